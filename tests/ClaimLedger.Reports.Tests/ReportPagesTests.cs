using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Reports.Tests;

public sealed partial class ReportPagesTests
{
    private const int MostBytes = 2_000_000;

    [Test]
    public void Many_conflicts_are_an_index_and_pages_below_two_megabytes_with_every_conflict_on_one_and_links_that_resolve()
    {
        // More than a list of the index holds.
        var planted = LongTests.Count(1_200, 10_000);
        var (data, conflicts) = ManyConflicts.Plant(planted);
        Assert.That(conflicts, Has.Count.GreaterThanOrEqualTo(planted));
        using var folder = DataSetFolder.Empty();

        Write(folder, data, conflicts, Story.Options);

        var sizes = Directory.EnumerateFiles(folder.Path).Select(file => new FileInfo(file).Length).ToList();
        Assert.That(sizes, Is.All.LessThan(MostBytes));
        var pages = Read(folder);
        Assert.That(pages.Keys, Is.All.Matches<string>(name => DiscrepancyReport.IsPageName(name!)));
        Assert.That(
            pages.Values.SelectMany(page => page.Articles).Order(StringComparer.Ordinal),
            Is.EqualTo(conflicts.Select(listed => listed.Conflict.Id.ToString()).Order(StringComparer.Ordinal)));
        Assert.That(Dangling(pages), Is.Empty);
        var told = pages.Values.Where(page => page.Articles.Count == 0).SelectMany(page => page.Links).Select(link => link.Split('#')[^1]);
        Assert.That(conflicts.Select(one => one.Conflict.Id.ToString()).Except(told), Is.Empty, "each is found from the index");
    }

    [Test]
    public void What_no_page_can_hold_is_counted()
    {
        var (data, conflicts) = ManyConflicts.Plant(1);
        var page = DiscrepancyReport.Render(data, conflicts, Story.Options);

        Assert.That(Encoding.UTF8.GetByteCount(page), Is.LessThan(MostBytes));
        Assert.That(page, Does.Contain("further claims are not shown"));
    }

    [Test]
    public void An_address_stays_when_other_conflicts_go_and_a_page_can_be_sent_alone()
    {
        using var all = DataSetFolder.Empty();
        using var few = DataSetFolder.Empty();
        Write(all, HarbourFireStory.DataSet, HarbourFireStory.Conflicts, Story.Options);
        var kept = HarbourFireStory.Conflicts.Skip(3).Take(2).Select(listed => listed.Conflict.Id).ToList();
        Write(few, HarbourFireStory.DataSet, HarbourFireStory.Conflicts, Story.Options with { Shown = kept });

        var (before, after) = (Read(all), Read(few));
        foreach (var id in kept.Select(id => id.ToString()))
            Assert.That(Page(after, id), Is.EqualTo(Page(before, id)));
        Assert.That(Dangling(before), Is.Empty);
        Assert.That(Dangling(after), Is.Empty);
        using var page = new HtmlParser().ParseDocument(File.ReadAllText(all.FullName(Page(before, kept[0].ToString()))));
        Assert.That(page.QuerySelectorAll(".sources > li"), Is.Not.Empty);
        Assert.That(page.QuerySelector(".part a")!.GetAttribute("href"), Is.EqualTo("index.html"));
        Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
    }

    [Test]
    public void The_index_leads_to_every_other_page()
    {
        using var folder = DataSetFolder.Empty();
        Write(folder, HarbourFireStory.DataSet, HarbourFireStory.Conflicts, Story.Options);
        var pages = Read(folder);

        Assert.That(
            pages["index.html"].Links
                .Select(link => link.Split('#')[0])
                .Where(link => link.Length > 0)
                .Distinct()
                .Order(StringComparer.Ordinal),
            Is.EqualTo(pages.Keys.Where(name => name != "index.html").Order(StringComparer.Ordinal)));
    }

    [TestCase("index.html", true)]
    [TestCase("c-a3.html", true)]
    [TestCase("sources-12.html", true)]
    [TestCase("c-xy.html", false)]
    [TestCase("../index.html", false)]
    [TestCase("notes.html", false)]
    public void A_page_is_known_by_its_name(string name, bool isPage) =>
        Assert.That(DiscrepancyReport.IsPageName(name), Is.EqualTo(isPage));

    [Test]
    public void A_folder_holds_html_only() => Assert.Throws<TemplateException>(
        () => DiscrepancyReport.WritePages(
            _ => TextWriter.Null, HarbourFireStory.DataSet, HarbourFireStory.Conflicts, Story.Options with { Format = "markdown" }));

    private static void Write(DataSetFolder folder, DataSet data, IReadOnlyList<ListedConflict> conflicts, ReportOptions options) =>
        DiscrepancyReport.WritePages(name => new StreamWriter(folder.FullName(name)), data, conflicts, options);

    private static string Page(Dictionary<string, PageParts> pages, string id) =>
        pages.Single(page => page.Value.Articles.Contains(id)).Key;

    // "PAGE: LINK" of what leads nowhere.
    private static List<string> Dangling(Dictionary<string, PageParts> pages)
    {
        List<string> dangling = [];
        foreach (var (name, page) in pages)
        {
            foreach (var link in page.Links.Where(link => !link.Contains("://", StringComparison.Ordinal)))
            {
                var (file, anchor) = link.Split('#') is [var target, var place] ? (target, place) : (link, null);
                if (!pages.TryGetValue(file.Length == 0 ? name : file, out var there)
                    || (anchor is not null && !there.Ids.Contains(anchor)))
                    dangling.Add($"{name}: {link}");
            }
        }
        return dangling;
    }

    private static Dictionary<string, PageParts> Read(DataSetFolder folder) =>
        Directory.EnumerateFiles(folder.Path).ToDictionary(file => Path.GetFileName(file), file =>
        {
            var text = File.ReadAllText(file);
            return new PageParts(
                [.. Id().Matches(text).Select(match => match.Groups["name"].Value)],
                [.. Link().Matches(text).Select(match => match.Groups["name"].Value)],
                [.. Article().Matches(text).Select(match => match.Groups["name"].Value)]);
        });

    private sealed record PageParts(HashSet<string> Ids, HashSet<string> Links, List<string> Articles);

    [GeneratedRegex(" id=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Id();

    [GeneratedRegex("<a [^>]*href=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex("<article class=\"conflict\" id=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Article();
}
