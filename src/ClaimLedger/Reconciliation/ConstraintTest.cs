using System.Collections.Immutable;

namespace ClaimLedger.Reconciliation;

/// <summary>Tests one constraint on the answers to its questions, and adds where they cannot all be.</summary>
internal sealed class ConstraintTest
{
    private readonly Constraint _constraint;
    private readonly ConstraintExpression _expression;
    private readonly IClaimView _view;
    private readonly List<Finding> _into;
    private readonly (QuestionId Question, DaySpan? At)[] _references;
    private readonly Question[] _questions;

    // The places of what changes over time and is asked for no moment of its own.
    private readonly int[] _timed;

    private ConstraintTest(
        Constraint constraint, ConstraintExpression expression, IClaimView view, List<Finding> into,
        (QuestionId Question, DaySpan? At)[] references, Question[] questions)
    {
        (_constraint, _expression, _view, _into) = (constraint, expression, view, into);
        (_references, _questions) = (references, questions);
        _timed = [.. Enumerable.Range(0, questions.Length)
            .Where(index => questions[index].OverTime != OverTime.Fixed && references[index].At is null)];
    }

    /// <summary>The test; null where a question is not there, or asks for what nobody calculates with.</summary>
    public static ConstraintTest? Of(Constraint constraint, ConstraintExpression expression, IClaimView view, List<Finding> into)
    {
        var references = expression.Questions.Select(reference => (reference.Question, reference.At)).Distinct().ToArray();
        Question[] questions = [.. references.Select(reference => view.Question(reference.Question)).OfType<Question>()];
        return questions.Length < references.Length
            || Array.Exists(questions, question => question.Answer is AnswerType.Choice or AnswerType.Term)
            ? null : new ConstraintTest(constraint, expression, view, into, references, questions);
    }

    /// <summary>The claims that answer each reference.</summary>
    public List<ClaimFacts>[] Answers() => [.. _references.Select((reference, index) =>
        Counting(_questions[index]).FindAll(claim => !claim.IsUnknown && IsAbout(claim, reference.At)))];

    /// <summary>Tests some of the answers, moment by moment where they change over time.</summary>
    public void Run(List<ClaimFacts>[] given)
    {
        if (!IsComplete(given))
            return;
        if (_timed.Length == 0)
        {
            TestMoment(given);
            return;
        }
        var all = _timed.SelectMany(index => given[index]).DistinctBy(claim => claim.Key)
            .OrderBy(claim => claim.AsOfFirst).ThenBy(claim => claim.Order).ToList();
        foreach (var moment in Moments.Group(all, OverTime.Instant))
        {
            var keys = moment.Select(claim => claim.Key).ToHashSet();
            List<ClaimFacts>[] now =
                [.. given.Select((list, index) => _timed.Contains(index) ? list.FindAll(claim => keys.Contains(claim.Key)) : list)];
            if (IsComplete(now))
                TestMoment(now);
        }
    }

    private static bool IsComplete(List<ClaimFacts>[] given) => Array.TrueForAll(given, list => list.Count > 0);

    private List<ClaimFacts> Counting(Question question) =>
        _view.ClaimsOf(question.Id) is var claims ? Lineages.Counting(question, claims, _view.LineageOf(claims)) : [];

    private void TestMoment(List<ClaimFacts>[] given)
    {
        var complete = given.Select(list => list.Select(claim => claim.Source))
            .Aggregate((left, right) => left.Intersect(right)).Distinct().ToList();
        var broken = false;
        foreach (var source in complete)
        {
            List<ClaimFacts>[] own = [.. given.Select(list => list.FindAll(claim => claim.Source == source))];
            if (Holds(own) is not Relation.Agree and var how)
            {
                broken = true;
                Add(own, how);
            }
        }
        if (!broken && Holds(given) is not Relation.Agree and var across)
            Add(given, across);
    }

    // "a + b = 100" counts percentages as they are written, "part = share * whole" as shares of one: broken only if both are.
    private Relation Holds(List<ClaimFacts>[] given)
    {
        var asShares = Fit(given, percent: 0.01m);
        return asShares == Relation.Agree || !Array.Exists(_questions, question => Text.Units.IsPercent(question.Unit))
            ? asShares
            : (Relation)Math.Min((int)asShares, (int)Fit(given, percent: 1));
    }

    // What holds as usually read alone is reconciled by rounding; what holds by the letter alone can be true.
    private Relation Fit(List<ClaimFacts>[] given, decimal percent) =>
        ConstraintFinder.Fits(_expression, Sets(given, claim => claim.Literal, percent)) ? Relation.Agree
        : ConstraintFinder.Fits(_expression, Sets(given, claim => claim.Usual, percent)) ? Relation.Rounding
        : Relation.Contradiction;

    // Position by position: what all of one position allow, so that a vaguer claim that agrees with another takes nothing back.
    private Func<QuestionReference, ImmutableArray<Interval>> Sets(
        List<ClaimFacts>[] given, Func<ClaimFacts, Interval> reading, decimal percent)
    {
        var sets = given
            .Select((list, index) => RangeComparison.Stab(list, reading)
                .Select(position => ConstraintFinder.InBase(_questions[index], Common(position, reading), percent)))
            .Select(IntervalArithmetic.Merge).ToArray();
        return reference => sets[Array.IndexOf(_references, (reference.Question, reference.At))];
    }

    private void Add(List<ClaimFacts>[] given, Relation how)
    {
        var positions = given.SelectMany((list, index) => RangeComparison.Partition(list)
            .Select(group => FoundPosition.Of(group) with { Question = _questions[index], At = _references[index].At })).ToList();
        var keys = positions.SelectMany(position => position.Keys).ToHashSet();
        if (_into.Exists(other => other.Constraint?.Id == _constraint.Id && keys.IsSubsetOf(other.Keys)))
            return;
        _into.Add(new Finding(KindOf(how), _questions[0], positions) { Constraint = _constraint, Expression = _expression });
    }

    private ConflictKind KindOf(Relation how) =>
        how == Relation.Rounding ? ConflictKind.Rounding
        : _expression.Comparison != Comparison.Equal
            && ConstraintFinder.IsDate(_expression.Left, _view) && ConstraintFinder.IsDate(_expression.Right, _view) ? ConflictKind.Order
        : ConflictKind.Arithmetic;

    private static Interval Common(List<ClaimFacts> position, Func<ClaimFacts, Interval> reading) => position
        .Skip(1).Aggregate(reading(position[0]), (common, claim) => common.Intersect(reading(claim)) ?? common);

    private static bool IsAbout(in ClaimFacts claim, DaySpan? at) => at is not { } span || claim.IsAbout(span);
}
