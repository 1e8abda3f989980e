using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Finds the conflicts within questions on several cores: the questions are cut into parts, each reader takes the next part, with a
/// connection of its own, and what they find comes out part by part in the order of the questions, whoever was first. No reader is more
/// than a few parts ahead, so that memory does not grow with the ledger.
/// </summary>
internal static class SeveralReaders
{
    /// <summary>So many claims make a part, more where one question has more.</summary>
    internal const int ClaimsOfAPart = 16_384;

    private const int PartsAhead = 4;

    /// <summary>The conflicts, in the order in which one reader would find them.</summary>
    /// <param name="connection">The ledger, a file, committed and open to others.</param>
    /// <param name="readers">How many read at once.</param>
    /// <param name="claimsOfAPart">About so many claims make a part.</param>
    /// <param name="done">Told after each part how many claims have been looked at.</param>
    /// <param name="cancellation">Stops all of them.</param>
    internal static IEnumerable<FoundConflict> Find(
        SqliteConnection connection, int readers, int claimsOfAPart, Action<long>? done, CancellationToken cancellation)
    {
        var parts = Parts(connection, claimsOfAPart);
        using var work = new Work(SQLitePCL.raw.sqlite3_db_filename(connection.Handle, "main").utf8_to_string(), parts, cancellation);
        work.Start(Math.Min(readers, parts.Count));
        var looked = 0L;
        for (var part = 0; part < parts.Count; part++)
        {
            var found = work.Take(part);
            foreach (var conflict in found.Conflicts)
                yield return conflict;
            done?.Invoke(looked += found.Claims);
        }
    }

    /// <summary>Runs of keys, each of which holds all claims of its questions.</summary>
    private static List<(long First, long Last)> Parts(SqliteConnection connection, int claims)
    {
        var firsts = new List<long>();
        using var begins = new SqliteStatement(connection, EmbeddedSql.Query("question-begins"));
        var from = 1L;
        while (true)
        {
            begins.Bind("from", from);
            if (!begins.Step())
                break;
            var first = begins.Int64("first_claim");
            // Where one question goes on for longer than a part, it is in the part before, whole.
            if (firsts.Count == 0 || first > firsts[^1])
                firsts.Add(first);
            from = Math.Max(first, from) + claims;
            begins.Reset();
        }
        return [.. firsts.Select((first, index) => (first, index + 1 < firsts.Count ? firsts[index + 1] - 1 : long.MaxValue))];
    }

    private sealed record Found(List<FoundConflict> Conflicts, long Claims);

    private sealed class Work : IDisposable
    {
        private readonly string _path;
        private readonly List<(long First, long Last)> _parts;
        private readonly CancellationTokenSource _stop;
        private readonly Dictionary<int, Found> _ready = [];
        private readonly List<Thread> _threads = [];
        private Exception? _fault;
        private int _next, _taken, _ahead;

        internal Work(string path, List<(long First, long Last)> parts, CancellationToken cancellation)
        {
            _path = path;
            _parts = parts;
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        }

        internal void Start(int readers)
        {
            _ahead = PartsAhead + readers;
            for (var reader = 0; reader < readers; reader++)
            {
                var thread = new Thread(Read) { IsBackground = true, Name = $"reader {reader + 1}" };
                _threads.Add(thread);
                thread.Start();
            }
        }

        internal Found Take(int part)
        {
            lock (_ready)
            {
                Found? found;
                while (!_ready.Remove(part, out found))
                {
                    if (_fault is not null)
                        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_fault);
                    Monitor.Wait(_ready);
                }
                _taken = part + 1;
                Monitor.PulseAll(_ready);
                return found;
            }
        }

        public void Dispose()
        {
            _stop.Cancel();
            lock (_ready)
                Monitor.PulseAll(_ready);
            foreach (var thread in _threads)
                thread.Join();
            _stop.Dispose();
        }

        private void Read()
        {
            try
            {
                using var connection = Connections.Open(_path, SqliteOpenMode.ReadOnly);
                using var view = new LedgerView(SqliteLedger.Of(connection));
                while (Next() is { } part)
                {
                    var claims = 0L;
                    var questions = view.ByQuestion(_parts[part].First, _parts[part].Last).Select(asked =>
                    {
                        claims += asked.Claims.Count;
                        return asked;
                    });
                    List<FoundConflict> conflicts = [.. Reconciler.InQuestions(view, questions, _stop.Token)];
                    Put(part, new Found(conflicts, claims));
                }
            }
#pragma warning disable CA1031 // Whoever takes what is found throws it on.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                lock (_ready)
                {
                    _fault ??= fault;
                    Monitor.PulseAll(_ready);
                }
            }
        }

        private int? Next()
        {
            lock (_ready)
            {
                while (_next - _taken >= _ahead && !_stop.IsCancellationRequested)
                    Monitor.Wait(_ready);
                _stop.Token.ThrowIfCancellationRequested();
                return _next < _parts.Count ? _next++ : null;
            }
        }

        private void Put(int part, Found found)
        {
            lock (_ready)
            {
                _ready.Add(part, found);
                Monitor.PulseAll(_ready);
            }
        }
    }
}
