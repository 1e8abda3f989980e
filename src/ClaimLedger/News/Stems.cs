using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Words as they are compared: without endings, and none that only join others.</summary>
internal static class Stems
{
    private static readonly FrozenSet<string> Joining = EmbeddedTable.Rows("joining-words", 1).SelectMany(row => row[0].Split('|')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Same = EmbeddedTable.Rows("same-words", 1)
        .SelectMany(row => row[0].Split('|').Select(word => (Stem: Cut(word), First: Cut(row[0].Split('|')[0]))))
        .DistinctBy(pair => pair.Stem, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Stem, pair => pair.First, StringComparer.Ordinal);

    /// <summary>Whether a word says nothing of what a sentence is about: articles, prepositions, auxiliaries.</summary>
    public static bool IsJoining(string word) => Joining.Contains(word);

    /// <summary>A word without its endings, or the first of the words that say the same: crude, the same for both sentences, and never shown.</summary>
    public static string Of(string word) => Cut(word) is var stem && Same.TryGetValue(stem, out var first) ? first : stem;

    private static string Cut(string word)
    {
        const int Longest = 7;
        if (word.EndsWith("'s", StringComparison.Ordinal))
            word = word[..^2];
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
            word = string.Concat(word.AsSpan(0, word.Length - 3), "y");
        else if (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
            word = word[..^1];
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed", "er"])
        {
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                word = word[..^ending.Length];
                if (word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'e'))
                    word = word[..^1];
                break;
            }
        }
        if (word.Length > 3 && word[^1] is 'e' or 'y')
            word = word[..^1];
        return word.Length > Longest ? word[..Longest] : word;
    }
}
