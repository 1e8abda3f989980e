using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Stories;

/// <summary>Things that no measure names, and whose figure it is, as several invented articles tell it.</summary>
internal sealed class StoryThingsTests
{
    private const string Lead = "A ferry sank off Corvo on Wednesday. ";

    [TestCase("The yard has recalled 60 lifebelts.", "The yard recalled 150 lifebelts.", "60 | 150",
        "How many lifebelts were recalled?")]
    [TestCase("The yard has recalled 60 lifebelts.", "Some 150 lifebelts were recalled.", "60 | Some 150",
        "How many lifebelts were recalled?", Description = "object and passive")]
    [TestCase("The pilot had 11,000 hours of sailing experience.", "The pilot had 4,500 hours of sailing experience.",
        "4,500 hours | 11,000 hours", "How many hours of sailing experience did the pilot have?")]
    [TestCase("Only four of the eleven gates were open.", "Only two of the eleven gates were open.", "two | four",
        "How many gates were open?")]
    [TestCase("The yard has recalled 60 lifebelts.", "The yard has sold 150 lifebelts.", null, null, Description = "another verb")]
    [TestCase("The yard has recalled 60 lifebelts.", "The yard has recalled 150 rafts.", null, null, Description = "another noun")]
    [TestCase("The yard has recalled 60 lifebelts.", "The yard has recalled another 150 lifebelts.", null, null, Description = "besides")]
    [TestCase("The yard has recalled 60 lifebelts.", "The yard will recall 150 lifebelts.", null, null, Description = "a plan")]
    [TestCase("The yard has recalled 60 lifebelts.", "The yard recalled the 150 lifebelts.", null, null, Description = "of known ones")]
    [TestCase("The mate knew 12 islanders.", "The cook knew 20 islanders.", null, null, Description = "whom somebody knows")]
    public void A_noun_and_its_verb_put_figures_together(string first, string second, string? found, string? asks)
    {
        var story = Read(Lead + first, Lead + second);

        var conflicts = story.Reconcile();
        Assert.That(conflicts.Select(Tell), Is.EqualTo(found is null ? Array.Empty<string>() : [found]));
        Assert.That(conflicts.Select(conflict => story.DataSet.Questions.Single(question => question.Id == conflict.Question).Asks),
            Is.EqualTo(asks is null ? Array.Empty<string>() : [asks]));
        Assert.That(conflicts.Select(story.IsSure), Is.All.False, "the reader is less sure than of a measure");
    }

    [TestCase("The sinking killed 31 people. Another 62 were injured.", "The sinking injured 44 people.", "44 | 62",
        Description = "other than the dead")]
    [TestCase("The sinking killed 31 people.", "In Alm alone six people drowned.", null, Description = "elsewhere others did")]
    [TestCase("Most of the dead were under 20.", "The sinking killed 31 people.", null, Description = "their age")]
    [TestCase("Nobody claimed responsibility.", "The sinking killed 31 people.", null, Description = "nobody is no count")]
    [TestCase("The owner will pay 20,000 euros to each family.", "The owner intends to pay each family 35,000 euros.",
        "20,000 euros | 35,000 euros", Description = "one plan")]
    [TestCase("Winds reached 240 km/h.", "Winds reached 290 km/h, the Storm Office in Ebb said.", "240 km/h | 290 km/h",
        Description = "where somebody speaks")]
    [TestCase("The ferry carried 26 pilgrims and 18 other passengers.", "There were 44 people on board.", null)]
    [TestCase("The tanks lost 3,000 tonnes of oil.", "The ferry spilled 7,500 tonnes of oil.", "3,000 tonnes | 7,500 tonnes")]
    public void Whose_a_figure_is(string first, string second, string? found) => Assert.That(
        Read(Lead + first, Lead + second).Reconcile().Select(Tell), Is.EqualTo(found is null ? Array.Empty<string>() : [found]));

    [Test]
    public void The_day_of_a_dateline_is_no_day_of_another_event() => Assert.That(
        Read(
            "CORVO, June 4, 2031 (Coast Wire) - Robbers who raided a bank in Corvo on Tuesday stole 12 million euros.",
            "Robbers raided a bank in Corvo on Tuesday. The robbers stole 31 million euros.").Reconcile().Select(Tell),
        Is.EqualTo(new[] { "12 million euros | 31 million euros" }));

    [Test]
    public void A_party_is_called_by_its_own_name_and_by_the_party() => Assert.That(
        Read(
            "The Blue Party won the election in Durr with 44 percent of the vote. The party took 61 of the 120 seats.",
            "The Blue Party took 66 seats in the election in Durr.").Reconcile().Select(Tell),
        Is.EqualTo(new[] { "61 | 66" }));

    [Test]
    public void What_is_planned_is_asked_in_words_that_make_a_sentence()
    {
        var story = Read(Lead + "The owner will pay 20,000 euros to each family.", Lead + "The owner will pay each family 35,000 euros.");

        Assert.That(story.DataSet.Questions.Select(question => question.Asks), Has.Some.EqualTo("How much would the compensation be?"));
    }

    [TestCase("Ada Norr, 41, has led the guild since March.", "Ada Norr, 44, resigned.", "44 | 41")]
    [TestCase("Ada Norr, 41, has led the guild since March.", "The 44-year-old Ada Norr resigned.", "44-year-old | 41")]
    [TestCase("Ada Norr, 41, has led the guild since March.", "Ada Norr resigned. \"I am tired,\" said Norr, 44.", "44 | 41")]
    public void Ages_of_one_who_is_named_are_held_against_each_other(string left, string right, string expected) => Assert.That(
        Read(Lead + left, Lead + right).Reconcile().Select(Tell), Is.EqualTo(new[] { expected }));

    [TestCase("Ada Norr, 41, resigned.", "Ada Norr, 41, resigned.")]
    [TestCase("Ada Norr, 41, resigned.", "Bram Norr, 44, resigned.")]
    [TestCase("Ada Norr, 41, resigned.", "Norr, 44, resigned.")]
    [TestCase("Ada Norr, 41, fled. Her husband, Dr. Norr, 47, stayed.", "Ada Norr, 41, fled.")]
    [TestCase("Ada Norr, 41, fled. May Norr, 12, her daughter, was missing.", "Ada Norr, 41, fled.")]
    [TestCase("Ada Norr, 62, was hurt. Her mother Ada Norr, 33, was not.", "Ada Norr, 33, was hurt.")]
    [TestCase("In 2011 Ada Norr, 21, won the Brell Prize.", "Ada Norr, 41, opened the hall.")]
    [TestCase("In the vote Ada Norr, 52, beat Lena Tosk, 48.", "Ada Norr, 41, was elected.")]
    [TestCase("Corvo United, 3, Brell Town, 1.", "Corvo United, 2, Brell Town, 2.")]
    [TestCase("The ferry Ada Norr, 41, ran aground.", "Ada Norr, 52, steered it.")]
    [TestCase("Ada Norr-Tosk, 41, resigned with her mother, Ada Tosk, 70.", "Ada Tosk, 70, resigned.")]
    [TestCase("Another Ada Norr, 19, was honoured.", "Ada Norr, 41, resigned.")]
    [TestCase("Ada Norr, 41, resigned.", "Ada Norr, 44 of the guild's members and a band marched.")]
    public void Ages_of_two_or_of_nobody_known_are_not(string left, string right) => Assert.That(
        Read(Lead + left, Lead + right).Reconcile().Select(Tell), Is.Empty);

    [Test]
    public void A_birthday_between_two_articles_is_no_conflict()
    {
        List<StoryArticle> articles =
        [
            new("article-1.txt", "Ada Norr, 41, resigned.", "", "Paper 1", WrittenDate.Parse("2031-06-05").Value),
            new("article-2.txt", "Ada Norr, 42, resigned.", "", "Paper 2", WrittenDate.Parse("2031-06-09").Value),
        ];
        var reader = new StoryReader(articles, Readings.Default);

        Assert.That(Story.Of(articles, reader.Read(), reader.Subject).Reconcile(), Is.Empty);
    }

    [Test]
    public void What_is_corrected_takes_the_place_of_what_was_told_before() => Assert.That(
        Read(
            "Police in Corvo arrested 28 people on Tuesday after a riot. They later corrected the number of the arrested to 25.",
            "Police in Corvo arrested 25 people on Tuesday after a riot.").Reconcile().Select(Tell), Is.Empty);

    [Test]
    public void An_age_is_quoted_with_whose_it_is() => Assert.That(
        Read(Lead + "Ada Norr, 41, resigned.", Lead + "Ada Norr, 44, resigned.").DataSet.Sources
            .SelectMany(source => source.Claims).Select(claim => claim.Quote),
        Is.SupersetOf(new[] { "Ada Norr, 41", "Ada Norr, 44" }));

    [TestCase("It destroyed 12 homes. The mayor later corrected the number to 25.", "25 | 33")]
    [TestCase("It destroyed 12 homes. The mayor later corrected the number of homes to 25.", "25 | 33")]
    [TestCase("It destroyed 12 homes. An earlier version of this report said that 70 homes were destroyed.", "12 | 33")]
    public void Of_what_is_corrected_the_last_stands(string told, string expected) => Assert.That(
        Read("A landslide struck Corvo on Tuesday. " + told, "A landslide struck Corvo on Tuesday. It destroyed 33 homes.")
            .Reconcile().Select(Tell), Is.EqualTo(new[] { expected }));

    [TestCase("The wreck was 90 metres long. Another wreck was 30 metres long.")]
    [TestCase("The wreck was 90 metres long. The second wreck was 30 metres long.")]
    public void One_of_several_is_not_the_one(string told) => Assert.That(
        Read(Lead + told, Lead + "The wreck was 90 metres long.").Reconcile().Select(Tell), Is.Empty);

    [TestCase("It tore a 160-foot (50-metre) gash in the hull.", "Divers found a 60-metre gash.", "160-foot | 60-metre")]
    [TestCase("The wreck left a path 17 miles long and 1.3 miles wide.", "It left a path 12 miles long.", "12 miles | 17 miles")]
    [TestCase("The 1.3-mile-wide slick spread.", "A 2 mile wide slick spread.", "1.3-mile | 2 mile")]
    [TestCase("It struck a 200 metre long and 30 metre wide pier.", "It struck a 600 metre-long pier.", "200 metre | 600 metre")]
    [TestCase("The anchor weighed 6.5 tons.", "The nearly 5-ton anchor was lost.", "nearly 5-ton | 6.5 tons")]
    [TestCase("It ended after a seven-hour siege.", "The siege lasted 540 minutes.", "seven-hour | 540 minutes")]
    [TestCase("It ended after a seven-hour siege of the pier.", "The siege lasted eight hours.", "seven-hour | eight hours")]
    [TestCase("It tore a 50-metre gash in the hull.", "It tore another 60-metre gash.", null, Description = "another one")]
    [TestCase("It tore a 50-metre gash in the hull.", "A 90-metre stretch of the coast was closed.", null, Description = "another thing")]
    [TestCase("A 50-metre stretch was closed.", "A 90-metre stretch was closed.", null, Description = "there are several")]
    [TestCase("The 1.3-mile-wide slick spread.", "A 2 mile long slick spread.", null, Description = "another of its sizes")]
    [TestCase("A 10-foot fin fell.", "A 12-foot fin of foam came.", null, Description = "no fin")]
    [TestCase("The 45-metre bridge fell.", "The 1,100-metre bridge fell.", null, Description = "high and long")]
    [TestCase("The 45-metre-high bridge fell.", "The 50-metre-high bridge fell.", "45-metre | 50-metre")]
    [TestCase("It came after a seven-hour trip.", "It came after a nine-hour trip.", null, Description = "each has a trip")]
    public void How_large_or_long_something_was_stands_beside_its_noun(string first, string second, string? found) => Assert.That(
        Read(Lead + first, Lead + second).Reconcile().Select(Tell), Is.EqualTo(found is null ? Array.Empty<string>() : [found]));

    [TestCase("She won by a margin of 300,000 votes.", "She won by 234,935 votes.", "234,935 | 300,000")]
    [TestCase("She won by 300,000 votes.", "She won 450,000 votes.", null, Description = "her own votes")]
    public void A_margin_is_no_count_of_votes(string first, string second, string? found) => Assert.That(
        Read("Corvo held an election on Wednesday. " + first, "Corvo held an election on Wednesday. " + second).Reconcile().Select(Tell),
        Is.EqualTo(found is null ? Array.Empty<string>() : [found]));

    [TestCase("Robbers stole $53 million in jewels.", "Robbers made off with $136 million in jewels.", "$53 million | $136 million")]
    [TestCase("The jet was flying at 30,000 feet when it was hit.", "The jet was cruising at 34,000 feet when it was hit.",
        "30,000 feet | 34,000 feet")]
    public void Verbs_that_say_the_same_ask_the_same(string first, string second, string found) => Assert.That(
        Read("A jet crashed in a raid on Corvo on Wednesday. " + first, "A jet crashed in a raid on Corvo on Wednesday. " + second)
            .Reconcile().Select(Tell), Is.EqualTo(new[] { found }));

    [TestCase("Two gunmen opened fire.", "Some five armed gunmen stormed in.", "Two | Some five")]
    [TestCase("Two gunmen opened fire.", "Only one gunman opened fire.", "one | Two")]
    [TestCase("Two gunmen opened fire.", "The hooded gunmen numbering five opened fire.", "Two | five")]
    public void Attackers_are_counted_whatever_they_wore(string first, string second, string found) => Assert.That(
        Read("An attack shook Corvo on Wednesday. " + first, "An attack shook Corvo on Wednesday. " + second).Reconcile().Select(Tell),
        Is.EqualTo(new[] { found }));

    [Test]
    public void One_of_the_attackers_is_not_all_of_them() => Assert.That(
        Read(
            "An attack shook Corvo on Wednesday. Three gunmen opened fire.",
            "An attack shook Corvo on Wednesday. One gunman opened fire in a hall.").Reconcile(),
        Is.Empty);

    [Test]
    public void A_boat_that_brought_them_ashore_is_no_other_sinking() => Assert.That(
        Read(Lead + "It had 185 people aboard, including 77 brought ashore on another ferry.", Lead + "It had 188 people aboard.")
            .Reconcile().Select(Tell), Is.EqualTo(new[] { "185 | 188" }));

    private static string Tell(Conflict conflict) => string.Join(" | ", conflict.Positions.Select(position => position.Says));

    private static Story Read(params string[] texts)
    {
        List<StoryArticle> articles = [.. texts.Select((text, index) =>
            new StoryArticle($"article-{index + 1}.txt", text, "", $"Paper {index + 1}", WrittenDate.Parse("2031-06-05").Value))];
        var reader = new StoryReader(articles, Readings.Default);
        return Story.Of(articles, reader.Read(), reader.Subject);
    }
}
