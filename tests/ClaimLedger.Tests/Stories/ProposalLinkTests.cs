using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Stories;

/// <summary>Links between proposals: they bring figures under one question that may be of one, and no others.</summary>
internal sealed class ProposalLinkTests
{
    [TestCase("The mill burned 31 sacks of wool.", "31", "The mill burned 20 sacks of wool.", "20", true)]
    [TestCase("The mill burned 31 sacks, up from 20.", "31", "The mill burned 31 sacks, up from 20.", "20", false)]
    [TestCase("The walk is 31 miles long.", "31 miles", "The walk took 20 hours.", "20 hours", false)]
    [TestCase("The wool was worth $31 million.", "$31 million", "The wool was worth €20 million.", "€20 million", false)]
    [TestCase("The fair drew 31% of the town.", "31%", "The fair drew 20 people.", "20", false)]
    public void A_link_joins_figures_of_one_sort_and_unit_that_the_text_does_not_keep_apart(
        string one, string says, string two, string otherSays, bool isJoined)
    {
        StoryArticle[] articles = [Article("one.txt", one), Article("two.txt", two)];
        ProposalLine[] lines =
        [
            Line("p1", "one.txt", one, says) with { Event = "mill", Measure = "first" },
            Line("p2", "two.txt", two, otherSays) with { Event = "fair", Measure = "second", Same = ["p1"] },
        ];
        var refused = new List<RefusedProposal>();

        var figures = new ProposalVerifier(articles, Readings.Default).Verify(lines, refused);

        Assert.That(refused, Is.Empty);
        Assert.That(figures, Has.Count.EqualTo(2));
        Assert.That(figures[0].Key == figures[1].Key, Is.EqualTo(isJoined));
    }

    [TestCase("Tuesday's blast shook Ebb.", "Tuesday", AnswerType.Date, Description = "a day that names the blast")]
    [TestCase("It will take a month.", "a month", AnswerType.Duration)]
    [TestCase("The 178-year-old firm fell.", "178-year-old", AnswerType.Duration)]
    public void Words_that_are_no_figure_of_running_text_are_read_as_the_values_they_are(string quote, string says, AnswerType answer)
    {
        var refused = new List<RefusedProposal>();

        var figures = new ProposalVerifier([Article("one.txt", quote)], Readings.Default)
            .Verify([Line("p1", "one.txt", quote, says) with { Event = "mill", Measure = "when" }], refused);

        Assert.That(refused, Is.Empty);
        Assert.That(figures.Single().Answer, Is.EqualTo(answer));
    }

    [Test]
    public void The_fourth_of_a_row_is_no_quarter()
    {
        const string Quote = "It was the fourth march in Ebb.";
        var refused = new List<RefusedProposal>();

        new ProposalVerifier([Article("one.txt", Quote)], Readings.Default)
            .Verify([Line("p1", "one.txt", Quote, "fourth") with { Event = "march", Measure = "which" }], refused);

        Assert.That(refused.Single().Why, Does.StartWith("no figure is read in “fourth”"));
    }

    [TestCase("Some 150,000 tourists were stranded.", "Over 200,000 Orrins were left stranded.", "Over 200,000", Description = "no whales")]
    public void A_measure_is_the_one_that_counts_what_the_figure_does(string one, string two, string says)
    {
        StoryArticle[] articles = [Article("one.txt", one), Article("two.txt", two)];
        ProposalLine[] lines =
        [
            Line("p1", "one.txt", one, "Some 150,000") with { Event = "firm", Measure = "stranded", Population = "customers" },
            Line("p2", "two.txt", two, says) with { Event = "firm", Measure = "stranded", Population = "customers" },
        ];

        var figures = new ProposalVerifier(articles, Readings.Default).Verify(lines, []);

        Assert.That(figures.Select(figure => figure.Key).Distinct(), Has.Exactly(1).Items);
    }

    [TestCase("Police made 31 arrests.", "31", "Police arrested 20 marchers.", "20", "arrested", "",
        Description = "what is counted is the measure")]
    [TestCase("The toll stood at 31 early on Sunday.", "31", "The toll stood at 20 on Sunday.", "20", "killed", "",
        Description = "nothing is called early")]
    [TestCase("Two Japanese were killed.", "Two", "Three people from Japan were killed.", "Three", "killed", "Japanese")]
    public void Figures_of_one_question_have_one_key(
        string one, string says, string two, string otherSays, string measure, string population)
    {
        StoryArticle[] articles = [Article("one.txt", one), Article("two.txt", two)];
        ProposalLine[] lines =
        [
            Line("p1", "one.txt", one, says) with { Event = "Ebb", Measure = measure, Population = population },
            Line("p2", "two.txt", two, otherSays) with { Event = "Ebb", Measure = measure, Population = population },
        ];

        var figures = new ProposalVerifier(articles, Readings.Default).Verify(lines, []);

        Assert.That(figures.Select(figure => figure.Key).Distinct(), Has.Exactly(1).Items);
    }

    [TestCase("The masterpiece of 1885 went to Ebb.", "1885", "In what year was it made?", AnswerType.Date)]
    [TestCase("The 1885 crates went to Ebb.", "1885", "How many crates went to Ebb?", AnswerType.Quantity)]
    [TestCase("Tuesday’s blast shook Ebb.", "Tuesday’s", "When did it explode?", AnswerType.Date)]
    [TestCase("Last night's blast shook Ebb.", "Last night's", "When did it explode?", AnswerType.Date)]
    public void What_is_asked_for_says_how_its_words_are_read(string quote, string says, string asks, AnswerType answer)
    {
        var refused = new List<RefusedProposal>();

        var figures = new ProposalVerifier([Article("one.txt", quote)], Readings.Default)
            .Verify([Line("p1", "one.txt", quote, says) with { Event = "Ebb", Measure = "other", Asks = asks }], refused);

        Assert.That(refused, Is.Empty);
        Assert.That(figures.Single().Answer, Is.EqualTo(answer));
    }

    [TestCase("Cass Orlo, governor of Ebb", "Cass Orlo")]
    [TestCase("Ebb County Mayor Cass Orlo", "Mayor Cass Orlo")]
    [TestCase("port chief Cass Orlo", "Cass Orlo")]
    [TestCase("V1", "V1")]
    [TestCase("Cass Orl", null, Description = "a part of a word is no name")]
    [TestCase("Tam Orlo", null, Description = "one name of two may be somebody else's")]
    [TestCase("Tam Brisk, governor of Ebb", null)]
    [TestCase("Tam ", null)]
    [TestCase(" ", null)]
    [TestCase(", Tam", null)]
    [TestCase("that", null, Description = "a word that names nobody")]
    [TestCase(".", null)]
    public void A_speaker_is_named_as_the_article_names_him(string name, string? named)
    {
        const string Quote = "Mayor Cass Orlo told news site V1 that 31 goats were freed.";
        var refused = new List<RefusedProposal>();

        var figures = new ProposalVerifier([Article("one.txt", Quote)], Readings.Default)
            .Verify([Line("p1", "one.txt", Quote, "31") with { Event = "Ebb", Measure = "freed", Speakers = [name] }], refused);

        Assert.That(figures.SelectMany(figure => figure.Speakers), named is null ? Is.Empty : Is.EqualTo([named]));
        Assert.That(refused, Has.Exactly(named is null ? 1 : 0).Items);
    }

    private static StoryArticle Article(string file, string text) =>
        new(file, text, "", "Ebb Radio", WrittenDate.Parse("2031-06-05").Value);

    private static ProposalLine Line(string id, string article, string quote, string says) =>
        new() { Id = id, Article = article, Quote = quote, Says = says };
}
