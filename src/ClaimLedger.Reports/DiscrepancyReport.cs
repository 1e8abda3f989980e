using System.Text;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Reports.Templates;

namespace ClaimLedger.Reports;

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

        if (options.Format == "svg")
        {
            var card = new ReportBuilder(new ReportData(dataSet, conflicts), options, Markup.Of(MarkupKind.Html, dataSet.Language)).Card();
            writer.Write(card
                ?? throw new TemplateException("error: a card shows one conflict; name the id of one"));
            return;
        }
        var store = TemplateStore.Open(options.Template, options.Format);
        var model = new ReportBuilder(new ReportData(dataSet, conflicts), options, Markup.Of(store.Markup, dataSet.Language)).Build();
        TemplateRunner.Run(store, model, writer, options);
    }

    /// <summary>
    /// Renders the conflicts of a data set as an index and pages, page by page: each conflict stands on one of them, under an address that
    /// stays while its id does.
    /// </summary>
    /// <param name="open">Opens a page of that name to write to; it is disposed of when the page is written.</param>
    /// <param name="dataSet">The data set.</param>
    /// <param name="conflicts">All its conflicts.</param>
    /// <param name="options">How; a folder holds HTML.</param>
    /// <exception cref="TemplateException">The template cannot be found, parsed or run.</exception>
    public static void WritePages(
        Func<string, TextWriter> open, DataSet dataSet, IReadOnlyList<ListedConflict> conflicts, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentNullException.ThrowIfNull(conflicts);
        ArgumentNullException.ThrowIfNull(options);

        var store = TemplateStore.Open(options.Template, options.Format);
        if (store.Markup != MarkupKind.Html)
            throw new TemplateException("error: a folder of pages holds HTML; leave the format out, or name a file");
        var whole = new ReportBuilder(new ReportData(dataSet, conflicts), options, Markup.Of(store.Markup, dataSet.Language));
        foreach (var (name, model) in ReportPages.Of(whole))
        {
            using var writer = open(name);
            TemplateRunner.Run(store, model, writer, options);
        }
    }

    /// <summary>Whether a file of that name may be a page of a report in a folder.</summary>
    public static bool IsPageName(string name) => ReportPages.IsName(name);
}
