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

    /// <summary>Opens a ledger read-only and checks that it is one of this schema.</summary>
    internal static SqliteConnection OpenLedger(string path) => Faults.Guard(path, () =>
    {
        if (Directory.Exists(path))
            throw Faults.IsFolder(path);
        if (!File.Exists(path))
            throw Faults.Missing(path);

        var connection = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            if (Sql.Number(connection, "PRAGMA application_id") != Schema.ApplicationId)
                throw Faults.NotALedger(path);
            var version = Sql.Number(connection, "PRAGMA user_version");
            if (version > Schema.Version)
                throw Faults.Newer(path, version);
            if (version < Schema.Version)
                throw Faults.Older(path, version);
            // The header alone says nothing of the rest: a cut-off file is found out here, not in the middle of a listing.
            Sql.Number(connection, "SELECT count(*) FROM sqlite_schema");
            if (Sql.Number(connection, "PRAGMA page_count") * Sql.Number(connection, "PRAGMA page_size") > new FileInfo(path).Length)
                throw Faults.Damaged(path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });

    internal static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(path),
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
