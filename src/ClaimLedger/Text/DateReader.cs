using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>Reads news dates: 7 October 2023; Jan. 19; early March; last Monday; between 1 and 10 March 2025; since 2007.</summary>
internal sealed class DateReader(TokenReader reader, ValueContext context)
{
    private const int LastDay = 3_652_058; // 9999-12-31 as a day number

    private static readonly PhraseTable<bool> Leads = new(new[] { "on", "in", "at", "the", "during", "sometime in", "some time in", "the night of", "the morning of", "the evening of", "overnight on" }.Select(words => (words, true)));

    private static readonly PhraseTable<bool> TimesOfDay = new(new[] { "morning", "afternoon", "evening", "night" }.Select(words => (words, true)));

    /// <summary>What is wrong, once reading has failed.</summary>
    public Complaint? Complaint { get; private set; }

    // Without a year, "until mid-April" may lie ahead or behind: the nearest is meant.
    private bool _isNearest;

    private bool LooksAhead => context.Modality is Modality.Forecast or Modality.Proposed or Modality.Demanded;

    /// <summary>Reads the date at the reader's place, to the end of the text if <paramref name="wholeText"/>.</summary>
    public Value.Range? Read(string words, bool wholeText)
    {
        var range = ReadBounded(words);
        if (range is null)
        {
            Complaint ??= Complaints.NotADate(words, reader.Offset);
            return null;
        }
        if (!wholeText || reader.AtEnd)
            return range;
        Complaint = Complaints.Leftover(words[reader.Offset..], context, reader.Offset);
        return null;
    }

    private readonly record struct Days(int First, int Last);

    private readonly record struct Dated(Days Literal, Days Usual, string Row);

    /// <summary>What the words say of a date before the publication date fills in the rest.</summary>
    private sealed record Spec(int Start, int End)
    {
        public int? Year { get; init; }
        public int? Month { get; init; }
        public int? Day { get; init; }
        public int? Weekday { get; init; }
        public int? Season { get; init; }
        public string? Part { get; init; }
        public string Size { get; init; } = "day";
        /// <summary>What is relative to the day of publication.</summary>
        public Func<int, Dated>? FromPublication { get; init; }

        public bool IsBareDay => Day is not null && Month is null && Weekday is null && FromPublication is null;
    }

    private Value.Range? ReadBounded(string words)
    {
        // "Beginning 1 March" is a bound, "beginning of March" a part.
        var bound = !reader.IsAt(CalendarWords.PartWords) && reader.TryTake(CalendarWords.BoundsBefore, out var before) ? before : null;
        var start = reader.Position;
        if (bound?.Id == "since" && ReadSpan(words, between: false) is { IsSpan: true } fromTo)
            return Make(words, fromTo.Dated);
        if (Complaint is not null)
            return null;
        reader.Position = start;
        if (reader.Is("on") && reader.Peek(1).Is("or"))
            reader.Position += 2;
        _isNearest = bound?.Id is "until" or "by";
        var isAbout = reader.TryTake(Hedges.Before, out _, row => row == "about");
        var between = bound is null && reader.TryTake("between");
        if (ReadSpan(words, between) is not { } read)
            return null;
        var dated = read.Dated;
        if (isAbout || reader.TryTake(Hedges.After, out _, row => row == "about"))
        {
            if (CalendarWords.Part("date-about", read.Size) is not { } about)
                return null;
            dated = new Dated(Apply(about.Literal, dated.Literal, read.Size), Apply(about.Usual, dated.Usual, read.Size), "date-about");
        }
        if (reader.TryTake(CalendarWords.BoundsAfter, out var after))
            bound = after;
        if (bound is null)
            return Make(words, dated);
        var literal = Bound(bound.Literal, dated.Literal);
        var usual = Bound(bound.Usual, dated.Usual);
        return new Value.Range(words, literal, usual, null, bound.Id);
    }

    private static Interval Bound(string form, Days days) => form switch
    {
        "(X, ∞)" => Interval.Create(days.Last, null, lowOpen: true, highOpen: false),
        "[X, ∞)" => Interval.Between(days.First, null),
        "(−∞, X)" => Interval.Create(null, days.First, lowOpen: false, highOpen: true),
        "(−∞, X]" => Interval.Between(null, days.Last),
        _ => Interval.Between(days.First, days.Last),
    };

    private Value.Range? Make(string words, Dated dated)
    {
        if (IsOutside(dated.Literal) || IsOutside(dated.Usual))
        {
            Complaint = Complaints.OutOfCalendar(words, 0);
            return null;
        }
        decimal? written = dated.Literal.First == dated.Literal.Last ? dated.Literal.First : null;
        return new Value.Range(words, Interval.Between(dated.Literal.First, dated.Literal.Last), Interval.Between(dated.Usual.First, dated.Usual.Last), written, dated.Row);

        static bool IsOutside(Days days) => days.First < 0 || days.Last > LastDay;
    }

    /// <summary>One date, or two as one span.</summary>
    private readonly record struct SpanOfDates(Dated Dated, string Size, bool IsSpan);

    private SpanOfDates? ReadSpan(string words, bool between)
    {
        if (ReadSpec() is not { } first)
            return null;
        var at = reader.Position;
        if (!TryTakeLink(between) || ReadSpec() is not { } second || !CanEnd(first, second))
        {
            if (Complaint is not null)
                return null;
            reader.Position = at;
            if (between)
            {
                Complaint = Complaints.NotADate(words, reader.Offset);
                return null;
            }
            return Resolve(words, first) is { } one ? new SpanOfDates(one, first.Size, false) : null;
        }

        // "1 to 10 March", "March 3-5, 2025", "28 December to 3 January 2025".
        if (first.IsBareDay)
            first = first with { Month = second.Month };
        if (second.IsBareDay)
            second = second with { Month = first.Month, Size = "day" };
        if (first.Year is null && first.FromPublication is null && first.Weekday is null)
            first = first with { Year = second.Year is { } year ? Follows(first, second) ? year - 1 : year : null };
        if (second.Year is null && first.Year is { } sameYear && second.FromPublication is null)
            second = second with { Year = Follows(first, second) ? sameYear + 1 : sameYear };
        if (Resolve(words, second) is not { } last)
            return null;
        if (Resolve(words, first) is not { } start)
            return null;
        if (start.Literal.First > last.Literal.Last || start.Usual.First > last.Usual.Last)
        {
            Complaint = Complaints.Reversed(words, first.Start);
            return null;
        }
        return new SpanOfDates(
            new Dated(
                new Days(start.Literal.First, Math.Max(start.Literal.Last, last.Literal.Last)),
                new Days(start.Usual.First, Math.Max(start.Usual.Last, last.Usual.Last)),
                "between"),
            first.Size,
            true);

        // "June 2031-13" is no span: a bare day goes on from a day, before the year is named.
        static bool CanEnd(Spec first, Spec second) => !second.IsBareDay || (first.Day is not null && (first.Year is null || second.Year is not null));

        static bool Follows(Spec first, Spec second) =>
            first.Month is { } month && second.Month is { } other && (month > other);
    }

    private bool TryTakeLink(bool between)
    {
        if (between)
            return reader.TryTake("and");
        return reader.TryTake("to") || reader.TryTake("-") || reader.TryTake("–") || reader.TryTake("—") || reader.TryTake("through")
            || reader.TryTake("until") || reader.TryTake("till") || reader.TryTake("or");
    }

    private Spec? ReadSpec()
    {
        var start = reader.Offset;
        while (reader.TryTake(Leads, out _))
        {
        }
        reader.Position -= reader.Peek(-1).Is("the") && reader.Position > 0 && CalendarWords.PartWords.StartsAt(reader.Tokens, reader.Position - 1) ? 1 : 0;
        if (reader.TryTake("earlier"))
            return ReadSoFar(start, earlier: true);
        if (reader.TryTake("later"))
            return ReadSoFar(start, earlier: false);

        var part = reader.TryTake(CalendarWords.PartWords, out var id) ? id : null;
        if (part is not null)
        {
            reader.TryTake("-");
            reader.TryTake("the");
        }
        if (ReadBase() is not { } spec)
            return null;
        if (spec is { Size: "day" } && !spec.IsBareDay)
            reader.TryTake(TimesOfDay, out _);
        spec = spec with { Start = start, End = reader.Position > 0 ? reader.Tokens[reader.Position - 1].End : start };
        if (part is null)
            return spec;
        return CalendarWords.Part(part, spec.Size) is not null ? spec with { Part = part } : null;
    }

    // "Earlier this month" runs from its start to the publication, "later this month" on from there.
    private Spec? ReadSoFar(int start, bool earlier)
    {
        if (!reader.TryTake("this") || !TryTake(CalendarWordKind.Period, out var period))
            return null;
        return new Spec(start, reader.Offset)
        {
            FromPublication = day =>
            {
                var whole = Period(day, period, 0);
                var days = earlier ? whole with { Last = day } : whole with { First = day };
                return new Dated(days, days, "date");
            },
        };
    }

    private Spec? ReadBase() => ReadRelative() ?? ReadWeekday() ?? ReadAgo() ?? ReadCalendarDate();

    private Spec? ReadRelative()
    {
        var start = reader.Position;
        if (TryTake(CalendarWordKind.Day, out var offset))
            return new Spec(0, 0) { FromPublication = day => Day(day + offset) };
        // "The end of the month".
        if (reader.Peek(-1).Is("of") || reader.Peek(-1).Is("the"))
        {
            if (TryTake(CalendarWordKind.Period, out var current))
                return new Spec(0, 0) { Size = SizeOf(current), FromPublication = day => Same(Period(day, current, 0)) };
        }
        if (TryTake(CalendarWordKind.Turn, out var turn))
        {
            if (turn != 0 && ReadRun(turn) is { } run)
                return run;
            if (TryTake(CalendarWordKind.Period, out var period))
                return new Spec(0, 0) { Size = SizeOf(period), FromPublication = day => Same(Period(day, period, turn)) };
            if (TryTake(CalendarWordKind.Weekday, out var weekday))
                return new Spec(0, 0) { FromPublication = day => TurnOfWeekday(day, weekday, turn) };
            if (TryTake(CalendarWordKind.Month, out var month))
                return new Spec(0, 0) { Size = "month", FromPublication = day => Same(TurnOfMonth(day, month, turn)) };
            if (TryTake(CalendarWordKind.Season, out var season))
                return new Spec(0, 0) { Size = "season", FromPublication = day => Same(TurnOfSeason(day, season, turn)) };
        }
        reader.Position = start;
        return null;
    }

    // "The last two weeks" end, "the next three days" start with the publication.
    private Spec? ReadRun(int turn)
    {
        var start = reader.Position;
        if (!NumberReader.TryRead(reader, out var number) || !number.IsWhole || number.Value is < 1 or > 10_000
            || !reader.TryTake(UnitTable.Phrases, out var unit, each => each.IsTime && each.Name is not ("second" or "minute" or "hour")))
        {
            reader.Position = start;
            return null;
        }
        var count = turn * (int)number.Value;
        return new Spec(0, 0)
        {
            Size = "week",
            FromPublication = day =>
            {
                var end = unit.IsExactTime ? day + count * (int)unit.Convert(1, UnitTable.Day) : SameDay(day, count * (int)unit.Numerator);
                return Same(new Days(Math.Min(day, end), Math.Max(day, end)));
            },
        };
    }

    // So many months on or back, on the same day or the last of a shorter month.
    private static int SameDay(int day, int months)
    {
        var date = DateOnly.FromDayNumber(day);
        var month = date.Year * 12 + date.Month - 1 + months;
        return month is < 12 or >= 120_000 ? -1 : date.AddMonths(months).DayNumber;
    }

    private Spec? ReadWeekday()
    {
        var start = reader.Position;
        if (!TryTake(CalendarWordKind.Weekday, out var weekday))
            return null;
        var afterWeekday = reader.Position;
        reader.TryTake(",");
        if (ReadCalendarDate() is { Day: not null, Month: not null } date)
            return date with { Weekday = weekday };
        if (Complaint is not null)
            return null;
        reader.Position = afterWeekday;
        if (reader.TryTake("last", "week") || reader.TryTake("of", "last", "week"))
            return new Spec(start, start) { FromPublication = day => Day(WeekStart(day) - 7 + weekday - 1) };
        if (reader.TryTake("this", "week") || reader.TryTake("of", "this", "week"))
            return new Spec(start, start) { FromPublication = day => Day(WeekStart(day) + weekday - 1) };
        if (reader.TryTake("next", "week") || reader.TryTake("of", "next", "week"))
            return new Spec(start, start) { FromPublication = day => Day(WeekStart(day) + 7 + weekday - 1) };
        return new Spec(start, start)
        {
            FromPublication = day => Day(LooksAhead ? day + Ahead(day, weekday) : day - Back(day, weekday)),
        };
    }

    // "Two weeks ago", "in three days".
    private Spec? ReadAgo()
    {
        var start = reader.Position;
        var ahead = reader.Peek(-1).Is("in");
        decimal count;
        if (reader.TryTake("a") || reader.TryTake("an"))
            count = 1;
        else if (NumberReader.TryRead(reader, out var number) && number.IsWhole && number.Value is >= 0 and < 10_000)
            count = number.Value;
        else
        {
            reader.Position = start;
            return null;
        }
        if (!reader.TryTake(UnitTable.Phrases, out var unit, each => each.IsTime && each.Name is not ("second" or "minute" or "hour")))
        {
            reader.Position = start;
            return null;
        }
        var sign = reader.TryTake("ago") || reader.TryTake("earlier") || reader.TryTake("before") ? -1
            : reader.TryTake("from", "now") || reader.TryTake("from", "today") || ahead ? 1
            : 0;
        if (sign == 0)
        {
            reader.Position = start;
            return null;
        }
        var units = sign * (int)count;
        if (unit.IsExactTime)
        {
            var length = (int)unit.Convert(1, UnitTable.Day);
            return new Spec(0, 0) { FromPublication = day => length == 1 ? Day(day + units) : Around(day + units * length, length / 2) };
        }
        return unit.Name == "month"
            ? new Spec(0, 0) { Size = "month", FromPublication = day => Same(MonthOf(day, units)) }
            : new Spec(0, 0) { Size = "year", FromPublication = day => Same(YearOf(day, units * (int)(unit.Numerator / 12))) };
    }

    private Spec? ReadCalendarDate()
    {
        if (TryTake(CalendarWordKind.Month, out var month))
            return ReadAfterMonth(month);
        if (TryTake(CalendarWordKind.Season, out var season))
        {
            reader.TryTake("of");
            return new Spec(0, 0) { Season = season, Size = "season", Year = TakeYear() };
        }
        if (reader.Current.Kind != TokenKind.Number)
            return null;
        if (TryTakeYear(out var year))
            return ReadAfterYear(year);
        if (!TryTakeDay(out var day))
            return null;

        reader.TryTake("of");
        if (!TryTake(CalendarWordKind.Month, out month))
        {
            if (reader.Is("/") || reader.Is("."))
            {
                Complaint = Complaints.AmbiguousDate(GluedFigures(), reader.Offset);
                return null;
            }
            return new Spec(0, 0) { Day = day, Year = TakeYear() };
        }
        SkipDot();
        return new Spec(0, 0) { Day = day, Month = month, Year = TakeYear() };

        string GluedFigures()
        {
            var figures = reader.Peek(-1).Text;
            for (var ahead = 0; reader.Peek(ahead) is { IsGlued: true } next; ahead++)
                figures += next.Text;
            return figures;
        }
    }

    private Spec ReadAfterMonth(int month)
    {
        SkipDot();
        reader.TryTake("the");
        if (TryTakeDay(out var day))
            return new Spec(0, 0) { Month = month, Day = day, Year = TakeYear() };
        reader.TryTake("of");
        return new Spec(0, 0) { Month = month, Year = TakeYear(), Size = "month" };
    }

    // 2025, 2025-03, 2025-03-18, the 1990s.
    private Spec? ReadAfterYear(int year)
    {
        if (year % 10 == 0 && reader.Current is { Text: "s", IsGlued: true })
        {
            reader.Position++;
            return new Spec(0, 0) { Year = year, Size = "decade" };
        }
        var offset = reader.Offset;
        if (!TryTakeIso(out var month))
            return new Spec(0, 0) { Year = year, Size = "year" };
        if (month is >= 1 and <= 12)
            return TryTakeIso(out var day) ? new Spec(0, 0) { Year = year, Month = month, Day = day } : new Spec(0, 0) { Year = year, Month = month, Size = "month" };
        // 2031-13 looks like ISO 8601 and is none: no guess at a year.
        Complaint = Complaints.NotADate($"{year}-{month:00}", offset - 4);
        return null;

        bool TryTakeIso(out int number)
        {
            number = 0;
            if (!reader.Is("-") || !reader.Current.IsGlued || reader.Peek(1) is not { Kind: TokenKind.Number, Text.Length: 2, IsGlued: true, Number.IsWhole: true } next)
                return false;
            number = (int)next.Number.Value;
            reader.Position += 2;
            return true;
        }
    }

    private int? TakeYear()
    {
        var start = reader.Position;
        reader.TryTake(",");
        reader.TryTake("of");
        if (TryTakeYear(out var year))
            return year;
        reader.Position = start;
        return null;
    }

    private bool TryTakeYear(out int year)
    {
        year = 0;
        if (reader.Current is not { Kind: TokenKind.Number, Text.Length: 4, Length: 4, Number: { IsWhole: true, Value: >= 1000 } number })
            return false;
        year = (int)number.Value;
        reader.Position++;
        return true;
    }

    private bool TryTakeDay(out int day)
    {
        day = 0;
        if (reader.Current is not { Kind: TokenKind.Number, Text.Length: <= 2, Number: { IsWhole: true, Value: >= 1 and <= 31 } number })
            return false;
        // "March 12,000" and "25 km" are no dates, but what follows will not fit then.
        day = (int)number.Value;
        reader.Position++;
        if (reader.Current is { IsGlued: true, Text: "st" or "nd" or "rd" or "th" })
            reader.Position++;
        return true;
    }

    private void SkipDot()
    {
        if (reader.Is(".") && reader.Current.IsGlued)
            reader.Position++;
    }

    private bool TryTake(CalendarWordKind kind, out int value)
    {
        var taken = reader.TryTake(CalendarWords.Words, out var word, each => each.Kind == kind);
        value = word.Value;
        if (taken && kind is CalendarWordKind.Weekday && reader.Tokens[reader.Position - 1].Length <= 5)
            SkipDot();
        return taken;
    }

    private Dated? Resolve(string words, Spec spec)
    {
        var text = spec.End > spec.Start && spec.End <= words.Length ? words[spec.Start..spec.End] : words;
        if (spec.IsBareDay)
        {
            Complaint = Complaints.NotADate(words, spec.Start);
            return null;
        }
        if (spec.FromPublication is null && spec.Year is { } year)
            return Fixed(text, spec, year);

        if (context.Published is not { } published)
        {
            Complaint = Complaints.NeedsPublication(text, spec.Start);
            return null;
        }
        var first = FromPublication(text, spec, published.First.DayNumber);
        var last = published.IsDay ? first : FromPublication(text, spec, published.Last.DayNumber);
        if (first is null || last is null)
            return null;
        if (first != last)
        {
            Complaint = Complaints.NeedsPublication(text, spec.Start);
            return null;
        }
        return first;
    }

    private Dated? FromPublication(string text, Spec spec, int published)
    {
        if (spec.FromPublication is { } relative)
        {
            var dated = relative(published);
            if (dated.Literal.First < 0 || dated.Literal.Last > LastDay)
            {
                Complaint = Complaints.OutOfCalendar(text, spec.Start);
                return null;
            }
            return WithPart(dated, spec);
        }
        // Without a year: the latest such day or month that has begun, or, looking ahead, the next that has not ended.
        var year = DateOnly.FromDayNumber(published).Year;
        if (_isNearest && !LooksAhead)
            return Nearest(text, spec, year, published);
        for (var step = 0; step < 9; step++)
        {
            var candidate = LooksAhead ? year - 1 + step : year + 1 - step;
            if (candidate is < 1 or > 9998 || (spec.Day == 29 && spec.Month == 2 && !DateTime.IsLeapYear(candidate)))
                continue;
            if (Fixed(text, spec with { Weekday = null }, candidate) is not { } dated)
                return null;
            if (!(LooksAhead ? dated.Literal.Last >= published : dated.Literal.First <= published))
                continue;
            // "Monday, 18 February" tells by the weekday that it is the other of the two nearest.
            var other = LooksAhead ? candidate - 1 : candidate + 1;
            return IsOn(spec, candidate) || !IsOn(spec, other) ? Fixed(text, spec, candidate) : Fixed(text, spec, other);
        }
        Complaint = Complaints.NoSuchDay(text, spec.Start);
        return null;
    }

    private Dated? Nearest(string text, Spec spec, int year, int published)
    {
        Dated? best = null;
        for (var candidate = Math.Max(1, year - 1); candidate <= Math.Min(9998, year + 1); candidate++)
        {
            if (spec is { Day: 29, Month: 2 } && !DateTime.IsLeapYear(candidate))
                continue;
            if (Fixed(text, spec, candidate) is not { } dated)
                return null;
            if (best is not { } other || Math.Abs(dated.Literal.First - published) < Math.Abs(other.Literal.First - published))
                best = dated;
        }
        if (best is null)
            Complaint = Complaints.NoSuchDay(text, spec.Start);
        return best;
    }

    private static bool IsOn(Spec spec, int year) =>
        spec is not { Weekday: { } weekday, Month: { } month, Day: { } day }
        || (year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month) && WeekdayOf(new DateOnly(year, month, day).DayNumber) == weekday);

    private Dated? Fixed(string text, Spec spec, int year)
    {
        if (spec.Size == "decade")
            return WithPart(Same(new Days(FirstOf(year, 1), LastOf(Math.Min(year + 9, 9999), 12))), spec);
        if (spec.Season is { } season)
            return WithPart(Same(SeasonOf(year, season)), spec);
        if (spec.Month is not { } month)
            return WithPart(Same(new Days(FirstOf(year, 1), LastOf(year, 12))), spec);
        if (spec.Day is not { } day)
            return WithPart(Same(new Days(FirstOf(year, month), LastOf(year, month))), spec);
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            Complaint = Complaints.NoSuchDay(text, spec.Start);
            return null;
        }
        var date = new DateOnly(year, month, day);
        if (spec.Weekday is { } weekday && WeekdayOf(date.DayNumber) != weekday)
        {
            Complaint = Complaints.WrongWeekday(date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), date.DayOfWeek.ToString(), spec.Start);
            return null;
        }
        return Day(date.DayNumber);
    }

    private static Dated WithPart(Dated dated, Spec spec) => spec.Part is { } id && CalendarWords.Part(id, spec.Size) is { } part
        ? new Dated(Apply(part.Literal, dated.Literal, spec.Size), Apply(part.Usual, dated.Usual, spec.Size), part.Id)
        : dated;

    // "11..20" of March, "end-4..end" of it, "1..4" of 2025.
    private static Days Apply(string part, Days whole, string size)
    {
        var dots = part.IndexOf("..", StringComparison.Ordinal);
        return new Days(End(part.AsSpan(0, dots), isLast: false), End(part.AsSpan(dots + 2), isLast: true));

        int End(ReadOnlySpan<char> text, bool isLast)
        {
            if (text.StartsWith("start"))
                return whole.First + (text.Length > 5 ? int.Parse(text[5..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0);
            if (text.StartsWith("end"))
                return whole.Last + (text.Length > 3 ? int.Parse(text[3..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0);
            var number = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            var year = DateOnly.FromDayNumber(whole.First).Year;
            return size switch
            {
                "year" => isLast ? LastOf(year, number) : FirstOf(year, number),
                "decade" => isLast ? LastOf(Math.Min(year + number - 1, 9999), 12) : FirstOf(Math.Min(year + number - 1, 9999), 1),
                _ => whole.First + number - 1,
            };
        }
    }

    private static string SizeOf(int period) => period switch
    {
        1 or 6 => "week",
        2 => "month",
        3 => "year",
        4 => "season",
        _ => "decade",
    };

    private static Days Period(int day, int period, int turn) => period switch
    {
        1 => new Days(WeekStart(day) + 7 * turn, WeekStart(day) + 7 * turn + 6),
        2 => MonthOf(day, turn),
        3 => YearOf(day, turn),
        4 => Quarter(day, turn),
        5 => Decade(day, turn),
        // The weekend that is on or ahead is "this" one, the one before it "last".
        _ => new Days(WeekStart(day) + 7 * turn + 5, WeekStart(day) + 7 * turn + 6),
    };

    private static Days MonthOf(int day, int turn)
    {
        var date = DateOnly.FromDayNumber(day);
        return Months(date.Year * 12 + date.Month - 1 + turn, 1);
    }

    private static Days YearOf(int day, int turn) => Months((DateOnly.FromDayNumber(day).Year + turn) * 12, 12);

    private static Days Quarter(int day, int turn)
    {
        var date = DateOnly.FromDayNumber(day);
        return Months(date.Year * 12 + (date.Month - 1) / 3 * 3 + 3 * turn, 3);
    }

    private static Days Decade(int day, int turn) => Months((DateOnly.FromDayNumber(day).Year / 10 * 10 + 10 * turn) * 12, 120);

    // Months counted from the year 0; what lies outside the calendar comes out as days that no date has.
    private static Days Months(int first, int count)
    {
        var last = first + count - 1;
        return first < 12 || last / 12 > 9999 ? new Days(-1, LastDay + 1) : new Days(FirstOf(first / 12, first % 12 + 1), LastOf(last / 12, last % 12 + 1));
    }

    private static Days SeasonOf(int year, int season) => season switch
    {
        24 => new Days(FirstOf(year, 12), LastOf(Math.Min(year + 1, 9999), 2)),
        _ => new Days(FirstOf(year, (season - 20) * 3), LastOf(year, (season - 20) * 3 + 2)),
    };

    private static Days TurnOfMonth(int day, int month, int turn)
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

    private static Days TurnOfSeason(int day, int season, int turn)
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

    // "Last Monday" may be the latest or that of the week before; "next Friday" the coming one or that of the week after.
    private static Dated TurnOfWeekday(int day, int weekday, int turn)
    {
        var inWeek = WeekStart(day) + weekday - 1;
        switch (turn)
        {
            case 0:
                return Day(inWeek);
            case < 0:
                var latest = inWeek < day ? inWeek : inWeek - 7;
                return new Dated(new Days(Math.Min(latest, inWeek - 7), latest), new Days(latest, latest), "date");
            default:
                var coming = inWeek > day ? inWeek : inWeek + 7;
                return new Dated(new Days(coming, Math.Max(coming, inWeek + 7)), new Days(inWeek + 7, inWeek + 7), "date");
        }
    }

    private static Dated Day(int day) => Same(new Days(day, day));

    private static Dated Around(int day, int half) => new(new Days(day - 2 * half, day + 2 * half), new Days(day - half, day + half), "date-about");

    private static Dated Same(Days days) => new(days, days, "date");

    private static int FirstOf(int year, int month) => new DateOnly(year, month, 1).DayNumber;

    private static int LastOf(int year, int month) => new DateOnly(year, month, DateTime.DaysInMonth(year, month)).DayNumber;

    // 0001-01-01, day number 0, was a Monday.
    private static int WeekdayOf(int day) => (day % 7 + 7) % 7 + 1;

    private static int WeekStart(int day) => day - (WeekdayOf(day) - 1);

    private static int Back(int day, int weekday) => (WeekdayOf(day) - weekday + 7) % 7;

    private static int Ahead(int day, int weekday) => (weekday - WeekdayOf(day) + 7) % 7;
}
