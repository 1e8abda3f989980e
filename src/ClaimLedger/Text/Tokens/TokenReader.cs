namespace ClaimLedger.Text;

/// <summary>A place in a list of tokens that moves forward as things are taken.</summary>
internal sealed class TokenReader(List<Token> tokens, int position = 0)
{
    public List<Token> Tokens { get; } = tokens;

    /// <summary>Index of the next token; may be set back.</summary>
    public int Position { get; set; } = position;

    public bool AtEnd => Position >= Tokens.Count;

    /// <summary>The next token; an empty one at the end.</summary>
    public Token Current => Peek(0);

    /// <summary>Where the next token starts, in UTF-16 units; at the end, where the last one ends.</summary>
    public int Offset => !AtEnd ? Current.Start : Tokens.Count > 0 ? Tokens[^1].End : 0;

    public Token Peek(int ahead) => Position + ahead is var index && index >= 0 && index < Tokens.Count ? Tokens[index] : Token.Nothing;

    public bool Is(string text) => Current.Text == text;

    public bool TryTake(string text)
    {
        if (!Is(text) || AtEnd)
            return false;
        Position++;
        return true;
    }

    /// <summary>Takes all of these, or nothing.</summary>
    public bool TryTake(params ReadOnlySpan<string> texts)
    {
        for (var index = 0; index < texts.Length; index++)
        {
            if (Peek(index).Text != texts[index])
                return false;
        }
        Position += texts.Length;
        return true;
    }

    public bool TryTake<T>(PhraseTable<T> phrases, out T value, Predicate<T>? accept = null)
    {
        if (!phrases.TryMatch(Tokens, Position, out value, out var length, accept))
            return false;
        Position += length;
        return true;
    }

    public bool IsAt<T>(PhraseTable<T> phrases) => phrases.StartsAt(Tokens, Position);
}
