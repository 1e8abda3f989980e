namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class ReportTests : CliTests
{
    [Test]
    public void The_report_goes_to_a_file_and_its_counts_to_stderr()
    {
        var run = Cli.Done("report", "-o", "report.html");
        Assert.That(run.Out, Is.Empty);
        Assert.That(run.Error, Does.Contain("report.html: ").And.Contain("conflicts ("));
        Assert.That(Fire.Read("report.html"), Does.Contain("Harbour fire").And.Contain("<html"));
    }

    [TestCase]
    [TestCase("-o", "-")]
    public void Without_a_file_it_goes_to_stdout(params string[] options) =>
        Assert.That(Cli.Done(["report", .. options]).Out, Does.Contain("<html"));

    [Test]
    public void The_files_name_decides_the_format()
    {
        Cli.Done("report", "-o", "report.md");
        Assert.That(Fire.Read("report.md"), Does.Contain("# ").And.Not.Contain("<html"));
    }

    [Test]
    public void With_a_fixed_day_it_comes_out_the_same_every_time()
    {
        var first = Cli.Done("report", "--on", "2031-06-10").Out;
        var second = Cli.Done("report", "--on", "2031-06-10").Out;
        Assert.That(second, Is.EqualTo(first));
        Assert.That(Cli.Done("report", "--on", "2031-06-11").Out, Is.Not.EqualTo(first));
    }

    [Test]
    public void The_desk_can_say_where_corrections_go() =>
        Assert.That(
            Cli.Done("report", "--corrections", "Write to <corrections@example.org>.").Out,
            Does.Contain("Write to &lt;corrections@example.org&gt;."));

    [Test]
    [Platform("Linux")]
    public void A_file_that_cannot_be_written_is_named_with_what_to_do([Values("report", "build")] string verb)
    {
        var run = Cli.Run(verb, "-o", "/proc/1/report.db");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(
            run.Error,
            Does.Contain(
                "/proc/1/report.db cannot be written; check that you may write to its folder, or name a file elsewhere").And.Not.Contain(
                ".tmp"));
    }

    [Test]
    public void An_empty_file_name_is_refused([Values("report", "build")] string verb)
    {
        var run = Cli.Run(verb, "-o", "");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("-o names no file; write one, or leave -o out"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_device_is_written_to_and_not_replaced()
    {
        var run = Cli.AsProcess.Shell("claimledger report -o /dev/stdout --on 2031-06-10 | tail -c 8");
        Assert.That(run.Out.Trim(), Is.EqualTo("</html>"), run.ToString());
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_link_stays_one_and_what_it_points_to_is_written()
    {
        File.CreateSymbolicLink(Fire.FullName("latest.md"), Fire.FullName("real.md"));
        Cli.Done("report", "-o", "latest.md");
        Assert.That(new FileInfo(Fire.FullName("latest.md")).LinkTarget, Is.Not.Null);
        Assert.That(Fire.Read("real.md"), Does.Contain("# "));
    }

    [TestCase("--on", "tomorrow")]
    [TestCase("--template", "no-such-template")]
    [TestCase("-o", "nowhere/report.html")]
    [TestCase("--format", "pdf")]
    public void What_cannot_be_used_is_refused_and_writes_nothing(params string[] options)
    {
        Assert.That(Cli.Run(["report", .. options]).ExitCode, Is.EqualTo(2));
        Assert.That(Directory.EnumerateFiles(Fire.Path, "report*"), Is.Empty);
    }

    [Test]
    public void A_template_of_ones_own_is_used()
    {
        Fire.Write("mine.sbn", "Just these words.\n");
        Assert.That(Cli.Done("report", "--template", "mine.sbn").Out.Trim(), Is.EqualTo("Just these words."));
    }
}
