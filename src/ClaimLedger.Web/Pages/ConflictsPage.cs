using System.Globalization;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>The list of conflicts: what can be chosen, with counts; what is chosen; and a page of what passes.</summary>
internal sealed record ConflictsPage(
    Frame Frame,
    IReadOnlyList<FacetItem> Facets,
    IReadOnlyList<ChosenItem> Chosen,
    string ClearHref,
    RawText Search,
    IReadOnlyList<HiddenItem> Hidden,
    IReadOnlyList<OrderItem> Orders,
    string Total,
    string? Nothing,
    IReadOnlyList<FoundLink> Rows,
    string? FirstHref,
    string? NextHref) : EvidencePage(Frame)
{
    // Of the values of one kind so many are shown; the chosen one always is.
    private const int ChoicesShown = 12;

    private const string None = "Among the claims that were recorded and can be compared, none stand against each other.";

    private static readonly (string Sort, string Name)[] OrderNames =
    [
        ("", "Gravest first"), ("-date", "Newest first"), ("date", "Oldest first"), ("question", "By question"), ("source", "By source"),
        ("kind", "By kind"),
    ];

    /// <summary>Answers with the page, or with the whole list as data.</summary>
    public static Reply Answer(PageRequest request, Format? format)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = FilterAddress.Read(request.Context.Request.Query);
        if (format is { } data)
            return ListData.Of(request, asked, data, "conflicts", (ledger, filter) => ledger.Conflicts(filter), Listings.OfConflicts);

        var ledger = request.Reading.Ledger;
        var page = PageOfRows<ListedConflict>.Read(
            Addresses.Conflicts, asked, passing => ledger.Conflicts(passing), row => row.Conflict.Id.ToString());
        var (filter, rows) = (asked.Read(), page.Rows);
        var total = Remembered(request, asked, "count", () => ledger.ConflictCount(filter));
        var part = ledger.ReadPart(new DataSetPart { Conflicts = [.. rows.Select(row => row.Conflict.Id)] });
        var models = request.Models(part, rows);
        var whole = asked with { Limit = null, After = null };
        var query = FilterAddress.Of("", whole);
        return new ConflictsPage(
            Frame.Of(
                request,
                "Conflicts",
                Addresses.Conflicts,
                [.. AlternateItem.Of(Addresses.Conflicts, query), FeedPage.Alternate(Addresses.Conflicts, query)]),
            [
                .. Enum.GetValues<ChoiceKind>()
                    .Select(kind => Facet(request, asked, filter, kind, total))
                    .Where(facet => facet.Values.Count > 0 || facet.OpenHref is not null),
            ],
            ListState.Chosen(Addresses.Conflicts, asked),
            FilterAddress.Of(Addresses.Conflicts, new FilterRequest { Sort = asked.Sort, Limit = asked.Limit }),
            WorkspacePages.Verbatim(asked.Search ?? ""),
            ListState.Carried(asked, "search", "sort"),
            [.. OrderNames.Select(order => OrderItem.Of(order.Sort, order.Name, order.Sort == (asked.Sort ?? "")))],
            Counted(total),
            rows.Count == 0 ? ListState.WhyEmpty(request, asked, total > 0, None) : null,
            FoundLink.Of(part, rows, models.Links, asked.Search),
            page.FirstHref,
            page.NextHref).By("conflicts.html", isShared: true);
    }

    /// <summary>"1 conflict", "1,200 conflicts".</summary>
    public static string Counted(int total) => ReportWords.Count(total, "conflict");

    private static FacetItem Facet(PageRequest request, FilterRequest asked, ListFilter filter, ChoiceKind kind, int total)
    {
        var parameter = FilterAddress.Parameter(TermNames<ChoiceKind>.Of(kind));
        var isAsked = request.Context.Request.Query[FilterAddress.Choose] == parameter.Name;
        // In a large ledger what claims are of is counted only where somebody wants to choose by it.
        var isCounted = isAsked || !kind.IsOfClaims() || !request.IsLarge;
        var known = isCounted
            ? Remembered(request, asked, parameter.Name, () => request.Reading.Ledger.Choices(filter, kind, ChoicesShown + 1))
            : [];
        var chosen = parameter.Read(asked);
        List<Choice> shown = [.. known.Take(ChoicesShown)];
        // A single one that is chosen leaves all that pass.
        shown.AddRange(
            chosen
                .Where(value => !shown.Exists(choice => IsValue(choice, value)))
                .Where(_ => !parameter.IsSeveral)
                .Select(value => new Choice(value, null, total)));
        return new FacetItem(
            parameter.Name,
            parameter.Title,
            chosen.Length > 0 || isAsked || kind is ChoiceKind.Kind or ChoiceKind.Severity or ChoiceKind.Status,
            [
                .. shown.Select(choice =>
                {
                    var isChosen = chosen.Any(value => IsValue(choice, value));
                    return new ChoiceItem(
                        choice.Label ?? choice.Value,
                        ReportWords.Number(choice.Count),
                        FilterAddress.Of(Addresses.Conflicts, ListState.Toggled(asked, parameter, choice.Value, isChosen)),
                        isChosen);
                }),
            ],
            known.Count > ChoicesShown,
            isCounted ? null : WithChoice(FilterAddress.Of(Addresses.Conflicts, asked with { After = null }), parameter.Name));
    }

    private static string WithChoice(string address, string name) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{FilterAddress.Choose}={name}#narrow";

    private static bool IsValue(Choice choice, string value) => string.Equals(choice.Value, value, StringComparison.OrdinalIgnoreCase);

    private static T Remembered<T>(PageRequest request, FilterRequest asked, string what, Func<T> make)
        where T : notnull =>
        request.Reading.State.Remember(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what} {FilterAddress.Of("", asked with { Limit = null, After = null, Sort = null })}"),
            make);
}

/// <summary>A conflict in a list, with the words that were searched for marked.</summary>
internal sealed record FoundLink(
    RawText Subject,
    string Href,
    RawText Asks,
    RawText Finding,
    RawText SeverityMark,
    string Gravity,
    string Kind,
    bool IsNew,
    bool IsRuled,
    bool IsStale,
    RawText? Found,
    string FoundIn)
{
    /// <summary>Conflicts as a list names them.</summary>
    /// <param name="part">The data set, as far as it is about them.</param>
    /// <param name="rows">The conflicts.</param>
    /// <param name="links">What a list says of each.</param>
    /// <param name="search">What was searched for; null for nothing.</param>
    public static IReadOnlyList<FoundLink> Of(
        DataSet part, IReadOnlyList<ListedConflict> rows, IReadOnlyList<LinkModel> links, string? search)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(links);
        var sources = part.Sources.ToDictionary(source => source.Id);
        var claims = part.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);
        return [.. rows.Zip(links).Select(pair => Of(pair.First.Conflict, pair.Second))];

        FoundLink Of(Conflict conflict, LinkModel link)
        {
            var (found, source) = Elsewhere(conflict);
            return new FoundLink(
                Marked(link.Subject),
                link.Href,
                Marked(link.Asks),
                Marked(link.Finding),
                link.SeverityMark,
                link.Gravity,
                link.Kind,
                link.IsNew,
                link.IsRuled,
                link.IsStale,
                found is null ? null : Marked(found),
                source is null ? "" : $"{ReportWords.Publisher(source)}, {ReportWords.Date(source.Published)}");
        }

        RawText Marked(string text) => WorkspacePages.Marked(text, FoundWords.In(text, search), part.Language);

        // The quote, or else the title, of the claim in which most of the words stand.
        (string? Text, Source? Source) Elsewhere(Conflict conflict) =>
            conflict.Positions.SelectMany(position => position.Claims).Where(claims.ContainsKey).Select(id => claims[id])
                .SelectMany(claim => new[] { claim.Quote, sources[claim.Source].Title }
                    .OfType<string>()
                    .Select(text => (Text: text, sources[claim.Source], Count: FoundWords.In(text, search).Length)))
                .Where(each => each.Count > 0)
                .OrderByDescending(each => each.Count)
                .Select(each => ((string?)each.Text, (Source?)each.Item2))
                .FirstOrDefault();
    }
}

/// <summary>One kind of choice; where its values are not counted, where they are.</summary>
internal sealed record FacetItem(string Name, string Title, bool IsOpen, IReadOnlyList<ChoiceItem> Values, bool HasMore, string? OpenHref);

/// <summary>One value that can be chosen, or taken away again.</summary>
internal sealed record ChoiceItem(string Name, string Count, string Href, bool IsChosen);
