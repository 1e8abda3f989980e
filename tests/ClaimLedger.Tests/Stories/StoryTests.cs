using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Stories;

/// <summary>Where articles that nobody has prepared cannot stand together, and where they can. All of it is invented.</summary>
internal sealed class StoryTests
{
    private const string Elsewhere = "\n\nRescuers worked on.\n\nThe sea was calm.\n\n";
    private const string Lead = "A ferry sank off Corvo on Wednesday. ";

    [TestCase("The sinking killed 31 people.", "The sinking killed 20 people.", "20 | 31")]
    [TestCase("The sinking killed 31 people.", "The death toll stood at 20.", "20 | 31", Description = "one question, whatever the words")]
    [TestCase("The sinking killed 31 people.", "The sinking killed 31 people.", null)]
    [TestCase("The sinking killed at least 20 people.", "The sinking killed 31 people.", null)]
    [TestCase("The sinking killed 31 people.", "The sinking injured 20 people.", null, Description = "another measure")]
    [TestCase("The sinking killed 31 people.", "A sinking in 2019 killed 20 people.", null, Description = "another year")]
    [TestCase("The sinking killed 31 people.", "Another sinking killed 20 people.", null, Description = "another event")]
    [TestCase("The sinking killed 31 people.", "The sinking killed 13 men.", null, Description = "a part of them")]
    [TestCase("The sinking killed 31 people.", Elsewhere + "It comes a week after a bomb in Ebb killed 20 people.", null)]
    [TestCase("The sinking killed 31 people.", "Sinkings kill 20 people in an average year.", null, Description = "a rate")]
    [TestCase("The sinking killed 31 people.", "The sinking was initially said to have killed 20 people.", null, Description = "taken back")]
    [TestCase("The sinking killed 31 people.", "The sinking could kill 20 people.", null, Description = "what may be")]
    [TestCase("More than 130 people were rescued.", "More than 150 people were rescued.", null, Description = "two floors near each other")]
    public void Of_two_articles(string first, string second, string? found)
    {
        var conflicts = Scan(Lead + first, Lead + second);

        Assert.That(conflicts.Select(Tell), found is null ? Is.Empty : Is.EqualTo(new[] { found }));
    }

    [Test]
    public void A_distance_from_where_nobody_says_is_a_finding_of_which_the_reader_is_less_sure()
    {
        var articles = Articles(Lead + "It was then about 280 km from the coast.", Lead + "It was then about 30 miles from the coast.");
        var story = Story.Of(articles, new StoryReader(articles, Readings.Default).Read());

        Assert.That(story.Reconcile().Select(story.IsSure), Is.EqualTo(new[] { false }));
    }

    [Test]
    public void Two_places_of_one_event_are_two_questions() => Assert.That(
        Scan(
            "Protesters marched in Ebb on Wednesday. In Port Ebb, about 9,000 people took part in the protest.",
            "Protesters marched in Ebb on Wednesday. In Marrow, about 2,000 people took part in the protest."), Is.Empty);

    [Test]
    public void A_figure_that_is_put_otherwise_answers_what_was_told_before() => Assert.That(
        Scan("Pollsters estimated 300,000 protesters in Port Ebb on Wednesday. The police put the figure at 800,000.").Select(Tell),
        Is.EqualTo(new[] { "300,000 | 800,000" }));

    [Test]
    public void What_a_pronoun_goes_on_about_is_the_fire_before_it() => Assert.That(
        Scan(
            "A wildfire burned near Ebb on Wednesday.\n\nThe fire has burned 19,000 acres.\n\nThe night was dry.\n\nTo the south, crews fought the Marrow Hill fire.\n\n"
                + "It had burned 5,600 acres."), Is.Empty);

    [Test]
    public void Two_articles_on_nothing_in_common_are_not_compared() => Assert.That(
        Scan(
            "Talks went on in Ebb. Workers at the scene said 25 people had been killed.",
            "The budget was passed in Marrow. Officials said 1,000 people had been killed."), Is.Empty);

    [Test]
    public void Every_claim_quotes_its_article_to_the_character()
    {
        var articles = Articles(Lead + "The sinking\nkilled 31 people, the coastguard said.", Lead + "The sinking killed 20 people.");
        var story = Story.Of(articles, new StoryReader(articles, Readings.Default).Read());

        Assert.That(story.Figures, Is.Not.Empty);
        foreach (var claim in story.DataSet.Sources.SelectMany(source => source.Claims))
        {
            var figure = story.Figures[claim.Id];
            Assert.That(articles[figure.Article].Text.AsSpan(figure.Quote.Start, figure.Quote.Length).ToString(), Is.EqualTo(claim.Quote));
        }
    }

    private static string Tell(Conflict conflict) => string.Join(" | ", conflict.Positions.Select(position => position.Says));

    private static IReadOnlyList<Conflict> Scan(params string[] texts)
    {
        var articles = Articles(texts);
        return Story.Of(articles, new StoryReader(articles, Readings.Default).Read()).Reconcile();
    }

    private static List<StoryArticle> Articles(params string[] texts) => [.. texts.Select((text, index) =>
        new StoryArticle($"article-{index + 1}.txt", text, "", $"Paper {index + 1}", WrittenDate.Parse("2031-06-05").Value))];
}
