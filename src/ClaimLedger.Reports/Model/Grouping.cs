namespace ClaimLedger.Reports.Model;

/// <summary>
/// The parts in which a report shows its conflicts. Word choices have a part of their own: they are no error of anybody's.
/// </summary>
internal sealed record Grouping(string Id, string Title, string Label, string Summary, Severity Severity)
{
    private static readonly Grouping CannotStand = new(
        "cannot-stand-together", "Cannot stand together", "Cannot stand together",
        "If these statements speak of the same thing, at least one of them cannot be right as it is worded. The report does not say which.",
        Severity.Error);

    private static readonly Grouping FarApart = new(
        "far-apart", "Compatible, but far apart", "Compatible, but far apart",
        "By the letter these statements can all be true. A reader who meets only one of them will take away something very different.",
        Severity.Warning);

    private static readonly Grouping WordChoice = new(
        "word-choice", "Different words for the same thing", "A difference of words",
        "Sources name the same event or act in different terms. Nothing here is a mistake; the words are set side by side so that a "
            + "desk can choose its own knowingly.",
        Severity.Warning);

    private static readonly Grouping WorthKnowing = new(
        "worth-knowing", "Worth knowing", "Worth knowing",
        "No disagreement of substance: rounding, shared origins, missing credits and figures that had been replaced.", Severity.Note);

    /// <summary>All of them, in the order of a report.</summary>
    public static IReadOnlyList<Grouping> All { get; } = [CannotStand, FarApart, WordChoice, WorthKnowing];

    /// <summary>The part in which a conflict stands.</summary>
    public static Grouping Of(ConflictKind kind, Severity severity) => (kind, severity) switch
    {
        (ConflictKind.Framing, _) => WordChoice,
        (_, Severity.Error) => CannotStand,
        (_, Severity.Warning) => FarApart,
        _ => WorthKnowing,
    };
}
