using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>Dates as sentences have them, in place of EDTF.</summary>
internal static class DateWording
{
    /// <summary><c>18 March 2025</c>.</summary>
    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>18 March 2025</c>, <c>March 2025</c>, <c>2025</c>, <c>3 to 5 June 2031</c>; "about" before an uncertain one.</summary>
    public static string Of(DaySpan span)
    {
        var text = (span.First, span.Last) switch
        {
            var (first, last) when first == last => Of(first),
            ({ Day: 1, Month: 1 } first, { Day: 31, Month: 12 } last) when first.Year == last.Year =>
                first.Year.ToString("0000", CultureInfo.InvariantCulture),
            ({ Day: 1, Month: 1 } first, { Day: 31, Month: 12 } last) => $"{first.Year} to {last.Year}",
            ({ Day: 1 } first, var last) when last.Day == DateTime.DaysInMonth(last.Year, last.Month) =>
                first.Year == last.Year && first.Month == last.Month
                    ? first.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
                    : $"{first.ToString(first.Year == last.Year ? "MMMM" : "MMMM yyyy", CultureInfo.InvariantCulture)} to "
                        + $"{last.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
            var (first, last) when first.Year == last.Year && first.Month == last.Month => $"{first.Day} to {Of(last)}",
            var (first, last) when first.Year == last.Year => $"{first.ToString("d MMMM", CultureInfo.InvariantCulture)} to {Of(last)}",
            var (first, last) => $"{Of(first)} to {Of(last)}",
        };
        return span.IsUncertain ? "about " + text : text;
    }

    /// <summary>The days of a date, with the hour where one is written: <c>5 June 2031, 08:00</c>.</summary>
    public static string Of(WrittenDate date) =>
        date is { Minute: not null, Text: { } text } ? $"{Of(date.Days)}, {text.AsSpan(text.IndexOf('T', StringComparison.Ordinal) + 1, 5)}"
            : Of(date.Days);
}
