namespace ClaimLedger.Reports.Model;

/// <summary>What is counted of a conflict.</summary>
internal readonly record struct CountedConflict(
    ConflictId Id, ConflictKind Kind, Severity Severity, ConflictStatus Status, bool IsAccepted)
{
    public static CountedConflict Of(ListedConflict listed) =>
        new(listed.Conflict.Id, listed.Conflict.Kind, listed.Conflict.Severity, listed.Status, listed.IsAccepted);

    /// <summary>The part of the report in which it stands.</summary>
    public Grouping Grouping => Grouping.Of(Kind, Severity);
}
