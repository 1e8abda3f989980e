using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class EdtfTests
{
    [TestCase("2025-03-18", "2025-03-18", "2025-03-18", false)]
    [TestCase("2025-03", "2025-03-01", "2025-03-31", false)]
    [TestCase("2024-02", "2024-02-01", "2024-02-29", false)]
    [TestCase("2025", "2025-01-01", "2025-12-31", false)]
    [TestCase("2025-04~", "2025-04-01", "2025-04-30", true)]
    [TestCase("2025-04-02?", "2025-04-02", "2025-04-02", true)]
    [TestCase("2025%", "2025-01-01", "2025-12-31", true)]
    [TestCase("2025-03-XX", "2025-03-01", "2025-03-31", false)]
    [TestCase("2025-XX-XX", "2025-01-01", "2025-12-31", false)]
    [TestCase("2025-XX", "2025-01-01", "2025-12-31", false)]
    [TestCase("202X", "2020-01-01", "2029-12-31", false)]
    [TestCase("20XX", "2000-01-01", "2099-12-31", false)]
    [TestCase("0XXX", "0001-01-01", "0999-12-31", false)]
    [TestCase("2025-21", "2025-03-01", "2025-05-31", false)]
    [TestCase("2025-22", "2025-06-01", "2025-08-31", false)]
    [TestCase("2025-23", "2025-09-01", "2025-11-30", false)]
    [TestCase("2025-24", "2025-12-01", "2026-02-28", false)]
    [TestCase("2023-10-07/2025-04-14", "2023-10-07", "2025-04-14", false)]
    [TestCase("2025-01/2025-03", "2025-01-01", "2025-03-31", false)]
    [TestCase("2025-01~/2025-03", "2025-01-01", "2025-03-31", true)]
    [TestCase("2025-01-19/..", "2025-01-19", "9999-12-31", false)]
    [TestCase("../2025-01-19", "0001-01-01", "2025-01-19", false)]
    [TestCase("2025-01-19/", "2025-01-19", "9999-12-31", false)]
    [TestCase("/2025-01-19", "0001-01-01", "2025-01-19", false)]
    [TestCase("2025-03-18T10:30:00Z", "2025-03-18", "2025-03-18", false)]
    [TestCase("2025-03-18T10:30:00+02:00", "2025-03-18", "2025-03-18", false)]
    [TestCase(" 2025-03-18 ", "2025-03-18", "2025-03-18", false)]
    public void A_text_covers_an_interval_of_days(string text, string first, string last, bool isUncertain)
    {
        var result = Edtf.Parse(text);

        Assert.That(result.Success, Is.True, result.Wrong);
        Assert.That(result.Value, Is.EqualTo(new DaySpan(DateOnly.Parse(first), DateOnly.Parse(last), isUncertain)));
    }

    [TestCase("")]
    [TestCase("yesterday")]
    [TestCase("2025-13")]
    [TestCase("2025-00")]
    [TestCase("2025-02-29")]
    [TestCase("2025-3-1")]
    [TestCase("25-03-01")]
    [TestCase("20250318")]
    [TestCase("2025-03-1X")]
    [TestCase("XXXX")]
    [TestCase("0000")]
    [TestCase("2025-03-18T25:00")]
    [TestCase("2025-03-18T")]
    [TestCase("../..")]
    [TestCase("/")]
    [TestCase("../")]
    [TestCase("/2025-13")]
    [TestCase("2025/2024")]
    [TestCase("2025/2026/2027")]
    [TestCase("Y170000002")]
    [TestCase("2025-03-18~~")]
    [TestCase("2025-25")]
    public void What_is_no_date_is_an_error_that_shows_one(string text)
    {
        var result = Edtf.Parse(text);

        Assert.That(result.Success, Is.False);
        Assert.That(result.Cure, Is.Not.Empty);
    }

    [TestCase("2025-03-18")]
    [TestCase("2025-03")]
    [TestCase("2025")]
    [TestCase("2025-04~")]
    [TestCase("2023-10-07/2025-04-14")]
    public void A_span_writes_itself_as_it_was_read(string text) =>
        Assert.That(Edtf.Parse(text).Value.ToString(), Is.EqualTo(text));
}
