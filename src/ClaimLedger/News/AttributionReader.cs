using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Tells who is credited with what: by the credits of the sentence, by a named line, or as speech whose speaker is named near
/// by.</summary>
internal sealed class AttributionReader
{
    /// <summary>How many sentences away the speaker of a quote may be named.</summary>
    private const int FurthestSentence = 12;

    /// <summary>How many paragraphs a quote may go on from.</summary>
    private const int FurthestParagraph = 3;

    private static readonly FrozenSet<string> Besides = WordClasses.Of("besides");

    private readonly NewsText _text;
    private readonly SpeakerBook _book;
    private readonly CreditFinder _finder;
    private readonly List<Credit>[] _credits;

    public AttributionReader(NewsText text, SpeakerBook book)
    {
        (_text, _book) = (text, book);
        _finder = new CreditFinder(text, book);
        _credits = [.. Enumerable.Range(0, text.Sentences.Count).Select(sentence => Apart(_finder.Find(sentence)))];
    }

    /// <summary>The credits in a sentence, in order of place.</summary>
    public IReadOnlyList<Credit> In(int sentence) => _credits[sentence];

    /// <summary>Who is credited with what stands at <paramref name="position"/> of a sentence.</summary>
    public Attribution At(int sentence, int position)
    {
        var covering = _credits[sentence].FindAll(credit => credit.Covers(position));
        if (covering.Count == 0 && NamedLine(sentence) is { } named)
            return named;
        if (_text.SpeechAt(position) is { } speech && !covering.Exists(credit => credit.IsOf(speech))
            && SpeakerOf(speech, sentence) is { } quoted)
            covering.Add(quoted with { IsTrailing = true, Rule = CreditRule.Quoted });
        // From the innermost to the outermost; what stands behind a sentence holds for all of it.
        return covering.Count == 0 ? Attribution.OwnVoice
            : Attributed([.. covering.OrderBy(credit => credit.IsTrailing).ThenByDescending(credit => credit.Scope.Start)]);
    }

    // "The mayor said 12 boats sank, and the union said 9 left": what the union said is not on the mayor's word.
    private List<Credit> Apart(List<Credit> credits) => credits.ConvertAll(credit =>
        credits.Find(other => BeginsAnew(other, credit)) is { } next
            ? credit with { Scope = new TextSpan(credit.Scope.Start, next.Words.Start - credit.Scope.Start) }
            : credit);

    // But for "and that", and for what stands in the speech of who spoke before.
    private bool BeginsAnew(Credit other, Credit before) =>
        !before.IsTrailing && !other.IsTrailing && other.IsByVerb && other.Words.Start >= before.Words.End
            && before.Covers(other.Words.Start) && _text.SpeechAt(other.Words.Start) is null
            && _text.TokenAt(other.Words.Start) is > 0 and var token && Besides.Contains(_text.Tokens[token - 1].Text);

    private Attribution Attributed(List<Credit> ordered)
    {
        var chain = new List<string>();
        for (var index = 0; index < ordered.Count; index++)
        {
            var credit = ordered[index];
            // "An Israeli minister said that Israel seeks": the minister speaks for himself and his side.
            if (ordered.Skip(index + 1).Any(outer => Demonyms.IsOneOf(outer.Named, credit.Speaker)))
                continue;
            foreach (var name in new[] { credit.Speaker, _finder.OutletOf(credit) }.OfType<string>().Where(name => !chain.Contains(name)))
                chain.Add(name);
        }
        var rules = ordered
            .Select(credit => $"{credit.RuleName}: \"{_text.At(credit.Words).ReplaceLineEndings(" ")}\"").Distinct(StringComparer.Ordinal);
        return new Attribution([.. chain], [.. ordered.Select(credit => credit.Kind)], string.Join("; ", rules));
    }

    /// <summary>"The mayor: We planted 40 trees." in interviews and question-and-answer pieces.</summary>
    private Attribution? NamedLine(int sentence)
    {
        const int LongestLabel = 5;
        var first = _text.Paragraph(_text.Sentences[sentence].Paragraph).First;
        var (start, last) = (_text.First(first), _text.Last(first));
        for (var token = start; token < Math.Min(last, start + LongestLabel); token++)
        {
            if (_text.Tokens[token].Is(":"))
                return token > start && token + 1 < last ? Label(start, token) : null;
            if (!_text.IsWord(token) && !_text.Tokens[token].Is("."))
                return null;
        }
        return null;
    }

    private Attribution? Label(int start, int end)
    {
        var name = _text.Words(start, end);
        var isName = _finder.Names.IsSpeaker(start, end) && _text.IsCapital(end - 1) && (end - start > 1 || _book.Knows(name));
        return isName
            && _book.Resolve(name) is { } speaker ? new Attribution([speaker], [ReportingKind.Stating], $"a line of {name}'s") : null;
    }

    /// <summary>The credit that a speech without one in its own sentence belongs to: in its paragraph, else next to it.</summary>
    private Credit? SpeakerOf(Speech speech, int sentence)
    {
        var paragraph = _text.Sentences[sentence].Paragraph;
        var (first, last) = _text.Paragraph(paragraph);
        for (var distance = 0; distance <= FurthestSentence; distance++)
        {
            foreach (var near in (ReadOnlySpan<int>)[sentence + distance, sentence - distance])
            {
                if (near >= first && near < last && _credits[near].FindLast(IsOutsideSpeech) is { } credit)
                    return credit;
            }
        }
        // An open quote goes on in the next paragraph, where its speaker may be named; and one may go on from the paragraph before.
        var after = _text.Paragraph(paragraph + 1);
        if (!speech.IsClosed && Stating(after.First, Math.Min(after.Last, after.First + FurthestSentence)).FirstOrDefault() is { } next)
            return next;
        for (var back = 1; back <= FurthestParagraph; back++)
        {
            var before = _text.Paragraph(paragraph - back);
            if (Stating(Math.Max(before.First, before.Last - FurthestSentence), before.Last).LastOrDefault() is { } previous)
                return previous;
        }
        return null;
    }

    private bool IsOutsideSpeech(Credit credit) => credit.Kind is ReportingKind.Stating && _text.SpeechAt(credit.Words.Start) is null;

    private IEnumerable<Credit> Stating(int first, int last) =>
        Enumerable.Range(first, last - first).SelectMany(sentence => _credits[sentence])
            .Where(credit => credit.Kind is ReportingKind.Stating);
}
