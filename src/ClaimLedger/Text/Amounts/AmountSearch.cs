using ClaimLedger.Scanning;

namespace ClaimLedger.Text;

/// <summary>What is looked for in running text.</summary>
/// <param name="Kinds">The kinds of amounts.</param>
/// <param name="ReadsHedges">Whether hedges and spans are read as one with their numbers; else each number is found alone.</param>
internal sealed record AmountSearch(QuantityKinds Kinds, bool ReadsHedges);
