namespace ClaimLedger.Text;

/// <summary>Reads news dates with their bounds and spans: 7 October 2023; Jan. 19; early March; last Monday; between 1 and 10 March 2025; since 2007.</summary>
/// <remarks>
/// Three steps: <see cref="DateSpecReader"/> takes what the words say, <see cref="DateResolver"/> finds the days, and here two dates become a span and a
/// date a bound.
/// </remarks>
/// <param name="reader">Where to read.</param>
/// <param name="context">The publication date, and whether the claim looks ahead from it.</param>
/// <param name="isRunning">Whether the words stand in running text; else nothing is guessed, and a mistake makes a <see cref="Complaint"/>.</param>
/// <param name="dayFirst">In running text, how all figures are read that can be read both ways; null for not at all.</param>
internal sealed class DateReader(TokenReader reader, ValueContext context, bool isRunning = false, bool? dayFirst = null)
{
    private string? _words;
    private DateSpecReader _specs = null!;
    private DateResolver _resolver = null!;

    /// <summary>What is wrong, once reading has failed.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>What the words say of the date, or of the first of two; null before it is read.</summary>
    public DateSpec? First { get; private set; }

    /// <summary>The same of the second of two; null for one date.</summary>
    public DateSpec? Second { get; private set; }

    /// <summary>The day that is meant, or that was counted out, where it is one without a bound.</summary>
    public int? Nominal { get; private set; }

    /// <summary>Whether a word such as "since" was read with the date.</summary>
    public bool IsBounded { get; private set; }

    /// <summary>Index of the first token behind bounds and hedges.</summary>
    public int CoreStart { get; private set; }

    /// <summary>Index behind the last token that is no bound or hedge.</summary>
    public int CoreEnd { get; private set; }

    /// <summary>Whether nothing follows that could be counted.</summary>
    public bool IsClosed => _specs.IsClosed;

    private bool LooksAhead => context.Modality is Modality.Forecast or Modality.Proposed or Modality.Demanded;

    /// <summary>Reads the date at the reader's place, to the end of the text if <paramref name="wholeText"/>.</summary>
    public Value.Range? Read(string words, bool wholeText)
    {
        if (!ReferenceEquals(_words, words))
        {
            _words = words;
            _specs = new DateSpecReader(reader, words, new DateForms(LooksAhead, isRunning, dayFirst)) { Context = context };
            _resolver = new DateResolver(words, context, isRunning);
        }
        (First, Second, Nominal, IsBounded, CoreStart, CoreEnd) = (null, null, null, false, 0, 0);
        _specs.AllowsNow = _specs.IsWithin = _resolver.IsNearest = false;
        var range = ReadBounded(words);
        if (range is null)
        {
            Complaint ??= isRunning ? null : _specs.Complaint ?? _resolver.Complaint ?? Complaints.NotADate(words, reader.Offset);
            return null;
        }
        if (!wholeText || reader.AtEnd)
            return range;
        Complaint = Complaints.Leftover(words[reader.Offset..], context, reader.Offset);
        return null;
    }

    private bool HasFailed => Complaint is not null || _specs.Complaint is not null || _resolver.Complaint is not null;

    private Value.Range? ReadBounded(string words)
    {
        if (isRunning && ReadDistance(words) is { } distance)
            return distance;
        // "Beginning 1 March" is a bound, "beginning of March" a part.
        var bound = !reader.IsAt(CalendarWords.PartWords) && reader.TryTake(CalendarWords.BoundsBefore, out var before) ? before : null;
        var start = CoreStart = reader.Position;
        _specs.AllowsNow = bound?.Id == "since";
        if (bound?.Id == "since" && ReadSpan(words, between: false) is { IsSpan: true } fromTo)
            return Make(words, fromTo.Dated);
        if (HasFailed)
            return null;
        Second = null;
        _specs.AllowsNow = false;
        reader.Position = start;
        if (reader.Is("on") && reader.Peek(1).Is("or"))
            reader.Position += 2;
        _resolver.IsNearest = bound?.Id is "until" or "by";
        var isAbout = reader.TryTake(Hedges.Before, out _, static row => row == "about");
        var between = bound is null && reader.TryTake("between");
        CoreStart = reader.Position;
        if (ReadSpan(words, between) is not { } read)
            return null;
        CoreEnd = reader.Position;
        var dated = read.Dated;
        if (isAbout || reader.TryTake(Hedges.After, out _, static row => row == "about"))
        {
            if (CalendarWords.Part("date-about", read.Size) is not { } about)
                return null;
            dated = new Dated(DateResolver.Apply(about.Literal, dated.Literal, read.Size), DateResolver.Apply(about.Usual, dated.Usual, read.Size), "date-about");
        }
        var behind = reader.Position;
        if (reader.TryTake(CalendarWords.BoundsAfter, out var after))
        {
            // "From Sunday on", but not "talks on Sunday on the ceasefire".
            if (isRunning && bound is null && reader.Peek(-1).Is("on") && !(reader.AtEnd || reader.Current.Kind == TokenKind.Symbol))
                reader.Position = behind;
            else
                bound = after;
        }
        if (bound is null)
            return Make(words, dated);
        IsBounded = true;
        var literal = Bound(bound.Literal, dated.Literal);
        var usual = Bound(bound.Usual, dated.Usual);
        return new Value.Range(words, literal, usual, null, bound.Id);
    }

    // "More than two weeks ago", "less than three days after tomorrow", "within two weeks".
    private Value.Range? ReadDistance(string words)
    {
        var start = CoreStart = reader.Position;
        var isMore = reader.TryTake("more", "than");
        if (!isMore && !reader.TryTake("less", "than") && !(_specs.IsWithin = reader.TryTake("within")))
            return null;
        if (_specs.Read() is not { } spec || (spec.Sign == 0 && !(reader.Tokens[start].Is("within") && spec is { Move: not null, Size: "week" })) || reader.Is("of") || _resolver.Resolve(spec) is not { } there)
        {
            reader.Position = start;
            return null;
        }
        _specs.IsWithin = false;
        First = spec;
        CoreEnd = reader.Position;
        if (spec.Sign == 0)
            return Make(words, there with { Nominal = null });
        var day = there.Nominal ?? there.Usual.Last;
        if (isMore)
        {
            var beyond = spec.Sign > 0 ? Interval.Create(day, null, lowOpen: true, highOpen: false) : Interval.Create(null, day, lowOpen: false, highOpen: true);
            IsBounded = true;
            return new Value.Range(words, beyond, beyond, null, spec.Sign > 0 ? "after" : "before");
        }
        if (_resolver.Resolve(spec.Anchor ?? new DateSpec { Move = static from => Dated.Day(from.First) }) is not { } here)
            return null;
        var from = here.Nominal ?? here.Usual.First;
        return Make(words, Dated.Same(new Days(Math.Min(from, day), Math.Max(from, day))) with { Row = "between", Nominal = null });
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
        if (CoreEnd == 0)
            CoreEnd = reader.Position;
        if (dated.Literal.IsOutside || dated.Usual.IsOutside)
        {
            Complaint = isRunning ? null : Complaints.OutOfCalendar(words, 0);
            return null;
        }
        Nominal = dated.Nominal;
        decimal? written = dated.Literal.First == dated.Literal.Last ? dated.Literal.First : null;
        return new Value.Range(words, Interval.Between(dated.Literal.First, dated.Literal.Last), Interval.Between(dated.Usual.First, dated.Usual.Last), written, dated.Row);
    }

    /// <summary>One date, or two as one span.</summary>
    private readonly record struct SpanOfDates(Dated Dated, string Size, bool IsSpan);

    private SpanOfDates? ReadSpan(string words, bool between)
    {
        _specs.AllowsNow |= between;
        if (_specs.Read() is not { } first)
            return null;
        First = first;
        var at = reader.Position;
        if (isRunning && ReadDaysOf(first) is { } days)
            return days;
        _specs.AllowsNow = true;
        var isOr = reader.Is("or");
        if (!TryTakeLink(between) || _specs.Read() is not { } second || !CanEnd(first, second) || (isRunning && isOr && !IsBare(second)))
        {
            if (HasFailed)
                return null;
            reader.Position = at;
            if (between)
            {
                Complaint = isRunning ? null : Complaints.NotADate(words, reader.Offset);
                return null;
            }
            return _resolver.Resolve(first) is { } one ? new SpanOfDates(one, first.Size, false) : null;
        }

        // "1 to 10 March", "4 to 22 this month", "March 3-5, 2025", "28 December to 3 January 2025".
        if (first.IsBareDay)
            first = first with { Month = second.Month, MonthTurn = second.MonthTurn, YearTurn = second.YearTurn };
        if (second.IsBareDay)
            second = second with { Month = first.Month, MonthTurn = first.MonthTurn, Size = "day" };
        if (first.Year is null && first.YearTurn is null && IsOfSomeYear(first) && first.Weekday is null)
            first = first with { Year = second.Year is { } year ? Follows(first, second) ? year - 1 : year : null, YearTurn = second.YearTurn };
        if (second.Year is null && first.Year is { } sameYear && IsOfSomeYear(second))
            second = second with { Year = Follows(first, second) ? sameYear + 1 : sameYear };
        (First, Second) = (first, second);
        if (isRunning)
            (first, second) = InOneRun(first, second);
        if (_resolver.Resolve(second) is not { } last)
            return null;
        if (_resolver.Resolve(first) is not { } start)
            return null;
        if (isRunning && start.Literal.First > last.Literal.Last)
        {
            // "From Friday to Monday", told on a Saturday: the one end fixes the other.
            if (first.IsBareWeekday && !LooksAhead)
                start = Dated.Day(start.Literal.First - 7);
            else if (second.IsBareWeekday && LooksAhead)
                last = Dated.Day(last.Literal.Last + 7);
            // "Today to 22 October", "between 22 January and now": the other end lies on the other side.
            else if (second.Move is null && Ahead(true).Resolve(second) is { } ahead)
                last = ahead;
            if (start.Literal.First > last.Literal.Last && first.Move is null && Ahead(false).Resolve(first) is { } back)
                start = back;
        }
        if (start.Literal.First > last.Literal.Last || start.Usual.First > last.Usual.Last)
        {
            Complaint = isRunning ? null : Complaints.Reversed(words, first.Start);
            return null;
        }
        var (open, close) = isRunning ? (Counted(start), Counted(last)) : (start, last);
        return new SpanOfDates(
            new Dated(
                new Days(open.Literal.First, Math.Max(open.Literal.Last, close.Literal.Last)),
                new Days(open.Usual.First, Math.Max(open.Usual.Last, close.Usual.Last)),
                "between"),
            first.Size,
            true);

        // "June 2031-13" is no span: a bare day goes on from a day, before the year is named.
        static bool CanEnd(DateSpec first, DateSpec second) => !second.IsBareDay || (first.Day is not null && (first.Year is null || second.Year is not null));

        static bool IsOfSomeYear(DateSpec spec) => spec is { Move: null, MonthTurn: null };

        static bool Follows(DateSpec first, DateSpec second) =>
            first.Month is { } month && second.Month is { } other && (month > other);

        // "Saturday or Sunday" is a span; "Friday of this week or Tuesday of next" are two dates.
        static bool IsBare(DateSpec spec) => spec.IsBareDay || spec.IsBareMonth || spec.IsBareYear || spec.IsBareWeekday || spec is { Month: not null, Move: null };

        DateResolver Ahead(bool looksAhead) => new(words, context with { Modality = looksAhead ? Modality.Forecast : Modality.Stated }, isRunning);

        // The end of a span that was counted out is the day itself.
        static Dated Counted(Dated dated) => dated.Nominal is { } day && dated.Row == "date-about" ? Dated.Day(day) : dated;
    }

    // Two dates without a year are of one run: looking back, from the latest that has begun; looking ahead, to the next that has not ended.
    private (DateSpec First, DateSpec Second) InOneRun(DateSpec first, DateSpec second)
    {
        if (!IsYearless(first) || !IsYearless(second))
            return (first, second);
        var follows = first.Month > second.Month || (first.Month == second.Month && first.Day > second.Day);
        if (_resolver.Resolve(LooksAhead ? second : first) is not { } known)
            return (first, second);
        var year = DateOnly.FromDayNumber(known.Literal.First).Year;
        return LooksAhead
            ? (first with { Year = follows ? year - 1 : year }, second with { Year = year })
            : (first with { Year = year }, second with { Year = follows ? year + 1 : year });

        static bool IsYearless(DateSpec spec) => spec is { Month: not null, Year: null, YearTurn: null, Move: null, Ordinal: null };
    }

    // "November between 19 and 20", "Feb from 2 to 7, 2018".
    private SpanOfDates? ReadDaysOf(DateSpec first)
    {
        if (!first.IsBareMonth)
            return null;
        var start = reader.Position;
        if ((reader.TryTake("between") || reader.TryTake("from")) && _specs.Read() is { IsBareDay: true } from
            && TryTakeLink(between: true) && _specs.Read() is { Day: not null, Month: null, MonthTurn: null } to)
        {
            var year = _specs.TakeYear();
            if (_resolver.Resolve(first with { Day = from.Day, Size = "day", Year = year }) is { } open && _resolver.Resolve(first with { Day = to.Day, Size = "day", Year = year }) is { } close
                && open.Literal.First <= close.Literal.Last)
            {
                Second = to with { Month = first.Month };
                return new SpanOfDates(new Dated(new Days(open.Literal.First, close.Literal.Last), new Days(open.Usual.First, close.Usual.Last), "between"), "day", true);
            }
        }
        reader.Position = start;
        return null;
    }

    private bool TryTakeLink(bool between)
    {
        if (between && (reader.TryTake("and") || !isRunning))
            return reader.Position > 0 && reader.Peek(-1).Is("and");
        return reader.TryTake("to") || reader.TryTake("-") || reader.TryTake("–") || reader.TryTake("—") || reader.TryTake("through")
            || reader.TryTake("until") || reader.TryTake("till") || reader.TryTake("or");
    }
}
