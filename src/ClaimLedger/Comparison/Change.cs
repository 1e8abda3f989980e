using System.Collections.Immutable;

namespace ClaimLedger.Comparison;

/// <summary>What happened to a thing between two states of a data set.</summary>
public enum ChangeKind
{
    /// <summary>It came.</summary>
    Added,
    /// <summary>It went.</summary>
    Removed,
    /// <summary>It is there in both, and differs.</summary>
    Changed,
}

/// <summary>What lies behind a change.</summary>
public enum ChangeCause
{
    /// <summary>What was read is another: a claim came, went or says something else; a source has another text.</summary>
    SourceChanged,
    /// <summary>Somebody took something back: a claim that is corrected or withdrawn, or one that corrects.</summary>
    Correction,
    /// <summary>The words are the same and are read or compared in another way.</summary>
    RuleChanged,
}

/// <summary>One field that differs.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Was">What it was; null where there was nothing.</param>
/// <param name="Is">What it is; null where there is nothing.</param>
public sealed record FieldChange(string Field, string? Was, string? Is);

/// <summary>One thing that came, went or changed.</summary>
/// <param name="Id">The id that it has, or had.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Cause">What lies behind it; null for a ruling, which is a person's decision.</param>
/// <param name="Was">What it was; null where it came.</param>
/// <param name="Is">What it is; null where it went.</param>
/// <param name="Fields">For a change, what differs, field by field; else empty.</param>
public sealed record Change<T>(string Id, ChangeKind Kind, ChangeCause? Cause, T? Was, T? Is, ImmutableArray<FieldChange> Fields)
    where T : class
{
    /// <summary>What it is, or was where it went.</summary>
    public T Latest => Is ?? Was ?? throw new InvalidOperationException("A change is of something.");
}

/// <summary>The changes to things of one sort.</summary>
/// <param name="All">Those that came, went or changed.</param>
/// <param name="Unchanged">How many did not.</param>
public sealed record Changes<T>(ImmutableArray<Change<T>> All, int Unchanged)
    where T : class
{
    /// <summary>How many of one kind.</summary>
    public int Count(ChangeKind kind) => All.Count(change => change.Kind == kind);
}

/// <summary>A data set with its conflicts.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Conflicts">All its conflicts.</param>
public sealed record Snapshot(DataSet DataSet, IReadOnlyList<Conflict> Conflicts);
