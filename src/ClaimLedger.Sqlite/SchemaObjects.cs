using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>The tables, indexes, views and triggers of a ledger, each with its declaration.</summary>
internal static class SchemaObjects
{
    /// <summary>Those that schema.sql declares: "trigger history_is_never_cut" and the like.</summary>
    internal static SortedDictionary<string, string> Declared()
    {
        using var declared = new SqliteConnection("Data Source=:memory:");
        declared.Open();
        Schema.Create(declared);
        return Of(declared);
    }

    /// <summary>Those that a file has; what SQLite keeps for itself is left out.</summary>
    internal static SortedDictionary<string, string> Of(SqliteConnection connection)
    {
        using var rows = new SqliteStatement(
            connection,
            """
            SELECT type || ' ' || name AS object,
                CASE WHEN name LIKE '%\_search\_%' ESCAPE '\' THEN '' ELSE coalesce(sql, '') END AS declaration
            FROM sqlite_schema
            WHERE name NOT LIKE 'sqlite\_stat%' ESCAPE '\'
            """);
        var declarations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (rows.Step())
            declarations[rows.Text("object")] = rows.Text("declaration");
        return declarations;
    }

    /// <summary>Those that are not there, not as they were declared, or not part of a ledger.</summary>
    internal static IEnumerable<string> Altered(SqliteConnection connection)
    {
        var (declared, found) = (Declared(), Of(connection));
        return declared.Keys.Union(found.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => declared.GetValueOrDefault(name) != found.GetValueOrDefault(name));
    }
}
