using System.Globalization;
using System.Text.Json;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>One thing that a case of the recognizers' date specs expects.</summary>
/// <param name="Text">The words.</param>
/// <param name="Start">Where they start.</param>
/// <param name="Past">What they mean looking back; empty where the set does not say.</param>
/// <param name="Future">What they mean looking ahead; empty where the set does not say.</param>
internal sealed record ExpectedTime(
    string Text, int Start, IReadOnlyDictionary<string, string> Past, IReadOnlyDictionary<string, string> Future);

/// <summary>One case of them.</summary>
internal sealed record TimeCase(string Input, DateOnly Reference, IReadOnlyList<ExpectedTime> Expected)
{
    // What a calendar program is told, or what counts from the day that was told of before and not from the day of publication. No
    // newspaper
    // writes the first, nor a bare figure ("on 15") for a day, and of the second a reader without the story knows no day.
    private static readonly string[] NeverNews = [
        "tmrw",
        "business day",
        "my day",
        "my week",
        "my weekend",
        "later",
        "hence",
        "in the future",
        "next day",
        "last day",
        "past day",
        "this day",
        "the day",
        "same",
        "that",
    ];

    /// <summary>Whether news uses such words: those expected hold none of the declared ones and no time of day.</summary>
    public bool IsNews => !Expected.Any(each => IsBareFigure(each.Text) || NeverNews.Any(words => HoldsAtEnd(each.Text, words)));

    private static bool IsBareFigure(string text) =>
        (text.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? text[4..] : text) is { Length: <= 2 } figure
            && figure.All(char.IsAsciiDigit);

    private static bool HoldsAtEnd(string text, string words)
    {
        var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || text.StartsWith("later ", StringComparison.OrdinalIgnoreCase))
            return false;
        // "The day before yesterday" counts from publication, "the day" alone does not.
        return (at == 0 || !char.IsLetter(text[at - 1]))
            && (words is not ("the day" or "next day" or "last day") || at + words.Length == text.Length)
                && (words is not ("same" or "that") || at == 0 || text.StartsWith("the ", StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Reads the recognizers' specs of dates and durations.</summary>
internal static class DateTimeSpecs
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>The cases that the .NET port supports.</summary>
    public static IEnumerable<TimeCase> Read(string folder, string file)
    {
        using var stream = File.OpenRead(Path.Combine(folder, "recognizers", "DateTime", "English", file + ".json"));
        using var json = JsonDocument.Parse(stream);
        foreach (var each in json.RootElement.EnumerateArray())
        {
            if (IsUnsupported(each, "NotSupported") || IsUnsupported(each, "NotSupportedByDesign"))
                continue;
            var reference = each.TryGetProperty("Context", out var context) && context.TryGetProperty("ReferenceDateTime", out var at)
                ? DateOnly.FromDateTime(DateTime.Parse(at.GetString()!, CultureInfo.InvariantCulture))
                : new DateOnly(2016, 11, 7);
            yield return new TimeCase(
                each.GetProperty("Input").GetString()!, reference, [.. each.GetProperty("Results").EnumerateArray().Select(Expected)]);
        }
    }

    private static ExpectedTime Expected(JsonElement result)
    {
        var value = result.TryGetProperty("Value", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        return new ExpectedTime(
            result.GetProperty("Text").GetString()!,
            result.GetProperty("Start").GetInt32(),
            Resolution(value, "PastResolution"),
            Resolution(value, "FutureResolution"));
    }

    private static Dictionary<string, string> Resolution(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object
            ? found.EnumerateObject().ToDictionary(each => each.Name, each => each.Value.ToString())
            : Nothing;

    private static bool IsUnsupported(JsonElement each, string field) =>
        each.TryGetProperty(field, out var ports)
            && ports.GetString() is { } text
            && text.Contains("dotnet", StringComparison.OrdinalIgnoreCase);
}
