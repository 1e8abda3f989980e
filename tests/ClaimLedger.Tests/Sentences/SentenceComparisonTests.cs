using ClaimLedger.Reconciliation;
using ClaimLedger.Sentences;

namespace ClaimLedger.Tests.Sentences;

public sealed class SentenceComparisonTests
{
    [TestCase(
        "The harbour fire at Nowhere Quay injured 11 dockers.",
        "Eleven dockers were injured in the harbour fire at Nowhere Quay.",
        Relation.Agree)]
    [TestCase(
        "The harbour fire at Nowhere Quay injured 11 dockers.",
        "The harbour fire at Nowhere Quay injured five dockers.",
        Relation.Contradiction)]
    [TestCase(
        "More than 40 dockers were injured at Nowhere Quay.", "The hospital counted 43 injured dockers at Nowhere Quay.", Relation.Agree)]
    [TestCase(
        "More than 40 dockers were injured at Nowhere Quay.",
        "The hospital counted 39 injured dockers at Nowhere Quay.",
        Relation.Contradiction)]
    [TestCase("More than 1,000 people left Nowhere Quay.", "5,000 people left Nowhere Quay.", Relation.Tension)]
    [TestCase("1,800 people left Nowhere Quay.", "1,812 people left Nowhere Quay.", Relation.Rounding)]
    [TestCase("Around 1,800 people left Nowhere Quay.", "1,812 people left Nowhere Quay.", Relation.Agree)]
    [TestCase("The quay at Nowhere was closed on 3 May 2031.", "The quay at Nowhere was closed on 5 May 2031.", Relation.Contradiction)]
    [TestCase("The quay at Nowhere was closed on 3 May.", "The quay at Nowhere was closed on 3 May 2031.", Relation.Agree)]
    [TestCase("The quay at Nowhere was closed before 4 May 2031.", "The quay at Nowhere was closed on 3 May 2031.", Relation.Agree)]
    [TestCase(
        "As of 3 May 2031, 12 dockers of Nowhere were missing.",
        "As of 9 May 2031, 4 dockers of Nowhere were missing.",
        Relation.NotComparable)]
    [TestCase(
        "Nowhere Quay's profits rose by 78 percent in the last quarter of 2031.",
        "Profits of Nowhere Quay rose by 78 percent in the last quarter, which ended on 30 December 2031.",
        Relation.Agree)]
    [TestCase("Officials denied that 40 dockers were killed.", "Officials said 40 dockers were killed.", Relation.Contradiction)]
    [TestCase("Officials denied that 40 dockers were killed.", "Officials said 50 dockers were killed.", Relation.NotComparable)]
    [TestCase("The union demanded that 40 dockers be freed.", "Officials said 30 dockers were freed.", Relation.NotComparable)]
    [TestCase("12 trucks at most crossed the quay at Nowhere.", "11 trucks crossed the quay at Nowhere.", Relation.Agree)]
    [TestCase("The fire at Nowhere killed 40 dockers, at least.", "The fire at Nowhere killed 52 dockers.", Relation.Agree)]
    [TestCase("40 dockers at least were killed.", "52 dockers were killed.", Relation.Agree)]
    [TestCase("One-and-a-half million people marched at Nowhere.", "1.5 million people marched at Nowhere.", Relation.Agree)]
    [TestCase("Nowhere Quay is long.", "Nowhere Quay has 12 cranes.", Relation.NotComparable)]
    [TestCase("The mayor of Nowhere has three cats.", "Five trains a day stop at Elsewhere.", Relation.NotComparable)]
    public void Two_sentences_stand_to_each_other(string a, string b, Relation expected)
    {
        var verdict = SentenceComparison.Compare(a, b);
        Assert.That(verdict.Relation, Is.EqualTo(expected), verdict.Why);
    }

    // Of all the world, of the home country, of all but that, of a place that is named.
    [TestCase(
        "Globally, The Kite of Nowhere earned less than $250 million.",
        "The Kite of Nowhere has grossed $90 million in Norrland and $260 million worldwide.",
        Relation.Contradiction)]
    [TestCase(
        "Globally, The Kite of Nowhere earned more than $250 million.",
        "The Kite of Nowhere has grossed $90 million in Norrland and $260 million worldwide.",
        Relation.Agree)]
    [TestCase(
        "The Kite of Nowhere grossed $90 million in the Norr Republic.",
        "The Kite of Nowhere grossed $260 million worldwide.",
        Relation.NotComparable)]
    [TestCase(
        "The domestic earnings of The Kite of Nowhere were lower than 118 crore.",
        "The domestic gross of the film is 140 crore and in the overseas market The Kite of Nowhere grossed 24 crore.",
        Relation.Contradiction)]
    [TestCase("More than 3 sailors of Nowhere who had been abroad fell ill.", "Two sailors of Nowhere fell ill.", Relation.Contradiction)]
    // Marks.
    [TestCase("The Kite of Nowhere has an average rating of 6.5/10.", "The Kite of Nowhere has an average rating of 6.5 out of 10.",
        Relation.Agree)]
    [TestCase("The Kite of Nowhere has an average rating of 6.5/10.", "The Kite of Nowhere has an average rating of 6.9/10.",
        Relation.Contradiction)]
    [TestCase("The rating was averaged over 44 judges.", "The rating was based on 44 judges.", Relation.Agree)]
    // Counts of this and of that.
    [TestCase("Ada Norr has released two plays.", "Ada Norr released two albums, eight plays and a film.", Relation.Contradiction)]
    [TestCase("Corvo has recorded more than 500 infected people.", "In Corvo 20 people were killed.", Relation.NotComparable)]
    [TestCase("The fever claimed fewer than 60 lives in Corvo.", "In Corvo 69 people with confirmed infections have died.",
        Relation.Contradiction)]
    [TestCase("Fewer than 9,000 people saw the regatta.", "The regatta was seen by 9,400 visitors.", Relation.Contradiction)]
    [TestCase("The Ebb Rowing Club was founded before 1976.", "The Ebb Rowing Club was established in 1981.", Relation.Contradiction)]
    [TestCase("Ada Norr was born after 1950.", "Ada Norr (born 1947) is a singer.", Relation.Contradiction)]
    [TestCase(
        "The ferry line of Nowhere kept two old records at the time.",
        "At the wharf, by the old custom house, 2,194 visitors came for the ferry.",
        Relation.NotComparable)]
    public void Figures_of_one_thing_meet_and_those_of_two_do_not(string a, string b, Relation expected)
    {
        var (there, back) = (SentenceComparison.Compare(a, b), SentenceComparison.Compare(b, a));
        Assert.That(there.Relation, Is.EqualTo(expected), there.Why);
        Assert.That(back.Relation, Is.EqualTo(expected), back.Why);
    }

    [TestCase("Of the 59 dockers 11 came home.", "Eleven of the 59 dockers came home, and 48 did not.")]
    [TestCase("The fire killed 3 people and injured 12.", "12 people were injured and 3 killed by the fire.")]
    public void Each_figure_meets_the_one_among_the_same_words(string a, string b)
    {
        var verdict = SentenceComparison.Compare(a, b);
        Assert.That(verdict.Relation, Is.EqualTo(Relation.Agree), verdict.Why);
        Assert.That(verdict.Aligned, Has.Length.EqualTo(2));
        Assert.That(verdict.Aligned.Select(pair => pair.A.Written), Is.EqualTo(verdict.Aligned.Select(pair => pair.B.Written)));
    }

    [Test]
    public void A_verdict_says_which_words_and_which_rule_it_rests_on()
    {
        var verdict = SentenceComparison.Compare("The harbour fire injured 11 dockers.", "The harbour fire injured five dockers.");
        Assert.That(verdict.Rule, Is.EqualTo("disjoint"));
        Assert.That(verdict.Why, Does.Contain("11").And.Contain("five").And.Contain("cannot both be true"));
    }

    [TestCase("", "")]
    [TestCase("7", "")]
    [TestCase("…—“", "\0\uD800 99999999999999999999999999999999")]
    public void No_text_throws(string a, string b) => Assert.That(() => SentenceComparison.Compare(a, b), Throws.Nothing);

    [TestCase("", "", 0, 0)]
    [TestCase(" ", "", 1, 0)]
    [TestCase("\n\n  ", "\t", 4, 1)]
    public void Figures_stand_where_they_stand_whatever_a_text_begins_with(string before, string beforeOther, int by, int byOther)
    {
        const string one = "The fire at Nowhere Quay killed 9 dockers.";
        const string other = "The fire at Nowhere Quay killed 12 dockers.";

        var pair = SentenceComparison.Compare(before + one, beforeOther + other).Aligned[0];

        Assert.That((before + one).Substring(pair.A.Span.Start, pair.A.Span.Length), Is.EqualTo("9"));
        Assert.That((beforeOther + other).Substring(pair.B.Span.Start, pair.B.Span.Length), Is.EqualTo("12"));
        Assert.That(pair.A.Span.Start - one.IndexOf('9', StringComparison.Ordinal), Is.EqualTo(by));
        Assert.That(pair.B.Span.Start - other.IndexOf("12", StringComparison.Ordinal), Is.EqualTo(byOther));
        Assert.That(pair.A.Core, Is.EqualTo(pair.A.Span));
    }
}
