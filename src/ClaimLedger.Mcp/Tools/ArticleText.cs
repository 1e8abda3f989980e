using System.Text;
using ClaimLedger.Text;

namespace ClaimLedger.Mcp.Tools;

/// <summary>A text of a call as a file of an article: what is known of it stands between dashes at its head.</summary>
internal static class ArticleText
{
    /// <summary>What the one article of a call is called.</summary>
    public const string Name = "article.txt";

    private const string Fence = "---";

    /// <summary>The file's text.</summary>
    /// <exception cref="UsageException">The day is none.</exception>
    public static string Of(ToolArguments article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var published = article.Text("published")?.Trim();
        if (published is not null && Edtf.Parse(published) is { Success: false } fault)
            throw new UsageException($"published '{Phrases.OneLine(published)}': {fault.Wrong}; {fault.Cure}");
        var head = new StringBuilder();
        foreach (var (key, value) in ((string, string?)[])[
            ("title", article.Text("title")), ("publisher", article.Text("publisher")), ("published", published)])
        {
            if (value is not null)
                head.Append(key).Append(": ").Append(Phrases.OneLine(value).Trim()).Append('\n');
        }
        // Without a head of ours, one that the text itself begins with would count.
        return head.Length == 0 ? article.Needed("text") : $"{Fence}\n{head}{Fence}\n\n{article.Needed("text")}";
    }
}
