using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Tells whether a description is of one of a side: an "Israeli minister" is one of "Israel".</summary>
internal static class Demonyms
{
    private static readonly string[] Endings = ["i", "n", "an", "ian", "ean", "ese", "ish", "er", "ic"];

    private static readonly FrozenDictionary<string, string[]> Irregular =
        EmbeddedTable.Rows("demonyms", 3).ToFrozenDictionary(row => row[0], row => row[1].Split('|'), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Own = Irregular.Values.SelectMany(words => words).ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] AsPeople = [.. WordClasses.Of("ending-of-nation")];

    /// <summary>Whether some word of a description says that it is of the place or side of this name.</summary>
    /// <example><c>IsOneOf("a Qatari mediator", "Qatar")</c> is true.</example>
    public static bool IsOneOf(string description, string name)
    {
        if (name == description || name.Contains(' ', StringComparison.Ordinal) || !char.IsUpper(name[0]))
            return false;
        var words = description.Split(' ').Select(WordClasses.WithoutPossessive);
        return words.Any(word =>
            word == name || (Irregular.TryGetValue(name, out var own) ? own.Contains(word, StringComparer.Ordinal) : IsFormOf(name, word)));
    }

    /// <summary>Whether a word looks like what the people of some place are called.</summary>
    public static bool Is(string word) => Own.Contains(word) || AsPeople.Any(ending => word.EndsWith(ending, StringComparison.Ordinal));

    // The name without a vowel at its end, and an ending: Egypt, Egyptian; Russia, Russian; Ukraine, Ukrainian.
    private static bool IsFormOf(string name, string word)
    {
        var root = name.Length > 3 && name[^1] is 'a' or 'e' or 'o' or 'y' ? name[..^1] : name;
        return word.StartsWith(root, StringComparison.Ordinal) && Endings.Contains(word[root.Length..], StringComparer.Ordinal);
    }
}
