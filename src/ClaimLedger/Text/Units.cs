namespace ClaimLedger.Text;

/// <summary>What is known of units.</summary>
public static class Units
{
    /// <summary>Whether this is a unit of measure, money or share, and not a counted noun; false for null.</summary>
    public static bool IsMeasure(string? unit) => UnitTable.OfQuestion(unit) is not null;

    /// <summary>Whether this is a percentage.</summary>
    public static bool IsPercent(string? unit) => UnitTable.OfQuestion(unit) == UnitTable.Percent;
}
