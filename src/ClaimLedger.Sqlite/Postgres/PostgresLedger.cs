using System.Globalization;
using Dapper;
using Npgsql;

namespace ClaimLedger.Sqlite.Postgres;

/// <summary>A generation of a store on PostgreSQL, in a transaction: whoever reads sees one state of it.</summary>
internal sealed class PostgresLedger : LedgerConnection
{
    private readonly List<string> _closing = [];
    private long _cursors;

    /// <param name="connection">In a transaction; the search path begins with the generation.</param>
    internal PostgresLedger(NpgsqlConnection connection) => Connection = connection;

    /// <summary>The connection.</summary>
    internal NpgsqlConnection Connection { get; }

    internal override Dialect Dialect => PostgresDialect.Instance;

    internal override string Sql(string query) => EmbeddedSql.Of(query, "postgres/queries");

    internal override Statement Prepare(string sql) => new PostgresStatement(this, sql);

    internal override Statement Kept(string sql) => new PostgresStatement(this, sql);

    internal override Statement InsertInto(string table) => new PostgresInsert(Connection, table);

    internal override List<T> Query<T>(string sql, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        using var command = new NpgsqlCommand(sql, Connection);
        foreach (var (name, value) in parameters ?? new Dictionary<string, object?>(StringComparer.Ordinal))
            command.Parameters.Add(PostgresStatement.ParameterOf(name, value));
        using var reader = command.ExecuteReader();
        return [.. reader.Parse<T>()];
    }

    /// <summary>The name of a cursor that has none.</summary>
    internal string NextCursor() => string.Create(CultureInfo.InvariantCulture, $"rows_{++_cursors}");

    /// <summary>Closes a cursor with whatever is asked next.</summary>
    internal void CloseLater(string cursor) => _closing.Add(cursor);

    /// <summary>A batch that begins by closing what is done with.</summary>
    internal NpgsqlBatch Batch()
    {
        var batch = new NpgsqlBatch(Connection);
        foreach (var cursor in _closing)
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"CLOSE {cursor}"));
        _closing.Clear();
        return batch;
    }
}

/// <summary>An INSERT of a whole row into a small table, with the parameters that are bound.</summary>
internal sealed class PostgresInsert(NpgsqlConnection connection, string table) : Statement
{
    private readonly Dictionary<string, object?> _bound = new(StringComparer.Ordinal);

    internal override int Columns => 0;

    internal override string ColumnName(int column) => throw new NotSupportedException();

    internal override bool Takes(string parameter) => true;

    internal override void Bind(string parameter, long value) => _bound[parameter] = value;

    internal override void Bind(string parameter, double value) => _bound[parameter] = value;

    internal override void Bind(string parameter, string? value) => _bound[parameter] = value;

    internal override void Bind(string parameter, ReadOnlySpan<byte> value) => _bound[parameter] = value.ToArray();

    internal override void BindNull(string parameter) => _bound[parameter] = null;

    internal override bool Step()
    {
        using var command = new NpgsqlCommand(
            $"INSERT INTO {table} ({string.Join(", ", _bound.Keys)}) VALUES ({string.Join(", ", _bound.Keys.Select(name => "@" + name))})",
            connection);
        foreach (var (name, value) in _bound)
            command.Parameters.Add(PostgresStatement.ParameterOf(name, value));
        command.ExecuteNonQuery();
        return false;
    }

    internal override void Reset() => _bound.Clear();

    internal override ColumnType Type(int column) => throw new NotSupportedException();

    internal override long Int64(int column) => throw new NotSupportedException();

    internal override double Real(int column) => throw new NotSupportedException();

    internal override string Text(int column) => throw new NotSupportedException();

    internal override ReadOnlySpan<byte> Bytes(int column) => throw new NotSupportedException();

    public override void Dispose()
    {
    }

    private protected override int Column(string name) => throw new NotSupportedException();
}
