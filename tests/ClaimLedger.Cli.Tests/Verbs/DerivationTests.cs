using System.Text;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>The invented copies of a log, from the command line.</summary>
internal sealed class DerivationTests
{
    private DataSetFolder _copies = null!;
    private Cli _cli = null!;

    [SetUp]
    public void SetUp()
    {
        _copies = DataSetFolder.CopyOf(RepositoryRoot.Combine("tests/data/harbour-copies"));
        _cli = new Cli { Folder = _copies.Path };
    }

    [TearDown]
    public void TearDown()
    {
        _cli.Dispose();
        _copies.Dispose();
    }

    [Test]
    public void What_is_found_among_copies_is_as_reviewed()
    {
        var told = new StringBuilder();
        foreach (var arguments in (string[][])[
            ["conflicts", "--format", "json"],
            ["claims"],
            ["sources", "--format", "json"],
            ["explain", "harbour-log/killed", "joined-table/killed"],
            ["explain", "joined-table/injured", "petit-son/injured"],
            ["explain", "joined-table/injured", "ebb-radio/injured"],
            ["show", "petit-son/killed"],
            ["show", "joined-table"],
            ["query", "SELECT id, aside_for FROM v_claims WHERE aside_for IS NOT NULL ORDER BY id"],
            ["query", "SELECT id, derived_from FROM v_sources ORDER BY id"],
        ])
            told.Append("$ claimledger ").AppendJoin(' ', arguments).Append('\n').Append(_cli.Done(arguments).Out).Append('\n');

        Golden.Check(told.ToString(), "tests/ClaimLedger.Cli.Tests/Golden/harbour-copies.txt");
    }

    [Test]
    public void The_json_of_a_claim_says_for_whom_it_stands_aside_and_why()
    {
        var claims = _cli.Done("claims", "--source", "joined-table", "--format", "json").Json.EnumerateArray().ToList();
        var aside = claims.Find(claim => claim.GetProperty("id").GetString() == "joined-table/killed").GetProperty("stands_aside");

        Assert.That(aside.GetProperty("for").GetString(), Is.EqualTo("harbour-log"));
        Assert.That(
            aside.GetProperty("why").GetString(),
            Is.EqualTo("It stands aside: it derives from harbour-log, which answers this question, too."));
        Assert.That(
            claims.Find(claim => claim.GetProperty("id").GetString() == "joined-table/injured").TryGetProperty("stands_aside", out _),
            Is.False);
    }

    [Test]
    public void A_ledger_tells_the_same_and_passes_an_audit()
    {
        _cli.Done("build", "-o", "copies.db");
        foreach (var verb in (string[])["conflicts", "claims", "sources"])
            Assert.That(_cli.Done(verb, "copies.db", "--format", "json").Out, Is.EqualTo(_cli.Done(verb, "--format", "json").Out));
        _cli.Done("audit", "copies.db");
    }

    [Test]
    public void A_report_counts_no_copy_and_says_so()
    {
        var report = _cli.Done("report", "--format", "markdown", "--on", "2031-06-30").Out;

        Assert.That(
            report,
            Does.Contain("(2 claims, 2 independent origins)\n  - 11, in Harbour Office")
                .And.Contain("it is no second account")
                .And.Not.Contain("12 people"));
    }

    [Test]
    public void A_copy_is_no_second_answer_that_agrees()
    {
        _copies.Write("expect.yaml", "expect:\n  - agree: fire.killed\n");
        Assert.That(_cli.Run("check", "--fail-on", "error").Out, Does.Not.Contain("fire.killed"));

        _copies.Delete("sources/ebb-radio.yaml");
        Assert.That(_cli.Run("check").Out + _cli.Run("check").Error, Does.Contain("one claim alone answers it"));
    }

    [Test]
    public void Who_comes_to_be_derived_ends_the_conflict_and_the_difference_says_by_what()
    {
        using var before = DataSetFolder.CopyOf(_copies.Path);
        before.Replace("sources/joined-table.yaml", "  derived-from: [harbour-log, sound-daily]\n", "");
        var changes = _cli.Done("diff", before.Path, _copies.Path).Out;

        Assert.That(changes, Does.Contain("derived-from").And.Contain("harbour-log, sound-daily"));
        Assert.That(changes, Does.Contain("contradiction"));
    }

    [Test]
    public void A_selection_takes_along_from_whom_it_derives()
    {
        var rows = _cli.Done("export", "--format", "csv", "--source", "petit-son").Lines.Skip(1);

        Assert.That(
            rows.Select(line => line.Split(',')[0]).Distinct(),
            Is.EqualTo(new[] { "harbour-log", "joined-table", "petit-son", "sound-daily" }));
    }

    [TestCase("-o", "joined.db")]
    [TestCase("-o", "joined")]
    public void A_table_names_from_whom_its_sources_have_it(string option, string target)
    {
        _copies.Write("joined.csv", "paper,from,killed\nHarbour Log,,11\nSound Daily,,11\nJoined Table,Harbour Log|Sound Daily,12\n");
        _copies.Write("joined-map.yaml", """
            ledger: {title: "Harbour fire, joined"}
            questions: [{id: fire.killed, subject: Harbour fire, asks: How many were killed?, answer: quantity, unit: people}]
            source:
              id: "{paper}"
              title: "{paper}"
              publisher: "{paper}"
              published: 2031-06-04
              derived-from: {from: "{from}", separator: "|"}
            claims: [{question: fire.killed, says: "{killed}"}]
            """);
        _cli.Done("import", "joined.csv", "--map", "joined-map.yaml", option, target);

        Assert.That(_cli.Done("conflicts", target, "--format", "json").Json.GetArrayLength(), Is.Zero);
        Assert.That(
            _cli.Done("claims", target, "--format", "json").Json.EnumerateArray()
                .Where(claim => claim.TryGetProperty("stands_aside", out _)).Select(claim => claim.GetProperty("source").GetString()),
            Is.EqualTo(new[] { "Joined-Table" }));
    }

    [Test]
    public void A_table_that_names_nobody_is_refused_with_its_line()
    {
        _copies.Write("joined.csv", "paper,from,killed\nHarbour Log,,11\nJoined Table,Harbor Log,12\n");
        _copies.Write("joined-map.yaml", $$"""
            ledger: {title: "Harbour fire, joined"}
            questions: [{id: fire.killed, subject: Harbour fire, asks: How many were killed?, answer: quantity, unit: people}]
            source: {id: "{paper}", title: "{paper}", published: 2031-06-04, derived-from: "{from}"}
            claims: [{question: fire.killed, says: "{killed}"}]
            """);
        var run = _cli.Run("import", "joined.csv", "--map", "joined-map.yaml", "-o", "joined.db");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("joined.csv:3:14: error: there is no source \"Harbor-Log\"; did you mean \"Harbour-Log\"?"));
    }
}
