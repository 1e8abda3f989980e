using ClaimLedger.Text;

namespace ClaimLedger.Reports.Model;

/// <summary>Answers in words and in quotes, as the core reads them.</summary>
internal static class Answers
{
    /// <summary>An answer's set in words: "more than 50,900".</summary>
    public static string Describe(Interval interval, Question question) =>
        ValueText.Describe(interval, question.Answer, question.Unit);

    /// <summary>The words of a claim's quote that decide it; none where there is no quote.</summary>
    public static IEnumerable<TextSpan> DecidingWords(Claim claim, Source source, Question question) =>
        claim.Quote is null ? [] : QuoteReader.DecidingWords(claim.Quote, claim.Value, ValueContext.For(question, source.Published, claim.Modality));

    /// <summary>Where a phrase stands in a quote as whole words, without regard to case.</summary>
    public static IEnumerable<TextSpan> Occurrences(string quote, string? phrase)
    {
        if (string.IsNullOrEmpty(phrase))
            yield break;
        for (var at = quote.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = quote.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(quote[at - 1])) && (end == quote.Length || !char.IsLetterOrDigit(quote[end])))
                yield return new TextSpan(at, phrase.Length);
        }
    }
}
