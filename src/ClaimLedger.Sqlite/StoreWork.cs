using System.Data;
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
/// A worker on a store: takes buckets that nobody else has, reconciles them, and writes what it found in one transaction, until there is
/// none. Whoever finishes the last finds what spans buckets and makes the generation current.
/// </summary>
public static class StoreWork
{
    /// <summary>A transaction costs as much as looking at thousands of claims: it takes as many buckets as hold about so many.</summary>
    private const int ClaimsOfATransaction = 16_384;

    /// <summary>So many at most, since whoever is killed loses them.</summary>
    private const int MostBuckets = 64;

    // Taken with a lock that ends with the transaction: a worker that is killed leaves what it took to others at once. As the end comes
    // near, it takes fewer, so that nobody waits for long for the last. All that is asked of a bucket is of one part of each table, of
    // which the planner does not know how small it is.
    private const string Take = """
        SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL cursor_tuple_fraction = 1;
        SELECT work.generation, work.bucket
        FROM work
        WHERE work.state = 'waiting' AND work.bucket >= 0
          AND work.generation = (SELECT min(number) FROM generation WHERE state = 'queued')
        ORDER BY work.bucket DESC
        LIMIT (
          SELECT greatest(1, least(@most, count(*) / 4)) FROM work AS left_over
          WHERE left_over.state = 'waiting' AND left_over.bucket >= 0
            AND left_over.generation = (SELECT min(number) FROM generation WHERE state = 'queued'))
        FOR UPDATE OF work SKIP LOCKED
        """;

    // What is asked of a bucket is asked of a thousand, and to plan it takes longer than to answer it. A cluster chooses the shard while it
    // plans: it has to know the bucket then.
    private const string OnePlan = "SET LOCAL plan_cache_mode = force_generic_plan; ";

    private const string TakeLast = """
        SELECT work.generation, work.bucket
        FROM work
        WHERE work.state = 'waiting' AND work.bucket = -1
          AND work.generation = (SELECT min(number) FROM generation WHERE state = 'queued')
          AND NOT EXISTS (SELECT 1 FROM work AS other
                          WHERE other.generation = work.generation AND other.bucket >= 0 AND other.state = 'waiting')
        FOR UPDATE SKIP LOCKED
        """;

    private const string Noting = """
        UPDATE work SET state = 'done', worker = @worker, conflicts = found.conflicts,
          done_at = to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        FROM unnest(@buckets, @conflicts) AS found (bucket, conflicts)
        WHERE work.generation = @generation AND work.bucket = found.bucket
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
            using var connection = address.ConnectToAskAgain();
            Stores.Find(connection, address);
            using var desk = new Desk(connection, address, worker);
            var done = new WorkDone(0, 0, 0, Published: false);
            while (!done.Published && desk.Some(done, progress, cancellation) is { } more)
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
        private readonly string _take = Stores.IsSpread(connection) ? Take : OnePlan + Take;
        private long? _generation;
        private PostgresLedger? _ledger;
        private LedgerView? _view;
        private long _most = 1;

        public WorkDone? Some(WorkDone done, IProgress<BuildProgress>? progress, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            using (var transaction = connection.BeginTransaction())
            {
                if (Taken(connection, _take, ("most", _most)) is { Count: > 0 } taken)
                {
                    var more = Reconcile(taken, done, progress, cancellation);
                    transaction.Commit();
                    _ledger!.Ended();
                    _most = Math.Clamp(ClaimsOfATransaction * (long)more.Buckets / Math.Max(1, more.Claims), 1, MostBuckets);
                    return more;
                }
                if (Taken(connection, TakeLast).Count == 0)
                    return null;
            }
            return Finish(done, cancellation);
        }

        // Whoever rules or builds meanwhile goes on with the same history: they take turns, before anything is locked.
        private WorkDone? Finish(WorkDone done, CancellationToken cancellation)
        {
            using var turn = Stores.TakeTurn(connection, address);
            if (Taken(connection, TakeLast) is not [var (generation, _)])
                return null;
            StoreFinish.Prepare(connection, address, generation);
            using var transaction = connection.BeginTransaction();
            if (Taken(connection, TakeLast) is not [var (last, across)])
                return null;
            var found = StoreFinish.Run(connection, address, last, cancellation);
            Note(connection, last, worker, [(across, found)]);
            transaction.Commit();
            StoreWriter.DropOld(connection, address);
            return done with { Conflicts = done.Conflicts + found, Published = true };
        }

        public void Dispose() => _view?.Dispose();

        private WorkDone Reconcile(
            List<(long Generation, short Bucket)> taken, WorkDone done, IProgress<BuildProgress>? progress, CancellationToken cancellation)
        {
            var generation = taken[0].Generation;
            var view = Open(generation);
            var rows = new FoundRows();
            _ledger!.Found = rows;
            var claims = Reconcile(view, [.. taken.Select(each => each.Bucket)], rows, cancellation);
            rows.Write(connection);
            Note(connection, generation, worker, [.. taken.Select(each => (each.Bucket, rows.ConflictsOf(each.Bucket)))]);
            done = done with
            {
                Buckets = done.Buckets + taken.Count,
                Claims = done.Claims + claims,
                Conflicts = done.Conflicts + taken.Sum(each => rows.ConflictsOf(each.Bucket)),
            };
            progress?.Report(new BuildProgress("reconciling", done.Buckets, Bucket.Count));
            return done;
        }

        private long Reconcile(LedgerView view, List<short> buckets, FoundRows rows, CancellationToken cancellation)
        {
            var claims = 0L;
            using var writer = new ConflictRows(_ledger!, view.KeyOf);
            foreach (var part in view.OfBuckets(buckets, ClaimsOfATransaction, looked => claims += looked))
            {
                rows.SourceOf = claim => part.Claims[claim].Source;
                rows.BucketOf = question => part.Questions[question];
                foreach (var conflict in Reconciler.InPart(view, part.Asked, cancellation))
                    writer.Add(conflict);
            }
            return claims;
        }

        // What is the same in all buckets is read once.
        private LedgerView Open(long generation)
        {
            if (_generation != generation)
            {
                _view?.Dispose();
                Stores.GoTo(connection, address, generation);
                _ledger = new PostgresLedger(connection);
                _view = new LedgerView(_ledger);
                _generation = generation;
            }
            return _view!;
        }
    }

    private static List<(long Generation, short Bucket)> Taken(
        NpgsqlConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Stores.Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var taken = new List<(long, short)>();
        while (reader.Read())
            taken.Add((reader.GetInt64("generation"), reader.GetInt16("bucket")));
        return taken;
    }

    private static void Note(NpgsqlConnection connection, long generation, string worker, List<(short Bucket, long Conflicts)> found)
    {
        Stores.Execute(
            connection,
            Noting,
            ("worker", worker),
            ("generation", generation),
            ("buckets", found.ConvertAll(each => (long)each.Bucket).ToArray()),
            ("conflicts", found.ConvertAll(each => each.Conflicts).ToArray()));
    }
}
