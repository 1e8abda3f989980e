using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.Sentences;

/// <summary>Words as they are compared: without endings, and none that only join others.</summary>
internal static class Stems
{
    private static readonly FrozenSet<string> Joining = EmbeddedTable.Rows("joining-words", 1).SelectMany(row => row[0].Split('|')).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word says nothing of what a sentence is about: articles, prepositions, auxiliaries.</summary>
    public static bool IsJoining(string word) => Joining.Contains(word);

    /// <summary>A word without the ending of a plural, a past or a participle: crude, the same for both sentences, and never shown.</summary>
    public static string Of(string word)
    {
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
        return word.Length > 3 && word[^1] == 'e' ? word[..^1] : word;
    }
}
