using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>The days of a date value, as what a quote names of a date is held against them.</summary>
/// <remarks>An open end is no bound here: of "since 2007" the year counts.</remarks>
internal sealed class DaysOf
{
    // Past four years every day of every month is among them.
    private const int MostDays = 1500;

    private readonly List<(int First, int Last)> _spans = [];

    public DaysOf(Value.Range value)
    {
        foreach (var set in new[] { value.Usual, value.Literal })
        {
            if (Closed(set) is { } span)
                _spans.Add(span);
        }
    }

    /// <summary>Whether the days are more than one.</summary>
    public bool AreSeveral => _spans.Exists(span => span.First < span.Last);

    /// <summary>Whether some day fits, in a year where one is named.</summary>
    public bool Any(int? year, Predicate<DateOnly> fits)
    {
        foreach (var span in _spans)
        {
            var first = span.First;
            var last = span.Last;
            if (year is { } named)
            {
                if (named is < 1 or > 9999)
                    return false;
                first = Math.Max(first, new DateOnly(named, 1, 1).DayNumber);
                last = Math.Min(last, new DateOnly(named, 12, 31).DayNumber);
            }
            for (var day = first; day <= Math.Min(last, first + MostDays); day++)
            {
                if (fits(DateOnly.FromDayNumber(day)))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether some day is in a set of days.</summary>
    public bool Meet(in Interval set)
    {
        var other = Closed(set);
        return other is { } days && _spans.Exists(span => span.First <= days.Last && days.First <= span.Last);
    }

    private static (int First, int Last)? Closed(in Interval set) =>
        (set.Low ?? set.High, set.High ?? set.Low) is ({ } low, { } high) ? (Day(low), Day(high)) : null;

    private static int Day(decimal number) => (int)Math.Clamp(number, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber);
}

/// <summary>Reads what names a part of a date in a quote: "Monday, June 3"; 3-5 June; June; 2031; the 3rd; winter; last month.</summary>
internal static class DatePartReader
{
    private static readonly PhraseTable<bool> SameTimes = DateWords.Phrases("same-time");

    private static readonly WordSet DayLinks = DateWords.Words("day-link");

    /// <summary>How many tokens name a part of a date, 0 where none do, and whether it fits the days.</summary>
    public static (int Length, bool Fits) Read(string quote, List<Token> tokens, int position, DaysOf days)
    {
        if (ReadDay(quote, tokens, position, days) is { Length: > 0 } day)
            return day;
        if (SameTimes.TryMatch(tokens, position, out _, out var length))
            return (length, true);
        if (tokens[position].Kind == TokenKind.Number)
            return ReadNumber(tokens, position, days);
        if (!TryWord(quote, tokens, position, out var word, out length))
            return default;
        switch (word.Kind)
        {
            case CalendarWordKind.Weekday:
                var after = position + length;
                if (after < tokens.Count && tokens[after].Is(".") && tokens[after].IsGlued)
                    after++;
                if (after < tokens.Count && tokens[after].Is(","))
                    after++;
                if (after < tokens.Count && ReadDay(quote, tokens, after, days) is { Length: > 0 } date)
                    return (after + date.Length - position, date.Fits);
                return (length, days.AreSeveral || days.Any(null, each => WeekdayOf(each) == word.Value));
            case CalendarWordKind.Month:
                var year = YearAt(tokens, position + length, out var end);
                return (end - position, days.Any(year, each => each.Month == word.Value));
            case CalendarWordKind.Season:
                return (length, days.Any(null, each => each.Month % 12 / 3 == (word.Value - 20) % 4));
            case CalendarWordKind.Day:
                return (length, true);
            case CalendarWordKind.Turn when TryWord(quote, tokens, position + length, out var turned, out var more)
                && turned.Kind is not (CalendarWordKind.Turn or CalendarWordKind.Day):
                return (length + more, true);
            default:
                return default;
        }
    }

    // A day of a month: "June 3, 2031", "June 3-5", "3 June", "the 3rd of June 2031", "3 to 5 June", 2031-06-03.
    private static (int Length, bool Fits) ReadDay(string quote, List<Token> tokens, int position, DaysOf days)
    {
        var at = position;
        if (TryIsoDay(tokens, position, out var iso))
            return (5, days.Any(iso.Year, each => each == iso));
        if (TryWord(quote, tokens, at, out var month, out var length) && month.Kind == CalendarWordKind.Month)
        {
            at += length;
            if (Is(tokens, at, ".") && tokens[at].IsGlued)
                at++;
            if (Is(tokens, at, "the"))
                at++;
            if (!TryDays(tokens, ref at, out var first, out var last))
                return default;
            return Judge(tokens, position, at, month.Value, first, last, days);
        }
        if (!TryDays(tokens, ref at, out var from, out var to))
            return default;
        if (Is(tokens, at, "of"))
            at++;
        if (!TryWord(quote, tokens, at, out month, out length) || month.Kind != CalendarWordKind.Month)
            return default;
        return Judge(tokens, position, at + length, month.Value, from, to, days);
    }

    private static (int Length, bool Fits) Judge(List<Token> tokens, int position, int at, int month, int first, int last, DaysOf days)
    {
        var year = YearAt(tokens, at, out var end);
        return (end - position, days.Any(year, each => each.Month == month && each.Day >= first && each.Day <= last));
    }

    // The year, or the day of the month where its ending makes it one.
    private static (int Length, bool Fits) ReadNumber(List<Token> tokens, int position, DaysOf days)
    {
        if (YearAt(tokens, position, out var end) is { } year)
            return (end - position, days.Any(year, _ => true));
        var at = position;
        return TryOneDay(tokens, ref at, out var day) && at == position + 2 ? (2, days.Any(null, each => each.Day == day)) : default;
    }

    private static bool TryDays(List<Token> tokens, ref int at, out int first, out int last)
    {
        last = 0;
        if (!TryOneDay(tokens, ref at, out first))
            return false;
        last = first;
        var next = at + 1;
        if (at < tokens.Count && DayLinks.Contains(tokens[at]) && TryOneDay(tokens, ref next, out var other) && other > first)
            (last, at) = (other, next);
        return true;
    }

    private static bool TryOneDay(List<Token> tokens, ref int at, out int day)
    {
        day = 0;
        if (at >= tokens.Count || tokens[at] is not
            {
                Kind: TokenKind.Number, Text.Length: <= 2,
                Number: { IsWhole: true, Value: >= 1 and <= 31 } number
            })
            return false;
        day = (int)number.Value;
        at++;
        if (at < tokens.Count && tokens[at] is { IsGlued: true, Text: "st" or "nd" or "rd" or "th" })
            at++;
        return true;
    }

    private static int? YearAt(List<Token> tokens, int at, out int end)
    {
        end = at;
        if (Is(tokens, at, ".") && tokens[at].IsGlued)
            at++;
        if (Is(tokens, at, ",") || Is(tokens, at, "of"))
            at++;
        if (at >= tokens.Count || tokens[at] is not
            {
                Kind: TokenKind.Number, Length: 4, Text.Length: 4,
                Number: { IsWhole: true, Value: >= 1000 and <= 9999 } number
            })
            return null;
        end = at + 1;
        return (int)number.Value;
    }

    private static bool TryIsoDay(List<Token> tokens, int at, out DateOnly day)
    {
        day = default;
        return at + 4 < tokens.Count && tokens[at].Length == 4 && tokens[at + 1].Is("-") && tokens[at + 3].Is("-")
            && DateOnly.TryParseExact(
                $"{tokens[at].Text}-{tokens[at + 2].Text}-{tokens[at + 4].Text}",
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out day);
    }

    private static bool TryWord(string quote, List<Token> tokens, int at, out CalendarWord word, out int length) =>
        CalendarWords.Words.TryMatch(tokens, at, out word, out length)
        && !(length == 1 && DateWords.AlsoOthers.Contains(tokens[at]) && !char.IsUpper(quote[tokens[at].Start]));

    private static bool Is(List<Token> tokens, int at, string text) => at < tokens.Count && tokens[at].Is(text);

    private static int WeekdayOf(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
}
