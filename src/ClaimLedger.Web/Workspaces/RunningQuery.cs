using ClaimLedger.Sqlite;

namespace ClaimLedger.Web.Workspaces;

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

    /// <summary>Why there are no more rows than were given, though the statement has more; null where there is no such reason.</summary>
    public LedgerException? Stopped { get; private set; }

    /// <summary>The rows as far as they come; they can be read once.</summary>
    public IEnumerable<object?[]> Rows
    {
        get
        {
            foreach (var row in _first)
                yield return row;
            while (Stopped is null && MoveNext())
                yield return _rest.Current;
        }
    }

    /// <summary>Begins to run a statement.</summary>
    /// <param name="turn">The turn in which it runs, given back with it.</param>
    /// <param name="ledger">What it reads.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="LedgerException">The statement fails, would write, or takes too long for a single row.</exception>
    public static RunningQuery Begin(IDisposable turn, Ledger ledger, string sql, TimeSpan limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(ledger);
        RunningQuery? query = null;
        try
        {
            query = new RunningQuery(ledger.Query(sql, limit, allowsPragma: false, cancellation), turn);
            while (query._first.Count < ReadAhead && query.MoveNext())
                query._first.Add(query._rest.Current);
            return query is { Stopped: { } fault, _first.Count: 0 } ? throw fault : query;
        }
        catch
        {
            query?.Dispose();
            turn.Dispose();
            throw;
        }
    }

    private bool MoveNext()
    {
        try
        {
            return _rest.MoveNext();
        }
        catch (LedgerException fault)
        {
            Stopped = fault;
            return false;
        }
    }

    public void Dispose()
    {
        _rest.Dispose();
        _turn.Dispose();
    }
}
