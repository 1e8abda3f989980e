using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.TestSupport;
using Markdig;

namespace ClaimLedger.Reports.Tests;

public sealed class DiscrepancyReportTests
{
    private static readonly string Html = Story.Render();
    private static readonly IDocument Page = new HtmlParser().ParseDocument(Html);
    private static readonly string Markdown = Story.Render(format: "markdown");
    private static readonly IDocument MarkdownPage = new HtmlParser().ParseDocument(
        Markdig.Markdown.ToHtml(Markdown, new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build()));

    [OneTimeTearDown]
    public void ClosePages()
    {
        Page.Dispose();
        MarkdownPage.Dispose();
    }

    [Test]
    public void The_html_report_is_as_reviewed() => Golden.Check(Html, "tests/ClaimLedger.Reports.Tests/Golden/harbour-fire.html");

    [Test]
    public void The_markdown_report_is_as_reviewed() => Golden.Check(Markdown, "tests/ClaimLedger.Reports.Tests/Golden/harbour-fire.md");

    [Test]
    public void It_holds_nothing_that_runs_or_fetches()
    {
        Assert.That(
            Page.QuerySelectorAll("script, iframe, object, embed, img, link, form, base, video, audio, foreignObject, [style]"), Is.Empty);
        Assert.That(
            Page.All
                .SelectMany(element => element.Attributes)
                .Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)),
            Is.Empty);
        Assert.That(
            Links().Where(
                link =>
                    !link.StartsWith('#')
                        && !link.StartsWith("https://", StringComparison.Ordinal)
                        && !link.StartsWith("http://", StringComparison.Ordinal)),
            Is.Empty);
        Assert.That(Page.QuerySelector("style")!.TextContent, Does.Not.Contain("url(").And.Not.Contain("@import"));
        Assert.That(
            Page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), Does.StartWith("default-src 'none'; style-src 'sha256-"));
    }

    [Test]
    public void Text_that_means_harm_is_shown_as_written()
    {
        Assert.That(Page.Body!.TextContent, Does.Contain(Typography.Curl(HarbourFireStory.Hostile)).And.Contain("Herald <b>& Sons</b>"));
        Assert.That(Html, Does.Not.Contain("<script").And.Not.Contain("javascript:").And.Not.Contain("\u202E"));
        Assert.That(
            Page.QuerySelectorAll("a[href*=onmouseover]").Select(link => link.GetAttribute("href")),
            Is.Not.Empty.And.All.StartsWith("https://example.org/%22onmouseover="));
    }

    [Test]
    public void Every_conflict_has_its_anchor_and_every_inner_link_arrives()
    {
        foreach (var listed in HarbourFireStory.Conflicts)
            Assert.That(Page.GetElementById(listed.Conflict.Id.ToString()), Is.Not.Null, listed.Conflict.Id.ToString());
        var ids = Page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.That(ids, Is.Unique);
        Assert.That(Links().Where(link => link.StartsWith('#')).Select(link => link[1..]).Except(ids), Is.Empty);
        var named = Page.All.SelectMany(
            element => (element.GetAttribute("aria-labelledby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.That(named.Except(ids), Is.Empty);
    }

    [Test]
    public void Headings_go_down_one_step_at_a_time_from_one_h1()
    {
        var levels = Page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();

        Assert.That(levels.Count(level => level == 1), Is.EqualTo(1));
        Assert.That(levels.Zip(levels.Skip(1)).Where(pair => pair.Second > pair.First + 1), Is.Empty);
    }

    [Test]
    public void Every_table_has_a_caption_and_scopes_and_every_drawing_a_title_or_is_hidden()
    {
        Assert.That(Page.QuerySelectorAll("table").Where(table => table.QuerySelector("caption") is null), Is.Empty);
        Assert.That(Page.QuerySelectorAll("th").Where(head => head.GetAttribute("scope") is not ("col" or "row" or "rowgroup")), Is.Empty);
        Assert.That(
            Page.QuerySelectorAll("svg:not(svg svg)").Where(
                drawing => drawing.GetAttribute("aria-hidden") != "true" && drawing.GetAttribute("role") != "img"),
            Is.Empty);
        Assert.That(
            Page.QuerySelectorAll("svg.chart").Where(
                chart =>
                    chart.QuerySelector("title")?.TextContent is not { Length: > 0 }
                        || chart.QuerySelector("desc")?.TextContent is not { Length: > 0 }),
            Is.Empty);
    }

    [Test]
    public void Every_position_shows_what_it_says_its_support_and_its_claims()
    {
        foreach (var conflict in HarbourFireStory.Conflicts
            .Select(listed => listed.Conflict)
            .Where(conflict => conflict.Kind != ConflictKind.Framing))
        {
            var shown = Page.GetElementById(conflict.Id.ToString())!.QuerySelectorAll(".position");
            Assert.That(
                shown.Select(position => position.QuerySelector("h4 bdi")!.TextContent),
                Is.EqualTo(conflict.Positions.Select(position => position.Says)),
                conflict.Id.ToString());
            Assert.That(
                shown.Select(position => position.QuerySelectorAll(".claim").Length),
                Is.EqualTo(conflict.Positions.Select(position => position.Claims.Length)),
                conflict.Id.ToString());
            Assert.That(
                shown.Select(position => position.QuerySelector(".support")!.TextContent),
                Is.All.Match(@"^\d+ claims?, \d+ independent origins?$"));
        }
    }

    [TestCase(0, "Eleven people were killed, said Dana Mor of the Fire Service", "Eleven people")]
    [TestCase(1, "more than 12 people have died, Coast Wire quoted firefighters as saying", "more than 12 people")]
    [TestCase(4, "The fire broke out on 3 June", "3 June")]
    [TestCase(10, "a tragic accident", "accident")]
    public void The_deciding_words_of_a_quote_are_marked(int conflict, string quote, string words)
    {
        var quotes = Page.GetElementById($"c-{conflict:x16}")!.QuerySelectorAll("blockquote, q");

        Assert.That(
            quotes.Single(shown => shown.TextContent == quote).QuerySelectorAll("mark").Select(mark => mark.TextContent),
            Is.EqualTo(new[] { words }));
    }

    [TestCase("evening-echo/killed", "Fire Service, passed on by Coast Wire")]
    [TestCase("morning-post/killed", "Dana Mor for Fire Service")]
    [TestCase("harbour-weekly/killed", "in its own voice")]
    public void Whose_word_it_is_stands_with_the_claim(string claim, string voice)
    {
        var quote = HarbourFireStory.DataSet.Sources.SelectMany(source => source.Claims).Single(other =>
            other.Id == new ClaimId(claim)).Quote;

        Assert.That(
            Page.QuerySelectorAll(".claim")
                .Where(shown => shown.QuerySelector("blockquote")!.TextContent == quote)
                .Select(shown => shown.QuerySelector(".voice")!.TextContent.Trim()),
            Is.Not.Empty.And.All.EqualTo(voice));
    }

    [Test]
    public void Both_readings_are_shown_where_they_differ_and_only_there()
    {
        Assert.That(Position("c-0000000000000001", "more than 12"), Does.Contain("By the letter").And.Contain("Usually taken as"));
        Assert.That(Position("c-0000000000000000", "11"), Does.Not.Contain("By the letter"));

        static string Position(string conflict, string says) =>
            Page.GetElementById(conflict)!
                .QuerySelectorAll(".position")
                .Single(position => position.QuerySelector("h4 bdi")!.TextContent == says).TextContent;
    }

    [Test]
    public void An_open_end_is_an_arrow_and_an_end_left_out_is_a_ring()
    {
        var chart = Page.GetElementById("c-0000000000000009")!.QuerySelector("svg.chart")!;

        Assert.That(chart.QuerySelectorAll(".arrow"), Has.Length.EqualTo(1), "more than 40 has no upper end");
        Assert.That(chart.QuerySelectorAll(".ring"), Has.Length.EqualTo(1), "more than 40 leaves out 40");
        Assert.That(chart.QuerySelector("desc")!.TextContent, Does.Contain("Position A").And.Contain("Position B"));
    }

    [Test]
    public void Choices_have_their_positions_and_no_chart()
    {
        var conflict = Page.GetElementById("c-0000000000000005")!;

        Assert.That(conflict.QuerySelector("svg.chart"), Is.Null);
        Assert.That(conflict.QuerySelectorAll(".position"), Has.Length.EqualTo(2));
    }

    [Test]
    public void Framing_is_a_row_a_term_with_the_outlets_beside_it_that_tells_own_voice_from_credited_words()
    {
        var conflict = Page.GetElementById("c-000000000000000a")!;
        var rows = conflict
            .QuerySelectorAll("table.terms tbody tr")
            .ToDictionary(row => row.QuerySelector("th bdi")!.TextContent, row => row.QuerySelectorAll(".use"), StringComparer.Ordinal);

        Assert.That(rows.Keys, Is.EqualTo(new[] { "accident", "attack" }));
        Assert.That(
            rows["accident"].Select(use => use.QuerySelector(".voice")!.TextContent),
            Is.EqualTo(new[] { "The article of about June 2031", "Morning Post, 4 June 2031, reporting Port Authority" }));
        Assert.That(
            rows["attack"].Select(use => use.QuerySelector(".voice")!.TextContent), Is.EqualTo(new[] { "Evening Echo, 5 June 2031" }));
        Assert.That(Page.GetElementById("word-choice")!.ParentElement!.TextContent, Does.Contain("Nothing here is called a mistake"));
        Assert.That(conflict.QuerySelector(".signs")!.TextContent, Does.Contain("worded differently").And.Not.Contain("error"));
    }

    [Test]
    public void The_first_screen_says_in_sentences_what_cannot_stand_together()
    {
        var top = Page.QuerySelector(".brief")!;
        var first = top.QuerySelector("li")!;

        Assert.That(
            first.TextContent,
            Does.Contain("Harbour fire, 3 June 2031 How many people were killed?").And
                .Contain("Five, according to Port Authority; 11, according to Dana Mor. Both in Morning Post (4 June 2031)."));
        Assert.That(first.QuerySelector("a")!.GetAttribute("href"), Is.EqualTo("#c-0000000000000000"));
        Assert.That(top.QuerySelectorAll("ol li"), Has.Length.EqualTo(HarbourFireStory.Conflicts.Count));
    }

    [Test]
    public void The_finding_stands_once()
    {
        const string Finding = "Five, according to Port Authority; 11, according to Dana Mor.";
        Assert.That(Page.Body!.TextContent.Split(Finding), Has.Length.EqualTo(2));
    }

    [Test]
    public void The_kinds_are_counted_with_their_meaning_and_what_is_new_is_named()
    {
        Assert.That(
            Page.QuerySelectorAll(".kinds th[scope=row]").Select(kind => kind.FirstChild!.TextContent.Trim()),
            Is.EquivalentTo(ClaimLedger.Conflicts.Kinds.Select(kind => kind.Name)));
        Assert.That(
            Page.QuerySelector(".since")!.TextContent,
            Does.Contain("17 of 18 are new since the baseline.").And.Contain("One entry of the baseline no longer occurs."));
        Assert.That(Page.GetElementById("c-0000000000000001")!.TextContent, Does.Not.Contain("new since the baseline"));
        Assert.That(Page.GetElementById("c-0000000000000002")!.TextContent, Does.Contain("new since the baseline"));
    }

    [Test]
    public void A_baseline_on_which_nobody_ruled_is_not_called_accepted()
    {
        var all = HarbourFireStory.Conflicts.Select(
            listed => listed with { IsAccepted = true, Status = ConflictStatus.Open, Ruling = null });
        var page = DiscrepancyReport.Render(HarbourFireStory.DataSet, [.. all], Story.Options);

        Assert.That(
            page,
            Does.Contain("Nothing is new: every conflict listed here is in the list of known ones, the baseline.").And
                .Contain("Nobody has ruled on any of them.").And.Not
                .Contain("accepted every"));
    }

    [Test]
    public void Without_a_baseline_nothing_is_new()
    {
        var page = Story.Render(HarbourFireStory.WithoutBaseline);

        Assert.That(
            page, Does.Contain("There is no baseline, so nothing is marked as new.").And.Not.Contain("new since the baseline</span>"));
    }

    [Test]
    public void A_ruling_stands_with_its_conflict_whole() =>
        Assert.That(Page.GetElementById("c-0000000000000000")!.QuerySelector(".ruling")!.TextContent,
            Does.Contain("One position is preferred: 11.").And.Contain("counted its own staff only").And.Contain("Desk, 6 June 2031"));

    [Test]
    public void A_ruling_on_the_conflict_before_is_marked_as_that()
    {
        Assert.That(Page.GetElementById("c-0000000000000001")!.QuerySelector(".ruling")!.TextContent,
            Does.Contain("The newsroom’s ruling before this conflict changed").And
                .Contain("The weekly was asked.").And
                .Contain("Desk, 9 June 2031, on c-00000000000000ee"));
        Assert.That(
            Page.Body!.TextContent,
            Does.Contain(
                $"1 ruling by the newsroom; {HarbourFireStory.Conflicts.Count - 2} open. 1 ruling is on a conflict that has changed "
                    + "since."));
    }

    [Test]
    public void What_agrees_and_what_changed_are_shown_and_what_is_disputed_is_not()
    {
        var agreed = Page.GetElementById("agreements")!.ParentElement!.TextContent;
        var changed = Page.GetElementById("changes")!.ParentElement!.TextContent;

        Assert.That(agreed, Does.Contain("How long did it burn?").And.Not.Contain("How many people were killed?"));
        Assert.That(agreed, Does.Not.Contain("How many ships were in the harbour?"), "true at a moment, and the answers are of two days");
        Assert.That(
            changed,
            Does.Contain("How many people were moved out?").And.Not
                .Contain("How many people are missing?").And.Not
                .Contain("How many ships were in the harbour?"));
    }

    [Test]
    public void An_option_is_named_as_the_desk_s_reading_and_stands_in_no_quotation_marks()
    {
        var conflict = Page.GetElementById("c-0000000000000005")!;

        Assert.That(
            conflict.QuerySelectorAll(".position h4 .label").Select(label => label.TextContent),
            Is.EqualTo(new[] { "Read as", "Read as" }));
        Assert.That(Markdown, Does.Contain("#### B, read as arson").And.Contain("> “Dana Mor said it was **arson**”"));
    }

    [Test]
    public void The_question_s_note_stands_openly_under_the_heading()
    {
        var note = Page.GetElementById("c-0000000000000009")!.QuerySelector(".signs + .question-note")!;

        Assert.That(note.TextContent, Is.EqualTo("Note Warehouses only; the quay did not burn."));
        Assert.That(note.Closest("details"), Is.Null);
        Assert.That(Markdown, Does.Contain("Note: Warehouses only; the quay did not burn."));
    }

    [Test]
    public void An_unknown_publisher_and_an_inferred_date_are_shown_as_such() =>
        Assert.That(
            Page.GetElementById("source-harbour-weekly")!.TextContent,
            Does.Contain("Publisher unknown, published about June 2031").And
                .Contain("The text speaks of “last Tuesday”, 3 June.").And
                .Contain("No hash is kept"));

    [Test]
    public void Markdown_shows_the_same_conflicts_and_no_markup_of_others()
    {
        Assert.That(
            MarkdownPage.QuerySelectorAll("h3 a[id]").Select(anchor => anchor.Id),
            Is.EquivalentTo(HarbourFireStory.Conflicts.Select(listed => listed.Conflict.Id.Text)));
        Assert.That(MarkdownPage.QuerySelectorAll("script, img, b"), Is.Empty);
        Assert.That(MarkdownPage.Body!.TextContent, Does.Contain(Typography.Curl(HarbourFireStory.Hostile)));
        Assert.That(
            MarkdownPage.QuerySelectorAll("a[href]")
                .Select(link => link.GetAttribute("href")!)
                .Where(link => !link.StartsWith('#') && !link.StartsWith("https://example.org/", StringComparison.Ordinal)),
            Is.Empty);
        Assert.That(
            MarkdownPage.QuerySelectorAll("blockquote strong").Select(words => words.TextContent),
            Does.Contain("Eleven people").And.Contain("more than 12 people"));
        Assert.That(
            MarkdownPage.QuerySelectorAll("table").Select(
                table => table.QuerySelectorAll("tr").Select(row => row.Children.Length).Distinct().Count()),
            Is.All.EqualTo(1));
    }

    [Test]
    public void The_shipped_data_set_s_report_shows_its_sources_and_the_well_known_conflicts()
    {
        using var page = new HtmlParser().ParseDocument(ShippedReport.Html);
        var positions = page
            .QuerySelectorAll(".conflict")
            .Select(conflict => conflict.QuerySelectorAll(".position h4 bdi").Select(says => says.TextContent).ToArray())
            .ToList();

        Assert.That(page.QuerySelectorAll(".sources > li"), Has.Length.EqualTo(ShippedReport.DataSet.Sources.Length));
        Assert.That(positions, Has.Some.EquivalentTo(new[] { "11", "five" }).And.Some.EquivalentTo(new[] { "hundreds", "around 1,800" }));
        Assert.That(page.QuerySelectorAll("table.terms"), Is.Not.Empty);
        Assert.That(ShippedReport.Render("markdown"), Does.Contain("**11**"));
    }

    [Test]
    public void A_data_set_with_nothing_in_it_has_a_report()
    {
        var page = DiscrepancyReport.Render(new DataSet { Title = "Nothing" }, [], Story.Options);
        var text = DiscrepancyReport.Render(new DataSet { Title = "Nothing" }, [], Story.Options with { Format = "markdown" });

        Assert.That(page, Does.Contain("No conflicts").And.Contain("0"));
        Assert.That(text, Does.Contain("No conflicts"));
    }

    [Test]
    public void A_large_report_takes_time_in_step_with_its_size()
    {
        _ = Rendered(10);
        var small = Rendered(200);
        var large = Rendered(1000);

        Assert.That(large.Length, Is.GreaterThan(4 * small.Length));
        // Five times the size; what grows with its square would be twenty-five times the work.
        Assert.That(large.Work, Is.LessThan((15 * small.Work) + TimeSpan.FromSeconds(1)));

        static (long Length, TimeSpan Work) Rendered(int count)
        {
            // However slow the machine is just now.
            var unhurried = Story.Options with { TimeLimit = TimeSpan.FromMinutes(10) };
            var template = HarbourFireStory.Conflicts[1];
            var many = Enumerable.Range(0, count)
                .Select(index => template with { Conflict = template.Conflict with { Id = new($"c-{index:x16}") } })
                .ToList();
            var length = 0;
            var work = Work.Of(() => length = DiscrepancyReport.Render(HarbourFireStory.DataSet, many, unhurried).Length);
            return (length, work);
        }
    }

    [Test]
    public void Two_runs_write_the_same_bytes() => Assert.That(Story.Render(), Is.EqualTo(Html));

    [Test]
    public void No_hue_is_the_red_the_green_or_the_blue_of_a_side()
    {
        var hues = Regex.Matches(Html, @"--p[1-6]: (?<hue>#[0-9a-f]{6})", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1))
            .Select(match => match.Groups["hue"].Value)
            .Distinct()
            .ToList();

        Assert.That(hues, Has.Count.GreaterThanOrEqualTo(12));
        foreach (var hue in hues)
        {
            var (red, green, blue) = (Convert.ToInt32(hue[1..3], 16), Convert.ToInt32(hue[3..5], 16), Convert.ToInt32(hue[5..7], 16));
            Assert.That(red > 1.9 * Math.Max(green, blue), Is.False, $"{hue} is red");
            Assert.That(green > 1.3 * Math.Max(red, blue), Is.False, $"{hue} is green");
            Assert.That(blue > 1.9 * Math.Max(red, green), Is.False, $"{hue} is blue");
        }
    }

    private static IEnumerable<string> Links() => Page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!);
}
