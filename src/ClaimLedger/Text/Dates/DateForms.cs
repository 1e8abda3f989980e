namespace ClaimLedger.Text;

/// <summary>The ways to write a date, a row each: the first that fits is taken, so longer ones stand before what they begin with.</summary>
internal static class DateForms
{
    private const TextStyle InText = TextStyle.RunningText;
    private const TextStyle InValue = TextStyle.Value;
    private const int MostWeeks = 53;
    private const int MostOfMonth = 5;
    private const int Fortnight = 14;
    private const int HoursOfDay = 24;
    private const int Weekend = 6;

    // What was named is all that there is to it.
    private static readonly Func<DateSpecReader, DateParts, DateSpec?> AsDay = static (_, p) => Named(p, "day");
    private static readonly Func<DateSpecReader, DateParts, DateSpec?> AsMonth = static (_, p) => Named(p, "month");
    private static readonly Func<DateSpecReader, DateParts, DateSpec?> AsYear = static (_, p) => Named(p, "year");

    /// <summary>The first Friday of July, the 15th century, the third quarter of 2016: by where it comes in a row.</summary>
    public static DateFormTable Ordinal { get; } = new(
        new("<year-part> [in <year>] [<some-year>]", "third quarter 2016",
            "quarters can do without a year; \"the first half\" is of a match as well",
            (_, p) => p.Year is null && p.YearTurn is null && !IsQuarter(p.Part) ? null : Named(p, "year")),
        new("<ordinal> [-] century", "19th century", "counted from the year 1",
            (_, p) => p.Number > 0 ? new DateSpec { Year = Math.Max(1, (p.Number - 1) * 100), Size = "century" } : null),
        new("<ordinal> week <of-month-or-year>", "third week of 2027",
            "ISO 8601 counts the weeks of a year, and so are those of a month counted",
            (_, p) => p.Number <= MostWeeks ? p.Of! with { Ordinal = p.Number, Size = "week" } : null),
        new("<ordinal> <weekday> <of-month>", "first Friday of July", "no month has a sixth",
            (_, p) => p.Number <= MostOfMonth ? p.Of! with { Ordinal = p.Number, Weekday = p.Weekday, Size = "day" } : null));

    /// <summary>Months, seasons, days, decades and years by their names and numbers.</summary>
    public static DateFormTable Calendar { get; } = new(
        new("<month> [~.] [<joint>] <day> <uncounted> [<some-year>]", "October 7, 2023", "as it is written in America",
            (r, p) => Named(p, "day") with { Year = r.YearOrThatOfNext(p) }),
        new("<month> [~.] <day-in-words> [<of-year>]", "May twenty-one", "where nothing else can be counted", AsDay),
        new("<month> [~.] [of] <of-year>", "March 2025", "a month of a year", AsMonth),
        new("<month> [~.] [of] <short-year>", "August '24", "no day has such a number, or the sign says that it is a year", AsMonth),
        new("<month> [~.] <turn-of-year>", "June next year", "the year is that of publication, so many on", AsMonth),
        new("<month> <dot-before-year>", "Sept.", "in a text the stop may be that of the sentence: it is taken only where the date goes on",
            (r, p) => Named(p, "month") with { Year = r.YearOrThatOfNext(p) }),
        new("<season> [<some-year>]", "spring 2025", "seasons are those of the north",
            (_, p) => Named(p, "season") with { Season = p.Number }),
        new("<holiday> [<of-year>]", "Christmas Eve 2024", "days that have a date of their own",
            (_, p) => new DateSpec { Month = p.Number / 100, Day = p.Number % 100, Year = p.Year }),
        new("<decade>", "noughties", "below 100 the century is open, and \"in his seventies\" is an age: \"the\" or \"early\" makes it one",
            (r, p) => p.Number <= 99
                ? r.IsOneDecade(p) ? OfSomeCentury(p.Number) : null
                : new DateSpec { Year = p.Number, Size = "decade" }),
        new("<century> [-] <decade>", "nineteen seventies", "a century in words makes it one",
            (_, p) => p.Number <= 99 ? new DateSpec { Year = p.Year!.Value * 100 + p.Number, Size = "decade" } : null),
        new("<short-decade>", "the 70s", "two figures that end in 0, behind \"the\", \"in\", \"early\" or an apostrophe",
            (_, p) => OfSomeCentury(p.Number)),
        new("<figures>", "13.5.2015", "where nobody knows which of two is the day it is none",
            (_, p) => p.Of),
        new("<year> <decade-ending>", "1990s", "ten years from a round one",
            (_, p) => p.Year % 10 == 0 ? Named(p, "decade") : null),
        new("<year> <iso-number> <iso-number>", "2025-03-18", "ISO 8601",
            (r, p) => r.IsIsoMonth(p) ? Named(p, "day") : null),
        new("<year> <iso-number>", "2025-03", "ISO 8601",
            (r, p) => r.IsIsoMonth(p) ? Named(p, "month") : null),
        new("<year> [the] <year-part>", "2016 Q3", "a quarter or half behind its year", AsYear),
        new("<year> <end-of-years>", "2013–14", "years that run into the next; in a value it may be meant for a month",
            (_, p) => OfYears(p.Year!.Value, p.Number), InText),
        new("<year> ~-|~/ <month> ~-|~/ <figure-day>", "2019/Sep/1", "as logs are written", AsDay, InText),
        new("<year> ~-|~/ <month>", "2019-Sep", "as logs are written", AsMonth, InText),
        new("<year> [,] <month>", "2016, Nov", "\"2016 may\" may be a verb: there only where nothing is counted",
            (r, p) => r.IsMonthBehind() ? Named(p, "month") : null),
        new("<year>", "2007", "four figures", AsYear),
        new("<behind-preposition> <year-in-words>", "in nineteen seventy-eight", "elsewhere they count something", AsYear),
        new(
            "<day> ~-|~/ <month> ~-|~/ <year-of-log>",
            "21-Nov-29",
            "as logs are written; of two figures the century is that of POSIX",
            AsDay),
        new("<any-day> <dot-before-word> [of|~-] <month> <apostrophe-year>", "7 June '29", "the sign says that it is a year",
            (r, p) => r.OfDay(p) with { Month = p.Month, Year = p.Year, IsOrdinalDay = false }),
        new("<any-day> <dot-before-word> [of|~-] <month> <dot-before-year> [<some-year>]", "7 October 2023", "as it is written in Britain",
            (r, p) => r.OfDay(p) with { Month = p.Month, Year = r.YearOrThatOfNext(p), YearTurn = p.YearTurn, IsOrdinalDay = false }),
        new("<day> /", "10/7/2023", "some write the day first and some the month",
            (r, p) => r.Complain(p), InValue),
        new("<any-day> [of|in] <turn> month", "20th of next month", "the month is that of publication, so many on",
            (_, p) => new DateSpec { Day = p.Day, MonthTurn = p.Turn }),
        new("<day> <of-year>", "5, 2025", "the end of \"March 3-5, 2025\"", (r, p) => r.OfDay(p) with { Year = p.Year }, InValue),
        new("<any-day>", "the 27th", "the month is open", (r, p) => r.OfDay(p)));

    private static readonly DateForm[] Relative =
    [
        new("<day-word>", "yesterday", "so many days from publication", (_, p) => Moved(from => Dated.Day(from.First + p.Number))),
        new("now", "1 April 2025 to now", "only as the end of a span", (r, _) => r.AllowsNow ? DateSpec.Publication : null),
        new("<period> after [the] next", "the week after next", "two on", (_, p) => OfPeriod(p.Period, 2)),
        new("<period>", "the end of the month", "\"the month\" by itself is a length as well",
            (r, p) => !r.IsNamedPeriod(p) ? null : p.Period == Weekend && r.IsOverThe(p) ? OfWeekend : OfPeriod(p.Period, 0)),
        new("<turn> <count> hours", "the past 48 hours",
            "whole days up to publication, or on from it; of fewer hours it is a length of time",
            (_, p) => p.Turn != 0 && p.Length is { Few: null, Count: > 0 and var hours } && hours % HoursOfDay == 0
                ? Run(p.Turn, Of(UnitTable.Day, hours / HoursOfDay)) : null, InText),
        new("<turn> <length>", "the last two weeks", "they end with publication, or start with it",
            (_, p) => p.Turn == 0 ? null : Run(p.Turn, p.Length)),
        new("<past> <period>", "the past year", "behind \"the\" or \"this\" so long up to publication, and no year of the calendar",
            (r, p) => r.IsUpToNow(p) && LengthOf(p.Period) is { } length ? Run(-1, length) : null),
        new("<turn> fortnight", "the past fortnight", "fourteen days up to publication, or on from it",
            (_, p) => p.Turn == 0 ? null : Run(p.Turn, Of(UnitTable.Day, Fortnight))),
        new("<turn> week from|between <weekday> to|and|until|through <last-weekday>", "last week from Wednesday to Friday",
            "days of one week",
            (_, p) => p.LastWeekday > p.Weekday ? DaysOfWeek(p.Turn, p.Weekday, p.LastWeekday) : null),
        new("<turn> week [,] [on] <weekday>", "next week on Friday", "a day of that week", (_, p) => DayOfWeek(p.Turn, p.Weekday)),
        new("<turn> <period>", "last month", "so many on from that of publication; \"over the last decade\" it was so up to publication",
            (r, p) => p.Turn == -1 && r.IsOverThe(p) && LengthOf(p.Period) is { } length ? Run(-1, length) : OfPeriod(p.Period, p.Turn)),
        new("<turn> <weekday> ( <calendar> )", "this Monday (14 April)", "the date, where it is such a day", (r, p) => r.OnItsDay(p)),
        new("<turn> <weekday> [,|-] <calendar>", "this Monday, 14 April", "the date, where it is such a day", (r, p) => r.OnItsDay(p)),
        new("<turn> <weekday>", "next Friday", "the coming one or that of the week after",
            (_, p) => Moved(from => OfWeekday(from.First, p.Weekday, p.Turn))),
        new("<turn> <month>", "last November", "the latest before that of publication",
            (_, p) => Moved(from => Dated.Same(CalendarDays.TurnOfMonth(from.First, p.Month!.Value, p.Turn)), "month")),
        new("<turn> <season>", "last spring", "the latest that has ended",
            (_, p) => Moved(from => Dated.Same(CalendarDays.TurnOfSeason(from.First, p.Number, p.Turn)), "season")),
        new("<turn> year's <year-part>", "last year's third quarter", "of that year",
            (_, p) => Named(p, "year") with { YearTurn = p.Turn }),
        new("<turn> <year-part>", "this third quarter", "of the year that is on",
            (_, p) => p.Turn == 0 ? Named(p, "year") with { YearTurn = 0 } : null),
    ];

    private static readonly DateForm[] Weekdays =
    [
        new("<weekday> [<time-of-day>] [,] [the] <calendar-of-weekday>", "Saturday, 7 October 2023",
            "a date that such a day was; or the nearest of that number",
            (r, p) => p.Of is { Day: not null, Month: not null }
                || p.Of is { IsOrdinalDay: true, Month: null, MonthTurn: null, Year: null } && !r.IsCountedInOrder()
                ? p.Of with { Weekday = p.Weekday } : null),
        new("<weekday> week", "Friday week", "a week after the coming one",
            (_, p) => Moved(from => Dated.Day(Coming(from.First, p.Weekday) + 7))),
        new("<weekday> [of] <turn> week", "Sunday of last week", "a day of that week", (_, p) => DayOfWeek(p.Turn, p.Weekday)),
        new("<weekday>", "Monday", "the latest, or looking ahead the next; publication itself may be one", (_, p) => new DateSpec
        {
            IsBareWeekday = true,
            Weekday = p.Weekday,
            Move = (from, ahead) => Dated.Day(ahead
                ? from.First + CalendarDays.Ahead(from.First, p.Weekday)
                : from.First - CalendarDays.Back(from.First, p.Weekday)),
        }),
    ];

    private static readonly DateForm[] Counted =
    [
        new("<count> <weekdays> from now", "two Sundays from now", "the second to come",
            (_, p) => p.Length.Few is null ? ComingOf(p.Weekday, p.Length.Count) : null),
        new("<length> ago", "two weeks ago", "back from publication", (_, p) => Away(p.Length, -1)),
        new("<length> earlier", "two weeks earlier", "in a text it is from another date", (_, p) => Away(p.Length, -1), InValue),
        new("<length> from now", "a month from now", "on from publication", (_, p) => Away(p.Length, 1)),
        new("<length> before <anchor>", "two days before 7 October 2023", "back from a date", (_, p) => Away(p.Length, -1, p.Of)),
        new("<length> prior to <anchor>", "two days prior to 7 October 2023", "back from a date", (_, p) => Away(p.Length, -1, p.Of)),
        new("<length> before", "two days before", "in a text it is from another date", (_, p) => Away(p.Length, -1), InValue),
        new("<length> after|from <anchor>", "three weeks after 7 October 2023",
            "on from a date; \"for a week from Monday\" is a run of days",
            (r, p) => r.Before(p) == "for" && r.IsFrom(p) ? null : Away(p.Length, 1, p.Of)),
        new("<length> [,] <beginning> <anchor>", "a week starting tomorrow", "days from a day on",
            (r, p) => p.Of!.Size == "day" && p.Length.Few is null && (r.Before(p) != "for" || r.IsFrom(p))
                ? RunFrom(p.Of, p.Length) : null),
        new("<length> <ending> <anchor>", "the three months to March 2025", "whole months to the last one",
            (r, p) => r.Before(p) == "the" && p.Length is { Few: null, Days: 0 } && p.Of!.Size is "day" or "month"
                ? EndingWith(p.Of, p.Length.Months) : null),
        new("<length>", "in three days", "on from publication, behind \"in\" or \"within\"",
            (r, p) => r.Before(p) is "in" or "within" && !r.IsAtBefore ? Away(p.Length, 1) : null),
    ];

    /// <summary>Any date without a part of it before.</summary>
    public static DateFormTable Base { get; } = new(Ordinal.All.Concat(Relative).Concat(Weekdays).Concat(Counted).Concat(Calendar.All));

    /// <summary>Forms that stand in no other one.</summary>
    public static DateFormTable Whole { get; } = new(
        new("earlier [in] this|the|current <period>", "earlier this month", "from its start to publication",
            (_, p) => SoFar(p.Period, isEarlier: true)),
        new("later [in] this|the|current <period>", "later this month", "from publication to its end",
            (_, p) => SoFar(p.Period, isEarlier: false)),
        new("<rest> [in] [this|the|current] <period>", "the rest of the month", "from publication to its end",
            (_, p) => SoFar(p.Period, isEarlier: false)),
        new("<week-from> [the] <date>", "week of 5 March 2025", "Monday to Sunday around a day",
            (_, p) => p.Of is { Size: "day" } day ? WeekOf(day) : null),
        new("month of <date>", "month of May 2025", "the same as May",
            (_, p) => p.Of is { Month: not null, Size: "day" or "month" } day
                ? day with { Day = null, Weekday = null, Size = "month" } : null),
        new("week <week> <of-month-or-year>", "week 31 of 2027", "ISO 8601 counts the weeks of a year",
            (_, p) => p.Of is { Month: null, MonthTurn: null } ? p.Of with { Ordinal = p.Number, Size = "week" } : null),
        new("week <week>", "week 31", "of this year, or of a season of games: no date by itself",
            (_, p) => new DateSpec { Ordinal = p.Number, YearTurn = 0, Size = "week", IsBareWeek = true }, InText),
        new("year to date", "year to date", "from its start to publication", (_, _) => Moved(YearToDate, "year")),
        new("year <ending> <date>", "year to March 2025", "twelve months to the last one",
            (_, p) => p.Of is { Size: "day" or "month", IsBareDay: false } ? EndingWith(p.Of, 12) : null),
        new("year <year>", "year 2007", "a year by its number", AsYear),
        new("year <year-in-words>", "year two thousand", "a year by its number", AsYear),
        new("year <any-year>", "year 247", "the word makes it one", AsYear));

    /// <summary>Every form, once.</summary>
    public static IEnumerable<DateForm> All => Whole.All.Concat(Base.All);

    private static DateSpec Named(in DateParts p, string size) =>
        new() { Day = p.Day, Month = p.Month, Year = p.Year, YearTurn = p.YearTurn, Part = p.Part, Size = size };

    private static bool IsQuarter(string? part) => part!.EndsWith("-quarter", StringComparison.Ordinal);

    private static DateSpec Moved(Func<Days, Dated> move, string size = "day") => new() { Size = size, Move = (from, _) => move(from) };

    private static DateSpec OfPeriod(int period, int turn) =>
        Moved(from => Dated.Same(CalendarDays.Period(from.First, period, turn)), CalendarDays.SizeOf(period));

    // "Over the weekend": the latest that has begun, or looking ahead the next that is not over.
    private static readonly DateSpec OfWeekend = new()
    {
        Size = CalendarDays.SizeOf(Weekend),
        Move = static (from, ahead) => CalendarDays.Period(from.First, Weekend, 0) is var its && (ahead || its.First <= from.First)
            ? Dated.Same(its) : Dated.Same(CalendarDays.Period(from.First, Weekend, -1)),
    };

    // A weekend is one of the calendar, whatever stands before it.
    private static DateLength? LengthOf(int period) => period switch
    {
        1 => Of(UnitTable.Day, 7),
        2 => Of(UnitTable.Month, 1),
        3 => Of(UnitTable.Year, 1),
        4 => Of(UnitTable.Month, 3),
        5 => Of(UnitTable.Year, 10),
        _ => null,
    };

    private static DateSpec SoFar(int period, bool isEarlier) => Moved(
        from =>
        {
            var whole = CalendarDays.Period(from.First, period, 0);
            return Dated.Same(isEarlier ? whole with { Last = from.First } : whole with { First = from.First }) with { Nominal = null };
        },
        CalendarDays.SizeOf(period));

    private static Dated YearToDate(Days from) =>
        Dated.Same(CalendarDays.YearOf(from.First, 0) with { Last = from.First }) with { Nominal = null };

    private static DateSpec DayOfWeek(int turn, int weekday) =>
        Moved(from => Dated.Day(CalendarDays.WeekStart(from.First) + 7 * turn + weekday - 1));

    private static DateSpec DaysOfWeek(int turn, int first, int last) => Moved(
        from =>
        {
            var before = CalendarDays.WeekStart(from.First) + 7 * turn - 1;
            return Dated.Same(new Days(before + first, before + last));
        },
        "week");

    private static DateSpec WeekOf(DateSpec day) =>
        new() { Size = "week", Anchor = day, Move = (from, _) => Dated.Same(CalendarDays.WeekOf(from.First)) };

    private static DateSpec ComingOf(int weekday, int count) =>
        new() { Sign = 1, Move = (from, _) => Dated.Day(Coming(from.First, weekday) + 7 * (count - 1)) };

    // The next such day behind this one.
    private static int Coming(int day, int weekday) => day + 1 + CalendarDays.Ahead(day + 1, weekday);

    // The latest such decade that has begun, or, looking ahead, the next that has not ended.
    private static DateSpec OfSomeCentury(int decade) => new()
    {
        Size = "decade",
        Move = (from, ahead) =>
        {
            var year = DateOnly.FromDayNumber(from.First).Year;
            var first = year / 100 * 100 + decade;
            if (ahead ? first + 9 < year : first > year)
                first += ahead ? 100 : -100;
            return Dated.Same(CalendarDays.Months(first * 12, 120));
        },
    };

    private static DateSpec OfYears(int first, int last)
    {
        var months = (last - first % 100 + 1) * 12;
        var start = new DateSpec { Year = first, Size = "year" };
        return start with { Anchor = start, Move = (_, _) => Dated.Same(CalendarDays.Months(first * 12, months)) };
    }

    private static DateSpec EndingWith(DateSpec until, int months) => new()
    {
        Size = "year",
        Anchor = until,
        Move = (end, _) => CalendarDays.SameDay(end.Last + 1, -months) is >= 0 and var first
            ? Dated.Same(new Days(first, end.Last))
            : Dated.Same(new Days(-1, -1)),
    };

    // "The last two weeks" end, "the next three days" start with publication; of a few the span is as wide as it may be.
    private static DateSpec Run(int turn, DateLength length)
    {
        var (far, near) = length.Few is { } few ? (Of(length.Unit, few.High), Of(length.Unit, few.Low)) : (length, length);
        return Moved(
            from =>
            {
                var (literal, usual) = (Span(from.First, far), Span(from.First, near));
                return new Dated(literal, literal.IsOutside ? literal : usual, "date");
            },
            "week");

        Days Span(int day, DateLength by) => turn < 0
            ? new Days(Shift(day, -by.Months, -by.Days), day)
            : new Days(day, Shift(day, by.Months, by.Days));
    }

    private static DateSpec RunFrom(DateSpec begin, DateLength length) => new()
    {
        Size = "week",
        Anchor = begin,
        Sign = 1,
        Move = (from, _) => Dated.Same(new Days(from.First, Shift(from.First, length.Months, length.Days) - 1)),
    };

    // So long before a day, or after it: about as exact as the unit that it is counted in.
    private static DateSpec Away(DateLength length, int sign, DateSpec? anchor = null) => new()
    {
        Anchor = anchor,
        Sign = sign,
        Size = SizeOf(length),
        Move = length.Few is { } few
            ? (from, _) => FewAway(from.First, few, length.Unit, sign)
            : (from, _) => Away(sign > 0 ? from.Last : from.First, sign * length.Months, sign * length.Days, length.Unit),
    };

    private static string SizeOf(DateLength length) => length.Unit switch
    {
        { IsExactTime: false, Name: "month" } => "month",
        { IsExactTime: false } => "year",
        { Name: "day" } when length.Days != 0 => "day",
        _ => "week",
    };

    private static Dated Away(int from, int months, int days, Unit unit)
    {
        if (!unit.IsExactTime)
        {
            var period = unit.Name == "month" ? CalendarDays.MonthOf(from, months) : CalendarDays.YearOf(from, months / 12);
            return Dated.Same(period) with { Nominal = CalendarDays.SameDay(from, months) is >= 0 and var day ? day : null };
        }
        var to = Shift(from, months, days);
        var length = (int)unit.Convert(1, UnitTable.Day);
        return length == 1 || to < 0 ? Dated.Day(to) : Dated.Around(to, length / 2);
    }

    private static Dated FewAway(int from, (int Low, int High, string Row) few, Unit unit, int sign)
    {
        var (near, far, beyond) = (Shifted(few.Low), Shifted(few.High), Shifted(3 * few.High));
        return new Dated(Between(near, beyond), Between(near, far), few.Row);

        static Days Between(int one, int other) => new(Math.Min(one, other), Math.Max(one, other));

        int Shifted(int count) => Of(unit, count) is var length ? Shift(from, sign * length.Months, sign * length.Days) : from;
    }

    /// <summary>So many of a unit of days, weeks, months or years.</summary>
    public static DateLength Of(Unit unit, int count) => unit.IsExactTime
        ? new DateLength(count, null, unit, 0, count * (int)unit.Convert(1, UnitTable.Day))
        : new DateLength(count, null, unit, count * (int)unit.Numerator, 0);

    private static int Shift(int day, int months, int days) =>
        months == 0 ? day + days : CalendarDays.SameDay(day, months) is >= 0 and var moved ? moved + days : -1;

    /// <summary>"Last Monday" may also be that of the week before, "next Friday" that of the week after.</summary>
    public static Dated OfWeekday(int day, int weekday, int turn)
    {
        var inWeek = CalendarDays.WeekStart(day) + weekday - 1;
        if (turn == 0)
            return Dated.Day(inWeek);
        if (turn < 0)
        {
            var latest = inWeek < day ? inWeek : inWeek - 7;
            return new Dated(new Days(Math.Min(latest, inWeek - 7), latest), Days.One(latest), "date", latest);
        }
        var coming = inWeek > day ? inWeek : inWeek + 7;
        return new Dated(new Days(coming, Math.Max(coming, inWeek + 7)), Days.One(inWeek + 7), "date", inWeek + 7);
    }
}
