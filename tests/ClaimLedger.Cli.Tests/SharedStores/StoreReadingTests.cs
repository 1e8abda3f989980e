using System.Globalization;
using System.Text;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;
using Npgsql;

namespace ClaimLedger.Cli.Tests.SharedStores;

/// <summary>A shared store that is only read, and is built once for all who do: what it refuses, and how little it reads.</summary>
internal sealed class StoreReadingTests
{
    private DataSetFolder _folder = null!;
    private Cli _cli = null!;
    private string _store = "";

    [OneTimeSetUp]
    public void Build()
    {
        _folder = DataSetFolder.HarbourFire();
        _cli = new Cli { Folder = _folder.Path };
        _store = PostgresServer.NewDatabase();
        // Spread as it ships, not as the server of the tests has it.
        using (var connection = StoreAddress.Parse(_store).Connect())
        {
            Stores.Execute(
                connection,
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET claimledger.partitions = 8', current_database()); END $$");
            NpgsqlConnection.ClearPool(connection);
        }
        _cli.Done("build", ".", "--store", _store);
    }

    [OneTimeTearDown]
    public void Delete()
    {
        _cli?.Dispose();
        _folder?.Dispose();
    }

    [Test]
    public void What_is_asked_of_one_bucket_reaches_one_partition()
    {
        using var connection = StoreAddress.Parse(_store).Connect();
        Stores.GoTo(connection, StoreAddress.Parse(_store), 1);
        Assert.Multiple(() =>
        {
            foreach (var table in (string[])["question", "claim", "claim_facts", "conflict", "position", "position_claim"])
            {
                var plan = Plan(connection, $"SELECT * FROM {table} WHERE bucket = 7");
                Assert.That(plan.Split("Scan").Length - 1, Is.EqualTo(1), plan);
            }
        });
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(1024)]
    public void Facts_of_many_buckets_come_bucket_by_bucket_however_many_rows_come_at_once(int stretch)
    {
        using var connection = StoreAddress.Parse(_store).Connect();
        Stores.GoTo(connection, StoreAddress.Parse(_store), 1);
        using var transaction = connection.BeginTransaction();
        var ledger = new PostgresLedger(connection);

        using var rows = new FactRows(ledger, [.. Enumerable.Range(0, Bucket.Count).Select(bucket => (short)bucket)], stretch);
        var found = new List<(short Bucket, long First)>();
        while (rows.Step())
            found.Add((rows.Bucket, rows.Row.Int64("first_claim")));

        Assert.Multiple(() =>
        {
            Assert.That(found, Is.Ordered);
            Assert.That(found.Select(row => row.First), Is.Unique);
            Assert.That(found, Has.Count.EqualTo(Stores.Number(connection, "SELECT count(*) FROM claim_facts")));
            Assert.That(found, Is.Not.Empty);
        });
    }

    [TestCase("0")]
    [TestCase("7")]
    [TestCase("-40")]
    [TestCase("10000")]
    [TestCase("99999999999")]
    [TestCase("0.5")]
    [TestCase("-1.50")]
    [TestCase("12.0000")]
    [TestCase("0.00000001")]
    [TestCase("123456789012345678901234.5678")]
    [TestCase("79228162514264337593543950335")]
    [TestCase("0.0000000000000000000000000001")]
    public void A_number_comes_out_of_the_store_as_it_went_in(string number)
    {
        using var connection = StoreAddress.Parse(_store).Connect();
        using var rows = new BinaryRows(
            connection.BeginRawBinaryCopy($"COPY (SELECT {number}::numeric, NULL, 'é') TO STDOUT (FORMAT binary)"));

        var read = rows.Next() && rows.Field(out var field) ? BinaryRows.Decimal(field).ToString(CultureInfo.InvariantCulture) : "";
        var isThere = rows.Field(out _);
        var text = rows.Field(out var utf8) ? Encoding.UTF8.GetString(utf8) : "";

        Assert.That((read, isThere, text, rows.Next()), Is.EqualTo((number, false, "é", false)));
    }

    [TestCase("json", "error")]
    [TestCase("console", "note")]
    public void A_store_alone_is_checked_as_it_was_built(string format, string least)
    {
        var alone = _cli.Run("check", "--store", _store, "--format", format, "--fail-on", least);
        var beside = _cli.Run("check", ".", "--store", _store, "--format", format, "--fail-on", least);

        Assert.That((alone.ExitCode, Unnamed(alone.Out)), Is.EqualTo((beside.ExitCode, Unnamed(beside.Out))), alone.Error);
        Assert.That(alone.Out, Is.Not.Empty);

        // A folder has a name, and so has a store.
        static string Unnamed(string told) => string.Join(
            '\n', told.Split('\n').Where(line => !line.StartsWith("  \"name\":", StringComparison.Ordinal)));
    }

    [TestCase("DELETE FROM v_claims")]
    [TestCase("INSERT INTO claimledger.work VALUES (1, 1)")]
    [TestCase("SELECT 1; SELECT 2")]
    [TestCase("WITH gone AS (DELETE FROM claimledger.work RETURNING 1) SELECT * FROM gone")]
    [TestCase("COPY claim TO '/tmp/claims'")]
    [TestCase("SET ROLE postgres")]
    [TestCase("SELECT * FROM nowhere")]
    [TestCase("")]
    public void A_query_only_reads(string sql)
    {
        var run = _cli.Run("query", sql, "--store", _store);

        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(Number("SELECT count(*) FROM claimledger_1.claim"), Is.GreaterThan(0));
    }

    [Test]
    public void A_query_that_takes_too_long_is_stopped()
    {
        var run = _cli.Run(
            "query",
            "SELECT count(*) FROM generate_series(1, 100000) AS a, generate_series(1, 100000) AS b",
            "--timeout",
            "1",
            "--store",
            _store);

        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Does.Contain("stopped after 1 second"));
    }

    [TestCase("postgres://ada:secret@127.0.0.1/desk", "PGPASSWORD")]
    [TestCase("postgres://127.0.0.1", "no database")]
    [TestCase("postgres://127.0.0.1/desk?password=secret", "not understood")]
    [TestCase("postgres://127.0.0.1/desk?pass=secret", "not understood")]
    [TestCase("postgres://127.0.0.1/desk?schema=Robert'); DROP", "not understood")]
    [TestCase("postgres://127.0.0.1:1/desk", "cannot be reached")]
    [TestCase("postgres://[::1]:1/desk", "cannot be reached")]
    [TestCase("somewhere", "is it")]
    public void A_bad_address_is_one_clear_error_and_tells_no_secret(string address, string says)
    {
        var run = _cli.Run("conflicts", "--store", address);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
            Assert.That(run.Error, Does.Not.Contain("secret"));
            if (says != "is it")
                Assert.That(run.Error, Does.Contain(says));
        });
    }

    [Test]
    public void The_schema_of_a_cluster_differs_in_how_it_is_spread_and_in_nothing_else()
    {
        var (alone, spread) = (Read("schema.sql"), Read("citus.sql"));

        Assert.That(Common(spread), Is.EqualTo(Common(alone)));

        static string Read(string name) => File.ReadAllText(RepositoryRoot.Combine($"db/postgres/{name}"));

        static string Common(string sql)
        {
            while (sql.IndexOf("-- <spread>", StringComparison.Ordinal) is >= 0 and var from)
                sql = sql[..from] + sql[(sql.IndexOf("-- </spread>", StringComparison.Ordinal) + "-- </spread>\n".Length)..];
            return sql.Replace(" PARTITION BY HASH (bucket)", "", StringComparison.Ordinal);
        }
    }

    private long Number(string sql)
    {
        using var connection = StoreAddress.Parse(_store).Connect();
        return Stores.Number(connection, sql);
    }

    private static string Plan(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand("EXPLAIN " + sql, connection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
