using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.Naming;
using ClaimLedger.News;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Stories;

/// <summary>What several articles say, as a data set in memory that nobody has reviewed.</summary>
internal sealed class Story
{
    private static readonly FrozenSet<string> OfDays = WordClasses.Of("measure-of-day");

    private const int LongestId = 60;
    private const int MostSums = 3;
    private const decimal FewAtMost = 20;

    private readonly FrozenDictionary<QuestionId, Question> _questions;
    private readonly List<string> _proposed;
    private readonly FrozenDictionary<SourceId, DateOnly> _published;

    private Story(DataSet dataSet, IReadOnlyDictionary<ClaimId, StoryFigure> figures)
    {
        (DataSet, Figures) = (dataSet, figures);
        _questions = dataSet.Questions.ToFrozenDictionary(question => question.Id);
        _published = dataSet.Sources.ToFrozenDictionary(source => source.Id, source => source.Published.Days.First);
        View = new DataSetView(dataSet);
        _proposed = [.. dataSet.Sources.SelectMany(source => source.Claims).GroupBy(claim => claim.Question)
            .Where(group => group.All(claim => figures[claim.Id].ProposedBy is not null)).Select(group => _questions[group.Key].Asks)];
    }

    /// <summary>The data set as reconciliation reads it.</summary>
    public DataSetView View { get; }

    /// <summary>The data set: a question for each key, a source for each article.</summary>
    public DataSet DataSet { get; }

    /// <summary>The figure of each claim.</summary>
    public IReadOnlyDictionary<ClaimId, StoryFigure> Figures { get; }

    /// <summary>Puts figures together.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="read">Their figures.</param>
    /// <param name="about">What they are about; null where they share nothing.</param>
    public static Story Of(IReadOnlyList<StoryArticle> articles, IReadOnlyList<StoryFigure> read, string? about = null)
    {
        var names = new UniqueNames();
        var sources = articles.Select(article => SourceOf(article, names)).ToList();
        var questions = new List<Question>();
        var claims = articles.Select(_ => new List<Claim>()).ToList();
        var speakers = new Dictionary<string, Speaker>(StringComparer.Ordinal);
        var figures = new Dictionary<ClaimId, StoryFigure>();
        var spoken = new SpokenNames(read.SelectMany(figure => figure.Speakers));
        var ids = new UniqueNames();
        var local = articles.Select(_ => new UniqueNames()).ToList();
        foreach (var group in SameQuestion.Groups(read).Select(each => each.Select(pair => pair.Figure).ToList()))
        {
            var subject = group[0].About ?? about ?? SubjectOf(articles, [.. group.Select(figure => figure.Article).Distinct()]);
            var question = QuestionOf(group[0], subject, ids);
            questions.Add(question);
            var said = new HashSet<(int, Interval, string)>();
            foreach (var figure in group)
            {
                if (!said.Add((figure.Article, figure.Value.Literal, string.Join('\n', figure.Speakers))))
                    continue;
                foreach (var name in figure.Speakers.Concat(figure.Whose is { } told ? [told] : []).Select(spoken.Of))
                    speakers.TryAdd(name, new Speaker { Name = new(name), Kind = SpeakerKinds.Guess(name) });
                var source = sources[figure.Article];
                var id = new ClaimId(source.Id, local[figure.Article].Of(Slugs.Of($"{figure.Value.Text} {figure.Counted}")));
                figures[id] = figure;
                claims[figure.Article].Add(new Claim
                {
                    Id = id,
                    Source = source.Id,
                    Question = question.Id,
                    Value = figure.Value,
                    AsOf = figure.AsOf,
                    Speakers = [.. figure.Speakers.Select(name => new SpeakerName(spoken.Of(name)))],
                    Modality = figure.Modality,
                    Whose = figure.Whose is { } whose ? new SpeakerName(spoken.Of(whose)) : null,
                    If = figure.If,
                    Quote = articles[figure.Article].Text.Substring(figure.Quote.Start, figure.Quote.Length),
                    Because = Reasons.Of([figure.Because], figure.Doubt),
                    Note = figure.ProposedBy is { } by ? $"Proposed by {by}, not reviewed." : null,
                });
            }
        }
        return new Story(new DataSet
        {
            Title = articles is [{ Title.Length: > 0 } only] ? only.Title
                : $"{articles.Count:#,0} article{(articles.Count == 1 ? "" : "s")}{(about is null ? "" : $": {about}")}",
            Speakers = [.. speakers.Values],
            Questions = [.. questions],
            Sources = [.. sources.Select((source, index) => source with { Claims = [.. claims[index]] })],
        }, figures);
    }

    /// <summary>Where they cannot stand together: no notes, and no floor beside a ceiling that it lies below.</summary>
    public IReadOnlyList<Conflict> Reconcile(CancellationToken cancellation = default) =>
        WithoutTwins([.. Reconciler.Reconcile(View, cancellation)
        .Where(conflict => conflict.Severity != Severity.Note && !IsOfBounds(conflict) && !IsOfFloors(conflict) && !IsGrowth(conflict)
            && !IsOfVague(conflict) && !IsOfOneNumber(conflict) && !IsOfManySums(conflict) && !IsOfSeveralShocks(conflict))
        .Select(WithoutProposedHint)]);

    // What only an assistant asked is no word of ours: a hint that quotes it would stand unmarked beside our own finding.
    private Conflict WithoutProposedHint(Conflict conflict) => conflict.Hint is { } hint
        && _proposed.Exists(asks => hint.Contains(asks, StringComparison.Ordinal)) ? conflict with { Hint = null } : conflict;

    /// <summary>Whether each side of a conflict has a figure of whose question the reader is sure.</summary>
    public bool IsSure(Conflict conflict) =>
        conflict.Positions.All(position => position.Claims.Any(claim => DoubtOf(claim, conflict) is null)) && !IsOfOneVoice(conflict);

    /// <summary>Why the reader is not sure that a claim of a conflict answers its question; null where it is.</summary>
    public string? DoubtOf(ClaimId claim, Conflict conflict)
    {
        var figure = Figures[claim];
        // That articles share no event is no doubt about two figures of one article.
        return figure.Doubt == StoryFigure.NoSharedEvent
            && conflict.Positions.All(position => position.Claims.All(other => Figures[other].Article == figure.Article))
            ? null : figure.Doubt;
    }

    // All figures of a question are of one measure.
    private Measure MeasureOf(Conflict conflict) => Figures[conflict.Positions[0].Claims[0]].Measure;

    // A prize, its cash value and each winner's part: of money that is told in so many ways the reader does not know whose each is.
    private bool IsOfManySums(Conflict conflict) =>
        conflict.Positions.Length > MostSums && MeasureOf(conflict).Sort == "money";

    // An article that gives two magnitudes tells of two shocks.
    private bool IsOfSeveralShocks(Conflict conflict) => conflict.Scope == Scope.Within
        && MeasureOf(conflict) is { Sort: not "count" } measure && OfDays.Contains(measure.Id);

    // What one article says twice of itself is more often two things than one mistake.
    private bool IsOfOneVoice(Conflict conflict)
    {
        var figures = conflict.Positions.SelectMany(position => position.Claims).Select(claim => Figures[claim]).ToList();
        return figures.TrueForAll(figure => figure.Article == figures[0].Article && figure.Speakers.SequenceEqual(figures[0].Speakers));
    }

    // What an assistant proposed and what our own reader found may be one finding: of those the first that holds all its figures stays.
    private List<Conflict> WithoutTwins(List<Conflict> conflicts)
    {
        var kept = new List<Conflict>();
        var holding = new Dictionary<(ConflictKind, (int, int)), List<HashSet<(int, int)>>>();
        foreach (var conflict in conflicts.OrderByDescending(conflict => conflict.Positions.Sum(position => position.Claims.Length)))
        {
            var figures = conflict.Positions.SelectMany(position => position.Claims)
                .Select(claim => (Figures[claim].Article, Figures[claim].Deciding.Start)).ToHashSet();
            // One that holds all of them holds the first.
            if (holding.TryGetValue((conflict.Kind, figures.First()), out var others) && others.Exists(figures.IsSubsetOf))
                continue;
            kept.Add(conflict);
            foreach (var figure in figures)
            {
                if (!holding.TryGetValue((conflict.Kind, figure), out var with))
                    holding[(conflict.Kind, figure)] = with = [];
                with.Add(figures);
            }
        }
        var stays = kept.Select(each => each.Id).ToHashSet();
        return conflicts.FindAll(conflict => stays.Contains(conflict.Id));
    }

    // A toll that a later article gives higher has grown, though both speak of one day.
    private bool IsGrowth(Conflict conflict)
    {
        if (conflict.Scope == Scope.Within
            || _questions[conflict.Question] is not { OverTime: OverTime.Cumulative or OverTime.Instant, Answer: AnswerType.Quantity })
            return false;
        var days = conflict.Positions.OrderBy(position => position.Literal?.Low ?? 0)
            .Select(position => position.Claims.Select(claim => _published[claim.Source]).ToList())
            .ToList();
        return MeasureOf(conflict).Sort is "count" or MeasureTable.OfNoSort
            && days.Zip(days.Skip(1)).All(pair => pair.First.Max() < pair.Second.Min());
    }

    // "Several people were arrested" says no more than that there were some.
    private bool IsOfVague(Conflict conflict) => conflict.Kind != ConflictKind.Answer && conflict.Positions.Any(position =>
        position.Claims.All(claim => NoClaim.IsVague(Figures[claim].Value.Reading)
            && Figures[claim].Value.Usual is { HasHigh: true, High: < FewAtMost }));

    // "At least 20" and "up to 60" sit far apart as usually read, and nobody who says so is at odds with the other.
    private static bool IsOfBounds(Conflict conflict) => conflict.Kind == ConflictKind.Tension
        && conflict.Positions.All(position => position.Literal is { } set && (!set.HasHigh || set.Low == 0))
        && conflict.Positions.Any(position => position.Literal is { HasHigh: false })
        && conflict.Positions.Any(position => position.Literal is { HasHigh: true });

    // "At least 20" and 31, "more than 130" and, later that day, "more than 150": a floor is no count, and a figure within twice the floor
    // is not far from it.
    private bool IsOfFloors(Conflict conflict) => conflict.Kind == ConflictKind.Tension
        && conflict.Positions.Any(position => position.Literal is { HasHigh: false })
        && conflict.Positions.All(position => position.Literal is { HasLow: true })
        && conflict.Positions.Max(LowestWritten) < 2 * conflict.Positions.Min(LowestWritten);

    // "30" in a headline and "more than 30" below: one number, told with and without its hedge.
    private bool IsOfOneNumber(Conflict conflict) => MeasureOf(conflict).Sort == "count"
        && conflict.Positions.Select(Decisive).Distinct().ToList() is [not null];

    // Of "59" and "at least 50" the 59: what is told exactly, else the highest of the floors.
    private decimal? Decisive(Position position)
    {
        var values = position.Claims.Select(claim => Figures[claim].Value).ToList();
        var exact = values.Where(value => value.Literal is { HasLow: true, HasHigh: true })
            .Select(value => value.Written).Distinct().ToList();
        return exact.Count == 0 ? values.Max(value => value.Written) : exact is [var only] ? only : null;
    }

    // Of "more than 120" 120, though the answers that it allows begin with 121.
    private decimal LowestWritten(Position position) =>
        position.Claims.Min(claim => Figures[claim].Value.Written) ?? position.Literal?.Low ?? 0;

    private static string SubjectOf(IReadOnlyList<StoryArticle> articles, int[] of) =>
        of is not [var only] ? "Several articles" : articles[only].Title is { Length: > 0 } title ? title : articles[only].FileName;

    private static Source SourceOf(StoryArticle article, UniqueNames names)
    {
        return new Source
        {
            Id = new(names.Of(Slugs.Of(article.Name, LongestId))),
            Title = article.Title.Length > 0 ? article.Title : article.FileName,
            Publisher = article.Publisher,
            Published = article.Published,
            Url = article.Url,
            Sha256 = article.Sha256,
            Claims = [],
        };
    }

    private static Question QuestionOf(StoryFigure figure, string subject, UniqueNames ids)
    {
        return figure.QuestionOf(subject, new(ids.Of(Slugs.Of(figure.IdWords ?? figure.Key.Words, LongestId))));
    }
}
