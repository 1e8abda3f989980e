using System.Globalization;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

internal sealed class UnitsTests
{
    [TestCase("kilometres per hour", "km/h")]
    [TestCase("km/h", "km/h")]
    [TestCase("square miles", "sq mi")]
    [TestCase("km2", "km²")]
    [TestCase("mW", "mW")]
    [TestCase("MW", "MW")]
    [TestCase("megawatt hours", "MWh")]
    [TestCase("millibar", "mbar")]
    [TestCase("Mb", "Mbit")]
    [TestCase("MB", "MB")]
    [TestCase("microgram", "µg")]
    [TestCase("Kuwaiti dinars", "KWD")]
    [TestCase("KWD", "KWD")]
    [TestCase("pence", "pence (GBP)")]
    [TestCase("dollars per barrel", "USD/barrel")]
    [TestCase("hostages", null)]
    public void Words_name_a_unit_of_the_tables(string words, string? name) => Assert.That(Units.NameOf(words), Is.EqualTo(name));

    [TestCase(90, "km/h", "m/s", "25")]
    [TestCase(50, "cents", "USD", "0.5")]
    [TestCase(1, "sq mi", "km²", "2.589988110336")]
    [TestCase(3, "GiB", "MB", "3221.225472")]
    [TestCase(212, "°F", "°C", "100")]
    public void Numbers_are_converted_within_a_dimension(decimal number, string from, string to, string expected) =>
        Assert.That(
            decimal.Round(Units.Convert(number, from, to)!.Value, 12), Is.EqualTo(decimal.Parse(expected, CultureInfo.InvariantCulture)));

    [Test]
    public void Money_of_two_countries_is_not_converted() => Assert.That(Units.Convert(1, "USD", "EUR"), Is.Null);

    [TestCase("1,3")]
    [TestCase("10G")]
    public void What_only_running_text_allows_is_still_an_error_in_a_value(string says) =>
        Assert.That(ValueParser.Parse(says, new ValueContext { Answer = AnswerType.Quantity }).Success, Is.False);
}
