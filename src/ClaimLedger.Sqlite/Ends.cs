using System.Globalization;

namespace ClaimLedger.Sqlite;

/// <summary>
/// How a decimal stands in an ANY column without loss: INTEGER where it is whole and fits, REAL where a double gives it
/// back, else TEXT with all its digits.
/// </summary>
internal static class Ends
{
    internal const int LowUnbounded = 1;
    internal const int HighUnbounded = 2;
    internal const int LowOpen = 4;
    internal const int HighOpen = 8;

    internal static void Bind(Statement statement, string parameter, decimal? number)
    {
        switch (number)
        {
            case null:
                statement.BindNull(parameter);
                break;
            case >= long.MinValue and <= long.MaxValue when decimal.Truncate(number.Value) == number.Value:
                statement.Bind(parameter, (long)number.Value);
                break;
            case { } value when IsExactDouble(value):
                statement.Bind(parameter, (double)value);
                break;
            case { } value:
                statement.Bind(parameter, value.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Binds both ends of an interval and how they are; a null interval is three nulls.</summary>
    internal static void Bind(Statement statement, string low, string high, string ends, Interval? interval)
    {
        Bind(statement, low, interval?.Low);
        Bind(statement, high, interval?.High);
        statement.Bind(ends, interval is { } some ? Mask(some) : null);
    }

    internal static decimal? Read(Statement statement, string column) => statement.Type(column) switch
    {
        ColumnType.Null => null,
        ColumnType.Integer => statement.Int64(column),
        ColumnType.Real => (decimal)statement.Real(column),
        _ => decimal.Parse(statement.Text(column), NumberStyles.Number, CultureInfo.InvariantCulture),
    };

    internal static Interval? ReadInterval(Statement statement, string low, string high, string ends) =>
        statement.IsNull(ends) ? null : From(Read(statement, low), Read(statement, high), statement.Int32(ends));

    /// <summary>The same from a row whose values are objects.</summary>
    internal static Interval? From(object? low, object? high, long? ends) =>
        ends is null ? null : From(Number(low), Number(high), (int)ends);

    internal static int Mask(in Interval interval) =>
        (interval.HasLow ? 0 : LowUnbounded) | (interval.HasHigh ? 0 : HighUnbounded)
        | (interval.LowOpen ? LowOpen : 0) | (interval.HighOpen ? HighOpen : 0);

    internal static Interval From(decimal? low, decimal? high, int ends) =>
        Interval.Create(low, high, (ends & LowOpen) != 0, (ends & HighOpen) != 0);

    private static decimal? Number(object? value) => value switch
    {
        null or DBNull => null,
        long whole => whole,
        double real => (decimal)real,
        var text => decimal.Parse((string)text, NumberStyles.Number, CultureInfo.InvariantCulture),
    };

    // The bound keeps the double inside what a decimal can hold.
    private static bool IsExactDouble(decimal value) => Math.Abs(value) <= 1e27m && (decimal)(double)value == value;
}
