namespace ClaimLedger.Application.Output;

/// <summary>Counts conflicts by severity.</summary>
internal static class Tally
{
    /// <summary>"14 conflicts (5 errors, 6 warnings, 3 notes)".</summary>
    public static string Of(IEnumerable<Conflict> conflicts) =>
        Of(conflicts.CountBy(conflict => conflict.Severity).Select(count => (count.Key, count.Value)));

    /// <summary>The same of what was counted.</summary>
    public static string Of(IEnumerable<(Severity Severity, int Count)> counts)
    {
        var some = counts.Where(each => each.Count > 0).OrderByDescending(each => each.Severity).ToList();
        var told = some.Select(each => Phrases.Count(each.Count, TermNames<Severity>.Of(each.Severity)));
        return Phrases.Count(some.Sum(each => each.Count), "conflict") + (some.Count == 0 ? "" : $" ({string.Join(", ", told)})");
    }
}
