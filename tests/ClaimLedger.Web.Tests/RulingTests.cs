using System.Net;

namespace ClaimLedger.Web.Tests;

/// <summary>Ruling on a conflict: shown first, then written, and undone.</summary>
public sealed class RulingTests
{
    private const string Reason = "The desk's \"own\" count: 7 < 9 & so on.";

    [Test]
    public async Task A_ruling_is_shown_before_it_is_written_and_written_as_the_command_line_does()
    {
        await using var served = await Served.HarbourFire();
        var page = await OpenConflict(served);
        var before = served.Folder.Read("rulings.yaml");

        var preview = (await served.Post(page, page + "/ruling", Fields())).Done();

        Assert.That(served.Folder.Read("rulings.yaml"), Is.EqualTo(before));
        Assert.That(preview.Html.QuerySelectorAll("tr.comes"), Is.Not.Empty);
        Assert.That(preview.Text, Does.Contain("rulings.yaml").And.Not.Contain(served.Folder.Path));
        Assert.That(preview.Html.QuerySelector("table.diff")!.TextContent, Does.Contain("Desk Editor"));

        var written = await Agree(served, preview);

        Assert.That(written.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(written.Headers["Location"], Is.EqualTo(page + "#rule"));
        var byForm = served.Folder.Read("rulings.yaml");
        Assert.That(byForm, Is.Not.EqualTo(before));
        served.Folder.Write("rulings.yaml", before);
        served.CommandLine("rule", page.Split('/')[^1], "confirmed", "--reason", Reason, "--by", "Desk Editor", "--on", "2031-06-09");
        Assert.That(served.Folder.Read("rulings.yaml"), Is.EqualTo(byForm));
    }

    [Test]
    public async Task A_reason_of_several_lines_is_written_as_it_was_typed()
    {
        await using var served = await Served.HarbourFire();
        var page = await OpenConflict(served);

        var preview = (await served.Post(page, page + "/ruling", Fields(("reason", "The first line.\r\nThe second.")))).Done();
        await Agree(served, preview);

        var written = served.Folder.Read("rulings.yaml");
        Assert.That(written, Does.Contain("The first line.").And.Contain("The second.").And.Not.Contain("\uFFFD"));
    }

    [Test]
    public async Task What_was_written_stands_on_the_page_and_in_the_list_at_once_and_can_be_undone()
    {
        await using var served = await Served.HarbourFire();
        var page = await OpenConflict(served);
        var before = served.Folder.Read("rulings.yaml");
        await Agree(served, await served.Post(page, page + "/ruling", Fields()));

        var ruled = (await served.Get(page)).Done().Html;
        Assert.That(ruled.QuerySelector("section.ruling")!.TextContent, Does.Contain("Desk Editor").And.Contain("The finding is right"));
        Assert.That((await served.Get("/conflicts.json?status=ruled")).Text, Does.Contain(page.Split('/')[^1]));
        Assert.That(ruled.QuerySelector("form.undo")!.TextContent, Does.Contain("The ruling was written"));

        var undone = await served.Post(page, page + "/ruling/undo");

        Assert.That(undone.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(served.Folder.Read("rulings.yaml"), Is.EqualTo(before));
        Assert.That((await served.Get(page)).Html.QuerySelector("section.ruling"), Is.Null);
    }

    [Test]
    public async Task What_one_has_written_another_is_neither_told_of_nor_can_undo()
    {
        await using var served = await Served.HarbourFire();
        await using var other = served.Guest().Named("Ann Desk");
        var page = await OpenConflict(served);
        await Agree(served, await served.Post(page, page + "/ruling", Fields()));
        var written = served.Folder.Read("rulings.yaml");

        Assert.That((await other.Get(page)).Done().Html.QuerySelector("form.undo"), Is.Null);
        await other.Post(page, page + "/ruling/undo");

        Assert.That(served.Folder.Read("rulings.yaml"), Is.EqualTo(written));
        Assert.That((await served.Get(page)).Html.QuerySelector("form.undo"), Is.Not.Null);
    }

    [Test]
    public async Task What_was_undone_is_said_once_and_to_nobody_else()
    {
        await using var served = await Served.HarbourFire();
        await using var other = served.Guest().Named("Ann Desk");
        var page = await OpenConflict(served);
        await Agree(served, await served.Post(page, page + "/ruling", Fields()));

        var first = await served.Post(page, page + "/ruling/undo");
        Assert.That(first.Headers["Location"], Does.EndWith("#rule"));
        Assert.That(await Undone(served, first), Is.EqualTo("Undone. There is no ruling on this conflict now."));
        Assert.That(await Undone(other, first), Is.Null);
        Assert.That((await served.Get(page)).Html.QuerySelector(".undone"), Is.Null);

        await Agree(served, await served.Post(page, page + "/ruling", Fields()));
        await Agree(served, await served.Post(page, page + "/ruling", Fields(("verdict", "dismissed"))));
        Assert.That(
            await Undone(served, await served.Post(page, page + "/ruling/undo")),
            Does.StartWith("Undone. The ruling before stands again: The finding is right. "));

        static async Task<string?> Undone(Served visitor, Answer undone) =>
            (await visitor.Get(undone.Headers["Location"])).Done().Html.QuerySelector(".undone[role=status]")?.TextContent;
    }

    [Test]
    public async Task A_preview_says_what_would_be_and_not_what_is()
    {
        await using var served = await Served.HarbourFire();
        const string page = "/conflicts/c-0d457d196474fdd1";

        var preview = await served.Post(
            page, page + "/ruling", Fields(("verdict", "prefer"), ("position", "five"), ("reason", "It answered.")));

        Assert.That(
            preview.Done().Html.QuerySelector("#to-write [role=status]")!.TextContent,
            Is.EqualTo("The ruling would be: One position is preferred: “five”. It answered. (Desk Editor, 9 June 2031)"));
        await Agree(served, preview);
        var removal = await served.Post(page, page + "/ruling", ("remove", "yes"));
        Assert.That(
            removal.Done().Html.QuerySelector("#to-write [role=status]")!.TextContent,
            Is.EqualTo("This ruling would be taken back: One position is preferred: “five”. It answered. (Desk Editor, 9 June 2031)"));
    }

    [Test]
    public async Task A_ruling_that_replaces_another_says_so_and_undoing_brings_that_back()
    {
        await using var served = await Served.HarbourFire();
        var page = await OpenConflict(served);
        await Agree(served, await served.Post(page, page + "/ruling", Fields()));
        var first = served.Folder.Read("rulings.yaml");

        var preview = await served.Post(page, page + "/ruling", Fields(("verdict", "dismissed")));
        Assert.That(preview.Html.QuerySelector("main")!.TextContent, Does.Contain("It takes the place of"));
        await Agree(served, preview);
        Assert.That(served.Folder.Read("rulings.yaml"), Is.Not.EqualTo(first));
        await served.Post(page, page + "/ruling/undo");

        Assert.That(served.Folder.Read("rulings.yaml"), Is.EqualTo(first));
    }

    [Test]
    public async Task A_ruling_can_be_taken_back()
    {
        await using var served = await Served.HarbourFire();
        var page = await OpenConflict(served);
        var before = served.Folder.Read("rulings.yaml");
        await Agree(served, await served.Post(page, page + "/ruling", Fields()));

        await Agree(served, await served.Post(page, page + "/ruling", ("remove", "yes")));

        Assert.That(served.Folder.Read("rulings.yaml"), Is.EqualTo(before));
    }

    [TestCase("verdict", "", "Choose a verdict.", "verdict")]
    [TestCase("verdict", "sure", "There is no verdict", null)]
    [TestCase("verdict", "prefer", "Choose which position is preferred.", "position")]
    [TestCase("position", "nine lives", "Choose None here, or the verdict “One position is preferred”", "position")]
    [TestCase("reason", "", "Write why.", "reason")]
    [TestCase("reason", "turned \u202E round", "control character", "reason")]
    [TestCase("by", " ", "Write who rules.", "by")]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_is_lost(
        string field, string value, string said, string? beside)
    {
        await using var served = await Served.HarbourFire();
        var page = await OpenConflict(served);
        var before = served.Folder.Read("rulings.yaml");

        var answer = await served.Post(page, page + "/ruling", Fields((field, value)));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableContent));
        var wrong = answer.Html.QuerySelectorAll(".wrong").Single();
        Assert.That(wrong.TextContent, Does.Contain(said).IgnoreCase.And.Not.Contain("prefer;"));
        if (beside is not null)
        {
            var invalid = answer.Html.QuerySelectorAll("[aria-invalid]").Single();
            Assert.That(invalid.GetAttribute("name"), Is.EqualTo(beside));
            Assert.That(invalid.GetAttribute("aria-describedby"), Is.EqualTo(wrong.Id));
        }
        Assert.That(
            answer.Html.QuerySelector("#by")!.GetAttribute("value"), Is.EqualTo(field == "by" ? value : "Desk Editor"));
        if (field != "reason")
            Assert.That(answer.Html.QuerySelector("#reason")!.TextContent, Is.EqualTo(Reason));
        Assert.That(served.Folder.Read("rulings.yaml"), Is.EqualTo(before));
    }

    [Test]
    public async Task A_file_that_changed_since_it_was_shown_is_not_written()
    {
        await using var served = await Served.HarbourFire();
        var page = await OpenConflict(served);
        var preview = await served.Post(page, page + "/ruling", Fields());
        var changed = served.Folder.Read("rulings.yaml") + "# somebody else was here\n";
        served.Folder.Write("rulings.yaml", changed);

        var answer = await Agree(served, preview);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(answer.Html.QuerySelector(".wrong")!.TextContent, Does.Contain("has changed since it was shown"));
        Assert.That(served.Folder.Read("rulings.yaml"), Is.EqualTo(changed));
    }

    [Test]
    public async Task Nothing_is_undone_in_a_file_that_changed_since()
    {
        await using var served = await Served.HarbourFire();
        var page = await OpenConflict(served);
        await Agree(served, await served.Post(page, page + "/ruling", Fields()));
        var changed = served.Folder.Read("rulings.yaml") + "# somebody else was here\n";
        served.Folder.Write("rulings.yaml", changed);

        var answer = await served.Post(page, page + "/ruling/undo");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(served.Folder.Read("rulings.yaml"), Is.EqualTo(changed));
    }

    [TestCase("no token", null)]
    [TestCase("another token", "0123456789abcdef")]
    public async Task A_form_that_no_page_of_ours_sent_changes_nothing(string _, string? token)
    {
        await using var served = await Served.HarbourFire();
        var page = await OpenConflict(served);
        (string, string)[] fields = token is null ? Fields() : [("token", token), .. Fields()];

        var answer = await served.Send(HttpMethod.Post, page + "/ruling", fields);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Html.QuerySelector("h1")!.TextContent, Is.EqualTo("Nothing was written"));
    }

    [TestCase("Origin", "https://paper.example")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    public async Task A_form_from_elsewhere_changes_nothing_though_it_has_a_token(string header, string value)
    {
        await using var served = await Served.HarbourFire();
        var page = await OpenConflict(served);
        var token = (await served.Get(page)).Html.QuerySelector("input[name=token]")!.GetAttribute("value")!;

        var answer = await served.Send(HttpMethod.Post, page + "/ruling", [("token", token), .. Fields()], (header, value));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Nothing_can_be_written_where_it_is_only_shown()
    {
        await using var served = await Served.HarbourFire(isReadOnly: true);
        await CheckReadOnly(served, "--read-only");
    }

    [Test]
    public async Task Nothing_can_be_written_into_a_ledger_file()
    {
        var folder = DataSetFolder.HarbourFire();
        await using (var built = await Served.Start(DataSetFolder.CopyOf(folder.Path)))
            built.CommandLine("build", "--output", folder.FullName("fire.db"));
        await using var served = await Served.Start(folder, file: "fire.db");
        await CheckReadOnly(served, "Rulings and claims belong in the data set");
    }

    private static async Task CheckReadOnly(Served served, string said)
    {
        var page = await OpenConflict(served);
        var shown = (await served.Get(page)).Done().Html;
        Assert.That(shown.QuerySelector("form[method=post]"), Is.Null);
        Assert.That(shown.QuerySelector("section.rule")!.TextContent, Does.Contain(said));

        // Not that the form came from elsewhere: from nowhere could it be written.
        var answer = await served.Send(HttpMethod.Post, page + "/ruling", Fields());
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Html.QuerySelector("main")!.TextContent, Does.Contain(said).And.Not.Contain("did not come from a page"));
        Assert.That(answer.Html.QuerySelector("nav a[href='/desk']"), Is.Null);
    }

    private static async Task<string> OpenConflict(Served served) =>
        (await served.Get("/conflicts?status=open&limit=1")).Done().Html.QuerySelector("[data-row]")!.GetAttribute("href")!;

    private static Task<Answer> Agree(Served served, Answer preview)
    {
        var form = preview.Done().Html.QuerySelector("main form")!;
        return served.Send(
            HttpMethod.Post,
            form.GetAttribute("action")!,
            [.. form.QuerySelectorAll("input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!))]);
    }

    private static (string Name, string Value)[] Fields(params (string Name, string Value)[] others)
    {
        var fields = new Dictionary<string, string>
        {
            ["verdict"] = "confirmed",
            ["reason"] = Reason,
            ["by"] = "Desk Editor",
        };
        foreach (var (name, value) in others)
            fields[name] = value;
        return [.. fields.Select(field => (field.Key, field.Value))];
    }
}
