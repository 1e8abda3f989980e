namespace ClaimLedger.Text;

/// <summary>Months, days, years, their parts, and all figures.</summary>
internal sealed partial class DateSpecReader
{
    // Whether a weekday stands before: "Friday 7-6" is then a day and a month.
    private bool _ofWeekday;

    private enum Half
    {
        Quarter = 4,
        Half = 2,
    }

    // "The first Friday of July", "the third week of 2027", "the 15th century", "the third quarter of 2016".
    private DateSpec? ReadOrdinal()
    {
        var start = reader.Position;
        if (TryTakeYearPart(out var part))
            return OfSomeYear(part);
        if (!TryTakeOrdinal(out var number))
            return Back(start);
        if (number > 0 && IsRunning && (reader.TryTake("century") || reader.TryTake("-", "century")))
            return new DateSpec { Year = (number - 1) * 100 is 0 ? 1 : (number - 1) * 100, Size = "century" };
        if (reader.TryTake("week"))
            return number <= 53 && OfMonthOrYear(mayBeYear: true) is { } whole ? whole with { Ordinal = number, Size = "week" } : Back(start);
        if (number <= 5 && TryTake(CalendarWordKind.Weekday, out var weekday) && OfMonthOrYear(mayBeYear: false) is { } month)
            return month with { Ordinal = number, Weekday = weekday, Size = "day" };
        return Back(start);
    }

    // "Of July", "in this month", "of next year", "of 2027".
    private DateSpec? OfMonthOrYear(bool mayBeYear)
    {
        var start = reader.Position;
        _ = reader.TryTake("of") || reader.TryTake("in");
        var article = reader.TryTake("the");
        if (article)
            reader.TryTake("month", "of");
        if (TryTake(CalendarWordKind.Month, out var month))
        {
            SkipDotBefore(year: true);
            if (TakeYear() is { } year)
                return new DateSpec { Month = month, Year = year };
            return TryTakeTurnOfYear(out var yearTurn) ? new DateSpec { Month = month, YearTurn = yearTurn } : new DateSpec { Month = month };
        }
        if (TryTake(CalendarWordKind.Turn, out var turn) || article)
        {
            if (reader.TryTake("month"))
                return new DateSpec { MonthTurn = turn };
            if (mayBeYear && reader.TryTake("year"))
                return new DateSpec { YearTurn = turn };
            return Back(start);
        }
        return mayBeYear && (TryTakeYear(out var named) || TryTakeYearInWords(out named)) ? new DateSpec { Year = named } : Back(start);
    }

    // A part of a year, and which year.
    private DateSpec? OfSomeYear(string part)
    {
        var start = reader.Position;
        _ = reader.TryTake("of") || reader.TryTake("in");
        if (TakeYear() is { } year)
            return new DateSpec { Size = "year", Part = part, Year = year };
        if (TryTakeTurnOfYear(out var turn))
            return new DateSpec { Size = "year", Part = part, YearTurn = turn };
        reader.Position = start;
        return part.EndsWith("-quarter", StringComparison.Ordinal) ? new DateSpec { Size = "year", Part = part } : null;
    }

    private bool TryTakeTurnOfYear(out int turn)
    {
        var start = reader.Position;
        _ = reader.TryTake(",") || reader.TryTake("of") || reader.TryTake("in");
        if (TryTake(CalendarWordKind.Turn, out turn) && reader.TryTake("year"))
            return true;
        reader.Position = start;
        return false;
    }

    // "Q3", "H1", "third quarter", "third-quarter", "last quarter of".
    private bool TryTakeYearPart(out string part)
    {
        var start = reader.Position;
        part = "";
        var number = 0;
        Half? kind = null;
        if (reader.Current.Text is "q" or "h" && reader.Peek(1) is { IsGlued: true, Number: { IsWhole: true, Value: >= 1 and <= 4 } figure })
        {
            kind = reader.Is("q") ? Half.Quarter : Half.Half;
            number = (int)figure.Value;
            reader.Position += 2;
        }
        else
        {
            reader.TryTake("the");
            if (TryTakeOrdinal(out number))
            {
                reader.TryTake("-");
                kind = reader.TryTake("quarter") ? Half.Quarter : reader.TryTake("half") ? Half.Half : null;
            }
        }
        if (kind is { } of && number <= (int)of && (number > 0 || (reader.Is("of") && of == Half.Quarter)))
        {
            part = (of, number) switch
            {
                (Half.Half, 1) => "first-half",
                (Half.Half, _) => "second-half",
                (_, 1) => "first-quarter",
                (_, 2) => "second-quarter",
                (_, 3) => "third-quarter",
                _ => "fourth-quarter",
            };
            return true;
        }
        reader.Position = start;
        return false;
    }

    // "3rd", "third", "twenty-first"; -1 for the last.
    private bool TryTakeOrdinal(out int number)
    {
        number = 0;
        if (reader.Current is { Kind: TokenKind.Number, Text.Length: <= 2, Number.IsWhole: true } figure)
        {
            if (reader.Peek(1) is not { IsGlued: true, Text: "st" or "nd" or "rd" or "th" })
                return false;
            number = (int)figure.Number.Value;
            reader.Position += 2;
            return number > 0;
        }
        if (reader.TryTake(CalendarWords.Ordinals, out number))
            return true;
        if (!reader.TryTake("last") && !reader.TryTake("final"))
            return false;
        number = -1;
        return true;
    }

    private DateSpec? ReadCalendarDate(bool inPart)
    {
        if (TryTake(CalendarWordKind.Month, out var month))
            return ReadAfterMonth(month);
        if (TryTake(CalendarWordKind.Season, out var season))
        {
            reader.TryTake("of");
            var year = TakeYear();
            int? yearTurn = year is null && TryTakeTurnOfYear(out var turn) ? turn : null;
            if (year is null && yearTurn is null && reader.Peek(-1).Is("of"))
                reader.Position--;
            return new DateSpec { Season = season, Size = "season", Year = year, YearTurn = yearTurn };
        }
        if (TryTake(CalendarWordKind.Holiday, out var holiday))
            return new DateSpec { Month = holiday / 100, Day = holiday % 100, Year = TakeYear() };
        if (IsRunning && ReadDecade(inPart) is { } decade)
            return decade;
        if (reader.Current.Kind == TokenKind.Number)
        {
            var start = reader.Position;
            if (IsRunning && ReadFigures() is { } figures)
                return figures;
            reader.Position = start;
            if (TryTakeYear(out var year))
                return ReadAfterYear(year);
        }
        else if (IsRunning && reader.Position > 0 && reader.Peek(-1).Text is "in" or "since" or "until" or "from" or "and" or "to" or "of" && TryTakeYearInWords(out var spelt))
        {
            return new DateSpec { Year = spelt, Size = "year" };
        }
        return ReadDayFirst();
    }

    // "7 October", "the 3rd of May", "28-Nov", "20th of next month", "the 27th".
    private DateSpec? ReadDayFirst()
    {
        var start = reader.Position;
        if (!TryTakeDay(out var day, out var isOrdinal) && !(isOrdinal = _ofWeekday && start > 0 && reader.Tokens[start - 1].Is("the") && TryTakeDayInWords(out day)))
            return null;
        var afterDay = reader.Position;
        SkipDotBefore(year: false);
        _ = reader.TryTake("of") || (reader.Is("-") && reader.Current.IsGlued && reader.TryTake("-"));
        if (TryTake(CalendarWordKind.Month, out var month))
        {
            SkipDotBefore(year: true);
            if (TakeYear() is { } year)
                return new DateSpec { Day = day, Month = month, Year = year };
            return TryTakeTurnOfYear(out var yearTurn) ? new DateSpec { Day = day, Month = month, YearTurn = yearTurn } : new DateSpec { Day = day, Month = month, Year = YearOfNext() };
        }
        if (!IsRunning && reader.Position == afterDay && (reader.Is("/") || reader.Is(".")))
        {
            Complaint = Complaints.AmbiguousDate(GluedFigures(), reader.Offset);
            return null;
        }
        if (reader.Position == afterDay)
            reader.TryTake("in");
        if (TryTake(CalendarWordKind.Turn, out var turn) && reader.TryTake("month"))
            return new DateSpec { Day = day, MonthTurn = turn };
        reader.Position = afterDay;
        return new DateSpec { Day = day, Year = IsRunning ? null : TakeYear(), IsOrdinalDay = isOrdinal, HasArticle = start > 0 && reader.Tokens[start - 1].Is("the") };

        string GluedFigures()
        {
            var figures = reader.Peek(-1).Text;
            for (var ahead = 0; reader.Peek(ahead) is { IsGlued: true } next; ahead++)
                figures += next.Text;
            return figures;
        }
    }

    private DateSpec ReadAfterMonth(int month)
    {
        var afterMonth = reader.Position;
        SkipDot();
        var afterDot = reader.Position;
        if (IsRunning && reader.Current is { IsGlued: true, Text: "-" or "/" } && reader.Peek(1) is { IsGlued: true, Kind: TokenKind.Number, Text.Length: <= 2 })
            reader.Position++;
        else if (IsRunning && reader.Is(",") && reader.Peek(2) is { IsGlued: true, Text: "st" or "nd" or "rd" or "th" })
            reader.Position++;
        else
            reader.TryTake("the");
        if (TryTakeDay(out var day, out _) && !IsCounted())
        {
            if (TakeYear() is { } year)
                return new DateSpec { Month = month, Day = day, Year = year };
            return TryTakeTurnOfYear(out var yearTurn) ? new DateSpec { Month = month, Day = day, YearTurn = yearTurn } : new DateSpec { Month = month, Day = day, Year = YearOfNext() };
        }
        reader.Position = afterDot;
        if (IsRunning && TryTakeDayInWords(out var spelt))
            return new DateSpec { Month = month, Day = spelt, Year = TakeYear() };
        reader.TryTake("of");
        if (TakeYear() is { } named)
            return new DateSpec { Month = month, Year = named, Size = "month" };
        if (IsRunning && TryTakeShortYear(out var shortYear))
            return new DateSpec { Month = month, Year = shortYear, Size = "month" };
        reader.Position = afterDot;
        if (TryTakeTurnOfYear(out var turn))
            return new DateSpec { Month = month, YearTurn = turn, Size = "month" };
        // Where the date does not go on, the stop may be that of the sentence.
        reader.Position = IsRunning ? afterMonth : afterDot;
        return new DateSpec { Month = month, Size = "month", Year = YearOfNext() };
    }

    // "In May and June 2023", "on 3 May and 5 June 2023": the year of the second is that of the first.
    private int? YearOfNext()
    {
        if (!IsRunning || reader.Current.Text is not ("and" or "or" or ","))
            return null;
        var start = reader.Position;
        reader.Position++;
        reader.TryTake("and");
        TryTakeDay(out _, out _);
        int? year = null;
        if (TryTake(CalendarWordKind.Month, out _))
        {
            TryTakeDay(out _, out _);
            year = TakeYear();
        }
        reader.Position = start;
        return year;
    }

    // "May 30 per cent", "March 3 million".
    private bool IsCounted() => IsRunning && (reader.Current.Text is "%" or "percent" or "per" or "million" or "billion" or "thousand" or "hundred" || (reader.Is(":") && reader.Peek(1).Kind == TokenKind.Number));

    // "May twenty-one": a figure in words, where nothing is counted.
    private bool TryTakeDayInWords(out int day)
    {
        day = 0;
        var start = reader.Position;
        if (reader.Current.Kind == TokenKind.Word && NumberReader.IsAtNumber(reader) && NumberReader.TryRead(reader, out var number, null, joinsAnd: false)
            && number is { IsWhole: true, Value: >= 1 and <= 31, Form: NumberForm.Plain } && (IsClosed || TakeYear(peek: true) is not null))
        {
            day = (int)number.Value;
            return true;
        }
        reader.Position = start;
        return false;
    }

    // "August 99", "August '24".
    private bool TryTakeShortYear(out int year)
    {
        year = 0;
        var start = reader.Position;
        var apostrophe = reader.TryTake("'");
        if (reader.Current is { Kind: TokenKind.Number, Text.Length: 2, Number.IsWhole: true } number && (apostrophe ? number.IsGlued : number.Number.Value > 31))
        {
            reader.Position++;
            year = FullYear((int)number.Number.Value);
            if (IsClosed)
                return true;
        }
        reader.Position = start;
        return false;
    }

    // As POSIX has it: 69 to 99 lie in the twentieth century.
    private static int FullYear(int ofCentury) => ofCentury < 69 ? 2000 + ofCentury : 1900 + ofCentury;

    // 2025, 2025-03, 2025-03-18, the 1990s; in running text also "2016 Q3", "2016, Nov", "2019/Sep/1".
    private DateSpec? ReadAfterYear(int year)
    {
        if (year % 10 == 0 && TryTakeDecadeEnding())
            return new DateSpec { Year = year, Size = "decade" };
        var offset = reader.Offset;
        if (!TryTakeIso(out var month))
            return (IsRunning ? ReadYearFirst(year) : null) ?? new DateSpec { Year = year, Size = "year" };
        if (month is >= 1 and <= 12)
            return TryTakeIso(out var day) ? new DateSpec { Year = year, Month = month, Day = day } : new DateSpec { Year = year, Month = month, Size = "month" };
        if (IsRunning)
        {
            reader.Position -= 2;
            return ReadYearFirst(year) ?? new DateSpec { Year = year, Size = "year" };
        }
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

    private DateSpec? ReadYearFirst(int year)
    {
        var start = reader.Position;
        if (TryTakeYearPart(out var part) && !part.StartsWith("last", StringComparison.Ordinal))
            return new DateSpec { Year = year, Size = "year", Part = part };
        reader.Position = start;
        // "The 2013–14 season", "1989-90".
        if (reader.Current is { IsGlued: true, Text: "-" or "–" } && reader.Peek(1) is { Kind: TokenKind.Number, Text.Length: 2, IsGlued: true, Number.IsWhole: true } end
            && end.Number.Value > year % 100 && (end.Number.Value > 12 || reader.Is("–")) && reader.Peek(2) is not { IsGlued: true, Text: "-" or "/" })
        {
            reader.Position += 2;
            var count = (int)end.Number.Value - year % 100 + 1;
            return new DateSpec { Year = year, Size = "year", Anchor = new DateSpec { Year = year, Size = "year" }, Move = (from, _) => Dated.Same(CalendarDays.Months(year * 12, count * 12)) };
        }
        var isGlued = reader.Current is { IsGlued: true, Text: "-" or "/" };
        if (isGlued)
            reader.Position++;
        else
            reader.TryTake(",");
        if (TryTake(CalendarWordKind.Month, out var month) && (isGlued || reader.Peek(-1).Text is not "may" and not "march" || IsClosed))
        {
            if (isGlued && reader.Current is { IsGlued: true, Text: "-" or "/" } && reader.Peek(1) is { IsGlued: true, Kind: TokenKind.Number, Text.Length: <= 2 })
            {
                reader.Position++;
                if (TryTakeDay(out var day, out _))
                    return new DateSpec { Year = year, Month = month, Day = day };
            }
            return new DateSpec { Year = year, Month = month, Size = "month" };
        }
        return Back(start);
    }

    // "Seventies", "nineteen seventies", "70s", "'40s", "noughties".
    private DateSpec? ReadDecade(bool inPart)
    {
        var start = reader.Position;
        var lead = start > 0 ? reader.Tokens[start - 1].Text : "";
        if (reader.Current.Kind == TokenKind.Word)
        {
            if (TryTake(CalendarWordKind.Decade, out var value))
                return value > 99 ? new DateSpec { Year = value, Size = "decade" } : inPart || lead == "the" ? OfThisOrLastCentury(value) : Back(start);
            if (!NumberReader.IsAtNumber(reader) || !NumberReader.TryRead(reader, out var century, null, joinsAnd: false) || century.Value is < 14 or > 21)
                return Back(start);
            reader.TryTake("-");
            return TryTake(CalendarWordKind.Decade, out value) && value <= 99 ? new DateSpec { Year = (int)century.Value * 100 + value, Size = "decade" } : Back(start);
        }
        var apostrophe = reader.TryTake("'");
        if (reader.Current is { Kind: TokenKind.Number, Text.Length: 2, Number.IsWhole: true } figures && figures.Number.Value % 10 == 0 && (apostrophe ? reader.Current.IsGlued : inPart || lead is "the" or "in"))
        {
            reader.Position++;
            if (TryTakeDecadeEnding())
                return OfThisOrLastCentury((int)figures.Number.Value);
        }
        return Back(start);
    }

    private bool TryTakeDecadeEnding()
    {
        if (reader.Current is { Text: "s", IsGlued: true })
            reader.Position++;
        else if (IsRunning && reader.Current is { Text: "'", IsGlued: true } && reader.Peek(1) is { Text: "s", IsGlued: true })
            reader.Position += 2;
        else
            return false;
        return true;
    }

    // The latest such decade that has begun, or, looking ahead, the next that has not ended.
    private static DateSpec OfThisOrLastCentury(int decade) => new()
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

    // 13.5.2015, 4/22/2016, 2015/08/12, 4/22, 11/2016: from the text itself, where signs of numbers and dates are the same.
    private DateSpec? ReadFigures()
    {
        var at = reader.Offset;
        if (reader.Position > 0 && reader.Current.IsGlued && reader.Peek(-1).Text is "-" or "/" or "." or "," or "$" or "€" or "£" or "#")
            return null;
        var first = Digits(ref at, out var firstLength);
        var spaced = Spaces(ref at);
        if (firstLength is 0 or 3 or > 4 || at >= words.Length || words[at] is not ('/' or '-' or '.'))
            return null;
        var sign = words[at++];
        spaced |= Spaces(ref at);
        var second = Digits(ref at, out var secondLength);
        if (secondLength is 0 or 3 or > 4 || (spaced && sign == '.'))
            return null;
        if (!spaced && at < words.Length && (words[at] == sign || (words[at] == ',' && sign == '/')) && at + 1 < words.Length && char.IsAsciiDigit(words[at + 1]))
        {
            var comma = words[at] == ',';
            at++;
            var third = Digits(ref at, out var thirdLength);
            return (!comma || thirdLength == 4) && (at == words.Length || words[at] != sign || at + 1 == words.Length || !char.IsAsciiDigit(words[at + 1])) && TakeTo(at)
                ? OfThree(first, firstLength, second, secondLength, third, thirdLength)
                : null;
        }
        if (!TakeTo(at))
            return null;
        // 2016/11, 11/2016: all figures that are closed; a slash needs no more, a stop is a decimal point.
        if (firstLength == 4 && secondLength <= 2 && second is >= 1 and <= 12 && sign != '.' && (secondLength == 2 && !spaced && sign == '-' || IsClosed))
            return new DateSpec { Year = first, Month = second, Size = "month" };
        if (secondLength == 4 && firstLength <= 2 && first is >= 1 and <= 12 && sign != '.' && IsClosed)
            return new DateSpec { Year = second, Month = first, Size = "month" };
        var lead = reader.Position;
        if (firstLength > 2 || secondLength > 2 || spaced || dayFirst is not { } isDayFirst || !IsClosed)
            return null;
        // A slash makes a date; "4-22" and "4.22" are scores and decimals elsewhere.
        if (sign != '/' && !_ofWeekday && !IsLedBy("on", lead, at))
            return null;
        var (day, month) = isDayFirst ? (first, second) : (second, first);
        if (month > 12)
            (day, month) = (month, day);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 ? new DateSpec { Day = day, Month = month } : null;
    }

    private bool IsLedBy(string word, int position, int end)
    {
        var index = position - 1;
        while (index > 0 && reader.Tokens[index].End > end - 8 && reader.Tokens[index].Kind != TokenKind.Word)
            index--;
        return index >= 0 && reader.Tokens[index].Is(word);
    }

    private DateSpec? OfThree(int first, int firstLength, int second, int secondLength, int third, int thirdLength)
    {
        if (firstLength == 4)
            return secondLength <= 2 && thirdLength <= 2 && second is >= 1 and <= 12 && third is >= 1 and <= 31 ? new DateSpec { Year = first, Month = second, Day = third } : null;
        if (firstLength > 2 || secondLength > 2 || thirdLength is not (2 or 4) || (thirdLength == 2 && dayFirst is null))
            return null;
        var year = thirdLength == 2 ? FullYear(third) : third;
        var (day, month) = (first, second);
        if (first <= 12 && (second > 12 || dayFirst is false))
            (day, month) = (second, first);
        // What can be read both ways is a date only where it is said which way.
        if (first <= 12 && second <= 12 && first != second && dayFirst is null)
            return null;
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && year >= 1 ? new DateSpec { Year = year, Month = month, Day = day } : null;
    }

    private int Digits(ref int at, out int length)
    {
        var start = at;
        var number = 0;
        while (at < words.Length && char.IsAsciiDigit(words[at]) && at - start < 5)
            number = number * 10 + (words[at++] - '0');
        length = at - start;
        return number;
    }

    private bool Spaces(ref int at)
    {
        var start = at;
        while (at < words.Length && words[at] == ' ')
            at++;
        return at > start;
    }

    private bool TakeTo(int offset)
    {
        while (!reader.AtEnd && reader.Current.Start < offset)
            reader.Position++;
        return reader.Peek(-1).End == offset && !(reader.Current is { IsGlued: true, Kind: not TokenKind.Symbol });
    }

    /// <summary>Takes a year, with a comma or "of" before it; null where there is none.</summary>
    public int? TakeYear(bool peek = false)
    {
        var start = reader.Position;
        reader.TryTake(",");
        reader.TryTake("of");
        if (TryTakeYear(out var year) || (IsRunning && TryTakeYearInWords(out year)))
        {
            if (peek)
                reader.Position = start;
            return year;
        }
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
        if (NumberReader.TryRead(reader, out var number) && number is { IsWhole: true, Form: NumberForm.Plain })
        {
            if (number.Value is >= 10 and <= 29 && reader.Current.Kind == TokenKind.Word)
            {
                reader.TryTake("-");
                var zero = reader.TryTake("zero") || reader.TryTake("oh") || reader.TryTake("o");
                if (NumberReader.IsAtNumber(reader) && NumberReader.TryRead(reader, out var rest, null, joinsAnd: false) && rest.IsWhole && (zero ? rest.Value is >= 1 and <= 9 : rest.Value is >= 10 and <= 99))
                    year = (int)(number.Value * 100 + rest.Value);
            }
            else if (number.Value is >= 1000 and <= 2999 || (reader.Tokens[start - 1 < 0 ? start : start - 1].Is("year") && number.Value is > 0 and < 3000))
            {
                year = (int)number.Value;
            }
            if (year != 0 && IsClosed)
                return true;
        }
        reader.Position = start;
        return false;
    }

    private bool TryTakeDay(out int day, out bool isOrdinal)
    {
        day = 0;
        isOrdinal = false;
        if (reader.TryTake(CalendarWords.Ordinals, out day))
            return isOrdinal = true;
        if (reader.Current is not { Kind: TokenKind.Number, Text.Length: <= 2, Number: { IsWhole: true, Value: >= 1 and <= 31 } number })
            return false;
        // "March 12,000" and "25 km" are no dates, but what follows will not fit then.
        day = (int)number.Value;
        reader.Position++;
        if (reader.Current is { IsGlued: true, Text: "st" or "nd" or "rd" or "th" })
        {
            reader.Position++;
            isOrdinal = true;
        }
        return true;
    }

    private void SkipDot()
    {
        if (reader.Is(".") && reader.Current.IsGlued)
            reader.Position++;
    }

    // A stop that ends a sentence is none of the date's: in running text it is taken only where the date goes on.
    private void SkipDotBefore(bool year)
    {
        if (!reader.Is(".") || !reader.Current.IsGlued)
            return;
        if (IsRunning && !(year ? reader.Peek(1) is { Kind: TokenKind.Number, Text.Length: 4 } or { Text: "," } : reader.Peek(1) is { Kind: TokenKind.Word }))
            return;
        reader.Position++;
    }
}
