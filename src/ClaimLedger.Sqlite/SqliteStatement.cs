using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimLedger.Sqlite;

/// <summary>
/// A prepared statement, for the paths on which a million rows go: no boxing, no row objects. Parameters and columns go by their names.
/// </summary>
internal sealed class SqliteStatement : Statement
{
    private const int ShortText = 64;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly nint _handle;
    private Ordinals? _columns, _parameters;
    private Action? _return;

    internal SqliteStatement(SqliteConnection connection, string sql)
        : this(connection.Handle ?? throw new InvalidOperationException("The connection is closed."), sql)
    {
    }

    internal SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
        _handle = _statement.DangerousGetHandle();
    }

    /// <summary>
    /// The statement that was kept of an earlier time, where statements of the connection are; it is kept again when it is disposed of.
    /// </summary>
    internal static SqliteStatement Kept(SqliteConnection connection, string sql)
    {
        if (KeptStatements.At(connection) is not { } kept)
            return new SqliteStatement(connection, sql);
        var statement = kept.Take(sql) ?? new SqliteStatement(connection, sql);
        statement._return = () => kept.PutBack(sql, statement);
        return statement;
    }

    private SqliteStatement(sqlite3 database, sqlite3_stmt statement)
    {
        _database = database;
        _statement = statement;
        _handle = statement.DangerousGetHandle();
    }

    /// <summary>
    /// Prepares the first statement of <paramref name="sql"/>; null where there is none. <paramref name="rest"/> is what comes after.
    /// </summary>
    internal static SqliteStatement? First(sqlite3 database, ReadOnlySpan<byte> sql, out ReadOnlySpan<byte> rest)
    {
        rest = [];
        if (sql.IsEmpty)
            return null;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement, out rest), database);
        return statement is null || statement.IsInvalid ? null : new SqliteStatement(database, statement);
    }

    /// <summary>An INSERT of a whole row: a parameter is called as its column.</summary>
    internal static SqliteStatement InsertInto(SqliteConnection connection, string table, string insert = "INSERT")
    {
        var columns = ColumnsOf(connection, table);
        var parameters = string.Join(", ", columns.Select(column => "@" + column));
        return new SqliteStatement(connection, $"{insert} INTO {table} ({string.Join(", ", columns)}) VALUES ({parameters})");
    }

    /// <summary>The columns of a table, in the order of its declaration.</summary>
    internal static List<string> ColumnsOf(SqliteConnection connection, string table)
    {
        using var rows = new SqliteStatement(connection, "SELECT name FROM pragma_table_info(@table) ORDER BY cid");
        rows.Bind("table", table);
        var columns = new List<string>();
        while (rows.Step())
            columns.Add(rows.Text("name"));
        return columns;
    }

    /// <summary>The columns of a table's primary key, in their order.</summary>
    internal static List<string> KeyOf(SqliteConnection connection, string table)
    {
        using var rows = new SqliteStatement(connection, "SELECT name FROM pragma_table_info(@table) WHERE pk > 0 ORDER BY pk");
        rows.Bind("table", table);
        var columns = new List<string>();
        while (rows.Step())
            columns.Add(rows.Text("name"));
        return columns;
    }

    internal override int Columns => raw.sqlite3_column_count(_statement);

    internal bool IsReadOnly => raw.sqlite3_stmt_readonly(_statement) != 0;

    internal override string ColumnName(int column) => raw.sqlite3_column_name(_statement, column).utf8_to_string();

    internal override void Bind(string parameter, long value) => Bind(Parameter(parameter), value);

    internal override void Bind(string parameter, double value) => Bind(Parameter(parameter), value);

    /// <summary>Binds the parameter with a number, from 1.</summary>
    internal void Bind(int parameter, long value) => Check(Native.BindInt64(_handle, parameter, value));

    /// <inheritdoc cref="Bind(int, long)"/>
    internal void Bind(int parameter, double value) => Check(raw.sqlite3_bind_double(_statement, parameter, value));

    /// <inheritdoc cref="Bind(int, long)"/>
    internal void Bind(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, parameter, value));

    /// <inheritdoc cref="Bind(int, long)"/>
    internal void BindNull(int parameter) => Check(Native.BindNull(_handle, parameter));

    /// <summary>Binds a text in UTF-8 to the parameter with a number, from 1.</summary>
    internal unsafe void BindText(int parameter, ReadOnlySpan<byte> utf8)
    {
        // Of an empty text there is no address, and SQLite would take it for none.
        fixed (byte* first = utf8.IsEmpty ? " "u8 : utf8)
            Check(Native.BindText(_handle, parameter, first, utf8.Length, Native.Transient));
    }

    internal override void Bind(string parameter, string? value)
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
        BindText(Parameter(parameter), utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
    }

    internal override void Bind(string parameter, ReadOnlySpan<byte> value) => Bind(Parameter(parameter), value);

    internal override void BindNull(string parameter) => BindNull(Parameter(parameter));

    internal override bool Takes(string parameter) => raw.sqlite3_bind_parameter_index(_statement, "@" + parameter) != 0;

    internal override bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
            Check(code);
        return false;
    }

    internal override bool RunNew()
    {
        Run();
        return raw.sqlite3_changes(_database) > 0;
    }

    internal override void Reset() => _ = raw.sqlite3_reset(_statement);

    internal override ColumnType Type(int column) => (ColumnType)Native.ColumnType(_handle, column);

    internal override long Int64(int column) => Native.ColumnInt64(_handle, column);

    internal override double Real(int column) => raw.sqlite3_column_double(_statement, column);

    internal override string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    internal override unsafe ReadOnlySpan<byte> Bytes(int column)
    {
        // The pointer first: asking for it may convert the value and so change its length.
        var start = Native.ColumnBlob(_handle, column);
        return new ReadOnlySpan<byte>((void*)start, Native.ColumnBytes(_handle, column));
    }

    public override void Dispose()
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

    private protected override int Column(string name)
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
/// The functions of columns and parameters, without the bookkeeping of a safe handle and a change of GC mode: each takes nanoseconds and
/// calls nothing back, and a pass over a million claims makes several million of these calls.
/// </summary>
internal static partial class Native
{
    private const string Library = "e_sqlite3";

    /// <summary>That SQLite takes a copy of what is bound.</summary>
    internal const nint Transient = -1;

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    internal static partial int BindInt64(nint statement, int parameter, long value);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    internal static partial int BindNull(nint statement, int parameter);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    internal static unsafe partial int BindText(nint statement, int parameter, byte* utf8, int length, nint destructor);

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
