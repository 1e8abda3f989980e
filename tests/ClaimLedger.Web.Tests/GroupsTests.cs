using System.Net;
using System.Text.Json;

namespace ClaimLedger.Web.Tests;

/// <summary>All speakers, publishers and events, and what was searched for.</summary>
[TestFixture("tests/data/harbour-fire")]
[TestFixture("db/gaza-ceasefire")]
public sealed class GroupsTests(string dataSet)
{
    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.Start(DataSetFolder.CopyOf(RepositoryRoot.Combine(dataSet)));

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    [TestCase("/speakers", "speaker")]
    [TestCase("/publishers", "publisher")]
    [TestCase("/events", "event")]
    public async Task Every_count_is_what_the_lists_hold(string path, string filter)
    {
        var rows = (await Json(path + ".json")).EnumerateArray().ToList();
        Assert.That(rows, Is.Not.Empty);
        foreach (var row in rows.Where((_, index) => index % LongTests.Count(7, 1) == 0))
        {
            var name = row.GetProperty("name").GetString()!;
            var query = $"?{filter}={Uri.EscapeDataString(name)}";
            var claims = (await Json("/claims.json" + query)).EnumerateArray().ToList();
            var ids = claims.Select(claim => claim.GetProperty("id").GetString()!).ToHashSet();
            var conflicts = (await Json("/conflicts.json" + query)).EnumerateArray().ToList();
            var disputed = conflicts.SelectMany(conflict => conflict.GetProperty("positions").EnumerateArray())
                .SelectMany(position => position.GetProperty("claims").EnumerateArray())
                .Select(claim => claim.GetProperty("id").GetString()!).Where(ids.Contains).Distinct();

            Assert.That(Number(row, "claims"), Is.EqualTo(claims.Count), name);
            Assert.That(Number(row, "conflicts"), Is.EqualTo(conflicts.Count), name);
            Assert.That(Number(row, "disputed"), Is.EqualTo(disputed.Count()), name);
            Assert.That(
                Number(row, "questions"),
                Is.EqualTo(claims.Select(claim => claim.GetProperty("question").GetString()).Distinct().Count()),
                name);
            Assert.That(
                Number(row, "sources"),
                Is.EqualTo(claims.Select(claim => claim.GetProperty("source").GetString()).Distinct().Count()),
                name);
        }
    }

    [TestCase("/speakers")]
    [TestCase("/publishers")]
    [TestCase("/events")]
    public async Task A_page_has_the_rows_of_its_data_in_their_order_each_with_its_own(string path)
    {
        var rows = (await Json(path + ".json")).EnumerateArray().ToList();
        var page = (await _served.Get(path)).Done();

        // Events are called by what they are about.
        Assert.That(
            page.Html.QuerySelectorAll("[data-row]").Select(row => Uri.UnescapeDataString(row.GetAttribute("href")!.Split('/')[^1])),
            Is.EqualTo(rows.Select(row => row.GetProperty("name").GetString()!).Take(100)));
        Assert.That(page.Headers["Link"], Does.Contain($"<{path}.csv>"));
        var csv = (await _served.Get(path + ".csv")).Done().Text.Split('\n');
        Assert.That(csv[0], Is.EqualTo("name,sources,questions,claims,disputed,corrected,conflicts"));
        var first = page.Html.QuerySelector("[data-row]")!.GetAttribute("href")!;
        (await _served.Get(first)).Done();
        var one = (await Json(first + ".json"))[0];
        Assert.That(one.GetRawText(), Is.EqualTo(rows[0].GetRawText()));
        foreach (var link in page.Html.QuerySelectorAll("td a").Take(3))
            (await _served.Get(link.GetAttribute("href")!)).Done();
    }

    [TestCase("?sort=name")]
    [TestCase("?sort=claims")]
    [TestCase("")]
    public async Task Behind_a_name_the_list_goes_on(string query)
    {
        var all = (await Json("/speakers.json" + query)).EnumerateArray().Select(row => row.GetProperty("name").GetString()!).ToList();
        var after = all[all.Count / 2];

        var page = (await _served.Get(
            $"/speakers{query}{(query.Length == 0 ? '?' : '&')}after={Uri.EscapeDataString(after)}")).Done().Html;

        Assert.That(page.QuerySelectorAll("[data-row]"), Has.Length.EqualTo(Math.Min(100, all.Count - (all.Count / 2) - 1)));
        Assert.That(page.QuerySelector("a[rel=first]"), Is.Not.Null);
    }

    [TestCase("/speakers?sort=truth", "There is no sort 'truth'")]
    [TestCase("/speakers?kind=person", "There is no filter 'kind'")]
    public async Task What_is_not_understood_is_said(string address, string said)
    {
        var answer = await _served.Get(address);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Html.QuerySelector("main")!.TextContent.Replace('‘', '\'').Replace('’', '\''), Does.Contain(said));
    }

    [Test]
    public async Task A_name_that_nobody_has_is_said() =>
        Assert.That(
            (await _served.Get("/speakers?search=%3Cb%3Enobody")).Done().Html.QuerySelector(".nothing")!.TextContent,
            Is.EqualTo("No speaker has that in its name."));

    [TestCase("the")]
    [TestCase("PEOPLE")]
    [TestCase("wa")]
    public async Task Every_conflict_that_a_search_finds_shows_the_words(string search)
    {
        var page = (await _served.Get("/conflicts?search=" + search)).Done().Html;

        var rows = page.QuerySelectorAll(".findings > li").ToList();
        Assert.That(rows, Is.Not.Empty);
        foreach (var row in rows)
        {
            var marks = row.QuerySelectorAll("mark").Select(mark => mark.TextContent).ToList();
            Assert.That(marks, Is.Not.Empty, row.TextContent);
            Assert.That(marks, Has.All.StartsWith(search).IgnoreCase);
        }
        Assert.That((await _served.Get("/conflicts")).Html.QuerySelectorAll(".findings mark, .found"), Is.Empty);
    }

    private static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    private async Task<JsonElement> Json(string address) => JsonDocument.Parse((await _served.Get(address)).Done().Text).RootElement;
}
