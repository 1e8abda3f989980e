using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.ExtendedProperties;
using DocumentFormat.OpenXml.Wordprocessing;
using static ClaimLedger.Articles.Tests.Documents;

namespace ClaimLedger.Articles.Tests;

/// <summary>Word: paragraphs, tables, what is deleted or hidden, properties, and what is refused.</summary>
internal sealed class WordTests
{
    [Test]
    public void Paragraphs_and_cells_are_read_in_order_without_what_was_deleted_or_is_hidden()
    {
        var word = Word(
            null,
            Paragraph("Ferry runs aground", "Title"),
            new Paragraph(
                new Run(Words("A ferry with ")),
                new DeletedRun(new Run(new DeletedText("120"))) { Author = "desk", Id = "1" },
                new InsertedRun(new Run(Words("240"))) { Author = "desk", Id = "2" },
                new Run(new TabChar(), Words("passengers ran")),
                new Run(new RunProperties(new Vanish()), Words(" NOTE TO SELF 99")),
                new Run(Words(" aground.")),
                new Run(new FieldCode(" PAGE 7 "))),
            new Table(new TableRow(new TableCell(Paragraph("Brought ashore")), new TableCell(Paragraph("44")))),
            Paragraph("Nobody was hurt."));

        var result = ArticleReader.Read("ferry.docx", word);

        Assert.That(
            result.Paragraphs(),
            Is.EqualTo(["Ferry runs aground", "A ferry with 240 passengers ran aground.", "Brought ashore", "44", "Nobody was hurt."]));
        Assert.That((result.Article!.Title, result.Article.TitleFrom), Is.EqualTo(("Ferry runs aground", ArticleEvidence.Text)));
    }

    [Test]
    public void Properties_tell_title_publisher_and_day()
    {
        var word = Word(
            document =>
            {
                document.PackageProperties.Title = "Ferry runs aground";
                document.PackageProperties.Creator = "A. Reporter";
                document.PackageProperties.Created = new DateTime(2031, 6, 5, 8, 0, 0, DateTimeKind.Utc);
                document.AddExtendedFilePropertiesPart().Properties = new Properties(new Company("Ebb Radio"));
            },
            Paragraph("A ferry with 240 passengers ran aground off Port Ebb on Tuesday."));

        var article = ArticleReader.Read("ferry.docx", word).Article!;

        Assert.That(
            (article.Title, article.Publisher, article.Published), Is.EqualTo(("Ferry runs aground", "Ebb Radio", "2031-06-05")));
        Assert.That(article.PublishedFrom, Is.EqualTo(ArticleEvidence.Properties));
    }

    [Test]
    public void The_name_of_the_file_is_given_by_a_person_and_goes_before_properties()
    {
        var word = Word(
            document => document.PackageProperties.Created = new DateTime(2032, 1, 1, 8, 0, 0, DateTimeKind.Utc),
            Paragraph("A ferry with 240 passengers ran aground."));
        var article = ArticleReader.Read("2031-06-05-ferry.docx", word).Article!;
        Assert.That((article.Published, article.PublishedFrom), Is.EqualTo(("2031-06-05", ArticleEvidence.FileName)));
    }

    [Test]
    public void What_is_none_is_one_error()
    {
        var other = Zip(("content.xml", "<a/>"));
        var damaged = Word(null, Paragraph("A ferry with 240 passengers ran aground.")).AsMemory(0, 400);
        foreach (var bytes in (ReadOnlyMemory<byte>[])[other, damaged, Utf8("PK\u0003\u0004 and nothing more"), Utf8("no archive")])
            Assert.That(ArticleReader.Read("a.docx", bytes).Error, Does.Contain("no Word document; "));
    }

    [Test]
    public void What_is_old_or_under_a_password_is_told_how_to_be_saved()
    {
        byte[] container = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.That(ArticleReader.Read("a.docx", container).Error, Does.Contain("under a password; save it as .docx without one"));
        Assert.That(ArticleReader.Read("a.rtf", Utf8(@"{\rtf1 A ferry.}")).Error, Does.Contain("it is RTF; save it as .docx"));
    }

    [Test]
    public void What_unpacks_without_end_is_refused() => Assert.That(
        ArticleReader.Read("bomb.docx", Zip(("word/document.xml", new string(' ', 70 << 20)))).Error,
        Does.Contain("unpacks to more than 64 MiB"));

    [Test]
    public void No_entity_is_expanded_and_no_file_is_read()
    {
        using var secret = new TemporaryFile("the secret of Port Ebb");
        var good = Word(null, Paragraph("A ferry ran aground."));
        var hostile = Replace(
            good,
            "word/document.xml",
            text => text
                .Replace(
                    "<w:document ", $"<!DOCTYPE d [<!ENTITY x SYSTEM \"file://{secret.Path}\">]><w:document ", StringComparison.Ordinal)
                .Replace("A ferry", "&x; A ferry", StringComparison.Ordinal));
        var result = ArticleReader.Read("a.docx", hostile);
        Assert.That(result.Article, Is.Null);
        Assert.That(result.Error, Does.Contain("damaged").And.Not.Contain("secret"));
    }

    [Test]
    public void What_is_nested_without_end_is_refused()
    {
        var good = Word(null, Paragraph("A ferry ran aground."));
        var deep = Replace(
            good,
            "word/document.xml",
            text => text.Replace(
                "<w:body>",
                "<w:body>" + string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 50_000))
                    + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 50_000)),
                StringComparison.Ordinal));
        Assert.That(ArticleReader.Read("a.docx", deep).Error, Does.Contain("nested more than 400 deep"));
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }

    private static byte[] Replace(byte[] zip, string name, Func<string, string> change)
    {
        using var read = new ZipArchive(new MemoryStream(zip));
        return Zip([
            .. read.Entries.Select(entry =>
            {
                using var reader = new StreamReader(entry.Open());
                var text = reader.ReadToEnd();
                return (entry.FullName, entry.FullName == name ? change(text) : text);
            }),
        ]);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
