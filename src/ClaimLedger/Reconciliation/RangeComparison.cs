namespace ClaimLedger.Reconciliation;

/// <summary>
/// Compares ranges of one question and one time. A claim lies <em>below</em> another where both its readings do; claims of
/// which none lies below another can stand together, by the letter or as usually read.
/// </summary>
internal static class RangeComparison
{
    private static readonly Comparer<Interval> ByLow = Comparer<Interval>.Create(static (left, right) => Interval.CompareLow(left, right));

    private static readonly Comparer<Interval> ByHigh =
        Comparer<Interval>.Create(static (left, right) => Interval.CompareHigh(left, right));

    /// <summary>Whether all literal sets have a common point, and all usual sets: max(lower) ≤ min(upper), one pass (Helly).</summary>
    public static (bool Literal, bool Usual) Agree(ReadOnlySpan<ClaimFacts> claims)
    {
        if (claims.IsEmpty)
            return (true, true);
        int literalLow = 0, literalHigh = 0, usualLow = 0, usualHigh = 0;
        for (var index = 1; index < claims.Length; index++)
        {
            ref readonly var claim = ref claims[index];
            if (Interval.CompareLow(claim.Literal, claims[literalLow].Literal) > 0)
                literalLow = index;
            if (Interval.CompareHigh(claim.Literal, claims[literalHigh].Literal) < 0)
                literalHigh = index;
            if (Interval.CompareLow(claim.Usual, claims[usualLow].Usual) > 0)
                usualLow = index;
            if (Interval.CompareHigh(claim.Usual, claims[usualHigh].Usual) < 0)
                usualHigh = index;
        }
        return (!claims[literalHigh].Literal.IsBelow(claims[literalLow].Literal), !claims[usualHigh].Usual.IsBelow(claims[usualLow].Usual));
    }

    /// <summary>
    /// The fewest groups in which no claim lies below another, lowest first. The length of the longest chain of claims, each
    /// below the next, is how many are needed (Mirsky 1971); where both readings are the same set this is the greedy stabbing
    /// partition. A claim that fits several groups goes where its usual reading meets the others'.
    /// </summary>
    public static List<List<ClaimFacts>> Partition(IReadOnlyList<ClaimFacts> claims)
    {
        var values = claims.Select(claim => claim.Readings).Distinct().ToArray();
        var lowest = Levels(values);
        var count = lowest.Length == 0 ? 0 : lowest.Max();
        var level = lowest;
        if (count > 1)
        {
            var mirrored = Levels([.. values.Select(value => new BothReadings(Mirror(value.Literal), Mirror(value.Usual)))]);
            level = Settle(values, lowest, [.. mirrored.Select(rank => count + 1 - rank)], count);
        }

        var of = new Dictionary<BothReadings, int>();
        for (var index = 0; index < values.Length; index++)
            of[values[index]] = level[index];
        var groups = Enumerable.Range(0, count).Select(_ => new List<ClaimFacts>()).ToList();
        foreach (var claim in claims)
            groups[of[claim.Readings] - 1].Add(claim);
        groups.RemoveAll(group => group.Count == 0);
        return groups;
    }

    /// <summary>The greedy stabbing partition by one reading, lowest first: minimal, and each class has a common point.</summary>
    public static List<List<ClaimFacts>> Stab(IEnumerable<ClaimFacts> claims, Func<ClaimFacts, Interval> reading)
    {
        var groups = new List<List<ClaimFacts>>();
        var first = default(Interval);
        foreach (var claim in claims.OrderBy(reading, ByHigh).ThenBy(reading, ByLow).ThenBy(claim => claim.Order))
        {
            if (groups.Count == 0 || first.IsBelow(reading(claim)))
            {
                groups.Add([]);
                first = reading(claim);
            }
            groups[^1].Add(claim);
        }
        foreach (var group in groups)
            group.Sort(static (left, right) => left.Order.CompareTo(right.Order));
        return groups;
    }

    /// <summary>
    /// Whether a contradiction exists between two claims whose keys differ: a sweep by literal ends that remembers the two
    /// lowest usual upper ends with different keys.
    /// </summary>
    public static bool AnyContradiction<TKey>(IReadOnlyList<ClaimFacts> claims, Func<ClaimFacts, TKey> key)
        where TKey : notnull
    {
        var byHigh = claims.OrderBy(claim => claim.Literal, ByHigh).ToArray();
        var byLow = claims.OrderBy(claim => claim.Literal, ByLow).ToArray();
        ClaimFacts? best = null, second = null;
        var next = 0;
        foreach (var claim in byLow)
        {
            for (; next < byHigh.Length && byHigh[next].Literal.IsBelow(claim.Literal); next++)
            {
                var candidate = byHigh[next];
                if (best is null || Interval.CompareHigh(candidate.Usual, best.Value.Usual) < 0)
                {
                    if (best is not null && !key(best.Value).Equals(key(candidate)))
                        second = best;
                    best = candidate;
                }
                else if (!key(candidate).Equals(key(best.Value))
                    && (second is null || Interval.CompareHigh(candidate.Usual, second.Value.Usual) < 0))
                {
                    second = candidate;
                }
            }
            var lowest = best is not null && !key(best.Value).Equals(key(claim)) ? best : second;
            if (lowest is not null && !key(lowest.Value).Equals(key(claim)) && lowest.Value.Usual.IsBelow(claim.Usual))
                return true;
        }
        return false;
    }

    private static Interval Mirror(Interval interval) =>
        Interval.Create(-interval.High, -interval.Low, interval.HighOpen, interval.LowOpen);

    /// <summary>For each value, the length of the longest chain that ends in it: 1 where nothing lies below. O(n log n).</summary>
    private static int[] Levels(BothReadings[] values)
    {
        var byLow = Order(values.Length, (left, right) => Interval.CompareLow(values[left].Literal, values[right].Literal));
        var byHigh = Order(values.Length, (left, right) => Interval.CompareHigh(values[left].Literal, values[right].Literal));
        var byUsualHigh = Order(values.Length, (left, right) => Interval.CompareHigh(values[left].Usual, values[right].Usual));
        var rank = new int[values.Length];
        for (var index = 0; index < byUsualHigh.Length; index++)
            rank[byUsualHigh[index]] = index;

        var levels = new int[values.Length];
        var tree = new int[values.Length + 1];
        var next = 0;
        foreach (var index in byLow)
        {
            for (; next < byHigh.Length && values[byHigh[next]].Literal.IsBelow(values[index].Literal); next++)
                Raise(tree, rank[byHigh[next]], levels[byHigh[next]]);
            levels[index] = 1 + Highest(tree, CountBelow(values, byUsualHigh, values[index].Usual));
        }
        return levels;
    }

    private static int[] Order(int count, Comparison<int> comparison)
    {
        var order = Enumerable.Range(0, count).ToArray();
        Array.Sort(order, comparison);
        return order;
    }

    private static int CountBelow(BothReadings[] values, int[] byUsualHigh, Interval usual)
    {
        int low = 0, high = byUsualHigh.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (values[byUsualHigh[middle]].Usual.IsBelow(usual))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    // A Fenwick tree of maxima: the highest level among the first `count` ranks.
    private static void Raise(int[] tree, int rank, int level)
    {
        for (var index = rank + 1; index < tree.Length; index += index & -index)
            tree[index] = Math.Max(tree[index], level);
    }

    private static int Highest(int[] tree, int count)
    {
        var highest = 0;
        for (var index = count; index > 0; index -= index & -index)
            highest = Math.Max(highest, tree[index]);
        return highest;
    }

    /// <summary>
    /// Moves values that fit several levels, and that lie apart from the settled members of their lowest one, to a level all of
    /// whose members they agree with. A value that finds none stays, so no level ever holds a contradiction.
    /// </summary>
    private static int[] Settle(BothReadings[] values, int[] lowest, int[] highest, int count)
    {
        var level = (int[])lowest.Clone();
        var settled = Enumerable.Range(0, count + 1).Select(_ => new LevelMembers()).ToArray();
        var members = Enumerable.Range(0, count + 1).Select(_ => new LevelMembers()).ToArray();
        for (var index = 0; index < values.Length; index++)
        {
            members[lowest[index]].Add(values[index]);
            if (lowest[index] == highest[index])
                settled[lowest[index]].Add(values[index]);
        }
        for (var index = 0; index < values.Length; index++)
        {
            if (lowest[index] == highest[index] || settled[lowest[index]].Welcomes(values[index]))
                continue;
            for (var candidate = lowest[index] + 1; candidate <= highest[index]; candidate++)
            {
                if (!members[candidate].Welcomes(values[index]))
                    continue;
                level[index] = candidate;
                members[candidate].Add(values[index]);
                break;
            }
        }
        return level;
    }

    /// <summary>The ends that decide whether a newcomer agrees with every member.</summary>
    private sealed class LevelMembers
    {
        private BothReadings? _lowestHigh;
        private BothReadings? _highestLow;

        public void Add(BothReadings value)
        {
            _lowestHigh = _lowestHigh is not { } high ? value
                : new(Lower(high.Literal, value.Literal), Lower(high.Usual, value.Usual));
            _highestLow = _highestLow is not { } low ? value
                : new(Higher(low.Literal, value.Literal), Higher(low.Usual, value.Usual));

            static Interval Lower(Interval left, Interval right) => Interval.CompareHigh(left, right) <= 0 ? left : right;
            static Interval Higher(Interval left, Interval right) => Interval.CompareLow(left, right) >= 0 ? left : right;
        }

        public bool Welcomes(BothReadings value) =>
            _lowestHigh is { } high && _highestLow is { } low
            && !high.Literal.IsBelow(value.Literal) && !value.Literal.IsBelow(low.Literal)
            && !high.Usual.IsBelow(value.Usual) && !value.Usual.IsBelow(low.Usual);
    }
}
