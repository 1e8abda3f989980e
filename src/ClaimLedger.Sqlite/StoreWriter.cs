using System.Collections.Immutable;
using System.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Writes stores. A ledger is made as a file on this machine, by the same code as any other, and its rows are copied into a new generation
/// of the store, which becomes the current one when it is whole: whoever reads meanwhile sees the one before.
/// </summary>
internal static class StoreWriter
{

    /// <summary>
    /// Gives a store's ledger, as a file, to whoever changes files; what becomes of the file is the store's next generation.
    /// </summary>
    /// <param name="address">The store; made where there is none.</param>
    /// <param name="stamp">When, who, with what.</param>
    /// <param name="change">Changes the file at a path, or makes it where nothing was built yet.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it; the store is as it was.</param>
    /// <exception cref="LedgerException">The store cannot be reached, read or written.</exception>
    internal static T Change<T>(
        StoreAddress address, BuildStamp stamp, Func<string, T> change, IProgress<BuildProgress>? progress,
        CancellationToken cancellation) =>
        Write(address, stamp, change, isQueued: false, progress, cancellation);

    /// <summary>
    /// The same, but what lies within questions is not found yet: the new generation waits for workers, and the last of them makes it
    /// current.
    /// </summary>
    internal static T Queue<T>(
        StoreAddress address, BuildStamp stamp, Func<string, T> change, IProgress<BuildProgress>? progress,
        CancellationToken cancellation) =>
        Write(address, stamp, change, isQueued: true, progress, cancellation);

    /// <summary>Puts other rulings in place of those of the current generation, which stays the same in all else.</summary>
    /// <returns>Whether it was done; not where claims were appended since the last build, so that it has to be built.</returns>
    internal static bool Rule(
        StoreAddress address, BuildStamp stamp, ImmutableArray<Ruling> rulings, CancellationToken cancellation) =>
        Faults.Guard(address.Display, () =>
        {
            using var connection = address.Connect();
            using var turn = Stores.TakeTurn(connection, address);
            var current = Stores.Current(connection, address);
            var path = StoreCopy.NewFile();
            try
            {
                Fetch(connection, address, current, path, cancellation);
                var fingerprint = Ledger.Fingerprint(path)!;
                if (!LedgerReviser.Revise(path, rulings, fingerprint, fingerprint, stamp, cancellation))
                    return false;
                using var file = Connections.Open(path, SqliteOpenMode.ReadOnly);
                Stores.GoTo(connection, address, current);
                using var ruling = connection.BeginTransaction();
                Stores.OneNodeAfterAnother(connection);
                StoreCopy.UpRulings(file, connection, cancellation);
                AddHistory(file, connection);
                ruling.Commit();
                return true;
            }
            finally
            {
                WholeFile.Remove(path);
            }
        });

    private static T Write<T>(
        StoreAddress address, BuildStamp stamp, Func<string, T> change, bool isQueued, IProgress<BuildProgress>? progress,
        CancellationToken cancellation) => Faults.Guard(address.Display, () =>
    {
        using var connection = address.Connect();
        using var turn = Stores.TakeTurn(connection, address);
        Stores.Create(connection, address);
        DropUnfinished(connection, address);
        var path = StoreCopy.NewFile();
        try
        {
            if (Stores.Find(connection, address) is { } current)
            {
                // What is queued goes on with the history when it is finished.
                if (isQueued)
                    RefuseBroken(connection, address, current);
                else
                    Fetch(connection, address, current, path, cancellation);
            }
            var result = change(path);
            Put(connection, address, stamp, path, isQueued, progress, cancellation);
            return result;
        }
        finally
        {
            WholeFile.Remove(path);
        }
    });

    /// <summary>Makes a file of a generation.</summary>
    internal static void Fetch(
        NpgsqlConnection connection, StoreAddress address, long generation, string path, CancellationToken cancellation)
    {
        using var reading = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        CheckHistory(connection, address, generation);
        StoreCopy.Down(connection, path, CopiedParts.History, cancellation);
    }

    private static void RefuseBroken(NpgsqlConnection connection, StoreAddress address, long generation)
    {
        using var reading = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        CheckHistory(connection, address, generation);
    }

    private static void CheckHistory(NpgsqlConnection connection, StoreAddress address, long generation)
    {
        Stores.GoTo(connection, address, generation);
        if (History.Check(History.Entries(new PostgresLedger(connection))) is { Broken: { } entry, Why: { } why })
            throw StoreFaults.BrokenHistory(address.Display, entry, why);
    }

    private static void Put(
        NpgsqlConnection connection, StoreAddress address, BuildStamp stamp, string path, bool isQueued, IProgress<BuildProgress>? progress,
        CancellationToken cancellation)
    {
        Stores.GoTo(connection, address, generation: null);
        var number = Stores.Number(connection, "SELECT coalesce(max(number), 0) + 1 FROM generation");
        using var file = Connections.Open(path, SqliteOpenMode.ReadOnly);
        var fingerprint = Annotations.Ledger(SqliteLedger.Of(file)).Fingerprint;
        Begin(connection, number, stamp, fingerprint);
        Stores.Execute(connection, $"CREATE SCHEMA {Stores.Quoted(Stores.SchemaOf(address, number))}");
        Stores.GoTo(connection, address, number);
        var schema = GenerationSchema.Of(connection);
        Stores.ExecuteEach(connection, schema.BeforeRows);
        StoreCopy.Up(file, connection, withConflicts: !isQueued, progress, cancellation);
        Stores.ExecuteEach(connection, schema.AfterRows);
        if (!isQueued)
            Stores.ExecuteEach(connection, schema.AfterFound);
        Stores.ExecuteEach(connection, schema.Views);
        Stores.Grant(connection, Stores.SchemaOf(address, number));
        Stores.Execute(connection, $"ANALYZE {string.Join(", ", StoreCopy.Growing)}, source");
        if (isQueued)
        {
            StoreQueue.Fill(connection, number);
            return;
        }
        using (var publishing = connection.BeginTransaction())
        {
            AddHistory(file, connection);
            MakeCurrent(connection, number);
            publishing.Commit();
        }
        DropOld(connection, address);
    }

    /// <summary>Adds what a file's history has and the store's has not.</summary>
    internal static void AddHistory(SqliteConnection file, NpgsqlConnection connection)
    {
        var ledger = new PostgresLedger(connection);
        var last = History.Last(ledger)?.Number ?? 0;
        foreach (var entry in History.Entries(SqliteLedger.Of(file)).Where(entry => entry.Number > last))
            History.Add(ledger, entry);
    }

    /// <summary>Readers that open the store from now on get this generation.</summary>
    internal static void MakeCurrent(NpgsqlConnection connection, long number)
    {
        Stores.Execute(connection, "UPDATE generation SET state = 'old' WHERE state = 'current'");
        Stores.Execute(connection, "UPDATE generation SET state = 'current' WHERE number = @number", ("number", number));
    }

    /// <summary>Drops what no reader opens any more, but for the generation that was current until now: it may be read still.</summary>
    internal static void DropOld(NpgsqlConnection connection, StoreAddress address)
    {
        try
        {
            Stores.Execute(connection, "SET lock_timeout = '2s'");
            foreach (var number in Stores.Numbers(
                connection, "SELECT number FROM generation WHERE state = 'old' ORDER BY number DESC OFFSET 1"))
                Drop(connection, address, number);
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            // Somebody reads it: the next build drops it.
        }
    }

    // Whoever made it has been killed: nobody else writes now.
    private static void DropUnfinished(NpgsqlConnection connection, StoreAddress address)
    {
        foreach (var number in Stores.Numbers(
            connection, "SELECT number FROM generation WHERE state IN ('compiling', 'queued') ORDER BY number"))
            Drop(connection, address, number);
    }

    // Its work first: who has taken some comes to an end of that, and nobody takes more.
    private static void Drop(NpgsqlConnection connection, StoreAddress address, long number)
    {
        using var dropping = connection.BeginTransaction();
        Stores.Execute(
            connection, "DELETE FROM work WHERE generation = @number; DELETE FROM generation WHERE number = @number", ("number", number));
        Stores.Execute(connection, $"DROP SCHEMA IF EXISTS {Stores.Quoted(Stores.SchemaOf(address, number))} CASCADE");
        dropping.Commit();
    }

    private static void Begin(NpgsqlConnection connection, long number, BuildStamp stamp, string fingerprint)
    {
        Stores.Execute(
            connection,
            "INSERT INTO generation (number, state, fingerprint, made_at, made_by, tool) "
                + "VALUES (@number, 'compiling', @fingerprint, @at, @actor, @tool)",
            ("number", number),
            ("fingerprint", fingerprint),
            ("at", History.At(stamp.At)),
            ("actor", stamp.Actor),
            ("tool", stamp.Tool));
    }
}
