using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.News;

/// <summary>On which side of publication a day without a year lies: what its own clause tells of it decides.</summary>
internal sealed class AheadTests
{
    private static readonly DaySpan Published = DaySpan.Day(new DateOnly(2031, 1, 3));

    [TestCase("He died on December 28.", "December 28", "2030-12-28")]
    [TestCase("The singer, who died on December 28, will be buried on Monday.", "December 28", "2030-12-28")]
    [TestCase("The singer, who died on December 28, will be buried on Monday.", "Monday", "2031-01-06", Modality.Forecast)]
    [TestCase("The singer, who died on 28 December, would have been 61.", "28 December", "2030-12-28")]
    [TestCase("The ferry sank on December 28 and its owner is expected in court on January 20.", "December 28", "2030-12-28")]
    [TestCase("It sank on December 28 and its owner is expected in court on January 20.", "January 20", "2031-01-20", Modality.Forecast)]
    [TestCase("Officials expect that the toll of the fire that began on December 28 will rise.", "December 28", "2030-12-28")]
    [TestCase("The company plans to pay those who lost homes on December 28.", "December 28", "2030-12-28")]
    [TestCase("The mayor demanded that those who fled in November return.", "November", "2030-11")]
    [TestCase("The ban, in force since December 28, will end on January 10.", "December 28", "2030-12-28")]
    [TestCase("The ban, in force since December 28, will end on January 10.", "January 10", "2031-01-10", Modality.Forecast)]
    [TestCase("She moved to Ebb on December 28, and will stay.", "December 28", "2030-12-28")]
    [TestCase("The rate fell to 12 percent in December, and will fall again.", "December", "2030-12")]
    [TestCase("She will resign on December 28.", "December 28", "2031-12-28", Modality.Forecast)]
    [TestCase("The mayor called an election on January 20 that will decide it.", "January 20", "2031-01-20", Modality.Forecast)]
    [TestCase("They agreed to meet on January 20, and will talk.", "January 20", "2031-01-20")]
    [TestCase("The talks were postponed to January 20, when both will be back.", "January 20", "2031-01-20")]
    [TestCase("The hearing scheduled for January 20 will be short.", "January 20", "2031-01-20", Modality.Forecast)]
    [TestCase("If the bill passed in March, the mayor will resign.", "March", "2031-03")]
    [TestCase("The trial is due on January 28.", "January 28", "2031-01-28")]
    public void A_day_without_a_year_lies_where_its_clause_puts_it(
        string text, string says, string days, Modality modality = Modality.Stated)
    {
        var reader = new NewsReader(text, [], Published, Readings.Default);
        var mention = reader.Mentions(0, reader.FiguresIn(0)).Single(each => reader.Text.At(each.Figure.Span) == says);

        Assert.That(mention.Figure.Days.ToString(), Is.EqualTo(days));
        Assert.That(mention.Mood.Modality, Is.EqualTo(modality));
    }

    [Test]
    public void A_count_is_of_the_day_that_its_past_clause_names()
    {
        var reader = new NewsReader("It could take weeks to find out why 12 boats sank on December 28.", [], Published, Readings.Default);
        var mention = reader.Mentions(0, reader.FiguresIn(0)).Single(each => reader.Text.At(each.Figure.Span) == "12");

        Assert.That(Dating.AsOf(reader.Text, mention, Published).ToString(), Is.EqualTo("2030-12-28"));
    }
}
