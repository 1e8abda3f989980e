namespace ClaimLedger.Text;

/// <summary>
/// A text in which many quotes are looked for: where each stands, to the character, and which code point that is, without going through
/// all of the text for each.
/// </summary>
/// <remarks>Wherever words stand, so do those of them that are whole: two whole words in a row, the rarest there are, name the places
/// to look at. The index is made when it is first needed; several threads may ask.</remarks>
internal sealed class SearchableText
{
    // So many code units lie between two marks of the count of code points.
    private const int Stretch = 512;

    private readonly Lazy<Pairs> _pairs;
    private readonly Lazy<int[]> _marks;

    public SearchableText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        _pairs = new(() => new Pairs(text));
        _marks = new(() => MarksOf(text));
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Where some words stand, in code units, from the first place to the last; places may overlap.</summary>
    /// <param name="words">The words, to the character.</param>
    public IEnumerable<int> Places(string words)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        return RarestPair(words) is { } pair ? AtPairs(words, pair) : Search(words);
    }

    /// <summary>Whether what stands somewhere stands nowhere else.</summary>
    public bool StandsOnce(TextSpan span) => !Places(Text.Substring(span.Start, span.Length)).Skip(1).Any();

    /// <summary>How many code points stand before a place; half of a surrogate pair counts as one.</summary>
    /// <param name="at">The place, in code units; not inside of a pair.</param>
    public int CodePointsBefore(int at)
    {
        var mark = at / Stretch;
        var from = Math.Min(at, MarkAt(Text, mark));
        return _marks.Value[mark] + CodePoints.Count(Text.AsSpan(from, at - from));
    }

    // The two whole words in a row that stand in the text least often, and how far from the beginning of the words they are.
    private (Pair Pair, int Offset)? RarestPair(string words)
    {
        (Pair, int)? rarest = null;
        var fewest = int.MaxValue;
        var chunks = Chunks(words).ToList();
        // The first and the last may be parts of longer ones in the text.
        for (var chunk = 1; chunk + 2 < chunks.Count; chunk++)
        {
            var pair = _pairs.Value.Find(words, chunks[chunk], chunks[chunk + 1]);
            if (pair.Count < fewest)
                (rarest, fewest) = ((pair, chunks[chunk].Start), pair.Count);
        }
        return rarest;
    }

    private IEnumerable<int> AtPairs(string words, (Pair Pair, int Offset) rarest)
    {
        foreach (var place in _pairs.Value.Places(rarest.Pair))
        {
            var at = place - rarest.Offset;
            if (at >= 0 && Text.AsSpan(at).StartsWith(words, StringComparison.Ordinal))
                yield return at;
        }
    }

    private IEnumerable<int> Search(string words)
    {
        for (var at = Text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(words, at + 1, StringComparison.Ordinal))
            yield return at;
    }

    private static int[] MarksOf(string text)
    {
        var marks = new int[(text.Length / Stretch) + 1];
        for (var mark = 1; mark < marks.Length; mark++)
        {
            var (from, to) = (MarkAt(text, mark - 1), MarkAt(text, mark));
            marks[mark] = marks[mark - 1] + CodePoints.Count(text.AsSpan(from, to - from));
        }
        return marks;
    }

    // Not between the halves of a pair.
    private static int MarkAt(string text, int mark)
    {
        var at = mark * Stretch;
        return at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]) ? at - 1 : at;
    }

    // What stands between white space.
    private static IEnumerable<TextSpan> Chunks(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isSpace = at == text.Length || char.IsWhiteSpace(text[at]);
            if (!isSpace && start < 0)
                start = at;
            if (isSpace && start >= 0)
            {
                yield return new TextSpan(start, at - start);
                start = -1;
            }
        }
    }

    /// <summary>Two words in a row: where the first such place is in the list of places, and how many there are.</summary>
    private readonly record struct Pair(int First, int Count);

    /// <summary>Where each two words in a row stand. Words are known by their hashes: what is found is compared by who asks.</summary>
    private sealed class Pairs
    {
        private readonly Dictionary<int, Pair> _byHash = [];
        private readonly List<int> _starts = [];
        private readonly int[] _next;

        public Pairs(string text)
        {
            var chunks = Chunks(text).ToList();
            _starts.AddRange(chunks.Select(chunk => chunk.Start));
            _next = new int[chunks.Count];
            // From the end on, so that each list begins with the first place.
            for (var chunk = chunks.Count - 2; chunk >= 0; chunk--)
            {
                var hash = Hash(text, chunks[chunk], chunks[chunk + 1]);
                var later = _byHash.GetValueOrDefault(hash, new Pair(-1, 0));
                _next[chunk] = later.First;
                _byHash[hash] = new Pair(chunk, later.Count + 1);
            }
        }

        public Pair Find(string text, TextSpan first, TextSpan second) =>
            _byHash.GetValueOrDefault(Hash(text, first, second), new Pair(-1, 0));

        public IEnumerable<int> Places(Pair pair)
        {
            for (var chunk = pair.First; chunk >= 0; chunk = _next[chunk])
                yield return _starts[chunk];
        }

        private static int Hash(string text, TextSpan first, TextSpan second) => HashCode.Combine(
            string.GetHashCode(text.AsSpan(first.Start, first.Length), StringComparison.Ordinal),
            string.GetHashCode(text.AsSpan(second.Start, second.Length), StringComparison.Ordinal));
    }
}
