using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>The English corpora of duckling for numbers, money and measures: each text is one value.</summary>
internal sealed partial class DucklingAmountSuites : ISuites
{
    // How duckling names what the table of units names otherwise.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["M"] = "m",
        ["Degree"] = "°",
        ["Celsius"] = "°C",
        ["Fahrenheit"] = "°F",
        ["Dollar"] = "USD",
        ["Cent"] = "cent (USD)",
        ["Unnamed"] = "",
        ["Riyal"] = "riyal",
        ["Rial"] = "rial",
        ["Dinar"] = "dinar",
    };

    // Words of nearness change nothing in this set.
    private static readonly Readings Plain = Readings.Default.With("about", "{N}", "{N}").Value!;

    public IEnumerable<ISuite> All() =>
    [
        new Suite("Numeral", QuantityKinds.Number | QuantityKinds.Share),
        new Suite("Quantity", QuantityKinds.Measure),
        new Suite("Distance", QuantityKinds.Measure),
        new Suite("Volume", QuantityKinds.Measure),
        new Suite("Temperature", QuantityKinds.Measure),
        new Suite("AmountOfMoney", QuantityKinds.Money),
    ];

    [GeneratedRegex(
        @"^(?<form>simple|between|under|above) (?<unit>\w+) \(?(?<low>-?[\d.e]+)\)?(, ?(?<high>-?[\d.e]+)\))?",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^NumeralValue \(?(?<low>-?[\d.e]+)\)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numeral();

    [GeneratedRegex(@"\\x(?<code>[0-9a-fA-F]{2,4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();

    private sealed class Suite(string dimension, QuantityKinds kinds) : ISuite
    {
        public string Name => $"duckling/{dimension}";

        public string Goal => "cases 90%";

        public Result Run(string folder, TextWriter misses)
        {
            var tally = new Tally(misses);
            foreach (var line in File.ReadLines(Path.Combine(folder, "duckling", "en_corpus.jsonl")))
            {
                using var entry = JsonDocument.Parse(line);
                var row = entry.RootElement;
                if (row.GetProperty("dim").GetString() != dimension)
                    continue;
                var section = row.GetProperty("section").GetString() ?? "";
                var expression = row.GetProperty("value").GetString() ?? "";
                var text = Escape().Replace(
                    row.GetProperty("text").GetString()!,
                    match =>
                        ((char)int.Parse(match.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
                // What is latent is a bare number that could be of this dimension.
                var wanted = section == "latentCorpus" ? kinds | QuantityKinds.Number : kinds;
                var expected = section == "negativeCorpus" ? [] : new List<Item> { Expected(expression) };
                var (form, unit) = ("simple", "");
                var found = Reading.Scan(text, new ScanOptions { Kinds = wanted, Readings = Plain });
                if (section != "negativeCorpus")
                    Form(expression, out form, out unit);
                tally.Add(
                    text,
                    expected,
                    [.. found.Select(each => Found(each, form, unit))],
                    [.. Reading.Naive(text).Select(each => new Item(-1, -1, $"simple  {Reading.Number(each.Value)}"))]);
            }
            return tally.Result();
        }

        private void Form(string expression, out string form, out string unit)
        {
            var match = Expression().Match(expression);
            form = match.Success ? match.Groups["form"].Value : "simple";
            var name = match.Success ? match.Groups["unit"].Value : "Unnamed";
            unit = name == "Pound" ? dimension == "AmountOfMoney" ? "GBP" : "lb"
                : Names.TryGetValue(name, out var mapped) ? mapped
                : Units.NameOf(name.ToLowerInvariant()) ?? Units.NameOf(name) ?? name;
        }

        private Item Expected(string expression)
        {
            Form(expression, out var form, out var unit);
            var match = Expression().Match(expression);
            if (!match.Success)
                match = Numeral().Match(expression);
            var numbers = new[] { match.Groups["low"], match.Groups["high"] }
                .Where(group => group.Success)
                .Select(group => Reading.Number(double.Parse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture)));
            return new Item(-1, -1, $"{form} {unit} {string.Join("..", numbers)}");
        }

        // In the unit that is expected, where it is of the same dimension.
        private static Item Found(FoundQuantity found, string form, string wanted)
        {
            var set = found.Literal;
            var unit = found.Unit is null or "ratio" ? "" : found.Unit;
            string In(decimal? number)
            {
                if (number is null)
                    return "∞";
                return wanted.Length > 0 && unit.Length > 0 && Units.Convert(number.Value, unit, wanted) is { } converted
                    ? Reading.Number(converted)
                    : Reading.Number(number.Value);
            }
            var named = wanted.Length == 0 && found.Kind == QuantityKinds.Money ? ""
                : wanted.Length > 0 && unit.Length > 0 && Units.Convert(1, unit, wanted) is not null ? wanted
                : unit;
            var actual = found.Reading switch
            {
                "more-than" or "at-least" or "just-over" => "above",
                "fewer-than" or "up-to" or "nearly" => "under",
                _ when found.Written is null && set is { Low: not null, High: not null } && set.Low != set.High => "between",
                _ => "simple",
            };
            var numbers = actual switch
            {
                "above" or "under" when found.Written is { } bound => In(bound),
                "between" => $"{In(set.Low)}..{In(set.High)}",
                // "A few" holds no single number: its usual lower end.
                _ => In(found.Written ?? found.Usual.Low),
            };
            return new Item(
                -1, -1, $"{(form == "simple" && actual != "simple" && found.Written is null ? "simple" : actual)} {named} {numbers}");
        }
    }
}
