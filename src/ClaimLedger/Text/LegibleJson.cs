using System.Text.Encodings.Web;

namespace ClaimLedger.Text;

/// <summary>
/// Letters of every script as they are, and what turns the direction of text round as a number: a program reads the same text, and a
/// person who looks at the JSON is not shown another.
/// </summary>
/// <remarks>For files and terminals, never for a script element of a page.</remarks>
internal sealed unsafe class LegibleJson : JavaScriptEncoder
{
    // "\u202E".
    private const int EscapeLength = 6;

    private static readonly JavaScriptEncoder Letters = UnsafeRelaxedJsonEscaping;

    private LegibleJson()
    {
    }

    /// <summary>It.</summary>
    public static LegibleJson Instance { get; } = new();

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => Letters.MaxOutputCharactersPerInputCharacter;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => TurnsText(unicodeScalar) || Letters.WillEncode(unicodeScalar);

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var found = Letters.FindFirstCharacterToEncode(text, textLength);
        var turning = InvisibleCharacters.FirstTurning(new ReadOnlySpan<char>(text, found < 0 ? textLength : found));
        return turning < 0 ? found : turning;
    }

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (!TurnsText(unicodeScalar))
            return Letters.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        numberOfCharactersWritten = 0;
        return bufferLength >= EscapeLength
            && new Span<char>(buffer, bufferLength).TryWrite($"\\u{unicodeScalar:X4}", out numberOfCharactersWritten);
    }

    private static bool TurnsText(int unicodeScalar) =>
        unicodeScalar <= char.MaxValue && InvisibleCharacters.FirstTurning([(char)unicodeScalar]) == 0;
}
