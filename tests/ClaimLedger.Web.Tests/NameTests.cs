using System.Net;
using static ClaimLedger.Web.Tests.DeskArticles;

namespace ClaimLedger.Web.Tests;

/// <summary>Whatever is written stands under a name, which is asked for once.</summary>
public sealed class NameTests
{
    private const string Ferry31 = $"/desk?source={FerrySource}&at=31-people";
    private const string Change = "/questions/fire.cause/change";

    private Served _served = null!;
    private Served _guest = null!;

    [SetUp]
    public async Task HandIn()
    {
        _served = await Served.HarbourFire();
        await _served.HandIn(Known, ("a.txt", Bytes(Ferry)), ("b.txt", Bytes(Twenty)));
        _guest = _served.Guest();
    }

    [TearDown]
    public async Task End()
    {
        await _guest.DisposeAsync();
        await _served.DisposeAsync();
    }

    [Test]
    public async Task Whoever_writes_is_asked_once_goes_on_with_what_was_sent_and_stands_in_the_history()
    {
        var card = (await _guest.Get(Ferry31)).Html.QuerySelector("[data-current] form.answers")!;
        (string, string)[] fields =
        [
            ("answer", "accept"),
            .. card.QuerySelectorAll("input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!)),
        ];
        var before = _served.Folder.Read(FerryFile);

        var asked = (await _guest.Send(HttpMethod.Post, "/desk/answers", fields)).Done().Html;

        Assert.That(_served.Folder.Read(FerryFile), Is.EqualTo(before));
        Assert.That(asked.QuerySelector("h1")!.TextContent, Is.EqualTo("Who writes?"));
        var answer = await _guest.Send(
            HttpMethod.Post,
            asked.QuerySelector("main form")!.GetAttribute("action")!,
            [
                .. asked.QuerySelectorAll("main input[type=hidden]")
                    .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!)),
                ("by", "Åsa Ek; night"),
            ]);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther), answer.Text);
        Assert.That(_served.Folder.Read(FerryFile), Is.Not.EqualTo(before));
        Assert.That(await History(), Is.EqualTo("Åsa Ek; night"));

        var undone = await _guest.Post("/desk", "/desk/undo");
        Assert.That(undone.Status, Is.EqualTo(HttpStatusCode.SeeOther), "it is remembered");
        Assert.That((await _guest.Get("/desk")).Html.QuerySelector(".who summary")!.TextContent, Does.Contain("Åsa Ek; night"));
    }

    [TestCase("/desk", "/desk/undo", new string[0])]
    [TestCase("/desk", "/desk/sure", new[] { "source", FerrySource })]
    [TestCase(Change, Change, new[] { "do", "rename", "value", "fire.reason" })]
    [TestCase(Change, Change + "/undo", new string[0])]
    [TestCase("/conflicts/c-0d457d196474fdd1", "/conflicts/c-0d457d196474fdd1/ruling", new[] { "remove", "yes" })]
    [TestCase("/conflicts/c-0d457d196474fdd1", "/conflicts/c-0d457d196474fdd1/ruling/undo", new string[0])]
    public async Task Nothing_is_written_without_one(string page, string action, string[] fields)
    {
        var answer = await _guest.Post(page, action, [.. fields.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        Assert.That(answer.Html.QuerySelector("h1")!.TextContent, Is.EqualTo("Who writes?"));
        Assert.That(answer.Html.QuerySelector("main form")!.GetAttribute("action"), Is.EqualTo(action));
        foreach (var pair in fields.Chunk(2))
            Assert.That(answer.Html.QuerySelector($"input[name={pair[0]}]")!.GetAttribute("value"), Is.EqualTo(pair[1]));
    }

    [Test]
    public async Task Articles_are_handed_in_under_a_name()
    {
        var fields = (await _guest.Get("/desk")).Html.QuerySelectorAll("form[action='/desk/articles'] input[name=by][required]");
        Assert.That(fields, Has.Length.EqualTo(2));
        var refused = await _guest.HandIn([("text", "Ferry sinks. 9 people died.")]);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableContent));
        Assert.That(refused.Html.QuerySelector(".wrong-last")!.TextContent, Does.Contain("Say who hands it in"));

        var taken = await _guest.HandIn(
            [("text", Twenty), ("title", "Another"), ("publisher", "Tide Times"), ("published", "2031-06-06"), ("by", "Bo Ek")]);

        Assert.That(taken.Status, Is.EqualTo(HttpStatusCode.SeeOther), taken.Text);
        Assert.That((await _guest.Get("/desk")).Html.QuerySelector("form[action='/desk/articles'] input[name=by]"), Is.Null);
    }

    [TestCase("")]
    [TestCase("turned \u202E round")]
    [TestCase("two\nlines")]
    public async Task A_name_that_nobody_can_read_is_none(string name)
    {
        var answer = await _guest.Post("/desk", "/desk/undo", ("by", name));

        Assert.That(answer.Html.QuerySelector("h1")!.TextContent, Is.EqualTo("Who writes?"));
        Assert.That(answer.Html.QuerySelector(".wrong") is not null, Is.EqualTo(name.Length > 0));
    }

    [Test]
    public async Task Another_name_is_said_at_the_desk_and_fills_the_ruling_form()
    {
        Assert.That((await _served.Post("/desk", "/name", ("by", "Cy Orr"))).Status, Is.EqualTo(HttpStatusCode.SeeOther));

        var form = (await _served.Get("/conflicts/c-0d457d196474fdd1")).Html.QuerySelector("#by")!;
        Assert.That(form.GetAttribute("value"), Is.EqualTo("Cy Orr"));
    }

    [Test]
    public async Task All_that_is_sure_is_accepted_at_once_and_taken_back_to_the_byte()
    {
        var desk = (await _served.Get($"/desk?source={FerrySource}")).Html.QuerySelector("form.sure")!;
        var before = Files();
        (string, string)[] fields =
            [.. desk.QuerySelectorAll("input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!))];

        var answer = await _served.Send(HttpMethod.Post, "/desk/sure", fields);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther), answer.Text);
        var page = (await _served.Get(answer.Headers["Location"])).Done().Html;
        Assert.That(page.QuerySelector(".told-last")!.TextContent, Does.Match("Accepted [0-9]+ claims that were sure"));
        Assert.That(Files(), Is.Not.EqualTo(before));
        Assert.That(_served.Folder.Read(FerryFile), Does.Contain("proposed: true"), "what disagrees waits");
        var late = await _served.Send(HttpMethod.Post, "/desk/sure", fields);
        Assert.That(late.Status, Is.EqualTo(HttpStatusCode.Conflict), "they are no longer what was shown");

        await _served.Post("/desk", "/desk/undo");
        Assert.That(Files(), Is.EqualTo(before));
    }

    // The last build.
    private async Task<string> History() => (await _served.Get(
        "/sql.csv?sql=" + Uri.EscapeDataString("select actor from v_history where action = 'build' order by entry desc limit 1")))
        .Done().Text.Trim().Split('\n')[^1].Trim('"');

    private string Files() => string.Join(
        '\n',
        Directory.EnumerateFiles(_served.Folder.Path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllText));
}
