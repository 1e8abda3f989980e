using System.Globalization;
using AngleSharp.Html;

namespace ClaimLedger.Articles;

/// <summary>What a character reference stands for. See https://html.spec.whatwg.org/#character-reference-state.</summary>
/// <param name="Length">Its length as written.</param>
/// <param name="Text">What it stands for.</param>
internal readonly record struct HtmlEntity(int Length, string Text)
{
    // CounterClockwiseContourIntegral, with its semicolon.
    private const int LongestName = 32;

    /// <summary>The reference at the beginning of a text; null where the ampersand there is an ampersand.</summary>
    public static HtmlEntity? At(ReadOnlySpan<char> text) =>
        text.Length < 3 || text[0] != '&' ? null : text[1] == '#' ? Numbered(text) : Named(text);

    private static HtmlEntity? Named(ReadOnlySpan<char> text)
    {
        var rest = text[1..Math.Min(text.Length, LongestName + 1)];
        var letters = rest.IndexOfAnyExcept(AsciiLettersAndDigits);
        var length = letters < 0 ? rest.Length : rest[letters] == ';' ? letters + 1 : letters;
        // The longest name that is one: "&notit;" is "¬it;", for "not" is known without a semicolon.
        for (; length > 1; length--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(rest[..length].ToString()) is { } symbol)
                return new HtmlEntity(length + 1, symbol);
        }
        return null;
    }

    private static HtmlEntity? Numbered(ReadOnlySpan<char> text)
    {
        var isHex = text[2] is 'x' or 'X';
        var start = isHex ? 3 : 2;
        var end = start;
        while (end < text.Length && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
            end++;
        if (end == start)
            return null;
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        // Too large for a number is too large for a letter.
        var number = int.TryParse(text[start..end], style, CultureInfo.InvariantCulture, out var read) && read >= 0 ? read : int.MaxValue;
        return new HtmlEntity(end < text.Length && text[end] == ';' ? end + 1 : end, Letter(number));
    }

    private static string Letter(int number) =>
        HtmlEntityProvider.GetSymbolFromTable(number) is { } symbol ? symbol
        : HtmlEntityProvider.IsInvalidNumber(number) ? "\uFFFD"
        : char.ConvertFromUtf32(number);

    private static readonly System.Buffers.SearchValues<char> AsciiLettersAndDigits =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
}
