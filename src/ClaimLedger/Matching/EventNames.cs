using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Matching;

/// <summary>
/// The names by which the questions of a data set tell their events: words that are capital within a sentence and nowhere in small
/// letters. Talks, war and first phase name no event.
/// </summary>
internal sealed class EventNames
{
    private readonly FrozenSet<string> _names;

    /// <param name="questions">The questions.</param>
    /// <param name="claims">Claims that answer them.</param>
    public EventNames(IReadOnlyCollection<Question> questions, IReadOnlyCollection<Claim> claims)
    {
        var (names, words) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var text in questions.SelectMany(Texts).Concat(claims.Select(claim => claim.Quote).OfType<string>()))
        {
            var tokens = Tokenizer.Read(text);
            for (var token = 0; token < tokens.Count; token++)
            {
                if (!IsCapital(tokens[token]))
                    words.Add(Of(tokens[token]));
                // What begins a sentence is capital whatever it is.
                else if (token > 0 && tokens[token - 1].Kind is not TokenKind.Symbol)
                    names.Add(Of(tokens[token]));
            }
        }
        _names = names.Except(words).ToFrozenSet(StringComparer.Ordinal);
        Words = names.Union(words).ToFrozenSet(StringComparer.Ordinal);
        Shared = SharedBy(claims, questions.SelectMany(Of).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>All words of the data set, names or not.</summary>
    public FrozenSet<string> Words { get; }

    /// <summary>Those of what a question is about and asks that most sources name: without them a text is not of these events. None
    /// where the data set is of many events.</summary>
    public FrozenSet<string> Shared { get; }

    /// <summary>The names that a question has of its own: in its subject, wording, qualifiers and event.</summary>
    public FrozenSet<string> Of(Question question) =>
        Texts(question).Append(question.Event?.Replace('-', ' ')).OfType<string>().SelectMany(Tokenizer.Read).Select(Of)
            .Where(_names.Contains).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word can be a name.</summary>
    public static bool IsCapital(Token token) => token.Kind == TokenKind.Word && char.IsUpper(token.Word.Written[0])
        && !WordClasses.IsFunctionWord(token.Text)
        && !WordClasses.Months.Contains(token.Text)
        && !WordClasses.Weekdays.Contains(token.Text);

    /// <summary>A word as names are compared.</summary>
    public static string Of(Token token) => Stem.Of(WordClasses.WithoutPossessive(token.Text));

    private static IEnumerable<string> Texts(Question question) =>
        question.Qualifiers.Select(pair => pair.Value).Prepend(question.Asks).Prepend(question.Subject);

    private static FrozenSet<string> SharedBy(IReadOnlyCollection<Claim> claims, HashSet<string> own)
    {
        const int Fewest = 2;
        var sources = claims.GroupBy(claim => claim.Source)
            .Select(source => source.Select(claim => claim.Quote).OfType<string>().SelectMany(Tokenizer.Read).Select(Of)
                .Where(own.Contains).ToHashSet(StringComparer.Ordinal))
            .ToList();
        return sources.Count < Fewest ? [] : own.Where(name => 2 * sources.Count(source => source.Contains(name)) > sources.Count)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}

/// <summary>Lets a figure go to no question whose event the text does not name near it.</summary>
/// <param name="index">The questions.</param>
/// <param name="text">The text.</param>
/// <param name="title">Its title, where it is not the text's first line.</param>
/// <param name="isSure">Whether who asks is sure of the question anyway, and two words of three call its event.</param>
internal sealed class EventGate(QuestionIndex index, NewsText text, string title, bool isSure)
{
    // One side of a war is named in many texts; two names of it are not.
    private const int MostShared = 2;
    private const double LeastOfSubject = 0.67;
    private const double LeastTold = 2.0 / 3;

    private static readonly FrozenSet<string> PlaceOpeners = WordClasses.Of("happened-at");
    private static readonly FrozenSet<string> Months = WordClasses.Months.Select(Stem.Of).ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenSet<string> _all = Names(0, text.Tokens.Count, text);
    private readonly HashSet<string> _lead =
        [.. Tokenizer.Read(title).Where(EventNames.IsCapital).Select(EventNames.Of), .. OfParagraph(text, 0), .. OfParagraph(text, 1)];

    // Once a text, since every figure asks of every question; and only where the data set has one event.
    private readonly Lazy<FrozenSet<string>?> _places = new(() => PlacesWithin(text, index));

    private (int Sentence, HashSet<string> Names) _near = (-1, []);

    /// <summary>Whether the event of a question is named near a sentence: in it, its paragraph, or where the text begins.</summary>
    public bool IsNamed(IndexedQuestion question, int sentence, NamedWords named)
    {
        var near = Near(sentence);
        var shared = index.SharedNames;
        if (shared.Count > 0 && IsCalled(question, sentence, named))
            return true;
        // "The ceasefire took effect on 17 January. Hamas released 45 hostages": one of the names is enough where no other stands by.
        if (isSure && shared.Overlaps(_all) && HasNoPlaceBut(question))
            return question.Names.Count == 0 || question.Names.Overlaps(near);
        if (question.Names.Count > 0)
            return question.Names.Overlaps(near) && Has(shared, _all);
        return shared.Count > 0 ? Has(shared, near)
            : index.Share(question.Subject.Except(Months), stem => IsNear(named, stem, sentence)) >= LeastOfSubject;
    }

    // "The first phase of the ceasefire took effect on 15 January": by the words of its subject, in a text that has no name which the data
    // set has not, and no place of another event.
    private bool IsCalled(IndexedQuestion question, int sentence, NamedWords named)
    {
        const int LeastWords = 2;
        var subject = question.Subject.Except(Months).Where(stem => !char.IsAsciiDigit(stem[0])).ToList();
        var told = subject.Count(stem => IsNear(named, stem, sentence) > 0);
        return told >= LeastWords && told >= (isSure ? LeastTold : LeastOfSubject) * subject.Count
            && HasNoPlaceBut(question);
    }

    // No name that the data set has not, and no place but the question's own and those that most sources name.
    private bool HasNoPlaceBut(IndexedQuestion question) => _places.Value is { } places
        && places.All(place => question.Names.Contains(place) || index.SharedNames.Contains(place));

    // Null where the text has a name that the data set has not. Of a word that begins a sentence nobody knows whether it is a name.
    private static FrozenSet<string>? PlacesWithin(NewsText text, QuestionIndex index)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            for (var token = text.First(sentence) + 1; token < text.Last(sentence); token++)
            {
                if (!EventNames.IsCapital(text.Tokens[token]))
                    continue;
                var name = EventNames.Of(text.Tokens[token]);
                if (!index.KnownWords.Contains(name))
                    return null;
                if (PlaceOpeners.Contains(text.Tokens[token - 1].Text))
                    places.Add(name);
            }
        }
        return places.ToFrozenSet(StringComparer.Ordinal);
    }

    private static double IsNear(NamedWords named, string stem, int sentence) =>
        named.At(stem, sentence) >= NamedWords.InParagraph || named.IsInLead(stem) ? 1 : 0;

    private static bool Has(FrozenSet<string> shared, IReadOnlySet<string> names) =>
        shared.Count(names.Contains) >= Math.Min(MostShared, shared.Count);

    private HashSet<string> Near(int sentence)
    {
        if (_near.Sentence != sentence)
        {
            var paragraph = text.Sentences[sentence].Paragraph;
            _near = (sentence, [.. _lead, .. OfParagraph(text, paragraph)]);
        }
        return _near.Names;
    }

    private static FrozenSet<string> OfParagraph(NewsText text, int paragraph)
    {
        var (first, last) = text.Paragraph(paragraph);
        return first >= last ? [] : Names(text.First(first), text.Last(last - 1), text);
    }

    private static FrozenSet<string> Names(int first, int last, NewsText text) => Enumerable.Range(first, last - first)
        .Select(token => text.Tokens[token]).Where(EventNames.IsCapital).Select(EventNames.Of).ToFrozenSet(StringComparer.Ordinal);
}
