namespace ClaimLedger.Application.Output;

/// <summary>Counts conflicts by severity.</summary>
internal static class Tally
{
    /// <summary>"14 conflicts (5 errors, 6 warnings, 3 notes)".</summary>
    public static string Of(IEnumerable<Conflict> conflicts)
    {
        var all = conflicts.ToList();
        var counts = all
            .GroupBy(conflict => conflict.Severity)
            .OrderByDescending(group => group.Key)
            .Select(group => Phrases.Count(group.Count(), TermNames<Severity>.Of(group.Key)));
        return Phrases.Count(all.Count, "conflict") + (all.Count == 0 ? "" : $" ({string.Join(", ", counts)})");
    }
}
