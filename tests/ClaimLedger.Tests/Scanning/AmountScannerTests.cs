using System.Globalization;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Scanning;

internal sealed class AmountScannerTests
{
    [TestCase("The pier is 1,8 km off.", "Measure|1,8 km|1.8|km")]
    [TestCase("The new quay cost $ 11.7 million in all.", "Money|$ 11.7 million|11700000|USD")]
    [TestCase("They asked for C$ 5 mn.", "Money|C$ 5 mn|5000000|CAD")]
    [TestCase("A loan of 420 million Velmar francs.", "Number|420 million|420000000|")]
    [TestCase("It took 3 dollars 50 cents.", "Money|3 dollars 50 cents|3.5|USD")]
    [TestCase("It weighs 2,000.45±0.01 pounds.", "Measure|2,000.45±0.01 pounds||lb")]
    [TestCase("Only 20 per cent replied.", "Share|20 per cent|20|%")]
    [TestCase("One in five boats leaked.", "Share|One in five|0.2|ratio")]
    [TestCase("It is 37 °C inside.", "Measure|37 °C|37|°C")]
    [TestCase("It fell to 2 degrees below zero.", "Measure|2 degrees below zero|-2|°")]
    [TestCase("Rotate it by 45 degrees.", "Measure|45 degrees|45|deg")]
    [TestCase("It runs at 90 kilometres per hour.", "Measure|90 kilometres per hour|90|km/h")]
    [TestCase("Paint costs $15.4/hour there.", "Money|$15.4/hour|15.4|USD/h")]
    [TestCase("A plot of 24 square miles.", "Measure|24 square miles|24|sq mi")]
    [TestCase("The plant makes 3 GW.", "Measure|3 GW|3|GW")]
    [TestCase("It draws 5 mW and not 5 MW.", "Measure|5 mW|5|mW", "Measure|5 MW|5|MW")]
    [TestCase("The tank holds 180.25ml.", "Measure|180.25ml|180.25|ml")]
    [TestCase("The rope is 7 feet 6 inches long.", "Measure|7 feet 6 inches|7.5|ft")]
    [TestCase("The child is 7 years old.", "Age|7 years old|7|year")]
    [TestCase("A 7-year-old swam across.", "Age|7-year-old|7|year")]
    [TestCase("Ann Example, 45, saw it.", "Age|45|45|year")]
    [TestCase("The men, aged 31, left.", "Age|aged 31|31|year")]
    [TestCase("The field makes 8,000 bpd.", "Measure|8,000 bpd|8000|barrel/day")]
    [TestCase("The field makes 8,000 barrels per day.", "Measure|8,000 barrels per day|8000|barrel/day")]
    [TestCase("It is used four times per week.", "Measure|four times per week|4|times/week")]
    [TestCase("The mill makes 90 tpd.", "Measure|90 tpd|90|t/day")]
    [TestCase("Critics gave it 7.2/10 and 5.5 out of 10.", "Share|7.2/10|0.72|ratio", "Share|5.5 out of 10|0.55|ratio")]
    [TestCase("A board 1.5/2 in thick.", "Number|1.5|1.5|", "Measure|2 in|2|in")]
    [TestCase("The mark was averaged over 40 judges.", "Number|40|40|")]
    [TestCase("It is -18° on the Celsius scale.", "Measure|-18° on the Celsius scale|-18|°C")]
    [TestCase("It is 70 degrees on the Fahrenheit scale.", "Measure|70 degrees on the Fahrenheit scale|70|°F")]
    [TestCase("It swings at 12 s-1.", "Measure|12 s-1|12|Hz")]
    [TestCase("A packet of 1500b came, and 7b crates.", "Measure|1500b|1500|bit", "Number|7b|7000000000|")]
    [TestCase("She came third.", "Ordinal|third|3|")]
    [TestCase("The 42nd boat left.", "Ordinal|42nd|42|")]
    [TestCase("It was the one hundred twenty-fifth trip.", "Ordinal|one hundred twenty-fifth|125|")]
    [TestCase("1 234 567 crates", "Number|1 234 567|1234567|")]
    [TestCase("The fund holds 12,34,567.89 rupees.", "Money|12,34,567.89 rupees|1234567.89|INR")]
    [TestCase("About 30 lakh crates", "Number|About 30 lakh|3000000|")]
    [TestCase("They counted 4e14 crates.", "Number|4e14|400000000000000|")]
    [TestCase("Half a dozen boats", "Number|Half a dozen|6|")]
    [TestCase("one hundred and twenty-five point five crates", "Number|one hundred and twenty-five point five|125.5|")]
    [TestCase("three quarters of the crates", "Share|three quarters|0.75|ratio")]
    [TestCase("five and a half million crates", "Number|five and a half million|5500000|")]
    [TestCase("He weighed 200 pounds.", "Measure|200 pounds|200|lb")]
    [TestCase("He was fined 200 pounds.", "Money|200 pounds|200|GBP")]
    public void Amounts_are_read_in_the_unit_that_is_named(string text, params string[] expected) =>
        Assert.That(Scan(text).Select(found => Describe(text, found)), Is.EqualTo(expected));

    [TestCase("99999999999999999999 million tonnes of grain were lost.")]
    [TestCase("$99999999999999999999 million was paid.")]
    [TestCase("More than 99999999999999999999 million tonnes were lost.")]
    [TestCase("99999999999999999999999999999999999999 people left.")]
    [TestCase("99999999999999999999999999999999999999 million people left.")]
    [TestCase("It was 12345678901234567890123456789012 km away.")]
    [TestCase("999999999999999 million trillion trillion people left.")]
    [TestCase("Nine hundred trillion trillion trillion people left.")]
    [TestCase("Twenty-five trillion trillion trillion people left.")]
    [TestCase("5 to 99999999999999999999999999999999999 people left.")]
    [TestCase("Between 5 and 99999999999999999999999999999999999 people left.")]
    [TestCase("99999999999999999999 million to 3 people left.")]
    [TestCase("99999999999999999999 million or three hundred people left.")]
    [TestCase("0.00000000000000000000000000000000001 tonnes were lost.")]
    [TestCase("99999999999999999999 billion years passed.")]
    [TestCase("10^400 tonnes were lost.")]
    [TestCase("10^99 tonnes were lost.")]
    [TestCase("4e99 tonnes were lost.")]
    [TestCase("1.3x10^99 tonnes were lost.")]
    public void Of_a_number_beyond_the_limit_no_part_is_read(string text) => Assert.That(Scan(text), Is.Empty);

    [TestCase("99999999999999999999 million tonnes were lost and 12 people died.", "12")]
    [TestCase("12 of 99999999999999999999999999999999 people left.", "12")]
    [TestCase("They made 10^20 crates.", "10^20")]
    [TestCase("A trillion trillion crates", "A trillion trillion")]
    [TestCase("900 million trillion crates", "900 million trillion")]
    public void What_stands_beside_such_a_number_is_read(string text, string span)
    {
        var found = Scan(text).Single().Span;
        Assert.That(text.Substring(found.Start, found.Length), Is.EqualTo(span));
    }

    [TestCase("between 10 and 20 boats", "between 10 and 20", "[10, 20]")]
    [TestCase("10 to 20 km of pipe", "10 to 20 km", "[10, 20]")]
    [TestCase("at least 30 but fewer than 50 crates", "at least 30 but fewer than 50", "[30, 49]")]
    [TestCase("less than 3000 or equal", "less than 3000 or equal", "[0, 3000]")]
    [TestCase("a load >= 5 tonnes", ">= 5 tonnes", "[5, ∞)")]
    [TestCase("more than 5 km away", "more than 5 km", "(5, ∞)")]
    [TestCase("from -18 °C to -34 °C", "from -18 °C to -34 °C", "[-34, -18]")]
    [TestCase("an 8- to 16-metre mast", "8- to 16-metre", "[8, 16]")]
    [TestCase("a weight of 2,000.45±0.01 pounds", "2,000.45±0.01 pounds", "[2000.44, 2000.46]")]
    [TestCase("at 42%, plus or minus 3 percentage points", "42%, plus or minus 3 percentage points", "[39, 45]")]
    [TestCase("300, give or take 20, came", "300, give or take 20", "[280, 320]")]
    [TestCase("hundreds of crates", "hundreds", "[200, ∞)")]
    [TestCase("a couple of miles of rope", "a couple of miles", "{2}")]
    [TestCase("based on over 40 notices", "over 40", "[41, ∞)")]
    public void Hedges_and_spans_make_one_quantity_with_bounds(string text, string span, string literal)
    {
        var found = Scan(text).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Words(text, found.Span), Is.EqualTo(span));
            Assert.That(found.Literal.ToString(), Is.EqualTo(literal));
        }
    }

    [Test]
    public void The_core_leaves_out_the_hedge()
    {
        const string text = "They sailed more than 5 km.";
        Assert.That(Words(text, Scan(text).Single().Core), Is.EqualTo("5 km"));
    }

    [Test]
    public void Without_hedges_each_number_is_found_alone()
    {
        const string text = "between 10 and about 20 crates";
        Assert.That(
            Scan(text, new ScanOptions { ReadsHedges = false }).Select(found => Words(text, found.Span)), Is.EqualTo(new[] { "10", "20" }));
    }

    [Test]
    public void Of_numbers_alone_a_measure_has_its_number()
    {
        const string text = "5 km for $20";
        Assert.That(
            Scan(text, new ScanOptions { Kinds = QuantityKinds.Number, ReadsHedges = false }).Select(found => Words(text, found.Span)),
            Is.EqualTo(new[] { "5", "20" }));
    }

    [TestCase("Call +1-555-0100-200 now.")]
    [TestCase("The G20 met.")]
    [TestCase("Her iPhone 14 rang.")]
    [TestCase("Since 9/11 it is closed.")]
    [TestCase("Under Section 230 they may.")]
    [TestCase("Resolution 2334 was read out.")]
    [TestCase("They flew on flight 370.")]
    [TestCase("A B-52 and an F-16 flew by.")]
    [TestCase("COVID-19 spread.")]
    [TestCase("Velmar won 3–0.")]
    [TestCase("It ended 2-1.")]
    [TestCase("Version 1.2.3 is out.")]
    [TestCase("At 10:30 it rang.")]
    [TestCase("At 11pm it rang again.")]
    [TestCase("See https://example.org/page/45?x=30%20 for more.")]
    [TestCase("Write to boat45@example.org.")]
    [TestCase("The one that left.")]
    [TestCase("In the 2013-14 season")]
    [TestCase("See page 12.")]
    [TestCase("A Boeing 737 landed.")]
    [TestCase("At absolute zero and on square one they stood.")]
    [TestCase("Tales of Ebb Vol . 2 was shown.")]
    [TestCase("At the start of the 2005/06 season they lost.")]
    public void Names_numbers_and_addresses_are_no_quantities(string text) =>
        Assert.That(
            Scan(text).Where(found => found.Kind is not (QuantityKinds.Date or QuantityKinds.Time)).Select(found => Describe(text, found)),
            Is.Empty);

    [TestCase("around 1,800 Palestinian detainees were freed", "Palestinian detainees")]
    [TestCase("hundreds of people in the harbour", "people")]
    [TestCase("12 of the 59 hostages left", "hostages")]
    [TestCase("killed 50,900 people since spring", "people")]
    [TestCase("20 Israeli-American dual citizens who waved", "Israeli-American dual citizens")]
    [TestCase("50 trucks carrying flour", "trucks")]
    [TestCase("three soldiers died", "soldiers")]
    [TestCase("50 more aid workers", "aid workers")]
    [TestCase("20 per cent of voters stayed at home", "voters")]
    [TestCase("The answer is 42.", null)]
    [TestCase("45 and 50 crates", "crates")]
    public void The_noun_phrase_that_is_counted_is_read(string text, string? counted)
    {
        var found = Scan(text)[0];
        Assert.That(found.Counted is { } span ? Words(text, span) : null, Is.EqualTo(counted));
    }

    private static List<FoundQuantity> Scan(string text, ScanOptions? options = null)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(options).Scan(text, found);
        return found;
    }

    private static string Describe(string text, FoundQuantity found) =>
        $"{found.Kind}|{Words(text, found.Span)}|{found.Written?.ToString("0.####", CultureInfo.InvariantCulture)}|{found.Unit}";

    private static string Words(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
