using ClaimLedger.Scanning;

namespace ClaimLedger.Tests.Scanning;

public class TimeScannerTests
{
    [TestCase("The Gull crashed at 03:50 on Tuesday.", "03:50")]
    [TestCase("It sank at 11.35 p.m. local time.", "11.35 p.m. local time")]
    [TestCase("It sank shortly after 9 a.m. (0030 GMT) on Monday.", "shortly after 9 a.m.|0030 GMT")]
    [TestCase("The blast happened shortly after 7.", "shortly after 7")]
    [TestCase("The blast happened shortly after 7 on Monday.", "shortly after 7")]
    [TestCase("It derailed at around 18:05 and burned.", "around 18:05")]
    [TestCase("It struck at 5:46 p.m. and again at half past six in the evening.", "5:46 p.m.|half past six in the evening")]
    [TestCase("The doors closed at a quarter to nine.", "a quarter to nine")]
    [TestCase("They came between 2 and 3 p.m. and left at noon.", "between 2 and 3 p.m.|noon")]
    [TestCase("At 18h05 the train left; the army moved at 1800 hours.", "18h05|1800 hours")]
    [TestCase("At 3 p.m. local officials said so.", "3 p.m.")]
    [TestCase("At 9 p.m. west of the port it rang.", "9 p.m.")]
    [TestCase("He came at three in the morning.", "three in the morning")]
    public void A_time_of_day_is_found_with_its_hedge_and_zone(string text, string times) =>
        Assert.That(string.Join('|', Found(text)), Is.EqualTo(times));

    [TestCase("She works 9 to 5 and is there 24/7.")]
    [TestCase("The Gulls won 3-1, a ratio of 3:2.")]
    [TestCase("John 3:16 says so.")]
    [TestCase("She ran it in 2:30:15 and he in 2:31.")]
    [TestCase("He needed about 2:30 hours.")]
    [TestCase("Ten to twelve people left shortly after 7 others.")]
    [TestCase("I am 3 and just before 7-year-olds.")]
    [TestCase("It grew by 10.30 to 1800 people.")]
    [TestCase("The Midnight Express left with 1,800 hours of film.")]
    public void What_only_looks_like_one_is_none(string text) => Assert.That(Found(text), Is.Empty);

    private static IEnumerable<string> Found(string text)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner().Scan(text, found);
        return found.Where(each => each.Kind == QuantityKinds.Time).Select(each => text.Substring(each.Span.Start, each.Span.Length));
    }
}
