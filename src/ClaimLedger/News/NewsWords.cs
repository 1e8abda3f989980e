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
}

/// <summary>The words that the reader of sentences leans on: tables, in lower case.</summary>
internal static class NewsWords
{
    private static readonly ILookup<string, string> Classes = EmbeddedTable.Rows("news-words", 2).ToLookup(row => row[0], row => row[1], StringComparer.Ordinal);

    public static readonly FrozenSet<string> Pronouns = Class("pronoun");
    public static readonly FrozenSet<string> Weekdays = Class("weekday");
    public static readonly FrozenSet<string> Months = Class("month");
    public static readonly FrozenSet<string> Auxiliaries = Class("auxiliary");
    public static readonly FrozenSet<string> Adverbs = Class("adverb");
    public static readonly FrozenSet<string> Prepositions = Class("preposition");
    public static readonly FrozenSet<string> Conjunctions = Class("conjunction");
    public static readonly FrozenSet<string> Determiners = Class("determiner");
    public static readonly FrozenSet<string> Starters = Class("starter");
    public static readonly FrozenSet<string> Listeners = Class("listener");
    public static readonly FrozenSet<string> OfProposals = Class("proposal");
    public static readonly FrozenSet<string> OfForecasts = Class("forecast");
    public static readonly FrozenSet<string> IrregularPlurals = Class("irregular-plural");
    public static readonly FrozenSet<string> Persons = Class("person");
    public static readonly FrozenSet<string> Participles = Class("participle");
    private static readonly FrozenSet<string> ObjectPronouns = Class("object-pronoun");

    /// <summary>The abbreviations, and what goes on with the sentence behind their full stop.</summary>
    public static readonly FrozenDictionary<string, string> Abbreviations =
        EmbeddedTable.Rows("abbreviations", 2).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    /// <summary>The verbs that put words into a mouth.</summary>
    public static readonly PhraseTable<ReportingKind> ReportingVerbs = new(
        EmbeddedTable.Rows("reporting-verbs", 3).SelectMany(row => row[1].Split('|'), (row, form) => (form, Enum.Parse<ReportingKind>(row[2], ignoreCase: true))));

    /// <summary>The nouns that can be credited with words, and of what.</summary>
    public static readonly FrozenDictionary<string, string> SpeakerNouns =
        EmbeddedTable.Rows("speaker-nouns", 2).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    /// <summary>Whether a word holds a sentence together rather than naming something.</summary>
    public static bool IsFunctionWord(string word) =>
        Auxiliaries.Contains(word) || Prepositions.Contains(word) || Conjunctions.Contains(word) || Determiners.Contains(word) || Pronouns.Contains(word) || Adverbs.Contains(word) || ObjectPronouns.Contains(word);

    private static readonly FrozenDictionary<string, string> Groups = EmbeddedTable.Rows("news-synonyms", 1)
        .SelectMany(row => row[0].Split(' '), (row, word) => (Stem: StemOf(word), Name: StemOf(row[0].Split(' ')[0])))
        .DistinctBy(pair => pair.Stem)
        .ToFrozenDictionary(pair => pair.Stem, pair => pair.Name, StringComparer.Ordinal);

    /// <summary>What a word has in common with its other forms, and with those that news uses for the same.</summary>
    public static string Stem(string word) => StemOf(word) is var stem && Groups.TryGetValue(stem, out var group) ? group : stem;

    /// <summary>The word without the endings of number and of verbs, as far as suffices to tell that two are forms of one.</summary>
    private static string StemOf(string word)
    {
        var stem = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word.TrimEnd('\'');
        stem = stem switch
        {
            [.. var rest, 'i', 'e', 's'] when rest.Length > 2 => rest + "y",
            [.. var rest, 's', 's', 'e', 's'] => rest + "ss",
            [.. var rest, 'i', 'n', 'g'] when rest.Length > 3 => rest,
            [.. var rest, 'e', 'e', 'd'] => rest + "ee",
            [.. var rest, 'e', 'd'] when rest.Length > 3 => rest,
            [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => stem,
            [.. var rest, 's'] when rest.Length > 2 => rest,
            _ => stem,
        };
        return stem.Length > 4 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static FrozenSet<string> Class(string name) => Classes[name].ToFrozenSet(StringComparer.Ordinal);
}
