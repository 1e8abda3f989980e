using ClaimLedger.Text;

namespace ClaimLedger.Application.Phrasing;

/// <summary>Phrases for messages: counts, what was likely meant, and text that a terminal cannot obey.</summary>
internal static class Phrases
{
    private static readonly char[] Breaks = ['\n', '\r', '\t'];

    /// <summary>"1 claim", "2 claims".</summary>
    public static string Count(long count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>The candidate that <paramref name="word"/> was most likely meant to be, or null where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        if (word.Length == 0)
            return null;
        // One slip in three letters: more is another word.
        var allowed = Math.Max(1, word.Length / 3);
        var nearest = candidates
            .Where(candidate => candidate != word)
            .Select(candidate => (candidate, distance: Slips.Between(word, candidate)))
            .Where(pair => pair.distance <= allowed || pair.candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.candidate;
    }

    /// <summary>
    /// <c>; the nearest are 'Ebb Post' and 'Ebb Radio'</c>: those that hold the word first, then by how many slips lie between.
    /// </summary>
    public static string TheNearest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        const int Most = 3;
        var nearest = candidates
            .Distinct(StringComparer.Ordinal)
            .OrderBy(candidate => word.Length > 1 && candidate.Contains(word, StringComparison.OrdinalIgnoreCase) ? 0
                : Slips.Between(word.ToLowerInvariant(), candidate.ToLowerInvariant()))
            .ThenBy(candidate => candidate, StringComparer.Ordinal)
            .Take(Most)
            .Select(candidate => $"'{candidate}'")
            .ToList();
        return nearest.Count switch
        {
            0 => "; there are none",
            1 => $"; the only one is {nearest[0]}",
            _ => $"; the nearest are {string.Join(", ", nearest[..^1])} and {nearest[^1]}",
        };
    }

    /// <summary><c>; did you mean 'conflicts'?</c>, or nothing.</summary>
    public static string DidYouMean(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary><c>there is no severity 'grave'; it is one of note, warning, error</c>, and what was likely meant.</summary>
    /// <param name="what">What was asked for.</param>
    /// <param name="name">What it was called.</param>
    /// <param name="known">What there is.</param>
    public static string NoSuch(string what, string name, IReadOnlyCollection<string> known) =>
        $"there is no {what} '{name}'; it is one of {string.Join(", ", known)}{DidYouMean(name, known)}";

    /// <summary>Text on one line, harmless; line breaks and tabs become blanks.</summary>
    public static string OneLine(string? text)
    {
        var harmless = Harmless(text);
        return harmless.AsSpan().ContainsAny(Breaks) ? string.Join(' ', harmless.Split(Breaks)) : harmless;
    }

    /// <summary>
    /// Replaces the characters that a terminal would obey rather than show, or nobody would see, by a visible one; line breaks and tabs
    /// stay.
    /// </summary>
    public static string Harmless(string? text)
    {
        if (text is null)
            return "";
        var seen = InvisibleCharacters.Show(text);
        return seen.Any(IsObeyed)
            ? string.Create(seen.Length, seen, static (span, source) =>
            {
                for (var index = 0; index < span.Length; index++)
                    span[index] = IsObeyed(source[index]) ? '\uFFFD' : source[index];
            })
            : seen;
    }

    // C0 and C1 controls.
    private static bool IsObeyed(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t');
}
