using System.Text.RegularExpressions;
using ClaimLedger.Application.Scanning;
using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>Stories of several raw articles: which of their figures cannot stand together, as people labelled it.</summary>
internal sealed class StorySuites : ISuites
{
    public IEnumerable<ISuite> All() => [.. Of("stories", withProposals: false), .. Of("stories-proposals", withProposals: true)];

    private static IEnumerable<ISuite> Of(string name, bool withProposals) => StorySuite.Folders(StorySuite.Shared)
        .Select(folder => Path.GetFileName(folder)).Prepend(null).Select(story => new StorySuite(name, story, withProposals));
}

/// <summary>
/// A finding is right where it holds two sides of a labelled conflict. The precision of the columns counts findings; how many of the
/// labelled conflicts were found stands behind, with the alarms at figures that are labelled as able to stand together.
/// </summary>
/// <param name="name">The suite.</param>
/// <param name="story">The folder of its story; null for all of them.</param>
/// <param name="withProposals">Whether what an assistant read is read as well.</param>
internal sealed partial class StorySuite(string name, string? story, bool withProposals) : ISuite
{
    public const string Shared = "cases/stories";

    // Each story is read for itself, among all, and with an assistant's lines: what our own reader finds in it is the same.
    private static readonly Dictionary<string, Reading> Known = new(StringComparer.Ordinal);

    private sealed record Reading(List<StoryArticle> Articles, IReadOnlyList<StoryFigure> Figures);

    public string Name => $"{name}/{story ?? "all"}";

    public string Goal => "clear 75%, same day 75%, precision 80%";

    /// <summary>The folders of the stories below the shared folder; none where they are not at hand.</summary>
    public static IReadOnlyList<string> Folders(string shared)
    {
        var folder = TestSupport.SharedFolder.Path is { } path ? Path.Combine([path, .. shared.Split('/')]) : "";
        return Directory.Exists(folder)
            ? [
                .. Directory.EnumerateDirectories(folder)
                .Where(each => File.Exists(Path.Combine(each, "gold.json")))
                .Order(StringComparer.Ordinal)]
            : [];
    }

    public Result Run(string folder, TextWriter misses)
    {
        var folders = Folders(Shared).Where(each => story is null || Path.GetFileName(each) == story).ToList();
        var (score, floor) = (default(StoryScore), default(StoryScore));
        foreach (var each in folders)
        {
            misses.WriteLine($"## {Path.GetFileName(each)}");
            var gold = new StoryGold(each);
            score += gold.Score(Findings(each), misses);
            floor += gold.Score(Naive(gold.Texts), TextWriter.Null);
        }
        return new Result(score.Clear, score.ClearFound, Items(score), Items(floor),
        [
            ("clear found", score.ClearFound), ("clear", score.Clear), ("same day found", score.DayFound), ("same day", score.Day),
            ("bad alarms", score.Bad), ("floor clear found", floor.ClearFound), ("floor bad alarms", floor.Bad),
        ]);
    }

    private static Score Items(StoryScore score) => new(score.True, score.False, score.Clear - score.ClearFound);

    private List<IReadOnlyList<StoryPart>> Findings(string folder)
    {
        var (articles, own) = ReadOnce(folder);
        var figures = own.ToList();
        if (withProposals)
            figures.AddRange(
                new ProposalVerifier(articles, Readings.Default).Verify(Proposals(Path.Combine(folder, "assistant.jsonl")), []));
        var read = Story.Of(articles, figures);
        return [.. read.Reconcile().Select(conflict => conflict.Positions.SelectMany((position, index) =>
            position.Claims.Select(claim => Part(read.Figures[claim], articles, index))).ToList())];
    }

    private static Reading ReadOnce(string folder)
    {
        if (Known.TryGetValue(folder, out var known))
            return known;
        var articles = File.ReadLines(Path.Combine(folder, "articles.tsv")).Skip(1).Select(line => line.Split('\t')).Select(cells =>
            new StoryArticle(
                cells[0], File.ReadAllText(Path.Combine(folder, cells[0])), cells[3], cells[2], WrittenDate.Parse(cells[1]).Value))
            .ToList();
        return Known[folder] = new Reading(articles, new StoryReader(articles, Readings.Default).Read());
    }

    private static StoryPart Part(StoryFigure figure, List<StoryArticle> articles, int position)
    {
        var article = articles[figure.Article];
        return new StoryPart(
            article.File, article.Text.Substring(figure.Quote.Start, figure.Quote.Length),
            article.Text.Substring(figure.Deciding.Start, figure.Deciding.Length), position);
    }

    // As the command line reads them.
    private static List<ProposalLine> Proposals(string file)
    {
        using var reader = File.OpenText(file);
        return ProposalFile.Read(reader, ProposalOrigin.Unknown, []);
    }

    // The naive reader: digits and the noun behind them are a question, and two numbers of it in two articles are at odds.
    private static List<IReadOnlyList<StoryPart>> Naive(IReadOnlyDictionary<string, string> texts) =>
        [.. texts.SelectMany(text => Counted().Matches(text.Value).Select(match =>
                (Article: text.Key, Number: match.Groups["number"].Value, Noun: match.Groups["noun"].Value, Quote: match.Value)))
            .GroupBy(each => each.Noun, StringComparer.Ordinal)
            .Select(group => group.GroupBy(each => each.Number, StringComparer.Ordinal).SelectMany((value, index) =>
                value.Select(each => new StoryPart(each.Article, each.Quote, each.Number, index))).ToList())
            .Where(finding => finding.Select(part => part.Position).Distinct().Count() > 1
                && finding.Select(part => part.Article).Distinct().Count() > 1)];

    [GeneratedRegex(@"(?<number>\d[\d,.]*) (?<noun>[a-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Counted();
}
