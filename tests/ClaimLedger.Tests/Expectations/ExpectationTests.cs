using System.Collections.Immutable;
using ClaimLedger.Expectations;
using ClaimLedger.Tests.Reconciliation;

namespace ClaimLedger.Tests.Expectations;

/// <summary>What must stay true is read, and holds or not with what was found instead.</summary>
internal sealed class ExpectationTests
{
    private static readonly Story Fire = new Story()
        .Facet("label", "accident", "attack")
        .Question("fire.killed", overTime: OverTime.Instant, @event: "fire")
        .Question("fire.offer", AnswerType.Choice, options: ["a ship and the bodies of four", "five ships", "none"])
        .Question("fire.injured")
        .Question("fire.missing")
        .Question("fire.called", AnswerType.Term, @event: "fire", facet: "label")
        .Source("post", "2031-06-04").Source("echo", "2031-06-04")
        .Claim("post", "fire.killed", "11").Claim("echo", "fire.killed", "five").Claim("echo", "fire.killed", "5")
        .Claim("post", "fire.offer", "a ship and the bodies of four").Claim("echo", "fire.offer", "five ships")
        .Claim("post", "fire.injured", "40").Claim("echo", "fire.injured", "forty")
        .Claim("post", "fire.missing", "2").Claim("echo", "fire.missing", "unknown")
        .Claim("post", "fire.called", "accident").Claim("echo", "fire.called", "attack");

    [TestCase("conflict", "contradiction on fire.killed")]
    [TestCase("conflict", "contradiction on fire.killed between 11 and five")]
    [TestCase("conflict", "contradiction on fire.killed between five and 11")]
    [TestCase("conflict", "contradiction on fire.killed between \"5\" and “11”")]
    [TestCase("conflict", "contradiction on fire.killed between exactly 11 and 5", Description = "the same sets in other words")]
    [TestCase("conflict", "answer on fire.offer between a ship and the bodies of four and five ships")]
    [TestCase("conflict", "answer on fire.offer between Five Ships and \"a ship and the bodies of four\"")]
    [TestCase("conflict", "framing on fire.called between attack and accident")]
    [TestCase("conflict", "framing on event fire between accident and attack")]
    [TestCase("no-conflict", "fire.injured")]
    [TestCase("no-conflict", "decrease on fire.killed")]
    [TestCase("no-conflict", "tension on event fire")]
    [TestCase("agree", "fire.injured")]
    [TestCase("claims at-least", "11")]
    [TestCase("claims exactly", " 11 ")]
    [TestCase("claims at-most", "1,000")]
    [TestCase("sources exactly", "2")]
    [TestCase("questions at-least", "5")]
    [TestCase("conflicts exactly", "3")]
    public void It_holds(string subject, string text) => Assert.That(Found(Fire, subject, text), Is.Null);

    [TestCase("conflict", "tension on fire.killed", "there is no tension on fire.killed; there is contradiction c-")]
    [TestCase("conflict", "tension on fire.injured", "there is no tension on fire.injured; there is no conflict on it at all")]
    [TestCase("conflict", "contradiction on fire.killed between 11 and six", "there is contradiction c-")]
    [TestCase("conflict", "contradiction on fire.killed between five and 5", "(five | 11)", Description = "both are one position")]
    [TestCase("conflict", "contradiction on fire.killed between 11 and 11", "(five | 11)")]
    [TestCase("conflict", "answer on fire.offer between a ship and the bodies of four", "(a ship and the bodies of four | five ships)")]
    [TestCase("no-conflict", "fire.killed", "there is contradiction c-")]
    [TestCase("no-conflict", "framing on fire.called", "there is framing c-")]
    [TestCase("no-conflict", "event fire", "there is contradiction c-")]
    [TestCase("agree", "fire.killed", "(five | 11)")]
    [TestCase("agree", "fire.missing", "one claim alone answers it")]
    [TestCase("claims at-least", "12", "there are 11 claims")]
    [TestCase("claims at-most", "10", "there are 11 claims")]
    [TestCase("conflicts exactly", "4", "there are 3 conflicts")]
    public void It_does_not_hold_and_says_what_was_found(string subject, string text, string found) =>
        Assert.That(Found(Fire, subject, text), Does.Contain(found));

    [Test]
    public void A_figure_that_differs_by_rounding_does_not_agree()
    {
        var story = new Story()
            .Question("q", unit: "km")
            .Source("post", "2031-06-04")
            .Source("echo", "2031-06-04")
            .Claim("post", "q", "1,800 km")
            .Claim("echo", "q", "1,810 km");
        Assert.That(story.Told(), Has.Some.StartsWith("rounding"));
        Assert.That(Found(story, "agree", "q"), Does.Contain("rounding"));
    }

    [Test]
    public void What_was_corrected_or_withdrawn_answers_no_more()
    {
        var story = new Story().Question("q").Source("post", "2031-06-04").Source("echo", "2031-06-04")
            .Claim("post", "q", "7", id: "old")
                .Claim("post", "q", "8", corrects: "post/old")
                .Claim("echo", "q", "9", withdrawn: "2031-06-05");
        Assert.That(Found(story, "agree", "q"), Is.EqualTo("one claim alone answers it"));
    }

    [Test]
    public void A_broken_sum_is_named_by_each_of_its_questions()
    {
        var story = new Story()
            .Question("all")
            .Question("some")
            .Question("rest")
            .Constraint("all = some + rest")
            .Source("post", "2031-06-04")
                .Claim("post", "all", "50").Claim("post", "some", "9").Claim("post", "rest", "25");
        foreach (var question in (string[])["all", "some", "rest"])
            Assert.That(Found(story, "conflict", $"arithmetic on {question} between 50 and 9 and 25"), Is.Null);
    }

    [Test]
    public void Many_pieces_that_all_look_alike_are_tried_in_bearable_time()
    {
        var story = new Story()
            .Question("q", AnswerType.Choice, options: [.. Enumerable.Range(1, 20).Select(number => $"option {number}")])
            .Source("post", "2031-06-04");
        foreach (var number in Enumerable.Range(1, 20))
            story.Claim("post", "q", $"option {number}");
        var sides = string.Join(" and ", Enumerable.Range(1, 11).Select(number => $"option {number}"));
        Assert.That(Found(story, "conflict", $"answer on q between {sides} and nothing of the kind"), Is.Not.Null);
    }

    [TestCase("conflict", "contradiction", 13, "what the conflict is about")]
    [TestCase(
        "conflict", "contradicton on fire.killed", 0, "there is no kind of conflict \"contradicton\"; did you mean \"contradiction\"?")]
    [TestCase("conflict", "quarrel on fire.killed", 0, "the kinds are contradiction, tension,")]
    [TestCase("conflict", "contradiction on ", 17, "it names no question")]
    [TestCase("conflict", "contradiction on fire killed", 17, "\"fire killed\" is not the id of a question")]
    [TestCase("conflict", "contradiction on fire.killed between 11", 29, "two or more of them")]
    [TestCase("conflict", "contradiction on fire.killed between  and 11", 29, "two or more of them")]
    [TestCase("no-conflict", "", 0, "it names no question")]
    [TestCase("no-conflict", "rumour on fire.killed", 0, "there is no kind of conflict")]
    [TestCase("agree", "event fire", 0, "an event gives no answers")]
    [TestCase("claims at-least", "many", 0, "\"many\" is no whole number; write one, such as `claims at-least: 100`")]
    [TestCase("claims at-least", "-1", 0, "is no whole number")]
    public void What_does_not_read_says_what_to_write_instead(string subject, string text, int offset, string complaint)
    {
        var read = ExpectationExpression.Parse(subject, text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Success, Is.False);
            Assert.That(read.Offset, Is.EqualTo(offset));
            Assert.That($"{read.Wrong}; {read.Cure}", Does.Contain(complaint));
        }
    }

    private static string? Found(Story story, string subject, string text)
    {
        ImmutableArray<Expectation> expectations = [new Expectation(subject, text, new Place("expect.yaml", 1, 1))];
        return ExpectationCheck.Run(story.Build() with { Expectations = expectations }, story.Reconcile()).Single().Found;
    }
}
