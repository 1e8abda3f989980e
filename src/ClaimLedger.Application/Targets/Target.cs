namespace ClaimLedger.Application.Targets;

/// <summary>Where claims come from: a data set's folder, or a ledger file. Closed.</summary>
internal abstract record Target
{
    private Target(string path, string display)
    {
        Path = path;
        Display = display;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The path as the person at the keyboard would name it; empty for the folder they stand in.</summary>
    public string Display { get; }

    /// <summary>A folder that holds a data set.</summary>
    /// <param name="FullPath">The full path.</param>
    /// <param name="Shown">The path as shown.</param>
    public sealed record Folder(string FullPath, string Shown) : Target(FullPath, Shown);

    /// <summary>A ledger that was built before.</summary>
    public sealed record LedgerFile(string FullPath, string Shown) : Target(FullPath, Shown);
}
