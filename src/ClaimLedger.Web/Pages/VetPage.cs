using System.Globalization;
using ClaimLedger.Application.Checks;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Articles;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Requests;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Pages;

/// <summary>A draft that is pasted, each figure of it marked with what the ledger has to say. Nothing is written.</summary>
internal sealed record VetPage(
    Frame Frame,
    string Token,
    RawText Draft,
    RawText Published,
    string? Wrong,
    string? Summary,
    IReadOnlyList<string> Told,
    IReadOnlyList<DraftStretch> Stretches,
    IReadOnlyList<DraftCard> Findings,
    IReadOnlyList<DraftCard> Supported,
    IReadOnlyList<DraftCard> NotRuledOut,
    IReadOnlyList<DraftCard> NotChecked,
    RawText Note) : EvidencePage(Frame)
{
    /// <summary>The longest draft, in UTF-16 units: a long article has a third of it.</summary>
    public const int Longest = 100_000;

    private const string Lede = "A figure or date that surely answers a question of the ledger is held against the claims that answer it; "
        + "of every other one it is said why it was not checked. The draft is kept nowhere, and nothing is written.";

    private const string DraftField = "draft";
    private const string PublishedField = "published";

    // What the command line calls the draft that it is given.
    private const string Name = "draft";

    /// <summary>The empty form.</summary>
    public static Reply Answer(PageRequest request) => Blank(request, null).By("vet.html");

    /// <summary>Holds the draft of a form against the data set.</summary>
    /// <param name="request">The request, with the form.</param>
    /// <param name="format">JSON, or null for a page.</param>
    public static Reply Vet(PageRequest request, Format? format)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var draft = Read(request);
            using var turn = request.TakeTurn();
            var vetted = DraftVetting.Vet(
                request.Site.Host.At(FolderOf(request)),
                request.Site.Workspace.Target,
                request.WholeDataSet(),
                draft,
                Severity.Error,
                tellsAll: format is null);
            return format is null
                ? Show(request, draft, vetted).By("vet.html")
                : new Reply.Data(Suffix.JsonType, null, host => host.Out.Write(CheckJson.Write(vetted.Result)));
        }
        catch (UsageException wrong) when (format is null)
        {
            return Blank(request, ReportWords.Sentence(ReportWords.Capital(wrong.Message)))
                .By("vet.html", request.StatusOf(wrong, StatusCodes.Status422UnprocessableEntity));
        }
    }

    private static Draft Read(PageRequest request)
    {
        var text = request.Field(DraftField) ?? "";
        if (string.IsNullOrWhiteSpace(text))
            throw new UsageException("the draft is empty; paste it");
        if (text.Length > Longest)
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture, $"the draft has more than {Longest:#,0} characters; paste a part of it"));
        var day = request.Field(PublishedField) is { } date
            ? NamedDay.Read(PublishedField, date.Trim())
            : DaySpan.Day(request.Today);
        try
        {
            return new Draft(PlacedText.Read(Name, text), Name, FolderOf(request), day);
        }
        catch (ArticleException exception)
        {
            throw new UsageException($"{Name}: {exception.Message}", exception);
        }
    }

    // From which files are named: what is told names no folder of this machine above it.
    private static string FolderOf(PageRequest request) =>
        request.Site.Workspace.Folder?.Path ?? request.Site.Host.CurrentDirectory;

    private static VetPage Blank(PageRequest request, string? wrong) => new(
        Frame.Of(request, "Vet a draft", Addresses.Vet) with { Description = Lede },
        request.Token,
        WorkspacePages.Verbatim(request.Field(DraftField) ?? ""),
        WorkspacePages.Verbatim(request.Field(PublishedField) ?? ReportWords.Iso(request.Today)),
        wrong,
        Summary: null,
        [],
        [],
        [],
        [],
        [],
        [],
        RawText.Empty);

    private static VetPage Show(PageRequest request, Draft draft, VettedDraft vetted)
    {
        List<DraftCard> cards = [.. vetted.Readings.Select((reading, index) => DraftCard.Of(reading, index + 1))];
        var result = vetted.Result;
        var summary = $"{ReportWords.Count(result.Figures, "figure")} read, {ReportWords.Number(result.Held)} held against the ledger, "
            + $"{ReportWords.Number(result.Figures - result.Held)} not checked; "
            + $"{ReportWords.Count(result.Findings.Length, "finding")}.";
        var web = request.Context.Request;
        return Blank(request, null) with
        {
            Summary = summary,
            Told = [.. vetted.Remarks.Select(remark => ReportWords.Sentence(ReportWords.Capital(remark)))],
            Stretches = [.. Cut(draft.Text.Words, vetted.Readings.Zip(cards))],
            Findings = [.. cards.Where(card => card.Sign.IsFinding)],
            Supported = [.. cards.Where(card => card.Sign == DraftSign.Supported)],
            NotRuledOut = [.. cards.Where(card => card.Sign == DraftSign.NotRuledOut)],
            NotChecked = [.. cards.Where(card => card.Sign == DraftSign.NotChecked)],
            Note = WorkspacePages.Verbatim(VetNote.Of(vetted, summary, $"{web.Scheme}://{web.Host}")),
        };
    }

    private static IEnumerable<DraftStretch> Cut(string text, IEnumerable<(VettedReading Reading, DraftCard Card)> readings)
    {
        var at = 0;
        foreach (var (reading, card) in readings.OrderBy(pair => pair.Reading.Read.Span.Start))
        {
            var span = reading.Read.Span;
            if (span.Start < at)
                continue;
            yield return new DraftStretch(WorkspacePages.Verbatim(text[at..span.Start]), null);
            yield return new DraftStretch(WorkspacePages.Verbatim(text[span.Start..span.End]), card);
            at = span.End;
        }
        yield return new DraftStretch(WorkspacePages.Verbatim(text[at..]), null);
    }
}

/// <summary>A stretch of a draft.</summary>
/// <param name="Text">The words.</param>
/// <param name="Card">What is said of them; null where they are no figure.</param>
internal sealed record DraftStretch(RawText Text, DraftCard? Card);

/// <summary>How a figure is marked: by a sign, a word and a class.</summary>
/// <param name="Mark">The sign.</param>
/// <param name="Word">The word.</param>
/// <param name="Style">The class.</param>
/// <param name="IsFinding">Whether the ledger has something to say about it.</param>
internal sealed record DraftSign(RawText Mark, string Word, string Style, bool IsFinding)
{
    /// <summary>A claim of the ledger says so.</summary>
    public static DraftSign Supported { get; } = new(WorkspacePages.Verbatim("✓"), "supported", "held", IsFinding: false);

    /// <summary>No claim says so, and the ledger does not rule it out.</summary>
    public static DraftSign NotRuledOut { get; } = new(WorkspacePages.Verbatim("○"), "not ruled out", "unknown", IsFinding: false);

    /// <summary>It was held against nothing.</summary>
    public static DraftSign NotChecked { get; } = new(WorkspacePages.Verbatim("?"), "not checked", "unknown", IsFinding: false);

    /// <summary>The sign of a figure.</summary>
    public static DraftSign Of(VettedReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Figure is not { } figure)
            return reading.Claims.IsEmpty ? NotChecked : reading.Read.IsSupported ? Supported : NotRuledOut;
        var severity = figure.Finding.Severity;
        return new DraftSign(PartModels.SeverityMark(severity), figure.Kind, TermNames<Severity>.Of(severity), IsFinding: true);
    }
}

/// <summary>What is said of a figure of a draft.</summary>
internal sealed record DraftCard(
    int Number,
    string Anchor,
    DraftSign Sign,
    RawText Says,
    string Why,
    string? Asks,
    string? QuestionHref,
    IReadOnlyList<ClaimLink> Claims)
{
    /// <summary>Of a figure.</summary>
    public static DraftCard Of(VettedReading reading, int number)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var read = reading.Read;
        return new DraftCard(
            number,
            string.Create(CultureInfo.InvariantCulture, $"figure-{number}"),
            DraftSign.Of(reading),
            WorkspacePages.Verbatim(read.Says),
            ReportWords.Sentence(ReportWords.Capital(reading switch
            {
                { Figure: { } figure } => figure.Finding.Explanation,
                { Read.Question: null } => read.Why,
                { Claims.IsEmpty: true } => "no claim that counts answers this question",
                { Read.IsSupported: true } => "a claim that answers this question says so",
                _ => "no claim that answers this question says so, and the ledger does not rule it out",
            })),
            read.Question?.Asks,
            read.Question is { } question ? Addresses.Of(question.Id) : null,
            [.. reading.Claims.Select(claim => new ClaimLink(claim.Says, Addresses.Of(new ClaimId(claim.Id))))]);
    }
}

/// <summary>A claim in words.</summary>
internal sealed record ClaimLink(string Says, string Href);
