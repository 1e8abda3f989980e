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

    internal static void Bind(Statement statement, int index, decimal? number)
    {
        switch (number)
        {
            case null:
                statement.BindNull(index);
                break;
            case >= long.MinValue and <= long.MaxValue when decimal.Truncate(number.Value) == number.Value:
                statement.Bind(index, (long)number.Value);
                break;
            case { } value when IsExactDouble(value):
                statement.Bind(index, (double)value);
                break;
            case { } value:
                statement.Bind(index, value.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Binds low, high and ends at <paramref name="index"/> and the two after it; a null interval is three nulls.</summary>
    internal static void Bind(Statement statement, int index, Interval? interval)
    {
        Bind(statement, index, interval?.Low);
        Bind(statement, index + 1, interval?.High);
        if (interval is { } some)
            statement.Bind(index + 2, Mask(some));
        else
            statement.BindNull(index + 2);
    }

    internal static decimal? Read(Statement statement, int index) => statement.Type(index) switch
    {
        ColumnType.Null => null,
        ColumnType.Integer => statement.Int64(index),
        ColumnType.Real => (decimal)statement.Real(index),
        _ => decimal.Parse(statement.Text(index), NumberStyles.Number, CultureInfo.InvariantCulture),
    };

    internal static Interval? ReadInterval(Statement statement, int index) =>
        statement.IsNull(index + 2) ? null : From(Read(statement, index), Read(statement, index + 1), statement.Int32(index + 2));

    /// <summary>The same from a row whose values are objects.</summary>
    internal static Interval? From(object? low, object? high, long? ends) => ends is null ? null : From(Number(low), Number(high), (int)ends);

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
