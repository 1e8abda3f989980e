using Markdig;
using Markdig.Syntax;

namespace ClaimLedger.Articles;

/// <summary>Parses Markdown within bounds that no article reaches.</summary>
internal static class MarkdownParser
{
    // Of links that do not end, the library looks for an end again and again: more of them than any article has would take hours.
    private const int MostLinks = 5_000;

    /// <summary>What a text is made of.</summary>
    /// <exception cref="ArticleException">It is nested too deep, or has too many links.</exception>
    public static MarkdownDocument Parse(string markdown, MarkdownPipeline pipeline)
    {
        if (markdown.AsSpan().Count("](") + markdown.AsSpan().Count("]:") > MostLinks)
            throw new ArticleException($"it has more than {MostLinks:#,0} links; save the article as text");
        try
        {
            return Markdown.Parse(markdown, pipeline);
        }
        catch (ArgumentException exception)
        {
            throw new ArticleException("it is nested too deep; save the article as text", exception);
        }
    }
}
