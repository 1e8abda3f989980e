using ClaimLedger.Reports.Model;

namespace ClaimLedger.Reports.Tests;

public sealed class ReportWordsTests
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
        Assert.That(ReportWords.Date(new DaySpan(DateOnly.Parse(first), DateOnly.Parse(last), uncertain)), Is.EqualTo(words));

    [TestCase("about January 2024 to 14 April 2025", "2024-01-01/2024-01-31~", "2025-04-14", "2025-03-18")]
    [TestCase("28 December 2023 to 14 April 2025", "2023-12-28", "2025-04-14")]
    [TestCase("3 to 5 June 2031", "2031-06-05", "2031-06-03")]
    [TestCase("18 March 2025", "2025-03-18", "2025-03-18")]
    [TestCase("about June 2031", "2031-06-04", "2031-06-01/2031-06-30~")]
    [TestCase("March to April 2025", "2025-03-01/2025-03-31", "2025-04-01/2025-04-30")]
    [TestCase("2024 to about March 2025", "2024-01-01/2024-12-31", "2025-03-01/2025-03-31~", "2025-01-03")]
    public void A_period_goes_from_the_earliest_to_the_latest_each_as_exact_as_it_is_known(string words, params string[] spans) =>
        Assert.That(ReportWords.Period(spans.Select(Span)), Is.EqualTo(words));

    [Test]
    public void No_spans_have_no_period() => Assert.That(ReportWords.Period([]), Is.Null);

    [TestCase("Toll rises", "Toll rises")]
    [TestCase("Eleven dead and dozens hurt as fire tears through the old harbour", "Eleven dead and dozens hurt as fire tears…")]
    public void A_long_title_is_cut_between_words(string title, string words) =>
        Assert.That(ReportWords.ShortTitle(title), Is.EqualTo(words));

    [TestCase(0, "claim", "0 claims")]
    [TestCase(1, "claim", "1 claim")]
    [TestCase(1200, "claim", "1,200 claims")]
    [TestCase(2, "independent origin", "2 independent origins")]
    [TestCase(2, "entry", "2 entries")]
    public void Counts_agree_with_their_nouns(int count, string noun, string words) =>
        Assert.That(ReportWords.Count(count, noun), Is.EqualTo(words));

    [TestCase("", "in its own voice")]
    [TestCase("an Egyptian source", "an Egyptian source")]
    [TestCase("an Egyptian source|Reuters", "an Egyptian source, passed on by Reuters")]
    [TestCase("a Fire Service officer", "a Fire Service officer")]
    [TestCase("Dana Mor|Coast Wire|Port Radio", "Dana Mor for Fire Service, passed on by Coast Wire, then by Port Radio")]
    public void A_chain_of_speakers_reads_from_the_first_to_the_last(string chain, string words)
    {
        SpeakerName[] names = chain.Length == 0 ? [] : [.. chain.Split('|').Select(name => new SpeakerName(name))];

        Assert.That(
            ReportWords.Credit(
                names,
                name =>
                    new Speaker
                    {
                        Name = name,
                        Kind = SpeakerKind.Person,
                        SpeaksFor = name.Text is "Dana Mor" or "a Fire Service officer" ? new SpeakerName("Fire Service") : null,
                    }),
            Is.EqualTo(words));
    }

    private static DaySpan Span(string text)
    {
        var ends = text.TrimEnd('~').Split('/');
        return new DaySpan(DateOnly.Parse(ends[0]), DateOnly.Parse(ends[^1]), text.EndsWith('~'));
    }
}
