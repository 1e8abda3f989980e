using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Assisting;

/// <summary><c>vet --reader</c>: figures of a draft of which our own reader is not sure, and an assistant says what they answer.</summary>
internal sealed class VetReaderTests : ReaderTests
{
    private const string Draft = """
        The blaze on the quay cost 3 lives, the chaplain said.

        Later he spoke of 41 boats.

        """;

    private const string Lives =
        """{"id": "p1", "article": "draft.txt", "quote": "cost 3 lives", "says": "3", "question": "fire.killed", "event": "fire", """
        + """ "measure": "killed"}""";

    private static readonly string[] Line = ["vet", "draft.txt", "fire", "--published", "2031-06-09"];

    [SetUp]
    public void Write()
    {
        Folder.Write("draft.txt", Draft);
        Run("init", "fire", "--example", "harbour-fire").Done();
    }

    [Test]
    public void A_figure_that_an_assistant_binds_is_held_against_the_ledger_and_the_finding_says_so_and_is_a_warning_at_most()
    {
        using var endpoint = ScriptedEndpoint.Saying(_ => Lives);
        Assert.That(Run(Line).Done().Out, Does.Contain("0 held against the ledger"));

        var run = Ask(endpoint).Done();

        Assert.That(run.Out, Does.Contain("draft.txt:1:28: warning: contradiction in fire.killed: The draft says “3”"));
        Assert.That(run.Out, Does.Contain("That it answers this question is proposed by the assistant small, and not reviewed."));
        Assert.That(run.Out, Does.Contain("1 held against the ledger"));
        Assert.That(run.Error, Does.Contain("1 request, 100 tokens read and 20 written"));
        Assert.That(Ask(endpoint, "--fail-on", "warning").ExitCode, Is.EqualTo(1));
        Assert.That(Ask(endpoint, "--all").Out, Does.Contain("answers fire.killed (the assistant small takes it for an answer)"));
    }

    [TestCase("cost 3 lives", "cost 4 lives", "the quote does not stand in draft.txt")]
    [TestCase("draft.txt", "other.txt", "it is of 'other.txt', and draft.txt was asked about")]
    public void A_line_that_does_not_hold_binds_nothing(string held, string wrong, string why)
    {
        using var endpoint = ScriptedEndpoint.Saying(_ => Lives.Replace(held, wrong, StringComparison.Ordinal));

        var run = Ask(endpoint).Done();

        Assert.That(run.Error, Does.Contain(why));
        Assert.That(run.Out, Is.EqualTo(Run(Line).Done().Out));
    }

    [TestCase("\"fire.killed\"", "\"fire.nothing\"")]
    [TestCase("\"fire.killed\"", "\"fire.cause\"")]
    [TestCase("\"fire.killed\"", "\"fire.burned-for\"")]
    [TestCase("\"cost 3 lives\", \"says\": \"3\"", "\"spoke of 41 boats\", \"says\": \"41\"")]
    public void A_figure_that_is_no_answer_to_the_question_is_held_against_nothing(string held, string wrong)
    {
        using var endpoint = ScriptedEndpoint.Saying(_ => Lives.Replace(held, wrong, StringComparison.Ordinal));

        Assert.That(Ask(endpoint).Done().Out, Is.EqualTo(Run(Line).Done().Out));
    }

    [Test]
    public void What_our_own_reader_finds_no_assistant_turns_off()
    {
        using var dam = DataSetFolder.CopyOf(RepositoryRoot.Combine("tests/data/dam-breach"));
        string[] line = ["vet", dam.FullName("draft.md"), dam.Path, "--published", "2033-03-21"];
        var own = Findings(Run(line));
        Assert.That(own, Has.Count.GreaterThan(10));
        var questions = Run("questions", dam.Path, "--format", "json").Done().Each("id");
        // Each number of the draft, bound to each question in turn.
        var numbers = File.ReadAllText(dam.FullName("draft.md")).Split([' ', '\n', ',', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.All(char.IsAsciiDigit)).Distinct().ToList();
        var added = 0;
        foreach (var question in questions)
        {
            using var endpoint = ScriptedEndpoint.Saying(_ => string.Join('\n', numbers.Select(number =>
                $$"""{"article": "draft.md", "quote": "{{number}}", "says": "{{number}}", "question": "{{question}}"}""")));

            var both = Findings(Run([.. line, "--reader", endpoint.Url, "--model", "small", "--no-cache"]));

            added += both.Count - own.Count;
            Assert.That(own, Is.SubsetOf(both), question);
            Assert.That(both.Except(own), Has.All.Contains("proposed by the assistant small").And.None.Contains(": error: "), question);
        }
        Assert.That(added, Is.Positive);
    }

    [Test]
    public void A_dead_endpoint_costs_a_warning()
    {
        using var endpoint = new ScriptedEndpoint(_ => new() { Status = 404 });

        var run = Ask(endpoint).Done();

        Assert.That(run.Error, Does.Contain("draft.txt: no answer of small at").And.Contain("(status 404)"));
        Assert.That(run.Out, Is.EqualTo(Run(Line).Done().Out));
    }

    private static List<string> Findings(Run run) =>
        [.. run.Out.Split('\n').Where(line => line.Contains("draft.md:", StringComparison.Ordinal))];

    private Run Ask(ScriptedEndpoint endpoint, params string[] options) =>
        Run([.. Line, "--reader", endpoint.Url, "--model", "small", .. options]);
}
