using System.Text;
using System.Text.Json;
using ClaimLedger.TestSupport;
using ClaimLedger.Text;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// Whatever comes in, nothing is an internal fault. A few seeds with every change; with <c>CLAIMLEDGER_LONG_TESTS=1</c> many.
/// </summary>
internal sealed class FuzzTests : ReadingTests
{
    private static readonly int Seeds = LongTests.Count(40, 2_000);

    [OneTimeSetUp]
    public void ShowWhere() => Cli.Environment["CLAIMLEDGER_DEBUG"] = "1";

    private static IEnumerable<ValueContext> Contexts()
    {
        var published = DaySpan.Day(new DateOnly(2031, 6, 5));
        foreach (var unit in (string?[])[null, "people", "t", "km", "%", "per 100,000", "USD", "°C", "km/h", "kWh", "days"])
            yield return new ValueContext { Answer = AnswerType.Quantity, Unit = unit, Published = published };
        yield return new ValueContext { Answer = AnswerType.Date, Published = published };
        yield return new ValueContext { Answer = AnswerType.Duration, Published = published };
        foreach (var zone in (string?[])[null, "UTC", "ET"])
            yield return new ValueContext { Answer = AnswerType.Time, Unit = zone, Published = published };
        yield return new ValueContext { Answer = AnswerType.Choice, Options = ["yes", "no"], Published = published };
    }

    [Test]
    public void Any_words_are_a_value_or_a_mistake()
    {
        var contexts = Contexts().ToList();
        for (var seed = 0; seed < Seeds * 20; seed++)
        {
            var invented = new Invented(seed);
            var says = invented.Below(2) == 0 ? invented.Figure() : invented.Text(5);
            foreach (var context in contexts)
            {
                Assert.That(
                    () =>
                    {
                        if (ValueParser.Parse(says, context) is { Success: true, Value: var value })
                            ValueParser.Format(value, context);
                    },
                    Throws.Nothing,
                    $"seed {seed}: '{says}' as {context.Answer} in {context.Unit}");
            }
        }
    }

    [Test]
    public void Any_text_is_read()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var text = new Invented(seed).Text(60);
            foreach (var format in (string[])["table", "json", "csv"])
                NoFault(Cli.Answer(text, "quantities", "-", "--published", "2031-06-05", "--format", format), seed, text);
            NoFault(Cli.Answer(text, "vet", "-", "--published", "2031-06-05"), seed, text);
        }
    }

    [Test]
    public void From_any_text_claims_are_proposed()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var text = new Invented(seed).Text(40);
            var file = Path.Combine(Cli.Temporary, "invented.txt");
            File.WriteAllText(file, text);
            NoFault(Cli.Run("extract", file, "--published", "2031-06-05", "--publisher", "Ebb Radio", "--title", "Invented"), seed, text);
        }
    }

    [Test]
    public void Any_two_texts_are_compared_the_same_way_round_and_the_other()
    {
        var pairs = new StringBuilder();
        for (var seed = 0; seed < Seeds * 10; seed++)
        {
            var invented = new Invented(seed);
            // Among the same words, so that every unit meets every other.
            var (a, b) = ($"The spill was {invented.Figure()} in all.", $"The spill was {invented.Figure()} in all.");
            pairs.Append(JsonSerializer.Serialize(new { a, b })).Append('\n');
            pairs.Append(JsonSerializer.Serialize(new { a = b, b = a })).Append('\n');
        }
        var run = Cli.Answer(pairs.ToString(), "compare", "--jsonl", "-");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var lines = run.Lines;
        Assert.That(lines, Has.Length.EqualTo(Seeds * 20));
        for (var line = 0; line < lines.Length; line += 2)
            Assert.That(Relation(lines[line]), Is.EqualTo(Relation(lines[line + 1])), lines[line]);

        static string? Relation(string line) =>
            JsonDocument.Parse(line).RootElement.GetProperty("comparison").GetProperty("relation").GetString();
    }

    [Test]
    public void Any_data_set_is_read_or_refused()
    {
        using var fire = DataSetFolder.HarbourFire();
        var files = Directory.EnumerateFiles(fire.Path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var invented = new Invented(seed);
            var file = invented.Of(files);
            var whole = File.ReadAllBytes(file);
            File.WriteAllBytes(file, invented.Spoiled(whole));
            NoFault(Cli.Run("check", fire.Path), seed, Path.GetFileName(file));
            File.WriteAllBytes(file, whole);
        }
    }

    [Test]
    public void Any_table_is_imported_or_refused()
    {
        const string Map = """
            source: {title: Invented, publisher: Ebb Radio, published: "2031-06-05"}
            question: {column: what}
            questions: [{id: fire.killed, subject: Fire, asks: How many?, answer: quantity, unit: people, over-time: instant}]
            says: {column: n}
            as-of: {column: day}
            """;
        const string Table = "what,n,day\nfire.killed,11,2031-06-04\nfire.killed,\"1,200\",2031-06-05\n";
        using var folder = DataSetFolder.Empty();
        Cli.Done("export", "--format", "jsonl", "-o", folder.FullName("whole.jsonl"));
        var lines = File.ReadAllBytes(folder.FullName("whole.jsonl"));
        for (var seed = 0; seed < Seeds; seed++)
        {
            var invented = new Invented(seed);
            folder.WriteBytes("table.csv", invented.Spoiled(Encoding.UTF8.GetBytes(Table)));
            var map = Encoding.UTF8.GetBytes(Map);
            folder.WriteBytes("map.yaml", invented.Below(2) == 0 ? map : invented.Spoiled(map));
            folder.WriteBytes("lines.jsonl", invented.Spoiled(lines));
            NoFault(
                Cli.Run("import", folder.FullName("table.csv"), "--map", folder.FullName("map.yaml"), "-o", folder.FullName($"a{seed}")),
                seed,
                "table.csv");
            NoFault(Cli.Run("import", folder.FullName("lines.jsonl"), "-o", folder.FullName($"b{seed}")), seed, "lines.jsonl");
        }
    }

    [Test]
    public void Any_statement_is_run_or_refused()
    {
        string[] words =
        [
            "select", "*", "from", "v_claims", "v_conflicts", "where", "says", "like", "'%a%'", "(", ")", ",", "1", "-1",
            "0x7fffffffffffffff", "1e999", "null", "union", "all", "with", "recursive", "n(x)", "as", "order by", "group by", "count(*)",
            "hex(randomblob(99))",
            "zeroblob(9999999)", "printf('%.*c', 999999, 'x')", "abs(-9223372036854775808)", "limit", "offset", "pragma", "user_version",
            "attach", "vacuum", "json_each('[1]')", "||", "+", "/", "--", "/*", "'", "\"", ";", "\0", "cast(x'ff' as text)", "match",
            "replace('a','a','b')", "load_extension('x')", "values", "exists", "over ()", "rank()",
        ];
        for (var seed = 0; seed < Seeds * 5; seed++)
        {
            var invented = new Invented(seed);
            var sql = "select " + string.Join(' ', Enumerable.Range(0, 1 + invented.Below(9)).Select(_ => invented.Of(words)));
            var format = invented.Of<string>(["table", "json", "csv"]);
            NoFault(Cli.Run("query", sql, "--timeout", "0.1", "--limit", "5", "--format", format), seed, sql);
        }
    }

    private static void NoFault(Run run, int seed, string what) =>
        Assert.That(run.ExitCode, Is.LessThan(3), $"seed {seed}: {what}\n{run.Error}");
}
