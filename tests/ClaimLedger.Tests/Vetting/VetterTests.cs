using ClaimLedger.Text;
using ClaimLedger.Vetting;

namespace ClaimLedger.Tests.Vetting;

/// <summary>A draft read and held against a ledger: which figures are held at all, and of which day.</summary>
internal sealed class VetterTests
{
    private static readonly Question Killed = new()
    {
        Id = new("killed"),
        Subject = "Breach of the Kellow dam",
        Asks = "How many people were killed?",
        Answer = AnswerType.Quantity,
        Unit = "people",
        OverTime = OverTime.Cumulative,
    };

    private static readonly Question Broke = new()
    {
        Id = new("broke"),
        Subject = "Breach of the Kellow dam",
        Asks = "When did the dam break?",
        Answer = AnswerType.Date,
        OverTime = OverTime.Fixed,
    };

    // 9 were dead on the 2nd, 14 on the 4th of June; the dam broke on the 1st.
    [TestCase("The breach of the Kellow dam killed 14 people.", "")]
    [TestCase("The breach of the Kellow dam killed 12 people.", "contradiction 12")]
    [TestCase("The breach of the Kellow dam killed nine people.", "outdated nine")]
    [TestCase("By 2 June 2031, the breach of the Kellow dam had killed nine people.", "", Description = "as of that day")]
    [TestCase("As of 2 June 2031, the breach of the Kellow dam had killed nine people.", "", Description = "as of that day")]
    [TestCase("The mayor said on 2 June 2031 that the breach of the Kellow dam had killed nine people.", "",
        Description = "said on that day")]
    [TestCase("The breach of the Kellow dam had at first killed nine people, the mayor said later.", "outdated nine")]
    [TestCase("A day later, the breach of the Kellow dam had killed nine people.", "outdated nine")]
    [TestCase("Later the breach of the Kellow dam had killed nine people.", "", Description = "told of a time that has passed")]
    [TestCase("On 1 June 2031 the breach of the Kellow dam killed nine people.", "", Description = "it may have been counted on that day")]
    [TestCase("In 1997 a breach of the dam killed 212 people.", "", Description = "another one")]
    [TestCase("The breach of the Kellow dam killed 12 more people.", "")]
    [TestCase("The Kellow dam broke on 3 June 2031.", "contradiction 3 June 2031")]
    [TestCase("The Kellow dam broke on Sunday.", "")]
    [TestCase("", "")]
    public void A_figure_is_held_as_of_the_day_that_the_sentence_gives_it(string draft, string found)
    {
        var report = Vetter.Vet(draft, Ledger(), DaySpan.Day(new DateOnly(2031, 6, 5)));

        Assert.That(string.Join("; ", report.Findings.Select(each => $"{VetKinds.Info(each.Kind).Name} {each.Says}")), Is.EqualTo(found));
    }

    [Test]
    public void Figures_are_counted_whether_or_not_they_are_held()
    {
        var report = Vetter.Vet("The breach of the Kellow dam killed 14 people and 33 cows.\n\nTickets cost 12 euros.", Ledger(),
            DaySpan.Day(new DateOnly(2031, 6, 5)));

        Assert.That((report.Figures, report.Held), Is.EqualTo((3, 1)));
    }

    private static DataSet Ledger()
    {
        var source = new Source
        {
            Id = new("s"),
            Title = "The breach",
            Publisher = "Kellow Gazette",
            Published = WrittenDate.Of(DaySpan.Day(new DateOnly(2031, 6, 4))),
            Claims = [Claim(Killed, "9", 2), Claim(Killed, "14", 4), Claim(Broke, "1 June 2031", 4)],
        };
        return new DataSet
        {
            Title = "The breach of the Kellow dam",
            Questions = [Killed, Broke],
            Sources = [source],
            Speakers = [],
            Constraints = [],
            Facets = []
        };
    }

    private static Claim Claim(Question question, string says, int day) => new()
    {
        Id = new($"s/{question.Id}-{day}"),
        Source = new("s"),
        Question = question.Id,
        Value = ValueParser.Parse(says, ValueContext.For(question)).Value!,
        AsOf = WrittenDate.Of(DaySpan.Day(new DateOnly(2031, 6, day))),
        Quote = says,
    };
}
