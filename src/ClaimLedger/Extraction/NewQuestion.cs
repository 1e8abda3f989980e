using System.Collections.Frozen;
using ClaimLedger.Naming;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Stories;

namespace ClaimLedger.Extraction;

/// <summary>Words a question for a figure that answers none of the data set's.</summary>
internal sealed class NewQuestion(NewsText text, ReadingContext context)
{
    private const int FewestWords = 2;
    private const int MostWords = 45;

    private static readonly FrozenSet<string> StillSo = Stem.OfClass("still-so");
    private static readonly FrozenSet<string> Harm = Stem.OfClass("harm");
    private static readonly FrozenSet<string> SoFar = Stem.OfClass("so-far");
    private static readonly FrozenSet<string> NoBeginning = WordClasses.Of("no-clause-beginning");
    private static readonly FrozenSet<string> Lasting = WordClasses.Of("lasting-verb");
    private static readonly FrozenSet<string> BePassive = WordClasses.Of("being", "not-finite");
    private static readonly FrozenSet<string> Particles = WordClasses.Of("verb-particle");

    private readonly QuestionIds _ids = new(
        context.Questions.Concat(context.Proposed).Select(question => question.Id).Concat(context.TakenIds));
    private readonly ClauseQuestion _clauses = new(text);
    private readonly InPlaceQuestion _inPlace = new(text);
    private readonly Dictionary<(StoryKey Key, AnswerType Answer), Question> _byKey = [];
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>The question in the words of the figure's measure, or of its own clause; null where neither makes one.</summary>
    /// <param name="mention">The figure.</param>
    /// <param name="measured">What it measures; null where nothing tells.</param>
    public Question? For(Mention mention, StoryFigure? measured) =>
        (measured is null ? OfClause(mention) : OfMeasure(mention, measured)) is { } question
        ? question with { Id = _ids.Of(question) } : null;

    private Question OfMeasure(Mention mention, StoryFigure figure)
    {
        var key = figure.Key;
        // "Twelve inmates", "17 prisoners": one question, in the words of the first.
        if (_byKey.TryGetValue((key, figure.Answer), out var known) && known.Unit == figure.Unit)
            return known;
        return _byKey[(key, figure.Answer)] = Worded(mention, figure);
    }

    private Question Worded(Mention mention, StoryFigure figure)
    {
        var key = figure.Key;
        var paragraph = text.Sentences[mention.Sentence].Paragraph + 1;
        // Where a text shares no event, each paragraph may tell of its own: the first that asks asks for all of it.
        var isOwn = figure.IsOfOwnText;
        var asks = figure.Wording;
        var elsewhere = !_places.TryAdd(asks, key.Event) && _places[asks] != key.Event;
        var words = (isOwn ? key with { Event = "" } : key).Words;
        var id = Slugs.Of(elsewhere ? $"{words} paragraph {paragraph}" : words);
        var question = figure.QuestionOf(context.Title, new($"{context.Prefix}.{id}"));
        return elsewhere ? question with { Asks = $"{asks[..^1]} (paragraph {paragraph})?" } : question;
    }

    private Question? OfClause(Mention mention)
    {
        // "Six of the 19 miners were rescued", "shops in the town of 40,000": the clause says nothing of those.
        if (PartOfWhole.IsWhole(text, mention.Beside, mention.Figure) || PartOfWhole.IsPopulation(text, mention.Beside, mention.Figure)
            || PartOfWhole.OpensPart(text, mention.Beside, mention.Figure))
            return null;
        var (found, counted) = (mention.Figure.Found, mention.Figure.Counted);
        var (deed, clause) = (mention.Passage.Deed, mention.Passage.Rest);
        var (answer, unit) = found.Kind switch
        {
            QuantityKinds.Date => (AnswerType.Date, null),
            QuantityKinds.Duration => (AnswerType.Duration, null),
            QuantityKinds.Time => (AnswerType.Time, found.Unit),
            QuantityKinds.Share => (AnswerType.Quantity, found.Unit ?? "percent"),
            QuantityKinds.Money or QuantityKinds.Measure => (AnswerType.Quantity, found.Unit),
            _ => (AnswerType.Quantity, counted.Length == 0 ? null : counted),
        };
        var asks = _clauses.For(mention) ?? InPlace(mention);
        // What was done to what is counted, where the words around it make no question: "they released 33 goats".
        var isDone = asks is null && found.Kind is QuantityKinds.Number && counted.Length > 0 && IsDone(deed)
            && IsWhole(mention.Figure, deed);
        if (isDone)
            asks = $"How many {counted} {deed}?";
        if (asks is null)
            return null;
        if (unit is null && found.Written is null && found.Kind is QuantityKinds.Number
            && asks.Contains("how many people", StringComparison.OrdinalIgnoreCase))
            unit = "people";
        return new Question
        {
            Id = new($"{context.Prefix}.{Slugs.Of(isDone ? $"{counted} {deed}" : clause)}"),
            Subject = context.Title,
            Asks = asks,
            Answer = answer,
            Unit = unit,
            OverTime = OverTimeOf(deed, clause, answer),
        };
    }

    // In the words of the whole sentence where it is short, else of the clause; null where neither can be quoted by itself.
    private string? InPlace(Mention mention)
    {
        const int Short = 24;
        var (figure, passage, last) = (mention.Figure, mention.Passage, mention.Beside.Last);
        if (last - 1 > figure.Last && text.Tokens[last - 1].Is("."))
            last--;
        var (clause, sentence) = ((passage.First, passage.Last), (mention.Beside.First, last));
        (int First, int Last)[] order = last - mention.Beside.First <= Short ? [sentence, clause] : [clause, sentence];
        return order.Where(words => IsQuotable(words.First, words.Last, mention))
            .Select(words => _inPlace.For(mention, words.First, words.Last)).FirstOrDefault(asks => asks is not null);
    }

    // "Were released", "have been released", "remain": no more is needed; "had received" is nothing without what.
    private static bool IsDone(string deed) => deed.Length > 0
        && (Lasting.Contains(deed) || deed.Split(' ') is [.., var before, _] && BePassive.Contains(before));

    // "Had walked out": the verb ends with its particle. "The city of 3 million people had given way": what is counted is not what did.
    private bool IsWhole(Figure figure, string deed)
    {
        var behind = figure.CountedLast + deed.Split(' ').Length;
        return !(figure.First > 0 && text.Tokens[figure.First - 1].Is("of"))
            && !(behind < text.Tokens.Count && text.Words(figure.CountedLast, behind).Equals(deed, StringComparison.OrdinalIgnoreCase)
                && Particles.Contains(text.Tokens[behind].Text));
    }

    // Words that have a beginning and a verb, what they open they close, and no more than one can read.
    private bool IsQuotable(int first, int last, Mention mention)
    {
        var words = Enumerable.Range(first, last - first).Where(token => mention.Beside.At(token) != mention.Figure).ToList();
        if (words.Count is < FewestWords or > MostWords || Count("(") != Count(")") || Count("\"") % 2 != 0)
            return false;
        if (first != mention.Beside.First && (NoBeginning.Contains(text.Tokens[first].Text)
            || WordClasses.EndsInIng(text.Tokens[first].Text)))
            return false;
        return first == mention.Beside.First
            || words.Exists(text.IsOfVerb);

        int Count(string mark) => words.Count(token => text.Tokens[token].Is(mark));
    }

    // What is still so may change; the dead and the displaced only grow in number; the rest was so once.
    private static OverTime OverTimeOf(string deed, string clause, AnswerType answer)
    {
        if (answer is AnswerType.Date or AnswerType.Time)
            return OverTime.Fixed;
        var words = Stem.In($"{deed} {clause}");
        if (words.Overlaps(StillSo))
            return OverTime.Instant;
        return words.Overlaps(Harm) && words.Overlaps(SoFar) ? OverTime.Cumulative : OverTime.Fixed;
    }
}
