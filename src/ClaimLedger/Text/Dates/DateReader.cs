namespace ClaimLedger.Text;

/// <summary>Reads news dates with their bounds and spans: 7 October 2023; Jan. 19; early March; last Monday; between 1 and 10 March 2025;
/// since 2007.</summary>
/// <remarks>
/// Three steps: <see cref="DateSpecReader"/> takes what the words say of one date, here two of them become a span and a date a bound, and
/// <see cref="DatePhraseResolver"/> finds the days. Reading knows no direction: one reading has days looking back and looking ahead.
/// </remarks>
/// <param name="reader">Where to read.</param>
/// <param name="words">The text that the tokens are of.</param>
/// <param name="context">The publication date, and whether the claim looks ahead from it.</param>
/// <param name="style">Whether the words stand by themselves or in running text.</param>
/// <param name="dayFirst">In running text, how all figures are read that can be read both ways; null for not at all.</param>
internal sealed class DateReader(
    TokenReader reader, string words, ValueContext context, TextStyle style = TextStyle.Value, bool? dayFirst = null)
{
    private readonly DateSpecReader _specs = new(reader, words, style, dayFirst) { Context = context };

    /// <summary>What is wrong, once reading has failed.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>Whether nothing follows that could be counted.</summary>
    public bool IsClosed => _specs.IsClosed;

    /// <summary>The form by which the last date was read.</summary>
    public DateForm? Form => _specs.Form;

    private bool IsRunning => style == TextStyle.RunningText;

    /// <summary>Reads the date at the reader's place into days, to the end of the text if <paramref name="wholeText"/>.</summary>
    public Value.Range? Read(bool wholeText)
    {
        if (ReadPhrase() is not { } phrase)
            return null;
        if (DatePhraseResolver.Resolve(phrase, context, out var complaint) is not { } resolved)
        {
            Complaint = complaint ?? NotADate();
            return null;
        }
        if (!wholeText || reader.AtEnd)
            return resolved.Range;
        Complaint = Complaints.Leftover(words[reader.Offset..], context, reader.Offset);
        return null;
    }

    /// <summary>Takes the date at the reader's place, before its days are known; null where there is none.</summary>
    public DatePhrase? ReadPhrase()
    {
        _specs.AllowsNow = _specs.IsWithin = _specs.IsInSpan = false;
        if (ReadDistance() is { } distance)
            return distance;
        var phrase = ReadBounded();
        if (phrase is null)
            Complaint ??= IsRunning ? null : _specs.Complaint ?? NotADate();
        return phrase;
    }

    private Complaint? NotADate() => IsRunning ? null : Complaints.NotADate(words, reader.Offset);

    private DatePhrase? ReadBounded()
    {
        // "Beginning 1 March" is a bound, "beginning of March" a part.
        var bound = !reader.IsAt(CalendarWords.PartWords) && reader.TryTake(CalendarWords.BoundsBefore, out var before) ? before : null;
        var start = reader.Position;
        if (bound is { OpensSpan: true })
        {
            _specs.AllowsNow = _specs.IsInSpan = true;
            if (ReadSpan(between: false) is { Second: not null } fromTo)
                return fromTo with { UnboundedStart = start, CoreStart = start };
            if (Complaint is not null || _specs.Complaint is not null)
                return null;
            _specs.AllowsNow = _specs.IsInSpan = false;
            reader.Position = start;
        }
        if (reader.Is("on") && reader.Peek(1).Is("or"))
            reader.Position += 2;
        var isAbout = reader.TryTake(Hedges.Before, out _, static row => row == "about");
        var between = bound is null && reader.TryTake("between");
        var coreStart = reader.Position;
        if (ReadSpan(between) is not { } read)
            return null;
        isAbout = isAbout || reader.TryTake(Hedges.After, out _, static row => row == "about");
        var end = reader.Position;
        return read with
        {
            IsAbout = isAbout,
            Bound = TakeBoundAfter() ?? bound,
            UnboundedStart = start,
            UnboundedEnd = end,
            CoreStart = coreStart,
        };
    }

    // "From Sunday on", but not "talks on Sunday on the ceasefire": what something is on follows there.
    private DateBound? TakeBoundAfter()
    {
        var start = reader.Position;
        if (!reader.TryTake(CalendarWords.BoundsAfter, out var bound))
            return null;
        if (!bound.OnlyAtEnd || reader.AtEnd || reader.Current.Kind == TokenKind.Symbol)
            return bound;
        reader.Position = start;
        return null;
    }

    // "More than two weeks ago", "less than three days after tomorrow", "within two weeks".
    private DatePhrase? ReadDistance()
    {
        var start = reader.Position;
        var isMore = reader.TryTake("more", "than");
        if (!isMore && !reader.TryTake("less", "than"))
            _specs.IsWithin = reader.TryTake("within");
        if (reader.Position == start)
            return null;
        var spec = _specs.Read();
        var isDistance = spec is { Sign: not 0 } || (_specs.IsWithin && spec is { Move: not null, Size: "week" });
        _specs.IsWithin = false;
        if (spec is null || !isDistance || reader.Is("of"))
        {
            reader.Position = start;
            return null;
        }
        return Phrase(spec) with { Distance = isMore ? DateDistance.More : DateDistance.Less, UnboundedStart = start, CoreStart = start };
    }

    private DatePhrase Phrase(DateSpec first, DateSpec? second = null) => new()
    {
        Words = IsRunning ? "" : words,
        Style = style,
        First = first,
        Second = second,
        UnboundedEnd = reader.Position,
        CoreEnd = reader.Position,
    };

    // One date, or two as one span.
    private DatePhrase? ReadSpan(bool between)
    {
        _specs.AllowsNow |= between;
        _specs.IsInSpan |= between;
        if (_specs.Read() is not { } first)
            return null;
        var at = reader.Position;
        if (ReadDaysOf(first) is { } days)
            return days;
        _specs.AllowsNow = true;
        var isOr = reader.Is("or");
        if (TryTakeLink(between) && ReadEnd(isOr) is { } second && CanEnd(first, second) && (!IsRunning || !isOr || second.IsBare))
        {
            // "March 3-5, 2025": the year behind the second day is of both.
            if (IsRunning && second.IsBareDay && first is { Month: not null, Day: not null, Year: null, YearTurn: null }
                && reader.Is(",") && _specs.TakeYear() is { } year)
                second = second with { Month = first.Month, Year = year, Size = "day" };
            Complete(ref first, ref second);
            return Phrase(first, second);
        }
        if (_specs.Complaint is not null)
            return null;
        reader.Position = at;
        if (!between)
            return Phrase(first);
        Complaint = NotADate();
        return null;

        // "June 2031-13" is no span: a bare day goes on from a day, before the year is named.
        static bool CanEnd(DateSpec first, DateSpec second) =>
            !second.IsBareDay || (first.Day is not null && (first.Year is null || second.Year is not null));
    }

    // "From 1921 to about 1970": about when it ended does not make it a span of numbers.
    private DateSpec? ReadEnd(bool isOr)
    {
        if (IsRunning && !isOr)
            reader.TryTake(Hedges.Before, out _, static row => row == "about");
        return _specs.Read();
    }

    // "1 to 10 March", "4 to 22 this month", "28 December to 3 January 2025": what one of two leaves out, the other says.
    private static void Complete(ref DateSpec first, ref DateSpec second)
    {
        if (first.IsBareDay)
            first = first with { Month = second.Month, MonthTurn = second.MonthTurn, YearTurn = second.YearTurn };
        if (second.IsBareDay)
            second = second with { Month = first.Month, MonthTurn = first.MonthTurn, Size = "day" };
        if (first.Year is null && first.YearTurn is null && IsOfSomeYear(first) && first.Weekday is null)
            first = first with { Year = second.Year - (Follows(first, second) ? 1 : 0), YearTurn = second.YearTurn };
        if (second.Year is null && first.Year is { } year && IsOfSomeYear(second))
            second = second with { Year = Follows(first, second) ? year + 1 : year };

        static bool IsOfSomeYear(DateSpec spec) => spec is { Move: null, MonthTurn: null };

        static bool Follows(DateSpec first, DateSpec second) => first.Month > second.Month;
    }

    // "November between 19 and 20", "Feb from 2 to 7, 2018".
    private DatePhrase? ReadDaysOf(DateSpec month)
    {
        if (!month.IsBareMonth)
            return null;
        var start = reader.Position;
        if ((reader.TryTake("between") || reader.TryTake("from")) && _specs.Read() is { IsBareDay: true } from
            && TryTakeLink(between: true) && _specs.Read() is { Day: not null, Month: null, MonthTurn: null } to && from.Day <= to.Day)
        {
            var year = _specs.TakeYear();
            return Phrase(month with { Day = from.Day, Size = "day", Year = year }, month with { Day = to.Day, Size = "day", Year = year });
        }
        reader.Position = start;
        return null;
    }

    private bool TryTakeLink(bool between)
    {
        if (between && (reader.TryTake("and") || !IsRunning))
            return reader.Position > 0 && reader.Peek(-1).Is("and");
        return reader.TryTake(DateWords.Links, out _);
    }
}
