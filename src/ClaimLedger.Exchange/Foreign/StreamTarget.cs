using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>Rows are validated as they come and handed on: no more than one of them is in memory.</summary>
internal sealed class StreamTarget(ImportMap map, DataSetIntake stream, Action<StreamedClaim, RowMark> take) : IRowTarget
{
    private readonly List<Node> _constraints = [];

    public bool IsNew => true;

    // Whoever keeps the claims finds out.
    public bool IsRepeated(UInt128 row) => false;

    public void Source(string id, Node.Mapping record) => stream.Source(record);

    public void Question(string id, Node.Mapping record) => stream.Question(record);

    public void Constraint(string id, Node.Mapping record) => _constraints.Add(record);

    public void Speaker(Node.Scalar name) => stream.Speaker(SpeakerRecord.Of(name, map));

    public void Claim(string source, Node.Mapping record, RowMark mark)
    {
        if (stream.Claim(source, record) is { } claim)
            take(claim, mark);
    }

    public DataSet Finish() => stream.Finish(Node.List(_constraints));
}
