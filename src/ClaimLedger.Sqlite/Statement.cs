using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimLedger.Sqlite;

internal enum ColumnType
{
    Integer = raw.SQLITE_INTEGER,
    Real = raw.SQLITE_FLOAT,
    Text = raw.SQLITE_TEXT,
    Blob = raw.SQLITE_BLOB,
    Null = raw.SQLITE_NULL,
}

/// <summary>A prepared statement, for the paths on which a million rows go: no boxing, no row objects. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly nint _handle;

    internal Statement(SqliteConnection connection, string sql)
        : this(connection.Handle ?? throw new InvalidOperationException("The connection is closed."), sql)
    {
    }

    internal Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
        _handle = _statement.DangerousGetHandle();
    }

    private Statement(sqlite3 database, sqlite3_stmt statement)
    {
        _database = database;
        _statement = statement;
        _handle = statement.DangerousGetHandle();
    }

    /// <summary>Prepares the first statement of <paramref name="sql"/>; null where there is none. <paramref name="rest"/> is what comes after.</summary>
    internal static Statement? First(sqlite3 database, string sql, out string rest)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement, out rest), database);
        return statement is null || statement.IsInvalid ? null : new Statement(database, statement);
    }

    /// <summary>An INSERT of a whole row: parameter i is column i as schema.sql lists them.</summary>
    internal static Statement InsertInto(SqliteConnection connection, string table, string insert = "INSERT")
    {
        var columns = (int)Sql.Number(connection, $"SELECT count(*) FROM pragma_table_info('{table}')");
        return new Statement(connection, $"{insert} INTO {table} VALUES ({string.Join(", ", Enumerable.Range(1, columns).Select(index => $"?{index}"))})");
    }

    internal int Columns => raw.sqlite3_column_count(_statement);

    internal bool IsReadOnly => raw.sqlite3_stmt_readonly(_statement) != 0;

    internal string ColumnName(int column) => raw.sqlite3_column_name(_statement, column).utf8_to_string();

    internal void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(_statement, index, value));

    internal void Bind(int index, double value) => Check(raw.sqlite3_bind_double(_statement, index, value));

    internal void Bind(int index, bool value) => Bind(index, value ? 1L : 0L);

    internal void Bind(int index, string? value) =>
        Check(value is null ? raw.sqlite3_bind_null(_statement, index) : raw.sqlite3_bind_text(_statement, index, value));

    internal void Bind(int index, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, index, value));

    internal void BindNull(int index) => Check(raw.sqlite3_bind_null(_statement, index));

    /// <summary>Binds by name; names that the statement does not have are left alone.</summary>
    internal void Bind(IReadOnlyDictionary<string, object?> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            var index = raw.sqlite3_bind_parameter_index(_statement, "@" + name);
            if (index == 0)
                continue;
            switch (value)
            {
                case null: BindNull(index); break;
                case string text: Bind(index, text); break;
                case int whole: Bind(index, (long)whole); break;
                case long whole: Bind(index, whole); break;
                default: throw new NotSupportedException($"A parameter of type {value.GetType()}.");
            }
        }
    }

    /// <summary>Whether there is another row.</summary>
    internal bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
            Check(code);
        return false;
    }

    /// <summary>Runs a statement that gives no rows and makes it ready for the next.</summary>
    internal void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    internal void Reset() => _ = raw.sqlite3_reset(_statement);

    internal ColumnType Type(int column) => (ColumnType)Native.ColumnType(_handle, column);

    internal bool IsNull(int column) => Native.ColumnType(_handle, column) == raw.SQLITE_NULL;

    internal long Int64(int column) => Native.ColumnInt64(_handle, column);

    internal int Int32(int column) => (int)Native.ColumnInt64(_handle, column);

    internal bool Flag(int column) => Int64(column) != 0;

    internal double Real(int column) => raw.sqlite3_column_double(_statement, column);

    internal string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    internal string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The text of a column that mostly repeats the row before: the same string again where it does.</summary>
    internal string? Shared(int column, ref string? last)
    {
        if (IsNull(column))
            return null;
        var bytes = Bytes(column);
        if (last is null || !System.Text.Ascii.Equals(bytes, last))
            last = Text(column);
        return last;
    }

    /// <summary>The bytes of a column; valid until the next step.</summary>
    internal unsafe ReadOnlySpan<byte> Bytes(int column)
    {
        // The pointer first: asking for it may convert the value and so change its length.
        var start = Native.ColumnBlob(_handle, column);
        return new ReadOnlySpan<byte>((void*)start, Native.ColumnBytes(_handle, column));
    }

    internal object? Object(int column) => Type(column) switch
    {
        ColumnType.Null => null,
        ColumnType.Integer => Int64(column),
        ColumnType.Real => Real(column),
        ColumnType.Blob => Bytes(column).ToArray(),
        _ => Text(column),
    };

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}

/// <summary>
/// The column functions, without the bookkeeping of a safe handle and a change of GC mode: each takes nanoseconds and calls
/// nothing back, and a pass over a million claims makes several million of these calls.
/// </summary>
internal static partial class Native
{
    private const string Library = "e_sqlite3";

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    internal static partial int ColumnType(nint statement, int column);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    internal static partial long ColumnInt64(nint statement, int column);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    internal static partial nint ColumnBlob(nint statement, int column);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    internal static partial int ColumnBytes(nint statement, int column);
}
