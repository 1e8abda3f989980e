using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>The words that a claim quotes: the clause of its figure, as long as it must be to make sense and to stand in the text
/// once.</summary>
internal sealed class Passage
{
    private const int FewestWords = 4;
    private const int MostWords = 30;

    private static readonly FrozenSet<string> BeforeParticiples = WordClasses.Of("auxiliary", "adverb");
    private static readonly FrozenSet<string> Lasting = WordClasses.Of("lasting-verb");

    private readonly NewsText _text;
    private readonly int _sentenceLast;
    private readonly Figure _figure;
    private readonly Figures _beside;
    private readonly IReadOnlyList<Credit> _credits;

    public Passage(NewsText text, Figures beside, Figure figure, IReadOnlyList<Credit> credits)
    {
        (_text, _figure, _beside, _credits) = (text, figure, beside, credits);
        _sentenceLast = beside.Last;
        // The full stop is not quoted.
        if (_sentenceLast - 1 > figure.Last && text.Tokens[_sentenceLast - 1].Is("."))
            _sentenceLast--;
        First = Left(figure.First);
        Last = Right(Math.Max(figure.Last, figure.CountedLast));
        if ((Count() < FewestWords || !_text.HasVerb(First, Last)) && Further() is { } right)
            Last = right;
        if (!_text.HasVerb(First, Last) && Further() is { } further && _text.HasVerb(Last, further))
            Last = further;
        if (Count() < FewestWords && First > beside.First)
            First = Left(First - 1);
        Trim();
    }

    /// <summary>Index of the first token.</summary>
    public int First { get; private set; }

    /// <summary>Index of the token behind the last.</summary>
    public int Last { get; private set; }

    /// <summary>What was done to what is counted: "were released"; "" where no verb tells.</summary>
    public string Deed
    {
        get
        {
            // Behind: "33 hostages were released", "59 hostages remain".
            const int MostAuxiliaries = 5;
            var from = _figure.CountedLast;
            var to = from;
            while (to < _sentenceLast && to - from < MostAuxiliaries && _text.IsWord(to)
                && BeforeParticiples.Contains(_text.Tokens[to].Text))
                to++;
            if (to < _sentenceLast && to > from && _text.IsParticiple(to))
                return _text.Words(from, to + 1).ToLowerInvariant();
            var isCounted = _figure.Counted.Length > 0;
            if (from < _sentenceLast && _text.Tokens[from].Text is var verb)
            {
                if (isCounted && _text.IsParticiple(from))
                    return WordClasses.IsKnownParticiple(verb) ? $"were {verb}" : verb;
                if (Lasting.Contains(verb))
                    return verb;
            }
            // Before: "released 33 hostages".
            return isCounted && _figure.First > _beside.First
                && _text.IsParticiple(_figure.First - 1) ? $"were {_text.Tokens[_figure.First - 1].Text}" : "";
        }
    }

    /// <summary>The words of the passage without the figure, on one line.</summary>
    public string Rest =>
        string.Join(" … ", new[] { _text.Words(First, _figure.First), _text.Words(_figure.Last, Last) }
            .Where(words => words.Length > 0)).Trim();

    /// <summary>Whether one of some words stands in it.</summary>
    public bool Has(FrozenSet<string> words) => _text.HasAny(First, Last, words);

    /// <summary>Where the quote stands: longer than the passage where its words stand in the text more than once, up to its
    /// sentence.</summary>
    public TextSpan Quote()
    {
        var (first, last) = (First, Last);
        while (!StandsOnce(first, last) && (first > _beside.First || last < _sentenceLast))
        {
            if (first > _beside.First)
                first = Left(first - 1);
            else
                last = Right(Math.Min(last + 1, _sentenceLast));
        }
        return PhraseFinder.Span(_text.Tokens, first, WithBracket(first, last));
    }

    private bool StandsOnce(int first, int last) => _text.Searched.StandsOnce(PhraseFinder.Span(_text.Tokens, first, last));

    // "23 km (14 miles": a bracket that was opened is closed, where that is near.
    private int WithBracket(int first, int last)
    {
        const int Near = 6;
        var open = Enumerable.Range(first, last - first).LastOrDefault(token => _text.Tokens[token].Text is "(" or ")", -1);
        if (open < 0 || !_text.Tokens[open].Is("("))
            return last;
        var close = Enumerable.Range(last, Math.Max(0, Math.Min(Near, _sentenceLast - last)))
            .FirstOrDefault(token => _text.Tokens[token].Is(")"), -1);
        return close < 0 ? last : close + 1;
    }

    // The next clause. Who said so is not part of what was said, and behind a closing mark stands nothing but that.
    private int? Further()
    {
        if (Last + 1 >= _sentenceLast || _text.Tokens[Last].Is("\"") || _text.Tokens[Last + 1].Is("\"")
            || IsOfCredit(_text.Tokens[Last + 1]))
            return null;
        return Right(Last + 1) is var right && right - First <= MostWords ? right : null;
    }

    private bool IsOfCredit(Token token) => _credits.Any(credit => credit.Words.Start < token.End && credit.Words.End > token.Start);

    private int Count()
    {
        var words = 0;
        for (var token = First; token < Last; token++)
            words += _text.Tokens[token].Kind is TokenKind.Symbol ? 0 : 1;
        return words;
    }

    private int Left(int token)
    {
        while (token > _beside.First && !IsCut(token - 1))
            token--;
        return token;
    }

    private int Right(int token)
    {
        while (token < _sentenceLast && !IsCut(token))
            token++;
        return token;
    }

    private void Trim()
    {
        while (First < _figure.First && _text.Tokens[First].Kind is TokenKind.Symbol)
            First++;
        while (Last > _figure.Last && _text.Tokens[Last - 1] is { Kind: TokenKind.Symbol, Text: not ("%" or ")") })
            Last--;
    }

    // A comma inside a date or number cuts nothing.
    private bool IsCut(int token)
    {
        var isCut = _text.Tokens[token].Text is "," or ";" or ":" or "—" or "–" or "(" or ")" or "\""
            || _text.Tokens[token] is { Text: "-", IsGlued: false };
        return isCut && !(_beside.At(token) is { } figure && token > figure.First) && !IsOfTime(token);
    }

    // "At 23:20".
    private bool IsOfTime(int token) => _text.Tokens[token] is { Text: ":", IsGlued: true } && token + 1 < _sentenceLast
        && _text.Tokens[token + 1] is { IsGlued: true, Kind: TokenKind.Number };
}
