namespace ClaimLedger.Text;

/// <summary>Words that times of day are made of besides their figures.</summary>
internal static class TimeWords
{
    private const string Behind = "-behind";

    private static readonly ILookup<string, string> Table = EmbeddedTable.Rows("time-words", 3)
        .SelectMany(row => row[1].Split('|'), (row, words) => (Kind: row[0], Words: words))
        .ToLookup(row => row.Kind, row => row.Words);

    /// <summary>Words before a time that change nothing about it.</summary>
    public static PhraseTable<bool> Leads { get; } = Phrases("lead");

    /// <summary>Words before a time that are read as one with it; the value is the row of the readings table.</summary>
    public static PhraseTable<string> Hedges { get; } = new(Rows(kind => kind.StartsWith("time-", StringComparison.Ordinal)
        && !kind.EndsWith(Behind, StringComparison.Ordinal)));

    /// <summary>The same behind a time.</summary>
    public static PhraseTable<string> HedgesBehind { get; } = new(Rows(kind => kind.EndsWith(Behind, StringComparison.Ordinal))
        .Select(each => (each.Words, each.Kind[..^Behind.Length])));

    /// <summary>Words before the first of two times.</summary>
    public static PhraseTable<bool> Openings { get; } = Phrases("opening");

    /// <summary>Words between two times.</summary>
    public static PhraseTable<bool> Links { get; } = Phrases("link");

    /// <summary>Words for the middle of the day, and for its beginning or end.</summary>
    public static PhraseTable<string> Named { get; } = new(Rows(kind => kind is "noon" or "midnight"));

    /// <summary>Words behind a time that tell of which half of the day it is.</summary>
    public static PhraseTable<string> Halves { get; } = new(Rows(kind => kind is "before-noon" or "past-noon" or "night"));

    /// <summary>Letters that say the same right behind the figures of an answer: 4:20a.</summary>
    public static PhraseTable<string> ShortHalves { get; } = new(Rows(kind => kind is "short-before-noon" or "short-past-noon"));

    /// <summary>Words that make a time of the four figures before them.</summary>
    public static PhraseTable<bool> Hours { get; } = Phrases("hours");

    /// <summary>Words that make a time of the hour before them.</summary>
    public static PhraseTable<bool> OClock { get; } = Phrases("o-clock");

    /// <summary>Words right before H:MM that make a time of day of it in running text.</summary>
    public static WordSet SureLeads { get; } = new(Table["sure-lead"]);

    /// <summary>The first words of a row of hedges.</summary>
    public static string First(string row) => Table[row].FirstOrDefault() ?? "";

    private static PhraseTable<bool> Phrases(string kind) => new(Table[kind].Select(words => (words, true)));

    private static IEnumerable<(string Words, string Kind)> Rows(Func<string, bool> isOf) =>
        Table.Where(group => isOf(group.Key)).SelectMany(group => group, (group, words) => (words, group.Key));
}
