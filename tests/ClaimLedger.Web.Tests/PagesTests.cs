using System.Net;
using System.Text.Json;

namespace ClaimLedger.Web.Tests;

/// <summary>The start, the lists, and what stands behind them.</summary>
[TestFixture("tests/data/harbour-fire")]
[TestFixture("db/gaza-ceasefire")]
public sealed class PagesTests(string dataSet)
{
    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.Start(DataSetFolder.CopyOf(RepositoryRoot.Combine(dataSet)));

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    [Test]
    public async Task The_start_counts_what_the_lists_hold()
    {
        var page = (await _served.Get("/")).Done().Html;

        foreach (var total in page.QuerySelectorAll(".totals > div"))
        {
            var list = total.QuerySelector("a")!.GetAttribute("href")!;
            var rows = JsonDocument.Parse((await _served.Get(list + ".json")).Text).RootElement.GetArrayLength();
            Assert.That(total.QuerySelector("dd")!.TextContent, Is.EqualTo(rows.ToString("#,##0")), list);
        }
    }

    [Test]
    public async Task The_start_as_data_counts_what_the_page_does_and_the_page_says_where_it_is()
    {
        // The marks of who looked before are another's.
        await using var guest = _served.Guest();
        var page = (await guest.Get("/")).Done();
        var json = JsonDocument.Parse((await _served.Get("/.json")).Done().Text).RootElement;
        var csv = (await _served.Get("/.csv")).Done();

        Assert.That(page.Headers["Link"], Does.Contain("</.json>; rel=\"alternate\"; type=\"application/json\"").And.Contain("</.csv>;"));
        Assert.That(
            json.GetProperty("totals").EnumerateObject().Where(total => total.Name != "waiting").Select(total => $"{total.Value:#,##0}"),
            Is.EqualTo(page.Html.QuerySelectorAll(".totals dd").Select(total => total.TextContent)));
        Assert.That(
            json.GetProperty("gravest").EnumerateArray().Select(conflict => "/conflicts/" + conflict.GetProperty("id").GetString()),
            Is.EqualTo(page.Html.QuerySelectorAll("[aria-labelledby=gravest] li a").Select(link => link.GetAttribute("href")).Distinct()));
        var rows = csv.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(rows[0], Is.EqualTo("part,name,count,address"));
        Assert.That(
            rows, Has.Length.EqualTo(1 + json.EnumerateObject().Where(part => part.Value.ValueKind is JsonValueKind.Object)
                .Sum(part => part.Value.EnumerateObject().Count())));
        Assert.That(rows, Does.Contain($"totals,conflicts,{json.GetProperty("totals").GetProperty("conflicts")},/conflicts"));
        Assert.That((await _served.Get("/.json?kind=framing")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task No_link_leads_nowhere_and_no_page_says_a_name_twice()
    {
        var (seen, open) = (new HashSet<string> { "/" }, new Queue<string>(["/"]));
        while (open.TryDequeue(out var address) && seen.Count < 700)
        {
            var answer = await _served.Get(address);
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), address);
            if (!answer.Headers["Content-Type"].StartsWith("text/html", StringComparison.Ordinal))
                continue;
            var page = answer.Html;
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.That(ids, Is.Unique, address);
            foreach (var href in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]))
            {
                // What narrows lists leads to ever more of them; one choice deep is enough.
                if (!href.Contains('&', StringComparison.Ordinal) && seen.Add(href))
                    open.Enqueue(href);
            }
        }
        Assert.That(seen, Has.Count.GreaterThan(50));
    }

    [Test]
    public async Task The_start_begins_with_the_news_and_says_its_title_once()
    {
        var page = (await _served.Get("/")).Done().Html;
        var parts = page.QuerySelectorAll(".of-thing > div").Select(part => part.ClassName).ToList();

        Assert.That(parts, Is.EqualTo(["told-of", "known"]));
        var title = page.QuerySelector("h1")!.TextContent;
        Assert.That(page.QuerySelectorAll("header a, h1").Count(each => each.TextContent == title), Is.EqualTo(1));
        Assert.That((await _served.Get("/conflicts")).Html.QuerySelector(".site a")!.GetAttribute("href"), Is.EqualTo("/"));
    }

    [TestCase("/speakers", "page", "Speakers")]
    [TestCase("/publishers", "page", "Publishers")]
    [TestCase("/events", "page", "Events")]
    [TestCase("/questions", "page", "Questions")]
    public async Task Navigation_marks_where_one_is_and_where_that_belongs(string path, string current, string name)
    {
        var list = (await _served.Get(path)).Done().Html;
        Assert.That(Marked(list), Is.EqualTo((name, current)));

        var one = (await _served.Get(list.QuerySelector("[data-row]")!.GetAttribute("href")!)).Done().Html;
        Assert.That(Marked(one), Is.EqualTo((name, "true")));

        static (string Name, string? Current) Marked(AngleSharp.Dom.IParentNode page)
        {
            var link = page.QuerySelectorAll(".bar nav a[aria-current]").Single();
            return (link.TextContent, link.GetAttribute("aria-current"));
        }
    }

    [Test]
    public async Task The_foot_has_twelve_digits_of_the_fingerprint_and_the_whole_at_hand()
    {
        var hash = (await _served.Get("/")).Done().Html.QuerySelector(".foot code")!;

        Assert.That(hash.TextContent, Has.Length.EqualTo(12));
        Assert.That(hash.GetAttribute("title"), Has.Length.EqualTo(64).And.StartsWith(hash.TextContent));
    }

    [TestCase("/questions", "questions")]
    [TestCase("/sources", "sources")]
    [TestCase("/claims", "claims")]
    public async Task A_list_as_data_is_what_the_command_line_prints(string path, string verb)
    {
        Assert.That((await _served.Get(path + ".json")).Done().Bytes, Is.EqualTo(_served.CommandLine(verb, "--format", "json")));
        Assert.That(
            (await _served.Get(path + ".csv?limit=3")).Done().Bytes,
            Is.EqualTo(_served.CommandLine(verb, "--format", "csv", "--limit", "3")));
    }

    [TestCase("/questions")]
    [TestCase("/sources")]
    public async Task A_thing_as_data_is_what_the_command_line_shows(string path)
    {
        foreach (var row in JsonDocument.Parse((await _served.Get(path + ".json?limit=6")).Text).RootElement.EnumerateArray())
        {
            var id = row.GetProperty("id").GetString()!;
            Assert.That(
                (await _served.Get($"{path}/{id}.json")).Done().Bytes, Is.EqualTo(_served.CommandLine("show", id, "--format", "json")));
        }
    }

    [TestCase("/questions", "")]
    [TestCase("/questions", "kind")]
    [TestCase("/questions", "-date")]
    [TestCase("/questions", "source")]
    [TestCase("/sources", "")]
    [TestCase("/sources", "-kind")]
    [TestCase("/sources", "-question")]
    [TestCase("/claims", "")]
    [TestCase("/claims", "-kind")]
    [TestCase("/claims", "severity")]
    [TestCase("/claims", "-id")]
    public async Task Pages_one_after_another_are_the_whole_list(string path, string sort)
    {
        var all = JsonDocument.Parse((await _served.Get($"{path}.json?sort={sort}")).Text).RootElement.EnumerateArray()
            .Select(row => row.GetProperty("id").GetString()!).ToList();
        var shown = 0;
        var next = $"{path}?sort={sort}&limit={Math.Max(2, all.Count / 5)}";
        while (next is not null)
        {
            var page = (await _served.Get(next)).Done().Html;
            var ids = page.QuerySelectorAll("[data-list] > li")
                .Select(row => row.Id ?? row.QuerySelector("a")!.GetAttribute("href")!.Split('/')[^1]);
            foreach (var id in ids)
                Assert.That(all[shown++].EndsWith(id, StringComparison.Ordinal), $"{id} at {shown} of {path} by {sort}");
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.That(shown, Is.EqualTo(all.Count));
    }

    [Test]
    public async Task A_source_shows_its_claims_in_their_order_each_with_where_it_is_disputed()
    {
        var id = JsonDocument.Parse((await _served.Get("/conflicts.json?limit=1")).Text).RootElement[0]
            .GetProperty("positions")[0].GetProperty("claims")[0].GetProperty("source").GetString()!;
        var claims = JsonDocument.Parse((await _served.Get($"/claims.json?source={id}&sort=source&limit=500")).Text).RootElement;

        var page = (await _served.Get("/sources/" + id)).Done().Html;

        Assert.That(
            page.QuerySelectorAll(".claims > li").Select(row => row.Id),
            Is.EqualTo(claims.EnumerateArray().Select(claim => claim.GetProperty("id").GetString())));
        Assert.That(page.QuerySelectorAll(".dispute a"), Is.Not.Empty);
    }

    [TestCase("/questions/nowhere.none", "There is no question “nowhere.none”.")]
    [TestCase("/sources/nowhere", "There is no source “nowhere”.")]
    [TestCase("/speakers/Nobody%20%2F%20at%20all", "There is no speaker Nobody / at all.")]
    [TestCase("/publishers/Nobody", "There is no publisher Nobody.")]
    [TestCase("/events/never", "There is no event never.")]
    public async Task What_is_not_there_is_said(string address, string said)
    {
        var answer = await _served.Get(address);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Html.QuerySelector("main")!.TextContent, Does.Contain(said));
    }

    [TestCase("/speakers", "speaker")]
    [TestCase("/publishers", "publisher")]
    [TestCase("/events", "event")]
    public async Task Whoever_is_named_at_the_start_has_a_page_that_counts_the_same(string path, string filter)
    {
        var links = (await _served.Get("/")).Html.QuerySelectorAll($".ways a[href^='{path}/']");

        foreach (var link in links)
        {
            var href = link.GetAttribute("href")!;
            var name = Uri.UnescapeDataString(href.Split('/')[^1]);
            var count = JsonDocument.Parse((await _served.Get($"/conflicts.json?{filter}={Uri.EscapeDataString(name)}")).Text)
                .RootElement.GetArrayLength();
            var page = (await _served.Get(href)).Done().Html;
            Assert.That(page.QuerySelector(".total")!.TextContent, Does.Contain($"in {count} conflict"), href);
            var row = JsonDocument.Parse((await _served.Get(href + ".json")).Text).RootElement[0];
            var (disputed, corrected, claims) = (row.GetProperty("disputed"), row.GetProperty("corrected"), row.GetProperty("claims"));
            Assert.That(
                page.QuerySelector(".total")!.TextContent,
                Does.EndWith($"in a conflict {disputed} of {claims}, corrected or withdrawn {corrected} of {claims}"),
                href);
            Assert.That(link.QuerySelector(".number")!.TextContent, Does.StartWith(count.ToString()), href);
        }
    }
}
