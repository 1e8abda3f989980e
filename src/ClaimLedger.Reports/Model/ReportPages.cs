using System.Text.RegularExpressions;

namespace ClaimLedger.Reports.Model;

/// <summary>
/// A report of any size as an index and pages that a browser and a mailbox can take. A conflict's page is named by how its id begins, so
/// that its address stays when others come and go; each page has the sources and speakers of what it shows, and can be sent alone.
/// </summary>
internal static partial class ReportPages
{
    /// <summary>The index: what a browser opens first.</summary>
    public const string Index = "index.html";

    /// <summary>So many conflicts of a group are told on the index; the others stand on its lists.</summary>
    public const int ToldOnIndex = 25;

    /// <summary>So many conflicts stand on a list.</summary>
    public const int MostListed = 500;

    // A conflict takes some eight kilobytes and each of its claims, with its source, some two; a page holds 2 MB at most.
    private const int ConflictWeight = 8;
    private const int ClaimWeight = 2;
    private const int MostWeight = 1200;

    // An answer takes, with its source, some two kilobytes, and so does a source; a speaker is a line.
    private const int MostAnswers = 400;
    private const int MostSources = 400;
    private const int MostSpeakers = 2000;

    // "c-" and two digits: 256 pages. One that gets too long is parted by the next digit.
    private const int FewestDigits = 2;
    private const int IdStart = 2;

    /// <summary>Whether a file of that name may be a page.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>The pages, by name, one after the other; the index comes last, when all that it leads to is there.</summary>
    public static IEnumerable<(string Name, ReportModel Model)> Of(ReportBuilder builder)
    {
        var buckets = Buckets(builder, builder.Conflicts, FewestDigits).ToList();
        var page = buckets
            .SelectMany(bucket => bucket.Members.Select(listed => (listed.Conflict.Id, bucket.Start)))
            .ToDictionary(pair => pair.Id, pair => pair.Start + ".html");
        foreach (var (start, members) in buckets)
        {
            var model = builder.Of([.. members.Select(listed => listed.Conflict.Id)]).Build();
            yield return (start + ".html", model with { Part = new PartModel($"Conflicts {start}…", Index), Narrowed = null });
        }

        var whole = builder.With(id => $"{page[id]}#{id}").Build();
        List<(PageModel Page, ReportModel Model)> parts = [];
        List<GroupModel> groups = [];
        foreach (var group in whole.Groups)
        {
            var lists = Lists(whole, group).ToList();
            parts.AddRange(lists);
            groups.Add(group with
            {
                Contents = [.. group.Contents.Take(ToldOnIndex)],
                Conflicts = [],
                IsHere = false,
                Pages = [.. lists.Select(list => list.Page)],
            });
        }
        List<PageModel> sections = [];
        foreach (var section in Sections(whole))
        {
            sections.Add(section.Page);
            parts.Add(section);
        }
        foreach (var (part, model) in parts)
            yield return (part.Href, model with { Part = new PartModel(part.Title, Index) });
        yield return (Index, Empty(whole) with { Groups = groups, Pages = sections });
    }

    private static IEnumerable<(string Start, List<ListedConflict> Members)> Buckets(
        ReportBuilder builder, IReadOnlyList<ListedConflict> conflicts, int digits)
    {
        foreach (var bucket in conflicts
            .GroupBy(listed => listed.Conflict.Id.ToString()[..(IdStart + digits)])
            .OrderBy(bucket => bucket.Key, StringComparer.Ordinal))
        {
            var members = bucket.ToList();
            var weight = members.Sum(listed => ConflictWeight + (ClaimWeight * builder.ClaimsShownOf(listed.Conflict)));
            if (weight <= MostWeight || members.Count == 1)
            {
                yield return (bucket.Key, members);
                continue;
            }
            foreach (var part in Buckets(builder, members, digits + 1))
                yield return part;
        }
    }

    // Where all of a group are told on the index, no list is needed.
    private static IEnumerable<(PageModel Page, ReportModel Model)> Lists(ReportModel whole, GroupModel group) =>
        group.Count <= ToldOnIndex
            ? []
            : Chunks(group.Contents, group.Title, group.Id, _ => 1, MostListed, contents => Empty(whole) with
            {
                Groups = [group with { Contents = contents, Conflicts = [], IsHere = false }],
            });

    private static IEnumerable<(PageModel Page, ReportModel Model)> Sections(ReportModel whole)
    {
        var empty = Empty(whole);
        return
        [
            .. Chunks(whole.Alone, "On one source’s word", "alone", _ => 1, MostAnswers,
                some => empty with { Alone = some, Sources = SourcesOf(whole, some.Select(one => one.Answer)) }),
            .. Chunks(whole.Agreements, "What agrees", "agreements", one => one.Answers.Count, MostAnswers,
                some => empty with { Agreements = some, Sources = SourcesOf(whole, some.SelectMany(one => one.Answers)) }),
            .. Chunks(whole.Changes, "Answers of different dates", "changes", one => one.Answers.Count + 4, MostAnswers,
                some => empty with { Changes = some, Sources = SourcesOf(whole, some.SelectMany(one => one.Answers)) }),
            .. Chunks(whole.Replaced, "Corrected and withdrawn", "replaced", one => one.Now.Count + 1, MostAnswers,
                some => empty with { Replaced = some, Sources = SourcesOf(whole, some.SelectMany(one => one.Now.Append(one.Was))) }),
            .. Chunks(whole.Speakers, "Who is who", "speakers", _ => 1, MostSpeakers, some => empty with { Speakers = some }),
            .. Chunks(whole.Sources, "Sources", "sources", _ => 1, MostSources, some => empty with { Sources = some }),
        ];
    }

    private static IEnumerable<(PageModel Page, ReportModel Model)> Chunks<T>(
        IReadOnlyList<T> all, string title, string name, Func<T, int> weigh, int most, Func<IReadOnlyList<T>, ReportModel> model)
    {
        List<List<T>> chunks = [];
        var weight = most;
        foreach (var one in all)
        {
            if (weight + weigh(one) > most)
            {
                chunks.Add([]);
                weight = 0;
            }
            chunks[^1].Add(one);
            weight += weigh(one);
        }
        var first = 1;
        for (var at = 0; at < chunks.Count; at++)
        {
            var chunk = chunks[at];
            var range = chunks.Count == 1 ? "" : $", {ReportWords.Number(first)} to {ReportWords.Number(first + chunk.Count - 1)}";
            yield return (new PageModel(title + range, $"{name}-{at + 1}.html"), model(chunk));
            first += chunk.Count;
        }
    }

    private static IReadOnlyList<SourceModel> SourcesOf(ReportModel whole, IEnumerable<AnswerModel> answers)
    {
        var named = answers.Select(answer => answer.Source.Id).ToHashSet(StringComparer.Ordinal);
        return [.. whole.Sources.Where(source => named.Contains(source.Id))];
    }

    private static ReportModel Empty(ReportModel whole) => whole with
    {
        Groups = [],
        Alone = [],
        Agreements = [],
        Changes = [],
        Replaced = [],
        Speakers = [],
        Sources = [],
    };

    [GeneratedRegex(
        """
        ^(index|c-[0-9a-f]{2,16}
        |(cannot-stand-together|far-apart|word-choice|worth-knowing|alone|agreements|changes|replaced|speakers|sources)-[0-9]+)
        \.html$
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
