using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Targets;

/// <summary>What is odd about rulings, though no mistake: conflicts change under them as claims do.</summary>
internal static class RulingNotes
{
    /// <summary>
    /// Says on stderr, with place and cure, which rulings are on a conflict that has changed or is gone, and which prefer a
    /// position that their conflict does not have.
    /// </summary>
    /// <param name="host">The world.</param>
    /// <param name="target">Where the rulings stand.</param>
    /// <param name="ledger">Their ledger.</param>
    public static void Write(Host host, Target target, Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var rulings = ledger.Rulings();
        Write(
            host,
            target,
            rulings,
            from matched in rulings
            where matched is { IsCurrent: true, Ruling.Position: not null }
            from row in ledger.Conflicts(new ListFilter { Id = matched.Ruling.Conflict.ToString() }, inWords: false)
            select row.Conflict);
    }

    /// <summary>The same, where the conflicts are known.</summary>
    /// <param name="host">The world.</param>
    /// <param name="target">Where the rulings stand.</param>
    /// <param name="rulings">All the rulings.</param>
    /// <param name="conflicts">The conflicts whose positions are looked at; they need not be all.</param>
    public static void Write(Host host, Target target, IEnumerable<MatchedRuling> rulings, IEnumerable<Conflict> conflicts)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(rulings);
        ArgumentNullException.ThrowIfNull(conflicts);
        var known = conflicts.ToDictionary(conflict => conflict.Id);
        foreach (var ruling in rulings)
        {
            if (About(ruling, known) is not { } note)
                continue;
            var place = target is Target.Folder ? DataSetReader.Shown(target, ruling.Ruling.Place) : ruling.Ruling.Place;
            host.Error.WriteLine(Phrases.OneLine($"{place}: note: {note}"));
        }
    }

    /// <summary>What is odd about a ruling, and what to do; null where nothing is.</summary>
    /// <param name="matched">The ruling.</param>
    /// <param name="known">The conflicts whose positions are looked at, by id.</param>
    public static string? About(MatchedRuling matched, IReadOnlyDictionary<ConflictId, Conflict> known)
    {
        ArgumentNullException.ThrowIfNull(matched);
        ArgumentNullException.ThrowIfNull(known);
        var ruling = matched.Ruling;
        if (matched.IsGone)
            return $"there is no conflict {ruling.Conflict} any more; if the ruling has served, `{Tool.Name} rule {ruling.Conflict} "
                + "--remove` takes it back";
        if (!matched.IsCurrent)
            return $"{ruling.Conflict} has changed, and {string.Join(", ", matched.Successors)} took its place; look at it again with "
                + $"`{Tool.Name} show {matched.Successors[0]}`, and rule on that";
        if (ruling is { Verdict: Verdict.Prefer, Position: { } preferred }
            && known.TryGetValue(ruling.Conflict, out var conflict)
            && conflict.Positions.All(position => position.Says != preferred))
            return $"{conflict.Id} has no position \"{preferred}\"; its positions are {Positions(conflict)}: name one of them";
        return null;
    }

    /// <summary>What the positions of a conflict say: <c>"five", "11"</c>.</summary>
    public static string Positions(Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return string.Join(", ", conflict.Positions.Select(position => $"\"{position.Says}\"").Distinct());
    }
}
