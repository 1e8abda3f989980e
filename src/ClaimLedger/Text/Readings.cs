namespace ClaimLedger.Text;

/// <summary>The table of the two readings of each hedge: literal and usual.</summary>
public sealed class Readings
{
    /// <summary>The shipped table.</summary>
    public static Readings Default { get; } = new();
}
