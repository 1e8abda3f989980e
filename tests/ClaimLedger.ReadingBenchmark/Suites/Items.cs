using System.Globalization;
using ClaimLedger.Scanning;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>Something expected or found in a text.</summary>
/// <param name="Start">Where it starts, in UTF-16 units; -1 where only the value counts.</param>
/// <param name="End">Its last unit.</param>
/// <param name="Value">Its value, in the set's own notation made comparable.</param>
/// <param name="Unit">Its unit, for the note.</param>
internal sealed record Item(int Start, int End, string Value, string? Unit = null)
{
    public bool IsSame(Item other) => Start == other.Start && End == other.End && Value == other.Value;

    public override string ToString() => $"[{Start}..{End}] {Value} {Unit}";
}

/// <summary>Counts cases and items.</summary>
internal sealed class Tally(TextWriter misses)
{
    private int _cases;
    private int _right;
    private int _units;
    private int _unitsRight;
    private Score _score;
    private Score _floor;

    public void Add(string text, IReadOnlyList<Item> expected, IReadOnlyList<Item> found, IReadOnlyList<Item> floor)
    {
        _cases++;
        var pairs = Match(expected, found, out var score);
        _score += score;
        Match(expected, floor, out var low);
        _floor += low;
        foreach (var (left, right) in pairs)
        {
            if (left.Unit is null)
                continue;
            _units++;
            _unitsRight += left.Unit == right.Unit ? 1 : 0;
        }
        if (score is { Spurious: 0, Missed: 0 })
        {
            _right++;
            return;
        }
        misses.WriteLine($"{text}\t expected {string.Join(" ", expected)}\t found {string.Join(" ", found)}");
    }

    public Result Result() => new(_cases, _right, _score, _floor, _units == 0 ? [] : [("units", (double)_unitsRight / _units)]);

    private static List<(Item Expected, Item Found)> Match(IReadOnlyList<Item> expected, IReadOnlyList<Item> found, out Score score)
    {
        var left = found.ToList();
        var pairs = new List<(Item, Item)>();
        foreach (var item in expected)
        {
            var at = left.FindIndex(item.IsSame);
            if (at < 0)
                continue;
            pairs.Add((item, left[at]));
            left.RemoveAt(at);
        }
        score = new Score(pairs.Count, left.Count, expected.Count - pairs.Count);
        return pairs;
    }
}

/// <summary>What the sets share.</summary>
internal static class Reading
{
    /// <summary>What stands in a text.</summary>
    public static List<FoundQuantity> Scan(string text, ScanOptions options)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(options).Scan(text, found);
        return found;
    }

    /// <summary>To twelve significant digits: the sets round at the fifteenth.</summary>
    public static string Number(double number) => number.ToString("G12", CultureInfo.InvariantCulture);

    public static string Number(decimal number) => Number((double)number);

    /// <summary>The naive reader: digits with commas and points.</summary>
    public static IEnumerable<(int Start, int End, double Value)> Naive(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]))
                continue;
            var end = start;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ',' or '.'))
                end++;
            while (text[end - 1] is ',' or '.')
                end--;
            if (double.TryParse(
                text[start..end].Replace(",", "", StringComparison.Ordinal),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var value))
                yield return (start, end - 1, value);
            start = end;
        }
    }
}
