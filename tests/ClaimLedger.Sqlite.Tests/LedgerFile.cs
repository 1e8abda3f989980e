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

    /// <summary>Who builds in tests, and when.</summary>
    internal static BuildStamp Stamp { get; } = new(
        new DateTimeOffset(2031, 6, 9, 18, 30, 0, TimeSpan.FromHours(2)), "night desk", "1.2.3");

    internal BuildSummary Build(
        DataSet dataSet, IEnumerable<Conflict>? conflicts = null, string fingerprint = "f", CancellationToken cancellation = default) =>
        Build(dataSet, (_, _) => conflicts ?? [], fingerprint, cancellation);

    internal BuildSummary Build(
        DataSet dataSet,
        Func<IClaimView, CancellationToken, IEnumerable<Conflict>> reconcile,
        string fingerprint = "f",
        CancellationToken cancellation = default) =>
        LedgerBuilder.Build(
            dataSet,
            Path,
            fingerprint,
            Stamp,
            (view, stop) => reconcile(view, stop).Select(conflict => Found(dataSet, conflict)),
            cancellation: cancellation);

    /// <summary>A conflict with the keys that its claims get.</summary>
    internal static FoundConflict Found(DataSet dataSet, Conflict conflict)
    {
        var keys = ClaimOrder.Sort(dataSet).Select((claim, index) => (claim.Id, Key: index + 1L))
            .ToDictionary(pair => pair.Id, pair => pair.Key);
        return new FoundConflict(
            conflict, [.. conflict.Positions.Select(position => position.Claims.Select(claim => keys[claim]).ToList())]);
    }

    /// <summary>The entries of its history.</summary>
    internal IReadOnlyList<HistoryEntry> History()
    {
        using var ledger = Open();
        return ledger.History();
    }

    /// <summary>Changes it as somebody with another tool would.</summary>
    internal void Tamper(string sql)
    {
        using var connection = Connections.Open(Path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite);
        Sql.Execute(connection, "PRAGMA foreign_keys = OFF; " + sql);
    }

    internal Ledger Open() => Ledger.Open(Path);

    public void Dispose() => _folder.Delete(recursive: true);
}
