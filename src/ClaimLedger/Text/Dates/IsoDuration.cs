using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>ISO 8601 durations: <c>P1M</c>, <c>P6W</c>, <c>P1DT12H</c>.</summary>
internal static class IsoDuration
{
    private const string DateParts = "YMWD";
    private const string TimeParts = "HMS";

    /// <summary>The days that it lasts: several where the calendar decides.</summary>
    public static bool TryParse(string text, out Interval days)
    {
        days = default;
        if (text.Length < 3 || text[0] != 'P')
            return false;
        var (months, seconds) = (0m, 0m);
        var (parts, isTime, any) = (DateParts, false, false);
        for (var position = 1; position < text.Length; position++)
        {
            if (text[position] == 'T' && !isTime)
            {
                (parts, isTime, any) = (TimeParts, true, false);
                continue;
            }
            var start = position;
            while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '.'))
                position++;
            // Each letter once, from the largest unit to the smallest.
            var part = position < text.Length ? parts.IndexOf(text[position]) : -1;
            var digits = text.AsSpan(start, position - start);
            if (part < 0 || digits.Length is 0 or > 12
                || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return false;
            Add(text[position], isTime, number, ref months, ref seconds);
            parts = parts[(part + 1)..];
            any = true;
        }
        if (!any || seconds + months == 0)
            return false;
        var exact = seconds / 86_400;
        days = Interval.Between(CalendarLength.Fewest(months) + exact, CalendarLength.Most(months) + exact);
        return true;
    }

    private static void Add(char part, bool isTime, decimal number, ref decimal months, ref decimal seconds)
    {
        switch (part)
        {
            case 'Y':
                months += number * 12;
                break;
            case 'M' when !isTime:
                months += number;
                break;
            case 'W':
                seconds += number * 604_800;
                break;
            case 'D':
                seconds += number * 86_400;
                break;
            case 'H':
                seconds += number * 3600;
                break;
            case 'M':
                seconds += number * 60;
                break;
            default:
                seconds += number;
                break;
        }
    }
}
