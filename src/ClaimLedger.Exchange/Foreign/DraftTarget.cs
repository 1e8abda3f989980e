using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>Rows become a data set in memory that is not validated yet.</summary>
internal sealed class DraftTarget(ImportMap map, bool isNew, ICollection<Mistake> mistakes) : IRowTarget
{
    private readonly HashSet<UInt128> _rows = [];
    private readonly Dictionary<string, Node.Mapping> _claimsById = new(StringComparer.Ordinal);
    private readonly Ordered _sources = new(), _questions = new(), _constraints = new();
    private readonly Dictionary<string, List<Node>> _claims = new(StringComparer.Ordinal);
    private readonly List<Node> _speakers = [];
    private readonly HashSet<(Place, string)> _reported = [];

    public bool IsNew => isNew;

    public bool IsRepeated(UInt128 row) => !_rows.Add(row);

    public void Source(string id, Node.Mapping record)
    {
        _sources.Put(id, record);
        _claims.TryAdd(id, []);
    }

    public void Question(string id, Node.Mapping record) => _questions.Put(id, record);

    public void Constraint(string id, Node.Mapping record) => _constraints.Put(id, record);

    public void Speaker(Node.Scalar name) => _speakers.Add(SpeakerRecord.Of(name, map));

    public void Claim(string source, Node.Mapping record, RowMark mark)
    {
        var id = ((Node.Scalar)record.Find("id")!.Value).Text;
        if (_claimsById.TryAdd($"{source}/{id}", record))
            _claims[source].Add(record);
        else if (_claimsById[$"{source}/{id}"] is var first && !Node.SaysTheSame(first, record)
            && TwinClaims.Mistake(source, id, record.Place, first.Place) is var mistake
            && _reported.Add((mistake.Place, mistake.Wrong)))
            mistakes.Add(mistake);
    }

    public DataSetDraft Finish() => new()
    {
        Ledger = map.Ledger ?? Node.Map([]),
        Speakers = [.. _speakers],
        Questions = [.. _questions.Nodes],
        Constraints = [.. _constraints.Nodes],
        Sources = [.. _sources.Nodes.Zip(_sources.Ids, (node, id) => new SourceDraft(node, [.. _claims[id]]))],
    };

    /// <summary>Records by id, in the order in which they came.</summary>
    private sealed class Ordered
    {
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

        public List<string> Ids { get; } = [];

        public List<Node> Nodes { get; } = [];

        public void Put(string id, Node record)
        {
            if (_places.TryAdd(id, Nodes.Count))
            {
                Ids.Add(id);
                Nodes.Add(record);
            }
            else
            {
                Nodes[_places[id]] = record;
            }
        }
    }
}

/// <summary>A speaker whom a row names.</summary>
internal static class SpeakerRecord
{
    public static Node.Mapping Of(Node.Scalar name, ImportMap map) => Node.Map(
        [new Entry(Node.Of("name"), name), new Entry(Node.Of("kind"), map.SpeakerKind ?? Node.Of("anonymous"))], name.Place);
}

/// <summary>What is said of two claims of one name that are not the same.</summary>
public static class TwinClaims
{
    /// <summary>The mistake.</summary>
    /// <param name="source">The source of both.</param>
    /// <param name="id">What it calls both.</param>
    /// <param name="second">Where the second stands.</param>
    /// <param name="first">Where the first stands.</param>
    public static Mistake Mistake(string source, string id, Place second, Place first) => new(
        second,
        $"the row makes the claim {ShownText.Quoted(id)} of the source {ShownText.Quoted(source)} again, and says something else of it "
            + $"than line {first.Line}",
        "make the claim's id from more columns in the map (`id: \"dead-{#}\"` numbers the rows), or correct the table");
}
