using System.Text;

namespace ClaimLedger.Articles;

/// <summary>
/// The words of a file without its markup, and where in the file each of them stands. Unlike <see cref="ArticleReader"/> it leaves
/// nothing out that a reader of the page would see: a draft is to be held against the ledger whole.
/// </summary>
/// <example>
/// <c>PlacedText.Read("a.html", "&lt;p&gt;Nine&amp;nbsp;dead&lt;/p&gt;")</c> has the words "Nine dead", of which the last begins at
/// line 1, column 14.
/// </example>
public sealed class PlacedText
{
    private readonly IReadOnlyList<PlacedRun> _runs;
    private readonly List<int> _lineStarts = [0];

    private PlacedText(string file, string words, IReadOnlyList<PlacedRun> runs)
    {
        Words = words;
        _runs = runs;
        for (var at = file.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = file.IndexOf('\n', at + 1))
            _lineStarts.Add(at + 1);
    }

    /// <summary>
    /// The day of publication that a text's own head gives, an HTML page's or front matter; null where neither does. What stands in the
    /// text itself, be it a dateline, is no head.
    /// </summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">What is in it.</param>
    /// <returns>The day as EDTF.</returns>
    public static string? DayInHead(string name, string text) =>
        ArticleReader.Read(name, Encoding.UTF8.GetBytes(text)).Article is
        { PublishedFrom: ArticleEvidence.PageHead or ArticleEvidence.FrontMatter } read ? read.Published : null;

    /// <summary>What is read. Of HTML and Markdown, white space is one blank, and a blank line stands between paragraphs.</summary>
    public string Words { get; }

    /// <summary>Reads a text: plain, or by its name or first words Markdown or HTML.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">What is in it.</param>
    /// <exception cref="ArticleException">Its markup is nested too deep to be read.</exception>
    public static PlacedText Read(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        var paragraphs = new Paragraphs();
        switch (ArticleReader.FormOf(name, text))
        {
            case ArticleForm.Html:
                PlacedHtml.Read(text, 0, text.Length, paragraphs);
                break;
            case ArticleForm.Markdown:
                PlacedMarkdown.Read(text, paragraphs);
                break;
            default:
                // Front matter speaks of the text, and is none of it.
                FrontMatter.Take(text, out var body);
                return new PlacedText(text, body, [new PlacedRun(0, text.Length - body.Length)]);
        }
        return new PlacedText(text, paragraphs.ToString(), paragraphs.Runs);
    }

    /// <summary>
    /// Where a letter of <see cref="Words"/> stands in the file: line and column, both from 1, the column in UTF-16 units.
    /// </summary>
    public (int Line, int Column) At(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        var inFile = _runs.Count == 0 ? 0 : _runs[LastUpTo(_runs, position, run => run.Start)].InFile(position);
        var line = LastUpTo(_lineStarts, inFile, start => start);
        return (line + 1, inFile - _lineStarts[line] + 1);
    }

    // The first one starts at 0, so that there is always one.
    private static int LastUpTo<T>(IReadOnlyList<T> sorted, int limit, Func<T, int> start)
    {
        var (low, high) = (0, sorted.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (start(sorted[middle]) <= limit)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
}
