using System.Globalization;
using System.Text;

namespace ClaimLedger.Text;

/// <summary>One form for texts that differ only in how their accents are composed.</summary>
/// <remarks>
/// The runtime leaves normalization to the operating system's ICU, which is switched off so that results are the same on
/// every machine; hence a table of our own.
/// </remarks>
internal static class CanonicalText
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;

    private static readonly Lazy<Tables> Loaded = new(Tables.Load);

    /// <summary>The text in canonical decomposition (NFD): equal for any two texts that are equal in NFC.</summary>
    public static string Decompose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (System.Text.Ascii.IsValid(text))
            return text;
        var tables = Loaded.Value;
        var runes = new List<Rune>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            AddParts(rune, tables, runes);
        Order(runes, tables);
        var result = new StringBuilder(text.Length);
        foreach (var rune in runes)
            result.Append(rune.ToString());
        return result.ToString();
    }

    /// <summary>The text without its accents, by which "Erciş" and "Ercis", "González" and "Gonzalez" are one.</summary>
    public static string Folded(string text) => System.Text.Ascii.IsValid(text) ? text
        : string.Concat(Decompose(text).Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    private static void AddParts(Rune rune, Tables tables, List<Rune> runes)
    {
        if (rune.Value is >= FirstSyllable and <= LastSyllable)
        {
            // A Hangul syllable is a consonant, a vowel and perhaps a last consonant.
            var index = rune.Value - FirstSyllable;
            runes.Add(new Rune(0x1100 + index / (21 * 28)));
            runes.Add(new Rune(0x1161 + index % (21 * 28) / 28));
            if (index % 28 > 0)
                runes.Add(new Rune(0x11A7 + index % 28));
        }
        else if (tables.MadeOf.TryGetValue(rune.Value, out var parts))
        {
            runes.AddRange(parts);
        }
        else
        {
            runes.Add(rune);
        }
    }

    // Marks that do not touch each other stand in the order of their class.
    private static void Order(List<Rune> runes, Tables tables)
    {
        for (var index = 1; index < runes.Count; index++)
        {
            var mark = tables.ClassOf(runes[index]);
            if (mark == 0)
                continue;
            for (var place = index; place > 0 && tables.ClassOf(runes[place - 1]) > mark; place--)
                (runes[place - 1], runes[place]) = (runes[place], runes[place - 1]);
        }
    }

    private sealed class Tables
    {
        private readonly Dictionary<int, byte> _classes = [];

        public Dictionary<int, Rune[]> MadeOf { get; } = [];

        public static Tables Load()
        {
            var tables = new Tables();
            foreach (var row in EmbeddedTable.Rows("decompositions", 4))
            {
                var first = Hex(row[1]);
                if (row[0] == "made-of")
                {
                    tables.MadeOf[first] = [.. row[3].Split(' ').Select(part => new Rune(Hex(part)))];
                    continue;
                }
                for (var mark = first; mark <= Hex(row[2]); mark++)
                    tables._classes[mark] = byte.Parse(row[3], CultureInfo.InvariantCulture);
            }
            return tables;
        }

        public byte ClassOf(Rune rune) => _classes.GetValueOrDefault(rune.Value);

        private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
