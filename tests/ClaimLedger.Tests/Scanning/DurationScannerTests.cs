using ClaimLedger.Scanning;

namespace ClaimLedger.Tests.Scanning;

public class DurationScannerTests
{
    // "[words] number unit" where there is one, else the days by the letter.
    [TestCase("They talked for three and a half hours.", "[three and a half hours] 3.5 hour")]
    [TestCase("They talked for a year and a half.", "[a year and a half] 1.5 year")]
    [TestCase("They talked for half an hour.", "[half an hour] 0.5 hour")]
    [TestCase("They talked for three quarters of an hour.", "[three quarters of an hour] 0.75 hour")]
    [TestCase("A 10-day truce and a six-week pause.", "[10-day] 10 day; [six-week] 6 week")]
    [TestCase("It lasts a couple of days.", "[a couple of days] 2 day")]
    [TestCase("It lasts several months.", "[several months] [89, ∞)")]
    [TestCase("It lasted decades, for weeks.", "[decades] [7304, ∞); [weeks] [14, ∞)")]
    [TestCase("It lasted 2 1/2 years.", "[2 1/2 years] 2.5 year")]
    [TestCase("It lasted 1h30.", "[1h30] 90 minute")]
    [TestCase("It lasted 1 hour 20 minutes.", "[1 hour 20 minutes] 80 minute")]
    [TestCase("It lasted 45 min.", "[45 min] 45 minute")]
    [TestCase("It lasted less than a couple of days.", "[less than a couple of days] 2 day")]
    [TestCase("It lasted a full year, and it rained all day.", "[a full year] 1 year; [all day] 1 day")]
    [TestCase("It lasted 5 and a half minutes.", "[5 and a half minutes] 5.5 minute")]
    [TestCase("It lasted six forty-three minutes.", "[forty-three minutes] 43 minute")]
    [TestCase("It lasted one month and half.", "[one month and half] 1.5 month")]
    [TestCase("It lasted one year and two days.", "[one year and two days] [367, 368]")]
    [TestCase("It lasted two more weeks.", "[two more weeks] 2 week")]
    [TestCase("It lasted about six weeks.", "[about six weeks] 6 week")]
    [TestCase("It lasts 30 to 40 days.", "[30 to 40 days] [30, 40]")]
    [TestCase("In three weeks to 12 May it rained.", "[three weeks] 3 week")]
    [TestCase("A months-long siege and a year-long wait.", "[months-long] [59, ∞); [year-long] 1 year")]
    public void What_is_a_length_of_time_is_found(string text, string expected) => Assert.That(Lengths(text), Is.EqualTo(expected));

    [TestCase("He died aged 25 years.")]
    [TestCase("She is 25 years old, her 7-year-old brother is tall, and he was 12 years of age.")]
    [TestCase("A second man ran 500 laps a day in the 70s.")]
    [TestCase("In its fourth week it closed.")]
    [TestCase("They played A Day to Forget.")]
    [TestCase("The year was good, and in the early days it rained.")]
    [TestCase("It began two weeks ago.")]
    [TestCase("The quay 's long wait was over.")]
    public void What_is_none_is_not_found(string text) => Assert.That(Lengths(text), Is.Empty);

    [Test]
    public void Hedges_are_no_part_of_the_core()
    {
        var text = "It lasted more than six weeks.";

        var found = Scan(text).Single();

        Assert.Multiple(() =>
        {
            Assert.That(text.Substring(found.Core.Start, found.Core.Length), Is.EqualTo("six weeks"));
            Assert.That(found.Literal, Is.EqualTo(Interval.Create(42, null, lowOpen: true, highOpen: false)));
            Assert.That(found.Reading, Is.EqualTo("more-than"));
        });
    }

    private static List<FoundQuantity> Scan(string text)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(new ScanOptions { Kinds = QuantityKinds.Duration }).Scan(text, found);
        return found;
    }

    private static string Lengths(string text) => string.Join("; ", Scan(text).Select(found =>
        $"[{text.Substring(found.Span.Start, found.Span.Length)}] "
            + $"{(found.Written is { } number ? $"{number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} "
            + $"{found.Unit}" : found.Literal.ToString())}"));
}
