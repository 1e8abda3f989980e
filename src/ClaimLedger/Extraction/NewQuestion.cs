using System.Collections.Frozen;
using ClaimLedger.Naming;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Stories;

namespace ClaimLedger.Extraction;

/// <summary>Words a question for a figure that answers none of the data set's.</summary>
internal sealed class NewQuestion(NewsText text, ReadingContext context)
{
    private const int FewestWords = 3;
    private const int MostWords = 25;

    private static readonly FrozenSet<string> StillSo = Stem.OfClass("still-so");
    private static readonly FrozenSet<string> Harm = Stem.OfClass("harm");
    private static readonly FrozenSet<string> SoFar = Stem.OfClass("so-far");
    private static readonly FrozenSet<string> NoBeginning = WordClasses.Of("no-clause-beginning");
    private static readonly FrozenSet<string> Particles = WordClasses.Of("verb-particle");

    private readonly QuestionIds _ids = new(context.Questions.Select(question => question.Id).Concat(context.TakenIds));
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>The question in the words of the figure's measure, or of its own clause; null where neither makes one.</summary>
    /// <param name="mention">The figure.</param>
    /// <param name="measured">What it measures; null where nothing tells.</param>
    public Question? For(Mention mention, StoryFigure? measured) => (measured is null ? OfClause(mention) : OfMeasure(mention, measured)) is { } question
        ? question with { Id = _ids.Of(question) } : null;

    private Question OfMeasure(Mention mention, StoryFigure figure)
    {
        var key = figure.Key;
        var paragraph = text.Sentences[mention.Sentence].Paragraph + 1;
        // Where a text shares no event, each paragraph may tell of its own: the first that asks asks for all of it.
        var isOwn = figure.IsOfOwnText;
        var asks = figure.Wording;
        var elsewhere = !_places.TryAdd(asks, key.Event) && _places[asks] != key.Event;
        var parts = new[]
        {
            isOwn ? "" : key.Event, key.Measure, key.Place, key.Population, key.Argument, key.Status, elsewhere ? $"paragraph {paragraph}" : "",
        };
        var id = Slugs.Of(string.Join(' ', parts.Where(part => part.Length > 0)));
        var question = figure.QuestionOf(context.Title, new($"{context.Prefix}.{id}"));
        return elsewhere ? question with { Asks = $"{asks[..^1]} (paragraph {paragraph})?" } : question;
    }

    private Question? OfClause(Mention mention)
    {
        var (found, counted, passage) = (mention.Figure.Found, mention.Figure.Counted, mention.Passage);
        var (deed, clause) = (passage.Deed, passage.Rest);
        var (completes, answer, unit) = found.Kind switch
        {
            QuantityKinds.Date => ("Which date", AnswerType.Date, null),
            QuantityKinds.Duration => ("Which length of time", AnswerType.Duration, null),
            QuantityKinds.Share => ("Which share", AnswerType.Quantity, found.Unit ?? "percent"),
            QuantityKinds.Money => ("Which amount of money", AnswerType.Quantity, found.Unit),
            QuantityKinds.Measure => ($"Which measure in {found.Unit}", AnswerType.Quantity, found.Unit),
            _ => ("Which number", AnswerType.Quantity, counted.Length == 0 ? null : counted),
        };
        var isDone = found.Kind is QuantityKinds.Number && counted.Length > 0 && deed.Length > 0 && IsWhole(mention.Figure, deed);
        if (!isDone && !IsClause(mention))
            return null;
        return new Question
        {
            Id = new($"{context.Prefix}.{Slugs.Of(isDone ? $"{counted} {deed}" : clause)}"),
            Subject = context.Title,
            Asks = isDone ? $"How many {counted} {deed}?" : $"{completes} completes “{text.Words(passage.First, mention.Figure.First)} … {text.Words(mention.Figure.Last, passage.Last)}”?".Replace("“ ", "“", StringComparison.Ordinal).Replace(" ”", "”", StringComparison.Ordinal),
            Answer = answer,
            Unit = unit,
            OverTime = OverTimeOf(deed, clause, answer),
        };
    }

    // "Had walked out": the verb ends with its particle. "The city of 3 million people had given way": what is counted is not what did.
    private bool IsWhole(Figure figure, string deed)
    {
        var behind = figure.CountedLast + deed.Split(' ').Length;
        return !(figure.First > 0 && text.Tokens[figure.First - 1].Is("of"))
            && !(behind < text.Tokens.Count && text.Words(figure.CountedLast, behind).Equals(deed, StringComparison.OrdinalIgnoreCase)
                && Particles.Contains(text.Tokens[behind].Text));
    }

    // A clause that can be quoted: with a beginning, a verb beside the figure, and no more than one can read.
    private bool IsClause(Mention mention)
    {
        var passage = mention.Passage;
        var words = Enumerable.Range(passage.First, passage.Last - passage.First).Where(token => mention.Beside.At(token) != mention.Figure
            && text.IsWord(token)).ToList();
        return words.Count is >= FewestWords and <= MostWords && !NoBeginning.Contains(text.Tokens[passage.First].Text)
            && !words.Exists(token => text.Tokens[token].Text is "\"" or "(" or ")");
    }

    // What is still so may change; the dead and the displaced only grow in number; the rest was so once.
    private static OverTime OverTimeOf(string deed, string clause, AnswerType answer)
    {
        if (answer is AnswerType.Date)
            return OverTime.Fixed;
        var words = Stem.In($"{deed} {clause}");
        if (words.Overlaps(StillSo))
            return OverTime.Instant;
        return words.Overlaps(Harm) && words.Overlaps(SoFar) ? OverTime.Cumulative : OverTime.Fixed;
    }
}
