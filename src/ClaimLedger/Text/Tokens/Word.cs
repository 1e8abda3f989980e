namespace ClaimLedger.Text;

/// <summary>What every token with the same characters has in common; shared between them.</summary>
/// <param name="kind">What it is.</param>
/// <param name="written">The characters as they stand in the text.</param>
/// <param name="text">In lower case, with straight apostrophes and plain hyphens.</param>
/// <param name="number">The number, for <see cref="TokenKind.Number"/>.</param>
internal sealed class Word(TokenKind kind, string written, string text, WrittenNumber number)
{
    private ulong _asked;
    private ulong _askedMore;
    private ulong _known;
    private ulong _knownMore;
    private (int Slot, List<Phrase> Phrases)[] _phrases = [];

    public TokenKind Kind { get; } = kind;

    public string Written { get; } = written;

    public string Text { get; } = text;

    public WrittenNumber Number { get; } = number;

    /// <summary>Whether a table or set knows this word: asked of it once, and kept.</summary>
    /// <param name="slot">The table's own place among those that words keep in mind.</param>
    /// <param name="words">What the table knows.</param>
    public bool IsIn<T>(int slot, Dictionary<string, T> words)
    {
        ref var asked = ref slot < 64 ? ref _asked : ref _askedMore;
        ref var known = ref slot < 64 ? ref _known : ref _knownMore;
        var bit = 1UL << (slot & 63);
        if ((Volatile.Read(ref asked) & bit) == 0)
        {
            if (words.ContainsKey(Text))
                Interlocked.Or(ref known, bit);
            Interlocked.Or(ref asked, bit);
        }
        return (known & bit) != 0;
    }

    /// <summary>The phrases of a table that start with this word, asked for once and kept; null where there are none.</summary>
    /// <param name="slot">The table's own place among those that words keep in mind.</param>
    /// <param name="byFirst">The table.</param>
    public List<Phrase>? PhrasesOf(int slot, Dictionary<string, List<Phrase>> byFirst)
    {
        if (slot < 0)
            return byFirst.GetValueOrDefault(Text);
        if (!IsIn(slot, byFirst))
            return null;
        foreach (var (known, phrases) in _phrases)
        {
            if (known == slot)
                return phrases;
        }
        // Another thread may do the same: at worst it is kept by one of them.
        var found = byFirst[Text];
        _phrases = [.. _phrases, (slot, found)];
        return found;
    }
}

/// <summary>Words that are looked for often: each word keeps in mind whether it is one.</summary>
internal sealed class WordSet(IEnumerable<string> words)
{
    private readonly Dictionary<string,
        bool> _words = words.Distinct(StringComparer.Ordinal).ToDictionary(word => word, _ => true, StringComparer.Ordinal);
    private readonly int _slot = WordSlots.Next();

    /// <summary>The words.</summary>
    public IEnumerable<string> All => _words.Keys;

    /// <summary>Whether a token is one of the words.</summary>
    public bool Contains(in Token token) => _slot < 0 ? _words.ContainsKey(token.Text) : token.Word.IsIn(_slot, _words);
}

/// <summary>Gives lasting tables a place of their own in what words keep in mind.</summary>
internal static class WordSlots
{
    private const int Most = 128;

    private static int _count;

    /// <summary>The next place; -1 once there are none left, and such a table is just asked each time.</summary>
    public static int Next() => Interlocked.Increment(ref _count) is var number && number <= Most ? number - 1 : -1;
}

/// <summary>
/// The words that were read last, so that a text's tokens need no strings of their own: a table of fixed size in which a word takes the
/// place of another.
/// </summary>
/// <remarks>References are written whole, so threads share it without a lock: at worst a word is made twice.</remarks>
internal static class Words
{
    private const int Size = 1 << 16;

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
