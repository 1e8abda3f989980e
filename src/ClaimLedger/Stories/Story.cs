using System.Collections.Frozen;
using System.Globalization;
using ClaimLedger.Naming;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Stories;

/// <summary>What several articles say, as a data set in memory that nobody has reviewed.</summary>
internal sealed class Story
{
    private const int LongestId = 60;

    private readonly FrozenDictionary<QuestionId, Question> _questions;
    private readonly FrozenDictionary<SourceId, DateOnly> _published;

    private Story(DataSet dataSet, IReadOnlyDictionary<ClaimId, StoryFigure> figures)
    {
        (DataSet, Figures) = (dataSet, figures);
        _questions = dataSet.Questions.ToFrozenDictionary(question => question.Id);
        _published = dataSet.Sources.ToFrozenDictionary(source => source.Id, source => source.Published.Days.First);
        View = new DataSetView(dataSet);
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
        var ids = new UniqueNames();
        var local = articles.Select(_ => new UniqueNames()).ToList();
        foreach (
            var group in WithDays(read).GroupBy(
                figure => (figure.Key, figure.Answer, Unit: figure.Measure.Sort is "money" or "other" ? figure.Unit : null)))
        {
            var subject = about ?? SubjectOf(articles, [.. group.Select(figure => figure.Article).Distinct()]);
            var question = QuestionOf(group.First(), subject, ids);
            questions.Add(question);
            var said = new HashSet<(int, Interval, string)>();
            foreach (var figure in group)
            {
                if (!said.Add((figure.Article, figure.Value.Literal, string.Join('\n', figure.Speakers))))
                    continue;
                foreach (var name in figure.Speakers.Concat(figure.Whose is { } told ? [told] : []))
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
                    Speakers = [.. figure.Speakers.Select(name => new SpeakerName(name))],
                    Modality = figure.Modality,
                    Whose = figure.Whose is { } whose ? new SpeakerName(whose) : null,
                    If = figure.If,
                    Quote = articles[figure.Article].Text.Substring(figure.Quote.Start, figure.Quote.Length),
                    Because = figure.Because,
                    Note = figure.ProposedBy is { } by ? $"Proposed by {by}, not reviewed." : null,
                });
            }
        }
        return new Story(new DataSet
        {
            Title = articles is [{ Title.Length: > 0 } only] ? only.Title
                : $"{articles.Count:#,0} articles{(about is null ? "" : $": {about}")}",
            Speakers = [.. speakers.Values],
            Questions = [.. questions],
            Sources = [.. sources.Select((source, index) => source with { Claims = [.. claims[index]] })],
        }, figures);
    }

    /// <summary>Where they cannot stand together: no notes, and no floor beside a ceiling that it lies below.</summary>
    public IReadOnlyList<Conflict> Reconcile(CancellationToken cancellation = default) =>
        WithoutTwins([.. Reconciler.Reconcile(View, cancellation)
        .Where(conflict => conflict.Severity != Severity.Note && !IsOfBounds(conflict) && !IsOfFloors(conflict) && !IsGrowth(conflict))]);

    /// <summary>Whether each side of a conflict has a figure of whose question the reader is sure.</summary>
    public bool IsSure(Conflict conflict) =>
        conflict.Positions.All(position => position.Claims.Any(claim => Figures[claim].Doubt is null)) && !IsOfOneVoice(conflict);

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
        if (conflict.Scope == Scope.Within || conflict.Kind == ConflictKind.Decrease
            || _questions[conflict.Question] is not { OverTime: OverTime.Cumulative or OverTime.Instant, Answer: AnswerType.Quantity })
            return false;
        var days = conflict.Positions.OrderBy(position => position.Literal?.Low ?? 0)
            .Select(position => position.Claims.Select(claim => _published[claim.Source]).ToList())
            .ToList();
        return Figures[conflict.Positions[0].Claims[0]].Measure.Sort is "count" or "other"
            && days.Zip(days.Skip(1)).All(pair => pair.First.Max() < pair.Second.Min());
    }

    // "At least 20" and "up to 60" sit far apart as usually read, and nobody who says so is at odds with the other.
    private static bool IsOfBounds(Conflict conflict) => conflict.Kind == ConflictKind.Tension
        && conflict.Positions.All(position => position.Literal is { } set && (!set.HasHigh || set.Low == 0))
        && conflict.Positions.Any(position => position.Literal is { HasHigh: false })
        && conflict.Positions.Any(position => position.Literal is { HasHigh: true });

    // "At least 20" and 31, "more than 130" and, later that day, "more than 150": a floor is no count, and a figure within twice the floor
    // is not far from it.
    private static bool IsOfFloors(Conflict conflict) => conflict.Kind == ConflictKind.Tension
        && conflict.Positions.Any(position => position.Literal is { HasHigh: false })
        && conflict.Positions.All(position => position.Literal is { HasLow: true })
        && conflict.Positions.Max(position => position.Literal!.Value.Low) < 2 * conflict.Positions.Min(
            position => position.Literal!.Value.Low);

    // Days beside each other are one: it was still Friday elsewhere. A figure of an event whose day nobody gave is of the one that the
    // others are of, where there is but one.
    private static List<StoryFigure> WithDays(IReadOnlyList<StoryFigure> figures)
    {
        var dated = figures.Where(figure => DateOnly.TryParseExact(figure.Key.Argument, "O", out _)).Select(figure => figure.Key).Distinct()
            .GroupBy(key => key with { Argument = "" }, key => DateOnly.ParseExact(key.Argument, "O", CultureInfo.InvariantCulture))
            .ToDictionary(group => group.Key, group => group.Order().ToList());
        return [.. figures.Select(figure => dated.TryGetValue(figure.Key with { Argument = "" }, out var days)
            && Day(figure.Key.Argument, days) is { } day ? figure with { Key = figure.Key with { Argument = day } } : figure)];

        static string? Day(string argument, List<DateOnly> days)
        {
            if (argument.Length == 0)
                return days.Zip(days.Skip(1)).All(pair => pair.Second.DayNumber - pair.First.DayNumber <= 1) ? days[0].ToString("O") : null;
            if (!DateOnly.TryParseExact(argument, "O", out var own))
                return null;
            var at = days.BinarySearch(own);
            while (at > 0 && days[at].DayNumber - days[at - 1].DayNumber <= 1)
                at--;
            return days[at].ToString("O");
        }
    }

    private static string SubjectOf(IReadOnlyList<StoryArticle> articles, int[] of) =>
        of is not [var only] ? "Several articles" : articles[only].Title is { Length: > 0 } title ? title : NameOf(articles[only]);

    private static string NameOf(StoryArticle article) => article.File[(article.File.LastIndexOfAny(['/', '\\']) + 1)..];

    private static Source SourceOf(StoryArticle article, UniqueNames names)
    {
        var name = NameOf(article);
        var dot = name.LastIndexOf('.');
        return new Source
        {
            Id = new(names.Of(Slugs.Of(dot > 0 ? name[..dot] : name, LongestId))),
            Title = article.Title.Length > 0 ? article.Title : name,
            Publisher = article.Publisher,
            Published = article.Published,
            Url = article.Url,
            Sha256 = article.Sha256,
            Claims = [],
        };
    }

    private static Question QuestionOf(StoryFigure figure, string subject, UniqueNames ids)
    {
        var key = figure.Key;
        string[] parts = [key.Event, key.Measure, key.Place, key.Population, key.Argument, key.Status];
        return figure.QuestionOf(subject, new(ids.Of(Slugs.Of(string.Join(' ', parts.Where(part => part.Length > 0)), LongestId))));
    }
}
