using System.Collections.Concurrent;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>The schema's version and the SQL that ships inside the assembly.</summary>
internal static class Schema
{
    /// <summary>"CLLG": what marks a SQLite file as a ledger (<c>PRAGMA application_id</c>).</summary>
    internal const int ApplicationId = 0x434C4C47;

    /// <summary>The version that this program reads and writes (<c>PRAGMA user_version</c>).</summary>
    internal const int Version = 7;

    /// <summary>The first version whose ledgers keep a history.</summary>
    internal const int FirstWithHistory = 2;

    /// <summary>The text of schema.sql: where the migrations end.</summary>
    internal static string Text => EmbeddedSql.Read("schema.sql");

    /// <summary>Takes an empty database to the schema, migration by migration.</summary>
    internal static void Create(SqliteConnection connection) => Migrate(connection, from: 0);

    /// <summary>
    /// Takes a ledger of an older schema to this one, each migration whole or not at all. Foreign keys are off when it returns.
    /// </summary>
    /// <param name="connection">The ledger, to write.</param>
    /// <param name="from">Its schema; 0 for an empty database.</param>
    /// <exception cref="InvalidDataException">A row of it refers to nothing.</exception>
    internal static void Migrate(SqliteConnection connection, long from)
    {
        // Tables are dropped and made anew under their names: no row may follow them.
        Sql.Execute(connection, "PRAGMA foreign_keys = OFF");
        foreach (var migration in EmbeddedSql.Names("migrations/").Skip((int)from))
        {
            Sql.Execute(connection, "BEGIN");
            try
            {
                Sql.Execute(connection, EmbeddedSql.Read(migration));
                if (Sql.Number(connection, "SELECT count(*) FROM pragma_foreign_key_check") > 0)
                    throw new InvalidDataException("A row refers to nothing.");
                Sql.Execute(connection, "COMMIT");
            }
            catch
            {
                TryRollBack(connection);
                throw;
            }
        }
    }

    // Some errors have rolled back already, and without a journal nothing can be: the error itself matters more.
    internal static void TryRollBack(SqliteConnection connection)
    {
        try
        {
            Sql.Execute(connection, "ROLLBACK");
        }
        catch (SqliteException)
        {
        }
    }
}

/// <summary>The .sql files that ship inside the assembly: one file an operation.</summary>
internal static class EmbeddedSql
{
    /// <summary>A query by the name of its file.</summary>
    internal static string Query(string name) => Queries.GetOrAdd(name, static each => Read($"queries/{each}.sql"));

    /// <summary>The same as one store takes it: the file of that name in a folder of its own, where there is one.</summary>
    internal static string Of(string name, string folder) => Own.GetOrAdd(
        $"{folder}/{name}.sql", static (file, query) => Find(file) ?? Query(query), name);

    private static readonly ConcurrentDictionary<string, string> Own = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Queries = new(StringComparer.Ordinal);

    internal static string Read(string name) => Find(name) ?? throw new InvalidOperationException($"{name} is not embedded.");

    private static string? Find(string name)
    {
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static IEnumerable<string> Names(string prefix) =>
        typeof(EmbeddedSql).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}

/// <summary>This project's own SQL without parameters; what users type goes through <see cref="QuerySandbox"/>.</summary>
internal static class Sql
{
    /// <summary>Runs every statement of a script; what rows they give is left alone.</summary>
    internal static void Execute(SqliteConnection connection, string sql)
    {
        var database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(sql);
        while (!rest.IsEmpty)
        {
            using var statement = SqliteStatement.First(database, rest, out rest);
            while (statement?.Step() is true)
            {
                // A PRAGMA tells what it has set.
            }
        }
    }

    /// <summary>The first number that a query gives; 0 where it gives none.</summary>
    internal static long Number(SqliteConnection connection, string sql)
    {
        using var statement = new SqliteStatement(connection, sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }
}
