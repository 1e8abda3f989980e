using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Cryptography;

namespace ClaimLedger.Articles;

/// <summary>
/// Mail: the subject as headline, the text as it was written, without the signature and what is quoted from other mails, and what the
/// headers say. Attachments are not read, and no link is followed.
/// </summary>
internal static partial class MailArticle
{
    private const int DeepestNesting = 40;

    /// <summary>Reads a mail.</summary>
    /// <exception cref="ArticleException">It is no mail, is encrypted, or has no text.</exception>
    public static Article Read(ReadOnlyMemory<byte> bytes)
    {
        var message = Parse(MailHeaders.Cut(bytes));
        using (message)
        {
            if (message.Headers.Count == 0
                || (message.Subject is null && message.From.Count == 0 && !message.Headers.Contains(HeaderId.Date)))
                throw new ArticleException("it has none of the headers of a mail; save the article as text");
            if (message.Body is MultipartEncrypted or ApplicationPkcs7Mime { SecureMimeType: SecureMimeType.EnvelopedData })
                throw new ArticleException("it is encrypted; open it in a mail program and save its text");
            var title = TitleOf(message.Subject);
            var sender = message.From.Mailboxes.FirstOrDefault();
            var publisher = sender is null ? null : string.IsNullOrWhiteSpace(sender.Name) ? DomainOf(sender) : OneLine(sender.Name);
            // The day as the sender's own clock has it.
            var day = message.Headers.Contains(HeaderId.Date) && message.Date != DateTimeOffset.MinValue
                ? message.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null;
            return Article.Of(PlainArticle.WithTitle(title, TextOf(message))) with
            {
                Title = title,
                TitleFrom = title is null ? ArticleEvidence.None : ArticleEvidence.MailHeaders,
                Publisher = publisher,
                PublisherFrom = publisher is null ? ArticleEvidence.None : ArticleEvidence.MailHeaders,
                Published = day,
                PublishedFrom = day is null ? ArticleEvidence.None : ArticleEvidence.MailHeaders,
            };
        }
    }

    private static MimeMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        try
        {
            return MimeMessage.Load(new ParserOptions { MaxMimeDepth = DeepestNesting }, stream);
        }
        catch (Exception exception) when (exception is FormatException or IOException)
        {
            throw new ArticleException("it is damaged, or no mail; save its text", exception);
        }
    }

    private static string TextOf(MimeMessage message)
    {
        var words = message.TextBody is { } plain && plain.Any(char.IsLetter) ? Unwrapped(plain)
            : message.HtmlBody is { } html ? HtmlArticle.WordsOf(html)
            : "";
        if (words.Length > ArticleReader.MostBytes)
            throw new ArticleException(
                $"its text is longer than the {ArticleReader.MostBytes:#,0} that an article is read up to; save its text");
        return words.Any(char.IsLetter)
            ? words
            : throw new ArticleException("it has no text of its own; save what is attached, and name that file");
    }

    // Lines are broken where the mail program pleased; a blank line parts paragraphs.
    private static string Unwrapped(string plain)
    {
        var text = new Paragraphs();
        foreach (var line in plain.ReplaceLineEndings("\n").Split('\n'))
        {
            // The mark of a signature: https://www.rfc-editor.org/rfc/rfc3676#section-4.3.
            if (line is "-- " or "--")
                break;
            if (line.StartsWith('>'))
                continue;
            if (string.IsNullOrWhiteSpace(line))
                text.Break();
            text.Add(line);
            text.Blank();
        }
        return text.ToString();
    }

    private static string? TitleOf(string? subject) =>
        subject is null || OneLine(Forwarded().Replace(subject, "")) is not { Length: > 0 } title ? null : title;

    private static string? DomainOf(MailboxAddress sender) => string.IsNullOrWhiteSpace(sender.Domain) ? null : sender.Domain;

    private static string OneLine(string words)
    {
        var text = new Paragraphs();
        text.Add(words);
        return text.ToString().Trim();
    }

    [
        GeneratedRegex(
            @"\A(?:\s*(?:fwd?|re)\s*:)+\s*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Forwarded();
}
