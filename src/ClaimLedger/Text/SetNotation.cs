using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>
/// Sets as mathematics writes them, for what no words say as exactly: <c>[1440, 2160]; usually [1750, 1850]</c>,
/// <c>(2025-01-19, ∞)</c>. Numbers are in the question's unit; lengths of time in days; dates are ISO dates, times of
/// day <c>HH:MM</c>.
/// </summary>
internal static class SetNotation
{
    private const string Usually = "; usually ";

    /// <summary>Whether a text is meant as a set.</summary>
    public static bool IsSet(string text) => text.Length > 0 && text[0] is '[' or '(' or '{';

    /// <summary>Writes both sets; one where they are the same.</summary>
    public static string Format(in Interval literal, in Interval usual, AnswerType answer) =>
        literal == usual ? Format(literal, answer) : Format(literal, answer) + Usually + Format(usual, answer);

    /// <summary>Reads what <see cref="Format(in Interval, in Interval, AnswerType)"/> writes; null where it is none.</summary>
    public static TwoSets? Parse(string text, AnswerType answer)
    {
        var split = text.IndexOf(Usually, StringComparison.Ordinal);
        if (split < 0)
            return ParseOne(text, answer) is { } both ? new TwoSets(both, both) : null;
        return ParseOne(text[..split], answer) is { } literal && ParseOne(text[(split + Usually.Length)..], answer) is { } usual
            ? new TwoSets(literal, usual)
            : null;
    }

    private static string Format(in Interval set, AnswerType answer)
    {
        if (answer is not (AnswerType.Date or AnswerType.Time))
            return set.ToString();
        if (set.IsPoint)
            return $"{{{Written(set.Low!.Value)}}}";
        var low = set.Low is { } first ? (set.LowOpen ? "(" : "[") + Written(first) : "(−∞";
        var high = set.High is { } last ? Written(last) + (set.HighOpen ? ")" : "]") : "∞)";
        return $"{low}, {high}";

        string Written(decimal end) => answer == AnswerType.Time
            ? TimeMeaning.Write(end)
            : DateOnly.FromDayNumber((int)end).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static Interval? ParseOne(string text, AnswerType answer)
    {
        if (text.Length < 3)
            return null;
        var inner = text[1..^1];
        if (text[0] == '{')
            return text[^1] == '}' && End(inner, answer) is { } point ? Interval.Point(point) : null;
        if (text[0] is not ('[' or '(') || text[^1] is not (']' or ')') || inner.Split(", ") is not [var left, var right])
            return null;

        var hasLow = left is not ("−∞" or "-∞");
        var hasHigh = right is not "∞";
        var low = hasLow ? End(left, answer) : null;
        var high = hasHigh ? End(right, answer) : null;
        var (lowOpen, highOpen) = (text[0] == '(', text[^1] == ')');
        if ((hasLow ? low is null : !lowOpen) || (hasHigh ? high is null : !highOpen))
            return null;
        return low > high || (low == high && low is not null && (lowOpen || highOpen))
            ? null
            : Interval.Create(low, high, lowOpen, highOpen);
    }

    private static decimal? End(string text, AnswerType answer)
    {
        if (answer == AnswerType.Time)
        {
            return text == "24:00" ? TimeMeaning.Day
                : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                    ? (time.Hour * 60) + time.Minute
                    : null;
        }
        if (answer == AnswerType.Date)
            return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day.DayNumber
                : null;
        return text.Length <= 60
            && decimal.TryParse(
                text.Replace('−', '-'),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number)
            ? number
            : null;
    }
}
