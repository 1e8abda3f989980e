using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ClaimLedger.Reconciliation;

/// <summary>What became of a claim; of most there is nothing to say.</summary>
/// <param name="Version">The number of its source's version in which it was read; 0 where it stands in all of them.</param>
/// <param name="CorrectedBy">The keys of the claims that correct it.</param>
/// <param name="Withdrawn">The last day on which it may have been taken back, as a day number; null where it was not.</param>
internal sealed record ClaimLineage(int Version, ImmutableArray<long> CorrectedBy, int? Withdrawn)
{
    /// <summary>Nothing to say of any claim.</summary>
    public static IReadOnlyDictionary<long, ClaimLineage> None { get; } = ImmutableDictionary<long, ClaimLineage>.Empty;

    /// <summary>Whether it still counts: what was corrected or taken back contradicts nothing.</summary>
    public bool Counts => CorrectedBy.IsEmpty && Withdrawn is null;
}

/// <summary>Sorts claims by what became of them.</summary>
internal static class Lineages
{
    /// <summary>Whether a claim still counts.</summary>
    public static bool Counts(this IReadOnlyDictionary<long, ClaimLineage> lineage, long claim) =>
        !lineage.TryGetValue(claim, out var own) || own.Counts;

    /// <summary>The claims that still count.</summary>
    public static List<ClaimFacts> Live(IReadOnlyList<ClaimFacts> claims, IReadOnlyDictionary<long, ClaimLineage> lineage) =>
        [.. claims.Where(claim => lineage.Counts(claim.Key))];

    /// <summary>
    /// The claims of one modality that a later version of their source answers anew, in one voice and about the same time: the source no
    /// longer
    /// makes them. Where the answers differ nobody said that anything was corrected (such claims do not count), so the change was silent.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="claims">Claims that count, by key.</param>
    /// <param name="lineage">What became of them.</param>
    /// <param name="silent">Told each silent change: the claims in the order of versions, grouped where the answer stayed.</param>
    public static HashSet<long> Superseded(
        Question question,
        List<ClaimFacts> claims,
        IReadOnlyDictionary<long, ClaimLineage> lineage,
        Action<IReadOnlyList<List<ClaimFacts>>>? silent = null)
    {
        var superseded = new HashSet<long>();
        var versioned = claims.FindAll(claim => VersionOf(claim, lineage) > 0);
        foreach (var voice in versioned.GroupBy(claim => (claim.Source, Voice.Of(claim))))
        {
            foreach (var moment in Moments.Group([.. voice], question.OverTime))
            {
                var versions = moment.GroupBy(claim => VersionOf(claim, lineage))
                    .OrderBy(version => version.Key).Select(version => version.ToList()).ToList();
                if (versions.Count < 2)
                    continue;
                superseded.UnionWith(versions.SkipLast(1).SelectMany(version => version).Select(claim => claim.Key));
                if (silent is not null && Changes(question, versions) is { Count: > 1 } changes)
                    silent(changes);
            }
        }
        return superseded;
    }

    /// <summary>The claims that are neither corrected, nor taken back, nor answered anew by a later version of their source.</summary>
    /// <param name="question">The question.</param>
    /// <param name="claims">Its claims, by key.</param>
    /// <param name="lineage">What became of them.</param>
    public static List<ClaimFacts> Counting(
        Question question, IReadOnlyList<ClaimFacts> claims, IReadOnlyDictionary<long, ClaimLineage> lineage)
    {
        if (lineage.Count == 0)
            return [.. claims];
        var live = Live(claims, lineage);
        var superseded = Gates.Asserting
            .SelectMany(modality => Superseded(question, live.FindAll(claim => claim.Modality == modality), lineage)).ToHashSet();
        return live.FindAll(claim => !superseded.Contains(claim.Key));
    }

    /// <summary>
    /// Whether a claim of a later version answers anew what an older one answered: the pair that <see cref="Superseded"/> gathers.
    /// </summary>
    public static bool TakesPlaceOf(
        Question question, in ClaimFacts newer, in ClaimFacts older, IReadOnlyDictionary<long, ClaimLineage> lineage) =>
        VersionOf(older, lineage) > 0 && VersionOf(newer, lineage) > VersionOf(older, lineage) && lineage.Counts(newer.Key)
        && newer.Source == older.Source && Voice.Of(newer) == Voice.Of(older)
        && newer.Modality == older.Modality && newer.Modality != Modality.Denied
        && Moments.AreOne(question.OverTime, newer, older);

    private static int VersionOf(in ClaimFacts claim, IReadOnlyDictionary<long, ClaimLineage> lineage) =>
        lineage.TryGetValue(claim.Key, out var own) ? own.Version : 0;

    private static List<List<ClaimFacts>> Changes(Question question, List<List<ClaimFacts>> versions)
    {
        var changes = new List<List<ClaimFacts>> { versions[0] };
        foreach (var version in versions.Skip(1))
        {
            if (Agree(question, [.. changes[^1], .. version]))
                changes[^1].AddRange(version);
            else
                changes.Add(version);
        }
        return changes;
    }

    private static bool Agree(Question question, List<ClaimFacts> claims) => question.Answer == AnswerType.Choice
        ? new OptionComparison(question.Exclusions).Partition(claims).Count < 2
        : RangeComparison.Agree(CollectionsMarshal.AsSpan(claims)) == (true, true);
}
