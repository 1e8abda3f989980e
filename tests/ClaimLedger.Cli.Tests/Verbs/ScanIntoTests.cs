namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>What a scan read, kept in a data set.</summary>
internal sealed class ScanIntoTests : CliTests
{
    private static readonly string[] Line = ["scan", "a.txt", "b.txt", "--published", "2031-06-05", "--into", "."];

    [SetUp]
    public void Write()
    {
        Fire.Write("a.txt", "Blast at Quill\n\nThe blast at Quill killed 11 people, the mayor said.\n");
        Fire.Write("b.txt", "Quill blast kills 14\n\nThe blast at Quill killed 14 people, police said.\n");
    }

    [Test]
    public void What_was_read_is_proposed_under_one_question_and_disagrees_once_it_is_accepted()
    {
        var run = Cli.Done(Line);
        Assert.That(run.Error, Does.Contain("2031-06-05-blast-at-quill: 1 claim proposed"));
        var one = Fire.Read("sources/2031-06-05-blast-at-quill.yaml");
        Assert.That(one, Does.Contain("proposed: true").And.Contain("quote: The blast at Quill killed 11 people").And.Contain("sha256: "));
        Assert.That(Fire.Read("sources/2031-06-05-quill-blast-kills-14.yaml"), Does.Contain(Question(one)));

        Cli.Answer(string.Concat(Enumerable.Repeat("a\n", 4)), "extract", "--review").Done();
        Assert.That(Cli.Done("conflicts", "--format", "json").Out, Does.Contain(Question(one)["question: ".Length..]));
    }

    [Test]
    public void The_same_scan_again_changes_nothing_and_stdout_is_for_what_was_found()
    {
        Cli.Done(Line);
        var before = Fire.Read("sources/2031-06-05-blast-at-quill.yaml");
        var again = Cli.Done([.. Line, "--format", "json"]);

        Assert.That(again.Error, Does.Contain("is there already, and is the same"));
        Assert.That(again.Out, Does.StartWith("["));
        Assert.That(Fire.Read("sources/2031-06-05-blast-at-quill.yaml"), Is.EqualTo(before));
    }

    [Test]
    public void A_question_is_named_after_what_it_is_about_and_never_after_where_the_files_lie()
    {
        Fire.Write("inbox/c.txt", "Norr wins\n\nNorr shook off Korde four kilometres from home.\n");
        Fire.Write("inbox/d.txt", "Korde tires\n\nKorde fell back five kilometres from home.\n");
        Cli.Done("scan", "inbox/c.txt", "inbox/d.txt", "--published", "2031-06-05", "--into", ".");
        Cli.Done(Line);

        Assert.That(Question(Fire.Read("sources/2031-06-05-norr-wins.yaml")), Is.EqualTo("question: norr-wins.c-1-distance-to-home"));
        Assert.That(Question(Fire.Read("sources/2031-06-05-blast-at-quill.yaml")), Is.EqualTo("question: blast-at-quill.killed"));
    }

    [Test]
    public void A_ledger_keeps_no_proposals()
    {
        Cli.Done("build", "-o", "ledger.db");

        Assert.That(
            Cli.Run("scan", "a.txt", "--published", "2031-06-05", "--into", "ledger.db").Error, Does.Contain("name a data set's folder"));
    }

    private static string Question(string text) =>
        text.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("question: ", StringComparison.Ordinal));
}
