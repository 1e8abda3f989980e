using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Measures;

/// <summary>What a figure is of, by the word that shows it.</summary>
internal sealed class MeasureReaderTests
{
    [TestCase("The ferry sank, killing 12 people.", "killed")]
    [TestCase("Twelve people in the valley were killed.", "killed")]
    [TestCase("At least 12 people, three of them children, were killed.", "killed")]
    [TestCase("The storm left 12 people dead.", "killed")]
    [TestCase("They released some hostages, including 12 deceased.", null, Description = "a part of the released")]
    [TestCase("They released hostages, of whom 12 were dead.", null)]
    [TestCase("The group handed over the bodies of 12 hostages.", null)]
    [TestCase("The police released the man after the fire left 12 people dead.", "killed")]
    [TestCase("The hostages died: 12 dead.", "killed")]
    [TestCase("The death toll stood at 443.", "killed")]
    [TestCase("The quake claimed 12 lives.", "killed")]
    [TestCase("There were 443 deaths.", "killed")]
    [TestCase("The blaze injured 30 people.", "injured")]
    [TestCase("Some 231 people were still missing.", "missing")]
    [TestCase("Divers pulled 40 survivors from the water.", "rescued")]
    [TestCase("The flood forced thousands of people to leave their homes.", "displaced")]
    [TestCase("Police arrested 14 people.", "arrested")]
    [TestCase("About 9,000 marchers took part.", "crowd")]
    [TestCase("The fire has destroyed 100 homes.", "destroyed")]
    [TestCase("The fire destroyed or damaged 100 homes.", "destroyed-or-damaged")]
    [TestCase("The fire has burned 5,600 acres.", "area-burnt")]
    [TestCase("The fire was 5 percent contained.", "contained")]
    [TestCase("It struck at a depth of 12 km.", "depth")]
    [TestCase("It struck 12 km below the surface.", "depth")]
    [TestCase("The bodies of 15 people were recovered and buried.", null, Description = "the bodies are of the people")]
    [TestCase("More than 15,000 bodies had been recovered and buried.", "buried")]
    [TestCase("Rebels freed 33 hostages.", "freed")]
    [TestCase("They seek the release of 33 hostages.", "freed")]
    [TestCase("Ten people starved to death.", "killed")]
    [TestCase("A man killed himself and ten tourists.", "killed")]
    [TestCase("Three sailors and a deck officer were killed.", "killed")]
    [TestCase("The blaze injured hundreds more.", "injured")]
    [TestCase("About 13 million need humanitarian aid.", "in-need")]
    [TestCase("Some 30 survivors were released from hospital.", "discharged")]
    [TestCase("Two explosions hit the quay.", "attacks")]
    [TestCase("About 300 sailors joined the crew.", null)]
    [TestCase("The fall in the death toll was 20.", null, Description = "of the fall")]
    [TestCase("A 2-acre fire broke out.", null)]
    [TestCase("The town has 3,000 people.", null)]
    [TestCase("The law was passed by 12 votes to nine.", null)]
    public void Of_one_figure(string sentence, string? measure)
    {
        var found = Read(sentence).FirstOrDefault();

        Assert.That(found?.Measure.Id, Is.EqualTo(measure));
    }

    [TestCase("The blaze killed more than 50 people and injured 180.", new[] { "killed", "injured" })]
    [TestCase("Twelve people died and 30 were injured.", new[] { "killed", "injured" })]
    [TestCase("The army killed 12 people and three dogs.", new[] { "killed", null }, Description = "dogs are not people")]
    [TestCase("They freed 33 hostages in return for hundreds of prisoners.", new[] { "freed", "freed" })]
    [TestCase("It grew to 8,000 acres from 2,000 acres and destroyed 20 homes.", new[] { "area-burnt", null, "destroyed" })]
    public void Of_several(string sentence, string?[] measures) =>
        Assert.That(Read(sentence).Select(found => found?.Measure.Id), Is.EqualTo(measures));

    [TestCase("kill", "kills killing killed")]
    [TestCase("trap", "traps trapping trapped")]
    [TestCase("injure", "injures injuring injured")]
    [TestCase("bury/buried/burying", "buries burying buried")]
    [TestCase("find/found/finding", "finds finding found")]
    [TestCase("evacuate", "evacuates evacuating evacuated")]
    public void Forms_of_verbs(string cell, string forms) =>
        Assert.That(VerbForms.Of(cell).Select(form => form.Words), Is.SupersetOf(forms.Split(' ')));

    [Test]
    public void Every_measure_has_words_by_which_it_shows_itself_and_a_question()
    {
        Assert.That(MeasureTable.All.Select(measure => measure.Id), Is.Unique);
        Assert.That(MeasureTable.All.Select(measure => measure.Asks), Has.All.EndsWith(" {in}?"));
    }

    [TestCase("cases, confirmed", "infected")]
    [TestCase("structures destroyed", "destroyed")]
    [TestCase("share contained", "contained")]
    [TestCase("killed", "killed")]
    [TestCase("evacuated", "displaced")]
    public void A_measure_by_the_words_of_others(string words, string measure) =>
        Assert.That(MeasureTable.InWords(words, kind: null).Measure.Id, Is.EqualTo(measure));

    private static List<FoundMeasure?> Read(string sentence)
    {
        var reader = new NewsReader(sentence, [], DaySpan.Day(new DateOnly(2031, 6, 5)), Readings.Default);
        var figures = reader.FiguresIn(0);
        var measures = new MeasureReader(reader.Text, figures);
        return [.. reader.Mentions(0, figures).Select(mention => measures.Of(measures.WithoutVerb(mention.Figure)))];
    }
}
