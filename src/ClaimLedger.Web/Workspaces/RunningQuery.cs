using ClaimLedger.Sqlite;

namespace ClaimLedger.Web.Workspaces;

/// <summary>How many statements run at one time: each takes a processor for as long as it may.</summary>
internal sealed class QueryTurns
{
    private const int Most = 4;

    private int _running;

    /// <summary>Takes a turn; null where all are taken.</summary>
    public IDisposable? Take()
    {
        if (Interlocked.Increment(ref _running) <= Most)
            return new Turn(this);
        Interlocked.Decrement(ref _running);
        return null;
    }

    private sealed class Turn(QueryTurns turns) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
                Interlocked.Decrement(ref turns._running);
        }
    }
}

/// <summary>A statement that has given its first rows: what goes wrong until then is told before an answer begins.</summary>
internal sealed class RunningQuery : IDisposable
{
    // As many as are likely to show that it will go on.
    private const int ReadAhead = 100;

    private readonly IDisposable _turn;
    private readonly IEnumerator<object?[]> _rest;
    private readonly List<object?[]> _first = [];

    private RunningQuery(QueryResult result, IDisposable turn)
    {
        _turn = turn;
        _rest = result.Rows.GetEnumerator();
        Columns = result.Columns;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows; they can be read once.</summary>
    public IEnumerable<object?[]> Rows
    {
        get
        {
            foreach (var row in _first)
                yield return row;
            while (_rest.MoveNext())
                yield return _rest.Current;
        }
    }

    /// <summary>Begins to run a statement.</summary>
    /// <exception cref="LedgerException">The statement fails, would write, or takes too long.</exception>
    /// <exception cref="UsageException">Too many run already.</exception>
    public static RunningQuery Begin(QueryTurns turns, Ledger ledger, string sql, TimeSpan limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(ledger);
        var turn = turns.Take() ?? throw new UsageException("other statements are running; ask again when one of them has ended");
        RunningQuery? query = null;
        try
        {
            query = new RunningQuery(ledger.Query(sql, limit, cancellation), turn);
            while (query._first.Count < ReadAhead && query._rest.MoveNext())
                query._first.Add(query._rest.Current);
            return query;
        }
        catch
        {
            query?.Dispose();
            turn.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _rest.Dispose();
        _turn.Dispose();
    }
}
