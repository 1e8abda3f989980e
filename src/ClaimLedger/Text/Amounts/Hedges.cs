namespace ClaimLedger.Text;

/// <summary>The words of the readings table, by where they stand.</summary>
internal static class Hedges
{
    private static readonly (string Row, string Words, bool UsesNumber)[] Alternatives =
    [
        .. from row in Readings.Default.Rows
           where !row.Words.StartsWith("N, ", StringComparison.Ordinal) && !row.Words.Contains(", ", StringComparison.Ordinal)
           from words in row.Words.Split('|')
           select (row.Id, words, row.LiteralSet.UsesNumber),
    ];

    private static readonly (string Before, string Within)[] Spans =
    [
        .. from alternative in Alternatives
           where IsSpan(alternative.Words)
           let parts = alternative.Words.Split(["A ", " B"], StringSplitOptions.TrimEntries)
           select (parts[0], parts[1]),
    ];

    /// <summary>Words before a number: "around", "more than"; the value is the row.</summary>
    public static PhraseTable<string> Before { get; } = new(
        from each in Alternatives
        where each.UsesNumber && !IsSpan(each.Words) && !IsAfter(each.Words)
        select (each.Words, each.Row));

    /// <summary>Words after a number: "or so", "-odd"; the value is the row.</summary>
    public static PhraseTable<string> After { get; } = new(
        from each in Alternatives
        where IsAfter(each.Words)
        select (each.Words[1..], each.Row));

    /// <summary>Words in place of a number: "hundreds", "a few"; the value is the row.</summary>
    public static PhraseTable<string> Instead { get; } = new(
        from each in Alternatives
        where !each.UsesNumber
        select (each.Words, each.Row));

    /// <summary>Words before the first of two numbers: "between"; the value is what then stands between them.</summary>
    public static PhraseTable<string> Opening { get; } = new(from span in Spans
                                                             where span.Before.Length > 0
                                                             select (span.Before,
        span.Within));

    /// <summary>Words between two numbers that need none before: "to", "or", a dash.</summary>
    public static PhraseTable<string> Linking { get; } = new(from span in Spans
                                                             where span.Before.Length == 0
                                                             select (span.Within,
        span.Within));

    private static bool IsAfter(string words) => words.Length > 1 && words[0] == 'N' && !char.IsLetter(words[1]);

    private static bool IsSpan(string words) => words.EndsWith(" B", StringComparison.Ordinal);
}
