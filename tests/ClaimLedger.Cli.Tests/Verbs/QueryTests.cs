namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class QueryTests : ReadingTests
{
    [Test]
    public void Values_keep_their_types_and_columns_their_own_names()
    {
        var row = Cli.Done("query", "select 1 as a, 2.5 as a, 'x' as t, null as n", "--format", "json").Json[0];
        Assert.That(row.GetRawText().ReplaceLineEndings("").Replace(" ", ""), Is.EqualTo("{\"a\":1,\"a_2\":2.5,\"t\":\"x\",\"n\":null}"));
    }

    [Test]
    public void It_reads_the_documented_views() =>
        Assert.That(Cli.Done("query", "select count(*) as n from v_claims", "--format", "csv").Lines, Is.EqualTo(["n", "14"]));

    [Test]
    public void Help_names_every_view()
    {
        var help = Cli.Done("query", "--help").Out.ReplaceLineEndings(" ");
        foreach (var view in Cli.Done("query", "select name from sqlite_schema where type = 'view'", "--format", "json").Each("name"))
            Assert.That(help, Does.Contain(view));
    }

    [TestCase("delete from claims")]
    [TestCase("create table t (x)")]
    [TestCase("attach 'x.db' as x")]
    [TestCase("select from")]
    [TestCase("select * from no_such_view")]
    public void What_would_write_or_does_not_parse_is_refused(string sql)
    {
        var run = Cli.Run("query", sql);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Is.Not.Empty);
    }

    [Test]
    public void A_statement_that_takes_too_statementis_stopped()
    {
        var run = Cli.Run(
            "query", "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n", "--timeout", "0.3");
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
    }

    [Test]
    public void Limit_stops_an_endless_statement() =>
        Assert.That(
            Cli.Done(
                "query",
                "with recursive n(x) as (select 1 union all select x + 1 from n) select x from n",
                "--limit",
                "3",
                "--format",
                "csv").Lines,
            Is.EqualTo(["x", "1", "2", "3"]));

    // Each is one step of SQLite's, which asks nobody between two of them.
    [TestCase("select instr(zeroblob(999999), cast(zeroblob(499999) || 'x' as blob))")]
    [TestCase("with recursive n(x) as (select 1 union all select x + 1 from n) select sum(length(hex(zeroblob(400000 + x)))) from n")]
    [TestCase("hex")]
    public void One_function_cannot_run_past_the_time_that_is_given(string sql)
    {
        if (sql == "hex")
            sql = "select " + string.Join(", ", Enumerable.Repeat("length(hex(randomblob(400000)))", 400));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var run = Cli.Run("query", sql, "--timeout", "0.2");
        Assert.That(run.ExitCode, Is.LessThan(3), run.ToString());
        // Without the watchdog the first of them takes many minutes, whatever the machine.
        Assert.That(System.Diagnostics.Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(60)));
    }

    [TestCase("select hex(zeroblob(2000000))")]
    [TestCase("select 1 where ((((1))))", 300)]
    [TestCase("select 1 union all ", 600)]
    public void What_is_beyond_a_limit_is_refused(string sql, int times = 0)
    {
        var statement = times == 0 ? sql
            : sql.Contains("union", StringComparison.Ordinal) ? string.Concat(Enumerable.Repeat(sql, times)) + "select 1"
            : "select " + new string('(', times) + "1" + new string(')', times) + " + " + string.Join(" + ", Enumerable.Repeat("1", times));
        Assert.That(Cli.Run("query", statement).ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void A_table_shows_as_many_rows_and_as_much_of_a_cell_as_anybody_reads()
    {
        var run = Cli.Done(
            "query",
            "with recursive n(x) as (select 1 union all select x + 1 from n where x < 5000) select x, hex(zeroblob(2000)) as h from n");
        Assert.That(run.Lines.Length, Is.LessThan(1_010));
        Assert.That(run.Lines.Max(line => line.Length), Is.LessThan(1_100));
        Assert.That(run.Error, Does.Contain("a table shows 1,000 rows; --format csv or json prints all"));
    }
}
