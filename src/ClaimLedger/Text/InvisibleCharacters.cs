using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ClaimLedger.Text;

/// <summary>Characters that nobody sees, by a table that names each and says why.</summary>
/// <remarks>Where they have a use they are none: joiners between letters that join, direction marks in texts from right to left.</remarks>
internal static class InvisibleCharacters
{
    private static readonly ImmutableArray<Row> Rows =
    [
        .. EmbeddedTable.Rows("invisible", 5).Select(row => new Row(Hex(row[0]), Hex(row[1]), row[2], row[3])),
    ];

    // What is not among these is looked at no further; tags lie beyond the basic plane, behind a surrogate.
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
    [
        .. Rows.Where(row => row.Last <= char.MaxValue).SelectMany(CharactersOf),
        TagSurrogate,
    ]);

    private static readonly SearchValues<char> Turning = SearchValues.Create(
        [.. Rows.Where(row => row.Kind is "marks" or "turns").SelectMany(CharactersOf)]);

    private static readonly Row[] Hostile = [.. Rows.Where(row => row.Kind is "turns" or "smuggles")];

    // U+E0000 to U+E007F begin with it.
    private const char TagSurrogate = '\uDB40';

    /// <summary>One of them in a text.</summary>
    /// <param name="Offset">Where it stands.</param>
    /// <param name="Value">Its code point.</param>
    /// <param name="Name">What it is called.</param>
    internal readonly record struct Found(int Offset, int Value, string Name);

    private sealed record Row(int First, int Last, string Kind, string Name);

    /// <summary>
    /// Where the first stands that turns the direction of text, whatever it is of use for; less than 0 where there is none.
    /// </summary>
    public static int FirstTurning(ReadOnlySpan<char> text) => text.IndexOfAny(Turning);

    /// <summary>
    /// Whether a character has no place on a page either: it turns the direction of what stands beside it, or brings words that nobody
    /// sees. A soft hyphen or a joiner in a quote harms no reader.
    /// </summary>
    public static bool IsHostile(Rune rune) =>
        Array.Exists(Hostile, row => rune.Value >= row.First && rune.Value <= row.Last);

    /// <summary>The first in a text; null where there is none.</summary>
    public static Found? FirstIn(string text)
    {
        var at = text.AsSpan().IndexOfAny(Suspects);
        while (at >= 0)
        {
            if (At(text, at) is { } row)
                return new Found(at, ValueAt(text, at), row.Name);
            var next = text.AsSpan(at + 1).IndexOfAny(Suspects);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return null;
    }

    /// <summary>The text with U+FFFD, which can be seen, in the place of each.</summary>
    public static string Show(string text) => Replace(text, _ => "\uFFFD");

    /// <summary>The text with the number of each in its place, such as U+200B.</summary>
    public static string Number(string text) => Replace(text, value => $"U+{value:X4}");

    /// <summary>The text without them.</summary>
    public static string Without(string text) => Replace(text, _ => "");

    private static string Replace(string text, Func<int, string> by)
    {
        if (FirstIn(text) is not { Offset: var first })
            return text;
        var shown = new StringBuilder(text, 0, first, text.Length);
        for (var index = first; index < text.Length; index++)
        {
            var isHidden = At(text, index) is not null;
            if (!isHidden)
            {
                shown.Append(text[index]);
                continue;
            }
            shown.Append(by(ValueAt(text, index)));
            if (char.IsHighSurrogate(text[index]))
                index++;
        }
        return shown.ToString();
    }

    private static IEnumerable<char> CharactersOf(Row row) =>
        Enumerable.Range(row.First, row.Last - row.First + 1).Select(value => (char)value);

    private static Row? At(string text, int index)
    {
        if (!Suspects.Contains(text[index]))
            return null;
        var value = ValueAt(text, index);
        foreach (var row in Rows)
        {
            if (value >= row.First && value <= row.Last)
                return row.Kind switch
                {
                    "joins" when JoinsBehind(text, index) => null,
                    "marks" when text.Any(IsRightToLeft) => null,
                    _ => row,
                };
        }
        return null;
    }

    private static int ValueAt(string text, int index) => index + 1 < text.Length
        && char.IsSurrogatePair(text[index], text[index + 1])
        ? char.ConvertToUtf32(text, index)
        : text[index];

    // Behind a letter, mark or picture beyond the scripts of Europe, of which "❤️" is followed by one more; and in a keycap.
    private static bool JoinsBehind(string text, int index) => index > 0 && text[index - 1] switch
    {
        >= '\uFE00' and <= '\uFE0F' => text[index] == '\u200D' && JoinsBehind(text, index - 1),
        >= '\u0530' and var letter => IsShaped(letter),
        '#' or '*' or (>= '0' and <= '9') => text[index] == '\uFE0F' && index + 1 < text.Length && text[index + 1] == '\u20E3',
        _ => false,
    };

    private static bool IsShaped(char letter) => char.IsSurrogate(letter) || (!Suspects.Contains(letter) && char.GetUnicodeCategory(letter)
        is UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol);

    private static bool IsRightToLeft(char letter) =>
        letter is (>= '\u0590' and <= '\u08FF' and not '\u061C') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
