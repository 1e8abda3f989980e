using System.Globalization;
using ClaimLedger.Text;

namespace ClaimLedger.Reports.Charts;

/// <summary>A stretch of numbers or days laid over the width, or the height, of a drawing; its ticks stand on what was said.</summary>
internal sealed class Axis
{
    private readonly double _low;
    private readonly double _high;

    /// <summary>What an axis of numbers says where its start is not zero, since a cut axis makes gaps look larger than they are.</summary>
    public const string NotFromZero = "The scale does not start at zero.";

    private Axis(double low, double high, IReadOnlyList<(double At, string Label)> ticks, bool isCut = false)
    {
        IsCut = isCut;
        _low = low;
        _high = high;
        Ticks = ticks;
    }

    /// <summary>The ticks: where, from 0 to 100, and what stands there.</summary>
    public IReadOnlyList<(double At, string Label)> Ticks { get; }

    /// <summary>Whether it is one of numbers and zero is not on it.</summary>
    public bool IsCut { get; }

    /// <summary>Where a number lies, from 0 to 100.</summary>
    public double At(decimal value) => Math.Clamp(Place((double)value), -2, 102);

    private double Place(double value) => (value - _low) / (_high - _low) * 100;

    /// <summary>
    /// An axis of numbers. Its ticks are these numbers, as far as there is room for their labels, and zero where it is near.
    /// </summary>
    /// <param name="numbers">What must be on it.</param>
    /// <param name="marked">The figures that get ticks; left out, all numbers.</param>
    /// <param name="unit">A suffix of the labels, such as " days".</param>
    /// <param name="room">How far apart, from 0 to 100, the ticks of two labels must be.</param>
    /// <param name="openLow">Leave room below for an arrow.</param>
    /// <param name="openHigh">Leave room above for an arrow.</param>
    public static Axis Numbers(
        IReadOnlyCollection<decimal> numbers,
        string unit,
        Func<string, string, double> room,
        bool openLow,
        bool openHigh,
        IReadOnlyCollection<decimal>? marked = null)
    {
        var low = numbers.Count == 0 ? 0 : (double)numbers.Min();
        var high = numbers.Count == 0 ? 1 : (double)numbers.Max();
        // From zero where zero is near: a cut axis makes small gaps look large.
        if (low > 0 && low < 0.6 * high)
            low = 0;
        var span = high > low ? high - low : Math.Max(Math.Abs(high) * 0.1, 1);
        var from = low == 0 ? 0 : low - (span * (openLow ? 0.22 : 0.1));
        var to = high + (span * (openHigh ? 0.28 : 0.1));
        if (low > 0 && from < 0)
            from = 0;

        var isCut = from > 0 || to < 0;
        // The outermost figures and zero first, then what still finds room between them.
        var sorted = (marked ?? numbers).Distinct().Order().ToList();
        IEnumerable<decimal> first = sorted.Count == 0 ? [] : [sorted[0], sorted[^1]];
        return new Axis(from, to, [], isCut).WithTicks(
            [.. first, .. isCut ? [] : (decimal[])[0], .. sorted],
            number => number.ToString("#,##0.####", CultureInfo.InvariantCulture) + unit,
            room);
    }

    /// <summary>An axis of days, which are day numbers. Its ticks are these days, as far as there is room for their labels.</summary>
    /// <param name="days">What must be on it.</param>
    /// <param name="room">How far apart, from 0 to 100, the ticks of two labels must be.</param>
    public static Axis Days(IReadOnlyCollection<decimal> days, Func<string, string, double> room)
    {
        var low = (double)days.Min();
        var high = (double)days.Max();
        var pad = Math.Max((high - low) * 0.08, 1);
        var sorted = days.Distinct().Order().ToList();
        var format = Day(sorted[0]).Year == Day(sorted[^1]).Year ? "d MMM" : "d MMM yyyy";
        return new Axis(Math.Max(0, low - pad), Math.Min(DateOnly.MaxValue.DayNumber, high + pad), []).WithTicks(
            [sorted[0], sorted[^1], .. sorted],
            day => Day(day).ToString(format, CultureInfo.InvariantCulture),
            room);

        static DateOnly Day(decimal number) => DateOnly.FromDayNumber((int)number);
    }

    /// <summary>An axis of times of day, which are minutes. Its ticks are these times, as far as there is room for their labels.</summary>
    /// <param name="times">What must be on it.</param>
    /// <param name="room">How far apart, from 0 to 100, the ticks of two labels must be.</param>
    public static Axis Times(IReadOnlyCollection<decimal> times, Func<string, string, double> room)
    {
        const int Narrowest = 2;
        var (low, high) = ((double)times.Min(), (double)times.Max());
        var pad = Math.Max((high - low) * 0.08, Narrowest);
        var sorted = times.Distinct().Order().ToList();
        return new Axis(low - pad, high + pad, []).WithTicks([sorted[0], sorted[^1], .. sorted], TimeMeaning.Write, room);
    }

    // The sooner wanted, the sooner placed; what finds no room is left out.
    private Axis WithTicks(IEnumerable<decimal> wanted, Func<decimal, string> name, Func<string, string, double> room)
    {
        var ticks = new List<(double At, string Label)>();
        foreach (var number in wanted)
        {
            var (at, label) = (Place((double)number), name(number));
            if (ticks.TrueForAll(other => other.Label != label && Math.Abs(other.At - at) >= room(other.Label, label)))
                ticks.Add((at, label));
        }
        return new Axis(_low, _high, [.. ticks.OrderBy(tick => tick.At)], IsCut);
    }
}
