using ClaimLedger.Reconciliation;

namespace ClaimLedger.Sqlite;

/// <summary>What a ledger is compiled from: what is declared, and the claims in the order of their keys, which can be more than memory
/// holds.</summary>
/// <param name="Declared">The data set; where the claims come by themselves, without them.</param>
/// <param name="Claims">How many claims there are, at most.</param>
/// <param name="InKeyOrder">The claims, each with its source and its place in what its source says; they are asked for once.</param>
internal sealed record LedgerContent(DataSet Declared, long Claims, IEnumerable<(Claim Claim, Source Source, int Ordinal)> InKeyOrder)
{
    /// <summary>Takes a claim whose name its source has given before, and where; null where it was validated that none has.</summary>
    internal Action<Claim, Place>? Twin { get; init; }

    /// <summary>
    /// Takes a claim that is in the ledger already and whose withdrawal is not what it is there; null where that ends an append.
    /// </summary>
    internal Action<Claim>? Withdrawn { get; init; }

    /// <summary>Called when all claims are in; what it throws stops the build. Null for nothing.</summary>
    internal Action? Compiled { get; init; }

    internal static LedgerContent Of(DataSet dataSet) =>
        new(dataSet, dataSet.Sources.Sum(source => (long)source.Claims.Length), Sorted(dataSet));

    private static IEnumerable<(Claim Claim, Source Source, int Ordinal)> Sorted(DataSet dataSet)
    {
        var ordinals = new Dictionary<ClaimId, (Source Source, int Ordinal)>();
        foreach (var source in dataSet.Sources)
        {
            for (var ordinal = 0; ordinal < source.Claims.Length; ordinal++)
                ordinals.Add(source.Claims[ordinal].Id, (source, ordinal));
        }
        foreach (var claim in ClaimOrder.Sort(dataSet))
        {
            var (source, ordinal) = ordinals[claim.Id];
            yield return (claim, source, ordinal);
        }
    }
}
