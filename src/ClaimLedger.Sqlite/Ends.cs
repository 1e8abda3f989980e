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
        switch (Stored(number))
        {
            case null:
                statement.BindNull(parameter);
                break;
            case long whole:
                statement.Bind(parameter, whole);
                break;
            case double real:
                statement.Bind(parameter, real);
                break;
            case var digits:
                statement.Bind(parameter, (string)digits);
                break;
        }
    }

    /// <summary>The number as a SQLite ledger keeps it: a whole number, a real, or a text of its digits.</summary>
    internal static object? Stored(decimal? number) => number switch
    {
        null => null,
        >= long.MinValue and <= long.MaxValue when decimal.Truncate(number.Value) == number.Value => (long)number.Value,
        { } value when IsExactDouble(value) => (double)value,
        { } value => value.ToString(CultureInfo.InvariantCulture),
    };

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
        decimal number => number,
        var text => decimal.Parse((string)text, NumberStyles.Number, CultureInfo.InvariantCulture),
    };

    // The bound keeps the double inside what a decimal can hold.
    private static bool IsExactDouble(decimal value) => Math.Abs(value) <= 1e27m && (decimal)(double)value == value;
}
