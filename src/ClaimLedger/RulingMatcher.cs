using System.Collections.Immutable;

namespace ClaimLedger;

/// <summary>A ruling, and what became of the conflict that it is on.</summary>
/// <param name="Ruling">The ruling.</param>
/// <param name="IsCurrent">Whether its conflict is there.</param>
/// <param name="Successors">
/// The ids of the conflicts that took its conflict's place, sorted; empty where it is there, or is gone without one.
/// </param>
public sealed record MatchedRuling(Ruling Ruling, bool IsCurrent, ImmutableArray<ConflictId> Successors)
{
    /// <summary>Whether its conflict is gone and nothing took its place.</summary>
    public bool IsGone => !IsCurrent && Successors.IsEmpty;
}

/// <summary>Rulings and conflicts, held against each other.</summary>
internal sealed class RulingMatches
{
    private readonly Dictionary<ConflictId, Ruling> _current;
    private readonly Dictionary<ConflictId, Ruling> _inherited;

    internal RulingMatches(
        ImmutableArray<MatchedRuling> rulings, Dictionary<ConflictId, Ruling> current, Dictionary<ConflictId, Ruling> inherited)
    {
        Rulings = rulings;
        _current = current;
        _inherited = inherited;
    }

    /// <summary>The rulings, in the order given.</summary>
    public ImmutableArray<MatchedRuling> Rulings { get; }

    /// <summary>Where a conflict stands.</summary>
    public ConflictStatus StatusOf(ConflictId conflict) =>
        _current.ContainsKey(conflict) ? ConflictStatus.Ruled
            : _inherited.ContainsKey(conflict) ? ConflictStatus.Stale
            : ConflictStatus.Open;

    /// <summary>The ruling on a conflict, or of a stale one on the conflict whose place it took; null where there is none.</summary>
    public Ruling? RulingOf(ConflictId conflict) => _current.GetValueOrDefault(conflict) ?? _inherited.GetValueOrDefault(conflict);
}

/// <summary>A conflict as far as a ruling on the one before it has to know it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsRuled">Whether somebody has ruled on it.</param>
/// <param name="Says">What its positions say.</param>
internal readonly record struct RulingCandidate(ConflictId Id, bool IsRuled, IReadOnlyCollection<string> Says);

/// <summary>
/// Finds out which rulings still are about a conflict. A conflict whose claims change gets another id; the ruling on it is
/// then about a predecessor, and somebody has to look again.
/// </summary>
internal static class RulingMatcher
{
    /// <summary>Holds rulings against all the conflicts that there are.</summary>
    public static RulingMatches Match(IEnumerable<Ruling> rulings, IEnumerable<Conflict> conflicts)
    {
        ArgumentNullException.ThrowIfNull(rulings);
        ArgumentNullException.ThrowIfNull(conflicts);
        var all = rulings.ToList();
        var byConflict = all.ToDictionary(ruling => ruling.Conflict);
        var current = new Dictionary<ConflictId, Ruling>();
        var groups = new Dictionary<(ConflictKind, QuestionId), List<RulingCandidate>>();
        foreach (var conflict in conflicts)
        {
            var isRuled = byConflict.TryGetValue(conflict.Id, out var ruling);
            if (isRuled)
                current[conflict.Id] = ruling!;
            var group = (conflict.Kind, conflict.Question);
            if (!groups.TryGetValue(group, out var candidates))
                groups[group] = candidates = [];
            candidates.Add(new RulingCandidate(conflict.Id, isRuled, [.. conflict.Positions.Select(position => position.Says)]));
        }

        var inherited = new Dictionary<ConflictId, Ruling>();
        foreach (var orphans in Orphans(all, current.ContainsKey))
        {
            if (!groups.TryGetValue(orphans.Key, out var candidates))
                continue;
            foreach (var (conflict, ruling) in Successors([.. orphans], candidates))
                inherited[conflict] = ruling;
        }
        var successors = inherited.ToLookup(pair => pair.Value.Conflict, pair => pair.Key);
        return new RulingMatches(
            [
                .. all.Select(
                    ruling => new MatchedRuling(ruling, current.ContainsKey(ruling.Conflict), [.. successors[ruling.Conflict].Order()]))],
            current,
            inherited);
    }

    /// <summary>The rulings whose conflicts are gone and that say what these were, by kind and question.</summary>
    public static IEnumerable<IGrouping<(ConflictKind Kind, QuestionId Question), Ruling>> Orphans(
        IEnumerable<Ruling> rulings, Func<ConflictId, bool> isThere) =>
        rulings
        .Where(ruling => ruling is { Kind: not null, Question: not null } && !isThere(ruling.Conflict))
        .GroupBy(ruling => (ruling.Kind!.Value, ruling.Question!.Value));

    /// <summary>
    /// The conflicts of one kind on one question that took the place of conflicts that were ruled on, each with the ruling: one
    /// that nobody has ruled on and that shares what a position says, or that is the only one. Where several rulings fit, the
    /// one that shares most counts, then the later, then the one whose conflict's id comes first.
    /// </summary>
    /// <param name="orphans">The rulings of this kind and question whose conflicts are gone.</param>
    /// <param name="candidates">All the conflicts of this kind and question.</param>
    public static IEnumerable<(ConflictId Conflict, Ruling Ruling)> Successors(
        IReadOnlyCollection<Ruling> orphans, IReadOnlyCollection<RulingCandidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(orphans);
        ArgumentNullException.ThrowIfNull(candidates);
        foreach (var candidate in candidates.Where(candidate => !candidate.IsRuled))
        {
            var best = orphans
                .Select(ruling => (Ruling: ruling, Shared: ruling.Says.Intersect(candidate.Says, StringComparer.Ordinal).Count()))
                .Where(pair => pair.Shared > 0 || candidates.Count == 1)
                .OrderByDescending(pair => pair.Shared)
                .ThenByDescending(pair => pair.Ruling.On)
                .ThenBy(pair => pair.Ruling.Conflict)
                .Select(pair => pair.Ruling)
                .FirstOrDefault();
            if (best is not null)
                yield return (candidate.Id, best);
        }
    }
}
