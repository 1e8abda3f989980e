namespace ClaimLedger.Text;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>Letters, with apostrophes inside.</summary>
    Word,

    /// <summary>Digits, with separators of thousands and decimals.</summary>
    Number,

    /// <summary>Digits that no <see cref="decimal"/> holds exactly.</summary>
    TooLong,

    /// <summary>Any other single character.</summary>
    Symbol,
}

/// <summary>A word, a number or a sign of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">In lower case, with straight apostrophes and plain hyphens.</param>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="IsGlued">Whether it follows the one before it without a space.</param>
/// <param name="Number">The number, for <see cref="TokenKind.Number"/>.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int Length, bool IsGlued, WrittenNumber Number)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;

    /// <summary>Whether it is this word or sign.</summary>
    public bool Is(string text) => Text == text;
}
