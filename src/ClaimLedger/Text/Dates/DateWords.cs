namespace ClaimLedger.Text;

/// <summary>The table of words that dates and lengths of time are made of besides those of the calendar.</summary>
internal static class DateWords
{
    private static readonly ILookup<string, string> Table = EmbeddedTable.Rows("date-words", 3)
        .SelectMany(row => row[1].Split('|'), (row, words) => (Kind: row[0], Words: words))
        .ToLookup(row => row.Kind, row => row.Words);

    /// <summary>Words between the two dates of a span.</summary>
    public static PhraseTable<bool> Links { get; } = Phrases("link");

    /// <summary>The phrases of a kind.</summary>
    public static PhraseTable<bool> Phrases(string kind) => new(Table[kind].Select(words => (words, true)));
}
