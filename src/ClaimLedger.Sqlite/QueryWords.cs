using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimLedger.Sqlite;

/// <summary>
/// The words of conflicts for SQL: on a connection of this tool, <c>v_conflicts</c> has them as columns. They are made row by row, where a
/// statement asks for them, and read through a connection of their own.
/// </summary>
internal sealed class QueryWords : IDisposable
{
    // https://sqlite.org/c3ref/c_deterministic.html: the same answer for the same id, and no harm in a view of somebody else's making.
    private const int Flags = raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC | 0x200000;

    private readonly string _path;
    private Ledger? _ledger;
    private Conflict? _last;

    private QueryWords(string path) => _path = path;

    /// <summary>Gives the view of conflicts its words, for as long as the connection is open.</summary>
    /// <param name="connection">A connection that reads the ledger.</param>
    /// <param name="path">The ledger.</param>
    internal static QueryWords AddTo(SqliteConnection connection, string path)
    {
        var words = new QueryWords(path);
        foreach (var column in DocumentedViews.Words)
        {
            raw.sqlite3_create_function(
                connection.Handle!,
                $"conflict_{column.Name}",
                1,
                Flags,
                null,
                (context, _, arguments) => words.Answer(context, arguments[0], column.Name));
        }
        Sql.Execute(connection, EmbeddedSql.Query("conflicts-in-words"));
        return words;
    }

    public void Dispose() => _ledger?.Dispose();

    // No exception may pass through SQLite.
    private void Answer(sqlite3_context context, sqlite3_value id, string column)
    {
        try
        {
            var conflict = Find(raw.sqlite3_value_text(id).utf8_to_string());
            if ((column == "hint" ? conflict?.Hint : conflict?.Explanation) is { } text)
                raw.sqlite3_result_text(context, text);
            else
                raw.sqlite3_result_null(context);
        }
        catch (LedgerException fault)
        {
            raw.sqlite3_result_error(context, fault.Message);
        }
    }

    private Conflict? Find(string? id)
    {
        if (id is null)
            return null;
        if (_last?.Id.Text != id)
            _last = (_ledger ??= Ledger.Open(_path)).Conflicts(new ListFilter { Id = id }) is [var row] ? row.Conflict : null;
        return _last;
    }
}
