using System.Globalization;
using ClaimLedger.Scanning;
using ClaimLedger.TestSupport;
using ClaimLedger.Text;
using CsCheck;

namespace ClaimLedger.Tests.Scanning;

/// <summary>What stands in a text and what is written as an answer are read by one grammar.</summary>
public class TwinTests
{
    // "Up to 1624" may be a year, "for 5 m" a while and "one hundredth" a place in a row.
    private const QuantityKinds Amounts = QuantityKinds.All & ~QuantityKinds.Date & ~QuantityKinds.Duration & ~QuantityKinds.Ordinal;

    private static readonly string[] Ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    private static readonly string[] Parts = ["half", "third", "quarter", "fifth", "sixth", "eighth", "tenth", "twentieth", "hundredth"];

    private static readonly Gen<string> InDigits =
        from number in Gen.OneOf(Gen.Int[1, 99], Gen.Int[100, 9_999], Gen.Int[10_000, 99_999_999])
        from form in OneOf("plain", "commas", "points", "spaces", "lakhs", "decimals")
        select InGroups(number, form);

    private static readonly Gen<string> InWords =
        from number in Gen.OneOf(Gen.Int[1, 99], Gen.Int[100, 999], Gen.Int[1_000, 999_999_999])
        from and in Gen.Bool
        select Spelt(number, and);

    private static readonly Gen<string> Scaled =
        from number in Gen.Int[1, 999]
        from form in OneOf("0", "0.0")
        from scale in OneOf("thousand", "million", "billion", "trillion", "bn", "mln", "bln", "lakh", "crore", "dozen", "hundred")
        select $"{(form == "0" ? number : number / 10m).ToString(form, CultureInfo.InvariantCulture)} {scale}";

    private static readonly Gen<string> WithParts =
        from number in Gen.Int[2, 99]
        from part in OneOf("and a half", "and a quarter", "and three quarters", "and two thirds", "and a half million",
            "million and a half", "hundred and a half", "-and-a-half", "-and-a-half million",
            "point five", "point zero five", "point seven million", "1/2", "3/4")
        from isDigits in Gen.Bool
        let link = part[0] == '-' ? "" : " "
        select isDigits || char.IsDigit(part[0]) ? $"{number}{link}{part}" : $"{Spelt(number, and: false)}{link}{part}";

    private static readonly Gen<string> OfScales = OneOf(
        "half a million", "a quarter of a million", "a third of a billion", "half a dozen", "a dozen", "a hundred", "a thousand",
            "a million and a half", "two score", "three score and ten", "another dozen", "10^5", "2e6", "1.3x10^6", "point five");

    private static readonly Gen<string> Vague =
        from words in OneOf("a few", "several", "a couple of", "dozens", "hundreds", "thousands", "tens of thousands", "a handful")
        from scale in OneOf("", "", " hundred", " thousand")
        select scale.Length > 0 && words is "several" or "a few" or "a couple of" ? words + scale : words;

    private static readonly Gen<string> Numbers = Gen.OneOf(InDigits, InWords, Scaled, WithParts, OfScales);

    private static readonly Gen<string> Spans =
        from low in Gen.Int[2, 400]
        from more in Gen.Int[1, 400]
        from form in OneOf("between {0} and {1}", "{0} to {1}", "from {0} to {1}", "{0} or {1}", "{0}–{1}", "between {0} and {1} million",
            "at least {0} but fewer than {1}", "about {0} to {1}")
        from isDigits in Gen.Bool
        let dash = form.Contains('–', StringComparison.Ordinal)
        select string.Format(CultureInfo.InvariantCulture, form, isDigits || dash ? $"{low}"
            : Spelt(low, and: false), isDigits || dash ? $"{low + more}" : Spelt(low + more, and: false));

    private static readonly Gen<string> Hedged =
        from number in Numbers
        from hedge in OneOf("{0}", "about {0}", "around {0}", "more than {0}", "at least {0}", "up to {0}", "nearly {0}", "just over {0}",
            "fewer than {0}", "no more than {0}", "{0} or so", "{0} or more", "exactly {0}")
        select string.Format(CultureInfo.InvariantCulture, hedge, number);

    private static readonly Gen<string> Counts = Gen.OneOf(Hedged, Hedged, Spans, Vague);

    // What is asked, and how its unit is written around a number.
    private static readonly Gen<(string Asks, string Form)> Units = OneOf(
        ("crates", "{0}"), ("crates", "{0} crates"), ("crates", "{0} wooden crates"), ("crates", "{0} crates at most"),
            ("crates", "{0} crates at least"),
            ("crates", "{0} crates or more"), ("crates", "{0} crates and counting"), ("km", "{0} km"), ("km", "{0} kilometres"),
            ("metres", "{0} miles"), ("kg", "{0} tonnes"),
        ("USD", "{0} dollars"), ("EUR", "{0} euros"), ("percent", "{0} percent"), ("ratio", "{0} per cent"), ("°C", "{0} °C"),
            ("km/h", "{0} km/h"), ("USD/h", "{0} dollars per hour"), ("MW", "{0} gigawatts"), ("litres", "{0} gallons"));

    private static readonly Gen<(string Asks, string Says)> Measures =
        from unit in Units
        from count in Counts
        select (unit.Asks, string.Format(CultureInfo.InvariantCulture, unit.Form, count));

    private static readonly Gen<(string Asks, string Says)> Money =
        from sign in OneOf("$", "US$", "€", "£")
        from digits in InDigits
        from scale in OneOf("", " million", "bn", " bln", "m", "k", " mil")
        select (sign switch { "€" => "EUR", "£" => "GBP", _ => "USD" }, $"{sign}{digits}{scale}");

    private static readonly Gen<(string Asks, string Says)> Shares =
        from part in OneOf(Parts)
        from count in Gen.Int[1, 18]
        from form in OneOf("{0} {1}s", "{0}-{1}s", "one in {0}", "one out of {0}", "one {1}", "{2}/{3}")
        where part is not "half" || form is "one in {0}" or "one out of {0}" or "{2}/{3}"
        select ("ratio", string.Format(CultureInfo.InvariantCulture, form, Ones[count], part, count, count + 3));

    [TestCaseSource(nameof(Twins))]
    public void A_phrase_is_read_alike_as_an_answer_and_in_running_text_or_there_is_a_reason(string phrase, string asks, string why)
    {
        var (answer, found) = Read(phrase, asks);

        Assert.That(answer is not null
            && SetsOf(found) == SetsOf(answer), Is.EqualTo(why.Length == 0),
            $"as an answer {SetsOf(answer) ?? "none"}, in running text {SetsOf(found) ?? "none"}");
    }

    [Test]
    public void Whatever_is_read_as_an_answer_is_found_in_a_sentence_with_the_same_two_sets() =>
        Gen.OneOf(Measures, Measures, Money, Shares).Sample(
            each =>
            {
                if (Read(each.Says, each.Asks, Amounts) is not ({ } answer, var found))
                    return;
                Assert.That(SetsOf(found), Is.EqualTo(SetsOf(answer)), $"{each.Says} ({each.Asks})");
                // What is found is its own words, and they are read back as it.
                var context = Context(each.Asks);
                Assert.That(SetsOf(ValueParser.Parse(found!.Text, context).Value as Value.Range), Is.EqualTo(SetsOf(answer)),
                    $"{each.Says} ({each.Asks}) → {found.Text}");
            },
            iter: LongTests.Count(10_000, 200_000));

    [TestCase("They moved 1 800 crates.", "crates", "1,800")]
    [TestCase("They moved an 8- to 16-metre mast.", "metres", "[8, 16]")]
    [TestCase("It is from -18 °C to -34 °C.", "°C", "[−34, −18]")]
    [TestCase("They moved 12 km of pipe.", "people", null)]
    [TestCase("They moved 12 crates.", "crates", "12")]
    [TestCase("They moved about\n 12 crates.", "crates", "about 12")]
    public void What_is_found_is_an_answer_in_its_own_words_where_an_answer_is_read_so(string text, string asks, string? says)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner().Scan(text, found);
        var context = Context(asks);

        var value = found.Single().ValueIn(context);

        Assert.That(value?.Text.Replace('-', '−'), Is.EqualTo(says?.Replace('-', '−')));
        if (value is not null)
            Assert.That(SetsOf(ValueParser.Parse(value.Text, context).Value as Value.Range),
                Does.StartWith($"{value.Literal} | {value.Usual}"));
    }

    [Test]
    public void A_list_of_any_length_is_read_in_a_time_that_grows_with_it()
    {
        // Bounded look-ahead: nothing here is looked through from each of its places.
        foreach (var piece in new[] { "5, ", "5 and ", "12 of ", "one hundred ", "1,", "\"5 ", "5' ", "$5 ", "half ", "10-",
            "three quarters and ", "5 (", "a third of a ", "200 or ", "12 people or " })
        {
            var found = new List<FoundQuantity>();
            new QuantityScanner().Scan(string.Concat(Enumerable.Repeat(piece, 20_000)), found);
            Assert.That(found, Has.Count.LessThanOrEqualTo(40_000), piece);
        }
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static IEnumerable<TestCaseData> Twins() =>
        from line in File.ReadLines(RepositoryRoot.Combine("tests/ClaimLedger.Tests/Cases/twins.tsv"))
        where line.Length > 0 && line[0] != '#'
        let cells = line.Split('\t')
        where cells[0] != "phrase"
        select new TestCaseData(cells[0], cells[1], cells[2]).SetArgDisplayNames(cells[0], cells[1]);

    private static (Value.Range? Answer, Value.Range? Found) Read(string phrase, string asks, QuantityKinds kinds = QuantityKinds.All)
    {
        var context = Context(asks);
        var found = new List<FoundQuantity>();
        new QuantityScanner(new ScanOptions { Kinds = kinds }).Scan($"They counted {phrase} on the pier.", found);
        return (ValueParser.Parse(phrase, context).Value as Value.Range, found.Count == 1 ? found[0].ValueIn(context) : null);
    }

    private static ValueContext Context(string asks) => new() { Answer = AnswerType.Quantity, Unit = asks };

    private static string? SetsOf(Value.Range? value) => value is null ? null
        : $"{value.Literal} | {value.Usual} [{value.Reading}] {value.Written:0.############}";

    // As an answer one group alone is told from two numbers or a decimal by its comma.
    private static string InGroups(int number, string form)
    {
        var commas = number.ToString("#,0", CultureInfo.InvariantCulture);
        return form switch
        {
            "plain" => $"{number}",
            "points" when number >= 1_000_000 => commas.Replace(',', '.'),
            "spaces" when number >= 1_000_000 => commas.Replace(',', ' '),
            "lakhs" when number >= 100_000 => $"{number / 100_000},{number % 100_000 / 1000:00},{number % 1000:000}",
            "decimals" => (number / 100m).ToString(CultureInfo.InvariantCulture),
            _ => commas,
        };
    }

    private static string Spelt(int number, bool and)
    {
        var words = new List<string>();
        foreach (var (size, name) in new[] { (1_000_000, "million"), (1_000, "thousand") })
        {
            if (number >= size)
                words.AddRange([BelowThousand(number / size, and), name]);
            number %= size;
        }
        if (number > 0)
            words.Add((and && words.Count > 0 && number < 100 ? "and " : "") + BelowThousand(number, and));
        return string.Join(' ', words);
    }

    private static string BelowThousand(int number, bool and)
    {
        var rest = number % 100;
        var small = rest == 0 ? "" : rest < 20 ? Ones[rest - 1] : Tens[rest / 10] + (rest % 10 == 0 ? "" : "-" + Ones[rest % 10 - 1]);
        if (number < 100)
            return small;
        var hundreds = Ones[number / 100 - 1] + " hundred";
        return small.Length == 0 ? hundreds : $"{hundreds} {(and ? "and " : "")}{small}";
    }
}
