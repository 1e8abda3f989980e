using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Words between quotation marks that somebody speaks, not a single term.</summary>
/// <param name="Start">The first character behind the opening mark.</param>
/// <param name="End">The closing mark, or the end of the paragraph where there is none.</param>
/// <param name="Paragraph">Its paragraph.</param>
/// <param name="IsClosed">Whether it is closed; where not, the next paragraph goes on with it.</param>
internal readonly record struct Speech(int Start, int End, int Paragraph, bool IsClosed);

/// <summary>A text with its sentences, tokens and quoted speech.</summary>
internal sealed class NewsText
{
    /// <summary>Fewer words between quotation marks are a term ("bridge proposal"), not speech.</summary>
    private const int FewestWordsOfSpeech = 4;

    private readonly int[] _first;

    public NewsText(string text)
    {
        Text = text;
        Sentences = SentenceSplitter.Split(text);
        Tokenizer.Read(text, Tokens);
        _first = new int[Sentences.Count + 1];
        var token = 0;
        for (var index = 0; index < Sentences.Count; index++)
        {
            while (token < Tokens.Count && Tokens[token].Start < Sentences[index].Span.Start)
                token++;
            _first[index] = token;
            while (token < Tokens.Count && Tokens[token].Start < Sentences[index].Span.End)
                token++;
        }
        _first[^1] = token;
        FindSpeeches();
    }

    public string Text { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>The tokens of the whole text.</summary>
    public List<Token> Tokens { get; } = [];

    /// <summary>What is spoken, in order.</summary>
    public List<Speech> Speeches { get; } = [];

    /// <summary>Index of a sentence's first token.</summary>
    public int First(int sentence) => _first[sentence];

    /// <summary>Index of the token behind a sentence's last.</summary>
    public int Last(int sentence) => _first[sentence + 1];

    /// <summary>The speech in which a character stands, or null.</summary>
    public Speech? SpeechAt(int position)
    {
        foreach (var speech in Speeches)
        {
            if (speech.Start > position)
                return null;
            if (position < speech.End)
                return speech;
        }
        return null;
    }

    public bool IsCapital(int token) => char.IsUpper(Text[Tokens[token].Start]);

    public bool IsWord(int token) => Tokens[token].Kind == TokenKind.Word;

    /// <summary>The words of some tokens as they stand, on one line.</summary>
    public string Words(int first, int last)
    {
        if (first >= last)
            return "";
        var words = Text[Tokens[first].Start..Tokens[last - 1].End];
        return words.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 ? words : string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private void FindSpeeches()
    {
        for (var index = 0; index < Sentences.Count;)
        {
            var paragraph = Sentences[index].Paragraph;
            var (first, start) = (First(index), index);
            while (index < Sentences.Count && Sentences[index].Paragraph == paragraph)
                index++;
            FindSpeeches(first, Last(index - 1), Sentences[index - 1].Span.End, paragraph);
        }
    }

    private void FindSpeeches(int first, int last, int end, int paragraph)
    {
        var open = -1;
        for (var token = first; token < last; token++)
        {
            if (!Tokens[token].Is("\""))
                continue;
            var mark = Text[Tokens[token].Start];
            var opens = mark == '“' || (mark == '"' && open < 0);
            if (opens)
            {
                open = token;
            }
            else if (open >= 0)
            {
                Add(open, token, Tokens[token].Start, isClosed: true);
                open = -1;
            }
        }
        if (open >= 0)
            Add(open, last, end, isClosed: false);

        void Add(int from, int to, int stop, bool isClosed)
        {
            var words = 0;
            for (var token = from + 1; token < to; token++)
                words += Tokens[token].Kind is TokenKind.Symbol ? 0 : 1;
            if (words >= FewestWordsOfSpeech)
                Speeches.Add(new Speech(Tokens[from].End, stop, paragraph, isClosed));
        }
    }
}
