using System.Text.Json;

namespace ClaimLedger.Web.Tests;

/// <summary>What somebody needs to be told who meets the workspace for the first time.</summary>
public sealed class NewcomerTests
{
    [Test]
    public async Task An_empty_data_set_leads_to_where_articles_are_handed_in()
    {
        await using var served = await Served.Start(Empty());

        var start = (await served.Get("/")).Done().Html;

        Assert.That(start.QuerySelector("main a[href='/desk']")!.TextContent, Is.EqualTo("Hand in your first articles"));
        Assert.That(
            start.QuerySelector("#gravest")!.NextElementSibling!.TextContent,
            Is.EqualTo("There are no claims yet that could stand against each other."));
    }

    [Test]
    public async Task Where_nothing_can_be_written_an_empty_data_set_leads_nowhere()
    {
        await using var served = await Served.Start(Empty(), isReadOnly: true);

        Assert.That((await served.Get("/")).Done().Html.QuerySelector("main a[href='/desk']"), Is.Null);
    }

    [TestCase("5", "five")]
    [TestCase("five", "five")]
    [TestCase("Eleven", "11")]
    [TestCase("11", "11")]
    public async Task A_number_is_found_however_it_is_written_and_what_was_found_is_marked(string typed, string says)
    {
        await using var served = await Served.Shipped();

        var page = (await served.Get($"/conflicts?search={typed}")).Done().Html;
        var data = JsonDocument.Parse((await served.Get($"/conflicts.json?search={typed}")).Done().Text).RootElement;

        Assert.That(data.EnumerateArray().Select(row => row.GetProperty("id").GetString()), Does.Contain("c-4f5cebb762cdceb9"));
        Assert.That(page.QuerySelectorAll("mark").Select(mark => mark.TextContent), Does.Contain(says));
    }

    [Test]
    public async Task A_title_that_a_desk_gave_is_told_from_a_headline()
    {
        await using var served = await Served.Shipped();

        var list = (await served.Get("/sources")).Done().Html;
        var source = (await served.Get("/sources/2025-03-17-talks-resume")).Done().Html;

        var rows = list.QuerySelectorAll("main li").Where(row => row.QuerySelector("a")!.TextContent.StartsWith('[')).ToList();
        Assert.That(rows, Is.Not.Empty);
        Assert.That(rows.Select(row => row.TextContent), Has.All.Contains("it has no headline"));
        Assert.That(source.QuerySelector(".facts")!.TextContent, Does.Contain("The text has no headline"));
        Assert.That((await served.Get("/sources/2024-01-one-month-truce")).Done().Text, Does.Not.Contain("has no headline;"));
    }

    [Test]
    public async Task What_a_saved_query_shows_is_what_its_title_says()
    {
        await using var served = await Served.Shipped();
        var start = (await served.Get("/")).Done().Html;
        var link = start.QuerySelectorAll(".queries a:not(.feed)").Single(each => each.TextContent.Contains("How many hostages"));

        var rows = JsonDocument.Parse((await served.Get(link.GetAttribute("href")!.Replace("conflicts?", "conflicts.json?"))).Done().Text);

        Assert.That(
            rows.RootElement.EnumerateArray().Select(row => row.GetProperty("asks").GetString()),
            Is.Not.Empty.And.All.StartsWith("How many").And.All.Contains("hostages"));
    }

    [Test]
    public async Task The_articles_that_wait_are_never_cut_off()
    {
        await using var served = await Served.HarbourFire();
        for (var number = 1; number <= 8; number++)
        {
            await served.HandIn(
                DeskArticles.Paste($"Ferry {number} sinks\n\nA ferry sank off Corvo on Wednesday, killing {number + 20} people."));
        }

        var desk = (await served.Get("/desk")).Done().Html;
        var more = desk.QuerySelector("#more-articles")!;
        Assert.That(desk.QuerySelectorAll(".waiting > ol > li"), Has.Length.EqualTo(6));
        Assert.That(more.QuerySelector("summary")!.TextContent, Is.EqualTo("2 more articles"));
        Assert.That(more.HasAttribute("open"), Is.False);

        var last = (await served.Get(more.QuerySelectorAll("a")[^1].GetAttribute("href")!)).Done().Html;
        Assert.That(last.QuerySelector("#more-articles")!.HasAttribute("open"), Is.True, "the one at hand is seen");
    }

    /// <summary>A data set in which nothing is said yet.</summary>
    internal static DataSetFolder Empty() => DataSetFolder.Of(
        ("ledger.yaml", "title: Night desk\nlanguage: en\n"), ("questions.yaml", "questions: []\n"), ("speakers.yaml", "speakers: []\n"));
}
