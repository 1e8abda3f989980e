using ClaimLedger.Matching;
using ClaimLedger.Tests.News;

namespace ClaimLedger.Tests.Matching;

internal sealed class EventGateTests
{
    private static readonly Question Named = new()
    {
        Id = new("strike.killed"),
        Subject = "Strike on a camp in Orrin",
        Asks = "How many people were killed?",
        Answer = AnswerType.Quantity,
        Unit = "people",
    };

    private static readonly Question Nameless = Named with { Id = new("truce.killed"), Subject = "First phase of the truce" };

    // The name stands in the sentence, its paragraph or where the text begins; elsewhere, or in small letters, it tells nothing.
    [TestCase("A strike on a camp in Orrin killed 27 people.", "strike.killed")]
    [TestCase("Orrin burned. A strike on a camp killed 27 people.", "strike.killed")]
    [TestCase("News of Orrin\n\nIt rained.\n\nIt snowed.\n\nA strike on a camp killed 27 people.", "strike.killed")]
    [TestCase("A strike on a camp in Marrow killed 27 people.", "")]
    [TestCase("It rained.\n\nIt snowed.\n\nOrrin was calm.\n\nA strike on a camp killed 27 people.", "")]
    [TestCase("A strike on a camp near an orrin tree killed 27 people.", "")]
    public void A_figure_goes_to_a_question_where_its_event_is_named_near_it(string text, string expected) =>
        Assert.That(Found([Named], [], text, "27"), Is.EqualTo(expected));

    [TestCase("The first phase of the truce ended after 27 people were killed.", "truce.killed")]
    [TestCase("The first phase of the works ended after 27 people were killed.", "")]
    public void A_question_without_a_name_asks_for_most_of_its_subject(string text, string expected) =>
        Assert.That(Found([Nameless], [], text, "27"), Is.EqualTo(expected));

    [TestCase("In Quill and Orrin the first phase of the truce ended after 27 people were killed.", "truce.killed")]
    [TestCase("In Marrow the first phase of the truce ended after 27 people were killed.", "")]
    [TestCase("The first phase of the truce ended after 27 people were killed.", "truce.killed", Description = "called by its subject")]
    [TestCase("In Vale the first phase of the truce ended after 27 people were killed.", "", Description = "a place that nobody knows")]
    public void What_most_sources_name_has_to_be_named_where_a_question_has_no_name(string text, string expected)
    {
        Claim[] claims = [
            Claim("a", "of Orrin and Quill it is told"), Claim("b", "in Orrin as in Quill"), Claim("c", "and Marrow saw Quill and Orrin")];
        Question quill = Named with { Id = new("quill.hurt"), Subject = "Blaze at Quill", Asks = "How many people were hurt in Quill?" };

        Assert.That(new EventNames([Named, quill, Nameless], claims).Shared, Is.EquivalentTo(new[] { "orrin", "quill" }));
        Assert.That(Found([Named, quill, Nameless], claims, text, "27"), Is.EqualTo(expected));
    }

    [Test]
    public void A_word_that_stands_in_small_letters_anywhere_is_no_name()
    {
        var names = new EventNames([Named, Nameless], [Claim("a", "the strike of the Camp at Orrin")]);

        Assert.That(names.Of(Named), Is.EquivalentTo(new[] { "orrin" }));
        Assert.That(names.Of(Nameless), Is.Empty);
        Assert.That(names.Shared, Is.Empty, "one source tells of no common name");
    }

    private static string Found(Question[] questions, Claim[] claims, string text, string says)
    {
        var read = new ReadText(text);
        var matcher = new QuestionMatcher(new QuestionIndex(questions, claims), MatchPolicy.Propose, read.Text, "", ReadText.Published);
        return matcher.Find(read.Mention(says)) is [var match, ..] ? match.Question.Id.ToString() : "";
    }

    private static Claim Claim(string source, string quote) => new()
    {
        Id = new($"{source}/one"),
        Source = new(source),
        Question = Named.Id,
        Value = new Value.Unknown(""),
        AsOf = WrittenDate.Unwritten(ReadText.Published),
        Quote = quote,
    };
}
