using System.Collections.Frozen;

namespace ClaimLedger.Text;

/// <summary>The lists of words that tell what stands beside them in sentences: rows of a table, each with its reason.</summary>
internal static class WordLists
{
    private static readonly FrozenDictionary<string, string[]> Rows =
        EmbeddedTable.Rows("word-lists", 3).ToFrozenDictionary(row => row[0], row => row[1].Split('|'), StringComparer.Ordinal);

    /// <summary>The words of a list, each of which a token keeps in mind whether it is one.</summary>
    public static WordSet Of(string list) => new(Words(list));

    /// <summary>The phrases of a list.</summary>
    public static PhraseTable<bool> Phrases(string list) => new(Words(list).Select(words => (words, true)));

    /// <summary>The words of some lists as text.</summary>
    public static FrozenSet<string> Words(params IEnumerable<string> lists) => lists
        .SelectMany(list => Rows[list])
        .SelectMany(word => word[0] == '@' ? Words(word[1..]) : Enumerable.Repeat(word, 1))
        .ToFrozenSet(StringComparer.Ordinal);
}
