using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ClaimLedger.Reconciliation;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Runs SQL that a user wrote over a store: in a transaction that can only read, through a cursor, which takes one SELECT and nothing else,
/// with the clock of the server and ours. See https://www.postgresql.org/docs/15/sql-declare.html. The words of conflicts, which only the
/// tool has, take the place of what names them, row by row.
/// </summary>
internal sealed class StoreQuery : RunningQuery
{
    private const int Stretch = 256;

    private readonly StoreAddress _address;
    private readonly OpenedGeneration _opened;
    private readonly TimeSpan _limit;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CancellationToken _cancellation;
    private LedgerView? _view;
    private bool _isClosed;

    private StoreQuery(StoreAddress address, TimeSpan limit, CancellationToken cancellation)
    {
        (_address, _limit, _cancellation) = (address, limit, cancellation);
        _opened = OpenedGeneration.Open(address);
        Stores.Execute(
            _opened.Connection,
            string.Create(CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = {Math.Max(1, (long)limit.TotalMilliseconds)}"));
    }

    internal override bool IsClosed => _isClosed;

    internal static (QueryResult Result, RunningQuery Running) Run(
        StoreAddress address, string sql, TimeSpan limit, CancellationToken cancellation)
    {
        var query = new StoreQuery(address, limit, cancellation);
        try
        {
            var text = sql.Trim().TrimEnd(';').TrimEnd();
            if (text.Length == 0)
                throw Faults.NoStatement();
            return (query.Read(text), query);
        }
        catch
        {
            query.Dispose();
            throw;
        }
    }

    public override void Dispose()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _view?.Dispose();
        _opened.Dispose();
    }

    private QueryResult Read(string sql)
    {
        // A batch takes one statement a command: what follows a semicolon is refused by the server.
        using var batch = new NpgsqlBatch(_opened.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"DECLARE asked NO SCROLL CURSOR FOR {sql}"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"FETCH {Stretch} FROM asked"));
        var (columns, first) = Guarded(() => Take(batch));
        return new QueryResult(columns, Rows(first));
    }

    private IEnumerable<object?[]> Rows(List<object?[]> rows)
    {
        try
        {
            while (true)
            {
                foreach (var row in rows)
                    yield return row;
                if (rows.Count < Stretch)
                    yield break;
                using var batch = new NpgsqlBatch(_opened.Connection);
                batch.BatchCommands.Add(new NpgsqlBatchCommand($"FETCH {Stretch} FROM asked"));
                rows = Guarded(() => Take(batch)).Rows;
            }
        }
        finally
        {
            Dispose();
        }
    }

    private (string[] Columns, List<object?[]> Rows) Take(NpgsqlBatch batch)
    {
        var rows = new List<object?[]>();
        string[] columns;
        using (var reader = batch.ExecuteReader())
        {
            columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            bool[] isJson = [.. Enumerable.Range(0, columns.Length).Select(column => reader.GetDataTypeName(column) is "jsonb" or "json")];
            while (reader.Read())
            {
                var row = new object?[columns.Length];
                for (var column = 0; column < row.Length; column++)
                    row[column] = reader.IsDBNull(column) ? null : Value(reader, column, isJson[column]);
                rows.Add(row);
            }
        }
        PutWords(rows);
        return (columns, rows);
    }

    private void PutWords(List<object?[]> rows)
    {
        var named = rows.SelectMany(row => row).OfType<WordsOf>().Select(words => new ConflictId(words.Conflict)).Distinct().ToList();
        if (named.Count == 0)
            return;
        _view ??= new LedgerView(_opened.Ledger);
        var conflicts = Listings.Conflicts(_opened.Ledger, named, new ConflictWords(_view))
            .ToDictionary(row => row.Conflict.Id.ToString(), row => row.Conflict, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
            {
                if (row[column] is WordsOf words)
                    row[column] = Said(conflicts.GetValueOrDefault(words.Conflict), words.IsHint);
            }
        }
    }

    private static string? Said(Conflict? conflict, bool isHint) => isHint ? conflict?.Hint : conflict?.Explanation;

    /// <summary>What stands where words of a conflict belong.</summary>
    private sealed record WordsOf(string Conflict, bool IsHint);

    // An end of an interval is a number or, of a date, a text: in a view of both it is JSON.
    private static object? Value(NpgsqlDataReader reader, int column, bool isJson)
    {
        if (!isJson)
        {
            return reader.GetDataTypeName(column) switch
            {
                "bigint" or "integer" or "smallint" or "boolean" or "double precision" or "text" or "bytea" or "numeric" or "name"
                    or "character varying" or "real" => Plain(reader.GetValue(column)),
                _ => throw new LedgerException(
                    $"The column {reader.GetName(column)} is of the type {reader.GetDataTypeName(column)}; cast it to text: `::text`."),
            };
        }
        using var json = JsonDocument.Parse(reader.GetString(column));
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Number when json.RootElement.TryGetDecimal(out var number) => Ends.Stored(number),
            JsonValueKind.String => json.RootElement.GetString(),
            JsonValueKind.Null => null,
            JsonValueKind.Object when json.RootElement.TryGetProperty("words", out var words)
                && json.RootElement.TryGetProperty("conflict", out var conflict) =>
                new WordsOf(conflict.ToString(), words.ToString() == "hint"),
            _ => json.RootElement.GetRawText(),
        };
    }

    private static object? Plain(object value) => value is float real ? (double)real : PostgresStatement.Stored(value);

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_clock.Elapsed > _limit)
                throw Faults.TooLong(_limit);
            return work();
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.QueryCanceled)
        {
            _cancellation.ThrowIfCancellationRequested();
            throw Faults.TooLong(_limit);
        }
        catch (PostgresException fault) when (
            fault.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.FeatureNotSupported)
        {
            throw Faults.Refused("That statement");
        }
        catch (PostgresException fault) when (fault.SqlState.StartsWith("42", StringComparison.Ordinal)
            || fault.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            throw StoreFaults.BadSql(fault);
        }
        catch (NpgsqlException fault)
        {
            throw StoreFaults.Translate(_address.Display, fault);
        }
    }
}
