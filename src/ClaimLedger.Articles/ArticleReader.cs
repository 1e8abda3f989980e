using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace ClaimLedger.Articles;

/// <summary>Reads articles. Nothing is ever fetched from a network.</summary>
public static class ArticleReader
{
    /// <summary>The largest text that is read, in bytes: an article is long at a hundredth of it.</summary>
    public const int MostBytes = 8 << 20;

    /// <summary>The largest file that is read in which there may be pictures, too: PDF, Word, mail.</summary>
    public const int MostDocumentBytes = 48 << 20;

    /// <summary>How a file's name ends, and what it then is.</summary>
    private static readonly ImmutableArray<(string Ending, ArticleForm Form)> Endings =
    [
        (".html", ArticleForm.Html),
        (".htm", ArticleForm.Html),
        (".xhtml", ArticleForm.Html),
        (".md", ArticleForm.Markdown),
        (".markdown", ArticleForm.Markdown),
        (".pdf", ArticleForm.Pdf),
        (".docx", ArticleForm.Word),
        (".docm", ArticleForm.Word),
        (".eml", ArticleForm.Mail),
    ];

    /// <summary>How the names of articles end that are no plain text.</summary>
    public static IEnumerable<string> FileEndings => Endings.Select(ending => ending.Ending);

    /// <summary>How files begin that are no text, whatever their names say; without a form they are not read.</summary>
    private static readonly ImmutableArray<(string Start, ArticleForm? Form, string Wrong)> Starts =
    [
        ("%PDF-", ArticleForm.Pdf, ""),
        ("PK\u0003\u0004", ArticleForm.Word, ""),
        // Word writes what is under a password into the container of its old format.
        ("\u00D0\u00CF\u0011\u00E0", null, "it is in Word's or Outlook's old format or under a password; save it as .docx without one"),
        ("{\\rtf", null, "it is RTF; save it as .docx"),
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="form">What it is written in; null for what its name and its first words say.</param>
    public static ArticleResult ReadFile(string path, ArticleForm? form = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            // A device or a pipe has no length, and may have no end: what is read of it has one.
            if (stream.CanSeek)
                Refuse(stream.Length, MostDocumentBytes);
            using var read = new MemoryStream();
            var portion = new byte[64 * 1024];
            while (read.Length <= MostDocumentBytes && stream.Read(portion) is > 0 and var count)
                read.Write(portion, 0, count);
            return Read(Path.GetFileName(path), read.GetBuffer().AsMemory(0, (int)read.Length), form);
        }
        catch (ArticleException exception)
        {
            return new ArticleResult(null, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ArticleResult(null, "it cannot be read; check that it is there and that you may read it");
        }
    }

    /// <summary>Reads an article.</summary>
    /// <param name="name">The file's name: it may tell what the file is written in, and when it was published.</param>
    /// <param name="bytes">What is in the file.</param>
    /// <param name="form">What it is written in; null for what its name and its first words say.</param>
    public static ArticleResult Read(string name, ReadOnlyMemory<byte> bytes, ArticleForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            var article = Read(bytes, form ?? FormOf(name, bytes.Span));
            return article.Text.Any(char.IsLetter)
                ? new ArticleResult(Evidence.Complete(article, name), null)
                : new ArticleResult(null, "there are no words in it; give the article itself");
        }
        catch (ArticleException exception)
        {
            return new ArticleResult(null, exception.Message);
        }
    }

    /// <summary>What a file is written in, by its first words and its name.</summary>
    /// <exception cref="ArticleException">It is in a format that is not read.</exception>
    internal static ArticleForm FormOf(string name, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 256)]);
        foreach (var (start, form, wrong) in Starts)
        {
            if (head.StartsWith(start, StringComparison.Ordinal))
                return form ?? throw new ArticleException(wrong);
        }
        return FormOf(name, head.TrimStart('\u00EF', '\u00BB', '\u00BF'));
    }

    /// <summary>What a text is written in, by its name and its first words.</summary>
    internal static ArticleForm FormOf(string name, string text)
    {
        var ending = Path.GetExtension(name);
        foreach (var known in Endings)
        {
            if (known.Ending.Equals(ending, StringComparison.OrdinalIgnoreCase))
                return known.Form;
        }
        var head = text.AsSpan().TrimStart(" \t\r\n");
        var isHtml = head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
        return isHtml ? ArticleForm.Html : ArticleForm.Text;
    }

    /// <summary>
    /// Whether a file is no text, or is one whose words stand in it otherwise than they are read, so that its lines and columns mean
    /// nothing: PDF, Word, mail, and what is in a format that is not read at all.
    /// </summary>
    /// <param name="name">The file's name.</param>
    /// <param name="bytes">How it begins.</param>
    public static bool IsDocument(string name, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return IsDocument(FormOf(name, bytes));
        }
        catch (ArticleException)
        {
            return true;
        }
    }

    private static bool IsDocument(ArticleForm form) => form is ArticleForm.Pdf or ArticleForm.Word or ArticleForm.Mail;

    private static Article Read(ReadOnlyMemory<byte> bytes, ArticleForm form)
    {
        Refuse(bytes.Length, IsDocument(form) ? MostDocumentBytes : MostBytes);
        return form switch
        {
            ArticleForm.Pdf => PdfArticle.Read(bytes),
            ArticleForm.Word => WordArticle.Read(bytes),
            ArticleForm.Mail => MailArticle.Read(bytes),
            ArticleForm.Html => HtmlArticle.Read(Decode(bytes.Span)),
            ArticleForm.Markdown => MarkdownArticle.Read(Decode(bytes.Span)),
            _ => PlainArticle.Read(Decode(bytes.Span), bytes),
        };
    }

    private static void Refuse(long length, int most)
    {
        if (length > most)
            throw new ArticleException(
                $"it has {length:#,0} bytes, more than the {most:#,0} that an article is read up to; give the article alone");
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new ArticleException("it is UTF-16; save it as UTF-8");
        var input = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        var buffer = new char[input.Length];
        Utf8.ToUtf16(input, buffer, out var read, out var written, replaceInvalidSequences: false);
        if (read < input.Length)
            throw new ArticleException($"byte {read + 1:#,0} is not UTF-8; save it as UTF-8");
        for (var at = 0; at < written; at++)
        {
            if (buffer[at] is '\0' or '\uFFFE' or '\uFFFF'
                || (char.IsControl(buffer[at]) && buffer[at] is not ('\t' or '\n' or '\r' or '\u0085' or '\f')))
                throw new ArticleException(
                    $"it holds the control character U+{(int)buffer[at]:X4}, so it is no text; save the article as text");
        }
        return new string(buffer, 0, written);
    }
}
