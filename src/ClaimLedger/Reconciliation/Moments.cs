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
        if (!HasTwoOfADay(claims))
        {
            foreach (var claim in claims)
                yield return [claim];
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

    private static bool HasTwoOfADay(List<ClaimFacts> claims)
    {
        var span = AsSpan(claims);
        for (var index = 1; index < span.Length; index++)
        {
            if (span[index].AsOfFirst <= span[index - 1].AsOfFirst)
                return true;
        }
        return false;
    }

    /// <summary>
    /// Whether two claims of one time give the same answer, as far as a look at neighbours tells: true wherever that takes a closer look.
    /// </summary>
    /// <param name="claims">Claims in order of <see cref="ClaimFacts.AsOfFirst"/>.</param>
    /// <param name="overTime">Of a fixed question all claims are of one time.</param>
    public static bool HasTwoAlike(List<ClaimFacts> claims, OverTime overTime)
    {
        const int few = 16;
        var span = AsSpan(claims);
        for (int first = 0, next; first < span.Length; first = next)
        {
            next = first + 1;
            while (next < span.Length && (overTime == OverTime.Fixed || span[next].AsOfFirst == span[first].AsOfFirst))
                next++;
            var isInOrder = next == span.Length || span[next].AsOfFirst > span[first].AsOfFirst;
            if (!isInOrder || next - first > few || HasTwoAlike(span[first..next]))
                return true;
        }
        return false;
    }

    private static bool HasTwoAlike(ReadOnlySpan<ClaimFacts> claims)
    {
        for (var one = 0; one < claims.Length; one++)
        {
            for (var two = one + 1; two < claims.Length; two++)
            {
                if (claims[one].Options == claims[two].Options && claims[one].Readings == claims[two].Readings)
                    return true;
            }
        }
        return false;
    }

    /// <summary>The claims as a span, copied only where they are not in a list or array already.</summary>
    public static ReadOnlySpan<ClaimFacts> AsSpan(IReadOnlyList<ClaimFacts> claims) => claims switch
    {
        List<ClaimFacts> list => CollectionsMarshal.AsSpan(list),
        ClaimFacts[] array => array,
        _ => claims.ToArray(),
    };
}
