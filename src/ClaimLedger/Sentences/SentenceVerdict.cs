using System.Collections.Immutable;
using ClaimLedger.Reconciliation;
using ClaimLedger.Scanning;

namespace ClaimLedger.Sentences;

/// <summary>Two figures that answer the same question.</summary>
/// <param name="A">The figure in the first sentence.</param>
/// <param name="B">The figure in the second.</param>
/// <param name="Relation">How they stand to each other.</param>
/// <param name="Score">How sure it is that they answer the same question: 0 to 1.</param>
/// <param name="Why">The words that both have around the figure, and what their sets do.</param>
public sealed record AlignedQuantity(FoundQuantity A, FoundQuantity B, Relation Relation, double Score, string Why);

/// <summary>Whether two sentences can both be true.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Aligned">The figures that were held against each other, in the order of the first sentence.</param>
/// <param name="Rule">The rule that decided, by a short name.</param>
/// <param name="Why">The decision in words.</param>
public sealed record SentenceVerdict(Relation Relation, ImmutableArray<AlignedQuantity> Aligned, string Rule, string Why);
