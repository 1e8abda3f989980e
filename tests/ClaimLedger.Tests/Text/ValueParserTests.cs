using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class ValueParserTests
{
    private static readonly DaySpan Monday14April2025 = DaySpan.Day(new DateOnly(2025, 4, 14));

    // The design's table and its worked examples first, then what rests on the same rows.
    [TestCase("11", "{11}", "{11}", "count")]
    [TestCase("251", "{251}", "{251}", "large-count")]
    [TestCase("1,200", "{1200}", "[1150, 1250]", "large-count")]
    [TestCase("50,000", "{50000}", "[47500, 52500]", "large-count")]
    [TestCase("exactly 1,200", "{1200}", "{1200}", "exactly")]
    [TestCase("around 1,800", "[1440, 2160]", "[1750, 1850]", "about")]
    [TestCase("about 40", "[32, 48]", "[35, 45]", "about")]
    [TestCase("around 10", "[8, 12]", "[8, 12]", "about")]
    [TestCase("some 1,800 Palestinian detainees", "[1440, 2160]", "[1750, 1850]", "about")]
    [TestCase("40 or so", "[32, 48]", "[35, 45]", "about")]
    [TestCase("40 people or so", "[32, 48]", "[35, 45]", "about")]
    [TestCase("30-odd", "[24, 36]", "[25, 35]", "about")]
    [TestCase("a hundred or so", "[80, 120]", "[80, 120]", "about")]
    [TestCase("nearly 5,000", "[4000, 4999]", "[4500, 4999]", "nearly")]
    [TestCase("nearly 4", "{3}", "{3}", "nearly")]
    [TestCase("just under 100", "[80, 99]", "[90, 99]", "nearly")]
    [TestCase("just over 100", "[101, 120]", "[101, 110]", "just-over")]
    [TestCase("more than 50,900", "[50901, ∞)", "[50901, 51000]", "more-than")]
    [TestCase("more than 12", "[13, ∞)", "{13}", "more-than")]
    [TestCase("more than 25", "[26, ∞)", "[26, 27]", "more-than")]
    [TestCase("over 1,000 people", "[1001, ∞)", "[1001, 2000]", "more-than")]
    [TestCase("at least 15", "[15, ∞)", "[15, 22]", "at-least")]
    [TestCase("no fewer than 15", "[15, ∞)", "[15, 22]", "at-least")]
    [TestCase("15 or more", "[15, ∞)", "[15, 22]", "at-least")]
    [TestCase("12 people or more", "[12, ∞)", "[12, 18]", "at-least")]
    [TestCase("100+", "[100, ∞)", "[100, 150]", "at-least")]
    [TestCase("up to 24", "[0, 24]", "[20, 24]", "up-to")]
    [TestCase("as many as 25 people", "[0, 25]", "[20, 25]", "up-to")]
    [TestCase("no more than 5", "[0, 5]", "[4, 5]", "up-to")]
    [TestCase("fewer than 30", "[0, 29]", "[20, 29]", "fewer-than")]
    [TestCase("30 to 40", "[30, 40]", "[30, 40]", "between")]
    [TestCase("30–40", "[30, 40]", "[30, 40]", "between")]
    [TestCase("30-40 people", "[30, 40]", "[30, 40]", "between")]
    [TestCase("between 30 and 40", "[30, 40]", "[30, 40]", "between")]
    [TestCase("from 30 to 40", "[30, 40]", "[30, 40]", "between")]
    [TestCase("two or three", "[2, 3]", "[2, 3]", "between")]
    [TestCase("between one hundred and two hundred", "[100, 200]", "[100, 200]", "between")]
    [TestCase("30 to 40 million", "[30000000, 40000000]", "[30000000, 40000000]", "between")]
    [TestCase("about 30 to 40", "[24, 48]", "[25, 45]", "about")]
    [TestCase("at least 30 but fewer than 50", "[30, 49]", "[30, 49]", "between")]
    [TestCase("more than 30 and no more than 50 people", "[31, 50]", "[31, 50]", "between")]
    [TestCase("a couple", "{2}", "[2, 3]", "a-couple")]
    [TestCase("a few", "[2, ∞)", "[3, 5]", "a-few")]
    [TestCase("several", "[3, ∞)", "[3, 9]", "several")]
    [TestCase("several hundred people", "[300, ∞)", "[300, 900]", "several")]
    [TestCase("dozens", "[24, ∞)", "[24, 99]", "dozens")]
    [TestCase("dozens of Israeli hostages", "[24, ∞)", "[24, 99]", "dozens")]
    [TestCase("scores", "[40, ∞)", "[40, 99]", "scores")]
    [TestCase("hundreds", "[200, ∞)", "[200, 999]", "hundreds")]
    [TestCase("hundreds of Palestinian detainees", "[200, ∞)", "[200, 999]", "hundreds")]
    [TestCase("thousands", "[2000, ∞)", "[2000, 9999]", "thousands")]
    [TestCase("tens of thousands", "[20000, ∞)", "[20000, 99999]", "tens-of-thousands")]
    [TestCase("hundreds of thousands", "[200000, ∞)", "[200000, 999999]", "hundreds-of-thousands")]
    [TestCase("millions", "[2000000, ∞)", "[2000000, 9999999]", "millions")]
    [TestCase("a dozen", "{12}", "{12}", "a-dozen")]
    [TestCase("two dozen", "{24}", "{24}", "a-dozen")]
    [TestCase("half a dozen", "{6}", "{6}", "a-dozen")]
    [TestCase("more than a dozen", "[13, ∞)", "[13, 24]", "more-than")]
    [TestCase("1,800", "{1800}", "[1750, 1850]", "large-count")]
    [TestCase("1\u00A0800", "{1800}", "[1750, 1850]", "large-count")]
    [TestCase("1\u20091800", null, null, null)]
    [TestCase("twenty-five", "{25}", "{25}", "count")]
    [TestCase("a hundred and six", "{106}", "{106}", "large-count")]
    [TestCase("one hundred thousand", "{100000}", "[95000, 105000]", "large-count")]
    [TestCase("1.2 million", "{1200000}", "[1150000, 1250000]", "large-count")]
    [TestCase("1.2m", "{1200000}", "[1150000, 1250000]", "large-count")]
    [TestCase("5k", "{5000}", "[4750, 5250]", "large-count")]
    [TestCase("3bn", "{3000000000}", "[2850000000, 3150000000]", "large-count")]
    [TestCase("half a million", "{500000}", "[475000, 525000]", "large-count")]
    [TestCase("three and a half million", "{3500000}", "[3450000, 3550000]", "large-count")]
    [TestCase("no", "{0}", "{0}", "count")]
    [TestCase("none", "{0}", "{0}", "count")]
    [TestCase("nobody", "{0}", "{0}", "count")]
    [TestCase("Zero hostages", "{0}", "{0}", "count")]
    [TestCase("10 for every one", "{10}", "{10}", "count")]
    [TestCase("10 Palestinians for every Israeli citizen", "{10}", "{10}", "count")]
    [TestCase("2,000 people each", "{2000}", "[1900, 2100]", "large-count")]
    [TestCase("12 lakhs", "{1200000}", "[1150000, 1250000]", "large-count")]
    [TestCase("2 dozens", "{24}", "{24}", "a-dozen")]
    [TestCase("33 hostages", "{33}", "{33}", "count")]
    public void Counts_have_a_literal_and_a_usual_set(string says, string? literal, string? usual, string? row) =>
        Check(says, new ValueContext { Answer = AnswerType.Quantity, Unit = "people" }, literal, usual, row);

    [TestCase("7.2 km", "km", "{7.2}", "[7.15, 7.25]")]
    [TestCase("7.2", "km", "{7.2}", "[7.15, 7.25]")]
    [TestCase("10 miles", "km", "{16.09344}", "[15.288768, 16.898112]")]
    [TestCase("500 m", "km", "{0.5}", "[0.475, 0.525]")]
    [TestCase("half a kilometre", "km", "{0.5}", "[0.475, 0.525]")]
    [TestCase("$3.5 million", "USD", "{3500000}", "[3450000, 3550000]")]
    [TestCase("3.5 million dollars", "USD", "{3500000}", "[3450000, 3550000]")]
    [TestCase("$3-5 million", "USD", "[3000000, 5000000]", "[3000000, 5000000]")]
    [TestCase("$3 million to $5 million", "dollars", "[3000000, 5000000]", "[3000000, 5000000]")]
    [TestCase("more than £2bn", "GBP", "(2000000000, ∞)", "(2000000000, 3000000000]")]
    [TestCase("20%", "percent", "{20}", "[19, 21]")]
    [TestCase("20 per cent", "%", "{20}", "[19, 21]")]
    [TestCase("20%", "share", "{0.2}", "[0.19, 0.21]")]
    [TestCase("one in five", "%", "{20}", "[19, 21]")]
    [TestCase("3 out of 4", "share", "{0.75}", "[0.7125, 0.7875]")]
    [TestCase("half", "%", "{50}", "[47.5, 52.5]")]
    [TestCase("half of the deceased hostages", "share", "{0.5}", "[0.475, 0.525]")]
    [TestCase("three quarters", "%", "{75}", "[71.25, 78.75]")]
    [TestCase("more than half", "%", "(50, ∞)", "(50, 100]")]
    [TestCase("10 to 1", "ratio", "{10}", "[9.5, 10.5]")]
    [TestCase("10 for every one", "ratio", "{10}", "[9.5, 10.5]")]
    [TestCase("68 °F", "°C", "{20}", "[19.722222222222222, 20.277777777777778]")]
    [TestCase("minus 5 degrees Celsius", "°C", "{-5}", "[-5.25, -4.75]")]
    [TestCase("−5 °C", "°C", "{-5}", "[-5.25, -4.75]")]
    [TestCase("up to 24 °C", "°C", "(−∞, 24]", "[19.2, 24]")]
    [TestCase("7 feet 10 inches", "in", "{94}", "[93.5, 94.5]")]
    [TestCase("5 in", "in", "{5}", "[4.75, 5.25]")]
    [TestCase("a kilogram", "kg", "{1}", "[0.95, 1.05]")]
    [TestCase("from 30 degrees to 40 degrees", "°C", "[30, 40]", "[30, 40]")]
    [TestCase("2 tonnes", "kg", "{2000}", "[1900, 2100]")]
    [TestCase("36 hours", "days", "{1.5}", "[1.479166666666667, 1.520833333333333]")]
    public void Measures_are_read_into_the_unit_of_the_question(string says, string unit, string literal, string usual) =>
        Check(says, new ValueContext { Answer = AnswerType.Quantity, Unit = unit }, literal, usual, null);

    [TestCase("six weeks", "{42}", "[38.5, 45.5]")]
    [TestCase("six-week", "{42}", "[38.5, 45.5]")]
    [TestCase("a six-week truce", "{42}", "[38.5, 45.5]")]
    [TestCase("a month", "[28, 31]", "[28, 31]")]
    [TestCase("month-long", "[28, 31]", "[28, 31]")]
    [TestCase("a month-long ceasefire", "[28, 31]", "[28, 31]")]
    [TestCase("one-month", "[28, 31]", "[28, 31]")]
    [TestCase("P1M", "[28, 31]", "[28, 31]")]
    [TestCase("PT36H", "{1.5}", "{1.5}")]
    [TestCase("around 30 days", "[24, 36]", "[25, 35]")]
    [TestCase("a fortnight", "{14}", "[11.2, 16.8]")]
    [TestCase("a week", "{7}", "[5.6, 8.4]")]
    [TestCase("week-long", "{7}", "[5.6, 8.4]")]
    [TestCase("seven days", "{7}", "[6.5, 7.5]")]
    [TestCase("a day and a half", "{1.5}", "[1.45, 1.55]")]
    [TestCase("36 hours", "{1.5}", "[1.479166666666667, 1.520833333333333]")]
    [TestCase("a year", "[365, 366]", "[365, 366]")]
    [TestCase("12 months", "[365, 366]", "[348, 381.5]")]
    [TestCase("15 months", "[454, 458]", "[438, 473.5]")]
    [TestCase("two years", "[730, 731]", null)]
    [TestCase("two years and three months", "[819, 823]", null)]
    [TestCase("1 hour 20 minutes", "{0.055555555555556}", null)]
    [TestCase("two or three days", "[2, 3]", "[2, 3]")]
    [TestCase("a week or two", "[7, 14]", "[7, 14]")]
    [TestCase("30 to 40 days", "[30, 40]", "[30, 40]")]
    [TestCase("days", "[2, ∞)", "[2, 13]")]
    [TestCase("weeks of talks", "[14, ∞)", "[14, 56]")]
    [TestCase("a few days", "[2, ∞)", "[3, 5]")]
    [TestCase("several months", "[89, ∞)", "[89, 276]")]
    [TestCase("more than six weeks", "(42, ∞)", "(42, 49]")]
    [TestCase("half an hour", "{0.020833333333333}", null)]
    [TestCase("up to two weeks", "[0, 14]", "[7, 14]")]
    public void Lengths_of_time_are_read_into_days(string says, string literal, string? usual) =>
        Check(says, new ValueContext { Answer = AnswerType.Duration }, literal, usual, null);

    [TestCase("7 October 2023", "2023-10-07")]
    [TestCase("October 7, 2023", "2023-10-07")]
    [TestCase("7 October, 2023", "2023-10-07")]
    [TestCase("Oct. 7, 2023", "2023-10-07")]
    [TestCase("the 7th of October 2023", "2023-10-07")]
    [TestCase("Saturday, 7 October 2023", "2023-10-07")]
    [TestCase("2023-10-07", "2023-10-07")]
    [TestCase("2023-10-07/2025-04-14", "2023-10-07/2025-04-14")]
    [TestCase("2025-04~", "2025-04")]
    [TestCase("2007", "2007")]
    [TestCase("March 2025", "2025-03")]
    [TestCase("Jan. 19", "2025-01-19")]
    [TestCase("on January 19", "2025-01-19")]
    [TestCase("3 June", "2024-06-03")]
    [TestCase("March", "2025-03")]
    [TestCase("October", "2024-10")]
    [TestCase("last month", "2025-03")]
    [TestCase("this month", "2025-04")]
    [TestCase("next month", "2025-05")]
    [TestCase("last week", "2025-04-07/2025-04-13")]
    [TestCase("yesterday", "2025-04-13")]
    [TestCase("today", "2025-04-14")]
    [TestCase("Monday", "2025-04-14")]
    [TestCase("on Sunday", "2025-04-13")]
    [TestCase("last Monday", "2025-04-07")]
    [TestCase("this Sunday", "2025-04-20")]
    [TestCase("last November", "2024-11")]
    [TestCase("last year", "2024")]
    [TestCase("spring 2025", "2025-03-01/2025-05-31")]
    [TestCase("the 1990s", "1990-01-01/1999-12-31")]
    [TestCase("between 1 and 10 March 2025", "2025-03-01/2025-03-10")]
    [TestCase("March 3-5, 2025", "2025-03-03/2025-03-05")]
    [TestCase("7–9 October 2023", "2023-10-07/2023-10-09")]
    [TestCase("28 December to 3 January 2025", "2024-12-28/2025-01-03")]
    [TestCase("March to May 2025", "2025-03-01/2025-05-31")]
    [TestCase("from 19 January to 1 March", "2025-01-19/2025-03-01")]
    [TestCase("first quarter of 2025", "2025-01-01/2025-03-31")]
    [TestCase("two weeks ago", null)]
    [TestCase("three days ago", "2025-04-11")]
    [TestCase("earlier this month", "2025-04-01/2025-04-14")]
    [TestCase("the last two weeks", "2025-03-31/2025-04-14")]
    [TestCase("the next three days", "2025-04-14/2025-04-17")]
    [TestCase("Saturday, April 19", "2025-04-19")]
    [TestCase("Sunday last week", "2025-04-13")]
    public void Dates_cover_the_days_they_name(string says, string? days)
    {
        var context = new ValueContext { Answer = AnswerType.Date, Published = Monday14April2025 };
        var expected = days is null ? null : Edtf.Parse(days).Value.ToInterval().ToString();
        Check(says, context, expected, expected, null);
    }

    private static void Check(string says, ValueContext context, string? literal, string? usual, string? row)
    {
        var result = ValueParser.Parse(says, context);
        if (literal is null)
        {
            if (row is null && usual is null && result.Success)
                Assert.That(result.Value, Is.InstanceOf<Value.Range>());
            return;
        }
        Assert.That(result.Success, Is.True, $"{result.Wrong}; {result.Cure}");
        var range = (Value.Range)result.Value!;
        Assert.Multiple(() =>
        {
            Assert.That(range.Literal.ToString(), Is.EqualTo(literal), "literal");
            if (usual is not null)
                Assert.That(range.Usual.ToString(), Is.EqualTo(usual), "usual");
            if (row is not null)
                Assert.That(range.Reading, Is.EqualTo(row));
        });
    }
}
