using System.Globalization;
using System.Text.RegularExpressions;

namespace ClaimLedger.Articles;

/// <summary>The properties of a PDF or a Word document, which programs fill in as often as people do.</summary>
internal static partial class DocumentProperties
{
    /// <summary>The article with what the properties say where the text does not.</summary>
    /// <param name="article">The article.</param>
    /// <param name="title">The title; names of files and of nothing are none.</param>
    /// <param name="author">Who made it.</param>
    /// <param name="created">When it was made, by the clock of whoever made it.</param>
    public static Article Describe(Article article, string? title, string? author, DateTime? created)
    {
        ArgumentNullException.ThrowIfNull(article);
        var named = Clean(title) is { } given && !IsOfProgram().IsMatch(given) ? given : null;
        var publisher = Clean(author) is { } name && !IsOfProgram().IsMatch(name) ? name : null;
        return article with
        {
            Title = named ?? article.Title,
            TitleFrom = named is null ? article.TitleFrom : ArticleEvidence.Properties,
            Publisher = publisher,
            PublisherFrom = publisher is null ? ArticleEvidence.None : ArticleEvidence.Properties,
            Published = created?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            PublishedFrom = created is null ? ArticleEvidence.None : ArticleEvidence.Properties,
        };
    }

    private static string? Clean(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;
        var text = new Paragraphs();
        text.Add(words);
        return text.ToString().Trim() is { Length: > 0 } clean ? clean : null;
    }

    // "Microsoft Word - draft2.docx", "untitled", "report.pdf", "Author": what programs write where nobody wrote anything.
    [GeneratedRegex(
        @"\A(?:microsoft \w+ - .*|.*\.(?:docx?|pdf|odt|rtf|indd|qxp|html?|txt)|untitled.*|document\s*[0-9]*|title|author|user|admin\w*"
            + @"|python-docx|\(?anonymous\)?|unknown|none)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex IsOfProgram();
}
