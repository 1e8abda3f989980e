using ClaimLedger.Application.Targets;

namespace ClaimLedger.Web.Workspaces;

/// <summary>
/// Where files stand on this machine is nobody's business who looks at a page: what is told in a browser names them as the data set does.
/// </summary>
/// <param name="host">The world.</param>
/// <param name="target">What is served.</param>
internal sealed class ServerPaths(Host host, Target target)
{
    // The longest first: one may stand within another.
    private readonly string[] _folders =
    [
        .. ((string?[])[target is Target.Folder ? target.Path : Path.GetDirectoryName(target.Path), CacheFolder.Of(host)])
            .OfType<string>()
            .Select(Path.TrimEndingDirectorySeparator)
            .Where(folder => folder.Length > 1)
            .OrderByDescending(folder => folder.Length),
    ];

    /// <summary>A message without the folders of this machine.</summary>
    public string Without(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var folder in _folders)
        {
            message = message.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
                .Replace(folder, Path.GetFileName(folder), StringComparison.Ordinal);
        }
        return message;
    }
}
