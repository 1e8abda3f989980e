
namespace ClaimLedger.Web.Tests;

/// <summary>A question's page: its figures over time, and the relations in which it stands.</summary>
public sealed class QuestionTests
{
    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.HarbourFire();

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    [TestCase("fire.killed", 1)]
    [TestCase("fire.injured", 1)]
    [TestCase("fire.called", 0)]
    [TestCase("fire.cause", 0)]
    public async Task Figures_of_several_dates_are_drawn_by_the_date_they_speak_of(string question, int charts)
    {
        var page = (await _served.Get("/questions/" + question)).Done().Html;

        var drawn = page.QuerySelectorAll("figure.drawing").ToList();
        Assert.That(drawn, Has.Count.EqualTo(charts));
        foreach (var figure in drawn)
        {
            Assert.That(figure.QuerySelector("svg title")!.TextContent, Does.EndWith("The figures by the date they speak of"));
            Assert.That(figure.QuerySelector("figcaption")!.TextContent, Is.EqualTo("The figures by the date each speaks of"));
        }
    }

    [TestCase("fire.casualties", "fire.killed fire.injured")]
    [TestCase("fire.injured", "fire.casualties fire.killed")]
    public async Task A_relation_is_shown_with_the_other_questions_in_it(string question, string others)
    {
        var relation = (await _served.Get("/questions/" + question)).Done().Html.QuerySelector(".relations li")!;

        Assert.That(relation.QuerySelector("code")!.TextContent, Is.EqualTo("fire.casualties = fire.killed + fire.injured"));
        Assert.That(string.Join(' ', relation.QuerySelectorAll(".from a").Select(link => link.TextContent)), Is.EqualTo(others));
        foreach (var link in relation.QuerySelectorAll("a"))
            (await _served.Get(link.GetAttribute("href")!)).Done();
    }

    [Test]
    public async Task Where_a_relation_is_broken_it_leads_to_the_conflict()
    {
        var link = (await _served.Get("/questions/fire.casualties")).Done().Html.QuerySelector(".relations .dispute a")!;

        Assert.That((await _served.Get(link.GetAttribute("href")!)).Done().Text, Does.Contain("arithmetic"));
    }

    [Test]
    public async Task A_question_without_relations_says_nothing_of_them() =>
        Assert.That((await _served.Get("/questions/fire.cause")).Done().Html.QuerySelector("#relations"), Is.Null);
}
