using ClaimLedger.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>The figures that answer other questions about the same thing, as hints look for them.</summary>
internal sealed class SisterFigures(IClaimView view)
{
    // A subject with more questions than this is a label and no story; looking through it for every finding would not end.
    private const int SisterQuestions = 32;

    // A difference of one is the part of something too often.
    private const decimal SmallestPart = 2;

    private readonly Dictionary<QuestionId, ILookup<Interval, ClaimFacts>> _figures = [];
    private Dictionary<QuestionId, List<QuestionId>>? _related;
    private IReadOnlyList<Question> _ofSubject = [];
    private string? _subject;

    /// <summary>A source by its short name.</summary>
    public string Outlet(HintFigure figure) => Explanations.Outlet(view.Source(figure.Claim.Source));

    /// <summary>That one of the two answers another question: "casualties" taken for the killed.</summary>
    public string? Measure(TwoFigures two)
    {
        foreach (var other in Sisters(two.Question))
        {
            foreach (var figure in new[] { two.Left, two.Right })
            {
                if (IsGiven(other, two.Question, figure.Range.Literal, figure.Claim))
                    return $"“{figure.Text}” is also an answer to “{other.Asks}”: the two measures may have been confused.";
            }
        }
        return null;
    }

    /// <summary>That what lies between the two is a figure of its own: one counts the children in, the other does not.</summary>
    public string? Part(TwoFigures two)
    {
        if (two.Numbers is not var (low, high) || high - low < SmallestPart)
            return null;
        var part = Interval.Point(high - low);
        foreach (var other in Sisters(two.Question))
        {
            if (IsGiven(other, two.Question, part, two.Left.Claim) || IsGiven(other, two.Question, part, two.Right.Claim))
            {
                return $"What lies between “{two.Left.Text}” and “{two.Right.Text}”, "
                    + $"{ValueText.Describe(part, other.Answer, other.Unit)}, is an answer to “{other.Asks}”: "
                    + "one may count these, the other not.";
            }
        }
        return null;
    }

    /// <summary>Questions that a constraint joins with this one first, then those about the same subject.</summary>
    private List<Question> Sisters(Question question)
    {
        if (question.Subject != _subject)
        {
            _figures.Clear(); // bounded by the questions of one subject
            _ofSubject = view.About(question.Subject, SisterQuestions);
        }
        _subject = question.Subject;
        return [.. Related(question.Id).Concat(_ofSubject)
            .Where(other => other.Id != question.Id && other.Answer == question.Answer && other.Unit == question.Unit
                && other.Asks != question.Asks)
            .DistinctBy(other => other.Id)];
    }

    private IEnumerable<Question> Related(QuestionId question)
    {
        _related ??= view.Constraints
            .Select(constraint => ConstraintExpression.Parse(constraint.Holds).Value)
            .OfType<ConstraintExpression>()
            .Select(holds => holds.Questions.Select(reference => reference.Question).Distinct().ToList())
            .SelectMany(ids => ids, (ids, id) => (id, ids))
            .GroupBy(pair => pair.id, pair => pair.ids)
            .ToDictionary(group => group.Key, group => group.SelectMany(ids => ids).Distinct().Take(SisterQuestions).ToList());
        return _related.GetValueOrDefault(question, []).Select(view.Question).OfType<Question>();
    }

    private bool IsGiven(Question other, Question question, in Interval figure, Claim claim)
    {
        if (!_figures.TryGetValue(other.Id, out var figures))
            _figures[other.Id] = figures = view.ClaimsOf(other.Id).ToLookup(fact => fact.Literal);
        return figures[figure].Any(fact => fact.Modality == claim.Modality
            && (question.OverTime == OverTime.Fixed || other.OverTime == OverTime.Fixed || fact.IsAbout(claim.AsOf.Days)));
    }
}
