using System.Security.Cryptography;
using System.Text;
using ClaimLedger.TestSupport;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Tests;

/// <summary>Where quotes stand in archived texts, found exactly and written back.</summary>
public sealed class AnchoringTests
{
    // A code point outside the basic plane, a combining mark, curly quotes and a passage that stands twice.
    private const string Text = "🔥 Fire at the café.\nThe baker said: “It’s out.”\nIt burned; it burned again.\nFive people came.\n";

    [TestCase("Fire at the café.", 2, 19, "🔥 ", "\nThe ")]
    [TestCase("“It’s out.”", 36, 47, "said: ", "\nIt b")]
    [TestCase("Five people came.", 76, 93, "gain.\n", "\n")]
    [TestCase("🔥", 0, 1, "", " Fire")]
    public void A_quote_that_stands_once_is_anchored_in_code_points(string quote, int start, int end, string prefix, string suffix)
    {
        var found = Anchors.Find(new SearchableText(Text), quote, known: null, context: 6);

        var anchor = ((FoundQuote.Anchored)found).Anchor;
        Assert.Multiple(() =>
        {
            Assert.That((anchor.Start, anchor.End), Is.EqualTo((start, end)));
            Assert.That(anchor.Prefix, Does.EndWith(prefix));
            Assert.That(anchor.Suffix, Does.StartWith(suffix));
            Assert.That(CodePoints.Count(anchor.Prefix), Is.EqualTo(Math.Min(6, start)));
            Assert.That(string.Concat(Text.EnumerateRunes().Skip(start).Take(end - start)), Is.EqualTo(quote));
        });
    }

    [TestCase("it burned", null, null, "Anchored")]
    [TestCase("burned", null, null, "Ambiguous 2")]
    [TestCase("burned", "; it ", "", "Anchored")]
    [TestCase("burned", "It ", "", "Anchored")]
    [TestCase("burned", "t ", "", "Ambiguous 2")]
    [TestCase("burned", "", " again", "Anchored")]
    [TestCase("burned", "we ", "", "Orphaned 2")]
    [TestCase("Five people came", "Then ", "", "Orphaned 1")]
    [TestCase("Six people came", null, null, "Orphaned 0")]
    [TestCase("fire at the café.", null, null, "Orphaned 0")]
    [TestCase("It's out.", null, null, "Orphaned 0")]
    [TestCase("Fire at the cafe\u0301.", null, null, "Orphaned 0")]
    public void Nothing_alike_is_taken_for_a_quote(string quote, string? prefix, string? suffix, string expected)
    {
        var found = Anchors.Find(new SearchableText(Text), quote, prefix is null ? null : new Anchor(prefix, suffix!, 0, 1), context: 3);

        Assert.That(
            found switch
            {
                FoundQuote.Ambiguous(var times) => $"Ambiguous {times}",
                FoundQuote.Orphaned(var elsewhere) => $"Orphaned {elsewhere}",
                _ => "Anchored",
            },
            Is.EqualTo(expected));
    }

    [TestCase("It’s out.”\nIt burned; it", 38, 63)]
    [TestCase("It’s out.”\r\nIt burned; it", 38, 63)]
    [TestCase("Five people came.", 79, 96)]
    public void A_text_with_line_ends_of_Windows_is_anchored(string quote, int start, int end)
    {
        var text = Text.ReplaceLineEndings("\r\n");
        var anchor = ((FoundQuote.Anchored)Anchors.Find(new SearchableText(text), quote, known: null, context: 6)).Anchor;

        Assert.That((anchor.Start, anchor.End), Is.EqualTo((start, end)));
        Assert.That(
            string.Concat(text.EnumerateRunes().Skip(start).Take(end - start)).ReplaceLineEndings("\n"),
            Is.EqualTo(quote.ReplaceLineEndings("\n")));
        Assert.That(((FoundQuote.Anchored)Anchors.Find(new SearchableText(text), quote, anchor, context: 6)).Anchor, Is.EqualTo(anchor));
    }

    [Test]
    public void Context_stops_at_what_a_data_set_cannot_hold() =>
        Assert.That(
            ((FoundQuote.Anchored)Anchors.Find(new SearchableText("a\u0085bcd quote efg\u2028h"), "quote", null, 20)).Anchor,
            Is.EqualTo(new Anchor("bcd ", " efg", 6, 11)));

    // One row a layout: the claim's lines as they are, and as they are with the anchor.
    [TestCase(
        "  - id: c\n    question: q\n    says: \"5\"\n    quote: Five people came\n", "    quote: Five people came\n    anchor: ANCHOR\n")]
    [TestCase(
        "  - id: c\n    question: q\n    quote: Five people came   # a remark\n    # another\n    says: \"5\"\n",
        "    quote: Five people came   # a remark\n    anchor: ANCHOR\n    # another\n")]
    [TestCase(
        "  - quote: 'Five people came'\n    id: c\n    question: q\n    says: \"5\"\n",
        "  - quote: 'Five people came'\n    anchor: ANCHOR\n    id: c\n")]
    [TestCase(
        "  - id: c\n    question: q\n    says: \"5\"\n    quote: Five people\n      came\n    note: n\n",
        "    quote: Five people\n      came\n    anchor: ANCHOR\n    note: n\n")]
    [TestCase(
        "  - id: c\n    question: q\n    says: \"5\"\n    quote: >-\n      Five people\n      came\n\n    note: n\n",
        "      came\n    anchor: ANCHOR\n\n    note: n\n")]
    [TestCase(
        "  - id: c\n    question: q\n    says: \"5\"\n    quote: \"Five \\\n      people came\"",
        "      people came\"\n    anchor: ANCHOR")]
    [TestCase(
        "  - {id: c, question: q, says: \"5\", quote: Five people came, note: n}\n", "quote: Five people came, anchor: ANCHOR, note: n}\n")]
    [TestCase(
        "  - id: c\n    question: q\n    says: \"5\"\n    anchor: {start: 1,\n      end: 17}   # old\n    quote: Five people came\n",
        "    says: \"5\"\n    anchor: ANCHOR   # old\n    quote: Five people came\n")]
    [TestCase(
        "  - id: c\n    question: q\n    says: \"5\"\n    quote: Five people came\n    anchor:\n      start: 1\n      end: 17\n\n  # "
            + "behind\n",
        "    quote: Five people came\n    anchor: ANCHOR\n\n  # behind\n")]
    public void An_anchor_is_written_behind_its_quote_and_all_else_stays(string claim, string expected)
    {
        foreach (var newLine in (string[])["\n", "\r\n"])
        {
            using var archive = DataSetFolder.Empty().Write("text.txt", Text);
            using var folder = Bakery(claim, newLine);
            var before = folder.Read("sources/a.yaml");

            Anchor(folder, archive, context: 0);

            var expectedText = expected
                .Replace("ANCHOR", "{start: 76, end: 92}", StringComparison.Ordinal)
                .Replace("\n", newLine, StringComparison.Ordinal);
            var after = folder.Read("sources/a.yaml");
            Assert.Multiple(() =>
            {
                Assert.That(after, Does.Contain(expectedText));
                Assert.That(after, Does.StartWith(before[..before.IndexOf("claims:", StringComparison.Ordinal)]));
                Assert.That(DataSetLoader.Load(folder.Path, archive.Path).Mistakes, Is.Empty);
                Assert.That(Anchor(folder, archive, context: 0), Is.Zero, "a second run writes nothing");
            });
        }
    }

    [Test]
    public void What_an_anchor_keeps_of_the_text_is_read_back_as_it_was()
    {
        const string text = "He \"said\": \\ 100 % — \u00A0\t“no”\nFive people came\n🙂: {yes}, [no] #1\n";
        using var archive = DataSetFolder.Empty().Write("text.txt", text);
        using var folder = Bakery("  - id: c\n    question: q\n    says: \"5\"\n    quote: Five people came\n", "\n", text);

        Anchor(folder, archive, context: 50);

        var anchor = DataSetLoader.Load(folder.Path, archive.Path).DataSet!.Sources[0].Claims[0].Anchor!;
        Assert.That(anchor.Prefix + "Five people came" + anchor.Suffix, Is.EqualTo(text));
    }

    [Test]
    public void A_claim_is_anchored_in_the_version_that_it_was_read_in()
    {
        const string old = "Four people came. ", later = "More words first. Five people came. ";
        using var archive = DataSetFolder.Empty().Write("old.txt", old).Write("later.txt", later);
        using var folder = DataSetFolder.Of(
            ("questions.yaml", "questions:\n  - {id: q, subject: s, asks: a, answer: quantity, unit: people}\n"),
            (
                "sources/a.yaml",
                $"source: {{id: a, title: t, published: 2031-06-04, versions: [{{retrieved: 2031-06-04, sha256: {HashOf(old)}}}, "
                    + $"{{retrieved: 2031-06-05, sha256: {HashOf(later)}}}]}}\n"
                    + "claims:\n  - {id: one, question: q, version: 1, says: four, quote: Four people came}\n  - {id: two, question: q, "
                    + "version: 2031-06-05, says: five, quote: Five people came, corrects: one}\n"));

        Assert.That(Anchor(folder, archive, context: 0), Is.EqualTo(1));

        Assert.That(
            DataSetLoader.Load(folder.Path, archive.Path).DataSet!.Sources[0].Claims.Select(claim => claim.Anchor!.Start),
            Is.EqualTo(new[] { 0, 18 }));
    }

    [Test]
    public void A_quote_that_its_anchor_does_not_fit_is_a_mistake_where_the_text_is_at_hand()
    {
        using var archive = DataSetFolder.Empty().Write("text.txt", Text);
        using var folder = Bakery(
            "  - id: c\n    question: q\n    says: \"5\"\n    quote: Five people came\n    anchor: {prefix: \"Then \", start: 76, end: "
                + "92}\n",
            "\n");

        Assert.That(
            DataSetLoader.Load(folder.Path, archive.Path).Mistakes.Select(mistake => mistake.Wrong),
            Is.EqualTo(new[] { "the quote does not stand in the archived text where its anchor says" }));
    }

    private static int Anchor(DataSetFolder folder, DataSetFolder archive, int context)
    {
        var found = Anchoring.Find(DataSetLoader.Load(folder.Path).DataSet!, archive.Path, context);
        var (files, mistakes) = Anchoring.Write(folder.Path, found);
        Assert.That(mistakes, Is.Empty);
        foreach (var file in files)
            folder.Write(file.File, file.Text);
        return files.Length;
    }

    private static DataSetFolder Bakery(string claim, string newLine, string text = Text) => DataSetFolder.Of(
        ("questions.yaml", "questions:\n  - {id: q, subject: s, asks: a, answer: quantity, unit: people}\n"),
        (
            "sources/a.yaml",
            ($"# ours\nsource: {{id: a, title: t, published: 2031-06-04, sha256: {HashOf(text)}}}\nclaims:\n{claim}").Replace(
                "\n", newLine, StringComparison.Ordinal)));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
