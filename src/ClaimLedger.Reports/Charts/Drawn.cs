using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Charts;

/// <summary>A drawing.</summary>
/// <param name="Svg">What is drawn.</param>
/// <param name="IsCut">Whether its scale does not start at zero, which is said under it.</param>
internal sealed record Drawn(RawText Svg, bool IsCut)
{
    /// <summary>What stands under it, on one line: "Hostages. The scale does not start at zero."</summary>
    public string Caption(string words) => !IsCut ? words : words.Length == 0 ? Axis.NotFromZero : $"{words}. {Axis.NotFromZero}";
}
