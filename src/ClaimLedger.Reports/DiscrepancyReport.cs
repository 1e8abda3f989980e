using System.Text;
using ClaimLedger.Reports.Model;
using ClaimLedger.Reports.Templates;

namespace ClaimLedger.Reports;

/// <summary>How a report is made.</summary>
public sealed record ReportOptions
{
    /// <summary>What the report says about corrections where the newsroom has not written its own note.</summary>
    public const string DefaultCorrections =
        "If something here is wrong, incomplete or out of date, tell the newsroom that sent you this report, and quote the identifier that stands at the end of the conflict.";

    /// <summary>How long a template may run where nothing else is set: thirty seconds.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(30);

    /// <summary><c>html</c> or <c>markdown</c>.</summary>
    public string Format { get; init; } = "html";
    /// <summary>A built-in template's name, or the path of a template file (partials are looked for beside it, then among the built-in ones). Null is the built-in discrepancy report.</summary>
    public string? Template { get; init; }
    /// <summary>The day the report is made, shown in it.</summary>
    public required DateOnly On { get; init; }
    /// <summary>How readers can send a correction: one or two plain sentences.</summary>
    public string Corrections { get; init; } = DefaultCorrections;
    /// <summary>How long the template may run; a longer run ends in a <see cref="TemplateException"/>.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;
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
    /// <summary>The names of the built-in templates.</summary>
    public static IReadOnlyList<string> BuiltInTemplates => TemplateStore.BuiltInPages;

    /// <summary>Renders the conflicts of a data set.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="conflicts">
    /// All its conflicts: a question that is in none of them is shown as one on which the sources agree.
    /// </param>
    /// <param name="options">How.</param>
    /// <exception cref="TemplateException">The template cannot be found, parsed or run.</exception>
    public static string Render(DataSet dataSet, IReadOnlyList<ListedConflict> conflicts, ReportOptions options)
    {
        using var writer = new StringWriter(new StringBuilder(64 * 1024)) { NewLine = "\n" };
        Write(writer, dataSet, conflicts, options);
        return writer.ToString();
    }

    /// <summary>Renders the conflicts of a data set into a writer as they come, without holding the whole report in memory.</summary>
    /// <inheritdoc cref="Render"/>
    /// <param name="writer">Where to. On a <see cref="TemplateException"/> it may hold the start of a report.</param>
    /// <param name="dataSet">The data set.</param>
    /// <param name="conflicts">All its conflicts.</param>
    /// <param name="options">How.</param>
    public static void Write(TextWriter writer, DataSet dataSet, IReadOnlyList<ListedConflict> conflicts, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentNullException.ThrowIfNull(conflicts);
        ArgumentNullException.ThrowIfNull(options);

        var store = TemplateStore.Open(options.Template, options.Format);
        var model = new ReportBuilder(dataSet, conflicts, options, Markup.Of(store.Markup)).Build();
        TemplateRunner.Run(store, model, writer, options.TimeLimit);
    }
}
