using ClaimLedger.Sqlite;

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

    [TestCase("INT", 130)]
    [TestCase("TERM", 143)]
    [Platform(Exclude = "Win")]
    public void Interrupted_it_leaves_nothing_behind(string signal, int code)
    {
        // With the new ledger beside its place it waits for the lock that is held here, so that it cannot have come to its end.
        using var held = WholeFile.Lock(Fire.FullName("fire.db"), CancellationToken.None);
        var before = Files();
        using var process = Cli.AsProcess.Start("build", "-o", "fire.db");
        Assert.That(RealProcess.WaitUntilItWrites(process, Fire.Path), Is.True);
        RealProcess.Signal(process, signal);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(code), process.StandardError.ReadToEnd());
        Assert.That(Files(), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFiles(Cli.Temporary), Is.Empty);
    }

    [TestCase("compiling")]
    [TestCase("reconciling")]
    public void Given_up_at_any_stage_it_leaves_nothing_behind(string stage)
    {
        var before = Files();
        using var cancellation = new CancellationTokenSource();
        var run = InProcess.Run(
            (output, error) => new Host
            {
                Version = App.Version,
                Out = output,
                Error = new Watching(error, text => { if (text.Contains(stage, StringComparison.Ordinal)) cancellation.Cancel(); }),
                ErrorIsTerminal = true,
                Clock = new Hasty(),
                CurrentDirectory = Fire.Path,
                TemporaryFolder = Cli.Temporary,
                Environment = _ => null,
                Cancellation = cancellation.Token,
            },
            "build", "-o", "fire.db");
        Assert.That(cancellation.IsCancellationRequested, Is.True, run.ToString());
        Assert.That(run.ExitCode, Is.EqualTo(130));
        Assert.That(Files(), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFiles(Cli.Temporary), Is.Empty);
    }

    private string[] Files() => [.. Directory.EnumerateFiles(Fire.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Tells what is written.</summary>
    private sealed class Watching(TextWriter inner, Action<string> told) : StringWriter
    {
        public override void Write(string? value)
        {
            inner.Write(value);
            told(value ?? "");
        }
    }

    /// <summary>A clock by which everything takes so long that progress is shown.</summary>
    private sealed class Hasty : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now += 60;
    }
}
