using System.Collections.Immutable;

namespace ClaimLedger;

/// <summary>Where a conflict stands with the newsroom.</summary>
public enum ConflictStatus
{
    /// <summary>Nobody has ruled on it.</summary>
    Open,
    /// <summary>A person has ruled on it.</summary>
    Ruled,
    /// <summary>A person has ruled on the conflict whose place it took: the ruling has to be looked at again.</summary>
    Stale,
}

/// <summary>A conflict as listings show it.</summary>
/// <param name="Conflict">The conflict.</param>
/// <param name="Status">Whether somebody has ruled on it.</param>
/// <param name="Ruling">The ruling; of a stale one, the ruling on the conflict whose place this one took; or null.</param>
/// <param name="IsAccepted">Whether the baseline holds it.</param>
public sealed record ListedConflict(Conflict Conflict, ConflictStatus Status, Ruling? Ruling, bool IsAccepted);

/// <summary>
/// A source with how many claims it makes and in how many conflicts they stand; its <see cref="Source.Claims"/> are left empty.
/// </summary>
public sealed record ListedSource(Source Source, int Claims, int Conflicts);

/// <summary>A question with how many claims answer it and how many conflicts are about it.</summary>
public sealed record ListedQuestion(Question Question, int Claims, int Conflicts);

/// <summary>
/// What a listing is narrowed to; an empty or null member narrows nothing, and all that are given must hold. One filter
/// serves conflicts, claims, sources and questions: a conflict passes where one of its claims does.
/// </summary>
public sealed record ListFilter
{
    /// <summary>Kinds of conflict.</summary>
    public ImmutableArray<ConflictKind> Kinds { get; init; } = [];
    /// <summary>Severities.</summary>
    public ImmutableArray<Severity> Severities { get; init; } = [];
    /// <summary>Id of a question, or the start of one up to a dot ("first-phase").</summary>
    public string? Question { get; init; }
    /// <summary>Id of a source.</summary>
    public string? Source { get; init; }
    /// <summary>
    /// Name or alias of a speaker anywhere in the chain; also matches those who speak in that name. Case does not matter.
    /// </summary>
    public string? Speaker { get; init; }
    /// <summary>Name of a publisher. Case does not matter.</summary>
    public string? Publisher { get; init; }
    /// <summary>Published or as of this day or later.</summary>
    public DateOnly? Since { get; init; }
    /// <summary>Published this day or earlier.</summary>
    public DateOnly? Until { get; init; }
    /// <summary>Words that must stand in the quote, the source's title or the question; the last may be the start of a word.</summary>
    public string? Search { get; init; }
    /// <summary>Where a conflict stands; with <see cref="Verdicts"/>, one of the two must hold.</summary>
    public ImmutableArray<ConflictStatus> Statuses { get; init; } = [];
    /// <summary>What a person decided on a conflict itself, not on the one whose place it took.</summary>
    public ImmutableArray<Verdict> Verdicts { get; init; } = [];
    /// <summary>Scope of a conflict.</summary>
    public Scope? Scope { get; init; }
    /// <summary>The full id of the one row that is asked for.</summary>
    public string? Id { get; init; }
    /// <summary>The event that a question describes, as the data set calls it.</summary>
    public string? Event { get; init; }
    /// <summary>The unit of a question's numbers.</summary>
    public string? Unit { get; init; }
    /// <summary>At most so many.</summary>
    public int? Limit { get; init; }
    /// <summary>
    /// The full id of a row of this listing: it goes on behind that row. Where the row is not in the ledger, nothing comes.
    /// </summary>
    public string? After { get; init; }
    /// <summary>
    /// One of the names of <see cref="SortNames"/>; null is the listing's own order. A leading "-" turns it round; alone it turns the
    /// listing's own.
    /// </summary>
    public string? Sort { get; init; }

    /// <summary>What a listing can be sorted by.</summary>
    public static ImmutableArray<string> SortNames { get; } = ["severity", "kind", "question", "source", "date", "id"];
}
