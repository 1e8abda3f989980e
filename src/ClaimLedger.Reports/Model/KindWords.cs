using System.Collections.Immutable;

namespace ClaimLedger.Reports.Model;

/// <summary>What a kind of conflict is to a reader who has never met the engine: one row a kind, each true of every case.</summary>
/// <param name="Kind">The engine's kind.</param>
/// <param name="Words">How grave it is, in a reader's words.</param>
/// <param name="Doubtful">The same where the engine gives it as a warning, since something is left open.</param>
/// <param name="Meaning">What it means, as a sentence.</param>
internal sealed record KindWords(ConflictKind Kind, string Words, string Doubtful, string Meaning)
{
    private const string Perhaps = "perhaps not both true";

    /// <summary>Every kind that has words of its own.</summary>
    public static ImmutableArray<KindWords> All { get; } =
    [
        new(ConflictKind.Contradiction, "cannot both be true", Perhaps,
            "If these answers speak of one thing, they cannot all be true, neither by the letter nor as readers usually take the words."),
        new(ConflictKind.Tension, "far apart", "far apart",
            "By the letter these answers can all be true. Who reads one of them would not expect the other."),
        new(ConflictKind.Rounding, "differ by rounding", "differ by rounding",
            "By the letter these answers differ; as readers usually take round figures, they do not."),
        new(ConflictKind.Decrease, "cannot both be true", Perhaps,
            "What is counted here can only grow, and the figure for a later time is lower than that for an earlier one."),
        new(ConflictKind.Answer, "cannot both be true", Perhaps,
            "The answers are read as ones that do not go together, or one denies what another states."),
        new(ConflictKind.Misattribution, "cannot both be true", Perhaps,
            "Two accounts credit one speaker with answers that cannot both have been meant."),
        new(ConflictKind.SelfContradiction, "cannot both be true", Perhaps,
            "One source gives, in one voice, answers that cannot both be true."),
        new(ConflictKind.Arithmetic, "do not add up", "perhaps do not add up",
            "These figures are tied to each other by a relation that the data set declares, and it does not hold."),
        new(ConflictKind.Order, "cannot be in this order", "perhaps not in this order",
            "These dates are tied to each other by an order that the data set declares, and it does not hold."),
        new(ConflictKind.Framing, "worded differently", "worded differently",
            "The recorded quotes are told apart by how they word one matter. No wording is treated as the right one."),
        new(ConflictKind.Unattributed, "credited here, not there", "credited here, not there",
            "One source credits a speaker with an answer that another gives in its own voice."),
        new(ConflictKind.Circular, "one origin", "one origin",
            "Several sources give this answer, and by the names that they give it comes from one origin."),
        new(ConflictKind.Stale, "out of date", "out of date",
            "A source repeats an answer that its origin had replaced or withdrawn before."),
        new(ConflictKind.SilentEdit, "changed without a word", "changed without a word",
            "A source’s answer differs from one version of its text to the next, and no recorded claim says that it corrects another."),
        new(ConflictKind.Revised, "changed by its speaker", "changed by its speaker",
            "One speaker’s forecast, proposal, demand or belief is not what it was before."),
    ];

    /// <summary>The words for a conflict's gravity.</summary>
    public static string Gravity(Conflict conflict) =>
        All.FirstOrDefault(row => row.Kind == conflict.Kind) is not { } words ? "worth knowing"
        // Options have no distance.
        : conflict.Kind == ConflictKind.Tension && !conflict.Positions[0].Options.IsEmpty ? "sit badly together"
        : conflict.Severity == ClaimLedger.Conflicts.Info(conflict.Kind).Severity ? words.Words
        : words.Doubtful;

    /// <summary>What a kind means; the engine's words for one that has no row.</summary>
    public static string MeaningOf(ConflictKindInfo kind) =>
        All.FirstOrDefault(row => row.Kind == kind.Kind)?.Meaning ?? kind.DecidedBy;
}
