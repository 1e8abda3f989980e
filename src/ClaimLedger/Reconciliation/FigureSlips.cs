using System.Globalization;

namespace ClaimLedger.Reconciliation;

/// <summary>Slips of the pen that can make one figure of another, seen from the two figures alone.</summary>
internal static class FigureSlips
{
    // Two that differ by no more than this of the larger may be one figure, rounded.
    private const decimal Rounding = 0.01m;

    private const int FewestDigits = 2;

    /// <summary>The factors of ten by which figures slip, in words.</summary>
    private static readonly (decimal Factor, string Words)[] Powers =
    [
        (10m, "ten"), (100m, "a hundred"), (1000m, "a thousand"), (1_000_000m, "a million"), (1_000_000_000m, "a billion"),
    ];

    /// <summary>What a figure may be a slip for; null where nothing suggests itself.</summary>
    public static string? Of(decimal mine, decimal known)
    {
        if (!InOrder(mine, known, out var low, out var high))
            return null;
        if (AreSwapped(low, high))
            return "The digits are swapped: it may be a slip of the pen.";
        return PowerOfTen(low, high) is { } power ? $"It is {power} times as much: a digit may have been added." : null;
    }

    /// <summary>The two in order; false where they are equal or not both above zero.</summary>
    public static bool InOrder(decimal one, decimal other, out decimal low, out decimal high)
    {
        (low, high) = one < other ? (one, other) : (other, one);
        return low > 0 && low != high;
    }

    /// <summary>Whether two neighbouring digits, swapped, make one of the other.</summary>
    public static bool AreSwapped(decimal low, decimal high) => Swaps(low).Contains(high);

    /// <summary>The figures that this one becomes when two different neighbouring digits of it are swapped.</summary>
    public static IEnumerable<decimal> Swaps(decimal figure)
    {
        var digits = Digits(figure).ToCharArray();
        for (var index = 0; index + 1 < digits.Length; index++)
        {
            if (digits[index] == digits[index + 1] || digits[index] == '.' || digits[index + 1] == '.')
                continue;
            (digits[index], digits[index + 1]) = (digits[index + 1], digits[index]);
            if (digits[0] != '0' || digits.Length > 1 && digits[1] == '.')
                yield return decimal.Parse(digits, CultureInfo.InvariantCulture);
            (digits[index], digits[index + 1]) = (digits[index + 1], digits[index]);
        }
    }

    /// <summary>The power of ten that parts the two exactly, in words, or null.</summary>
    public static string? PowerOfTen(decimal low, decimal high) =>
        Powers.Where(power => IsTimes(low, high, power.Factor)).Select(power => power.Words).FirstOrDefault();

    /// <summary>The power of a thousand that parts the two but for rounding, in words, or null.</summary>
    public static string? AboutAThousandfold(decimal low, decimal high) => Powers
        .Where(power => power.Factor is 1000m or 1_000_000m && low <= decimal.MaxValue / power.Factor
            && Math.Abs(low * power.Factor - high) <= Rounding * high)
        .Select(power => power.Words)
        .FirstOrDefault();

    /// <summary>The digits that follow where the higher figure, a whole one, begins with those of the lower; else null.</summary>
    public static string? RestAfter(decimal low, decimal high) => Digits(high) is var all && Digits(low) is var begin && AreWhole(low, high)
        && begin.Length >= FewestDigits && all.StartsWith(begin, StringComparison.Ordinal) ? all[begin.Length..] : null;

    private static bool AreWhole(decimal low, decimal high) => decimal.IsInteger(low) && decimal.IsInteger(high);

    private static bool IsTimes(decimal low, decimal high, decimal factor) => low <= decimal.MaxValue / factor && low * factor == high;

    private static string Digits(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
