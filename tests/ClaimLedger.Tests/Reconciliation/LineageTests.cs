using ClaimLedger.Reconciliation;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>What was corrected or taken back conflicts with nothing; what was changed without a word is a finding of its own.</summary>
internal sealed class LineageTests
{
    private static Story Papers() => new Story().Source("echo", "2031-06-05").Source("post", "2031-06-04").Source("weekly", "2031-06-08");

    [Test]
    public void A_corrected_claim_no_longer_conflicts() =>
        Assert.That(
            Papers()
                .Question("q")
                .Claim("post", "q", "11", id: "old")
                .Claim("post", "q", "9", corrects: "post/old")
                .Claim("echo", "q", "9")
                .Told(),
            Is.Empty);

    [Test]
    public void The_correction_itself_does() =>
        Assert.That(
            Papers()
                .Question("q")
                .Claim("post", "q", "11", id: "old")
                .Claim("post", "q", "9", corrects: "post/old")
                .Claim("echo", "q", "11")
                .Told(),
            Is.EqualTo(new[] { "contradiction q across: 9 | 11" }));

    [Test]
    public void A_withdrawn_claim_no_longer_conflicts() =>
        Assert.That(Papers().Question("q").Claim("post", "q", "11", withdrawn: "2031-06-06").Claim("echo", "q", "9").Told(), Is.Empty);

    [Test]
    public void A_corrected_figure_is_no_peak_from_which_a_figure_falls() =>
        Assert.That(
            Papers().Question("q", overTime: OverTime.Cumulative).Claim("post", "q", "31", id: "old", by: "Office")
                .Claim("echo", "q", "13", by: "Office", corrects: "post/old").Claim("weekly", "q", "14").Told(),
            Is.Empty);

    [Test]
    public void A_correction_of_a_correction_leaves_the_last() =>
        Assert.That(
            Papers()
                .Question("q")
                .Claim("post", "q", "11", id: "a")
                .Claim("post", "q", "12", id: "b", corrects: "post/a")
                .Claim("post", "q", "13", corrects: "post/b")
                    .Claim("echo", "q", "13").Told(),
            Is.Empty);

    [Test]
    public void A_corrected_figure_breaks_no_sum()
    {
        var story = Papers().Question("all").Question("some").Question("rest").Constraint("all = some + rest")
            .Claim("post", "all", "30", id: "old").Claim("post", "some", "10").Claim("post", "rest", "10");
        Assert.That(story.Told(), Is.EqualTo(new[] { "arithmetic all within: 30 | 10 | 10" }));

        Assert.That(story.Claim("post", "all", "20", corrects: "post/old").Told(), Is.Empty);
    }

    [Test]
    public void A_corrected_word_choice_is_compared_no_more()
    {
        var story = Papers().Facet("label", "accident", "attack").Question("q", AnswerType.Term, facet: "label")
            .Claim("post", "q", "attack", id: "old").Claim("echo", "q", "accident");
        Assert.That(story.Told(), Has.Length.EqualTo(1));

        Assert.That(story.Claim("post", "q", "accident", corrects: "post/old").Told(), Is.Empty);
    }

    // One row a pair of versions: what they say of one question, and what must come of it.
    [TestCase(OverTime.Fixed, "11", "9", null, null, "silent-edit q within: 11 | 9")]
    [TestCase(OverTime.Fixed, "11", "eleven", null, null, null)]
    [TestCase(OverTime.Fixed, "1,800", "1,850", null, null, "silent-edit q within: 1,800 | 1,850")]
    [TestCase(OverTime.Fixed, "around 1,800", "hundreds", null, null, "silent-edit q within: around 1,800 | hundreds")]
    [TestCase(OverTime.Fixed, "at least 11", "12", null, null, null)]
    [TestCase(OverTime.Cumulative, "11", "14", null, null, "silent-edit q within: 11 | 14")]
    [TestCase(OverTime.Cumulative, "11", "14", "2031-06-04", "2031-06-06", null)]
    [TestCase(OverTime.Instant, "11", "9", "2031-06-04", "2031-06-06", null)]
    [TestCase(OverTime.Cumulative, "14", "11", "2031-06-04", "2031-06-06", "decrease q within: 14 | 11")]
    public void A_figure_that_changes_between_two_versions(
        OverTime overTime, string first, string second, string? firstAsOf, string? secondAsOf, string? expected)
    {
        var told = Papers().Versions("post", "2031-06-04", "2031-06-06").Question("q", overTime: overTime)
            .Claim("post", "q", first, asOf: firstAsOf, version: 1).Claim("post", "q", second, asOf: secondAsOf, version: 2).Told();

        Assert.That(told, expected is null ? Is.Empty : Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void A_change_that_the_source_owns_up_to_is_no_silent_edit() =>
        Assert.That(
            Papers().Versions("post", "2031-06-04", "2031-06-06").Question("q")
                .Claim("post", "q", "11", id: "old", version: 1).Claim("post", "q", "9", version: 2, corrects: "post/old").Told(),
            Is.Empty);

    [Test]
    public void Only_the_newest_version_is_held_against_others() =>
        Assert.That(
            Papers().Versions("post", "2031-06-04", "2031-06-06").Question("q")
                .Claim("post", "q", "11", version: 1).Claim("post", "q", "9", version: 2).Claim("echo", "q", "9").Told(),
            Is.EqualTo(new[] { "silent-edit q within: 11 | 9" }));

    [Test]
    public void An_answer_that_no_later_version_gives_anew_still_counts() =>
        Assert.That(
            Papers()
                .Versions("post", "2031-06-04", "2031-06-06")
                .Question("q")
                .Claim("post", "q", "11", version: 1)
                .Claim("echo", "q", "9")
                .Told(),
            Is.EqualTo(new[] { "contradiction q across: 9 | 11" }));

    [Test]
    public void Two_speakers_in_two_versions_are_no_silent_edit() =>
        Assert.That(
            Papers().Versions("post", "2031-06-04", "2031-06-06").Question("q")
                .Claim("post", "q", "11", by: "Fire Service", version: 1).Claim("post", "q", "9", by: "Port Authority", version: 2).Told(),
            Is.EqualTo(new[] { "contradiction q within: 9 | 11" }));

    [Test]
    public void Within_one_version_it_is_a_self_contradiction() =>
        Assert.That(
            Papers()
                .Versions("post", "2031-06-04", "2031-06-06")
                .Question("q")
                .Claim("post", "q", "11", version: 2)
                .Claim("post", "q", "9", version: 2)
                .Told(),
            Is.EqualTo(new[] { "self-contradiction q within: 9 | 11" }));

    [Test]
    public void Three_versions_are_one_finding_in_the_order_of_the_versions()
    {
        var conflict = Papers().Versions("post", "2031-06-04", "2031-06-06", "2031-06-07").Question("q")
            .Claim("post", "q", "11", version: 1)
                .Claim("post", "q", "5", version: 2)
                .Claim("post", "q", "9", version: 3)
                .Reconcile()
                .Single();

        Assert.Multiple(() =>
        {
            Assert.That(conflict.Kind, Is.EqualTo(ConflictKind.SilentEdit));
            Assert.That(conflict.Severity, Is.EqualTo(Severity.Warning));
            Assert.That(conflict.Positions.Select(position => position.Says), Is.EqualTo(new[] { "11", "5", "9" }));
            Assert.That(conflict.Explanation, Is.EqualTo(
                "Post Gazette gave, in its own voice, “11” when retrieved 2031-06-04, then “5” when retrieved 2031-06-06, then “9” when "
                    + "retrieved 2031-06-07. No claim says that it corrects another."));
        });
    }

    [Test]
    public void Options_that_exclude_each_other_can_be_changed_silently_too() =>
        Assert.That(
            Papers()
                .Versions("post", "2031-06-04", "2031-06-06")
                .Question("q", AnswerType.Choice, OverTime.Instant, options: ["yes", "no", "unknown"])
                    .Claim("post", "q", "yes", version: 1).Claim("post", "q", "no", version: 2).Told(),
            Is.EqualTo(new[] { "silent-edit q within: yes | no" }));

    [Test]
    public void Repeating_a_figure_that_its_origin_had_corrected_is_stale_and_no_contradiction()
    {
        var conflict = Papers()
            .Question("q")
            .Claim("post", "q", "31", by: "Fire Service", id: "old")
            .Claim("echo", "q", "13", by: "Fire Service", corrects: "post/old")
                .Claim("weekly", "q", "31", by: "Fire Service").Reconcile().Single();

        Assert.Multiple(() =>
        {
            Assert.That(Story.Tell(conflict), Is.EqualTo("stale q across: 31 | 13"));
            Assert.That(
                conflict.Explanation,
                Is.EqualTo(
                    "Weekly Gazette, published 8 June 2031, repeats “31” from Fire Service, who had by then corrected it to “13” as of "
                        + "5 June 2031."));
        });
    }

    [Test]
    public void Repeating_a_figure_before_it_was_corrected_is_not_stale() =>
        Assert.That(
            Papers().Question("q").Claim("post", "q", "31", by: "Fire Service", id: "old").Claim("echo", "q", "31", by: "Fire Service")
                .Claim("weekly", "q", "13", by: "Fire Service", corrects: "post/old").Told(),
            Is.EqualTo(new[] { "misattribution q across: 13 | 31" }));

    [Test]
    public void Repeating_a_figure_that_had_been_withdrawn_is_stale()
    {
        var conflict = Papers()
            .Question("q")
            .Claim("post", "q", "31", by: "Fire Service", withdrawn: "2031-06-05")
            .Claim("weekly", "q", "31", by: "Fire Service")
            .Reconcile()
            .Single();

        Assert.That(
            conflict.Explanation,
            Is.EqualTo(
                "Weekly Gazette, published 8 June 2031, repeats “31” from Fire Service, which had by then been withdrawn (5 June 2031)."));
    }

    [TestCase("post/old", "echo/e", "history", "post/c corrects post/old")]
    [TestCase("post/old", "post/c", "history", "post/c corrects post/old, which does not count any more.")]
    [TestCase("weekly/w", "echo/e", "history", "weekly/w was withdrawn 9 June 2031 and does not count any more.")]
    public void A_pair_of_which_one_does_not_count_is_kept_apart_by_its_history(string first, string second, string gate, string text)
    {
        var story = Papers().Question("q").Claim("post", "q", "11", id: "old").Claim("post", "q", "9", id: "c", corrects: "post/old")
            .Claim("echo", "q", "8", id: "e").Claim("weekly", "q", "7", id: "w", withdrawn: "2031-06-09");
        var view = new DataSetView(story.Build());
        var claims = story.Build().Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);

        var step = Explainer.ExplainPair(claims[new ClaimId(first)], claims[new ClaimId(second)], view, story.Reconcile()).Steps[^1];
        Assert.Multiple(() =>
        {
            Assert.That(step.Gate, Is.EqualTo(gate));
            Assert.That(step.Passed, Is.False);
            Assert.That(
                step.Text,
                first == "post/old" && second == "echo/e"
                    ? Is.EqualTo("post/old was corrected by post/c (“9”) and does not count any more.")
                    : Is.EqualTo(text));
        });
    }

    [Test]
    public void Of_two_versions_the_older_is_held_against_no_other_source_and_the_pair_is_a_silent_edit()
    {
        var story = Papers().Versions("post", "2031-06-04", "2031-06-06").Question("q")
            .Claim("post", "q", "11", id: "one", version: 1)
                .Claim("post", "q", "9", id: "two", version: 2)
                .Claim("echo", "q", "5", id: "e");
        var view = new DataSetView(story.Build());
        var claims = story.Build().Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);
        var conflicts = story.Reconcile();

        Assert.Multiple(() =>
        {
            Assert.That(
                Explainer.ExplainPair(claims[new ClaimId("post/one")], claims[new ClaimId("echo/e")], view, conflicts).Steps[^1].Text,
                Is.EqualTo("2031-06-06 post read otherwise: post/two (“9”) took the place of post/one."));
            Assert.That(Explainer.ExplainPair(claims[new ClaimId("post/one")], claims[new ClaimId("post/two")], view, conflicts).Verdict,
                Does.StartWith("Silent"));
        });
    }
}
