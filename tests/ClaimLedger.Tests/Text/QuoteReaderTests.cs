using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class QuoteReaderTests
{
    [TestCase("11", "Eleven people were killed", "Eleven people")]
    [TestCase("11", "more than 11 people", "11 people")]
    [TestCase("around 1,800", "Israel freed around 1,800 Palestinian detainees", "around 1,800")]
    [TestCase("around 1,800", "Israel freed 1,800 Palestinian detainees", "1,800")]
    [TestCase("more than 12", "more than 12 people have died", "more than 12 people")]
    [TestCase("up to 24", "Israel believes that up to 24 of them are still alive", "up to 24")]
    [TestCase("hundreds", "hundreds of Palestinian detainees", "hundreds")]
    [TestCase("five", "would see five living hostages", "five")]
    [TestCase("0", "no hostages were freed", "no")]
    [TestCase("0", "without a single release", "without")]
    [TestCase("12", "a dozen boats", "a dozen")]
    [TestCase("30 to 40", "between 30 and 40 boats", "between 30 and 40")]
    [TestCase("30 to 40", "first 30, then 40 boats", "30|40")]
    [TestCase("5", "the toll rose from 5 to 10", "5")]
    [TestCase("10", "the toll rose from 5 to 10", "10")]
    [TestCase("more than 12", "more than 12, and some said many more", "more than 12")]
    [TestCase("more than 12", "more than 12 and about 40 others", "more than 12")]
    [TestCase("40", "fell from 40 to 30", "40")]
    [TestCase("11", "11 to $5", "11")]
    [TestCase("11", "it brought the 11 to a close", "11")]
    [TestCase("1", "a man died", "a")]
    [TestCase("1", "killing an elderly woman", "an")]
    [TestCase("1", "two men died", "")]
    [TestCase("2", "a man died", "")]
    [TestCase("11", "twelve people were killed", "")]
    [TestCase("hundreds", "thousands of detainees", "")]
    public void Of_a_count_the_number_decides_in_any_writing(string says, string quote, string expected) =>
        Check(says, quote, new ValueContext { Answer = AnswerType.Quantity, Unit = "people" }, expected);

    [TestCase("20%", "20% of the boats", "20%")]
    [TestCase("20%", "20 per cent of the boats", "20 per cent")]
    [TestCase("20%", "one in five boats", "one in five")]
    [TestCase("20%", "a fifth of the boats", "a fifth")]
    [TestCase("50%", "half of the boats", "half")]
    [TestCase("20%", "between 20 and 30 percent", "20")]
    [TestCase("20%", "the percentage rose to 20", "20")]
    [TestCase("20%", "20 people", "")]
    [TestCase("20", "20 people", "")]
    [TestCase("20%", "one boat in four, 20 people", "")]
    public void Of_a_share_the_number_alone_is_not_enough(string says, string quote, string expected) =>
        Check(says, quote, new ValueContext { Answer = AnswerType.Quantity, Unit = "percent" }, expected);

    [TestCase("six weeks", "during the six-week first phase", "six-week")]
    [TestCase("a week", "such as the week-long truce in November", "week-long")]
    [TestCase("around 30 days", "the initial ceasefire duration to around 30 days", "around 30 days")]
    [TestCase("around a month", "a month-long ceasefire", "a month-long")]
    [TestCase("two or three days", "after waiting for two or three days for Hamas", "two or three days")]
    [TestCase("a day and a half", "burned for a day and a half", "a day and a half")]
    [TestCase("six weeks", "a seven-week pause", "")]
    public void Of_a_length_of_time_number_and_unit_decide(string says, string quote, string expected) =>
        Check(says, quote, new ValueContext { Answer = AnswerType.Duration }, expected);

    [TestCase("2023-10-07", "triggered by Hamas’s October 7, 2023, attack", "October 7, 2023")]
    [TestCase("2023-10-07", "since the October 7 attack", "October 7")]
    [TestCase("2025-01-19", "originally signed on Jan. 19, which", "Jan. 19")]
    [TestCase("mid-April", "seeks to extend the first phase until mid-April", "mid-April")]
    [TestCase("since 2007", "which has controlled the territory since 2007", "since 2007")]
    [TestCase("2025-03-16", "Witkoff told CNN on Sunday he had offered", "Sunday")]
    [TestCase("2025-03", "Israel resumed its offensive last month", "last month")]
    [TestCase("2025-05", "the group may free hostages", "")]
    [TestCase("3 June 2031", "The fire broke out on 4 July", "")]
    [TestCase("2031-06-03", "The fire broke out on 3 June", "3 June")]
    [TestCase("2031-06-03", "on June 4", "")]
    [TestCase("2031-06-03", "on 4 June 2031", "")]
    [TestCase("2031-06-03", "on May 3", "")]
    [TestCase("2031-06-03", "on June 3, 2030", "")]
    [TestCase("2031-06-03", "on 2031-06-04", "")]
    [TestCase("2031-06-03", "Wednesday, June 4", "")]
    [TestCase("2031-06-03", "Tuesday, June 3", "Tuesday, June 3")]
    [TestCase("2031-06-03", "June 2 to 5", "June 2 to 5")]
    [TestCase("2031-06-03", "from 1 to 5 June", "1 to 5 June")]
    [TestCase("2031-06-03", "in June", "June")]
    [TestCase("2031-06-03", "in May", "")]
    [TestCase("2031-06-03", "in 2031", "2031")]
    [TestCase("2031-06-03", "in 2030", "")]
    [TestCase("2031-06-03", "on the 3rd", "3rd")]
    [TestCase("2031-06-03", "on the 4th", "")]
    [TestCase("2031-06-03", "3 people", "")]
    [TestCase("2031-06-03", "on Tuesday", "Tuesday")]
    [TestCase("2031-06-03", "on Wednesday", "")]
    [TestCase("2031-06", "on Wednesday", "Wednesday")]
    [TestCase("2031-06-03", "it began in winter", "")]
    [TestCase("2031-06-03", "it began in summer", "summer")]
    [TestCase("2031-01-03", "it began in winter", "winter")]
    [TestCase("2031-06-03", "it began last month", "last month")]
    [TestCase("2031-06-03", "it began yesterday", "yesterday")]
    [TestCase("2031-06-03", "it began the same day", "the same day")]
    [TestCase("2031-06-03", "earlier this week", "this week")]
    [TestCase("2031-06-03", "begun on 4 July, it ended in June", "June")]
    public void Of_a_date_one_part_is_enough(string says, string quote, string expected) =>
        Check(says, quote, new ValueContext { Answer = AnswerType.Date, Published = DaySpan.Day(new DateOnly(2025, 4, 14)) }, expected);

    [TestCase("accepted", "Hamas accepted the plan", "accepted")]
    [TestCase("accepted or rejected", "It was not clear whether it accepted or rejected it", "accepted|rejected")]
    [TestCase("rejected", "It turned the plan down", "")]
    public void Of_a_choice_the_option_is_shown(string says, string quote, string expected) =>
        Check(
            says,
            quote,
            new ValueContext { Answer = AnswerType.Choice, Options = ["accepted", "rejected", "asked for changes"] },
            expected);

    private static void Check(string says, string quote, ValueContext context, string expected)
    {
        var value = ValueParser.Parse(says, context).Value!;

        var words = QuoteReader.DecidingWords(quote, value, context).Select(span => quote.Substring(span.Start, span.Length));

        Assert.That(string.Join('|', words), Is.EqualTo(expected));
    }
}
