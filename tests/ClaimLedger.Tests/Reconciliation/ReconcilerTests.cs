namespace ClaimLedger.Tests.Reconciliation;

internal sealed class ReconcilerTests
{
    private static Story TwoPapers() =>
        new Story().Source("echo", "2031-06-05").Source("post", "2031-06-04").Source("weekly", "2031-06-08");

    // One row a pair: what two sources say of one fixed quantity, and what must come of it.
    [TestCase("11", "5", "contradiction q across: 5 | 11")]
    [TestCase("11", "eleven", null)]
    [TestCase("around 1,800", "hundreds", "tension q across: hundreds | around 1,800")]
    [TestCase("more than 1,000", "5,000", "tension q across: more than 1,000 | 5,000")]
    [TestCase("1,000", "1,020", "rounding q across: 1,000 | 1,020")]
    [TestCase("up to 24", "20", null)]
    [TestCase("at least 10", "11", null)]
    [TestCase("at least 10", "9", "contradiction q across: 9 | at least 10")]
    [TestCase("fewer than 10", "10", "contradiction q across: fewer than 10 | 10")]
    [TestCase("about 1,800", "1,400", "contradiction q across: 1,400 | about 1,800")]
    [TestCase("unknown", "11", null)]
    [TestCase("could not verify", "11", null)]
    public void Two_figures_for_one_fixed_question(string first, string second, string? expected)
    {
        var told = TwoPapers().Question("q").Claim("post", "q", first).Claim("echo", "q", second).Told();

        Assert.That(told, expected is null ? Is.Empty : Is.EqualTo(new[] { expected }));
    }

    [TestCase("a week", "seven days", null)]
    [TestCase("36 hours", "a day and a half", null)]
    [TestCase("a month", "30 days", null)]
    [TestCase("six weeks", "three weeks", "contradiction q across: three weeks | six weeks")]
    public void Two_durations(string first, string second, string? expected)
    {
        var told = TwoPapers().Question("q", AnswerType.Duration).Claim("post", "q", first).Claim("echo", "q", second).Told();

        Assert.That(told, expected is null ? Is.Empty : Is.EqualTo(new[] { expected }));
    }

    [TestCase("3 June 2031", "June 2031", null)]
    [TestCase("3 June 2031", "4 June 2031", "contradiction q across: 3 June 2031 | 4 June 2031")]
    public void Two_dates(string first, string second, string? expected)
    {
        var told = TwoPapers().Question("q", AnswerType.Date).Claim("post", "q", first).Claim("echo", "q", second).Told();

        Assert.That(told, expected is null ? Is.Empty : Is.EqualTo(new[] { expected }));
    }

    [TestCase("23:20", "11.20 p.m.", null, null)]
    [TestCase("23:20", "23:35", null, "contradiction q across: 23:20 | 23:35")]
    [TestCase("around 23:20", "23:35", null, "tension q across: around 23:20 | 23:35")]
    [TestCase("3 a.m.", "03:10", null, "rounding q across: 3 a.m. | 03:10")]
    [TestCase("0030 GMT", "02:30 CEST", "UTC", null)]
    [TestCase("0030 GMT", "03:50 CEST", "UTC", "contradiction q across: 0030 GMT | 03:50 CEST")]
    [TestCase("23:55", "00:05", null, null)]
    [TestCase("around midnight", "23:50", null, null)]
    public void Two_times_of_day(string first, string second, string? zone, string? expected)
    {
        var told = TwoPapers().Question("q", AnswerType.Time, unit: zone).Claim("post", "q", first).Claim("echo", "q", second).Told();

        Assert.That(told, expected is null ? Is.Empty : Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Times_on_both_sides_of_midnight_are_kept_apart_from_each_other_alone() => Assert.That(
        TwoPapers().Source("third", "2031-06-05", "Third").Question("q", AnswerType.Time)
            .Claim("post", "q", "23:55").Claim("echo", "q", "00:05").Claim("third", "q", "12:00").Told(),
        Is.EqualTo(new[] { "contradiction q across: 12:00 | 23:55" }));

    [Test]
    public void A_conflict_of_times_tells_the_distance_in_minutes() => Assert.That(
        TwoPapers().Question("q", AnswerType.Time).Claim("post", "q", "23:20").Claim("echo", "q", "23:35").Reconcile().Single().Explanation,
        Does.Contain("15 minutes"));

    [TestCase(Modality.Proposed, "proposal")]
    [TestCase(Modality.Demanded, "demand")]
    public void What_an_outlet_puts_forward_in_its_own_voice_changes_too(Modality modality, string what)
    {
        var conflict = new Story().Source("b", "2031-06-04", "Sound Daily").Question("q")
            .Claim("b", "q", "40", asOf: "2031-06-02", modality: modality)
            .Claim("b", "q", "60", asOf: "2031-06-04", modality: modality)
            .Reconcile().Single();

        Assert.That(conflict.Kind, Is.EqualTo(ConflictKind.Revised));
        Assert.That(conflict.Explanation, Does.StartWith($"The {what} of Sound Daily changed: "));
    }

    [Test]
    public void A_contradiction_gathers_agreeing_claims_into_positions()
    {
        var told = new Story().Source("a", "2031-06-04").Source("b", "2031-06-04").Source("c", "2031-06-04").Source("d", "2031-06-04")
            .Question("q")
            .Claim("a", "q", "5").Claim("b", "q", "11").Claim("c", "q", "eleven").Claim("d", "q", "around 10")
            .Reconcile();

        Assert.That(told.Single().Positions.Select(position => position.Claims.Length), Is.EqualTo(new[] { 1, 3 }));
    }

    [Test]
    public void A_vague_claim_stands_with_the_position_its_usual_reading_meets()
    {
        var conflict = new Story().Source("a", "2031-06-04").Source("b", "2031-06-04").Source("c", "2031-06-04")
            .Question("q").Claim("a", "q", "5").Claim("b", "q", "21").Claim("c", "q", "up to 24").Reconcile().Single();

        Assert.That(conflict.Positions.Select(position => position.Claims.Length), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void A_lesser_disagreement_inside_a_position_is_told_beside_the_contradiction()
    {
        var told = new Story().Source("a", "2031-06-04").Source("b", "2031-06-04").Source("c", "2031-06-04")
            .Question("q").Claim("a", "q", "12").Claim("b", "q", "more than 1,000").Claim("c", "q", "5,000").Told();

        Assert.That(told, Is.EqualTo(new[] { "contradiction q across: 12 | 5,000", "tension q across: more than 1,000 | 5,000" }));
    }

    [Test]
    public void A_growing_cumulative_figure_is_no_conflict() =>
        Assert.That(TwoPapers().Question("q", overTime: OverTime.Cumulative)
            .Claim("post", "q", "11").Claim("echo", "q", "more than 12").Claim("weekly", "q", "30").Told(), Is.Empty);

    [Test]
    public void A_fall_is_found_where_who_published_later_tells_of_the_earlier_day() => Assert.That(
        new Story().Source("post", "2031-06-07").Source("echo", "2031-06-08").Question("q", overTime: OverTime.Cumulative)
            .Claim("post", "q", "100", asOf: "2031-06-06").Claim("echo", "q", "140", asOf: "2031-06-05").Told(),
        Has.Exactly(1).StartsWith("decrease q"));

    [Test]
    public void A_falling_cumulative_figure_is_a_decrease_from_its_peak()
    {
        var told = TwoPapers().Question("q", overTime: OverTime.Cumulative)
            .Claim("post", "q", "11").Claim("echo", "q", "more than 12").Claim("weekly", "q", "9").Told();

        Assert.That(told, Is.EqualTo(new[] { "decrease q across: more than 12 | 9" }));
    }

    [Test]
    public void A_figure_that_falls_twice_has_a_position_for_each_fall_and_keeps_its_id()
    {
        var story = TwoPapers().Question("q", overTime: OverTime.Cumulative).Claim("post", "q", "11").Claim("echo", "q", "8");
        var id = story.Reconcile().Single().Id;

        story.Claim("weekly", "q", "5");

        Assert.That(story.Told(), Is.EqualTo(new[] { "decrease q across: 11 | 8 | 5" }));
        Assert.That(story.Reconcile().Single().Id, Is.EqualTo(id));
    }

    [Test]
    public void Lower_figures_that_grow_again_can_be_true_together() =>
        Assert.That(
            TwoPapers()
                .Question("q", overTime: OverTime.Cumulative)
                .Claim("post", "q", "40")
                .Claim("echo", "q", "20")
                .Claim("weekly", "q", "25")
                .Told(),
                Is.EqualTo(new[] { "decrease q across: 40 | 20" }));

    [TestCase("1,200", "1,180", false)]
    [TestCase("1,200", "1,000", true)]
    [TestCase("around 1,800", "1,500", false)]
    [TestCase("hundreds", "150", true)]
    public void A_fall_counts_only_beyond_its_rounding(string earlier, string later, bool falls)
    {
        var told = TwoPapers().Question("q", overTime: OverTime.Cumulative).Claim("post", "q", earlier).Claim("weekly", "q", later).Told();

        Assert.That(told.Select(conflict => conflict.Split(' ')[0]), Is.SubsetOf(new[] { falls ? "decrease" : "rounding" }));
        Assert.That(told.Contains("decrease q across: " + earlier + " | " + later), Is.EqualTo(falls));
    }

    [TestCase("2031-06-06", 0)]
    [TestCase("2031-06-08", 0, TestName = "A_break_on_the_later_day_itself_parts_them")]
    [TestCase("2031-06-04", 1, TestName = "A_break_on_the_earlier_day_itself_does_not")]
    [TestCase("2031-06-09", 1, TestName = "A_break_after_both_does_not")]
    public void A_declared_break_parts_a_series(string day, int conflicts)
    {
        var told = TwoPapers().Question("q", overTime: OverTime.Cumulative, breaks: [day])
            .Claim("post", "q", "40").Claim("weekly", "q", "25").Told();

        Assert.That(told, Has.Length.EqualTo(conflicts));
    }

    [Test]
    public void An_instant_figure_may_change_but_not_differ_at_one_time()
    {
        var story = TwoPapers().Question("q", overTime: OverTime.Instant);
        story.Claim("post", "q", "100").Claim("weekly", "q", "59");
        Assert.That(story.Told(), Is.Empty);

        story.Claim("echo", "q", "70", asOf: "2031-06-04");
        Assert.That(story.Told(), Is.EqualTo(new[] { "contradiction q across: 70 | 100" }));
    }

    [Test]
    public void Spans_that_merely_overlap_are_not_one_moment()
    {
        var told = TwoPapers().Question("q", overTime: OverTime.Instant)
            .Claim("weekly", "q", "5", asOf: "2031-01").Claim("weekly", "q", "5", asOf: "2031-02")
            .Claim("echo", "q", "9", asOf: "2031-01-31/2031-02-01").Claim("post", "q", "7", asOf: "2031-01-02")
            .Claim("echo", "q", "9", asOf: "2031-02").Told();

        Assert.That(told, Is.EqualTo(new[] { "contradiction q across: 5 | 9" }), "February alone is the same span");
    }

    [TestCase(Modality.Stated, Modality.Proposed)]
    [TestCase(Modality.Stated, Modality.Demanded)]
    [TestCase(Modality.Stated, Modality.Forecast)]
    [TestCase(Modality.Proposed, Modality.Demanded)]
    [TestCase(Modality.Denied, Modality.Proposed)]
    public void Modalities_that_do_not_meet_are_not_compared(Modality first, Modality second) =>
        Assert.That(
            TwoPapers().Question("q").Claim("post", "q", "11", modality: first).Claim("echo", "q", "5", modality: second).Told(), Is.Empty);

    [TestCase("11", "11", true)]
    [TestCase("12", "more than 10", true)]
    [TestCase("more than 5", "11", false)]
    [TestCase("5", "11", false)]
    public void A_denial_contradicts_what_it_covers(string stated, string denied, bool conflicts)
    {
        var told = TwoPapers().Question("q").Claim("post", "q", stated).Claim("echo", "q", denied, modality: Modality.Denied).Told();

        Assert.That(told, conflicts ? Is.EqualTo(new[] { $"answer q across: {stated} | {denied}" }) : Is.Empty);
    }

    [TestCase("accepted", "rejected", true)]
    [TestCase("accepted", "accepted or rejected", false)]
    [TestCase("accepted", "unknown", false)]
    [TestCase("rejected or asked for changes", "accepted", true)]
    public void Exclusive_options(string first, string second, bool conflicts)
    {
        var told = TwoPapers()
            .Question("q", AnswerType.Choice, OverTime.Instant, options: ["accepted", "rejected", "asked for changes", "unknown"])
                .Claim("post", "q", first, asOf: "2031-06-01").Claim("echo", "q", second, asOf: "2031-06-01").Reconcile();

        Assert.That(told.Select(conflict => conflict.Kind), conflicts ? Is.EqualTo(new[] { ConflictKind.Answer }) : Is.Empty);
    }

    [Test]
    public void Answers_that_meet_pair_by_pair_but_leave_no_answer_exclude_each_other()
    {
        var told = TwoPapers().Question("q", AnswerType.Choice, options: ["a", "b", "c"])
            .Claim("post", "q", "a or b").Claim("echo", "q", "b or c").Claim("weekly", "q", "a or c").Reconcile();

        Assert.That(told.Select(conflict => conflict.Kind), Is.EqualTo(new[] { ConflictKind.Answer }));
    }

    [Test]
    public void Only_declared_pairs_exclude_each_other()
    {
        var story = TwoPapers().Question(
            "q", AnswerType.Choice, options: ["arson", "electrical fault", "storm"], exclusive: [("arson", "electrical fault")]);
        story.Claim("post", "q", "arson").Claim("echo", "q", "storm");
        Assert.That(story.Told(), Is.Empty);

        story.Claim("weekly", "q", "electrical fault");
        Assert.That(story.Told(), Has.Length.EqualTo(1));
    }

    [Test]
    public void One_speaker_with_two_answers_in_two_sources_is_a_misattribution_and_nothing_else()
    {
        var told = TwoPapers().Speaker("Fire Service").Speaker("Dana Mor", SpeakerKind.Person, speaksFor: "Fire Service").Question("q")
            .Claim("post", "q", "11", by: "Dana Mor").Claim("echo", "q", "5", by: "Fire Service > Coast Wire").Told();

        Assert.That(told, Is.EqualTo(new[] { "misattribution q across: 5 | 11" }));
    }

    [Test]
    public void A_third_voice_makes_it_a_contradiction_as_well()
    {
        var kinds = TwoPapers().Question("q").Claim("post", "q", "11", by: "Fire Service").Claim("echo", "q", "5", by: "Fire Service")
            .Claim("weekly", "q", "11").Reconcile().Select(conflict => conflict.Kind);

        Assert.That(kinds, Is.EquivalentTo(new[] { ConflictKind.Misattribution, ConflictKind.Contradiction, ConflictKind.Unattributed }));
    }

    [Test]
    public void Anonymous_descriptions_in_two_sources_may_be_two_people()
    {
        var told = TwoPapers().Speaker("a hospital worker", SpeakerKind.Anonymous).Question("q")
            .Claim("post", "q", "11", by: "a hospital worker").Claim("echo", "q", "5", by: "a hospital worker").Told();

        Assert.That(told, Is.EqualTo(new[] { "contradiction q across: 5 | 11" }));
    }

    [Test]
    public void One_source_with_two_answers_in_one_voice_contradicts_itself()
    {
        var told = TwoPapers().Question("q").Claim("post", "q", "11").Claim("post", "q", "5").Told();

        Assert.That(told, Is.EqualTo(new[] { "self-contradiction q within: 5 | 11" }));
    }

    [Test]
    public void A_source_that_reports_a_dispute_has_a_conflict_within()
    {
        var told = TwoPapers()
            .Question("q")
            .Claim("post", "q", "11", by: "Fire Service")
            .Claim("post", "q", "five", by: "Port Authority")
            .Told();

        Assert.That(told, Is.EqualTo(new[] { "contradiction q within: five | 11" }));
    }

    [Test]
    public void A_sum_is_tested_within_each_source()
    {
        var told = TwoPapers()
            .Question("all", overTime: OverTime.Cumulative)
            .Question("killed", overTime: OverTime.Cumulative)
            .Question("injured", overTime: OverTime.Cumulative)
                .Constraint("all = killed + injured")
                .Claim("weekly", "all", "50").Claim("weekly", "killed", "9").Claim("weekly", "injured", "25")
                .Claim("echo", "all", "34").Claim("echo", "killed", "9").Claim("echo", "injured", "about 25").Reconcile();

        Assert.That(told.Select(Story.Tell), Is.EqualTo(new[] { "arithmetic all within: 50 | 9 | 25" }));
        Assert.That(told[0].Explanation, Does.Contain("calculated: 34"));
    }

    [Test]
    public void Across_sources_a_sum_is_broken_only_if_no_combination_holds()
    {
        var story = TwoPapers().Question("all").Question("killed").Question("injured").Constraint("all = killed + injured")
            .Claim("weekly", "all", "50").Claim("echo", "killed", "9").Claim("post", "injured", "25");
        Assert.That(story.Told(), Is.EqualTo(new[] { "arithmetic all across: 50 | 9 | 25" }));

        story.Claim("echo", "injured", "41");
        Assert.That(story.Reconcile().Select(conflict => conflict.Kind), Is.EqualTo(new[] { ConflictKind.Contradiction }));
    }

    [TestCase("around 1,800", "1,000", "805")]
    [TestCase("more than 30", "12", "20")]
    public void A_sum_that_can_hold_is_no_conflict(string all, string killed, string injured) =>
        Assert.That(TwoPapers().Question("all").Question("killed").Question("injured").Constraint("all = killed + injured")
            .Claim("weekly", "all", all).Claim("weekly", "killed", killed).Claim("weekly", "injured", injured).Told(), Is.Empty);

    [Test]
    public void A_sum_that_holds_within_rounding_is_a_note() =>
        Assert.That(TwoPapers().Question("all").Question("killed").Question("injured").Constraint("all = killed + injured")
            .Claim("weekly", "all", "50,900").Claim("weekly", "killed", "15,600").Claim("weekly", "injured", "35,250").Told(),
            Is.EqualTo(new[] { "rounding all within: 50,900 | 15,600 | 35,250" }));

    [Test]
    public void A_vaguer_claim_that_agrees_does_not_hide_a_broken_sum() =>
        Assert.That(TwoPapers().Question("kids").Question("all").Constraint("kids <= all")
            .Claim("post", "kids", "14").Claim("echo", "all", "12").Claim("weekly", "all", "at least 10").Told(),
            Is.EqualTo(new[] { "arithmetic kids across: 14 | 12" }));

    [Test]
    public void Percentages_count_as_written_or_as_shares_whichever_the_relation_means()
    {
        Story Shares(string second) => TwoPapers().Question("a", unit: "percent").Question("b", unit: "percent").Constraint("a + b = 100")
            .Claim("weekly", "a", "60%").Claim("weekly", "b", second);

        Assert.That(Shares("40%").Told(), Is.Empty);
        Assert.That(Shares("70%").Reconcile().Select(conflict => conflict.Kind), Is.EqualTo(new[] { ConflictKind.Arithmetic }));
    }

    [Test]
    public void Measures_are_compared_in_one_unit()
    {
        Story Ways(string metres) => TwoPapers().Question("l", unit: "km").Question("m", unit: "metres").Constraint("l = m")
            .Claim("weekly", "l", "7.2 km").Claim("weekly", "m", metres);

        Assert.That(Ways("7,200 metres").Told(), Is.Empty);
        Assert.That(Ways("9,200 metres").Reconcile().Select(conflict => conflict.Kind), Is.EqualTo(new[] { ConflictKind.Arithmetic }));
    }

    [Test]
    public void A_proposed_total_is_not_tested_against_stated_parts() =>
        Assert.That(TwoPapers().Question("all").Question("killed").Question("injured").Constraint("all = killed + injured")
            .Claim("weekly", "all", "50", modality: Modality.Proposed)
                .Claim("weekly", "killed", "9")
                .Claim("weekly", "injured", "25")
                .Told(),
            Is.Empty);

    [Test]
    public void Figures_of_different_times_are_not_added_up() =>
        Assert.That(
            TwoPapers()
                .Question("all", overTime: OverTime.Cumulative)
                .Question("killed", overTime: OverTime.Cumulative)
                .Question("injured", overTime: OverTime.Cumulative)
                    .Constraint("all = killed + injured")
                    .Claim("weekly", "all", "50").Claim("echo", "killed", "9").Claim("post", "injured", "25").Told(), Is.Empty);

    [Test]
    public void Part_and_whole_shares_and_differences()
    {
        Assert.That(TwoPapers().Question("part").Question("whole").Constraint("part <= whole")
            .Claim("post", "part", "30").Claim("post", "whole", "20").Told(), Is.EqualTo(new[] { "arithmetic part within: 30 | 20" }));

        var share = TwoPapers()
            .Question("women")
            .Question("killed")
            .Question("share", unit: "percent")
            .Constraint("women = share * killed");
        share.Claim("post", "women", "30").Claim("post", "killed", "60").Claim("post", "share", "20%");
        Assert.That(share.Reconcile().Select(conflict => conflict.Kind), Is.EqualTo(new[] { ConflictKind.Arithmetic }));

        Assert.That(
            TwoPapers()
                .Question("total", overTime: OverTime.Cumulative)
                .Question("week")
                .Constraint("week = total@2031-06-08 - total@2031-06-04")
                    .Claim("weekly", "total", "30", asOf: "2031-06-08")
                        .Claim("weekly", "total", "10", asOf: "2031-06-04")
                        .Claim("weekly", "week", "25")
                        .Reconcile().Select(conflict => conflict.Kind), Is.EqualTo(new[] { ConflictKind.Arithmetic }));
    }

    [Test]
    public void Dates_and_durations_are_tied_by_arithmetic()
    {
        Story Phase(string ended) =>
            TwoPapers()
                .Question("phase.began", AnswerType.Date)
                .Question("phase.lasted", AnswerType.Duration)
                .Question("phase.ended", AnswerType.Date)
                    .Constraint("phase.ended = phase.began + phase.lasted")
                    .Claim("weekly", "phase.began", "19 January 2031")
                        .Claim("weekly", "phase.lasted", "six weeks")
                        .Claim("weekly", "phase.ended", ended);

        Assert.That(Phase("early March 2031").Told(), Is.Empty);
        Assert.That(Phase("late April 2031").Reconcile().Select(conflict => conflict.Kind), Is.EqualTo(new[] { ConflictKind.Arithmetic }));
    }

    [Test]
    public void An_end_before_its_start_is_an_order_conflict_declared_or_implied()
    {
        Story Fire(string start, string end) =>
            TwoPapers().Question($"fire.{start}", AnswerType.Date).Question($"fire.{end}", AnswerType.Date)
                .Claim("weekly", $"fire.{start}", "5 June 2031").Claim("weekly", $"fire.{end}", "3 June 2031");

        Assert.That(Fire("started", "ended").Told(), Is.EqualTo(new[] { "order fire.started within: 5 June 2031 | 3 June 2031" }));
        Assert.That(Fire("begin", "end").Told(), Has.Length.EqualTo(1));
        Assert.That(Fire("lit", "out").Told(), Is.Empty);
        Assert.That(
            Fire("lit", "out").Constraint("fire.lit <= fire.out").Told(),
            Is.EqualTo(new[] { "order fire.lit within: 5 June 2031 | 3 June 2031" }));
    }

    [Test]
    public void Framing_is_one_warning_for_an_event_and_facet()
    {
        var told = TwoPapers()
            .Facet("label", "accident", "attack")
            .Question("called", AnswerType.Term, facet: "label", @event: "fire")
            .Question("cause", @event: "fire")
                .Claim("post", "called", "accident", by: "Port Authority")
                    .Claim("echo", "called", "attack")
                    .Claim("weekly", "cause", "5", frame: ("label", "attack"))
                    .Reconcile();

        Assert.That(told.Select(Story.Tell), Is.EqualTo(new[] { "framing called across: accident | attack" }));
        Assert.That(told[0].Severity, Is.EqualTo(Severity.Warning));
        Assert.That(told[0].Positions[1].Claims, Has.Length.EqualTo(2));
    }

    [Test]
    public void One_source_with_two_terms_is_no_framing_conflict() =>
        Assert.That(TwoPapers().Facet("label", "accident", "attack").Question("called", AnswerType.Term, facet: "label", @event: "fire")
            .Claim("post", "called", "accident").Claim("post", "called", "attack", by: "Port Authority").Told(), Is.Empty);

    [Test]
    public void A_fact_credited_here_and_stated_there_is_noted()
    {
        Assert.That(TwoPapers().Question("q").Claim("post", "q", "11", by: "Fire Service").Claim("echo", "q", "eleven").Told(),
            Is.EqualTo(new[] { "unattributed q across: 11 | eleven" }));
        Assert.That(
            TwoPapers().Question("q").Claim("post", "q", "11", by: "Fire Service").Claim("post", "q", "eleven").Told(),
            Is.Empty,
            "one source says where it has it from");
        Assert.That(new Story().Source("post", "2031-06-04").Source("wire", "2031-06-04", "Coast Wire").Question("q")
            .Claim("post", "q", "11", by: "Coast Wire").Claim("wire", "q", "11").Told(), Is.Empty, "the wire is whom the other credits");
    }

    [Test]
    public void One_origin_behind_two_mastheads_is_noted()
    {
        Assert.That(
            TwoPapers()
                .Question("q")
                .Claim("post", "q", "11", by: "Fire Service > Coast Wire")
                .Claim("echo", "q", "11", by: "Fire Service > Coast Wire")
                .Told(),
                Is.EqualTo(new[] { "circular q across: 11 | 11" }));
        Assert.That(
            TwoPapers().Question("q").Claim("post", "q", "11", by: "Fire Service").Claim("echo", "q", "11", by: "Fire Service").Told(),
                Is.Empty, "who openly credits one speaker does not look independent");
    }

    [Test]
    public void A_repeated_figure_that_its_origin_had_replaced_is_stale_and_no_decrease()
    {
        var told = TwoPapers().Question("q", overTime: OverTime.Cumulative)
            .Claim("post", "q", "12", by: "Fire Service")
                .Claim("echo", "q", "20", by: "Fire Service")
                .Claim("weekly", "q", "12", by: "Fire Service")
                .Told();

        Assert.That(told, Is.EqualTo(new[] { "stale q across: 12 | 20" }));
    }

    [Test]
    public void Agreement_about_an_unknown_or_in_a_chain_of_one_makes_no_noise() =>
        Assert.That(
            TwoPapers().Question("q").Claim("post", "q", "unknown").Claim("echo", "q", "unknown", by: "Fire Service").Told(), Is.Empty);

    [Test]
    public void Independent_origins_are_counted_by_first_speaker_wire_and_masthead()
    {
        var conflict = new Story().Speaker("an official", SpeakerKind.Anonymous)
            .Source("a", "2031-06-04", "A Post")
                .Source("b", "2031-06-04", "B Post")
                .Source("c", "2031-06-04", "C Post")
                .Source("d", "2031-06-04", "A Post")
                .Question("q").Claim("a", "q", "5", by: "Fire Service")
                .Claim("a", "q", "11", by: "an official > Coast Wire")
                    .Claim("b", "q", "11", by: "an official > Coast Wire")
                    .Claim("c", "q", "11", by: "an official")
                    .Claim("d", "q", "11")
                    .Reconcile().Single(conflict => conflict.Kind == ConflictKind.Contradiction);

        Assert.That(conflict.Positions.Select(position => position.Origins), Is.EqualTo(new[] { 1, 3 }));
    }

    [Test]
    public void The_id_survives_what_does_not_disagree_and_changes_with_a_value()
    {
        Story Base() => TwoPapers().Question("q").Claim("post", "q", "11", id: "one").Claim("echo", "q", "5", id: "two");
        string Id(Story story) => (story.Reconcile().Single(conflict => conflict.Kind == ConflictKind.Contradiction).Id).ToString();
        var id = Id(Base());

        Assert.That(id, Does.Match("^c-[0-9a-f]{16}$"));
        Assert.That(Id(Base().Claim("weekly", "q", "eleven")), Is.EqualTo(id), "an agreeing claim");
        Assert.That(Id(Base().Claim("weekly", "q", "about 11")), Is.EqualTo(id), "a vaguer agreeing claim");
        Assert.That(Id(Base().Question("other").Claim("weekly", "other", "3")), Is.EqualTo(id), "another question");
        Assert.That(
            Id(TwoPapers().Question("q").Claim("echo", "q", "5", id: "zwei").Claim("post", "q", "11", id: "eins")),
            Is.EqualTo(id),
            "order and names of claims");
        Assert.That(
            Id(TwoPapers().Question("q").Claim("post", "q", "12", id: "one").Claim("echo", "q", "5", id: "two")),
            Is.Not.EqualTo(id),
            "a changed value");
    }

    [Test]
    public void An_explanation_gives_everybody_their_own_words()
    {
        var conflict = TwoPapers()
            .Question("q")
            .Claim("post", "q", "hundreds")
            .Claim("echo", "q", "5,000")
            .Claim("weekly", "q", "50")
            .Reconcile()
                .Single(conflict => conflict.Kind == ConflictKind.Contradiction);

        Assert.That(
            conflict.Explanation,
            Does.Contain("ost Gazette says “hundreds”").And.Contain("echo Gazette says “5,000”").And.Contain("eekly Gazette says “50”"));
    }

    [Test]
    public void An_option_is_the_desks_reading_and_stands_beside_the_quote()
    {
        var conflict = TwoPapers()
            .Question("q", AnswerType.Choice, options: ["accepted", "rejected"])
            .Claim("post", "q", "accepted")
            .Claim("echo", "q", "rejected")
            .Reconcile()
            .Single();

        Assert.That(conflict.Explanation, Does.Contain("ost Gazette: accepted (“accepted”)").And.Not.Contain("says"));
    }

    [Test]
    public void The_distance_told_is_between_the_nearest_positions()
    {
        var conflict = TwoPapers()
            .Question("q")
            .Claim("post", "q", "10")
            .Claim("echo", "q", "90")
            .Claim("weekly", "q", "95")
            .Reconcile()
            .Single();

        Assert.That(conflict.Explanation, Does.Contain("the nearest are 5 people apart"));
    }

    [Test]
    public void A_difference_between_two_dates_is_explained_with_the_figures_of_those_dates()
    {
        var conflict = TwoPapers()
            .Question("total", overTime: OverTime.Cumulative)
            .Question("week")
            .Constraint("week = total@2031-06-08 - total@2031-06-04")
                .Claim("weekly", "total", "30", asOf: "2031-06-08")
                    .Claim("weekly", "total", "10", asOf: "2031-06-04")
                    .Claim("weekly", "week", "25")
                    .Reconcile()
                    .Single();

        Assert.That(
            conflict.Explanation,
            Does.Contain("“30” (“What is total?” as of 8 June 2031) - “10” (“What is total?” as of 4 June 2031) (calculated: 20)"));
    }

    [Test]
    public void Only_claims_of_the_very_same_span_disagree_about_it()
    {
        var conflicts = new Story()
            .Source("a", "2031-02-01")
            .Source("b", "2031-02-02")
            .Source("c", "2031-02-03")
            .Source("d", "2031-02-04")
            .Question("q", overTime: OverTime.Instant)
                .Claim("a", "q", "10", asOf: "2031-01")
                    .Claim("b", "q", "20", asOf: "2031-01")
                    .Claim("c", "q", "20", asOf: "2031-01-05")
                    .Claim("d", "q", "20", asOf: "2031-01-25")
                    .Reconcile();

        Assert.That(conflicts.Single().Positions.Select(position => position.Claims.Length), Is.EqualTo(new[] { 1, 1 }));
        Assert.That(conflicts.Single().Severity, Is.EqualTo(Severity.Warning));
        Assert.That(conflicts.Single().Hint, Does.Contain("may have changed"));
    }

    [Test]
    public void A_state_that_comes_back_is_no_stale_one_but_a_repeated_figure_is()
    {
        Assert.That(TwoPapers().Question("q", AnswerType.Choice, OverTime.Instant, options: ["open", "closed"])
            .Claim("post", "q", "open", by: "Port Authority")
                .Claim("echo", "q", "closed", by: "Port Authority")
                .Claim("weekly", "q", "open", by: "Port Authority")
                .Told(),
            Is.Empty);
        Assert.That(TwoPapers().Question("q", overTime: OverTime.Instant)
            .Claim("post", "q", "15", by: "Fire Service")
                .Claim("echo", "q", "27", by: "Fire Service")
                .Claim("weekly", "q", "15", by: "Fire Service")
                .Told(),
            Is.EqualTo(new[] { "stale q across: 15 | 27" }));
    }

    [Test]
    public void A_denial_meets_only_the_statements_of_its_time()
    {
        var told = TwoPapers().Question("q", overTime: OverTime.Instant)
            .Claim("post", "q", "10").Claim("post", "q", "10", by: "Fire Service", modality: Modality.Denied)
            .Claim("weekly", "q", "10").Claim("weekly", "q", "10", by: "Fire Service", modality: Modality.Denied).Reconcile();

        Assert.That(told.Select(conflict => (conflict.Kind, conflict.Positions.Sum(position => position.Claims.Length))),
            Is.EqualTo(new[] { (ConflictKind.Answer, 2), (ConflictKind.Answer, 2) }));
    }

    [Test]
    public void The_id_of_a_choice_does_not_depend_on_the_order_of_positions()
    {
        Story Base() =>
            TwoPapers()
                .Question("q", AnswerType.Choice, options: ["aa", "cc", "dd"], exclusive: [("cc", "dd"), ("aa", "cc")])
                .Claim("post", "q", "cc")
                .Claim("echo", "q", "dd");

        Assert.That(Base().Claim("weekly", "q", "aa").Reconcile().Single().Id, Is.EqualTo(Base().Reconcile().Single().Id));
    }

    [Test]
    public void An_end_before_an_open_start_is_an_order_conflict() =>
        Assert.That(TwoPapers().Question("fire.started", AnswerType.Date).Question("fire.ended", AnswerType.Date)
            .Claim("weekly", "fire.started", "after 3 May 2031")
                .Claim("weekly", "fire.ended", "3 May 2031")
                .Reconcile()
                .Select(conflict => conflict.Kind),
            Is.EqualTo(new[] { ConflictKind.Order }));

    [Test]
    public void Figures_too_far_apart_to_divide_have_no_hint() =>
        Assert.That(
            TwoPapers()
                .Question("q", unit: "km")
                .Claim("post", "q", "0.0000000000000000000000001 km")
                .Claim("echo", "q", "900000000000000000000 km")
                .Reconcile()
                .Single().Hint,
            Is.Null);

    [Test]
    public void Explanations_name_who_and_what_and_why_comparable()
    {
        var conflict = TwoPapers()
            .Question("q")
            .Claim("post", "q", "11", by: "Fire Service")
            .Claim("post", "q", "five", by: "Port Authority")
            .Reconcile()
            .Single();

        Assert.That(conflict.Explanation, Is.EqualTo(
            "Port Authority says “five”; Fire Service says “11”; 6 people apart. Compared as answers to one question, with one "
                + "answer at all times."));
    }
}
