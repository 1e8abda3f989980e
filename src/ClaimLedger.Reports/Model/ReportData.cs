namespace ClaimLedger.Reports.Model;

/// <summary>What a report is of, read once for all its pages.</summary>
internal sealed class ReportData
{
    private readonly Dictionary<ConflictId, ListedConflict> _byId;
    private readonly Dictionary<SourceId, int> _conflicts;
    private readonly Lazy<ReadModel> _read;

    public ReportData(DataSet dataSet, IReadOnlyList<ListedConflict> conflicts)
    {
        Index = new DataSetIndex(dataSet);
        Names = new SourceNames(dataSet.Sources);
        Conflicts = conflicts;
        _byId = conflicts.ToDictionary(listed => listed.Conflict.Id);
        _conflicts = conflicts.SelectMany(Sources).CountBy(id => id).ToDictionary();
        _read = new(() => Count(dataSet));
    }

    /// <summary>How much was read: the same on every page.</summary>
    public ReadModel Read => _read.Value;

    public DataSetIndex Index { get; }

    public SourceNames Names { get; }

    /// <summary>All conflicts of the data set.</summary>
    public IReadOnlyList<ListedConflict> Conflicts { get; }

    public bool Has(ConflictId id) => _byId.ContainsKey(id);

    public ListedConflict Conflict(ConflictId id) => _byId[id];

    /// <summary>In how many conflicts a source stands.</summary>
    public int ConflictsIn(SourceId source) => _conflicts.GetValueOrDefault(source);

    private ReadModel Count(DataSet data) => new(
        data.Sources.Length,
        Index.ClaimCount,
        data.Questions.Length,
        data.Speakers.Length,
        ReportWords.Count(data.Sources.Length, "source"),
        ReportWords.Count(Index.ClaimCount, "claim"),
        ReportWords.Count(data.Questions.Length, "question"),
        ReportWords.Period(data.Sources.Select(source => source.Published)),
        ReportWords.Period(data.Sources.SelectMany(source => source.Claims).Select(claim => claim.AsOf)),
        data.Sources.Any(source => !source.DerivedFrom.IsEmpty));

    private IEnumerable<SourceId> Sources(ListedConflict listed) => listed.Conflict.Positions
        .SelectMany(position => position.Claims)
        .Select(id => Index.Claim(id).Source)
        .Distinct();
}
