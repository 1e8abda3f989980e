using System.Collections.Concurrent;
using System.Collections.Frozen;
using Humanizer;

namespace ClaimLedger.Text;

/// <summary>
/// Nouns for one and for many. What a plain s tells is told at once; of the rest the package for inflections is asked, which takes a third
/// of a second to begin. Both give the same, which a test holds over all words at hand.
/// </summary>
internal static class NounForms
{
    // What texts of any size may make known.
    private const int MostKept = 4096;

    // Before a plain s: "es", "us", "ss", "is" and "ys" tell less.
    private const string BeforePlainS = "bdgklmnprtw";

    private const int FewestLetters = 4;

    private static readonly ConcurrentDictionary<string, string> Singulars = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Plurals = new(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> OneOf =
        EmbeddedTable.Rows("noun-forms", 3).ToFrozenDictionary(row => row[1], row => row[0], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ManyOf =
        EmbeddedTable.Rows("noun-forms", 3).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfTheirOwn = [.. WordLists.Words("nouns-of-their-own")];
    private static readonly string[] EndingsOfMany = [.. WordLists.Words("noun-endings-of-many")];
    private static readonly string[] EndingsOfOne = [.. WordLists.Words("noun-endings-of-one")];

    /// <summary>The noun for one of what a word names: "houses" is "house"; a word for one stays as it is.</summary>
    public static string One(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return OneOf.TryGetValue(word, out var one) ? one
            : PlainOne(word) ?? Kept(Singulars, word, static word => word.Singularize(inputIsKnownToBePlural: false));
    }

    /// <summary>The noun for many of what some words name: "square mile" is "square miles"; words for many stay as they are.</summary>
    public static string Many(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (OneOf.ContainsKey(words))
            return words;
        return ManyOf.TryGetValue(words, out var many) ? many
            : PlainMany(words) ?? Kept(Plurals, words, static words => words.Pluralize(inputIsKnownToBeSingular: false));
    }

    /// <summary>A small number in words, and what is counted: "one source", "three sources".</summary>
    public static string Counted(int count, string noun) => $"{count.ToWords()} {(count == 1 ? noun : Many(noun))}";

    /// <summary>What an ending tells of a word for one or many; null where it does not.</summary>
    internal static string? PlainOne(string word)
    {
        if (!IsPlain(word, EndingsOfMany))
            return null;
        if (word[^1] != 's')
            return word;
        var before = word[^2] == 'e' ? word[^3] : word[^2];
        return BeforePlainS.Contains(before) ? word[..^1] : null;
    }

    /// <summary>The same for the way to many.</summary>
    internal static string? PlainMany(string words)
    {
        var last = words[(words.LastIndexOf(' ') + 1)..];
        return IsPlain(last, EndingsOfOne) && (last[^1] == 'e' || BeforePlainS.Contains(last[^1])) ? words + "s" : null;
    }

    private static bool IsPlain(string word, string[] endings) => word.Length >= FewestLetters
        && word.All(char.IsAsciiLetterLower)
        && !OfTheirOwn.Contains(word)
        && !Array.Exists(endings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    private static string Kept(ConcurrentDictionary<string, string> kept, string word, Func<string, string> made)
    {
        if (kept.TryGetValue(word, out var known))
            return known;
        var form = made(word);
        return kept.Count < MostKept ? kept.GetOrAdd(word, form) : form;
    }
}
