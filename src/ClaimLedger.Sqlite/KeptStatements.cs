using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Prepared statements of a ledger that is open for reading, kept for the next time: a page asks a dozen small questions, and to prepare
/// them took longer than to answer them. They are closed before the connection is.
/// </summary>
internal sealed class KeptStatements : IDisposable
{
    // A listing has as many texts as there are ways to narrow it; when there are too many, all are prepared anew.
    private const int Most = 96;

    private static readonly Dictionary<string, object?> NoParameters = [];
    private static readonly ConditionalWeakTable<SqliteConnection, KeptStatements> All = [];

    private readonly Dictionary<string, SqliteStatement> _idle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>From now on statements of a connection are kept, until this is disposed of.</summary>
    public static KeptStatements Of(SqliteConnection connection)
    {
        var kept = new KeptStatements();
        All.Add(connection, kept);
        return kept;
    }

    /// <summary>Those of a connection; null where none are kept.</summary>
    public static KeptStatements? At(SqliteConnection connection) => All.TryGetValue(connection, out var kept) ? kept : null;

    /// <summary>Rows by the names of their columns.</summary>
    public static List<T> Query<T>(SqliteConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters)
    {
        if (At(connection) is not { } kept)
            return connection.Query<T>(sql, parameters).AsList();
        if (!kept._commands.TryGetValue(sql, out var command))
        {
            kept.MakeRoom();
            kept._commands[sql] = command = new SqliteCommand(sql, connection);
        }
        command.Parameters.Clear();
        foreach (var (name, value) in parameters ?? NoParameters)
            command.Parameters.AddWithValue("@" + name, value ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        return [.. reader.Parse<T>()];
    }

    /// <summary>Lends a statement; null where none of that text is idle.</summary>
    public SqliteStatement? Take(string sql) => _idle.Remove(sql, out var statement) ? statement : null;

    /// <summary>Takes one back.</summary>
    public void PutBack(string sql, SqliteStatement statement)
    {
        MakeRoom();
        if (!_idle.TryAdd(sql, statement))
            statement.Close();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _idle.Values)
            statement.Close();
        foreach (var command in _commands.Values)
            command.Dispose();
        _idle.Clear();
        _commands.Clear();
    }

    private void MakeRoom()
    {
        if (_idle.Count + _commands.Count >= Most)
            Dispose();
    }
}
