using System.Collections.Frozen;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClaimLedger.Articles;

/// <summary>
/// Word: the paragraphs of the text, in tables and lists too, without what was deleted or is hidden, and the document's properties. Read
/// as a stream: no link in it is followed, and no part is held as a tree.
/// </summary>
internal static class WordArticle
{
    /// <summary>A part that unpacks to more holds no article, but something made to fill the memory.</summary>
    private const long MostUnpacked = 64 << 20;

    private const int MostParts = 5_000;
    private const int DeepestNesting = 400;

    // What stands in the file and is no text of it: deleted, moved elsewhere, or there for programs that know no better.
    private static readonly FrozenSet<Type> Silent = new[]
    {
        typeof(DeletedRun), typeof(MoveFromRun), typeof(AlternateContentFallback), typeof(FieldCode), typeof(DeletedText),
    }.ToFrozenSet();

    /// <summary>Reads a document.</summary>
    /// <exception cref="ArticleException">It is no Word document, damaged, or made to fill the memory.</exception>
    public static Article Read(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        try
        {
            RefuseBombs(stream);
            using var document = WordprocessingDocument.Open(
                stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = MostUnpacked });
            if (document.MainDocumentPart is not { } main)
                throw new ArticleException("it is no Word document; save the article as .docx or as text");
            return Describe(document, ReadText(main));
        }
        catch (ArticleException)
        {
            throw;
        }
#pragma warning disable CA1031 // A damaged file makes the library throw whatever it likes; people get one line.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            throw new ArticleException(
                "it is damaged, or no Word document; open it in Word and save it again, or save it as text", exception);
        }
    }

    private static void RefuseBombs(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostParts)
            throw new ArticleException($"it has more than {MostParts:#,0} parts; save the article as text");
        var total = 0L;
        var portion = new byte[64 * 1024];
        // What an entry says of its own length may be a lie: only what comes out counts. Pictures are not unpacked.
        foreach (var entry in archive.Entries.Where(entry => Path.GetExtension(entry.FullName) is ".xml" or ".rels"))
        {
            using var content = entry.Open();
            while (content.Read(portion) is > 0 and var count)
            {
                if ((total += count) > MostUnpacked)
                    throw new ArticleException($"it unpacks to more than {MostUnpacked >> 20} MiB; save the article as text");
            }
        }
        stream.Position = 0;
    }

    private static Article ReadText(MainDocumentPart main)
    {
        var text = new Paragraphs();
        string? heading = null;
        var (isHeading, isHidden) = (false, false);
        var words = new Paragraphs();
        using var reader = new OpenXmlPartReader(main, new OpenXmlPartReaderOptions { MaxCharactersInPart = MostUnpacked });
        var reads = reader.Read();
        while (reads)
        {
            if (reader.Depth > DeepestNesting)
                throw new ArticleException($"its parts are nested more than {DeepestNesting} deep; save the article as text");
            if (reader.IsStartElement && Silent.Contains(reader.ElementType))
            {
                reader.Skip();
                reads = !reader.EOF;
                continue;
            }
            if (reader.ElementType == typeof(Paragraph))
            {
                text.Break();
                if (reader.IsEndElement && isHeading && words.ToString().Trim() is { Length: > 0 } found)
                    heading ??= found;
                (isHeading, words) = (false, new Paragraphs());
            }
            else if (reader.ElementType == typeof(Run))
            {
                isHidden = false;
            }
            else if (reader.IsStartElement)
            {
                isHidden |= reader.ElementType == typeof(Vanish) && !IsOff(reader);
                isHeading |= reader.ElementType == typeof(ParagraphStyleId) && IsHeading(reader);
                if (!isHidden && WordsOf(reader) is { } piece)
                {
                    text.Add(piece);
                    words.Add(piece);
                }
            }
            reads = reader.Read();
        }
        return Article.Of(text.ToString()) with
        {
            Title = heading,
            TitleFrom = heading is null ? ArticleEvidence.None : ArticleEvidence.Text,
        };
    }

    private static string? WordsOf(OpenXmlPartReader reader) =>
        reader.ElementType == typeof(DocumentFormat.OpenXml.Wordprocessing.Text) ? reader.GetText()
        : reader.ElementType == typeof(NoBreakHyphen) ? "-"
        : reader.ElementType == typeof(TabChar) || reader.ElementType == typeof(Break) || reader.ElementType == typeof(CarriageReturn) ? " "
        : null;

    private static bool IsOff(OpenXmlPartReader reader) => ValueOf(reader) is "0" or "false" or "off";

    private static bool IsHeading(OpenXmlPartReader reader) => ValueOf(reader) is { } style
        && (style.Equals("Title", StringComparison.OrdinalIgnoreCase) || style.Equals("Heading1", StringComparison.OrdinalIgnoreCase));

    private static string? ValueOf(OpenXmlPartReader reader) =>
        reader.Attributes.Where(attribute => attribute.LocalName == "val").Select(attribute => attribute.Value).FirstOrDefault();

    private static Article Describe(WordprocessingDocument document, Article article)
    {
        var properties = document.PackageProperties;
        var company = document.ExtendedFilePropertiesPart?.Properties?.Company?.Text;
        return DocumentProperties.Describe(
            article, properties.Title, string.IsNullOrWhiteSpace(company) ? properties.Creator : company, properties.Created);
    }
}
