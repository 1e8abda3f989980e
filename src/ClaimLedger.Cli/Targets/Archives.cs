using System.CommandLine;

namespace ClaimLedger.Cli.Targets;

/// <summary><c>--archive</c>.</summary>
internal static class Archives
{
    /// <summary>The option.</summary>
    public static Option<string?> Option() => new("--archive")
    {
        HelpName = "DIR",
        Description = "Archived texts, matched by hash; each quote must stand in its text exactly once.",
    };

    /// <summary>The folder's full path, or null where none is named.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static string? Read(Host host, string? named)
    {
        if (named is null)
            return null;
        var path = host.FullPath(named);
        return Directory.Exists(path) ? path : throw new UsageException($"--archive {named}: there is no such folder");
    }
}
