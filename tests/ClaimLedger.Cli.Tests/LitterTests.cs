using System.Diagnostics;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>What a run that was killed left beside what it wrote, the next run of the same verb removes.</summary>
internal sealed class LitterTests
{
    // The line, and beside which files or folders it writes; FIRE.jsonl and WIRE.txt lie in the data set.
    private static IEnumerable<TestCaseData> Lines()
    {
        yield return new("import whole.jsonl -o new", "new");
        yield return new("import counts.csv --map m.yaml --into .", "sources/new");
        yield return new("extract wire.txt --published 2031-06-05 --id wire --into . --keep texts", "sources/wire.yaml");
        yield return new("extract wire.txt --published 2031-06-05 --id wire --into . --keep texts", "texts/wire.txt");
        yield return new("build -o fire.db", "fire.db");
        yield return new("export --format jsonl -o out.jsonl", "out.jsonl");
        yield return new("export --format datapackage -o out", "out");
        yield return new("report -o out.html", "out.html");
    }

    [TestCaseSource(nameof(Lines))]
    [Platform(Exclude = "Win")]
    public void What_a_killed_run_left_goes_with_the_next(string line, string beside)
    {
        using var fire = DataSetFolder.HarbourFire();
        using var cli = new Cli { Folder = fire.Path };
        cli.Done("export", "--format", "jsonl", "-o", "whole.jsonl");
        fire.Write("wire.txt", "The harbourmaster said on 4 June 2031 that 42 boats sank.\n");
        fire.Write("counts.csv", "day,dead\n2031-06-09,12\n");
        fire.Write(
            "m.yaml",
            "source: {id: \"count-{day}\", title: Count, published: \"{day}\"}\nclaims:\n  - {question: fire.killed, says: \"{dead}\"}\n");
        Directory.CreateDirectory(fire.FullName("texts"));
        var left = LeftByADeadProcess(fire.FullName(beside));
        File.WriteAllText(left, "half");
        Directory.CreateDirectory(left + ".tmp");
        var living = WholeFile.Temporary(fire.FullName(beside));
        File.WriteAllText(living, "is being written");

        cli.Done(line.Split(' '));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.Exists(left), Is.False);
            Assert.That(Directory.Exists(left + ".tmp"), Is.False);
            Assert.That(File.Exists(living), Is.True, "what another is writing stays");
        }
    }

    // Its name is that of this process's files, with the number of one that is over.
    private static string LeftByADeadProcess(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("true") { UseShellExecute = false })!;
        process.WaitForExit();
        return WholeFile.Temporary(path).Replace($"-{Environment.ProcessId}-", $"-{process.Id}-", StringComparison.Ordinal);
    }
}
