using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>A generation of a store on PostgreSQL, in a transaction: whoever reads sees one state of it.</summary>
internal sealed class PostgresLedger : LedgerConnection
{
    private readonly List<string> _closing = [];
    private SourceTable? _sources;
    private long _cursors;

    /// <param name="connection">In a transaction; the search path begins with the generation.</param>
    internal PostgresLedger(NpgsqlConnection connection) => Connection = connection;

    /// <summary>The connection.</summary>
    internal NpgsqlConnection Connection { get; }

    internal override Dialect Dialect => PostgresDialect.Instance;

    internal override string Sql(string query) => EmbeddedSql.Of(query, "postgres/queries");

    internal override Statement Prepare(string sql) => new PostgresStatement(this, sql);

    internal override Statement PrepareFew(string sql) => new PostgresStatement(this, sql, isOfFew: true);

    internal override Statement Kept(string sql) => new PostgresStatement(this, sql);

    /// <summary>Gathers what is found; null where rows are written at once.</summary>
    internal FoundRows? Found { get; set; }

    /// <summary>A transaction has ended, and what was open in it with it.</summary>
    internal void Ended() => _closing.Clear();

    internal override Statement InsertInto(string table) =>
        Found is null ? new PostgresRow(Connection, table) : Found.Insert(table);

    internal override Statement InsertNew(string table) => InsertInto(table);

    // A generation's sources do not change, and to ask for one is a journey to the server.
    internal override SourceTable Sources => _sources ??= new SourceTable(this);

    internal override BoundedCache<long, ImmutableArray<SpeakerName>> Chains { get; } = new(4096);

    internal override List<T> Query<T>(string sql, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        using var command = new NpgsqlCommand { Connection = Connection };
        PostgresSql.Of(sql).Fill(
            parameters ?? new Dictionary<string, object?>(StringComparer.Ordinal),
            text => command.CommandText = text,
            command.Parameters);
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
