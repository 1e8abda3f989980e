using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.Naming;
using ClaimLedger.News;
using ClaimLedger.Reconciliation;
using static System.FormattableString;

namespace ClaimLedger.Stories;

/// <summary>What several articles say, as a data set in memory that nobody has reviewed.</summary>
internal sealed class Story
{
    private static readonly FrozenSet<string> PlacesBehindNames = WordClasses.Of("place-behind-name");
    private static readonly FrozenSet<string> OfVehicles = WordClasses.Of("measure-of-vehicle");
    private static readonly FrozenSet<string> OfDays = WordClasses.Of("measure-of-day");

    private const int LongestId = 60;
    private const int MostSums = 3;
    private const int MostParts = 12;
    private const decimal FewAtMost = 20;
    private const decimal FarApart = 25;
    private const decimal Thousand = 1000;
    private const int YearDigits = 4;

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
        foreach (var group in ByQuestion(read).Select(each => each.Select(pair => pair.Figure).ToList()))
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

    /// <summary>The figures that answer one question together, each with its place in the list.</summary>
    /// <param name="figures">The figures of all articles.</param>
    public static IEnumerable<IReadOnlyList<(int Index, StoryFigure Figure)>> ByQuestion(IReadOnlyList<StoryFigure> figures) =>
        WithEras(WithOrigins(WithDays(WhereItWas(WithShortNames(WithAttackers(PartsOfTotals(WithoutShortLists(WithoutTakenBack(ToldAgain(BeforeMore(figures))))))))))).Select((figure, index) => (Index: index, Figure: figure))
            .GroupBy(each => (each.Figure.Key, each.Figure.Answer, Unit: UnitOf(each.Figure)))
            .SelectMany(ByMagnitude)
            .Select(part => part.OrderBy(each => each.Index).ToList())
            .OrderBy(part => part[0].Index);

    // Sums of two currencies, and counts of things that no measure names, are answers to two questions.
    private static string? UnitOf(StoryFigure figure) => figure.Measure.Sort is "money" or "other" ? figure.Unit : null;

    /// <summary>Where they cannot stand together: no notes, and no floor beside a ceiling that it lies below.</summary>
    public IReadOnlyList<Conflict> Reconcile(CancellationToken cancellation = default) =>
        WithoutTwins([.. Reconciler.Reconcile(View, cancellation)
        .Where(conflict => conflict.Severity != Severity.Note && !IsOfBounds(conflict) && !IsOfFloors(conflict) && !IsGrowth(conflict)
            && !IsOfVague(conflict) && !IsOfManySums(conflict) && !IsOfSeveralShocks(conflict))
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
        return MeasureOf(conflict).Sort is "count" or "other"
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

    // Of "more than 120" 120, though the answers that it allows begin with 121.
    private decimal LowestWritten(Position position) =>
        position.Claims.Min(claim => Figures[claim].Value.Written) ?? position.Literal?.Low ?? 0;

    // Figures that lie so far apart answer two questions more often than one: the dead of a day, and those of the whole war. What is a
    // thousand times another may be a slip of the same figure.
    private static IEnumerable<List<(int Index, StoryFigure Figure)>> ByMagnitude(IEnumerable<(int Index, StoryFigure Figure)> figures)
    {
        var part = new List<(int Index, StoryFigure Figure)>();
        decimal? before = null;
        foreach (var (each, size) in figures.Select(each => (each, Size(each.Figure))).OrderBy(pair => pair.Item2 ?? 0))
        {
            if (size is { } own && before is > 0 and { } last && own / last >= FarApart && own != Thousand * last)
            {
                yield return part;
                part = [];
            }
            before = size ?? before;
            part.Add(each);
        }
        if (part.Count > 0)
            yield return part;

        static decimal? Size(StoryFigure figure) => figure.Measure.Sort is "count" or "money"
            ? figure.Value.Written ?? (figure.Value.Usual.HasHigh ? figure.Value.Usual.High : figure.Value.Usual.Low) : null;
    }

    // "Three people died on Wednesday. On Thursday two more were found, and the toll rose to five": the three are as of Wednesday.
    private static List<StoryFigure> BeforeMore(IReadOnlyList<StoryFigure> figures)
    {
        var most = figures.Where(figure => figure.Measure.OverTime == OverTime.Cumulative && figure.Value.Literal.HasLow)
            .GroupBy(figure => (figure.Article, figure.Key))
            .ToDictionary(group => group.Key, group => group.Max(each => each.Value.Literal.Low));
        return [.. figures.Select(figure => figure.Happened is { } day && figure.Value.Literal is { HasHigh: true } set
            && most.TryGetValue((figure.Article, figure.Key), out var more) && set.High < more
            ? figure with { AsOf = WrittenDate.Of(day) } : figure)
            // "The toll had risen to 40 by dawn": at another hour than that of the higher one.
            .Where(figure => !(figure.IsOfThen && most.TryGetValue((figure.Article, figure.Key), out var most2)
                && figure.Value.Literal is { HasHigh: true } then && then.High < most2))];
    }

    // A figure whose event was read from the sentence before, and which stands in the article elsewhere as one of its own event, is of that.
    private static List<StoryFigure> ToldAgain(IReadOnlyList<StoryFigure> figures)
    {
        var own = figures.Where(figure => figure.Key.Event.Length == 0 && !figure.IsCarried).Select(Told).ToHashSet();
        return [.. figures.Select(figure => figure.IsCarried && own.Contains(Told(figure))
            ? figure with { Key = figure.Key with { Event = "" }, Doubt = null } : figure)];

        static (int, string, string, string) Told(StoryFigure figure) =>
            (figure.Article, figure.Measure.Id, figure.Key.Population, figure.Value.Text);
    }

    // "50 died, the gunman among them", and "the toll rose to 50" in the same article: he is in it there too.
    private static List<StoryFigure> WithAttackers(List<StoryFigure> figures)
    {
        var with = figures.Where(figure => figure.Key.Status == FigureStatus.Attackers && figure.Value.Written is not null)
            .Select(figure => (figure.Article, figure.Key, figure.Value.Written)).ToHashSet();
        return figures.ConvertAll(figure => figure.Key.Status.Length == 0 && figure.Key with { Status = FigureStatus.Attackers } is var key
            && with.Contains((figure.Article, key, figure.Value.Written)) ? figure with { Key = key } : figure);
    }

    // "119 were hurt, but that number has been revised": nor do those who gave it before hold it still.
    private static List<StoryFigure> WithoutTakenBack(List<StoryFigure> figures)
    {
        var back = figures.Where(figure => figure.IsTakenBack).ToLookup(figure => (figure.Key, figure.Value.Written), figure => figure.AsOf.Days.Last);
        return figures.FindAll(figure => !figure.IsTakenBack
            && !back[(figure.Key, figure.Value.Written)].Any(day => figure.AsOf.Days.First <= day));
    }

    // "Left 15 dead. Two gunmen killed 12 pupils and a teacher": a list that comes to less than its article's own count names not all; who
    // was on board is named to the last.
    private static List<StoryFigure> WithoutShortLists(List<StoryFigure> figures)
    {
        var most = figures.Where(figure => !figure.IsListed && figure.Value.Literal.HasLow)
            .GroupBy(figure => (figure.Article, figure.Key)).ToDictionary(group => group.Key, group => group.Max(each => each.Value.Literal.Low));
        return figures.FindAll(figure => !figure.IsListed || OfVehicles.Contains(figure.Measure.Id)
            || !most.TryGetValue((figure.Article, figure.Key), out var more) || figure.Value.Literal.Low >= more);
    }

    // "Bombs killed 23 people: one killed 18 in Alm, and another five": the five, which with the 18 come to the 23, are a part of them.
    private static List<StoryFigure> PartsOfTotals(List<StoryFigure> figures)
    {
        var totals = new Dictionary<(int Article, StoryKey Key, decimal Value), decimal>();
        foreach (var group in figures.Where(IsCount).GroupBy(figure => (figure.Article, Key: figure.Key with { Place = "" })))
        {
            var whole = group.Where(figure => figure.Key.Place.Length == 0).Select(Count).ToHashSet();
            var values = group.Select(Count).Where(value => value > 0).Distinct().Order().ToList();
            if (values.Count is < 3 or > MostParts)
                continue;
            foreach (var (one, other) in values.SelectMany(one => values.Where(other => other > one), (one, other) => (one, other)))
            {
                if (!whole.Contains(one + other))
                    continue;
                totals[(group.Key.Article, group.Key.Key, one)] = one + other;
                totals[(group.Key.Article, group.Key.Key, other)] = one + other;
            }
        }
        return figures.ConvertAll(figure => IsCount(figure)
            && totals.TryGetValue((figure.Article, figure.Key, Count(figure)), out var total) ? PartOf(figure, total) : figure);

        static bool IsCount(StoryFigure figure) => figure is { Measure.Sort: "count", Value.Written: not null, ProposedBy: null };

        static decimal Count(StoryFigure figure) => figure.Value.Written!.Value;
    }

    // What bears the name of no place answers a question of its own.
    private static StoryFigure PartOf(StoryFigure figure, decimal total) => figure with
    {
        Key = figure.Key with
        {
            Argument = Invariant($"{figure.Key.Argument} {figure.Value.Written} of {total} of {figure.Article}").Trim(),
        },
        Where = string.Join(", ", new[] { figure.Where, Invariant($"of {total:#,0} in all") }.Where(part => part.Length > 0)),
        Doubt = "it was taken for a part, since with another figure of its article it comes to a third",
    };

    // "At Orlo Pool" and "at the Orlo Pool Reservoir" are one place.
    private static List<StoryFigure> WithShortNames(List<StoryFigure> figures)
    {
        var places = figures.Select(figure => figure.Key.Place).ToHashSet(StringComparer.Ordinal);
        return figures.ConvertAll(figure => figure.Key.Place.LastIndexOf(' ') is > 0 and var cut
            && PlacesBehindNames.Contains(figure.Key.Place[(cut + 1)..]) && places.Contains(figure.Key.Place[..cut])
            ? figure with { Key = figure.Key with { Place = figure.Key.Place[..cut] } } : figure);
    }

    // "62 died" and, in the same article, "62 died in Ebb": there it was, and nowhere else, unless an article gives two figures for the two.
    private static List<StoryFigure> WhereItWas(List<StoryFigure> figures)
    {
        var told = figures.GroupBy(figure => (figure.Article, figure.Key)).ToDictionary(
            group => group.Key, group => group.Select(figure => (figure.Value.Written, figure.Value.Written is null ? figure.Value.Literal : default)).ToHashSet());
        var (same, parted) = (new HashSet<StoryKey>(), new HashSet<StoryKey>());
        foreach (var ((article, key), values) in told.Where(pair => pair.Key.Key.Place.Length > 0))
        {
            if (!told.TryGetValue((article, key with { Place = "" }), out var all))
                continue;
            if (values.All(all.Contains))
                same.Add(key);
            else
                parted.Add(key);
        }
        return figures.ConvertAll(figure => same.Contains(figure.Key) && !parted.Contains(figure.Key)
            ? figure with { Key = figure.Key with { Place = "" } } : figure);
    }

    // Days beside each other are one: it was still Friday elsewhere. A figure of an event whose day nobody gave is of the one that the
    // others are of, where there is but one.
    private static List<StoryFigure> WithDays(IReadOnlyList<StoryFigure> figures)
    {
        var dated = figures.Where(figure => figure.Key.Day is not null).Select(figure => figure.Key).Distinct()
            .GroupBy(key => key with { Day = null }, key => key.Day!.Value)
            .ToDictionary(group => group.Key, group => group.Order().ToList());
        return [.. figures.Select(figure => dated.TryGetValue(figure.Key with { Day = null }, out var days)
            ? figure with { Key = figure.Key with { Day = Among(figure.Key.Day, days) } } : figure)];

        static DateOnly? Among(DateOnly? day, List<DateOnly> days)
        {
            if (day is not { } own)
                return days.Zip(days.Skip(1)).All(pair => pair.Second.DayNumber - pair.First.DayNumber <= 1) ? days[0] : null;
            var at = days.BinarySearch(own);
            while (at > 0 && days[at].DayNumber - days[at - 1].DayNumber <= 1)
                at--;
            return days[at];
        }
    }

    // What one article dates by the year and another by the month is one event, where there is but one of that year.
    private static List<StoryFigure> WithEras(List<StoryFigure> figures)
    {
        var months = figures.Where(figure => figure.Key.Event.Split(' ') is [var month, var year] && IsYear(year)
                && WordClasses.Months.Contains(month.ToLowerInvariant())).Select(figure => figure.Key).Distinct()
            .GroupBy(key => key with { Event = key.Event[^YearDigits..] }, key => key.Event)
            .ToDictionary(group => group.Key, group => group.ToList());
        return figures.ConvertAll(figure => months.TryGetValue(figure.Key, out var month) && month is [var only]
            ? figure with { Key = figure.Key with { Event = only } } : figure);

        static bool IsYear(string word) => word.Length == YearDigits && word.All(char.IsAsciiDigit);
    }

    // A distance from where nobody said runs from where the others do, where those are of one mind.
    private static List<StoryFigure> WithOrigins(List<StoryFigure> figures)
    {
        var origins = figures.Where(figure => figure.Key.From is { Length: > 0 }).Select(figure => figure.Key).Distinct()
            .GroupBy(key => key with { From = "" }, key => key.From)
            .ToDictionary(group => group.Key, group => group.ToList());
        return figures.ConvertAll(figure => figure.Key.From is "" && origins.TryGetValue(figure.Key, out var from) && from is [var only]
            ? figure with { Key = figure.Key with { From = only } } : figure);
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
        return figure.QuestionOf(subject, new(ids.Of(Slugs.Of(figure.Key.Words, LongestId))));
    }
}
