using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>A ledger that is a SQLite file.</summary>
internal sealed class SqliteLedger : LedgerConnection
{
    private static readonly ConditionalWeakTable<SqliteConnection, SqliteLedger> All = [];

    private readonly SqliteConnection _connection;

    private SqliteLedger(SqliteConnection connection) => _connection = connection;

    /// <summary>The ledger that a connection reads or writes.</summary>
    internal static SqliteLedger Of(SqliteConnection connection) => All.GetValue(connection, each => new SqliteLedger(each));

    internal override Dialect Dialect => SqliteDialect.Instance;

    internal override string Sql(string query) => EmbeddedSql.Query(query);

    internal override Statement Prepare(string sql) => new SqliteStatement(_connection, sql);

    internal override Statement Kept(string sql) => SqliteStatement.Kept(_connection, sql);

    internal override Statement InsertInto(string table) => SqliteStatement.InsertInto(_connection, table);

    internal override Statement InsertNew(string table) => SqliteStatement.InsertInto(_connection, table, "INSERT OR IGNORE");

    internal override List<T> Query<T>(string sql, IReadOnlyDictionary<string, object?>? parameters = null) =>
        KeptStatements.Query<T>(_connection, sql, parameters);
}
