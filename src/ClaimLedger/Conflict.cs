using System.Collections.Immutable;

namespace ClaimLedger;

/// <summary>A finding: two or more positions on one question, or a broken constraint.</summary>
public sealed record Conflict
{
    /// <summary><c>c-</c> and 16 hexadecimal digits: a fingerprint of kind, question and what disagrees.</summary>
    public required ConflictId Id { get; init; }
    /// <summary>What kind it is.</summary>
    public required ConflictKind Kind { get; init; }
    /// <summary>How grave it is.</summary>
    public required Severity Severity { get; init; }
    /// <summary>Within one source, or across.</summary>
    public required Scope Scope { get; init; }
    /// <summary>
    /// The question; for a constraint, the question on its left; for framing across an event, the first question of the event that is
    /// involved.
    /// </summary>
    public required QuestionId Question { get; init; }
    /// <summary>The question's subject.</summary>
    public required string Subject { get; init; }
    /// <summary>What the question, or for framing the facet, asks.</summary>
    public required string Asks { get; init; }
    /// <summary>
    /// One or two plain sentences: who, what, how far apart, why comparable. Empty until somebody reads the conflict: words are no part of
    /// what was found.
    /// </summary>
    public string Explanation { get; init; } = "";
    /// <summary>What may lie behind it, such as swapped digits, as a sentence; null where nothing suggests itself.</summary>
    public string? Hint { get; init; }
    /// <summary>The explanation, with the hint behind it where there is one.</summary>
    public string WithHint => Hint is null ? Explanation : $"{Explanation} {Hint}";
    /// <summary>The constraint that is broken, or null.</summary>
    public string? Constraint { get; init; }
    /// <summary>The event, for framing.</summary>
    public string? Event { get; init; }
    /// <summary>The facet, for framing.</summary>
    public string? Facet { get; init; }
    /// <summary>The positions, lowest or earliest first; two or more, but for notes on agreement one is possible.</summary>
    public required ImmutableArray<Position> Positions { get; init; }
}

/// <summary>A group of claims in one conflict that can be true together.</summary>
public sealed record Position
{
    /// <summary>What it says: the words of the claim that was published first and, of one day, is the most exact.</summary>
    public required string Says { get; init; }
    /// <summary>The question it answers where the conflict spans several (a constraint); else null.</summary>
    public QuestionId? Question { get; init; }
    /// <summary>The date as of which a constraint asks for it, as in <c>fire.killed@2031-06-08</c>; else null.</summary>
    public DaySpan? At { get; init; }
    /// <summary>What all its claims allow by the letter; null for options and terms.</summary>
    public Interval? Literal { get; init; }
    /// <summary>What all its claims usually mean; null for options and terms.</summary>
    public Interval? Usual { get; init; }
    /// <summary>The options, for a choice question.</summary>
    public ImmutableArray<string> Options { get; init; } = [];
    /// <summary>The term, for framing.</summary>
    public string? Term { get; init; }
    /// <summary>How many independent origins stand behind it.</summary>
    public required int Origins { get; init; }
    /// <summary>The ids of its claims, by as-of, publication and id.</summary>
    public required ImmutableArray<ClaimId> Claims { get; init; }
}
