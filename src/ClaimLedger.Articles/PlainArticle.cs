using System.Text.RegularExpressions;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Articles;

/// <summary>Plain text: what it says is what is read, to the byte.</summary>
internal static partial class PlainArticle
{
    private const int LongestTitle = 160;
    private const int LinesOfHead = 12;

    public static Article Read(string text, ReadOnlyMemory<byte> bytes)
    {
        // Front matter is about the text; what is read begins behind it.
        if (FrontMatter.Take(text, out var body) is { } head)
            return head.Describe(Article.Of(WithTitle(head.Value("title"), body)));
        var article = new Article { Text = text, Archived = bytes, IsFile = true, Title = TitleOf(text), Published = PublishedOf(text) };
        return article with
        {
            TitleFrom = article.Title is null ? ArticleEvidence.None : ArticleEvidence.Text,
            PublishedFrom = article.Published is null ? ArticleEvidence.None : ArticleEvidence.Text,
        };
    }

    /// <summary>A text under its title, which makes claims like the rest.</summary>
    public static string WithTitle(string? title, string body) =>
        title is null || body.TrimStart().Split('\n', 2)[0].Trim() == title ? body : $"{title}\n\n{body}";

    /// <summary>The first line, where it is short, stands alone and is no sentence.</summary>
    public static string? TitleOf(string text)
    {
        var lines = text.TrimStart().Split('\n', 3);
        // The line that dates the text may stand above.
        for (var above = 0; above < LinesOfHead && lines.Length > 1 && ImprintLine.IsDated(lines[0]); above++)
            lines = string.Join('\n', lines[1..]).TrimStart().Split('\n', 3);
        var first = lines[0].Trim();
        return lines.Length > 1
            && string.IsNullOrWhiteSpace(lines[1])
            && first.Length is > 0 and <= LongestTitle
            && first[^1] is not ('.' or ',' or ':')
            && !StartsWithDate().IsMatch(first)
            && !ImprintLine.IsDated(first)
            ? first
            : null;
    }

    /// <summary>A date at the very beginning, or on a line of the head that says that it is one.</summary>
    public static string? PublishedOf(string text)
    {
        if (StartsWithDate().Match(text) is { Success: true } start && Edtf.Parse(start.Groups["day"].Value) is { Success: true })
            return start.Groups["day"].Value;
        foreach (var line in text.Split('\n', LinesOfHead + 1).Take(LinesOfHead))
        {
            if ((ImprintLine.PublishedIn(line) ?? ImprintLine.DayAlone(line)) is { } words && DayOf(words) is { } day)
                return day;
        }
        return null;
    }

    /// <summary>A day in news language as an EDTF text; null where it is none.</summary>
    /// <param name="words">The words.</param>
    /// <param name="near">A day at or after it that tells its year, where the words do not; null for none.</param>
    public static string? DayOf(string words, DaySpan? near = null)
    {
        var result = ValueParser.Parse(words.Trim(), new ValueContext { Answer = AnswerType.Date, Published = near });
        return result is { Success: true, Value: Value.Range { Literal: { Low: { } low, High: { } high } } }
            ? Written(low, high) : Found(words.Trim());
    }

    // "25/06/2031", which a data set writes otherwise, and news so.
    private static string? Found(string words)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(new ScanOptions { Kinds = QuantityKinds.Date }).Scan(words, found);
        return found is [{ Span: var span, Literal: { Low: { } low, High: { } high } }] && span.Length == words.Length
            ? Written(low, high) : null;
    }

    private static string Written(decimal first, decimal last) =>
        new DaySpan(DateOnly.FromDayNumber((int)first), DateOnly.FromDayNumber((int)last)).ToString();

    [GeneratedRegex(
        @"\A\s*(?:(?:date|published|updated|posted)[:\s]\s*)?(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex StartsWithDate();
}
