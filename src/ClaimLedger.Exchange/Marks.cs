using System.Text;

namespace ClaimLedger.Exchange;

/// <summary>What the first bytes of a file tell of its encoding.</summary>
internal static class Marks
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Longest = 8;

    /// <summary>Whether there is a mark of UTF-8.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> start) => start is [0xEF, 0xBB, 0xBF, ..];

    /// <summary>The encoding that a byte order mark tells; null where there is none, or one of UTF-8.</summary>
    public static Encoding? Encoding(ReadOnlySpan<byte> start) => start switch
    {
        // The mark of UTF-16 and a sign that no text has.
        [0xFF, 0xFE, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => null,
    };

    /// <summary>The encoding that two letters of ASCII without a mark show by the noughts beside them; null where there are none.</summary>
    public static string? Unmarked(ReadOnlySpan<byte> start) => start switch
    {
        [not 0, 0, 0, 0, not 0, 0, 0, 0, ..] => "utf-32",
        [0, 0, 0, not 0, 0, 0, 0, not 0, ..] => "utf-32BE",
        [not 0, 0, not 0, 0, ..] => "utf-16",
        [0, not 0, 0, not 0, ..] => "utf-16BE",
        _ => null,
    };
}
