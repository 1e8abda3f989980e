using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class DateReadingTests
{
    // Published on Monday, 14 April 2025. Ends are ISO dates, as the notation of sets writes them.
    [TestCase("around 7 October 2023", "[2023-09-23, 2023-10-21]", "[2023-10-04, 2023-10-10]")]
    [TestCase("7 October 2023 or so", "[2023-09-23, 2023-10-21]", "[2023-10-04, 2023-10-10]")]
    [TestCase("around March 2025", "[2025-01-29, 2025-05-01]", "[2025-02-14, 2025-04-15]")]
    [TestCase("early March", "[2025-03-01, 2025-03-15]", "[2025-03-01, 2025-03-10]")]
    [TestCase("early March 2024", "[2024-03-01, 2024-03-15]", "[2024-03-01, 2024-03-10]")]
    [TestCase("in early March", "[2025-03-01, 2025-03-15]", "[2025-03-01, 2025-03-10]")]
    [TestCase("mid-April", "[2025-04-08, 2025-04-22]", "[2025-04-11, 2025-04-20]")]
    [TestCase("mid-2024", "[2024-04-01, 2024-09-30]", "[2024-05-01, 2024-08-31]")]
    [TestCase("late February 2024", "[2024-02-16, 2024-02-29]", "[2024-02-21, 2024-02-29]")]
    [TestCase("the start of March", "[2025-03-01, 2025-03-10]", "[2025-03-01, 2025-03-05]")]
    [TestCase("at the start of March", "[2025-03-01, 2025-03-10]", "[2025-03-01, 2025-03-05]")]
    [TestCase("the beginning of 2025", "[2025-01-01, 2025-03-31]", "[2025-01-01, 2025-01-31]")]
    [TestCase("the end of March 2025", "[2025-03-22, 2025-03-31]", "[2025-03-27, 2025-03-31]")]
    [TestCase("the middle of March", "[2025-03-08, 2025-03-22]", "[2025-03-11, 2025-03-20]")]
    [TestCase("beginning of January", "[2025-01-01, 2025-01-10]", "[2025-01-01, 2025-01-05]")]
    [TestCase("the end of the month", "[2025-04-21, 2025-04-30]", "[2025-04-26, 2025-04-30]")]
    [TestCase("late last week", "[2025-04-10, 2025-04-13]", "[2025-04-11, 2025-04-13]")]
    [TestCase("early last month", "[2025-03-01, 2025-03-15]", "[2025-03-01, 2025-03-10]")]
    [TestCase("the late 1990s", "[1995-01-01, 1999-12-31]", "[1996-01-01, 1999-12-31]")]
    [TestCase("the second half of 2024", "[2024-07-01, 2024-12-31]", "[2024-07-01, 2024-12-31]")]
    [TestCase("Q1 2025", "[2025-01-01, 2025-03-31]", "[2025-01-01, 2025-03-31]")]
    [TestCase("since 7 October 2023", "[2023-10-07, ∞)", "{2023-10-07}")]
    [TestCase("since October 2023", "[2023-10-01, ∞)", "[2023-10-01, 2023-10-31]")]
    [TestCase("since 2007", "[2007-01-01, ∞)", "[2007-01-01, 2007-12-31]")]
    [TestCase("since 2023-10-07", "[2023-10-07, ∞)", "{2023-10-07}")]
    [TestCase("until mid-April", "(−∞, 2025-04-22]", "[2025-04-11, 2025-04-20]")]
    [TestCase("until May", "(−∞, 2025-05-31]", "[2025-05-01, 2025-05-31]")]
    [TestCase("until 19 January", "(−∞, 2025-01-19]", "{2025-01-19}")]
    [TestCase("late Saturday", "{2025-04-12}", "{2025-04-12}")]
    [TestCase("Saturday night", "{2025-04-12}", "{2025-04-12}")]
    [TestCase("the night of 18 March", "{2025-03-18}", "{2025-03-18}")]
    [TestCase("on or around 7 October 2023", "[2023-09-23, 2023-10-21]", "[2023-10-04, 2023-10-10]")]
    [TestCase("after 7 October 2023", "(2023-10-07, ∞)", "(2023-10-07, ∞)")]
    [TestCase("after March 2025", "(2025-03-31, ∞)", "(2025-03-31, ∞)")]
    [TestCase("before March 2025", "(−∞, 2025-03-01)", "(−∞, 2025-03-01)")]
    [TestCase("by 1 March", "(−∞, 2025-03-01]", "(−∞, 2025-03-01]")]
    [TestCase("1 March or later", "[2025-03-01, ∞)", "[2025-03-01, ∞)")]
    [TestCase("last Tuesday", "[2025-04-08, 2025-04-08]", "[2025-04-08, 2025-04-08]")]
    [TestCase("next Friday", "[2025-04-18, 2025-04-25]", "{2025-04-25}")]
    [TestCase("two weeks ago", "[2025-03-25, 2025-04-06]", "[2025-03-28, 2025-04-03]")]
    [TestCase("three months ago", "[2025-01-01, 2025-01-31]", "[2025-01-01, 2025-01-31]")]
    [TestCase("2025-03/..", "[2025-03-01, ∞)", "[2025-03-01, ∞)")]
    [TestCase("18 or 19 March", "[2025-03-18, 2025-03-19]", "[2025-03-18, 2025-03-19]")]
    [TestCase("15 to 20 April", "[2024-04-15, 2024-04-20]", "[2024-04-15, 2024-04-20]")]
    [TestCase("December to March", "[2024-12-01, 2025-03-31]", "[2024-12-01, 2025-03-31]")]
    [TestCase("last spring", "[2024-03-01, 2024-05-31]", "[2024-03-01, 2024-05-31]")]
    [TestCase("winter 2024", "[2024-12-01, 2025-02-28]", "[2024-12-01, 2025-02-28]")]
    [TestCase("29 February", "{2024-02-29}", "{2024-02-29}")]
    public void Hedged_and_bounded_dates_have_a_literal_and_a_usual_set(string says, string literal, string usual) =>
        Check(says, Modality.Stated, literal, usual);

    [TestCase("15 April", "{2025-04-15}")]
    [TestCase("10 April", "{2026-04-10}")]
    [TestCase("on Sunday", "{2025-04-20}")]
    [TestCase("March", "[2026-03-01, 2026-03-31]")]
    [TestCase("April", "[2025-04-01, 2025-04-30]")]
    [TestCase("in two days", "{2025-04-16}")]
    [TestCase("tomorrow", "{2025-04-15}")]
    public void What_is_still_to_come_looks_ahead(string says, string days)
    {
        foreach (var modality in new[] { Modality.Forecast, Modality.Proposed, Modality.Demanded })
            Check(says, modality, days, days);
    }

    [Test]
    public void At_the_ends_of_the_calendar_nothing_is_read_beyond_them()
    {
        var first = new ValueContext { Answer = AnswerType.Date, Published = DaySpan.Day(DateOnly.MinValue) };
        var last = first with { Published = DaySpan.Day(DateOnly.MaxValue) };

        Assert.Multiple(() =>
        {
            Assert.That(ValueParser.Parse("yesterday", first).Wrong, Does.Contain("outside the years"));
            Assert.That(ValueParser.Parse("last century", first).Success, Is.False);
            Assert.That(ValueParser.Parse("next month", last).Wrong, Does.Contain("outside the years"));
            Assert.That(ValueParser.Parse("next Friday", last).Wrong, Does.Contain("outside the years"));
            Assert.That(ValueParser.Parse("the next few years", last).Wrong, Does.Contain("outside the years"));
        });
    }

    private static void Check(string says, Modality modality, string literal, string usual)
    {
        var context = new ValueContext
        {
            Answer = AnswerType.Date,
            Published = DaySpan.Day(new DateOnly(2025, 4, 14)),
            Modality = modality,
        };

        var result = ValueParser.Parse(says, context);

        Assert.That(result.Success, Is.True, result.Wrong);
        var range = (Value.Range)result.Value!;
        var expected = SetNotation.Parse($"{literal}; usually {usual}", AnswerType.Date)!.Value;
        Assert.That(
            SetNotation.Format(range.Literal, range.Usual, AnswerType.Date),
            Is.EqualTo(SetNotation.Format(expected.Literal, expected.Usual, AnswerType.Date)));
    }
}
