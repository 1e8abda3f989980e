using System.Security.Cryptography;
using System.Text;

namespace ClaimLedger.Articles;

/// <summary>The text of an article, and what the file says of it.</summary>
public sealed record Article
{
    /// <summary>The text that is read: quotes stand in it character for character.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// What an archive has to hold, so that quotes can be looked up: the file's own bytes where it is plain text; of everything else the
    /// text that was read out of it, as UTF-8.
    /// </summary>
    public required ReadOnlyMemory<byte> Archived { get; init; }

    /// <summary>Its title, or null where the file gives none.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published, an EDTF text; null where the file does not say.</summary>
    public string? Published { get; init; }

    /// <summary>Who published it, or null.</summary>
    public string? Publisher { get; init; }

    /// <summary>What <see cref="Title"/> rests on.</summary>
    public ArticleEvidence TitleFrom { get; init; }

    /// <summary>What <see cref="Published"/> rests on.</summary>
    public ArticleEvidence PublishedFrom { get; init; }

    /// <summary>What <see cref="Publisher"/> rests on.</summary>
    public ArticleEvidence PublisherFrom { get; init; }

    /// <summary>BCP 47 language tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Its http or https address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Whether <see cref="Archived"/> is the file itself.</summary>
    public bool IsFile { get; init; }

    /// <summary>SHA-256 of <see cref="Archived"/>, in small hexadecimal digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Archived.Span));

    internal static Article Of(string text) => new() { Text = text, Archived = Encoding.UTF8.GetBytes(text) };
}

/// <summary>What an article's file is written in.</summary>
public enum ArticleForm
{
    /// <summary>Plain text.</summary>
    Text,
    /// <summary>HTML.</summary>
    Html,
    /// <summary>Markdown.</summary>
    Markdown,
    /// <summary>PDF.</summary>
    Pdf,
    /// <summary>Word (.docx).</summary>
    Word,
    /// <summary>Mail (.eml).</summary>
    Mail,
}

/// <summary>What is known of an article rests on one of these.</summary>
public enum ArticleEvidence
{
    /// <summary>Nothing: it is not known.</summary>
    None,
    /// <summary>The head of an HTML page.</summary>
    PageHead,
    /// <summary>Front matter: lines between <c>---</c> at the head of a text.</summary>
    FrontMatter,
    /// <summary>The headers of a mail.</summary>
    MailHeaders,
    /// <summary>A headline, or a line of the text that says what it is: "Published: 4 June 2031".</summary>
    Text,
    /// <summary>A dateline: "PORT EBB, 4 June (Ebb Wire) —".</summary>
    Dateline,
    /// <summary>The name of the file.</summary>
    FileName,
    /// <summary>The properties of a document: of the file rather than of the article.</summary>
    Properties,
}

/// <summary>An article, or why there is none: one of the two.</summary>
/// <param name="Article">The article; null where the file cannot be read as one.</param>
/// <param name="Error">What is wrong and what to do instead, without the file's name; null where it was read.</param>
public sealed record ArticleResult(Article? Article, string? Error);

/// <summary>A file cannot be read as an article: the message says what is wrong and what to do instead, without the file's name.</summary>
public sealed class ArticleException : Exception
{
    /// <summary>Makes one.</summary>
    public ArticleException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Makes one that says nothing.</summary>
    public ArticleException()
    {
    }

    /// <summary>Makes one.</summary>
    public ArticleException(string message)
        : base(message)
    {
    }
}
