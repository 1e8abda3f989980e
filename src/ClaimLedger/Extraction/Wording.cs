using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>Puts a figure into words that the value parser reads as the same value.</summary>
internal static class Wording
{
    /// <summary>The value, as near to the words of the text as the parser allows; null where no words give it.</summary>
    public static Said? Of(string text, Figure figure, ValueContext context)
    {
        foreach (var words in Candidates(text, figure))
        {
            if (ValueParser.Parse(words, context) is { Success: true, Value: Value.Range range } && Agrees(range, figure.Found, context))
                return new Said(range);
        }
        return null;
    }

    /// <summary>What is said.</summary>
    internal readonly record struct Said(Value.Range Value);

    // In another unit than the text's the sets differ by a factor; dates and lengths of time have none.
    private static bool Agrees(Value.Range range, FoundQuantity found, ValueContext context) =>
        range.Literal == found.Literal || (context.Answer is AnswerType.Quantity && context.Unit is not null && found.Kind is not QuantityKinds.Number);

    private static IEnumerable<string> Candidates(string text, Figure figure)
    {
        var words = OneLine(text.Substring(figure.Span.Start, figure.Span.Length));
        if (figure.Found.Kind is QuantityKinds.Date)
        {
            // A year makes the words stand by themselves; without one they depend on the day of publication.
            if (HasYear(words))
                yield return words;
            if (figure.Found.Literal is { Low: { } low, High: { } high, LowOpen: false, HighOpen: false } && figure.Found.Literal == figure.Found.Usual)
                yield return new DaySpan(DateOnly.FromDayNumber((int)low), DateOnly.FromDayNumber((int)high)).ToString();
            yield return words;
            yield break;
        }
        // "A one-month truce" lasts one month.
        if (words.Contains('-', StringComparison.Ordinal) && words.IndexOf(' ', StringComparison.Ordinal) is > 0 and <= 3 and var article && words[..article].ToLowerInvariant() is "a" or "an" or "the")
            words = words[(article + 1)..];
        yield return words;
        var spaced = words.Replace('-', ' ').Replace('‑', ' ');
        yield return spaced;
        yield return spaced + "s";
        yield return spaced.EndsWith(" long", StringComparison.Ordinal) ? spaced[..^5] : spaced;
        yield return spaced.EndsWith(" long", StringComparison.Ordinal) ? spaced[..^5] + "s" : spaced;
        yield return OneLine(text.Substring(figure.Core.Start, figure.Core.Length));
        if (figure.Found.Written is { } written && figure.Found.Unit is null && figure.Found.Literal.IsPoint)
            yield return written.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool HasYear(string words)
    {
        for (var at = 0; at + 4 <= words.Length; at++)
        {
            if (words[at] is '1' or '2' && char.IsAsciiDigit(words[at + 1]) && char.IsAsciiDigit(words[at + 2]) && char.IsAsciiDigit(words[at + 3])
                && (at == 0 || !char.IsAsciiDigit(words[at - 1])) && (at + 4 == words.Length || !char.IsAsciiDigit(words[at + 4])))
                return true;
        }
        return false;
    }

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
