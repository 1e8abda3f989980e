using System.Collections.Frozen;
using ClaimLedger.Reports;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Targets;

/// <summary>What a report reads of a ledger, a portion at a time.</summary>
internal sealed class LedgerReport : IReportSource
{
    // Of so many sources with versions the claims are read at once.
    private const int SourcesAtOnce = 16;

    private readonly Ledger _ledger;
    private readonly string? _title;
    private readonly Lazy<FrozenDictionary<SourceId, SourceCounts>> _counts;

    /// <param name="ledger">The ledger; the caller's own.</param>
    /// <param name="sort">The order of its conflicts; null for the order of listings.</param>
    /// <param name="title">The title of the report; null for the data set's.</param>
    public LedgerReport(Ledger ledger, string? sort, string? title)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        (_ledger, _title) = (ledger, title);
        Conflicts = ledger.ConflictIds(new ListFilter { Sort = sort });
        Questions = ledger.QuestionIds();
        Frame = Titled(ledger.ReadFrame());
        _counts = new(Count);
    }

    /// <inheritdoc/>
    public DataSet Frame { get; }

    /// <inheritdoc/>
    public int ClaimCount => _ledger.Totals().Claims;

    /// <inheritdoc/>
    public IReadOnlyList<QuestionId> Questions { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ConflictId> Conflicts { get; }

    /// <inheritdoc/>
    public IEnumerable<DaySpan> AsOf => _ledger.AsOfEnds();

    /// <inheritdoc/>
    public SourceCounts CountsOf(SourceId source) => _counts.Value[source];

    /// <inheritdoc/>
    public IReadOnlyList<ListedConflict> Read(IReadOnlyList<ConflictId> ids, bool inWords) =>
        _ledger.Conflicts(ids, inWords);

    /// <inheritdoc/>
    public DataSet Part(IReadOnlyCollection<ConflictId> conflicts, IReadOnlyCollection<QuestionId> questions) =>
        Titled(_ledger.ReadPart(new DataSetPart { Conflicts = conflicts, Questions = questions }));

    /// <inheritdoc/>
    public DataSet Whole() => Titled(_ledger.ReadDataSet());

    private DataSet Titled(DataSet dataSet) => _title is null ? dataSet : dataSet with { Title = _title };

    private FrozenDictionary<SourceId, SourceCounts> Count()
    {
        var versions = Frame.Sources.Where(source => !source.Versions.IsEmpty)
            .Select(source => source.Id)
            .Chunk(SourcesAtOnce)
            .SelectMany(some => _ledger.ReadPart(new DataSetPart { Sources = some }).Sources)
            .DistinctBy(source => source.Id)
            .ToDictionary(source => source.Id, SourceCounts.OfVersions);
        return _ledger.Sources(new ListFilter()).ToFrozenDictionary(
            row => row.Source.Id, row => new SourceCounts(row.Claims, row.Conflicts, versions.GetValueOrDefault(row.Source.Id) ?? []));
    }
}
