namespace ClaimLedger.Application.Targets;

/// <summary>Folders of archived texts.</summary>
internal static class Archives
{
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
