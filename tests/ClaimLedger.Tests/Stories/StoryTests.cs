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
    [
        TestCase(
            "The sinking killed 31 people.", "The sinking was initially said to have killed 20 people.", null, Description = "taken back")]
    [TestCase("The sinking killed 31 people.", "The sinking could kill 20 people.", null, Description = "what may be")]
    [TestCase("More than 130 people were rescued.", "More than 150 people were rescued.", null, Description = "two floors near each other")]
    [TestCase("The sinking killed 31 people.", "The country has suffered several sinkings that killed hundreds.", null)]
    [TestCase("The sea was calm.", "Divers put the toll at ten, while fishermen say it is in the dozens.", "ten | dozens")]
    [TestCase("The sinking killed 31 sailors and injured 20.", "The sinking injured 42 people.", null, Description = "20 sailors of them")]
    [TestCase("The sinking killed 31 people, no more than 20 by drowning.", "The sinking killed 31 people.", null)]
    [TestCase("The sinking left 31 dead from the crew.", "The sinking killed 20 people.", null, Description = "of the crew")]
    [TestCase("The sinking killed 31 people.", "The sinkings of the war have killed 9,000 people.", null, Description = "too far apart")]
    [TestCase("The sinking killed 31 people.", "The disaster claimed the lives of 20 people.", "20 | 31")]
    [TestCase("The sinking killed 31 people.", "A separate sinking killed 20 people.", null, Description = "another event")]
    [TestCase("The sinking killed 31 people.", "The sinking of 2022 killed 20 people.", null, Description = "another year")]
    [TestCase("The sinking killed 31 people.", "On Lake Orlo, 20 people drowned.", null, Description = "another place")]
    [TestCase("The sinking killed 31 people.", "At sea 20 people have died this year.", null, Description = "in a year")]
    [TestCase("Rescuers saved 31 people.", "Some 20 people were saved in Wednesday's sinking, a crew said on Thursday.", "Some 20 | 31")]
    [TestCase("Some 31 people were hurt and about 40 left homeless.", "The sinking left 60 people homeless.", "about 40 | 60")]
    [TestCase("The sinking killed 31 people.", "Some 20 people died in last Wednesday's sinking.", "Some 20 | 31")]
    [TestCase("More than 120 people were rescued.", "Over 240 people were rescued.", "More than 120 | Over 240", Description = "twice")]
    [TestCase("The sinking killed 31 people.", "Some 20 people have died since Wednesday's sinking.", "Some 20 | 31")]
    [TestCase("The sinking killed 31 people.", "Some 20 people have died since another sinking.", null)]
    [TestCase("The sinking killed eight of nine sailors.", "The sinking killed 31 sailors.", null, Description = "a part of a part")]
    [TestCase("Rescuers freed 12 survivors.", "Some 40 survivors were released from hospital.", null, Description = "no freeing")]
    [TestCase("The sinking left 12 other fatalities.", "The sinking killed 31 people.", null, Description = "besides others")]
    [TestCase("In all 31 people were reported injured.", "Some 20 people were injured.", "Some 20 | 31")]
    [TestCase("In all 31 people were found dead.", "The sinking killed 20 people.", "20 | 31")]
    [TestCase("Samples were taken from 31 people.", "Doctors tested 20 people.", "20 | 31")]
    [TestCase("Rescuers crossed to Upper Marrow, where 31 people were killed.", "The sinking killed 20 people.", null)]
    [TestCase("It left port with 458 people on board.", "The ferry was carrying 456 people.", "456 | 458")]
    [TestCase("It left port with 46 sailors, five guides and 405 tourists, all from Quill, on board.",
        "It was carrying 458 people, including 406 elderly Quill tourists, 46 crew members and five guides.",
        "405 | 406", "46 sailors, five guides and 405 tourists | 458")]
    [TestCase("Of the 476 passengers and crew aboard, 325 were pupils.", "It was a ferry with 459 passengers and crew.", "459 | 476")]
    [TestCase("In all 444 people were dead or missing.", "The sinking killed 65 people.", null, Description = "the missing besides")]
    [TestCase("The sinking killed 65 people.", "More than 70 were confirmed dead.", "65 | More than 70")]
    [TestCase("At least 15 people died, including four children.", "Fifteen people died, among them six children.", "four | six")]
    [TestCase("The sinking killed 31 people.", "Of the 212 passengers, 31 died.", null, Description = "of whom, and no list")]
    [TestCase("Twelve people were killed and another 62 were injured.", "Some 40 people were injured.", "Some 40 | 62")]
    [TestCase("No one was killed.", "The sinking killed 31 people.", "No one | 31")]
    [TestCase("The sinking claimed no lives.", "The sinking killed 31 people.", "no lives | 31")]
    [TestCase("Crews ensured that no one was killed.", "The sinking killed 31 people.", null, Description = "what was to be")]
    [TestCase("Three people died on Wednesday. Two more were found on Thursday, raising the toll to five.", "The toll stands at six.",
        "five | six", Description = "what the article goes on from")]
    [TestCase("Several people were arrested.", "Police arrested 24 people.", null, Description = "no more than that there were some")]
    [TestCase("Rescuers took 295 people from the village of Alm.", "Rescuers evacuated 2,500 people from Berg.", null)]
    [TestCase("In Corvo, 12 people were killed, said Ann Finch.", "In Corvo, 20 people were killed, the mayor said.", "12 | 20")]
    [TestCase("Divers searched for 40 sailors.", "Some 60 sailors were missing.", "40 | Some 60")]
    [TestCase("Around 109 pilgrims have been killed.", "The sinking killed 115 people.", "Around 109 | 115")]
    [TestCase("The toll could go higher as about 250 people were in the hall.", "The sinking killed 31 people.", null)]
    [TestCase("A fire in Ebb killed 12 people and injured 40 last May.", "The sinking killed 31 people.", null)]
    [TestCase("The sinking left one person dead and 12 missing.", "The sinking killed three people and left four missing.", "four | 12")]
    [TestCase("It kills three and injures one.", "The sinking injured nine people.", "one | nine")]
    [TestCase("Fifteen people - including a girl of ten - were killed.", "The sinking killed 12 people.", "12 | Fifteen")]
    [TestCase("More than 180 passengers and crew members were injured.", "The sinking injured 60 passengers and crew.",
        "60 | More than 180")]
    [TestCase("The toll of the sinking that hit a town which has no doctor has risen to 35.", "It killed 41 people.", "35 | 41")]
    [TestCase("There were 12 confirmed deaths.", "The sinking killed 31 people.", "12 | 31")]
    [TestCase("It led to the death of 12 people and 60 more were injured.", "The sinking killed 31 people.", "12 | 31")]
    [TestCase("The mayor disputed the toll, saying there were 12 deaths.", "The sinking killed 31 people.", "12 | 31")]
    [TestCase("Some 53 people were initially rescued.", "In all 200 people were rescued.", null, Description = "at first")]
    [TestCase("Finch said she knew seven people who had died.", "The sinking killed 31 people.", null, Description = "some of them")]
    [TestCase("A suit was brought for 83 people who were aboard.", "It was carrying 307 people.", null, Description = "some of them")]
    [TestCase("Finch, a father of five, died.", "The sinking killed 31 people.", null, Description = "a family")]
    [TestCase("It hurt 119 people, but that number has been revised.", "The sinking hurt 116 people.", null, Description = "taken back")]
    [TestCase("Corvo said six of its citizens were missing.", "Marrow said eight of its citizens were missing.", null)]
    [TestCase("Two more people died.", "Three other people died.", null, Description = "each besides others")]
    [TestCase(Elsewhere + "It killed 31 people: 24 died in Alm. Some seven died.", Elsewhere + "It killed 31 people.", null,
        Description = "a sum and its parts")]
    [TestCase(Elsewhere + "It killed 109 people, including 94 in Alm alone.",
        Elsewhere + "The sinking killed 60 people in Alm.", "60 | 94")]
    [TestCase("At least 27 girls died at one camp alone.", "At least 104 girls died.", null, Description = "there were more")]
    [TestCase("It killed 31 people in Alm and wounded 60.", "The sinking wounded 44 people in Alm.", "44 | 60")]
    [TestCase("Crews carried 148 people to safety.", "Some 120 people were rescued.", "Some 120 | 148")]
    [TestCase("Doctors treated 122 people, with 41 still in hospital.", "Some 90 people were treated.", "Some 90 | 122")]
    [TestCase("Twelve horses were rescued.", "Rescuers saved nine horses.", "nine | Twelve", Description = "animals")]
    [TestCase("The sinking of two boats killed 31 people as a storm hit.", "It killed 31 people.", null)]
    [TestCase(
        "The sinking was about 430 km (267 miles) north of the island's capital, Port Ebb.",
        "Many went to Port Ebb, the island's capital some 379 kilometers (236 miles) to the south.",
        "some 379 kilometers | about 430 km")]
    public void Of_two_articles(string first, string second, params string?[]? found)
    {
        var conflicts = Scan(Lead + first, Lead + second);

        Assert.That(conflicts.Select(Tell), Is.EquivalentTo((found ?? []).OfType<string>()));
    }

    [Test]
    public void A_distance_from_where_nobody_says_is_a_finding_of_which_the_reader_is_less_sure()
    {
        var articles = Articles(Lead + "It was then about 280 km from the coast.", Lead + "It was then about 30 miles from the coast.");
        var story = Story.Of(articles, new StoryReader(articles, Readings.Default).Read());

        Assert.That(story.Reconcile().Select(story.IsSure), Is.EqualTo(new[] { false }));
    }

    [Test]
    public void An_event_of_the_year_before_is_one_though_one_article_gives_its_month() => Assert.That(
        Scan(
            "A bomb went off in Ebb on Wednesday.\n\nIn October, two blasts hit a rally in Marrow. Ninety-nine people were killed.",
            "A bombing shook Ebb on Wednesday.\n\nEbb was hit by two bombings last year, in Corvo and in the capital Marrow, the latter "
                + "killing more than 100 people.").Select(Tell),
        Is.EqualTo(new[] { "Ninety-nine | more than 100" }));

    [Test]
    public void A_fire_that_one_article_names_otherwise_than_the_others_is_another_fire() => Assert.That(
        Scan(
            "The Ebb Hill fire broke out on Wednesday. The Ebb Hill fire has burned 36,000 acres.",
            "The Ebb Hill fire grew on Wednesday. The Ebb Hill fire has burned 36,000 acres.",
            "Flames of the so-called Quarry Fire neared Marrow. The Quarry Fire has blackened 7,600 acres."), Is.Empty);

    [Test]
    public void Another_disease_has_figures_of_its_own() => Assert.That(
        Scan(
            "A cholera outbreak in Ebb has killed 31 people. There were fears of a cholera epidemic.",
            "The cholera outbreak in Ebb spread. Ebb remembers the measles epidemic. Measles killed 20 people.",
            "Doctors fought the cholera outbreak in Ebb."), Is.Empty);

    [Test]
    public void Older_epidemics_keep_their_years() => Assert.That(
        Scan(
            "A flu outbreak in Ebb has killed 31 people.\n\nA 1968 a \"Marrow\" flu pandemic killed about 200 people. In a 1918 "
                + "\"Corvo\" flu pandemic 900 people died."), Is.Empty);

    [Test]
    public void Two_magnitudes_in_one_article_are_of_two_shocks() => Assert.That(
        Scan("A quake of magnitude 6.1 shook Ebb. It came a week after the magnitude 7 quake that devastated the town."), Is.Empty);

    [Test]
    public void In_a_text_without_paragraphs_each_sentence_of_a_war_may_tell_of_another_fight() => Assert.That(
        Scan(
            "The war in Ebb went on. Rebels were near. It rained. At night they fled. A fight killed six people. Trucks came. The road was "
                + "shut. Shells fell. A raid killed 15 people."), Is.Empty);

    [Test]
    public void What_is_counted_since_a_day_is_not_of_that_day()
    {
        var articles = Articles("The war in Ebb went on. In all 7,000 people have been killed since the uprising began in March 2029.");
        var figure = new StoryReader(articles, Readings.Default).Read().Single();

        Assert.That((figure.Key.Event, figure.AsOf.Days.First.Year), Is.EqualTo(("since March 2029", 2031)));
    }

    [Test]
    public void A_folder_with_several_stories_is_read_story_by_story()
    {
        string[] quakes = [.. Enumerable.Range(0, 5)
            .Select(at => $"A quake shook Marrow on Wednesday. The quake in Marrow killed {30 + at} people.")];
        string[] sinkings = [.. Enumerable.Range(0, 5)
            .Select(at => $"A ferry sank off Corvo on Wednesday. The sinking off Corvo killed {60 + at} people.")];
        string[] mixed = [.. quakes.Zip(sinkings, (quake, sinking) => new[] { quake, sinking }).SelectMany(pair => pair)];

        Assert.That(Scan(mixed).Select(Tell), Is.EquivalentTo(Scan(quakes).Concat(Scan(sinkings)).Select(Tell)));
        Assert.That(Scan(mixed), Is.Not.Empty);
    }

    [Test]
    public void What_is_proposed_would_be_and_has_not_been()
    {
        var articles = Articles("A truce in Ebb was discussed. The mayor proposed a plan that would free 11 living hostages.");

        Assert.That(
            new StoryReader(articles, Readings.Default).Read().Single().Wording, Is.EqualTo("How many living hostages would be freed?"));
    }

    [Test]
    public void A_quote_closes_the_bracket_that_it_opens()
    {
        var articles = Articles("A quake shook Ebb on Wednesday at a depth of 23 km (14 miles), the institute said.");
        var quote = new StoryReader(articles, Readings.Default).Read().Single().Quote;

        Assert.That(articles[0].Text.Substring(quote.Start, quote.Length), Does.EndWith("(14 miles)"));
    }

    [Test]
    public void A_quote_is_not_cut_within_a_time_of_day()
    {
        var articles = Articles("A ferry sank off Corvo at 23:20 on Wednesday, killing 31 people, the coastguard said.");
        var quotes = new StoryReader(articles, Readings.Default).Read().Where(figure => figure.Measure.Id == "killed")
            .Select(figure => articles[0].Text.Substring(figure.Quote.Start, figure.Quote.Length));

        Assert.That(quotes, Is.EqualTo(new[] { "A ferry sank off Corvo at 23:20 on Wednesday, killing 31 people" }));
    }

    [TestCase("the U.S. Geological Survey", "USGS")]
    [TestCase("U.S. Geological Survey", "the U.S. Geological Survey")]
    [TestCase("Marrow Sea Institute", "Moss Signal Inspectorate", false, Description = "the same initials")]
    [TestCase("officials", "the officials")]
    public void One_office_under_several_names_is_one_speaker(string one, string other, bool isSame = true)
    {
        var names = new SpokenNames([one, other]);

        Assert.That(names.Of(one) == names.Of(other), Is.EqualTo(isSame));
    }

    [Test]
    public void That_articles_share_no_event_is_no_doubt_about_two_figures_of_one()
    {
        const string Plans = "The mayor said 31 hostages were freed. The governor said 20 hostages were freed.";
        var articles = Articles(Plans, "The budget was passed in Marrow, and the talks went on.");
        var story = Story.Of(articles, new StoryReader(articles, Readings.Default).Read());

        Assert.That(story.Reconcile().Select(story.IsSure), Is.EqualTo(new[] { true }));
    }

    [Test]
    public void A_nation_by_its_initials_is_no_pronoun() => Assert.That(
        Scan(
            "A cholera outbreak began in Ebb on Wednesday. In the US, 11 people were infected.",
            "The outbreak of cholera in Ebb went on. The US declared an emergency as 20 people were infected in the country, eight of them "
                + "in Marrow.").Select(Tell),
        Is.EqualTo(new[] { "11 | 20" }));

    // As the article writes it, with whether it is confirmed; the same place whichever of two is named first.
    [TestCase("An outbreak began in Ebb on Wednesday. In the United States, 11 people were infected.",
        "How many people were infected (in the United States)?")]
    [TestCase("An outbreak began in Ebb on Wednesday. There are 40 suspected cases.", "How many people were infected (suspected)?")]
    [TestCase("A storm began in Ebb on Wednesday. Ebb was dark. Some 200 flights were cancelled in Port Quill and Marrow.",
        "How many flights were cancelled (in Marrow and Port Quill)?")]
    [TestCase("A wildfire burned near Ebb on Wednesday. It sent 12 people to the hospital.", "How many people were taken to hospital?")]
    [TestCase("A quake struck Ebb on Wednesday. The quake was centred 40 km north of the isle of Quill.",
        "How far is it from the quake to Quill?")]
    [TestCase("A gunman opened fire in Ebb on Wednesday, killing 12 people.", "How many people were killed?")]
    public void A_question_is_told_in_the_words_of_the_article(string text, string asks) =>
        Assert.That(Asked(text), Does.Contain(asks));

    // Who gathers takes part in nothing where no protest is told of, and who miss somebody are not missing.
    [TestCase("A quake struck Ebb on Wednesday. About 400 residents gathered on the tarmac.")]
    [TestCase("A quake struck Ebb on Wednesday. For hundreds of residents missing their relatives, time was running out.")]
    public void What_only_looks_like_a_measure_is_none(string text) => Assert.That(Asked(text), Is.Empty);

    [Test]
    public void What_is_known_is_as_good_as_confirmed() => Assert.That(
        Scan(
            "A cholera outbreak began in Ebb on Wednesday. In Marrow, 11 people are now known to have been infected.",
            "The outbreak of cholera in Ebb went on. In Marrow, 20 cases were confirmed.").Select(Tell),
        Is.EqualTo(new[] { "11 | 20" }));

    private static IEnumerable<string> Asked(string text) =>
        new StoryReader(Articles(text), Readings.Default).Read().Select(figure => figure.Wording);

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
            "A wildfire burned near Ebb on Wednesday.\n\nThe fire has burned 19,000 acres.\n\nThe night was dry.\n\nTo the "
                + "south, crews fought the Marrow Hill fire.\n\n"
                + "It had burned 5,600 acres."), Is.Empty);

    [Test]
    public void A_crash_of_another_year_is_another_crash_though_its_text_tells_of_both()
    {
        StoryArticle[] articles =
        [
            .. Articles(
                "A train derailed near Ebb on Wednesday, killing seven people.",
                "A train derailed near Ebb on Wednesday. The crash killed seven people."),
            new StoryArticle(
                "later.txt",
                "A train hit a truck near Ebb on Sunday and derailed, killing two people.\n\nSeven people were killed and 43 hurt "
                    + "last June when a train derailed there.", "", "Paper 3", WrittenDate.Parse("2032-04-04").Value),
        ];

        Assert.That(Story.Of(articles, new StoryReader(articles, Readings.Default).Read()).Reconcile(), Is.Empty);
    }

    [TestCase("A strong 7.9 earthquake struck Ebb on Wednesday.", "A 7.8-magnitude quake struck Ebb on Wednesday.", "7.8-magnitude | 7.9")]
    [TestCase("A 7.8-magnitude quake struck Ebb on Wednesday and sent aftershocks through Quill.",
        "A 7.8-magnitude quake struck Ebb. Aftershocks, some of magnitude 5.6, followed.", null)]
    [TestCase("A cholera outbreak hit Ebb. There were 23 new cases on Wednesday, bringing the total to 87.",
        "A cholera outbreak hit Ebb.", null)]
    [TestCase("Farmers held a protest in Ebb on Wednesday. Some 9,000 farmers marched.",
        "Farmers held a protest in Ebb on Wednesday. The organisers put the crowd at 20,000.", "Some 9,000 | 20,000")]
    [TestCase("A storm hit Ebb. Some 40,000 people were without power.", "A storm hit Ebb. In all 65,000 customers lost power.", null)]
    [TestCase("A bus plunged off a bridge near Ebb on Wednesday, killing all 28 people on board.",
        "The bus that plunged off a bridge near Ebb had 31 people aboard.", "28 | 31")]
    [TestCase("The Elk Fire burned near Ebb on Wednesday. It has burned 36,000 acres.",
        "The Elk Fire burned near Ebb.\n\nThe night was dry.\n\nCrews came.\n\nThe land has seen 900 wildfires since May. The blazes have "
            + "burned 1.5 million acres.", null, Description = "all fires")]
    [TestCase("The Elk Fire burned near Ebb on Wednesday. It has burned 36,000 acres.",
        "The Elk Fire burned near Ebb on Wednesday.\n\nThe night was dry. Crews came. It was hot. Winds rose.\n\nThe Moss Lightning "
            + "Complex has burned 375,000 acres.", null, Description = "several fires under one name")]
    [TestCase("A wildfire burned near Ebb on Wednesday.\n\nThe Moss Hill Complex fire has burned 5,200 acres.",
        "A wildfire burned near Ebb on Wednesday.\n\nThe Moss Hill Complex has burned 5,600 acres.", "5,200 acres | 5,600 acres")]
    [TestCase("A blast hit a plant in Ebb on Wednesday, killing 24 people.",
        "A blast hit a plant in Ebb on Wednesday.\n\nAn earlier fire there in February 2031 killed one worker; also that month, "
            + "a platform fire killed two.", null, Description = "that month")]
    [TestCase("A wildfire burned near Ebb on Wednesday. The lake 35 miles north of Ebb is calm.",
        "A wildfire burned near Ebb on Wednesday. The reservoir is roughly 90 miles north of Ebb.", null, Description = "two waters")]
    [TestCase("A quake struck Ebb on Wednesday. The quake was 30 miles north of Port Ebb.",
        "A quake struck Ebb on Wednesday. The epicentre was 60 miles north of Port Ebb.", "30 miles | 60 miles")]
    [TestCase("A wildfire burned near Ebb on Wednesday. Nearly 150 people were rescued.",
        "A wildfire burned near Ebb on Wednesday. In all 46 people and four dogs were rescued from Lake Orlo.", null)]
    [TestCase("A stranding began off Ebb on Wednesday, some five miles south of Port Ebb, bringing the total to 470.",
        "A stranding began off Ebb on Wednesday, some five miles south of Port Ebb.", null, Description = "no distance")]
    public void Of_other_events(string first, string second, string? found) =>
        Assert.That(Scan(first, second).Select(Tell), found is null ? Is.Empty : Is.EqualTo(new[] { found }));

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

    private static readonly TestCaseData[] OtherKinds =
    [
        About("a strike", ["Some 36,000 | 39,500"],
            "Some 36,000 Globex workers went on strike on Wednesday, the company said, after talks failed.\n\nThe strike "
                + "is the first since 2019, when 12,000 workers walked off the job.",
            "Globex workers walked off the job on Wednesday.\n\nThe unions said 39,500 workers were on strike on "
                + "Wednesday. Globex has offered a 6.5 percent pay rise."),
        About("a shipwreck", ["Some 70 | About 100", "174 | 190"],
            "A ferry sank off Corvo on Wednesday, and 174 people were rescued, the coastguard said.\n\nSome 70 people were "
                + "still missing on Wednesday. The ship can carry up to 900 passengers.",
            "Rescuers searched for survivors of a ferry that capsized off Corvo on Wednesday.\n\nThe coastguard rescued "
                + "190 people. About 100 people were missing on Wednesday, the port said.\n\nIn 2019, "
                + "another ferry sank off Marrow, killing 31 people."),
        About("an election", ["61.5 percent | 64 percent"],
            "Ebb voted in an election on Wednesday. Turnout was 61.5 percent, the commission said.\n\nIn 2027, turnout was 70 percent.",
            "The election in Ebb drew long lines on Wednesday. Turnout was 64 percent, the ministry said."),
        About("job cuts", ["1,600 | 1,900"],
            "Globex will cut 1,600 jobs, or 15 percent of its workforce, the company said on Wednesday.\n\nIt cut 400 jobs in 2029.",
            "Globex will cut 1,900 jobs, a union said on Wednesday. That is 15 percent of its workforce."),
        About("an outbreak", ["2,000 | 3,100"],
            "A cholera outbreak in Ebb has killed 115 people, the ministry said on Wednesday.\n\nIn all 2,000 people were "
                + "infected, it said. There were 54 new cases on Wednesday.",
            "The cholera outbreak in Ebb has killed 151 people, aid workers said.\n\nDoctors said 3,100 people were "
                + "infected. Cholera killed 900 people in Ebb in 2019."),
        About("an avalanche", ["Three | Five"],
            "An avalanche hit skiers near Ebb on Wednesday, killing two people. Three people were seriously injured, "
                + "police said.\n\nSince January 1, 2031, 45 people have died in avalanches.",
            "Two people died in an avalanche near Ebb on Wednesday. Five people were seriously injured, the mayor said, "
                + "and nine were injured in all."),
        About("a bombing", ["Fifteen | 17"],
            "A suicide bomber killed 10 people in Ebb on Wednesday.\n\nFifteen people were wounded in the blast, the "
                + "governor said.\n\nIn October, two explosions hit a rally in Marrow. "
                + "Ninety people were killed.",
            "A bombing in Ebb killed 11 people on Wednesday, including the bomber.\n\nA hospital said 17 people were "
                + "wounded in the blast. It is the worst bombing since 2019, when 50 people were killed."),
        About("a train crash", ["81 | 89"],
            "Two trains collided near Ebb on Wednesday. Ten people died and 81 were injured, police said.\n\nEighteen "
                + "people were seriously injured. In 1998, a crash killed 101 people in Marrow.",
            "The crash of two trains near Ebb killed 10 people on Wednesday and injured 89 others, a hospital "
                + "said.\n\nEach train can hold up to 1,000 people."),
        About("an outbreak with deaths that are suspected", ["40 | 48"],
            "At least 20 people have died in the cholera outbreak in Ebb and it may also be responsible for 40 other deaths, the ministry "
                + "said.",
            "The cholera outbreak in Ebb killed 20 people and could be to blame for 48 more deaths, the ministry said."),
        About("a fire whose hurt are told apart by how badly", ["Five | Six"],
            "A fire hit a hotel in Ebb on Wednesday. Five people were seriously injured, police said, and 30 people were slightly injured.",
            "The hotel fire in Ebb seriously injured six people on Wednesday, a hospital said. Thirty people were lightly injured."),
        About("a court's sentences", ["12 | 14"],
            "A court in Ebb jailed 12 people over the Corvo attack on Wednesday.\n\nThe attack killed 31 people in 2029.",
            "Judges sentenced 14 people over the Corvo attack on Wednesday in Ebb. Another 20 people were charged."),
        About("fires of several lands", [],
            "Wildfires burned across Corvo on Wednesday, destroying 16,000 hectares.\n\nA fire in the western province of Alm burned "
                + "11,000 hectares. Several fires burn in Berg, with the largest having burned 17,500 hectares.",
            "Wildfires raged in Corvo on Wednesday.\n\nCrews came.\n\nMarrow's wildfires had burned 216,000 hectares."),
        About("a protest that began on a day", ["2031-06-04 | 2031-06-05"],
            "Protests went on in Ebb on Wednesday.\n\nThe protests began on 4 June, a union said.",
            "A protest in Ebb drew crowds on Wednesday.\n\nThe protests, which began on 5 June, are about bread."),
        About("a quake and the one after it", ["1,368 | More than 1,400"],
            "A quake that struck Ebb on Sunday has killed more than 1,400 people, the mayor said.",
            "A new quake struck Ebb on Thursday, the third in six days.\n\nSunday's quake has killed 1,368 people, medics said."),
        About("escapes, attackers and ships", ["Five | Seven", "Two | Three", "three | Four"],
            "A riot in Ebb's prison on Wednesday let three inmates escape, the warden said. Three inmates escaped. Five gunmen stormed the "
                + "gate in the riot. Two boats capsized.",
            "Four inmates escaped in the riot in Ebb's prison on Wednesday. Seven gunmen stormed the gate in the riot. Three boats "
                + "capsized."),
        About("a company's price", ["$4.4 billion | $4.9 billion"],
            "Globex agreed on Wednesday to buy Initech for $4.4 billion.\n\nInitech had a profit of $300 million.",
            "Globex agreed on Wednesday to buy Initech for $4.9 billion, a newspaper said.\n\nIn 2029 Globex bought Hooli "
                + "for $2 billion."),
    ];

    [TestCaseSource(nameof(OtherKinds))]
    public void Of_other_kinds_of_story(string[] found, string[] texts) =>
        Assert.That(Scan(texts).Select(Tell).Order(StringComparer.Ordinal), Is.EqualTo(found.Order(StringComparer.Ordinal)).IgnoreCase);

    private static TestCaseData About(string kind, string[] found, params string[] texts) =>
        new TestCaseData(found, texts).SetArgDisplayNames(kind);

    [TestCase("30 people were slightly injured", "slightly")]
    [TestCase("critically injuring 30 people", "seriously")]
    [TestCase("there were 30 suspected cases", "suspected")]
    [TestCase("there were 30 known cases", "confirmed")]
    public void A_question_says_what_the_count_is_of_in_words_that_are_true_of_it(string said, string asks)
    {
        var articles = Articles($"An outbreak hit a hotel in Ebb on Wednesday, and {said}, police said.");
        var figure = new StoryReader(articles, Readings.Default).Read().Single(each => each.Value.Text == "30");
        Assert.That(figure.Wording, Does.Contain(asks));
    }

    [TestCase("31 people", "31", "at least 31 people")]
    [TestCase("killed at least 31 people", "31", "killed at least 31 people")]
    public void A_proposals_quote_holds_all_the_words_of_its_figure(string quote, string says, string held)
    {
        var articles = Articles("The sinking killed at least 31 people.");
        var line = new ProposalLine { Article = "article-1.txt", Quote = quote, Says = says, Event = "sinking", Measure = "killed" };
        var refused = new List<RefusedProposal>();

        var figure = new ProposalVerifier(articles, Readings.Default).Verify([line], refused).Single();

        Assert.That(refused, Is.Empty);
        Assert.That(articles[0].Text.Substring(figure.Quote.Start, figure.Quote.Length), Is.EqualTo(held));
        Assert.That(figure.Value.Text, Is.EqualTo("at least 31"));
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
