using ClaimLedger.Text;

namespace ClaimLedger.Reports.Model;

/// <summary>Answers in words and in quotes, as the core reads them.</summary>
internal static class Answers
{
    /// <summary>An answer's set in words: "more than 50,900".</summary>
    public static string Describe(Interval interval, Question question) =>
        ValueText.Describe(Rounded(interval), question.Answer, question.Unit);

    // Ends that were computed, such as a third in percent, are shown to four digits; an end that somebody may have written
    // has no more than four decimals and stays as it is.
    private static Interval Rounded(Interval interval)
    {
        var (low, high) = (Rounded(interval.Low), Rounded(interval.High));
        // Rounding must not empty a narrow set.
        return low > high || (low == high && (interval.LowOpen || interval.HighOpen))
            ? interval
            : Interval.Create(low, high, interval.LowOpen, interval.HighOpen);
    }

    private static decimal? Rounded(decimal? end)
    {
        if (end is not { } number || decimal.Round(number, 4) == number)
            return end;
        var decimals = 2;
        for (var size = Math.Abs(number); size is > 0 and < 10 && decimals < 20; size *= 10)
            decimals++;
        return decimal.Round(number, decimals, MidpointRounding.AwayFromZero);
    }

    /// <summary>The words of a claim's quote that decide it; none where there is no quote.</summary>
    public static IEnumerable<TextSpan> DecidingWords(Claim claim, Source source, Question question) =>
        claim.Quote is null
            ? []
            : QuoteReader.DecidingWords(claim.Quote, claim.Value, ValueContext.For(question, source.Published.Days, claim.Modality));

    /// <summary>Where a phrase stands in a quote as whole words, without regard to case.</summary>
    public static IEnumerable<TextSpan> Occurrences(string quote, string? phrase)
    {
        if (string.IsNullOrEmpty(phrase))
            yield break;
        for (var at = quote.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at
            >= 0; at = quote.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(quote[at - 1])) && (end == quote.Length || !char.IsLetterOrDigit(quote[end])))
                yield return new TextSpan(at, phrase.Length);
        }
    }
}
