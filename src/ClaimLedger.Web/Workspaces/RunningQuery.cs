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
    /// <exception cref="UsageException">All turns are taken.</exception>
    public static RunningQuery Begin(Turns turns, Ledger ledger, string sql, TimeSpan limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(ledger);
        var turn = turns.Take();
        RunningQuery? query = null;
        try
        {
            query = new RunningQuery(ledger.Query(sql, limit, cancellation, allowsPragma: false), turn);
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
