using System.Collections.Immutable;

namespace ClaimLedger;

/// <summary>What each kind of conflict is called, how grave it is and what it means: one row a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">Its name in data, on the command line and in reports.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="DecidedBy">What decides it, as a sentence.</param>
public sealed record ConflictKindInfo(ConflictKind Kind, string Name, Severity Severity, string DecidedBy);

/// <summary>The table of kinds.</summary>
public static class Conflicts
{
    /// <summary>Every kind, in the order of <see cref="ConflictKind"/>.</summary>
    public static ImmutableArray<ConflictKindInfo> Kinds { get; } =
    [
        new(
            ConflictKind.Contradiction,
            "contradiction",
            Severity.Error,
            "Neither what the words say nor what they usually mean can be true together."),
        new(
            ConflictKind.Tension,
            "tension",
            Severity.Warning,
            "By the letter the figures can stand together; as readers usually take them they are far apart."),
        new(ConflictKind.Rounding, "rounding", Severity.Note, "The figures differ by no more than rounding."),
        new(ConflictKind.Decrease, "decrease", Severity.Error, "A figure that can only grow is lower at a later date."),
        new(ConflictKind.Answer, "answer", Severity.Error, "The answers exclude each other, or one denies what another states."),
        new(
            ConflictKind.Misattribution,
            "misattribution",
            Severity.Error,
            "Two accounts credit one speaker with different answers of the same time."),
        new(ConflictKind.SelfContradiction, "self-contradiction", Severity.Error, "One source gives two different answers in one voice."),
        new(ConflictKind.Arithmetic, "arithmetic", Severity.Error, "Figures that are tied by a declared relation do not add up."),
        new(ConflictKind.Order, "order", Severity.Error, "Dates stand in an order that cannot be."),
        new(ConflictKind.Framing, "framing", Severity.Warning, "Sources describe the same thing in different terms."),
        new(
            ConflictKind.Unattributed,
            "unattributed",
            Severity.Note,
            "One source credits a speaker; another states the same as its own fact."),
        new(ConflictKind.Circular, "circular", Severity.Note, "Sources that look independent trace to one origin."),
        new(ConflictKind.Stale, "stale", Severity.Note, "A source repeats a figure that its own origin had replaced."),
        new(
            ConflictKind.SilentEdit,
            "silent-edit",
            Severity.Warning,
            "A source changed its answer from one version of its text to the next without a word."),
        new(ConflictKind.Revised, "revised", Severity.Note, "One speaker's forecast, proposal, demand or belief changed."),
    ];

    /// <summary>The row of a kind.</summary>
    public static ConflictKindInfo Info(ConflictKind kind) => Kinds[(int)kind];
}
