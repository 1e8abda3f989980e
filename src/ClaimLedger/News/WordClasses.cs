using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>What a reporting verb does with the words that it carries.</summary>
internal enum ReportingKind
{
    Stating,
    Denying,
    Proposing,
    Demanding,
    Forecasting,

    /// <summary>It carries no words, though it looks as if it did: "claimed responsibility", "an attack planned by".</summary>
    Nothing,
}

/// <summary>The classes of words by which news language is read: tables in lower case, each row with its reason.</summary>
internal static class WordClasses
{
    public static readonly FrozenSet<string> Pronouns = Of("pronoun");
    public static readonly FrozenSet<string> Weekdays = Of("weekday");
    public static readonly FrozenSet<string> Months = Of("month");
    public static readonly FrozenSet<string> Auxiliaries = Of("auxiliary");
    public static readonly FrozenSet<string> Adverbs = Of("adverb");
    public static readonly FrozenSet<string> Prepositions = Of("preposition");
    public static readonly FrozenSet<string> Conjunctions = Of("conjunction");
    public static readonly FrozenSet<string> Determiners = Of("determiner");
    public static readonly FrozenSet<string> OfProposals = Of("proposal");
    public static readonly FrozenSet<string> OfForecasts = Of("forecast");
    public static readonly FrozenSet<string> IrregularPlurals = Of("irregular-plural");
    public static readonly FrozenSet<string> Persons = Of("person");

    private static readonly FrozenSet<string> Participles = Of("participle");
    private static readonly FrozenSet<string> Function = Of("auxiliary", "preposition", "conjunction", "determiner", "pronoun", "adverb",
        "object-pronoun");
    private static readonly FrozenSet<string> Silent = Function.Concat(Of("empty")).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The abbreviations, and what goes on with the sentence behind their full stop.</summary>
    public static readonly FrozenDictionary<string, string> Abbreviations =
        EmbeddedTable.Rows("abbreviations", 2).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    /// <summary>The verbs that put words into a mouth.</summary>
    public static readonly PhraseTable<ReportingKind> ReportingVerbs = new(
        EmbeddedTable.Rows("reporting-verbs", 3)
            .SelectMany(row => row[1].Split('|'), (row, form) => (form, Enum.Parse<ReportingKind>(row[2], ignoreCase: true))));

    /// <summary>The nouns that can be credited with words, and of what.</summary>
    public static readonly FrozenDictionary<string, string> SpeakerNouns =
        EmbeddedTable.Rows("speaker-nouns", 2).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    /// <summary>The words behind a length that tell which of a thing's it is, each with its list: what is tall is high.</summary>
    public static readonly FrozenDictionary<string, string> Extents = new[] { "extent-long", "extent-high", "extent-wide", "extent-deep" }
        .SelectMany(list => Of(list), (list, word) => (list, word))
        .ToFrozenDictionary(pair => pair.word, pair => pair.list, StringComparer.Ordinal);

    /// <summary>A word without the "'s" that makes it a possessive: "Thursday" of "Thursday's".</summary>
    public static string WithoutPossessive(string word) => IsPossessive(word) ? word[..^2] : word;

    /// <summary>Whether a word ends in "'s".</summary>
    public static bool IsPossessive(string word) => word is [.., '\'' or '’', 's'];

    /// <summary>A word with its first letter in capitals.</summary>
    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>The words of some classes.</summary>
    public static FrozenSet<string> Of(params IEnumerable<string> classes) => WordLists.Words(classes);

    /// <summary>Whether a word ends as past forms and participles do: a guess, where no table knows it.</summary>
    public static bool EndsInEd(string word) => word.EndsWith("ed", StringComparison.Ordinal);

    /// <summary>Whether a word ends as those for what goes on do: a guess, too.</summary>
    public static bool EndsInIng(string word) => word.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>Whether a word holds a sentence together rather than naming something.</summary>
    public static bool IsFunctionWord(string word) => Function.Contains(word);

    /// <summary>Whether a word says nothing of what a sentence is about.</summary>
    public static bool IsSilent(string word) => Silent.Contains(word);

    /// <summary>Whether a word may say what was done to something: "killed", "planted".</summary>
    public static bool IsParticiple(string word) =>
        Participles.Contains(word) || (word.Length > 4 && EndsInEd(word));

    /// <summary>Whether a word is a participle whatever its ending says.</summary>
    public static bool IsKnownParticiple(string word) => Participles.Contains(word);
}
