using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text.Dates;

public class DateFormTests
{
    private static IEnumerable<TestCaseData> Examples() =>
        from form in DateForms.All
        from style in Enum.GetValues<TextStyle>()
        where (form.Only ?? style) == style
        select new TestCaseData(form.Pattern, form.Example, style == TextStyle.RunningText).SetArgDisplayNames(form.Example, $"{style}");

    [TestCaseSource(nameof(Examples))]
    public void Every_form_reads_its_own_example_whole(string pattern, string example, bool isInText)
    {
        var tokens = new TokenReader(Tokenizer.Read(example));
        var context = new ValueContext { Answer = AnswerType.Date, Published = DaySpan.Day(new DateOnly(2025, 4, 14)) };
        var reader = new DateReader(tokens, example, context, isInText ? TextStyle.RunningText : TextStyle.Value);

        var phrase = reader.ReadPhrase();

        // The one form that is there to be refused.
        if (pattern == "<day> /")
        {
            Assert.That(reader.Complaint!.Wrong, Does.Contain("day first"));
            return;
        }
        var isSentenceStop = isInText && example.EndsWith('.');
        Assert.Multiple(() =>
        {
            Assert.That(phrase, Is.Not.Null);
            // In running text figures are read before what some of them are by ISO 8601.
            Assert.That(reader.Form?.Pattern,
                Is.EqualTo(isInText && pattern.Contains("<iso-number>", StringComparison.Ordinal) ? "<figures>" : pattern));
            Assert.That(tokens.AtEnd || isSentenceStop, Is.True, "something is left over");
        });
    }

    [Test]
    public void Every_form_says_what_it_rests_on() => Assert.That(DateForms.All.Select(form => form.Why), Has.All.Not.Empty);

    // "On" behind a date is a bound only where the text or the clause ends; else it is what something is on.
    [TestCase("from Sunday on", "[2025-04-13, ∞)")]
    [TestCase("Sunday on", "[2025-04-13, ∞)")]
    [TestCase("Sunday", "{2025-04-13}")]
    public void A_date_may_be_open_at_its_end(string says, string days)
    {
        var context = new ValueContext { Answer = AnswerType.Date, Published = DaySpan.Day(new DateOnly(2025, 4, 14)) };

        var range = (Value.Range)ValueParser.Parse(says, context).Value!;

        Assert.That(range.Literal, Is.EqualTo(SetNotation.Parse(days, AnswerType.Date)!.Value.Literal));
    }

    // Published on Monday, 14 April 2025. What only running text was read for is a value as well.
    [TestCase("10 April to 20 April", "[2025-04-10, 2025-04-20]")]
    [TestCase("Friday the 11th", "{2025-04-11}")]
    [TestCase("Friday week", "{2025-04-25}")]
    [TestCase("more than three days ago", "(−∞, 2025-04-11)")]
    [TestCase("within two weeks", "[2025-04-14, 2025-04-28]")]
    [TestCase("the rest of the month", "[2025-04-14, 2025-04-30]")]
    [TestCase("the seventies", "[1970-01-01, 1979-12-31]")]
    [TestCase("next week on Friday", "{2025-04-25}")]
    [TestCase("2016 Q3", "[2016-07-01, 2016-09-30]")]
    [TestCase("November between 19 and 20", "[2024-11-19, 2024-11-20]")]
    public void One_grammar_reads_values_and_running_text(string says, string days)
    {
        var context = new ValueContext { Answer = AnswerType.Date, Published = DaySpan.Day(new DateOnly(2025, 4, 14)) };

        var range = (Value.Range)ValueParser.Parse(says, context).Value!;

        Assert.That(range.Literal, Is.EqualTo(SetNotation.Parse(days, AnswerType.Date)!.Value.Literal));
    }
}
