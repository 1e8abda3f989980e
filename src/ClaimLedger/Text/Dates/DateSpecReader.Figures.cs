namespace ClaimLedger.Text;

/// <summary>Dates all in figures.</summary>
internal sealed partial class DateSpecReader
{
    // 13.5.2015, 4/22/2016, 2015/08/12, 4/22, 11/2016: from the text itself, where signs of numbers and dates are the same.
    private DateSpec? ReadFigures()
    {
        if (reader.Position > 0 && reader.Current.IsGlued && Behind.Text is "-" or "/" or "." or "," or "$" or "€" or "£" or "#")
            return null;
        var at = reader.Offset;
        var lead = Behind.Text;
        var first = TakeDigits(ref at);
        var spaced = SkipSpaces(ref at);
        if (!first.IsDateLike || at >= words.Length || !IsSignOfDate(words[at]))
            return null;
        var sign = words[at++];
        spaced |= SkipSpaces(ref at);
        var second = TakeDigits(ref at);
        if (!second.IsDateLike || (spaced && sign == '.'))
            return null;
        if (!spaced && IsSignBefore(at, sign))
            return ReadThird(at, sign, first, second);
        return IsRunning && TakeTo(at) ? OfTwo(first, second, sign, spaced, lead) : null;
    }

    // In a value 2031-06-3 is a slip of 2031-06-03.
    private bool IsSignOfDate(char sign) => sign is '/' or '.' || (sign == '-' && IsRunning);

    // In a value 4/22 is a share.
    private DateSpec? OfTwo(Digits first, Digits second, char sign, bool spaced, string lead)
    {
        return OfYearAndMonth(first, second, sign, isTight: !spaced && sign == '-' && second.Length == 2)
            ?? (sign != '.' && IsClosed ? OfYearAndMonth(second, first, sign, isTight: false) : null)
            // A slash makes a date; "4-22" and "4.22" are scores and decimals elsewhere.
            ?? (!spaced && IsClosed && (sign == '/' || _ofWeekday || lead == "on") ? OfDayAndMonth(first, second) : null);
    }

    /// <summary>Digits in a row, and how many.</summary>
    private readonly record struct Digits(int Number, int Length)
    {
        // A day or month has one or two, a year four or two.
        public bool IsDateLike => Length is 1 or 2 or 4;

        public bool IsMonth => Length <= 2 && Number is >= 1 and <= 12;

        public bool IsDay => Length <= 2 && Number is >= 1 and <= 31;
    }

    // Whether the same sign goes on; a comma may stand before the year: "4/22,2016".
    private bool IsSignBefore(int at, char sign) => at + 1 < words.Length && char.IsAsciiDigit(words[at + 1])
        && (words[at] == sign || (words[at] == ',' && sign == '/'));

    private DateSpec? ReadThird(int at, char sign, Digits first, Digits second)
    {
        var isComma = words[at++] == ',';
        var third = TakeDigits(ref at);
        return (!isComma || third.Length == 4) && !IsSameSign(at) && TakeTo(at)
            ? OfThree(first, second, third, isDotted: sign == '.') : null;

        bool IsSameSign(int at) => at + 1 < words.Length && words[at] == sign && char.IsAsciiDigit(words[at + 1]);
    }

    // 2016/11, 11/2016: all figures that are closed; 2016-11 needs no more, a stop is a decimal point.
    private DateSpec? OfYearAndMonth(Digits year, Digits month, char sign, bool isTight) =>
        year.Length == 4 && month.IsMonth && sign != '.' && (isTight || IsClosed)
            ? new DateSpec { Year = year.Number, Month = month.Number, Size = "month" } : null;

    private DateSpec? OfDayAndMonth(Digits first, Digits second)
    {
        if (dayFirst is not { } isDayFirst)
            return null;
        var (day, month) = isDayFirst ? (first, second) : (second, first);
        if (month.Number > 12)
            (day, month) = (month, day);
        return month.IsMonth && day.IsDay ? new DateSpec { Day = day.Number, Month = month.Number } : null;
    }

    // With points between, "08.03.2027", the day stands first wherever such dates are written.
    private DateSpec? OfThree(Digits first, Digits second, Digits third, bool isDotted)
    {
        var isDayFirst = dayFirst ?? (isDotted && third.Length == 4 ? true : null);
        if (first.Length == 4)
            return second.IsMonth && third.IsDay ? new DateSpec { Year = first.Number, Month = second.Number, Day = third.Number } : null;
        if (!first.IsDay || !second.IsDay || third.Length is not (2 or 4) || (third.Length == 2 && isDayFirst is null))
            return null;
        // What can be read both ways is a date only where it is said which way.
        if (first.IsMonth && second.IsMonth && first.Number != second.Number && isDayFirst is null)
            return null;
        var (day, month) = first.IsMonth && (!second.IsMonth || isDayFirst is false) ? (second, first) : (first, second);
        var year = third.Length == 2 ? FullYear(third.Number) : third.Number;
        return month.IsMonth && year >= 1 ? new DateSpec { Year = year, Month = month.Number, Day = day.Number } : null;
    }

    // As POSIX has it: 69 to 99 lie in the twentieth century.
    private static int FullYear(int ofCentury) => ofCentury < 69 ? 2000 + ofCentury : 1900 + ofCentury;

    private Digits TakeDigits(ref int at)
    {
        var start = at;
        var number = 0;
        while (at < words.Length && char.IsAsciiDigit(words[at]) && at - start < 5)
            number = number * 10 + (words[at++] - '0');
        return new Digits(number, at - start);
    }

    private bool SkipSpaces(ref int at)
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
        return Behind.End == offset && !(reader.Current is { IsGlued: true, Kind: not TokenKind.Symbol });
    }
}
