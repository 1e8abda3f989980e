using System.Globalization;
using ClaimLedger.Reports.Charts;
using CsCheck;

namespace ClaimLedger.Reports.Tests.Charts;

public sealed class ChartTests
{
    private static readonly Gen<decimal> Number = Gen.OneOf(
        Gen.Int[-50, 5000].Select(number => (decimal)number),
        Gen.Long[-9_000_000_000_000_000, 9_000_000_000_000_000].Select(number => (decimal)number),
        Gen.Int[0, 100000].Select(number => number / 1000m),
        Gen.Int[0, 3].Select(number => 79_000_000_000_000_000_000_000_000_000m + number));

    private static readonly Gen<Interval> Set = Gen.Select(Number, Number, Gen.Int[0, 4], Gen.Bool).Select((one, two, shape, open) =>
    {
        var (low, high) = (Math.Min(one, two), Math.Max(one, two));
        return shape switch
        {
            0 => Interval.Point(low),
            1 => Interval.Create(low, null, open, false),
            2 => Interval.Create(null, high, false, open),
            _ when low == high => Interval.Point(low),
            _ => Interval.Create(low, high, open, open),
        };
    });

    private static readonly Gen<DaySpan> Days = Gen.Select(Gen.Int[0, DateOnly.MaxValue.DayNumber], Gen.Int[0, 800])
        .Select(
            (first, length) =>
                new DaySpan(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(Math.Min(first + length, DateOnly.MaxValue.DayNumber))));

    [Test]
    public void Any_numbers_get_a_few_ticks_in_rising_order_inside_the_axis() =>
        Gen.Select(Number.List[1, 6], Gen.Bool, Gen.Bool).Sample((numbers, low, high) =>
        {
            var axis = Axis.Numbers(numbers, "", Svg.Room, low, high);
            var places = axis.Ticks.Select(tick => tick.At).ToList();
            return places.Count is > 0 and <= 12
                && places.TrueForAll(at => at is > -1 and < 101)
                && axis.Ticks.All(tick => tick.Label == "0" || numbers.Exists(number => Math.Abs(axis.At(number) - tick.At) < 1e-6))
                && places.Zip(places.Skip(1)).All(pair => pair.First < pair.Second)
                && numbers.TrueForAll(number => axis.At(number) is > -0.001 and < 100.001);
        });

    [Test]
    public void Any_days_get_a_few_ticks_inside_the_axis() =>
        Days.List[1, 5].Sample(spans =>
        {
            var axis = Axis.Days([.. spans.SelectMany(span => (decimal[])[span.First.DayNumber, span.Last.DayNumber])], Svg.Room);
            return axis.Ticks.Count <= 16 && axis.Ticks.All(tick => tick.At is > -1 and < 101);
        });

    [Test]
    public void Any_sets_can_be_drawn_and_the_drawing_names_no_place_off_the_paper() =>
        Gen.Select(Set, Set, Gen.Int[0, 12]).Array[1, 6].Sample(rows =>
        {
            var drawn = IntervalChart.Draw(
                "id",
                "title",
                "<desc>",
                [.. rows.Select(row => new IntervalRow(row.Item3, "says <b>", row.Item1, row.Item2))],
                AnswerType.Quantity,
                "people",
                labelsAtMargin: false);
            return drawn is not null
                && !drawn.ToString().Contains("NaN", StringComparison.Ordinal)
                && !drawn.ToString().Contains('∞', StringComparison.Ordinal)
                && !drawn.ToString().Contains("<b>", StringComparison.Ordinal);
        });

    [Test]
    public void Any_answers_can_be_drawn_on_a_time_line() =>
        Gen.Select(Set, Set, Days).Array[1, 6].Sample(points =>
        {
            var drawn = TimeLine.Draw(
                "id",
                "title",
                "desc",
                [
                    .. points.Select(
                        (point, index) => new TimePoint(index == 0 ? null : index, "says", point.Item3, point.Item1, point.Item2)),
                ],
                [],
                "",
                190);
            return drawn is not null && !drawn.ToString().Contains("NaN", StringComparison.Ordinal);
        });

    [TestCase("5 11", "0 5 11")]
    [TestCase("95 100", "95 100")]
    [TestCase("1440 2160 1750 1850", "1,440 1,750 2,160")]
    [TestCase("200 999 1440 2160", "200 999 1,440 2,160")]
    [TestCase("50900 51000", "50,900 51,000")]
    [TestCase("1.25 1.75", "1.25 1.75")]
    [TestCase("0.3333333333 2", "0 0.3333 2")]
    [TestCase("7", "7")]
    public void Ticks_stand_on_the_figures_that_have_room_and_on_zero_where_it_is_near(string numbers, string ticks)
    {
        var axis = Axis.Numbers(
            [.. numbers.Split(' ').Select(number => decimal.Parse(number, CultureInfo.InvariantCulture))],
            "",
            Svg.Room,
            openLow: false,
            openHigh: false);

        Assert.That(string.Join(' ', axis.Ticks.Select(tick => tick.Label)), Is.EqualTo(ticks));
    }

    [TestCase("2031-06-03 2031-06-05", "3 Jun|5 Jun")]
    [TestCase("2031-06-03 2031-06-05 2031-06-03", "3 Jun|5 Jun")]
    [TestCase("2025-01-19 2025-03-18", "19 Jan|18 Mar")]
    [TestCase("2023-10-07 2025-04-14", "7 Oct 2023|14 Apr 2025")]
    [TestCase("2031-06-03 2031-06-04 2031-06-13", "3 Jun|13 Jun")]
    [TestCase("1999-01-01 1999-01-02 2012-01-01 2025-01-01", "1 Jan 1999|1 Jan 2012|1 Jan 2025")]
    [TestCase("2031-06-03 2031-06-08 2031-06-13", "3 Jun|8 Jun|13 Jun")]
    public void Ticks_of_days_stand_on_the_days_that_have_room(string days, string ticks)
    {
        var axis = Axis.Days(
            [.. days.Split(' ').Select(day => (decimal)DateOnly.Parse(day, CultureInfo.InvariantCulture).DayNumber)], Svg.Room);

        Assert.That(string.Join('|', axis.Ticks.Select(tick => tick.Label)), Is.EqualTo(ticks));
    }

    [TestCase(0, "A")]
    [TestCase(25, "Z")]
    [TestCase(26, "AA")]
    [TestCase(27, "AB")]
    [TestCase(701, "ZZ")]
    public void Positions_have_letters_that_never_repeat(int index, string letter) =>
        Assert.That(PositionStyle.Letter(index), Is.EqualTo(letter));
}
