namespace ClaimLedger.Text;

/// <summary>Amounts told without a number.</summary>
internal static class VagueWords
{
    private const int MostNouns = 4;

    private static readonly PhraseTable<bool> WithoutSize = WordLists.Phrases("amounts-without-size");

    private static readonly PhraseTable<string> Shares = new(EmbeddedTable.Rows("shares", 3).Select(row => (row[0], row[1])));

    /// <summary>Whether it is an amount of unknown size, with the nouns that it is of: "many", "a substantial amount of food".</summary>
    public static bool IsAmountWithoutSize(List<Token> tokens) =>
        WithoutSize.TryMatch(tokens, 0, out _, out var length) && tokens.Count - length <= MostNouns
            && tokens.Skip(length).All(token => token.Kind == TokenKind.Word) && !NumberReader.IsAtNumber(new TokenReader(tokens, length));

    /// <summary>What a share told in words means, in figures; null where it is none.</summary>
    public static string? ShareIn(List<Token> tokens) =>
        Shares.TryMatch(tokens, 0, out var means, out var length) && length == tokens.Count ? means : null;
}
