using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>The ledger whose place a new one takes, and with whose history that goes on; open for reading.</summary>
internal sealed class Predecessor : IDisposable
{
    private readonly OpenedLedger _opened;

    private Predecessor(string path, OpenedLedger opened)
    {
        Path = path;
        _opened = opened;
    }

    /// <summary>Where it is.</summary>
    internal string Path { get; }

    /// <summary>The schema that its file has.</summary>
    internal long Version => _opened.Version;

    /// <summary>Whether it is of a schema that keeps a history.</summary>
    internal bool HasHistory => Version >= Schema.FirstWithHistory;

    /// <summary>A connection of its own.</summary>
    internal SqliteConnection Connection => _opened.Connection;

    /// <summary>Opens the first of <paramref name="paths"/> at which there is a file that is not empty; null where there is none.</summary>
    /// <exception cref="LedgerException">It is damaged, locked or newer, so that its history would be lost.</exception>
    internal static Predecessor? Open(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (new FileInfo(path) is { Exists: true, Length: > 0 })
                return new Predecessor(path, Connections.OpenLedger(path));
        }
        return null;
    }

    /// <summary>Refuses a ledger whose history does not hold; what holds of one that has any.</summary>
    internal ChainCheck Verify()
    {
        if (!HasHistory)
            return default;
        var chain = Faults.Guard(Path, () => History.Check(History.Entries(SqliteLedger.Of(Connection))));
        return chain.Broken is { } entry ? throw Faults.BrokenHistory(Path, entry, chain.Why!) : chain;
    }

    internal void AttachTo(SqliteConnection connection)
    {
        using (var attach = new SqliteStatement(connection, "ATTACH @path AS old"))
        {
            attach.Bind("path", Connections.Uri(_opened.Path) + "?mode=ro");
            attach.Run();
        }
        Sql.Execute(connection, "PRAGMA old.cache_size = -32000");
    }

    internal static void Detach(SqliteConnection connection)
    {
        try
        {
            Sql.Execute(connection, "DETACH old");
        }
        catch (SqliteException)
        {
            // In the middle of a failed transaction it cannot be: the connection is about to be closed.
        }
    }

    public void Dispose() => _opened.Dispose();
}
