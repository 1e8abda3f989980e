namespace ClaimLedger.Reports.Model;

/// <summary>What is the same on every page of a report: how much was read, and what sources are called.</summary>
internal sealed class ReportFacts
{
    // Of a source some two kilobytes, twice as often at most.
    private const int MostKept = 4096;

    private readonly Lock _gate = new();
    private readonly IReportSource _source;
    private readonly Lazy<DataSetIndex> _index;
    private readonly Lazy<ReadModel> _read;
    private readonly Lazy<HashSet<ConflictId>> _ids;
    private readonly Lazy<Dictionary<SourceId, Source>> _sources;
    private readonly BoundedCache<SourceId, SourceLinkModel> _links = new(MostKept);
    private readonly BoundedCache<SourceId, SourceModel> _listed = new(MostKept);

    public ReportFacts(IReportSource source)
    {
        _source = source;
        Conflicts = source.Conflicts;
        Questions = source.Questions;
        Frame = source.Frame;
        Names = new SourceNames(Frame.Sources);
        _index = new(() => new DataSetIndex(Frame));
        _read = new(Count);
        _ids = new(() => [.. Conflicts]);
        _sources = new(() => Frame.Sources.ToDictionary(each => each.Id));
    }

    /// <summary>The data set, whose questions and claims may be left out.</summary>
    public DataSet Frame { get; }

    /// <summary>The ids of all conflicts, in the order of the report.</summary>
    public IReadOnlyList<ConflictId> Conflicts { get; }

    /// <summary>The ids of all questions, in their order.</summary>
    public IReadOnlyList<QuestionId> Questions { get; }

    public SourceNames Names { get; }

    /// <summary>How much was read.</summary>
    public ReadModel Read => _read.Value;

    /// <summary>A source as claims name it, made once for many pages.</summary>
    public SourceLinkModel LinkOf(Source source, Func<Source, SourceLinkModel> make)
    {
        lock (_links)
            return _links.Get(source.Id, _ => make(source));
    }

    /// <summary>A source as it is listed, made once for many pages.</summary>
    public SourceModel ListedOf(Source source, Func<Source, SourceModel> make)
    {
        lock (_listed)
            return _listed.Get(source.Id, _ => make(source));
    }

    /// <summary>Asks what the report is of; one page at a time.</summary>
    public T Ask<T>(Func<IReportSource, T> ask)
    {
        lock (_gate)
            return ask(_source);
    }

    /// <summary>Whether a conflict is one of the data set.</summary>
    public bool Has(ConflictId id) => _ids.Value.Contains(id);

    /// <summary>Conflicts with all that a page about them takes of the data set.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="inWords">Whether they are shown whole; else a list names them.</param>
    public ReportData Of(IReadOnlyList<ConflictId> ids, bool inWords)
    {
        var (conflicts, part) = Ask(source =>
        {
            var read = source.Read(ids, inWords);
            return (read, source.Part(ids, inWords ? [.. read.SelectMany(Drawn).Distinct()] : []));
        });
        return new ReportData(this, part, conflicts);
    }

    // A figure that moves is drawn among all answers to its question; word choices are compared as they stand.
    private static IEnumerable<QuestionId> Drawn(ListedConflict listed) =>
        listed.Conflict.Kind is ConflictKind.Framing or ConflictKind.Unattributed or ConflictKind.Circular
            ? []
            : [listed.Conflict.Question];

    /// <summary>A source, whose claims may be left out.</summary>
    public Source SourceOf(SourceId id) => _sources.Value[id];

    /// <summary>A part of the data set by id; the whole is gone through once.</summary>
    public DataSetIndex IndexOf(DataSet part) => ReferenceEquals(part, Frame) ? _index.Value : new DataSetIndex(part);

    private ReadModel Count()
    {
        var (claims, asOf) = Ask(source => (source.ClaimCount, ReportWords.Period(source.AsOf)));
        return new ReadModel(
            Frame.Sources.Length,
            claims,
            Questions.Count,
            Frame.Speakers.Length,
            ReportWords.Count(Frame.Sources.Length, "source"),
            ReportWords.Count(claims, "claim"),
            ReportWords.Count(Questions.Count, "question"),
            ReportWords.Period(Frame.Sources.Select(source => source.Published.Days)),
            asOf,
            Frame.Sources.Any(source => !source.DerivedFrom.IsEmpty));
    }
}
