using System.CommandLine;

namespace ClaimLedger.Cli.Targets;

/// <summary><c>--archive</c>.</summary>
internal static class ArchiveOption
{
    /// <summary>The option.</summary>
    public static Option<string?> Create() => new("--archive")
    {
        HelpName = "DIR",
        Description = "Archived texts, matched by hash; each quote must stand in its text exactly once.",
    };
}
