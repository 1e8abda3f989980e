using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;

namespace ClaimLedger.Web.Tests;

/// <summary>Two texts, or two sources, side by side.</summary>
public sealed class CompareTests
{
    private const string A = "Eleven people were killed in the fire, and 40 sailors were rescued. The crane is 70 metres high.";
    private const string B = "The fire killed nine people. Forty sailors were rescued. It burned for 12 hours.";

    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.HarbourFire();

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    [TestCase(A, B, "")]
    [TestCase(A, B, "2031-06-09")]
    [TestCase("Nothing here.", "Nine died.", "")]
    [TestCase("“Around 1,800” prisoners\nwere freed.", "They freed 1,795 prisoners 🔥.", "")]
    public async Task Two_texts_as_data_are_what_the_command_line_prints(string a, string b, string day)
    {
        var answer = (await _served.Post("/compare", "/compare.json", ("a", a), ("b", b), ("published", day))).Done();

        var (code, output) = _served.Run(["compare", a, b, "--format", "json", .. day.Length > 0 ? new[] { "--published", day } : []]);
        Assert.That(code, Is.Zero);
        Assert.That(answer.Text, Is.EqualTo(Encoding.UTF8.GetString(output)));
    }

    [Test]
    public async Task Figures_of_two_texts_stand_side_by_side_and_what_one_lacks_is_told()
    {
        var page = (await _served.Post("/compare", "/compare", ("a", A), ("b", B))).Done().Html;

        var rows = page.QuerySelectorAll("#both ~ .rows tbody tr")
            .Select(row => string.Join('|', row.Children.Take(4).Select(cell => cell.TextContent.Trim())));
        Assert.That(rows, Is.EqualTo(new[] { "1|Eleven|nine|contradiction", "2|40|Forty|✓ agree" }));
        Assert.That(page.QuerySelector("#only-first ~ p")!.TextContent.Trim(), Is.EqualTo("70 metres"));
        Assert.That(page.QuerySelector("#only-second ~ p")!.TextContent.Trim(), Is.EqualTo("12 hours"));
        Assert.That(page.QuerySelector(".verdict-line strong")!.TextContent, Is.EqualTo("contradiction"));
        foreach (var sign in page.QuerySelectorAll("a.sign"))
            Assert.That(page.GetElementById(sign.GetAttribute("href")![1..]), Is.Not.Null);
        var shown = page.QuerySelectorAll(".draft-text").ToList();
        foreach (var sign in page.QuerySelectorAll(".draft-text .sign").ToList())
            sign.Remove();
        Assert.That(shown.Select(text => text.TextContent), Is.EqualTo(new[] { A, B }));
        Assert.That(page.QuerySelector("#a")!.TextContent, Is.EqualTo(A));
    }

    [Test]
    public async Task Two_sources_that_say_the_same_are_in_no_dispute_with_each_other()
    {
        await using var shipped = await Served.Shipped();
        var both = JsonDocument.Parse((await shipped.Get("/compare.json?a=2025-03-17-talks-resume&b=2025-04-14-cairo-round-ends"))
            .Done().Text).RootElement.GetProperty("both").EnumerateArray().ToList();

        var same = both.Where(row => row.GetProperty("a").EnumerateArray().Concat(row.GetProperty("b").EnumerateArray())
            .Select(claim => claim.GetProperty("says").GetString()).Distinct().Count() == 1).ToList();
        Assert.That(same, Is.Not.Empty);
        Assert.That(same.SelectMany(row => row.GetProperty("conflicts").EnumerateArray()), Is.Empty);
        Assert.That(both.SelectMany(row => row.GetProperty("conflicts").EnumerateArray()), Is.Not.Empty);
    }

    [TestCase("", B, "The first text is empty; paste it.")]
    [TestCase(A, " ", "The second text is empty; paste it.")]
    public async Task A_text_that_is_missing_is_said(string a, string b, string said)
    {
        var answer = await _served.Post("/compare", "/compare", ("a", a), ("b", b));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Html.QuerySelector(".wrong")!.TextContent, Is.EqualTo(said));
    }

    [Test]
    public async Task Two_sources_stand_side_by_side_by_question_with_the_conflicts_between_them()
    {
        string[] sources = [.. JsonDocument.Parse((await _served.Get("/sources.json")).Text).RootElement.EnumerateArray()
            .Select(source => source.GetProperty("id").GetString()!)];
        foreach (var a in sources)
        {
            foreach (var b in sources.Where(b => b != a))
            {
                var page = (await _served.Get($"/compare?a={a}&b={b}")).Done().Html;
                var (ofA, ofB) = (await Questions(a), await Questions(b));

                Assert.That(Asked(page, "#both ~ .rows td:first-child a"), Is.EquivalentTo(ofA.Intersect(ofB)), $"{a} {b}");
                Assert.That(Asked(page, "#only-first ~ ul li > a:first-of-type"), Is.EquivalentTo(ofA.Except(ofB)), $"{a} {b}");
                Assert.That(Asked(page, "#only-second ~ ul li > a:first-of-type"), Is.EquivalentTo(ofB.Except(ofA)), $"{a} {b}");
                var compared = JsonDocument.Parse((await _served.Get($"/compare.json?a={a}&b={b}")).Done().Text).RootElement;
                foreach (var (list, expected) in new[]
                {
                    ("both", ofA.Intersect(ofB)), ("only_a", ofA.Except(ofB)), ("only_b", ofB.Except(ofA)),
                })
                {
                    Assert.That(
                        compared.GetProperty(list).EnumerateArray().Select(each => each.GetProperty("question").GetString()),
                        Is.EquivalentTo(expected),
                        $"{list} {a} {b}");
                }
                Assert.That(
                    compared.GetProperty("both").EnumerateArray()
                        .SelectMany(each => each.GetProperty("conflicts").EnumerateArray()).Select(id => "/conflicts/" + id.GetString()),
                    Is.EquivalentTo(page.QuerySelectorAll(".how a").Select(link => link.GetAttribute("href"))));
                foreach (var conflict in page.QuerySelectorAll(".how a"))
                {
                    var data = (await _served.Get(conflict.GetAttribute("href") + ".json")).Done().Text;
                    Assert.That(data, Does.Contain($"\"{a}\"").And.Contain($"\"{b}\""));
                }
            }
        }
    }

    [TestCase("/compare.json", "name two sources by their ids")]
    [TestCase("/compare.json?a=x&b=x", "name two sources by their ids")]
    public async Task Data_of_nothing_to_compare_is_refused_in_words(string address, string said)
    {
        var answer = await _served.Get(address);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Text, Does.Contain(said).IgnoreCase);
    }

    [Test]
    public async Task The_archived_texts_of_two_sources_are_compared()
    {
        using var archive = DataSetFolder.Empty().Write("texts/a.txt", A).Write("texts/b.txt", B);
        static string Source(string id, string text) =>
            $"source: {{id: {id}, title: Invented, publisher: Post, published: 2031-06-04, language: en, "
                + $"sha256: {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}}}\nclaims: []\n";
        await using var served = await Served.Start(
            DataSetFolder.Of(
                ("questions.yaml", "questions: []\n"), ("sources/one.yaml", Source("one", A)), ("sources/two.yaml", Source("two", B))),
            archive: archive.Path);

        var link = (await served.Get("/compare?a=one&b=two")).Done().Html.QuerySelector("a[href*='texts=yes']")!;
        var page = (await served.Get(link.GetAttribute("href")!)).Done().Html;

        Assert.That(page.QuerySelector(".verdict-line strong")!.TextContent, Is.EqualTo("contradiction"));
        Assert.That(page.QuerySelector("#b")!.TextContent, Is.EqualTo(B));
        Assert.That(
            (await _served.Get($"/compare?a=2031-06-04-morning-post&b=2031-06-05-evening-echo&texts=yes")).Html
                .QuerySelector(".wrong")!.TextContent,
            Does.Contain("no archived text"));
    }

    [TestCase("/compare?a=nowhere&b=nowhere-else", HttpStatusCode.NotFound, "There is no source “nowhere”.")]
    [TestCase("/compare?a=x&b=x", HttpStatusCode.UnprocessableEntity, "Both are the same source")]
    [TestCase("/compare?c=x", HttpStatusCode.BadRequest, "There is no parameter")]
    public async Task What_cannot_be_compared_is_said(string address, HttpStatusCode status, string said)
    {
        var answer = await _served.Get(address);

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Html.QuerySelector("main")!.TextContent, Does.Contain(said));
    }

    private async Task<List<string>> Questions(string source) =>
    [
        .. JsonDocument.Parse((await _served.Get($"/claims.json?source={source}")).Text).RootElement.EnumerateArray()
            .Select(claim => claim.GetProperty("question").GetString()!).Distinct(),
    ];

    private static IEnumerable<string> Asked(IParentNode page, string where) =>
        page.QuerySelectorAll(where).Select(link => link.GetAttribute("href")!.Split('/')[^1]);
}
