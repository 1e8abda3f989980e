namespace ClaimLedger.Sqlite;

/// <summary>By what a listing of conflicts can be narrowed further.</summary>
public enum ChoiceKind
{
    /// <summary>By the kind of the conflict.</summary>
    Kind,
    /// <summary>By how grave it is.</summary>
    Severity,
    /// <summary>By what a person has said of it.</summary>
    Status,
    /// <summary>By whether it stands within one source.</summary>
    Scope,
    /// <summary>By the event that a question describes.</summary>
    Event,
    /// <summary>By who published a claim.</summary>
    Publisher,
    /// <summary>By whom a claim credits.</summary>
    Speaker,
    /// <summary>By the unit of a question.</summary>
    Unit,
    /// <summary>By the question.</summary>
    Question,
    /// <summary>By the day, month or year in which it was published or of which it speaks (<see cref="ListFilter.Since"/>).</summary>
    Period,
}

/// <summary>A value by which a listing can be narrowed.</summary>
/// <param name="Value">The value, as a filter takes it.</param>
/// <param name="Label">What it is called, where that is another text.</param>
/// <param name="Count">How many rows it would leave.</param>
public sealed record Choice(string Value, string? Label, int Count);

/// <summary>What is known of the kinds of choices.</summary>
public static class ChoiceKinds
{
    /// <summary>Whether it is claims that have the value, so that it must be that of a claim which passes all the rest.</summary>
    public static bool IsOfClaims(this ChoiceKind kind) =>
        kind is ChoiceKind.Event or ChoiceKind.Publisher or ChoiceKind.Speaker or ChoiceKind.Unit or ChoiceKind.Question
            or ChoiceKind.Period;
}

/// <summary>How much a ledger holds.</summary>
/// <param name="Sources">Sources.</param>
/// <param name="Claims">Claims.</param>
/// <param name="Questions">Questions.</param>
/// <param name="Conflicts">Conflicts.</param>
public sealed record LedgerTotals(int Sources, int Claims, int Questions, int Conflicts);

/// <summary>The row of <c>totals.sql</c>.</summary>
internal sealed class TotalsRow
{
    public long Sources { get; set; }
    public long Claims { get; set; }
    public long Questions { get; set; }
    public long Conflicts { get; set; }
}
