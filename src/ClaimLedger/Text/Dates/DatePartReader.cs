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

    /// <summary>How many tokens name a part of a date, 0 where none do, and whether it fits the days.</summary>
    public static (int Length, bool Fits) Read(string quote, List<Token> tokens, int position, DaysOf days, ValueContext context)
    {
        if (SameTimes.TryMatch(tokens, position, out _, out var length))
            return (length, true);
        var reader = new TokenReader(tokens, position);
        if (reader.IsAt(DateWords.Leads)
            || new DateReader(reader, quote, context, TextStyle.RunningText).ReadPhrase() is not
            { IsBounded: false, IsAbout: false, Distance: DateDistance.None } date || date.CoreStart > position)
            return default;
        // Of "3 to 5 June" both days are meant, of "May to June" each month names a part by itself.
        var last = date.First.Day is not null && date.Second is { Day: not null } second ? second : date.First;
        length = tokens.Skip(position).TakeWhile(token => token.End <= last.End).Count();
        return IsAnotherWord(quote, tokens, position, length) || Fits(date.First, last, tokens[position], days) is not { } fits
            ? default : (length, fits);
    }

    // Null where it is no part of a date.
    private static bool? Fits(DateSpec first, DateSpec last, in Token word, DaysOf days) => first switch
    {
        { IsBareWeekday: true } => days.AreSeveral || days.Any(null, day => CalendarDays.WeekdayOf(day.DayNumber) == first.Weekday),
        { Move: not null } => IsRelative(word) ? true : null,
        { Part: not null } or { Ordinal: not null } or { YearTurn: not null } or { MonthTurn: not null } => null,
        { IsBareDay: true } when !first.IsOrdinalDay || word.Kind != TokenKind.Number => null,
        { Season: { } season } => days.Any(null, day => day.Month % 12 / 3 == (season - 20) % 4),
        { Size: "day" or "month" or "year" } => days.Any(first.Year, day => IsIn(day, first, last)),
        _ => null,
    };

    private static bool IsIn(DateOnly day, DateSpec first, DateSpec last) =>
        (day.Month, day.Day).CompareTo((first.Month ?? day.Month, first.Day ?? day.Day)) >= 0
        && (day.Month, day.Day).CompareTo((last.Month ?? day.Month, last.Day ?? day.Day)) <= 0;

    // "Yesterday", "last month": which days they are, the quote's article tells.
    private static bool IsRelative(in Token word) => CalendarWords.Words.TryMatch([word], 0, out var first, out _)
        && first.Kind is CalendarWordKind.Day or CalendarWordKind.Turn;

    private static bool IsAnotherWord(string quote, List<Token> tokens, int position, int length)
    {
        for (var at = position; at < position + length; at++)
        {
            if (DateWords.AlsoOthers.Contains(tokens[at]) && !char.IsUpper(quote[tokens[at].Start]))
                return true;
        }
        return false;
    }
}
