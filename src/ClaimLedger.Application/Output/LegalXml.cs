using System.Text;
using System.Xml;

namespace ClaimLedger.Application.Output;

/// <summary>Text for XML 1.0.</summary>
internal static class LegalXml
{
    /// <summary>
    /// The text without what XML has no way to write, escaped or not: https://www.w3.org/TR/xml/#charsets.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var legal = new StringBuilder(text.Length);
        foreach (var rune in Phrases.Harmless(text).EnumerateRunes())
            legal.Append(rune.Value < 0x10000 && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return legal.ToString();
    }

    /// <summary>The same on one line.</summary>
    public static string OneLine(string text) => Of(Phrases.OneLine(text));
}
