using System.Globalization;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>What stands in a cell that is a value and no text, as a data set writes it.</summary>
internal static class CellText
{
    /// <summary>The text; null for nothing.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => Of(number),
        float number => Of(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        DateTime moment => Of(moment),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    // A day without hours is a day.
    private static string Of(DateTime moment) => moment.ToString(
        moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    // What fits a decimal is written without an exponent: 100000, not 1E+05.
    private static string Of(double number) => Math.Abs(number) is < 1e15 and > 1e-6 or 0
        ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);
}
