using System.Globalization;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Pages;

/// <summary>
/// All speakers, publishers or events: what was recorded of each, every count beside what it is a part of. None of it says who is
/// truthful.
/// </summary>
internal sealed record GroupsPage(
    Frame Frame,
    string Title,
    string Lede,
    string Path,
    RawText Search,
    string? Sort,
    bool HasQuestions,
    string Total,
    string? Nothing,
    IReadOnlyList<OrderItem> Orders,
    IReadOnlyList<GroupRow> Rows,
    string? FirstHref,
    string? NextHref) : EvidencePage(Frame)
{
    private const int Shown = 100;
    private const string SearchField = "search";
    private const string SortField = "sort";
    private const string AfterField = "after";

    private static readonly (string Sort, string Name, Ordering Order)[] OrderNames =
    [
        ("", "Most conflicts first", (rows, _) => rows.OrderByDescending(row => row.Conflicts).ThenByDescending(row => row.Claims)),
        ("claims", "Most claims first", (rows, _) => rows.OrderByDescending(row => row.Claims)),
        ("name", "By name", (rows, called) => rows.OrderBy(called, StringComparer.OrdinalIgnoreCase)),
    ];

    private delegate IOrderedEnumerable<ListedGroup> Ordering(IEnumerable<ListedGroup> rows, Func<ListedGroup, string> called);

    /// <summary>Whoever is credited.</summary>
    public static Group OfSpeakers { get; } = new(
        GroupKind.Speaker,
        "Speakers",
        "speaker",
        Addresses.Speakers,
        "Whom the sources credit: what each is said to have said, itself or through somebody who speaks in its name.",
        "No speakers are declared.",
        name => new FilterRequest { Speaker = name });

    /// <summary>Whoever published something.</summary>
    public static Group OfPublishers { get; } = new(
        GroupKind.Publisher,
        "Publishers",
        "publisher",
        Addresses.Publishers,
        "Who published the sources. A claim that a paper passes on is counted here, too, whoever is credited.",
        "No sources are recorded.",
        name => new FilterRequest { Publisher = name });

    /// <summary>What happened.</summary>
    public static Group OfEvents { get; } = new(
        GroupKind.Event,
        "Events",
        "event",
        Addresses.Events,
        "What the questions are about, where they name an event.",
        "No question names an event.",
        name => new FilterRequest { Event = name });

    /// <summary>The speakers.</summary>
    public static Reply Speakers(PageRequest request, Format? format) => Answer(request, OfSpeakers, format);

    /// <summary>The publishers.</summary>
    public static Reply Publishers(PageRequest request, Format? format) => Answer(request, OfPublishers, format);

    /// <summary>The events.</summary>
    public static Reply Events(PageRequest request, Format? format) => Answer(request, OfEvents, format);

    /// <summary>One of them as data, where the name asks for that; null where there is none of that name.</summary>
    public static Reply? One(PageRequest request, Group group, string name)
    {
        ArgumentNullException.ThrowIfNull(group);
        var (plain, format) = Suffix.Split(name);
        if (format is not { } data || All(request, group).FirstOrDefault(row => IsCalled(row, plain)) is not { } row)
            return null;
        return ListData.Of(data, plain, [row], Listings.OfGroups(group.Noun));
    }

    /// <summary>What was counted of one of them; null where there is none of that name, or counting all of them would take time.</summary>
    public static ListedGroup? Counted(PageRequest request, Group group, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.IsLarge ? null : All(request, group).FirstOrDefault(row => IsCalled(row, name));
    }

    /// <summary>"2 of 11".</summary>
    public static string PartOf(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReportWords.Number(part)} of {ReportWords.Number(whole)}");

    private static string Called(PageRequest request, Group group, ListedGroup row) =>
        group.Kind is GroupKind.Event ? EventTitles.Of(request, row.Name) : row.Name;

    // An event by its id, too, which people know from files.
    private static bool HasInName(PageRequest request, Group group, ListedGroup row, string search) =>
        row.Name.Contains(search, StringComparison.OrdinalIgnoreCase)
        || Called(request, group, row).Contains(search, StringComparison.OrdinalIgnoreCase);

    private static bool IsCalled(ListedGroup row, string name) => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase);

    private static Reply Answer(PageRequest request, Group group, Format? format)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (search, sort, after) = Read(request.Context.Request.Query);
        var order = Array.Find(OrderNames, each => each.Sort == sort) is { Name: not null } known
            ? known
            : throw new UsageException(
                Phrases.NoSuch("sort", sort, [.. OrderNames.Select(each => each.Sort).Where(name => name.Length > 0)]));
        List<ListedGroup> rows =
        [
            .. order.Order(All(request, group).Where(row => HasInName(request, group, row, search)), row => Called(request, group, row))
                // Ties are told apart by name, so that a list is the same every time.
                .ThenBy(row => row.Name, StringComparer.Ordinal),
        ];
        if (format is { } data)
            return ListData.Of(data, group.Path[1..], rows, Listings.OfGroups(group.Noun));
        var from = after.Length == 0 ? 0 : rows.FindIndex(row => row.Name == after) + 1;
        List<ListedGroup> page = [.. rows.Skip(from).Take(Shown)];
        var next = from + page.Count < rows.Count ? Of(group.Path, search, sort, page[^1].Name) : null;
        var previous = from == 0 ? null : Of(group.Path, search, sort, from <= Shown ? "" : rows[from - Shown - 1].Name);
        return new GroupsPage(
            Frame.Of(request, group.Title, group.Path, AlternateItem.Of(group.Path, Of("", search, sort, ""))) with
            {
                Description = group.Lede,
            },
            group.Title,
            group.Lede,
            group.Path,
            WorkspacePages.Verbatim(search),
            sort,
            group.Kind is GroupKind.Event,
            ReportWords.Count(rows.Count, group.Noun),
            rows.Count > 0 ? null : search.Length > 0 ? $"No {group.Noun} has that in its name." : group.None,
            [.. OrderNames.Select(each => OrderItem.Of(each.Sort, each.Name, each.Sort == sort))],
            [.. page.Select(row => GroupRow.Of(group, row, Called(request, group, row)))],
            from == 0 ? null : Of(group.Path, search, sort, ""),
            next)
        { Beside = RelatedPage.Of(previous, next) }.By("groups.html", isShared: true);
    }

    // They take long to count in a large ledger, and are the same until it changes.
    private static IReadOnlyList<ListedGroup> All(PageRequest request, Group group) =>
        request.Reading.State.Remember($"groups {group.Noun}", () => request.Reading.Ledger.Groups(group.Kind));

    private static (string Search, string Sort, string After) Read(IQueryCollection query)
    {
        string[] known = [SearchField, SortField, AfterField];
        foreach (var name in query.Keys.Where(name => !known.Contains(name)))
            throw new UsageException(Phrases.NoSuch("filter", name, known));
        return (query[SearchField].ToString().Trim(), query[SortField].ToString().Trim(), query[AfterField].ToString());
    }

    private static string Of(string path, string search, string sort, string after)
    {
        var pairs = ((string Name, string Value)[])[(SearchField, search), (SortField, sort), (AfterField, after)];
        var given = pairs.Where(pair => pair.Value.Length > 0).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}").ToList();
        return given.Count == 0 ? path : $"{path}?{string.Join('&', given)}";
    }

    /// <summary>What the claims are gathered by.</summary>
    internal sealed record Group(
        GroupKind Kind, string Title, string Noun, string Path, string Lede, string None, Func<string, FilterRequest> Filter);
}

/// <summary>A row of a list of speakers, publishers or events.</summary>
internal sealed record GroupRow(
    string Name,
    string? Id,
    string Href,
    string Sources,
    string Questions,
    string Claims,
    string Disputed,
    string Corrected,
    string Conflicts,
    string? ConflictsHref)
{
    /// <summary>Counts beside what they are a part of.</summary>
    /// <param name="group">Of what it is one.</param>
    /// <param name="row">What was counted.</param>
    /// <param name="called">What it is called.</param>
    public static GroupRow Of(GroupsPage.Group group, ListedGroup row, string called)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(row);
        return new GroupRow(
            called,
            group.Kind is GroupKind.Event ? row.Name : null,
            Addresses.Below(group.Path, row.Name),
            ReportWords.Number(row.Sources),
            ReportWords.Number(row.Questions),
            ReportWords.Number(row.Claims),
            GroupsPage.PartOf(row.Disputed, row.Claims),
            GroupsPage.PartOf(row.Corrected, row.Claims),
            ReportWords.Number(row.Conflicts),
            row.Conflicts == 0 ? null : FilterAddress.Of(Addresses.Conflicts, group.Filter(row.Name)));
    }
}
