using ClaimLedger.Scanning;
using ClaimLedger.Text;
using CsCheck;

namespace ClaimLedger.Tests.Scanning;

/// <summary>Whatever the value parser reads as a date or a length of time, the scanner finds in a sentence with the same two
/// sets.</summary>
public class FoundTimeProperties
{
    private static readonly DaySpan Published = DaySpan.Day(new DateOnly(2025, 4, 14));

    private static readonly Gen<string> Numbers = OneOf("two", "3", "five", "twenty", "a few", "several", "a couple of", "a");

    private static readonly Gen<string> Days =
        from day in Gen.Int[1, 28]
        from month in OneOf("January", "Feb.", "March", "Apr.", "May", "June", "Sept.", "November")
        from year in OneOf("", "", " 2024", ", 2031")
        from form in Gen.Int[0, 4]
        select form switch
        {
            0 => $"{day} {month}{year}",
            1 => $"{month} {day}{year}",
            2 => $"the {day}th of {month}{year}",
            3 => $"{month}{year.Replace(",", "", StringComparison.Ordinal)}",
            _ => $"2024-0{day % 9 + 1}-{day:00}",
        };

    private static readonly Gen<string> Relative = OneOf(
        "yesterday", "Monday", "Friday", "last Tuesday", "next Friday", "this Sunday", "last week", "this month", "next year",
            "last November", "last spring",
        "the last two weeks", "the next three days", "earlier this month", "the first Friday of July", "the third week of 2027",
            "the week of 5 March",
        "spring 2025", "2007", "the 1990s", "the seventies", "Christmas Eve", "June next year", "the year to March", "Friday the 11th",
            "Friday week",
        "Q3 2024", "the third quarter of 2016", "the 19th century", "the month", "two weeks earlier", "two days before");

    private static readonly Gen<string> Counted =
        from number in Numbers
        from unit in OneOf("days", "weeks", "months", "years")
        from since in OneOf("ago", "from now", "after 7 October 2023", "before 3 May 2025", "starting on 3 May 2025")
        select $"{number} {unit} {since}";

    private static readonly Gen<string> Parts =
        from part in OneOf("early ", "mid-", "late ", "the end of ", "the start of ", "the first half of ")
        from whole in OneOf("March", "May 2024", "2024", "last month", "next year", "June", "the 1990s")
        select part + whole;

    private static readonly Gen<string> Single = Gen.OneOf(Days, Days, Relative, Counted, Parts);

    private static readonly Gen<string> Spans =
        from opening in OneOf("from ", "between ", "")
        from first in Gen.OneOf(Days, Relative)
        from second in Gen.OneOf(Days, Relative)
        select $"{opening}{first} {(opening == "between " ? "and" : "to")} {second}";

    private static readonly Gen<string> Dates =
        from bound in OneOf("", "", "", "since ", "until ", "as of ", "by ", "before ", "after ", "around ", "about ", "more than ",
            "on or after ")
        from date in Gen.OneOf(Single, Single, Spans)
        from closing in OneOf("", "", "", "", " or later", " or so", " at the latest")
        select bound + date + closing;

    private static readonly Gen<string> Lengths =
        from hedge in OneOf("", "", "about ", "more than ", "at least ", "nearly ", "up to ", "less than ")
        from number in OneOf("two", "3", "twenty-five", "a", "half a", "one", "a few", "several", "two or three", "30 to 40", "1.5",
            "three and a half")
        from unit in OneOf("minute", "hour", "day", "week", "month", "year", "decade")
        from rest in OneOf("", "", "", " and a half", " and two days", " or so")
        let isOne = number is "a" or "half a" or "one"
        select $"{hedge}{(number == "a" && unit == "hour" ? "an" : number)} {unit}{(isOne ? "" : "s")}{rest}";

    private static readonly Gen<string> Times =
        from hedge in OneOf("", "", "about ", "around ", "shortly after ", "just before ", "after ", "before ", "by ", "until ")
        from time in OneOf("03:50", "23:20", "18h05", "11.35 p.m.", "3 a.m.", "noon", "half past six in the evening", "a quarter to nine",
            "six o'clock in the morning", "0030 GMT", "between 2 and 3 p.m.", "1800 hours", "12:10 a.m.", "three in the morning")
        from zone in OneOf("", "", " local time")
        select hedge + time + zone;

    // Ways to put a date or length into a sentence: it is to be found in one of them.
    private static readonly string[] Sentences =
        ["It rained {0}, they said.", "It rained at {0}, they said.", "It rained on {0}, they said.",
            "It rained in {0}, they said.", "It lasted {0}, they said.",
            "It will rain {0}."];

    /// <summary>What is a value and not found, or found otherwise, each with its reason.</summary>
    private static readonly (string Words, string Reason)[] Differences =
    [
        ("the month", "by itself it is as often a length, \"the month of talks\""),
        ("two weeks earlier", "in a text it is counted from another date"),
        ("two days before", "in a text it is counted from another date"),
        ("about ", "before a date it tells as often what is spoken of: \"talks about Monday\""),
        ("2007 to 2007", "from a year to the same one nothing lasts: two figures in a row"),
        ("2007 and 2007", "from a year to the same one nothing lasts: two figures in a row"),
    ];

    [Test]
    public void A_date_that_is_a_value_is_found_with_the_same_sets() => Check(Dates, AnswerType.Date, QuantityKinds.Date, iter: 3_000);

    [Test]
    public void A_length_that_is_a_value_is_found_with_the_same_sets() =>
        Check(Lengths, AnswerType.Duration, QuantityKinds.Duration, iter: 2_000);

    [Test]
    public void A_time_of_day_that_is_a_value_is_found_with_the_same_sets() =>
        Check(Times, AnswerType.Time, QuantityKinds.Time, iter: 1_000);

    private static void Check(Gen<string> phrases, AnswerType answer, QuantityKinds kind, int iter) =>
        Gen.Select(phrases, Gen.Enum<Modality>()).Sample(
            (says, modality) =>
            {
                var context = new ValueContext { Answer = answer, Published = Published, Modality = modality };
                if (ValueParser.Parse(says, context).Value is not Value.Range value
                    || Array.Exists(Differences, each => says.Contains(each.Words, StringComparison.Ordinal)))
                    return;
                var options = new ScanOptions { Kinds = kind, Published = Published, LooksAhead = context.LooksAhead };
                var found = Sentences.Select(sentence => Find(string.Format(null, sentence, says), options)).ToList();
                Assert.That(
                    found.Exists(each => each.Exists(one => one.Literal == value.Literal && one.Usual == value.Usual)),
                    Is.True,
                    () => $"\"{says}\" ({modality}) is {value.Literal}; found: {string.Join(" / ", found.Select(Sets))}");
            },
            iter: iter);

    private static List<FoundQuantity> Find(string sentence, ScanOptions options)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(options).Scan(sentence, found);
        return found;
    }

    private static string Sets(List<FoundQuantity> found) => string.Join(" ", found.Select(each => each.Literal));

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
