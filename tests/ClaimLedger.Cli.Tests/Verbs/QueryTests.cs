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
    public void A_statement_that_takes_too_long_is_stopped()
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
}
