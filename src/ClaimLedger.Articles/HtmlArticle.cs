using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SmartReader;

namespace ClaimLedger.Articles;

/// <summary>HTML: the main text, found by SmartReader's port of Readability, and what the page's head says of it.</summary>
internal static class HtmlArticle
{
    /// <summary>Pages are nested a few dozen deep; what is nested deeper was made to break readers.</summary>
    private const int DeepestNesting = 400;

    // Nothing is fetched from it: it gives relative links something to be relative to.
    private const string Nowhere = "https://article.invalid/";

    private static readonly FrozenSet<string> Blocks = new[]
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "blockquote",
        "section",
        "article",
        "header",
        "footer",
        "figure",
        "figcaption",
        "table",
        "tr",
        "td",
        "th",
        "dl",
        "dt",
        "dd",
        "pre",
        "br",
        "hr",
        "main",
        "aside",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Silent = new[]
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "button",
        "form",
        "head",
    }.ToFrozenSet(
        StringComparer.OrdinalIgnoreCase);

    // Their end tags may be left out, so that openings tell nothing of depth.
    private static readonly FrozenSet<string> Unclosed = new[]
    {
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "colgroup",
        "rp",
        "rt",
        "html",
        "head",
        "body",
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "path",
        "circle",
        "rect",
        "use",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static Article Read(string html)
    {
        RefuseDepth(html);
        var parser = new HtmlParser();
        using var page = parser.ParseDocument(html);
        using var reader = new Reader(Nowhere, html) { ContinueIfNotReadable = true };
        var read = reader.GetArticle();
        var main = read.Completed && !string.IsNullOrWhiteSpace(read.Content) ? parser.ParseDocument(read.Content).Body : page.Body;
        var text = new Paragraphs();
        var title = Clean(Meta(page, "og:title") ?? read.Title ?? page.Title);
        // Readability takes the headline away; it makes claims like the rest.
        if (title is not null)
        {
            text.Add(title);
            text.Break();
        }
        Add(main, text, title);
        var published = PublishedOf(page, read.PublicationDate);
        var publisher = Clean(Meta(page, "og:site_name") ?? read.SiteName ?? Meta(page, "publisher"));
        return Article.Of(text.ToString()) with
        {
            Title = title,
            TitleFrom = title is null ? ArticleEvidence.None : ArticleEvidence.PageHead,
            Published = published,
            PublishedFrom = published is null ? ArticleEvidence.None : ArticleEvidence.PageHead,
            Publisher = publisher,
            PublisherFrom = publisher is null ? ArticleEvidence.None : ArticleEvidence.PageHead,
            Language = LanguageOf(page.DocumentElement.GetAttribute("lang")),
            Url = UrlOf(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? Meta(page, "og:url")),
        };
    }

    /// <summary>All the words of a page that was never published as one: of a mail, where nothing stands around the text.</summary>
    public static string WordsOf(string html)
    {
        RefuseDepth(html);
        using var page = new HtmlParser().ParseDocument(html);
        var text = new Paragraphs();
        Add(page.Body, text, title: null);
        return text.ToString();
    }

    private static void RefuseDepth(string html)
    {
        if (Depth(html) > DeepestNesting)
            throw new ArticleException($"its tags are nested more than {DeepestNesting} deep; save the article as text");
    }

    /// <summary>How deep tags may be nested, without parsing: a parser could not be asked before it is too late.</summary>
    private static int Depth(string html)
    {
        int depth = 0, deepest = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var isEnd = html[at + 1] == '/';
            var start = at + (isEnd ? 2 : 1);
            var end = start;
            while (end < html.Length && end - start < 24 && char.IsAsciiLetterOrDigit(html[end]))
                end++;
            if (end == start || Unclosed.Contains(html[start..end]))
                continue;
            depth = Math.Max(0, depth + (isEnd ? -1 : 1));
            deepest = Math.Max(deepest, depth);
        }
        return deepest;
    }

    private static void Add(INode? node, Paragraphs text, string? title)
    {
        switch (node)
        {
            case null:
                break;
            case IText words:
                text.Add(words.Data);
                break;
            case IElement element when Silent.Contains(element.LocalName)
                || (element.LocalName is "h1" or "h2" && Clean(element.TextContent) == title):
                break;
            default:
                var isBlock = node is IElement block && Blocks.Contains(block.LocalName);
                if (isBlock)
                    text.Break();
                foreach (var child in node.ChildNodes)
                    Add(child, text, title);
                if (isBlock)
                    text.Break();
                break;
        }
    }

    private static string? Meta(IHtmlDocument page, string name)
    {
        foreach (var meta in page.QuerySelectorAll("meta"))
        {
            if (string.Equals(
                meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop"),
                name,
                StringComparison.OrdinalIgnoreCase)
                && !string.IsNullOrWhiteSpace(meta.GetAttribute("content")))
                return meta.GetAttribute("content");
        }
        return null;
    }

    private static readonly string[] DateMetas = [
        "article:published_time", "datePublished", "date", "dc.date", "pubdate", "publish-date", "dcterms.created",
    ];

    private static string? PublishedOf(IHtmlDocument page, DateTime? found)
    {
        var written = DateMetas.Select(name => Meta(page, name)).OfType<string>().FirstOrDefault()
            ?? page.QuerySelector("time[datetime]")?.GetAttribute("datetime");
        // The day as the page's own clock has it: a time zone would move it.
        if (written?.Trim() is { Length: >= 10 } day && Text.Edtf.Parse(day[..10]) is { Success: true })
            return day[..10];
        return (written is null ? null : PlainArticle.DayOf(written)) ?? found?.ToString("yyyy-MM-dd");
    }

    private static string? LanguageOf(string? tag) =>
        tag is { Length: >= 2 and <= 35 } && tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? tag : null;

    private static string? UrlOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var read) && read.Scheme is "http" or "https" && !url!.Any(char.IsWhiteSpace) ? url : null;

    private static string? Clean(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;
        var text = new Paragraphs();
        text.Add(words);
        return text.ToString().Trim();
    }
}
