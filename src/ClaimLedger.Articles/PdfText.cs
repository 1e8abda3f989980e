using System.Text.RegularExpressions;

namespace ClaimLedger.Articles;

/// <summary>A line of a page.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Left">Where it begins, in points from the left.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Bottom">Where it stands, in points from the foot of the page.</param>
/// <param name="Size">The size of its letters, in points.</param>
internal sealed record PdfLine(string Text, double Left, double Right, double Bottom, double Size);

/// <summary>A page.</summary>
/// <param name="Height">Its height in points.</param>
/// <param name="Blocks">Its blocks of lines, in the order in which they are read.</param>
internal sealed record PdfPage(double Height, List<List<PdfLine>> Blocks);

/// <summary>Makes paragraphs of the lines of pages.</summary>
internal static partial class PdfText
{
    // How far in a line begins that begins a paragraph, in sizes of its letters; how much smaller or larger another sort of text is.
    private const double Indent = 0.8, OtherSize = 0.15;

    // How much further below a line stands that begins a paragraph: than the nearest two of its block, or in sizes of its letters.
    private const double WiderThanLines = 1.4, WiderThanSize = 1.6, WideAlone = 2.6;

    // A line that ends a sentence this much short of its block's width ends a paragraph.
    private const double Full = 0.85;

    // Heads and feet stand in the outer seventh of a page.
    private const double Margin = 1.0 / 7;

    /// <summary>The text of all pages.</summary>
    public static string Of(IReadOnlyList<PdfPage> pages)
    {
        var repeated = Repeated(pages);
        var paragraphs = new List<List<string>>();
        foreach (var page in pages)
        {
            foreach (var block in page.Blocks)
                AddBlock([.. block.Where(line => !IsHeadOrFoot(page, line, repeated))], paragraphs);
        }
        var lines = new LineEnds(paragraphs.SelectMany(paragraph => paragraph));
        var text = new Paragraphs();
        foreach (var paragraph in paragraphs)
        {
            text.Break();
            text.Add(lines.Join(paragraph));
        }
        return text.ToString();
    }

    // A paragraph may go on in the next column or on the next page.
    private static void AddBlock(List<PdfLine> lines, List<List<string>> paragraphs)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            var goesOn = at == 0
                ? paragraphs is [.., [.., var last]] && !EndsSentence().IsMatch(last) && char.IsLower(FirstLetter(lines[0].Text))
                : !Begins(lines, at);
            if (goesOn)
                paragraphs[^1].Add(lines[at].Text);
            else
                paragraphs.Add([lines[at].Text]);
        }
    }

    private static bool Begins(List<PdfLine> lines, int at)
    {
        var (before, line) = (lines[at - 1], lines[at]);
        if (Math.Abs(before.Size - line.Size) > OtherSize * Math.Max(before.Size, line.Size))
            return true;
        if (IsFurtherBelow(lines, at))
            return true;
        var (left, right) = (lines.Min(each => each.Left), lines.Max(each => each.Right));
        var indented = line.Left - left > Indent * line.Size && before.Left - left <= Indent * before.Size;
        var ended = EndsSentence().IsMatch(before.Text);
        // Of an item of a list, all lines but the first begin further in.
        return char.IsLower(FirstLetter(line.Text))
            ? indented && ended
            : indented || (ended && before.Right - left < Full * (right - left));
    }

    // A block of two lines has nothing to compare their distance with but their size.
    private static bool IsFurtherBelow(List<PdfLine> lines, int at)
    {
        var gap = lines[at - 1].Bottom - lines[at].Bottom;
        if (lines.Count == 2)
            return gap > WideAlone * lines[at].Size;
        var least = lines.Zip(lines.Skip(1), (upper, lower) => upper.Bottom - lower.Bottom)
            .Where(each => each > 0)
            .DefaultIfEmpty(gap)
            .Min();
        return gap > WiderThanLines * least && gap > WiderThanSize * lines[at].Size;
    }

    private static char FirstLetter(string text) => text.FirstOrDefault(char.IsLetterOrDigit);

    // Lines in the margins that stand on several pages in one place and say the same but for figures.
    private static HashSet<(string Words, int Place)> Repeated(IReadOnlyList<PdfPage> pages) =>
    [
        .. pages
            .SelectMany((page, number) => page.Blocks.SelectMany(block => block)
                .Where(line => IsInMargin(page, line))
                .Select(line => (Key: KeyOf(line), number)))
            .Distinct()
            .GroupBy(line => line.Key, line => line.number)
            .Where(places => places.Count() >= Math.Max(2, pages.Count / 2))
            .Select(places => places.Key),
    ];

    private static bool IsHeadOrFoot(PdfPage page, PdfLine line, HashSet<(string Words, int Place)> repeated) =>
        IsInMargin(page, line) && (repeated.Contains(KeyOf(line)) || PageNumber().IsMatch(line.Text));

    private static bool IsInMargin(PdfPage page, PdfLine line) =>
        line.Bottom < page.Height * Margin || line.Bottom > page.Height * (1 - Margin);

    private static (string Words, int Place) KeyOf(PdfLine line) => (Figures().Replace(line.Text, "#"), (int)Math.Round(line.Bottom / 2));

    [GeneratedRegex("[0-9]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figures();

    [GeneratedRegex(
        @"\A(?:page\s+|[-–—]\s*)?[0-9]{1,4}(?:\s*(?:/|of)\s*[0-9]{1,4}|\s*[-–—])?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex PageNumber();

    [GeneratedRegex("""[.!?:…]["'”’»)\]]*\s*\z""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EndsSentence();
}
