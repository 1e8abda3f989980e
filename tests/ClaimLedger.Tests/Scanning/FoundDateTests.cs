using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Scanning;

public class FoundDateTests
{
    // Published on Monday, 14 April 2025: the bound, what stands without it, and the value looking back and ahead, with and without the
    // bound.
    [TestCase("It has rained since Monday.", "since", "Monday", "since Monday", "2025-04-14", "2025-04-14")]
    [TestCase("It has rained since 2007.", "since", "2007", "since 2007", "2007", "2007")]
    [TestCase("As of Friday it rained.", "as of", "Friday", "As of Friday", "2025-04-11", "2025-04-18")]
    [TestCase("It rains until mid-April.", "until", "mid-April", "until mid-April", "mid-April", "mid-April")]
    [TestCase("It rains until 19 January.", "until", "19 January", "until 19 January", "2025-01-19", "2026-01-19")]
    [TestCase("It runs from Sunday on, they say.", "on", "Sunday", "from Sunday on", "2025-04-13", "2025-04-20")]
    [TestCase("The talks on Sunday on the truce failed.", null, "Sunday", "2025-04-13", "2025-04-13", "2025-04-20")]
    [TestCase("Talks since Sunday on the truce failed.", "since", "Sunday", "since Sunday", "2025-04-13", "2025-04-20")]
    [TestCase("It was signed on 7 October\n2023.", null, "7 October\n2023", "7 October 2023", "7 October 2023", "7 October 2023")]
    [TestCase("It was signed on Friday the 11th.", null, "Friday the 11th", "2025-04-11", "2025-04-11", "2025-04-11")]
    [TestCase("It was signed on 13.5.2015.", null, "13.5.2015", "13.5.2015", "13.5.2015", "13.5.2015")]
    [TestCase("It ran from 10 April to 20 April.", null, "10 April to 20 April", "2025-04-10/2025-04-20", "2025-04-10/2025-04-20",
        "2025-04-10/2025-04-20")]
    [TestCase("It came more than three days ago.", null, "more than three days ago", "more than three days ago", "more than three days ago",
        "more than three days ago")]
    public void It_is_a_value_looking_back_or_ahead_with_its_bound_or_without(
        string text, string? bound, string unbounded, string value, string back, string ahead)
    {
        var found = new List<FoundQuantity>();
        var options = new ScanOptions { Kinds = QuantityKinds.Date, Published = DaySpan.Day(new DateOnly(2025, 4, 14)) };
        new QuantityScanner(options).Scan(text, found);
        var date = found.Single().Date!;
        var context = new ValueContext { Answer = AnswerType.Date, Published = options.Published };

        Assert.Multiple(() =>
        {
            Assert.That(date.Bound?.Words, Is.EqualTo(bound));
            Assert.That(text.Substring(date.Unbounded.Start, date.Unbounded.Length), Is.EqualTo(unbounded));
            Assert.That(date.Value(context)!.Text, Is.EqualTo(value));
            Assert.That(date.Value(context)!.Literal, Is.EqualTo(found[0].Literal));
            Assert.That(date.UnboundedValue(context)!.Text, Is.EqualTo(back));
            Assert.That(date.UnboundedValue(context with { Modality = Modality.Forecast })!.Text, Is.EqualTo(ahead));
        });
    }

    [Test]
    public void Where_its_days_cannot_be_known_it_is_none()
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(new ScanOptions { Published = DaySpan.Day(new DateOnly(2025, 4, 14)) }).Scan("It rained on Monday.", found);

        Assert.That(found.Single().Date!.Value(new ValueContext { Answer = AnswerType.Date }), Is.Null);
    }

    [TestCase("It sank on 3 June, and 40 came.", "40")]
    [TestCase("June 3 saw 40 fairs.", "40 (fairs)")]
    [TestCase("By the end of June 3,000 had come.", "3,000")]
    public void A_day_of_a_year_that_nobody_gave_is_no_number_either(string text, string number)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(new ScanOptions()).Scan(text, found);

        Assert.That(found.Select(each => each.Counted is { } noun
            ? $"{text.AsSpan(each.Span.Start, each.Span.Length)} ({text.AsSpan(noun.Start, noun.Length)})"
            : text.Substring(each.Span.Start, each.Span.Length)), Is.EqualTo([number]));
    }
}
