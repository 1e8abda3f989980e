using System.Collections.Immutable;
using System.Numerics;

namespace ClaimLedger.Reconciliation;

/// <summary>
/// Compares the answers of a choice question. An answer is a set of options; two exclude each other where every pair of their options
/// does.
/// </summary>
/// <param name="exclusions">As <see cref="Question.Exclusions"/>.</param>
internal readonly struct OptionComparison(ImmutableArray<ulong> exclusions)
{
    /// <summary>Whether no option of one can stand beside an option of the other.</summary>
    public bool Contradict(ulong left, ulong right)
    {
        if (left == 0 || right == 0)
            return false;
        for (var rest = left; rest != 0; rest &= rest - 1)
        {
            var option = BitOperations.TrailingZeroCount(rest);
            var excluded = option < exclusions.Length ? exclusions[option] : 0;
            if ((right & ~excluded) != 0)
                return false;
        }
        return true;
    }

    /// <summary>
    /// Groups of claims that can stand together, in the order of their options: made greedily, the narrowest answers first. "A or B", "B
    /// or C" and
    /// "A or C" meet pair by pair and yet leave no answer, so a group must have one answer left.
    /// </summary>
    public List<List<ClaimFacts>> Partition(IReadOnlyList<ClaimFacts> claims)
    {
        var groups = new List<(List<ulong> Masks, List<ClaimFacts> Claims)>();
        var of = new Dictionary<ulong, int>();
        foreach (var mask in claims.Select(claim => claim.Options).Distinct().OrderBy(BitOperations.PopCount).ThenBy(mask => mask))
        {
            var self = this;
            var index = groups.FindIndex(group =>
                group.Masks.TrueForAll(other => !self.Contradict(other, mask)) && self.LeavesAnAnswer([.. group.Masks, mask]));
            if (index < 0)
            {
                index = groups.Count;
                groups.Add(([], []));
            }
            groups[index].Masks.Add(mask);
            of[mask] = index;
        }
        foreach (var claim in claims)
            groups[of[claim.Options]].Claims.Add(claim);
        return [.. groups.OrderBy(group => BitOperations.TrailingZeroCount(group.Masks.Min())).Select(group => group.Claims)];
    }

    /// <summary>
    /// Whether some option, or some options that stand beside each other, satisfy every answer: looked for option by option, the
    /// narrowest answer first.
    /// </summary>
    private bool LeavesAnAnswer(List<ulong> masks)
    {
        if (masks.Aggregate(~0UL, (all, mask) => all & mask) != 0)
            return true;
        return Choose([.. masks.OrderBy(BitOperations.PopCount)], 0, chosen: 0, steps: new int[1]);
    }

    // A search over few options; past the limit it is taken to succeed, so that no false alarm follows.
    private bool Choose(List<ulong> masks, int next, ulong chosen, int[] steps)
    {
        if (next == masks.Count || ++steps[0] > 10_000)
            return true;
        if ((masks[next] & chosen) != 0)
            return Choose(masks, next + 1, chosen, steps);
        for (var rest = masks[next]; rest != 0; rest &= rest - 1)
        {
            var option = BitOperations.TrailingZeroCount(rest);
            var excluded = option < exclusions.Length ? exclusions[option] : 0;
            if ((excluded & chosen) == 0 && Choose(masks, next + 1, chosen | 1UL << option, steps))
                return true;
        }
        return false;
    }

    /// <summary>Whether two claims with different keys exclude each other.</summary>
    public bool AnyContradiction<TKey>(IReadOnlyList<ClaimFacts> claims, Func<ClaimFacts, TKey> key)
        where TKey : notnull
    {
        // Two keys an answer are enough to know whether a pair with different keys exists.
        var keys = new Dictionary<ulong, List<TKey>>();
        foreach (var claim in claims)
        {
            if (!keys.TryGetValue(claim.Options, out var seen))
                keys[claim.Options] = seen = [];
            if (seen.Count < 2 && !seen.Contains(key(claim)))
                seen.Add(key(claim));
        }
        var answers = keys.ToArray();
        for (var left = 0; left < answers.Length; left++)
        {
            for (var right = left + 1; right < answers.Length; right++)
            {
                if (Contradict(answers[left].Key, answers[right].Key)
                    && (answers[left].Value.Count > 1 || answers[right].Value.Count > 1
                        || !answers[left].Value[0].Equals(answers[right].Value[0])))
                {
                    return true;
                }
            }
        }
        return false;
    }
}
