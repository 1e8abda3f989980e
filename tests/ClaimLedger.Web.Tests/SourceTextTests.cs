using System.Security.Cryptography;
using System.Text;

namespace ClaimLedger.Web.Tests;

/// <summary>The archived text of a source, with its quotes marked.</summary>
public sealed class SourceTextTests
{
    internal const string Text = "The fire 🔥 began at noon.\r\nNine people died, nine of them sailors; <b>\"nine\"</b> twice.\n"
        + "The port says 11 people died.\n";

    [TestCase("Nine people died", "died, nine of them", "1,2", TestName = "Quotes_that_overlap_are_marked_each_with_its_number")]
    [TestCase("The fire 🔥 began", "11 people died", "1,2", TestName = "Quotes_behind_signs_beyond_the_first_plane_are_marked")]
    [TestCase("Nine people died", "Ten people died", "1", TestName = "A_quote_that_is_not_there_is_told_and_not_marked")]
    public async Task Quotes_are_marked(string first, string second, string numbers)
    {
        using var archive = DataSetFolder.Empty();
        await using var served = await Serve(archive, first, second, Text);

        var page = (await served.Get("/sources/post")).Done().Html;

        var text = page.QuerySelector(".archived")!;
        var shown = text.QuerySelectorAll("a.number").Select(number => number.TextContent.Replace("claim ", "")).ToList();
        Assert.That(shown, Is.EqualTo(numbers.Split(',')));
        foreach (var link in text.QuerySelectorAll("a.number"))
            Assert.That(page.GetElementById(Uri.UnescapeDataString(link.GetAttribute("href")![1..])), Is.Not.Null);
        Assert.That(string.Concat(text.QuerySelectorAll("mark").Select(mark => mark.TextContent)), Does.StartWith(first));
        foreach (var number in text.QuerySelectorAll("a.number").ToList())
            number.Remove();
        Assert.That(text.TextContent.Trim('\n'), Is.EqualTo(Text.ReplaceLineEndings("\n").Trim('\n')));
        Assert.That(
            page.QuerySelector("main")!.TextContent.Contains("does not stand in it exactly once", StringComparison.Ordinal),
            Is.EqualTo(shown.Count == 1));
    }

    [Test]
    public async Task Claims_stand_beside_the_text_in_its_order_and_those_in_a_conflict_are_told_by_a_word()
    {
        using var archive = DataSetFolder.Empty();
        await using var served = await Serve(archive, "11 people died", "Nine people died", Text, second: "that");

        var page = (await served.Get("/sources/post")).Done().Html;

        Assert.That(page.QuerySelectorAll(".numbered > li").Select(row => row.Id), Is.EqualTo(["post/two", "post/one"]));
        Assert.That(
            page.QuerySelectorAll(".numbered .card-number").Select(number => number.GetAttribute("href")),
            Is.EqualTo(["#text-1", "#text-2"]));
        Assert.That(
            page.QuerySelectorAll(".archived a.number").Select(number => (number.Id, number.TextContent)),
            Is.EqualTo([("text-1", "claim 1, in a conflict"), ("text-2", "claim 2, in a conflict")]));
        Assert.That(page.QuerySelectorAll(".archived mark.disputed"), Has.Length.EqualTo(2));
        Assert.That(page.QuerySelectorAll(".numbered blockquote"), Is.Empty, "the quotes stand in the text");
    }

    [Test]
    public async Task A_text_that_is_not_there_is_said()
    {
        using var archive = DataSetFolder.Empty();
        await using var served = await Serve(archive, "Nine people died", "11 people died", "Another text.");

        Assert.That(
            (await served.Get("/sources/post")).Done().Html.QuerySelector("main")!.TextContent,
            Does.Contain("No archived text has the hash of this source."));
    }

    internal static Task<Served> Serve(DataSetFolder archive, string one, string two, string archived, string second = "this")
    {
        archive.Write("texts/post.txt", archived);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
        var folder = DataSetFolder.Of(
            (
                "questions.yaml",
                "questions:\n  - {id: fire.what, subject: A fire, asks: What is said?, answer: choice, options: [this, that], exclusive: "
                    + "all, over-time: fixed}\n"),
            (
                "sources/post.yaml",
                $"source: {{id: post, title: Invented, publisher: Post, published: 2031-06-04, language: en, sha256: {hash}}}\nclaims:\n"
                    + $"  - {{id: one, question: fire.what, says: this, quote: '{one}'}}\n"
                    + $"  - {{id: two, question: fire.what, says: {second}, quote: '{two}'}}\n"));
        return Served.Start(folder, archive: archive.Path);
    }
}
