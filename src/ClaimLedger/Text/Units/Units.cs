namespace ClaimLedger.Text;

/// <summary>What is known of units.</summary>
internal static class Units
{
    /// <summary>Whether this is a unit of measure, money or share, and not a counted noun; false for null.</summary>
    public static bool IsMeasure(string? unit) => UnitTable.OfQuestion(unit) is not null;

    /// <summary>Whether this is a percentage.</summary>
    public static bool IsPercent(string? unit) => UnitTable.OfQuestion(unit) == UnitTable.Percent;

    /// <summary>
    /// A set in a unit of measure, in the base unit of its dimension (days for time), so that "7.2 km" and "7,200 m" can be compared;
    /// unchanged for counted nouns, money and temperatures, and everything where it is too large.
    /// </summary>
    public static Interval InBase(string? unit, Interval interval)
    {
        if (UnitTable.OfQuestion(unit) is not { Zero: 0, IsCalendarTime: false } found)
            return interval;
        try
        {
            return found.IsExactTime ? found.Convert(interval, UnitTable.Day) : interval.Scale(found.Numerator / found.Denominator);
        }
        catch (OverflowException)
        {
            // What cannot be reckoned with contradicts nothing.
            return Interval.Everything;
        }
    }

    /// <summary>
    /// How the table names the unit that these words are in running text, rates included ("kilometres per hour" are "km/h"); null where
    /// they are none.
    /// </summary>
    public static string? NameOf(string words) => InText(words)?.Name;

    /// <summary>What the unit of these words measures ("length", "money in USD"); null where they are none.</summary>
    public static string? DimensionOf(string words) => InText(words)?.Dimension;

    /// <summary>A number of one unit in another of its dimension; null where one is unknown or they measure different things.</summary>
    public static decimal? Convert(decimal number, string from, string to) =>
        InText(from) is { } known && InText(to) is { } wanted && known.Dimension == wanted.Dimension ? known.Convert(number, wanted) : null;

    private static Unit? InText(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return UnitTable.Find(words) ?? UnitReader.ReadWhole(words);
    }
}
