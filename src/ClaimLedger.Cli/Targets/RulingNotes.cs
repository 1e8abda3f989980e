namespace ClaimLedger.Cli.Targets;

/// <summary>What is odd about rulings, though no mistake: conflicts change under them as claims are added.</summary>
internal static class RulingNotes
{
    /// <summary>Says on stderr which rulings prefer a position that their conflict does not have.</summary>
    public static void Write(Host host, Target target, IEnumerable<ListedConflict> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            if (row.Ruling is { } ruling)
                Write(host, target, ruling, row.Conflict);
        }
    }

    /// <summary>Says on stderr where a ruling prefers a position that its conflict does not have.</summary>
    public static void Write(Host host, Target target, Ruling ruling, Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(ruling);
        if (About(ruling, conflict) is not { } text)
            return;
        var place = target is Target.Folder ? DataSetReader.Shown(target, ruling.Place) : ruling.Place;
        host.Error.WriteLine(Wording.OneLine($"{place}: note: {text}"));
    }

    /// <summary>What is odd about a ruling: that it prefers a position which its conflict does not have; or null.</summary>
    public static string? About(Ruling ruling, Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        ArgumentNullException.ThrowIfNull(conflict);
        if (ruling is not { Verdict: Verdict.Prefer, Position: { } preferred } || conflict.Positions.Any(position => position.Says == preferred))
            return null;
        var positions = string.Join(", ", conflict.Positions.Select(position => $"\"{position.Says}\"").Distinct());
        return $"{conflict.Id} has no position \"{preferred}\"; its positions are {positions}: name one of them";
    }
}
