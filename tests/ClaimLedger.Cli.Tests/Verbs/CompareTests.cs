using System.Text;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class CompareTests
{
    private const string A = "Eleven people were killed in the fire.";
    private const string B = "Nine people were killed in the fire.";

    private DataSetFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = DataSetFolder.Empty();

    [TearDown]
    public void CleanUp() => _folder.Dispose();

    [Test]
    public void The_relation_stands_first_with_its_rule_and_the_figures_below()
    {
        var run = Done("compare", A, B);

        Assert.That(run.Lines[0], Does.StartWith("contradiction ("));
        Assert.That(run.Lines[1], Does.StartWith("    contradiction: “Eleven”").And.Contains("{11}").And.Contains("{9}"));
    }

    [TestCase("json")]
    [TestCase("jsonl")]
    public void Json_holds_the_same(string format)
    {
        var run = Done("compare", A, B, "--format", format);

        Assert.That(run.Json.GetProperty("relation").GetString(), Is.EqualTo("contradiction"));
        Assert.That(run.Json.GetProperty("rule").GetString(), Is.Not.Empty);
        var pair = run.Json.GetProperty("aligned")[0];
        Assert.That(pair.GetProperty("a").GetProperty("value").GetDecimal(), Is.EqualTo(11));
        Assert.That(pair.GetProperty("b").GetProperty("end").GetInt32(), Is.EqualTo(4));
        if (format == "jsonl")
            Assert.That(run.Lines, Has.Length.EqualTo(1));
    }

    [Test]
    public void Lines_are_compared_column_by_column_and_kept()
    {
        _folder.Write("pairs.jsonl", $$"""
            {"id": 7, "claim": "{{A}}", "evidence": "{{B}}", "label": "REFUTES"}
            {"claim": "{{A}}", "evidence": "{{A}}", "comparison": "old"}
            """);

        var run = Done("compare", "--jsonl", "pairs.jsonl", "--columns", "claim,evidence");

        Assert.That(
            run.Lines[0],
            Does.StartWith(
                $$"""{"id": 7,"claim": "{{A}}","evidence": "{{B}}","label": "REFUTES","comparison":{"relation":"contradiction","rule":"""));
        Assert.That(run.Lines[1], Does.Contain("\"relation\":\"agree\"").And.Not.Contain("old"));
        Assert.That(
            Done("compare", "--jsonl", "pairs.jsonl", "--columns", "claim,evidence", "--format", "json").Json.GetArrayLength(),
            Is.EqualTo(2));
    }

    [Test]
    public void A_line_without_its_column_is_told_by_its_place()
    {
        var run = InProcess.Run(
            _folder.Path, Encoding.UTF8.GetBytes("{\"a\": \"1 man\", \"b\": \"2 men\"}\n{\"a\": \"1 man\"}\n"), "compare", "--jsonl", "-");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Lines, Has.Length.EqualTo(1), "what stood before it was printed");
        Assert.That(run.Error, Does.StartWith("stdin:2:1: error: the object has no \"b\"; add it, or name its fields with --columns"));
    }

    [TestCase("name two sentences", "compare")]
    [TestCase("name two sentences", "compare", "one")]
    [TestCase("name two sentences", "compare", "one", "two", "three")]
    [TestCase("leave 'one' out", "compare", "one", "--jsonl", "a.jsonl")]
    [TestCase("does not name two fields", "compare", "--jsonl", "a.jsonl", "--columns", "a")]
    [TestCase("does not name two fields", "compare", "--jsonl", "a.jsonl", "--columns", "a,a")]
    [TestCase("JSON Lines come out as JSON", "compare", "--jsonl", "a.jsonl", "--format", "text")]
    [TestCase("--published 'soon'", "compare", "one", "two", "--published", "soon")]
    [TestCase("gone.jsonl does not exist", "compare", "--jsonl", "gone.jsonl")]
    public void What_cannot_be_done_is_said(string words, params string[] arguments)
    {
        _folder.Write("a.jsonl", "");

        var run = InProcess.Run(_folder.Path, arguments);

        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Does.Contain(words));
    }

    private Run Done(params string[] arguments)
    {
        var run = InProcess.Run(_folder.Path, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return run;
    }

    [Test]
    public void One_bad_line_is_one_lines_error_and_the_others_are_read()
    {
        var lines = "{\"a\": \"1 man\", \"b\": \"2 men\"}\n{\"a\": 7}\nno json\n{\"a\": \"3 men\", \"b\": \"3 men\"}\n";
        var run = InProcess.Run(_folder.Path, Encoding.UTF8.GetBytes(lines), "compare", "--jsonl", "-");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Lines, Has.Length.EqualTo(2));
        Assert.That(run.Error, Does.Match("^stdin:2:7: error: [^\n]*\nstdin:3:[^\n]*\n2 mistakes; the other lines were read\n$"));
    }

    [TestCase("100,000,000,000,000,000,000,000 tonnes", "5 mg", "contradiction")]
    [TestCase("0.00001 million tonnes", "10 kg", "contradiction")]
    [TestCase("0.0000000000000000000000000001 tonnes", "1 kg", "contradiction")]
    [TestCase("more than 0.0000000000000000000000000001 miles", "1 light year", "")]
    public void No_figure_is_too_large_or_too_small_to_be_compared(string a, string b, string relation)
    {
        foreach (var (one, other) in ((string, string)[])[(a, b), (b, a)])
        {
            var run = InProcess.Run(_folder.Path, "compare", $"The spill was {one}.", $"The spill was {other}.");
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Out, Does.StartWith(relation));
        }
    }
}
