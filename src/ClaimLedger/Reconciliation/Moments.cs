using System.Runtime.InteropServices;

namespace ClaimLedger.Reconciliation;

/// <summary>Gathers claims that are about the same time.</summary>
internal static class Moments
{
    /// <summary>Whether two claims are about the same time: the pair that <see cref="Group"/> gathers.</summary>
    public static bool AreOne(OverTime overTime, in ClaimFacts left, in ClaimFacts right) =>
        overTime == OverTime.Fixed || (left.AsOfFirst <= right.AsOfLast && right.AsOfFirst <= left.AsOfLast);

    /// <summary>
    /// The largest groups of claims whose as-of spans all meet, earliest first. Spans on a line meet pairwise exactly when they
    /// have a common day (Helly), so one sweep finds them: a group is complete when its first member ends.
    /// </summary>
    /// <param name="claims">Claims in order of <see cref="ClaimFacts.AsOfFirst"/>.</param>
    /// <param name="overTime">A fixed question has one group: everything.</param>
    public static IEnumerable<List<ClaimFacts>> Group(List<ClaimFacts> claims, OverTime overTime)
    {
        if (claims.Count == 0)
            yield break;
        if (overTime == OverTime.Fixed)
        {
            yield return claims;
            yield break;
        }

        var open = new List<ClaimFacts>();
        var firstEnd = int.MaxValue;
        foreach (var claim in claims)
        {
            if (claim.AsOfFirst > firstEnd)
            {
                yield return [.. open];
                open.RemoveAll(other => other.AsOfLast < claim.AsOfFirst);
                firstEnd = open.Count == 0 ? int.MaxValue : open.Min(other => other.AsOfLast);
            }
            open.Add(claim);
            firstEnd = Math.Min(firstEnd, claim.AsOfLast);
        }
        yield return open;
    }

    /// <summary>The claims as a span, copied only where they are not in a list or array already.</summary>
    public static ReadOnlySpan<ClaimFacts> AsSpan(IReadOnlyList<ClaimFacts> claims) => claims switch
    {
        List<ClaimFacts> list => CollectionsMarshal.AsSpan(list),
        ClaimFacts[] array => array,
        _ => claims.ToArray(),
    };
}
