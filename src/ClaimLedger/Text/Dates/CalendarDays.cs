namespace ClaimLedger.Text;

/// <summary>A span of days, both ends included, as day numbers (<see cref="DateOnly.DayNumber"/>).</summary>
internal readonly record struct Days(int First, int Last)
{
    /// <summary>Whether it reaches beyond the years 1 to 9999.</summary>
    public bool IsOutside => First is < 0 or > CalendarDays.LastDay || Last is < 0 or > CalendarDays.LastDay;

    /// <summary>One day.</summary>
    public static Days One(int day) => new(day, day);
}

/// <summary>Weeks, months, quarters, seasons and what else dates are made of. What lies outside the calendar comes out as days that no date
/// has.</summary>
internal static class CalendarDays
{
    /// <summary>The weekend as a period, by its number in the table of the calendar.</summary>
    public const int Weekend = 6;

    /// <summary>9999-12-31 as a day number.</summary>
    public const int LastDay = 3_652_058;

    public static int FirstOf(int year, int month) => new DateOnly(year, month, 1).DayNumber;

    public static int LastOf(int year, int month) => new DateOnly(year, month, DateTime.DaysInMonth(year, month)).DayNumber;

    /// <summary>1 is Monday: 0001-01-01, day number 0, was one.</summary>
    public static int WeekdayOf(int day) => (day % 7 + 7) % 7 + 1;

    public static int WeekStart(int day) => day - (WeekdayOf(day) - 1);

    /// <summary>The week, Monday to Sunday, that the day lies in.</summary>
    public static Days WeekOf(int day) => new(WeekStart(day), WeekStart(day) + 6);

    public static int Back(int day, int weekday) => (WeekdayOf(day) - weekday + 7) % 7;

    public static int Ahead(int day, int weekday) => (weekday - WeekdayOf(day) + 7) % 7;

    public static Days MonthOf(int day, int turn)
    {
        var date = DateOnly.FromDayNumber(day);
        return Months(date.Year * 12 + date.Month - 1 + turn, 1);
    }

    public static Days YearOf(int day, int turn) => Months((DateOnly.FromDayNumber(day).Year + turn) * 12, 12);

    /// <summary>So many months on or back, on the same day or the last of a shorter month.</summary>
    public static int SameDay(int day, int months)
    {
        if (day is < 0 or > LastDay)
            return -1;
        var date = DateOnly.FromDayNumber(day);
        var month = date.Year * 12 + date.Month - 1 + months;
        return month is < 12 or >= 120_000 ? -1 : date.AddMonths(months).DayNumber;
    }

    /// <summary>So many months, the first counted from the year 0.</summary>
    public static Days Months(int first, int count)
    {
        var last = first + count - 1;
        return first < 12 || last / 12 > 9999
            ? new Days(-1, LastDay + 1)
            : new Days(FirstOf(first / 12, first % 12 + 1), LastOf(last / 12, last % 12 + 1));
    }

    /// <summary>A period by its number in the table of the calendar, so many turns from the one of the day.</summary>
    public static Days Period(int day, int period, int turn) => period switch
    {
        1 => new Days(WeekStart(day) + 7 * turn, WeekStart(day) + 7 * turn + 6),
        2 => MonthOf(day, turn),
        3 => YearOf(day, turn),
        4 => Quarter(day, turn),
        5 => Months((DateOnly.FromDayNumber(day).Year / 10 * 10 + 10 * turn) * 12, 120),
        // The weekend that is on or ahead is "this" one, the one before it "last".
        _ => new Days(WeekStart(day) + 7 * turn + 5, WeekStart(day) + 7 * turn + 6),
    };

    /// <summary>The size of a period, as the table of date parts names it.</summary>
    public static string SizeOf(int period) => period switch
    {
        1 or 6 => "week",
        2 => "month",
        3 => "year",
        4 => "season",
        _ => "decade",
    };

    /// <summary>A season of the north by its EDTF number.</summary>
    public static Days SeasonOf(int year, int season) => season switch
    {
        24 => new Days(FirstOf(year, 12), LastOf(Math.Min(year + 1, 9999), 2)),
        _ => new Days(FirstOf(year, (season - 20) * 3), LastOf(year, (season - 20) * 3 + 2)),
    };

    public static Days TurnOfMonth(int day, int month, int turn)
    {
        var date = DateOnly.FromDayNumber(day);
        var year = turn switch
        {
            < 0 => month < date.Month ? date.Year : date.Year - 1,
            > 0 => month > date.Month ? date.Year : date.Year + 1,
            _ => date.Year,
        };
        return Months(year * 12 + month - 1, 1);
    }

    public static Days TurnOfSeason(int day, int season, int turn)
    {
        var year = DateOnly.FromDayNumber(day).Year;
        var candidates = Enumerable.Range(year - 2, 5).Where(each => each is >= 1 and < 9999).Select(each => SeasonOf(each, season));
        return turn switch
        {
            < 0 => candidates.LastOrDefault(days => days.Last < day, new Days(-1, -1)),
            > 0 => candidates.FirstOrDefault(days => days.First > day, new Days(-1, -1)),
            _ => candidates.FirstOrDefault(days => days.Last >= day, new Days(-1, -1)),
        };
    }

    /// <summary>
    /// A week of a month or, without one, of a year, as ISO 8601 counts them: a week belongs to where its Thursday lies; -1 is the last.
    /// Null where there is none.
    /// </summary>
    public static Days? WeekIn(int year, int? month, int number)
    {
        var (first, last) = month is { } one ? (FirstOf(year, one), LastOf(year, one)) : (FirstOf(year, 1), LastOf(year, 12));
        var start = number < 0 ? WeekStart(last - 3) : WeekStart(first + 3) + 7 * (number - 1);
        return start + 3 > last ? null : new Days(start, start + 6);
    }

    /// <summary>The first, second, … such weekday of a month, -1 for the last; null where there is none.</summary>
    public static int? WeekdayIn(int year, int month, int weekday, int number)
    {
        var last = LastOf(year, month);
        if (number < 0)
            return last - Back(last, weekday);
        var first = FirstOf(year, month);
        var day = first + Ahead(first, weekday) + 7 * (number - 1);
        return day > last ? null : day;
    }

    private static Days Quarter(int day, int turn)
    {
        var date = DateOnly.FromDayNumber(day);
        return Months(date.Year * 12 + (date.Month - 1) / 3 * 3 + 3 * turn, 3);
    }
}
