using System.Text.RegularExpressions;
using ClaimLedger.DataSets;

namespace ClaimLedger.Application.Importing;

/// <summary>A figure that stops at its comma, or may be a thousand, is often of a table that writes a comma for decimals.</summary>
internal static partial class DecimalHint
{
    /// <summary>The mistake with what the map could say, where that may be meant; else as it is.</summary>
    /// <param name="mistake">The mistake.</param>
    /// <param name="table">What the table is called.</param>
    /// <param name="map">The map; null where there is none.</param>
    public static Mistake Add(Mistake mistake, string table, ImportMap? map) =>
        map is { HasDecimalComma: false } && mistake.Place.File == table && Comma.IsMatch(mistake.Wrong)
            ? mistake with { Cure = $"where the table writes a comma for decimals, say `decimal: \",\"` in the map; or {mistake.Cure}" }
            : mistake;

    [GeneratedRegex(@"\A"",\d.* is left over\z|\A""\d{1,3}\.\d{3}"" can be a thousand or a decimal\z", RegexOptions.Singleline, 1000)]
    private static partial Regex Comma { get; }
}
