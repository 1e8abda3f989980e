namespace ClaimLedger.Application.Hosting;

/// <summary>What the tool is called.</summary>
internal static class Tool
{
    /// <summary>The name people type.</summary>
    public const string Name = "claimledger";
}
