using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class ValueParserErrorTests
{
    [TestCase("", null, "no words", "11")]
    [TestCase("around", null, "holds no number", "hundreds")]
    [TestCase("11 12", null, "left over", "11")]
    [TestCase("1 800", null, "left over", "1,800")]
    [TestCase("11 hostages!", null, "\"!\" is left over", "11")]
    [TestCase("11 hostages and counting on more", null, "left over", "11")]
    [TestCase("11 one two three four five six seven", null, "left over", "11")]
    [TestCase("40 to 30", null, "larger to the smaller", "smaller end first")]
    [TestCase("between 40 and 30", null, "larger to the smaller", "smaller end first")]
    [TestCase("at least 50 but fewer than 30", null, "nothing fits", "bound")]
    [TestCase("fewer than 0", null, "nothing fits", "bound")]
    [TestCase("1.800", "people", "can be a thousand or a decimal", "1,800")]
    [TestCase("7 km", "kg", "in km (length), but the question asks for kg (mass)", "12 kg")]
    [TestCase("€5", "USD", "in EUR, but the question asks for USD", "$3.5 million")]
    [TestCase("20%", "people", "a share, but the question asks for people", "around 1,800")]
    [TestCase("half of the hostages", "hostages", "a share", "around 1,800")]
    [TestCase("7 km", null, "names no unit", "give the question this unit")]
    [TestCase("99999999999999999999999999999999", null, "too large", "24 digits")]
    [TestCase("999999999 trillion trillion", null, "too large", "24 digits")]
    [TestCase("0.1234567890123456789012345678901234567890", null, "too large", "24 digits")]
    [TestCase("[5, 4]", null, "is not a set", "[11, 24]")]
    [TestCase("7 leagues", "km", "left over", "12 km")]
    [TestCase("5x", null, "left over", "11")]
    [TestCase("30 m", null, "left over", "11")]
    [TestCase("11 more hostages", null, "left over", "11")]
    [TestCase("10 per person", null, "left over", "11")]
    [TestCase("1,80", null, "left over", "11")]
    [TestCase("1.5 people", "people", "1.5 is no number of people", "whole number")]
    [TestCase("about 1.5 men", "people", "1.5 is no number of people", "whole number")]
    [TestCase("1.5 to 3 people", "people", "1.5 is no number of people", "whole number")]
    [TestCase("one and a half hostages", "hostages", "1.5 is no number of hostages", "whole number")]
    [TestCase("0.0000015 million people", "people", "is no number of people", "whole number")]
    [TestCase("more than 2.5 trucks", "trucks", "2.5 is no number of trucks", "whole number")]
    [TestCase("-3", "people", "-3 is below zero", "without the minus")]
    [TestCase("-3 people", "people", "-3 is below zero", "without the minus")]
    [TestCase("minus three hostages", "hostages", "-3 is below zero", "without the minus")]
    [TestCase("at least -3", "people", "-3 is below zero", "without the minus")]
    [TestCase("1\u200b1", "people", "nobody sees, U+200B (zero width space)", "delete it")]
    [TestCase("1\u00ad1", null, "nobody sees, U+00AD (soft hyphen)", "delete it")]
    [TestCase("11\u202e", "people", "nobody sees, U+202E", "delete it")]
    [TestCase("\u206611\u2069", "km", "nobody sees, U+2066", "delete it")]
    [TestCase("11\U000E0031", "people", "nobody sees, U+E0031 (tag character)", "delete it")]
    public void Of_a_quantity(string says, string? unit, string wrong, string cure) =>
        Check(says, new ValueContext { Answer = AnswerType.Quantity, Unit = unit }, wrong, cure);

    [TestCase("30", "no unit of time", "six weeks")]
    [TestCase("long", "holds no length of time", "around 30 days")]
    [TestCase("six weeks or so ago", "left over", "six weeks")]
    [TestCase("week", "holds no length of time", "six weeks")]
    [TestCase("-3 days", "below zero", "without the minus")]
    [TestCase("minus three days", "below zero", "without the minus")]
    [TestCase("about -3 days", "below zero", "without the minus")]
    [TestCase("six\u200d weeks", "nobody sees, U+200D", "delete it")]
    [TestCase("P1W2", "holds no length of time", "six weeks")]
    public void Of_a_length_of_time(string says, string wrong, string cure) =>
        Check(says, new ValueContext { Answer = AnswerType.Duration }, wrong, cure);

    [TestCase("2025-03\u200b-18", "nobody sees, U+200B", "delete it")]
    [TestCase("31 February 2025", "there is no 31 February 2025", "2025-03-18")]
    [TestCase("Friday, 7 October 2023", "was a Saturday", "day of the week")]
    [TestCase("10/7/2023", "day first and some month first", "7 March 2025")]
    [TestCase("Monday", "depends on a publication date", "write the date itself")]
    [TestCase("3 June", "depends on a publication date", "write the date itself")]
    [TestCase("last month", "depends on a publication date", "write the date itself")]
    [TestCase("10 to 1 March 2025", "larger to the smaller", "smaller end first")]
    [TestCase("soon", "is not a date", "March 2025")]
    [TestCase("2025-13-01", "is not a date", "March 2025")]
    [TestCase("2031-13", "is not a date", "March 2025")]
    [TestCase("2031-00", "is not a date", "March 2025")]
    [TestCase("2031-19", "is not a date", "March 2025")]
    [TestCase("2031-30", "is not a date", "March 2025")]
    [TestCase("2031-99", "is not a date", "March 2025")]
    [TestCase("since 2031-13", "is not a date", "March 2025")]
    [TestCase("2031-06-00", "there is no 2031-06-00", "March 2025")]
    [TestCase("2031-06-32", "there is no 2031-06-32", "March 2025")]
    [TestCase("2031-06-3", "\"-3\" is left over", "March 2025")]
    [TestCase("June 2031-13", "\"-13\" is left over", "March 2025")]
    [TestCase("3 June 2031-13", "\"-13\" is left over", "March 2025")]
    [TestCase("7 October 2023 at noon", "left over", "2025-03-18")]
    [TestCase("the 7th", "is not a date", "7 October 2023")]
    public void Of_a_date(string says, string wrong, string cure) =>
        Check(says, new ValueContext { Answer = AnswerType.Date }, wrong, cure);

    [TestCase("Monday")]
    [TestCase("7 June")]
    [TestCase("yesterday")]
    public void A_publication_date_that_is_too_wide_fixes_nothing(string says) =>
        Check(
            says,
            new ValueContext { Answer = AnswerType.Date, Published = Edtf.Parse("2031-06~").Value },
            "missing or too wide",
            "write the date itself");

    [TestCase("last month", "2031-05")]
    [TestCase("last year", "2030")]
    [TestCase("3 May", "2031-05-03")]
    public void A_wide_publication_date_will_do_where_every_day_of_it_gives_the_same(string says, string days)
    {
        var value = ValueParser.Parse(says, new ValueContext { Answer = AnswerType.Date, Published = Edtf.Parse("2031-06~").Value }).Value;

        Assert.That(((Value.Range)value!).Literal, Is.EqualTo(Edtf.Parse(days).Value.ToInterval()));
    }

    [TestCase("refused", "not one of the options", "accepted, rejected, asked for changes")]
    [TestCase("accepted or refused", "not one of the options", "\"or\"")]
    public void Of_a_choice_it_lists_the_options(string says, string wrong, string cure) =>
        Check(says, Choice, wrong, cure);

    [TestCase("1.5 million people", "people", null)]
    [TestCase("2.5 dozen", "people", null)]
    [TestCase("5.0", "people", null)]
    [TestCase("1.5 people per household", "people per household", null)]
    [TestCase("1.5", "trucks a day", null)]
    [TestCase("an average of 1.5 people", "people", null)]
    [TestCase("on average 1.5", "people", null)]
    [TestCase("1.5", "people", "How many people live in a household on average?")]
    [TestCase("2.3", "children", "How many children does each woman have?")]
    [TestCase("6.5 points", "points", null)]
    [TestCase("7.1", "magnitude", null)]
    [TestCase("1.5", null, null)]
    [TestCase("1.5", "people", null)]
    [TestCase("-3", null, null)]
    [TestCase("-22,000", "jobs", "What was the net change?")]
    [TestCase("-3.5", "points", "By how much did the index change?")]
    [TestCase("-18", "°C", null)]
    [TestCase("3-5", "people", null)]
    public void Parts_of_one_and_numbers_below_zero_are_read_where_they_have_a_meaning(string says, string? unit, string? asks)
    {
        var result = ValueParser.Parse(says, new ValueContext { Answer = AnswerType.Quantity, Unit = unit, Asks = asks });
        Assert.That(result.Success, Is.True, result.Wrong);
    }

    [Test]
    public void A_character_that_nobody_sees_is_told_where_it_stands() =>
        Assert.That(
            ValueParser.Parse("11 host\u00adages", new ValueContext { Answer = AnswerType.Quantity, Unit = "hostages" }).Offset,
            Is.EqualTo(7));

    [TestCase("next 12 months ½")]
    [TestCase("the next 12 months")]
    [TestCase("within the next two weeks")]
    public void What_begins_in_the_last_days_of_the_calendar_and_ends_behind_them_is_no_date(string says)
    {
        var context = new ValueContext { Answer = AnswerType.Date, Published = DaySpan.Day(DateOnly.MaxValue) };
        Assert.That(ValueParser.Parse(says, context).Success, Is.False);
    }

    [TestCase("accepted", 1UL)]
    [TestCase(" Rejected ", 2UL)]
    [TestCase("accepted or rejected", 3UL)]
    [TestCase("accepted, rejected or asked for changes", 7UL)]
    [TestCase("either accepted or asked for changes", 5UL)]
    public void Options_are_read_without_regard_to_case(string says, ulong mask) =>
        Assert.That(((Value.Options)ValueParser.Parse(says, Choice).Value!).Allowed.Bits, Is.EqualTo(mask));

    [TestCase(AnswerType.Quantity, "could not verify")]
    [TestCase(AnswerType.Quantity, "Unknown")]
    [TestCase(AnswerType.Date, "not known")]
    [TestCase(AnswerType.Duration, "undisclosed")]
    [TestCase(AnswerType.Choice, "unclear")]
    [TestCase(AnswerType.Term, "not specified")]
    public void Any_answer_may_be_unknown(AnswerType answer, string says) =>
        Assert.That(ValueParser.Parse(says, Choice with { Answer = answer }).Value, Is.EqualTo(new Value.Unknown(says)));

    [Test]
    public void An_option_that_is_called_unknown_is_an_option() =>
        Assert.That(
            ValueParser.Parse("unknown", Choice with { Options = ["arson", "unknown"] }).Value,
            Is.EqualTo(new Value.Options("unknown", OptionSet.Of(1))));

    [Test]
    public void Words_beyond_the_limit_are_not_read() =>
        Check(new string('9', 301), new ValueContext { Answer = AnswerType.Quantity }, "longer than 300", "quote");

    [Test]
    public void A_mistake_says_where_it_stands() =>
        Assert.That(ValueParser.Parse("11 hostages !", new ValueContext { Answer = AnswerType.Quantity }).Offset, Is.EqualTo(12));

    [TestCase("5%", "40", "[39, 41]")]
    [TestCase("10", "40", "[35, 45]")]
    [TestCase("10", "about 40", "[35, 45]")]
    [TestCase("1", "about 40", "[35, 45]")]
    [TestCase("10", "exactly 40", "{40}")]
    [TestCase("10", "more than 40", "[41, 50]")]
    [TestCase("±5%", "40", "[39, 41]")]
    [TestCase("± 10", "40", "[35, 45]")]
    [TestCase("+/- 10", "40", "[35, 45]")]
    [TestCase("10 people", "40", "[35, 45]")]
    [TestCase("1 person", "40", "[40, 41]")]
    public void A_tolerance_widens_what_is_usually_meant(string tolerance, string says, string usual)
    {
        var context = new ValueContext { Answer = AnswerType.Quantity, Unit = "people", Tolerance = tolerance };

        Assert.That(((Value.Range)ValueParser.Parse(says, context).Value!).Usual.ToString(), Is.EqualTo(usual));
    }

    [TestCase("0.5 km", "7 km", "[6.75, 7.25]")]
    [TestCase("500 metres", "7 km", "[6.75, 7.25]")]
    public void A_tolerance_may_be_in_the_unit_of_the_question(string tolerance, string says, string usual)
    {
        var context = new ValueContext { Answer = AnswerType.Quantity, Unit = "km", Tolerance = tolerance };

        Assert.That(((Value.Range)ValueParser.Parse(says, context).Value!).Usual.ToString(), Is.EqualTo(usual));
    }

    [TestCase("2 days", "a week", "[6, 8]")]
    [TestCase("12 hours", "three days", "[2.75, 3.25]")]
    [TestCase("a week", "30 days", "[27, 34]")]
    [TestCase("±2 days", "a month", "[27, 32]")]
    [TestCase("2", "a week", "[6, 8]")]
    public void A_tolerance_of_a_length_of_time_is_one(string tolerance, string says, string usual)
    {
        var context = new ValueContext { Answer = AnswerType.Duration, Tolerance = tolerance };

        Assert.That(((Value.Range)ValueParser.Parse(says, context).Value!).Usual.ToString(), Is.EqualTo(usual));
    }

    [TestCase("1 day", "2031-06-03", "2031-06-03", "2031-06-04")]
    [TestCase("a week", "3 June 2031", "2031-05-31", "2031-06-07")]
    [TestCase("12 hours", "2031-06-03", "2031-06-03", "2031-06-03")]
    [TestCase("1", "June 2031", "2031-06-01", "2031-07-01")]
    [TestCase("1 day", "since 2031", "2031-01-01", "2031-12-31")]
    public void A_tolerance_of_a_date_is_in_whole_days(string tolerance, string says, string first, string last)
    {
        var context = new ValueContext { Answer = AnswerType.Date, Tolerance = tolerance };

        Assert.That(
            ((Value.Range)ValueParser.Parse(says, context).Value!).Usual, Is.EqualTo(Edtf.Parse($"{first}/{last}").Value.ToInterval()));
    }

    [TestCase(AnswerType.Quantity, "40", "five")]
    [TestCase(AnswerType.Quantity, "40", "-1")]
    [TestCase(AnswerType.Quantity, "40", "200%")]
    [TestCase(AnswerType.Quantity, "40", "")]
    [TestCase(AnswerType.Quantity, "40", "±")]
    [TestCase(AnswerType.Quantity, "40", "5 houses")]
    [TestCase(AnswerType.Quantity, "40", "5 km")]
    [TestCase(AnswerType.Duration, "a week", "about 2 days")]
    [TestCase(AnswerType.Duration, "a week", "2 km")]
    [TestCase(AnswerType.Date, "2031-06-03", "5%")]
    public void A_tolerance_that_cannot_be_read_is_an_error(AnswerType answer, string says, string tolerance) =>
        Check(
            says,
            new ValueContext { Answer = answer, Unit = answer == AnswerType.Quantity ? "people" : null, Tolerance = tolerance },
            "tolerance",
            "such as");

    private static ValueContext Choice => new() { Answer = AnswerType.Choice, Options = ["accepted", "rejected", "asked for changes"] };

    private static void Check(string says, ValueContext context, string wrong, string cure)
    {
        var result = ValueParser.Parse(says, context);

        Assert.That(result.Success, Is.False, result.Value?.ToString());
        Assert.Multiple(() =>
        {
            Assert.That(result.Wrong, Does.Contain(wrong));
            Assert.That(result.Cure, Does.Contain(cure));
            Assert.That(result.Offset, Is.InRange(0, Math.Max(says.Length, 300)));
        });
    }
}
