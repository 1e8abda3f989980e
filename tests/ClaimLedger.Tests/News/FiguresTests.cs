namespace ClaimLedger.Tests.News;

internal sealed class FiguresTests
{
    [TestCase("They freed 33 Palestinian detainees on Sunday.", "33", "Palestinian detainees")]
    [TestCase("They freed 33 U.S. sailors on Sunday.", "33", "U.S. sailors")]
    [TestCase("They freed 33 other sailors.", "33", "other sailors")]
    [TestCase("They freed 33 of the hostages.", "33", "hostages")]
    [TestCase("Some 40 people were hurt.", "Some 40", "people")]
    [TestCase("At least 12 fishing boats sank.", "At least 12", "fishing boats")]
    [TestCase("About 300 school children marched.", "About 300", "school children")]
    [TestCase("Of 45 arrested, nine were freed.", "45", "")]
    [TestCase("A fleet of 45 seriously damaged trams.", "45", "")]
    [TestCase("There were 12 said to be missing.", "12", "")]
    [TestCase("Half of the aid trucks waited.", "Half", "aid trucks")]
    [TestCase("Half waited.", "Half", "")]
    public void What_a_number_counts_is_the_noun_phrase_behind_it(string text, string says, string counted) =>
        Assert.That(new ReadText(text).Figure(says).Counted, Is.EqualTo(counted));

    [TestCase("The line has run since 2007.", "2007", "2007")]
    [TestCase("It rained until 3 June 2031.", "3 June 2031", "2031-06-03")]
    [TestCase("As of 4 June, 12 had left.", "4 June", "2031-06-04")]
    [TestCase("By 4 June, 12 had left.", "By 4 June", null)]
    [TestCase("They met on Sunday on the truce.", "Sunday", "2031-06-01")]
    [TestCase("The work will begin on Monday.", "Monday", "2031-06-09")]
    [TestCase("The work began on Monday.", "Monday", "2031-06-02")]
    public void A_date_is_its_day_without_what_asks_about_it(string text, string says, string? days) =>
        Assert.That(new ReadText(text).Figure(says).Days?.ToString(), Is.EqualTo(days));

    [Test]
    public void A_token_tells_of_which_figure_it_is_part()
    {
        var text = new ReadText("Some 40 people met 12 more.");
        var figures = text.Mention("Some 40").Beside;

        Assert.That(Enumerable.Range(figures.First, figures.Last - figures.First).Select(token => figures.At(token)?.Index),
            Is.EqualTo(new int?[] { 0, 0, null, null, 1, null, null }));
    }
}
