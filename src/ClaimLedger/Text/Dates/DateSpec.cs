namespace ClaimLedger.Text;

/// <summary>The days that some words mean.</summary>
/// <param name="Literal">What the words commit to.</param>
/// <param name="Usual">What a reader takes them to mean.</param>
/// <param name="Row">The row of the table of dates that applied.</param>
/// <param name="Nominal">The day that was counted out, where the words mean about that day: "two weeks ago".</param>
internal readonly record struct Dated(Days Literal, Days Usual, string Row, int? Nominal = null)
{
    public static Dated Same(Days days) => new(days, days, "date", days.First == days.Last ? days.First : null);

    public static Dated Day(int day) => Same(Days.One(day));

    /// <summary>About a day: as far off as half of what was counted in.</summary>
    public static Dated Around(int day, int half) =>
        new(new Days(day - 2 * half, day + 2 * half), new Days(day - half, day + half), "date-about", day);
}

/// <summary>What the words say of a date before the publication date, or another date, fills in the rest.</summary>
internal sealed record DateSpec
{
    /// <summary>Where the words start and end.</summary>
    public int Start { get; init; }

    public int End { get; init; }

    public int? Year { get; init; }

    public int? Month { get; init; }

    public int? Day { get; init; }

    public int? Weekday { get; init; }

    public int? Season { get; init; }

    /// <summary>Which of the weekdays or weeks of the month or year; -1 is the last.</summary>
    public int? Ordinal { get; init; }

    /// <summary>The year is so many on from that of publication: "June next year".</summary>
    public int? YearTurn { get; init; }

    /// <summary>The month is so many on from that of publication: "the 20th of next month".</summary>
    public int? MonthTurn { get; init; }

    /// <summary>A row of the table of date parts.</summary>
    public string? Part { get; init; }

    /// <summary>How large the whole is, as that table names it.</summary>
    public string Size { get; init; } = "day";

    /// <summary>What <see cref="Move"/> counts from; null for the day of publication.</summary>
    public DateSpec? Anchor { get; init; }

    /// <summary>The days, from those of the anchor, looking ahead from it or back.</summary>
    public Func<Days, bool, Dated>? Move { get; init; }

    /// <summary>Whether it counts on (1) or back (-1) from its anchor; 0 where it does neither.</summary>
    public int Sign { get; init; }

    /// <summary>A weekday, and nothing else.</summary>
    public bool IsBareWeekday { get; init; }

    /// <summary>A week by its number, of no named year.</summary>
    public bool IsBareWeek { get; init; }

    /// <summary>Whether the day is written as an ordinal: "27th".</summary>
    public bool IsOrdinalDay { get; init; }

    /// <summary>Whether "the" stands before the day.</summary>
    public bool HasArticle { get; init; }

    /// <summary>The day of publication.</summary>
    public static DateSpec Publication { get; } = new() { Move = (from, _) => Dated.Day(from.First) };

    /// <summary>Whether its days depend on no day of publication.</summary>
    public bool IsFixed => Anchor?.IsFixed ?? (Move is null && Year is not null && YearTurn is null && (Day is null || Month is not null));

    /// <summary>Whether any day of the year of publication will do: only "7 April" and "spring", not "last quarter" and "Monday".</summary>
    public bool NeedsNoMoreThanYear => Anchor?.NeedsNoMoreThanYear
        ?? (this is { Move: null, YearTurn: null, MonthTurn: null } && (Day is null || Month is not null));

    /// <summary>A day of a month that is not named.</summary>
    public bool IsBareDay => Day is not null && Month is null && MonthTurn is null && Weekday is null && Move is null;

    /// <summary>A year, and nothing else.</summary>
    public bool IsBareYear => Size == "year" && Year is not null && Part is null && Month is null && Move is null;

    /// <summary>A quarter or half of a year that is not named.</summary>
    public bool IsBareYearPart => this is { Size: "year", Part: not null, Year: null, YearTurn: null, Move: null };

    /// <summary>A month, and nothing else.</summary>
    public bool IsBareMonth => Size == "month" && Month is not null && Year is null && YearTurn is null && Part is null && Move is null;

    /// <summary>A season, and nothing else.</summary>
    public bool IsBareSeason => Season is not null && Year is null && YearTurn is null && Part is null && Move is null;

    /// <summary>A day, month, year or weekday by its name: what may stand behind "or".</summary>
    public bool IsBare => IsBareDay || IsBareMonth || IsBareYear || IsBareWeekday || this is { Month: not null, Move: null };
}
