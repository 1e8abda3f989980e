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

    /// <summary><c>html</c> or <c>markdown</c>.</summary>
    public string Format { get; init; } = "html";
    /// <summary>
    /// A built-in template's name, or the path of a template file (partials are looked for beside it, then among the built-in ones). Null
    /// is the built-in discrepancy report.
    /// </summary>
    public string? Template { get; init; }
    /// <summary>The day the report is made, shown in it.</summary>
    public required DateOnly On { get; init; }
    /// <summary>How readers can send a correction: one or two plain sentences.</summary>
    public string Corrections { get; init; } = DefaultCorrections;
    /// <summary>How long the template may run; a longer run ends in a <see cref="TemplateException"/>.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;
}
