using System.Diagnostics;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Tests;

/// <summary>Whatever writes a file takes the place of none that is no plain file, and of no link.</summary>
internal sealed class OutputPlaceTests : CliTests
{
    private static readonly TestCaseData[] Writers =
    [
        new TestCaseData("report", new[] { "report", "-o" }).SetArgDisplayNames("report"),
        new TestCaseData("export", new[] { "export", "--format", "csv", "-o" }).SetArgDisplayNames("export"),
        new TestCaseData("baseline", new[] { "check", "--update-baseline", "--baseline" }).SetArgDisplayNames("baseline"),
        new TestCaseData("check", new[] { "check", "--fail-on", "error", "--output" }).SetArgDisplayNames("check"),
        new TestCaseData("extract", new[] { "extract", "a.txt", "--published", "2031-06-05", "-o" }).SetArgDisplayNames("extract"),
    ];

    [TestCaseSource(nameof(Writers))]
    public void A_text_goes_into_a_device_and_leaves_it_there(string writer, string[] arguments)
    {
        var device = Device();
        Assert.That(Write(writer, arguments, device).ExitCode, Is.LessThan(2));
        Assert.That(FileKinds.Of(device), Is.EqualTo(FileKind.Special));
        var link = Fire.FullName("link");
        File.CreateSymbolicLink(link, device);
        Assert.That(Write(writer, arguments, link).ExitCode, Is.LessThan(2));
        Assert.That((FileKinds.Of(link), FileKinds.Of(device)), Is.EqualTo((FileKind.Link, FileKind.Special)));
    }

    [TestCaseSource(nameof(Writers))]
    [Platform("Linux")]
    public void A_folder_in_memory_below_the_devices_is_a_folder_like_any_other(string writer, string[] arguments)
    {
        const string Memory = "/dev/shm";
        Assume.That(Directory.Exists(Memory), $"no {Memory} here");
        var folder = Path.Combine(Memory, $"claimledger-{Guid.NewGuid():n}");
        Directory.CreateDirectory(folder);
        try
        {
            var file = Path.Combine(folder, "target");
            Assert.That(Write(writer, arguments, file).ExitCode, Is.LessThan(2));
            Assert.That(Directory.EnumerateFiles(folder), Is.EqualTo([file]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCaseSource(nameof(Writers))]
    public void A_text_goes_where_a_link_leads_which_stays_one(string writer, string[] arguments)
    {
        var (link, target) = (Fire.FullName("link"), Fire.FullName("target"));
        File.CreateSymbolicLink(link, target);
        Assert.That(Write(writer, arguments, link).ExitCode, Is.LessThan(2));
        Assert.That((FileKinds.Of(link), FileKinds.Of(target)), Is.EqualTo((FileKind.Link, FileKind.Plain)));
        Assert.That(new FileInfo(target).Length, Is.Positive);
    }

    [TestCaseSource(nameof(Writers))]
    public void A_folder_and_a_format_that_is_none_of_ours_are_refused(string writer, string[] arguments)
    {
        Fire.Write("folder/mine.txt", "mine");
        // A report may be a folder, and takes the place of nothing else.
        var becauseFolder = writer == "report" ? "the folder folder is not empty" : "is a folder";
        foreach (
            var (place, because) in ((string, string)[])[
                ("folder", becauseFolder), ("x.pdf", "PDF is not written here"), ("x.XLSX", "Excel")])
        {
            var run = Write(writer, arguments, place);
            Assert.That((run.ExitCode, run.Out), Is.EqualTo((2, "")), run.ToString());
            Assert.That(run.Error, Does.Contain(because));
            Assert.That(File.Exists(Fire.FullName(place)), Is.False);
        }
    }

    [TestCaseSource(nameof(Writers))]
    public void A_text_goes_through_a_pipe_which_stays_one(string writer, string[] arguments)
    {
        Fire.Write("a.txt", "Eleven people were killed.");
        var pipe = Made("mkfifo", Fire.FullName("pipe"));
        var line = string.Join(' ', arguments.Select(argument => $"'{argument}'")) + (writer == "check" ? " junit=pipe" : " pipe");
        var run = Cli.Shell($"timeout 60 cat pipe > got & timeout 60 claimledger {line} >said; wait");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(new FileInfo(Fire.FullName("got")).Length, Is.Positive, run.ToString());
        Assert.That(FileKinds.Of(pipe), Is.EqualTo(FileKind.Special));
    }

    [Test]
    public void A_ledger_is_built_where_a_link_leads_and_onto_no_device_or_pipe()
    {
        var (link, target) = (Fire.FullName("link.db"), Fire.FullName("target.db"));
        File.CreateSymbolicLink(link, target);
        Cli.Done("build", "-o", "link.db");
        Cli.Done("build", "-o", "link.db");
        Assert.That((FileKinds.Of(link), FileKinds.Of(target)), Is.EqualTo((FileKind.Link, FileKind.Plain)));
        Assert.That(Cli.Done("audit", "link.db").Out, Does.Contain("passed"));

        foreach (var special in (string[])[Made("mkfifo", Fire.FullName("pipe")), Device()])
        {
            var run = Cli.Run("build", "-o", special);
            Assert.That((run.ExitCode, run.Out), Is.EqualTo((2, "")), run.ToString());
            Assert.That(run.Error, Does.Contain("is a device or a pipe"));
            Assert.That(FileKinds.Of(special), Is.EqualTo(FileKind.Special));
            Assert.That(() => WholeFile.EnsureMayReplace(special), Throws.TypeOf<UnauthorizedAccessException>());
            Fire.Write("temporary", "");
            Assert.That(() => WholeFile.Move(Fire.FullName("temporary"), special), Throws.TypeOf<UnauthorizedAccessException>());
            Assert.That(FileKinds.Of(special), Is.EqualTo(FileKind.Special));
        }
    }

    [Test]
    public void A_kept_text_goes_where_a_link_leads()
    {
        Fire.Write("a.txt", "Eleven people were killed.");
        Directory.CreateDirectory(Fire.FullName("texts"));
        File.CreateSymbolicLink(Fire.FullName("texts/invented.txt"), Fire.FullName("kept.txt"));
        Cli.Done("extract", "a.txt", "--published", "2031-06-05", "--id", "invented", "--keep", "texts");
        Assert.That(FileKinds.Of(Fire.FullName("texts/invented.txt")), Is.EqualTo(FileKind.Link));
        Assert.That(Fire.Read("kept.txt"), Is.EqualTo("Eleven people were killed."));
    }

    private Run Write(string writer, string[] arguments, string place)
    {
        Fire.Write("a.txt", "Eleven people were killed.");
        return Cli.Run([.. arguments, writer == "check" ? "junit=" + place : place]);
    }

    // As /dev/null is, in the test's own folder: what becomes of it harms nobody.
    private string Device() => Made("mknod", Fire.FullName("null"), "c", "1", "3");

    private static string Made(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            process.WaitForExit();
            if (process.ExitCode != 0)
                Assert.Ignore($"{program} cannot be used here.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore($"There is no {program} here.");
        }
        return arguments[0];
    }
}
