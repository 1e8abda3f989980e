using System.Collections.Frozen;

namespace ClaimLedger.Text;

/// <summary>
/// Reads one date, without bounds, as far as its words go: 7 October 2023; the first Friday of July; early next month; two weeks after Easter Monday's
/// 21 April; the third quarter of 2016. <c>DateSpecReader.Calendar.cs</c> reads months, days, years and figures, this file what is relative.
/// </summary>
internal sealed partial class DateSpecReader(TokenReader reader, string words, DateStyle style, bool? dayFirst)
{
    private static readonly PhraseTable<bool> Leads = Phrases("on", "in", "at", "the", "during", "sometime in", "some time in", "the night of", "the morning of", "the evening of", "overnight on");

    private static readonly PhraseTable<bool> TimesOfDay = Phrases("morning", "afternoon", "evening", "night");

    private static readonly PhraseTable<bool> Rests = Phrases("rest of", "rest", "remainder of", "the rest of", "the remainder of");

    private static readonly PhraseTable<bool> WeeksFrom = Phrases("week of", "week commencing", "week commencing on", "week starting", "week starting on", "week beginning", "week beginning on", "week that began on", "w/c");

    private static readonly PhraseTable<bool> Endings = Phrases("to", "ending", "ended", "ending on", "ended on", "up to");

    private static readonly PhraseTable<bool> Beginnings = Phrases("starting", "starting on", "starting from", "beginning", "beginning on", "from", "commencing", "commencing on");

    /// <summary>How many "a few" are: at least and at most, as a reader takes them.</summary>
    private static readonly PhraseTable<(int Low, int High, string Row)> FewWords = new(
        new (string, (int, int, string))[] { ("a few", (3, 5, "a-few")), ("few", (3, 5, "a-few")), ("several", (3, 9, "several")), ("a couple of", (2, 3, "a-couple")), ("couple of", (2, 3, "a-couple")), ("a couple", (2, 3, "a-couple")) });

    // Words that cannot be counted: behind these, or behind a sign, a figure before them is no count.
    private static readonly FrozenSet<string> Uncounted = new[]
    {
        "and", "or", "but", "nor", "to", "in", "on", "at", "for", "by", "of", "from", "with", "without", "when", "while", "as", "after", "before", "until", "till", "through", "since", "that", "which",
        "who", "whose", "where", "it", "he", "she", "they", "we", "i", "you", "was", "were", "is", "are", "be", "been", "has", "had", "have", "did", "does", "will", "would", "could", "can", "may",
        "might", "should", "must", "said", "says", "the", "a", "an", "this", "these", "those", "there", "according", "during", "because", "if", "though", "although", "against", "between", "under",
        "into", "over", "about", "than", "then", "so", "not", "also", "its", "his", "her", "their",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong, where reading has failed for a reason of its own; never in running text.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>Whether "now" is a date here: only as the end of a span.</summary>
    public bool AllowsNow { get; set; }

    /// <summary>Whether nothing follows that could be counted: the end, a sign, or a word such as "and".</summary>
    public bool IsClosed => reader.AtEnd || (reader.Current is { Kind: TokenKind.Symbol } sign ? !sign.Is("%") && !sign.Is("$") && !sign.Is("€") && !sign.Is("£") : Uncounted.Contains(reader.Current.Text));

    /// <summary>Whether "within" stands before.</summary>
    public bool IsWithin { get; set; }

    // Where the date began.
    private int _start;

    private bool IsRunning => style == DateStyle.RunningText;

    /// <summary>Takes a date; null where there is none, and the reader then stands anywhere.</summary>
    public DateSpec? Read()
    {
        var start = reader.Offset;
        _start = reader.Position;
        if (!IsRunning || !reader.TryTake("for"))
        {
            while (reader.TryTake(Leads, out _))
            {
            }
        }
        if (reader.Position > 0 && reader.Peek(-1).Is("the") && CalendarWords.PartWords.StartsAt(reader.Tokens, reader.Position - 1))
            reader.Position--;
        if (ReadWhole() is not { } spec)
            return null;
        if (spec is { Size: "day" } && !spec.IsBareDay)
            reader.TryTake(TimesOfDay, out _);
        return spec with { Start = start, End = reader.Position > 0 ? reader.Tokens[reader.Position - 1].End : start };
    }

    private DateSpec? ReadWhole()
    {
        var start = reader.Position;
        if (reader.TryTake("earlier"))
            return ReadSoFar(earlier: true);
        if (reader.TryTake("later"))
            return ReadSoFar(earlier: false);
        if (IsRunning && reader.TryTake(Rests, out _))
            return ReadSoFar(earlier: false);
        if (reader.TryTake(CalendarWords.PartWords, out var part))
        {
            var afterPart = reader.Position;
            reader.TryTake("-");
            reader.TryTake("the");
            if (ReadBase(inPart: true) is { } whole && CalendarWords.Part(part, whole.Size) is not null)
                return whole with { Part = part };
            if (Complaint is not null)
                return null;
            // "Q3" without its year.
            if (part.EndsWith("-quarter", StringComparison.Ordinal))
            {
                reader.Position = afterPart;
                return OfSomeYear(part);
            }
            reader.Position = start;
            reader.TryTake("the");
            return ReadOrdinal();
        }
        return ReadWeekOrYearOf() ?? ReadBase(inPart: false);
    }

    private DateSpec? ReadBase(bool inPart)
    {
        var start = reader.Position;
        // The first word says which of the readers can be meant.
        if (reader.Current.Kind == TokenKind.Number)
            return ReadOrdinal() ?? Back(start) ?? ReadCounted() ?? Back(start) ?? ReadCalendarDate(inPart);
        if (CalendarWords.Words.TryMatch(reader.Tokens, start, out var word, out _))
        {
            switch (word.Kind)
            {
                case CalendarWordKind.Month or CalendarWordKind.Season or CalendarWordKind.Holiday or CalendarWordKind.Decade:
                    return ReadCalendarDate(inPart);
                case CalendarWordKind.Weekday:
                    return ReadWeekday();
                case CalendarWordKind.Day:
                    return ReadRelative(inPart);
            }
        }
        return ReadOrdinal() ?? Back(start) ?? ReadRelative(inPart) ?? Back(start) ?? ReadWeekday() ?? Back(start) ?? ReadCounted() ?? Back(start) ?? ReadCalendarDate(inPart);
    }

    private DateSpec? Back(int position)
    {
        reader.Position = position;
        return null;
    }

    // "Earlier this month" runs from its start to the publication, "later this month" on from there.
    private DateSpec? ReadSoFar(bool earlier)
    {
        if (IsRunning)
            reader.TryTake("in");
        if (!reader.TryTake("this") && !(IsRunning && (reader.TryTake("the") || reader.TryTake("current") || reader.Peek(-1).Text is "rest" or "of" or "remainder")))
            return null;
        if (!TryTake(CalendarWordKind.Period, out var period))
            return null;
        return new DateSpec
        {
            Size = CalendarDays.SizeOf(period),
            Move = (from, _) =>
            {
                var whole = CalendarDays.Period(from.First, period, 0);
                var days = earlier ? whole with { Last = from.First } : whole with { First = from.First };
                return Dated.Same(days) with { Nominal = null };
            },
        };
    }

    // "The week of 5 May", "the month of May", "the year to March", "year to date", "year 247".
    private DateSpec? ReadWeekOrYearOf()
    {
        var start = reader.Position;
        if (reader.TryTake(WeeksFrom, out _))
        {
            reader.TryTake("the");
            return ReadBase(inPart: false) is { Size: "day" } day
                ? new DateSpec { Size = "week", Anchor = day, Move = (from, _) => Dated.Same(CalendarDays.WeekOf(from.First)) }
                : Back(start);
        }
        if (reader.TryTake("month", "of"))
        {
            return ReadBase(inPart: false) is { Month: not null, Size: "day" or "month" } month ? month with { Day = null, Weekday = null, Size = "month" } : Back(start);
        }
        // "Week 31" of the year, or of one that is named.
        if (IsRunning && reader.Is("week") && reader.Peek(1) is { Kind: TokenKind.Number, Text.Length: <= 2, Number: { IsWhole: true, Value: >= 1 and <= 53 } week })
        {
            reader.Position += 2;
            return OfMonthOrYear(mayBeYear: true) is { Month: null, MonthTurn: null } ofYear ? ofYear with { Ordinal = (int)week.Value, Size = "week" } : new DateSpec { Ordinal = (int)week.Value, YearTurn = 0, Size = "week", IsBareWeek = true };
        }
        if (!reader.TryTake("year"))
            return null;
        if (reader.TryTake("to", "date"))
            return new DateSpec { Size = "year", Move = (from, _) => new Dated(CalendarDays.YearOf(from.First, 0) with { Last = from.First }, CalendarDays.YearOf(from.First, 0) with { Last = from.First }, "date") };
        if (reader.TryTake(Endings, out _))
            return ReadBase(inPart: false) is { Size: "day" or "month", IsBareDay: false } until ? EndingWith(until, 12) : Back(start);
        if (TryTakeYear(out var year) || TryTakeYearInWords(out year))
            return new DateSpec { Year = year, Size = "year", Ordinal = null };
        if (reader.Current is { Kind: TokenKind.Number, Number: { IsWhole: true, Value: >= 1 and <= 9999 } number } && !reader.Peek(1).Is("%"))
        {
            reader.Position++;
            return new DateSpec { Year = (int)number.Value, Size = "year" };
        }
        return Back(start);
    }

    private static DateSpec EndingWith(DateSpec until, int months) => new()
    {
        Size = "year",
        Anchor = until,
        Move = (end, _) => CalendarDays.SameDay(end.Last + 1, -months) is >= 0 and var first ? Dated.Same(new Days(first, end.Last)) : Dated.Same(new Days(-1, -1)),
    };

    private DateSpec? ReadRelative(bool inPart)
    {
        var start = reader.Position;
        if (TryTake(CalendarWordKind.Day, out var offset))
            return new DateSpec { Move = (from, _) => Dated.Day(from.First + offset) };
        if (AllowsNow && reader.TryTake("now"))
            return new DateSpec { Move = (from, _) => Dated.Day(from.First) };
        if (TryTake(CalendarWordKind.Period, out var current))
        {
            // "The week after next".
            if (reader.TryTake("after", "next") || reader.TryTake("after", "the", "next"))
                return OfPeriod(current, 2);
            // "The end of the month"; "the weekend".
            var isNamed = reader.Tokens is var tokens && start > 0 && tokens[start - 1].Text is "of" or "the";
            if (!IsRunning ? isNamed : (inPart && isNamed) || (current == 6 && start > 0 && tokens[start - 1].Text is "the" or "on" or "over"))
                return OfPeriod(current, 0);
            return Back(start);
        }
        if (!TryTake(CalendarWordKind.Turn, out var turn))
            return null;
        if (turn != 0 && ReadRun(turn) is { } run)
            return run;
        if (TryTake(CalendarWordKind.Period, out var period))
            return ReadDayIn(period, turn) ?? OfPeriod(period, turn);
        if (TryTake(CalendarWordKind.Weekday, out var weekday))
            return WithItsDate(weekday, turn) ?? new DateSpec { Move = (from, _) => TurnOfWeekday(from.First, weekday, turn) };
        if (TryTake(CalendarWordKind.Month, out var month))
            return new DateSpec { Size = "month", Move = (from, _) => Dated.Same(CalendarDays.TurnOfMonth(from.First, month, turn)) };
        if (TryTake(CalendarWordKind.Season, out var season))
            return new DateSpec { Size = "season", Move = (from, _) => Dated.Same(CalendarDays.TurnOfSeason(from.First, season, turn)) };
        var ofYear = turn;
        if (reader.Is("year's"))
            reader.Position++;
        else if (turn == 0)
            ofYear = 0;
        else
            return Back(start);
        return TryTakeYearPart(out var part) ? new DateSpec { Size = "year", Part = part, YearTurn = ofYear } : Back(start);
    }

    private static DateSpec OfPeriod(int period, int turn) =>
        new() { Size = CalendarDays.SizeOf(period), Move = (from, _) => Dated.Same(CalendarDays.Period(from.First, period, turn)) };

    // "Next week on Friday", "last week from Wednesday to Friday".
    private DateSpec? ReadDayIn(int period, int turn)
    {
        if (period != 1 || !IsRunning)
            return null;
        var start = reader.Position;
        var opens = reader.TryTake("from") || reader.TryTake("between");
        if (!opens)
        {
            reader.TryTake(",");
            reader.TryTake("on");
        }
        if (TryTake(CalendarWordKind.Weekday, out var weekday))
        {
            if (!opens)
                return new DateSpec { Move = (from, _) => Dated.Day(CalendarDays.WeekStart(from.First) + 7 * turn + weekday - 1) };
            if ((reader.TryTake("to") || reader.TryTake("and") || reader.TryTake("until") || reader.TryTake("through")) && TryTake(CalendarWordKind.Weekday, out var last) && last > weekday)
                return new DateSpec { Size = "week", Move = (from, _) => Dated.Same(new Days(CalendarDays.WeekStart(from.First) + 7 * turn + weekday - 1, CalendarDays.WeekStart(from.First) + 7 * turn + last - 1)) };
        }
        return Back(start);
    }

    // "This Friday, 15 June", "this Friday (15 June)": the date, where it is such a day.
    private DateSpec? WithItsDate(int weekday, int turn)
    {
        if (!IsRunning)
            return null;
        var start = reader.Position;
        var opens = reader.TryTake("(");
        if (!opens)
            _ = reader.TryTake(",") || reader.TryTake("-");
        if (ReadCalendarDate(inPart: false) is not { Day: not null, Month: not null } date || (opens && !reader.TryTake(")")))
            return Back(start);
        if (date.Year is { } year)
            return IsSuchDay(year, date) ? date : Back(start);
        var spec = new DateSpec { Month = date.Month, Day = date.Day, Size = "day", Move = (from, _) => TurnOfWeekday(from.First, weekday, turn) };
        return new DateResolver(words, Context, DateStyle.RunningText).Resolve(spec) is { Nominal: { } day } && DateOnly.FromDayNumber(day) is var there && there.Month == date.Month && there.Day == date.Day ? spec : Back(start);

        bool IsSuchDay(int year, DateSpec date) =>
            date.Day <= DateTime.DaysInMonth(year, date.Month!.Value) && CalendarDays.WeekdayOf(CalendarDays.FirstOf(year, date.Month.Value) + date.Day!.Value - 1) == weekday;
    }

    /// <summary>The publication, where a reading depends on it.</summary>
    public required ValueContext Context { get; init; }

    // "The last two weeks" end, "the next three days" start with the publication.
    private DateSpec? ReadRun(int turn)
    {
        var start = reader.Position;
        if (!TryTakeCount(out var count, out var few) || !TryTakeDayUnit(out var unit))
            return Back(start);
        var (months, days) = Length(unit, few is { } some ? some.High : count);
        if (few is null)
            TakeMoreParts(ref months, ref days, ref unit);
        var nearest = few is { } least ? Length(unit, least.Low) : (months, days);
        return new DateSpec
        {
            Size = "week",
            Move = (from, _) => turn < 0
                ? Run(new Days(Shift(from.First, -months, -days), from.First), new Days(Shift(from.First, -nearest.Item1, -nearest.Item2), from.First))
                : Run(new Days(from.First, Shift(from.First, months, days)), new Days(from.First, Shift(from.First, nearest.Item1, nearest.Item2))),
        };

        static Dated Run(Days literal, Days usual) => new(literal, literal.IsOutside ? literal : usual, "date");
    }

    private static int Shift(int day, int months, int days) => months == 0 ? day + days : CalendarDays.SameDay(day, months) is >= 0 and var moved ? moved + days : -1;

    private static (int Months, int Days) Length(Unit unit, int count) =>
        unit.IsExactTime ? (0, count * (int)unit.Convert(1, UnitTable.Day)) : (count * (int)unit.Numerator, 0);

    private DateSpec? ReadWeekday()
    {
        var start = reader.Position;
        if (!TryTake(CalendarWordKind.Weekday, out var weekday))
            return null;
        var afterWeekday = reader.Position;
        reader.TryTake(",");
        if (IsRunning)
            reader.TryTake("the");
        _ofWeekday = true;
        var date = ReadCalendarDate(inPart: false);
        _ofWeekday = false;
        if (date is { Day: not null, Month: not null } or { IsOrdinalDay: true, Month: null, MonthTurn: null, Year: null } && (date.Month is not null || IsRunning))
            return date with { Weekday = weekday };
        if (Complaint is not null)
            return null;
        reader.Position = afterWeekday;
        // "Friday week", "Friday next week", "Tuesday of last week".
        if (IsRunning && reader.TryTake("week"))
            return new DateSpec { Move = (from, _) => Dated.Day(from.First + (CalendarDays.Ahead(from.First, weekday) is var ahead && ahead == 0 ? 7 : ahead) + 7) };
        reader.TryTake("of");
        if (TryTake(CalendarWordKind.Turn, out var turn) && reader.TryTake("week"))
            return new DateSpec { Move = (from, _) => Dated.Day(CalendarDays.WeekStart(from.First) + 7 * turn + weekday - 1) };
        reader.Position = afterWeekday;
        return new DateSpec
        {
            IsBareWeekday = true,
            Move = (from, ahead) => Dated.Day(ahead ? from.First + CalendarDays.Ahead(from.First, weekday) : from.First - CalendarDays.Back(from.First, weekday)),
        };
    }

    // "Two weeks ago", "in three days", "a month from now", "three weeks after 7 October", "two Sundays from now", "the three months to March".
    private DateSpec? ReadCounted()
    {
        var start = reader.Position;
        // In running text the lead is part of what is read, or it is another's.
        var lead = start > 0 && (!IsRunning || start > _start || IsWithin) ? reader.Tokens[start - 1].Text : "";
        if (!TryTakeCount(out var count, out var few))
            return Back(start);
        if (IsRunning && few is null && TryTakeWeekdays(out var weekday))
            return reader.TryTake("from", "now") ? new DateSpec { Sign = 1, Move = (from, _) => Dated.Day(from.First + After(from.First, weekday) + 7 * (count - 1)) } : Back(start);
        if (!TryTakeDayUnit(out var unit))
            return Back(start);
        var (months, days) = Length(unit, count);
        if (few is null)
            TakeMoreParts(ref months, ref days, ref unit);

        if (reader.TryTake("ago") || (!IsRunning && reader.TryTake("earlier")))
            return Counted(null, -1);
        if (reader.TryTake("from", "now"))
            return Counted(null, 1);
        var afterUnit = reader.Position;
        if (reader.TryTake("before") || reader.TryTake("prior", "to"))
        {
            if (ReadAnchor() is { } later)
                return Counted(later, -1);
            reader.Position = afterUnit + 1;
            return IsRunning ? Back(start) : Counted(null, -1);
        }
        if (reader.TryTake("after") || (lead != "for" && reader.TryTake("from")))
        {
            if (ReadAnchor() is { } earlier)
                return Counted(earlier, 1);
            reader.Position = afterUnit;
        }
        // "For three days from today", "a week starting tomorrow".
        reader.TryTake(",");
        if (IsRunning && few is null && (lead != "for" || reader.Is("from")) && reader.TryTake(Beginnings, out _))
        {
            return ReadAnchor() is { Size: "day" } begin
                ? new DateSpec { Size = "week", Anchor = begin, Sign = 1, Move = (from, _) => Dated.Same(new Days(from.First, Shift(from.First, months, days) - 1)) }
                : Back(start);
        }
        reader.Position = afterUnit;
        if (IsRunning && few is null && days == 0 && lead == "the" && reader.TryTake(Endings, out _))
            return ReadAnchor() is { Size: "day" or "month" } until ? EndingWith(until, months) : Back(start);
        return lead is "in" or "within" ? Counted(null, 1) : Back(start);

        DateSpec Counted(DateSpec? anchor, int sign) => new()
        {
            Anchor = anchor,
            Sign = sign,
            Size = days != 0 && unit.Name == "day" ? "day" : unit.IsExactTime ? "week" : unit.Name is "month" ? "month" : "year",
            Move = few is { } some
                ? (from, _) => Few(from, some, unit, sign)
                : (from, _) => Moved(sign > 0 ? from.Last : from.First, sign * months, sign * days, unit),
        };

        static int After(int day, int weekday) => CalendarDays.Ahead(day, weekday) is var ahead && ahead == 0 ? 7 : ahead;
    }

    private DateSpec? ReadAnchor()
    {
        var start = reader.Position;
        reader.TryTake("the");
        return ReadBase(inPart: false) is { IsBareDay: false } spec ? spec : Back(start);
    }

    private static Dated Moved(int from, int months, int days, Unit unit)
    {
        if (unit.IsExactTime)
        {
            var to = Shift(from, months, days);
            var length = (int)unit.Convert(1, UnitTable.Day);
            return length == 1 || to < 0 ? Dated.Day(to) : Dated.Around(to, length / 2);
        }
        return Dated.Same(unit.Name == "month" ? CalendarDays.MonthOf(from, months) : CalendarDays.YearOf(from, months / 12)) with { Nominal = CalendarDays.SameDay(from, months) is >= 0 and var day ? day : null };
    }

    private static Dated Few(Days from, (int Low, int High, string Row) some, Unit unit, int sign)
    {
        var low = Length(unit, some.Low);
        var high = Length(unit, some.High);
        var near = Shift(from.First, sign * low.Months, sign * low.Days);
        var far = Shift(from.First, sign * high.Months, sign * high.Days);
        var beyond = Shift(from.First, sign * 3 * high.Months, sign * 3 * high.Days);
        return new Dated(new Days(Math.Min(near, beyond), Math.Max(near, beyond)), new Days(Math.Min(near, far), Math.Max(near, far)), some.Row);
    }

    // "1 month and 21 days", in any order.
    private void TakeMoreParts(ref int months, ref int days, ref Unit unit)
    {
        while (true)
        {
            var before = reader.Position;
            reader.TryTake(",");
            reader.TryTake("and");
            if (!TryTakeCount(out var count, out var few) || few is not null || !TryTakeDayUnit(out var next) || next == unit)
            {
                reader.Position = before;
                return;
            }
            var (moreMonths, moreDays) = Length(next, count);
            months += moreMonths;
            days += moreDays;
            if (days != 0)
                unit = UnitTable.Day;
            else if (next.Name == "month")
                unit = next;
        }
    }

    private bool TryTakeCount(out int count, out (int Low, int High, string Row)? few)
    {
        few = null;
        count = 1;
        if (IsRunning && reader.TryTake(FewWords, out var some))
        {
            few = some;
            return true;
        }
        if (reader.TryTake("a") || reader.TryTake("an"))
            return true;
        if (!NumberReader.IsAtNumber(reader) || !NumberReader.TryRead(reader, out var number) || !number.IsWhole || number.Value is < 0 or >= 10_000)
            return false;
        count = (int)number.Value;
        return true;
    }

    private bool TryTakeDayUnit(out Unit unit) =>
        reader.TryTake(UnitTable.Phrases, out unit, static each => each.IsTime && each.Name is not ("second" or "minute" or "hour"));

    // "Sundays", "Sunday".
    private bool TryTakeWeekdays(out int weekday)
    {
        weekday = 0;
        if (reader.Current is not { Kind: TokenKind.Word, Text.Length: >= 6 } word || !word.Text.Contains("day", StringComparison.Ordinal))
            return false;
        if (TryTake(CalendarWordKind.Weekday, out weekday))
            return true;
        if (!word.Text.EndsWith('s') || !CalendarWords.Words.TryMatch([word.As(word.Text[..^1])], 0, out var found, out _, each => each.Kind == CalendarWordKind.Weekday))
            return false;
        weekday = found.Value;
        reader.Position++;
        return true;
    }

    private bool TryTake(CalendarWordKind kind, out int value)
    {
        value = 0;
        if (!CalendarWords.Words.TryMatch(reader.Tokens, reader.Position, out var word, out var length) || word.Kind != kind)
            return false;
        reader.Position += length;
        value = word.Value;
        if (kind is CalendarWordKind.Weekday && reader.Tokens[reader.Position - 1].Length <= 5 && !(IsRunning && reader.Peek(1) is not ({ Kind: TokenKind.Number } or { Text: "," }) && !IsMonthAt(reader.Position + 1)))
            SkipDot();
        return true;
    }

    private bool IsMonthAt(int position) => CalendarWords.Words.TryMatch(reader.Tokens, position, out var word, out _) && word.Kind == CalendarWordKind.Month;

    // "Last Monday" may be the latest or that of the week before; "next Friday" the coming one or that of the week after.
    private static Dated TurnOfWeekday(int day, int weekday, int turn)
    {
        var inWeek = CalendarDays.WeekStart(day) + weekday - 1;
        switch (turn)
        {
            case 0:
                return Dated.Day(inWeek);
            case < 0:
                var latest = inWeek < day ? inWeek : inWeek - 7;
                return new Dated(new Days(Math.Min(latest, inWeek - 7), latest), Days.One(latest), "date", latest);
            default:
                var coming = inWeek > day ? inWeek : inWeek + 7;
                return new Dated(new Days(coming, Math.Max(coming, inWeek + 7)), Days.One(inWeek + 7), "date", inWeek + 7);
        }
    }

    private static PhraseTable<bool> Phrases(params string[] phrases) => new(phrases.Select(words => (words, true)));
}
