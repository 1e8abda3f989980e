using System.Collections.Concurrent;
using ClaimLedger.Reports.Charts;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Reports.Templates;
using ClaimLedger.Text;

namespace ClaimLedger.Reports;

/// <summary>The pages of the workspace: <c>templates/web</c>, run in the sandbox of the reports.</summary>
internal static class WorkspacePages
{
    private static readonly ConcurrentDictionary<(string Page, string? Folder), TemplateStore> Stores = [];

    /// <summary>Writes a page.</summary>
    /// <param name="page">The name of its file in <c>templates/web</c>.</param>
    /// <param name="model">Its model; the members are the global names.</param>
    /// <param name="language">The language of what it shows.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="folder">A folder whose templates take the place of the built-in ones; null for none.</param>
    /// <exception cref="TemplateException">A template of that folder cannot be parsed or run.</exception>
    public static void Write(string page, object model, string language, TextWriter writer, string? folder = null) => TemplateRunner.Run(
        Stores.GetOrAdd((page, folder), static key => TemplateStore.OfWorkspace(key.Page, key.Folder)), model, language, writer);

    /// <summary>
    /// A text as it stands, escaped for an element or an attribute: what a form sends back must be what was typed, down to its quotation
    /// marks.
    /// </summary>
    public static RawText Verbatim(string text) => RawText.Trusted(Markup.Html.Escape(text));

    /// <summary>A text of the data set with stretches of it marked.</summary>
    public static RawText Marked(string text, IEnumerable<TextSpan> spans, string language) =>
        Markup.Of(MarkupKind.Html, language).Highlight(text, spans, isInMarks: false);

    /// <summary>A text for a page that a script makes: with the quotation marks of its language, and not escaped.</summary>
    public static string Typeset(string text, string language) => Markup.Of(MarkupKind.Html, language).Typeset(text);

    /// <summary>
    /// A finished piece of JSON for a script element that holds data: it can end no element, whatever it says.
    /// </summary>
    public static RawText Data(string json) => RawText.Trusted(json.Replace("<", @"\u003c", StringComparison.Ordinal));

    /// <summary>The text of a file, such as a stylesheet: a folder's own, else the built-in one.</summary>
    public static string Text(string name, string? folder = null) =>
        folder is null ? TemplateStore.BuiltInFiles[name] : TemplateStore.OfWorkspace("", folder).Read(name, folder).Text;
}

/// <summary>A part of a data set in the models that the partials of the report show.</summary>
/// <param name="part">The part.</param>
/// <param name="conflicts">Those of its conflicts that are shown.</param>
/// <param name="on">The day.</param>
/// <param name="conflictAddress">Where a conflict stands.</param>
/// <param name="sourceAddress">Where a source stands.</param>
internal sealed class PartModels(
    DataSet part,
    IReadOnlyList<ListedConflict> conflicts,
    DateOnly on,
    Func<ConflictId, string> conflictAddress,
    Func<SourceId, string> sourceAddress)
{
    private readonly ReportBuilder _builder = new(
        new ReportData(part, conflicts),
        new ReportOptions { On = on },
        Markup.Of(MarkupKind.Html, part.Language),
        conflictAddress,
        sourceAddress);

    /// <summary>What drawings refer to; once a page.</summary>
    public static RawText MarkDefinitions { get; } = PositionStyle.Definitions();

    /// <summary>The sign of a severity.</summary>
    public static RawText SeverityMark(Severity severity) => PositionStyle.SeverityMark(severity);

    /// <summary>The conflicts as a list names them.</summary>
    public IReadOnlyList<LinkModel> Links => [.. conflicts.Select(_builder.Link)];

    /// <summary>A conflict, whole.</summary>
    public ConflictModel Conflict(ListedConflict listed) => _builder.Conflict(listed);

    /// <summary>The figures among claims that answer a question, drawn by the date they speak of.</summary>
    public static IReadOnlyList<SeriesDrawing> Series(Question question, IReadOnlyList<Claim> claims) => SeriesDrawing.Of(question, claims);

    /// <summary>What several sources answer alike.</summary>
    /// <param name="questions">The questions, with all their claims in the part and all their conflicts among those of it.</param>
    public IReadOnlyList<AgreementModel> Agreements(IEnumerable<Question> questions) =>
        new Harmony(new DataSetIndex(part), Disputes.Of(conflicts), _builder).Find(questions).Agreements;

    /// <summary>A claim with its quote.</summary>
    public ClaimModel Claim(Claim claim) => _builder.Claim(claim);

    /// <summary>A source as a claim names it.</summary>
    public SourceLinkModel Source(Source source) => _builder.SourceLink(source);
}
