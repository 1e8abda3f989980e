using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ClaimLedger.Articles;

/// <summary>The words of Markdown with their places: paragraphs, headings, lists, tables, notes and the HTML in it, but no code.</summary>
internal static class PlacedMarkdown
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().UseFootnotes().UsePreciseSourceLocation().Build();

    /// <summary>Adds the words of a file.</summary>
    /// <exception cref="ArticleException">It is nested too deep, or has too many links.</exception>
    public static void Read(string file, Paragraphs text)
    {
        foreach (var block in MarkdownParser.Parse(file, Pipeline).Descendants<LeafBlock>())
        {
            if (block is YamlFrontMatterBlock or FencedCodeBlock or LinkReferenceDefinition)
                continue;
            text.Break();
            if (block is HtmlBlock)
                PlacedHtml.Read(file, block.Span.Start, Math.Min(block.Span.End + 1, file.Length), text);
            else if (block is CodeBlock)
                AddLines(file, block, text);
            else
                AddInlines(file, block, text);
            text.Break();
        }
    }

    // A text that is merely indented: prose more often than code.
    private static void AddLines(string file, LeafBlock block, Paragraphs text)
    {
        foreach (var line in block.Lines.Lines.AsSpan(0, block.Lines.Count))
        {
            var end = file.AsSpan(line.Position).IndexOfAny('\r', '\n') is >= 0 and var length ? line.Position + length : file.Length;
            text.Add(line.Slice.AsSpan(), Math.Max(line.Position, end - line.Slice.Length));
            text.Blank();
        }
    }

    private static void AddInlines(string file, LeafBlock block, Paragraphs text)
    {
        foreach (var inline in block.Inline?.Descendants<Inline>() ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    AddLiteral(file, literal, text);
                    break;
                case CodeInline code:
                    AddCode(file, code, text);
                    break;
                case LineBreakInline:
                    text.Blank();
                    break;
                case HtmlEntityInline entity:
                    text.AddAt(entity.Transcoded.AsSpan(), entity.Span.Start);
                    break;
                case AutolinkInline link:
                    text.Add(link.Url, link.Span.Start + 1);
                    break;
                case HtmlInline html when html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    text.Break();
                    break;
            }
        }
    }

    // Its span may begin with the backslash of an escape and end with the blanks before the end of a cell.
    private static void AddLiteral(string file, LiteralInline literal, Paragraphs text)
    {
        var words = literal.Content.AsSpan();
        var skipped = file.AsSpan(literal.Span.Start, literal.Span.Length).IndexOf(words);
        text.Add(words, literal.Span.Start + Math.Max(0, skipped));
    }

    private static void AddCode(string file, CodeInline code, Paragraphs text)
    {
        var ticks = code.DelimiterCount;
        var inner = file.AsSpan(code.Span.Start + ticks, Math.Max(0, code.Span.Length - 2 * ticks));
        text.Add(inner, code.Span.Start + ticks);
    }
}
