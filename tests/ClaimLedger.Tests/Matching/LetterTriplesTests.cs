using ClaimLedger.Matching;

namespace ClaimLedger.Tests.Matching;

internal sealed class LetterTriplesTests
{
    [TestCase("The pier was reopened.", "When was the pier opened?", "When was the pier painted?")]
    [TestCase("Twelve pianists", "How many pianos?", "How many boats?")]
    public void Words_that_share_letters_are_more_alike(string text, string more, string less) =>
        Assert.That(Likeness(text, more), Is.GreaterThan(Likeness(text, less)));

    [Test]
    public void A_text_is_wholly_like_itself_and_not_at_all_like_nothing() => Assert.Multiple(() =>
    {
        Assert.That(Likeness("the pier", "pier"), Is.EqualTo(1));
        Assert.That(Likeness("the pier", ""), Is.Zero);
        Assert.That(Likeness("", ""), Is.Zero);
    });

    private static double Likeness(string one, string other) => new LetterTriples(one).Likeness(new LetterTriples(other));
}
