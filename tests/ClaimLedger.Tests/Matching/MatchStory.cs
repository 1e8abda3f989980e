using ClaimLedger.Matching;
using ClaimLedger.News;
using ClaimLedger.Tests.News;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Matching;

/// <summary>The questions of the tests of matching, and figures held against them.</summary>
internal static class MatchStory
{
    public static readonly Question[] Questions =
    [
        Ask("killed", "Breach of the Kellow dam", "How many people were killed?", "people"),
        Ask("injured", "Breach of the Kellow dam", "How many people were injured?", "people"),
        Ask("homes", "Breach of the Kellow dam", "How many homes were destroyed?", "homes"),
        Ask("breached", "Breach of the Kellow dam", "When did the dam break?", null, AnswerType.Date),
        Ask("drill", "Second drill in Tarn", "When was it to begin?", null, AnswerType.Date),
        Ask("emptied", "Breach of the Kellow dam", "How long did the reservoir take to empty?", null, AnswerType.Duration),
        Ask("height", "Kellow dam", "How high is the wall?", "metres"),
        Ask("cost", "Breach of the Kellow dam", "How much does the damage cost?", "EUR"),
        Ask("plan", "Proposal of the Quill council", "How many homes would be built?", "homes"),
        Ask("strike", "Strike at the Orrin mill", "How many workers walked out?", "workers"),
        Ask("sick", "Orrin mill", "How many people have fallen ill since January 2029?", "people"),
        Ask("spill", "Spill off Corvo", "How many litres leaked?", "litres"),
        Ask("leak", "Orrin mill", "How many litres leaked?", "litres"),
        Ask("vote", "Vote of November 2029", "When was it?", null, AnswerType.Date),
    ];

    private static readonly Claim[] Claims =
    [
        Claim("killed", "14", "14 people lost their lives when the dam broke"),
        Claim("height", "48 metres", "the 48-metre wall"),
        Claim("strike", "340", "340 of the mill's workers walked out"),
    ];

    /// <summary>The index of them.</summary>
    public static QuestionIndex Index { get; } = new(Questions, Claims);

    /// <summary>What is found for the figure of these words.</summary>
    public static List<QuestionMatch> Find(string text, string says, MatchPolicy policy)
    {
        var read = new ReadText(text);
        return new QuestionMatcher(Index, policy, read.Text, title: "", ReadText.Published).Find(read.Mention(says));
    }

    /// <summary>A figure beside one of the questions.</summary>
    public static Candidate Candidate(string text, string says, string question)
    {
        var read = new ReadText(text);
        var around = new Surroundings(read.Text, new NamedWords(read.Text, ""), read.Mention(says));
        var indexed = new QuestionIndex(Questions.Where(each => each.Id == new QuestionId(question)), Claims);
        var one = indexed.With(Stem.In(string.Join(' ', Questions.Select(each => $"{each.Subject} {each.Asks}")))).Single();
        return new Candidate(Index, one, around, ReadText.Published);
    }

    private static Question Ask(string id, string subject, string asks, string? unit, AnswerType answer = AnswerType.Quantity) =>
        new() { Id = new(id), Subject = subject, Asks = asks, Answer = answer, Unit = unit, OverTime = OverTime.Fixed };

    private static Claim Claim(string question, string says, string quote)
    {
        var value = ValueParser.Parse(says,
            ValueContext.For(Questions.Single(each => each.Id == new QuestionId(question)), ReadText.Published)).Value!;
        return new Claim
        {
            Id = new($"s/{question}"),
            Source = new("s"),
            Question = new(question),
            Value = value,
            AsOf = WrittenDate.Of(DaySpan.Day(new DateOnly(2031, 6, 1))),
            Quote = quote
        };
    }
}
