using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Sentences;

/// <summary>A sentence as it is compared: its figures, and the words around each.</summary>
internal sealed class ReadSentence
{
    private readonly List<Token> _tokens;
    private readonly string?[] _stems;

    public ReadSentence(string text, ScanOptions options)
    {
        Text = text;
        _tokens = Tokenizer.Read(text);
        var found = new List<FoundQuantity>();
        new QuantityScanner(options).Scan(text, found);
        Figures = [.. found.Select((quantity, index) => new Figure(this, index, quantity, IndexAt(quantity.Span.Start), IndexAt(quantity.Span.End)))];
        _stems = new string?[_tokens.Count];
        for (var index = 0; index < _stems.Length; index++)
        {
            if (_tokens[index] is { Kind: TokenKind.Word } token && token.Length > 1 && !Stems.IsJoining(token.Text))
                _stems[index] = Stems.Of(token.Text);
        }
        // A figure's own words say nothing of what it counts.
        foreach (var figure in Figures)
            _stems.AsSpan(figure.First, figure.End - figure.First).Clear();
        Words = _stems.OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var figure in Figures)
        {
            figure.Words = Around(figure);
            figure.Noun = figure.Quantity.Counted is { } counted ? LastStem(counted) : null;
        }
    }

    public string Text { get; }

    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>The stems of all words that say something.</summary>
    public IReadOnlySet<string> Words { get; }

    /// <summary>The token at a place; an empty one where there is none.</summary>
    public Token TokenAt(int index) => index >= 0 && index < _tokens.Count ? _tokens[index] : Token.Nothing;

    private string? LastStem(TextSpan counted)
    {
        for (var index = IndexAt(counted.End) - 1; index >= 0 && _tokens[index].Start >= counted.Start; index--)
        {
            if (_stems[index] is { } stem)
                return stem;
        }
        return null;
    }

    // The nearer a word, the more it says of what the figure counts; a comma is a step more, and another sentence far away.
    private Dictionary<string, double> Around(Figure figure)
    {
        const double After = 0.45;
        const double Before = 0.55;
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        Walk(figure.End, 1, After);
        Walk(figure.First - 1, -1, Before);
        return words;

        void Walk(int from, int step, double decay)
        {
            var distance = 0.0;
            for (var index = from; index >= 0 && index < _tokens.Count; index += step)
            {
                if (_stems[index] is { } stem)
                {
                    var weight = 1 / (1 + decay * distance);
                    if (!words.TryGetValue(stem, out var known) || known < weight)
                        words[stem] = weight;
                    distance += 1;
                }
                else
                {
                    distance += _tokens[index].Text switch { "," or "(" or ")" or "and" or "but" or "while" => 1, ";" or ":" => 2, "." or "!" or "?" => 6, _ => _tokens[index].Kind == TokenKind.Number ? 1.5 : 0.25 };
                }
            }
        }
    }

    private int IndexAt(int offset)
    {
        int low = 0, high = _tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_tokens[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

/// <summary>A figure in a sentence.</summary>
/// <param name="sentence">The sentence.</param>
/// <param name="index">Its place among the sentence's figures.</param>
/// <param name="quantity">What it says.</param>
/// <param name="first">Its first token.</param>
/// <param name="end">The token behind it.</param>
internal sealed class Figure(ReadSentence sentence, int index, FoundQuantity quantity, int first, int end)
{
    public ReadSentence Sentence { get; } = sentence;

    public int Index { get; } = index;

    public FoundQuantity Quantity { get; } = quantity;

    public int First { get; } = first;

    public int End { get; } = end;

    /// <summary>The stems around it, each with how near it stands: 1 beside it, less further away.</summary>
    public Dictionary<string, double> Words { get; set; } = [];

    /// <summary>The stem of what is counted, or null where nothing is.</summary>
    public string? Noun { get; set; }
}
