using System.Security.Cryptography;
using System.Text;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Targets;

/// <summary>A ledger that a verb reads, and the temporary file that goes with it, if any.</summary>
internal sealed class OpenLedger(Ledger ledger, string path, string? temporary) : IDisposable
{
    /// <summary>Where its file is.</summary>
    public string Path { get; } = path;

    /// <summary>The ledger.</summary>
    public Ledger Ledger { get; } = ledger;

    public void Dispose()
    {
        Ledger.Dispose();
        if (temporary is not null)
            LedgerCache.Remove(temporary);
    }
}

/// <summary>
/// Ledgers compiled from data sets behind the scenes: one a data set and tool build, rebuilt only when a file of the data
/// set changed. A new tool build goes on with the history of the one before and takes its place. Where the cache cannot be
/// written, a temporary file serves once.
/// </summary>
internal static class LedgerCache
{
    /// <summary>Opens a ledger, compiling the data set first where the cache is out of date.</summary>
    /// <param name="host">The world.</param>
    /// <param name="target">The data set or ledger.</param>
    /// <param name="actor">Who changed the data set, for the history; null for whoever runs the tool.</param>
    public static OpenLedger Open(Host host, Target target, string? actor = null)
    {
        switch (target)
        {
            case Target.LedgerFile file:
                return new OpenLedger(OpenFile(host, file.Path), file.Path, temporary: null);
            case Target.Folder folder:
                return OpenFolder(host, folder, actor);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Opens a ledger file.</summary>
    public static Ledger OpenFile(Host host, string path)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Ledgers.Add(path);
        return Ledger.Open(path);
    }

    /// <summary>A ledger of those that were opened which does not pass an audit, or null.</summary>
    public static string? FindDamaged(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Ledgers.Find(path =>
        {
            try
            {
                using var ledger = Ledger.Open(path);
                return ledger.Audit(cancellation: host.Cancellation).Findings.Any();
            }
#pragma warning disable CA1031 // Whatever an audit trips over is damage.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                return true;
            }
        });
    }

    /// <summary>The cache file that is up to date with the data set, or null where there is none. Never builds.</summary>
    public static string? Fresh(Host host, Target.Folder target) =>
        PathOf(host, target) is { } path
            && File.Exists(path)
            && Ledger.Fingerprint(path) is { } kept
            && kept == DataSetLoader.Fingerprint(target.Path)
            ? path
            : null;

    /// <summary>Where the data set's cached ledger belongs, made ready for writing; null where it cannot be written.</summary>
    public static string? Writable(Host host, Target.Folder target)
    {
        if (PathOf(host, target) is not { } path)
            return null;
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            WholeFile.EnsureMayReplace(path);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Compiles a data set into a ledger that somebody named, with progress where it takes long.</summary>
    public static BuildSummary Build(Host host, DataSet dataSet, string fingerprint, string path, string? actor = null)
    {
        using var progress = new ProgressLine(host);
        return Ledger.Build(dataSet, path, fingerprint, host.Stamp(actor), replaces: null, progress, host.Cancellation);
    }

    /// <summary>Compiles a data set into a shared store.</summary>
    /// <param name="host">The world.</param>
    /// <param name="dataSet">The data set.</param>
    /// <param name="fingerprint">SHA-256 of its files.</param>
    /// <param name="address">The store.</param>
    /// <param name="queue">Whether workers find the conflicts.</param>
    /// <param name="actor">Who builds; null for whoever runs the tool.</param>
    public static BuildSummary BuildStore(
        Host host, DataSet dataSet, string fingerprint, StoreAddress address, bool queue, string? actor)
    {
        using var progress = new ProgressLine(host);
        var stamp = host.Stamp(actor);
        return queue
            ? StoreWriter.Queue(
                address,
                stamp,
                path => LedgerBuilder.Build(
                    dataSet, path, fingerprint, stamp, reconcile: (_, _) => [], replaces: null, progress, cancellation: host.Cancellation),
                progress,
                host.Cancellation)
            : StoreWriter.Change(
                address,
                stamp,
                path => Ledger.Build(dataSet, path, fingerprint, stamp, replaces: null, progress, host.Cancellation),
                progress,
                host.Cancellation);
    }

    /// <summary>Compiles a data set into its ledger in the cache, and removes those that other builds of the tool left there.</summary>
    /// <param name="host">The world.</param>
    /// <param name="dataSet">The data set.</param>
    /// <param name="fingerprint">SHA-256 of its files.</param>
    /// <param name="path">What <see cref="Writable"/> said.</param>
    /// <param name="actor">Who builds; null for whoever runs the tool.</param>
    public static BuildSummary BuildCached(Host host, DataSet dataSet, string fingerprint, string path, string? actor = null)
    {
        SetDamagedAside(host, path);
        using var progress = new ProgressLine(host);
        return Ledger.Build(dataSet, path, fingerprint, host.Stamp(actor), Older(path), progress, host.Cancellation);
    }

    /// <summary>
    /// Brings the data set's ledger in the cache up to date where nothing but its rulings has changed; a data set of any size takes little
    /// time for that.
    /// </summary>
    /// <param name="host">The world.</param>
    /// <param name="target">The data set.</param>
    /// <param name="before">What it was when the ledger was made.</param>
    /// <param name="actor">Who changed it; null for whoever runs the tool.</param>
    /// <returns>Whether that was done; else it has to be opened, and is compiled.</returns>
    public static bool TryRevise(Host host, Target.Folder target, DataSetState before, string? actor)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(before);
        var now = DataSetLoader.State(target.Path);
        if (now.Fingerprint == before.Fingerprint || now.WithoutRulings != before.WithoutRulings
            || now.Rulings is not { } text || RulingsFile.Rulings(text) is not { } rulings
            || PathOf(host, target) is not { } path || !File.Exists(path))
            return false;
        try
        {
            return Ledger.Revise(path, rulings, before.Fingerprint, now.Fingerprint, host.Stamp(actor), host.Cancellation);
        }
        catch (Exception exception) when (exception is LedgerException or IOException or UnauthorizedAccessException)
        {
            // A build says what is wrong.
            return false;
        }
    }

    /// <summary>Removes a ledger and whatever SQLite left beside it.</summary>
    public static void Remove(string path)
    {
        foreach (var suffix in (string[])["", "-journal", "-wal", "-shm"])
        {
            try
            {
                File.Delete(path + suffix);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody else reads it: the system clears its temporary files later.
            }
        }
    }

    private static OpenLedger OpenFolder(Host host, Target.Folder target, string? actor)
    {
        if (Fresh(host, target) is { } fresh)
            return new OpenLedger(OpenFile(host, fresh), fresh, temporary: null);

        var (dataSet, fingerprint) = DataSetReader.Load(host, target);
        if (Writable(host, target) is { } path)
        {
            BuildCached(host, dataSet, fingerprint, path, actor);
            return new OpenLedger(OpenFile(host, path), path, temporary: null);
        }

        var unnamed = Path.Combine(host.TemporaryFolder, "claimledger-ledger.db");
        WholeFile.RemoveLeftovers(unnamed);
        var temporary = WholeFile.Temporary(unnamed);
        try
        {
            Build(host, dataSet, fingerprint, temporary, actor);
            return new OpenLedger(Ledger.Open(temporary), temporary, temporary);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    // The name holds the data set's path and the tool's build, so that neither a moved folder nor a new version meets an old file.
    private static string? PathOf(Host host, Target.Folder target) =>
        CacheFolder.Of(host) is { } folder ? Path.Combine(folder, $"{Hash(target.Path)}-{Hash(ToolBuild(host))}.db") : null;

    private static string ToolBuild(Host host) => string.Join(
        ' ',
        host.Version,
        typeof(DataSet).Module.ModuleVersionId,
        typeof(DataSetLoader).Module.ModuleVersionId,
        typeof(Ledger).Module.ModuleVersionId);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    // The cache is the tool's own: what cannot be read there must not stop every verb. It is kept, for its history.
    private static void SetDamagedAside(Host host, string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return;
        try
        {
            using var ledger = Ledger.Open(path);
            ledger.History();
        }
        catch (LedgerException fault) when (!fault.IsBusy)
        {
            var aside = path + ".damaged";
            File.Move(path, aside, overwrite: true);
            host.Error.WriteLine($"{Tool.Name}: the cached ledger was damaged; it is kept as {aside}, and a new history begins");
        }
    }

    // The newest first: its history is the longest.
    private static IEnumerable<string> Older(string path)
    {
        var name = Path.GetFileName(path);
        return new DirectoryInfo(Path.GetDirectoryName(path)!).EnumerateFiles(name[..17] + "*.db")
            .Where(file => file.Name != name)
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .Select(file => file.FullName);
    }
}
