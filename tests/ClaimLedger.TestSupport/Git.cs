using System.Diagnostics;

namespace ClaimLedger.TestSupport;

/// <summary>Real git repositories in temporary folders, untouched by what the machine's own git is told.</summary>
public static class Git
{
    /// <summary>Makes a folder a repository and commits what is in it.</summary>
    public static void Init(string folder)
    {
        Run(folder, "init", "--quiet", "--initial-branch=main");
        Commit(folder, "first");
    }

    /// <summary>Commits everything in a repository.</summary>
    public static void Commit(string folder, string message)
    {
        Run(folder, "add", "--all");
        Run(folder, "commit", "--quiet", "--allow-empty", "--message", message);
    }

    /// <summary>Runs git to its end and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "git")
        { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[
            "-c", "user.name=Invented", "-c", "user.email=invented@example.org", "-c", "commit.gpgsign=false", .. arguments,
        ])
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
    }
}
