using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>The words that a claim quotes: the clause of its figure, as long as it must be to make sense and to stand in the text once.</summary>
internal sealed class Passage
{
    private const int FewestWords = 4;
    private const int MostWords = 30;

    private readonly NewsText _text;
    private readonly int _sentenceFirst;
    private readonly int _sentenceLast;
    private readonly Figure _figure;
    private readonly List<Figure> _figures;
    private readonly IReadOnlyList<Credit> _credits;

    public Passage(NewsText text, int sentence, Figure figure, List<Figure> figures, IReadOnlyList<Credit> credits)
    {
        (_text, _figure, _figures, _credits) = (text, figure, figures, credits);
        (_sentenceFirst, _sentenceLast) = (text.First(sentence), text.Last(sentence));
        // The full stop is not quoted.
        if (_sentenceLast - 1 > figure.Last && text.Tokens[_sentenceLast - 1].Is("."))
            _sentenceLast--;
        First = Left(figure.First);
        Last = Right(Math.Max(figure.Last, figure.CountedLast));
        if ((Count() < FewestWords || !HasVerb(First, Last)) && GoesOn() && Right(Last + 1) is var right && right - First <= MostWords)
            Last = right;
        if (!HasVerb(First, Last) && GoesOn() && Right(Last + 1) is var further && HasVerb(Last, further) && further - First <= MostWords)
            Last = further;
        if (Count() < FewestWords && First > _sentenceFirst)
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
            var tokens = _text.Tokens;
            // Behind: "33 hostages were released", "59 hostages remain".
            var from = _figure.CountedLast;
            var to = from;
            while (to < _sentenceLast && to - from < 5 && _text.IsWord(to) && (NewsWords.Auxiliaries.Contains(tokens[to].Text) || NewsWords.Adverbs.Contains(tokens[to].Text)))
                to++;
            if (to < _sentenceLast && to > from && IsParticiple(to))
                return _text.Words(from, to + 1).ToLowerInvariant();
            if (from < _sentenceLast && _figure.Counted.Length > 0 && IsParticiple(from))
                return NewsWords.Participles.Contains(tokens[from].Text) ? $"were {tokens[from].Text}" : tokens[from].Text;
            if (from < _sentenceLast && tokens[from].Text is "remain" or "remained" or "died" or "live" or "work")
                return tokens[from].Text;
            // Before: "released 33 hostages".
            return _figure.First > _sentenceFirst && IsParticiple(_figure.First - 1) && _figure.Counted.Length > 0 ? $"were {tokens[_figure.First - 1].Text}" : "";
        }
    }

    /// <summary>The words of the passage without the figure, on one line.</summary>
    public string Rest
    {
        get
        {
            var (before, behind) = (_text.Words(First, _figure.First), _text.Words(_figure.Last, Last));
            return (before.Length == 0 ? behind : behind.Length == 0 ? before : $"{before} … {behind}").Trim();
        }
    }

    /// <summary>Where the quote stands: longer than the passage where its words stand in the text more than once.</summary>
    public TextSpan Quote(string text)
    {
        var (first, last) = (First, Last);
        while (true)
        {
            var span = PhraseFinder.Span(_text.Tokens, first, last - first);
            var words = text.AsSpan(span.Start, span.Length);
            if (text.AsSpan().IndexOf(words) is var at && at == span.Start && text.AsSpan(at + 1).IndexOf(words) < 0)
                return span;
            if (first == _sentenceFirst && last == _sentenceLast)
                return span;
            if (first > _sentenceFirst)
                first = Left(first - 1);
            else
                last = Right(Math.Min(last + 1, _sentenceLast));
        }
    }

    // Who said so is not part of what was said, and behind a closing mark stands nothing but that.
    private bool GoesOn() => Last + 1 < _sentenceLast && !_text.Tokens[Last].Is("\"") && !_text.Tokens[Last + 1].Is("\"")
        && !_credits.Any(credit => credit.Words.Start < _text.Tokens[Last + 1].End && credit.Words.End > _text.Tokens[Last + 1].Start);

    private int Count()
    {
        var words = 0;
        for (var token = First; token < Last; token++)
            words += _text.Tokens[token].Kind is TokenKind.Symbol ? 0 : 1;
        return words;
    }

    private int Left(int token)
    {
        while (token > _sentenceFirst && !IsCut(token - 1))
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
        var text = _text.Tokens[token].Text;
        if (text is not ("," or ";" or ":" or "—" or "–" or "(" or ")" or "\"") && !(text == "-" && !_text.Tokens[token].IsGlued))
            return false;
        foreach (var figure in _figures)
        {
            if (token > figure.First && token < figure.Last)
                return false;
        }
        return true;
    }

    private bool HasVerb(int first, int last)
    {
        for (var token = first; token < last; token++)
        {
            if (NewsWords.Auxiliaries.Contains(_text.Tokens[token].Text) || IsParticiple(token) || (NewsWords.ReportingVerbs.StartsAt(_text.Tokens, token) && !_text.IsCapital(token)))
                return true;
        }
        return false;
    }

    private bool IsParticiple(int token) => _text.IsWord(token) && !_text.IsCapital(token)
        && (NewsWords.Participles.Contains(_text.Tokens[token].Text) || (_text.Tokens[token].Length > 4 && _text.Tokens[token].Text.EndsWith("ed", StringComparison.Ordinal)));
}
