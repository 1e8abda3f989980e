using System.Text.RegularExpressions;
using ClaimLedger.News;

namespace ClaimLedger.Articles;

/// <summary>The dateline of an article: "LIMA, June 5 (Ebb Wire) -", at the head of one of its first paragraphs.</summary>
/// <param name="Words">The day as it is written, which may lack the year; null where there is none.</param>
/// <param name="Outlet">Who reports; null where it does not say.</param>
internal sealed partial record Dateline(string? Words, string? Outlet)
{
    /// <summary>A headline, a standfirst, a byline and a caption may stand above.</summary>
    private const int LinesAbove = 8;

    private const int Longest = 110;

    /// <summary>What is no known paper's may be a caption's: it dates a text only right below its title, or below who wrote it.</summary>
    private const int MostAboveUnknown = 2;

    /// <summary>The first dateline, or null.</summary>
    public static Dateline? Find(string text)
    {
        var left = LinesAbove;
        string? outlet = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
                continue;
            if (In(line.Trim()[..Math.Min(line.Trim().Length, Longest)].ToString()) is { } dateline)
                return dateline with { Outlet = dateline.Outlet ?? outlet };
            if (line.Length <= Longest && Credited(line.Trim().ToString(), text, LinesAbove - left) is { } credited)
                return credited with { Outlet = credited.Outlet ?? outlet };
            // "By Jane Roe, Reuters" has no day; another line may.
            if (line.Length <= Longest)
                outlet ??= ImprintLine.KnownOutletIn(line.Trim().ToString());
            if (--left == 0)
                break;
        }
        return outlet is null ? null : new Dateline(null, outlet);
    }

    /// <summary>The day, an EDTF text; null where it has none, or lacks a year that nothing tells.</summary>
    /// <param name="near">When the article was published at the latest, as far as is known.</param>
    public string? Day(DaySpan? near) => Words is null ? null : PlainArticle.DayOf(Words, near);

    // "4 June 2031, Sound Daily" and "Reuters, 4 June 2031", on a line of its own. The first line is the title, if no outlet is known in
    // it.
    private static Dateline? Credited(string line, string text, int above)
    {
        if (ImprintLine.ImprintIn(line) is not { } credit || (!credit.IsKnown && (above == 0 || above > MostAboveUnknown)))
            return null;
        // "Corvo, 4 June 2031": where a paper was written, if things happen there.
        var isPlace = !credit.IsKnown && credit.Outlet is { } name && PlacesOf(name).IsMatch(text);
        return new Dateline(credit.Day, isPlace ? null : credit.Outlet);
    }

    private static Regex PlacesOf(string name) => new(
        $@"\b(?:in|at|near|off|from|outside|around)\s+{Regex.Escape(name)}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static Dateline? In(string line)
    {
        if (Head().Match(line) is not { Success: true } head || head.Groups["place"].Value.Count(char.IsUpper) < 3)
            return null;
        var words = new[] { head.Groups["rest"], head.Groups["late"] }.Select(group => Date().Match(group.Value))
            .FirstOrDefault(date => date.Success)?.Value ?? Behind(line[head.Length..]);
        var outlet = head.Groups["outlet"].Success ? head.Groups["outlet"].Value.Trim() : null;
        return words is null && outlet is null ? null : new Dateline(words, outlet);
    }

    // "EBB (Ebb Wire) - 5 June 2031 - Nine people".
    private static string? Behind(string rest) => Date().Match(rest) is { Success: true } date
        && rest.AsSpan(0, date.Index).IsWhiteSpace() && DashBehind().IsMatch(rest[(date.Index + date.Length)..]) ? date.Value : null;

    // Capitals for the place; what follows is more of the place and the day, parted by commas or a bar, then who reports, and a dash.
    [GeneratedRegex(
        @"\A(?<place>\p{Lu}{2}[\p{Lu}\p{M}.'’/ -]*)(?<rest>(?:\s*[,|]\s*[^,|()—–]{1,40}?){0,4}?)\s*"
            + @"(?:\((?<outlet>\p{Lu}[^()0-9]{1,40})\)\s*(?:,\s*(?<late>[^(),|—–]{1,20}(?:,\s*[0-9]{4})?)\s*)?)?"
            + @"(?:—|–|--|(?<=[\s)])-(?=\s))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Head();

    [GeneratedRegex(@"\A\s*(?:—|–|--?(?=\s))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DashBehind();

    // What may be a day; whether it is one, the reader of dates decides.
    [GeneratedRegex(
        @"\b(?:\p{L}{3,9}\.?\s[0-9]{1,2}(?:,?\s*[0-9]{4})?|[0-9]{1,2}\s\p{L}{3,9}\.?(?:\s[0-9]{4})?)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Date();
}
