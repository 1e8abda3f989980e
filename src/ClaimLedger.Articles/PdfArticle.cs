using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;

namespace ClaimLedger.Articles;

/// <summary>
/// PDF: words, put together to lines, blocks and paragraphs in the order in which they are read, and the document's properties.
/// </summary>
internal static class PdfArticle
{
    private const int MostPages = 300;

    /// <summary>How many letters a document has at most.</summary>
    internal const int MostLetters = 2_000_000;

    /// <summary>Reads a document.</summary>
    /// <exception cref="ArticleException">It is encrypted, damaged, without text, or too much for an article.</exception>
    public static Article Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var filters = new PdfFilters();
            using var document = PdfDocument.Open(
                bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filters });
            if (document.NumberOfPages > MostPages)
                throw new ArticleException($"it has more than {MostPages} pages; save those of the article by themselves");
            EnsureEnds(document);
            filters.CountAnew();
            var pages = Pages(document);
            if (pages.Sum(page => page.Blocks.Sum(block => block.Count)) == 0)
                throw new ArticleException(
                    "it holds no text, only pictures of it; run it through text recognition (OCR), or save the article as text");
            var article = Article.Of(PdfText.Of(pages));
            var made = document.Information.GetCreatedDateTimeOffset();
            return DocumentProperties.Describe(article, document.Information.Title, document.Information.Author, made?.DateTime);
        }
        catch (ArticleException)
        {
            throw;
        }
        catch (PdfDocumentEncryptedException exception)
        {
            throw new ArticleException("it is encrypted; save it without a password, or save the article as text", exception);
        }
#pragma warning disable CA1031 // A damaged file makes the library throw whatever it likes; people get one line.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            // What our own filters refuse may come wrapped.
            if (exception.GetBaseException() is ArticleException refused)
                throw new ArticleException(refused.Message, exception);
            throw new ArticleException("it is damaged, or no PDF; print it to a new PDF, or save the article as text", exception);
        }
    }

    /// <summary>What is said of a document with more letters than that.</summary>
    internal static ArticleException TooManyLetters() =>
        new($"it has more than {MostLetters:#,0} letters; save the pages of the article by themselves");

    // Pages are parsed here and again where they are read: the library's own factory of pages is internal (PdfPig 0.1.16), so that nothing
    // can be counted between its parsing a page and its drawing it. To draw pages in its place would be to write half of it anew.
    private static void EnsureEnds(PdfDocument document)
    {
        document.AddPageFactory<PdfWork, PdfForms>();
        for (var number = 1; number <= document.NumberOfPages; number++)
            document.GetPage<PdfWork>(number);
    }

    private static List<PdfPage> Pages(PdfDocument document)
    {
        var (pages, letters) = (new List<PdfPage>(), 0);
        foreach (var page in document.GetPages())
        {
            if ((letters += page.Letters.Count) > MostLetters)
                throw TooManyLetters();
            // What stands upright in a margin is no part of the text.
            var words = NearestNeighbourWordExtractor.Instance.GetWords(page.Letters)
                .Where(word => word.TextOrientation is TextOrientation.Horizontal or TextOrientation.Other)
                .Where(word => !string.IsNullOrWhiteSpace(word.Text))
                .ToList();
            pages.Add(new PdfPage(page.Height, words.Count == 0 ? [] : Blocks(words)));
        }
        return pages;
    }

    private static List<List<PdfLine>> Blocks(List<Word> words)
    {
        var segmenter = new DocstrumBoundingBoxes(new DocstrumBoundingBoxes.DocstrumBoundingBoxesOptions { MaxDegreeOfParallelism = 1 });
        return [
            .. UnsupervisedReadingOrderDetector.Instance.Get(segmenter.GetBlocks(words))
                .OrderBy(block => block.ReadingOrder)
                .Select(block => block.TextLines.Select(Line).ToList()),
        ];
    }

    private static PdfLine Line(TextLine line)
    {
        var box = line.BoundingBox;
        var size = line.Words.SelectMany(word => word.Letters).Max(letter => letter.PointSize);
        return new PdfLine(string.Join(' ', line.Words.Select(word => word.Text)), box.Left, box.Right, box.Bottom, Math.Max(1, size));
    }
}
