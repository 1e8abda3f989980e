using ClaimLedger.Text;
using CsCheck;

namespace ClaimLedger.Tests.Text.Dates;

public class TimeOfDayTests
{
    [TestCase("23:20", "{23:20}")]
    [TestCase("11.35 p.m.", "{23:35}")]
    [TestCase("11:35pm", "{23:35}")]
    [TestCase("11:35 p.m", "{23:35}")]
    [TestCase("11.35 p.m. local time", "{23:35}")]
    [TestCase("4:20a", "{04:20}")]
    [TestCase("4:20A", "{04:20}")]
    [TestCase("12:05p", "{12:05}")]
    [TestCase("12:05a", "{00:05}")]
    [TestCase("4:20 a.m.", "{04:20}")]
    [TestCase("7:10p-8:05p", "[19:10, 20:05]")]
    [TestCase("03:50", "{03:50}")]
    [TestCase("3:50", "{03:50}")]
    [TestCase("18h05", "{18:05}")]
    [TestCase("0030", "{00:30}")]
    [TestCase("1800 hours", "{18:00}")]
    [TestCase("12:10 a.m.", "{00:10}")]
    [TestCase("12:10 p.m.", "{12:10}")]
    [TestCase("exactly 18:05", "{18:05}")]
    [TestCase("at 18:05", "{18:05}")]
    [TestCase("3am", "{03:00}; usually [02:45, 03:15]")]
    [TestCase("3 a.m.", "{03:00}; usually [02:45, 03:15]")]
    [TestCase("three in the morning", "{03:00}; usually [02:45, 03:15]")]
    [TestCase("noon", "{12:00}; usually [11:45, 12:15]")]
    [TestCase("midday", "{12:00}; usually [11:45, 12:15]")]
    [TestCase("midnight", "{00:00}; usually [00:00, 00:15]")]
    [TestCase("half past six in the evening", "{18:30}; usually [18:15, 18:45]")]
    [TestCase("ten to five in the afternoon", "{16:50}; usually [16:49, 16:51]")]
    [TestCase("two at night", "{02:00}; usually [01:45, 02:15]")]
    [TestCase("eleven at night", "{23:00}; usually [22:45, 23:15]")]
    [TestCase("quarter to nine", "[08:45, 20:45]; usually [08:42, 20:48]")]
    [TestCase("a quarter to nine in the morning", "{08:45}; usually [08:42, 08:48]")]
    [TestCase("around 18:05", "[17:05, 19:05]; usually [18:01, 18:09]")]
    [TestCase("about 8:38 a.m.", "[07:38, 09:38]; usually [08:36, 08:40]")]
    [TestCase("around 6 p.m.", "[17:00, 19:00]; usually [17:30, 18:30]")]
    [TestCase("6 p.m. or so", "[17:00, 19:00]; usually [17:30, 18:30]")]
    [TestCase("around 00:10", "[00:00, 01:10]; usually [00:06, 00:14]")]
    [TestCase("shortly after 9 a.m.", "(09:00, 10:00]; usually (09:00, 09:30]")]
    [TestCase("just before 03:50", "[02:50, 03:50); usually [03:20, 03:50)")]
    [TestCase("shortly before midnight", "[23:00, 24:00); usually [23:30, 24:00)")]
    [TestCase("after 22:00", "(22:00, 24:00)")]
    [TestCase("before 6 a.m.", "[00:00, 06:00)")]
    [TestCase("by 14:30", "[00:00, 14:30]")]
    [TestCase("until 14:30", "[00:00, 14:30]")]
    [TestCase("since 14:30", "[14:30, 24:00)")]
    [TestCase("between 2 and 3 p.m.", "[14:00, 15:00]")]
    [TestCase("from 9 to 11 am", "[09:00, 11:00]")]
    [TestCase("from 11 to 1 pm", "[11:00, 13:00]")]
    [TestCase("23:20-23:35", "[23:20, 23:35]")]
    [TestCase("from 10 p.m. to midnight", "[22:00, 24:00)")]
    [TestCase("[08:00, 09:30)", "[08:00, 09:30)")]
    public void A_time_of_day_is_the_minutes_that_its_words_allow(string says, string sets) =>
        Assert.That(Sets(says, null), Is.EqualTo(sets));

    [TestCase("03:50", "UTC", "{03:50}")]
    [TestCase("0030 GMT", "UTC", "{00:30}")]
    [TestCase("02:30 CEST", "UTC", "{00:30}")]
    [TestCase("7:30 p.m. EST", "UTC", "{00:30}")]
    [TestCase("00:30 GMT", "EST", "{19:30}")]
    [TestCase("between 01:00 and 02:00 BST", "UTC", "[00:00, 01:00]")]
    [TestCase("9:15 a.m. ET", "ET", "{09:15}")]
    [TestCase("03:50 local time", "local time", "{03:50}")]
    [TestCase("03:50", "local time", "{03:50}")]
    [TestCase("03:50 local time", null, "{03:50}")]
    public void A_time_is_told_on_the_clock_of_the_question(string says, string? zone, string sets) =>
        Assert.That(Sets(says, zone), Is.EqualTo(sets));

    [TestCase("03:50 local time", "UTC", "how far that is from UTC is not known", "the question's zone")]
    [TestCase("03:50 GMT", null, "the question names no zone", "`unit` UTC")]
    [TestCase("9:15 a.m. ET", "UTC", "how far that is from UTC", "another question")]
    [TestCase("03:50", "metres", "\"metres\" is no zone", "UTC")]
    [TestCase("between 11 p.m. and 1 a.m.", null, "runs over midnight", "one side of midnight")]
    [TestCase("shortly", null, "holds no time of day", "23:20")]
    [TestCase("25:10", null, "holds no time of day", "23:20")]
    [TestCase("23:75", null, "holds no time of day", "23:20")]
    [TestCase("2:30:15", null, "holds no time of day", "23:20")]
    [TestCase("7", null, "holds no time of day", "23:20")]
    [TestCase("13 p.m.", null, "holds no time of day", "23:20")]
    [TestCase("23:20 or never", null, "\"or never\" is left over", "23:20")]
    public void What_is_no_time_on_that_clock_is_an_error_with_a_cure(string says, string? zone, string wrong, string cure)
    {
        var result = ValueParser.Parse(says, Context(zone));

        Assert.Multiple(() =>
        {
            Assert.That(result.Success, Is.False);
            Assert.That(result.Wrong, Does.Contain(wrong));
            Assert.That(result.Cure, Does.Contain(cure));
        });
    }

    [Test]
    public void A_written_time_is_read_as_itself() =>
        Gen.Int[0, TimeMeaning.Day - 1].Sample(minutes =>
        {
            var says = TimeMeaning.Write(minutes);
            return ValueParser.Parse(says, Context(null)).Value is Value.Range range
                && range.Literal == Interval.Point(minutes) && range.Usual == range.Literal && range.Written == minutes;
        });

    [Test]
    public void What_is_formatted_is_read_as_the_same_sets()
    {
        string[] hedges = ["", "around ", "shortly after ", "just before ", "after ", "before ", "by ", "since "];
        string[] forms = ["{0}:{1:00}", "{2} {3}", "{2}:{1:00} {3}", "{2}.{1:00}{3}"];
        var words = Gen.Select(
            Gen.Int[0, hedges.Length - 1], Gen.Int[0, forms.Length - 1], Gen.Int[0, 23], Gen.Int[0, 59],
            (hedge, form, hour, minute) =>
                hedges[hedge] + string.Format(forms[form], hour, minute, (hour + 11) % 12 + 1, hour < 12 ? "a.m." : "p.m."));
        words.Sample(says =>
        {
            var read = ValueParser.Parse(says, Context(null)).Value as Value.Range;
            // Before the first minute and after the last nothing is left.
            if (read is null)
                return says.Contains("before", StringComparison.Ordinal) || says.Contains("after", StringComparison.Ordinal);
            return ValueParser.Parse(ValueParser.Format(read, Context(null)), Context(null)).Value is Value.Range again
                && again.Literal == read.Literal && again.Usual == read.Usual;
        });
    }

    [TestCase("10 minutes", "[23:15, 23:25]")]
    [TestCase("10", "[23:15, 23:25]")]
    [TestCase("an hour", "[22:50, 23:50]")]
    [TestCase("exactly", "{23:20}")]
    public void A_tolerance_reaches_half_of_itself_to_either_side(string tolerance, string usual)
    {
        var range = (Value.Range)ValueParser.Parse("23:20", Context(null) with { Tolerance = tolerance }).Value!;

        Assert.That(SetNotation.Format(range.Usual, range.Usual, AnswerType.Time), Is.EqualTo(usual));
    }

    [TestCase("23:20", null, "23:20")]
    [TestCase("0030 GMT", "UTC", "00:30 UTC")]
    [TestCase("between 2 and 3 p.m.", null, "14:00 to 15:00")]
    [TestCase("after 22:00", null, "after 22:00")]
    [TestCase("since 22:00", null, "22:00 or later")]
    [TestCase("before 6 a.m.", null, "before 06:00")]
    [TestCase("by 6 a.m.", null, "06:00 or earlier")]
    [TestCase("shortly after 9 a.m.", null, "after 09:00, 10:00 at the latest")]
    [TestCase("just before 9 a.m.", null, "08:00 or later, before 09:00")]
    public void It_is_described_as_a_clock_shows_it(string says, string? zone, string words)
    {
        var range = (Value.Range)ValueParser.Parse(says, Context(zone)).Value!;

        Assert.That(ValueText.Describe(range.Literal, AnswerType.Time, zone), Is.EqualTo(words));
    }

    [TestCase(15, "15 minutes")]
    [TestCase(1, "1 minute")]
    [TestCase(60, "1 hour")]
    [TestCase(200, "3 hours 20 minutes")]
    [TestCase(61, "1 hour 1 minute")]
    public void A_distance_is_told_in_minutes_and_hours(int minutes, string words) =>
        Assert.That(ValueText.Distance(minutes, AnswerType.Time, null), Is.EqualTo(words));

    [TestCase("The Gull sank at 23:20 on Tuesday.", "23:20", "23:20")]
    [TestCase("The Gull sank at 11.20 p.m. on Tuesday.", "23:20", "11.20 p.m.")]
    [TestCase("It was shortly after 9 a.m. when the Gull sank.", "shortly after 9 a.m.", "shortly after 9 a.m.")]
    [TestCase("The Gull sank at 23:35.", "23:20", "")]
    public void A_quote_holds_the_time_in_any_writing(string quote, string says, string words)
    {
        var value = ValueParser.Parse(says, Context(null)).Value!;

        Assert.That(
            string.Concat(QuoteReader.DecidingWords(quote, value, Context(null)).Select(span => quote.Substring(span.Start, span.Length))),
            Is.EqualTo(words));
    }

    private static string Sets(string says, string? zone)
    {
        var result = ValueParser.Parse(says, Context(zone));
        return result.Value is Value.Range range ? SetNotation.Format(range.Literal, range.Usual, AnswerType.Time) : result.Wrong!;
    }

    private static ValueContext Context(string? zone) => new() { Answer = AnswerType.Time, Unit = zone };
}
