using AngleSharp.Html.Parser;

namespace ClaimLedger.Reports.Tests;

public sealed class HarmonyTests
{
    private static readonly Value Eleven = Range("11", Interval.Point(11));
    private static readonly Value OverFive = Range("more than 5", Interval.Between(6, null));
    private static readonly Value Hundreds = Range("8 to 15", Interval.Between(8, 15));
    private static readonly Value Dozen = Range("10 to 20", Interval.Between(10, 20));
    private static readonly Value All = new Value.Options("all of it", OptionSet.Of(0));
    private static readonly Value AllOrPart = new Value.Options("all of it or a part", OptionSet.Of(0, 1));
    private static readonly Value None = new Value.Options("none of it", OptionSet.Of(2));

    [TestCase(nameof(Eleven), nameof(Eleven), OverTime.Fixed, 1, "Post", "Echo", true, TestName = "The same answer of two sources agrees")]
    [TestCase(nameof(Eleven), nameof(OverFive), OverTime.Fixed, 1, "Post", "Echo", true, TestName = "An answer within the other agrees")]
    [TestCase(
        nameof(Hundreds), nameof(Dozen), OverTime.Fixed, 1, "Post", "Echo", false, TestName = "Answers that only overlap do not agree")]
    [TestCase(nameof(All), nameof(All), OverTime.Fixed, 1, "Post", "Echo", true, TestName = "The same option agrees")]
    [TestCase(
        nameof(All),
        nameof(AllOrPart),
        OverTime.Fixed,
        1,
        "Post",
        "Echo",
        false,
        TestName = "An option and a choice of options do not agree")]
    [TestCase(nameof(Eleven), nameof(Eleven), OverTime.Instant, 1, "Post", "Echo", true, TestName = "Equal figures of one day agree")]
    [TestCase(
        nameof(Eleven), nameof(Eleven), OverTime.Instant, 2, "Post", "Echo", false, TestName = "Equal figures of two days do not agree")]
    [TestCase(
        nameof(Eleven),
        nameof(Eleven),
        OverTime.Cumulative,
        2,
        "Post",
        "Echo",
        false,
        TestName = "Equal figures of two days of a growing count do not agree")]
    [TestCase(
        nameof(Eleven), nameof(Eleven), OverTime.Fixed, 1, "Post", "Post", false, TestName = "Two sources of one origin do not agree")]
    public void What_agrees(
        string first, string second, OverTime overTime, int secondDay, string firstPublisher, string secondPublisher, bool agrees) =>
        Assert.That(
            Titles("agreements", overTime, [(first, 1, firstPublisher, "one", []), (second, secondDay, secondPublisher, "two", [])]),
            Has.Count.EqualTo(agrees ? 1 : 0));

    [Test]
    public void A_source_and_the_speaker_it_credits_are_not_two_sources() =>
        Assert.That(
            Titles(
                "agreements",
                OverTime.Fixed,
                [(nameof(Eleven), 1, "Post", "one", []), (nameof(Eleven), 1, "Post", "one", ["Fire Service"])]),
            Is.Empty);

    [TestCase(nameof(Eleven), nameof(Dozen), OverTime.Instant, true)]
    [TestCase(nameof(Eleven), nameof(Dozen), OverTime.Fixed, false)]
    [TestCase(nameof(Eleven), nameof(Eleven), OverTime.Instant, false)]
    [TestCase(nameof(All), nameof(None), OverTime.Instant, true)]
    [TestCase(nameof(All), nameof(AllOrPart), OverTime.Instant, false)]
    public void Answers_of_different_dates_are_those_that_only_their_dates_keep_from_being_compared(
        string first, string second, OverTime overTime, bool shown) =>
        Assert.That(
            Titles("changes", overTime, [(first, 1, "Post", "one", []), (second, 2, "Echo", "two", [])]), Has.Count.EqualTo(shown ? 1 : 0));

    private static List<string> Titles(
        string section, OverTime overTime, (string Value, int Day, string Publisher, string Source, string[] Speakers)[] told)
    {
        Value Named(string name) =>
            (Value)typeof(HarmonyTests).GetField(
                name, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetValue(
                null)!;
        var isChoice = Named(told[0].Value) is Value.Options;
        var data = new DataSet
        {
            Title = "Harbour fire",
            Speakers = [new Speaker { Name = new("Fire Service"), Kind = SpeakerKind.Office }],
            Questions =
            [
                new Question
                {
                    Id = new("fire.asked"), Subject = "Harbour fire", Asks = "What was it?", OverTime = overTime,
                    Answer = isChoice ? AnswerType.Choice : AnswerType.Quantity,
                    Options = isChoice ? ["all of it", "a part of it", "none of it"] : [],
                    Exclusions = isChoice ? [OptionSet.Of(2), OptionSet.Of(2), OptionSet.Of(0, 1)] : [],
                },
            ],
            Sources = [.. told.GroupBy(one => one.Source).Select(source => new Source
            {
                Id = new(source.Key),
                Title = source.Key,
                Publisher = source.First().Publisher,
                Published = WrittenDate.Of(Day(9)),
                Claims = [.. source.Select((one, index) => new Claim
                {
                    Id = new($"{source.Key}/{index}"),
                    Source = new(source.Key),
                    Question = new("fire.asked"),
                    Value = Named(one.Value),
                    AsOf = new(Day(one.Day), "given"),
                    Speakers = [.. one.Speakers.Select(name => new SpeakerName(name))],
                })],
            })],
        };
        using var page = new HtmlParser().ParseDocument(DiscrepancyReport.Render(data, [], Story.Options));
        return [.. (page.GetElementById(section)?.ParentElement!.QuerySelectorAll("h3").Select(title => title.TextContent) ?? [])];
    }

    private static Value.Range Range(string says, Interval literal) => new(says, literal, literal, null, "count");

    private static DaySpan Day(int day) => DaySpan.Day(new DateOnly(2031, 6, day));
}
