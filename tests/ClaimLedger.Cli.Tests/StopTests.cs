using System.Diagnostics;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// A signal to stop is obeyed where a verb stands and does not look: at a file that never goes on. That it has opened the file is what the
/// test waits for, by opening the other end.
/// </summary>
[Platform(Exclude = "Win")]
internal sealed class StopTests
{
    // Each reads the pipe that stands as PIPE on its command line.
    [TestCase("INT", "quantities PIPE")]
    [TestCase("TERM", "quantities --input jsonl PIPE")]
    [TestCase("INT", "extract PIPE --published 2031-06-05")]
    [TestCase("TERM", "extract PIPE --published 2031-06-05 --keep kept")]
    [TestCase("TERM", "vet PIPE")]
    [TestCase("INT", "compare --jsonl PIPE")]
    public void A_verb_that_waits_for_a_file_without_end_is_ended_by_a_signal(string signal, string line)
    {
        using var fire = DataSetFolder.HarbourFire();
        using var cli = new Cli { Folder = fire.Path };
        var pipe = fire.FullName("endless.txt");
        using (var made = Process.Start("mkfifo", pipe))
            made.WaitForExit();

        using var process = cli.AsProcess.Start(line.Replace("PIPE", "endless.txt", StringComparison.Ordinal).Split(' '));
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        // Opening waits for a reader; where the verb ends before it reads, the test opens the other end itself.
        var opening = Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write));
        var ended = process.WaitForExitAsync();
        if (Task.WaitAny(opening, ended) == 1)
        {
            using var reader = new FileStream(pipe, FileMode.Open, FileAccess.Read);
            opening.Result.Dispose();
            Assert.Fail($"{line} read nothing: {error.Result}{output.Result}");
        }
        using var writer = opening.Result;
        RealProcess.Signal(process, signal);
        process.WaitForExit();

        Assert.That(process.ExitCode, Is.EqualTo(signal == "INT" ? 130 : 143), error.Result);
        Assert.That(output.Result, Is.Empty);
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    public void A_verb_that_waits_for_an_assistant_is_ended_by_a_signal(string signal)
    {
        using var folder = DataSetFolder.Empty().Write("one.txt", "A boat sank.\n");
        using var cli = new Cli { Folder = folder.Path };
        var asked = new TaskCompletionSource();
        using var endpoint = new ScriptedEndpoint(_ => new()
        {
            IsSilent = true,
            Before = () =>
            {
                asked.SetResult();
                return Task.CompletedTask;
            },
        });

        using var process = cli.AsProcess.Start(
            "scan", "one.txt", "--published", "2031-06-05", "--reader", endpoint.Url, "--model", "small");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        Assert.That(Task.WaitAny(asked.Task, process.WaitForExitAsync()), Is.Zero, "it asked nobody");
        RealProcess.Signal(process, signal);
        process.WaitForExit();

        Assert.That(process.ExitCode, Is.EqualTo(signal == "INT" ? 130 : 143), error.Result);
        Assert.That(output.Result, Is.Empty);
    }
}
