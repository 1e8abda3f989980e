namespace ClaimLedger;

/// <summary>
/// Where something stands in a data set: the file relative to the data set's folder, with line and column counted from 1.
/// </summary>
/// <param name="File">Path relative to the data set, with forward slashes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <summary><c>FILE:LINE:COLUMN</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>A mistake in a data set: where, what is wrong, and what to write instead.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Wrong">What is wrong, without a full stop.</param>
/// <param name="Cure">What to write instead, without a full stop.</param>
public sealed record Mistake(Place Place, string Wrong, string Cure)
{
    /// <summary><c>FILE:LINE:COLUMN: error: what is wrong; what to write instead</c>.</summary>
    public override string ToString() => $"{Place}: error: {Wrong}; {Cure}";
}
