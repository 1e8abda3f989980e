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

/// <summary>
/// A prepared statement, for the paths on which a million rows go: no boxing, no row objects. Parameters and columns go by their names.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int ShortText = 64;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly nint _handle;
    private Ordinals? _columns, _parameters;
    private Action? _return;

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

    /// <summary>
    /// The statement that was kept of an earlier time, where statements of the connection are; it is kept again when it is disposed of.
    /// </summary>
    internal static Statement Kept(SqliteConnection connection, string sql)
    {
        if (KeptStatements.At(connection) is not { } kept)
            return new Statement(connection, sql);
        var statement = kept.Take(sql) ?? new Statement(connection, sql);
        statement._return = () => kept.PutBack(sql, statement);
        return statement;
    }

    private Statement(sqlite3 database, sqlite3_stmt statement)
    {
        _database = database;
        _statement = statement;
        _handle = statement.DangerousGetHandle();
    }

    /// <summary>
    /// Prepares the first statement of <paramref name="sql"/>; null where there is none. <paramref name="rest"/> is what comes after.
    /// </summary>
    internal static Statement? First(sqlite3 database, ReadOnlySpan<byte> sql, out ReadOnlySpan<byte> rest)
    {
        rest = [];
        if (sql.IsEmpty)
            return null;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement, out rest), database);
        return statement is null || statement.IsInvalid ? null : new Statement(database, statement);
    }

    /// <summary>An INSERT of a whole row: a parameter is called as its column.</summary>
    internal static Statement InsertInto(SqliteConnection connection, string table, string insert = "INSERT")
    {
        var columns = new List<string>();
        using (var rows = new Statement(connection, "SELECT name FROM pragma_table_info(@table) ORDER BY cid"))
        {
            rows.Bind("table", table);
            while (rows.Step())
                columns.Add(rows.Text("name"));
        }
        var parameters = string.Join(", ", columns.Select(column => "@" + column));
        return new Statement(connection, $"{insert} INTO {table} ({string.Join(", ", columns)}) VALUES ({parameters})");
    }

    internal int Columns => raw.sqlite3_column_count(_statement);

    internal bool IsReadOnly => raw.sqlite3_stmt_readonly(_statement) != 0;

    internal string ColumnName(int column) => raw.sqlite3_column_name(_statement, column).utf8_to_string();

    internal void Bind(string parameter, long value) => Check(raw.sqlite3_bind_int64(_statement, Parameter(parameter), value));

    internal void Bind(string parameter, long? value)
    {
        if (value is { } number)
            Bind(parameter, number);
        else
            BindNull(parameter);
    }

    internal void Bind(string parameter, double value) => Check(raw.sqlite3_bind_double(_statement, Parameter(parameter), value));

    internal void Bind(string parameter, bool value) => Bind(parameter, value ? 1L : 0L);

    internal void Bind(string parameter, string? value)
    {
        // Most texts of a claim are short, and need no room of their own on their way. (An empty one would be taken for none.)
        if (value is null)
            BindNull(parameter);
        else if (value.Length is 0 or > ShortText)
            Check(raw.sqlite3_bind_text(_statement, Parameter(parameter), value));
        else
            BindShort(parameter, value);
    }

    private void BindShort(string parameter, string value)
    {
        Span<byte> utf8 = stackalloc byte[4 * ShortText];
        Check(raw.sqlite3_bind_text(_statement, Parameter(parameter), utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
    }

    internal void Bind(string parameter, ReadOnlySpan<byte> value) =>
        Check(raw.sqlite3_bind_blob(_statement, Parameter(parameter), value));

    internal void BindNull(string parameter) => Check(raw.sqlite3_bind_null(_statement, Parameter(parameter)));

    /// <summary>Binds all that are given; names that the statement does not have are left alone.</summary>
    internal void Bind(IReadOnlyDictionary<string, object?> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            if (raw.sqlite3_bind_parameter_index(_statement, "@" + name) == 0)
                continue;
            switch (value)
            {
                case null: BindNull(name); break;
                case string text: Bind(name, text); break;
                case int whole: Bind(name, (long)whole); break;
                case long whole: Bind(name, whole); break;
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

    internal ColumnType Type(string column) => Type(Column(column));

    internal bool IsNull(string column) => Type(column) == ColumnType.Null;

    internal long Int64(string column) => Int64(Column(column));

    internal int Int32(string column) => (int)Int64(column);

    internal bool Flag(string column) => Int64(column) != 0;

    internal double Real(string column) => Real(Column(column));

    internal string Text(string column) => Text(Column(column));

    internal string? TextOrNull(string column)
    {
        var number = Column(column);
        return Type(number) == ColumnType.Null ? null : Text(number);
    }

    /// <summary>The text of a column that mostly repeats the row before: the same string again where it does.</summary>
    internal string? Shared(string column, ref string? last)
    {
        var number = Column(column);
        if (Type(number) == ColumnType.Null)
            return null;
        if (last is null || !Ascii.Equals(Bytes(number), last))
            last = Text(number);
        return last;
    }

    /// <summary>The bytes of a column; valid until the next step.</summary>
    internal ReadOnlySpan<byte> Bytes(string column) => Bytes(Column(column));

    // By number, from 0, for those who go through whatever columns there are.

    internal ColumnType Type(int column) => (ColumnType)Native.ColumnType(_handle, column);

    internal long Int64(int column) => Native.ColumnInt64(_handle, column);

    internal double Real(int column) => raw.sqlite3_column_double(_statement, column);

    internal string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

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

    public void Dispose()
    {
        if (_return is not { } putBack)
        {
            Close();
            return;
        }
        _return = null;
        Reset();
        _ = raw.sqlite3_clear_bindings(_statement);
        putBack();
    }

    /// <summary>Closes it for good.</summary>
    internal void Close() => _statement.Dispose();

    private int Column(string name)
    {
        _columns ??= new Ordinals("column", [.. Enumerable.Range(0, Columns).Select(ColumnName)]);
        return _columns.Of(name);
    }

    private int Parameter(string name)
    {
        _parameters ??= new Ordinals(
            "parameter",
            [
                .. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement)).Select(
                    index => raw.sqlite3_bind_parameter_name(_statement, index).utf8_to_string()[1..]),
            ]);
        return _parameters.Of(name) + 1;
    }

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
