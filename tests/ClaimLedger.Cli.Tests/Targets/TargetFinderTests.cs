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

    [Test]
    public void Elsewhere_the_shipped_data_set_is_read_and_never_written()
    {
        using var elsewhere = DataSetFolder.Empty();
        using var cli = new Cli { Folder = elsewhere.Path };
        Assert.That(cli.Done("sources", "--format", "json").Json.GetArrayLength(), Is.Positive);
        Assert.That(cli.Run("check", "--update-baseline").ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void In_a_checkout_its_own_copy_of_the_shipped_data_set_counts()
    {
        using var checkout = DataSetFolder.Empty();
        foreach (var file in Directory.EnumerateFiles(Fire.Path, "*.yaml", SearchOption.AllDirectories))
            checkout.Write("db/gaza-ceasefire/" + Path.GetRelativePath(Fire.Path, file).Replace('\\', '/'), File.ReadAllText(file));
        using var cli = new Cli { Folder = checkout.Path };
        Assert.That(cli.Done("sources", "--format", "json").Each("id"), Does.Contain("2031-06-04-morning-post"));
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
