namespace ClaimLedger.Reports;

/// <summary>How a report is made.</summary>
public sealed record ReportOptions
{
    /// <summary><c>html</c> or <c>markdown</c>.</summary>
    public string Format { get; init; } = "html";
    /// <summary>A built-in template's name, or the path of a template file (partials are looked for beside it, then among the built-in ones). Null is the built-in discrepancy report.</summary>
    public string? Template { get; init; }
    /// <summary>The day the report is made, shown in it.</summary>
    public required DateOnly On { get; init; }
}

/// <summary>A template that cannot be found, parsed or run: the message has file, line, column and cure.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>Creates one.</summary>
    public TemplateException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>Renders discrepancy reports.</summary>
public static class DiscrepancyReport
{
    /// <summary>Renders the conflicts of a data set.</summary>
    public static string Render(DataSet dataSet, IReadOnlyList<ListedConflict> conflicts, ReportOptions options) => throw new NotImplementedException();
}
