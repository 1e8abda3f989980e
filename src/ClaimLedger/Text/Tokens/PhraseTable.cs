namespace ClaimLedger.Text;

/// <summary>A phrase of a table: its words, and the place of its value.</summary>
internal sealed record Phrase(string[] Tokens, int Value);

/// <summary>Phrases of one or more tokens, found at a place in a text; the longest wins.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<Phrase>> _byFirst = new(StringComparer.Ordinal);

    private readonly List<T> _values = [];

    private readonly int _slot;

    /// <summary>Makes a table; where a phrase comes twice, both stand, the first first.</summary>
    /// <param name="phrases">The phrases.</param>
    /// <param name="isPassing">
    /// Whether the table is made for one text, and words should not keep in mind whether they lead its phrases.
    /// </param>
    public PhraseTable(IEnumerable<(string Phrase, T Value)> phrases, bool isPassing = false)
    {
        _slot = isPassing ? -1 : WordSlots.Next();
        foreach (var (phrase, value) in phrases)
        {
            var tokens = Tokenizer.Read(phrase).ConvertAll(token => token.Text).ToArray();
            if (!_byFirst.TryGetValue(tokens[0], out var list))
                _byFirst[tokens[0]] = list = [];
            var place = list.FindIndex(entry => entry.Tokens.Length < tokens.Length);
            list.Insert(place < 0 ? list.Count : place, new Phrase(tokens, _values.Count));
            _values.Add(value);
        }
    }

    /// <summary>What its phrases start with.</summary>
    public IEnumerable<string> FirstWords => _byFirst.Keys;

    /// <summary>
    /// The longest phrase at <paramref name="position"/> that <paramref name="accept"/> allows; false where there is none.
    /// </summary>
    public bool TryMatch(List<Token> tokens, int position, out T value, out int length, Predicate<T>? accept = null)
    {
        if (position < tokens.Count && tokens[position].Word.PhrasesOf(_slot, _byFirst) is { } phrases)
        {
            foreach (var phrase in phrases)
            {
                if (Matches(tokens, position, phrase.Tokens) && (accept is null || accept(_values[phrase.Value])))
                {
                    (value, length) = (_values[phrase.Value], phrase.Tokens.Length);
                    return true;
                }
            }
        }
        value = default!;
        length = 0;
        return false;
    }

    /// <summary>Whether some phrase stands at <paramref name="position"/>.</summary>
    public bool StartsAt(List<Token> tokens, int position) => TryMatch(tokens, position, out _, out _);

    private static bool Matches(List<Token> tokens, int position, string[] phrase)
    {
        if (position + phrase.Length > tokens.Count)
            return false;
        for (var index = 1; index < phrase.Length; index++)
        {
            if (tokens[position + index].Text != phrase[index])
                return false;
        }
        return true;
    }
}
