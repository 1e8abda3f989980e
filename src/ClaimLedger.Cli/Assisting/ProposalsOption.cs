using System.CommandLine;

namespace ClaimLedger.Cli.Assisting;

/// <summary><c>--proposals</c>.</summary>
internal static class ProposalsOption
{
    /// <summary>The option that names a file of them.</summary>
    public static Option<string?> Create() => new("--proposals")
    {
        HelpName = "FILE",
        Description = "Figures that an assistant read, as JSON Lines; - reads them from stdin. Each is verified against the articles.",
    };
}
