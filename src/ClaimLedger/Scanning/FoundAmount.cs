using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>An amount that was found in running text: read once, and a value in the terms of any question.</summary>
/// <example>
/// Of "a wall of 12 km": <c>found.Amount!.Value(context)</c> is 12 where kilometres are asked for, 12,000 where metres are, and null where
/// people are.
/// </example>
internal sealed class FoundAmount(string text, TextSpan span, Amount amount)
{
    /// <summary>The amount as an answer; null where the question asks for something else.</summary>
    /// <remarks>
    /// Its words are those of the text on one line. What only running text is read so, as "1 800" and "8- to 16-metre" are, is written as a
    /// set: an answer
    /// would be asked about it.
    /// </remarks>
    public Value.Range? Value(ValueContext context)
    {
        try
        {
            return ValueIn(context);
        }
        catch (OverflowException)
        {
            // So many in the text's unit is beyond a decimal in the question's.
            return null;
        }
    }

    private Value.Range? ValueIn(ValueContext context)
    {
        if (MeaningIn(context) is not { } meaning)
            return null;
        meaning.Words = OneLine.Of(text.Substring(span.Start, span.Length));
        if (meaning.Of(amount) is not { } range)
            return null;
        if (ValueParser.Parse(range.Text, context) is { Value: Value.Range read } && read.Literal == range.Literal
            && read.Usual == range.Usual)
            return range;
        return new Value.Range(ValueParser.Format(range, context), range.Literal, range.Usual, range.Written, range.Reading);
    }

    private AmountMeaning? MeaningIn(ValueContext context)
    {
        if (context.Answer == AnswerType.Duration)
            return amount.Operands.All(operand => operand.Unit is null or { IsTime: true }) ? new DurationMeaning(context) : null;
        if (context.Answer != AnswerType.Quantity)
            return null;
        var meaning = new QuantityMeaning(context) { IsFound = true };
        return amount.Operands.All(operand => operand.Rest is null && operand.Kind != QuantityKinds.Ordinal
            && meaning.Takes(operand.Unit)) ? meaning : null;
    }
}
