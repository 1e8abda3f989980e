using System.Collections.Immutable;

namespace ClaimLedger.Reconciliation;

/// <summary>Which sources have what they say from others. Sources and publishers go by the keys of the view that they are of.</summary>
/// <param name="from">The sources from which one derives, in the order in which it names them; only of those that derive.</param>
/// <param name="publisher">The publisher of a source from which another derives; 0 where it is unknown.</param>
internal sealed class Derivations(IReadOnlyDictionary<long, ImmutableArray<long>> from, Func<long, long> publisher)
{
    /// <summary>No source derives from another.</summary>
    public static Derivations None { get; } = new(ImmutableDictionary<long, ImmutableArray<long>>.Empty, _ => 0);

    /// <summary>Whether no source derives from another.</summary>
    public bool IsEmpty => from.Count == 0;

    /// <summary>
    /// The claims of one question that stand aside, by key, each with the source for whose sake it does: the nearest from which its own
    /// derives and which answers the question, too. Null where all take part. Who says that it is not known answers nothing, and who
    /// corrects what takes part takes part, too: that is no copy.
    /// </summary>
    /// <param name="claims">The claims.</param>
    /// <param name="lineage">What became of them.</param>
    public Dictionary<long, long>? Aside(IReadOnlyList<ClaimFacts> claims, Func<IReadOnlyDictionary<long, ClaimLineage>> lineage)
    {
        if (IsEmpty || !claims.Any(claim => from.ContainsKey(claim.Source)))
            return null;
        var answering = claims.Where(claim => !claim.IsUnknown).Select(claim => claim.Source).ToHashSet();
        var nearest = claims.Select(claim => claim.Source).Distinct()
            .Where(from.ContainsKey).ToDictionary(source => source, source => Nearest(source, answering));
        var aside = new Dictionary<long, long>();
        foreach (var claim in claims)
        {
            if (nearest.GetValueOrDefault(claim.Source) is { } origin)
                aside[claim.Key] = origin;
        }
        if (aside.Count == 0)
            return null;
        TakeBack(aside, lineage());
        return aside.Count == 0 ? null : aside;
    }

    /// <summary>Who is of one family among claims, where some derive from others that are not there.</summary>
    public Kin KinOf(IReadOnlyList<ClaimFacts> claims)
    {
        if (IsEmpty)
            return Kin.None;
        var roots = claims.Select(claim => claim.Source).Distinct().Where(from.ContainsKey).ToDictionary(source => source, RootsOf);
        return roots.Count == 0 ? Kin.None : new Kin(roots, publisher);
    }

    /// <summary>Takes out what corrects a claim that takes part: it takes part, too.</summary>
    private static void TakeBack(Dictionary<long, long> aside, IReadOnlyDictionary<long, ClaimLineage> lineage)
    {
        var takingPart = new Queue<ClaimLineage>(lineage.Where(pair => !aside.ContainsKey(pair.Key)).Select(pair => pair.Value));
        while (takingPart.TryDequeue(out var corrected))
        {
            foreach (var by in corrected.CorrectedBy)
            {
                if (aside.Remove(by) && lineage.TryGetValue(by, out var own))
                    takingPart.Enqueue(own);
            }
        }
    }

    private long? Nearest(long source, HashSet<long> answering)
    {
        foreach (var other in Ancestors.Of(source, FromOf))
        {
            if (answering.Contains(other))
                return other;
        }
        return null;
    }

    private long[] RootsOf(long source) => [.. Ancestors.Of(source, FromOf).Where(other => !from.ContainsKey(other))];

    private ImmutableArray<long> FromOf(long source) => from.GetValueOrDefault(source, []);
}

/// <summary>Walks from a source to those from which it derives, and on to those from which these do.</summary>
internal static class Ancestors
{
    /// <summary>All of them, the nearest first and of one distance in the order in which they are named; each once.</summary>
    public static IEnumerable<T> Of<T>(T source, Func<T, ImmutableArray<T>> from)
    {
        var seen = new HashSet<T> { source };
        var next = new Queue<T>();
        next.Enqueue(source);
        while (next.TryDequeue(out var one))
        {
            foreach (var other in from(one).Where(seen.Add))
            {
                yield return other;
                next.Enqueue(other);
            }
        }
    }
}

/// <summary>
/// Accounts and mastheads of claims: what derives from one source that does not answer is one account of one masthead, that of the source
/// from which it has what it says.
/// </summary>
internal sealed class Kin
{
    private readonly IReadOnlyDictionary<long, long[]> _roots;
    private readonly Func<long, long> _publisher;
    private readonly Families<long> _accounts = new();
    private readonly Families<(bool IsPublisher, long Key)> _mastheads = new();

    /// <summary>Every source is its own account.</summary>
    public static Kin None { get; } = new(ImmutableDictionary<long, long[]>.Empty, _ => 0);

    /// <param name="roots">Where the sources that derive have it from in the end.</param>
    /// <param name="publisher">The publisher of such a root; 0 where it is unknown.</param>
    public Kin(IReadOnlyDictionary<long, long[]> roots, Func<long, long> publisher)
    {
        (_roots, _publisher) = (roots, publisher);
        foreach (var own in roots.Values)
        {
            _accounts.Join(own);
            _mastheads.Join(own.Select(root => Masthead(root, publisher(root))));
        }
    }

    /// <summary>The account of a claim: its source, or one of those from which that has it.</summary>
    public long AccountOf(in ClaimFacts claim) =>
        _accounts.Of(_roots.TryGetValue(claim.Source, out var roots) ? roots[0] : claim.Source);

    /// <summary>The masthead of a claim: its publisher or, where that is unknown, its source.</summary>
    public (bool IsPublisher, long Key) MastheadOf(in ClaimFacts claim) => _mastheads.Of(
        _roots.TryGetValue(claim.Source, out var roots)
            ? Masthead(roots[0], _publisher(roots[0]))
            : Masthead(claim.Source, claim.Publisher));

    private static (bool IsPublisher, long Key) Masthead(long source, long publisher) =>
        publisher == 0 ? (false, source) : (true, publisher);
}

/// <summary>Things in families: what is joined is of one, and what is joined with one of them, too.</summary>
internal sealed class Families<T>
    where T : notnull
{
    private readonly Dictionary<T, T> _parents = [];

    /// <summary>Makes one family of those of some things.</summary>
    public void Join(IEnumerable<T> things)
    {
        T? first = default;
        var isFirst = true;
        foreach (var thing in things)
        {
            var own = Of(thing);
            if (isFirst)
                (first, isFirst) = (own, false);
            else if (!own.Equals(first))
                _parents[own] = first!;
        }
    }

    /// <summary>The thing that stands for the family of one; itself where it was joined with nothing.</summary>
    public T Of(T thing)
    {
        while (_parents.TryGetValue(thing, out var parent))
        {
            // Whoever asks again has half as far to go.
            if (_parents.TryGetValue(parent, out var next))
                _parents[thing] = next;
            thing = parent;
        }
        return thing;
    }
}

/// <summary>What is said of a claim that takes no part in what is found, because another source answers in its stead.</summary>
internal static class StandsAside
{
    /// <summary>Why, as a sentence about the claim.</summary>
    /// <param name="origin">The source from which its source derives, and which answers the question, too, as readers know it.</param>
    public static string Because(string origin) => $"It {InFewWords(origin)}.";

    /// <summary>The same in a list of what became of a claim.</summary>
    public static string InFewWords(string origin) => $"stands aside: it derives from {origin}, which answers this question, too";

    /// <summary>The claims of a data set that stand aside, each with the source for whose sake it does.</summary>
    /// <param name="dataSet">The data set; where nothing in it derives, it is not looked through.</param>
    public static IReadOnlyDictionary<ClaimId, SourceId> In(DataSet dataSet) => dataSet.Sources.All(source => source.DerivedFrom.IsEmpty)
        ? ImmutableDictionary<ClaimId, SourceId>.Empty
        : new DataSetView(dataSet).Aside;
}
