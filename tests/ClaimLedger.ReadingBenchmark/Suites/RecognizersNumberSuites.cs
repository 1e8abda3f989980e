using System.Globalization;
using System.Text.Json;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>The number and unit specifications of Microsoft Recognizers-Text, English.</summary>
internal sealed class RecognizersNumberSuites : ISuites
{
    private const QuantityKinds Numbers = QuantityKinds.Number | QuantityKinds.Share;

    public IEnumerable<ISuite> All() =>
    [
        // "One in five" is a number to this model and no number in the mode that follows.
        new Suite("Number", "NumberModel", Numbers, false, found => found.Unit is null or "ratio", Plain),
        new Suite("Number", "NumberModelPercentMode", QuantityKinds.Number, false, found => found.Unit is null, Plain),
        new Suite("Number", "PercentModel", QuantityKinds.Share, false, found => found.Unit is "%" or "ratio", Percent),
        new Suite("Number", "NumberRangeModel", QuantityKinds.Number, true, IsRange, Range),
        new Suite("Number", "OrdinalModel", QuantityKinds.Ordinal, false, found => found.Kind == QuantityKinds.Ordinal, Plain),
        new Suite(
            "Number",
            "OrdinalModelSuppressExtendedTypes",
            QuantityKinds.Ordinal,
            false,
            found => found.Kind == QuantityKinds.Ordinal,
            Plain),
        new Suite("NumberWithUnit", "AgeModel", QuantityKinds.Age, false, _ => true, Plain),
        new Suite("NumberWithUnit", "CurrencyModel", QuantityKinds.Money, false, _ => true, Plain),
        new Suite("NumberWithUnit", "DimensionModel", QuantityKinds.Measure, false, found => !IsTemperature(found), Plain),
        new Suite("NumberWithUnit", "TemperatureModel", QuantityKinds.Measure, false, IsTemperature, Plain),
    ];

    private static bool IsTemperature(FoundQuantity found) =>
        found.Unit is { } unit && (Units.DimensionOf(unit)?.StartsWith("temperature", StringComparison.Ordinal) ?? false);

    private static string Plain(string text, FoundQuantity found) => found.Written is { } number ? Reading.Number(number) : "none";

    private static string Percent(string text, FoundQuantity found) =>
        found.Written is { } number ? Reading.Number(found.Unit == "ratio" ? number * 100 : number) + "%" : "none";

    private static bool IsRange(FoundQuantity found) =>
        found.Reading is "between" or "more-than" or "at-least" or "up-to" or "fewer-than" or "exactly";

    // Their plain spans leave out the upper end, and their bounds have no floor at zero. Whole numbers between two ends are compared as the
    // closed set they are.
    private static string Range(string text, FoundQuantity found)
    {
        var set = found.Literal;
        if (found.Reading is "more-than" or "fewer-than" && found.Written is { } written)
            return found.Reading == "more-than" ? $"({Reading.Number(written)},)" : $"(,{Reading.Number(written)})";
        var low = found.Reading == "up-to" ? null : set.Low;
        var isSpan = found.Reading == "between" && IsSpan(text, found);
        return Write(low, set.High, set.LowOpen, set.HighOpen || isSpan);
    }

    // "Between 20 and 30", "20-30", and not "more than 20 and less than 30".
    private static bool IsSpan(string text, FoundQuantity found) =>
        found.Span.Start == found.Core.Start
            || text.AsSpan(found.Span.Start).StartsWith("between", StringComparison.OrdinalIgnoreCase)
            || text.AsSpan(found.Span.Start).StartsWith("from", StringComparison.OrdinalIgnoreCase);

    private static string Write(decimal? low, decimal? high, bool lowOpen, bool highOpen)
    {
        if (low is { } from && high is { } to && decimal.Floor(from) == from && decimal.Floor(to) == to && from != to)
            return $"[{Reading.Number(lowOpen ? from + 1 : from)},{Reading.Number(highOpen ? to - 1 : to)}]";
        return $"{(low is null || lowOpen ? '(' : '[')}{(low is { } bottom ? Reading.Number(bottom) : "")},"
            + $"{(high is { } top ? Reading.Number(top) : "")}{(high is null || highOpen ? ')' : ']')}";
    }

    private sealed class Suite(
        string folder,
        string model,
        QuantityKinds kinds,
        bool hedges,
        Func<FoundQuantity, bool> isIn,
        Func<string, FoundQuantity, string> value) : ISuite
    {
        public string Name => $"recognizers/{model}";

        public string Goal => "cases 95%";

        public Result Run(string folderOfAll, TextWriter misses)
        {
            var options = new ScanOptions { Kinds = kinds, ReadsHedges = hedges };
            var tally = new Tally(misses);
            using var file = JsonDocument.Parse(
                File.ReadAllText(Path.Combine(folderOfAll, "recognizers", folder, "English", model + ".json")));
            foreach (var entry in file.RootElement.EnumerateArray())
            {
                if (Names(entry, "NotSupported") || Names(entry, "NotSupportedByDesign"))
                    continue;
                var text = entry.GetProperty("Input").GetString()!;
                var expected = new List<Item>();
                foreach (var each in entry.GetProperty("Results").EnumerateArray())
                {
                    // A unit or word without a number is no quantity.
                    if (!each.TryGetProperty("Resolution", out var resolution)
                        || !resolution.TryGetProperty("value", out var written)
                        || written.ValueKind == JsonValueKind.Null
                        || written.GetString() == "null")
                        continue;
                    var unit = resolution.TryGetProperty("unit", out var named)
                        ? Units.NameOf(named.GetString()!.ToLowerInvariant()) ?? named.GetString()
                        : null;
                    expected.Add(
                        new Item(
                            each.GetProperty("Start").GetInt32(),
                            each.GetProperty("End").GetInt32(),
                            Comparable(written.GetString()!),
                            unit));
                }
                var found = Reading.Scan(text, options)
                    .Where(isIn)
                    .Select(each => new Item(each.Span.Start, each.Span.Start + each.Span.Length - 1, value(text, each), each.Unit))
                    .ToList();
                var floor = Reading.Naive(text).Select(each => new Item(each.Start, each.End, Reading.Number(each.Value))).ToList();
                tally.Add(text, expected, found, floor);
            }
            return tally.Result();
        }

        private static bool Names(JsonElement entry, string property) =>
            entry.TryGetProperty(property, out var value)
                && value.GetString() is { } ports
                && (ports.Contains("dotnet", StringComparison.OrdinalIgnoreCase)
                    || ports.Contains(".net", StringComparison.OrdinalIgnoreCase));

        private static string Comparable(string value)
        {
            if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return Reading.Number(number);
            if (value.EndsWith('%') && double.TryParse(value[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out number))
                return Reading.Number(number) + "%";
            if (value.Length > 2 && value.Contains(',', StringComparison.Ordinal))
            {
                var parts = value[1..^1].Split(',');
                return Write(Number(parts[0]), Number(parts[1]), value[0] == '(', value[^1] == ')');
            }
            return value;
        }

        private static decimal? Number(string text) =>
            text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
