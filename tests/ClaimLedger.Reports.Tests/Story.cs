namespace ClaimLedger.Reports.Tests;

/// <summary>Renders the harbour fire.</summary>
internal static class Story
{
    public static ReportOptions Options { get; } = new() { On = new DateOnly(2031, 6, 30) };

    public static string Render(string? template = null, string format = "html") =>
        Render(HarbourFireStory.DataSet, template, format);

    public static string Render(DataSet dataSet, string? template = null, string format = "html") =>
        DiscrepancyReport.Render(dataSet, HarbourFireStory.Conflicts, Options with { Template = template, Format = format });
}
