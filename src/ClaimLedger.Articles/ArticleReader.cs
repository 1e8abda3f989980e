using System.Text;
using System.Text.Unicode;

namespace ClaimLedger.Articles;

/// <summary>Reads articles. Nothing is ever fetched from a network.</summary>
public static class ArticleReader
{
    /// <summary>The largest file that is read, in bytes: an article is long at a hundredth of it.</summary>
    public const int MostBytes = 8 << 20;

    /// <summary>What a file is written in, by its name and its first words.</summary>
    public static ArticleForm FormOf(string name, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        return FormOf(name, Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 256)]).TrimStart('\u00EF', '\u00BB', '\u00BF'));
    }

    /// <summary>What a text is written in, by its name and its first words.</summary>
    internal static ArticleForm FormOf(string name, string text)
    {
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".html" or ".htm" or ".xhtml":
                return ArticleForm.Html;
            case ".md" or ".markdown":
                return ArticleForm.Markdown;
        }
        var head = text.AsSpan().TrimStart(" \t\r\n");
        var isHtml = head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
        return isHtml ? ArticleForm.Html : ArticleForm.Text;
    }

    /// <summary>Reads an article.</summary>
    /// <exception cref="ArticleException">The file is no text, is too large or nested too deep, or has no words in it.</exception>
    public static Article Read(ReadOnlyMemory<byte> bytes, ArticleForm form)
    {
        var text = Decode(bytes.Span);
        var article = form switch
        {
            ArticleForm.Html => HtmlArticle.Read(text),
            ArticleForm.Markdown => MarkdownArticle.Read(text),
            _ => PlainArticle.Read(text, bytes),
        };
        return article.Text.Any(char.IsLetter)
            ? article
            : throw new ArticleException("there are no words in it; name the file that holds the article");
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            throw new ArticleException(
                $"it has {bytes.Length:#,0} bytes, more than the {MostBytes:#,0} that an article is read up to; name the file that "
                    + "holds the article alone");
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
