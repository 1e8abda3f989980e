namespace ClaimLedger.Text;

/// <summary>The words that stand for "no answer is known".</summary>
internal static class UnknownWords
{
    private static readonly PhraseTable<bool> Phrases = new(EmbeddedTable.Rows("unknown", 1).Select(row => (row[0], true)));

    /// <summary>Whether <paramref name="text"/> is such a phrase, whole, without regard to case.</summary>
    public static bool Contains(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= ValueParser.LongestText && Contains(Tokenizer.Read(text));
    }

    /// <summary>Whether these are the words of such a phrase.</summary>
    public static bool Contains(List<Token> tokens) => Phrases.TryMatch(tokens, 0, out _, out var length) && length == tokens.Count;
}
