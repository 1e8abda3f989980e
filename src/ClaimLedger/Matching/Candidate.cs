using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;

namespace ClaimLedger.Matching;

/// <summary>A figure beside a question that it may answer.</summary>
internal sealed class Candidate
{
    // Words of a quote may be of anything: they show what is asked nearly as well as the question's own.
    private const double ByQuote = 0.9;

    // What the kind of figure shows is not said, and yet hardly doubtful.
    private const double ByKind = 0.6;

    private static readonly FrozenSet<string> OfMoney = Stem.OfClass("asked-of-money");

    // A question that asks of its subject alone is asked only where most of that is named right there.
    private const double LeastOfSubjectAlone = 0.6;

    public Candidate(QuestionIndex index, IndexedQuestion question, Surroundings around, DaySpan published)
    {
        (Index, Question, Around, Published) = (index, question, around, published);
        Asked = AskedShare();
        Subject = question.Subject.Count == 0 ? 0.5 : index.Share(question.Subject, around.Known);
        SubjectHere = index.Share(question.Subject, around.Here);
        Said = question.Asks.Count == 0 ? SubjectHere : index.Share(question.Asks, around.Here);
    }

    /// <summary>Since when its sentence counts.</summary>
    public Periods Periods => Around.Periods;

    public QuestionIndex Index { get; }

    public IndexedQuestion Question { get; }

    public Surroundings Around { get; }

    /// <summary>When the text was published.</summary>
    public DaySpan Published { get; }

    /// <summary>The words of what is asked that stand in the sentence, as the question writes them.</summary>
    public IEnumerable<string> Words =>
        Question.Asked.Where(IsNear).Select(Question.Word).Order(StringComparer.Ordinal);

    /// <summary>How much of what is asked is said near the figure: 0 to 1.</summary>
    public double Asked { get; }

    /// <summary>How much of what the question is about is named: 0 to 1.</summary>
    public double Subject { get; }

    /// <summary>How much of the asking sentence stands in the sentence or near it.</summary>
    public double Said { get; }

    /// <summary>The same of what the question is about.</summary>
    public double SubjectHere { get; }

    /// <summary>Whether the figure is of the sort that the question asks for.</summary>
    public static bool IsOfSort(IndexedQuestion question, FoundQuantity found) => (found.Kind, question.Question.Answer) switch
    {
        (QuantityKinds.Date, AnswerType.Date) or (QuantityKinds.Duration, AnswerType.Duration)
            or (QuantityKinds.Time, AnswerType.Time) => true,
        (QuantityKinds.Date or QuantityKinds.Duration or QuantityKinds.Time, _) or (_, not AnswerType.Quantity) => false,
        _ => true,
    };

    // A sum of money costs or is worth something, said or not.
    private bool IsShownByKind(string stem) => Around.Mention.Figure.Is(QuantityKinds.Money) && OfMoney.Contains(stem);

    private bool IsNear(string stem) => Near(stem) > 0;

    // The words of a date are no words beside the figure, and since when is counted is asked for.
    private double Near(string stem) =>
        Question.Since is { } since && since.Stems.Contains(stem) && Periods.IsOf(since) ? 1 : Around.Near(stem);

    private double AskedShare()
    {
        var asked = Index.Share(Question.Asked, stem => Math.Max(Near(stem), IsShownByKind(stem) ? ByKind : 0));
        if (Question.AsksOfSubjectAlone && asked < LeastOfSubjectAlone)
            asked = 0;
        if (!Question.AsksOfSubjectAlone && !Question.Asked.Any(IsNear))
            return asked;
        return Question.Quotes.Select(quote => ByQuote * Index.Share(quote, Around.Near)).Append(asked).Max();
    }
}
