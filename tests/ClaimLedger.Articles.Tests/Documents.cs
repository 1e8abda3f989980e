using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MimeKit;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace ClaimLedger.Articles.Tests;

/// <summary>Documents with invented articles, made for a test.</summary>
internal static class Documents
{
    /// <summary>A PDF of lines of text at places; a page each.</summary>
    public static byte[] Pdf(params (double X, double Y, string Line)[][] pages) => Pdf(_ => { }, pages);

    /// <summary>The same with properties.</summary>
    public static byte[] Pdf(
        Action<PdfDocumentBuilder.DocumentInformationBuilder> describe, params (double X, double Y, string Line)[][] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            foreach (var (x, y, line) in lines)
                page.AddText(line, 11, new PdfPoint(x, y), font);
        }
        describe(builder.DocumentInformation);
        return builder.Build();
    }

    /// <summary>Lines below each other, in one column.</summary>
    public static (double X, double Y, string Line)[] Column(double x, double top, params string[] lines) =>
        [.. lines.Select((line, number) => (x, top - 14 * number, line))];

    /// <summary>A Word document.</summary>
    public static byte[] Word(Action<WordprocessingDocument>? describe, params OpenXmlElement[] blocks)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(blocks));
            describe?.Invoke(document);
        }
        return stream.ToArray();
    }

    /// <summary>A paragraph of a Word document.</summary>
    public static Paragraph Paragraph(string text, string? style = null)
    {
        var paragraph = new Paragraph(new Run(Words(text)));
        if (style is not null)
            paragraph.PrependChild(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        return paragraph;
    }

    /// <summary>Words of a Word document.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Text Words(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>A mail.</summary>
    public static byte[] Mail(string subject, string from, MimeEntity body)
    {
        using var message = new MimeMessage { Subject = subject, Body = body, Date = new(2031, 6, 5, 23, 30, 0, TimeSpan.FromHours(-5)) };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse("desk@echo.example"));
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>A text as bytes.</summary>
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The paragraphs of what was read.</summary>
    public static string[] Paragraphs(this ArticleResult result)
    {
        Assert.That(result.Error, Is.Null);
        return result.Article!.Text.TrimEnd('\n').Split("\n\n");
    }
}
