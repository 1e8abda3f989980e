using System.Reflection;

namespace ClaimLedger.Application.Hosting;

/// <summary>What the tool is called.</summary>
internal static class Tool
{
    /// <summary>The name people type.</summary>
    public const string Name = "claimledger";

    /// <summary>The tool's version: that of the assembly which bears its name, since the libraries have none of git's tags.</summary>
    public static string Version { get; } =
        Assembly.Load(Name).GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
