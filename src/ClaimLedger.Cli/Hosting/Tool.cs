using System.Reflection;

namespace ClaimLedger.Cli.Hosting;

/// <summary>What the tool is called.</summary>
internal static class Tool
{
    /// <summary>The name people type.</summary>
    public const string Name = "claimledger";

    /// <summary>The tool's version.</summary>
    public static string Version { get; } =
        typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
