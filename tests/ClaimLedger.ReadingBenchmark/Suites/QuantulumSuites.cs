using System.Text.Json;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>The test cases of quantulum3: each text with its values and units, a span as its middle and half its width.</summary>
internal sealed class QuantulumSuites : ISuites
{
    // How quantulum3 names what the table of units names otherwise.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["dimensionless"] = "",
        ["percentage"] = "%",
        ["pound-mass"] = "lb",
        ["pound sterling"] = "GBP",
        ["degree fahrenheit"] = "°F",
        ["degree Fahrenheit"] = "°F",
        ["cubic centimetre"] = "ml",
        ["ton per day"] = "ton/day",
        ["count per week"] = "times/week",
        ["penny"] = "cent (USD)",
        ["cent"] = "cent (USD)",
        ["megayear"] = "Ma",
        ["gigayear"] = "Ga",
        ["inverse second"] = "Hz",
        ["kilometre per square second"] = "km/second²",
    };

    public IEnumerable<ISuite> All() => [new Suite("quantities"), new Suite("quantities.ambiguity")];

    private sealed class Suite(string file) : ISuite
    {
        // Years are numbers to this set, and times of day and places in a row are nothing.
        private static readonly ScanOptions Options = new()
        {
            Kinds = QuantityKinds.All & ~QuantityKinds.Date & ~QuantityKinds.Time & ~QuantityKinds.Ordinal & ~QuantityKinds.Age,
            Readings = Readings.Default.With("about", "{N}", "{N}").Value!,
        };

        public string Name => $"quantulum3/{file}";

        public string Goal => "cases 90%";

        public Result Run(string folder, TextWriter misses)
        {
            var tally = new Tally(misses);
            using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "quantulum3", file + ".json")));
            foreach (var entry in cases.RootElement.EnumerateArray())
            {
                var text = entry.GetProperty("req").GetString()!;
                var expected = entry.GetProperty("res").EnumerateArray().Select(Expected).ToList();
                var found = Reading.Scan(text, Options).Select(Found).ToList();
                tally.Add(
                    text, expected, found, [.. Reading.Naive(text).Select(each => new Item(-1, -1, $"{Reading.Number(each.Value)} "))]);
            }
            return tally.Result();
        }

        private static Item Expected(JsonElement row)
        {
            var value = row.GetProperty("value").GetDouble();
            var half = row.TryGetProperty("uncertainty", out var uncertainty) && uncertainty.ValueKind == JsonValueKind.Number
                ? uncertainty.GetDouble()
                : 0;
            var name = row.GetProperty("unit").GetString()!;
            var unit = Names.TryGetValue(name, out var mapped) ? mapped : Units.NameOf(name.ToLowerInvariant()) ?? name;
            return new Item(-1, -1, Write(value - half, value + half, unit));
        }

        private static Item Found(FoundQuantity found)
        {
            var unit = found.Unit is null or "ratio" ? "" : Units.NameOf(found.Unit) ?? found.Unit;
            var low = found.Written ?? found.Literal.Low ?? found.Usual.Low ?? 0;
            var high = found.Written ?? found.Literal.High ?? found.Usual.High ?? 0;
            return new Item(-1, -1, Write((double)low, (double)high, unit));
        }

        private static string Write(double low, double high, string unit) =>
            low == high ? $"{low:G10} {unit}" : $"{low:G10}..{high:G10} {unit}";
    }
}
