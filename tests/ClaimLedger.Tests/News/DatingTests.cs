using ClaimLedger.News;

namespace ClaimLedger.Tests.News;

internal sealed class DatingTests
{
    [TestCase("The mayor said on Monday that it rained.", "Monday", true)]
    [TestCase("The mayor told reporters on Monday it rained.", "Monday", true)]
    [TestCase("It rained, the mayor said on Monday.", "Monday", true)]
    [TestCase("On Monday, the mayor said it rained.", "Monday", true)]
    [TestCase("The mayor said that it rained on Monday.", "Monday", false)]
    [TestCase("The mayor said it would rain, on Monday.", "Monday", false)]
    [TestCase("According to the mayor, it rained on Monday.", "Monday", false)]
    [TestCase("It rained on Monday.", "Monday", false)]
    public void A_date_beside_a_verb_of_saying_dates_the_words(string text, string says, bool dates)
    {
        var reader = new NewsReader(text, [], ReadText.Published, ClaimLedger.Text.Readings.Default);
        var figures = reader.FiguresIn(0);
        var credits = new AttributionReader(reader.Text, new SpeakerBook([], reader.Text)).In(0);
        var date = figures.Single(figure => reader.Text.At(figure.Span) == says);

        Assert.That(Dating.OfWords(reader.Text, figures, date, credits), Is.EqualTo(dates));
    }

    [TestCase("By 4 June, 12 had left.", "By 4 June", true)]
    [TestCase("As of 4 June, 12 had left.", "4 June", false)]
    [TestCase("On 4 June, 12 left.", "4 June", false)]
    public void A_day_by_which_is_the_end_of_what_is_counted(string text, string says, bool isBound)
    {
        var read = new ReadText(text);

        Assert.That(Dating.IsBound(read.Text, read.Mentions[^1].Mention.Beside, read.Figure(says)), Is.EqualTo(isBound));
    }
}
