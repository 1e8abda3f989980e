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
/// <param name="Word">What it is, and its characters.</param>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="IsGlued">Whether it follows the one before it without a space.</param>
internal readonly record struct Token(Word Word, int Start, bool IsGlued)
{
    /// <summary>What stands behind the end of a text: an empty sign.</summary>
    public static Token Nothing { get; } = new(new Word(TokenKind.Symbol, "", "", default), 0, false);

    /// <summary>What it is.</summary>
    public TokenKind Kind => Word.Kind;

    /// <summary>In lower case, with straight apostrophes and plain hyphens.</summary>
    public string Text => Word.Text;

    /// <summary>How long it is, in UTF-16 units.</summary>
    public int Length => Word.Written.Length;

    /// <summary>Where it ends.</summary>
    public int End => Start + Length;

    /// <summary>The number, for <see cref="TokenKind.Number"/>.</summary>
    public WrittenNumber Number => Word.Number;

    /// <summary>The same place with another word, such as the stem of what stands there.</summary>
    public Token As(string text) => this with { Word = new Word(TokenKind.Word, text, text, default) };

    /// <summary>Whether it is this word or sign.</summary>
    public bool Is(string text) => Text == text;
}
