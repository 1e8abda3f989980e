namespace ClaimLedger.Reconciliation;

/// <summary>
/// Puts conflicts into words, when somebody reads them: the one place where that is done, for what was found just now and for what a ledger
/// holds. Words rest on nothing but what is stored and the claims as they are.
/// </summary>
internal sealed class ConflictWords(IClaimView view)
{
    private readonly Explanations _explanations = new(view);
    private readonly Hints _hints = new(view);
    private Dictionary<string, (Constraint Constraint, ConstraintExpression Expression)>? _constraints;

    /// <summary>Tells which claims and questions the conflicts name that are put into words next.</summary>
    public void Expect(IReadOnlyList<long> claims, IReadOnlyList<QuestionId> questions) => view.Expect(claims, questions);

    /// <summary>The conflict with its explanation and hint.</summary>
    /// <exception cref="InvalidOperationException">What it names is not there, or its claims are not what its kind says.</exception>
    public Conflict Say(FoundConflict found)
    {
        var conflict = found.Conflict;
        try
        {
            return Worded(found, FindingOf(found));
        }
        // Rows that were changed behind the tool's back can say what no finding says: two answers of a speaker where there is none.
        catch (Exception fault) when (fault is KeyNotFoundException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidOperationException($"The conflict {conflict.Id} does not fit its claims.", fault);
        }
    }

    private Conflict Worded(FoundConflict found, Finding finding)
    {
        var conflict = found.Conflict;
        List<ReadPosition> positions =
        [
            .. finding.Positions.Select(position => ReadPosition.Of(
                view.Load(position.Keys),
                position.Question ?? finding.Question,
                position.Term is { } term ? finding.Facet!.Terms[term] : null,
                position.At,
                view)),
        ];
        var meanwhile = conflict.Scope == Scope.Across ? Meanwhile.For(finding, positions) : null;
        return conflict with
        {
            Explanation = _explanations.Explain(finding, positions),
            Hint = Join(meanwhile, _hints.For(finding, positions)),
        };
    }

    private static string? Join(string? one, string? other) => one is null ? other : other is null ? one : $"{one} {other}";

    /// <summary>What was found, as it stood before it was stored.</summary>
    private Finding FindingOf(FoundConflict found)
    {
        var conflict = found.Conflict;
        var facet = conflict.Facet is { } name ? view.Facet(name) ?? throw Missing(conflict, $"facet {name}") : null;
        var constraint = conflict.Constraint is { } declared ? ConstraintOf(conflict, declared) : default;
        if (conflict.Kind is ConflictKind.Arithmetic or ConflictKind.Order && constraint.Constraint is null)
            throw Missing(conflict, "constraint that it breaks");
        if (conflict.Kind is ConflictKind.Framing && (facet is null || conflict.Positions.Any(position => position.Term is null)))
            throw Missing(conflict, "terms that differ");
        var positions = conflict.Positions.Select((position, index) => new FoundPosition(found.Keys[index])
        {
            Term = position.Term is { } term ? TermOf(conflict, facet, term) : null,
            Question = position.Question is { } asked ? QuestionOf(conflict, asked) : null,
            At = position.At,
        });
        return new Finding(conflict.Kind, QuestionOf(conflict, conflict.Question), [.. positions])
        {
            Constraint = constraint.Constraint,
            Expression = constraint.Expression,
            Facet = facet,
            Event = conflict.Event,
        };
    }

    private Question QuestionOf(Conflict conflict, QuestionId id) => view.Question(id) ?? throw Missing(conflict, $"question {id}");

    private static int TermOf(Conflict conflict, Facet? facet, string term)
    {
        var index = facet is null ? -1 : facet.Terms.ToList().FindIndex(other => other.Id == term);
        return index >= 0 ? index : throw Missing(conflict, $"term {term}");
    }

    private (Constraint Constraint, ConstraintExpression Expression) ConstraintOf(Conflict conflict, string id)
    {
        if (_constraints is null)
        {
            _constraints = new(StringComparer.Ordinal);
            foreach (var declared in view.Constraints)
            {
                if (ConstraintExpression.Parse(declared.Holds).Value is { } expression)
                    _constraints.TryAdd(declared.Id, (declared, expression));
            }
        }
        if (_constraints.TryGetValue(id, out var known))
            return known;
        if (conflict.Positions is [{ Question: { } start }, .., { Question: { } end }]
            && ConstraintFinder.ImpliedOrder(start, end) is var implied && implied.Id == id)
        {
            return (implied, ConstraintExpression.Parse(implied.Holds).Value!);
        }
        throw Missing(conflict, $"constraint {id}");
    }

    private static InvalidOperationException Missing(Conflict conflict, string what) =>
        new($"The conflict {conflict.Id} names the {what}, which is not there.");
}
