using System.Collections.Frozen;

namespace ClaimLedger.Text;

/// <summary>The parts of forms.</summary>
internal sealed partial class DateSpecReader
{
    private const DateStarts Nothing = DateStarts.None;

    /// <summary>The parts that forms name.</summary>
    public static FrozenDictionary<string, FormPart> Parts { get; } = new Dictionary<string, FormPart>
    {
        // Words of the calendar.
        ["month"] = new(DateStarts.Month, static (r, ref p) => Set(r.TryTake(CalendarWordKind.Month, out var month), ref p.Month, month)),
        ["weekday"] = new(DateStarts.Weekday, static (r, ref p) => r.TryTake(CalendarWordKind.Weekday, out p.Weekday)),
        ["last-weekday"] = new(DateStarts.Weekday, static (r, ref p) => r.TryTake(CalendarWordKind.Weekday, out p.LastWeekday)),
        ["weekdays"] = new(DateStarts.Weekday, static (r, ref p) => r.TakeWeekdays(ref p)),
        ["season"] = new(DateStarts.Season, static (r, ref p) => r.TryTake(CalendarWordKind.Season, out p.Number)),
        ["holiday"] = new(DateStarts.Holiday, static (r, ref p) => r.TryTake(CalendarWordKind.Holiday, out p.Number)),
        ["decade"] = new(DateStarts.Decade, static (r, ref p) => r.TryTake(CalendarWordKind.Decade, out p.Number)),
        ["day-word"] = new(DateStarts.Day, static (r, ref p) => r.TryTake(CalendarWordKind.Day, out p.Number)),
        ["turn"] = new(DateStarts.Turn, static (r, ref p) => r.TryTake(CalendarWordKind.Turn, out p.Turn)),
        ["past"] = new(DateStarts.Turn, static (r, ref p) => r.TakePast(ref p)),
        ["period"] = new(DateStarts.Period, static (r, ref p) => r.TryTake(CalendarWordKind.Period, out p.Period)),

        // Days and years by their numbers.
        ["day"] = new(DateStarts.ShortFigure | DateStarts.Ordinal, static (r, ref p) => r.TakeDay(ref p)),
        ["figure-day"] = new(DateStarts.ShortFigure, static (r, ref p) => r.IsGluedFigure() && r.TakeDay(ref p)),
        ["day-in-words"] = new(DateStarts.Number, static (r, ref p) => r.TakeDayInWords(ref p)),
        ["any-day"] = new(DateStarts.ShortFigure | DateStarts.Ordinal | DateStarts.Number, static (r, ref p) => r.TakeAnyDay(ref p)),
        ["uncounted"] = new(Nothing, static (r, ref _) => !r.IsCounted()),
        ["joint"] = new(Nothing, static (r, ref _) => r.TakeJoint()),
        ["dot-before-word"] = new(Nothing, static (r, ref _) => r.SkipDotBefore(year: false)),
        ["dot-before-year"] = new(Nothing, static (r, ref _) => r.SkipDotBefore(year: true)),
        ["year"] = new(DateStarts.YearFigure, static (r, ref p) => Set(r.TryTakeYear(out var year), ref p.Year, year)),
        ["year-in-words"] = new(DateStarts.Number, static (r, ref p) => Set(r.TryTakeYearInWords(out var year), ref p.Year, year)),
        ["any-year"] = new(DateStarts.Figure, static (r, ref p) => r.TakeAnyYear(ref p)),
        ["short-year"] = new(DateStarts.ShortFigure | DateStarts.Apostrophe, static (r, ref p) => r.TakeShortYear(ref p)),
        ["apostrophe-year"] = new(DateStarts.Apostrophe, static (r, ref p) => r.TakeApostropheYear(ref p)),
        ["year-of-log"] = new(DateStarts.Figure, static (r, ref p) => r.TakeYearOfLog(ref p)),
        ["of-year"] = new(Nothing, static (r, ref p) => r.TakeOfYear(ref p)),
        ["turn-of-year"] = new(Nothing, static (r, ref p) => r.TakeTurnOfYear(ref p)),
        ["some-year"] = new(Nothing, static (r, ref p) => r.TakeOfYear(ref p) || r.TakeTurnOfYear(ref p)),
        ["iso-number"] = new(Nothing, static (r, ref p) => r.TakeIsoNumber(ref p)),
        ["end-of-years"] = new(Nothing, static (r, ref p) => r.TakeEndOfYears(ref p)),
        ["century"] = new(DateStarts.Number, static (r, ref p) => r.TakeCentury(ref p)),
        ["decade-ending"] = new(Nothing, static (r, ref _) => r.TakeDecadeEnding()),
        ["short-decade"] = new(DateStarts.ShortFigure | DateStarts.Apostrophe, static (r, ref p) => r.TakeShortDecade(ref p)),
        ["behind-preposition"] = new(Nothing, static (r, ref _) => DateWords.YearLeads.Contains(r.Behind)),
        ["figures"] = new(DateStarts.Figure, static (r, ref p) => (p.Of = r.ReadFigures()) is not null),

        // What is one of several, or counted.
        ["ordinal"] = new(DateStarts.ShortFigure | DateStarts.Ordinal, static (r, ref p) => r.TakeOrdinal(ref p)),
        ["year-part"] = new(DateStarts.ShortFigure | DateStarts.Ordinal | DateStarts.YearPart, static (r, ref p) => r.TakeYearPart(ref p)),
        ["week"] = new(DateStarts.ShortFigure, static (r, ref p) => r.TryTakeFigure(1, 53, out p.Number)),
        ["count"] = new(DateStarts.Figure | DateStarts.Number, static (r, ref p) => r.TakeCount(ref p)),
        ["length"] = new(DateStarts.Figure | DateStarts.Number, static (r, ref p) => r.TakeLength(ref p)),
        ["of-month"] = new(Nothing, static (r, ref p) => (p.Of = r.OfMonthOrYear(mayBeYear: false)) is not null),
        ["of-month-or-year"] = new(Nothing, static (r, ref p) => (p.Of = r.OfMonthOrYear(mayBeYear: true)) is not null),

        // Other dates, and words before them.
        ["date"] = new(Nothing, static (r, ref p) => (p.Of = r.ReadInner(DateForms.Base)) is not null),
        ["anchor"] = new(Nothing, static (r, ref p) => r.TakeAnchor(ref p)),
        ["calendar"] = new(Nothing, static (r, ref p) => (p.Of = r.ReadInner(DateForms.Calendar)) is not null),
        ["calendar-of-weekday"] = new(Nothing, static (r, ref p) => r.TakeOfWeekday(ref p)),
        ["time-of-day"] = OfPhrases(DateWords.TimesOfDay),
        ["rest"] = OfPhrases(DateWords.Rests),
        ["week-from"] = OfPhrases(DateWords.WeeksFrom),
        ["beginning"] = OfPhrases(DateWords.Beginnings),
        ["ending"] = OfPhrases(DateWords.Endings),
    }.ToFrozenDictionary();

    // The token before the next one.
    private Token Behind => reader.Peek(-1);

    private static FormPart OfPhrases(PhraseTable<bool> phrases) =>
        new(DateStarts.Word, (r, ref _) => r.TryTake(phrases), phrases.FirstWords);

    private static bool Set(bool isTaken, ref int? field, int? value)
    {
        if (isTaken)
            field = value;
        return isTaken;
    }

    private bool TryTake(PhraseTable<bool> phrases) => reader.TryTake(phrases, out _);

    /// <summary>Takes one of some words.</summary>
    internal bool TakeWord((string Text, bool IsGlued)[] all)
    {
        foreach (var (text, isGlued) in all)
        {
            if (reader.Is(text) && !reader.AtEnd && (!isGlued || reader.Current.IsGlued))
            {
                reader.Position++;
                return true;
            }
        }
        return false;
    }

    private DateSpec? ReadInner(DateFormTable forms)
    {
        var inPart = _inPart;
        _inPart = false;
        var spec = ReadForms(forms);
        _inPart = inPart;
        return spec;
    }

    private bool TakeAnchor(ref DateParts parts)
    {
        reader.TryTake("the");
        parts.Of = ReadInner(DateForms.Base);
        return parts.Of is { IsBareDay: false };
    }

    private bool TakeOfWeekday(ref DateParts parts)
    {
        _ofWeekday = true;
        parts.Of = ReadInner(DateForms.Calendar);
        _ofWeekday = false;
        return parts.Of is not null;
    }

    private bool TryTake(CalendarWordKind kind, out int value)
    {
        value = 0;
        if (!CalendarWords.Words.TryMatch(reader.Tokens, reader.Position, out var word, out var length) || word.Kind != kind)
            return false;
        reader.Position += length;
        value = word.Value;
        // "Fri. 7 June": in running text the stop is the word's only where a date goes on.
        if (kind is CalendarWordKind.Weekday && Behind.Length <= 5 && reader.Is(".") && reader.Current.IsGlued
            && (!IsRunning || reader.Peek(1) is { Kind: TokenKind.Number } or { Text: "," } || IsMonthAt(reader.Position + 1)))
            reader.Position++;
        return true;
    }

    private bool IsMonthAt(int position) =>
        CalendarWords.Words.TryMatch(reader.Tokens, position, out var word, out _) && word.Kind == CalendarWordKind.Month;

    // "Sundays", "Sunday".
    private bool TakeWeekdays(ref DateParts parts)
    {
        if (reader.Current is not { Kind: TokenKind.Word } word)
            return false;
        if (TryTake(CalendarWordKind.Weekday, out parts.Weekday))
            return true;
        if (!word.Text.EndsWith("days", StringComparison.Ordinal)
            || !CalendarWords.Words.TryMatch([word.As(word.Text[..^1])], 0, out var found, out _, each =>
                each.Kind == CalendarWordKind.Weekday))
            return false;
        parts.Weekday = found.Value;
        reader.Position++;
        return true;
    }

    private bool TakeDay(ref DateParts parts)
    {
        if (reader.TryTake(CalendarWords.Ordinals, out var ordinal))
        {
            (parts.Day, parts.IsOrdinalDay) = (ordinal, true);
            return true;
        }
        // "March 12,000" and "25 km" are no dates, but what follows will not fit then.
        if (!TryTakeFigure(1, 31, out var day))
            return false;
        (parts.Day, parts.IsOrdinalDay) = (day, IsOrdinalEnding(reader.Current) && TakeNext());
        return true;
    }

    // One or two digits.
    private bool TryTakeFigure(int least, int most, out int figure)
    {
        var isThere = reader.Current is { Kind: TokenKind.Number, Text.Length: <= 2, Number.IsWhole: true } token
            && token.Number.Value >= least && token.Number.Value <= most;
        figure = isThere ? (int)reader.Current.Number.Value : 0;
        return isThere && TakeNext();
    }

    // A sign with two digits behind it, all without spaces: the "-03" of 2025-03.
    private int? PairBehindSign() => reader.Current is { IsGlued: true, Kind: TokenKind.Symbol }
        && reader.Peek(1) is { Kind: TokenKind.Number, Text.Length: 2, IsGlued: true, Number: { IsWhole: true, Value: var pair } }
            ? (int)pair : null;

    private static bool IsOrdinalEnding(in Token token) => token.IsGlued && OrdinalEndings.Contains(token);

    // "May twenty-one": a figure in words, where nothing is counted.
    private bool TakeDayInWords(ref DateParts parts)
    {
        if (reader.Current.Kind != TokenKind.Word || !TryTakeNumber(joinsAnd: false, out var number)
            || number is not { IsWhole: true, Value: >= 1 and <= 31, Form: NumberForm.Plain } || !(IsClosed || IsAtYear()))
            return false;
        parts.Day = (int)number.Value;
        return true;
    }

    private bool IsAtYear()
    {
        var start = reader.Position;
        var isYear = TakeYear() is not null;
        reader.Position = start;
        return isYear;
    }

    // In words only behind a weekday: "Friday the twenty-third".
    private bool TakeAnyDay(ref DateParts parts)
    {
        if (TakeDay(ref parts))
            return true;
        if (!_ofWeekday || !Behind.Is("the") || !TakeDayInWords(ref parts))
            return false;
        return parts.IsOrdinalDay = true;
    }

    // "May 30 per cent", "March 3 million", "March 3:15".
    private bool IsCounted() =>
        IsRunning && (DateWords.Counted.Contains(reader.Current) || (reader.Is(":") && reader.Peek(1).Kind == TokenKind.Number));

    // Between a month and its day: "Nov-28", "March, 3rd", "May the 4th"; mostly nothing.
    private bool TakeJoint()
    {
        if (reader.Current is { IsGlued: true, Text: "-" or "/" }
            && reader.Peek(1) is { IsGlued: true, Kind: TokenKind.Number, Text.Length: <= 2 })
            return IsRunning && TakeNext();
        if (reader.Is(",") && IsOrdinalEnding(reader.Peek(2)))
            return TakeNext();
        return reader.TryTake("the");
    }

    private bool TakeNext()
    {
        reader.Position++;
        return true;
    }

    private bool IsGluedFigure() => reader.Current is { IsGlued: true, Kind: TokenKind.Number, Text.Length: <= 2 };

    // A stop that ends a sentence is none of the date's: in running text it is taken only where the date goes on.
    private bool SkipDotBefore(bool year)
    {
        if (!reader.Is(".") || !reader.Current.IsGlued)
            return true;
        if (!IsRunning || (year ? IsAtMore(reader.Position + 1) : reader.Peek(1).Kind == TokenKind.Word))
            reader.Position++;
        return true;
    }

    // Whether a year, a bound or another date can stand here: "1 Apr. or later".
    private bool IsAtMore(int position)
    {
        var tokens = reader.Tokens;
        return position < tokens.Count && (tokens[position] is { Kind: TokenKind.Number, Text.Length: 4 } or { Text: "," or "and" }
            || CalendarWords.BoundsAfter.TryMatch(tokens, position, out _, out _, static bound => !bound.OnlyAtEnd)
            || Hedges.After.StartsAt(tokens, position)
            || DateWords.Links.StartsAt(tokens, position));
    }

    /// <summary>Takes a year, with a comma or "of" before it; null where there is none.</summary>
    public int? TakeYear()
    {
        var start = reader.Position;
        reader.TryTake(",");
        reader.TryTake("of");
        if (TryTakeYear(out var year) || TryTakeYearInWords(out year))
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

    // "Nineteen seventy-eight", "nineteen oh one", "two thousand and four", "twenty twenty-four": where nothing is counted.
    private bool TryTakeYearInWords(out int year)
    {
        year = 0;
        if (reader.Current.Kind != TokenKind.Word || !NumberReader.IsAtNumber(reader))
            return false;
        var start = reader.Position;
        if (TryTakeNumber(joinsAnd: true, out var number) && number is { IsWhole: true, Form: NumberForm.Plain })
        {
            if (number.Value is >= 10 and <= 29 && reader.Current.Kind == TokenKind.Word)
                year = TakeRestOfYear((int)number.Value);
            else if (number.Value is >= 1000 and <= 2999
                || (number.Value is > 0 and < 3000 && start > 0 && reader.Tokens[start - 1].Is("year")))
                year = (int)number.Value;
            if (year != 0 && IsClosed)
                return true;
        }
        reader.Position = start;
        return false;
    }

    private int TakeRestOfYear(int century)
    {
        reader.TryTake("-");
        var isZero = TakeWord([("zero", false), ("oh", false), ("o", false)]);
        if (!TryTakeNumber(joinsAnd: false, out var rest) || !rest.IsWhole)
            return 0;
        return rest.Value >= (isZero ? 1 : 10) && rest.Value <= (isZero ? 9 : 99) ? century * 100 + (int)rest.Value : 0;
    }

    private bool TakeAnyYear(ref DateParts parts)
    {
        if (reader.Current is not { Kind: TokenKind.Number, Number: { IsWhole: true, Value: >= 1 and <= 9999 } number }
            || reader.Peek(1).Is("%"))
            return false;
        parts.Year = (int)number.Value;
        return TakeNext();
    }

    // "August 99", "August '24".
    private bool TakeShortYear(ref DateParts parts)
    {
        var apostrophe = reader.TryTake("'");
        var figures = reader.Current;
        if (figures.Text.Length != 2 || (apostrophe && !figures.IsGlued) || !TryTakeFigure(apostrophe ? 0 : 32, 99, out var year))
            return false;
        parts.Year = FullYear(year);
        return IsClosed;
    }

    private bool TakeApostropheYear(ref DateParts parts) => reader.Is("'") && TakeShortYear(ref parts);

    private bool TakePast(ref DateParts parts) => reader.Is("past") && TryTake(CalendarWordKind.Turn, out parts.Turn);

    // Glued to the sign before it: four figures, or two.
    private bool TakeYearOfLog(ref DateParts parts)
    {
        var figures = reader.Current;
        if (figures is not { IsGlued: true, Kind: TokenKind.Number, Length: 2 or 4, Number.IsWhole: true }
            || figures.Text.Length != figures.Length)
            return false;
        reader.Position++;
        var year = (int)figures.Number.Value;
        parts.Year = figures.Length == 2 ? FullYear(year) : year;
        return parts.Year > 0 && !(reader.Current is { IsGlued: true, Kind: not TokenKind.Symbol });
    }

    private bool TakeTurnOfYear(ref DateParts parts)
    {
        _ = reader.TryTake(",") || reader.TryTake("of") || reader.TryTake("in");
        if (!TryTake(CalendarWordKind.Turn, out var turn) || !reader.TryTake("year"))
            return false;
        parts.YearTurn = turn;
        return true;
    }

    private bool TakeOfYear(ref DateParts parts)
    {
        var year = TakeYear();
        return Set(year is not null, ref parts.Year, year);
    }

    // The "-03" of 2025-03; the first of two is the month.
    private bool TakeIsoNumber(ref DateParts parts)
    {
        if (!reader.Is("-") || PairBehindSign() is not { } figure)
            return false;
        return Set(true, ref parts.Month is null ? ref parts.Month : ref parts.Day, figure) && TakeNext() && TakeNext();
    }

    // The "–14" of "the 2013–14 season": no month, unless a dash tells.
    private bool TakeEndOfYears(ref DateParts parts)
    {
        if (reader.Current.Text is not ("-" or "–" or "/") || PairBehindSign() is not { } end)
            return false;
        // "2029/30": the next; "2029/03" is a month.
        if (reader.Is("/") && end != (parts.Year + 1) % 100)
            return false;
        if (end <= parts.Year % 100 || !(end > 12 || reader.Is("–")) || reader.Peek(2) is { IsGlued: true, Text: "-" or "/" })
            return false;
        parts.Number = end;
        return TakeNext() && TakeNext();
    }

    private bool TakeCentury(ref DateParts parts)
    {
        if (reader.Current.Kind != TokenKind.Word || !TryTakeNumber(joinsAnd: false, out var century) || century.Value is < 14 or > 21)
            return false;
        parts.Year = (int)century.Value;
        return true;
    }

    private bool TakeDecadeEnding()
    {
        if (reader.Current is { Text: "s", IsGlued: true })
            return TakeNext();
        return reader.Current is { Text: "'", IsGlued: true } && reader.Peek(1) is { Text: "s", IsGlued: true } && TakeNext() && TakeNext();
    }

    // "70s", "'40s".
    private bool TakeShortDecade(ref DateParts parts)
    {
        var isLed = _inPart || Behind.Text is "the" or "in";
        var apostrophe = reader.TryTake("'");
        var figures = reader.Current;
        return figures.Text.Length == 2 && (apostrophe ? figures.IsGlued : isLed) && TryTakeFigure(0, 99, out parts.Number)
            && parts.Number % 10 == 0 && TakeDecadeEnding();
    }

    // "3rd", "third", "twenty-first"; -1 for the last.
    private bool TakeOrdinal(ref DateParts parts)
    {
        if (TryTakeFigure(1, 99, out parts.Number))
            return IsOrdinalEnding(reader.Current) && TakeNext();
        if (reader.TryTake(CalendarWords.Ordinals, out parts.Number))
            return true;
        parts.Number = -1;
        return reader.TryTake("last") || reader.TryTake("final");
    }

    // "Q3", "H1", "third quarter", "third-quarter", "last quarter of".
    private bool TakeYearPart(ref DateParts parts)
    {
        var isQuarter = reader.Is("q");
        if (isQuarter || reader.Is("h"))
        {
            if (reader.Peek(1) is not { IsGlued: true, Number: { IsWhole: true, Value: >= 1 and <= 4 } figure })
                return false;
            parts.Number = (int)figure.Value;
            reader.Position += 2;
        }
        else
        {
            if (!TakeOrdinal(ref parts))
                return false;
            reader.TryTake("-");
            isQuarter = reader.TryTake("quarter");
            if (!isQuarter && !reader.TryTake("half"))
                return false;
        }
        // "The last quarter of 2023", but "the last half of the match".
        if (parts.Number < 0 && !(isQuarter && reader.Is("of")))
            return false;
        parts.Part = (isQuarter, parts.Number) switch
        {
            (true, 1) => "first-quarter",
            (true, 2) => "second-quarter",
            (true, 3) => "third-quarter",
            (true, 4 or -1) => "fourth-quarter",
            (false, 1) => "first-half",
            (false, 2) => "second-half",
            _ => null,
        };
        return parts.Part is not null;
    }

    // "Of July", "in this month", "of next year", "of 2027".
    private DateSpec? OfMonthOrYear(bool mayBeYear)
    {
        _ = reader.TryTake("of") || reader.TryTake("in");
        var hasArticle = reader.TryTake("the");
        if (hasArticle)
            reader.TryTake("month", "of");
        if (TryTake(CalendarWordKind.Month, out var month))
        {
            SkipDotBefore(year: true);
            var parts = default(DateParts);
            var start = reader.Position;
            if (!TakeOfYear(ref parts) && !TakeTurnOfYear(ref parts))
                reader.Position = start;
            return new DateSpec { Month = month, Year = parts.Year, YearTurn = parts.YearTurn };
        }
        if (TryTake(CalendarWordKind.Turn, out var turn) || hasArticle)
        {
            if (reader.TryTake("month"))
                return new DateSpec { MonthTurn = turn };
            return mayBeYear && reader.TryTake("year") ? new DateSpec { YearTurn = turn } : null;
        }
        return mayBeYear && (TryTakeYear(out var named) || TryTakeYearInWords(out named)) ? new DateSpec { Year = named } : null;
    }

    private bool TryTakeNumber(bool joinsAnd, out WrittenNumber number)
    {
        number = default;
        return NumberReader.IsAtNumber(reader) && NumberReader.TryRead(reader, out number, null, joinsAnd);
    }
}
