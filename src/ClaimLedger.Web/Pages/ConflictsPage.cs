using System.Collections.Immutable;
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
    // The days of a month.
    private const int PeriodsShown = 31;

    private static readonly ImmutableArray<ChoiceKind> Kinds = [.. Enum.GetValues<ChoiceKind>()];

    /// <summary>What it means that there are no conflicts.</summary>
    public const string None = "Among the claims that were recorded and can be compared, none stand against each other.";

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
            return ListData.Of(request, asked, data, "conflicts", (ledger, filter) => ledger.Conflicts(filter), Id, Listings.OfConflicts);

        var ledger = request.Reading.Ledger;
        var filter = asked.Read();
        // A published list has nothing to choose by, and asks for few: the ledger's own indexes lead there.
        var passing = request.Site.Options.IsPublished ? null
            : Remembered(request, asked, () => ledger.Narrow(request.Reading.Index, filter, Kinds, PeriodsShown + 1));
        var page = PageOfRows<ListedConflict>.Read(
            request,
            Addresses.Conflicts,
            asked,
            part => passing is null ? ledger.Conflicts(part) : ledger.Conflicts(request.Reading.Index, passing, part),
            Id);
        var (rows, total) = (page.Rows, passing?.Count ?? ledger.ConflictCount(filter));
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
            passing is null ? []
                : [
                    .. Kinds.Select(kind => Facet(request, asked, kind, passing.Choices(kind), total))
                        .Where(facet => facet.Values.Count > 0),
                ],
            ListState.Chosen(request, Addresses.Conflicts, asked),
            FilterAddress.Of(Addresses.Conflicts, new FilterRequest { Sort = asked.Sort, Limit = asked.Limit }),
            WorkspacePages.Verbatim(asked.Search ?? ""),
            ListState.Carried(asked, "search", "sort"),
            [.. OrderNames.Select(order => OrderItem.Of(order.Sort, order.Name, order.Sort == (asked.Sort ?? "")))],
            Counted(total),
            rows.Count == 0 ? ListState.WhyEmpty(request, asked, total > 0, None) : null,
            FoundLink.Of(part, rows, models.Links, asked.Search),
            page.FirstHref,
            page.NextHref)
        { Beside = page.Beside }.By("conflicts.html", isShared: true);
    }

    private static string Id(ListedConflict row) => row.Conflict.Id.ToString();

    /// <summary>"1 conflict", "1,200 conflicts".</summary>
    public static string Counted(int total) => ReportWords.Count(total, "conflict");

    private static FacetItem Facet(PageRequest request, FilterRequest asked, ChoiceKind kind, IReadOnlyList<Choice> known, int total)
    {
        var isPeriod = kind is ChoiceKind.Period;
        var parameter = isPeriod ? FilterAddress.Period : FilterAddress.Parameter(TermNames<ChoiceKind>.Of(kind));
        var chosen = parameter.Read(asked);
        var most = isPeriod ? PeriodsShown : ChoicesShown;
        List<Choice> shown = [.. known.Take(most)];
        // A single one that is chosen leaves all that pass.
        shown.AddRange(
            chosen
                .Where(value => !shown.Exists(choice => IsValue(choice, value)))
                .Where(_ => !parameter.IsSeveral)
                .Select(value => new Choice(value, null, total)));
        return new FacetItem(
            parameter.Name,
            parameter.Title,
            chosen.Length > 0 || kind is ChoiceKind.Kind or ChoiceKind.Severity or ChoiceKind.Status,
            [
                .. shown.Select(choice =>
                {
                    var isChosen = chosen.Any(value => IsValue(choice, value));
                    return new ChoiceItem(
                        $"{parameter.Name}-{Uri.EscapeDataString(choice.Value)}",
                        choice.Label ?? ListState.NameOf(request, parameter, choice.Value),
                        ReportWords.Number(choice.Count),
                        FilterAddress.Of(Addresses.Conflicts, ListState.Toggled(asked, parameter, choice.Value, isChosen)),
                        isChosen);
                }),
            ],
            known.Count <= most ? null : isPeriod ? "The latest are listed." : "The most frequent are listed.");
    }

    private static bool IsValue(Choice choice, string value) => string.Equals(choice.Value, value, StringComparison.OrdinalIgnoreCase);

    private static NarrowedConflicts Remembered(PageRequest request, FilterRequest asked, Func<NarrowedConflicts> make) =>
        request.Reading.State.Remember(FilterAddress.Of("narrowed", asked with { Limit = null, After = null, Sort = null }), make);
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
    string FoundIn,
    bool IsInTitle)
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
            var elsewhere = Elsewhere(conflict);
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
                elsewhere is null ? null : Marked(elsewhere.Text),
                elsewhere is { Source: var source } ? $"{ReportWords.Publisher(source)}, {ReportWords.Date(source.Published)}" : "",
                elsewhere is { IsTitle: true });
        }

        RawText Marked(string text) => WorkspacePages.Marked(text, FoundWords.In(text, search), part.Language);

        // The quote in which most of the words stand, or else the title of a source.
        Stretch? Elsewhere(Conflict conflict) =>
            conflict.Positions.SelectMany(position => position.Claims).Where(claims.ContainsKey).Select(id => claims[id])
                .SelectMany(claim => Stretches(claim, sources[claim.Source]))
                .Select(stretch => (Stretch: stretch, Count: FoundWords.In(stretch.Text, search).Length))
                .Where(each => each.Count > 0)
                .OrderByDescending(each => each.Count)
                .ThenBy(each => each.Stretch.IsTitle)
                .Select(each => each.Stretch)
                .FirstOrDefault();
    }

    private static IEnumerable<Stretch> Stretches(Claim claim, Source source)
    {
        if (claim.Quote is { } quote)
            yield return new Stretch(quote, source, IsTitle: false);
        yield return new Stretch(source.Title, source, IsTitle: true);
    }

    private sealed record Stretch(string Text, Source Source, bool IsTitle);
}

/// <summary>One kind of choice.</summary>
internal sealed record FacetItem(string Name, string Title, bool IsOpen, IReadOnlyList<ChoiceItem> Values, string? Remark);

/// <summary>One value that can be chosen, or taken away again.</summary>
internal sealed record ChoiceItem(string Id, string Name, string Count, string Href, bool IsChosen);
