namespace ClaimLedger.Application.Targets;

/// <summary>Holds a name that somebody filters by against those that there are.</summary>
internal static class KnownNames
{
    /// <summary>Refuses a name that is none of them.</summary>
    /// <param name="what">What it names.</param>
    /// <param name="name">The name.</param>
    /// <param name="known">Those that there are.</param>
    /// <param name="matches">Whether a known one is meant by the name; left out, only by itself.</param>
    /// <exception cref="UsageException">There is none, with the nearest ones.</exception>
    public static void Check(string what, string name, IReadOnlyList<string> known, Func<string, string, bool>? matches = null)
    {
        ArgumentNullException.ThrowIfNull(known);
        matches ??= static (one, other) => one == other;
        if (!known.Any(one => matches(one, name)))
            throw new UsageException($"no {what} is called '{name}'{Phrases.TheNearest(name, known)}");
    }

    /// <summary>Whether an id is a question's, or its beginning up to a dot.</summary>
    public static bool IsQuestion(string id, string name) =>
        id == name || id.StartsWith(name.TrimEnd('.') + ".", StringComparison.Ordinal);

    /// <summary>Whether two names differ in capitals at most.</summary>
    public static bool IsAlike(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
