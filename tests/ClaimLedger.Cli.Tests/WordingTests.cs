namespace ClaimLedger.Cli.Tests;

internal sealed class WordingTests
{
    [TestCase("conflict", "conflicts")]
    [TestCase("biuld", "build")]
    [TestCase("SHOW", "show")]
    [TestCase("zebra", null)]
    [TestCase("", null)]
    public void The_nearest_word_is_one_slip_in_three_letters_away(string word, string? nearest) =>
        Assert.That(Wording.Nearest(word, ["build", "conflicts", "show"]), Is.EqualTo(nearest));

    [TestCase(0, "0 claims")]
    [TestCase(1, "1 claim")]
    [TestCase(2, "2 claims")]
    public void Counts_agree_with_their_noun(int count, string text) => Assert.That(Wording.Count(count, "claim"), Is.EqualTo(text));

    [Test]
    public void Names_are_the_words_of_the_data_format()
    {
        Assert.That(Names<ConflictKind>.All, Is.EqualTo(Conflicts.Kinds.Select(kind => kind.Name)));
        Assert.That(Names<Verdict>.Of(Verdict.NotComparable), Is.EqualTo("not-comparable"));
        Assert.That(Names<Verdict>.Find("Asked-Source"), Is.EqualTo(Verdict.AskedSource));
        Assert.That(Names<Verdict>.Find("asked"), Is.Null);
    }
}
