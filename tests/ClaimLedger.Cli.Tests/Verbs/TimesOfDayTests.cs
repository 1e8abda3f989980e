using System.Text;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>An invented ferry that capsized at two times of day, through every verb that tells of it.</summary>
internal sealed class TimesOfDayTests
{
    private const string Questions = """
        questions:
          - {id: ferry.sank, subject: Ferry off Corvo, asks: At what time of day did the ferry capsize?, answer: time, over-time: fixed}
          - {id: ferry.called, subject: Ferry off Corvo, asks: At what time did it call for help?, answer: time, unit: UTC, over-time: fixed}

        """;

    private const string Radio = """
        source:
          id: radio
          title: Ferry sinks off Corvo
          publisher: Ebb Radio
          published: 2031-06-05
        claims:
          - id: sank
            question: ferry.sank
            says: "23:20"
            quote: The ferry capsized at 23:20 local time
          - id: called
            question: ferry.called
            says: 0030 GMT
            quote: It called for help at 0030 GMT

        """;

    private const string Daily = """
        source:
          id: daily
          title: Corvo ferry sinking
          publisher: Sound Daily
          published: 2031-06-05
        claims:
          - id: sank
            question: ferry.sank
            says: 11.35 p.m.
            quote: the ferry capsized at 11.35 p.m. off Corvo
          - id: called
            question: ferry.called
            says: around 03:50 CEST
            quote: the crew called at around 03:50 CEST

        """;

    private const string Map = """
        ledger: {title: Ferry log, language: en}
        source: {id: "{outlet}", title: "{outlet}", publisher: "{outlet}", published: 2031-06-05}
        questions:
          - {id: sank, subject: Ferry, asks: At what time of day did it sink?, answer: time, over-time: fixed}
        claims:
          - {question: sank, says: "{time}"}

        """;

    private DataSetFolder _folder = null!;
    private Cli _cli = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = DataSetFolder.Of(
            ("ledger.yaml", "title: A ferry\nabout: An invented ferry.\n"), ("questions.yaml", Questions),
            ("sources/radio.yaml", Radio), ("sources/daily.yaml", Daily));
        _cli = new Cli { Folder = _folder.Path };
    }

    [TearDown]
    public void TearDown()
    {
        _cli.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void What_is_told_of_two_times_is_as_reviewed()
    {
        var told = new StringBuilder();
        foreach (var arguments in (string[][])[
            ["conflicts"],
            ["conflicts", "--format", "json"],
            ["claims", "--format", "csv"],
            ["questions"],
            ["explain", "radio/sank", "daily/sank"],
            ["show", "ferry.called"],
            ["query", "SELECT id, literal_low, literal_high, usual_low, usual_high, unit FROM v_claims ORDER BY id"],
            ["query", "SELECT says, literal_low, usual_high FROM v_positions ORDER BY says"],
        ])
            told.Append("$ claimledger ").AppendJoin(' ', arguments).Append('\n').Append(_cli.Done(arguments).Out).Append('\n');

        Golden.Check(told.ToString(), "tests/ClaimLedger.Cli.Tests/Golden/times-of-day.txt");
    }

    [Test]
    public void A_ledger_of_times_tells_the_same_and_passes_an_audit()
    {
        _cli.Done("build", "-o", "times.db");
        foreach (var verb in (string[])["conflicts", "claims", "questions"])
            Assert.That(_cli.Done(verb, "times.db", "--format", "json").Out, Is.EqualTo(_cli.Done(verb, "--format", "json").Out));
        _cli.Done("audit", "times.db");
    }

    [Test]
    public void A_shared_store_of_times_tells_the_same()
    {
        var store = PostgresServer.NewDatabase();
        _cli.Done("build", ".", "--store", store);
        string[] asked = ["query", "SELECT id, literal_low, usual_high, unit FROM v_claims ORDER BY id"];

        Assert.That(
            _cli.Done("conflicts", "--store", store, "--format", "json").Out, Is.EqualTo(_cli.Done("conflicts", "--format", "json").Out));
        Assert.That(_cli.Done([.. asked, "--store", store]).Out, Is.EqualTo(_cli.Done(asked).Out));
    }

    [Test]
    public void A_report_has_the_clock_as_its_axis()
    {
        _cli.Done("report", "-o", "report.html");
        var report = _folder.Read("report.html");

        Assert.That(report, Does.Contain(">23:20<").And.Contain(">23:35<"));
        Assert.That(report, Does.Contain("By time of day"));
        Assert.That(report, Does.Contain("15 minutes"));
    }

    [Test]
    public void What_is_exported_comes_back_as_the_same_conflicts()
    {
        _cli.Done("export", "--format", "jsonl", "-o", "all.jsonl");
        _cli.Done("import", "all.jsonl", "-o", "again");

        Assert.That(
            _cli.Done("conflicts", "again", "--format", "json").Json.EnumerateArray().Select(each => each.GetProperty("id").GetString()),
            Is.EquivalentTo(
                _cli.Done("conflicts", "--format", "json").Json.EnumerateArray().Select(each => each.GetProperty("id").GetString())));
    }

    [Test]
    public void A_table_of_times_comes_in_by_its_map()
    {
        _folder.Write("t.csv", "outlet,time\nEbb,23:20\nSound,11.35 p.m.\n").Write("m.yaml", Map);
        _cli.Done("import", "t.csv", "--map", "m.yaml", "-o", "t.db");

        Assert.That(_cli.Done("conflicts", "t.db", "--format", "json").Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public void A_zone_that_there_is_not_and_a_time_of_another_clock_are_mistakes_with_a_cure()
    {
        _folder.Replace("questions.yaml", "unit: UTC", "unit: parsecs")
            .Replace("sources/daily.yaml", "says: 11.35 p.m.", "says: 23:35 GMT");
        var run = _cli.Run("check");

        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Out + run.Error, Does.Contain("\"parsecs\" is no zone of times of day; write one such as UTC"));
        Assert.That(run.Out + run.Error, Does.Contain("the question names no zone").And.Contain("`unit` UTC"));
    }

    [Test]
    public void A_draft_is_held_against_the_times_of_the_data_set()
    {
        _folder.Write("draft.txt", "The ferry off Corvo.\n\nThe ferry capsized off Corvo at 22:10 local time, a survivor said.\n");
        var run = _cli.Run("vet", "draft.txt", "--published", "2031-06-05");

        Assert.That(run.Out + run.Error, Does.Contain("22:10").And.Contain("contradiction"));
    }

    [Test]
    public void A_time_beside_a_verb_becomes_a_claim_of_a_question_that_asks_for_it()
    {
        _folder.Write("new.txt", "The mill in Marrow burned on Wednesday.\n\nThe mayor locked the gate at 23:20 on Wednesday.\n");
        var run = _cli.Done("extract", "new.txt", "--published", "2031-06-05", "--publisher", "Ebb Radio");

        Assert.That(run.Out, Does.Contain("answer: time").And.Contain("says: '23:20'"));
    }
}
