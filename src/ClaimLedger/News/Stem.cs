using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Words as they are compared: without endings, those that say the same as one, and none that say nothing.</summary>
internal static class Stem
{
    // Longer words that begin alike are forms of one: "inspected", "inspection".
    private const int Longest = 7;

    private static readonly (string Word, string Name)[] Synonyms = [.. EmbeddedTable.Rows("synonyms", 2)
        .SelectMany(row => row[0].Split('|').Select(word => (word, Cut(row[0].Split('|')[0]))))];

    private static readonly FrozenDictionary<string, string> Names = Synonyms
        .Select(pair => (Stem: Cut(pair.Word), pair.Name))
        .DistinctBy(pair => pair.Stem, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Stem, pair => pair.Name, StringComparer.Ordinal);

    // Words that are cut to the stem of another row: "founded" is no form of "find".
    private static readonly FrozenDictionary<string, string> Whole = Synonyms
        .DistinctBy(pair => pair.Word, StringComparer.Ordinal)
        .Where(pair => Names[Cut(pair.Word)] != pair.Name)
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Name, StringComparer.Ordinal);

    /// <summary>A word in small letters without its endings, or the first of the words that say the same: crude, the same everywhere,
    /// and never shown as a word.</summary>
    public static string Of(string word)
    {
        if (Whole.TryGetValue(word, out var whole))
            return whole;
        var stem = Cut(word);
        return Names.GetValueOrDefault(stem, stem);
    }

    /// <summary>The stem of a token; null where it says nothing of what a sentence is about. Numbers are compared as figures.</summary>
    public static string? Of(in Token token) =>
        token is { Kind: TokenKind.Word, Length: > 1 } && !WordClasses.IsSilent(token.Text) ? Of(token.Text) : null;

    /// <summary>The stems of a text.</summary>
    public static HashSet<string> In(string text) => In(Tokenizer.Read(text));

    /// <summary>The stems of some tokens.</summary>
    public static HashSet<string> In(IEnumerable<Token> tokens)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            if (Of(token) is { } stem)
                stems.Add(stem);
        }
        return stems;
    }

    /// <summary>The stems of some classes of words.</summary>
    public static FrozenSet<string> OfClass(params string[] classes) =>
        WordClasses.Of(classes).Select(Of).ToFrozenSet(StringComparer.Ordinal);

    private static string Cut(string word)
    {
        word = WordClasses.WithoutPossessive(word);
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
            word = string.Concat(word.AsSpan(0, word.Length - 3), "y");
        else if (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
            word = word[..^1];
        word = WithoutVerbEnding(word);
        if (word.Length > 3 && word[^1] is 'e' or 'y')
            word = word[..^1];
        return word.Length > Longest ? word[..Longest] : word;
    }

    private static string WithoutVerbEnding(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed", "er"])
        {
            if (word.Length <= ending.Length + 3 || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            word = word[..^ending.Length];
            var isDoubled = word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'e');
            return isDoubled ? word[..^1] : word;
        }
        return word;
    }
}
