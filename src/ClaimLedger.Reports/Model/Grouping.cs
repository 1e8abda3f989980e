namespace ClaimLedger.Reports.Model;

/// <summary>
/// The parts in which a report shows its conflicts. Word choices have a part of their own: they are no error of anybody's.
/// </summary>
internal sealed record Grouping(string Id, string Title, string Summary, Severity Severity)
{
    private static readonly Grouping CannotStand = new(
        "cannot-stand-together", "What cannot stand together",
        "If these statements speak of the same thing, at least one of them cannot be right as it is worded. The report does not say which.",
        Severity.Error);

    private static readonly Grouping FarApart = new(
        "far-apart", "What sits badly together",
        "By the letter, or if something holds that the texts leave open, these statements can all be true. A reader who meets only one "
            + "of them may take away something very different.",
        Severity.Warning);

    private static readonly Grouping WordChoice = new(
        "word-choice", "What is worded differently",
        "Quotes about one matter, set side by side by how they word it. Nothing here is called a mistake, and no wording the right one.",
        Severity.Warning);

    private static readonly Grouping WorthKnowing = new(
        "worth-knowing", "Worth knowing",
        "No conflict of substance, but something that whoever uses these answers may want to know.", Severity.Note);

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
