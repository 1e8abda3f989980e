namespace ClaimLedger.Text;

/// <summary>What every token with the same characters has in common; shared between them.</summary>
/// <param name="kind">What it is.</param>
/// <param name="written">The characters as they stand in the text.</param>
/// <param name="text">In lower case, with straight apostrophes and plain hyphens.</param>
/// <param name="number">The number, for <see cref="TokenKind.Number"/>.</param>
internal sealed class Word(TokenKind kind, string written, string text, WrittenNumber number)
{
    private ulong _asked;
    private ulong _leads;

    public TokenKind Kind { get; } = kind;

    public string Written { get; } = written;

    public string Text { get; } = text;

    public WrittenNumber Number { get; } = number;

    /// <summary>Whether a table's phrases can start with this word: asked of the table once, and kept.</summary>
    /// <param name="bit">The table's own bit.</param>
    /// <param name="firstWords">What its phrases start with.</param>
    public bool Leads<T>(ulong bit, Dictionary<string, T> firstWords)
    {
        if ((Volatile.Read(ref _asked) & bit) == 0)
        {
            if (firstWords.ContainsKey(Text))
                Interlocked.Or(ref _leads, bit);
            Interlocked.Or(ref _asked, bit);
        }
        return (_leads & bit) != 0;
    }
}

/// <summary>
/// The words that were read last, so that a text's tokens need no strings of their own: a table of fixed size in which a word takes the place of another.
/// </summary>
/// <remarks>References are written whole, so threads share it without a lock: at worst a word is made twice.</remarks>
internal static class Words
{
    private const int Size = 1 << 14;

    private static readonly Word?[] Recent = new Word?[Size];

    /// <summary>The start of a word's hash.</summary>
    public const uint Seed = 2166136261;

    /// <summary>The hash with one more character.</summary>
    public static uint Hash(uint hash, char next) => (hash ^ next) * 16777619;

    /// <summary>The word of these characters.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="written">Its characters.</param>
    /// <param name="hash">Their hash.</param>
    /// <param name="make">Makes it where it was not read lately.</param>
    public static Word Of(TokenKind kind, ReadOnlySpan<char> written, uint hash, Func<string, Word> make)
    {
        ref var slot = ref Recent[(hash ^ (hash >> 15)) & (Size - 1)];
        if (slot is { } word && (word.Kind == kind || kind == TokenKind.Number) && written.SequenceEqual(word.Written))
            return word;
        return slot = make(written.ToString());
    }
}
