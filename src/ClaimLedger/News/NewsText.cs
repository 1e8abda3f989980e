using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>A text with its sentences, tokens and quoted speech.</summary>
internal sealed class NewsText
{
    private static readonly FrozenSet<string> Enders = WordClasses.Of("sentence-ends").Append("\"").ToFrozenSet(StringComparer.Ordinal);

    // "Broke out" tells when something began, whatever breaks.
    private static readonly PhraseTable<bool> Beginnings = WordLists.Phrases("beginning-of-event");
    private static readonly string Beginning = Stem.Of("begin");

    private HashSet<string>? _small;
    private int? _lead;
    private HashSet<string>? _once;

    private readonly int[] _first;
    private static readonly FrozenSet<string> OfThings = WordClasses.Of("ly-word-of-things");
    private readonly int[] _paragraphs;
    private readonly List<Speech> _speeches = [];
    private readonly string?[] _stems;

    public NewsText(string text)
    {
        Searched = new SearchableText(text);
        Sentences = SentenceSplitter.Split(text);
        Tokenizer.Read(text, Tokens);
        _stems = new string?[Tokens.Count];
        for (var token = 0; token < _stems.Length; token++)
            _stems[token] = Beginnings.StartsAt(Tokens, token) ? Beginning : Stem.Of(Tokens[token]);
        _first = [.. Sentences.Select(sentence => TokenAt(sentence.Span.Start)), Sentences.Count == 0 ? 0
            : TokenAt(Sentences[^1].Span.End)];
        _paragraphs = [.. Enumerable.Range(0, Sentences.Count)
            .Where(index => index == 0 || Sentences[index].Paragraph != Sentences[index - 1].Paragraph), Sentences.Count];
        for (var paragraph = 0; paragraph + 1 < _paragraphs.Length; paragraph++)
        {
            var last = _paragraphs[paragraph + 1] - 1;
            _speeches.AddRange(Speech.In(this, First(_paragraphs[paragraph]), Last(last), Sentences[last].Span.End, paragraph));
        }
    }

    public string Text => Searched.Text;

    /// <summary>The text, to look for words in it.</summary>
    public SearchableText Searched { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>The tokens of the whole text.</summary>
    public List<Token> Tokens { get; } = [];

    /// <summary>Index of a sentence's first token.</summary>
    public int First(int sentence) => _first[sentence];

    /// <summary>Index of the token behind a sentence's last.</summary>
    public int Last(int sentence) => _first[sentence + 1];

    /// <summary>The sentences of a paragraph: the first, and the one behind the last; none where there is no such paragraph.</summary>
    public (int First, int Last) Paragraph(int paragraph) =>
        paragraph >= 0 && paragraph + 1 < _paragraphs.Length ? (_paragraphs[paragraph], _paragraphs[paragraph + 1]) : (0, 0);

    /// <summary>The first paragraph that tells the story: what stands above it is a headline, a date, a byline, and no sentence.</summary>
    public int Lead => _lead ??= FirstOfProse();

    private int FirstOfProse()
    {
        const int Furthest = 4;
        for (var paragraph = 0; paragraph < Math.Min(Furthest, _paragraphs.Length - 1); paragraph++)
        {
            var last = Last(_paragraphs[paragraph + 1] - 1);
            if (last > First(_paragraphs[paragraph]) && Enders.Contains(Tokens[last - 1].Text))
                return paragraph;
        }
        return 0;
    }

    /// <summary>The paragraph in which a token stands.</summary>
    public int ParagraphOf(int token) => Sentences.Count == 0 ? 0 : Sentences[SentenceAt(token)].Paragraph;

    /// <summary>The sentence in which a token stands.</summary>
    public int SentenceAt(int token)
    {
        var index = Array.BinarySearch(_first, 0, Sentences.Count, token);
        return index >= 0 ? index : Math.Max(0, ~index - 1);
    }

    /// <summary>The first token that starts at or behind a character.</summary>
    public int TokenAt(int position)
    {
        int low = 0, high = Tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Tokens[middle].Start < position ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>The speech in which a character stands, or null.</summary>
    public Speech? SpeechAt(int position)
    {
        int low = 0, high = _speeches.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _speeches[middle].Start <= position ? (middle + 1, high) : (low, middle);
        }
        return low > 0 && position < _speeches[low - 1].End ? _speeches[low - 1] : null;
    }

    public bool IsCapital(int token) => char.IsUpper(Tokens[token].Word.Written[0]);

    /// <summary>Whether a token is written in capitals only, two or more: "US", and no pronoun.</summary>
    public bool IsInitials(int token) => Tokens[token].Word.Written is { Length: > 1 } written && written.All(char.IsUpper);

    /// <summary>Whether the text has a token's word anywhere in other than capitals only: "Brussels" for "BRUSSELS".</summary>
    public bool IsWrittenSmall(int token) =>
        (_small ??= [.. Tokens.Where(each => each.Word.Written.Any(char.IsLower)).Select(each => each.Text)]).Contains(Tokens[token].Text);

    public bool IsWord(int token) => Tokens[token].Kind == TokenKind.Word;

    /// <summary>Whether a token is a word in small letters that says what was done.</summary>
    public bool IsParticiple(int token) => IsWord(token) && !IsCapital(token) && WordClasses.IsParticiple(Tokens[token].Text);

    /// <summary>Whether a token carries a verb: "has", "would".</summary>
    public bool IsAuxiliary(int token) => WordClasses.Auxiliaries.Contains(Tokens[token].Text);

    /// <summary>Whether a token is of a verb, as far as one can tell: an auxiliary, or what was done.</summary>
    public bool IsOfVerb(int token) => IsAuxiliary(token) || IsParticiple(token);

    /// <summary>Whether a stretch has a verb, as far as one can tell: one that carries it, what was done, or "said".</summary>
    public bool HasVerb(int first, int last)
    {
        for (var token = first; token < last; token++)
        {
            if (IsOfVerb(token) || (WordClasses.ReportingVerbs.StartsAt(Tokens, token) && !IsCapital(token)))
                return true;
        }
        return false;
    }

    /// <summary>Whether a stretch has one of some words, as they stand in their list: in small letters.</summary>
    public bool HasAny(int first, int last, FrozenSet<string> words)
    {
        for (var token = first; token < last; token++)
        {
            if (words.Contains(Tokens[token].Text))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Where a stretch goes on behind the place where the text was written: "NEW YORK Officials in Marrow", "PORT EBB, Marrow A wave", if
    /// the text elsewhere writes that place in small letters.
    /// </summary>
    public int BehindDateline(int start, int end)
    {
        const int LongestDateline = 14;
        var first = First(SentenceAt(start));
        // "PORT EBB (Sound Daily) 5 June 2031 - ": all before the dash.
        for (var token = first + 1; IsInitials(first) && token < Math.Min(end - 1, first + LongestDateline); token++)
        {
            if (Tokens[token].Text is "—" or "–" or "-" && !(Tokens[token].IsGlued && Tokens[token + 1].IsGlued))
            {
                while (Tokens[token + 1].Text is "—" or "–" or "-")
                    token++;
                return Math.Max(start, token + 1);
            }
            if (IsWord(token) && !IsCapital(token))
                break;
        }
        var behind = first;
        while (behind < end - 1 && (IsInitials(behind) && (IsWrittenSmall(behind) || IsPlaceOfReport(behind))
            || behind > first && Tokens[behind].Is("/") && IsInitials(behind + 1)))
            behind++;
        if (behind > first && behind < end - 2 && Tokens[behind].Is(",") && IsCapital(behind + 1) && IsCapital(behind + 2))
            behind += 2;
        return behind > first && behind >= start && IsCapital(behind) && !IsInitials(behind) ? behind : start;
    }

    // "QUILL Rescuers dug": too long for letters that stand for words, and written so here alone.
    private bool IsPlaceOfReport(int token)
    {
        const int Shortest = 4;
        _once ??= [.. Tokens.CountBy(each => each.Text).Where(pair => pair.Value == 1).Select(pair => pair.Key)];
        return Tokens[token].Length >= Shortest && _once.Contains(Tokens[token].Text);
    }

    /// <summary>Whether a token is a word in small letters that ends in -ly and tells how, as no adjective and no noun does.</summary>
    public bool IsManner(int token) => IsWord(token) && !IsCapital(token) && Tokens[token].Text.EndsWith("ly", StringComparison.Ordinal)
        && !OfThings.Contains(Tokens[token].Text);

    /// <summary>The stem of a token; null where it says nothing.</summary>
    public string? StemAt(int token) => _stems[token];

    /// <summary>The stems of some tokens.</summary>
    public HashSet<string> Stems(int first, int last) => _stems[first..last].OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The words of some tokens as they stand, on one line.</summary>
    public string Words(int first, int last) => first >= last ? "" : OneLine.Of(Text[Tokens[first].Start..Tokens[last - 1].End]);

    /// <summary>The characters of a stretch, as they stand.</summary>
    public string At(TextSpan span) => Text.Substring(span.Start, span.Length);
}
