using ClaimLedger.Reconciliation;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>What a worker has done.</summary>
/// <param name="Buckets">Buckets that it reconciled.</param>
/// <param name="Claims">Claims that it looked at.</param>
/// <param name="Conflicts">Conflicts that it found.</param>
/// <param name="Published">Whether it was the one that made the generation current.</param>
public sealed record WorkDone(int Buckets, long Claims, long Conflicts, bool Published);

/// <summary>
/// A worker on a store: takes a bucket that nobody else has, reconciles it, and writes what it found in one transaction, until there is
/// none. Whoever finishes the last finds what spans buckets and makes the generation current.
/// </summary>
public static class StoreWork
{
    // Taken with a lock that ends with the transaction: a worker that is killed leaves what it took to others at once.
    private const string Take = """
        SELECT work.generation, work.bucket
        FROM work
        WHERE work.state = 'waiting' AND work.bucket >= 0
          AND work.generation = (SELECT min(number) FROM generation WHERE state = 'queued')
        ORDER BY work.bucket DESC
        LIMIT 1
        FOR UPDATE SKIP LOCKED
        """;

    private const string TakeLast = """
        SELECT work.generation, work.bucket
        FROM work
        WHERE work.state = 'waiting' AND work.bucket = -1
          AND work.generation = (SELECT min(number) FROM generation WHERE state = 'queued')
          AND NOT EXISTS (SELECT 1 FROM work AS other WHERE other.generation = work.generation AND other.bucket >= 0 AND other.state = 'waiting')
        FOR UPDATE SKIP LOCKED
        """;

    private const string Noting = """
        UPDATE work SET state = 'done', worker = @worker, conflicts = @conflicts,
          done_at = to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        WHERE generation = @generation AND bucket = @bucket
        """;

    /// <summary>Works until there is nothing left to take.</summary>
    /// <param name="address">The store.</param>
    /// <param name="worker">What it is called in the queue: a machine and a process.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it: what it has taken is taken by others.</param>
    /// <exception cref="LedgerException">The store cannot be reached, read or written.</exception>
    public static WorkDone Run(
        StoreAddress address, string worker, IProgress<BuildProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Faults.Guard(address.Display, () =>
        {
            using var connection = address.Connect();
            Stores.Find(connection, address);
            using var desk = new Desk(connection, address, worker);
            var done = new WorkDone(0, 0, 0, Published: false);
            while (!done.Published && desk.One(done, progress, cancellation) is { } more)
                done = more;
            return done;
        });
    }

    /// <summary>How many buckets of the store wait for a worker.</summary>
    /// <exception cref="LedgerException">The store cannot be reached or read.</exception>
    public static long Waiting(StoreAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Faults.Guard(address.Display, () =>
        {
            using var connection = address.Connect();
            Stores.Find(connection, address);
            return Stores.Number(
                connection,
                "SELECT count(*) FROM work JOIN generation ON number = generation "
                    + "WHERE generation.state = 'queued' AND work.state = 'waiting'");
        });
    }

    /// <summary>A worker's connection, and what it knows of the generation that it works on.</summary>
    private sealed class Desk(NpgsqlConnection connection, StoreAddress address, string worker) : IDisposable
    {
        private long? _generation;
        private PostgresLedger? _ledger;
        private LedgerView? _view;

        public WorkDone? One(WorkDone done, IProgress<BuildProgress>? progress, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            using (var transaction = connection.BeginTransaction())
            {
                if (Taken(connection, Take) is var (generation, bucket))
                {
                    var (claims, conflicts) = Reconcile(generation, bucket, cancellation);
                    Note(connection, generation, bucket, worker, conflicts);
                    transaction.Commit();
                    progress?.Report(new BuildProgress("reconciling", done.Buckets + 1, Bucket.Count));
                    return done with { Buckets = done.Buckets + 1, Claims = done.Claims + claims, Conflicts = done.Conflicts + conflicts };
                }
                if (Taken(connection, TakeLast) is null)
                    return null;
            }
            return Finish(done, cancellation);
        }

        // Whoever rules or builds meanwhile goes on with the same history: they take turns, before anything is locked.
        private WorkDone? Finish(WorkDone done, CancellationToken cancellation)
        {
            using var turn = Stores.TakeTurn(connection, address);
            using var transaction = connection.BeginTransaction();
            if (Taken(connection, TakeLast) is not var (last, across))
                return null;
            var found = StoreFinish.Run(connection, address, last, cancellation);
            Note(connection, last, across, worker, found);
            transaction.Commit();
            StoreWriter.DropOld(connection, address);
            return done with { Conflicts = done.Conflicts + found, Published = true };
        }

        public void Dispose() => _view?.Dispose();

        private (long Claims, int Conflicts) Reconcile(long generation, short bucket, CancellationToken cancellation)
        {
            var rows = new FoundRows(bucket);
            var view = Open(generation, bucket, rows);
            var claims = 0L;
            var questions = view.ByQuestion().Select(asked =>
            {
                claims += asked.Claims.Count;
                Dictionary<long, long>? sources = null;
                rows.SourceOf = key => (sources ??= asked.Claims.ToDictionary(claim => claim.Key, claim => (long)claim.Source))[key];
                return asked;
            });
            using (var writer = new ConflictRows(_ledger!))
            {
                foreach (var conflict in Reconciler.InQuestions(view, questions, cancellation))
                    writer.Add(conflict);
            }
            rows.Write(connection);
            return (claims, rows.Conflicts);
        }

        // What is the same in all buckets is read once.
        private LedgerView Open(long generation, short bucket, FoundRows rows)
        {
            // All that is asked is of one bucket, which the planner does not know to be a small part.
            Stores.Execute(connection, "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL cursor_tuple_fraction = 1");
            if (_generation != generation)
            {
                _view?.Dispose();
                Stores.GoTo(connection, address, generation);
                _ledger = new PostgresLedger(connection);
                _view = new LedgerView(_ledger);
                _generation = generation;
            }
            _ledger!.Enter(bucket, rows);
            return _view!;
        }
    }

    private static (long Generation, short Bucket)? Taken(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt16(1)) : null;
    }

    private static void Note(NpgsqlConnection connection, long generation, short bucket, string worker, long conflicts)
    {
        Stores.Execute(
            connection, Noting, ("worker", worker), ("conflicts", conflicts), ("generation", generation), ("bucket", bucket));
    }
}
