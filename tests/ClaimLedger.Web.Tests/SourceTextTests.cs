using System.Security.Cryptography;
using System.Text;

namespace ClaimLedger.Web.Tests;

/// <summary>The archived text of a source, with its quotes marked.</summary>
public sealed class SourceTextTests
{
    private const string Text = "The fire 🔥 began at noon.\r\nNine people died, nine of them sailors; <b>\"nine\"</b> twice.\n"
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
    public async Task A_text_that_is_not_there_is_said()
    {
        using var archive = DataSetFolder.Empty();
        await using var served = await Serve(archive, "Nine people died", "11 people died", "Another text.");

        Assert.That(
            (await served.Get("/sources/post")).Done().Html.QuerySelector("main")!.TextContent,
            Does.Contain("No archived text has the hash of this source."));
    }

    private static Task<Served> Serve(DataSetFolder archive, string first, string second, string archived)
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
                    + $"  - {{id: one, question: fire.what, says: this, quote: '{first}'}}\n"
                    + $"  - {{id: two, question: fire.what, says: this, quote: '{second}'}}\n"));
        return Served.Start(folder, archive: archive.Path);
    }
}
