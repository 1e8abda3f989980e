namespace ClaimLedger.Naming;

/// <summary>
/// What a machine's reading rests on, in one line: the <c>because</c> of a proposed claim. What makes it unsure stands last.
/// </summary>
/// <example><c>"31" read as count; no question of the data set fits; not sure: a word stands for the number</c></example>
internal static class Reasons
{
    private const string Between = "; ";
    private const string NotSure = "not sure: ";

    /// <summary>The reasons in one line.</summary>
    /// <param name="reasons">What it rests on; those that are null are left out.</param>
    /// <param name="doubt">Why the reader is not sure; null where it is.</param>
    public static string Of(IEnumerable<string?> reasons, string? doubt) =>
        string.Join(Between, reasons.Append(doubt is null ? null : NotSure + doubt).OfType<string>()).ReplaceLineEndings(" ");

    /// <summary>Why the reader was not sure; null where it was.</summary>
    public static string? DoubtIn(string because)
    {
        ArgumentNullException.ThrowIfNull(because);
        if (because.StartsWith(NotSure, StringComparison.Ordinal))
            return because[NotSure.Length..];
        var at = because.LastIndexOf(Between + NotSure, StringComparison.Ordinal);
        return at < 0 ? null : because[(at + Between.Length + NotSure.Length)..];
    }
}
