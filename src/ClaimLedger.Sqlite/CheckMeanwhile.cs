using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Holds a ledger that is whole against the constraints of its tables, on a connection and a core of its own, while others read it. Nobody
/// writes to it until that is done.
/// </summary>
internal sealed class CheckMeanwhile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Task _checking;

    private CheckMeanwhile(SqliteConnection connection, string path)
    {
        _connection = connection;
        _checking = Task.Run(() => LedgerBuilder.Check(connection, path));
    }

    /// <summary>Begins it; null where there is no core to spare, or of few claims, where it would take longer than it saves.</summary>
    /// <param name="filled">Who has filled the ledger, and committed that; it has the file no more to itself afterwards.</param>
    /// <param name="file">The file that it is.</param>
    /// <param name="path">The ledger that it becomes.</param>
    /// <param name="claims">How many there are.</param>
    internal static CheckMeanwhile? Of(SqliteConnection filled, string file, string path, int claims)
    {
        if (Environment.ProcessorCount < 2 || claims < 2 * SeveralReaders.ClaimsOfAPart)
            return null;
        // The lock goes with the next access. What is read through from here on needs no room, and the other one takes some.
        Sql.Execute(
            filled,
            "PRAGMA main.locking_mode = NORMAL; SELECT count(*) FROM main.sqlite_schema; "
                + "PRAGMA main.cache_size = -8000; PRAGMA shrink_memory;");
        // Of a file that cannot be written to SQLite does not read the constraints.
        return new CheckMeanwhile(Connections.Open(file, SqliteOpenMode.ReadWrite), path);
    }

    /// <summary>Waits until it is done.</summary>
    /// <exception cref="LedgerException">A row breaks a constraint, or the file is damaged.</exception>
    internal void Wait() => _checking.GetAwaiter().GetResult();

    /// <summary>Ends it, done or not.</summary>
    public void Dispose()
    {
        if (!_checking.IsCompleted)
            raw.sqlite3_interrupt(_connection.Handle!);
        // What it found is told by whoever waited for it; who did not has failed by something else.
        _checking.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        _connection.Dispose();
    }
}
