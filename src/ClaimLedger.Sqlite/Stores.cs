using System.Globalization;
using System.Text;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>What a store's own schema says: its version, its generations, its queue of work.</summary>
internal static class Stores
{
    // https://www.postgresql.org/docs/15/functions-admin.html#FUNCTIONS-ADVISORY-LOCKS: two keys, of which the first is ours.
    private const int LockClass = Schema.ApplicationId;

    /// <summary>Runs a script of our own; names of schemas are put in by <see cref="Quoted"/>.</summary>
    internal static void Execute(NpgsqlConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>A command; the caller's own.</summary>
    internal static NpgsqlCommand Command(
        NpgsqlConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    /// <summary>
    /// Runs a script statement by statement, each in a transaction of its own: what a cluster allows is less than that in one.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="script">The script.</param>
    /// <param name="isAgain">Whether a part of it may have been run before: what it makes may be there.</param>
    internal static void ExecuteEach(NpgsqlConnection connection, string script, bool isAgain = false)
    {
        var statement = new StringBuilder();
        var isInBody = false;
        foreach (var line in script.Split('\n'))
        {
            if (line.StartsWith("--", StringComparison.Ordinal))
                continue;
            statement.Append(line).Append('\n');
            if (line.Split("$$").Length % 2 == 0)
                isInBody = !isInBody;
            if (isInBody || !line.Split(" -- ")[0].TrimEnd().EndsWith(';'))
                continue;
            Make(connection, statement.ToString(), isAgain);
            statement.Clear();
        }
        if (!string.IsNullOrWhiteSpace(statement.ToString()))
            Make(connection, statement.ToString(), isAgain);
    }

    private static void Make(NpgsqlConnection connection, string statement, bool isAgain)
    {
        try
        {
            Execute(connection, statement);
        }
        catch (PostgresException fault) when (
            isAgain && fault.SqlState is PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject)
        {
            // Whoever made it was killed before the rest.
        }
    }

    internal static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The schema of a generation.</summary>
    internal static string SchemaOf(StoreAddress address, long generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{address.Schema}_{generation}");

    /// <summary>Statements name the tables of a generation, and of the store, without their schemas.</summary>
    internal static void GoTo(NpgsqlConnection connection, StoreAddress address, long? generation)
    {
        var path = generation is { } number ? $"{Quoted(SchemaOf(address, number))}, {Quoted(address.Schema)}" : Quoted(address.Schema);
        Execute(connection, $"SET search_path TO {path}");
    }

    /// <summary>The number of the current generation.</summary>
    /// <exception cref="LedgerException">There is none, or it is of another schema.</exception>
    internal static long Current(NpgsqlConnection connection, StoreAddress address) =>
        Find(connection, address) ?? throw (IsQueued(connection, address)
            ? StoreFaults.Queued(address.Display)
            : StoreFaults.NoStore(address.Display));

    private static bool IsQueued(NpgsqlConnection connection, StoreAddress address) =>
        Exists(connection, address) && Number(connection, "SELECT count(*) FROM generation WHERE state = 'queued'") > 0;

    /// <summary>The same; null where nothing was built there yet.</summary>
    internal static long? Find(NpgsqlConnection connection, StoreAddress address)
    {
        if (!Exists(connection, address))
            return null;
        GoTo(connection, address, generation: null);
        var version = Number(connection, "SELECT schema_version FROM store");
        if (version > Schema.Version)
            throw StoreFaults.Newer(address.Display, version);
        if (version < Schema.Version)
            throw StoreFaults.Older(address.Display, version);
        return Number(connection, "SELECT max(number) FROM generation WHERE state = 'current'") is > 0 and var number ? number : null;
    }

    /// <summary>Makes the store's own tables where there are none.</summary>
    internal static void Create(NpgsqlConnection connection, StoreAddress address)
    {
        if (!Exists(connection, address))
        {
            Execute(connection, $"CREATE SCHEMA IF NOT EXISTS {Quoted(address.Schema)}");
            GoTo(connection, address, generation: null);
            Execute(connection, EmbeddedSql.Read("postgres/store.sql"));
            Execute(connection, "INSERT INTO store (key, schema_version) VALUES (1, @version)", ("version", (long)Schema.Version));
            Grant(connection, address.Schema);
        }
        GoTo(connection, address, generation: null);
    }

    /// <summary>Whoever reads with the role for readers may read what is in a schema.</summary>
    internal static void Grant(NpgsqlConnection connection, string schema)
    {
        if (Number(connection, "SELECT count(*) FROM pg_roles WHERE rolname = 'claimledger_reader'") == 0)
            return;
        Execute(
            connection,
            $"GRANT USAGE ON SCHEMA {Quoted(schema)} TO claimledger_reader; "
                + "GRANT SELECT ON ALL TABLES IN SCHEMA " + Quoted(schema) + " TO claimledger_reader");
    }

    /// <summary>Waits until nobody else writes the store; others wait until what is given back is disposed of.</summary>
    internal static IDisposable TakeTurn(NpgsqlConnection connection, StoreAddress address)
    {
        Execute(connection, "SELECT pg_advisory_lock(@class, hashtext(@schema))", ("class", LockClass), ("schema", address.Schema));
        return new Turn(connection, address.Schema);
    }

    // A connection that is closed may live on, to be used again: it would keep the lock.
    private sealed class Turn(NpgsqlConnection connection, string schema) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                Execute(connection, "SELECT pg_advisory_unlock(@class, hashtext(@schema))", ("class", LockClass), ("schema", schema));
            }
            catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException)
            {
                // The connection is broken, and the lock has gone with it.
            }
        }
    }

    /// <summary>
    /// In the transaction that has begun, a cluster changes spread tables and those that they refer to in one connection a node; elsewhere
    /// it means nothing. https://docs.citusdata.com/en/v12.1/develop/api_guc.html#citus-multi-shard-modify-mode-enum
    /// </summary>
    internal static void OneNodeAfterAnother(NpgsqlConnection connection) =>
        Execute(connection, "SET LOCAL citus.multi_shard_modify_mode TO 'sequential'");

    /// <summary>Whether the database is a coordinator of Citus, which spreads tables over its nodes.</summary>
    internal static bool IsSpread(NpgsqlConnection connection) =>
        Number(connection, "SELECT count(*) FROM pg_extension WHERE extname = 'citus'") > 0;

    /// <summary>The first number that a query gives; 0 for none.</summary>
    internal static long Number(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The numbers that a query gives.</summary>
    internal static List<long> Numbers(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var numbers = new List<long>();
        while (reader.Read())
            numbers.Add(reader.GetInt64(0));
        return numbers;
    }

    private static bool Exists(NpgsqlConnection connection, StoreAddress address)
    {
        using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_tables WHERE schemaname = @schema AND tablename = 'store'", connection);
        command.Parameters.AddWithValue("schema", address.Schema);
        return (long)command.ExecuteScalar()! > 0;
    }
}
