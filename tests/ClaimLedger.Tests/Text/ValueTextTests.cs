using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class ValueTextTests
{
    [TestCase("{11}", "people", "11")]
    [TestCase("[1440, 2160]", "people", "1,440 to 2,160")]
    [TestCase("(50900, ∞)", null, "more than 50,900")]
    [TestCase("[50901, ∞)", "people", "50,901 or more")]
    [TestCase("[0, 24]", "people", "at most 24")]
    [TestCase("[0, 24)", "people", "fewer than 24")]
    [TestCase("[0, 24)", "km", "less than 24 km")]
    [TestCase("(−∞, 24]", "°C", "at most 24 °C")]
    [TestCase("[4500, 5000)", "km", "4,500 or more, less than 5,000 km")]
    [TestCase("(50900, 51000]", null, "more than 50,900, at most 51,000")]
    [TestCase("(−∞, ∞)", null, "any number")]
    [TestCase("{7.2}", "km", "7.2 km")]
    [TestCase("[3, 5]", "miles", "3 to 5 mi")]
    [TestCase("{3500000}", "USD", "$3.5 million")]
    [TestCase("[3000000, 5000000]", "dollars", "$3 million to $5 million")]
    [TestCase("{1234567}", "EUR", "€1,234,567")]
    [TestCase("{20}", "percent", "20%")]
    [TestCase("{-5}", "°C", "−5 °C")]
    [TestCase("{0.2}", "share", "0.2")]
    public void A_quantity_is_told_exactly(string set, string? unit, string expected) =>
        Assert.That(
            ValueText.Describe(SetNotation.Parse(set, AnswerType.Quantity)!.Value.Literal, AnswerType.Quantity, unit),
            Is.EqualTo(expected));

    [TestCase("2025-01-19", "19 January 2025")]
    [TestCase("2025-03", "March 2025")]
    [TestCase("2025", "2025")]
    [TestCase("2024/2025", "2024 to 2025")]
    [TestCase("2025-03-01/2025-03-10", "1 to 10 March 2025")]
    [TestCase("2025-02-28/2025-03-03", "28 February to 3 March 2025")]
    [TestCase("2024-12-28/2025-01-03", "28 December 2024 to 3 January 2025")]
    [TestCase("2025-03/2025-05", "March to May 2025")]
    public void Days_are_told_as_one_says_them(string edtf, string expected) =>
        Assert.That(ValueText.Describe(Edtf.Parse(edtf).Value.ToInterval(), AnswerType.Date, null), Is.EqualTo(expected));

    [TestCase("(2025-01-19, ∞)", "after 19 January 2025")]
    [TestCase("[2025-01-19, ∞)", "19 January 2025 or later")]
    [TestCase("(−∞, 2025-01-19)", "before 19 January 2025")]
    [TestCase("(−∞, 2025-01-19]", "19 January 2025 or earlier")]
    public void Open_dates_are_told_by_their_end(string set, string expected) =>
        Assert.That(
            ValueText.Describe(SetNotation.Parse(set, AnswerType.Date)!.Value.Literal, AnswerType.Date, null), Is.EqualTo(expected));

    [TestCase("[28, 31]", "28 to 31 days")]
    [TestCase("{42}", "42 days")]
    [TestCase("{1}", "1 day")]
    [TestCase("{1.5}", "36 hours")]
    [TestCase("[0.8, 1.2]", "19.2 to 28.8 hours")]
    [TestCase("[38.5, 45.5]", "38.5 to 45.5 days")]
    [TestCase("(42, ∞)", "more than 42 days")]
    [TestCase("[0, 14]", "at most 14 days")]
    public void Lengths_of_time_choose_a_sensible_unit(string set, string expected) =>
        Assert.That(
            ValueText.Describe(SetNotation.Parse(set, AnswerType.Duration)!.Value.Literal, AnswerType.Duration, null),
            Is.EqualTo(expected));

    [TestCase("a third of an hour", "20 minutes")]
    [TestCase("20 minutes", "20 minutes")]
    public void Parts_of_an_hour_come_out_whole(string says, string expected)
    {
        var value = (Value.Range)ValueParser.Parse(says, new ValueContext { Answer = AnswerType.Duration }).Value!;

        Assert.That(ValueText.Describe(value.Literal, AnswerType.Duration, null), Is.EqualTo(expected));
    }

    [TestCase(6, AnswerType.Quantity, "people", "6 people")]
    [TestCase(900, AnswerType.Quantity, null, "900")]
    [TestCase(1, AnswerType.Quantity, "hostages", "1 hostage")]
    [TestCase(3_500_000, AnswerType.Quantity, "USD", "$3.5 million")]
    [TestCase(5, AnswerType.Quantity, "%", "5 percentage points")]
    [TestCase(1, AnswerType.Quantity, "percent", "1 percentage point")]
    [TestCase(1, AnswerType.Quantity, "percentage points", "1 percentage point")]
    [TestCase(12, AnswerType.Date, null, "12 days")]
    [TestCase(1, AnswerType.Duration, null, "1 day")]
    public void A_distance_has_its_unit(int distance, AnswerType answer, string? unit, string expected) =>
        Assert.That(ValueText.Distance(distance, answer, unit), Is.EqualTo(expected));
}
