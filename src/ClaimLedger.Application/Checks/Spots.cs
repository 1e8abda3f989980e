namespace ClaimLedger.Application.Checks;

/// <summary>Names files as CI servers do: from the root of the repository.</summary>
internal sealed class Spots
{
    private readonly Host _host;
    private readonly string _root;

    private Spots(Host host, string root)
    {
        _host = host;
        _root = root;
    }

    /// <summary>
    /// The root is GitHub's workspace where the data set lies in one, else the nearest folder above it that git knows, else
    /// the current folder.
    /// </summary>
    public static Spots For(Host host, string dataSet)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (host.Environment("GITHUB_WORKSPACE") is { Length: > 0 } workspace
            && Path.IsPathRooted(workspace)
            && Within(Path.GetFullPath(workspace), dataSet) is not null)
            return new Spots(host, Path.GetFullPath(workspace));
        for (var at = new DirectoryInfo(dataSet); at is not null; at = at.Parent)
        {
            // In a worktree or a submodule it is a file.
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
                return new Spots(host, at.FullName);
        }
        return new Spots(host, host.CurrentDirectory);
    }

    /// <summary>The data set's folder from the root; its own name where it is the root, or lies outside.</summary>
    public string NameOf(string dataSet) =>
        Within(_root, dataSet) is { Length: > 0 } inside ? inside : Path.GetFileName(Path.TrimEndingDirectorySeparator(dataSet));

    /// <summary>A place whose file is named as the person at the keyboard would.</summary>
    public Spot Of(Place shown)
    {
        var full = _host.FullPath(shown.File);
        var inside = Within(_root, full);
        return new Spot(
            shown.File, inside ?? full.Replace('\\', '/'), inside is not null, Math.Max(1, shown.Line), Math.Max(1, shown.Column));
    }

    private static string? Within(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        if (relative == ".")
            return "";
        return Path.IsPathRooted(relative)
            || relative == ".."
            || relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? null
            : relative.Replace('\\', '/');
    }
}
