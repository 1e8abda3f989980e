using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace ClaimLedger;

/// <summary>Some of a question's options, or of a facet's terms, each by its place in the order of declaration, from 0.</summary>
/// <remarks>
/// Range: places 0 to 63; a data set declares at most <see cref="Capacity"/> options. One word of bits, so that a million of
/// claims stream by without an allocation. Order: as the numbers that the bits are, place 0 the lowest. Default: no option.
/// </remarks>
/// <example><code>
/// var either = OptionSet.Of(0, 2);
/// either.Contains(2);                     // true
/// either.Names(["yes", "no", "perhaps"]); // yes, perhaps
/// </code></example>
public readonly record struct OptionSet : IComparable<OptionSet>
{
    /// <summary>How many options a question may declare, and terms a facet: the last bit is kept free.</summary>
    public const int Capacity = 63;

    /// <summary>A set as it is stored: bit <c>i</c> is set where place <c>i</c> is in it.</summary>
    public OptionSet(ulong bits) => Bits = bits;

    /// <summary>The set as it is stored: bit <c>i</c> is set where place <c>i</c> is in it.</summary>
    public ulong Bits { get; }

    /// <summary>Every place that there can be.</summary>
    public static OptionSet Everything => new(ulong.MaxValue);

    /// <summary>Whether no option is in it.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>How many options are in it.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>The lowest place in it; 64 where it is empty.</summary>
    public int First => BitOperations.TrailingZeroCount(Bits);

    /// <summary>The set of these places.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them is below 0 or above 63.</exception>
    public static OptionSet Of(params ReadOnlySpan<int> places)
    {
        var set = default(OptionSet);
        foreach (var place in places)
            set = set.With(place);
        return set;
    }

    /// <summary>The set with one more place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above 63.</exception>
    public OptionSet With(int place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(place, 63);
        return new(Bits | 1UL << place);
    }

    /// <summary>Whether a place is in it; none beyond the range is.</summary>
    public bool Contains(int place) => (uint)place < 64 && (Bits >> place & 1) != 0;

    /// <summary>Whether all of <paramref name="other"/> is in it.</summary>
    public bool Contains(OptionSet other) => (other.Bits & ~Bits) == 0;

    /// <summary>Whether the two have a place in common.</summary>
    public bool Meets(OptionSet other) => (Bits & other.Bits) != 0;

    /// <summary>What is in either.</summary>
    public OptionSet Union(OptionSet other) => new(Bits | other.Bits);

    /// <summary>What is in both.</summary>
    public OptionSet Intersect(OptionSet other) => new(Bits & other.Bits);

    /// <summary>What is in it and not in <paramref name="other"/>.</summary>
    public OptionSet Except(OptionSet other) => new(Bits & ~other.Bits);

    /// <summary>The names at its places, in order; a place that has no name is passed over.</summary>
    /// <param name="names">What the options are called, in the order of declaration.</param>
    public IEnumerable<string> Names(ImmutableArray<string> names)
    {
        var set = this;
        return names.IsDefault ? [] : names.Where((_, place) => set.Contains(place));
    }

    /// <summary>Its places, the lowest first.</summary>
    public Enumerator GetEnumerator() => new(Bits);

    /// <inheritdoc/>
    public int CompareTo(OptionSet other) => Bits.CompareTo(other.Bits);

    /// <summary>As the numbers that the bits are.</summary>
    public static bool operator <(OptionSet left, OptionSet right) => left.CompareTo(right) < 0;

    /// <summary>As the numbers that the bits are.</summary>
    public static bool operator <=(OptionSet left, OptionSet right) => left.CompareTo(right) <= 0;

    /// <summary>As the numbers that the bits are.</summary>
    public static bool operator >(OptionSet left, OptionSet right) => left.CompareTo(right) > 0;

    /// <summary>As the numbers that the bits are.</summary>
    public static bool operator >=(OptionSet left, OptionSet right) => left.CompareTo(right) >= 0;

    /// <summary>The places in braces: <c>{0, 2}</c>.</summary>
    public override string ToString()
    {
        var places = new List<string>();
        foreach (var place in this)
            places.Add(place.ToString(CultureInfo.InvariantCulture));
        return $"{{{string.Join(", ", places)}}}";
    }

    /// <summary>Goes through the places of a set, the lowest first.</summary>
    public struct Enumerator
    {
        private ulong _rest;

        internal Enumerator(ulong bits)
        {
            _rest = bits;
            Current = -1;
        }

        /// <summary>The place.</summary>
        public int Current { get; private set; }

        /// <summary>Goes to the next place; false where there is none.</summary>
        public bool MoveNext()
        {
            if (_rest == 0)
                return false;
            Current = BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
