
namespace ClaimLedger.Text;

/// <summary>Reads news language into values.</summary>
/// <remarks>
/// Never a guess: what is not understood whole is an error that says what to write instead. Besides words it reads EDTF
/// dates, ISO 8601 durations and sets in the notation of mathematics.
/// </remarks>
public static class ValueParser
{
    /// <summary>The longest text that is read, in UTF-16 units.</summary>
    public const int LongestText = 300;

    /// <summary>Reads <paramref name="says"/> as an answer: the value, or what is wrong, where, and what to write instead.</summary>
    /// <param name="says">The words, such as "around 1,800".</param>
    /// <param name="context">What the question asks for, and when the source was published.</param>
    public static ParseResult<Value> Parse(string says, ValueContext context)
    {
        ArgumentNullException.ThrowIfNull(says);
        ArgumentNullException.ThrowIfNull(context);
        if (says.Length > LongestText)
            return Complaints.TooLong(LongestText).ToResult<Value>();
        if (string.IsNullOrWhiteSpace(says))
            return Complaints.Empty(context).ToResult<Value>();
        if (InvisibleCharacters.FirstIn(says) is { } invisible)
            return Complaints.Invisible(invisible).ToResult<Value>();
        try
        {
            return context.Answer is AnswerType.Choice or AnswerType.Term ? ParseOption(says, context) : ParseRange(says, context);
        }
        catch (OverflowException)
        {
            // decimal has no arithmetic that saturates; numbers are limited on reading, products with a unit are caught here.
            return Complaints.TooLarge(0).ToResult<Value>();
        }
    }

    /// <summary>The canonical words for a value: parsing them in the same context gives an equal literal and usual set.</summary>
    /// <param name="value">The value.</param>
    /// <param name="context">What the question asks for.</param>
    public static string Format(Value value, ValueContext context)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(context);
        return value switch
        {
            Value.Unknown => "unknown",
            Value.Options options => string.Join(" or ", options.Allowed.Names(context.Options)),
            Value.Range range => FormatRange(range, context),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ParseResult<Value> ParseOption(string says, ValueContext context)
    {
        var trimmed = says.Trim();
        if (OptionReader.Exact(trimmed, context.Options) is { } one)
            return ParseResult<Value>.Ok(new Value.Options(says, one));
        if (UnknownWords.Contains(trimmed))
            return ParseResult<Value>.Ok(new Value.Unknown(says));
        return OptionReader.Several(trimmed, context.Options) is { } several
            ? ParseResult<Value>.Ok(new Value.Options(says, several))
            : Complaints.NotAnOption(trimmed, context.Options.IsDefault ? [] : context.Options, 0).ToResult<Value>();
    }

    private static ParseResult<Value> ParseRange(string says, ValueContext context)
    {
        if (context.Tolerance is { } tolerance && Tolerance.Parse(tolerance, context) is { Success: false } bad)
            return ParseResult<Value>.Fail(bad.Wrong, bad.Cure);
        var tokens = Tokenizer.Read(says);
        if (UnknownWords.Contains(tokens) || VagueWords.IsAmountWithoutSize(tokens))
            return ParseResult<Value>.Ok(new Value.Unknown(says));
        if (context.Answer == AnswerType.Quantity && VagueWords.ShareIn(tokens) is { } share
            && UnitTable.OfQuestion(context.Unit) is { IsShare: true })
        {
            return ParseRange(share, context) is { Value: Value.Range meant }
                ? Ok(new Value.Range(says, meant.Literal, meant.Usual, meant.Written, meant.Reading))
                : Complaints.NoNumber(says, context, 0).ToResult<Value>();
        }
        var trimmed = says.Trim();
        if (SetNotation.IsSet(trimmed))
        {
            return SetNotation.Parse(trimmed, context.Answer) is { } sets
                ? Ok(new Value.Range(says, sets.Literal, sets.Usual, sets.Literal.IsPoint ? sets.Literal.Low : null, "set"))
                : Complaints.BadSet(says, context, 0).ToResult<Value>();
        }
        return context.Answer switch
        {
            AnswerType.Date => ParseDate(says, trimmed, context),
            AnswerType.Time => TimeReader.Parse(says, context),
            AnswerType.Duration => IsoDuration.TryParse(trimmed, out var sets)
                ? Ok(new Value.Range(says, sets, sets, sets.IsPoint ? sets.Low : null, "duration"))
                : ParseAmount(says, new DurationReader(new TokenReader(tokens), context)),
            _ => ParseAmount(says, new QuantityReader(new TokenReader(tokens), context)),
        };
    }

    private static ParseResult<Value> ParseAmount(string says, AmountReader reader)
    {
        var range = reader.Read(says, wholeText: true);
        return range is not null ? Ok(range) : reader.Complaint!.ToResult<Value>();
    }

    private static ParseResult<Value> ParseDate(string says, string trimmed, ValueContext context)
    {
        if (Edtf.Parse(trimmed) is { Success: true } edtf)
            return Ok(Tolerate(FromSpan(says, edtf.Value), context));
        var reader = new DateReader(new TokenReader(Tokenizer.Read(says)), says, context);
        var range = reader.Read(wholeText: true);
        return range is not null ? Ok(Tolerate(range, context)) : reader.Complaint!.ToResult<Value>();
    }

    // Whole days: a date has no hours. At the ends of the calendar there is nothing to reach.
    internal static Value.Range Tolerate(Value.Range date, ValueContext context)
    {
        if (context.Tolerance is not { } text || date.Usual is not { Low: { } first, High: { } last } || date.Reading != "date"
            || Tolerance.Parse(text, context) is not { Success: true } parsed)
            return date;
        var distance = decimal.Floor(parsed.Value.Amount);
        var (below, above) = (decimal.Floor(distance / 2), decimal.Ceiling(distance / 2));
        var around = Interval.Between(Math.Max(0, first - below), Math.Min(DateOnly.MaxValue.DayNumber, last + above));
        return date with { Usual = around };
    }

    private static Value.Range FromSpan(string says, DaySpan span)
    {
        var days = Interval.Between(
            span.First == DateOnly.MinValue ? null : span.First.DayNumber,
            span.Last == DateOnly.MaxValue ? null : span.Last.DayNumber);
        return new Value.Range(says, days, days, span.IsDay ? span.First.DayNumber : null, "date");
    }

    private static ParseResult<Value> Ok(Value.Range range) => ParseResult<Value>.Ok(range);

    // The shortest words that read back to the same sets; a set in mathematical notation always does.
    private static string FormatRange(Value.Range range, ValueContext context)
    {
        foreach (var candidate in Candidates(range, context))
        {
            if (Parse(candidate, context) is { Success: true, Value: Value.Range read }
                && read.Literal == range.Literal
                && read.Usual == range.Usual)
                return candidate;
        }
        return SetNotation.Format(range.Literal, range.Usual, context.Answer);
    }

    private static IEnumerable<string> Candidates(Value.Range range, ValueContext context)
    {
        if (context.Answer == AnswerType.Date)
        {
            if (range.Literal is { Low: { } first, High: { } last, LowOpen: false, HighOpen: false } && range.Literal == range.Usual)
                yield return new DaySpan(DateOnly.FromDayNumber((int)first), DateOnly.FromDayNumber((int)last)).ToString();
            yield break;
        }
        if (range.Written is not { } written)
            yield break;
        if (context.Answer == AnswerType.Time)
        {
            yield return $"{TimeWords.First(range.Reading)} {TimeMeaning.Write(written)}".TrimStart();
            yield break;
        }
        var number = written.ToString("#,0.############################");
        if (context.Answer == AnswerType.Duration)
            number += written == 1 ? " day" : " days";
        else if (UnitTable.OfQuestion(context.Unit) is { } unit)
            number = unit.Shown.Replace("#", number, StringComparison.Ordinal);
        var words = context.Readings.Find(range.Reading)?.Words.Split('|')[0];
        yield return words is null || words.StartsWith("N, ", StringComparison.Ordinal) ? number : $"{words} {number}";
        yield return number;
    }
}
