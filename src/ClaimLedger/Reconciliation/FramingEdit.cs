using System.Collections.Immutable;

namespace ClaimLedger.Reconciliation;

/// <summary>What would dissolve a conflict of word choices: out of which claims its facet would have to be left.</summary>
internal static class FramingEdit
{
    // All sets of terms are tried.
    private const int MostTerms = 12;

    // Nobody reads through more, and so many are no small edit.
    private const int MostClaims = 12;

    /// <summary>
    /// The fewest claims without which all sources that are left use the same terms, and of these such that most sources are left; null
    /// where they are many. <see cref="FramingFinder"/> says when sources differ.
    /// </summary>
    /// <param name="positions">The claims that use each term; a claim may use several.</param>
    public static IReadOnlyList<ClaimId>? Fewest(IReadOnlyList<IReadOnlyList<Claim>> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        if (positions.Count > MostTerms)
            return null;
        var sources = positions
            .SelectMany((claims, term) => claims.Select(claim => (claim, Term: 1u << term)))
            .GroupBy(use => use.claim.Id)
            .Select(uses => (uses.First().claim.Source, Claim: uses.Key, Terms: uses.Aggregate(0u, (terms, use) => terms | use.Term)))
            .GroupBy(use => use.Source)
            .Select(uses => uses.Select(use => (use.Claim, use.Terms)).ToImmutableArray())
            .ToList();
        (List<ClaimId> Claims, int Sources)? fewest = null;
        for (var shared = (1u << positions.Count) - 1; shared > 0; shared--)
        {
            if (Without(sources, shared, fewest?.Claims.Count ?? MostClaims) is { } other
                && (fewest is not { } known || other.Claims.Count < known.Claims.Count || other.Sources > known.Sources))
                fewest = other;
        }
        return fewest?.Claims;
    }

    // Out of which claims it is left where all sources that remain use just these terms, and how many remain; null where those are more.
    private static (List<ClaimId> Claims, int Sources)? Without(
        List<ImmutableArray<(ClaimId Claim, uint Terms)>> sources, uint shared, int most)
    {
        List<ClaimId> left = [];
        var remaining = 0;
        foreach (var claims in sources)
        {
            var used = claims.Where(claim => IsWithin(claim.Terms)).Aggregate(0u, (terms, claim) => terms | claim.Terms);
            left.AddRange(claims.Where(claim => used != shared || !IsWithin(claim.Terms)).Select(claim => claim.Claim));
            if (left.Count > most)
                return null;
            remaining += used == shared ? 1 : 0;
        }
        return (left, remaining);

        bool IsWithin(uint terms) => (terms & ~shared) == 0;
    }
}
