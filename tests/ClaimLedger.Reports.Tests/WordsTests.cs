namespace ClaimLedger.Reports.Tests;

public sealed class WordsTests
{
    [TestCase("2025-03-18", "2025-03-18", false, "18 March 2025")]
    [TestCase("2025-03-01", "2025-03-31", false, "March 2025")]
    [TestCase("2024-01-01", "2024-01-31", true, "about January 2024")]
    [TestCase("2025-01-01", "2025-12-31", false, "2025")]
    [TestCase("2023-01-01", "2025-12-31", false, "2023 to 2025")]
    [TestCase("2025-03-01", "2025-04-30", false, "March to April 2025")]
    [TestCase("2024-12-01", "2025-01-31", false, "December 2024 to January 2025")]
    [TestCase("2031-06-03", "2031-06-05", false, "3 to 5 June 2031")]
    [TestCase("2025-03-31", "2025-04-14", false, "31 March to 14 April 2025")]
    [TestCase("2023-10-07", "2025-04-14", false, "7 October 2023 to 14 April 2025")]
    public void A_span_of_days_is_written_as_newsrooms_write_it(string first, string last, bool uncertain, string words) =>
        Assert.That(Words.Date(new DaySpan(DateOnly.Parse(first), DateOnly.Parse(last), uncertain)), Is.EqualTo(words));

    [TestCase(0, "claim", "0 claims")]
    [TestCase(1, "claim", "1 claim")]
    [TestCase(1200, "claim", "1,200 claims")]
    [TestCase(2, "independent origin", "2 independent origins")]
    [TestCase(2, "entry", "2 entries")]
    public void Counts_agree_with_their_nouns(int count, string noun, string words) => Assert.That(Words.Count(count, noun), Is.EqualTo(words));

    [TestCase("", "in its own voice")]
    [TestCase("an Egyptian source", "an Egyptian source")]
    [TestCase("an Egyptian source|Reuters", "an Egyptian source, passed on by Reuters")]
    [TestCase("Dana Mor|Coast Wire|Port Radio", "Dana Mor (for Fire Service), passed on by Coast Wire, then by Port Radio")]
    public void A_chain_of_speakers_reads_from_the_first_to_the_last(string chain, string words)
    {
        string[] names = chain.Length == 0 ? [] : chain.Split('|');

        Assert.That(Words.Credit(names, name => new Speaker { Name = name, Kind = SpeakerKind.Person, SpeaksFor = name == "Dana Mor" ? "Fire Service" : null }), Is.EqualTo(words));
    }
}
