using ClaimLedger.News;

namespace ClaimLedger.Tests.News;

/// <summary>What is a figure and no claim, and what stands beside it that is one.</summary>
internal sealed class NoClaimTests
{
    [TestCase("It took a second.", "a second", "a while, not a length of time")]
    [TestCase("In the days of rain they left.", "days", "a time that nobody counted")]
    [TestCase("Several reasons were given.", "Several", "too vague to be held against anything")]
    [TestCase("Ms. Finch, 51, laughed.", "51", "the age of somebody who is described")]
    [TestCase("The mayor said on Monday that it rained.", "Monday", "a date or a time of an utterance")]
    [TestCase("On Monday, officials said that it rained.", "Monday", "a date or a time of an utterance")]
    [TestCase("As of 4 June 2031, nobody had left.", "4 June 2031", "a date as of which something is counted")]
    [TestCase("PORT EBB, 4 June (Wire) — It rained.", "4 June", "a dateline, or the line that dates the text")]
    [TestCase("Published 4 June 2031", "4 June 2031", "a dateline, or the line that dates the text")]
    [TestCase("Rain\n\nStorm\n\nWind\n\nHail\n\n14.20", "14.20", "all that the line says: a time of day, a number")]
    [TestCase("It rains today in Quill.", "today", "now")]
    [TestCase("One of the boats sank.", "One", "one of several, or one without a noun")]
    [TestCase("The two boats sank.", "two", "things that were counted before: the two, both")]
    [TestCase("It was number two on the list.", "two", "a number behind the word for what it names")]
    [TestCase("They met at Radio 440 again.", "440", "a number in a name")]
    [TestCase("A three-phase plan failed.", "three", "part of a longer word")]
    [TestCase("The 12 boat owners said 40 boats sank.", "12", "inside the words that name a speaker")]
    public void A_figure_is_no_claim_for_a_reason(string text, string says, string why)
    {
        var reader = new NewsReader(text, [], ReadText.Published, ClaimLedger.Text.Readings.Default);
        var sentence = Enumerable.Range(0, reader.Text.Sentences.Count).Last(index => reader.FiguresIn(index).Count > 0);
        var figures = reader.FiguresIn(sentence);
        var credits = new AttributionReader(reader.Text, new SpeakerBook([], reader.Text)).In(sentence);

        var read = figures.ToDictionary(figure => reader.Text.At(figure.Span),
            figure => NoClaim.Why(reader.Text, figures, figure, credits));

        Assert.That(read, Does.ContainKey(says));
        Assert.That(read[says], Is.EqualTo(why));
    }

    [TestCase("The 40 boats sank.", "40", Description = "too many to be pointed back to")]
    [TestCase("Several people died.", "Several", Description = "people are counted, however vaguely")]
    [TestCase("Twelve boats sank.", "Twelve")]
    [TestCase("It lasted 40 minutes.", "40 minutes")]
    [TestCase("It began on 4 June 2031 in Quill.", "4 June 2031")]
    public void What_is_one_stays(string text, string says) =>
        Assert.That(new ReadText(text).Mentions.ConvertAll(mention => mention.Says), Does.Contain(says));
}
