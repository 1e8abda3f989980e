using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ClaimLedger.Cli.Tests;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record Run(int ExitCode, string Out, string Error)
{
    /// <summary>The lines of stdout.</summary>
    public string[] Lines => Out.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>Stdout as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>The property of each element of stdout's array.</summary>
    public string[] Each(string property) => [.. Json.EnumerateArray().Select(element => element.GetProperty(property).ToString())];

    public override string ToString() => $"exit {ExitCode}\n{Out}\n{Error}";
}

/// <summary>Runs the built tool as a process of its own, with a cache of its own.</summary>
internal sealed class Cli : IDisposable
{
    /// <summary>The built tool, to be run by <c>dotnet</c>.</summary>
    public static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "claimledger.dll");
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("claimledger-home-");

    /// <summary>The folder the tool runs in.</summary>
    public string Folder { get; init; } = Path.GetTempPath();

    /// <summary>Where its cache goes.</summary>
    public string Cache => Path.Combine(_home.FullName, "cache");

    /// <summary>Where its temporary files go.</summary>
    public string Temporary => Directory.CreateDirectory(Path.Combine(_home.FullName, "tmp")).FullName;

    /// <summary>Environment variables besides.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Runs it to the end.</summary>
    public Run Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Run(process.ExitCode, output, error.Result);
    }

    /// <summary>Runs it and expects it to be done.</summary>
    public Run Done(params string[] arguments)
    {
        var run = Run(arguments);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return run;
    }

    /// <summary>Starts it.</summary>
    public Process Start(params string[] arguments) => Process.Start(StartInfo("dotnet", [Tool, .. arguments]))!;

    /// <summary>Runs a line of bash in which <c>claimledger</c> is the tool.</summary>
    public Run Shell(string line)
    {
        using var process = Process.Start(StartInfo("bash", ["-c", $"claimledger() {{ dotnet '{Tool}' \"$@\"; }}\n{line}"]))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Run(process.ExitCode, output, error.Result);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private ProcessStartInfo StartInfo(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["XDG_CACHE_HOME"] = Cache;
        start.Environment["TMPDIR"] = Temporary;
        start.Environment.Remove("CLAIMLEDGER_DEBUG");
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }
}
