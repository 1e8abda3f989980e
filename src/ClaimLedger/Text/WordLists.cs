using System.Collections.Frozen;

namespace ClaimLedger.Text;

/// <summary>The lists of words that tell what stands beside them in sentences: rows of a table, each with its reason.</summary>
internal static class WordLists
{
    private static readonly FrozenDictionary<string, string[]> Rows =
        EmbeddedTable.Rows("word-lists", 3).ToFrozenDictionary(row => row[0], row => row[1].Split('|'), StringComparer.Ordinal);

    /// <summary>The words of a list.</summary>
    public static WordSet Of(string list) => new(Rows[list]);

    /// <summary>The phrases of a list.</summary>
    public static PhraseTable<bool> Phrases(string list) => new(Rows[list].Select(words => (words, true)));
}
