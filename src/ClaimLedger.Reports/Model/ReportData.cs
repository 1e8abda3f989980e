namespace ClaimLedger.Reports.Model;

/// <summary>What a report is of, read once for all its pages.</summary>
internal sealed class ReportData
{
    private readonly Dictionary<ConflictId, ListedConflict> _byId;
    private readonly Dictionary<SourceId, int> _conflicts;

    public ReportData(DataSet dataSet, IReadOnlyList<ListedConflict> conflicts)
    {
        Index = new DataSetIndex(dataSet);
        Names = new SourceNames(dataSet.Sources);
        Conflicts = conflicts;
        _byId = conflicts.ToDictionary(listed => listed.Conflict.Id);
        _conflicts = conflicts.SelectMany(Sources).CountBy(id => id).ToDictionary();
    }

    public DataSetIndex Index { get; }

    public SourceNames Names { get; }

    /// <summary>All conflicts of the data set.</summary>
    public IReadOnlyList<ListedConflict> Conflicts { get; }

    public ListedConflict Conflict(ConflictId id) => _byId[id];

    /// <summary>In how many conflicts a source stands.</summary>
    public int ConflictsIn(SourceId source) => _conflicts.GetValueOrDefault(source);

    private IEnumerable<SourceId> Sources(ListedConflict listed) => listed.Conflict.Positions
        .SelectMany(position => position.Claims)
        .Select(id => Index.Claim(id).Source)
        .Distinct();
}
