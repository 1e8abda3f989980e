namespace ClaimLedger.Text;

/// <summary>Counts are whole numbers: the ends of a set move to them.</summary>
internal static class WholeNumbers
{
    /// <summary>
    /// The whole numbers inside. Where none is ("nearly 4": at least 3.2, below 4), those next to it, but never an end
    /// that the set leaves out; null where there is none of these either.
    /// </summary>
    public static Interval? In(in Interval set)
    {
        if (set.ToWhole() is { } inside)
            return inside;
        decimal? low = set.Low is { } lowEnd ? set.LowOpen && decimal.Floor(lowEnd) == lowEnd ? lowEnd + 1 : decimal.Floor(lowEnd) : null;
        decimal? high = set.High is { } highEnd
            ? set.HighOpen && decimal.Floor(highEnd) == highEnd ? highEnd - 1 : decimal.Ceiling(highEnd)
            : null;
        return low > high ? null : Interval.Between(low, high);
    }
}
