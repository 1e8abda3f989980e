using System.Security.Cryptography;
using System.Text;
using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

/// <summary>Quotes against the archived text of a source, found by its hash.</summary>
public sealed class ArchiveTests
{
    private const string Text = "Fire at the harbour.\nThe baker said: “It’s  out.”\nIt burned, and it burned.\nFive people came.\n";

    [TestCase("The baker said", null)]
    [TestCase("people came", null)]
    [TestCase("The butcher said", "the quote does not stand in the archived text; copy the words from the text")]
    [TestCase("it burned", null)]
    [TestCase("burned", "the quote stands 2 times in the archived text; quote more of the words around it, so that it stands there once")]
    [TestCase(
        "It's",
        "the quote does not stand in the archived text; it would with straight quotation marks for curly ones: copy the words from the "
            + "text, character for character")]
    [TestCase(
        "harbour. The baker",
        "the quote does not stand in the archived text; it would with each run of white space as one space: copy the words from the "
            + "text, character for character")]
    [TestCase(
        "\"It's out.\"",
        "the quote does not stand in the archived text; it would with straight quotation marks for curly ones and each run of white "
            + "space as one space: copy the words from the text, character for character")]
    [TestCase(
        "five People came",
        "the quote does not stand in the archived text; it would without regard to capitals: copy the words from the text, character "
            + "for character")]
    public void A_quote_stands_in_the_archived_text_exactly_once(string quote, string? expected)
    {
        using var archive = DataSetFolder.Empty().Write("2031/deep/any-name.txt", Text).Write("empty.txt", "");
        using var folder = Bakery(quote, HashOf(Text));
        var mistakes = DataSetLoader.Load(folder.Path, archive.Path).Mistakes;
        Assert.That(
            mistakes.Select(mistake => mistake.ToString()),
            Is.EqualTo(expected is null ? Array.Empty<string>() : [$"sources/a.yaml:6:12: error: {expected}"]));
    }

    [Test]
    public void A_source_whose_hash_matches_no_file_is_not_checked()
    {
        using var archive = DataSetFolder.Empty().Write("a.txt", Text + "changed");
        using var folder = Bakery("The butcher said", HashOf(Text));
        Assert.That(DataSetLoader.Load(folder.Path, archive.Path).Mistakes, Is.Empty);
    }

    [Test]
    public void Without_an_archive_nothing_is_checked()
    {
        using var folder = Bakery("The butcher said", HashOf(Text));
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes, Is.Empty);
    }

    [Test]
    public void A_hash_may_be_written_in_capitals()
    {
        using var archive = DataSetFolder.Empty().Write("a.txt", Text);
        using var folder = Bakery("The butcher said", HashOf(Text).ToUpperInvariant());
        Assert.That(DataSetLoader.Load(folder.Path, archive.Path).Mistakes, Has.Length.EqualTo(1));
        Assert.That(DataSetLoader.Load(folder.Path).DataSet!.Sources.Single().Sha256, Is.EqualTo(HashOf(Text)));
    }

    [Test]
    public void An_archive_that_does_not_exist_is_misuse()
    {
        using var folder = Bakery("The baker said", HashOf(Text));
        Assert.That(() => DataSetLoader.Load(folder.Path, "/nowhere/at/all"), Throws.TypeOf<DirectoryNotFoundException>());
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static DataSetFolder Bakery(string quote, string hash) => DataSetFolder.Of(
        (
            "questions.yaml",
            "questions:\n  - id: fire.state\n    subject: An invented fire\n    asks: Is it out?\n    answer: choice\n    options: "
                + "[out, burning]\n"),
        (
            "sources/a.yaml",
            $"source: {{id: a, title: t, published: 2031-06-04, sha256: {hash}}}\nclaims:\n  - id: out\n    question: fire.state\n    "
                + $"says: out\n    quote: '{quote.Replace("'", "''", StringComparison.Ordinal)}'\n"));
}
