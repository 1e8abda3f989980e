using ClaimLedger.Scanning;

namespace ClaimLedger.Tests.Scanning;

public class DateScannerTests
{
    // Published on Monday, 14 April 2025. "[words] first..last" of the usual reading, in order; an end without a day is open.
    [TestCase("The bridge fell on 7 October 2023.", "[7 October 2023] 2023-10-07")]
    [TestCase("The bridge fell on the 3rd of May, at noon.", "[the 3rd of May] 2024-05-03")]
    [TestCase("The bridge fell on May 3rd.", "[May 3rd] 2024-05-03")]
    [TestCase("The bridge fell on Tuesday, 7 October 2025, at noon.", "[Tuesday, 7 October 2025] 2025-10-07")]
    [TestCase(
        "It fell on the twenty-third of March two thousand and four.", "[the twenty-third of March two thousand and four] 2004-03-23")]
    [TestCase("It was signed on Jan. 19.", "[Jan. 19] 2025-01-19")]
    [TestCase("It was signed in Sept.", "[Sept] 2024-09-01..2024-09-30")]
    [TestCase("Ada Norr (born 1947) sang.", "[1947] 1947-01-01..1947-12-31")]
    [TestCase("It was signed in January.", "[January] 2025-01-01..2025-01-31")]
    [TestCase("It was signed 28-Nov.", "[28-Nov] 2024-11-28")]
    [TestCase("It was signed on 13.5.2015.", "[13.5.2015] 2015-05-13")]
    [TestCase("It was signed on 2015/08/12.", "[2015/08/12] 2015-08-12")]
    [TestCase("It was signed on the 12th, a mayor said.", "[the 12th] 2025-04-12")]
    [TestCase("On Saturday, the seventh day of the fire, it rained.", "[Saturday] 2025-04-12")]
    [TestCase("It was signed on Friday evening, April 11, in Ebb.", "[Friday evening, April 11] 2025-04-11")]
    [TestCase("It was signed on Friday the 11th.", "[Friday the 11th] 2025-04-11")]
    [TestCase("The first Sunday of June 2024 is market day.", "[The first Sunday of June 2024] 2024-06-02")]
    [TestCase("They met the day before yesterday.", "[the day before yesterday] 2025-04-12")]
    [TestCase("They met three days ago.", "[three days ago] 2025-04-11")]
    [TestCase("They meet two weeks after 7 October 2023.", "[two weeks after 7 October 2023] 2023-10-18..2023-10-24")]
    [TestCase("They meet two Sundays from now.", "[two Sundays from now] 2025-04-27")]
    [TestCase("They met on Tuesday of last week.", "[Tuesday of last week] 2025-04-08")]
    [TestCase("They will meet in 11 days.", "[in 11 days] 2025-04-25")]
    [TestCase("They will meet Friday week.", "[Friday week] 2025-04-25")]
    [TestCase("In the past three months it rained.", "[the past three months] 2025-01-14..2025-04-14")]
    [TestCase("Over the next six weeks it will rain.", "[the next six weeks] 2025-04-14..2025-05-26")]
    [TestCase("In the first week of March it rained.", "[the first week of March] 2025-03-01..2025-03-07")]
    [TestCase("It opened in the third week of 2027.", "[the third week of 2027] 2027-01-18..2027-01-24")]
    [TestCase("It opened in the week of 5 March.", "[the week of 5 March] 2025-03-03..2025-03-09")]
    [TestCase("It opened in mid-2024.", "[mid-2024] 2024-05-01..2024-08-31")]
    [TestCase("It opened in the 1990s and the seventies.", "[the 1990s] 1990-01-01..1999-12-31; [the seventies] 1970-01-01..1979-12-31")]
    [TestCase("It opened in the late 19th century.", "[the late 19th century] 1867-01-01..1899-12-31")]
    [TestCase("Sales rose in the last quarter of 2023.", "[the last quarter of 2023] 2023-10-01..2023-12-31")]
    [TestCase("Sales rose in Q3 and in H1 2024.", "[Q3] 2024-07-01..2024-09-30; [H1 2024] 2024-01-01..2024-06-30")]
    [TestCase("Sales rose in the year to March.", "[the year to March] 2024-04-01..2025-03-31")]
    [TestCase("It rained in spring 2024.", "[spring 2024] 2024-03-01..2024-05-31")]
    [TestCase("It rained in the 2013–14 season.", "[2013–14] 2013-01-01..2014-12-31")]
    [TestCase("It has rained since Monday.", "[since Monday] 2025-04-14")]
    [TestCase("It must end before 1 May 2025.", "[before 1 May 2025] ..2025-04-30")]
    [TestCase("It ran from 28 December to 3 January.", "[from 28 December to 3 January] 2024-12-28..2025-01-03")]
    [TestCase("It ran between 2014 and 2018.", "[between 2014 and 2018] 2014-01-01..2018-12-31")]
    [TestCase("It ran from Friday to Sunday.", "[from Friday to Sunday] 2025-04-11..2025-04-13")]
    [TestCase("It ran 4 to 22 of this month.", "[4 to 22 of this month] 2025-04-04..2025-04-22")]
    [TestCase("It came more than two weeks ago.", "[more than two weeks ago] ..2025-03-30")]
    [TestCase("Either Friday of last week or Tuesday of this week.", "[Friday of last week] 2025-04-11; [Tuesday of this week] 2025-04-15")]
    [TestCase("In 2009 it rained, as (2011) before.", "[2009] 2009-01-01..2009-12-31; [2011] 2011-01-01..2011-12-31")]
    [TestCase("The 2016 election was close.", "[2016] 2016-01-01..2016-12-31")]
    [TestCase("In May and June 2023 it rained.", "[May] 2023-05-01..2023-05-31; [June 2023] 2023-06-01..2023-06-30")]
    [TestCase("In 2024-25 it rained.", "[2024-25] 2024-01-01..2025-12-31")]
    [TestCase("The August 2019 ruling stands.", "[August 2019] 2019-08-01..2019-08-31")]
    [TestCase("On Christmas Eve the lamps went out.", "[Christmas Eve] 2024-12-24")]
    public void What_is_a_date_is_found(string text, string expected) => Assert.That(Dates(text), Is.EqualTo(expected));

    [TestCase("They may march again, the sun may shine, and a second may pass.")]
    [TestCase("Mrs May said that 2,009 hens and 2009 ducks were sold.")]
    [TestCase("He came second, on the second floor, for the 17th time.")]
    [TestCase("The harvest was the best in three years.")]
    [TestCase("The house at 12 Mill Lane was sold for $2016.")]
    [TestCase("The first quarter of the pie was gone, and one third of the rest.")]
    [TestCase("The score was 4-22, then 4.22.")]
    [TestCase("They left two days later; the next day it rained.")]
    [TestCase("It was Black Friday, and every Monday is quiet.")]
    [TestCase("It is written 4/5/2024.")]
    public void What_is_none_is_not_found(string text) => Assert.That(Dates(text), Is.Empty);

    [TestCase(true, "[4/5/2024] 2024-05-04")]
    [TestCase(false, "[4/5/2024] 2024-04-05")]
    public void Figures_that_can_be_read_both_ways_are_read_as_the_options_say(bool dayFirst, string expected) =>
        Assert.That(
            Dates("It was signed on 4/5/2024.", new ScanOptions { Kinds = QuantityKinds.Date, DayFirst = dayFirst }), Is.EqualTo(expected));

    [TestCase("On Friday it rained in June.", "[Friday] 2025-04-18; [June] 2025-06-01..2025-06-30")]
    [TestCase("It runs from 10 April to 20 April.", "[from 10 April to 20 April] 2025-04-10..2025-04-20")]
    [TestCase("It runs between now and 15 November.", "[between now and 15 November] 2025-04-14..2025-11-15")]
    public void What_lies_ahead_is_looked_for_ahead(string text, string expected) =>
        Assert.That(Dates(text, Options with { LooksAhead = true }), Is.EqualTo(expected));

    [TestCase("On Monday, last month, three days ago and in May it rained.", "")]
    [TestCase("On 3 May 2024 and since 2007 it rained.", "[3 May 2024] 2024-05-03; [since 2007] 2007-01-01..2007-12-31")]
    public void Without_a_day_of_publication_only_whole_dates_are_found(string text, string expected) =>
        Assert.That(Dates(text, new ScanOptions { Kinds = QuantityKinds.Date }), Is.EqualTo(expected));

    [Test]
    public void Bounds_are_no_part_of_the_core_and_a_counted_day_is_told()
    {
        var found = Scan("Since 7 October 2023 and two weeks ago.", Options);

        Assert.Multiple(() =>
        {
            Assert.That(found[0].Core.Length, Is.EqualTo("7 October 2023".Length));
            Assert.That(found[0].Reading, Is.EqualTo("since"));
            Assert.That(found[1].Written, Is.EqualTo(new DateOnly(2025, 3, 31).DayNumber));
            Assert.That(found[1].Reading, Is.EqualTo("date-about"));
        });
    }

    private static ScanOptions Options { get; } = new() { Kinds = QuantityKinds.Date, Published = DaySpan.Day(new DateOnly(2025, 4, 14)) };

    private static List<FoundQuantity> Scan(string text, ScanOptions options)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(options).Scan(text, found);
        return found;
    }

    private static string Dates(string text, ScanOptions? options = null) =>
        string.Join(
            "; ",
            Scan(text, options ?? Options).Select(found => $"[{text.Substring(found.Span.Start, found.Span.Length)}] {Days(found.Usual)}"));

    private static string Days(Interval set) =>
        set.IsPoint ? Day(set.Low, false, 0) : $"{Day(set.Low, set.LowOpen, 1)}..{Day(set.High, set.HighOpen, -1)}";

    private static string Day(decimal? day, bool isOpen, int inwards) =>
        day is { } number
            ? DateOnly.FromDayNumber((int)number + (isOpen ? inwards : 0)).ToString(
                "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            : "";
}
