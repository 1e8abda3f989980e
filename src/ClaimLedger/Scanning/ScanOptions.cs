using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>What to look for, and what the text itself does not say.</summary>
public sealed record ScanOptions
{
    /// <summary>Everything, read as it stands.</summary>
    public static ScanOptions Default { get; } = new();

    /// <summary>What to look for. What is not looked for is not in the way either: without dates, "2009" is a number.</summary>
    public QuantityKinds Kinds { get; init; } = QuantityKinds.All;

    /// <summary>Whether hedges and spans are read as one with their numbers; else each number is found alone.</summary>
    public bool ReadsHedges { get; init; } = true;

    /// <summary>
    /// When the text was published: relative dates ("Monday", "last month") are resolved against it, and without it are not dates.
    /// </summary>
    public DaySpan? Published { get; init; }

    /// <summary>Whether dates without a year lie ahead of the day of publication and not behind it.</summary>
    public bool LooksAhead { get; init; }

    /// <summary>
    /// How a date all in figures that can be read both ways (4/5/2024) is read: day first, month first, or, where this is null, not at all.
    /// </summary>
    public bool? DayFirst { get; init; }

    /// <summary>The table of readings.</summary>
    public Readings Readings { get; init; } = Readings.Default;
}
