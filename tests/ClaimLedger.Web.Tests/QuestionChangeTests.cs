using System.Net;
using AngleSharp.Html.Dom;

namespace ClaimLedger.Web.Tests;

/// <summary>Renaming and merging a question, and changing how it behaves over time.</summary>
public sealed class QuestionChangeTests
{
    private const string Killed = "/questions/fire.killed/change";

    private Served _served = null!;

    [SetUp]
    public async Task Start() => _served = await Served.HarbourFire();

    [TearDown]
    public async Task End() => await _served.DisposeAsync();

    [Test]
    public async Task A_question_page_leads_to_where_it_is_changed()
    {
        Assert.That((await _served.Get("/questions/fire.killed")).Html.QuerySelector($"a[href='{Killed}']"), Is.Not.Null);
        await using var shown = await Served.HarbourFire(isReadOnly: true);
        Assert.That((await shown.Get("/questions/fire.killed")).Html.QuerySelector($"a[href='{Killed}']"), Is.Null);
        Assert.That((await shown.Get(Killed)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task What_behaves_otherwise_over_time_is_shown_with_the_conflicts_that_come_and_go_before_it_is_written_and_undone()
    {
        var before = Files();
        var conflicts = (await _served.Get("/conflicts.json")).Text;

        var preview = (await _served.Post(Killed, Killed, ("do", "over-time"), ("value", "fixed"))).Done();

        Assert.That(Files(), Is.EqualTo(before));
        Assert.That(preview.Html.QuerySelector("tr.comes")!.TextContent, Does.Contain("over-time: fixed"));
        var titles = preview.Html.QuerySelectorAll("h2").Select(title => title.TextContent).ToList();
        var written = await Agree(preview);
        Assert.That(written.Status, Is.EqualTo(HttpStatusCode.SeeOther), written.Text);
        Assert.That(_served.Folder.Read("questions.yaml"), Does.Contain("over-time: fixed"));
        var areSame = titles.Take(3).All(title => title.StartsWith("No ", StringComparison.Ordinal));
        Assert.That((await _served.Get("/conflicts.json")).Text == conflicts, Is.EqualTo(areSame));

        var undone = await _served.Post(written.Headers["Location"], Killed + "/undo");
        Assert.That(undone.Headers["Location"], Does.StartWith(Killed + "?"));
        Assert.That(Files(), Is.EqualTo(before));
        Assert.That((await _served.Get("/conflicts.json")).Text, Is.EqualTo(conflicts));
    }

    [Test]
    public async Task A_renamed_question_keeps_its_claims_and_undoing_brings_its_old_name_back()
    {
        const string Missing = "/questions/fire.cause/change";
        var before = Files();
        var claims = (await _served.Get("/claims.csv?question=fire.cause")).Text.Split('\n').Length;

        var preview = (await _served.Post(Missing, Missing, ("do", "rename"), ("value", "fire.reason"))).Done();
        Assert.That(preview.Html.QuerySelector("main")!.TextContent, Does.Contain("fire.cause would be called fire.reason."));
        var written = await Agree(preview);

        Assert.That(written.Headers["Location"], Is.EqualTo("/questions/fire.reason/change"));
        Assert.That(Files(), Does.Not.Contain("fire.cause"));
        Assert.That((await _served.Get("/claims.csv?question=fire.reason")).Text.Split('\n'), Has.Length.EqualTo(claims));

        await using var other = _served.Guest().Named("Ann Desk");
        Assert.That((await other.Get("/questions/fire.reason/change")).Done().Html.QuerySelector("form.undo"), Is.Null);
        await other.Post("/questions/fire.reason/change", "/questions/fire.reason/change/undo");
        Assert.That(Files(), Is.Not.EqualTo(before), "what one has changed another cannot undo");

        var undone = await _served.Post("/questions/fire.reason/change", "/questions/fire.reason/change/undo");
        Assert.That(
            (await _served.Get(undone.Headers["Location"])).Done().Html.QuerySelector(".undone")!.TextContent,
            Does.EndWith("before: fire.cause."));
        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public async Task Rulings_expectations_and_accepted_conflicts_follow_the_new_name_and_come_back_with_the_old_one()
    {
        const string Conflict = "c-0d457d196474fdd1";
        _served.CommandLine("rule", Conflict, "confirmed", "--reason", "Seen.", "--by", "Ann Lee");
        _served.CommandLine("check", "--update-baseline");
        _served.Folder.Write(
            "expect.yaml",
            "expect:\n  - conflict: contradiction on fire.killed between 11 and 5   # as in fire.killed\n  - agree: fire.burned-for\n");
        _served.CommandLine("check");
        string[] names = ["rulings.yaml", "expect.yaml", "baseline.json"];
        var before = names.Select(_served.Folder.Read).ToList();

        var preview = (await _served.Post(Killed, Killed, ("do", "rename"), ("value", "fire.dead"))).Done();
        Assert.That(
            preview.Html.QuerySelector("main")!.TextContent,
            Does.Contain("in expect.yaml, rulings.yaml, baseline.json would follow").And.Not.Contain("would stay in rulings.yaml"));
        await Agree(preview);

        var now = (await _served.Get("/conflicts.json?status=ruled")).Text;
        Assert.That(now, Does.Contain("fire.dead").And.Contain("Ann Lee").And.Not.Contain(Conflict));
        Assert.That(_served.Folder.Read("rulings.yaml"), Does.Contain("question: fire.dead").And.Not.Contain("fire.killed"));
        Assert.That(
            _served.Folder.Read("expect.yaml"),
            Is.EqualTo(before[1].Replace("fire.killed", "fire.dead", StringComparison.Ordinal)));
        Assert.That(_served.Folder.Read("baseline.json"), Does.Contain("fire.dead").And.Not.Contain("fire.killed"));
        // Nothing is new, and what must stay true is.
        _served.CommandLine("check");

        await _served.Post("/questions/fire.dead/change", "/questions/fire.dead/change/undo");
        Assert.That(names.Select(_served.Folder.Read), Is.EqualTo(before));
    }

    [Test]
    public async Task A_constraint_goes_on_to_hold_of_a_question_that_is_renamed()
    {
        await Agree((await _served.Post(Killed, Killed, ("do", "rename"), ("value", "fire.dead"))).Done());

        Assert.That(_served.Folder.Read("questions.yaml"), Does.Contain("holds: fire.casualties = fire.dead + fire.injured"));
    }

    [Test]
    public async Task A_merged_question_goes_and_its_claims_answer_the_other()
    {
        var page = (await _served.Get("/questions/fire.missing/change?words=injured")).Done().Html;
        var form = page.QuerySelectorAll(".choices form").OfType<IHtmlFormElement>()
            .Single(each => each.QuerySelector("[name=value]")!.GetAttribute("value") == "fire.injured");
        Assert.That(form.QuerySelector("[name=do]")!.GetAttribute("value"), Is.EqualTo("merge"));

        var preview = (await _served.Post(
            "/questions/fire.missing/change", "/questions/fire.missing/change", ("do", "merge"), ("value", "fire.injured"))).Done();
        var written = await Agree(preview);

        Assert.That(written.Headers["Location"], Is.EqualTo("/questions/fire.injured/change"));
        Assert.That(_served.Folder.Read("questions.yaml"), Does.Not.Contain("fire.missing"));
        Assert.That((await _served.Get("/questions/fire.missing")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _served.Get(written.Headers["Location"])).Html.QuerySelector("form.undo")!.TextContent, Does.Contain(
            "What answered fire.missing answers fire.injured"));
    }

    [TestCase("rename", "fire.injured", "is called fire.injured already")]
    [TestCase("rename", "fire killed", "would have mistakes")]
    [TestCase("merge", "fire.started", "choose another")]
    [TestCase("merge", "fire.killed", "not merged into itself")]
    [TestCase("over-time", "cumulative", "how it is already")]
    [TestCase("over-time", "sometimes", "press one of its buttons")]
    [TestCase("rename", "", "nothing is chosen or written")]
    public async Task What_cannot_be_is_said_and_nothing_is_written(string what, string value, string said)
    {
        var before = Files();

        var answer = await _served.Post(Killed, Killed, ("do", what), ("value", value));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableContent));
        Assert.That(answer.Html.QuerySelector(".wrong")!.TextContent, Does.Contain(said).IgnoreCase);
        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_changed_since_it_was_shown_is_not_written_and_not_taken_back()
    {
        var preview = (await _served.Post(Killed, Killed, ("do", "over-time"), ("value", "fixed"))).Done();
        _served.Folder.Write("questions.yaml", _served.Folder.Read("questions.yaml") + "# somebody else was here\n");
        var left = Files();

        Assert.That((await Agree(preview)).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(Files(), Is.EqualTo(left));

        await Agree((await _served.Post(Killed, Killed, ("do", "over-time"), ("value", "fixed"))).Done());
        _served.Folder.Write("questions.yaml", _served.Folder.Read("questions.yaml") + "# and again\n");
        left = Files();
        Assert.That((await _served.Post(Killed, Killed + "/undo")).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(Files(), Is.EqualTo(left));
    }

    private string Files() => string.Concat(
        Directory.EnumerateFiles(_served.Folder.FullName("sources")).Order(StringComparer.Ordinal)
            .Append(_served.Folder.FullName("questions.yaml")).Select(File.ReadAllText));

    private Task<Answer> Agree(Answer preview)
    {
        var form = preview.Html.QuerySelectorAll("main form")[^1];
        return _served.Send(
            HttpMethod.Post,
            form.GetAttribute("action")!,
            [.. form.QuerySelectorAll("input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!))]);
    }
}
