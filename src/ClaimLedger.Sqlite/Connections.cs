using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimLedger.Sqlite;

/// <summary>Opens files. Never pooled: a ledger may be moved or replaced as soon as its last user is done.</summary>
internal static class Connections
{
    static Connections()
    {
        // No connection is used by two threads at once, so SQLite needs no lock around every call, nor statistics that share one.
        // Too late where something else has used SQLite before: then it stays as it was.
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>Opens a ledger read-only; of one of an older schema, a temporary copy that is taken to this one.</summary>
    /// <exception cref="LedgerException">No file, not a ledger, newer, damaged, locked.</exception>
    internal static OpenedLedger OpenLedger(string path) => Faults.Guard(path, () =>
    {
        if (Directory.Exists(path))
            throw Faults.IsFolder(path);
        while (true)
        {
            var before = Identity(path);
            try
            {
                if (OpenOnce(path, isSame: () => Identity(path) == before) is { } opened)
                    return opened;
            }
            // An append was killed: what it had begun is taken back by whoever may write, and the ledger stands as it was.
            catch (SqliteException fault) when (fault.SqliteExtendedErrorCode == raw.SQLITE_READONLY_ROLLBACK)
            {
                using var writable = Open(path, SqliteOpenMode.ReadWrite);
                Sql.Number(writable, "SELECT count(*) FROM sqlite_schema");
            }
        }
    });

    private static (long Length, DateTime Written) Identity(string path) =>
        new FileInfo(FileKinds.Target(path)) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : throw Faults.Missing(path);

    /// <summary>Null where the file was replaced meanwhile, so that what was seen of it was of two files.</summary>
    private static OpenedLedger? OpenOnce(string path, Func<bool> isSame)
    {
        var connection = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            if (Sql.Number(connection, "PRAGMA application_id") != Schema.ApplicationId)
                throw Faults.NotALedger(path);
            var version = Sql.Number(connection, "PRAGMA user_version");
            if (version > Schema.Version)
                throw Faults.Newer(path, version);
            // The header alone says nothing of the rest: a cut-off file is found out here, not in the middle of a listing.
            Sql.Number(connection, "SELECT count(*) FROM sqlite_schema");
            var length = Identity(path).Length;
            if (version < 1 || Sql.Number(connection, "PRAGMA page_count") * Sql.Number(connection, "PRAGMA page_size") > length)
            {
                if (isSame())
                    throw Faults.Damaged(path);
                connection.Dispose();
                return null;
            }
            return version == Schema.Version
                ? new OpenedLedger(connection, path, version, temporary: null)
                : Migrated(connection, path, version);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A copy of a ledger in the system's folder for temporary files, open to write, for work that must not touch the ledger itself.
    /// </summary>
    /// <returns>The connection, and where the copy is; whoever asked for it removes it.</returns>
    internal static (SqliteConnection Connection, string Path) Copy(SqliteConnection ledger)
    {
        var target = Path.Combine(Path.GetTempPath(), "claimledger.db");
        WholeFile.RemoveLeftovers(target);
        var path = WholeFile.Temporary(target);
        SqliteConnection? connection = null;
        try
        {
            connection = Open(path, SqliteOpenMode.ReadWriteCreate, takesUris: true);
            ledger.BackupDatabase(connection);
            // Nobody else sees it, and a failure throws it away; but a migration can be rolled back.
            Sql.Execute(
                connection,
                "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = NORMAL; PRAGMA foreign_keys = OFF;");
            return (connection, path);
        }
        catch (Exception fault)
        {
            connection?.Dispose();
            WholeFile.Remove(path);
            if (Faults.IsFull(fault))
                throw Faults.TemporaryFull(fault);
            throw;
        }
    }

    /// <summary>A path as SQLite takes it where more is to be said of the file: what follows a <c>?</c>.</summary>
    internal static string Uri(string path) => new Uri(Path.GetFullPath(path)).AbsoluteUri;

    private static OpenedLedger Migrated(SqliteConnection old, string path, long version)
    {
        var (writable, copy) = Copy(old);
        try
        {
            using (writable)
                Schema.Migrate(writable, version);
            var connection = Open(copy, SqliteOpenMode.ReadOnly);
            old.Dispose();
            return new OpenedLedger(connection, copy, version, copy);
        }
        catch (Exception fault)
        {
            WholeFile.Remove(copy);
            if (Faults.IsFull(fault))
                throw Faults.TemporaryFull(fault);
            throw fault is SqliteException { SqliteErrorCode: raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT }
                ? Faults.Damaged(path, fault)
                : fault;
        }
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it may be written, and created.</param>
    /// <param name="takesUris">Whether files attached to it later may be named by URIs.</param>
    internal static SqliteConnection Open(string path, SqliteOpenMode mode, bool takesUris = false)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = takesUris ? Uri(path) : Path.GetFullPath(path),
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = 2,
        }.ConnectionString);
        try
        {
            connection.Open();
            Sql.Execute(connection, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA busy_timeout = 2000;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

/// <summary>A ledger open for reading, at this program's schema.</summary>
internal sealed class OpenedLedger(SqliteConnection connection, string path, long version, string? temporary) : OpenedStore
{
    private readonly KeptStatements _kept = KeptStatements.Of(connection);

    /// <summary>The connection.</summary>
    internal SqliteConnection Connection { get; } = connection;

    /// <summary>The file that is open: the ledger itself, or the copy that was taken to this schema.</summary>
    internal string Path { get; } = path;

    /// <summary>The schema of the ledger itself.</summary>
    internal long Version { get; } = version;

    internal override LedgerConnection Ledger { get; } = SqliteLedger.Of(connection);

    internal override bool IsOfThisSchema => Version == Schema.Version;

    // Each statement by itself would lock the file, look whether somebody has written meanwhile, and unlock it.
    internal override T ReadAtOnce<T>(Func<LedgerConnection, T> read)
    {
        if (raw.sqlite3_get_autocommit(Connection.Handle) == 0)
            return read(Ledger);
        Run("BEGIN");
        try
        {
            return read(Ledger);
        }
        finally
        {
            // What went wrong can have ended it.
            if (raw.sqlite3_get_autocommit(Connection.Handle) == 0)
                Run("COMMIT");
        }
    }

    private void Run(string sql)
    {
        using var statement = SqliteStatement.Kept(Connection, sql);
        statement.Run();
    }

    internal override AuditReport Audit(string? expected, IProgress<BuildProgress>? progress, CancellationToken cancellation) =>
        LedgerAudit.Run(this, expected, Reconciliation.Reconciler.Find, progress, cancellation);

    internal override (QueryResult Result, RunningQuery Running) Query(
        string sql, TimeSpan limit, bool allowsPragma, CancellationToken cancellation) =>
        QuerySandbox.Run(Path, sql, limit, allowsPragma, cancellation);

    public override void Dispose()
    {
        _kept.Dispose();
        Connection.Dispose();
        if (temporary is not null)
            WholeFile.Remove(temporary);
    }
}
