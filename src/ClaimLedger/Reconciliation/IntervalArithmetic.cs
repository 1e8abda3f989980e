using System.Collections.Immutable;

namespace ClaimLedger.Reconciliation;

/// <summary>
/// Arithmetic on sets of intervals (Moore 1966): the result holds every number that some choice of operands gives, so an
/// equation that fails here fails for every choice.
/// </summary>
internal static class IntervalArithmetic
{
    // Beyond this many separate pieces a set is replaced by its hull: it can only grow, so no false alarm follows.
    private const int MaximumPieces = 256;

    /// <summary>All results of an operation on two sets.</summary>
    public static ImmutableArray<Interval> Apply(char sign, ImmutableArray<Interval> left, ImmutableArray<Interval> right)
    {
        var results = new List<Interval>(left.Length * right.Length);
        foreach (var first in left)
        {
            foreach (var second in right)
                results.Add(Apply(sign, first, second));
        }
        return Merge(results);
    }

    /// <summary>The same set with pieces that touch made one, in order.</summary>
    public static ImmutableArray<Interval> Merge(IEnumerable<Interval> pieces)
    {
        var merged = new List<Interval>();
        foreach (var piece in pieces.Order(Comparer<Interval>.Create(static (left, right) => Interval.CompareLow(left, right))))
        {
            if (merged.Count > 0 && merged[^1].Meets(piece))
                merged[^1] = merged[^1].Hull(piece);
            else
                merged.Add(piece);
        }
        return merged.Count <= MaximumPieces ? [.. merged] : [merged[0].Hull(merged[^1])];
    }

    private static Interval Apply(char sign, Interval left, Interval right)
    {
        try
        {
            return sign switch
            {
                '+' => Add(left, right),
                '-' => Add(left, Interval.Create(-right.High, -right.Low, right.HighOpen, right.LowOpen)),
                '*' => Multiply(left, right),
                _ => Divide(left, right),
            };
        }
        catch (OverflowException)
        {
            return Interval.Everything; // beyond decimal's range nothing can be ruled out
        }
    }

    private static Interval Add(Interval left, Interval right) =>
        Interval.Create(left.Low + right.Low, left.High + right.High, left.LowOpen || right.LowOpen, left.HighOpen || right.HighOpen);

    private static Interval Multiply(Interval left, Interval right)
    {
        if (left is { Low: { } a, High: { } b } && right is { Low: { } c, High: { } d })
            return Span(a * c, a * d, b * c, b * d);
        return left.Low >= 0 && right.Low >= 0 ? Interval.Between(left.Low * right.Low, null) : Interval.Everything;
    }

    private static Interval Divide(Interval left, Interval right)
    {
        if (right.Contains(0))
            return Interval.Everything;
        if (left is { Low: { } a, High: { } b } && right is { Low: { } c, High: { } d } && c != 0 && d != 0)
            return Span(a / c, a / d, b / c, b / d);
        if (left.Low >= 0 && right.Low > 0)
            return Interval.Between(right.High is { } divisor ? left.Low / divisor : 0, left.High / right.Low);
        return Interval.Everything;
    }

    private static Interval Span(params ReadOnlySpan<decimal> ends)
    {
        decimal low = ends[0], high = ends[0];
        foreach (var end in ends)
        {
            low = Math.Min(low, end);
            high = Math.Max(high, end);
        }
        return Interval.Between(low, high);
    }
}
