using System.Xml.Linq;
using AngleSharp.Html.Parser;
using ClaimLedger.Reports.Charts;

namespace ClaimLedger.Reports.Tests;

public sealed class NarrowedReportTests
{
    private static readonly ConflictId First = HarbourFireStory.Conflicts[0].Conflict.Id;

    [Test]
    public void One_conflict_is_a_page_of_its_own_that_a_preview_of_its_link_describes()
    {
        using var page = new HtmlParser().ParseDocument(Render(isSingle: true, First));
        var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').ToList();

        Assert.That(page.QuerySelectorAll(".conflict").Select(conflict => conflict.Id), Is.EqualTo(new[] { First.ToString() }));
        Assert.That(
            page.QuerySelector("meta[name=description]")!.GetAttribute("content"),
            Is.EqualTo("Five, according to Port Authority; 11, according to Dana Mor. Both in Morning Post (4 June 2031)."));
        Assert.That(page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"), Is.EqualTo("How many people were killed?"));
        Assert.That(page.QuerySelector(".explanation")!.TextContent, Does.StartWith("Five, according to"));
        Assert.That(page.QuerySelectorAll(".sources > li").Select(source => source.Id), Is.EqualTo(new[] { "source-morning-post" }));
        Assert.That(
            page.QuerySelectorAll(".who dt").Select(speaker => speaker.TextContent), Is.EqualTo(new[] { "Dana Mor", "Port Authority" }));
        Assert.That(levels.Zip(levels.Skip(1)).Where(pair => pair.Second > pair.First + 1), Is.Empty);
        var ids = page.QuerySelectorAll("[id]").Select(element => "#" + element.Id).ToList();
        Assert.That(page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")).Except(ids), Is.Empty);
    }

    [Test]
    public void A_part_of_the_conflicts_says_that_it_is_a_part_and_of_how_many()
    {
        var second = HarbourFireStory.Conflicts[3].Conflict.Id;
        using var page = new HtmlParser().ParseDocument(Render(isSingle: false, First, second));

        Assert.That(page.QuerySelectorAll(".conflict"), Has.Length.EqualTo(2));
        Assert.That(page.QuerySelector(".dateline")!.TextContent, Does.Contain("Shown here: 2 of 18 conflicts of the data set"));
        Assert.That(page.QuerySelector("#agreements, #changes, #alone, #replaced"), Is.Null);
        Assert.That(page.Body!.TextContent, Does.Not.Contain("no longer occurs"), "what is not shown is not gone");
        Assert.That(
            page.GetElementById("source-morning-post")!.TextContent,
            Is.EqualTo(WholePage("source-morning-post")),
            "a source is in as many conflicts as in the whole report");
    }

    [Test]
    public void Nothing_shown_is_not_no_conflicts() =>
        Assert.That(
            Render(isSingle: false),
            Does.Contain("None of the data set’s conflicts passes what this report was narrowed to.").And
                .Contain("Shown here: 0 of 18 conflicts"));

    [Test]
    public void On_one_source_s_word_stand_counts_of_people_and_unnamed_speakers_and_nothing_that_is_disputed_or_borne_out()
    {
        using var page = new HtmlParser().ParseDocument(
            DiscrepancyReport.Render(HarbourFireStory.DataSet, [], Story.Options));
        using var disputed = new HtmlParser().ParseDocument(Story.Render());

        Assert.That(
            page.QuerySelectorAll(".lone h3").Select(asked => asked.LastChild!.TextContent.Trim()),
            Is.EqualTo(new[] { "How many casualties, killed and injured together?" }));
        Assert.That(disputed.QuerySelectorAll(".lone h3"), Is.Empty, "the arithmetic conflict has it");
    }

    [Test]
    public void The_foot_says_what_the_report_was_made_from_and_with()
    {
        var from = new Provenance
        {
            Desk = "Night desk",
            Tool = "ClaimLedger 9.9",
            Fingerprint = "f00d",
            History = "cafe",
            Revision = "beef"
        };
        foreach (var format in (string[])["html", "markdown"])
        {
            var report = DiscrepancyReport.Render(
                HarbourFireStory.DataSet, HarbourFireStory.Conflicts, Story.Options with { Format = format, Provenance = from });
            foreach (var part in (string[])["Night desk", "ClaimLedger 9.9", "f00d", "cafe", "beef"])
                Assert.That(report, Does.Contain(part));
        }
    }

    [Test]
    public void A_card_shows_one_conflict_and_no_other_number([Values] bool one)
    {
        var options = Story.Options with { Format = "svg", Shown = one ? [First] : null };
        if (!one)
        {
            Assert.Throws<TemplateException>(
                () => DiscrepancyReport.Render(HarbourFireStory.DataSet, HarbourFireStory.Conflicts, options));
            return;
        }
        var card = XDocument.Parse(DiscrepancyReport.Render(HarbourFireStory.DataSet, HarbourFireStory.Conflicts, options));
        var words = string.Join(' ', card.Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value));

        Assert.That(
            words,
            Does.Contain("How many people were killed?").And.Contain("A five").And.Contain("B 11").And
                .Contain("according to Dana Mor").And
                .Contain(First.ToString()));
        Assert.That(card.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "style"), Is.Empty);
    }

    [Test]
    public void Whatever_stands_in_a_conflict_a_card_is_well_formed_and_keeps_to_its_paper()
    {
        var words = new string('w', 500) + " <b> & \"quoted\" " + string.Join(' ', Enumerable.Repeat("word", 300));
        var card = XDocument.Parse(
            CardDrawing.Of(new ConflictCard(words, words, words, words, [.. Enumerable.Repeat(words, 9)], [words])));
        var texts = card.Descendants().Where(element => element.Name.LocalName == "text").ToList();

        Assert.That(texts.Select(text => int.Parse(text.Attribute("y")!.Value)), Is.All.LessThan(630));
        Assert.That(texts.Select(text => text.Value.Length * int.Parse(text.Attribute("font-size")!.Value) / 2), Is.All.LessThan(1200));
        Assert.That(texts.Select(text => text.Value), Has.Some.EqualTo("and 6 more"));
    }

    private static string WholePage(string id)
    {
        using var page = new HtmlParser().ParseDocument(Story.Render());
        return page.GetElementById(id)!.TextContent;
    }

    private static string Render(bool isSingle, params ConflictId[] shown) => DiscrepancyReport.Render(
        HarbourFireStory.DataSet, HarbourFireStory.Conflicts, Story.Options with { Shown = shown, IsSingle = isSingle });
}
