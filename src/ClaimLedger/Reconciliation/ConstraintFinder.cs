using System.Collections.Immutable;
using System.Diagnostics;
using ClaimLedger.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>Finds where figures that a constraint ties together cannot be.</summary>
internal static class ConstraintFinder
{
    // Quotients of decimals are rounded in the 28th digit; what is closer than this is equal.
    private const decimal Slack = 0.000_000_000_001m;

    private enum Quantity { Number, Date, Duration }

    /// <summary>
    /// Tests the constraint within every source that answers all its questions and, where no source breaks it by itself,
    /// across sources: there it is broken only if no combination of answers holds.
    /// </summary>
    public static void Find(Constraint constraint, ConstraintExpression expression, IClaimView view, List<Finding> into)
    {
        if (ConstraintTest.Of(constraint, expression, view, into) is not { } test)
            return;
        var answers = test.Answers();
        foreach (var modality in Gates.Asserting)
            test.Run([.. answers.Select(list => list.FindAll(claim => claim.Modality == modality))]);
    }

    /// <summary>Every value that one side can take, given the sets of answers.</summary>
    public static ImmutableArray<Interval> Evaluate(Term term, Func<QuestionReference, ImmutableArray<Interval>> answers) => term switch
    {
        Term.Answer answer => answers(answer.Reference),
        Term.Number number => [Interval.Point(number.Value)],
        Term.Operation operation =>
            IntervalArithmetic.Apply(operation.Operator, Evaluate(operation.Left, answers), Evaluate(operation.Right, answers)),
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// A question's answer as constraints calculate with it: measures in the base unit of their dimension, lengths of time in days.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="interval">The answer, in the question's unit.</param>
    /// <param name="percent">What one per cent counts: 0.01 as a share of one, 1 as written.</param>
    public static Interval InBase(Question question, Interval interval, decimal percent = 0.01m)
    {
        if (Units.IsPercent(question.Unit))
            return interval.Scale(percent);
        return question.Answer switch
        {
            AnswerType.Quantity => Units.InBase(question.Unit, interval),
            AnswerType.Date => interval.ToWhole() ?? interval,
            _ => interval,
        };
    }

    /// <summary>Whether a term stands for a day.</summary>
    public static bool IsDate(Term term, IClaimView view) => Kind(term, view) == Quantity.Date;

    /// <summary>Whether a term stands for a length of time.</summary>
    public static bool IsDuration(Term term, IClaimView view) => Kind(term, view) == Quantity.Duration;

    /// <summary>
    /// The orders that ids imply: of one subject, <c>X.began</c> is not after <c>X.ended</c>.
    /// </summary>
    /// <param name="view">What they are of.</param>
    /// <param name="starts">The questions that may be such starts, in file order.</param>
    public static IEnumerable<Constraint> ImpliedOrders(IClaimView view, IEnumerable<Question> starts)
    {
        HashSet<string>? declared = null;
        foreach (var start in starts)
        {
            var id = start.Id.ToString();
            foreach (var (first, last) in StartAndEnd)
            {
                if (!(id.EndsWith("." + first, StringComparison.Ordinal) || id.EndsWith("-" + first, StringComparison.Ordinal))
                    || view.Question(new QuestionId(id[..^first.Length] + last)) is not { Answer: AnswerType.Date } end
                    || end.Subject != start.Subject
                    || (declared ??= DeclaredOrders(view)).Contains(Pair(start.Id, end.Id)))
                {
                    continue;
                }
                yield return ImpliedOrder(start.Id, end.Id) with { Place = end.Place };
            }
        }
    }

    /// <summary>The questions that may be starts of what a question ends, and the question itself.</summary>
    public static IEnumerable<Question> Starts(IClaimView view, Question question)
    {
        var id = question.Id.ToString();
        return StartAndEnd
            .Where(pair => id.EndsWith("." + pair.Last, StringComparison.Ordinal) || id.EndsWith("-" + pair.Last, StringComparison.Ordinal))
            .Select(pair => view.Question(new QuestionId(id[..^pair.Last.Length] + pair.First)))
            .OfType<Question>()
            .Append(question)
            .Where(other => other.Answer == AnswerType.Date);
    }

    private static HashSet<string> DeclaredOrders(IClaimView view) => view.Constraints
        .Select(constraint => ConstraintExpression.Parse(constraint.Holds))
        .Where(expression => expression.Success && expression.Value.Comparison != Comparison.Equal)
        .Select(expression => string.Join(' ', expression.Value!.Questions.Select(reference => reference.Question).Order()))
        .ToHashSet(StringComparer.Ordinal);

    private static string Pair(QuestionId one, QuestionId two) => string.Join(' ', new[] { one, two }.Order());

    /// <summary>The order that the ids of a start and an end imply.</summary>
    public static Constraint ImpliedOrder(QuestionId start, QuestionId end) => new()
    {
        Id = $"{start}-before-{end}",
        Holds = $"{start} <= {end}",
        Why = "An end cannot come before its start.",
    };

    private static readonly ImmutableArray<(string First, string Last)> StartAndEnd =
    [
        ("start", "end"), ("starts", "ends"), ("started", "ended"), ("start-date", "end-date"), ("begin", "end"), ("begins", "ends"),
        ("began", "ended"), ("beginning", "end"), ("opened", "closed"), ("started", "finished"),
    ];

    /// <summary>Whether a constraint can hold, given the sets of answers.</summary>
    public static bool Fits(ConstraintExpression expression, Func<QuestionReference, ImmutableArray<Interval>> answers)
    {
        var left = Evaluate(expression.Left, answers);
        var right = Evaluate(expression.Right, answers);
        return expression.Comparison switch
        {
            Comparison.Equal => left.Any(first => right.Any(second => Touch(first, second))),
            Comparison.AtMost => !right[^1].IsBelow(left[0]) || Near(right[^1].High, left[0].Low),
            Comparison.AtLeast => !left[^1].IsBelow(right[0]) || Near(left[^1].High, right[0].Low),
            Comparison.Below => !(left[0].Low >= right[^1].High),
            _ => !(left[^1].High <= right[0].Low),
        };

        static bool Touch(Interval left, Interval right) => left.Meets(right) || Near(left.High, right.Low) || Near(right.High, left.Low);

        static bool Near(decimal? below, decimal? above) => below < above && below > above - Slack;
    }

    private static Quantity Kind(Term term, IClaimView view) => term switch
    {
        Term.Answer answer => view.Question(answer.Reference.Question)?.Answer switch
        {
            AnswerType.Date => Quantity.Date,
            AnswerType.Duration => Quantity.Duration,
            _ => Quantity.Number,
        },
        Term.Operation { Operator: '+' or '-' } operation =>
            (Kind(operation.Left, view), operation.Operator, Kind(operation.Right, view)) switch
            {
                (Quantity.Date, '-', Quantity.Date) => Quantity.Duration,
                (Quantity.Date, _, _) or (_, _, Quantity.Date) => Quantity.Date,
                (Quantity.Duration, _, _) or (_, _, Quantity.Duration) => Quantity.Duration,
                _ => Quantity.Number,
            },
        _ => Quantity.Number,
    };
}
