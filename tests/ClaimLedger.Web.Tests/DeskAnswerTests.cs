using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using static ClaimLedger.Web.Tests.DeskArticles;

namespace ClaimLedger.Web.Tests;

/// <summary>Answering proposals at the desk.</summary>
public sealed class DeskAnswerTests
{
    private const string Ferry31 = $"/desk?source={FerrySource}&at=31-people";

    private Served _served = null!;

    [SetUp]
    public async Task HandIn()
    {
        _served = await Served.HarbourFire();
        var answer = await _served.HandIn(Known, ("a.txt", Bytes(Ferry)), ("b.txt", Bytes(Twenty)));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther), Told(answer));
    }

    [TearDown]
    public async Task End() => await _served.DisposeAsync();

    [Test]
    public async Task What_disagrees_comes_first_and_each_card_says_with_what()
    {
        var page = (await _served.Get("/desk")).Done().Html;

        Assert.That(
            page.QuerySelectorAll(".waiting .quiet").Select(each => each.TextContent),
            Is.EqualTo(new[] { "3 claims wait, 1 disagrees", "4 claims wait, 1 disagrees" }));
        var first = page.QuerySelector(".card")!;
        Assert.That(first.QuerySelector(".against")!.TextContent, Does.Contain("“A ferry sank off Corvo on Wednesday, killing 31 people”"));
        Assert.That(first.QuerySelector(".against a")!.GetAttribute("href"), Is.EqualTo($"{Ferry31}#p-31-people"));
        Assert.That(first.QuerySelector(".why")!.TextContent, Does.Contain("read as count"));
        Assert.That(page.QuerySelector(".total")!.TextContent, Is.EqualTo("7 proposed claims wait in 2 articles."));
    }

    [Test]
    public async Task While_somebody_works_articles_stay_where_they_are_and_cards_keep_their_numbers()
    {
        var start = (await _served.Get("/desk")).Done().Html;
        var articles = Hrefs(start);
        var second = start.QuerySelectorAll(".waiting a")[1].GetAttribute("href")!;
        var shown = (await _served.Get(second)).Done().Html;
        Assert.That(Numbers(shown), Is.EqualTo(new[] { "1", "2", "3", "4" }));

        // What disagreed goes, and with it the reason for the order.
        var claim = shown.QuerySelector(".card")!;
        var answer = await _served.Post(
            second, "/desk/answers", ("claim", Field(claim, "claim")), ("seen", Field(claim, "seen")), ("answer", "reject"));

        var after = (await _served.Get(answer.Headers["Location"])).Done().Html;
        Assert.That(Hrefs(after), Is.EqualTo(articles));
        Assert.That(Numbers(after), Is.EqualTo(new[] { "2", "3", "4" }));
        Assert.That(after.QuerySelectorAll(".archived .number").Select(number => number.LastChild!.TextContent.Trim()).Order(),
            Is.EqualTo(new[] { "2", "3", "4" }));

        static string[] Hrefs(IHtmlDocument page) => [.. page.QuerySelectorAll(".waiting a").Select(link => link.GetAttribute("href")!)];
        static string[] Numbers(IHtmlDocument page) => [.. page.QuerySelectorAll(".card-number").Select(number => number.TextContent)];
        static string Field(IElement card, string name) => card.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;
    }

    [Test]
    public async Task What_waits_is_there_as_data_in_the_order_of_the_review_all_of_it_or_of_one_source()
    {
        var page = (await _served.Get($"/desk?source={FerrySource}")).Done();
        var all = JsonDocument.Parse((await _served.Get("/desk.json")).Done().Text).RootElement.EnumerateArray().ToList();
        var ofOne = JsonDocument.Parse((await _served.Get($"/desk.json?source={FerrySource}")).Done().Text).RootElement.EnumerateArray();
        var csv = (await _served.Get("/desk.csv")).Done().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(page.Headers["Link"], Does.Contain($"</desk.json?source={FerrySource}>").And.Contain("text/csv"));
        Assert.That(all, Has.Count.EqualTo(7));
        Assert.That(csv, Has.Length.EqualTo(8));
        Assert.That(csv[0], Does.StartWith("id,question,new_question,"));
        Assert.That(
            ofOne.Select(open => open.GetProperty("id").GetString()),
            Is.EqualTo(page.Html.QuerySelectorAll(".card input[name=claim]").Select(input => input.GetAttribute("value")).Distinct()));
        Assert.That(all[0].GetProperty("disagreements")[0].GetProperty("claim").GetString(), Is.EqualTo($"{FerrySource}/31-people"));
        Assert.That(all[0].GetProperty("because").GetString(), Does.Contain("count"));
        Assert.That(
            JsonDocument.Parse((await _served.Get("/.json")).Text).RootElement.GetProperty("totals").GetProperty("waiting").GetInt32(),
            Is.EqualTo(7));
        Assert.That(ContractTests.Misfits(await _served.Get("/openapi.json"), "proposed-claim", all[0]), Is.Empty);
    }

    [Test]
    public async Task The_start_says_how_many_wait_and_leads_there()
    {
        Assert.That(
            (await _served.Get("/")).Html.QuerySelector(".waits a[href='/desk']")!.TextContent,
            Is.EqualTo("7 proposed claims wait at the desk"));

        await using var none = await Served.HarbourFire();
        Assert.That((await none.Get("/")).Html.QuerySelector(".waits"), Is.Null);
    }

    [Test]
    public async Task An_accepted_claim_is_in_the_data_set_at_once_with_its_new_question_and_the_next_card_is_at_hand()
    {
        var answer = await Answer(_served, Ferry31, "31-people", "accept");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther), Told(answer));
        Assert.That(_served.Folder.Read("questions.yaml"), Does.Contain("id: ferry-sinks-corvo.killed"));
        Assert.That(_served.Folder.Read("speakers.yaml"), Does.Contain("the coastguard"));
        Assert.That((await _served.Get("/claims.json")).Text, Does.Contain($"{FerrySource}/31-people"));
        var page = (await _served.Get(answer.Headers["Location"])).Done().Html;
        Assert.That(
            page.QuerySelector(".told-last")!.TextContent,
            Does.Contain("Accepted “31” in answer to: How many people were killed?").And.Contain("It is in no conflict."));
        Assert.That(page.QuerySelector("[data-current]")!.Id, Is.EqualTo("p-wednesday"));
        Assert.That(page.QuerySelector(".progress")!.TextContent, Does.Contain("1 of 4 answered"));
        Assert.That(page.QuerySelector(".archived .accepted"), Is.Null, "its words are those of a card that waits, too");
    }

    [Test]
    public async Task The_conflict_that_an_accepted_claim_brings_is_linked_to()
    {
        await Answer(_served, Ferry31, "31-people", "accept");

        var answer = await Answer(_served, "/desk?source=2031-06-05-twenty-dead-as-ferry-goes-down-off-corvo", "twenty-dead", "accept");

        var told = (await _served.Get(answer.Headers["Location"])).Done().Html.QuerySelector(".told-last")!;
        Assert.That(told.QuerySelector("h2")!.TextContent, Is.EqualTo("1 conflict came with it"));
        var conflict = (await _served.Get(told.QuerySelector(".came a")!.GetAttribute("href")!)).Done();
        Assert.That(conflict.Html.QuerySelector("main")!.TextContent, Does.Contain("killing 31 people"));
    }

    [TestCase("accept")]
    [TestCase("reject")]
    public async Task An_answer_is_taken_back_to_the_byte(string what)
    {
        var before = Files();

        await Answer(_served, Ferry31, "31-people", what);
        Assert.That(Files(), Is.Not.EqualTo(before));
        var undone = await _served.Post("/desk", "/desk/undo");

        Assert.That(Files(), Is.EqualTo(before));
        Assert.That(undone.Headers["Location"], Does.EndWith("#p-31-people"));
        var page = (await _served.Get(undone.Headers["Location"])).Done().Html;
        Assert.That(page.QuerySelector(".told-last")!.TextContent, Does.Contain("Taken back"));
        Assert.That(page.QuerySelector("form.undo-last"), Is.Null, "there is nothing more to undo");
        Assert.That(page.QuerySelector(".progress")!.TextContent, Does.Contain("0 of 4 answered"));
    }

    [Test]
    public async Task Fields_are_edited_and_the_words_of_a_new_question_change_wherever_it_is_asked()
    {
        var answer = await Answer(
            _served,
            Ferry31 + "&open=edit",
            "31-people",
            "edit",
            ("says", "31 people"),
            ("speaker", "the coastguard; Lind Lines"),
            ("as-of", "2031-06-04"),
            ("modality", "forecast"),
            ("asks", "How many people died?"),
            ("note", "As of the evening."));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther), Told(answer));
        var (own, other) = (_served.Folder.Read(FerryFile), _served.Folder.Read(TwentyFile));
        Assert.That(
            own,
            Does.Contain("says: 31 people").And.Contain("as-of: 2031-06-04").And.Contain("modality: forecast")
                .And.Contain("[the coastguard, Lind Lines]").And.Contain("note: As of the evening.")
                .And.Contain("asks: How many people died?"));
        Assert.That(other, Does.Contain("asks: How many people died?").And.Not.Contain("How many people were killed?"));
        Assert.That((await _served.Get(answer.Headers["Location"])).Html.QuerySelector("[data-current]")!.Id, Is.EqualTo("p-31-people"));

        await _served.Post("/desk", "/desk/undo");
        Assert.That(_served.Folder.Read(TwentyFile), Does.Contain("How many people were killed?"));
    }

    [Test]
    public async Task The_words_of_a_declared_question_change_where_it_is_declared()
    {
        await Answer(_served, Ferry31, "31-people", "accept");

        await Answer(
            _served,
            "/desk?source=2031-06-05-twenty-dead-as-ferry-goes-down-off-corvo&at=20-people&open=edit",
            "20-people",
            "edit",
            ("asks", "How many people died?"));

        Assert.That(_served.Folder.Read("questions.yaml"), Does.Contain("asks: How many people died?"));
    }

    [TestCase("says", "no figure at all", "mistakes", TestName = "A_value_that_cannot_be_read_is_refused_with_its_mistake")]
    [TestCase("says", "", "holds nothing", TestName = "A_value_cannot_be_taken_away")]
    [TestCase("asks", "turned \u202E round", "which nobody sees", TestName = "Characters_that_nobody_sees_are_refused")]
    [TestCase("note", "", "how it is already", TestName = "Nothing_that_changes_nothing_is_written")]
    public async Task What_cannot_be_written_comes_back_as_it_was_typed(string field, string value, string said)
    {
        var before = Files();

        var answer = await Answer(_served, Ferry31 + "&open=edit", "31-people", "edit", (field, value));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableContent));
        Assert.That(answer.Html.QuerySelector(".wrong-last")!.TextContent, Does.Contain(said));
        if (value.Length > 0 && field != "asks")
            Assert.That(answer.Html.QuerySelector($".edit [name={field}]")!.GetAttribute("value"), Is.EqualTo(value));
        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_claim_is_put_to_a_question_that_words_find()
    {
        var page = (await _served.Get($"/desk?source={FerrySource}&at=nine-people&open=link&words=fire+missing")).Done().Html;
        var form = page.QuerySelectorAll(".choices form").OfType<IHtmlFormElement>()
            .Single(each => Field(each, "question") == "fire.missing");

        var answer = await Submit(_served, form, ("answer", "link"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther), Told(answer));
        Assert.That(_served.Folder.Read(FerryFile), Does.Contain("question: fire.missing").And.Not.Contain("ferry-sinks-corvo.missing"));
    }

    [Test]
    public async Task All_proposals_of_a_new_question_are_put_to_another()
    {
        var page = (await _served.Get(Ferry31 + "&open=link&words=fire.killed")).Done().Html;
        var form = page.QuerySelectorAll(".choices form").OfType<IHtmlFormElement>()
            .Single(each => Field(each, "question") == "fire.killed");
        Assert.That(form.QuerySelector("[value=merge]")!.TextContent, Is.EqualTo("All 3 of its question answer this"));

        await Submit(_served, form, ("answer", "merge"));

        Assert.That(_served.Folder.Read(FerryFile) + _served.Folder.Read(TwentyFile), Does.Not.Contain("ferry-sinks-corvo.killed"));
    }

    [TestCase("ferry.dead", null, TestName = "A_new_question_is_asked")]
    [TestCase("fire.killed", "is called fire.killed already", TestName = "A_taken_id_is_refused")]
    [TestCase("fire killed", "mistakes", TestName = "An_id_that_is_none_is_refused")]
    public async Task A_new_question(string id, string? refused)
    {
        var answer = await Answer(
            _served, Ferry31 + "&open=link", "31-people", "new", ("id", id), ("asks", "How many died at sea?"), ("subject", "The ferry"));

        if (refused is null)
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther), Told(answer));
            Assert.That(_served.Folder.Read(FerryFile), Does.Contain($"question: {id}").And.Contain("asks: How many died at sea?"));
            return;
        }
        Assert.That(answer.Html.QuerySelector(".wrong-last")!.TextContent, Does.Contain(refused));
        Assert.That(
            answer.Html.QuerySelector("details.new-question[open] [name=asks]")!.GetAttribute("value"),
            Is.EqualTo("How many died at sea?"));
    }

    [TestCase("accept", "Desk Editor has accepted this proposal meanwhile")]
    [TestCase("reject", "is not there any more: Desk Editor has rejected it meanwhile")]
    public async Task A_second_person_who_answers_the_same_is_told_and_nothing_is_written(string first, string said)
    {
        await using var guest = _served.Guest().Named("Second Editor");
        var seen = await Form(guest, Ferry31, "31-people");
        await Answer(_served, Ferry31, "31-people", first);
        var left = Files();

        var answer = await Submit(guest, seen, ("answer", "accept"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(answer.Html.QuerySelector(".wrong-last")!.TextContent, Does.Contain(said));
        Assert.That(answer.Html.QuerySelector("[data-current]"), Is.Not.Null, "there is a next one");
        Assert.That(Files(), Is.EqualTo(left));
    }

    [Test]
    public async Task Two_people_who_answer_different_cards_of_one_article_are_in_nobodys_way()
    {
        await using var guest = _served.Guest().Named("Second Editor");
        var seen = await Form(guest, Ferry31, "nine-people");
        await Answer(_served, Ferry31, "31-people", "accept");

        var answer = await Submit(guest, seen, ("answer", "accept"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther), Told(answer));
        Assert.That(
            (await _served.Get("/claims.json")).Text, Does.Contain($"{FerrySource}/31-people").And.Contain($"{FerrySource}/nine-people"));
    }

    [Test]
    public async Task What_an_editor_has_changed_since_it_was_shown_is_not_answered()
    {
        var seen = await Form(_served, Ferry31, "31-people");
        _served.Folder.Replace(FerryFile, "says: '31'", "says: at least 31");
        var left = Files();

        var answer = await Submit(_served, seen, ("answer", "accept"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(answer.Html.QuerySelector(".wrong-last")!.TextContent, Does.Contain("has changed since it was shown"));
        Assert.That(answer.Html.QuerySelector("[data-current]")!.TextContent, Does.Contain("at least 31"));
        Assert.That(Files(), Is.EqualTo(left));
    }

    [Test]
    public async Task Nothing_is_taken_back_in_a_file_that_changed_since_nor_by_another_visitor()
    {
        await using var guest = _served.Guest().Named("Second Editor");
        await Answer(_served, Ferry31, "31-people", "reject");
        Assert.That((await guest.Get("/desk")).Html.QuerySelector("form.undo-last"), Is.Null);
        _served.Folder.Write(FerryFile, _served.Folder.Read(FerryFile) + "# somebody else was here\n");
        var left = Files();

        var answer = await _served.Post("/desk", "/desk/undo");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(answer.Html.QuerySelector(".wrong-last")!.TextContent, Does.Contain("cannot be taken back"));
        Assert.That(Files(), Is.EqualTo(left));
    }

    [Test]
    public async Task When_all_is_answered_the_desk_says_so()
    {
        for (var left = 7; left > 0; left--)
        {
            var page = (await _served.Get("/desk")).Done().Html;
            await Submit(_served, (IHtmlFormElement)page.QuerySelector(".card form.answers")!, ("answer", "reject"));
        }

        var empty = (await _served.Get("/desk")).Done().Html;

        Assert.That(empty.QuerySelector(".total")!.TextContent, Is.EqualTo("Nothing waits for review."));
        Assert.That(empty.QuerySelector("details.hand-in[open]"), Is.Not.Null);
    }

    private static string Told(Answer answer) => answer.Html.QuerySelector(".told-last")?.TextContent ?? answer.Text;

    private string Files() => string.Concat(
        new[] { "questions.yaml", "speakers.yaml", FerryFile, TwentyFile }.Select(name => _served.Folder.Read(name)));

    private static async Task<IHtmlFormElement> Form(Served served, string page, string card) =>
        (IHtmlFormElement)(await served.Get(page)).Done().Html.QuerySelector($"#p-{card} form[action='/desk/answers']")!;

    // As a browser would: the fields that stand in the form, the button that is pressed, and what is typed in place of what was there.
    private static async Task<Answer> Answer(
        Served served, string page, string card, string answer, params (string Name, string Value)[] typed)
    {
        var form = answer == "new"
            ? (IHtmlFormElement)(await served.Get(page)).Done().Html.QuerySelector($"#p-{card} .new-question form")!
            : await Form(served, page, card);
        return await Submit(served, form, [("answer", answer), .. typed]);
    }

    private static Task<Answer> Submit(Served served, IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        var fields = form.QuerySelectorAll("input, select").ToDictionary(
            field => field.GetAttribute("name")!,
            field => (field is IHtmlSelectElement select ? select.Value : field.GetAttribute("value")) ?? "");
        foreach (var (name, value) in typed)
            fields[name] = value;
        return served.Send(HttpMethod.Post, form.GetAttribute("action")!, [.. fields.Select(field => (field.Key, field.Value))]);
    }

    private static string? Field(IElement form, string name) => form.QuerySelector($"[name={name}]")?.GetAttribute("value");
}
