namespace ClaimLedger.Reports.Model;

/// <summary>What the pages of a report, or some of them, show: a data set or a part of one, and conflicts.</summary>
internal sealed class ReportData
{
    private readonly Dictionary<ConflictId, ListedConflict> _byId;

    /// <summary>All of a data set.</summary>
    public ReportData(DataSet dataSet, IReadOnlyList<ListedConflict> conflicts)
        : this(new ReportFacts(new WholeSource(dataSet, conflicts)), dataSet, conflicts)
    {
    }

    /// <summary>A part of a data set.</summary>
    public ReportData(ReportFacts facts, DataSet part, IReadOnlyList<ListedConflict> conflicts)
    {
        Facts = facts;
        Index = facts.IndexOf(part);
        Conflicts = conflicts;
        _byId = conflicts.ToDictionary(listed => listed.Conflict.Id);
    }

    /// <summary>What is the same on every page.</summary>
    public ReportFacts Facts { get; }

    public DataSetIndex Index { get; }

    /// <summary>The conflicts that are at hand.</summary>
    public IReadOnlyList<ListedConflict> Conflicts { get; }

    public ListedConflict Conflict(ConflictId id) => _byId[id];
}
