namespace ClaimLedger.Sqlite.Tests;

internal sealed class QueryTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    private LedgerFile _file = null!;
    private Ledger _ledger = null!;

    [OneTimeSetUp]
    public void Build()
    {
        _file = LedgerFile.Of(HarbourFire.Load());
        _ledger = _file.Open();
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _ledger.Dispose();
        _file.Dispose();
    }

    [Test]
    public void Columns_and_rows_come_back_with_their_types()
    {
        var result = _ledger.Query("SELECT 1 AS whole, 2.5 AS real, 'x' AS text, NULL AS none, x'0102' AS bytes; -- done", Limit);
        Assert.Multiple(() =>
        {
            Assert.That(result.Columns, Is.EqualTo(new[] { "whole", "real", "text", "none", "bytes" }));
            Assert.That(result.Rows.Single(), Is.EqualTo(new object?[] { 1L, 2.5, "x", null, new byte[] { 1, 2 } }));
        });
    }

    [TestCase("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT max(i) FROM n")]
    [TestCase("SELECT count(*) FROM claim_search WHERE claim_search MATCH 'fire*'")]
    [TestCase("SELECT json_group_array(id) FROM v_questions")]
    [TestCase("EXPLAIN QUERY PLAN SELECT * FROM v_claims")]
    [TestCase("PRAGMA table_info(v_claims)")]
    [TestCase("SELECT name FROM pragma_table_info('v_claims')")]
    [TestCase("SELECT sql FROM sqlite_schema")]
    [TestCase("PRAGMA user_version")]
    [TestCase("VALUES (1), (2)")]
    [TestCase("/* a comment */ SELECT 1 /* and one after */ ;  ")]
    public void Reading_is_let_through(string sql) => Assert.That(_ledger.Query(sql, Limit).Rows.Count(), Is.GreaterThan(0));

    [TestCase("DELETE FROM claim", "Writing")]
    [TestCase("INSERT INTO baseline VALUES (9, 'c-1')", "Writing")]
    [TestCase("UPDATE claim SET quote = 'x'", "Writing")]
    [TestCase("WITH x AS (SELECT 1) DELETE FROM claim", "Writing")]
    [TestCase("CREATE TABLE x (y)", "Writing")]
    [TestCase("CREATE TEMP TABLE x (y)", "Writing")]
    [TestCase("CREATE TEMP VIEW x AS SELECT 1", "Writing")]
    [TestCase("DROP VIEW v_claims", "Writing")]
    [TestCase("INSERT INTO claim_search (claim_search) VALUES ('delete-all')", "Writing")]
    [TestCase("ATTACH 'other.db' AS other", "ATTACH")]
    [TestCase("DETACH main", "DETACH")]
    [TestCase("VACUUM", "Writing")]
    [TestCase("VACUUM INTO 'copy.db'", "Writing")]
    [TestCase("REINDEX", "Writing")]
    [TestCase("ANALYZE", "Writing")]
    [TestCase("BEGIN", "A transaction")]
    [TestCase("SAVEPOINT x", "A transaction")]
    [TestCase("PRAGMA user_version = 7", "PRAGMA user_version")]
    [TestCase("PRAGMA journal_mode = WAL", "PRAGMA journal_mode")]
    [TestCase("PRAGMA query_only = OFF", "PRAGMA query_only")]
    [TestCase("PRAGMA writable_schema = ON", "PRAGMA writable_schema")]
    [TestCase("PRAGMA trusted_schema = ON", "PRAGMA trusted_schema")]
    [TestCase("PRAGMA temp_store_directory = '/tmp'", "PRAGMA temp_store_directory")]
    [TestCase("SELECT load_extension('x')", "load_extension")]
    public void Everything_else_is_refused_with_a_reason(string sql, string what)
    {
        var before = File.ReadAllBytes(_file.Path);
        Assert.That(() => _ledger.Query(sql, Limit).Rows.Count(), Throws.TypeOf<LedgerException>().With.Message.Contains(what));
        Assert.That(File.ReadAllBytes(_file.Path), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFileSystemEntries(_file.Folder).Count(), Is.EqualTo(1));
    }

    [TestCase("SELECT 1; DELETE FROM claim")]
    [TestCase("SELECT 1; SELECT 2")]
    [TestCase("SELECT 1;;;; SELECT 2")]
    [TestCase("SELECT 1; nonsense")]
    [TestCase("SELECT 1 /* ; */ ; -- x\n SELECT 2")]
    [TestCase("SELECT 1\0; DELETE FROM claim")]
    public void One_statement_at_a_time(string sql) =>
        Assert.That(() => _ledger.Query(sql, Limit), Throws.TypeOf<LedgerException>().With.Message.Contains("one SQL statement"));

    [TestCase("")]
    [TestCase("  -- nothing but a remark")]
    [TestCase(";")]
    public void No_statement_is_a_message(string sql) =>
        Assert.That(() => _ledger.Query(sql, Limit), Throws.TypeOf<LedgerException>().With.Message.Contains("There is no SQL statement"));

    [TestCase("SELEC 1", "syntax error")]
    [TestCase("SELECT * FROM v_claim", "no such table: v_claim")]
    [TestCase("SELECT absent FROM v_claims", "no such column: absent")]
    [TestCase("SELECT abs(-9223372036854775808)", "integer overflow")]
    [TestCase("SELECT count(*) FROM claim_search WHERE claim_search MATCH '\"'", "unterminated string")]
    [TestCase("SELECT length(zeroblob(900000000))", "too big")]
    public void Bad_sql_says_what_is_wrong(string sql, string what) =>
        Assert.That(() => _ledger.Query(sql, Limit).Rows.Count(), Throws.TypeOf<LedgerException>().With.Message.Contains(what));

    [Test]
    public void A_query_without_end_is_stopped()
    {
        Assert.That(
            () =>
                _ledger
                    .Query(
                        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
                        TimeSpan.FromMilliseconds(200)).Rows
                    .Count(),
            Throws.TypeOf<LedgerException>().With.Message.Contains("was stopped after 0.2 seconds"));
    }

    [Test]
    public void So_is_one_whose_rows_never_end() => Assert.That(
        () =>
            _ledger
                .Query(
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", TimeSpan.FromMilliseconds(200)).Rows
                .Count(),
        Throws.TypeOf<LedgerException>().With.Message.Contains("was stopped"));

    [Test]
    public void Cancelling_stops_a_query()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.That(
            () =>
                _ledger
                    .Query(
                        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
                        Limit,
                        cancellation.Token).Rows
                    .Count(),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Rows_are_streamed() =>
        Assert.That(
            _ledger
                .Query("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", Limit).Rows
                .Take(3)
                .Select(row => row[0]),
            Is.EqualTo(new object[] { 1L, 2L, 3L }));

    [Test]
    public void A_query_that_nobody_reads_does_not_hold_the_file()
    {
        using var file = LedgerFile.Of(HarbourFire.Load());
        using (var ledger = file.Open())
            _ = ledger.Query("SELECT * FROM v_claims", Limit);
        Assert.That(() => File.Delete(file.Path), Throws.Nothing);
    }
}
