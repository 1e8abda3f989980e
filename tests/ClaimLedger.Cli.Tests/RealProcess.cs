using System.Diagnostics;
using System.Text;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// Runs the built tool as a process of its own. That takes a second of work each time, so it is for what nothing else shows: how it
/// starts, what signals and kills do to it, how it stands in a shell and its pipes, and how it meets limits that hold for processes.
/// </summary>
internal sealed class RealProcess(Cli cli)
{
    /// <summary>The built tool, to be run by <c>dotnet</c>.</summary>
    public static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "claimledger.dll");

    // A shell's background jobs ignore the signal of Ctrl-C, and so does what they start; `env` of coreutils 8.31 and later takes that
    // back.
    private static readonly Lazy<string[]> Launcher = new(() =>
    {
        string[] launcher = ["env", "--default-signal=INT"];
        return OperatingSystem.IsLinux() && Succeeds([.. launcher, "true"]) ? launcher : [];
    });

    /// <summary>Runs it to the end.</summary>
    public Run Run(params string[] arguments) => ToEnd(Start(arguments));

    /// <summary>Runs it and expects it to be done.</summary>
    public Run Done(params string[] arguments) => Run(arguments).Done();

    /// <summary>Runs a line of bash in which <c>claimledger</c> is the tool.</summary>
    public Run Shell(string line) => Bash($"claimledger() {{ dotnet '{Tool}' \"$@\"; }}\n{line}");

    /// <summary>Runs a line of bash in the tool's folder and environment.</summary>
    public Run Bash(string line) => Other("bash", "-c", line);

    /// <summary>Runs another program in the tool's folder and environment.</summary>
    public Run Other(params string[] command) => ToEnd(Process.Start(StartInfo(command))!);

    /// <summary>Starts it as from a terminal: signals do what they usually do, however the tests were started.</summary>
    public Process Start(params string[] arguments) => Process.Start(StartInfo([.. Launcher.Value, "dotnet", Tool, .. arguments]))!;

    /// <summary>Waits until the process has a temporary file beside what it is going to replace, or is over.</summary>
    /// <returns>Whether it has.</returns>
    public static bool WaitUntilItWrites(Process process, string folder)
    {
        // What an earlier process left bears another number.
        while (!Directory.EnumerateFiles(folder, $".*-{process.Id}-*").Any())
        {
            if (process.WaitForExit(1))
                return false;
        }
        return true;
    }

    /// <summary>Sends a signal by its name.</summary>
    public static void Signal(Process process, string name) => Assert.That(Succeeds("kill", "-" + name, $"{process.Id}"), Is.True);

    private static bool Succeeds(params string[] command)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static Run ToEnd(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Run(process.ExitCode, output, error.Result);
        }
    }

    /// <summary>How a command is started in the tool's folder and environment.</summary>
    public ProcessStartInfo StartInfo(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = cli.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["XDG_CACHE_HOME"] = cli.Cache;
        start.Environment["TMPDIR"] = cli.Temporary;
        start.Environment.Remove("CLAIMLEDGER_DEBUG");
        foreach (var (name, value) in cli.Environment)
            start.Environment[name] = value;
        return start;
    }
}
