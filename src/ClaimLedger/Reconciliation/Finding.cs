namespace ClaimLedger.Reconciliation;

/// <summary>Claims of one finding that can be true together.</summary>
/// <param name="Keys">The keys of the claims, ascending.</param>
internal sealed record FoundPosition(IReadOnlyList<long> Keys)
{
    /// <summary>A position of these claims.</summary>
    public static FoundPosition Of(IEnumerable<ClaimFacts> claims) => new([.. claims.Select(claim => claim.Key).Order()]);

    /// <summary>The term's index in the facet, for framing.</summary>
    public int? Term { get; init; }

    /// <summary>The question it answers, where the finding spans several.</summary>
    public Question? Question { get; init; }
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
}
