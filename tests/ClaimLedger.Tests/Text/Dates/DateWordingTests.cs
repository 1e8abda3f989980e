using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text.Dates;

public class DateWordingTests
{
    [TestCase("2032-09-13", "13 September 2032")]
    [TestCase("2032-09", "September 2032")]
    [TestCase("2032-09~", "about September 2032")]
    [TestCase("2032", "2032")]
    [TestCase("2031-06-03/2031-06-05", "3 to 5 June 2031")]
    [TestCase("2031-06-05T08:00+02:00", "5 June 2031, 08:00")]
    public void Edtf_becomes_words(string written, string words) =>
        Assert.That(DateWording.Of(WrittenDate.Parse(written).Value), Is.EqualTo(words));
}
