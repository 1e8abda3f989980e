namespace ClaimLedger.Application.Targets;

/// <summary>Where the tool keeps what it can make anew.</summary>
internal static class CacheFolder
{
    /// <summary>The folder, which need not be there yet; null where the world names none.</summary>
    public static string? Of(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        // The XDG base directory specification: a relative path is to be ignored.
        if (host.Environment("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg))
            return Path.Combine(xdg, Tool.Name);
        if (OperatingSystem.IsWindows())
            return Under(host.Environment("LOCALAPPDATA"), Tool.Name, "cache");
        return OperatingSystem.IsMacOS()
            ? Under(host.Environment("HOME"), "Library", "Caches", Tool.Name)
            : Under(host.Environment("HOME"), ".cache", Tool.Name);

        static string? Under(string? root, params string[] parts) => string.IsNullOrEmpty(root) ? null : Path.Combine([root, .. parts]);
    }
}
