using System.Collections.Immutable;
using ClaimLedger.Text;

namespace ClaimLedger.Vetting;

/// <summary>What a ledger can have against a figure of a draft, the gravest first.</summary>
public enum VetKind
{
    /// <summary>No claim that is as exact and about the same time can be true together with it.</summary>
    Contradiction,

    /// <summary>The draft credits it to a speaker of whom the ledger holds another figure, and it is somebody else's.</summary>
    Misattribution,

    /// <summary>It is a figure that its own source has corrected or taken back.</summary>
    Corrected,

    /// <summary>It can be true together with what the ledger holds only by the letter.</summary>
    Tension,

    /// <summary>The ledger holds a newer figure.</summary>
    Outdated,

    /// <summary>The ledger holds a figure that says more.</summary>
    Imprecise,

    /// <summary>The ledger holds it, and others that it excludes, which the draft does not mention.</summary>
    Disputed,

    /// <summary>
    /// The ledger holds other figures, of about that time or of before, and not this one: it may have changed or grown since.
    /// </summary>
    Unsupported,
}

/// <summary>A figure or date of a draft that the ledger has something to say about.</summary>
public sealed record VetFinding
{
    /// <summary>What it has to say.</summary>
    public required VetKind Kind { get; init; }

    /// <summary>How grave that is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The words of the draft that say it, in UTF-16 units of the draft.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Those words.</summary>
    public required string Says { get; init; }

    /// <summary>The question that they answer.</summary>
    public required Question Question { get; init; }

    /// <summary>The claims that they are held against: those that decide first, the newest before the older.</summary>
    public required ImmutableArray<Claim> Claims { get; init; }

    /// <summary>What the draft says, what the ledger holds, and why the two do not go together, in sentences.</summary>
    public required string Explanation { get; init; }

    /// <summary>The words by which the draft was taken to answer the question.</summary>
    public required string Because { get; init; }
}

/// <summary>A figure or date that was read in a draft, and what became of it.</summary>
/// <param name="Span">The words of the draft that say it, in UTF-16 units of the draft.</param>
/// <param name="Says">Those words.</param>
/// <param name="Question">The question that it answers; null where it was held against nothing.</param>
/// <param name="Claims">The claims that it was held against, the newest first.</param>
/// <param name="Why">The words by which it was taken to answer the question, or why it was held against nothing.</param>
public sealed record VetReading(TextSpan Span, string Says, Question? Question, ImmutableArray<Claim> Claims, string Why)
{
    /// <summary>
    /// Whether one of those claims says so, or says it more exactly; where none does, that nothing speaks against it is no support.
    /// </summary>
    public bool IsSupported { get; init; }
}

/// <summary>What a draft was held against a ledger for.</summary>
/// <param name="Findings">What the ledger has to say, in the order of the draft.</param>
/// <param name="Figures">How many figures and dates were read in the draft.</param>
/// <param name="Held">
/// How many of them surely answer a question of the ledger, or answer one as an assistant proposes, and were held against its claims.
/// </param>
public sealed record VetReport(ImmutableArray<VetFinding> Findings, int Figures, int Held)
{
    /// <summary>Every figure and date that was read, in the order of the draft.</summary>
    public ImmutableArray<VetReading> Read { get; init; } = [];

    /// <summary>How many sentences have too many figures to be read.</summary>
    internal int PassedOver { get; init; }
}

/// <summary>What is fixed of a kind of finding.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">Its name in data and on the command line.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="DecidedBy">When it is found, as a sentence.</param>
/// <param name="Cure">What a person can do, as a sentence.</param>
public sealed record VetKindInfo(VetKind Kind, string Name, Severity Severity, string DecidedBy, string Cure);

/// <summary>The table of kinds.</summary>
public static class VetKinds
{
    /// <summary>All kinds, the gravest first.</summary>
    public static ImmutableArray<VetKindInfo> All { get; } =
    [
        new(
            VetKind.Contradiction,
            "contradiction",
            Severity.Error,
            "No claim of the ledger that is as exact and about the same time can be true together with the draft's figure.",
            "Look the claims up. Correct the draft, or enter the source that gives the new figure."),
        new(
            VetKind.Misattribution,
            "misattribution",
            Severity.Error,
            "The draft credits a speaker with a figure that is somebody else's; the ledger holds another one of that speaker.",
            "Name the right speaker, or give that speaker's figure."),
        new(
            VetKind.Corrected,
            "corrected",
            Severity.Error,
            "The draft's figure is one that its own source has corrected or taken back.",
            "Use the figure that took its place, or say that it was corrected."),
        new(
            VetKind.Tension,
            "tension",
            Severity.Warning,
            "The draft's figure and the ledger's can both be true by the letter, and are far apart as readers take them.",
            "Give the figure as the source gives it."),
        new(
            VetKind.Outdated,
            "outdated",
            Severity.Warning,
            "The ledger holds a newer figure of before the draft's date.",
            "Use the newer figure, or say when the older one held."),
        new(
            VetKind.Imprecise,
            "imprecise",
            Severity.Note,
            "The ledger holds a figure that says more than the draft's.",
            "Give the exact figure where it serves the reader."),
        new(
            VetKind.Disputed,
            "disputed",
            Severity.Note,
            "The ledger holds the draft's figure, and others that it excludes, which the draft does not mention.",
            "Say who gives which figure."),
        new(
            VetKind.Unsupported,
            "unsupported",
            Severity.Note,
            "The ledger holds other figures, of about that time or of before, and not the draft's.",
            "Check whether the figure has changed or grown since; if so, enter its source."),
    ];

    /// <summary>What is fixed of a kind.</summary>
    public static VetKindInfo Info(VetKind kind) => All[(int)kind];
}
