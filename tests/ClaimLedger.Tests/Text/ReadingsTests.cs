using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class ReadingsTests
{
    private static readonly string[] Literature =
        [
            "Jansen & Pollmann 2001",
            "Krifka 2007",
            "Geurts & Nouwen 2007",
            "Cummins, Sauerland & Solt 2012",
            "Ferson et al. 2015",
            "Van der Henst, Carles & Sperber 2002",
            "convention",
        ];

    // Number, granularity, literal and usual set of every row of the design, before counts move to whole numbers.
    [TestCase("count", 99, "{99}", "{99}")]
    [TestCase("large-count", 1800, "{1800}", "[1750, 1850]")]
    [TestCase("large-count", 50_000, "{50000}", "[47500, 52500]")]
    [TestCase("measure", 40, "{40}", "[38, 42]")]
    [TestCase("exactly", 1800, "{1800}", "{1800}")]
    [TestCase("about", 1800, "[1440, 2160]", "[1750, 1850]")]
    [TestCase("about", 40, "[32, 48]", "[35, 45]")]
    [TestCase("about", 10, "[8, 12]", "[8, 12]")]
    [TestCase("about", 251, "[200.8, 301.2]", "[245.98, 256.02]")]
    [TestCase("nearly", 5000, "[4000, 5000)", "[4500, 5000)")]
    [TestCase("just-over", 100, "(100, 120]", "(100, 110]")]
    [TestCase("more-than", 50_900, "(50900, ∞)", "(50900, 51000]")]
    [TestCase("more-than", 12, "(12, ∞)", "(12, 13.2]")]
    [TestCase("more-than", 55, "(55, ∞)", "(55, 60.5]")]
    [TestCase("at-least", 15, "[15, ∞)", "[15, 22.5]")]
    [TestCase("up-to", 24, "[0, 24]", "[19.2, 24]")]
    [TestCase("up-to", 100, "[0, 100]", "[0, 100]")]
    [TestCase("fewer-than", 24, "[0, 24)", "[19.2, 24)")]
    [TestCase("between", 30, "{30}", "{30}")]
    [TestCase("a-couple", 1, "{2}", "[2, 3]")]
    [TestCase("a-few", 1, "[2, ∞)", "[3, 5]")]
    [TestCase("several", 1, "[3, ∞)", "[3, 9]")]
    [TestCase("dozens", 1, "[24, ∞)", "[24, 99]")]
    [TestCase("scores", 1, "[40, ∞)", "[40, 99]")]
    [TestCase("hundreds", 1, "[200, ∞)", "[200, 999]")]
    [TestCase("thousands", 1, "[2000, ∞)", "[2000, 9999]")]
    [TestCase("tens-of-thousands", 1, "[20000, ∞)", "[20000, 99999]")]
    [TestCase("hundreds-of-thousands", 1, "[200000, ∞)", "[200000, 999999]")]
    [TestCase("a-dozen", 12, "{12}", "{12}")]
    public void The_table_reads_as_the_design_does(string row, decimal number, string literal, string usual)
    {
        var reading = Readings.Default.Row(row);
        var written = WrittenNumber.Of(number);

        Assert.Multiple(() =>
        {
            Assert.That(reading.LiteralSet.Evaluate(number, written.Granularity).ToString(), Is.EqualTo(literal));
            Assert.That(reading.UsualSet.Evaluate(number, written.Granularity).ToString(), Is.EqualTo(usual));
        });
    }

    [TestCaseSource(nameof(Rows))]
    public void Every_row_names_what_it_rests_on(Reading row) =>
        Assert.That(Literature.Any(name => row.RestsOn.Contains(name, StringComparison.Ordinal)), Is.True, row.RestsOn);

    [TestCaseSource(nameof(Rows))]
    public void What_is_usually_meant_is_never_empty_and_meets_the_letter(Reading row)
    {
        foreach (var number in new[] { 1m, 2, 7.2m, 10, 12, 24, 40, 99, 100, 251, 1800, 50_900, 1_200_000 })
        {
            var granularity = WrittenNumber.Of(number).Granularity;
            var literal = row.LiteralSet.Evaluate(number, granularity);
            var usual = row.UsualSet.Evaluate(number, granularity);
            Assert.That(literal is { } letter && usual is { } meant && letter.Meets(meant), Is.True, $"{row.Id} of {number}");
        }
    }

    [TestCase("50,900", "100")]
    [TestCase("1,800", "100")]
    [TestCase("40", "10")]
    [TestCase("24", "1")]
    [TestCase("7.2", "0.1")]
    [TestCase("7.0", "0.1")]
    [TestCase("1.2 million", "100000")]
    [TestCase("0", "1")]
    [TestCase("two dozen", "12")]
    [TestCase("three hundred and twenty", "10")]
    [TestCase("5k", "1000")]
    public void Granularity_is_the_place_of_the_last_significant_digit(string number, string granularity)
    {
        Assert.That(NumberReader.TryRead(new TokenReader(Tokenizer.Read(number)), out var written), Is.True);
        Assert.That(written.Granularity, Is.EqualTo(decimal.Parse(granularity)));
    }

    [TestCase("{N}", "{12}")]
    [TestCase("N ± 20%", "[9.6, 14.4]")]
    [TestCase("[80% N, N)", "[9.6, 12)")]
    [TestCase("(N, ∞)", "(12, ∞)")]
    [TestCase("(−∞, N]", "(−∞, 12]")]
    [TestCase("[20,000, 99,999]", "[20000, 99999]")]
    [TestCase("[N - max(g, 20%), N]", "[9.6, 12]")]
    [TestCase("(N, N + 1] where g is 1, else {N}", "(12, 13]")]
    public void The_notation_is_that_of_the_design(string notation, string set) =>
        Assert.That(ReadingExpression.Parse(notation).Value!.Evaluate(12, 1).ToString(), Is.EqualTo(set));

    [TestCase("")]
    [TestCase("N")]
    [TestCase("[N, N")]
    [TestCase("[N; 2]")]
    [TestCase("N ± x")]
    [TestCase("{N} {N}")]
    [TestCase("N ± g/0")]
    [TestCase("{min(min(min(min(min(min(min(min(min(min(N, N), N), N), N), N), N), N), N), N), N)}")]
    [TestCase("(N, ∞) where g is 1")]
    public void What_is_no_set_is_an_error_with_an_example(string notation)
    {
        var result = ReadingExpression.Parse(notation);

        Assert.That(result.Success, Is.False);
        Assert.That(result.Cure, Does.Contain("N ± 20%"));
    }

    [Test]
    public void A_data_set_may_read_a_row_otherwise()
    {
        var readings = Readings.Default.With("about", "N ± 30%", null).Value!;
        var context = new ValueContext { Answer = AnswerType.Quantity, Readings = readings };

        var value = (Value.Range)ValueParser.Parse("about 40", context).Value!;

        Assert.That((value.Literal.ToString(), value.Usual.ToString()), Is.EqualTo(("[28, 52]", "[35, 45]")));
    }

    [TestCase("roughly", "{N}", "there is no reading \"roughly\"")]
    [TestCase("about", "N +- 3", "is not a set")]
    [TestCase("about", "[3, 4]", "does not fit")]
    [TestCase("hundreds", "{N}", "does not fit")]
    [TestCase("about", "[N, 50% N]", "would hold no number")]
    public void A_bad_override_is_an_error(string row, string literal, string wrong)
    {
        var result = Readings.Default.With(row, literal, null);

        Assert.That(result.Wrong, Does.Contain(wrong));
        Assert.That(result.Cure, Is.Not.Empty);
    }

    private static System.Collections.Immutable.ImmutableArray<Reading> Rows() => Readings.Default.Rows;
}
