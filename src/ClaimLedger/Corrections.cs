using System.Collections.Immutable;

namespace ClaimLedger;

/// <summary>That one claim corrects another.</summary>
/// <param name="Corrected">The full identifier of the claim that counts no more.</param>
/// <param name="By">The full identifier of the one that counts instead.</param>
internal readonly record struct Correction(ClaimId Corrected, ClaimId By);

/// <summary>Which claims of a data set were corrected, and by which.</summary>
internal sealed class Corrections
{
    private readonly ImmutableDictionary<ClaimId, ImmutableArray<ClaimId>> _byCorrected;

    /// <summary>Gathers them; those of one claim keep their order.</summary>
    public Corrections(IEnumerable<Correction> corrections) =>
        _byCorrected = corrections.GroupBy(correction => correction.Corrected, correction => correction.By)
            .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray());

    /// <summary>Those of a data set.</summary>
    public static Corrections Of(DataSet dataSet)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        return new Corrections(
            dataSet.Sources.SelectMany(source => source.Claims).SelectMany(
                claim => claim.Corrects, (claim, corrected) => new Correction(corrected, claim.Id)));
    }

    /// <summary>The full identifiers of the claims that correct this one; empty where none does.</summary>
    public ImmutableArray<ClaimId> Of(ClaimId claim) => _byCorrected.GetValueOrDefault(claim, []);

    /// <summary>Whether a claim still counts: what was corrected or taken back contradicts nothing.</summary>
    public bool Counts(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Withdrawn is null && !_byCorrected.ContainsKey(claim.Id);
    }
}
