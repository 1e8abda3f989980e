using System.Collections.Immutable;
using ClaimLedger.Scanning;

namespace ClaimLedger.Sentences;

/// <summary>How two sentences, or two figures in them, stand to each other.</summary>
public enum SentenceRelation
{
    /// <summary>They can both be true.</summary>
    Agree,

    /// <summary>They differ by no more than their rounding.</summary>
    Rounding,

    /// <summary>They can both be true by the letter, and are far apart in practice.</summary>
    Tension,

    /// <summary>They cannot both be true.</summary>
    Contradiction,

    /// <summary>Nothing in them answers the same question.</summary>
    NotComparable,
}

/// <summary>Two figures that answer the same question.</summary>
/// <param name="A">The figure in the first sentence.</param>
/// <param name="B">The figure in the second.</param>
/// <param name="Relation">How they stand to each other.</param>
/// <param name="Score">How sure it is that they answer the same question: 0 to 1.</param>
/// <param name="Why">The words that both have around the figure, and what their sets do.</param>
public sealed record AlignedQuantity(FoundQuantity A, FoundQuantity B, SentenceRelation Relation, double Score, string Why);

/// <summary>Whether two sentences can both be true.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Aligned">The figures that were held against each other, in the order of the first sentence.</param>
/// <param name="Rule">The rule that decided, by a short name.</param>
/// <param name="Why">The decision in words.</param>
public sealed record SentenceVerdict(SentenceRelation Relation, ImmutableArray<AlignedQuantity> Aligned, string Rule, string Why);
