using System.Net;
using static ClaimLedger.Web.Tests.DeskArticles;

namespace ClaimLedger.Web.Tests;

/// <summary>Handing articles in at the desk.</summary>
public sealed class DeskIntakeTests
{
    [Test]
    public async Task A_pasted_text_is_kept_as_extract_keeps_it()
    {
        await using var served = await Served.HarbourFire();
        using var other = DataSetFolder.HarbourFire();
        served.Folder.Write("a.txt", Ferry);
        served.CommandLine(
            "extract", served.Folder.FullName("a.txt"), "--into", other.Path, "--published", "2031-06-05", "--publisher", "Ebb Radio");

        var answer = await served.HandIn(Paste(Ferry.ReplaceLineEndings("\r\n")));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther), answer.Text);
        Assert.That(served.Folder.Read(FerryFile), Is.EqualTo(other.Read(FerryFile)));
        Assert.That(answer.Headers["Location"], Does.StartWith($"/desk?source={FerrySource}"));
        var page = (await served.Get(answer.Headers["Location"])).Done().Html;
        Assert.That(page.QuerySelector(".told-last")!.TextContent, Does.Contain("Ferry sinks off Corvo: 4 claims proposed"));
        Assert.That(page.QuerySelectorAll(".card"), Has.Length.EqualTo(4));
    }

    [Test]
    public async Task Nothing_that_was_handed_in_has_an_effect_before_it_is_accepted()
    {
        await using var served = await Served.HarbourFire();
        var before = (await served.Get("/claims.json")).Text;

        await served.HandIn(Paste(Ferry));

        Assert.That((await served.Get("/claims.json")).Text, Is.EqualTo(before));
    }

    [Test]
    public async Task Several_files_are_read_together_and_one_that_cannot_be_does_not_lose_the_others()
    {
        await using var served = await Served.HarbourFire();

        var answer = await served.HandIn(
            Known,
            ("../../a.txt", Bytes(Ferry)),
            ("broken.pdf", Bytes("%PDF-1.7\nnothing")),
            ("b.md", Bytes($"# {Twenty}")),
            ("c.rtf", Bytes("{\\rtf1 hello}")));

        var page = (await served.Get(answer.Headers["Location"])).Done().Html;
        var told = page.QuerySelector(".told-last")!.TextContent;
        Assert.That(told, Does.Contain("broken.pdf: ").And.Contain("c.rtf: It is RTF; save it as .docx").IgnoreCase);
        Assert.That(page.QuerySelectorAll(".waiting li"), Has.Length.EqualTo(2));
        Assert.That(page.QuerySelector(".against")!.TextContent, Does.Contain("contradiction"));
        Assert.That(
            Directory.EnumerateFiles(served.Folder.FullName("sources")).Count(), Is.EqualTo(5), "three that were there, and two");
    }

    [Test]
    public async Task An_empty_desk_says_what_it_is_for_before_its_forms()
    {
        await using var served = await Served.HarbourFire();

        var page = (await served.Get("/desk")).Done().Html;

        var lede = page.QuerySelector(".lede-text")!;
        Assert.That(lede.TextContent, Does.StartWith("Hand in articles"));
        Assert.That(lede.NextElementSibling!.ClassName, Is.EqualTo("hand-in"));
    }

    [Test]
    public async Task What_cannot_be_read_is_told_in_words_that_fit_a_browser()
    {
        await using var served = await Served.HarbourFire();

        var told = (await served.HandIn(Known, ("numbers.txt", Bytes("1 2 3")), ("long.txt", new byte[9_000_000]))).Html
            .QuerySelector(".told-last")!.TextContent;

        Assert.That(told, Does.Contain("there are no words in it").IgnoreCase.And.Contain("more than the"));
        Assert.That(told, Does.Not.Contain("name the file"));
    }

    [TestCase("text", "  ", "Nothing was handed in", TestName = "An_empty_text_is_refused")]
    [TestCase(
        "published",
        "",
        "does not say when it was published; without a day, “Monday” or “last week” in it name none",
        TestName = "A_text_without_a_day_is_refused")]
    [TestCase("published", "tomorrow", "‘tomorrow’: not a date", TestName = "A_day_that_is_none_is_refused")]
    [TestCase("url", "javascript:alert(1)", "the source would not be valid", TestName = "An_address_that_is_none_is_refused")]
    public async Task What_is_refused_comes_back_as_it_was_typed(string field, string value, string said)
    {
        await using var served = await Served.HarbourFire();
        (string Name, string Value)[] fields = [.. Paste(Ferry).Where(each => each.Name != field), (field, value)];

        var answer = await served.HandIn(fields);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableContent));
        Assert.That(answer.Html.QuerySelector(".wrong-last")!.TextContent, Does.Contain(said));
        foreach (var (name, typed) in fields.Where(each => each.Name != "text" || each.Value.Trim().Length > 0))
        {
            var element = answer.Html.QuerySelector($".hand-in [name={name}]")!;
            Assert.That(name == "text" ? element.TextContent : element.GetAttribute("value"), Is.EqualTo(typed), name);
        }
        Assert.That(File.Exists(served.Folder.FullName(FerryFile)), Is.False);
    }

    [Test]
    public async Task An_article_that_is_there_already_is_refused_and_read_anew_where_that_is_asked_for()
    {
        await using var served = await Served.HarbourFire();
        await served.HandIn(Paste(Ferry));
        served.Folder.Replace(FerryFile, "says: nine\n", "says: nine people\n");

        var again = await served.HandIn(Paste(Ferry));
        Assert.That(again.Html.QuerySelector(".wrong-last")!.TextContent, Does.Contain("is there already; reading it anew proposes anew"));

        var anew = await served.HandIn([.. Paste(Ferry), ("anew", "yes")]);
        Assert.That(anew.Status, Is.EqualTo(HttpStatusCode.SeeOther), anew.Text);
        Assert.That(served.Folder.Read(FerryFile), Does.Contain("says: nine\n"));
    }

    [Test]
    public async Task The_text_stands_beside_the_cards_with_each_quote_marked_and_numbered()
    {
        await using var served = await Served.HarbourFire();
        var answer = await served.HandIn(Paste(Ferry));

        var page = (await served.Get(answer.Headers["Location"])).Done().Html;

        var text = page.QuerySelector(".archived")!;
        var numbers = text.QuerySelectorAll("a.number");
        Assert.That(numbers.Select(number => number.TextContent), Is.EquivalentTo(new[] { "card 1", "card 2", "card 3", "card 4" }));
        foreach (var number in numbers)
            Assert.That(page.GetElementById(number.GetAttribute("href")![1..]), Is.Not.Null);
        Assert.That(text.QuerySelectorAll("mark.here"), Is.Not.Empty);
        foreach (var number in numbers.ToList())
            number.Remove();
        Assert.That(text.TextContent.Trim('\n'), Is.EqualTo(Ferry.Trim('\n')));
    }

    [Test]
    public async Task A_text_that_is_in_the_archive_stands_beside_its_cards_after_the_server_began_anew()
    {
        using var archive = DataSetFolder.Empty().Write("kept.txt", Ferry);
        var folder = DataSetFolder.HarbourFire();
        await using (var first = await Served.Start(DataSetFolder.CopyOf(folder.Path)))
        {
            await first.HandIn(Known, ("a.txt", Bytes(Ferry)));
            folder.Write(FerryFile, first.Folder.Read(FerryFile));
        }
        await using (var bare = await Served.Start(DataSetFolder.CopyOf(folder.Path)))
            Assert.That((await bare.Get("/desk")).Html.QuerySelector(".its-text")!.TextContent, Does.Contain("--archive DIR"));

        await using var served = await Served.Start(folder, archive: archive.Path);

        Assert.That((await served.Get("/desk")).Html.QuerySelectorAll(".archived mark"), Is.Not.Empty);
    }

    [Test]
    public async Task The_desk_is_closed_where_nothing_can_be_written()
    {
        await using var served = await Served.HarbourFire(isReadOnly: true);

        var page = await served.Get("/desk");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(page.Html.QuerySelector("main")!.TextContent, Does.Contain("--read-only"));
        Assert.That(page.Html.QuerySelector("main form"), Is.Null);
        Assert.That((await served.Get("/desk.json")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var sent = await served.Send(HttpMethod.Post, "/desk/answers", [("claim", "a/b"), ("answer", "accept")]);
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_ledger_file_has_no_desk()
    {
        var folder = DataSetFolder.HarbourFire();
        await using (var built = await Served.Start(DataSetFolder.CopyOf(folder.Path)))
            built.CommandLine("build", "--output", folder.FullName("fire.db"));
        await using var served = await Served.Start(folder, file: "fire.db");

        var page = await served.Get("/desk");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(page.Html.QuerySelector("main")!.TextContent, Does.Contain("Rulings and claims belong in the data set"));
    }

    [Test]
    public async Task More_than_is_read_at_once_is_refused_and_so_is_a_form_from_elsewhere()
    {
        await using var served = await Served.HarbourFire();

        var many = await served.HandIn(Known, [.. Enumerable.Range(0, 21).Select(number => ($"{number}.txt", Bytes(Ferry)))]);
        var foreign = await served.HandIn([("token", "0123"), .. Paste(Ferry)]);

        Assert.That(many.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(many.Html.QuerySelector("main")!.TextContent, Does.Contain("20 files at most"));
        Assert.That(foreign.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(Directory.EnumerateFiles(served.Folder.FullName("sources")).Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task Mistakes_of_the_data_set_are_told_and_what_was_typed_is_not_lost()
    {
        await using var served = await Served.HarbourFire();
        served.Folder.Replace("questions.yaml", "answer: date", "answer: day");

        var shown = await served.Get("/desk");
        var sent = await served.HandIn(Paste(Ferry));

        foreach (var answer in (Answer[])[shown, sent])
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(answer.Html.QuerySelector(".wrong-last")!.TextContent, Does.Contain("answer cannot be “day”"));
        }
        Assert.That(sent.Html.QuerySelector("#text")!.TextContent, Is.EqualTo(Ferry));
    }
}
