namespace ClaimLedger.Reports;

/// <summary>How a report is made.</summary>
public sealed record ReportOptions
{
    /// <summary>What the report says about corrections where the newsroom has not written its own note.</summary>
    public const string DefaultCorrections =
        "If something here is wrong, incomplete or out of date, tell the newsroom that sent you this report, and quote the identifier "
            + "that stands at the end of the conflict.";

    /// <summary>How long a template may run where nothing else is set: thirty seconds.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>How much memory a template may take where nothing else is set: a gibibyte.</summary>
    public const long DefaultMemoryLimit = 1L << 30;

    /// <summary><c>html</c>, <c>markdown</c>, or <c>svg</c> for a single conflict as a card.</summary>
    public string Format { get; init; } = "html";
    /// <summary>
    /// A built-in template's name, or the path of a template file (partials are looked for beside it, then among the built-in ones). Null
    /// is the built-in discrepancy report.
    /// </summary>
    public string? Template { get; init; }
    /// <summary>The day the report is made, shown in it.</summary>
    public required DateOnly On { get; init; }
    /// <summary>
    /// The conflicts to show, in this order, with their sources and speakers; null for all of them and for what else the data set holds.
    /// </summary>
    public IReadOnlyList<ConflictId>? Shown { get; init; }
    /// <summary>Whether <see cref="Shown"/>, being a single one, gets a page of its own.</summary>
    public bool IsSingle { get; init; }
    /// <summary>What the report was made from and with; null where nobody says.</summary>
    public Provenance? Provenance { get; init; }
    /// <summary>
    /// What readers have to know before they believe any of it, such as that nobody has reviewed it: shown on every page and with every
    /// conflict. Null for a data set that people answer for.
    /// </summary>
    public string? Notice { get; init; }
    /// <summary>How readers can send a correction: one or two plain sentences.</summary>
    public string Corrections { get; init; } = DefaultCorrections;
    /// <summary>How long the template may run; a longer run ends in a <see cref="TemplateException"/>.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;
    /// <summary>
    /// How many bytes more the process may hold while the template runs than before; where it comes to hold more, it ends in a
    /// <see cref="TemplateException"/>.
    /// </summary>
    public long MemoryLimit { get; init; } = DefaultMemoryLimit;
    /// <summary>The most steps all loops of the template may take together: a report of 1,000 conflicts takes some 100,000.</summary>
    internal int StepLimit { get; init; } = 50_000_000;
}

/// <summary>What a report was made from and with; what is null is left out of its foot.</summary>
public sealed record Provenance
{
    /// <summary>Who made it.</summary>
    public string? Desk { get; init; }
    /// <summary>The tool and its version.</summary>
    public string? Tool { get; init; }
    /// <summary>The fingerprint of the ledger's contents.</summary>
    public string? Fingerprint { get; init; }
    /// <summary>The hash of the last entry of the ledger's history.</summary>
    public string? History { get; init; }
    /// <summary>The git revision at which the data set stood.</summary>
    public string? Revision { get; init; }
}
