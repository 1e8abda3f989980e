using System.Text.RegularExpressions;

namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class RuleTests : CliTests
{
    private const string Post = "sources/2031-06-04-morning-post.yaml";

    [Test]
    public void A_ruling_is_written_told_and_shown_by_every_listing()
    {
        var id = ConflictOf("contradiction");
        var run = Cli.Done(
            "rule",
            id[..10],
            "prefer",
            "--position",
            "11",
            "--reason",
            "The port: its \"own\" staff #only",
            "--by",
            "night desk",
            "--on",
            "2031-06-09");
        Assert.That(
            run.Lines,
            Is.EqualTo(
                new[]
                {
                    $"rulings.yaml: {id}, contradiction in fire.killed (five | 11): prefer \"11\": The port: its \"own\" staff #only "
                        + "(night desk, 9 June 2031)",
                }));
        Assert.That(run.Error, Is.Empty);
        Assert.That(
            Fire.Read("rulings.yaml"),
            Does.StartWith($"rulings:\n  - conflict: {id}\n    kind: contradiction\n").And.Contain("# - conflict: c-0123456789abcdef"));

        AssertShown(id, "prefer");
        Assert.That(Cli.Done("conflicts", "--status", "prefer,pending", "--format", "json").Each("id"), Is.EqualTo(new[] { id }));
        Assert.That(Cli.Done("conflicts", "--status", "ruled", "--format", "json").Each("status"), Is.EqualTo(new[] { "ruled" }));
        Assert.That(Cli.Done("conflicts", "--status", "open", "--format", "json").Each("id"), Has.Length.EqualTo(4).And.None.EqualTo(id));
        Assert.That(Cli.Done("conflicts", "--status", "open").Lines[0], Does.Not.Contain("ruling"), "no row has one");
    }

    [Test]
    public void A_claim_that_changes_its_value_makes_it_stale_in_every_listing()
    {
        var before = ConflictOf("contradiction");
        Rule(before, "dismissed", "--reason", "The port: its \"own\" staff #only", "--by", "night desk", "--on", "2031-06-09");
        Fire.Replace(Post, "says: \"five\"", "says: \"six\"").Replace(Post, "killed at five", "killed at six");
        var after = ConflictOf("contradiction");

        Assert.That(after, Is.Not.EqualTo(before));
        AssertShown(after, "stale", before);
        Assert.That(Cli.Done("conflicts", "--status", "stale", "--format", "json").Each("id"), Is.EqualTo(new[] { after }));
        Assert.That(
            Cli.Done("conflicts", "--status", "dismissed", "--format", "json").Each("id"),
            Is.Empty,
            "nobody has dismissed what stands there now");
        foreach (var verb in (string[])["conflicts", "report", "check"])
            Assert.That(
                Cli.Run(verb).Error,
                Does.Match($@"(?m)^rulings\.yaml:2:15: note: {before} has changed, and {after} took its place; look at it again"),
                verb);

        var again = Cli.Done("rule", after, "confirmed", "--reason", "Looked at again.", "--by", "desk", "--on", "2031-06-10");
        Assert.That(
            again.Error, Does.Match($@"^rulings\.yaml:\d+:15: note: there is no conflict {before} any more; .*rule {before} --remove"));
        Assert.That(Cli.Done("rule", before, "--remove").Error, Is.Empty);
        Assert.That(Cli.Done("conflicts", "--status", "ruled", "--format", "json").Each("id"), Is.EqualTo(new[] { after }));
    }

    [Test]
    public void An_added_claim_that_agrees_and_reordered_files_keep_the_ruling()
    {
        var id = ConflictOf("contradiction");
        Rule(id);
        Fire.Replace(
            Post,
            "  - id: started\n",
            "  - id: killed-again\n    question: fire.killed\n    says: \"11\"\n    quote: eleven dead\n  - id: started\n");
        Fire.Write("sources/0-first.yaml", Fire.Read(Post)).Delete(Post);
        Assert.That(Cli.Done("conflicts", "--status", "ruled", "--format", "json").Each("id"), Is.EqualTo(new[] { id }));
        Assert.That(Cli.Done("conflicts").Error, Does.Not.Contain("note:"));
    }

    [Test]
    public void A_second_ruling_takes_the_place_of_the_first_and_tells_what_it_was()
    {
        var id = ConflictOf("decrease");
        Rule(id, "pending", "--reason", "Waiting for the office.", "--by", "desk", "--on", "2031-06-09");
        var run = Rule(id, "corrected", "--reason", "The weekly printed a correction.", "--by", "Mo", "--on", "2031-06-10");
        Assert.That(run.Lines[1], Is.EqualTo("It was pending: Waiting for the office. (desk, 9 June 2031)"));
        Assert.That(
            Regex.Count(Fire.Read("rulings.yaml"), @"(?m)^  - conflict:", RegexOptions.None, TimeSpan.FromMinutes(1)), Is.EqualTo(1));
    }

    [Test]
    public void Rulings_are_sorted_whatever_the_order_in_which_they_were_made_and_can_be_taken_back()
    {
        var template = Fire.Read("rulings.yaml");
        var ids = Cli.Done("conflicts", "--format", "json").Each("id");
        foreach (var id in ids)
            Rule(id);
        var written = Fire.Read("rulings.yaml");
        Assert.That(
            written.Split('\n').Where(line => line.StartsWith("  - conflict:", StringComparison.Ordinal)).ToArray(),
            Has.Length.EqualTo(ids.Length).And.Ordered.Using((System.Collections.IComparer)StringComparer.Ordinal));
        Cli.Done("rule", ids[0], "--remove");
        Rule(ids[0]);
        Assert.That(Fire.Read("rulings.yaml"), Is.EqualTo(written));
        foreach (var id in ids)
            Cli.Done("rule", id, "--remove");
        Assert.That(Fire.Read("rulings.yaml"), Is.EqualTo(template));
    }

    [Test]
    public void A_data_set_without_the_file_gets_one_and_who_rules_may_come_from_the_environment()
    {
        Fire.Delete("rulings.yaml");
        Cli.Environment["CLAIMLEDGER_ACTOR"] = "the night desk";
        var run = Cli.Done("rule", ConflictOf("decrease"), "unconfirmed", "--reason", "one\n  and\ttwo");
        Assert.That(run.Out, Does.Match(@"unconfirmed: one and two \(the night desk, \d+ \w+ \d{4}\)"));
        Assert.That(Fire.Read("rulings.yaml"), Does.StartWith("rulings:\n  - conflict: c-"));
    }

    private static readonly object[][] Refused =
    [
        [new[] { "ID", "prefered", "--reason", "r", "--by", "b" }, "did you mean 'prefer'?"],
        [new[] { "ID", "prefer", "--reason", "r", "--by", "b" }, "add --position with one of \"five\", \"11\""],
        [
            new[] { "ID", "prefer", "--position", "12", "--reason", "r", "--by", "b" },
            "has no position \"12\"; write one of \"five\", \"11\"",
        ],
        [new[] { "ID", "dismissed", "--position", "11", "--reason", "r", "--by", "b" }, "--position belongs to the verdict prefer"],
        [new[] { "ID", "dismissed", "--by", "b" }, "--reason is missing"],
        [new[] { "ID", "dismissed", "--reason", " \n ", "--by", "b" }, "--reason is missing"],
        [new[] { "ID", "dismissed", "--reason", "r" }, "--by is missing"],
        [new[] { "ID", "dismissed", "--reason", "r", "--by", "b", "--on", "today" }, "--on 'today': not a day"],
        [new[] { "ID", "dismissed", "--reason", "a\u001b[31mb", "--by", "b" }, "control character"],
        [new[] { "ID", "dismissed", "--reason", "a\u202eb", "--by", "b" }, "turns the direction"],
        [new[] { "c-0000", "dismissed", "--reason", "r", "--by", "b" }, "no conflict is called 'c-0000'"],
        [new[] { "c-", "dismissed", "--reason", "r", "--by", "b" }, "is the beginning of 5 conflicts"],
        [new[] { "fire.killed", "dismissed", "--reason", "r", "--by", "b" }, "no conflict is called 'fire.killed'"],
        [new[] { "ID", "--reason", "r", "--by", "b" }, "a conflict and a verdict is missing"],
        [new[] { "ID", "--remove" }, "there is no ruling on"],
        [new[] { "ID", "dismissed", "fire.db", "--reason", "r", "--by", "b" }, "is a ledger, and rulings belong in the data set"],
    ];

    [TestCaseSource(nameof(Refused))]
    public void What_cannot_be_a_ruling_is_refused_and_nothing_is_written(string[] arguments, string hint)
    {
        var before = Fire.Read("rulings.yaml");
        var id = ConflictOf("contradiction");
        Cli.Done("build", "-o", "fire.db");
        var run = Cli.Run(["rule", .. arguments.Select(argument => argument == "ID" ? id : argument)]);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Does.Contain(hint));
        Assert.That(run.Out, Is.Empty);
        Assert.That(Fire.Read("rulings.yaml"), Is.EqualTo(before));
    }

    [Test]
    public void Without_a_data_set_nothing_is_ruled_on()
    {
        using var elsewhere = new Cli();
        var run = elsewhere.Run("rule", "c-0000", "dismissed", "--reason", "r", "--by", "b");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("there is no data set here"));
    }

    [Test]
    public void A_data_set_with_a_mistake_is_not_ruled_on()
    {
        var id = ConflictOf("contradiction");
        Fire.Write("rulings.yaml", "rulings:\n  - conflict: c-1\n");
        var run = Cli.Run("rule", id, "dismissed", "--reason", "r", "--by", "b");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("rulings.yaml:2:"));
        Assert.That(Fire.Read("rulings.yaml"), Is.EqualTo("rulings:\n  - conflict: c-1\n"));
    }

    private Run Rule(string id, params string[] rest) =>
        Cli.Done(
            ["rule", id, .. rest is [] ? ["confirmed", "--reason", "An invented reason.", "--by", "desk", "--on", "2031-06-09"] : rest]);

    private void AssertShown(string id, string status, string? predecessor = null)
    {
        const string Reason = "The port: its \"own\" staff #only";
        var table = Cli.Done("conflicts").Lines;
        Assert.That(table[0], Does.EndWith("ruling"));
        Assert.That(
            table.Single(line => line.StartsWith(id, StringComparison.Ordinal)),
            Does.Contain($" {status} ").And.Contain(predecessor ?? "").And.EndWith($"{Reason} (night desk, 9 June 2031)"));
        Assert.That(Cli.Done("conflicts", "--format", "markdown").Lines[0], Does.EndWith("| ruling |"));
        var csv = Cli.Done("conflicts", "--format", "csv").Lines;
        Assert.That(csv[0], Does.EndWith(",verdict,preferred,reason,by,on,ruled_conflict"));
        Assert.That(
            csv.Single(line => line.StartsWith(id, StringComparison.Ordinal)),
            Does.Contain(",\"The port: its \"\"own\"\" staff #only\",night desk,2031-06-09," + (predecessor ?? id)).And.Contain(
                "," + status + ","));
        var json = Cli.Done("conflicts", "--format", "json").Json.EnumerateArray().Single(row => row.GetProperty("id").GetString() == id);
        Assert.That(json.GetProperty("status").GetString(), Is.EqualTo(predecessor is null ? "ruled" : "stale"));
        var ruling = json.GetProperty("ruling");
        Assert.That(
            (
                ruling.GetProperty("conflict").GetString(),
                ruling.GetProperty("reason").GetString(),
                ruling.GetProperty("by").GetString(),
                ruling.GetProperty("on").GetString()),
                Is.EqualTo((predecessor ?? id, Reason, "night desk", "2031-06-09")));
        foreach (var verb in (string[])["show", "explain"])
            Assert.That(
                Cli.Done(verb, id).Out,
                Does.Contain(Reason).And.Contain("night desk").And.Contain("9 June 2031").And.Contain(predecessor ?? ""),
                verb);
        Assert.That(
            Cli.Done("report").Out,
            Does.Contain("The port: its “own” staff #only").And
                .Contain("night desk").And
                .Contain(predecessor is null ? "<span class=\"tag\">ruled</span>" : "ruled before it changed"));
        Assert.That(
            Cli.Done("report", "--format", "markdown").Out,
            Does.Contain("night desk").And.Contain(predecessor is null ? "(ruled)" : "(ruled before it changed)"));
    }
}
