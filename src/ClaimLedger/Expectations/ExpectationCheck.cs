using System.Collections.Immutable;
using ClaimLedger.Reconciliation;
using ClaimLedger.Text;

namespace ClaimLedger.Expectations;

/// <summary>Whether an expectation holds.</summary>
/// <param name="Expectation">The expectation.</param>
/// <param name="Found">What was found instead, as a clause without a full stop; null where it holds.</param>
public sealed record ExpectationOutcome(Expectation Expectation, string? Found)
{
    /// <summary>Whether it holds.</summary>
    public bool Holds => Found is null;
}

/// <summary>Holds expectations against a data set and its conflicts.</summary>
public sealed class ExpectationCheck
{
    private readonly DataSet _dataSet;
    private readonly IReadOnlyList<Conflict> _conflicts;
    private readonly Dictionary<QuestionId, Question> _questions;
    private readonly Dictionary<ClaimId, (Claim Claim, Source Source)> _claims;
    private Dictionary<QuestionId, int>? _answers;

    private ExpectationCheck(DataSet dataSet, IReadOnlyList<Conflict> conflicts)
    {
        _dataSet = dataSet;
        _conflicts = conflicts;
        _questions = dataSet.Questions.ToDictionary(question => question.Id);
        _claims = dataSet.Sources
            .SelectMany(source => source.Claims, (source, claim) => (Claim: claim, Source: source))
            .ToDictionary(pair => pair.Claim.Id);
    }

    /// <summary>The outcome of every expectation of a data set, in its order.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="conflicts">All its conflicts.</param>
    public static ImmutableArray<ExpectationOutcome> Run(DataSet dataSet, IReadOnlyList<Conflict> conflicts)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentNullException.ThrowIfNull(conflicts);
        if (dataSet.Expectations.IsEmpty)
            return [];
        var check = new ExpectationCheck(dataSet, conflicts);
        return [.. dataSet.Expectations.Select(expectation => new ExpectationOutcome(expectation, check.Refute(expectation)))];
    }

    private string? Refute(Expectation expectation)
    {
        var read = ExpectationExpression.Parse(expectation.Subject, expectation.Text);
        return !read.Success ? read.Wrong : read.Value switch
        {
            ExpectationExpression.Conflicting expected => Refute(expected),
            ExpectationExpression.Quiet expected => Refute(expected),
            ExpectationExpression.Agreeing expected => Refute(expected),
            ExpectationExpression.Counting expected => Refute(expected),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private string? Refute(ExpectationExpression.Conflicting expected)
    {
        var about = About(expected.Subject).ToList();
        var ofKind = about.Where(conflict => conflict.Kind == expected.Kind).ToList();
        if (ofKind.Count == 0)
            return $"there is no {Conflicts.Info(expected.Kind).Name} on {expected.Subject.Name}; "
                + (about.Count == 0 ? "there is no conflict on it at all" : $"there is {List(about)}");
        if (expected.Sides is not { } sides)
            return null;
        var pieces = Sides.Split(sides);
        return ofKind.Exists(
            conflict => Sides.Fit(pieces, conflict.Positions.Length, (position, side) => Takes(conflict.Positions[position], side)))
            ? null
            : $"there is {List(ofKind)}";
    }

    private string? Refute(ExpectationExpression.Quiet expected)
    {
        // Word choice across a whole event is about the question only where somebody asks for framing.
        var found = About(expected.Subject)
            .Where(conflict => expected.Kind is { } kind ? conflict.Kind == kind : expected.Subject.IsEvent || conflict.Event is null)
            .ToList();
        return found.Count == 0 ? null : $"there is {List(found)}";
    }

    private string? Refute(ExpectationExpression.Agreeing expected)
    {
        var question = new QuestionId(expected.Subject.Name);
        var answers = Answers(question);
        if (answers < 2)
            return answers == 0 ? "no claim answers it" : "one claim alone answers it";
        // Other words for the same event do not part the answers to one question of it.
        var parting = _conflicts
            .Where(conflict => (conflict.Severity > Severity.Note || conflict.Kind == ConflictKind.Rounding)
                && conflict.Event is null
                && (conflict.Question == question || conflict.Positions.Any(position => position.Question == question)))
            .ToList();
        return parting.Count == 0 ? null : $"there is {List(parting)}";
    }

    private string? Refute(ExpectationExpression.Counting expected)
    {
        var (count, noun) = expected.What switch
        {
            Counted.Claims => (_claims.Count, "claim"),
            Counted.Sources => (_dataSet.Sources.Length, "source"),
            Counted.Questions => (_dataSet.Questions.Length, "question"),
            _ => (_conflicts.Count, "conflict"),
        };
        var holds = expected.Bound switch
        {
            Bound.AtLeast => count >= expected.Number,
            Bound.AtMost => count <= expected.Number,
            _ => count == expected.Number,
        };
        return holds ? null : count == 1 ? $"there is 1 {noun}" : $"there are {count} {noun}s";
    }

    // What was corrected or taken back answers nothing any more, "unknown" never did, and a copy is no second answer.
    private int Answers(QuestionId question) => (_answers ??= CountAnswers()).GetValueOrDefault(question);

    private Dictionary<QuestionId, int> CountAnswers()
    {
        var corrected = _claims.Values.SelectMany(pair => pair.Claim.Corrects).ToHashSet();
        var aside = StandsAside.In(_dataSet);
        return _claims.Values.Select(pair => pair.Claim)
            .Where(claim => claim is { Withdrawn: null, Value: not Value.Unknown }
                && !corrected.Contains(claim.Id) && !aside.ContainsKey(claim.Id))
            .CountBy(claim => claim.Question)
            .ToDictionary();
    }

    private IEnumerable<Conflict> About(ExpectedSubject subject)
    {
        if (subject.IsEvent)
            return _conflicts.Where(conflict => (conflict.Event ?? _questions[conflict.Question].Event) == subject.Name);
        var question = new QuestionId(subject.Name);
        return _conflicts.Where(conflict => conflict.Question == question || conflict.Positions.Any(IsAbout));

        bool IsAbout(Position position) => position.Question == question
            || position.Claims.Any(claim => _claims[claim].Claim.Question == question);
    }

    private bool Takes(Position position, string side)
    {
        if (Same(position.Says, side)
            || position.Options.Any(option => Same(option, side))
            || position.Term is { } term && Same(term, side))
            return true;
        // A term is told by its own name: the claims' words answer another question.
        return position.Term is null && position.Claims.Any(id => Says(_claims[id], side));
    }

    private bool Says((Claim Claim, Source Source) made, string side)
    {
        var (claim, source) = made;
        if (Same(claim.Value.Text, side))
            return true;
        var read = ValueParser.Parse(side, ValueContext.For(_questions[claim.Question], source.Published.Days, claim.Modality));
        return read.Success && (read.Value, claim.Value) switch
        {
            (Value.Range written, Value.Range said) => written.Literal == said.Literal && written.Usual == said.Usual,
            (Value.Options written, Value.Options said) => written.Allowed == said.Allowed,
            _ => false,
        };
    }

    private static bool Same(string left, string right) =>
        string.Equals(CanonicalText.Decompose(left.Trim()), CanonicalText.Decompose(right.Trim()), StringComparison.OrdinalIgnoreCase);

    private static string List(List<Conflict> conflicts)
    {
        const int shown = 3;
        var first = conflicts.Take(shown).Select(conflict =>
        {
            var sides = string.Join(" | ", conflict.Positions.Select(position => position.Says));
            return $"{Conflicts.Info(conflict.Kind).Name} {conflict.Id} ({sides})";
        });
        return string.Join(", ", first) + (conflicts.Count > shown ? $" and {conflicts.Count - shown} more" : "");
    }
}
