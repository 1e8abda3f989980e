namespace ClaimLedger.Articles;

/// <summary>
/// Front matter: <c>title: …</c>, <c>published: …</c>, <c>publisher: …</c> between lines of three dashes, the few lines that news desks
/// write; no YAML is needed for them.
/// </summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";
    private const int MostLines = 60;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the lines between the dashes.</summary>
    public static FrontMatter Of(IEnumerable<string> lines)
    {
        var head = new FrontMatter();
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line[(colon + 1)..].Trim().Trim('"', '\'') is { Length: > 0 } value)
                head._values.TryAdd(line[..colon].Trim(), value);
        }
        return head;
    }

    /// <summary>Takes front matter off a text; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="body">What follows it.</param>
    public static FrontMatter? Take(string text, out string body)
    {
        body = text;
        if (!text.StartsWith(Fence, StringComparison.Ordinal))
            return null;
        var lines = text.Split('\n', MostLines + 2);
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (lines[0].TrimEnd() != Fence || end < 0 || !lines[1..end].Any(line => line.Contains(':', StringComparison.Ordinal)))
            return null;
        body = string.Join('\n', lines[(end + 1)..]).TrimStart('\r', '\n');
        return Of(lines[1..end]);
    }

    /// <summary>The article with what the front matter says of it.</summary>
    public Article Describe(Article article)
    {
        var title = Value("title");
        var published = Value("published") ?? Value("date");
        var day = published is null
            ? null
            : PlainArticle.DayOf(published.Length > 10 && published[10] is 'T' or ' ' ? published[..10] : published);
        var publisher = Value("publisher");
        return article with
        {
            Title = title ?? article.Title,
            TitleFrom = title is null ? article.TitleFrom : ArticleEvidence.FrontMatter,
            Published = day ?? article.Published,
            PublishedFrom = day is null ? article.PublishedFrom : ArticleEvidence.FrontMatter,
            Publisher = publisher ?? article.Publisher,
            PublisherFrom = publisher is null ? article.PublisherFrom : ArticleEvidence.FrontMatter,
            Language = Value("language") ?? Value("lang") ?? article.Language,
        };
    }

    /// <summary>What stands under a key, or null.</summary>
    public string? Value(string key) => _values.GetValueOrDefault(key);
}
