using System.Globalization;
using System.Text;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets;

/// <summary>Text of a file as a message shows it.</summary>
public static class ShownText
{
    private const int Longest = 80;

    /// <summary>The text between quotation marks, fit for one line of a terminal: cut where it is long, controls by their number.</summary>
    /// <example><c>Quoted("a\nb")</c> is <c>"a b"</c>.</example>
    public static string Quoted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"\"{Clean(text)}\"";
    }

    /// <summary>One line, of bearable length, without characters that a terminal would act on.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in InvisibleCharacters.Number(text).EnumerateRunes())
        {
            if (clean.Length >= Longest)
                return clean.Append('…').ToString();
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (Rune.IsControl(rune))
                clean.Append(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
            else
                clean.Append(rune.ToString());
        }
        return clean.ToString();
    }
}
