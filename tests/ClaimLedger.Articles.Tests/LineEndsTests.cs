namespace ClaimLedger.Articles.Tests;

/// <summary>Lines of a page as one text.</summary>
internal sealed class LineEndsTests
{
    [TestCase("The fire offi-|cials", "The fire officials")]
    [TestCase("o\uFB03cials said 40 \uFB01re\uFB01ghters|came", "officials said 40 firefighters came")]
    [TestCase("the o\uFB00er was \uFB02at and \uFB04at", "the offer was flat and fflat")]
    [TestCase("a sof\u00AD|ter line", "a softer line")]
    public void Lines_become_one(string lines, string expected) =>
        Assert.That(new LineEnds(lines.Split('|')).Join(lines.Split('|')), Is.EqualTo(expected));
}
