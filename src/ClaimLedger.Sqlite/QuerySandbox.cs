using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Runs SQL that a user wrote: on a read-only connection of its own, behind an authorizer that lets reading through and
/// nothing else, with SQLite's limits turned down and a clock that stops it.
/// See https://sqlite.org/security.html for the list that this follows.
/// </summary>
internal sealed class QuerySandbox : RunningQuery
{
    private const int StepsBetweenChecks = 1_000;

    /// <summary>Rows that are read ahead of whoever takes them.</summary>
    private const int Ahead = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // What a statement that is told to stop may still take: SQLite looks between two steps, and one function is one step.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    // What they say is in the file anyway; each only reads when it is given no new value.
    private static readonly FrozenSet<string> ReadingPragmas = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "application_id",
        "user_version",
        "schema_version",
        "data_version",
        "encoding",
        "page_count",
        "page_size",
        "freelist_count",
        "compile_options",
        "collation_list", "function_list", "pragma_list", "module_list", "database_list");

    // Their argument names what to look at and changes nothing.
    private static readonly FrozenSet<string> LookingPragmas = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "table_info",
        "table_xinfo",
        "table_list",
        "index_list",
        "index_info",
        "index_xinfo",
        "foreign_key_list",
        "foreign_key_check",
        "integrity_check",
        "quick_check");

    private static readonly FrozenSet<string> ForbiddenFunctions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer");

    private static readonly (int Limit, int Value)[] Limits =
    [
        (raw.SQLITE_LIMIT_LENGTH, 1_000_000),
        (raw.SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (raw.SQLITE_LIMIT_COLUMN, 500),
        (raw.SQLITE_LIMIT_EXPR_DEPTH, 200),
        (raw.SQLITE_LIMIT_COMPOUND_SELECT, 100),
        (raw.SQLITE_LIMIT_VDBE_OP, 25_000),
        (raw.SQLITE_LIMIT_FUNCTION_ARG, 32),
        (raw.SQLITE_LIMIT_ATTACHED, 0),
        (raw.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
        (raw.SQLITE_LIMIT_VARIABLE_NUMBER, 100),
        (raw.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (raw.SQLITE_LIMIT_WORKER_THREADS, 0),
    ];

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly QueryWords _words;
    private readonly TimeSpan _limit;
    private readonly bool _allowsPragma;
    private readonly CancellationToken _cancellation;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private Statement? _statement;
    private readonly CancellationTokenSource _given = new();
    private LedgerException? _refused;
    private volatile bool _late;
    private bool _isAbandoned, _isClosed;

    private QuerySandbox(string path, TimeSpan limit, bool allowsPragma, CancellationToken cancellation)
    {
        _path = path;
        _limit = limit;
        _allowsPragma = allowsPragma;
        _cancellation = cancellation;
        _connection = Connections.OpenLedger(path).Connection;
        var database = _connection.Handle!;
        // Another place for temporary things would take away what is there.
        Sql.Execute(_connection, "PRAGMA temp_store = FILE");
        _words = QueryWords.AddTo(_connection, path);
        Sql.Execute(_connection, "PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;");
        foreach (var (which, value) in Limits)
            raw.sqlite3_limit(database, which, value);
        raw.sqlite3_progress_handler(database, StepsBetweenChecks, _ => MustStop() ? 1 : 0, null);
        raw.sqlite3_set_authorizer(
            database, (strdelegate_authorizer)((_, action, first, second, _, _) => Authorize(action, first, second)), null);
    }

    /// <summary>Whether it is done with.</summary>
    internal override bool IsClosed => _isClosed;

    internal static (QueryResult Result, RunningQuery Running) Run(
        string path, string sql, TimeSpan limit, bool allowsPragma, CancellationToken cancellation)
    {
        var sandbox = new QuerySandbox(path, limit, allowsPragma, cancellation);
        try
        {
            var statement = sandbox.Prepare(sql);
            string[] columns = [.. Enumerable.Range(0, statement.Columns).Select(statement.ColumnName)];
            return (new QueryResult(columns, sandbox.Rows(statement)), sandbox);
        }
        catch
        {
            sandbox.Dispose();
            throw;
        }
    }

    public override void Dispose()
    {
        _isClosed = true;
        // A thread that is deep in a function of SQLite still uses both; they end with it, or with the process.
        if (_isAbandoned)
            return;
        _statement?.Dispose();
        _connection.Dispose();
        _words.Dispose();
    }

    private SqliteStatement Prepare(string sql)
    {
        // SQLite reads up to a NUL; what stands behind one would pass unseen.
        if (sql.Contains('\0', StringComparison.Ordinal))
            throw Faults.NotOneStatement();
        try
        {
            var statement = SqliteStatement.First(_connection.Handle!, Encoding.UTF8.GetBytes(sql), out var rest)
                ?? throw Faults.NoStatement();
            _statement = statement;
            if (!statement.IsReadOnly)
                throw Faults.Refused("Writing");
            while (!rest.IsEmpty)
            {
                using var second = SqliteStatement.First(_connection.Handle!, rest, out var after);
                if (second is not null)
                    throw Faults.NotOneStatement();
                if (after.Length >= rest.Length)
                    break;
                rest = after;
            }
            return statement;
        }
        catch (SqliteException fault)
        {
            // A second statement that is refused, or does not even parse, is still a second statement.
            throw _statement is null ? Translate(fault) : Faults.NotOneStatement();
        }
    }

    // SQLite is asked on a thread of its own: where a single function runs on, whoever waits for it does not.
    private IEnumerable<object?[]> Rows(Statement statement)
    {
        var rows = new BlockingCollection<object?[]>(Ahead);
        Exception? fault = null;
        var reader = new Thread(() =>
        {
            try
            {
                Read(statement, rows);
            }
            catch (OperationCanceledException) when (_given.IsCancellationRequested)
            {
                // Nobody takes any more.
            }
#pragma warning disable CA1031 // Whoever takes the rows throws it on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                fault = exception;
            }
            rows.CompleteAdding();
        })
        { IsBackground = true, Name = "query" };
        reader.Start();
        try
        {
            while (Take(rows, out var row))
                yield return row;
            if (fault is not null)
                ExceptionDispatchInfo.Throw(fault);
        }
        finally
        {
            _given.Cancel();
            _isAbandoned = !Ends(reader);
            Dispose();
        }
    }

    private void Read(Statement statement, BlockingCollection<object?[]> rows)
    {
        while (Step(statement))
        {
            var row = new object?[statement.Columns];
            for (var column = 0; column < row.Length; column++)
                row[column] = statement.Object(column);
            rows.Add(row, _given.Token);
        }
    }

    private bool Take(BlockingCollection<object?[]> rows, out object?[] row)
    {
        while (!rows.TryTake(out row!, Pause))
        {
            if (rows.IsCompleted)
                return false;
            if (MustStop())
            {
                raw.sqlite3_interrupt(_connection.Handle!);
                ThrowStopped();
            }
        }
        return true;
    }

    private bool Ends(Thread reader)
    {
        if (reader.Join(TimeSpan.Zero))
            return true;
        raw.sqlite3_interrupt(_connection.Handle!);
        return reader.Join(Grace);
    }

    private bool Step(Statement statement)
    {
        try
        {
            if (MustStop())
                ThrowStopped();
            return statement.Step();
        }
        catch (SqliteException fault)
        {
            throw Translate(fault);
        }
    }

    private bool MustStop()
    {
        _late = _late || _clock.Elapsed > _limit;
        return _late || _cancellation.IsCancellationRequested;
    }

    private void ThrowStopped()
    {
        _cancellation.ThrowIfCancellationRequested();
        throw Faults.TooLong(_limit);
    }

    private Exception Translate(SqliteException fault)
    {
        if (_refused is not null)
            return _refused;
        if (fault.SqliteErrorCode == raw.SQLITE_INTERRUPT)
            return _cancellation.IsCancellationRequested ? new OperationCanceledException(_cancellation) : Faults.TooLong(_limit);
        // It only reads: what is full is where it sorts.
        if (fault.SqliteErrorCode == raw.SQLITE_FULL)
            return Faults.TemporaryFull(fault);
        return fault.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_RANGE or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG or raw.SQLITE_AUTH
            ? Faults.BadSql(fault)
            : Faults.Translate(_path, fault);
    }

    private int Authorize(int action, string? first, string? second)
    {
        var refused = action switch
        {
            raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_RECURSIVE => null,
            raw.SQLITE_PRAGMA when !_allowsPragma => Faults.NoPragma(first),
            raw.SQLITE_FUNCTION when second is not null && !ForbiddenFunctions.Contains(second) => null,
            raw.SQLITE_FUNCTION => Faults.Refused($"The function {second}"),
            raw.SQLITE_PRAGMA when first is not null
                && (LookingPragmas.Contains(first) || (second is null && ReadingPragmas.Contains(first))) =>
                null,
            raw.SQLITE_PRAGMA => Faults.Refused($"PRAGMA {first}"),
            raw.SQLITE_ATTACH => Faults.Refused("ATTACH"),
            raw.SQLITE_DETACH => Faults.Refused("DETACH"),
            raw.SQLITE_TRANSACTION or raw.SQLITE_SAVEPOINT => Faults.Refused("A transaction"),
            _ => Faults.Refused("Writing"),
        };
        _refused ??= refused;
        return refused is null ? raw.SQLITE_OK : raw.SQLITE_DENY;
    }
}
