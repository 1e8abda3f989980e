using System.Text;
using System.Text.RegularExpressions;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// The tool with a cache, a folder for temporary files and an environment of its own. It runs in the test's process; what only a
/// process of its own can show (<see cref="RealProcess"/>: signals, kills, pipes, shells, disks, limits of memory) runs
/// <see cref="AsProcess"/>.
/// </summary>
internal sealed partial class Cli : IDisposable
{
    private ResidentTool? _resident;
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("claimledger-home-");

    /// <summary>The folder the tool runs in.</summary>
    public string Folder { get; init; } = Path.GetTempPath();

    /// <summary>Where its cache goes.</summary>
    public string Cache => Path.Combine(_home.FullName, "cache");

    /// <summary>Where its temporary files go.</summary>
    public string Temporary => Directory.CreateDirectory(Path.Combine(_home.FullName, "tmp")).FullName;

    /// <summary>Environment variables besides.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>The same tool in the same place, each run a process of its own.</summary>
    public RealProcess AsProcess => new(this);

    /// <summary>
    /// Runs a line of bash in which <c>claimledger</c> is the tool, without a start of its own: for what scripts make of it.
    /// </summary>
    public Run Shell(string line)
    {
        _resident ??= new ResidentTool(Temporary);
        var programs = Directory.CreateDirectory(Path.Combine(_home.FullName, "bin")).FullName;
        ResidentTool.Install(Path.Combine(programs, Tool.Name), _resident.Script);
        return AsProcess.Bash($"PATH='{programs}':$PATH\n{line}");
    }

    /// <summary>Runs it to the end.</summary>
    public Run Run(params string[] arguments) => Answer("", arguments);

    /// <summary>Runs it and expects it to be done.</summary>
    public Run Done(params string[] arguments) => Run(arguments).Done();

    /// <summary>Runs it to the end with a text on stdin.</summary>
    public Run Answer(string input, params string[] arguments) => InProcess.Run(
        (output, error) =>
        {
            var bytes = Encoding.UTF8.GetBytes(input);
            return new Host
            {
                Version = App.Version,
                Out = output,
                Error = error,
                Input = new MemoryStream(bytes),
                In = new StreamReader(new MemoryStream(bytes), Encoding.UTF8),
                CurrentDirectory = Folder,
                TemporaryFolder = Temporary,
                Environment = variable => variable == "XDG_CACHE_HOME" ? Cache : Environment.GetValueOrDefault(variable),
            };
        },
        arguments);

    /// <summary>
    /// Runs a line as a reader would type it: words, words in quotation marks, and at most one file that is read as stdin.
    /// </summary>
    public Run Type(string line)
    {
        var words = Words().Matches(line).Select(word => word.Groups["quoted"].Success ? word.Groups["quoted"].Value : word.Value).ToList();
        Assert.That(words, Has.None.Matches<string>(word => word is "|" or ">" or ">>" or "&&" or ";"), "a line for a shell");
        Assert.That(words[0], Is.EqualTo(Tool.Name));
        var at = words.IndexOf("<");
        return at < 0
            ? Run([.. words.Skip(1)])
            : Answer(File.ReadAllText(Path.Combine(Folder, words[at + 1])), [.. words.Take(at).Skip(1), .. words.Skip(at + 2)]);
    }

    public void Dispose()
    {
        _resident?.Dispose();
        _home.Delete(recursive: true);
    }

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|[^\\s\"]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Words();
}
