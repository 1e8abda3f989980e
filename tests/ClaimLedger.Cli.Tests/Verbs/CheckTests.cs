using System.Text.RegularExpressions;

namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed partial class CheckTests : CliTests
{
    [Test]
    public void Without_a_baseline_every_error_is_new_and_is_listed_with_its_place()
    {
        var run = Cli.Run("check");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines[0], Does.Match(@"^sources/\S+\.yaml:\d+:\d+: error: [a-z-]+ c-[0-9a-f]{16} in fire\."));
        Assert.That(run.Lines[^1], Does.StartWith("failed: 14 claims, "));
    }

    [Test]
    public void Accepted_conflicts_pass_and_are_counted()
    {
        Cli.Done("check", "--update-baseline");
        var run = Cli.Done("check", "--fail-on", "note");
        Assert.That(run.Lines, Has.Length.EqualTo(1));
        Assert.That(run.Out, Does.StartWith("passed: 14 claims, ").And.Contains("0 new"));
    }

    [Test]
    public void The_baseline_is_sorted_one_conflict_a_line_and_untouched_where_nothing_changed()
    {
        Cli.Done("check", "--update-baseline");
        var text = Fire.Read("baseline.json");
        var ids = Id().Matches(text).Select(match => match.Value).ToList();
        Assert.That(ids, Is.Not.Empty.And.Ordered);
        Assert.That(text.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(ids.Count + 2));

        var written = File.GetLastWriteTimeUtc(Fire.FullName("baseline.json"));
        Fire.Replace("ledger.yaml", "language: en", "language: en\n");
        Cli.Done("check", "--update-baseline");
        Assert.That(File.GetLastWriteTimeUtc(Fire.FullName("baseline.json")), Is.EqualTo(written));
    }

    [Test]
    public void A_broken_baseline_is_a_mistake_and_can_be_written_anew()
    {
        Fire.Write("baseline.json", "{\"version\": 1,\n oops");
        var run = Cli.Run("check");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("baseline.json:2:"));
        Cli.Done("check", "--update-baseline");
        Cli.Done("check");
    }

    [Test]
    public void A_broken_baseline_stays_until_a_new_one_can_be_written()
    {
        Fire.Write("baseline.json", "oops").Replace("questions.yaml", "answer: date", "answer: dat");
        var run = Cli.Run("check", "--update-baseline");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("questions.yaml").And.Not.Contain("baseline.json"));
        Assert.That(Fire.Read("baseline.json"), Is.EqualTo("oops"));
    }

    [TestCase("oops")]
    [TestCase("{\"conflicts\": []}")]
    [TestCase("{\"version\": 1, \"conflicts\": [{\"id\": \"x\"}]}")]
    public void A_named_baseline_is_held_to_the_same_rules_and_can_be_written_anew(string text)
    {
        Fire.Write("other.json", text);
        var run = Cli.Run("check", "--baseline", "other.json");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Match(@"^other\.json:\d+:\d+: error: .+ check --baseline other\.json --update-baseline`"));
        Assert.That(Cli.Done("check", "--baseline", "other.json", "--update-baseline").Out, Does.Contain("0 removed"));
        Cli.Done("check", "--baseline", "other.json");
    }

    [Test]
    public void A_baseline_with_a_byte_order_mark_is_read_whether_named_or_not()
    {
        Cli.Done("check", "--update-baseline");
        Fire.Write("baseline.json", "\uFEFF" + Fire.Read("baseline.json"));
        Cli.Done("check");
        Cli.Done("check", "--baseline", "baseline.json");
    }

    [Test]
    public void A_ruling_that_prefers_a_position_there_is_not_is_remarked_on()
    {
        var conflict = ConflictOf("contradiction");
        Fire.Write(
            "rulings.yaml",
            $"rulings:\n  - conflict: {conflict}\n    verdict: prefer\n    position: \"twelve\"\n    reason: An invented reason.\n    "
                + "by: desk\n    on: 2031-06-09\n");
        foreach (var verb in (string[])["check", "conflicts"])
        {
            var note = Cli.Run(verb, Fire.Path).Error
                .Split('\n')
                .Single(line => line.Contains("note:", StringComparison.Ordinal))
                .TrimEnd();
            Assert.That(
                note,
                Does.Match(
                    $@"^{Regex.Escape(Fire.Path)}/rulings\.yaml:2:\d+: note: {conflict} has no position ""twelve""; its positions are "
                        + $@"""five"", ""11"": name one of them$"));
        }
        Fire.Replace("rulings.yaml", "twelve", "five");
        Assert.That(Cli.Run("check").Error, Does.Not.Contain("note:"));
    }

    [Test]
    public void Options_and_terms_stand_without_quotation_marks_and_figures_with_them()
    {
        var lines = Cli.Run("check", "--fail-on", "note").Lines;
        Assert.That(
            lines,
            Has.Some.EndsWith(": arson 2031-06-05-evening-echo/cause").And.Some.EndsWith(": accident 2031-06-04-morning-post/called"));
        Assert.That(lines, Has.Some.EndsWith(": \"11\" 2031-06-04-morning-post/killed"));
    }

    [Test]
    public void What_was_checked_against_the_archive_is_counted()
    {
        Fire.Write("texts/echo.txt", "x");
        var none = Cli.Run("check", "--archive", "texts");
        Assert.That(none.Error, Does.Contain("No quotes checked: none of the sources has a sha256"));

        var quotes = Quote()
            .Matches(Fire.Read("sources/2031-06-05-evening-echo.yaml"))
            .Select(match => match.Groups["words"].Value.Trim('"'))
            .ToList();
        Fire.Write("texts/echo.txt", string.Join("\n", quotes.Distinct()));
        var hash = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Fire.FullName("texts/echo.txt"))));
        Fire.Replace(
            "sources/2031-06-05-evening-echo.yaml", "  id: 2031-06-05-evening-echo\n", $"  id: 2031-06-05-evening-echo\n  sha256: {hash}\n")
            .Replace(
                "sources/2031-06-04-morning-post.yaml",
                "  id: 2031-06-04-morning-post\n",
                $"  id: 2031-06-04-morning-post\n  sha256: {new string('0', 64)}\n");
        foreach (var verb in (string[])["check", "build"])
        {
            var run = Cli.Run(verb, Fire.Path, "--archive", "texts");
            Assert.That(run.Error, Does.Contain($"{quotes.Count} quotes checked in 1 text; 1 text missing"));
            Assert.That(
                run.Error,
                Does.Match(
                    $@"(?m)^{Regex.Escape(Fire.Path)}/sources/2031-06-04-morning-post\.yaml:2:\d+: warning: "
                        + $@".*sha256.*2031-06-04-morning-post"));
        }
    }

    [Test]
    public void A_changed_value_makes_a_new_conflict()
    {
        Cli.Done("check", "--update-baseline");
        Fire.Replace("sources/2031-06-08-harbour-weekly.yaml", "says: \"9\"", "says: \"8\"").Replace(
            "sources/2031-06-08-harbour-weekly.yaml", "quote: Nine people", "quote: Eight people");
        var run = Cli.Run("check");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Out, Does.Contain("decrease"));
        Assert.That(run.Error, Does.Contain("gone"));
    }

    [TestCase("dismissed")]
    [TestCase("not-comparable")]
    [TestCase("pending")]
    [TestCase("confirmed")]
    public void A_conflict_that_somebody_has_ruled_on_passes(string verdict)
    {
        var ruled = ConflictOf("decrease");
        Cli.Done("check", "--update-baseline");
        Fire.Write("baseline.json", DroppedFrom(Fire.Read("baseline.json"), ruled));
        Assert.That(Cli.Run("check").ExitCode, Is.EqualTo(1), "nobody has accepted it or ruled on it");
        Fire.Write(
            "rulings.yaml",
            $"rulings:\n  - conflict: {ruled}\n    verdict: {verdict}\n    reason: An invented reason.\n    by: desk\n"
                + "    on: 2031-06-09\n");
        Assert.That(Cli.Run("check").ExitCode, Is.Zero);
    }

    [Test]
    public void Warnings_fail_only_where_asked_for()
    {
        Cli.Done("check", "--update-baseline");
        Fire.Write("baseline.json", DroppedFrom(Fire.Read("baseline.json"), ConflictOf("framing")));
        Assert.That(Cli.Done("check").Out, Does.Contain("; 0 new errors, 1 new below the threshold"));
        Assert.That(Cli.Run("check", "--fail-on", "warning").ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void Another_baseline_can_be_named()
    {
        Cli.Done("check", "--update-baseline", "--baseline", "other.json");
        Assert.That(Fire.FullName("baseline.json"), Does.Not.Exist);
        Cli.Done("check", "--baseline", "other.json");
        Assert.That(Cli.Run("check", "--baseline", "none.json").ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void A_swap_is_told_by_name_and_not_hidden_by_equal_counts()
    {
        Cli.Done("check", "--update-baseline");
        Fire.Replace("sources/2031-06-08-harbour-weekly.yaml", "says: \"9\"", "says: \"8\"").Replace(
            "sources/2031-06-08-harbour-weekly.yaml", "quote: Nine people", "quote: Eight people");
        var run = Cli.Run("check");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            run.Lines,
            Has.Some.Match(
                @"^baseline\.json:\d+:3: note: accepted conflict c-aa0098567a3f3745 is gone: "
                    + @"decrease in fire\.killed: more than 12 \| 9$"));
        Assert.That(
            run.Lines[^1],
            Is.EqualTo("failed: 14 claims, 5 conflicts (4 errors, 1 warning); 2 new errors, 3 accepted, 2 accepted conflicts gone"));

        var update = Cli.Done("check", "--update-baseline");
        Assert.That(update.Lines.Select(line => line[..1]), Is.EqualTo(new[] { "-", "-", "+", "+", "b" }));
        Assert.That(
            update.Lines,
            Has.Some
                .EqualTo("- c-aa0098567a3f3745 decrease in fire.killed: more than 12 | 9").And.Some
                .EndsWith("decrease in fire.killed: more than 12 | 8"));
        Assert.That(update.Lines[^1], Does.EndWith("5 conflicts (4 errors, 1 warning) accepted; 2 added, 2 removed"));
    }

    [Test]
    public void Pruning_drops_what_is_gone_and_adds_nothing()
    {
        Cli.Done("check", "--update-baseline");
        Fire.Replace("sources/2031-06-08-harbour-weekly.yaml", "says: \"9\"", "says: \"8\"").Replace(
            "sources/2031-06-08-harbour-weekly.yaml", "quote: Nine people", "quote: Eight people");
        var run = Cli.Run("check", "--prune");
        Assert.That(run.ExitCode, Is.EqualTo(1), "what is new is new all the same");
        Assert.That(
            run.Error,
            Does.Contain("- c-aa0098567a3f3745 decrease in fire.killed: more than 12 | 9").And.Contain(
                "3 conflicts (2 errors, 1 warning) accepted; 0 added, 2 removed"));
        Assert.That(run.Lines[^1], Is.EqualTo("failed: 14 claims, 5 conflicts (4 errors, 1 warning); 2 new errors, 3 accepted"));
        Assert.That(Id().Matches(Fire.Read("baseline.json")), Has.Count.EqualTo(3));
        Assert.That(Cli.Run("check", "--prune").Error, Does.Contain("0 removed"));
    }

    [Test]
    public void There_must_be_something_to_prune()
    {
        var run = Cli.Run("check", "--prune");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("baseline.json does not exist, so there is nothing to prune"));
        Assert.That(Cli.Run("check", "--prune", "--update-baseline").ExitCode, Is.EqualTo(2));
        Assert.That(Cli.Run("check", "--update-baseline", "--output", "sarif=x").ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void A_baseline_out_of_order_and_written_by_hand_is_read()
    {
        Cli.Done("check", "--update-baseline");
        var ids = Id().Matches(Fire.Read("baseline.json")).Select(match => match.Value).Reverse();
        Fire.Write(
            "baseline.json",
            $$"""{ "conflicts": [ {{string.Join(",", ids.Select(id => $$"""{"why": "by hand", "id": "{{id}}"}"""))}} ], "version": 1 }""");
        Assert.That(Cli.Done("check", "--fail-on", "note").Lines, Has.Length.EqualTo(1));
    }

    [Test]
    public void An_expectation_that_does_not_hold_fails_with_its_place_and_what_was_found()
    {
        Cli.Done("check", "--update-baseline");
        Fire.Write("expect.yaml", "- claims at-least: 14\n- conflict: contradiction on fire.killed between 11 and 6\n");
        var run = Cli.Run("check");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            run.Lines[0],
            Is.EqualTo(
                "expect.yaml:2:3: error: expected conflict: contradiction on fire.killed between 11 and 6; there is contradiction "
                    + "c-0d457d196474fdd1 (five | 11)"));
        Assert.That(run.Lines[^1], Does.StartWith("failed: ").And.EndWith("; 1 of 2 expectations does not hold"));

        Fire.Replace("expect.yaml", "and 6", "and 5");
        Assert.That(Cli.Done("check").Lines[^1], Does.StartWith("passed: ").And.EndWith("; 2 expectations hold"));
    }

    [Test]
    public void An_expectation_of_what_there_is_not_is_a_mistake()
    {
        Fire.Write("expect.yaml", "- agree: fire.kiled\n- conflict: contradicton on fire.killed\n");
        var run = Cli.Run("check");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(
            run.Error,
            Does.Contain("expect.yaml:1:10: error: ").And
                .Contain("did you mean \"fire.killed\"?").And
                .Contain("expect.yaml:2:13: error: ").And
                .Contain("2 mistakes"));
    }

    [Test]
    public void A_conflict_that_took_the_place_of_a_ruled_one_is_new_and_says_so()
    {
        var ruled = ConflictOf("decrease");
        Cli.Done("check", "--update-baseline");
        Cli.Done("rule", ruled, "confirmed", "--reason", "An invented reason.", "--by", "desk");
        Fire.Replace("sources/2031-06-08-harbour-weekly.yaml", "says: \"9\"", "says: \"8\"").Replace(
            "sources/2031-06-08-harbour-weekly.yaml", "quote: Nine people", "quote: Eight people");
        var run = Cli.Run("check");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            run.Lines,
            Has.Some.Match(
                $@"error: decrease c-\w+ in fire\.killed: .* It took the place of {ruled}, which desk ruled confirmed on \d+ \w+ \d{{4}}: "
                    + $@"look at the ruling again\.$"));
        Assert.That(run.Error, Does.Contain($"{ruled} has changed, and c-"));
    }

    [Test]
    public void The_shipped_data_set_passes()
    {
        using var shipped = ClaimLedger.TestSupport.DataSetFolder.CopyOf(
            ClaimLedger.TestSupport.RepositoryRoot.Combine("db/gaza-ceasefire"));
        Assert.That(
            Cli.Done("check", shipped.Path, "--fail-on", "note").Out, Does.Match("^passed: .*; 0 new conflicts, .* expectations hold\n$"));
    }

    [Test]
    public void Every_mistake_is_one_line_with_its_place_and_the_last_line_counts_them()
    {
        Fire.Replace("questions.yaml", "answer: date", "answer: dat").Replace("speakers.yaml", "kind: person", "kind: persn");
        foreach (var verb in (string[])["check", "conflicts", "build"])
        {
            var run = Cli.Run(verb, Fire.Path);
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Out, Is.Empty);
            var lines = run.Error.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
            Assert.That(lines[..^1], Is.Not.Empty.And.All.Match($@"^{Regex.Escape(Fire.Path)}/\S+\.yaml:\d+:\d+: error: .+; .+$"));
            Assert.That(lines[^1], Is.EqualTo($"{lines.Length - 1} mistake{(lines.Length == 2 ? "" : "s")}"));
        }
    }

    [Test]
    public void A_folder_without_ledger_yaml_is_a_mistake()
    {
        Fire.Delete("ledger.yaml");
        var run = Cli.Run("check", Fire.Path);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith($"{Fire.Path}/ledger.yaml:1:1: error: "));
    }

    [Test]
    public void A_ledger_cannot_be_checked()
    {
        Cli.Done("build", "-o", "fire.db");
        Assert.That(Cli.Run("check", "fire.db").ExitCode, Is.EqualTo(2));
    }

    private static string DroppedFrom(string baseline, string id)
    {
        var kept = baseline
            .Split('\n')
            .Where(line => line.Contains("\"id\"", StringComparison.Ordinal) && !line.Contains(id, StringComparison.Ordinal))
            .Select(line => line.TrimEnd(','));
        return "{\"version\": 1, \"conflicts\": [\n" + string.Join(",\n", kept) + "\n]}\n";
    }

    [GeneratedRegex("c-[0-9a-f]{16}", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Id();

    [GeneratedRegex("(?m)^    quote: (?<words>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Quote();
}
