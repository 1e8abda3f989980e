using System.Globalization;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>What stands in a cell that is a value and no text, as a data set writes it.</summary>
internal static class CellText
{
    /// <summary>How many seconds a day has.</summary>
    public const long SecondsOfDay = 86_400;

    /// <summary>The text; null for nothing.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => Of(number),
        float number => Of(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        DateTime moment => Of(moment),
        DateTimeOffset moment => Of(moment.DateTime, withDayAlone: false) + moment.ToString("zzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan time => TimeOfDay((long)Math.Round(time.TotalSeconds, MidpointRounding.AwayFromZero)),
        TimeOnly time => Of(time.ToTimeSpan()),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>A time of day by its seconds, which are written where they are not nought.</summary>
    public static string TimeOfDay(long seconds)
    {
        // No time of day rounds to the next day's.
        var time = TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, SecondsOfDay - 1)));
        return time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
    }

    // A day without hours is a day. What is stored as a fraction of a day is a hair before the minute, or behind it.
    private static string Of(DateTime moment, bool withDayAlone = true)
    {
        const long half = TimeSpan.TicksPerSecond / 2;
        var ticks = Math.Min(moment.Ticks, DateTime.MaxValue.Ticks - half) + half;
        var rounded = new DateTime(ticks - (ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
        return rounded.ToString(
            withDayAlone && rounded.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd"
                : rounded.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss",
            CultureInfo.InvariantCulture);
    }

    // What fits a decimal is written without an exponent: 100000, not 1E+05.
    private static string Of(double number) => Math.Abs(number) is < 1e15 and > 1e-6 or 0
        ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);
}
