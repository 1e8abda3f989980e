using ClaimLedger.Application.Targets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Web.Workspaces;

/// <summary>What tells cheaply that something may have changed: names, lengths and times of files, none of which is read.</summary>
internal readonly record struct DataSetStamp(int Files, int Hash)
{
    /// <summary>The stamp of a data set's files, of a ledger file, or of a shared store.</summary>
    public static DataSetStamp Of(Target target)
    {
        if (StoreAddress.IsMeant(target.Path))
            return new DataSetStamp(0, string.GetHashCode(StoreState.Of(StoreAddress.Parse(target.Path)) ?? "", StringComparison.Ordinal));
        var hash = new HashCode();
        var files = 0;
        foreach (var file in FilesOf(target).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            files++;
            hash.Add(file.FullName, StringComparer.Ordinal);
            hash.Add(file.Exists ? file.Length : -1);
            hash.Add(file.LastWriteTimeUtc);
        }
        return new DataSetStamp(files, hash.ToHashCode());
    }

    private static IEnumerable<FileInfo> FilesOf(Target target)
    {
        if (target is Target.LedgerFile file)
            return [new FileInfo(file.Path)];
        var folder = new DirectoryInfo(target.Path);
        var sources = new DirectoryInfo(Path.Combine(target.Path, "sources"));
        return [
            .. folder.Exists ? folder.EnumerateFiles() : [],
            .. sources.Exists ? sources.EnumerateFiles("*", SearchOption.AllDirectories) : [],
        ];
    }
}
