using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Stories;

/// <summary>Parts, increases and other kinds of what seems one count, as several invented articles tell it.</summary>
internal sealed class StoryPartsTests
{
    private const string Wreck = "A ferry sank off Corvo on Wednesday. ";
    private const string Plague = "An outbreak of plague has hit Corvo. ";
    private const string Attack = "A shooting at a college in Corvo shook the town on Wednesday. ";

    [TestCase("The sinking killed 31 people. Of the people killed 17 were tourists.", "The sinking killed 31 people.", null,
        Description = "of those")]
    [TestCase("Among the dead were eight.", "The sinking killed 31 people.", null, Description = "among those")]
    [TestCase("One suffered injuries to her shoulder.", "The sinking injured 31 people.", null, Description = "one of them")]
    [TestCase("Police identified one dead passenger as a cook.", "The sinking killed 31 people.", null,
        Description = "who one of them was")]
    [TestCase("The quay was the site of the highest death toll with 12 dead.", "The sinking killed 31 people.", null,
        Description = "of one place")]
    [TestCase("Six people were taken to hospitals with critical injuries.", "Some 53 people were taken to hospitals with lesser injuries.",
        null, Description = "badly and hardly hurt")]
    [TestCase("Four islanders, two cooks and two sailors were killed.", "Two cooks and two sailors were killed.", null,
        Description = "the first of a list is all of it")]
    [TestCase("The crash killed 35 hostages and 15 gunmen.", "The crash killed 38 hostages.", "35 | 38",
        Description = "nobody adds up the two sides")]
    [TestCase("At least 124 people were taken to hospital. The clinic said that 20 more are on the way.",
        "At least 124 people were taken to hospital.", null, Description = "still on the way")]
    [TestCase("Some 94 people were hurt, 35 of them, including four children, in a serious condition.",
        "Some 94 people were hurt, 31 of them — including four children — in critical condition.", "31 | 35")]
    public void What_is_a_part_is_no_count_of_all(string first, string second, string? found) =>
        Assert.That(Found(Wreck, first, second), Is.EqualTo(found is null ? Array.Empty<string>() : [found]));

    [TestCase("The outbreak has infected 684 people.", "It was an increase (245 cases and 20 deaths) over what was told before.",
        Description = "an increase")]
    [TestCase("The outbreak has killed 113 people.", "On Wednesday 61 new cases and no deaths were reported.", Description = "new ones")]
    [TestCase("The outbreak has 124 cases.", "So far 68 cases are bubonic plague.", Description = "of one kind")]
    [TestCase("The outbreak has killed 30 people.", "So far 124 cases are pneumonic plague, including 21 deaths.",
        Description = "deaths of one kind")]
    [TestCase("The outbreak has infected 119 people.", "There have been no cases since June 3rd.", Description = "none since a day")]
    [TestCase("The outbreak has killed 30 people.", "So far 82 nurses, with no deaths, have fallen ill.", Description = "none of some")]
    public void What_came_since_or_is_of_one_kind_is_no_total(string first, string second) =>
        Assert.That(Found(Plague, first, second), Is.Empty);

    [TestCase("The sinking killed 31 people.", "Earlier this year 140 people were killed by a crane.", null, Description = "another event")]
    [TestCase("Some 90 people were missing.", "Officials previously set the number of missing people at 30.", null,
        Description = "no longer held")]
    [TestCase("The ferry sank at 11:30.", "The ferry sank during midday traffic.", null, Description = "no time of day")]
    [TestCase("The ferry sank at 11:30.", "The ferry sank at noon.", "11:30 | noon")]
    public void What_is_of_another_time_is_held_against_nothing(string first, string second, string? found) =>
        Assert.That(Found(Wreck, first, second), Is.EqualTo(found is null ? Array.Empty<string>() : [found]));

    [TestCase("A train crashed near Corvo on Wednesday. ", "The train hit a wall with 247 people on board, and its engine overturned.",
        "It carried 218 people.", "218 | 247", Description = "what a train did in its crash")]
    [TestCase(Attack, "Ada Norr said 13 people were dead after the attack.", "It killed 10 people.", "10 | 13",
        Description = "the attack is the shooting")]
    [TestCase(Attack, "Thirteen people were killed in the deadliest shooting since the one in Ebb.", "It killed 10 people.",
        "10 | Thirteen", Description = "with what it is compared")]
    [TestCase(Attack, "It was the deadliest attack since 2019, when 25 were killed in Ebb.", "It killed 10 people.", null,
        Description = "of the other one")]
    [TestCase("Corvo voted on Wednesday. ", "It came after a record turnout of 86 per cent.", "Turnout was 84.6%.",
        "84.6% | 86 per cent", Description = "what is measured did not happen besides")]
    public void What_is_said_of_the_event_itself_is_of_no_other(string lead, string first, string second, string? found) =>
        Assert.That(Found(lead, first, second), Is.EqualTo(found is null ? Array.Empty<string>() : [found]));

    [TestCase("Ada Norr claimed over 500,000 people attended the march.", "The march drew 116,000 people.", "116,000 | over 500,000")]
    [TestCase("The guild said more came, claiming 1.2 million were present.", "The march drew 116,000 people.", "116,000 | 1.2 million")]
    public void Whoever_claims_that_people_came_killed_none(string first, string second, string found) =>
        Assert.That(Found("A march against the tax was held in Corvo on Wednesday. ", first, second), Is.EqualTo(new[] { found }));

    [Test]
    public void A_place_is_one_however_its_accents_are_written() => Assert.That(
        Found("A quake struck Corvo on Wednesday. ", "In Erciş 59 people were killed.", "In Ercis 45 people were killed."),
        Is.EqualTo(new[] { "45 | 59" }));

    [Test]
    public void Nor_is_the_place_of_all_of_it_another_without_its_accent() => Assert.That(
        Found("A quake struck Erciş on Wednesday. ", "In Erciş 59 people were killed.", "The quake killed 45 people in Ercis."),
        Is.EqualTo(new[] { "45 | 59" }));

    [TestCase("It killed 30 people.", "It killed more than 30 people.", null, Description = "one number, hedged")]
    [TestCase("It killed 30 people.", "It killed more than 31 people.", "30 | more than 31")]
    public void A_number_and_its_hedge_are_no_discrepancy(string first, string second, string? found) =>
        Assert.That(Found(Attack, first, second), Is.EqualTo(found is null ? Array.Empty<string>() : [found]));

    [TestCase("People met at Ebb, about 100km north-west of Marrow.", "People met at Ebb, about 70 kilometers northwest of Marrow.",
        "about 70 kilometers | about 100km")]
    [TestCase("He was held in Ebb, North Quill, about 220 miles (354 km) north of Marrow, said Ada Norr.",
        "He was held in Ebb, about 270 miles north of Marrow.", "about 220 miles | about 270 miles")]
    [TestCase("People met at Ebb, 140 km north of the Corvan capital Marrow.", "People met at Ebb, 75 km from the capital, Marrow.",
        "75 km | 140 km")]
    public void A_distance_runs_from_the_place_beside_it(string first, string second, string? found) =>
        Assert.That(Found(Attack, first, second), Is.EqualTo(found is null ? Array.Empty<string>() : [found]));

    [Test]
    public void A_label_is_of_the_share_behind_it() => Assert.That(
        Found("Corvo voted on Wednesday. ", "No 55.3% Yes 44.7% Turnout 84.6%.", "Turnout was 84.6%."), Is.Empty);

    [Test]
    public void Two_magnitudes_are_of_two_blasts() => Assert.That(
        Found("A quake struck Corvo on Wednesday. ", "It was of magnitude 2.3 and 2.9.", "It had a magnitude of 2.9."), Is.Empty);

    [TestCase("It came a day after a magnitude 5.9 quake.")]
    [TestCase("It was stronger than the 6.1 in Ebb.")]
    public void The_magnitude_of_a_quake_before_is_not_its_own(string told) => Assert.That(
        Found("A quake struck Corvo on Wednesday. ", $"It had a magnitude of 7.1. {told}", "It had a magnitude of 7.1."), Is.Empty);

    [Test]
    public void More_than_a_magnitude_is_one() => Assert.That(
        Found("A quake struck Corvo on Wednesday. ", "It had a magnitude of more than 7.4.", "It had a magnitude of 7.1."),
        Is.EqualTo(new[] { "7.1 | more than 7.4" }));

    [Test]
    public void A_crowd_across_the_world_is_not_that_of_a_town() => Assert.That(
        Found(
            "Thousands marched in Corvo on Wednesday. ", "More than 2 million people across the world marched.",
            "More than 500,000 people marched."),
        Is.Empty);

    [Test]
    public void One_is_asked_of_as_many_are() => Assert.That(
        Read(Wreck + "One child was hurt.", Wreck + "Four children were hurt.").DataSet.Questions.Select(question => question.Asks),
        Has.None.Contains("child were").And.Some.Contains("How many children were injured"));

    [Test]
    public void What_is_told_behind_an_aside_is_in_the_quote()
    {
        var story = Read(
            "A train derailed near Corvo on Wednesday. At least ten cars derailed.",
            "A train derailed near Corvo on Wednesday. Seven cars, including the engine, left the tracks.");

        Assert.That(story.Reconcile().Select(Tell), Is.EqualTo(new[] { "Seven | At least ten" }));
        Assert.That(
            story.DataSet.Sources.SelectMany(source => source.Claims).Select(claim => claim.Quote),
            Has.Some.EqualTo("Seven cars, including the engine, left the tracks"));
    }

    [TestCase("A 20-year-old man opened fire in the hall.", "A 26-year-old gunman stormed into the hall.", "26-year-old | 20-year-old")]
    [TestCase("A 20-year-old man opened fire in the hall.", "A 26-year-old man hid in the hall.", null, Description = "anybody")]
    [TestCase("A 20-year-old man opened fire in the hall.", "Police denied that a 31-year-old gunman opened fire in the hall.", null,
        Description = "denied")]
    [TestCase("A 20-year-old man opened fire in the hall.", "Days after a 19-year-old gunman opened fire in Ebb, people wept.", null,
        Description = "another one")]
    [TestCase("A 20-year-old gunman was held.", "Two gunmen came. A 26-year-old gunman was held.", null, Description = "one of several")]
    public void The_age_of_the_one_who_did_it(string first, string second, string? found) =>
        Assert.That(Found(Attack, first, second), Is.EqualTo(found is null ? Array.Empty<string>() : [found]));

    [TestCase("Kestrel shares plummeted 20 percent on Wednesday.", "Kestrel lost a stunning 17.1 percent of its value Wednesday.",
        "17.1 percent | 20 percent")]
    [TestCase("Kestrel's stock jumped 45 percent on Wednesday.", "Shares in Kestrel rose by 35 percent on Wednesday.",
        "35 percent | 45 percent")]
    [TestCase("Kestrel shares fell 20 percent on Wednesday.", "Kestrel shares fell 3 percent this week.", null, Description = "a week")]
    [TestCase("Kestrel shares fell 20 percent on Wednesday.", "Kestrel shares fell 35 percent.", "20 percent | 35 percent")]
    [TestCase("Kestrel shares fell 20 percent on Wednesday.", "Kestrel shares fell 3 percent on Tuesday.", null,
        Description = "another day")]
    [TestCase("Kestrel shares fell 20 percent on Wednesday.", "Brell shares fell 3 percent on Wednesday.", null,
        Description = "another firm")]
    [TestCase("Kestrel shares fell 20 percent on Wednesday.", "Kestrel's sales fell 3 percent on Wednesday.", null,
        Description = "no shares")]
    public void By_how_much_shares_moved_on_a_day(string first, string second, string? found) => Assert.That(
        Found("Kestrel admitted a fault. ", first, second), Is.EqualTo(found is null ? Array.Empty<string>() : [found]));

    [Test]
    public void Those_who_gather_months_apart_are_crowds_of_their_own()
    {
        List<StoryArticle> articles =
        [
            Article("Some 800,000 people marched through Corvo today against the tax.", "2031-01-13"),
            Article("Some 300,000 people marched through Corvo today against the tax.", "2031-03-24"),
            Article("Only 150,000 people marched through Corvo today against the tax.", "2031-03-24"),
        ];

        Assert.That(Read(articles).Reconcile().Select(Tell), Is.EqualTo(new[] { "150,000 | Some 300,000" }));
    }

    [TestCase("2016-03-14", "14 March 2016")]
    [TestCase("2016-04-11", "11 April 2016")]
    [TestCase("2016-04-11", "since March")]
    public void The_month_of_a_date_is_no_march(string published, string words)
    {
        List<StoryArticle> articles =
        [
            Article($"Ferry sinks off Corvo\n\nReuters, {words}\n\nThe ferry that sank off Corvo on Sunday killed 20 people.", published),
            Article($"Ferry sinks off Corvo\n\nEbb Wire, {words}\n\nThe ferry that sank off Corvo on Sunday killed 31 people.", published),
        ];

        var story = Read(articles);
        Assert.That(story.Reconcile().Select(Tell), Is.EqualTo(new[] { "20 | 31" }));
        Assert.That(story.DataSet.Questions.Select(question => question.Asks), Has.Some.EqualTo("How many people were killed?"));
    }

    private static IEnumerable<string> Found(string lead, string first, string second) =>
        Read(lead + first, lead + second).Reconcile().Select(Tell);

    private static string Tell(Conflict conflict) => string.Join(" | ", conflict.Positions.Select(position => position.Says));

    private static StoryArticle Article(string text, string published, int number = 1) =>
        new($"article-{number}-{published}-{text.Length}.txt", text, "", $"Paper {number}", WrittenDate.Parse(published).Value);

    private static Story Read(params string[] texts) =>
        Read([.. texts.Select((text, index) => Article(text, "2031-06-05", index + 1))]);

    private static Story Read(List<StoryArticle> articles)
    {
        var reader = new StoryReader(articles, Readings.Default);
        return Story.Of(articles, reader.Read(), reader.Subject);
    }
}
