namespace ClaimLedger.Tests.News;

internal sealed class PassageTests
{
    [TestCase("It rained, and 12 boats sank in the bay, the mayor said.", "12", "and 12 boats sank in the bay")]
    [TestCase("The mayor, 12 boats having left, stayed.", "12", "12 boats having left, stayed",
        Description = "of four words or fewer, it goes on")]
    [TestCase("There were, on 3 June 2031, 12 boats in the bay.", "12", "12 boats in the bay")]
    [TestCase("“We lost 12 boats,” Finch said.", "12", "We lost 12 boats")]
    [TestCase("Boats: 12, all of them lost.", "12", "12, all of them lost")]
    public void A_passage_is_the_clause_of_its_figure(string text, string says, string passage)
    {
        var read = new ReadText(text);
        var mention = read.Mention(says);

        Assert.That(read.Text.Words(mention.Passage.First, mention.Passage.Last), Is.EqualTo(passage));
    }

    [TestCase("Some 33 goats were freed.", "Some 33", "were freed")]
    [TestCase("They released 33 goats.", "33", "were released")]
    [TestCase("Still 59 sailors remain.", "59", "remain")]
    [TestCase("There are 59 sailors in port.", "59", "")]
    public void What_was_done_is_read_beside_what_is_counted(string text, string says, string deed) =>
        Assert.That(new ReadText(text).Mention(says).Passage.Deed, Is.EqualTo(deed));

    [Test]
    public void A_quote_that_stands_twice_takes_in_more_of_its_sentence()
    {
        var read = new ReadText("In Quill, 12 boats sank. In Moss, 12 boats sank.");
        var mention = read.Mentions[^1].Mention;

        var span = mention.Passage.Quote();

        Assert.That(read.Text.At(span), Is.EqualTo("In Moss, 12 boats sank"));
    }
}
