
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

        // Once: on their own, or as the positions of a conflict with the others as rings.
        var drawn = page.QuerySelectorAll("figure.drawing")
            .Where(figure => figure.QuerySelector("svg title")!.TextContent.EndsWith("by the date they speak of", StringComparison.Ordinal)
                || figure.QuerySelector("svg title")!.TextContent.EndsWith("by the date it speaks of", StringComparison.Ordinal)).ToList();
        Assert.That(drawn, Has.Count.EqualTo(charts));
        foreach (var figure in drawn)
            Assert.That(figure.QuerySelector("figcaption")!.TextContent, Does.Match("^(The figures|By) (by )?the date each "));
    }

    [TestCase("fire.killed")]
    [TestCase("fire.cause")]
    public async Task A_question_in_a_conflict_shows_its_positions_and_each_claim_once(string question)
    {
        var page = (await _served.Get("/questions/" + question)).Done().Html;
        var conflict = (await _served.Get(page.QuerySelector(".shown h3 a")!.GetAttribute("href")!)).Done().Html;

        Assert.That(
            page.QuerySelectorAll(".shown .position h4 bdi").Select(says => says.TextContent),
            Is.SupersetOf(conflict.QuerySelectorAll(".position h3 bdi").Select(says => says.TextContent)));
        Assert.That(
            page.QuerySelectorAll(".shown:first-of-type svg.chart"), Has.Length.EqualTo(conflict.QuerySelectorAll("svg.chart").Length));
        Assert.That(page.QuerySelectorAll(".claims .asked"), Is.Empty, "the page is that question");
        var quotes = page.QuerySelectorAll(".shown blockquote").Select(quote => quote.TextContent).ToHashSet();
        Assert.That(page.QuerySelectorAll(".claims blockquote").Select(quote => quote.TextContent).Where(quotes.Contains), Is.Empty);
    }

    [Test]
    public async Task A_question_in_a_conflict_that_has_one_answer_for_good_has_a_drawing()
    {
        await using var shipped = await Served.Shipped();

        var page = (await shipped.Get("/questions/witkoff-proposal.living-hostages")).Done().Html;

        Assert.That(page.QuerySelectorAll(".shown svg.chart"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelectorAll(".position h4 bdi").Select(says => says.TextContent), Is.EqualTo(["five", "11"]));
    }

    [Test]
    public async Task Figures_with_one_tick_are_named_beside_their_marks_over_one_caption()
    {
        await using var shipped = await Served.Shipped();

        var figure = (await shipped.Get("/questions/war.palestinians-killed")).Done().Html.QuerySelector("figure.drawing")!;

        Assert.That(
            figure.QuerySelectorAll("text.says").Select(says => says.TextContent), Is.EqualTo(["more than 50,000", "more than 50,900"]));
        Assert.That(figure.QuerySelector("svg")!.TextContent, Does.Not.Contain("start at zero"));
        Assert.That(
            figure.QuerySelector("figcaption")!.TextContent.Trim(),
            Is.EqualTo(
                "The figures by the date each speaks of. Line: what the words allow by the letter, with an arrow where they name no end. "
                    + "Bar: what they are usually taken for. The scale does not start at zero."));
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
