namespace ClaimLedger.Reports;

/// <summary>A data set in memory, with its conflicts, as a report reads it.</summary>
/// <param name="dataSet">The data set.</param>
/// <param name="conflicts">All its conflicts.</param>
public sealed class WholeSource(DataSet dataSet, IReadOnlyList<ListedConflict> conflicts) : IReportSource
{
    private readonly Lazy<Dictionary<ConflictId, ListedConflict>> _byId =
        new(() => conflicts.ToDictionary(listed => listed.Conflict.Id));
    private readonly Lazy<Dictionary<SourceId, int>> _conflictsOf = new(() => conflicts
        .SelectMany(listed => listed.Conflict.Positions.SelectMany(position => position.Claims).Select(claim => claim.Source).Distinct())
        .CountBy(source => source)
        .ToDictionary());
    private readonly Lazy<Dictionary<SourceId, Source>> _sources = new(() => dataSet.Sources.ToDictionary(source => source.Id));

    /// <inheritdoc/>
    public DataSet Frame => dataSet;

    /// <inheritdoc/>
    public int ClaimCount => dataSet.Sources.Sum(source => source.Claims.Length);

    /// <inheritdoc/>
    public IReadOnlyList<QuestionId> Questions => [.. dataSet.Questions.Select(question => question.Id)];

    /// <inheritdoc/>
    public IReadOnlyList<ConflictId> Conflicts { get; } = [.. conflicts.Select(listed => listed.Conflict.Id)];

    /// <inheritdoc/>
    public IEnumerable<DaySpan> AsOf => dataSet.Sources.SelectMany(source => source.Claims).Select(claim => claim.AsOf.Days);

    /// <inheritdoc/>
    public SourceCounts CountsOf(SourceId source)
    {
        var its = _sources.Value[source];
        return new SourceCounts(its.Claims.Length, _conflictsOf.Value.GetValueOrDefault(source), SourceCounts.OfVersions(its));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ListedConflict> Read(IReadOnlyList<ConflictId> ids, bool inWords) => [.. ids.Select(id => _byId.Value[id])];

    /// <inheritdoc/>
    public DataSet Part(IReadOnlyCollection<ConflictId> conflicts, IReadOnlyCollection<QuestionId> questions) => dataSet;

    /// <inheritdoc/>
    public DataSet Whole() => dataSet;
}
