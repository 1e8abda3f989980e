using ClaimLedger.Sqlite;
using ClaimLedger.Web.Pages;

namespace ClaimLedger.Web.Tests;

/// <summary>What events are called, and what agrees among their questions.</summary>
public sealed class EventTests
{
    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.Shipped();

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    [TestCase("gaza-war", "The war in Gaza")]
    [TestCase("october-7", "Events of 7 October 2023")]
    public async Task An_event_is_called_by_what_its_questions_are_about_and_its_id_stays(string id, string title)
    {
        var page = (await _served.Get("/events/" + id)).Done().Html;
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo(title));
        Assert.That(page.QuerySelector(".over code")!.TextContent, Is.EqualTo(id));

        foreach (var list in new[] { "/events", "/" })
        {
            var link = (await _served.Get(list)).Done().Html.QuerySelector($"a[href='/events/{id}']")!;
            Assert.That(link.TextContent, Is.EqualTo(title), list);
            Assert.That(link.ParentElement!.QuerySelector("code")!.TextContent, Is.EqualTo(id), list);
        }
        var narrowed = (await _served.Get("/conflicts?event=" + id)).Done().Html;
        Assert.That(narrowed.QuerySelector(".chosen-list bdi")!.TextContent, Is.EqualTo(title));
    }

    [TestCase("the war")]
    [TestCase("gaza-war")]
    public async Task An_event_is_found_by_its_title_and_by_its_id(string search) => Assert.That(
        (await _served.Get("/events?search=" + Uri.EscapeDataString(search))).Done().Html.QuerySelector("a[href='/events/gaza-war']"),
        Is.Not.Null);

    [Test]
    public async Task A_question_leads_to_its_event() => Assert.That(
        (await _served.Get("/questions/war.began")).Done().Html.QuerySelector(".facts a[href='/events/gaza-war']")!.TextContent,
        Is.EqualTo("The war in Gaza"));

    [TestCase("A fire 3", "A fire")]
    [TestCase("A fire 2|A storm 1", "A fire")]
    [TestCase("A fire 1|A storm 1", null)]
    [TestCase("A fire 2|A storm 1|A flood 1", null)]
    public void A_subject_names_an_event_where_more_than_half_of_its_questions_share_it(string subjects, string? title) =>
        Assert.That(
            EventTitles.Shared(subjects.Split('|').Select(each => new EventSubject("it", each[..^2], each[^1] - '0')))
                .GetValueOrDefault("it"),
            Is.EqualTo(title));

    [TestCase("gaza-war", "Gaza war")]
    [TestCase("october-7", "October 7")]
    [TestCase("Übung_2", "Übung 2")]
    [TestCase("-", "")]
    public void An_id_becomes_words(string id, string words) => Assert.That(EventTitles.InWords(id), Is.EqualTo(words));

    [Test]
    public async Task An_event_shows_what_its_sources_answer_alike_and_nothing_that_is_disputed()
    {
        var page = (await _served.Get("/events/october-7")).Done().Html;

        Assert.That(
            page.QuerySelectorAll("[aria-labelledby=agreements] li h3").Select(heading => heading.LastChild!.TextContent.Trim()),
            Is.EqualTo(["When did they happen?", "Who led them?"]));
        Assert.That((await _served.Get("/events/truce-end")).Done().Html.QuerySelector("#agreements"), Is.Null);
    }

    [Test]
    public async Task Claims_stand_under_their_question_once()
    {
        var page = (await _served.Get("/events/gaza-war")).Done().Html;

        Assert.That(page.QuerySelectorAll(".claims .asked").Select(heading => heading.TextContent), Is.Unique);
        Assert.That(page.QuerySelectorAll(".claims > li"), Has.Length.GreaterThan(page.QuerySelectorAll(".claims .asked").Length));
    }
}
