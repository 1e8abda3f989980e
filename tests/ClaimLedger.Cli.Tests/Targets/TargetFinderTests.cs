using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Targets;

internal sealed class TargetFinderTests : CliTests
{
    [TestCase("{fire}", "{id}")]
    [TestCase("{id}", "{fire}")]
    [TestCase("{id}", "--dataset", "{fire}")]
    [TestCase("-d", "{fire}", "{id}")]
    [TestCase("{id}", "{fire}/ledger.yaml")]
    [TestCase("{id}", "{fire}/")]
    public void The_data_set_may_stand_anywhere_among_the_operands(params string[] operands)
    {
        using var elsewhere = DataSetFolder.Empty();
        using var cli = new Cli { Folder = elsewhere.Path };
        var run = cli.Done(["show", .. operands.Select(operand => operand.Replace("{fire}", Fire.Path).Replace("{id}", "fire.killed"))]);
        Assert.That(run.Out, Does.Contain("How many people were killed?"));
    }

    [Test]
    public void The_folder_you_stand_in_or_a_parent_is_the_data_set()
    {
        using var below = new Cli { Folder = Fire.FullName("sources") };
        Assert.That(below.Done("claims", "--format", "json").Json.GetArrayLength(), Is.EqualTo(14));
    }

    [TestCase("check")]
    [TestCase("check", "--update-baseline")]
    [TestCase("build")]
    [TestCase("conflicts")]
    [TestCase("show", "fire.killed")]
    [TestCase("rule", "c-0000", "dismissed", "--reason", "r", "--by", "b")]
    [TestCase("report", "-o", "report.html")]
    [TestCase("query", "select 1")]
    [TestCase("audit")]
    [TestCase("extract", "--review")]
    [TestCase("export", "-f", "csv", "-o", "out")]
    public void Elsewhere_no_verb_reads_a_data_set_and_says_how_to_name_one(params string[] arguments)
    {
        using var elsewhere = DataSetFolder.Empty();
        // A data set below the folder is none that stands at hand.
        foreach (var file in Directory.EnumerateFiles(Fire.Path, "*.yaml", SearchOption.AllDirectories))
            elsewhere.Write("db/gaza-ceasefire/" + Path.GetRelativePath(Fire.Path, file).Replace('\\', '/'), File.ReadAllText(file));
        using var cli = new Cli { Folder = elsewhere.Path };
        var run = cli.Run(arguments);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Out, Is.Empty);
        Assert.That(run.Error, Does.StartWith("claimledger: there is no data set here: ").And.Contain("--dataset FOLDER"));
    }

    [Test]
    public void It_is_said_which_data_set_is_read_where_none_was_named_and_only_there()
    {
        using var below = new Cli { Folder = Fire.FullName("sources") };
        Assert.That(below.Done("claims").Read, Is.EqualTo(Fire.Path));
        Assert.That(below.Done("claims", "..").Read, Is.Null);
        Assert.That(below.Done("claims", "--dataset", Fire.Path).Read, Is.Null);
    }

    [TestCase("conflicts", "no/such/folder")]
    [TestCase("conflicts", "missing.db")]
    [TestCase("show", "fire.killed", "missing.db")]
    [TestCase("show", "missing.db")]
    [TestCase("conflicts", "--dataset", "missing")]
    [TestCase("conflicts", "sources")]
    [TestCase("conflicts", "ledger.yaml", "ledger.yaml")]
    [TestCase("conflicts", "speakers.yaml")]
    [TestCase("show")]
    [TestCase("query")]
    public void What_is_not_there_or_too_much_is_refused(params string[] arguments)
    {
        var run = Cli.Run(arguments);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Is.Not.Empty);
        Assert.That(run.Error, Does.Not.Contain("internal fault"));
    }

    [Test]
    public void A_file_that_is_no_ledger_is_refused()
    {
        Fire.Write("fake.db", "not a database");
        Assert.That(Cli.Run("conflicts", "fake.db").ExitCode, Is.EqualTo(2));
    }
}
