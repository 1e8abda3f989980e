using ClaimLedger.News;

namespace ClaimLedger.Matching;

/// <summary>Where the words of a text stand: what its sentences, paragraphs and beginning name.</summary>
internal sealed class NamedWords
{
    // How well a word is known to whoever reads a sentence, by where it was named last.
    public const double InSentence = 1, InParagraph = 0.85, InLead = 0.65;

    private const double InParagraphBefore = 0.7, Anywhere = 0.4;

    private readonly NewsText _text;
    private readonly Dictionary<string, List<int>> _sentences = new(StringComparer.Ordinal);
    private readonly HashSet<string> _title;
    private readonly HashSet<string> _lead;

    /// <param name="text">The text.</param>
    /// <param name="title">Its title, where it is not the text's first line.</param>
    public NamedWords(NewsText text, string title)
    {
        _text = text;
        _title = Stem.In(title);
        _lead = [.. _title];
        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            foreach (var stem in text.Stems(text.First(sentence), text.Last(sentence)))
            {
                (_sentences.TryGetValue(stem, out var known) ? known : _sentences[stem] = []).Add(sentence);
                // Headline and first paragraph say what a text is about, and where.
                if (text.Sentences[sentence].Paragraph <= 1)
                    _lead.Add(stem);
            }
        }
    }

    /// <summary>Whether the title, headline or first paragraph has a word.</summary>
    public bool IsInLead(string stem) => _lead.Contains(stem);

    /// <summary>Whether the title that was given has a word.</summary>
    public bool IsInTitle(string stem) => _title.Contains(stem);

    /// <summary>How well a word is known in a sentence: 1 where it stands there, less where it was named further away, 0 where
    /// nowhere.</summary>
    public double At(string stem, int sentence)
    {
        var last = LastBefore(stem, sentence + 1);
        if (last == sentence)
            return InSentence;
        var back = last < 0 ? int.MaxValue : _text.Sentences[sentence].Paragraph - _text.Sentences[last].Paragraph;
        return back switch
        {
            0 => InParagraph,
            1 => InParagraphBefore,
            _ when _lead.Contains(stem) => InLead,
            _ => _sentences.ContainsKey(stem) ? Anywhere : 0,
        };
    }

    /// <summary>Whether a word stands near a sentence, though not in it: in the two before or the one behind.</summary>
    public bool IsNear(string stem, int sentence)
    {
        const int Behind = 1;
        return IsBefore(stem, sentence) || LastBefore(stem, sentence + Behind + 1) > sentence;
    }

    /// <summary>Whether a word stands in one of the two sentences before.</summary>
    public bool IsBefore(string stem, int sentence)
    {
        const int Before = 2;
        return LastBefore(stem, sentence) is var before && before >= 0 && before >= sentence - Before;
    }

    /// <summary>The words of a sentence and those near it.</summary>
    public HashSet<string> Around(int sentence) =>
        _text.Stems(_text.First(Math.Max(0, sentence - 2)), _text.Last(Math.Min(_text.Sentences.Count - 1, sentence + 1)));

    private int LastBefore(string stem, int sentence)
    {
        if (!_sentences.TryGetValue(stem, out var at))
            return -1;
        var index = at.BinarySearch(sentence);
        return (index >= 0 ? index : ~index) is var next && next > 0 ? at[next - 1] : -1;
    }
}

/// <summary>A mention with the words around it, as questions are held against it.</summary>
internal sealed class Surroundings
{
    private const double OutsidePassage = 0.75;

    private static readonly Nearness Reach = new(Before: 0.18, Behind: 0.18);

    private readonly Dictionary<string, double> _near;
    private readonly Dictionary<string, double> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _here = new(StringComparer.Ordinal);
    private readonly HashSet<string> _passage;

    public Surroundings(NewsText text, NamedWords named, Mention mention)
    {
        (Text, Named, Mention) = (text, named, mention);
        _near = Reach.Around(text, mention.Beside, mention.Figure);
        _passage = text.Stems(mention.Passage.First, mention.Passage.Last);
        Periods = new Periods(this);
        // The noun itself: "Palestinian detainees" are detainees.
        Counted = [.. ClaimLedger.Text.Tokenizer.Read(mention.Figure.Counted).Select(token => Stem.Of(token)).OfType<string>()];
    }

    public NewsText Text { get; }

    public NamedWords Named { get; }

    public Mention Mention { get; }

    /// <summary>Since when the sentence counts.</summary>
    public Periods Periods { get; }

    /// <summary>The stems of what is counted, the noun last.</summary>
    public IReadOnlyList<string> Counted { get; }

    /// <summary>How near a word stands in the sentence: 1 beside the figure, 0 where it does not.</summary>
    public double Near(string stem) => _near.TryGetValue(stem, out var near) ? (_passage.Contains(stem) ? near : near * OutsidePassage) : 0;

    /// <summary>How well a word is known to whoever reads the sentence.</summary>
    public double Known(string stem) => Once(_known, stem, each => Named.At(each, Mention.Sentence));

    /// <summary>How far a word stands in the sentence, near it, or in the text's title: above 1 right beside the figure.</summary>
    public double Here(string stem) => Once(_here, stem, FindHere);

    // Many questions have the same words.
    private static double Once(Dictionary<string, double> known, string stem, Func<string, double> find) =>
        known.TryGetValue(stem, out var value) ? value : known[stem] = find(stem);

    private double FindHere(string stem)
    {
        const double InSentence = 0.7, Beside = 0.5, NearIt = 0.45, InTitle = 0.25;
        if (_near.TryGetValue(stem, out var near))
            return InSentence + (Beside * near);
        // Dates beside the figure name what they date, though they are figures themselves.
        if (Known(stem) >= NamedWords.InSentence)
            return InSentence;
        return Named.IsNear(stem, Mention.Sentence) ? NearIt : Named.IsInTitle(stem) ? InTitle : 0;
    }
}
