using ClaimLedger.News;

namespace ClaimLedger.Tests.News;

internal sealed class AttributionReaderTests
{
    private static readonly Speaker[] Declared =
    [
        new() { Name = new("Orla Finch"), Kind = SpeakerKind.Person, Also = ["Finch"] },
        new() { Name = new("Ebb Radio"), Kind = SpeakerKind.Outlet },
        new() { Name = new("a Quill source"), Kind = SpeakerKind.Anonymous, Also = ["the Quill source"] },
        new() { Name = new("Quill"), Kind = SpeakerKind.Office },
    ];

    // Who is credited with the number 42, the first who said it first.
    [TestCase("Some 42 boats sank.", "")]
    [TestCase("The mayor said 42 boats sank.", "the mayor")]
    [TestCase("Minister Ada Norr closed the port, and her office said 42 boats sank.", "Ada Norr's office")]
    [TestCase("The Red Sail claimed responsibility for a blast that sank 42 boats.", "")]
    [TestCase("The blast, claimed by the Red Sail, sank 42 boats.", "")]
    [TestCase("A blast planned by the Red Sail sank 42 boats.", "")]
    [TestCase("The paper cited harbour officials as saying that 42 boats sank.", "harbour officials")]
    [TestCase("PORT EBB Officials in Moss said 42 boats sank off Port Ebb.", "Officials in Moss")]
    [TestCase("CORVO/PORT EBB Officials in Moss said 42 boats sank off Port Ebb.", "Officials in Moss")]
    [TestCase("EBB Officials in Moss said 42 boats sank.", "EBB Officials in Moss", Description = "perhaps the office's name")]
    [TestCase("The mayor said 12 boats left, and the union said 42 boats sank.", "the union")]
    [TestCase("The mayor said 12 boats left while the union said 42 boats sank.", "the union")]
    [TestCase("The mayor said 12 boats left and that the union said 42 boats sank.", "the union > the mayor")]
    [TestCase("The mayor said 42 boats sank, but the union said 12 boats left.", "the mayor")]
    [TestCase("The coast guard said 42 boats sank.", "the coast guard")]
    [TestCase("Some 42 boats sank, the air force said.", "the air force")]
    [TestCase("The fishing association said 42 boats sank.", "the fishing association")]
    [TestCase("The mayor said on Monday that 42 boats sank.", "the mayor")]
    [TestCase("The agency has said that 42 boats sank.", "The agency|the agency")]
    [TestCase("Some 42 boats sank, the mayor said.", "the mayor")]
    [TestCase("Some 42 boats sank, officials said.", "officials")]
    [TestCase("Some 42 boats sank, said Hal Brandt, the mayor.", "Hal Brandt")]
    [TestCase("Some 42 boats sank, said Moss and Quill officials on Monday.", "Moss and Quill officials")]
    [TestCase("Hal Brandt, the mayor of Moss, said 42 boats sank.", "Hal Brandt")]
    [TestCase("The operator, Brine Lines, said 42 boats sank.", "Brine Lines")]
    [TestCase("According to the coastguard, 42 boats sank.", "the coastguard")]
    [TestCase("Some 42 boats sank, according to people briefed on the talks.", "people briefed on the talks")]
    [TestCase("According to port workers cited by Ebb Radio, 42 boats sank.", "port workers > Ebb Radio")]
    [TestCase("Finch told Ebb Radio on Sunday that 42 boats sank.", "Orla Finch > Ebb Radio")]
    [TestCase("Captain Finch told reporters that 42 boats sank.", "Orla Finch")]
    [TestCase("A Quill source told Ebb Radio on condition of anonymity that 42 boats sank.", "a Quill source > Ebb Radio")]
    [TestCase("The ministry's figures show that 42 boats sank.", "The ministry's figures|the ministry's figures")]
    [TestCase("The loss of 42 boats was announced by the ministry.", "the ministry")]
    [TestCase("The mayor reported, citing the coastguard, that 42 boats sank.", "the coastguard > the mayor|the mayor > the coastguard")]
    [TestCase("Ebb Radio has reported that the coastguard said that 42 boats sank.", "the coastguard > Ebb Radio")]
    [TestCase("“We lost 42 boats,” Finch said.", "Orla Finch")]
    [TestCase("“We lost 42 boats,” said Finch.", "Orla Finch")]
    [TestCase("“We ran,” Finch said. “We lost 42 boats.”", "Orla Finch")]
    [TestCase("Finch spoke at noon. “We lost 42 boats,” she said.", "")]
    [TestCase("Finch said she was tired. “We lost 42 boats,” she added.", "Orla Finch")]
    [TestCase("“We ran,” Finch said.\n\n“Then it came.\n\n“We lost 42 boats.”", "Orla Finch")]
    [TestCase("Finch told Ebb Radio that she was tired.\n\n“We lost 42 boats,” Finch said.", "Orla Finch > Ebb Radio")]
    [TestCase("A Quill source said it rained. Some 42 boats sank, the source added.", "a Quill source")]
    [TestCase("Hal Brandt said it rained. Brandt said 42 boats sank.", "Hal Brandt")]
    [TestCase("Mayor Hal Brandt: We lost 42 boats.", "Hal Brandt")]
    [TestCase("Finch told the Moss daily The Ledger that 42 boats sank.", "Orla Finch > The Ledger")]
    [TestCase("Finch told the local broadcaster KAV that 42 boats sank.", "Orla Finch > KAV")]
    [TestCase("According to port workers quoted by the local paper Moss Post, 42 boats sank.", "port workers > Moss Post")]
    [TestCase("Some 42 boats sank, according to a study reported by Ebb Radio.", "a study > Ebb Radio")]
    [TestCase("A Norwegian minister said Norway wants 42 boats.", "a Norwegian minister")]
    [TestCase("A Norwegian minister said Quill wants 42 boats.", "Quill > a Norwegian minister")]
    [TestCase("Some 42 boats sank, the mayor said; the coastguard said nothing.", "the mayor")]
    [TestCase("It rained, the mayor said; 42 boats sank.", "")]
    [TestCase("It rained, said the mayor; 42 boats sank, said Finch.", "Orla Finch")]
    [TestCase("Quill wants 42 boats.", "Quill")]
    [TestCase("Quill wants 42 boats, an official in Moss said.", "Quill > an official in Moss")]
    [TestCase("Quill minister Hal Brandt said Quill wants 42 boats.", "Hal Brandt")]
    [TestCase("The mayor said it rained on the fleet, which has 42 boats.", "")]
    [TestCase("The offer covers 42 boats.", "")]
    [TestCase("The United States has 42 boats.", "")]
    [TestCase("It is expected that 42 boats sank.", "")]
    [TestCase("People expected to be asked; 42 boats sank.", "")]
    public void Speakers_are_read_from_the_words_that_credit_them(string text, string expected)
    {
        var news = new NewsText(text);
        var reader = new AttributionReader(news, new SpeakerBook(Declared, news));
        var at = text.IndexOf("42", StringComparison.Ordinal);
        var sentence = Enumerable.Range(0, news.Sentences.Count).Single(
            index => news.Sentences[index].Span.Start <= at && at < news.Sentences[index].Span.End);

        var read = string.Join(" > ", reader.At(sentence, at).Chain);

        Assert.That(expected.Split('|'), Does.Contain(read));
    }
}
