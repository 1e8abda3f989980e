using ClaimLedger.Reconciliation;

namespace ClaimLedger.Sqlite.Tests;

/// <summary>A ledger in a temporary folder of its own.</summary>
internal sealed class LedgerFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimledger-");

    internal string Folder => _folder.FullName;

    internal string Path => System.IO.Path.Combine(Folder, "ledger.db");

    internal static LedgerFile Of(DataSet dataSet, IEnumerable<Conflict>? conflicts = null)
    {
        var file = new LedgerFile();
        file.Build(dataSet, conflicts);
        return file;
    }

    internal BuildSummary Build(DataSet dataSet, IEnumerable<Conflict>? conflicts = null, string fingerprint = "f", CancellationToken cancellation = default) =>
        Build(dataSet, (_, _) => conflicts ?? [], fingerprint, cancellation);

    internal BuildSummary Build(DataSet dataSet, Func<IClaimView, CancellationToken, IEnumerable<Conflict>> reconcile, string fingerprint = "f", CancellationToken cancellation = default) =>
        LedgerBuilder.Build(dataSet, Path, fingerprint, reconcile.Invoke, progress: null, cancellation);

    internal Ledger Open() => Ledger.Open(Path);

    public void Dispose() => _folder.Delete(recursive: true);
}
