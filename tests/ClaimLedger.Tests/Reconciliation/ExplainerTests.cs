using ClaimLedger.Reconciliation;

namespace ClaimLedger.Tests.Reconciliation;

internal sealed class ExplainerTests
{
    private static Story TwoPapers() =>
        new Story().Source("echo", "2031-06-05").Source("post", "2031-06-04").Source("weekly", "2031-06-08");

    private static Explanation Pair(Story story, string first, string second)
    {
        var dataSet = story.Build();
        var claims = dataSet.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);
        return Explainer.ExplainPair(claims[new ClaimId(first)], claims[new ClaimId(second)], new DataSetView(dataSet), story.Reconcile());
    }

    private static Explanation Conflict(Story story)
    {
        var dataSet = story.Build();
        var claims = dataSet.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);
        return Explainer.ExplainConflict(story.Reconcile()[0], new DataSetView(dataSet), id => claims[id]);
    }

    [TestCase("11", "eleven", "Agree")]
    [TestCase("11", "5", "Contradiction")]
    [TestCase("1,000", "1,020", "Rounding")]
    [TestCase("around 1,800", "hundreds", "Tension")]
    [TestCase("unknown", "11", "No conflict: the gate “unknown”")]
    public void Two_claims_get_the_verdict_of_their_relation(string first, string second, string verdict) =>
        Assert.That(
            Pair(
                TwoPapers().Question("q").Claim("post", "q", first, id: "a").Claim("echo", "q", second, id: "b"),
                "post/a",
                "echo/b").Verdict,
            Does.StartWith(verdict));

    [Test]
    public void The_gate_that_keeps_claims_apart_is_named()
    {
        var questions = Pair(
            TwoPapers().Question("q").Question("r").Claim("post", "q", "11", id: "a").Claim("echo", "r", "5", id: "b"), "post/a", "echo/b");
        var modality = Pair(
            TwoPapers().Question("q").Claim("post", "q", "11", id: "a").Claim("echo", "q", "5", id: "b", modality: Modality.Proposed),
            "post/a",
            "echo/b");
        var time = Pair(
            TwoPapers().Question("q", overTime: OverTime.Instant).Claim("post", "q", "11", id: "a").Claim("echo", "q", "5", id: "b"),
            "post/a",
            "echo/b");
        var counter = Pair(
            TwoPapers()
                .Question("q", overTime: OverTime.Cumulative, breaks: ["2031-06-05"])
                .Claim("post", "q", "11", id: "a")
                .Claim("echo", "q", "5", id: "b"),
            "post/a",
            "echo/b");

        Assert.That(
            new[] { questions, modality, time, counter }.Select(
                explanation => explanation.Steps[^1] is { Passed: false, Gate: var gate } ? gate : ""),
                Is.EqualTo(new[] { "question", "modality", "as-of", "break" }));
    }

    [Test]
    public void A_conflict_that_is_not_between_two_answers_alone_is_named_all_the_same()
    {
        var sum = TwoPapers().Question("all").Question("killed").Question("injured").Constraint("all = killed + injured")
            .Claim("weekly", "all", "50", id: "a").Claim("weekly", "killed", "9", id: "b").Claim("weekly", "injured", "25", id: "c");
        var credit = TwoPapers().Question("q").Claim("post", "q", "11", by: "Fire Service", id: "a").Claim("echo", "q", "11", id: "b");

        Assert.That(Pair(sum, "weekly/a", "weekly/b").Verdict, Does.StartWith("Arithmetic"));
        Assert.That(Pair(credit, "post/a", "echo/b").Verdict, Does.StartWith("Unattributed"));
    }

    [Test]
    public void The_hint_and_the_smallest_edit_are_told()
    {
        var explanation = Conflict(TwoPapers().Question("q").Claim("post", "q", "120", id: "a").Claim("echo", "q", "1,200", id: "b"));

        Assert.That(explanation.Verdict, Does.Contain("factor of ten"));
        Assert.That(explanation.SmallestEdit, Does.Contain("post/a said something that includes 1,200"));
    }

    [Test]
    public void The_edit_of_a_peak_lies_under_every_later_figure() =>
        Assert.That(
            Conflict(
                TwoPapers()
                    .Question("q", overTime: OverTime.Cumulative)
                    .Claim("post", "q", "11", id: "a")
                    .Claim("echo", "q", "8", id: "b")
                    .Claim("weekly", "q", "5", id: "c")).SmallestEdit,
                Does.Contain("post/a said at most 5").Or.Contain("post/a said 5 or fewer").Or.Contain("post/a said up to 5"));
}
