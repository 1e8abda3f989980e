using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>A date that was found in running text: read once, and a value in any context.</summary>
/// <remarks>
/// Nobody needs to scan its words again: not to look ahead where the scan looked back, nor to be rid of "since".
/// </remarks>
/// <example>
/// Of "It has rained since Monday.":
/// <code>
/// var date = found.Date!;
/// date.Bound?.Id                                                  // "since"; Bound.Words tells "as of" from "since"
/// date.Unbounded                                                  // where "Monday" stands
/// date.Value(context)                                             // since Monday, as what the question asks
/// date.Value(context with { Modality = Modality.Forecast })       // since the Monday that is to come
/// date.UnboundedValue(context)                                    // Monday
/// </code>
/// A value is null where its days cannot be known in that context: "Monday" without a day of publication. Its words are those of the text
/// on one line where <see cref="ValueParser"/> reads them alike; where they depend on the day of publication or are read otherwise, its
/// days are written out.
/// </example>
internal sealed class FoundDate(string text, TextSpan span, TextSpan unbounded, DatePhrase phrase)
{
    /// <summary>The word that makes an end of it open ("since", "until", "as of", "by"); null where there is none.</summary>
    public DateBound? Bound => phrase.Bound;

    /// <summary>Whether any day of the year of publication will do: not for "last quarter" and "Monday".</summary>
    public bool NeedsNoMoreThanYear => phrase.NeedsNoMoreThanYear;

    /// <summary>Its words without those of the bound.</summary>
    public TextSpan Unbounded => unbounded;

    /// <summary>All of it as an answer; null where its days cannot be known.</summary>
    public Value.Range? Value(ValueContext context) => Value(phrase, span, context);

    /// <summary>The same without its bound: of "since Monday" Monday.</summary>
    public Value.Range? UnboundedValue(ValueContext context) => Value(phrase with { Bound = null }, unbounded, context);

    private Value.Range? Value(DatePhrase date, TextSpan place, ValueContext context)
    {
        if (DatePhraseResolver.Resolve(date, context, out _) is not { } resolved)
            return null;
        var range = resolved.Range;
        var words = OneLine.Of(text.Substring(place.Start, place.Length));
        // A day that is named stays as it is written; one that depends on the day of publication is written out.
        if (!date.IsFixed && range.Literal == range.Usual
            && range.Literal is { Low: { } low, High: { } high, LowOpen: false, HighOpen: false })
            words = new DaySpan(DateOnly.FromDayNumber((int)low), DateOnly.FromDayNumber((int)high)).ToString();
        if (ValueParser.Parse(words, context with { Answer = AnswerType.Date }) is { Value: Value.Range read }
            && read.Literal == range.Literal)
            return read;
        var sets = SetNotation.Format(range.Literal, range.Usual, AnswerType.Date);
        return new Value.Range(sets, range.Literal, range.Usual, range.Written, "set");
    }
}
