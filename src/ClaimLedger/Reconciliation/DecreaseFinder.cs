namespace ClaimLedger.Reconciliation;

/// <summary>Finds where a figure that can only grow is lower at a later date.</summary>
internal static class DecreaseFinder
{
    /// <summary>
    /// One finding for each peak that later claims fall below, in both readings, with no series break between. One sweep in
    /// order of time over the earlier claims that matter: a claim that is both earlier-ended and no higher in either reading
    /// than another never decides (a Pareto front), and of the rest the highest are looked at first.
    /// </summary>
    public static void Find(Question question, List<ClaimFacts> claims, List<Finding> into)
    {
        if (!MayFall(claims))
            return;
        foreach (var regime in claims.GroupBy(claim => Series.Regime(question, claim)).Where(group => group.Key is not null))
        {
            var falls = new Dictionary<BothReadings, (List<ClaimFacts> Peaks, List<ClaimFacts> Later)>();
            var roundings = new Dictionary<BothReadings, (List<ClaimFacts> Peaks, List<ClaimFacts> Later)>();
            foreach (var (peak, later) in Falls([.. regime]))
            {
                var of = Series.KindOf(peak, later) switch
                {
                    ConflictKind.Decrease => falls,
                    ConflictKind.Rounding => roundings,
                    _ => null,
                };
                if (of is null)
                    continue;
                if (!of.TryGetValue(peak.Readings, out var fall))
                    of[peak.Readings] = fall = ([], []);
                if (!fall.Peaks.Exists(claim => claim.Key == peak.Key))
                    fall.Peaks.Add(peak);
                fall.Later.Add(later);
            }
            foreach (var (peaks, later) in falls.Values)
            {
                // Others who gave the peak figure at the same time stand behind it too.
                var first = peaks[0];
                peaks.AddRange(regime.Where(claim => claim.Readings == first.Readings
                    && Moments.IsBefore(claim, later[0]) && !peaks.Exists(other => other.Key == claim.Key)));
                Add(ConflictKind.Decrease, question, peaks, later, into);
            }
            foreach (var (peaks, later) in roundings.Values)
                Add(ConflictKind.Rounding, question, peaks, later, into);
        }
    }

    /// <summary>
    /// Whether a claim lies below one of an earlier day, as far as one pass tells: most figures only grow, and are let go with it.
    /// </summary>
    private static bool MayFall(List<ClaimFacts> claims)
    {
        var span = Moments.AsSpan(claims);
        var peak = -1;
        for (int first = 0, next; first < span.Length; first = next)
        {
            for (next = first; next < span.Length && span[next].AsOfFirst == span[first].AsOfFirst; next++)
            {
                // Hours of other zones can put a claim before one of an earlier day.
                if (span[next].AsOfMinute != 0 || (peak >= 0 && span[next].Literal.IsBelow(span[peak].Literal)))
                    return true;
            }
            if (next < span.Length && span[next].AsOfFirst < span[first].AsOfFirst)
                return true;
            for (var index = first; index < next; index++)
            {
                if (peak < 0 || Interval.CompareLow(span[index].Literal, span[peak].Literal) > 0)
                    peak = index;
            }
        }
        return false;
    }

    private static void Add(
        ConflictKind kind, Question question, IEnumerable<ClaimFacts> peaks, List<ClaimFacts> later, List<Finding> into) =>
        into.Add(new Finding(kind, question, [FoundPosition.Of(peaks), .. Runs(later).Select(FoundPosition.Of)]));

    /// <summary>
    /// The later claims in groups that can be true together, in order of time: within a group the figure does not fall again.
    /// </summary>
    private static List<List<ClaimFacts>> Runs(List<ClaimFacts> later)
    {
        var runs = new List<(List<ClaimFacts> Claims, BothReadings Highest)>();
        foreach (var claim in later)
        {
            // Below the highest of each reading is below some claim, or near enough to keep them apart.
            var at = runs.FindIndex(run => !claim.Readings.IsBelow(run.Highest));
            if (at < 0)
            {
                runs.Add(([claim], claim.Readings));
                continue;
            }
            var (claims, highest) = runs[at];
            claims.Add(claim);
            runs[at] = (claims, new(Higher(highest.Literal, claim.Literal), Higher(highest.Usual, claim.Usual)));
        }
        return [.. runs.Select(run => run.Claims)];

        static Interval Higher(Interval left, Interval right) => Interval.CompareLow(left, right) >= 0 ? left : right;
    }

    private static IEnumerable<(ClaimFacts Peak, ClaimFacts Later)> Falls(List<ClaimFacts> claims)
    {
        var ended = claims.OrderBy(claim => claim.Ends).ThenBy(claim => claim.Order).ToArray();
        var front = new List<ClaimFacts>(); // literal low falls, usual low rises
        var next = 0;
        foreach (var claim in claims.OrderBy(claim => claim.Begins).ThenBy(claim => claim.Order))
        {
            for (; next < ended.Length && Moments.IsBefore(ended[next], claim); next++)
                Add(front, ended[next]);
            if (PeakAbove(front, claim) is { } peak)
                yield return (peak, claim);
            // Rounding alone makes the figure lower than the highest before it.
            else if (front.Count > 0 && claim.Literal.IsBelow(front[0].Literal))
                yield return (front[0], claim);
        }
    }

    private static void Add(List<ClaimFacts> front, ClaimFacts claim)
    {
        var at = front.FindIndex(other => Interval.CompareLow(other.Literal, claim.Literal) <= 0);
        if (at < 0)
            at = front.Count;
        var dominated = (at > 0 && Interval.CompareLow(front[at - 1].Usual, claim.Usual) >= 0)
            || (at < front.Count && Interval.CompareLow(front[at].Literal, claim.Literal) == 0
                && Interval.CompareLow(front[at].Usual, claim.Usual) >= 0);
        if (dominated)
            return;
        var end = at;
        while (end < front.Count && Interval.CompareLow(front[end].Usual, claim.Usual) <= 0)
            end++;
        front.RemoveRange(at, end - at);
        front.Insert(at, claim);
    }

    /// <summary>The highest earlier claim that lies above <paramref name="claim"/> in both readings.</summary>
    private static ClaimFacts? PeakAbove(List<ClaimFacts> front, ClaimFacts claim)
    {
        foreach (var peak in front)
        {
            if (!claim.Literal.IsBelow(peak.Literal))
                return null;
            if (claim.Usual.IsBelow(peak.Usual))
                return peak;
        }
        return null;
    }
}
