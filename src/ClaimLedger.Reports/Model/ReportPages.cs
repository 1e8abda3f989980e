using System.Text.RegularExpressions;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Model;

/// <summary>
/// A report of any size as an index and pages that a browser and a mailbox can take. A conflict's page is named by how its id begins, so
/// that its address stays when others come and go; each page has the sources and speakers of what it shows, and can be sent alone.
/// </summary>
internal sealed partial class ReportPages : IDisposable
{
    /// <summary>The index: what a browser opens first.</summary>
    public const string Index = "index.html";

    /// <summary>So many conflicts of a group are told on the index; the others stand on its lists.</summary>
    public const int ToldOnIndex = 25;

    /// <summary>So many conflicts stand on a list.</summary>
    public const int MostListed = 500;

    // A conflict takes some eight kilobytes and each of its claims, with its source, some two; a page holds 2 MB at most.
    private const int ConflictWeight = 8;
    private const int ClaimWeight = 2;
    private const int MostWeight = 1200;

    // An answer takes, with its source, some two kilobytes, and so does a source; a speaker is a line.
    private const int MostAnswers = 400;
    private const int MostSources = 400;
    private const int MostSpeakers = 2000;

    // "c-" and two digits: 256 pages. One that gets too long is parted by the next digit.
    private const int FewestDigits = 2;
    private const int IdStart = 2;

    /// <summary>Whether a file of that name may be a page.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    // So many conflicts or questions are read at once.
    private const int AtOnce = 256;

    // So many portions of questions are gone through before the pages of the first are made.
    private static readonly int Ahead = Environment.ProcessorCount;

    private readonly ReportFacts _facts;
    private readonly ReportOptions _options;
    private readonly Markup _markup;
    private readonly Disputes _disputes = new();
    private readonly Dictionary<SpeakerName, int> _credits = [];
    private readonly List<Weighed> _conflicts = [];
    private readonly Dictionary<ConflictId, string> _pageOf = [];
    private readonly List<PageModel> _sections = [];
    private readonly List<GroupModel> _groups = [];
    private readonly Lazy<ReportModel> _frame;
    private readonly ReportBuilder _bare;
    private readonly Queue<Task<Portion>> _ahead = [];
    private readonly HashSet<SourceId> _sourcesShown = [];
    private readonly HashSet<ClaimId> _credited = [];

    /// <param name="source">What the report is of.</param>
    /// <param name="options">How it is made.</param>
    /// <param name="markup">The language of its pages.</param>
    public ReportPages(IReportSource source, ReportOptions options, Markup markup)
    {
        _facts = new ReportFacts(source);
        (_options, _markup) = (options, markup);
        _bare = Builder(
            new ReportData(_facts, _facts.Frame with { Questions = [], Sources = [] }, []),
            options with { Shown = IsWhole ? null : [] },
            isElsewhere: false);
        _frame = new(Frame);
    }

    /// <summary>A conflict, and what it weighs on its page.</summary>
    private readonly record struct Weighed(CountedConflict Counted, int Weight)
    {
        public ConflictId Id => Counted.Id;
    }

    /// <summary>What of some questions stands outside of the conflicts.</summary>
    private sealed record Portion(
        IReadOnlyList<AloneModel> Alone,
        IReadOnlyList<AgreementModel> Agreements,
        IReadOnlyList<ChangeModel> Changes,
        IReadOnlyList<ReplacedModel> Replaced,
        IReadOnlyDictionary<SpeakerName, int> Credits);

    private bool IsWhole => _options.Shown is null;

    /// <summary>
    /// The pages but the index, in their order. They can be made at once by several threads; which they are becomes known one after the
    /// other.
    /// </summary>
    public IEnumerable<ReportPage> Pages()
    {
        foreach (var some in (_options.Shown ?? _facts.Conflicts).Chunk(AtOnce))
            Count(some);
        var buckets = Buckets(_conflicts, FewestDigits).ToList();
        foreach (var (start, members) in buckets)
        {
            foreach (var member in members)
                _pageOf[member.Id] = start + ".html";
        }
        foreach (var (start, members) in buckets)
            yield return new ReportPage(start + ".html", () => OfBucket(start, [.. members.Select(member => member.Id)]));
        foreach (var page in Grouping.All.SelectMany(Lists))
            yield return page;
        foreach (var page in Sections())
            yield return page;
    }

    /// <summary>The index, when all other pages are known.</summary>
    public ReportPage WholeIndex() => new(Index, () => _frame.Value with { Groups = _groups, Pages = _sections });

    /// <summary>Waits until nobody asks what the report is of any more.</summary>
    public void Dispose()
    {
        foreach (IAsyncResult portion in _ahead)
            portion.AsyncWaitHandle.WaitOne();
    }

    private ReportBuilder Builder(ReportData data, ReportOptions options, bool isElsewhere) =>
        new(data, options, _markup, isElsewhere ? id => $"{_pageOf[id]}#{id}" : null);

    // The builder of a page that shows these.
    private ReportBuilder Read(IReadOnlyList<ConflictId> ids, bool inWords, bool isElsewhere, ReportOptions? options = null) =>
        Builder(_facts.Of(ids, inWords), options ?? _options with { Shown = ids, IsSingle = false }, isElsewhere);

    // Goes through conflicts for the first time: what is kept of each does not depend on how much it says.
    private void Count(ConflictId[] ids)
    {
        var conflicts = _facts.Ask(source => source.Read(ids, inWords: false));
        // How many word choices are shown is known of the quotes alone; whom claims credit, of the claims.
        ConflictId[] known =
        [
            .. from listed in conflicts
               where !IsWhole || listed.Conflict.Kind is ConflictKind.Framing
               select listed.Conflict.Id,
        ];
        var weighing = known.Length == 0 ? _bare : Read(known, inWords: false, isElsewhere: false);
        foreach (var listed in conflicts)
        {
            if (IsWhole)
                _disputes.Add(listed.Conflict);
            _conflicts.Add(new Weighed(
                CountedConflict.Of(listed), ConflictWeight + (ClaimWeight * weighing.ClaimsShownOf(listed.Conflict))));
        }
        if (!IsWhole)
            Credit(weighing.ShownClaims());
    }

    // Each claim once, in however many conflicts it stands.
    private void Credit(IEnumerable<Claim> claims)
    {
        List<Claim> fresh = [.. claims.Where(claim => _credited.Add(claim.Id))];
        _sourcesShown.UnionWith(fresh.Select(claim => claim.Source));
        Credit(ReportBuilder.Credits(fresh));
    }

    private void Credit(IReadOnlyDictionary<SpeakerName, int> credits)
    {
        foreach (var (speaker, claims) in credits)
            _credits[speaker] = _credits.GetValueOrDefault(speaker) + claims;
    }

    private static IEnumerable<(string Start, List<Weighed> Members)> Buckets(IReadOnlyList<Weighed> conflicts, int digits)
    {
        foreach (var bucket in conflicts
            .GroupBy(each => each.Id.ToString()[..(IdStart + digits)])
            .OrderBy(bucket => bucket.Key, StringComparer.Ordinal))
        {
            var members = bucket.ToList();
            if (members.Sum(each => each.Weight) <= MostWeight || members.Count == 1)
            {
                yield return (bucket.Key, members);
                continue;
            }
            foreach (var part in Buckets(members, digits + 1))
                yield return part;
        }
    }

    private ReportModel OfBucket(string start, IReadOnlyList<ConflictId> ids) =>
        Read(ids, inWords: true, isElsewhere: false).Build() with { Part = new PartModel($"Conflicts {start}…", Index), Narrowed = null };

    private ReportModel Frame()
    {
        CountedConflict[] counted = [.. _conflicts.Select(each => each.Counted)];
        // Of equal ones the first.
        if (_conflicts.Count == 0)
            return _bare.Frame(counted, first: null, () => []);
        ConflictId[] first = [_conflicts.MaxBy(each => each.Counted.Severity).Id];
        var builder = Read(first, inWords: true, isElsewhere: true, _options with { Shown = IsWhole ? null : first });
        return builder.Frame(counted, builder.Conflicts[0], Fresh);
    }

    private IReadOnlyList<LinkModel> Fresh() =>
    [
        .. _conflicts.Where(each => !each.Counted.IsAccepted)
            .OrderByDescending(each => each.Counted.Severity)
            .Select(each => each.Id)
            .Chunk(AtOnce)
            .SelectMany(Links),
    ];

    private IReadOnlyList<LinkModel> Links(IReadOnlyList<ConflictId> ids)
    {
        var builder = Read(ids, inWords: false, isElsewhere: true);
        return [.. builder.Conflicts.Select(builder.Link)];
    }

    // Where all of a group are told on the index, no list is needed.
    private IEnumerable<ReportPage> Lists(Grouping grouping)
    {
        ConflictId[] members = [.. _conflicts.Where(each => each.Counted.Grouping == grouping).Select(each => each.Id)];
        if (members.Length == 0)
            yield break;
        var group = _bare.Group(grouping, members.Length);
        var lists = new PageSection<ConflictId>(
            group.Title, group.Id, MostListed, _ => 1, some => _frame.Value with { Groups = [group with { Contents = Links(some) }] });
        if (members.Length > ToldOnIndex)
        {
            foreach (var page in lists.Add(members).Concat(lists.End()))
                yield return page;
        }
        _groups.Add(group with { Contents = Links([.. members.Take(ToldOnIndex)]), Pages = lists.Pages });
    }

    private IEnumerable<ReportPage> Sections()
    {
        var alone = new PageSection<AloneModel>("On one source’s word", "alone", MostAnswers, _ => 1,
            some => With(some.Select(one => one.Answer)) with { Alone = some });
        var agreements = new PageSection<AgreementModel>("What agrees", "agreements", MostAnswers, one => one.Answers.Count,
            some => With(some.SelectMany(one => one.Answers)) with { Agreements = some });
        var changes = new PageSection<ChangeModel>("Answers of different dates", "changes", MostAnswers, one => one.Answers.Count + 4,
            some => With(some.SelectMany(one => one.Answers)) with { Changes = some });
        var replaced = new PageSection<ReplacedModel>("Corrected and withdrawn", "replaced", MostAnswers, one => one.Now.Count + 1,
            some => With(some.SelectMany(one => one.Now.Append(one.Was))) with { Replaced = some });
        foreach (var portion in Portions())
        {
            Credit(portion.Credits);
            foreach (var page in alone.Add(portion.Alone)
                .Concat(agreements.Add(portion.Agreements))
                .Concat(changes.Add(portion.Changes))
                .Concat(replaced.Add(portion.Replaced)))
                yield return page;
        }
        var speakers = new PageSection<SpeakerModel>("Who is who", "speakers", MostSpeakers, _ => 1,
            some => _frame.Value with { Speakers = some });
        var sources = new PageSection<Source>("Sources", "sources", MostSources, _ => 1,
            some => _frame.Value with { Sources = _bare.Sources(some) });
        foreach (var page in alone.End().Concat(agreements.End()).Concat(changes.End()).Concat(replaced.End())
            .Concat(speakers.Add(ReportBuilder.Speakers(_facts.Frame.Speakers, _credits))).Concat(speakers.End())
            .Concat(sources.Add(SourcesShown())).Concat(sources.End()))
            yield return page;
        _sections.AddRange(
            [.. alone.Pages, .. agreements.Pages, .. changes.Pages, .. replaced.Pages, .. speakers.Pages, .. sources.Pages]);
    }

    private IEnumerable<Source> SourcesShown() => _facts.Frame.Sources
        .Where(source => IsWhole || _sourcesShown.Contains(source.Id))
        .OrderBy(source => source.Published.Days)
        .ThenBy(source => source.Id);

    // The sources of answers, by id; how much hangs on each is asked for once.
    private ReportModel With(IEnumerable<AnswerModel> answers) => _frame.Value with
    {
        Sources = _bare.Sources(
            answers.Select(answer => answer.Source.Id).Distinct(StringComparer.Ordinal).Select(id => _facts.SourceOf(new(id)))),
    };

    // Portion by portion in the order of questions; the next ones are gone through meanwhile.
    private IEnumerable<Portion> Portions()
    {
        if (!IsWhole)
            yield break;
        foreach (var questions in _facts.Questions.Chunk(AtOnce))
        {
            _ahead.Enqueue(Task.Run(() => Of(questions)));
            if (_ahead.Count > Ahead)
                yield return _ahead.Dequeue().GetAwaiter().GetResult();
        }
        while (_ahead.TryDequeue(out var portion))
            yield return portion.GetAwaiter().GetResult();
    }

    private Portion Of(QuestionId[] ids)
    {
        var part = _facts.Ask(source => source.Part([], ids));
        var data = new ReportData(_facts, part, []);
        var builder = new ReportBuilder(data, _options, _markup);
        List<Question> questions = [.. ids.Select(data.Index.Question)];
        var (agreements, changes) = new Harmony(data.Index, _disputes, builder).Find(questions);
        return new Portion(
            new Alone(data.Index, _disputes, builder).Find(questions),
            agreements,
            changes,
            builder.Replaced(questions),
            ReportBuilder.Credits(ids.SelectMany(data.Index.AllOn)));
    }

    [GeneratedRegex(
        """
        ^(index|c-[0-9a-f]{2,16}
        |(cannot-stand-together|far-apart|word-choice|worth-knowing|alone|agreements|changes|replaced|speakers|sources)-[0-9]+)
        \.html$
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
