namespace ClaimLedger.Text;

/// <summary>Words that dates and lengths of time are made of besides those of the calendar, and words around them.</summary>
internal static class DateWords
{
    private static readonly ILookup<string, string> Table = EmbeddedTable.Rows("date-words", 3)
        .SelectMany(row => row[1].Split('|'), (row, words) => (Kind: row[0], Words: words))
        .ToLookup(row => row.Kind, row => row.Words);

    /// <summary>Words before a date that change nothing about it.</summary>
    public static PhraseTable<bool> Leads { get; } = Phrases("lead");

    /// <summary>Words behind a day that leave it as it is.</summary>
    public static PhraseTable<bool> TimesOfDay { get; } = Phrases("time-of-day");

    /// <summary>Words between the two dates of a span.</summary>
    public static PhraseTable<bool> Links { get; } = Phrases("link");

    /// <summary>Words before a period of which the rest is meant.</summary>
    public static PhraseTable<bool> Rests { get; } = Phrases("rest");

    /// <summary>Words before a day of which the week is meant.</summary>
    public static PhraseTable<bool> WeeksFrom { get; } = Phrases("week-from");

    /// <summary>Words between a length and the day that it starts with.</summary>
    public static PhraseTable<bool> Beginnings { get; } = Phrases("beginning");

    /// <summary>Words between a length and the day that it ends with.</summary>
    public static PhraseTable<bool> Endings { get; } = Phrases("ending");

    /// <summary>Words that cannot be counted: where one follows a figure, the figure counts nothing.</summary>
    public static WordSet Uncounted { get; } = Words("uncounted");

    /// <summary>Words that make the figure before them a count and no day.</summary>
    public static WordSet Counted { get; } = Words("counted");

    /// <summary>Words behind which a number in words can be a year.</summary>
    public static WordSet YearLeads { get; } = Words("year-lead");

    /// <summary>Names of months, days and seasons that are other words too, unless they start with a capital.</summary>
    public static WordSet AlsoOthers { get; } = Words("also-other");

    /// <summary>The phrases of a kind.</summary>
    public static PhraseTable<bool> Phrases(string kind) => new(All(kind).Select(words => (words, true)));

    /// <summary>The words of some kinds.</summary>
    public static WordSet Words(params IEnumerable<string> kinds) => new(kinds.SelectMany(All));

    /// <summary>The same, as they are written.</summary>
    public static IEnumerable<string> All(string kind) => Table.Contains(kind)
        ? Table[kind]
        : throw new System.Diagnostics.UnreachableException(kind);
}
