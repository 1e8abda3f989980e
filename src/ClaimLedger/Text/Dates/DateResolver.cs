using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>Finds the days that a date means, with the day of publication where it depends on one.</summary>
/// <param name="words">The text that the specs were read in.</param>
/// <param name="context">The publication date, and whether to look ahead from it.</param>
/// <param name="style">
/// Where they stand: in running text a day of a month that is not named is taken for the nearest, and a weekday that does not fit is no
/// reason to find nothing.
/// </param>
internal sealed class DateResolver(string words, ValueContext context, TextStyle style)
{
    private readonly bool _isRunning = style == TextStyle.RunningText;

    /// <summary>What is wrong, where <see cref="Resolve"/> has returned null; always null in running text.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>Whether a date without a year is the nearest: "until mid-April" may lie ahead or behind.</summary>
    public bool IsNearest { get; set; }

    private bool LooksAhead => context.LooksAhead;

    /// <summary>The days of a date; null where they cannot be known.</summary>
    public Dated? Resolve(DateSpec spec)
    {
        if (spec.IsBareDay && !_isRunning)
            return Fail(Complaints.NotADate(words, spec.Start));
        if (spec is { Anchor: { } anchor, Move: { } move })
            return Resolve(anchor) is { } from && !from.Usual.IsOutside
                ? Inside(spec, move(from.Nominal is { } day ? Days.One(day) : from.Usual, LooksAhead)) : null;
        if (spec.Move is null && spec.YearTurn is null && spec.Year is { } year && !(spec.Day is not null && spec.Month is null))
            return Fixed(spec, year);

        if (context.Published is not { } published)
            return NeedsPublication(spec);
        var first = FromPublication(spec, published.First.DayNumber);
        var last = published.IsDay ? first : FromPublication(spec, published.Last.DayNumber);
        if (first is null || last is null)
            return null;
        return first == last ? first : NeedsPublication(spec);
    }

    private Dated? FromPublication(DateSpec spec, int published)
    {
        if (spec.Move is { } move)
            return Inside(spec, move(Days.One(published), LooksAhead));
        var date = DateOnly.FromDayNumber(published);
        if (spec.YearTurn is { } turn)
            return date.Year + turn is >= 1 and < 9999 and var turned ? Fixed(spec, turned) : OutOfCalendar(spec);
        if (spec.MonthTurn is { } months)
        {
            var month = date.Year * 12 + date.Month - 1 + months;
            return month is >= 12 and < 120_000 ? Fixed(spec with { Month = month % 12 + 1 }, month / 12) : OutOfCalendar(spec);
        }
        if (spec is { Day: { } day, Month: null })
            return DayOfSomeMonth(spec, day, published);
        // Without a year: the latest such day or month that has begun, or, looking ahead, the next that has not ended.
        var year = date.Year;
        if (IsNearest && !LooksAhead)
            return Nearest(spec, year, published);
        for (var step = 0; step < 9; step++)
        {
            var candidate = LooksAhead ? year - 1 + step : year + 1 - step;
            if (candidate is < 1 or > 9998 || (spec.Day == 29 && spec.Month == 2 && !DateTime.IsLeapYear(candidate)))
                continue;
            if (Fixed(spec with { Weekday = spec.Ordinal is null ? null : spec.Weekday }, candidate) is not { } dated)
            {
                if (spec.Ordinal is not null)
                    continue;
                return null;
            }
            if (!(LooksAhead ? dated.Literal.Last >= published : dated.Literal.First <= published))
                continue;
            // "Monday, 18 February" tells by the weekday that it is the other of the two nearest.
            var other = LooksAhead ? candidate - 1 : candidate + 1;
            return IsOn(spec, candidate) || !IsOn(spec, other) ? Fixed(spec, candidate) : Fixed(spec, other);
        }
        return Fail(Complaints.NoSuchDay(Text(spec), spec.Start));
    }

    private Dated? Nearest(DateSpec spec, int year, int published)
    {
        Dated? best = null;
        for (var candidate = Math.Max(1, year - 1); candidate <= Math.Min(9998, year + 1); candidate++)
        {
            if (spec is { Day: 29, Month: 2 } && !DateTime.IsLeapYear(candidate))
                continue;
            if (Fixed(spec, candidate) is not { } dated)
                return null;
            if (best is not { } other || Math.Abs(dated.Literal.First - published) < Math.Abs(other.Literal.First - published))
                best = dated;
        }
        return best ?? Fail(Complaints.NoSuchDay(Text(spec), spec.Start));
    }

    // "The 27th" is the latest, or looking ahead the next; "Friday the 15th" the nearest on which both fit.
    private Dated? DayOfSomeMonth(DateSpec spec, int day, int published)
    {
        var date = DateOnly.FromDayNumber(published);
        var now = date.Year * 12 + date.Month - 1;
        int? best = null;
        for (var month = Math.Max(12, now - 14); month <= Math.Min(119_999, now + 14); month++)
        {
            if (day > DateTime.DaysInMonth(month / 12, month % 12 + 1))
                continue;
            var candidate = CalendarDays.FirstOf(month / 12, month % 12 + 1) + day - 1;
            var isOnSide = LooksAhead ? candidate >= published : candidate <= published;
            var fits = spec.Weekday is { } weekday ? CalendarDays.WeekdayOf(candidate) == weekday : isOnSide;
            if (fits && (best is not { } other || Math.Abs(candidate - published) < Math.Abs(other - published)))
                best = candidate;
        }
        return best is { } found ? Dated.Day(found) : Fail(Complaints.NoSuchDay(Text(spec), spec.Start));
    }

    private static bool IsOn(DateSpec spec, int year) =>
        spec is not { Weekday: { } weekday, Month: { } month, Day: { } day }
        || (year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month)
            && CalendarDays.WeekdayOf(new DateOnly(year, month, day).DayNumber) == weekday);

    private Dated? Fixed(DateSpec spec, int year)
    {
        if (year is < 1 or > 9999)
            return OutOfCalendar(spec);
        if (spec.Size == "century")
        {
            // By the letter a century ends with its hundredth year; to a reader the 1800s end with 1899.
            var century = CalendarDays.Months(year * 12, Math.Min(100, 10_000 - year) * 12);
            return spec.Part is null && year < 9900
                ? new Dated(century with { Last = CalendarDays.LastOf(year + 100, 12) }, century, "date")
                : WithPart(Dated.Same(century), spec);
        }
        if (spec.Size == "decade")
            return WithPart(Dated.Same(CalendarDays.Months(year * 12, Math.Min(10, 10_000 - year) * 12)), spec);
        if (spec.Season is { } season)
            return WithPart(Dated.Same(CalendarDays.SeasonOf(year, season)), spec);
        if (spec.Ordinal is { } ordinal)
            return OfSeveral(spec, year, ordinal);
        if (spec.Month is not { } month)
            return WithPart(Dated.Same(CalendarDays.Months(year * 12, 12)), spec);
        if (spec.Day is not { } day)
            return WithPart(Dated.Same(CalendarDays.Months(year * 12 + month - 1, 1)), spec);
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
            return Fail(Complaints.NoSuchDay(Text(spec), spec.Start));
        var date = new DateOnly(year, month, day);
        if (!_isRunning && spec.Weekday is { } weekday && CalendarDays.WeekdayOf(date.DayNumber) != weekday)
        {
            var named = date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
            return Fail(Complaints.WrongWeekday(named, date.DayOfWeek.ToString(), spec.Start));
        }
        return Dated.Day(date.DayNumber);
    }

    // "The first Friday of July"; "the third week of 2027". By the letter, a week of a month may also be seven days from its first on.
    private Dated? OfSeveral(DateSpec spec, int year, int ordinal)
    {
        if (spec is { Weekday: { } weekday, Month: { } month })
            return CalendarDays.WeekdayIn(year, month, weekday, ordinal) is { } day
                ? Dated.Day(day)
                : Fail(Complaints.NoSuchDay(Text(spec), spec.Start));
        if (CalendarDays.WeekIn(year, spec.Month, ordinal) is not { } week)
            return Fail(Complaints.NoSuchDay(Text(spec), spec.Start));
        if (spec.Month is not { } of || ordinal < 0)
            return Dated.Same(week);
        var start = CalendarDays.FirstOf(year, of) + 7 * (ordinal - 1);
        var end = Math.Min(start + 6, CalendarDays.LastOf(year, of));
        return new Dated(new Days(Math.Min(start, week.First), Math.Max(end, week.Last)), week, "date");
    }

    private Dated? Inside(DateSpec spec, Dated dated) => dated.Literal.IsOutside ? OutOfCalendar(spec) : WithPart(dated, spec);

    private static Dated WithPart(Dated dated, DateSpec spec) => spec.Part is { } id && CalendarWords.Part(id, spec.Size) is { } part
        ? new Dated(Apply(part.Literal, dated.Literal, spec.Size), Apply(part.Usual, dated.Usual, spec.Size), part.Id)
        : dated;

    /// <summary>A part of some days, as the table writes it: "11..20" of March, "end-4..end" of it, "1..4" of 2025.</summary>
    public static Days Apply(string part, Days whole, string size)
    {
        var dots = part.IndexOf("..", StringComparison.Ordinal);
        return new Days(End(part.AsSpan(0, dots), isLast: false), End(part.AsSpan(dots + 2), isLast: true));

        int End(ReadOnlySpan<char> text, bool isLast)
        {
            if (text.StartsWith("start"))
                return whole.First + Offset(text[5..]);
            if (text.StartsWith("end"))
                return whole.Last + Offset(text[3..]);
            var number = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            var year = DateOnly.FromDayNumber(whole.First).Year;
            return size switch
            {
                "year" => isLast ? CalendarDays.LastOf(year, number) : CalendarDays.FirstOf(year, number),
                "decade" when isLast => CalendarDays.LastOf(Math.Min(year + number - 1, 9999), 12),
                "decade" => CalendarDays.FirstOf(Math.Min(year + number - 1, 9999), 1),
                _ => whole.First + number - 1,
            };
        }

        static int Offset(ReadOnlySpan<char> text) =>
            text.IsEmpty ? 0 : int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private Dated? NeedsPublication(DateSpec spec) => Fail(_isRunning ? null : Complaints.NeedsPublication(Text(spec), spec.Start));

    private Dated? OutOfCalendar(DateSpec spec) => Fail(_isRunning ? null : Complaints.OutOfCalendar(Text(spec), spec.Start));

    private Dated? Fail(Complaint? complaint)
    {
        Complaint ??= _isRunning ? null : complaint;
        return null;
    }

    private string Text(DateSpec spec) =>
        spec.End > spec.Start && spec.End <= words.Length ? words[spec.Start..spec.End] : words;
}
