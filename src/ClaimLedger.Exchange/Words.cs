using System.Globalization;
using System.Text;

namespace ClaimLedger.Exchange;

/// <summary>Names in messages.</summary>
internal static class Words
{
    private const int Longest = 80;

    /// <summary>A name between quotation marks, fit for one line of a terminal.</summary>
    public static string Quoted(string text)
    {
        var clean = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length > Longest)
            {
                clean.Append('…');
                break;
            }
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (Rune.IsControl(rune))
                clean.Append(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
            else
                clean.Append(rune.ToString());
        }
        return clean.Append('"').ToString();
    }
}
