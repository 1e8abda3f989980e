using System.Globalization;
using System.Text.RegularExpressions;
using ClaimLedger.Text;

namespace ClaimLedger.Articles;

/// <summary>What the text itself and the file's name say of an article, where what is made for that says nothing.</summary>
internal static partial class Evidence
{
    /// <summary>
    /// The article with all that is known of it. A head, front matter and mail headers speak of the article; then the text has the word,
    /// then the file's name; a document's properties speak of the file, which may have been printed or saved long after.
    /// </summary>
    public static Article Complete(Article article, string name)
    {
        ArgumentNullException.ThrowIfNull(article);
        var (day, from) = (article.Published, article.PublishedFrom);
        var named = DayOfName(name);
        var dateline = Dateline.Find(article.Text);
        if (day is null || from is ArticleEvidence.Properties)
        {
            (day, from) = PlainArticle.PublishedOf(article.Text) is { } labelled ? (labelled, ArticleEvidence.Text)
                : dateline?.Day(Reference(named ?? day)) is { } dated ? (dated, ArticleEvidence.Dateline)
                : named is not null ? (named, ArticleEvidence.FileName)
                : (day, from);
        }
        return article with
        {
            Title = article.Title ?? PlainArticle.TitleOf(article.Text),
            TitleFrom = article.Title is null && PlainArticle.TitleOf(article.Text) is not null ? ArticleEvidence.Text : article.TitleFrom,
            Published = day,
            PublishedFrom = from,
            Publisher = article.Publisher is null || article.PublisherFrom is ArticleEvidence.Properties
                ? dateline?.Outlet ?? article.Publisher
                : article.Publisher,
            PublisherFrom = dateline?.Outlet is not null
                && (article.Publisher is null || article.PublisherFrom is ArticleEvidence.Properties)
                    ? ArticleEvidence.Dateline
                    : article.PublisherFrom,
        };
    }

    private static DaySpan? Reference(string? day) =>
        day is not null && Edtf.Parse(day) is { Success: true, Value: var read } ? DaySpan.Day(read.Last) : null;

    /// <summary>The date at the head of a file's name: 2031-06-05-x.txt, 20310605.pdf, 2031-06-x.html.</summary>
    private static string? DayOfName(string name)
    {
        if (NamedDay().Match(name) is { Success: true } day)
        {
            var written = $"{day.Groups["year"].Value}-{day.Groups["month"].Value}-{day.Groups["day"].Value}";
            return DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? written : null;
        }
        return NamedMonth().Match(name) is { Success: true } month && Edtf.Parse(month.Groups["month"].Value).Success
            ? month.Groups["month"].Value
            : null;
    }

    [GeneratedRegex(
        @"\A(?<year>(?:19|20)[0-9]{2})(?<mark>[-_.]?)(?<month>[0-9]{2})\k<mark>(?<day>[0-9]{2})(?![0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex NamedDay();

    [GeneratedRegex(@"\A(?<month>(?:19|20)[0-9]{2}-[0-9]{2})(?![0-9])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamedMonth();
}
