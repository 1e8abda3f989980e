using System.Text.Json;

namespace ClaimLedger.Web.Tests;

/// <summary>What became of a conflict: its rulings, and the commit of its claims.</summary>
public sealed class RecordTests
{
    private const string Conflict = "c-0d457d196474fdd1";
    private const string Page = "/conflicts/" + Conflict;
    private const string Source = "sources/2031-06-04-morning-post.yaml";

    [Test]
    public async Task Where_there_is_no_repository_and_nobody_has_ruled_nothing_is_told()
    {
        await using var served = await Served.HarbourFire();

        Assert.That((await served.Get(Page)).Done().Html.QuerySelector(".record"), Is.Null);
        var data = await Data(served);
        Assert.That(data.GetProperty("history").GetArrayLength(), Is.Zero);
        Assert.That(data.TryGetProperty("commit", out _) || data.TryGetProperty("committed", out _), Is.False);
    }

    [Test]
    public async Task Every_change_of_a_ruling_that_the_history_holds_is_told_the_oldest_first()
    {
        await using var served = await Served.HarbourFire();
        await served.Get(Page);
        served.CommandLine("rule", Conflict, "pending", "--reason", "Asked the port.", "--by", "Ann Lee", "--on", "2031-06-08");
        await served.Get(Page);
        served.CommandLine("rule", Conflict, "prefer", "--position", "11", "--reason", "It answered.", "--by", "Bo Ek");
        await served.Get(Page);
        served.CommandLine("rule", Conflict, "--remove");

        var told = (await served.Get(Page)).Done().Html.QuerySelectorAll(".record li").Select(item => item.TextContent).ToList();

        Assert.That(told, Has.Count.EqualTo(3));
        Assert.That(
            told[0],
            Does.StartWith("9 June 2031, 12:00 UTC A ruling was made.")
                .And.Contain("Still being looked into. Asked the port. (Ann Lee, 8 June 2031)"));
        Assert.That(told[1], Does.Contain("The verdict was changed from “Still being looked into” to “One position is preferred”.")
                .And.Contain("One position is preferred: “11”. It answered. (Bo Ek, ")
                .And.Contain("It was: Still being looked into. Asked the port."));
        Assert.That(told[2], Does.Match("The ruling was taken back; .+ brought that into the ledger\\.").And.Contain("Bo Ek"));
        var history = (await Data(served)).GetProperty("history").EnumerateArray().ToList();
        Assert.That(history.Select(entry => entry.GetProperty("change").GetString()), Is.EqualTo(new[] { "came", "changed", "went" }));
        Assert.That(history[1].GetProperty("before").GetProperty("by").GetString(), Is.EqualTo("Ann Lee"));
        Assert.That(history[2].TryGetProperty("ruling", out _), Is.False);
    }

    [Test]
    public async Task A_ruling_that_is_undone_here_was_taken_back_by_whoever_undid_it()
    {
        await using var served = await Served.HarbourFire();
        (string, string)[] fields = [("verdict", "pending"), ("reason", "Asked."), ("by", "Bo Ek")];
        var preview = (await served.Post(Page, Page + "/ruling", fields)).Done();
        var seen = preview.Html.QuerySelector("[name=seen]")!.GetAttribute("value")!;
        await served.Post(Page, Page + "/ruling", [.. fields, ("seen", seen)]);

        // The same browser, at which somebody else sits now.
        served.Named("Ann Desk");
        Assert.That((await served.Post(Page, Page + "/ruling/undo")).Status, Is.EqualTo(System.Net.HttpStatusCode.SeeOther));

        var told = (await served.Get(Page)).Done().Html.QuerySelectorAll(".record li").Select(item => item.TextContent).ToList();
        Assert.That(
            told[^1], Does.StartWith("9 June 2031, 12:00 UTC The ruling was taken back; Ann Desk brought that into the ledger."));
    }

    [Test]
    public async Task The_newest_commit_that_changed_a_line_of_its_claims_is_told_and_what_is_not_committed()
    {
        var folder = DataSetFolder.HarbourFire();
        Git.Init(folder.Path);
        await using var served = await Served.Start(folder);
        var first = Head(folder);
        Assert.That(await Record(served), Does.Contain(first[..12]).And.Contain("“first”, Invented").And.Not.Contain("committed"));

        // A line of another claim, and one of its own.
        folder.Replace(Source, "a tragic accident", "tragic accident");
        Git.Commit(folder.Path, "another claim");
        Assert.That(await Record(served), Does.Contain(first[..12]));
        folder.Replace(Source, "Eleven people were killed, said", "Eleven people were killed, says");
        Assert.That(await Record(served), Does.Contain(first[..12]).And.Contain("Other lines of its claims are not yet committed."));
        Assert.That((await Data(served)).GetProperty("committed").GetBoolean(), Is.False);
        Git.Commit(folder.Path, "its own <claim>");
        await served.Get("/healthz");

        Assert.That(await Record(served), Does.Contain(Head(folder)[..12]).And.Contain("“its own <claim>”").And.Not.Contain("not yet"));
        var commit = (await Data(served)).GetProperty("commit");
        Assert.That(commit.GetProperty("id").GetString(), Is.EqualTo(Head(folder)));
        Assert.That(commit.GetProperty("or_before").GetBoolean(), Is.False);
    }

    [Test]
    public async Task A_file_that_git_does_not_know_is_not_yet_committed()
    {
        var folder = DataSetFolder.HarbourFire();
        Git.Run(folder.Path, "init", "--quiet", "--initial-branch=main");
        await using var served = await Served.Start(folder);

        Assert.That(await Record(served), Does.Contain("The lines of its claims are not yet committed.").And.Not.Contain("newest"));
    }

    [Test]
    public async Task Where_older_commits_were_not_fetched_it_says_so()
    {
        using var origin = DataSetFolder.HarbourFire();
        Git.Init(origin.Path);
        origin.Write("notes.txt", "no data\n");
        Git.Commit(origin.Path, "second");
        var folder = DataSetFolder.Empty();
        Git.Run(folder.Path, "clone", "--quiet", "--depth", "1", "file://" + origin.Path, ".");
        await using var served = await Served.Start(folder);

        Assert.That(await Record(served), Does.Contain(Head(origin)[..12]).And.Contain("or by an older one, which was not fetched"));
    }

    private static string Head(DataSetFolder folder) => Git.Run(folder.Path, "rev-parse", "HEAD").Trim();

    private static async Task<string> Record(Served served) =>
        (await served.Get(Page)).Done().Html.QuerySelector(".record")!.TextContent;

    private static async Task<JsonElement> Data(Served served) =>
        JsonDocument.Parse((await served.Get(Page + ".json")).Done().Text).RootElement;
}
