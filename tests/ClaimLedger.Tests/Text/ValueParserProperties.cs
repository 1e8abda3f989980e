using ClaimLedger.TestSupport;
using ClaimLedger.Text;
using CsCheck;

namespace ClaimLedger.Tests.Text;

public class ValueParserProperties
{
    private static readonly string[] Pieces =
    [
        "about",
        "more than",
        "at least",
        "up to",
        "nearly",
        "just over",
        "between",
        "and",
        "to",
        "or",
        "so",
        "from",
        "a",
        "an",
        "the",
        "few",
        "dozen",
        "hundred",
        "thousand",
        "million",
        "hundreds",
        "of",
        "half",
        "third",
        "two",
        "twenty",
        "-",
        "–",
        ",",
        ".",
        "%",
        "$",
        "€",
        "(",
        ")",
        "[",
        "]",
        "{",
        "∞",
        ";",
        "usually",
        "1,800",
        "7.2",
        "0",
        "99999999999999999999999999",
        "12",
        "km",
        "kg",
        "week",
        "weeks",
        "months",
        "days",
        "hour",
        "long",
        "March",
        "Monday",
        "7",
        "October",
        "2023",
        "2025-03-18",
        "last",
        "next",
        "month",
        "year",
        "early",
        "mid",
        "late",
        "since",
        "until",
        "after",
        "ago",
        "in",
        "for every",
        "one",
        "unknown",
        "people",
        "hostages",
        "P1M",
        "PT36H",
        "~",
        "?",
        "/",
        "..",
        "XX",
        "10",
        "minus",
        "−",
        "1990s",
        "th",
        "'",
        "’",
        "\u00A0",
        "½",
        "🙂",
        "\u0000",
        "١٢",
        "spring",
        "quarter",
        "first",
        "tonnes",
        "°F",
        "trillion",
    ];

    private static readonly Gen<ValueContext> Contexts =
        from answer in Gen.Enum<AnswerType>()
        from unit in OneOf<string?>(null, "people", "km", "USD", "%", "°C", "days", "trucks a day", "ratio")
        from day in OneOf<DateOnly?>(null, new DateOnly(2025, 4, 14), DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2024, 2, 29))
        from tolerance in OneOf<string?>(null, null, null, "5%", "10", "1000000000000000000000")
        from modality in Gen.Enum<Modality>()
        select new ValueContext
        {
            Answer = answer,
            Unit = unit,
            Published = day is { } published ? DaySpan.Day(published) : null,
            Tolerance = tolerance,
            Modality = modality,
            Options = ["accepted", "rejected", "war or peace"],
        };

    private static readonly Gen<string> Phrases =
        from words in OneOf(Pieces).Array[1, 9]
        from glue in OneOf(" ", " ", " ", "")
        select string.Join(glue, words);

    [Test]
    public void No_text_throws() => Gen.Select(Gen.OneOf(Phrases, Gen.String), Contexts).Sample((text, context) =>
    {
        var result = ValueParser.Parse(text, context);
        Assert.That(result.Success || (result.Wrong!.Length > 0 && result.Cure!.Length > 0 && result.Offset >= 0), Is.True);
    }, iter: LongTests.Count(4_000, 200_000));

    [Test]
    public void No_date_text_throws() =>
        Gen.OneOf(Phrases, Gen.String[Gen.Char["0123456789-/.XT:Z~?%"], 0, 24]).Sample(
            text => Edtf.Parse(text), iter: LongTests.Count(4_000, 200_000));

    [Test]
    public void No_quote_throws_and_the_words_stand_in_it() =>
        Gen.Select(Phrases, Gen.OneOf(Phrases, Gen.String), Contexts).Sample((says, quote, context) =>
        {
            if (ValueParser.Parse(says, context) is not { Success: true, Value: { } value })
                return;
            foreach (var span in QuoteReader.DecidingWords(quote, value, context))
                Assert.That(span.Start >= 0 && span.Length > 0 && span.End <= quote.Length, Is.True);
        }, iter: LongTests.Count(1_000, 50_000));

    [Test]
    public void Whatever_is_read_can_be_told_and_read_again() => Gen.Select(Phrases, Contexts).Sample((text, context) =>
    {
        if (ValueParser.Parse(text, context) is not { Success: true, Value: { } value })
            return;
        var words = ValueParser.Format(value, context);
        var again = ValueParser.Parse(words, context);
        Assert.That(again.Success, Is.True, $"{text} → {words}: {again.Wrong}");
        Assert.That(Sets(again.Value!), Is.EqualTo(Sets(value)), $"{text} → {words}");
        if (value is Value.Range range)
        {
            Assert.That(ValueText.Describe(range.Literal, context.Answer, context.Unit), Is.Not.Empty);
            Assert.That(ValueText.Describe(range.Usual, context.Answer, context.Unit), Is.Not.Empty);
        }
    }, iter: LongTests.Count(4_000, 200_000));

    [Test]
    public void A_quote_of_the_very_words_contains_the_value() => Gen.Select(Phrases, Contexts).Sample((text, context) =>
    {
        // Of a share the number alone is not enough.
        if (ValueParser.Parse(text, context) is { Success: true, Value: Value.Range value }
            && !SetOrIso(text)
            && UnitTable.OfQuestion(context.Unit) is not { IsShare: true })
            Assert.That(QuoteReader.DecidingWords($"It was said: {text}.", value, context), Is.Not.Empty, text);
    }, iter: LongTests.Count(2_000, 100_000));

    [Test]
    public void Set_notation_holds_any_two_sets() =>
        Gen.Select(Intervals, Intervals).Sample((literal, usual) =>
        {
            var context = new ValueContext { Answer = AnswerType.Quantity, Unit = "km" };
            var value = new Value.Range("", literal, usual, null, "set");
            Assert.That(Sets(ValueParser.Parse(ValueParser.Format(value, context), context).Value!), Is.EqualTo(Sets(value)));
        });

    [Test]
    public void Numbers_are_read_back_from_digits_and_separators() => Gen.Long[0, 999_999_999_999].Sample(number =>
    {
        var context = new ValueContext { Answer = AnswerType.Quantity };
        var words = number.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(((Value.Range)ValueParser.Parse(words, context).Value!).Literal, Is.EqualTo(Interval.Point(number)));
    });

    [Test]
    public void Any_day_is_read_back_from_every_way_to_write_it() =>
        Gen.Select(
            Gen.Int[365, 3_652_000],
            OneOf("d MMMM yyyy", "MMMM d, yyyy", "MMM. d, yyyy", "dddd, d MMMM yyyy", "yyyy-MM-dd", "d MMM, yyyy")).Sample(
            (number, format) =>
            {
                var day = DateOnly.FromDayNumber(number);
                if (day.Year < 1000)
                    return;
                var words = day.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
                var result = ValueParser.Parse(words, new ValueContext { Answer = AnswerType.Date });
                Assert.That(result.Success, Is.True, $"{words}: {result.Wrong}");
                Assert.That(((Value.Range)result.Value!).Literal, Is.EqualTo(Interval.Point(number)), words);
            });

    [Test]
    public void A_wider_hedge_allows_whatever_the_number_allows() =>
        Gen.Select(Gen.Int[1, 2_000_000], OneOf("about", "at least", "up to", "some")).Sample((number, hedge) =>
        {
            var context = new ValueContext { Answer = AnswerType.Quantity, Unit = "people" };
            var plain = (Value.Range)ValueParser.Parse($"{number}", context).Value!;
            var hedged = (Value.Range)ValueParser.Parse($"{hedge} {number}", context).Value!;
            Assert.That(hedged.Literal.Contains(plain.Literal), Is.True);
        });

    private static readonly Gen<Interval> Intervals =
        from low in Gen.Decimal[-1000, 1000]
        from width in Gen.Decimal[0, 1000]
        from ends in Gen.Int[0, 15]
        select Interval.Create(
            (ends & 4) == 0 ? decimal.Round(low, 6) : null,
            (ends & 8) == 0 ? decimal.Round(low, 6) + decimal.Round(width, 6) + 1 : null,
            (ends & 1) != 0,
            (ends & 2) != 0);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool SetOrIso(string text) =>
        text.Contains('P', StringComparison.Ordinal) || text.TrimStart() is ['[' or '(' or '{', ..] || Edtf.Parse(text).Success;

    private static string Sets(Value value) => value switch
    {
        Value.Range range => $"{range.Literal} {range.Usual}",
        Value.Options options => $"{options.Allowed}",
        _ => "unknown",
    };
}
