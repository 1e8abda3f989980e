using ClaimLedger.Reconciliation;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>What a source has from another is no second account: it stands aside, and is no further origin.</summary>
internal sealed class DerivationTests
{
    /// <summary>The post copies the log; the digest copies the post; the echo and the weekly stand for themselves.</summary>
    private static Story Papers() => new Story()
        .Source("log", "2031-06-03", "Harbour Office")
        .Source("post", "2031-06-04", "Morning Post", "log")
        .Source("digest", "2031-06-05", "Daily Digest", "post")
        .Source("copy", "2031-06-05", "Copy Desk", "log")
        .Source("both", "2031-06-06", "Two Voices", "log", "echo")
        .Source("echo", "2031-06-05", "Evening Echo")
        .Source("weekly", "2031-06-08", "Harbour Weekly");

    private static Story Asked(OverTime overTime = OverTime.Fixed) => Papers().Question("q", overTime: overTime);

    [Test]
    public void A_slip_of_a_copy_is_no_contradiction() =>
        Assert.That(Asked().Claim("log", "q", "11").Claim("post", "q", "12").Told(), Is.Empty);

    [Test]
    public void Nor_is_a_slip_of_a_copy_of_a_copy_that_says_it_where_the_one_between_is_silent() =>
        Assert.That(Asked().Claim("log", "q", "11").Claim("digest", "q", "12").Told(), Is.Empty);

    [Test]
    public void Others_are_held_against_the_origin_alone()
    {
        var conflict = Asked().Claim("log", "q", "11").Claim("post", "q", "12").Claim("echo", "q", "12").Reconcile().Single();
        Assert.That(Story.Tell(conflict), Is.EqualTo("contradiction q across: 11 | 12"));
        Assert.That(conflict.Positions.SelectMany(position => position.Claims).Select(claim => claim.Source.Text),
            Is.EqualTo(new[] { "log", "echo" }));
    }

    [Test]
    public void Where_the_origin_does_not_answer_the_copy_is_the_witness() =>
        Assert.That(Asked().Claim("post", "q", "12").Claim("echo", "q", "11").Told(), Has.Length.EqualTo(1));

    [Test]
    public void Where_the_origin_says_that_it_is_not_known_the_copy_is_the_witness() =>
        Assert.That(
            Asked().Claim("log", "q", "unknown").Claim("post", "q", "12").Claim("echo", "q", "11").Told(), Has.Length.EqualTo(1));

    [Test]
    public void Two_copies_of_one_origin_disagree_where_it_does_not_answer()
    {
        var story = Asked().Claim("post", "q", "12").Claim("copy", "q", "11");
        Assert.That(story.Told(), Is.EqualTo(new[] { "contradiction q across: 11 | 12" }));

        Assert.That(story.Claim("log", "q", "11").Told(), Is.Empty);
    }

    [Test]
    public void A_copy_that_falls_behind_is_no_decrease() =>
        Assert.That(
            Asked(OverTime.Cumulative).Claim("log", "q", "11", asOf: "2031-06-02").Claim("post", "q", "9", asOf: "2031-06-03").Told(),
            Is.Empty);

    [Test]
    public void A_copy_breaks_no_sum()
    {
        var story = Papers().Question("all").Question("some").Question("rest").Constraint("all = some + rest")
            .Claim("log", "all", "20").Claim("log", "some", "10").Claim("log", "rest", "10").Claim("post", "all", "21");
        Assert.That(story.Told(), Is.Empty);
    }

    [Test]
    public void A_copy_that_says_something_further_breaks_a_sum_with_it()
    {
        var story = Papers().Question("all").Question("some").Question("rest").Constraint("all = some + rest")
            .Claim("log", "some", "10").Claim("log", "rest", "10").Claim("post", "all", "21");
        Assert.That(story.Told(), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_translation_that_chooses_another_word_is_no_framing() =>
        Assert.That(
            Papers().Facet("label", "accident", "attack").Question("q", AnswerType.Term, facet: "label")
                .Claim("log", "q", "attack").Claim("post", "q", "accident").Told(),
            Is.Empty);

    [Test]
    public void Who_corrects_the_origin_is_no_copy() =>
        Assert.That(
            Asked().Claim("log", "q", "11", id: "old").Claim("post", "q", "12", corrects: "log/old").Claim("echo", "q", "11").Told(),
            Is.EqualTo(new[] { "contradiction q across: 12 | 11" }).Or.EqualTo(new[] { "contradiction q across: 11 | 12" }));

    // Who says 11 beside a 9 of the weekly, and how many origins stand behind it.
    [TestCase("log post", 1, TestName = "A copy that stands aside is no origin")]
    [TestCase("post digest", 1, TestName = "A copy of a copy stands aside for it")]
    [TestCase("post copy", 1, TestName = "Two copies of one origin are one")]
    [TestCase("post echo", 2, TestName = "A copy and somebody else are two")]
    [TestCase("both echo", 1, TestName = "What is from two of whom one answers stands aside")]
    [TestCase("both post", 1, TestName = "What may be from the same is one")]
    [TestCase("both post copy digest", 1, TestName = "However many copy it")]
    public void Origins_are_counted_behind_a_position(string sources, int origins)
    {
        var story = Asked().Claim("weekly", "q", "9");
        foreach (var source in sources.Split(' '))
            story.Claim(source, "q", "11");
        Assert.That(story.Reconcile().Single().Positions[1].Origins, Is.EqualTo(origins));
    }

    [Test]
    public void Who_is_credited_is_the_origin_wherever_it_was_copied() =>
        Assert.That(
            Asked().Claim("weekly", "q", "9").Claim("post", "q", "11", by: "Office").Claim("echo", "q", "11", by: "Office")
                .Reconcile().Single(conflict => conflict.Kind == ConflictKind.Contradiction).Positions[1].Origins,
            Is.EqualTo(1));

    [Test]
    public void Copies_of_one_origin_do_not_look_independent()
    {
        Assert.That(
            Asked().Claim("weekly", "q", "11", by: "Office > Coast Wire").Claim("echo", "q", "11", by: "Office > Coast Wire").Told(),
            Has.Length.EqualTo(1));
        Assert.That(
            Asked().Claim("post", "q", "11", by: "Office > Coast Wire").Claim("copy", "q", "11", by: "Office > Coast Wire").Told(),
            Is.Empty);
    }

    [Test]
    public void What_one_copy_credits_the_other_need_not()
    {
        Assert.That(
            Asked().Claim("weekly", "q", "11", by: "Office").Claim("echo", "q", "11").Told(),
            Is.EqualTo(new[] { "unattributed q across: 11 | 11" }));
        Assert.That(Asked().Claim("post", "q", "11", by: "Office").Claim("copy", "q", "11").Told(), Is.Empty);
    }

    [Test]
    public void What_stands_aside_is_explained_by_no_kind_and_by_its_reason()
    {
        var story = Asked().Claim("log", "q", "11", id: "a").Claim("digest", "q", "12", id: "b");
        var claims = story.Claims();
        var explained = Explainer.Explain(story.Build(), claims[0], claims[1]);

        Assert.That(explained.Kinds, Is.Empty);
        Assert.That(explained.Verdict, Is.EqualTo("No conflict: the gate “aside” keeps them apart."));
        Assert.That(
            explained.Steps[^1].Text,
            Is.EqualTo("digest/b: It stands aside: it derives from log, which answers this question, too."));
    }

    [Test]
    public void It_stands_aside_for_the_nearest_of_those_from_which_it_derives()
    {
        var dataSet = Asked().Claim("log", "q", "11").Claim("post", "q", "11").Claim("digest", "q", "12").Claim("both", "q", "9").Build();
        Assert.That(
            StandsAside.In(dataSet).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key.Source} for {pair.Value}"),
            Is.EqualTo(new[] { "both for log", "digest for post", "post for log" }));
    }

    [Test]
    public void Where_nothing_derives_nothing_is_looked_up() =>
        Assert.That(new DataSetView(new Story().Source("a", "2031-06-03").Build()).Derivations, Is.SameAs(Derivations.None));
}
