namespace ClaimLedger.Text;

/// <summary>The words that stand for "no answer is known".</summary>
internal static class UnknownWords
{
    private static readonly PhraseTable<bool> Phrases = new(EmbeddedTable.Rows("unknown", 1).Select(row => (row[0], true)));

    /// <summary>Whether <paramref name="text"/> is such a phrase, whole, without regard to case.</summary>
    public static bool Contains(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > ValueParser.LongestText)
            return false;
        var tokens = Tokenizer.Read(text);
        return Phrases.TryMatch(tokens, 0, out _, out var length) && length == tokens.Count;
    }
}
