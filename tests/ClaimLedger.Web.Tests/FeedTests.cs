using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace ClaimLedger.Web.Tests;

/// <summary>Feeds of conflicts, and the saved queries of a data set.</summary>
public sealed class FeedTests
{
    private const string Saved = """
        queries:
          - name: grave
            title: Grave & open
            show:
              severity: error
              status: [open, stale]
          - name: dana
            title: What Dana Mor says
            show: {speaker: Dana Mor, sort: -date}
        """;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.Start(DataSetFolder.HarbourFire().Write("queries.yaml", Saved));

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    [TestCase("/conflicts.atom", "")]
    [TestCase("/conflicts.atom?kind=framing&kind=decrease", "?kind=framing&kind=decrease")]
    [TestCase("/queries/grave.atom", "?severity=error&status=open&status=stale")]
    [TestCase("/queries/dana.atom", "?speaker=Dana%20Mor")]
    public async Task A_feed_has_an_entry_for_each_conflict_that_its_listing_has(string address, string query)
    {
        var answer = (await _served.Get(address)).Done();
        var feed = XDocument.Parse(answer.Text).Root!;
        var ids = JsonDocument.Parse((await _served.Get("/conflicts.json" + query)).Text).RootElement.EnumerateArray()
            .Select(row => "urn:claimledger:conflict:" + row.GetProperty("id").GetString());

        Assert.That(answer.Headers["Content-Type"], Does.StartWith("application/atom+xml"));
        Assert.That(feed.Elements(Atom + "entry").Select(entry => (string)entry.Element(Atom + "id")!), Is.EquivalentTo(ids));
        foreach (var entry in feed.Elements(Atom + "entry"))
        {
            (await _served.Get((string)entry.Element(Atom + "link")!.Attribute("href")!)).Done();
            Assert.That(DateTimeOffset.Parse((string)entry.Element(Atom + "updated")!, null), Is.GreaterThan(DateTimeOffset.UnixEpoch));
        }
        var self = feed.Elements(Atom + "link").Single(link => (string)link.Attribute("rel")! == "self");
        Assert.That((await _served.Get((string)self.Attribute("href")!)).Done().Text, Is.EqualTo(answer.Text));
        Assert.That((string)feed.Element(Atom + "id")!, Is.EqualTo((string)self.Attribute("href")!));
    }

    [Test]
    public async Task The_newest_come_first()
    {
        var feed = XDocument.Parse((await _served.Get("/conflicts.atom")).Done().Text).Root!;

        Assert.That(feed.Elements(Atom + "entry").Select(entry => (string)entry.Element(Atom + "updated")!), Is.Ordered.Descending);
    }

    [Test]
    public async Task What_came_since_is_as_new_as_the_build_that_found_it_and_a_feed_without_entries_as_the_ledger()
    {
        await using var served = await Served.HarbourFire();
        var before = await Updated(served);
        served.Folder.Write(
            "sources/late.yaml",
            """
            source: {id: late, title: An old leaflet, publisher: Leaflet, published: 2031-06-04, language: en}
            claims:
              - {id: killed, question: fire.killed, says: "400", quote: some 400 people were killed}

            """);

        var after = await Updated(served);

        var came = after.Keys.Except(before.Keys).ToList();
        Assert.That(came, Is.Not.Empty);
        Assert.That(came.Select(id => after[id]), Is.All.EqualTo("2031-06-09T12:00:00Z"));
        Assert.That(after.Where(entry => before.ContainsKey(entry.Key)), Is.SubsetOf(before));
        var empty = XDocument.Parse((await served.Get("/conflicts.atom?kind=stale&severity=error")).Done().Text).Root!;
        Assert.That(empty.Elements(Atom + "entry"), Is.Empty);
        Assert.That((string)empty.Element(Atom + "updated")!, Is.EqualTo("2031-06-09T12:00:00Z"));
    }

    private static async Task<Dictionary<string, string>> Updated(Served served) =>
        XDocument.Parse((await served.Get("/conflicts.atom")).Done().Text).Root!.Elements(Atom + "entry")
            .ToDictionary(entry => (string)entry.Element(Atom + "id")!, entry => (string)entry.Element(Atom + "updated")!);

    [Test]
    public async Task Pages_lead_to_the_feed_of_what_they_show()
    {
        var page = (await _served.Get("/conflicts?severity=error")).Done().Html;

        Assert.That(
            page.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href"),
            Is.EqualTo("/conflicts.atom?severity=error"));
    }

    [Test]
    public async Task The_start_lists_saved_queries_with_what_they_count_and_their_feeds()
    {
        var page = (await _served.Get("/")).Done().Html;

        var queries = page.QuerySelectorAll(".queries li").ToList();
        Assert.That(
            queries.Select(query => query.QuerySelector("bdi")!.TextContent), Is.EqualTo(new[] { "Grave & open", "What Dana Mor says" }));
        foreach (var query in queries)
        {
            var list = (await _served.Get(query.QuerySelector("a")!.GetAttribute("href")!)).Done().Html;
            Assert.That(
                query.QuerySelector(".number")!.TextContent.Split(' ')[0],
                Is.EqualTo(list.QuerySelector(".total")!.TextContent.Split(' ')[0]));
            (await _served.Get(query.QuerySelector("a.feed")!.GetAttribute("href")!)).Done();
        }
        var elsewhere = await _served.Get("/queries/grave");
        Assert.That(elsewhere.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(elsewhere.Headers["Location"], Is.EqualTo("/conflicts?severity=error&status=open&status=stale"));
    }

    [Test]
    public async Task The_shipped_data_set_and_the_one_to_start_from_have_saved_queries()
    {
        await using var shipped = await Served.Shipped();
        var page = (await shipped.Get("/")).Done().Html;
        Assert.That(page.QuerySelectorAll(".queries .number").Select(number => number.TextContent), Is.All.Match("^[1-9]"));

        await using var started = await Served.Start(DataSetFolder.CopyOf(RepositoryRoot.Combine("db/starter")));
        Assert.That((await started.Get("/")).Done().Html.QuerySelector(".queries bdi")!.TextContent, Does.StartWith("Grave ones"));
    }

    [TestCase("/queries/none.atom", HttpStatusCode.NotFound, "There is no saved query none.")]
    [TestCase("/conflicts.atom?kind=quarrel", HttpStatusCode.BadRequest, "There is no kind")]
    [TestCase("/conflicts.atom?speaker=Nobody", HttpStatusCode.BadRequest, "No speaker is called")]
    public async Task What_is_no_feed_is_said_in_plain_text(string address, HttpStatusCode status, string said)
    {
        var answer = await _served.Get(address);

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Headers["Content-Type"], Does.StartWith("text/plain"));
        Assert.That(answer.Text, Does.StartWith(said).IgnoreCase);
    }

    [Test]
    public async Task Saved_queries_that_change_are_read_again()
    {
        await using var served = await Served.HarbourFire();
        Assert.That((await served.Get("/")).Done().Html.QuerySelector(".queries"), Is.Null);

        served.Folder.Write("queries.yaml", Saved);

        Assert.That((await served.Get("/")).Done().Html.QuerySelectorAll(".queries li"), Has.Length.EqualTo(2));
    }
}
