using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;
using static ClaimLedger.Articles.Tests.Documents;

namespace ClaimLedger.Articles.Tests;

/// <summary>PDF: order, paragraphs, line ends, heads and feet, and what is refused.</summary>
internal sealed class PdfTests
{
    private const string PortEbb = "PORT EBB, 4 June 2031 (Ebb Wire) - A ferry with 240 passengers ran";

    [Test]
    public void Lines_become_paragraphs_where_space_or_an_indent_parts_them()
    {
        var pdf = Pdf([
            .. Column(72, 760, "Ferry runs aground"),
            .. Column(72, 720, PortEbb, "aground off Port Ebb on Tuesday, and nobody was hurt."),
            .. Column(72, 664, "The harbourmaster said that 44 people were brought ashore in the", "first hour."),
            (90, 636, "By noon the number had grown to 200, and the rest stayed on"),
            (72, 622, "board until the tide came."),
        ]);

        Assert.That(
            ArticleReader.Read("ferry.pdf", pdf).Paragraphs(),
            Is.EqualTo([
                "Ferry runs aground",
                $"{PortEbb} aground off Port Ebb on Tuesday, and nobody was hurt.",
                "The harbourmaster said that 44 people were brought ashore in the first hour.",
                "By noon the number had grown to 200, and the rest stayed on board until the tide came.",
            ]));
    }

    [Test]
    public void An_item_of_a_list_is_one_paragraph_though_its_lines_begin_further_in() => Assert.That(
        ArticleReader.Read(
            "a.pdf",
            Pdf([
                (72, 700, "- The ferry had 240 people aboard, all of them new"), (84, 686, "to the sea, the office said."),
                (72, 672, "- Boats brought 44 of them ashore before the evening"), (84, 658, "tide came back."),
            ])).Paragraphs(),
        Is.EqualTo([
            "- The ferry had 240 people aboard, all of them new to the sea, the office said.",
            "- Boats brought 44 of them ashore before the evening tide came back.",
        ]));

    [Test]
    public void Two_columns_are_read_one_after_the_other()
    {
        var pdf = Pdf([
            .. Column(
                50,
                700,
                "The ferry had left Port Ebb at",
                "noon with 240 people aboard,",
                "and ran onto a bank of sand an",
                "hour later, the coastguard"),
            .. Column(
                320,
                700,
                "said. Boats brought 44 people",
                "ashore in the first hour. The",
                "others waited for the tide to",
                "come back in the evening."),
        ]);

        Assert.That(
            ArticleReader.Read("a.pdf", pdf).Paragraphs(),
            Is.EqualTo([
                "The ferry had left Port Ebb at noon with 240 people aboard, and ran onto a bank of sand an hour later, "
                    + "the coastguard said. "
                    + "Boats brought 44 people ashore in the first hour. The others waited for the tide to come back in the evening.",
            ]));
    }

    [TestCase("more than 300 people were evacu-", "ated from the harbour", "evacuated from")]
    [TestCase("the flood damaged about two-", "thirds of the houses", "two-thirds of")]
    [TestCase("shaken by a magnitude-7.8 quake and a 5.2-", "magnitude tremor later", "5.2-magnitude tremor")]
    [TestCase("a self-", "employed fisherman said", "self-employed fisherman")]
    [TestCase("he spoke of the dam and of a dam-", "breach that was a second breach", "dam-breach that")]
    [TestCase("the rescuers and the res-", "cuers of the second boat", "the rescuers of")]
    [TestCase("the talks of Port Ebb-", "Vale were broken off", "Port Ebb-Vale were")]
    public void A_hyphen_at_the_end_of_a_line_goes_only_where_it_broke_a_word(string first, string second, string expected) =>
        Assert.That(
            ArticleReader.Read("a.pdf", Pdf(Column(72, 700, $"Police said that {first}", $"{second}, and added nothing."))).Article!.Text,
            Does.Contain(expected));

    [Test]
    public void Heads_feet_and_page_numbers_are_left_out_and_a_paragraph_goes_on_over_the_page()
    {
        (double, double, string)[] Page(int number, params string[] lines) =>
            [(72, 800, "EVENING ECHO 5 June 2031"), .. Column(72, 700, lines), (290, 40, $"Page {number} of 3")];
        var pdf = Pdf(
            Page(
                1,
                "The fire at the harbour of Port Ebb burned for 36 hours and killed",
                "nine people, the fire service said, and it was then that the"),
            Page(2, "wind turned and drove the smoke over the old town of Port Ebb."),
            Page(3, "Nobody in the old town of Port Ebb was hurt, the office said."));

        Assert.That(
            ArticleReader.Read("a.pdf", pdf).Paragraphs(),
            Is.EqualTo([
                "The fire at the harbour of Port Ebb burned for 36 hours and killed nine people, the fire service said, "
                    + "and it was then that "
                    + "the wind turned and drove the smoke over the old town of Port Ebb.",
                "Nobody in the old town of Port Ebb was hurt, the office said.",
            ]));
    }

    [Test]
    public void Properties_tell_what_the_text_does_not()
    {
        var pdf = Pdf(
            information =>
            {
                information.Title = "Ferry runs aground";
                information.Author = "Ebb Radio";
                information.CreationDate = "D:20310607101500+02'00'";
            },
            Column(72, 700, "A ferry with 240 passengers ran aground off Port Ebb on Tuesday."));

        var article = ArticleReader.Read("ferry.pdf", pdf).Article!;

        Assert.That(
            (article.Title, article.Publisher, article.Published), Is.EqualTo(("Ferry runs aground", "Ebb Radio", "2031-06-07")));
        Assert.That(
            (article.TitleFrom, article.PublisherFrom, article.PublishedFrom),
            Is.EqualTo((ArticleEvidence.Properties, ArticleEvidence.Properties, ArticleEvidence.Properties)));
        Assert.That(article.IsFile, Is.False);
        Assert.That(Encoding.UTF8.GetString(article.Archived.Span), Is.EqualTo(article.Text));
    }

    [Test]
    public void The_dateline_is_about_the_article_and_the_properties_about_the_file()
    {
        var pdf = Pdf(
            information => (information.Title, information.CreationDate) = ("Microsoft Word - draft2.docx", "D:20320110101500Z"),
            [
                (72, 740, "Ferry runs aground"),
                .. Column(72, 700, "PORT EBB, 4 June (Ebb Wire) - A ferry with 240 passengers ran aground.")]);

        var article = ArticleReader.Read("ferry.pdf", pdf).Article!;

        Assert.That(
            (article.Title, article.Publisher, article.Published), Is.EqualTo(("Ferry runs aground", "Ebb Wire", "2031-06-04")));
        Assert.That(article.PublishedFrom, Is.EqualTo(ArticleEvidence.Dateline));
    }

    [Test]
    public void A_scan_is_told_to_be_one()
    {
        using var builder = new PdfDocumentBuilder();
        builder.AddPage(PageSize.A4).DrawRectangle(new(50, 50), 200, 300, 1, fill: true);
        Assert.That(ArticleReader.Read("scan.pdf", builder.Build()).Error, Does.Contain("it holds no text").And.Contain("OCR"));
    }

    [Test]
    public void An_encrypted_one_is_told_to_be_one()
    {
        // The dictionary of a document under a password that nobody gave.
        var pdf = Encoding.Latin1.GetString(Pdf(Column(72, 700, "A ferry with 240 passengers ran aground.")));
        var id = new string('0', 64);
        var encrypted = pdf.Replace(
            "trailer\n<<",
            $"trailer\n<</Encrypt <</Filter /Standard /V 1 /R 2 /O <{id}> /U <{id}> /P -4>> /ID [<{id[..32]}> <{id[..32]}>] ",
            StringComparison.Ordinal);
        Assert.That(encrypted, Is.Not.EqualTo(pdf));
        Assert.That(
            ArticleReader.Read("a.pdf", Encoding.Latin1.GetBytes(encrypted)).Error, Does.Contain("it is encrypted; save it without"));
    }

    [TestCase("%PDF-1.7\nnothing of the sort\n%%EOF")]
    [TestCase("A ferry ran aground.")]
    [TestCase("")]
    public void A_damaged_one_is_one_error(string text) =>
        Assert.That(ArticleReader.Read("a.pdf", Utf8(text)).Error, Does.Contain("it is damaged, or no PDF; print it to a new PDF"));

    [Test]
    public void Cut_off_anywhere_it_is_read_or_refused_and_never_thrown()
    {
        var pdf = Pdf(Column(72, 700, "A ferry with 240 passengers ran aground off Port Ebb on Tuesday."));
        for (var length = 0; length < pdf.Length; length += 37)
        {
            var result = ArticleReader.Read("a.pdf", pdf.AsMemory(0, length));
            Assert.That(result.Article is null, Is.EqualTo(result.Error is not null), $"{length}");
        }
    }

    [Test]
    public void What_unpacks_without_end_is_refused()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (var at = 0; at < 200; at++)
                zlib.Write(blanks);
        }
        Assert.That(ArticleReader.Read("bomb.pdf", WithContent(packed.ToArray())).Error, Does.Contain("unpacks to more than 64 MiB"));
    }

    [TestCase(8, 8, TestName = "Eight that draw eight, eight deep")]
    [TestCase(1, 200, TestName = "One in one in one")]
    public void Forms_that_draw_forms_without_end_are_one_error(int each, int deep)
    {
        var forms = Enumerable.Range(0, deep).Select(level =>
            (level + 1 < deep ? string.Concat(Enumerable.Repeat("/Next Do ", each)) : "BT /F 11 Tf (44) Tj ET",
                level + 1 < deep ? $"/XObject <</Next {level + FirstForm + 1} 0 R>>" : ""));
        Assert.That(
            ArticleReader.Read("a.pdf", WithForms(string.Concat(Enumerable.Repeat("/Next Do ", each)), [.. forms])).Error,
            Does.Contain("what it draws is nested without end; print it to a new PDF"));
    }

    [Test]
    public void Two_forms_that_draw_each_other_are_one_error() => Assert.That(
        ArticleReader.Read("a.pdf", WithForms(
            "/Next Do",
            ("/Other Do", $"/XObject <</Other {FirstForm + 1} 0 R>>"),
            ("/Next Do", $"/XObject <</Next {FirstForm} 0 R>>"))).Error,
        Does.Contain("what it draws is nested without end"));

    [Test]
    public void More_letters_than_any_article_has_are_one_error_before_they_are_drawn() => Assert.That(
        ArticleReader.Read("a.pdf", WithForms(
            string.Concat(Enumerable.Repeat("/Next Do ", 40_000)),
            ($"BT /F 11 Tf ({new string('a', 1_000)}) Tj ET", "/Font <</F 5 0 R>>"))).Error,
        Does.Contain("it has more than 2,000,000 letters"));

    [Test]
    public void What_forms_draw_is_read_as_often_as_it_is_drawn_and_one_that_draws_itself_once() => Assert.That(
        ArticleReader.Read("a.pdf", WithForms(
            "q 1 0 0 1 72 700 cm /Next Do Q q 1 0 0 1 72 600 cm /Next Do Q",
            ("BT /F 11 Tf (44 were brought ashore.) Tj ET /Next Do", $"/Font <</F 5 0 R>> /XObject <</Next {FirstForm} 0 R>>")))
            .Paragraphs(),
        Is.EqualTo(["44 were brought ashore.", "44 were brought ashore."]));

    // A page whose content is what is given, packed.
    private static byte[] WithContent(byte[] packed) => Raw((packed, "/Filter /FlateDecode"));

    // The objects before it are the catalogue, the pages, the page, its content and a font.
    private const int FirstForm = 6;

    // A page that draws forms, the first of which it calls Next; nothing is packed.
    private static byte[] WithForms(string page, params (string Content, string Resources)[] forms) => Raw(
        (Utf8(page), ""),
        [.. forms.Select(form =>
            (Utf8(form.Content), $"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <<{form.Resources}>>"))]);

    private static byte[] Raw((byte[] Bytes, string Keys) content, params (byte[] Bytes, string Keys)[] forms)
    {
        using var pdf = new MemoryStream();
        var places = new List<long>();
        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
        void Add(string text)
        {
            places.Add(pdf.Position);
            Write($"{places.Count} 0 obj\n{text}");
        }
        void AddStream((byte[] Bytes, string Keys) stream)
        {
            Add($"<</Length {stream.Bytes.Length} {stream.Keys}>>\nstream\n");
            pdf.Write(stream.Bytes);
            Write("\nendstream\nendobj\n");
        }
        Write("%PDF-1.4\n");
        Add("<</Type /Catalog /Pages 2 0 R>>\nendobj\n");
        Add("<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n");
        Add($"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R{(
            forms.Length > 0 ? $" /Resources <</XObject <</Next {FirstForm} 0 R>>>>" : "")}>>\nendobj\n");
        AddStream(content);
        Add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>\nendobj\n");
        foreach (var form in forms)
            AddStream(form);
        var table = pdf.Position;
        var entries = string.Concat(places.Select(place => $"{place:0000000000} 00000 n \n"));
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{entries}");
        Write($"trailer\n<</Size {places.Count + 1} /Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return pdf.ToArray();
    }
}
