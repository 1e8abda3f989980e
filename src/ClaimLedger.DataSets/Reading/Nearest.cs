using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Finds what somebody probably meant to write.</summary>
internal static class Nearest
{
    /// <summary>Longer names are not compared: they are not slips of a finger.</summary>
    private const int MaxLength = 200;

    /// <summary>The candidate nearest to <paramref name="written"/>, or null where none is near.</summary>
    /// <param name="written">What somebody wrote.</param>
    /// <param name="candidates">What it may have been meant to be.</param>
    /// <param name="mostSlips">The most slips that lie between, where the length of the word does not allow fewer.</param>
    public static string? Find(string written, IEnumerable<string> candidates, int mostSlips = 4)
    {
        if (written.Length is 0 or > MaxLength)
            return null;
        string? best = null;
        var bestDistance = Math.Clamp(written.Length / 3, 1, mostSlips) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > MaxLength)
                continue;
            // "killed" for "fire.killed" is a name cut short, whatever the distance.
            var distance = candidate.EndsWith("." + written, StringComparison.OrdinalIgnoreCase) ? 1
                : Math.Abs(candidate.Length - written.Length) >= bestDistance ? int.MaxValue
                : Slips.Between(written, candidate);
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }
        return best;
    }
}
