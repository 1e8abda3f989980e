using System.Diagnostics;

namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class BuildTests : CliTests
{
    [Test]
    public void The_path_goes_to_stdout_and_the_summary_to_stderr()
    {
        var run = Cli.Done("build", "-o", "fire.db");
        Assert.That(run.Lines, Is.EqualTo(["fire.db"]));
        Assert.That(run.Error, Does.Contain("3 sources").And.Contain("14 claims"));
        Assert.That(Fire.FullName("fire.db"), Does.Exist);
    }

    [Test]
    public void A_built_ledger_gives_what_the_data_set_gives()
    {
        Cli.Done("build", "-o", "fire.db");
        Assert.That(Cli.Done("conflicts", "fire.db", "--format", "json").Out, Is.EqualTo(Cli.Done("conflicts", "--format", "json").Out));
    }

    [Test]
    public void Without_o_it_says_where_the_cache_is()
    {
        var path = Cli.Done("build").Lines.Single();
        Assert.That(path, Does.StartWith(Cli.Cache));
        Assert.That(path, Does.Exist);
    }

    [Test]
    public void A_data_set_with_mistakes_leaves_the_old_ledger()
    {
        Cli.Done("build", "-o", "fire.db");
        var before = File.ReadAllBytes(Fire.FullName("fire.db"));
        Fire.Replace("questions.yaml", "answer: date", "answer: dat");
        Assert.That(Cli.Run("build", "-o", "fire.db").ExitCode, Is.EqualTo(2));
        Assert.That(File.ReadAllBytes(Fire.FullName("fire.db")), Is.EqualTo(before));
    }

    [TestCase("ledger.yaml", "is not a ledger")]
    [TestCase("sources", "is a folder")]
    [TestCase("nowhere/fire.db", "does not exist")]
    public void It_does_not_write_where_it_would_do_harm(string output, string reason)
    {
        var run = Cli.Run("build", "-o", output);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(reason));
    }

    [Test]
    public void An_empty_file_may_be_written_over()
    {
        Fire.Write("fire.db", "");
        Cli.Done("build", "-o", "fire.db");
        Cli.Done("conflicts", "fire.db");
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Interrupted_it_leaves_nothing_behind()
    {
        WriteLarge();
        using var process = Cli.Start("build", "-o", "large.db");
        Thread.Sleep(900);
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            kill.WaitForExit();
        Assert.That(process.WaitForExit(20_000), Is.True);
        Assert.That(process.ExitCode, Is.EqualTo(130));
        var left = Directory.EnumerateFiles(Fire.Path).Select(Path.GetFileName).Where(name => name!.Contains("large", StringComparison.Ordinal) || name.Contains("tmp", StringComparison.Ordinal));
        Assert.That(left, Is.Empty);
        Assert.That(Directory.EnumerateFiles(Cli.Temporary), Is.Empty);
    }

    // Large enough that a build takes seconds.
    private void WriteLarge()
    {
        for (var source = 0; source < 400; source++)
        {
            var claims = string.Concat(Enumerable.Range(0, 250).Select(claim => $"  - id: c{claim}\n    question: fire.killed\n    says: \"{1000 + claim}\"\n    quote: {1000 + claim} people\n"));
            Fire.Write($"sources/large-{source}.yaml", $"source:\n  id: large-{source}\n  title: Large\n  publisher: P{source}\n  published: 2031-07-01\nclaims:\n{claims}");
        }
    }
}
