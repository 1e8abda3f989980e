using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>Extended Date/Time Format, ISO 8601-2 level 1.</summary>
/// <remarks>
/// Dates, year-months, years, seasons (<c>2025-21</c>: spring is March to May, winter runs from December into the next
/// year), unspecified digits (<c>2025-03-XX</c>, <c>202X</c>), intervals, and <c>?</c>, <c>~</c>, <c>%</c>. An open end
/// (<c>2025-01-19/..</c> or <c>2025-01-19/</c>) reaches to the last or from the first day of the calendar, 9999-12-31 or 0001-01-01. The
/// time of a date-time is checked and dropped. Years outside 0001 to 9999 are not read.
/// </remarks>
public static class Edtf
{
    private const int LongestText = 64;

    private static readonly string[] Clocks = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    /// <summary>The days that <paramref name="text"/> covers, or what is wrong with it.</summary>
    public static ParseResult<DaySpan> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > LongestText)
            return NotADate(text, 0);
        var slash = trimmed.IndexOf('/');
        if (slash < 0)
            return ReadOne(trimmed) is { } one ? ParseResult<DaySpan>.Ok(one) : NotADate(trimmed, 0);

        var (left, right) = (trimmed[..slash], trimmed[(slash + 1)..]);
        var first = IsOpen(left) ? new DaySpan(DateOnly.MinValue, DateOnly.MinValue) : ReadOne(left);
        var last = IsOpen(right) ? new DaySpan(DateOnly.MaxValue, DateOnly.MaxValue) : ReadOne(right);
        if (first is null || (IsOpen(left) && IsOpen(right)))
            return NotADate(trimmed, 0);
        if (last is null)
            return NotADate(trimmed, slash + 1);
        if (last.Value.Last < first.Value.First)
            return ParseResult<DaySpan>.Fail($"\"{trimmed}\" ends before it starts", "write the earlier date first", slash + 1);
        var end = last.Value.Last < first.Value.Last ? first.Value.Last : last.Value.Last;
        return ParseResult<DaySpan>.Ok(new DaySpan(first.Value.First, end, first.Value.IsUncertain || last.Value.IsUncertain));
    }

    // The standard tells an open end (..) from an unknown one (nothing); of both no more can be said than that it is no bound.
    private static bool IsOpen(string end) => end is "" or "..";

    private static DaySpan? ReadOne(string text)
    {
        var isUncertain = text.Length > 0 && text[^1] is '?' or '~' or '%';
        if (isUncertain)
            text = text[..^1];
        var time = text.IndexOf('T');
        if (time >= 0)
        {
            if (time != 10 || !IsTime(text.AsSpan(time + 1)))
                return null;
            text = text[..time];
        }
        return text.Length switch
        {
            4 => Year(text, isUncertain),
            7 when text[4] == '-' => Month(text[..4], text[5..], isUncertain),
            10 when text[4] == '-' && text[7] == '-' => Day(text[..4], text[5..7], text[8..], isUncertain),
            _ => null,
        };
    }

    private static DaySpan? Year(string text, bool isUncertain)
    {
        var known = text.TrimEnd('X');
        if (known.Length == 0 || Number(known) is not { } number)
            return null;
        var size = (int)Math.Pow(10, 4 - known.Length);
        var first = number * size;
        var last = first + size - 1;
        return last < 1 ? null : Span(Math.Max(first, 1), 1, last, 12, isUncertain);
    }

    private static DaySpan? Month(string yearText, string text, bool isUncertain)
    {
        if (text == "XX")
            return Year(yearText, isUncertain);
        if (Number(yearText) is not (>= 1 and var year) || Number(text) is not { } month)
            return null;
        return month switch
        {
            >= 1 and <= 12 => Span(year, month, year, month, isUncertain),
            >= 21 and <= 23 => Span(year, (month - 20) * 3, year, (month - 20) * 3 + 2, isUncertain),
            24 when year < 9999 => Span(year, 12, year + 1, 2, isUncertain),
            _ => null,
        };
    }

    private static DaySpan? Day(string yearText, string monthText, string text, bool isUncertain)
    {
        if (text == "XX")
            return monthText == "XX" || Number(monthText) is >= 1 and <= 12 ? Month(yearText, monthText, isUncertain) : null;
        if (Number(yearText) is not (>= 1 and var year) || Number(monthText) is not (>= 1 and <= 12 and var month))
            return null;
        if (Number(text) is not { } day || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        var date = new DateOnly(year, month, day);
        return new DaySpan(date, date, isUncertain);
    }

    private static DaySpan Span(int firstYear, int firstMonth, int lastYear, int lastMonth, bool isUncertain) =>
        new(new DateOnly(firstYear, firstMonth, 1), new DateOnly(lastYear, lastMonth, DateTime.DaysInMonth(lastYear, lastMonth)),
            isUncertain);

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // hh:mm[:ss[.f]] and a zone, as ISO 8601-1 writes them.
    private static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.EndsWith("Z"))
            text = text[..^1];
        else if (text.LastIndexOfAny('+', '-') is >= 5 and var zone && IsClock(text[(zone + 1)..]))
            text = text[..zone];
        return IsClock(text);

        static bool IsClock(ReadOnlySpan<char> clock) =>
            clock.Length >= 5 && TimeOnly.TryParseExact(clock, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static ParseResult<DaySpan> NotADate(string text, int offset) => ParseResult<DaySpan>.Fail(
        $"\"{(text.Length <= LongestText ? text : text[..LongestText] + "…")}\" is not an EDTF date",
        "write 2025-03-18, 2025-03, 2025, 2025-03~ or 2025-03-01/2025-03-18",
        offset);
}
