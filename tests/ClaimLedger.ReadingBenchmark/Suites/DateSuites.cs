using System.Globalization;
using System.Text.RegularExpressions;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>The recognizers' specs of days and of spans of days.</summary>
internal sealed class DateSuites : ISuites
{
    public IEnumerable<ISuite> All() =>
    [
        new DateSuite("DateExtractor", isPeriod: false),
        new DateSuite("DateParser", isPeriod: false),
        new DateSuite("DatePeriodExtractor", isPeriod: true),
        new DateSuite("DatePeriodParser", isPeriod: true),
    ];
}

/// <summary>One of them.</summary>
/// <remarks>
/// What is held against what, without regard to the single case:
/// the one pair of files holds days, the other spans, so that of what is found only days, or only spans, are looked at (a day that is
/// hedged by its
/// size, as "two weeks ago", is a day); an article and "on", "in" or "at" before the words counts for neither side; bounds ("since") are
/// none of
/// these files' business and the words without them are compared;
/// the set ends a week with the Monday after it, "from 2 to 7" with the 7th and "from 2014 to 2018" with the first day of 2018, so that the
/// last day, the
/// one behind it, and the first of the week, month or year that ends a span of two dates are all right; it lets "the next three days" start
/// the day after
/// that of reference, which starts them here; it has one value where there are two readings here, and either is right; 0001-01-01 says that
/// there is no such day, and nothing is then expected;
/// a season has no value there, and none is compared. Figures are read month first, as the set does.
/// </remarks>
internal sealed partial class DateSuite(string file, bool isPeriod) : ISuite
{
    private const string NoSuchDay = "0001-01-01";

    public string Name => $"recognizers/{file}";

    public string Goal => "cases 90%";

    public Result Run(string folder, TextWriter misses)
    {
        int cases = 0, right = 0, all = 0, allRight = 0;
        Score score = default, floor = default;
        foreach (var each in DateTimeSpecs.Read(folder, file))
        {
            var (past, wrong) = Judge(each, Scan(each, looksAhead: false), looksAhead: false);
            var isRight = wrong is null;
            if (each.Expected.Any(expected => expected.Future.Count > 0))
            {
                (_, var ahead) = Judge(each, Scan(each, looksAhead: true), looksAhead: true);
                wrong ??= ahead is null ? null : "ahead: " + ahead;
                isRight = wrong is null;
            }
            all++;
            allRight += isRight ? 1 : 0;
            if (!isRight)
                misses.WriteLine($"{(each.IsNews ? "" : "(not news) ")}{each.Input} @{each.Reference:yyyy-MM-dd}\t{wrong}");
            if (!each.IsNews)
                continue;
            cases++;
            right += isRight ? 1 : 0;
            score += past;
            floor += Judge(each, Naive(each.Input), looksAhead: false).Score;
        }
        return new Result(cases, right, score, floor, [("all cases", all), ("all cases right", (double)allRight / all)]);
    }

    private readonly record struct Found(
        int Start, string Text, string Core, IReadOnlyList<(int First, int Last)> Days, bool IsOfTwo = false);

    private IReadOnlyList<Found> Scan(TimeCase each, bool looksAhead)
    {
        var scanner = new QuantityScanner(
            new ScanOptions
            {
                Kinds = QuantityKinds.Date,
                Published = DaySpan.Day(each.Reference),
                LooksAhead = looksAhead,
                DayFirst = false,
            });
        var found = new List<FoundQuantity>();
        scanner.Scan(each.Input, found);
        return [
            .. found
                .Where(date => IsPeriod(date) == isPeriod)
                .Select(
                    date => new Found(
                        date.Core.Start,
                        Words(each.Input, date.Span),
                        Words(each.Input, date.Core),
                        Readings(date),
                        date.Reading == "between")),
        ];
    }

    private static bool IsPeriod(FoundQuantity found) => found.Written is null && !found.Usual.IsPoint;

    private static IReadOnlyList<(int First, int Last)> Readings(FoundQuantity found)
    {
        if (found.Written is { } day)
            return [((int)day, (int)day)];
        return [
            .. new[] { found.Usual, found.Literal }.Select(
                set => ((int)(set.Low ?? 0) + (set.LowOpen ? 1 : 0), (int)(set.High ?? int.MaxValue) - (set.HighOpen ? 1 : 0))),
        ];
    }

    private (Score Score, string? Wrong) Judge(TimeCase each, IReadOnlyList<Found> found, bool looksAhead)
    {
        var left = found.ToList();
        var score = default(Score);
        string? wrong = null;
        foreach (var expected in each.Expected)
        {
            var value = looksAhead ? expected.Future : expected.Past;
            if (value.Values.Contains(NoSuchDay))
                continue;
            var words = Bare(expected.Text);
            var at = left.FindIndex(item => Bare(item.Text) == words || Bare(item.Core) == words);
            if (at < 0)
            {
                wrong ??=
                    $"\"{expected.Text}\" is not found, but "
                        + $"{(left.Count == 0 ? "nothing" : string.Join(" and ", left.Select(item => $"\"{item.Text}\"")))}";
                score += new Score(0, 0, 1);
                continue;
            }
            var item = left[at];
            left.RemoveAt(at);
            if (Fits(item, value, each.Reference.DayNumber))
            {
                score += new Score(1, 0, 0);
                continue;
            }
            wrong ??= $"\"{expected.Text}\" is {string.Join(" or ", item.Days.Select(Show))} and not {string.Join("..", value.Values)}";
            score += new Score(0, 1, 1);
        }
        if (left.Count > 0)
            wrong ??= $"\"{left[0].Text}\" is found where nothing is";
        return (score + new Score(0, left.Count, 0), wrong);
    }

    private static bool Fits(Found found, IReadOnlyDictionary<string, string> value, int reference)
    {
        if (value.Count == 0)
            return true;
        if (Day(value, "date") is { } day)
            return found.Days.Any(each => each == (day, day));
        var (first, last) = (Day(value, "startDate"), Day(value, "endDate"));
        return found.Days.Any(
            each =>
                (first is null || each.First == first || (each.First == reference && first == reference + 1))
                    && (last is null || Ends(each.Last, last.Value, found.IsOfTwo)));
    }

    private static bool Ends(int day, int expected, bool isOfTwo)
    {
        if (day == expected || day == expected - 1)
            return true;
        if (!isOfTwo || day is < 0 or > 3_652_057)
            return false;
        var (end, first) = (DateOnly.FromDayNumber(day), DateOnly.FromDayNumber(expected));
        return day == expected + 6
            || (end.AddDays(1).Day == 1
                && first.Day == 1
                && first.Year == end.Year
                && (first.Month == end.Month || (first.Month == 1 && end.Month == 12)));
    }

    private static int? Day(IReadOnlyDictionary<string, string> value, string name) =>
        value.TryGetValue(name, out var text) ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber : null;

    private static string Show((int First, int Last) days) => $"{Iso(days.First)}..{Iso(days.Last)}";

    private static string Iso(int day) =>
        day is >= 0 and <= 3_652_058 ? DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "∞";

    private static string Words(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    private static string Bare(string words) => Opening().Replace(words.ToLowerInvariant().Trim(), "");

    // Months with a figure before or behind them, figures with signs between them, names of days, and years.
    private List<Found> Naive(string input) =>
    [
        .. Floor()
            .Matches(input)
            .Select(match => (match, days: NaiveDays(match.Value)))
            .Where(pair => pair.days is null || (pair.days.Value.First != pair.days.Value.Last) == isPeriod)
                .Select(pair => new Found(pair.match.Index, pair.match.Value, pair.match.Value, pair.days is { } days ? [days] : [])),
    ];

    private static (int First, int Last)? NaiveDays(string words)
    {
        if (DateTime.TryParse(words, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && words.Any(char.IsAsciiDigit))
        {
            var first = DateOnly.FromDateTime(day).DayNumber;
            return MonthAndYear().IsMatch(words) ? (first, first + DateTime.DaysInMonth(day.Year, day.Month) - 1) : (first, first);
        }
        return null;
    }

    [GeneratedRegex(@"^((the|on|in|at) )+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\p{L}+,? \d{4}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthAndYear();

    [GeneratedRegex(
        @"\b\d{4}-\d\d?-\d\d?\b|\b\d\d?/\d\d?/\d{4}\b|\b(\d\d? )?(January|February|March|April|May|June|July|August|September|October"
            + @"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)( \d\d?\b)?(,? \d{4}\b)?|\b(Mon|Tues|Wednes|Thurs|Fri"
            + @"|Satur|Sun)day\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Floor();
}
