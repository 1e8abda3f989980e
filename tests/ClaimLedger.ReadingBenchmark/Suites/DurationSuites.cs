using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLedger.Scanning;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>Lengths of time in the recognizers' specs and in duckling's corpus.</summary>
internal sealed class DurationSuites : ISuites
{
    public IEnumerable<ISuite> All() =>
        [new DurationSuite("DurationExtractor"), new DurationSuite("DurationParser"), new DucklingDurations()];
}

/// <summary>Lengths of time in seconds, as both sets give them.</summary>
/// <remarks>
/// Both sets take a month for thirty days (duckling: a month and a half for 45) and a year for 365. Where the words hold no single number
/// in one unit
/// ("a year and two days"), what is found is right where it holds the length and is no wider than the calendar makes it.
/// </remarks>
internal static partial class Seconds
{
    private const decimal Day = 86_400;

    /// <summary>Of one of a unit; null for what is none of time.</summary>
    public static decimal? Of(string? unit) => unit switch
    {
        "second" => 1,
        "minute" => 60,
        "hour" => 3600,
        "day" => Day,
        "week" => 7 * Day,
        "fortnight" => 14 * Day,
        "month" => 30 * Day,
        "quarter" => 90 * Day,
        "year" => 365 * Day,
        "decade" => 3650 * Day,
        "century" => 36_500 * Day,
        _ => null,
    };

    public static bool Fits(FoundQuantity found, decimal seconds)
    {
        if (found.Written is { } number && Of(found.Unit) is { } one)
            return Math.Abs(number * one - seconds) < 0.001m;
        var days = seconds / Day;
        return found.Literal is { Low: { } low, High: { } high }
            && low <= days + 0.001m
            && high >= days - 0.001m
            && high - low <= Math.Max(4, days / 50);
    }

    /// <summary>What a naive reader finds: figures or small number words with a unit behind them.</summary>
    public static List<(string Text, decimal Value)> Naive(string text)
    {
        var found = new List<(string, decimal)>();
        foreach (Match match in Floor().Matches(text))
        {
            var words = match.Groups["count"].Value.ToLowerInvariant();
            var number = decimal.TryParse(words, NumberStyles.Number, CultureInfo.InvariantCulture, out var figures)
                ? figures
                : Math.Max(1, Array.IndexOf(SmallNumbers, words));
            found.Add((match.Value, number * (Of(match.Groups["unit"].Value.ToLowerInvariant()) ?? 0)));
        }
        return found;
    }

    private static readonly string[] SmallNumbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    [GeneratedRegex(
        @"\b(?<count>\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten)[ -]?(?<unit>second|minute|hour|day|week|month"
            + @"|year|decade)s?\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Floor();
}

/// <summary>The recognizers' specs of lengths of time.</summary>
internal sealed class DurationSuite(string file) : ISuite
{
    public string Name => $"recognizers/{file}";

    public string Goal => "cases 90%";

    public Result Run(string folder, TextWriter misses)
    {
        int cases = 0, right = 0;
        Score score = default, floor = default;
        var found = new List<FoundQuantity>();
        foreach (var each in DateTimeSpecs.Read(folder, file))
        {
            found.Clear();
            new QuantityScanner(new ScanOptions { Kinds = QuantityKinds.Duration, Published = DaySpan.Day(each.Reference) }).Scan(
                each.Input, found);
            var (own, wrong) = Judge(
                each,
                [
                    .. found.Select(
                        item =>
                            (
                                each.Input.Substring(item.Span.Start, item.Span.Length),
                                (Func<decimal, bool>)(seconds => Seconds.Fits(item, seconds)),
                                $"{item.Written} {item.Unit} {item.Literal}")),
                ]);
            cases++;
            right += wrong is null ? 1 : 0;
            if (wrong is not null)
                misses.WriteLine($"{each.Input}\t{wrong}");
            score += own;
            floor += Judge(
                each,
                [
                    .. Seconds.Naive(each.Input).Select(item => (item.Text, (Func<decimal, bool>)(seconds => seconds == item.Value), "")),
                ]).Score;
        }
        return new Result(cases, right, score, floor, []);
    }

    private static (Score Score, string? Wrong) Judge(TimeCase each, List<(string Text, Func<decimal, bool> Fits, string Shown)> found)
    {
        var score = default(Score);
        string? wrong = null;
        foreach (var expected in each.Expected)
        {
            var at = found.FindIndex(item => string.Equals(item.Text, expected.Text, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                wrong ??=
                    $"\"{expected.Text}\" is not found, but "
                        + $"{(found.Count == 0 ? "nothing" : string.Join(" and ", found.Select(item => $"\"{item.Text}\"")))}";
                score += new Score(0, 0, 1);
                continue;
            }
            var fits = !expected.Past.TryGetValue("duration", out var seconds)
                || found[at].Fits(decimal.Parse(seconds, CultureInfo.InvariantCulture));
            if (!fits)
                wrong ??= $"\"{expected.Text}\" is {found[at].Shown} and not {seconds} s";
            score += fits ? new Score(1, 0, 0) : new Score(0, 1, 1);
            found.RemoveAt(at);
        }
        if (found.Count > 0)
            wrong ??= $"\"{found[0].Text}\" is found where nothing is";
        return (score + new Score(0, found.Count, 0), wrong);
    }
}

/// <summary>Duckling's corpus of lengths of time: the whole text is the length, or none where the section says so.</summary>
internal sealed partial class DucklingDurations : ISuite
{
    public string Name => "duckling/Duration";

    public string Goal => "cases 90%";

    public Result Run(string folder, TextWriter misses)
    {
        int cases = 0, right = 0;
        Score score = default, floor = default;
        var found = new List<FoundQuantity>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "duckling", "en_corpus.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("dim").GetString() != "Duration")
                continue;
            var text = json.RootElement.GetProperty("text").GetString()!;
            var expected = Expected(json.RootElement.GetProperty("value").GetString());
            found.Clear();
            new QuantityScanner(
                new ScanOptions { Kinds = QuantityKinds.Duration, Published = DaySpan.Day(new DateOnly(2013, 2, 12)) }).Scan(
                text, found);
            var isRight = expected is { } seconds
                ? found.Count == 1 && found[0].Span.Length == text.Length && Seconds.Fits(found[0], seconds)
                : found.Count == 0;
            cases++;
            right += isRight ? 1 : 0;
            if (!isRight)
                misses.WriteLine(
                    $"{text}\t{expected} s, but "
                        + $"{string.Join(" and ", found.Select(item => $"\"{text.Substring(item.Span.Start, item.Span.Length)}\" "
                        + $"{item.Written} {item.Unit} {item.Literal}"))}");
            score += Of(isRight, expected, found.Count);
            var naive = Seconds.Naive(text);
            floor += Of(
                expected is null ? naive.Count == 0 : naive.Count == 1 && naive[0] == (text, expected.Value), expected, naive.Count);
        }
        return new Result(cases, right, score, floor, []);
    }

    private static Score Of(bool isRight, decimal? expected, int found) => expected is null
        ? new Score(0, found, 0)
        : isRight ? new Score(1, 0, 0) : new Score(0, found, 1);

    // "DurationData 90 Minute".
    private static decimal? Expected(string? value) =>
        value is not null && Data().Match(value) is { Success: true } match
            ? decimal.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture)
                * Seconds.Of(match.Groups["unit"].Value.ToLowerInvariant())
            : null;

    [GeneratedRegex(@"^DurationData (?<count>\d+) (?<unit>\w+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Data();
}
