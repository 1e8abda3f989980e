namespace ClaimLedger.Reconciliation;

/// <summary>Claims of one finding that can be true together.</summary>
/// <param name="Keys">The keys of the claims, in their order.</param>
internal sealed record FoundPosition(IReadOnlyList<long> Keys)
{
    /// <summary>A position of these claims.</summary>
    public static FoundPosition Of(IEnumerable<ClaimFacts> claims)
    {
        ClaimFacts[] facts = [.. claims];
        Array.Sort(facts, static (left, right) => left.Order.CompareTo(right.Order));
        return new([.. facts.Select(claim => claim.Key)]) { Facts = facts };
    }

    /// <summary>The facts of the claims, in their order; null where word choices were compared.</summary>
    public IReadOnlyList<ClaimFacts>? Facts { get; init; }

    /// <summary>The term's index in the facet, for framing.</summary>
    public int? Term { get; init; }

    /// <summary>The question it answers, where the finding spans several.</summary>
    public Question? Question { get; init; }

    /// <summary>The date that a constraint asks for: <c>fire.killed@2031-06-08</c>.</summary>
    public DaySpan? At { get; init; }
}

/// <summary>What reconciliation found, before it is put into words.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Question">The question it hangs on.</param>
/// <param name="Positions">The positions, lowest or earliest first.</param>
internal sealed record Finding(ConflictKind Kind, Question Question, IReadOnlyList<FoundPosition> Positions)
{
    /// <summary>The constraint that is broken.</summary>
    public Constraint? Constraint { get; init; }

    /// <summary>The constraint's expression.</summary>
    public ConstraintExpression? Expression { get; init; }

    /// <summary>The facet, for framing.</summary>
    public Facet? Facet { get; init; }

    /// <summary>The event, for framing.</summary>
    public string? Event { get; init; }

    /// <summary>The keys of all its claims.</summary>
    public IEnumerable<long> Keys => Positions.SelectMany(position => position.Keys);

    /// <summary>
    /// One finding of several that tell the same thing, as spans of time that overlap do: every claim of each, position by position.
    /// </summary>
    public static Finding Merge(IReadOnlyList<Finding> findings)
    {
        var most = findings.MaxBy(finding => finding.Positions.Count)!;
        // Spans of time overlap where values are compared; word choices are one finding a facet and event.
        var positions = most.Positions.Select(position => position.Facts!.ToList()).ToList();
        var placed = most.Keys.ToHashSet();
        foreach (var finding in findings)
        {
            for (var index = 0; index < finding.Positions.Count; index++)
                positions[index].AddRange(finding.Positions[index].Facts!.Where(claim => placed.Add(claim.Key)));
        }
        return most with
        {
            Positions =
            [
                .. positions.Select((facts, index) =>
                {
                    var all = FoundPosition.Of(facts);
                    return most.Positions[index] with { Keys = all.Keys, Facts = all.Facts };
                }),
            ],
        };
    }
}

/// <summary>A conflict as it was found and as it is stored: without words.</summary>
/// <param name="Conflict">The conflict; what explains it is empty.</param>
/// <param name="Keys">The keys of its claims, position by position, in the order in which the conflict names them.</param>
internal sealed record FoundConflict(Conflict Conflict, IReadOnlyList<IReadOnlyList<long>> Keys);
