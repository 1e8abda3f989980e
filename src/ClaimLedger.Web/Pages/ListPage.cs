using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>A list of questions, sources or claims.</summary>
internal sealed record ListPage(
    Frame Frame,
    string Title,
    string Lede,
    string Path,
    RawText Search,
    IReadOnlyList<HiddenItem> Hidden,
    IReadOnlyList<ChosenItem> Chosen,
    string? Nothing,
    IReadOnlyList<ListRow> Rows,
    IReadOnlyList<ClaimRow> Claims,
    string? FirstHref,
    string? NextHref) : EvidencePage(Frame)
{
    /// <summary>The questions.</summary>
    public static Reply Questions(PageRequest request, Format? format) => Answer(
        request,
        format,
        new Kind<ListedQuestion>(
            "Questions",
            Addresses.Questions,
            "What the claims answer. Claims are compared only within one question, or where a relation between questions is declared.",
            "No questions are recorded.",
            (ledger, filter) => ledger.Questions(filter),
            _ => Listings.OfQuestions(),
            row => row.Question.Id.ToString()),
        rows => [.. rows.Select(Row)]);

    /// <summary>The sources.</summary>
    public static Reply Sources(PageRequest request, Format? format) => Answer(
        request,
        format,
        new Kind<ListedSource>(
            "Sources",
            Addresses.Sources,
            "What was read. Their texts are not kept here: of each claim, the words that it rests on.",
            "No sources are recorded.",
            (ledger, filter) => ledger.Sources(filter),
            _ => Listings.OfSources(),
            row => row.Source.Id.ToString()),
        rows => [.. rows.Select(Row)]);

    /// <summary>The claims.</summary>
    public static Reply AllClaims(PageRequest request, Format? format) => Answer(
        request,
        format,
        new Kind<Claim>(
            "Claims",
            Addresses.Claims,
            "One answer of one source to one question each, with the words it rests on.",
            "No claims are recorded.",
            (ledger, filter) => ledger.Claims(filter),
            Listings.OfClaims,
            claim => claim.Id.ToString()),
        _ => [],
        claims => ClaimRow.Headed(ClaimRow.Of(request, claims, []).Rows));

    /// <summary>A question in a list.</summary>
    public static ListRow Row(ListedQuestion row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new ListRow(
            row.Question.Subject,
            Addresses.Of(row.Question.Id),
            row.Question.Asks,
            $"{ReportWords.Count(row.Claims, "claim")}, {ReportWords.Count(row.Conflicts, "conflict")}",
            row.Conflicts > 0);
    }

    /// <summary>A source in a list.</summary>
    public static ListRow Row(ListedSource row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var source = row.Source;
        return new ListRow(
            $"{ReportWords.Publisher(source)}, {ReportWords.Date(source.Published)}",
            Addresses.Of(source.Id),
            source.Title,
            $"{ReportWords.Count(row.Claims, "claim")}, in {ReportWords.Count(row.Conflicts, "conflict")}"
                + (ReportWords.IsGivenTitle(source.Title) ? "; it has no headline, and its title in brackets was given to it here" : ""),
            row.Conflicts > 0);
    }

    private static Reply Answer<T>(
        PageRequest request,
        Format? format,
        Kind<T> kind,
        Func<IReadOnlyList<T>, IReadOnlyList<ListRow>> show,
        Func<IReadOnlyList<T>, IReadOnlyList<ClaimRow>>? showClaims = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = FilterAddress.Read(request.Context.Request.Query);
        if (format is { } data)
            return ListData.Of(request, asked, data, kind.Path[1..], kind.Read, kind.Id, kind.Listing);
        var page = PageOfRows<T>.Read(request, kind.Path, asked, filter => kind.Read(request.Reading.Ledger, filter), kind.Id);
        return new ListPage(
            Frame.Of(
                request,
                kind.Title,
                kind.Path,
                AlternateItem.Of(kind.Path, FilterAddress.Of("", asked with { Limit = null, After = null }))) with
            {
                Description = kind.Lede,
            },
            kind.Title,
            kind.Lede,
            kind.Path,
            WorkspacePages.Verbatim(asked.Search ?? ""),
            ListState.Carried(asked, "search"),
            ListState.Chosen(request, kind.Path, asked),
            page.Rows.Count > 0 ? null : ListState.WhyEmpty(request, asked, asked.After is not null, kind.None),
            show(page.Rows),
            showClaims?.Invoke(page.Rows) ?? [],
            page.FirstHref,
            page.NextHref)
        { Beside = page.Beside }.By("list.html", isShared: true);
    }

    private sealed record Kind<T>(
        string Title,
        string Path,
        string Lede,
        string None,
        Func<Ledger, ListFilter, IReadOnlyList<T>> Read,
        Func<Catalogue, Listing<T>> Listing,
        Func<T, string> Id);
}

/// <summary>A thing in a list.</summary>
internal sealed record ListRow(string Over, string Href, string Title, string Facts, bool IsDisputed);
