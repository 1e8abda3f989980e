using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text;
using ClaimLedger.Reports.Charts;
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
    public static void Write(TextWriter writer, DataSet dataSet, IReadOnlyList<ListedConflict> conflicts, ReportOptions options) =>
        Write(writer, Source(dataSet, conflicts), options);

    /// <summary>The same of what is read a portion at a time; of a report of some conflicts, no more than these take.</summary>
    /// <inheritdoc cref="Write(TextWriter, DataSet, IReadOnlyList{ListedConflict}, ReportOptions)"/>
    /// <param name="writer">Where to.</param>
    /// <param name="source">What it is of.</param>
    /// <param name="options">How.</param>
    public static void Write(TextWriter writer, IReportSource source, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);

        var language = source.Frame.Language;
        if (options.Format == "svg")
        {
            writer.Write(CardDrawing.Of(Card(source, options)));
            return;
        }
        var store = TemplateStore.Open(options.Template, options.Format);
        var model = new ReportBuilder(Data(source, options), options, Markup.Of(store.Markup, language)).Build();
        TemplateRunner.Run(store, model, writer, options);
    }

    /// <summary>One conflict as a card: a PNG for previews of links.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="conflict">The conflict.</param>
    /// <param name="on">The day.</param>
    internal static CardImage Picture(DataSet dataSet, ListedConflict conflict, DateOnly on)
    {
        var card = Card(
            Source(dataSet, [conflict]), new ReportOptions { On = on, Shown = [conflict.Conflict.Id], IsSingle = true });
        return new CardImage(CardPicture.Of(card), card.Words);
    }

    private static ConflictCard Card(IReportSource source, ReportOptions options) =>
        new ReportBuilder(Data(source, options), options, Markup.Of(MarkupKind.Html, source.Frame.Language)).Card()
            ?? throw new TemplateException("error: a card shows one conflict; name the id of one");

    /// <summary>
    /// Renders the conflicts of a data set as an index and pages, by all processors: each conflict stands on one of them, under an address
    /// that stays while its id does. The index is written last, when all that it leads to is there.
    /// </summary>
    /// <param name="open">
    /// Opens a page of that name to write to, for several threads at once; it is disposed of when the page is written.
    /// </param>
    /// <param name="dataSet">The data set.</param>
    /// <param name="conflicts">All its conflicts.</param>
    /// <param name="options">How; a folder holds HTML.</param>
    /// <exception cref="TemplateException">The template cannot be found, parsed or run.</exception>
    public static void WritePages(
        Func<string, TextWriter> open, DataSet dataSet, IReadOnlyList<ListedConflict> conflicts, ReportOptions options) =>
        WritePages(open, Source(dataSet, conflicts), options);

    /// <summary>The same of what is read a portion at a time.</summary>
    /// <inheritdoc cref="WritePages(Func{string, TextWriter}, DataSet, IReadOnlyList{ListedConflict}, ReportOptions)"/>
    /// <param name="open">Opens a page.</param>
    /// <param name="source">What the report is of.</param>
    /// <param name="options">How; a folder holds HTML.</param>
    public static void WritePages(Func<string, TextWriter> open, IReportSource source, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);

        var store = TemplateStore.Open(options.Template, options.Format);
        if (store.Markup != MarkupKind.Html)
            throw new TemplateException("error: a folder of pages holds HTML; leave the format out, or name a file");
        using var pages = new ReportPages(source, options, Markup.Of(store.Markup, source.Frame.Language));
        Each(pages.Pages(), Write);
        Write(pages.WholeIndex());

        void Write(ReportPage page)
        {
            var model = page.Model();
            using var writer = open(page.Name);
            TemplateRunner.Run(store, model, writer, options);
        }
    }

    // By all processors; what goes wrong first in their order is what is told.
    private static void Each(IEnumerable<ReportPage> pages, Action<ReportPage> write)
    {
        var faults = new ConcurrentDictionary<long, ExceptionDispatchInfo>();
        var partitioner = Partitioner.Create(pages, EnumerablePartitionerOptions.NoBuffering);
        var workers = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.ForEach(partitioner, workers, (page, loop, at) =>
            {
                try
                {
                    write(page);
                }
#pragma warning disable CA1031 // It is thrown again, when those before it are done.
                catch (Exception fault)
#pragma warning restore CA1031
                {
                    faults[at] = ExceptionDispatchInfo.Capture(fault);
                    loop.Stop();
                }
            });
        }
        // What could not be read for a page ends the going through them.
        catch (AggregateException fault)
        {
            ExceptionDispatchInfo.Throw(fault.Flatten().InnerExceptions[0]);
        }
        if (!faults.IsEmpty)
            faults[faults.Keys.Min()].Throw();
    }

    private static WholeSource Source(DataSet dataSet, IReadOnlyList<ListedConflict> conflicts)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentNullException.ThrowIfNull(conflicts);
        return new WholeSource(dataSet, conflicts);
    }

    private static ReportData Data(IReportSource source, ReportOptions options)
    {
        var facts = new ReportFacts(source);
        return options.Shown is { } shown
            ? facts.Of(shown, inWords: true)
            : new ReportData(facts, source.Whole(), source.Read(source.Conflicts, inWords: true));
    }

    /// <summary>Whether a file of that name may be a page of a report in a folder.</summary>
    public static bool IsPageName(string name) => ReportPages.IsName(name);
}
