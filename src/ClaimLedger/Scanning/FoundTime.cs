using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>A time of day that was found in running text: read once, and a value in the zone of any question.</summary>
internal sealed class FoundTime(string text, TextSpan span, TimePhrase phrase)
{
    /// <summary>Its zone; null where none is named.</summary>
    public ClockZone? Zone => phrase.Zone;

    /// <summary>Whether nothing tells if it is before noon or past it.</summary>
    public bool IsOfEitherHalf => phrase.First.IsOfEitherHalf || phrase.Second is { IsOfEitherHalf: true };

    /// <summary>Whether it only has an end: "before 6 p.m.", "by noon", "after 03:00".</summary>
    public bool IsBound => phrase.Hedge is "time-before" or "time-by" or "time-after" or "time-from";

    /// <summary>It as an answer; null where it has another zone than the question, from which nothing leads to it.</summary>
    /// <remarks>Its words are those of the text where an answer is read so; else it is written as a set.</remarks>
    public Value.Range? Value(ValueContext context)
    {
        var words = OneLine.Of(text.Substring(span.Start, span.Length));
        if (TimeMeaning.Of(words, phrase, context, out _) is not { } range)
            return null;
        return ValueParser.Parse(words, context) is { Value: Value.Range read }
            && read.Literal == range.Literal && read.Usual == range.Usual
            ? range
            : new Value.Range(ValueParser.Format(range, context), range.Literal, range.Usual, range.Written, range.Reading);
    }
}
