using System.Globalization;

namespace ClaimLedger.Application.Targets;

/// <summary>A commit, as <c>git blame</c> tells of it.</summary>
/// <param name="Id">In hexadecimal, whole.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Committed">When it was committed, by the clock of whoever did.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="IsFirst">Whether the repository holds none before it.</param>
internal sealed record GitCommit(string Id, string Author, DateTimeOffset Committed, string Subject, bool IsFirst)
{
    // Beyond these a zone is nobody's, and a date none that can be written.
    private const int MostZoneMinutes = 14 * 60;
    private const long LatestSecond = 253_402_300_799 - (24 * 60 * 60);

    /// <summary>
    /// The commits of what <c>--line-porcelain</c> prints, each once; null among them where a line is not committed.
    /// </summary>
    internal static IReadOnlyList<GitCommit?>? Read(string porcelain)
    {
        var commits = new Dictionary<string, GitCommit?>(StringComparer.Ordinal);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        string? id = null;
        foreach (var line in porcelain.Split('\n'))
        {
            // The line itself is the last thing that is said of it.
            if (line.StartsWith('\t'))
            {
                if (id is null)
                    return null;
                commits.TryAdd(id, Of(id, facts));
                facts.Clear();
                id = null;
            }
            else if (id is null)
            {
                id = line.Split(' ')[0];
            }
            else
            {
                var (name, value) = line.Split(' ', 2) is [var first, var rest] ? (first, rest) : (line, "");
                facts[name] = value;
            }
        }
        return commits.Count == 0 ? null : [.. commits.Values];
    }

    private static GitCommit? Of(string id, Dictionary<string, string> facts) => id.All(letter => letter == '0')
        ? null
        : new GitCommit(
            id,
            facts.GetValueOrDefault("author", ""),
            Time(facts.GetValueOrDefault("committer-time", ""), facts.GetValueOrDefault("committer-tz", "")),
            facts.GetValueOrDefault("summary", ""),
            facts.ContainsKey("boundary"));

    // "1937412000", "+0200"
    private static DateTimeOffset Time(string seconds, string zone)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(
            long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var since)
                ? Math.Clamp(since, 0, LatestSecond) : 0);
        if (!int.TryParse(zone, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written))
            return at;
        var minutes = (written / 100 * 60) + (written % 100);
        return Math.Abs(minutes) <= MostZoneMinutes ? at.ToOffset(TimeSpan.FromMinutes(minutes)) : at;
    }
}
