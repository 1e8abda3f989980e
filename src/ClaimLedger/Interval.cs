using System.Globalization;

namespace ClaimLedger;

/// <summary>
/// A set of numbers without a gap: each end is closed, open or unbounded. Counts, measures, days and durations all live
/// on this one line: dates as day numbers (<see cref="DateOnly.DayNumber"/>), durations as days.
/// </summary>
/// <remarks>The default is the single number zero, <c>[0, 0]</c>. An interval is never empty.</remarks>
public readonly struct Interval : IEquatable<Interval>
{
    [Flags]
    private enum Ends : byte { None = 0, LowUnbounded = 1, HighUnbounded = 2, LowOpen = 4, HighOpen = 8 }

    private readonly decimal _low;
    private readonly decimal _high;
    private readonly Ends _ends;

    private Interval(decimal low, decimal high, Ends ends)
    {
        _low = low;
        _high = high;
        _ends = ends;
    }

    /// <summary>The whole line: what an unknown answer allows.</summary>
    public static Interval Everything { get; } = new(0, 0, Ends.LowUnbounded | Ends.HighUnbounded);

    /// <summary>The single number <paramref name="value"/>.</summary>
    public static Interval Point(decimal value) => new(value, value, Ends.None);

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included; a null end is unbounded.</summary>
    /// <exception cref="ArgumentException">The interval would be empty.</exception>
    public static Interval Between(decimal? low, decimal? high) => Create(low, high, lowOpen: false, highOpen: false);

    /// <summary>
    /// From <paramref name="low"/> to <paramref name="high"/>; a null end is unbounded, and an unbounded end is never open.
    /// </summary>
    /// <exception cref="ArgumentException">The interval would be empty.</exception>
    public static Interval Create(decimal? low, decimal? high, bool lowOpen, bool highOpen)
    {
        if (low > high || (low == high && low is not null && (lowOpen || highOpen)))
            throw new ArgumentException($"The interval from {low} to {high} holds nothing.", nameof(high));

        var ends = (low is null ? Ends.LowUnbounded : lowOpen ? Ends.LowOpen : Ends.None)
            | (high is null ? Ends.HighUnbounded : highOpen ? Ends.HighOpen : Ends.None);
        return new Interval(low ?? 0, high ?? 0, ends);
    }

    /// <summary>The lower end, or null where there is none.</summary>
    public decimal? Low => HasLow ? _low : null;

    /// <summary>The upper end, or null where there is none.</summary>
    public decimal? High => HasHigh ? _high : null;

    /// <summary>Whether the lower end itself is left out.</summary>
    public bool LowOpen => (_ends & Ends.LowOpen) != Ends.None;

    /// <summary>Whether the upper end itself is left out.</summary>
    public bool HighOpen => (_ends & Ends.HighOpen) != Ends.None;

    /// <summary>Whether there is a lower end.</summary>
    public bool HasLow => (_ends & Ends.LowUnbounded) == Ends.None;

    /// <summary>Whether there is an upper end.</summary>
    public bool HasHigh => (_ends & Ends.HighUnbounded) == Ends.None;

    /// <summary>Whether it is one number.</summary>
    public bool IsPoint => _ends == Ends.None && _low == _high;

    /// <summary>Whether it leaves nothing out.</summary>
    public bool IsEverything => !HasLow && !HasHigh;

    /// <summary>How far it reaches, or null where an end is unbounded.</summary>
    public decimal? Width => HasLow && HasHigh ? _high - _low : null;

    /// <summary>Whether every number here is below every number of <paramref name="other"/>.</summary>
    public bool IsBelow(in Interval other)
    {
        if (!HasHigh || !other.HasLow)
            return false;
        return _high < other._low || (_high == other._low && (HighOpen || other.LowOpen));
    }

    /// <summary>Whether the two have a number in common.</summary>
    public bool Meets(in Interval other) => !IsBelow(other) && !other.IsBelow(this);

    /// <summary>Whether <paramref name="value"/> lies inside.</summary>
    public bool Contains(decimal value) =>
        (!HasLow || _low < value || (_low == value && !LowOpen))
        && (!HasHigh || value < _high || (_high == value && !HighOpen));

    /// <summary>Whether all of <paramref name="other"/> lies inside.</summary>
    public bool Contains(in Interval other) => CompareLow(this, other) <= 0 && CompareHigh(this, other) >= 0;

    /// <summary>What the two have in common, or null where they have nothing.</summary>
    public Interval? Intersect(in Interval other)
    {
        if (!Meets(other))
            return null;
        var low = CompareLow(this, other) >= 0 ? this : other;
        var high = CompareHigh(this, other) <= 0 ? this : other;
        return Create(low.Low, high.High, low.LowOpen, high.HighOpen);
    }

    /// <summary>The smallest interval that holds both.</summary>
    public Interval Hull(in Interval other)
    {
        var low = CompareLow(this, other) <= 0 ? this : other;
        var high = CompareHigh(this, other) >= 0 ? this : other;
        return Create(low.Low, high.High, low.LowOpen, high.HighOpen);
    }

    /// <summary>Order of lower ends: no end first, then by number, a closed end before an open one.</summary>
    public static int CompareLow(in Interval left, in Interval right)
    {
        if (!left.HasLow || !right.HasLow)
            return left.HasLow.CompareTo(right.HasLow);
        var order = left._low.CompareTo(right._low);
        return order != 0 ? order : left.LowOpen.CompareTo(right.LowOpen);
    }

    /// <summary>Order of upper ends: by number, an open end before a closed one, no end last.</summary>
    public static int CompareHigh(in Interval left, in Interval right)
    {
        if (!left.HasHigh || !right.HasHigh)
            return right.HasHigh.CompareTo(left.HasHigh);
        var order = left._high.CompareTo(right._high);
        return order != 0 ? order : right.HighOpen.CompareTo(left.HighOpen);
    }

    /// <summary>
    /// The whole numbers inside, as a closed interval: ends move inwards to the nearest whole number. Null where no whole
    /// number lies inside.
    /// </summary>
    public Interval? ToWhole()
    {
        decimal? low = HasLow ? LowOpen && decimal.Floor(_low) == _low ? _low + 1 : decimal.Ceiling(_low) : null;
        decimal? high = HasHigh ? HighOpen && decimal.Floor(_high) == _high ? _high - 1 : decimal.Floor(_high) : null;
        return low > high ? null : Between(low, high);
    }

    /// <summary>Every number multiplied by <paramref name="factor"/>, which must be above zero.</summary>
    public Interval Scale(decimal factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return new Interval(_low * factor, _high * factor, _ends);
    }

    /// <inheritdoc/>
    public bool Equals(Interval other) => _ends == other._ends && _low == other._low && _high == other._high;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Interval other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_low, _high, _ends);

    /// <summary>Equality of sets.</summary>
    public static bool operator ==(Interval left, Interval right) => left.Equals(right);

    /// <summary>Inequality of sets.</summary>
    public static bool operator !=(Interval left, Interval right) => !left.Equals(right);

    /// <summary>The notation of mathematics: <c>[1440, 2160]</c>, <c>(50900, ∞)</c>, <c>{11}</c>.</summary>
    public override string ToString()
    {
        if (IsPoint)
            return $"{{{Number(_low)}}}";
        var low = HasLow ? (LowOpen ? "(" : "[") + Number(_low) : "(−∞";
        var high = HasHigh ? Number(_high) + (HighOpen ? ")" : "]") : "∞)";
        return $"{low}, {high}";

        static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
    }
}
