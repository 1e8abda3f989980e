namespace ClaimLedger.Web.Workspaces;

/// <summary>How a workspace is served.</summary>
/// <param name="Port">The port; 0 for any that is free.</param>
/// <param name="IsReadOnly">Whether nothing can be written.</param>
/// <param name="Archive">The full path of the folder of archived texts; null where none is named.</param>
internal sealed record ServeOptions(int Port = ServeOptions.DefaultPort, bool IsReadOnly = false, string? Archive = null)
{
    /// <summary>The port where nothing else is said.</summary>
    public const int DefaultPort = 8417;
}
