using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimLedger.Web.Tests;

/// <summary>The list of conflicts, and a conflict.</summary>
[TestFixture("tests/data/harbour-fire")]
[TestFixture("db/gaza-ceasefire")]
public sealed class ConflictsTests(string dataSet)
{
    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.Start(DataSetFolder.CopyOf(RepositoryRoot.Combine(dataSet)));

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    [TestCase("", "")]
    [TestCase("?severity=error", "--severity error")]
    [TestCase("?kind=tension&kind=rounding&status=open", "--kind tension,rounding --status open")]
    [TestCase("?search=berth&sort=-date&limit=3", "--search berth --sort -date --limit 3")]
    [TestCase("?scope=within", "--scope within")]
    public async Task The_list_as_data_is_what_the_command_line_prints(string query, string options)
    {
        var words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(
            (await _served.Get("/conflicts.json" + query)).Done().Bytes,
            Is.EqualTo(_served.CommandLine(["conflicts", "--format", "json", .. words])));
        Assert.That(
            (await _served.Get("/conflicts.csv" + query)).Done().Bytes,
            Is.EqualTo(_served.CommandLine(["conflicts", "--format", "csv", .. words])));
    }

    [Test]
    public async Task A_conflict_as_data_is_what_the_command_line_shows_and_its_record()
    {
        foreach (var id in await Ids(""))
        {
            var told = JsonNode.Parse((await _served.Get($"/conflicts/{id}.json")).Done().Bytes)!.AsObject();
            Assert.That(told.Remove("history"), Is.True);
            Assert.That(
                JsonNode.DeepEquals(told, JsonNode.Parse(_served.CommandLine("show", id, "--format", "json"))),
                Is.True);
        }
    }

    [Test]
    public async Task A_page_says_where_the_same_is_as_data()
    {
        var page = (await _served.Get("/conflicts?severity=error")).Done();

        Assert.That(
            page.Headers["Link"],
            Does.StartWith(
                "</conflicts.json?severity=error>; rel=\"alternate\"; type=\"application/json\", "
                    + "</conflicts.csv?severity=error>; rel=\"alternate\"; type=\"text/csv\", "
                    + "</conflicts.atom?severity=error>; rel=\"alternate\"; type=\"application/atom+xml\""));
    }

    [Test]
    public async Task Pages_one_after_another_are_the_whole_list(
        [Values("", "severity", "-severity", "kind", "-kind", "question", "-question", "source", "-source", "date", "-date", "id", "-id")]
        string sort)
    {
        var shown = new List<string>();
        var next = $"/conflicts?sort={sort}&limit=2";
        while (next is not null)
        {
            var page = (await _served.Get(next)).Done().Html;
            shown.AddRange(page.QuerySelectorAll("[data-row]").Select(row => row.GetAttribute("href")!.Split('/')[^1]));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.That(shown, Is.EqualTo(await Ids(sort.Length == 0 ? "" : $"?sort={sort}")));
        Assert.That(shown, Has.Count.GreaterThan(4));
    }

    [Test]
    public async Task Links_lead_through_a_list_and_back_in_every_format(
        [Values("/conflicts", "/conflicts.json", "/conflicts.csv", "/claims", "/questions.csv", "/sources.json")] string path,
        [Values("", "id", "-date")] string sort)
    {
        List<string> there = [], back = [];
        for (string? next = $"{path}?{(sort.Length == 0 ? "" : $"sort={sort}&")}limit=2"; next is not null;)
        {
            there.Add(next);
            next = Related(await _served.Get(next), "next");
        }
        for (var previous = there[^1]; previous is not null; previous = Related(await _served.Get(previous), "prev"))
            back.Add(previous);

        Assert.That(there, Has.Count.GreaterThan(1));
        Assert.That(Enumerable.Reverse(back), Is.EqualTo(there));
        Assert.That((await _served.Get(path)).Headers.GetValueOrDefault("Link", ""), Does.Not.Contain("rel=\"prev\""));
    }

    private static string? Related(Answer answer, string relation) =>
        answer.Done().Headers.GetValueOrDefault("Link", "").Split(", <").Select(link => link.TrimStart('<'))
            .FirstOrDefault(link => link.EndsWith($">; rel=\"{relation}\"", StringComparison.Ordinal))?.Split('>')[0];

    [TestCase("/conflicts?severity=error")]
    [TestCase("/conflicts?kind=contradiction&kind=decrease&kind=framing")]
    [TestCase("/conflicts?search=the")]
    [TestCase("/conflicts?scope=across&status=open")]
    public async Task Each_choice_leaves_as_many_as_it_says(string address) => await Check(address);

    [Test]
    public async Task Each_choice_leaves_as_many_as_it_says_after_any_other_one()
    {
        var each = LongTests.Count(9, 1);
        foreach (var first in (await Check("/conflicts")).Where((_, index) => index % each == 0))
            await Check(first);
    }

    // What a kind of choice has chosen already stays where several can be: the count is that of the value alone.
    private async Task<IReadOnlyList<string>> Check(string address)
    {
        var followed = new List<string>();
        foreach (var choice in (await _served.Get(address)).Done().Html.QuerySelectorAll(".facet li a:not(.chosen)"))
        {
            var href = choice.GetAttribute("href")!;
            var facet = choice.Closest("details")!.QuerySelector("summary")!.TextContent.ToLowerInvariant();
            var pairs = href.Split('?')[1].Split('&');
            // A period is a first and a last day.
            string[] names = facet == "period" ? ["since=", "until="] : [facet + "="];
            var chosen = pairs.Where(pair => names.Any(name => pair.StartsWith(name, StringComparison.Ordinal))).ToList();
            var ids = await Ids("?" + string.Join('&', pairs.Except(chosen).Concat(chosen.TakeLast(names.Length))));

            Assert.That(ids, Has.Length.EqualTo(int.Parse(choice.QuerySelector(".number")!.TextContent)), $"{address}: {href}");
            followed.Add(href);
        }
        Assert.That(followed, Is.Not.Empty);
        return followed;
    }

    [Test]
    public async Task What_is_chosen_is_listed_and_can_be_taken_away_one_by_one()
    {
        var page = (await _served.Get("/conflicts?kind=tension&severity=warning&search=port")).Done().Html;

        Assert.That(
            page.QuerySelectorAll(".chosen-list a").Select(link => link.GetAttribute("href")),
            Is.EqualTo(
                new[]
                {
                    "/conflicts?severity=warning&search=port", "/conflicts?kind=tension&search=port",
                    "/conflicts?kind=tension&severity=warning", "/conflicts",
                }));
        Assert.That(page.QuerySelector("#search")!.GetAttribute("value"), Is.EqualTo("port"));
        Assert.That(
            page.QuerySelectorAll(".search input[type=hidden]").Select(field => field.GetAttribute("name")),
            Is.EqualTo(new[] { "kind", "severity" }));
    }

    [Test]
    public async Task A_period_is_chosen_and_taken_away_as_one_and_named_in_words()
    {
        var period = (await _served.Get("/conflicts")).Done().Html.QuerySelectorAll(".facet")
            .Single(facet => facet.QuerySelector("summary")!.TextContent == "Period").QuerySelector("a")!;
        var (href, name) = (period.GetAttribute("href")!, period.QuerySelector("bdi")!.TextContent);

        var page = (await _served.Get(href)).Done().Html;

        Assert.That(href, Does.Match("^/conflicts[?]since=([0-9-]+)&until=\\1$"));
        Assert.That(name, Does.Match("^([0-9]+ )?[A-Z][a-z]+ 20[0-9]{2}$"));
        Assert.That(
            page.QuerySelectorAll(".chosen-list a").Select(link => link.GetAttribute("href")),
            Is.EqualTo(new[] { "/conflicts", "/conflicts" }));
        Assert.That(page.QuerySelector(".chosen-list a")!.TextContent, Does.StartWith($"Period {name} "));
        Assert.That(
            page.QuerySelectorAll(".facet a.chosen").Select(link => (link.GetAttribute("href"), link.QuerySelector("bdi")!.TextContent)),
            Is.EqualTo(new[] { ("/conflicts", name) }));
    }

    [TestCase("?publisher=Evening%20Pots", "No publisher is called")]
    [TestCase("?kind=framing&severity=error", "Nothing matches all that is chosen.")]
    [TestCase("?after=c-0000000000000000", "The list has changed since this page of it was linked to")]
    public async Task An_empty_list_says_why(string query, string said) =>
        Assert.That((await _served.Get("/conflicts" + query)).Done().Html.QuerySelector(".nothing")!.TextContent, Does.StartWith(said));

    [Test]
    public async Task A_word_in_a_title_is_said_to_be_there_and_is_no_quote()
    {
        var titles = (await _served.Get("/sources.json")).Done().Text;
        var title = System.Text.Json.JsonDocument.Parse(titles).RootElement[0].GetProperty("title").GetString()!;

        var page = (await _served.Get("/conflicts?search=" + Uri.EscapeDataString(title))).Done().Html;
        var quoted = (await _served.Get("/conflicts?search=berth")).Done().Html;

        var found = page.QuerySelectorAll(".found").Select(row => row.TextContent).ToList();
        Assert.That(found, Has.Some.StartsWith("In the title of ").And.Some.EndsWith(": " + title));
        Assert.That(found.Where(row => row.Contains(title)), Is.All.Not.Contain("“"));
        Assert.That(
            quoted.QuerySelectorAll(".found").Select(row => row.TextContent),
            Is.All.Matches("^(“|In the title of )"));
    }

    [Test]
    public async Task What_is_searched_for_comes_back_as_it_was_typed()
    {
        const string typed = "\"berth\" & <b>'7'</b>";

        var page = (await _served.Get("/conflicts?search=" + Uri.EscapeDataString(typed))).Done();

        Assert.That(page.Html.QuerySelector("#search")!.GetAttribute("value"), Is.EqualTo(typed));
        Assert.That(page.Text, Does.Not.Contain("<b>"));
    }

    [Test]
    public async Task Every_conflict_has_a_page_with_its_positions_its_quotes_and_why_it_is_one()
    {
        foreach (var row in JsonDocument.Parse((await _served.Get("/conflicts.json")).Text).RootElement.EnumerateArray())
        {
            var page = (await _served.Get($"/conflicts/{row.GetProperty("id")}")).Done().Html;

            Assert.That(Plain(page.QuerySelector("h1")!.TextContent), Is.EqualTo(Plain(row.GetProperty("asks").GetString()!)));
            Assert.That(page.QuerySelectorAll(".steps li"), Is.Not.Empty);
            var evidence = Plain(page.QuerySelector("main")!.TextContent);
            var claims = row.GetProperty("positions").EnumerateArray().SelectMany(each => each.GetProperty("claims").EnumerateArray());
            foreach (var claim in claims)
            {
                if (claim.TryGetProperty("quote", out var quote) && quote.GetString() is { } words)
                    Assert.That(evidence, Does.Contain(Plain(words)));
            }
        }

        static string Plain(string text) => string.Concat(text.Where(letter => char.IsLetterOrDigit(letter)));
    }

    private async Task<string[]> Ids(string query) =>
    [
        .. JsonDocument.Parse((await _served.Get("/conflicts.json" + query)).Done().Text).RootElement.EnumerateArray()
            .Select(row => row.GetProperty("id").GetString()!),
    ];
}
