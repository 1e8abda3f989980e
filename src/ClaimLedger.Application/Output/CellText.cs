using System.Globalization;

namespace ClaimLedger.Application.Output;

/// <summary>A cell as text.</summary>
internal static class CellText
{
    /// <summary>Text as it is, numbers without trailing zeros, bytes in hexadecimal, nothing as nothing.</summary>
    public static string Of(object? cell) => cell switch
    {
        null => "",
        string text => text,
        decimal number => JsonText.Plain(number).ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
