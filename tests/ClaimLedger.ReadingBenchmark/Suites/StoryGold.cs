using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>A figure of a finding, or of a label: its article and its words there.</summary>
/// <param name="Article">The article's file.</param>
/// <param name="Quote">The words around it.</param>
/// <param name="Says">Its own words within them; null where the quote is no longer than they are.</param>
/// <param name="Position">Which of the figures can be true together with it.</param>
internal sealed record StoryPart(string Article, string Quote, string? Says, int Position);

/// <summary>How the findings of one or more stories stand to what people labelled.</summary>
/// <param name="True">Findings that meet a labelled conflict.</param>
/// <param name="False">Those that do not.</param>
/// <param name="Bad">Those of them that meet figures which are labelled as able to stand together.</param>
/// <param name="ClearFound">Clear conflicts found.</param>
/// <param name="Clear">Clear conflicts.</param>
/// <param name="DayFound">Conflicts found of one day, which hours may explain.</param>
/// <param name="Day">Such conflicts.</param>
internal readonly record struct StoryScore(int True, int False, int Bad, int ClearFound, int Clear, int DayFound, int Day)
{
    public static StoryScore operator +(StoryScore left, StoryScore right) => new(
        left.True + right.True,
        left.False + right.False,
        left.Bad + right.Bad,
        left.ClearFound + right.ClearFound,
        left.Clear + right.Clear,
        left.DayFound + right.DayFound, left.Day + right.Day);
}

/// <summary>What people labelled in a story.</summary>
internal sealed partial class StoryGold
{
    private sealed record Label(string Id, string Event, StoryPart Part);

    private sealed record Case(
        IReadOnlyList<IReadOnlyList<StoryPart>> Positions, IReadOnlySet<string> Ids, bool IsDoubtful, bool IsOfDay, string Why);

    private readonly Dictionary<string, string> _texts;
    private readonly Dictionary<string, Label> _labels;
    private readonly ILookup<string, Label> _alike;
    private readonly List<Case> _conflicts;
    private readonly List<Case> _others;

    /// <param name="folder">The story's folder, with <c>gold.json</c> and the texts.</param>
    public StoryGold(string folder)
    {
        _texts = Directory.EnumerateFiles(folder, "??.txt").ToDictionary(
            file => Path.GetFileName(file), file => Plain(File.ReadAllText(file)), StringComparer.Ordinal);
        using var gold = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "gold.json")));
        var figures = gold.RootElement.GetProperty("figures").EnumerateArray().Select(figure => (
            Same: Text(figure, "same_as"),
            Label: new Label(
                Text(figure, "id")!,
                Text(figure, "event") ?? "",
                new StoryPart(Text(figure, "article")!, Text(figure, "quote")!, null, 0))))
            .ToList();
        _labels = figures.ToDictionary(each => each.Label.Id, each => each.Label, StringComparer.Ordinal);
        _alike = figures.ToLookup(each => each.Same ?? each.Label.Id, each => each.Label, StringComparer.Ordinal);
        _conflicts = [.. gold.RootElement.GetProperty("conflicts").EnumerateArray().Select(Read)];
        _others = [.. gold.RootElement.GetProperty("not_conflicts").EnumerateArray().Select(Read)];
    }

    /// <summary>The texts, by file.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Holds findings against the labels.</summary>
    public StoryScore Score(IReadOnlyList<IReadOnlyList<StoryPart>> findings, TextWriter misses)
    {
        var found = new HashSet<Case>();
        var score = default(StoryScore);
        foreach (var finding in findings)
        {
            var met = _conflicts.FindAll(conflict => MeetsTwo(finding, conflict));
            var others = _others.FindAll(other => MeetsTwo(finding, other));
            found.UnionWith(met);
            var isBad = met.Count == 0 && (others.Exists(other => !other.IsDoubtful) || MixesEvents(finding));
            if (met.Count > 0)
                score += new StoryScore(1, 0, 0, 0, 0, 0, 0);
            else if (isBad || others.Count == 0)
                score += new StoryScore(0, 1, isBad ? 1 : 0, 0, 0, 0, 0);
            if (met.Count == 0)
            {
                var told = string.Join(" | ", finding.Select(part => $"{part.Article} {part.Says} in {part.Quote}"));
                misses.WriteLine($"{(isBad ? "bad" : "false")}\t{told}");
            }
        }
        foreach (var conflict in _conflicts.Where(conflict => conflict.IsOfDay || !conflict.IsDoubtful))
        {
            var isFound = found.Contains(conflict) ? 1 : 0;
            score += conflict.IsOfDay ? new StoryScore(0, 0, 0, 0, 0, isFound, 1) : new StoryScore(0, 0, 0, isFound, 1, 0, 0);
            if (isFound == 0)
                misses.WriteLine($"missed\t{(conflict.IsOfDay ? "same day: " : "")}{conflict.Why}");
        }
        return score;
    }

    private Case Read(JsonElement each)
    {
        var ids = each.GetProperty("figures").EnumerateArray().Select(id => id.GetString()!).ToHashSet(StringComparer.Ordinal);
        var positions = each.TryGetProperty("positions", out var written)
            ? written.EnumerateArray().Select(position => position.EnumerateArray().Select(id => id.GetString()!).ToList()).ToList()
            : [.. each.GetProperty("figures").EnumerateArray().Select(id => new List<string> { id.GetString()! })];
        return new Case(
            [
                .. positions.Select(
                    position => position.SelectMany(id => _alike[id].Prepend(_labels[id])).Select(label => label.Part).ToList())],
            ids, IsTrue(each, "doubtful"), IsTrue(each, "same_day"), Text(each, "why") ?? "");
    }

    // Two figures of the finding, in different positions, are figures of two positions of the case.
    private bool MeetsTwo(IReadOnlyList<StoryPart> finding, Case labelled)
    {
        var hits = labelled.Positions
            .Select(position => finding.Where(part => position.Any(figure => Meets(part, figure))).ToList())
            .ToList();
        for (var one = 0; one < hits.Count; one++)
        {
            for (var two = one + 1; two < hits.Count; two++)
            {
                if (hits[one].Exists(left => hits[two].Exists(right => left.Position != right.Position)))
                    return true;
            }
        }
        return false;
    }

    // Two figures in different positions are labelled as of different events, and no labelled conflict holds both.
    private bool MixesEvents(IReadOnlyList<StoryPart> finding)
    {
        var labels = finding.Select(part => (part.Position, Labels: _alike.SelectMany(group => group
            .Where(label => Meets(part, label.Part)).Select(label => (Id: group.Key, label.Event))).ToList())).ToList();
        return labels.Any(one => labels.Any(two => one.Position < two.Position && one.Labels.Count > 0 && two.Labels.Count > 0
            && !one.Labels.Exists(left => two.Labels.Exists(right => left.Event == right.Event
                || _conflicts.Exists(conflict => conflict.Ids.Contains(left.Id) && conflict.Ids.Contains(right.Id))))));
    }

    private bool Meets(StoryPart found, StoryPart labelled)
    {
        if (found.Article != labelled.Article)
            return false;
        var places = Places(found);
        return Places(labelled).Exists(right => places.Exists(left => left.Start < right.End && right.Start < left.End));
    }

    private List<(int Start, int End)> Places(StoryPart part)
    {
        var quotes = Occurrences(_texts[part.Article], Plain(part.Quote), 0, int.MaxValue);
        if (part.Says is not { } says)
            return quotes;
        var own = quotes.SelectMany(quote => Occurrences(_texts[part.Article], Plain(says), quote.Start, quote.End)).ToList();
        return own.Count > 0 ? own : quotes;
    }

    private static List<(int Start, int End)> Occurrences(string text, string words, int start, int end)
    {
        var places = new List<(int, int)>();
        var at = words.Length == 0 ? -1 : text.IndexOf(words, start, StringComparison.Ordinal);
        while (at >= 0 && at + words.Length <= end)
        {
            places.Add((at, at + words.Length));
            at = text.IndexOf(words, at + 1, StringComparison.Ordinal);
        }
        return places;
    }

    private static string Plain(string text) => Space().Replace(
        text.Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"').Replace('–', '-').Replace('—', '-')
            .Replace("­", "", StringComparison.Ordinal), " ").Trim().ToLowerInvariant();

    private static string? Text(JsonElement each, string name) =>
        each.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsTrue(JsonElement each, string name) =>
        each.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Space();
}
