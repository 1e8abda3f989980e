using ClaimLedger.Matching;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Matching;

/// <summary>Invented questions to choose from.</summary>
internal sealed class QuestionChoiceTests
{
    private static readonly Question Killed = Of("dam.killed", "Kellow dam breach", "How many people were killed?", "people");
    private static readonly Question Injured = Of("dam.injured", "Kellow dam breach", "How many people were injured?", "people");
    private static readonly Question Height = Of("dam.height", "Kellow dam", "How high was the wall?", "m");

    private static readonly QuestionChoice Choice = new([Height, Injured, Killed], []);

    [TestCase("killed", "dam.killed")]
    [TestCase("KILLED", "dam.killed")]
    [TestCase("how high is the wall", "dam.height")]
    [TestCase("dam.inj", "dam.injured")]
    public void Words_and_parts_of_ids_find_a_question(string words, string first) =>
        Assert.That(Choice.Named(words)[0].Id.ToString(), Is.EqualTo(first));

    [TestCase("zeppelins")]
    [TestCase("…")]
    public void Other_words_find_none(string words) => Assert.That(Choice.Named(words), Is.Empty);

    [Test]
    public void The_question_that_a_quote_answers_comes_first_and_the_present_one_not_at_all()
    {
        var source = new Source
        {
            Id = new("2031-06-05-dam"),
            Title = "Kellow dam breach",
            Publisher = "Ebb Radio",
            Published = WrittenDate.Of(DaySpan.Day(new DateOnly(2031, 6, 5))),
            Claims = [],
        };
        var claim = new Claim
        {
            Id = new ClaimId(source.Id, "12"),
            Source = source.Id,
            Question = Injured.Id,
            Value = ValueParser.Parse("12", ValueContext.For(Injured)).Value!,
            AsOf = WrittenDate.Unwritten(source.Published.Days),
            Quote = "The breach of the Kellow dam killed 12 people",
        };

        Assert.That(Choice.Fitting(claim, source, Injured), Is.EqualTo(new[] { Killed, Height }));
    }

    private static Question Of(string id, string subject, string asks, string unit) =>
        new() { Id = new(id), Subject = subject, Asks = asks, Answer = AnswerType.Quantity, Unit = unit };
}
