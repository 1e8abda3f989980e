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
                : Distance(written, candidate);
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    /// <summary>
    /// Optimal string alignment (Damerau 1964): insertions, deletions, substitutions and swaps of neighbours, without
    /// regard to case.
    /// </summary>
    private static int Distance(string left, string right)
    {
        var (beforeLast, last, current) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var column = 0; column <= right.Length; column++)
            last[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = Same(left[row - 1], right[column - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (row > 1 && column > 1 && Same(left[row - 1], right[column - 2]) && Same(left[row - 2], right[column - 1]))
                    best = Math.Min(best, beforeLast[column - 2] + 1);
                current[column] = best;
            }
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
