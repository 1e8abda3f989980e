using System.Collections.Immutable;

namespace ClaimLedger.Reconciliation;

/// <summary>What keeps two claims apart that answer one question, so that they are not compared.</summary>
internal enum Gate
{
    /// <summary>One says that the answer is not known, which contradicts nothing.</summary>
    Unknown,

    /// <summary>They are put forward in ways that do not meet.</summary>
    Modality,

    /// <summary>Both deny, and two denials can be true together.</summary>
    Denial,

    /// <summary>They hold on different conditions.</summary>
    Condition,

    /// <summary>They are forecasts of different times.</summary>
    Target,

    /// <summary>They are about different times, and the answer may have changed.</summary>
    AsOf,

    /// <summary>The counter was redefined between them.</summary>
    Break,

    /// <summary>
    /// One is a time of day late at night, the other one early in the morning: nothing tells which midnight lies between.
    /// </summary>
    Midnight,
}

/// <summary>
/// The one gate: one row for each thing that keeps claims apart, in the order in which they are asked, and one for each way to put
/// a claim forward. The finders gather claims by these rows and then sweep; <c>explain</c> and <c>vet</c> ask them of two claims.
/// </summary>
internal static class Gates
{
    private static readonly ImmutableArray<(Gate Gate, string Name, Func<ClaimPair, bool> KeepsApart)> Rows =
    [
        (Gate.Unknown, "unknown", static pair => pair.Earlier.IsUnknown || pair.Later.IsUnknown),
        (Gate.Modality, "modality", static pair => !Meet(pair.Earlier.Modality, pair.Later.Modality)),
        (Gate.Denial, "denial", static pair => pair.Earlier.Modality == Modality.Denied && pair.Later.Modality == Modality.Denied),
        (Gate.Condition, "condition", static pair => pair.Earlier.Condition != pair.Later.Condition),
        (Gate.Target, "target", static pair => Target(pair.Earlier) is { } one && Target(pair.Later) is { } other && one != other),
        (Gate.AsOf, "as-of", static pair => !pair.IsOneMoment && !pair.IsAlongTime),
        (Gate.Break, "break", static pair => pair.IsAlongTime && Series.BreakBetween(pair.Question, pair.Earlier, pair.Later) is not null),
        (Gate.Midnight, "midnight", static pair => pair.Question.Answer == AnswerType.Time
            && (IsEarly(pair.Earlier) && IsLate(pair.Later) || IsLate(pair.Earlier) && IsEarly(pair.Later))),
    ];

    // A time of day has no date: 23:55 and 00:05 may be ten minutes apart.
    private const int Morning = 6 * 60;
    private const int Evening = 18 * 60;

    // A claim meets those of its own modality, and those that deny it.
    private static readonly ImmutableArray<(Modality Modality, Modality? DeniedBy)> ModalityRows =
    [
        (Modality.Stated, Modality.Denied),
        (Modality.Proposed, null),
        (Modality.Demanded, null),
        (Modality.Forecast, null),
        (Modality.Believed, null),
    ];

    /// <summary>The ways to put forward that something is so, each of which is held against its own.</summary>
    public static ImmutableArray<Modality> Asserting { get; } = [.. ModalityRows.Select(row => row.Modality)];

    /// <summary>What denies that which is put forward so; null where nothing does.</summary>
    public static Modality? DeniedBy(Modality modality) => ModalityRows.FirstOrDefault(row => row.Modality == modality).DeniedBy;

    /// <summary>Whether claims put forward in these ways are held against each other.</summary>
    public static bool Meet(Modality left, Modality right) => left == right || DeniedBy(left) == right || DeniedBy(right) == left;

    /// <summary>The time that a forecast is about, where it names one; null for everything else.</summary>
    public static (int First, int Last)? Target(ClaimFacts claim) =>
        claim.Modality == Modality.Forecast && claim.AsOfFirst > claim.PublishedLast ? (claim.AsOfFirst, claim.AsOfLast) : null;

    private static bool IsEarly(in ClaimFacts claim) => claim.Literal.High < Morning && claim.Usual.High < Morning;

    private static bool IsLate(in ClaimFacts claim) => claim.Literal.Low > Evening && claim.Usual.Low > Evening;

    /// <summary>The claims of one modality that meet, of one question.</summary>
    public static IEnumerable<List<ClaimFacts>> Apart(AnswerType answer, List<ClaimFacts> claims)
    {
        if (answer != AnswerType.Time || !(claims.Exists(claim => IsEarly(claim)) && claims.Exists(claim => IsLate(claim))))
            return Apart(claims);
        return Apart(claims.FindAll(claim => !IsEarly(claim))).Concat(Apart(claims.FindAll(claim => IsEarly(claim))));
    }

    /// <summary>
    /// The claims of one modality by condition and target. A forecast without a target of its own meets those of every target.
    /// </summary>
    private static IEnumerable<List<ClaimFacts>> Apart(List<ClaimFacts> claims)
    {
        // Nearly all claims are made on no condition.
        if (claims.Count > 0 && claims.TrueForAll(claim => claim.Condition == claims[0].Condition && claim.Modality != Modality.Forecast))
        {
            yield return claims;
            yield break;
        }
        foreach (var condition in claims.GroupBy(claim => claim.Condition))
        {
            var targets = condition.Select(Target).Where(target => target is not null).Distinct().Order().ToList();
            if (targets.Count < 2)
                yield return [.. condition];
            else
            {
                foreach (var target in targets)
                    yield return [.. condition.Where(claim => Target(claim) is not { } own || own == target)];
            }
        }
    }

    /// <summary>What keeps two claims apart; null where they are compared.</summary>
    public static Gate? Between(ClaimPair pair)
    {
        foreach (var row in Rows)
        {
            if (row.KeepsApart(pair))
                return row.Gate;
        }
        return null;
    }

    /// <summary>What a gate is called in an explanation.</summary>
    public static string NameOf(Gate gate) => Rows[(int)gate].Name;
}
