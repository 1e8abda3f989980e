using ClaimLedger.News;

namespace ClaimLedger.Tests.News;

internal sealed class NearnessTests
{
    // The first of two words stands nearer to the figure.
    [TestCase("In the storm 12 boats sank off Quill.", "12", "boats", "sank")]
    [TestCase("In the storm, 12 boats sank.", "12", "boats", "storm")]
    [TestCase("Boats sank; 12 crews swam.", "12", "swam", "sank")]
    [TestCase("In Quill 12 boats and in Moss 40 barges sank.", "12", "Quill", "barges")]
    [TestCase("It rained. In Quill 12 boats left.", "12", "Quill", "left")]
    public void Words_further_away_count_for_less(string text, string says, string near, string far)
    {
        var read = new ReadText(text);
        var mention = read.Mention(says);

        var around = new Nearness(0.2, 0.2).Around(read.Text, mention.Beside, mention.Figure);

        Assert.That(around[Stem.Of(near.ToLowerInvariant())], Is.GreaterThan(around[Stem.Of(far.ToLowerInvariant())]));
        Assert.That(around.Values, Has.All.InRange(0.0, 1.0));
    }

    [Test]
    public void The_words_of_figures_are_left_out()
    {
        var read = new ReadText("About 40 boats sank on 3 June.");
        var mention = read.Mention("About 40");

        Assert.That(new Nearness(1, 1).Around(read.Text, mention.Beside, mention.Figure).Keys, Is.EquivalentTo(new[] { "boat", "sank" }));
    }
}
