using System.Runtime.InteropServices;

namespace ClaimLedger.Reconciliation;

/// <summary>Gathers claims that are about the same time.</summary>
internal static class Moments
{
    /// <summary>
    /// Whether two claims are about the same moment: the pair that <see cref="Group"/> gathers. A day is one moment, where both give hours
    /// the hours decide; a longer span only holds the moment, so it is the same one where it is the very same span.
    /// </summary>
    public static bool AreOne(OverTime overTime, in ClaimFacts left, in ClaimFacts right) =>
        overTime == OverTime.Fixed
        || (left.AsOfFirst == right.AsOfFirst && left.AsOfLast == right.AsOfLast
            && (left.AsOfMinute == 0 || right.AsOfMinute == 0 || left.AsOfMinute == right.AsOfMinute));

    /// <summary>Whether one claim's moment surely comes before the other's.</summary>
    public static bool IsBefore(in ClaimFacts left, in ClaimFacts right) => left.Ends < right.Begins;

    /// <summary>The groups of claims that are about one moment, earliest first.</summary>
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
        foreach (var span in claims.GroupBy(claim => (claim.AsOfFirst, claim.AsOfLast)))
        {
            var minutes = span.Select(claim => claim.AsOfMinute).Where(minute => minute != 0).Distinct().Order().ToList();
            if (minutes.Count < 2)
                yield return [.. span];
            else
            {
                // Who gives no hour may mean any of them.
                foreach (var minute in minutes)
                    yield return [.. span.Where(claim => claim.AsOfMinute == 0 || claim.AsOfMinute == minute)];
            }
        }
    }

    /// <summary>The claims as a span, copied only where they are not in a list or array already.</summary>
    public static ReadOnlySpan<ClaimFacts> AsSpan(IReadOnlyList<ClaimFacts> claims) => claims switch
    {
        List<ClaimFacts> list => CollectionsMarshal.AsSpan(list),
        ClaimFacts[] array => array,
        _ => claims.ToArray(),
    };
}
