using System.Net;
using System.Text.Json;

namespace ClaimLedger.Web.Tests;

/// <summary>What changed since somebody last looked, and the events by day.</summary>
public sealed class SinceTests
{
    private const string Conflict = "c-0d457d196474fdd1";
    private const string Source = "sources/2031-06-05-evening-echo.yaml";

    [Test]
    public async Task Nothing_is_compared_on_the_first_visit_and_nothing_is_said_to_have_changed_on_the_second()
    {
        await using var served = await Served.HarbourFire();

        Assert.That((await served.Get("/")).Done().Html.QuerySelector(".since"), Is.Null);
        var second = (await served.Get("/")).Done().Html.QuerySelector(".since")!;
        Assert.That(second.TextContent, Does.Contain("No conflict came, changed or went").And.Contain("9 June 2031, 12:00 UTC"));
        Assert.That(second.QuerySelector("form"), Is.Null);
    }

    [Test]
    public async Task What_comes_goes_and_is_ruled_on_is_told_until_it_is_marked_as_seen()
    {
        await using var served = await Served.HarbourFire();
        await using var guest = served.Guest();
        await served.Get("/");
        served.CommandLine("rule", Conflict, "confirmed", "--reason", "Seen.", "--by", "Ann Lee");
        // What more than twelve disagreed with goes, and other conflicts come.
        served.Folder.Replace(Source, "says: more than 12", "says: \"9\"").Replace(Source, "quote: more than 12", "quote: 9");
        var before = await served.Get("/conflicts.json");

        var page = (await served.Get("/")).Done().Html;
        var titles = page.QuerySelectorAll(".since h3").Select(title => title.TextContent).ToList();

        Assert.That(titles, Does.Contain("1 conflict was ruled on"));
        Assert.That(titles, Has.Some.Matches("^[0-9]+ conflicts? (is|are) gone$"));
        Assert.That(page.QuerySelectorAll(".since .gone code"), Is.Not.Empty);
        Assert.That(before.Text, Does.Not.Contain(page.QuerySelector(".since .gone code")!.TextContent));
        Assert.That((await guest.Get("/")).Done().Html.QuerySelector(".since"), Is.Null, "each browser has a mark of its own");

        Assert.That((await served.Get("/")).Html.QuerySelector(".since h3"), Is.Not.Null, "looking alone moves no mark");
        var state = page.QuerySelector(".since input[name=state]")!.GetAttribute("value")!;
        var marked = await served.Post("/", "/seen", ("state", state));
        Assert.That(marked.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await served.Get("/")).Html.QuerySelector(".since h3"), Is.Null);
    }

    [Test]
    public async Task Two_who_marked_one_state_see_one_page_each_with_a_form_that_only_they_can_send()
    {
        await using var served = await Served.HarbourFire();
        await using var guest = served.Guest();
        await served.Get("/");
        await guest.Get("/");
        served.CommandLine("rule", Conflict, "confirmed", "--reason", "Seen.", "--by", "Ann Lee");

        var (one, other) = ((await served.Get("/")).Done(), (await guest.Get("/")).Done());
        var (own, theirs) = (Token(one), Token(other));
        Assert.That(own, Is.Not.EqualTo(theirs));
        Assert.That(other.Text.Replace(theirs, own, StringComparison.Ordinal), Is.EqualTo(one.Text), "made once for both");
        Assert.That(Token((await served.Get("/")).Done()), Is.EqualTo(own), "a visitor keeps it");
        Assert.That(one.Headers.ContainsKey("ETag"), Is.False, "no browser keeps it for another");

        var state = one.Html.QuerySelector(".since input[name=state]")!.GetAttribute("value")!;
        var forged = await served.Send(HttpMethod.Post, "/seen", [("token", theirs), ("state", state)]);
        Assert.That(forged.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var sent = await guest.Send(HttpMethod.Post, "/seen", [("token", theirs), ("state", state)]);
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.SeeOther));

        static string Token(Answer answer) => answer.Html.QuerySelector(".since input[name=token]")!.GetAttribute("value")!;
    }

    [Test]
    public async Task Programs_name_the_state_that_they_saw_and_browsers_are_led_to_the_same()
    {
        await using var served = await Served.HarbourFire();
        var seen = JsonDocument.Parse((await served.Get("/.json")).Done().Text).RootElement.GetProperty("state").GetString();
        await served.Get("/");
        served.CommandLine("rule", Conflict, "confirmed", "--reason", "Seen.", "--by", "Ann Lee");
        served.Folder.Replace(Source, "says: more than 12", "says: \"9\"").Replace(Source, "quote: more than 12", "quote: 9");

        var page = (await served.Get("/")).Done();
        var since = JsonDocument.Parse((await served.Get($"/.json?seen={seen}")).Done().Text).RootElement.GetProperty("since");

        Assert.That(page.Headers["Link"], Does.Contain($"</.json?seen={seen}>"));
        Assert.That(since.GetProperty("rulings")[0].GetProperty("conflict").GetString(), Is.EqualTo(Conflict));
        Assert.That(
            since.GetProperty("went").EnumerateArray().Select(id => id.GetString()),
            Is.SupersetOf(page.Html.QuerySelectorAll(".since .gone code").Select(id => id.TextContent)));
        Assert.That((await served.Get($"/.json?seen={new string('0', 64)}")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task What_comes_and_goes_again_is_no_news()
    {
        await using var served = await Served.HarbourFire();
        await served.Get("/");
        served.CommandLine("rule", Conflict, "confirmed", "--reason", "Seen.", "--by", "Ann Lee");
        await served.Get("/conflicts");
        served.CommandLine("rule", Conflict, "--remove");

        Assert.That((await served.Get("/")).Done().Html.QuerySelector(".since")!.TextContent, Does.Contain("No conflict came"));
    }

    [TestCase("nonsense")]
    [TestCase("0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("' OR 1=1 --")]
    public async Task A_mark_that_the_history_does_not_hold_is_a_first_visit(string state)
    {
        await using var served = await Served.HarbourFire();
        await served.Get("/");
        await served.Post("/desk", "/seen", ("state", state));

        Assert.That((await served.Get("/")).Done().Html.QuerySelector(".since")!.TextContent, Does.Contain("No conflict came"));
    }

    [Test]
    public async Task A_mark_is_set_where_nothing_else_can_be_written()
    {
        await using var served = await Served.HarbourFire(isReadOnly: true);
        await served.Get("/");

        Assert.That((await served.Get("/")).Done().Html.QuerySelector(".since"), Is.Not.Null);
    }

    [Test]
    public async Task Events_stand_on_one_line_of_days_in_the_order_of_their_first()
    {
        await using var served = await Served.Shipped();

        var line = (await served.Get("/")).Done().Html.QuerySelector(".event-line")!;

        Assert.That(line.QuerySelectorAll("li a").Select(link => link.GetAttribute("href")), Has.All.StartsWith("/events/"));
        Assert.That(line.QuerySelectorAll("svg[aria-hidden=true] .day"), Is.Not.Empty);
        foreach (var link in line.QuerySelectorAll("li a"))
            await CheckAnswered(served, link.GetAttribute("href")!);
    }

    private static async Task CheckAnswered(Served served, string address) => (await served.Get(address)).Done();
}
