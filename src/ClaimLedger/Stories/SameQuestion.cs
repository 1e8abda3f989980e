using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Text;
using static System.FormattableString;

namespace ClaimLedger.Stories;

/// <summary>Puts figures together that answer one question, by what all the articles tell of each.</summary>
internal static class SameQuestion
{
    private const int MostParts = 12;
    private const decimal FarApart = 25;
    private const decimal Thousand = 1000;
    private const int YearDigits = 4;
    private const string Crowd = "crowd";
    private const int DaysBetweenGatherings = 5;

    private static readonly FrozenSet<string> PlacesBehindNames = WordClasses.Of("place-behind-name");
    private static readonly FrozenSet<string> OfVehicles = WordClasses.Of("measure-of-vehicle");

    // In this order: what is no count of all goes, then event, place and day are made one where the articles mean one.
    private static readonly Func<List<StoryFigure>, List<StoryFigure>>[] Passes =
        [WithoutNamesakes, BeforeMore, WithoutLater, ToldAgain, WithoutTakenBack, WithoutShortLists, PartsOfTotals, WithAttackers,
            WithShortNames, WhereItWas, OfGatherings, OfMoves, WithDays, WithOrigins, WithEras];

    /// <summary>The figures that answer one question together, each with its place in the list.</summary>
    /// <param name="figures">The figures of all articles.</param>
    public static IEnumerable<IReadOnlyList<(int Index, StoryFigure Figure)>> Groups(IReadOnlyList<StoryFigure> figures) =>
        Passes.Aggregate(figures.Select((figure, index) => figure with { Order = index }).ToList(), (read, pass) => pass(read))
            .Select(figure => (Index: figure.Order, Figure: figure))
            .GroupBy(each => (each.Figure.Key, each.Figure.Answer, Unit: UnitOf(each.Figure)))
            .SelectMany(ByMagnitude)
            .Select(part => part.OrderBy(each => each.Index).ToList())
            .OrderBy(part => part[0].Index);

    // Sums of two currencies, and counts of things that no measure names, are answers to two questions.
    private static string? UnitOf(StoryFigure figure) => figure.Measure.Sort is "money" or MeasureTable.OfNoSort ? figure.Unit : null;

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

    // The highest that an article gives for a key; a figure without a size counts for none.
    private static Dictionary<(int Article, StoryKey Key), decimal> MostOf(List<StoryFigure> figures, Func<StoryFigure, decimal?> size) =>
        figures.Select(figure => (figure.Article, figure.Key, Size: size(figure))).Where(each => each.Size is not null)
            .GroupBy(each => (each.Article, each.Key))
            .ToDictionary(group => group.Key, group => group.Max(each => each.Size!.Value));

    // "Tobin Marrick, 62, and his son Tobin Marrick, 33": whose age another article gives nobody knows.
    private static List<StoryFigure> WithoutNamesakes(List<StoryFigure> figures)
    {
        var several = figures.Where(figure => figure.Measure.Id == StoryPass.AgeOf).GroupBy(figure => (figure.Article, figure.Key))
            .Where(group => group.Max(each => each.Value.Literal.Low) > group.Min(each => each.Value.Literal.High))
            .Select(group => group.Key.Key).ToHashSet();
        return figures.FindAll(figure => figure.Measure.Id != StoryPass.AgeOf || !several.Contains(figure.Key));
    }

    // "Three people died on Wednesday. On Thursday two more were found, and the toll rose to five": the three are as of Wednesday.
    private static List<StoryFigure> BeforeMore(List<StoryFigure> figures)
    {
        var most = MostOf(figures, figure =>
            figure.Measure.OverTime == OverTime.Cumulative && figure.Value.Literal is { HasLow: true } set ? set.Low : null);
        // "The toll had risen to 40 by dawn": at another hour than that of the higher one.
        return [.. figures.Where(figure => !(figure.IsOfThen && IsLess(figure)))
            .Select(figure => figure.Happened is { } day && IsLess(figure) ? figure with { AsOf = WrittenDate.Of(day) } : figure)];

        bool IsLess(StoryFigure figure) => figure.Value.Literal is { HasHigh: true } set
            && most.TryGetValue((figure.Article, figure.Key), out var more) && set.High < more;
    }

    // "140,000 homes lost power. By 3 p.m. 60,000 were still without": fewer of the same, later on.
    private static List<StoryFigure> WithoutLater(List<StoryFigure> figures)
    {
        var most = MostOf(figures, figure => figure.Measure.OverTime == OverTime.Instant ? figure.Value.Written : null);
        return figures.FindAll(figure => !(figure.IsStill && figure.Value.Written is { } written
            && most.TryGetValue((figure.Article, figure.Key), out var more) && written < more));
    }

    // A figure whose event was read from the sentence before, and which stands elsewhere in the article as one of its own event, is of
    // that.
    private static List<StoryFigure> ToldAgain(List<StoryFigure> figures)
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
        var back = figures.Where(figure => figure.IsTakenBack)
            .ToLookup(figure => (figure.Key, figure.Value.Written), figure => figure.AsOf.Days.Last);
        // "Said that 28 had been arrested; later they corrected the number to 25".
        var corrected = figures.Where(figure => figure.IsCorrection).Select(figure => (figure.Article, figure.Key)).ToHashSet();
        return figures.FindAll(figure => !figure.IsTakenBack
            && (figure.IsCorrection || !corrected.Contains((figure.Article, figure.Key)))
            && !back[(figure.Key, figure.Value.Written)].Any(day => figure.AsOf.Days.First <= day));
    }

    // "Left 15 dead. Two gunmen killed 12 pupils and a teacher": a list that comes to less than its article's own count names not all; who
    // was on board is named to the last.
    private static List<StoryFigure> WithoutShortLists(List<StoryFigure> figures)
    {
        var most = MostOf(figures, figure => !figure.IsListed && figure.Value.Literal is { HasLow: true } set ? set.Low : null);
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

    // "62 died" and, in the same article, "62 died in Ebb": there it was, and nowhere else, unless an article gives two figures for the
    // two.
    private static List<StoryFigure> WhereItWas(List<StoryFigure> figures)
    {
        var told = figures.GroupBy(figure => (figure.Article, figure.Key))
            .ToDictionary(group => group.Key, group => group.Select(Amount).ToHashSet());
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

        // "The toll tops 1,400" and "more than 1,400 died".
        static (decimal?, Interval) Amount(StoryFigure figure) =>
            (figure.Value.Written, figure.Value.Written is null ? figure.Value.Literal : default);
    }

    // A price's move is of its day and of none beside it; where the sentence names none, of the one that others name, of the day of the
    // article or the day before, or else of the article's own.
    private static List<StoryFigure> OfMoves(List<StoryFigure> figures)
    {
        var moves = figures.FindAll(IsMove);
        var named = moves.Where(figure => figure.Key.Day is not null)
            .ToLookup(figure => figure.Key with { Day = null }, figure => figure.Key.Day!.Value);
        var written = moves.Where(figure => figure.Key.Day is null).ToLookup(figure => figure.Key, figure => figure.AsOf.Days.Last);
        return figures.ConvertAll(figure => IsMove(figure) ? OfDay(figure, DayOf(figure)) : figure);

        static bool IsMove(StoryFigure figure) => figure.Measure.Id is StoryPass.SharesFall or StoryPass.SharesRise;

        DateOnly DayOf(StoryFigure figure)
        {
            if (figure.Key.Day is { } day)
                return day;
            var own = figure.AsOf.Days.Last;
            var others = named.Contains(figure.Key) ? named[figure.Key] : written[figure.Key];
            return others.Where(other => own.DayNumber - other.DayNumber is 0 or 1).DefaultIfEmpty(own).Min();
        }

        static StoryFigure OfDay(StoryFigure figure, DateOnly day) => figure with
        {
            Key = figure.Key with { Day = null, Argument = Invariant($"{figure.Key.Argument} {day:O}") },
            Where = ValueText.Describe(DaySpan.Day(day).ToInterval(), AnswerType.Date, null),
        };
    }

    // "100,000 marched in November" and "300,000 marched today": each of those who gather at one time are a crowd of their own.
    private static List<StoryFigure> OfGatherings(List<StoryFigure> figures)
    {
        var days = new Dictionary<int, DateOnly>();
        foreach (var group in figures.Where(figure => figure.Measure.Id == Crowd).GroupBy(figure => figure.Key with { Day = null }))
        {
            var ordered = group.OrderBy(DayOf).ToList();
            if (DayOf(ordered[^1]).DayNumber - DayOf(ordered[0]).DayNumber <= DaysBetweenGatherings)
                continue;
            var cluster = new List<StoryFigure>();
            foreach (var (figure, index) in ordered.Select((figure, index) => (figure, index)))
            {
                if (index > 0 && DayOf(figure).DayNumber - DayOf(ordered[index - 1]).DayNumber > DaysBetweenGatherings)
                {
                    Tell(cluster);
                    cluster.Clear();
                }
                cluster.Add(figure);
            }
            Tell(cluster);
        }
        return figures.ConvertAll(figure => days.TryGetValue(figure.Order, out var day) ? figure with
        {
            Key = figure.Key with { Day = day },
            Where = figure.Where.Length > 0 ? figure.Where : ValueText.Describe(DaySpan.Day(day).ToInterval(), AnswerType.Date, null),
        } : figure);

        static DateOnly DayOf(StoryFigure figure) => figure.Key.Day ?? figure.AsOf.Days.First;

        void Tell(List<StoryFigure> cluster)
        {
            var day = cluster.Select(figure => figure.Key.Day).FirstOrDefault(day => day is not null) ?? DayOf(cluster[0]);
            foreach (var figure in cluster.Where(figure => figure.Key.Day is null))
                days[figure.Order] = day;
        }
    }

    // Days beside each other are one: it was still Friday elsewhere. A figure of an event whose day nobody gave is of the one that the
    // others are of, where there is but one.
    private static List<StoryFigure> WithDays(List<StoryFigure> figures)
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
}
