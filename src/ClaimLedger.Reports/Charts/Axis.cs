using System.Globalization;

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

    /// <summary>An axis of numbers. Its ticks are these numbers, as far as there is room for their labels, and zero where it is near.</summary>
    /// <param name="numbers">What must be on it.</param>
    /// <param name="unit">A suffix of the labels, such as " days".</param>
    /// <param name="room">How far apart, from 0 to 100, the ticks of two labels must be.</param>
    /// <param name="openLow">Leave room below for an arrow.</param>
    /// <param name="openHigh">Leave room above for an arrow.</param>
    public static Axis Numbers(
        IReadOnlyCollection<decimal> numbers, string unit, Func<string, string, double> room, bool openLow, bool openHigh)
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

        var axis = new Axis(from, to, []);
        var isCut = from > 0 || to < 0;
        // The outermost numbers and zero first, then what still finds room between them.
        var sorted = numbers.Distinct().Order().ToList();
        IEnumerable<decimal> wanted = sorted.Count == 0 ? [] : [sorted[0], sorted[^1]];
        if (!isCut)
            wanted = wanted.Append(0);
        var ticks = new List<(double At, string Label)>();
        foreach (var number in wanted.Concat(sorted))
        {
            var (at, label) = (axis.Place((double)number), number.ToString("#,##0.####", CultureInfo.InvariantCulture) + unit);
            if (ticks.TrueForAll(other => other.Label != label && Math.Abs(other.At - at) >= room(other.Label, label)))
                ticks.Add((at, label));
        }
        return new Axis(from, to, [.. ticks.OrderBy(tick => tick.At)], isCut);
    }

    /// <summary>An axis of days, which are day numbers.</summary>
    public static Axis Days(IReadOnlyCollection<decimal> days, int count)
    {
        var low = (double)days.Min();
        var high = (double)days.Max();
        var pad = Math.Max((high - low) * 0.08, 1);
        var (from, to) = (Math.Max(0, low - pad), Math.Min(DateOnly.MaxValue.DayNumber, high + pad));
        var axis = new Axis(from, to, []);
        if (OnData(days, axis, count) is { Count: > 0 } onData)
            return new Axis(from, to, onData);
        var first = DateOnly.FromDayNumber((int)Math.Ceiling(from));
        // No tick in the last years of the calendar, after which no day can be named.
        var last = DateOnly.FromDayNumber(Math.Min((int)Math.Floor(to), new DateOnly(9980, 1, 1).DayNumber));
        return new Axis(from, to, [.. DayTicks(first, last, count).Select(tick => (axis.Place(tick.Day.DayNumber), tick.Label))]);
    }

    // Where there are few days and room between them, the ticks are these days themselves.
    private static List<(double, string)> OnData(IReadOnlyCollection<decimal> days, Axis axis, int count)
    {
        var distinct = days.Distinct().Order().Select(day => DateOnly.FromDayNumber((int)day)).ToList();
        var places = distinct.ConvertAll(day => axis.Place(day.DayNumber));
        var isRoomy = distinct.Count <= count + 1 && places.Zip(places.Skip(1)).All(pair => pair.Second - pair.First >= 22);
        if (!isRoomy)
            return [];
        var format = distinct[0].Year == distinct[^1].Year ? "d MMM" : "d MMM yyyy";
        return [.. places.Zip(distinct, (at, day) => (at, day.ToString(format, CultureInfo.InvariantCulture)))];
    }

    private static IEnumerable<(DateOnly Day, string Label)> DayTicks(DateOnly first, DateOnly last, int count)
    {
        var days = last.DayNumber - first.DayNumber;
        var sameYear = first.Year == last.Year;
        if (days <= 16 * count)
        {
            int[] steps = [1, 2, 5, 7, 14];
            var step = steps.FirstOrDefault(step => days / step <= count, 14);
            for (var day = first; day <= last; day = day.AddDays(step))
            {
                yield return (day, day.ToString(day == first && !sameYear ? "d MMM yyyy" : "d MMM", CultureInfo.InvariantCulture));
            }
        }
        else if (days <= 31 * 12 * count)
        {
            int[] steps = [1, 2, 3, 6, 12];
            var step = steps.FirstOrDefault(step => days / 30.4 / step <= count, 12);
            for (var day = new DateOnly(first.Year, ((first.Month - 1) / step * step) + 1, 1); day <= last; day = day.AddMonths(step))
            {
                if (day >= first)
                    yield return (day, day.ToString("MMM yyyy", CultureInfo.InvariantCulture));
            }
        }
        else
        {
            var step = Math.Max(1, (int)RoundStep((last.Year - first.Year) / (double)count));
            for (var year = ((first.Year / step) + 1) * step; year <= last.Year; year += step)
                yield return (new DateOnly(year, 1, 1), year.ToString(CultureInfo.InvariantCulture));
        }
    }

    // The next of 1, 2, 5 times a power of ten.
    private static double RoundStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var digit = rough / power;
        return (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10) * power;
    }
}
