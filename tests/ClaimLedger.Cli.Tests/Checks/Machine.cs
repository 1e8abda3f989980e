using System.Diagnostics;

namespace ClaimLedger.Cli.Tests.Checks;

/// <summary>
/// A machine of a server for continuous integration: a newsroom's repository, a folder of its own, bash, and what lies on its path.
/// </summary>
internal sealed class Machine : IDisposable
{
    private readonly Newsroom _newsroom;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimledger-ci-");
    private readonly ResidentTool _resident;

    public Machine(Newsroom newsroom)
    {
        _newsroom = newsroom;
        _resident = new ResidentTool(newsroom.Cli.Temporary);
        Directory.CreateDirectory(FullName("bin"));
    }

    /// <summary>A program that is the tool as it was built, in a process of its own each time.</summary>
    public static string RealTool => $"#!/bin/sh\nexec dotnet '{RealProcess.Tool}' \"$@\"\n";

    /// <summary>A program that is the tool, run in the test's process: what matters here is what scripts make of it.</summary>
    public string Tool => _resident.Script;

    /// <summary>Where the releases are, in place of a server.</summary>
    public string Repository => $"file://{FullName("repository")}";

    public void Dispose()
    {
        _resident.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The full path of something in its folder.</summary>
    public string FullName(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Puts a program on the path.</summary>
    public void Install(string name, string script) => ResidentTool.Install(FullName($"bin/{name}"), script);

    /// <summary>Publishes a release: the files for Linux, and their checksums.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="tool">What its files are; else <see cref="Tool"/>.</param>
    public void Release(string version, string? tool = null)
    {
        var folder = FullName($"repository/releases/download/v{version}");
        Directory.CreateDirectory(folder);
        foreach (var file in (IEnumerable<string>)["claimledger-linux-x64", "claimledger-linux-arm64"])
            ResidentTool.Install(Path.Combine(folder, file), tool ?? Tool);
        Assert.That(Bash($"cd '{folder}' && sha256sum claimledger-* > SHA256SUMS").ExitCode, Is.Zero);
    }

    /// <summary>Runs git in the newsroom's repository.</summary>
    public void Git(params string[] arguments)
    {
        var run = Bash($"git {string.Join(' ', arguments.Select(argument => $"'{argument}'"))}");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
    }

    /// <summary>Makes the newsroom's folder a repository of git with all that is there as its first commit.</summary>
    public void CommitAll()
    {
        Directory.Delete(_newsroom.Folder.FullName(".git"));
        Git("init", "--quiet", "--initial-branch", "main");
        Git("config", "user.name", "desk");
        Git("config", "user.email", "desk@newsroom.example");
        Git("add", ".");
        Git("commit", "--quiet", "-m", "What there is");
    }

    /// <summary>Runs a script in the repository, as the runners do.</summary>
    public Run Bash(string script, IReadOnlyDictionary<string, string>? environment = null, string path = "")
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script])
        {
            WorkingDirectory = _newsroom.Folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{path}{FullName("bin")}:{start.Environment["PATH"]}";
        start.Environment["HOME"] = _folder.FullName;
        start.Environment["XDG_CACHE_HOME"] = _newsroom.Cli.Cache;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var name in start.Environment.Keys.Where(IsOfTheServer).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Run(process.ExitCode, output, error.Result);
    }

    // The machine that runs the tests may itself be one of theirs.
    private static bool IsOfTheServer(string name) =>
        ((IEnumerable<string>)["GITHUB_", "RUNNER_", "CI_", "GIT_DIR", "CLAIMLEDGER_"])
            .Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
