using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ClaimLedger.Articles;

/// <summary>Markdown: the words of its paragraphs, headings, lists and tables, and what its front matter says.</summary>
internal static class MarkdownArticle
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    public static Article Read(string markdown)
    {
        var text = new Paragraphs();
        FrontMatter? head = null;
        string? heading = null;
        foreach (var block in MarkdownParser.Parse(markdown, Pipeline).Descendants<LeafBlock>())
        {
            if (block is YamlFrontMatterBlock front)
            {
                head = FrontMatter.Of(front.Lines.ToString().Split('\n'));
                continue;
            }
            if (block is HtmlBlock or LinkReferenceDefinition)
                continue;
            text.Break();
            var words = new Paragraphs();
            foreach (var inline in block.Inline?.Descendants<Inline>() ?? [])
                Add(inline, text, words);
            if (block is CodeBlock)
                text.Add(block.Lines.ToString());
            if (block is HeadingBlock { Level: 1 } && heading is null)
                heading = words.ToString().Trim();
            text.Break();
        }
        var article = Article.Of(PlainArticle.WithTitle(head?.Value("title"), text.ToString())) with
        {
            Title = heading,
            TitleFrom = heading is null ? ArticleEvidence.None : ArticleEvidence.Text,
        };
        return head?.Describe(article) ?? article;
    }

    private static void Add(Inline inline, params ReadOnlySpan<Paragraphs> texts)
    {
        foreach (var text in texts)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Add(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Add(code.Content);
                    break;
                case LineBreakInline:
                    text.Add(" ");
                    break;
                case HtmlEntityInline entity:
                    text.Add(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Add(link.Url);
                    break;
            }
        }
    }
}
