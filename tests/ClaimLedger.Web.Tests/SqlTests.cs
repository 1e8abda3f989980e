using System.Net;
using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Web.Tests;

/// <summary>The console: what <c>query</c> answers, at an address.</summary>
public sealed class SqlTests
{
    private const string Endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select x from n";

    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.HarbourFire();

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    private static string Of(string path, string sql, string more = "") => $"{path}?sql={Uri.EscapeDataString(sql)}{more}";

    [TestCase("select * from v_conflicts", "", "")]
    [TestCase("select 1 as a, 2.5 as a, 'x' as t, null as n", "", "")]
    [TestCase("select id, says from v_claims order by id", "&limit=3", "--limit 3")]
    [TestCase("select id from v_claims", "&limit=0", "--limit 0")]
    [TestCase("select id from v_claims where false", "&timeout=2.5", "--timeout 2.5")]
    [TestCase(Endless, "&limit=500", "--limit 500")]
    public async Task Rows_as_data_are_what_the_command_line_prints(string sql, string more, string options)
    {
        foreach (var format in new[] { "json", "csv" })
        {
            Assert.That(
                (await _served.Get(Of("/sql." + format, sql, more))).Done().Bytes,
                Is.EqualTo(_served.CommandLine(
                    ["query", sql, "--format", format, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)])));
        }
    }

    [Test]
    public async Task The_page_is_the_table_of_its_address_and_says_where_it_is_data()
    {
        var page = (await _served.Get(Of("/sql", "select id, 1 as n, null as gap from v_conflicts order by id", "&limit=4"))).Done();

        var rows = page.Html.QuerySelectorAll(".rows tbody tr");
        Assert.That(rows, Has.Length.EqualTo(4));
        Assert.That(rows[0].Children[0].QuerySelector("a")!.GetAttribute("href"), Does.StartWith("/conflicts/c-"));
        Assert.That(rows[0].Children[1].ClassList, Does.Contain("number"));
        Assert.That(rows[0].Children[2].QuerySelector("[aria-label=nothing]"), Is.Not.Null);
        Assert.That(page.Html.QuerySelector(".told-rows")!.TextContent, Is.EqualTo("4 rows"));
        Assert.That(page.Headers["Link"], Does.Contain("</sql.csv?sql=select%20id%2C%201%20as%20n").And.Contain("&limit=4>"));
    }

    [TestCase("select '<script>alert(1)</script>\"&' as \"<b>\"", "<script>alert(1)</script>\"&")]
    [TestCase("select 'it''s \"so\"' as a", "it's \"so\"")]
    public async Task What_stands_in_a_ledger_is_text(string sql, string cell)
    {
        var page = (await _served.Get(Of("/sql", sql))).Done().Html;

        Assert.That(page.QuerySelector(".rows td")!.TextContent, Is.EqualTo(cell));
        Assert.That(page.QuerySelectorAll("main script, main b"), Is.Empty);
        Assert.That(page.QuerySelector("#sql")!.TextContent, Is.EqualTo(sql));
    }

    [TestCase("delete from claim", "Writing is refused")]
    [TestCase("attach 'x.db' as x", "ATTACH is refused")]
    [TestCase("select readfile('/etc/passwd')", "no such function")]
    [TestCase("pragma writable_schema = 1", "PRAGMA writable_schema is refused")]
    [TestCase("pragma database_list", "PRAGMA database_list is refused here")]
    [TestCase("select file from pragma_database_list", "PRAGMA database_list is refused here")]
    [TestCase("select * from pragma_table_info('claim')", "PRAGMA table_info is refused here")]
    [TestCase("select 1; select 2", "Only one SQL statement runs at a time")]
    [TestCase("selec 1", "The SQL does not run")]
    [TestCase("select * from no_such_view", "no such table: no_such_view")]
    [TestCase("-- nothing", "There is no SQL statement")]
    [TestCase(
        "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n",
        "stopped after 0.2 seconds",
        "&timeout=0.2")]
    public async Task What_does_not_run_is_said_in_the_words_of_the_command_line_and_what_was_written_stays(
        string sql, string said, string more = "")
    {
        var page = await _served.Get(Of("/sql", sql, more));
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(Plain(page.Html.QuerySelector(".wrong")!.TextContent), Does.Contain(said));
        Assert.That(page.Html.QuerySelector("#sql")!.TextContent, Is.EqualTo(sql));

        var data = await _served.Get(Of("/sql.json", sql, more));
        Assert.That(data.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(data.Text, Does.Contain(said));
        Assert.That(data.Headers["Content-Type"], Does.StartWith("text/plain"));
    }

    [TestCase("/sql?sql=select%201&limit=many", "limit 'many': write a whole number")]
    [TestCase("/sql?sql=select%201&timeout=3600", "at most 60")]
    [TestCase("/sql?sql=select%201&sql=select%202", "sql is given 2 times")]
    [TestCase("/sql?sqll=select%201", "did you mean 'sql'?")]
    public async Task What_an_address_cannot_say_is_told(string address, string said)
    {
        var answer = await _served.Get(address);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(Plain(answer.Html.QuerySelector("main")!.TextContent), Does.Contain(said).IgnoreCase);
    }

    [Test]
    public async Task A_table_ends_where_nobody_reads_on_and_says_so()
    {
        var page = (await _served.Get(Of("/sql", Endless))).Done().Html;

        Assert.That(page.QuerySelectorAll(".rows tbody tr"), Has.Length.EqualTo(1000));
        Assert.That(page.QuerySelector(".told-rows")!.TextContent, Does.StartWith("There are more: this table shows 1,000 rows"));
    }

    [Test]
    public async Task Without_a_statement_there_are_examples_that_run_and_every_view_with_its_columns()
    {
        var page = (await _served.Get("/sql")).Done().Html;

        var examples = page.QuerySelectorAll(".examples a").ToList();
        Assert.That(examples, Has.Count.GreaterThan(3));
        foreach (var example in examples.Concat(page.QuerySelectorAll(".view .open-choice a")))
            (await _served.Get(example.GetAttribute("href")!)).Done();
        var views = (await _served.Get(Of("/sql.csv", "select name from sqlite_schema where type = 'view' order by rowid"))).Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        Assert.That(page.QuerySelectorAll(".view summary").Select(view => view.TextContent), Is.EquivalentTo(views));
        foreach (var view in page.QuerySelectorAll(".view"))
        {
            var name = view.QuerySelector("summary")!.TextContent;
            var columns = (await _served.Get(Of("/sql.csv", $"select * from {name} limit 0"))).Text.TrimEnd().Split(',');
            Assert.That(view.QuerySelectorAll("dt").Select(column => column.TextContent), Is.EqualTo(columns), name);
        }
    }

    [Test]
    public async Task A_statement_that_another_site_leads_to_is_shown_and_not_run()
    {
        var page = (await _served.Get(Of("/sql", "select 1 as one"), ("Sec-Fetch-Site", "cross-site"))).Done().Html;

        Assert.That(page.QuerySelectorAll(".rows"), Is.Empty);
        Assert.That(page.QuerySelector(".told-rows")!.TextContent, Does.Contain("has not been run"));
        Assert.That(
            (await _served.Get(Of("/sql.json", "select 1"), ("Sec-Fetch-Site", "cross-site"))).Status,
            Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public void Only_so_many_statements_run_at_one_time()
    {
        var turns = new Turns();
        var taken = new[] { "a", "a", "b", "c" }.Select(turns.Take).ToList();
        Assert.That(() => turns.Take("d"), Throws.TypeOf<BusyException>().With.Message.StartsWith("others are asking"));
        Assert.That(() => turns.Take("a"), Throws.TypeOf<BusyException>().With.Message.StartsWith("2 of your own"));

        taken[2].Dispose();
        taken[2].Dispose();

        Assert.That(() => turns.Take("a"), Throws.TypeOf<BusyException>().With.Message.StartsWith("2 of your own"));
        Assert.That(() => turns.Take("d"), Throws.Nothing);
        Assert.That(() => turns.Take("b"), Throws.TypeOf<BusyException>());
    }

    [Test]
    public async Task A_third_statement_of_one_visitor_waits_and_its_browser_is_told_how_long()
    {
        // Whoever has seen a form is known by a cookie.
        (await _served.Get("/vet")).Done();
        Answer third;
        using (_served.TakeTurn())
        using (_served.TakeTurn())
        {
            third = await _served.Get(Of("/sql", "select 1 as one"));
            Assert.That((await _served.Get(Of("/sql.csv", "select 1"))).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            await using var guest = _served.Guest();
            (await guest.Get(Of("/sql", "select 1"))).Done();
        }

        Assert.That(third.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(third.Headers["Retry-After"], Is.EqualTo("10"));
        Assert.That(third.Html.QuerySelector(".wrong")!.TextContent, Does.StartWith("2 of your own requests"));
        Assert.That(third.Html.QuerySelector("#sql")!.TextContent, Is.EqualTo("select 1 as one"));
        (await _served.Get(Of("/sql", "select 1"))).Done();
    }

    // The one that counts on never ends, and gives no row.
    private const string Stuck = "with recursive n(x) as (select 1 union all select x + 1 from n) "
        + "select x, 'a' as a from n where x <= 150 or x < 0";

    [Test]
    public async Task What_takes_too_long_while_rows_come_ends_with_a_row_that_says_so()
    {
        var page = (await _served.Get(Of("/sql", Stuck, "&timeout=0.3"))).Done().Html;
        var json = (await _served.Get(Of("/sql.json", Stuck, "&timeout=0.3"))).Done();
        var csv = (await _served.Get(Of("/sql.csv", Stuck, "&timeout=0.3"))).Done();

        Assert.That(page.QuerySelectorAll(".rows tbody tr:not(.stopped)"), Has.Length.EqualTo(150));
        Assert.That(page.QuerySelector(".rows tr.stopped:last-child")!.TextContent, Does.Contain("stopped after 0.3 seconds"));
        Assert.That(page.QuerySelector(".told-rows")!.TextContent, Is.EqualTo("150 rows, and not all"));
        var rows = System.Text.Json.JsonDocument.Parse(json.Text).RootElement.EnumerateArray().ToList();
        Assert.That(rows, Has.Count.EqualTo(151));
        Assert.That(rows[^1].GetProperty("error").GetString(), Does.StartWith("The query was stopped after 0.3 seconds"));
        var lines = csv.Text.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(152));
        Assert.That(lines[^1], Does.Contain("error: The query was stopped after 0.3 seconds").And.EndWith(","));
    }

    [Test]
    public async Task What_the_driver_says_and_what_it_is_cured_by_is_code_that_can_be_copied()
    {
        var page = (await _served.Get(Of("/sql", "select * from \"it's\""))).Html;

        Assert.That(
            page.QuerySelectorAll(".wrong code").Select(code => code.TextContent),
            Is.EqualTo(new[] { "no such table: it's", "SELECT sql FROM sqlite_schema WHERE type = 'view'" }));
        Assert.That(page.QuerySelector(".wrong")!.TextContent, Does.Not.Contain("`").And.Not.Contain("‘"));
    }

    [Test]
    public async Task A_statement_gives_its_turn_back_whatever_becomes_of_it()
    {
        for (var time = 0; time < 6; time++)
        {
            (await _served.Get(Of("/sql.json", Endless, "&limit=1"))).Done();
            await _served.Get(Of("/sql", "selec 1"));
            await _served.Get(Of("/sql.csv", "select 1 from no_such_view"));
        }
        (await _served.Get(Of("/sql.json", "select 1"))).Done();
    }

    private static string Plain(string text) => text.Replace('‘', '\'').Replace('’', '\'');
}
