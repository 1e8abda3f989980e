using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Stories;

/// <summary>At what time of day it happened, as several invented articles tell it.</summary>
internal sealed class StoryTimesTests
{
    private const string Lead = "A ferry sank off Corvo on Wednesday. ";

    [TestCase("The ferry sank at 23:20 local time.", "The ferry reportedly sank at 11.35 p.m. off Corvo.", "23:20 local time | 11.35 p.m.")]
    [TestCase("The ferry sank at around 18:05.", "The ferry sank at around 18:15 on Wednesday.", "around 18:05 | around 18:15")]
    [TestCase("At 23:20 on Wednesday, the ferry sank.", "The sinking happened at 23:35.", "23:20 | 23:35")]
    [TestCase("The ferry sank at 00:30 GMT.", "The ferry sank at 01:45 UTC.", "00:30 GMT | 01:45 UTC")]
    [TestCase("The ferry sank at 02:30 CEST.", "The ferry sank at 00:30 GMT.", null, Description = "the same minute")]
    [TestCase("The ferry sank at 03:50 local time.", "The ferry sank at 00:30 GMT.", null, Description = "two clocks")]
    [TestCase("The ferry sank at 23:20.", "The ferry sank at 11.20 p.m. local time.", null)]
    [TestCase("The ferry sank at 3 a.m.", "The ferry sank at 03:12.", null, Description = "no minute was meant")]
    [TestCase("The ferry sank at around 3 a.m.", "The ferry sank at 03:39.", null, Description = "nor here")]
    [TestCase("The ferry sank at 23:20.", "The ferry capsized at 23:05.", null, Description = "two moments of it")]
    [TestCase("The ferry sank at 23:20.", "A distress call came at 23:05.", null)]
    [TestCase("The ferry sank at 23:20.", "The ferry left Corvo at 22:56.", null)]
    [TestCase("The ferry sank at 23:20.", "The mayor said at 8:30 a.m. that the ferry sank.", null, Description = "when it was said")]
    [TestCase("The ferry sank at 23:20.", "Another ferry sank at 11:10 a.m. the day after.", null, Description = "another event")]
    [TestCase("The ferry sank at 23:20.", "The ferry sank before 11 p.m.", null, Description = "a bound")]
    [TestCase("The ferry sank at 23:20.", "The ferry sank shortly after 7.", null, Description = "of either half of the day")]
    [TestCase("The ferry sank at 23:55.", "The ferry sank at 00:05.", null, Description = "nobody knows of which midnight")]
    [TestCase("The ferry sank at 23:20.", "Updated at 23:50.", null)]
    public void Of_two_articles(string first, string second, string? found)
    {
        var articles = Articles(Lead + first, Lead + second);
        var conflicts = Story.Of(articles, new StoryReader(articles, Readings.Default).Read()).Reconcile();

        Assert.That(
            conflicts.Select(conflict => string.Join(" | ", conflict.Positions.Select(position => position.Says))),
            Is.EqualTo(found is null ? Array.Empty<string>() : [found]));
    }

    [TestCase("The plane crashed minutes after it took off at 10:53 a.m.", "The plane crashed at 10.58am.", null,
        Description = "when it took off")]
    [TestCase("The plane crashed minutes after it took off at 10:53 a.m.", "The plane took off from Ebb at 10.50am.",
        "10.50am | 10:53 a.m.")]
    public void When_it_set_out_is_not_when_it_happened(string first, string second, string? found)
    {
        var articles = Articles("A plane crashed off Corvo on Wednesday. " + first, "A plane crashed off Corvo on Wednesday. " + second);
        var story = Story.Of(articles, new StoryReader(articles, Readings.Default).Read());

        Assert.That(
            story.Reconcile().Select(conflict => string.Join(" | ", conflict.Positions.Select(position => position.Says))),
            Is.EqualTo(found is null ? Array.Empty<string>() : [found]));
        Assert.That(
            story.DataSet.Questions.Select(question => question.Asks),
            Has.Some.EqualTo("At what time of day did it happen (when it took off)?"));
    }

    [Test]
    public void The_question_asks_for_the_time_of_day_and_names_a_zone_that_is_not_the_places()
    {
        var articles = Articles(Lead + "The ferry sank at 23:20 local time, and the hull sank at 22:20 GMT.");
        var figures = new StoryReader(articles, Readings.Default).Read();

        Assert.That(figures.Select(figure => figure.Answer), Is.All.EqualTo(AnswerType.Time));
        Assert.That(
            figures.Select(figure => figure.Wording),
            Is.EqualTo(new[] { "At what time of day did it happen?", "At what time of day did it happen (UTC)?" }));
        Assert.That(figures.Select(figure => figure.Unit), Is.EqualTo(new[] { null, "UTC" }));
    }

    private static List<StoryArticle> Articles(params string[] texts) => [.. texts.Select((text, index) =>
        new StoryArticle($"article-{index + 1}.txt", text, "", $"Paper {index + 1}", WrittenDate.Parse("2031-06-05").Value))];
}
