using System.Net;

namespace ClaimLedger.Web.Tests;

/// <summary>A draft that is pasted, each figure in place with what the ledger has to say.</summary>
public sealed class VetTests
{
    private const string Draft = """
        The fire at the old harbour of Ebb killed 30 people, the Fire Service said on 5 June 2031.

        At least 25 people were injured in the harbour fire. A ferry sank off Corvo in 2019, killing 31.
        """;

    [TestCase("tests/data/harbour-fire", Draft, "2031-06-09")]
    [TestCase("tests/data/dam-breach", "held-back.txt", "2033-03-22")]
    [TestCase("tests/data/dam-breach", "draft.md", "2033-03-22")]
    public async Task A_draft_as_data_is_what_the_command_line_prints(string dataSet, string draft, string day)
    {
        await using var served = await Served.Start(DataSetFolder.CopyOf(RepositoryRoot.Combine(dataSet)));
        var text = draft.Contains(' ', StringComparison.Ordinal) ? draft : served.Folder.Read(draft);
        served.Folder.Write("draft", text);

        var answer = (await served.Post("/vet", "/vet.json", ("draft", text), ("published", day))).Done();

        Assert.That(answer.Headers["Content-Type"], Does.StartWith("application/json"));
        Assert.That(answer.Text, Is.EqualTo(served.Vetted("draft", day)));
    }

    [Test]
    public async Task Every_figure_is_marked_in_its_place_with_a_sign_a_word_and_a_reason()
    {
        await using var served = await Served.Start(DataSetFolder.CopyOf(RepositoryRoot.Combine("tests/data/dam-breach")));
        var text = served.Folder.Read("held-back.txt").ReplaceLineEndings("\n");

        var page = (await served.Post("/vet", "/vet", ("draft", text), ("published", "2033-03-22"))).Done().Html;

        var shown = page.QuerySelector(".draft-text")!;
        var cards = page.QuerySelectorAll(".cards > li").ToDictionary(card => card.Id!);
        var signs = shown.QuerySelectorAll("a.sign").ToList();
        Assert.That(signs, Has.Count.GreaterThan(5));
        foreach (var sign in signs)
        {
            var mark = sign.PreviousElementSibling!;
            var card = cards[sign.GetAttribute("href")![1..]];
            Assert.That(mark.TextContent, Is.EqualTo(card.QuerySelector(".figure-says")!.TextContent));
            Assert.That(sign.TextContent, Does.Contain(card.QuerySelector("strong")!.TextContent));
            Assert.That(card.QuerySelector(".why")!.TextContent, Is.Not.Empty);
        }
        Assert.That(
            cards.Values.Select(card => card.QuerySelector("strong")!.TextContent),
            Is.SupersetOf(new[] { "supported", "not checked" }));
        Assert.That(page.QuerySelectorAll("#findings ~ .cards > li"), Is.Not.Empty);
        foreach (var link in page.QuerySelectorAll(".cards a"))
            (await served.Get(link.GetAttribute("href")!.Split('#')[0])).Done();
        foreach (var sign in signs)
            sign.Remove();
        Assert.That(shown.TextContent.Trim(), Is.EqualTo(text.Trim()));
    }

    [Test]
    public async Task The_note_is_prose_with_addresses_and_the_draft_stays_in_the_form()
    {
        await using var served = await Served.HarbourFire();

        // As a browser sends it.
        var page = (await served.Post(
            "/vet", "/vet", ("draft", Draft.ReplaceLineEndings("\r\n")), ("published", "2031-06-09"))).Done().Html;

        var root = served.Address.ToString().TrimEnd('/');
        Assert.That(page.QuerySelector("#note-text")!.TextContent, Is.EqualTo(
            $"""
            The draft, held against Harbour fire: 5 figures read, 2 held against the ledger, 3 not checked; 1 finding.

            “30”, taken to answer “How many people were killed?” (Harbour fire, 3 June 2031)
            Contradiction: No claim of the ledger that is as exact and about the same time can be true together with the draft’s figure. The draft says “30” and credits Fire Service. At a later date the ledger has “9” (“A week after”, as of 8 June 2031), and the figure can only grow.
            - “9” (A week after, as of 8 June 2031)
            {root}/questions/fire.killed

            Supported: a claim of the ledger says so:
            - “At least 25”

            Not checked:
            - “5 June 2031”: it is no claim by itself: a date of reporting, an age, a place in a row or part of a name
            - “2019”: no question of the ledger asks for it
            - “31”: it may not answer “How many people were killed?” (Harbour fire, 3 June 2031): a date beside it lies before all that is known of the subject

            """.ReplaceLineEndings("\n")));
        Assert.That(page.QuerySelector("#draft")!.TextContent, Is.EqualTo(Draft.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task A_draft_is_text_and_nothing_else()
    {
        await using var served = await Served.HarbourFire();

        var page = (await served.Post(
            "/vet", "/vet", ("draft", "Note: \"9 dead\" </textarea><script>alert(1)</script> & 12 hurt."))).Done().Html;

        Assert.That(page.QuerySelectorAll("main script"), Is.Empty);
        Assert.That(page.QuerySelector("#draft")!.TextContent, Does.Contain("</textarea><script>"));
    }

    [TestCase("", "2031-06-09", "The draft is empty; paste it.")]
    [TestCase("Nine died.", "yesterday", "Published 'yesterday'")]
    public async Task What_cannot_be_vetted_is_said_and_stays_in_the_form(string draft, string day, string said)
    {
        await using var served = await Served.HarbourFire();

        var answer = await served.Post("/vet", "/vet", ("draft", draft), ("published", day));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Html.QuerySelector(".wrong")!.TextContent.Replace('‘', '\'').Replace('’', '\''), Does.StartWith(said));
        Assert.That(answer.Html.QuerySelector("#draft")!.TextContent, Is.EqualTo(draft));
    }

    [Test]
    public async Task A_draft_without_a_token_or_of_a_page_elsewhere_is_not_read()
    {
        await using var served = await Served.HarbourFire();

        Assert.That(
            (await served.Send(HttpMethod.Post, "/vet", [("draft", Draft)])).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(
            (await served.Send(HttpMethod.Post, "/vet", [("draft", Draft)], ("Sec-Fetch-Site", "cross-site"))).Status,
            Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Nothing_is_written_so_that_it_works_where_nothing_can_be()
    {
        await using var served = await Served.HarbourFire(isReadOnly: true);
        var before = Files(served);

        (await served.Post("/vet", "/vet", ("draft", Draft))).Done();

        Assert.That(Files(served), Is.EqualTo(before));
    }

    private static List<string> Files(Served served) =>
        [.. Directory.EnumerateFiles(served.Folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
