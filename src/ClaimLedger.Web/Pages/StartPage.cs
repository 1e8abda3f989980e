using System.Collections.Immutable;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>Where a day begins: how much there is, what is gravest, what waits for somebody, and ways in.</summary>
internal sealed record StartPage(
    Frame Frame,
    string Title,
    string? About,
    IReadOnlyList<CountedLink> Totals,
    IReadOnlyList<CountedLink> Severities,
    IReadOnlyList<CountedLink> Standing,
    IReadOnlyList<LinkModel> Gravest,
    string? AllHref,
    IReadOnlyList<QueryItem> Queries,
    IReadOnlyList<CountedLink> Events,
    IReadOnlyList<CountedLink> Publishers,
    IReadOnlyList<CountedLink> Speakers) : EvidencePage(Frame)
{
    /// <summary>The proposed claims that wait at the desk, in words; null where none do, or nobody has counted them.</summary>
    public string? Waiting { get; init; }

    /// <summary>What changed since this browser last marked a state as seen; null where there is nothing to compare with.</summary>
    public SinceLooked? Since { get; init; }

    /// <summary>The events on a line of days; null where there are none, or counting them would take time.</summary>
    public EventLine? Line { get; init; }

    /// <summary>Whether there is nothing yet, neither accepted nor waiting, and articles can be handed in.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Why nothing is open, as a sentence; said where nothing is.</summary>
    public required string Nothing { get; init; }

    private const int GravestShown = 5;
    private const int WaysShown = 10;

    private static readonly ImmutableArray<ChoiceKind> OfConflicts = [ChoiceKind.Severity, ChoiceKind.Status];
    private static readonly ImmutableArray<ChoiceKind> OfClaims = [ChoiceKind.Event, ChoiceKind.Publisher, ChoiceKind.Speaker];

    private static readonly FilterRequest Open = new() { Status = [TermNames<ConflictStatus>.Of(ConflictStatus.Open)] };

    /// <summary>The page, or the same as data.</summary>
    public static Reply Answer(PageRequest request, Format? format)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (format is { } data)
            return StartData.Answer(request, data);
        var totals = request.Totals;
        var gravest = request.Reading.State.Remember("gravest", () =>
        {
            var (rows, part) = GravestOpen(request);
            return request.Models(part, rows).Links;
        });
        var header = request.Reading.State.Header;
        var line = request.IsLarge ? null : request.Reading.State.Remember("events", () => new Known(EventLine.Of(request))).Line;
        var since = SinceLooked.Of(request);
        var waiting = WaitingAtDesk(request);
        return new StartPage(
            Frame.Of(
                request,
                "Start",
                Addresses.Start,
                [.. StartData.Alternates(since?.Seen), FeedPage.Alternate(Addresses.Conflicts, "")]),
            header.Title,
            header.About,
            [
                Counted("Sources", Addresses.Sources, totals.Sources),
                Counted("Claims", Addresses.Claims, totals.Claims),
                Counted("Questions", Addresses.Questions, totals.Questions),
                Counted("Conflicts", Addresses.Conflicts, totals.Conflicts),
            ],
            [.. Choices(request, ChoiceKind.Severity).Select(choice => Narrowed(choice, new FilterRequest { Severity = [choice.Value] }))],
            [.. Choices(request, ChoiceKind.Status).Select(choice => Status(choice))],
            gravest,
            totals.Conflicts > gravest.Count ? FilterAddress.Of(Addresses.Conflicts, Open) : null,
            [.. request.Reading.State.Queries.Select(query => QueryItem.Of(request, query))],
            line is null
                ?
                [
                    .. Ways(request, ChoiceKind.Event, Addresses.Events)
                        .Select(way => way with { Name = EventTitles.Of(request, way.Name) }),
                ]
                : [],
            Ways(request, ChoiceKind.Publisher, Addresses.Publishers),
            Ways(request, ChoiceKind.Speaker, Addresses.Speakers))
        {
            Waiting = Words(waiting),
            IsEmpty = totals.Claims == 0 && waiting == 0,
            Nothing = totals.Claims == 0 ? "There are no claims yet that could stand against each other."
                : totals.Conflicts == 0 ? ConflictsPage.None
                : "Somebody has ruled on each of the conflicts, or had before its claims changed.",
            Since = since,
            Line = line,
        }
            // With a mark it is the same for all that have that mark, but for the token of its form.
            .By("start.html", isShared: since is not null);
    }

    // That there is none is remembered, too.
    private sealed record Known(EventLine? Line);

    /// <summary>The gravest of the conflicts that are open, with what they are made of.</summary>
    public static (IReadOnlyList<ListedConflict> Rows, DataSet Part) GravestOpen(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rows = request.Reading.Ledger.Conflicts(Open.Read() with { Limit = GravestShown });
        return (rows, request.Reading.Ledger.ReadPart(new DataSetPart { Conflicts = [.. rows.Select(row => row.Conflict.Id)] }));
    }

    /// <summary>
    /// How many proposed claims wait; null where nobody may answer them, and, as with the ways, in a large data set, which has many files
    /// that would have to be looked through.
    /// </summary>
    public static int? WaitingAtDesk(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Site.WhyNotWritable is not null || request.IsLarge)
            return null;
        return request.Reading.State.Remember(
            "waiting", () => Proposals.Waiting(request.Site.Workspace.Folder!.Path, request.Context.RequestAborted));
    }

    private static string? Words(int? waiting) => waiting is null or 0
        ? null
        : $"{ReportWords.Count(waiting.Value, "proposed claim")} {(waiting == 1 ? "waits" : "wait")} at the desk";

    private static CountedLink Counted(string name, string href, int count) => new(name, href, ReportWords.Number(count));

    private static CountedLink Narrowed(Choice choice, FilterRequest request) =>
        Counted(choice.Value, FilterAddress.Of(Addresses.Conflicts, request), choice.Count);

    private static CountedLink Status(Choice choice) =>
        Narrowed(choice, new FilterRequest { Status = [choice.Value] }) with
        {
            Name = TermNames<ConflictStatus>.Find(choice.Value) switch
            {
                ConflictStatus.Open => "open: nobody has ruled on them",
                ConflictStatus.Stale => "changed after somebody ruled on them",
                _ => "ruled on",
            },
        };

    // In a large ledger none: they would have to be counted before anything is shown.
    private static IReadOnlyList<CountedLink> Ways(PageRequest request, ChoiceKind kind, string list) => request.IsLarge
        ? []
        : [.. Choices(request, kind).Select(choice => Counted(choice.Value, Addresses.Below(list, choice.Value), choice.Count))];

    /// <summary>What conflicts can be narrowed by, each with how many are left then.</summary>
    public static IReadOnlyList<Choice> Choices(PageRequest request, ChoiceKind kind)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Reading.State.Remember(
            "start",
            () => request.Reading.Ledger.Narrow(
                request.Reading.Index, new ListFilter(), request.IsLarge ? OfConflicts : [.. OfConflicts, .. OfClaims], WaysShown))
            .Choices(kind);
    }
}

/// <summary>A saved query of the data set.</summary>
internal sealed record QueryItem(string Title, string Href, string FeedHref, string Count)
{
    /// <summary>A query with how many conflicts it shows.</summary>
    public static QueryItem Of(PageRequest request, SavedQuery query)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(query);
        return new QueryItem(
            query.Title,
            FilterAddress.Of(Addresses.Conflicts, FilterAddress.Read(query)),
            Addresses.Below(Addresses.Queries, query.Name) + Suffix.Atom,
            ReportWords.Number(CountOf(request, query)));
    }

    /// <summary>How many conflicts it shows.</summary>
    public static int CountOf(PageRequest request, SavedQuery query)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(query);
        return request.Reading.State.Remember(
            $"query {query.Name}",
            () => request.Reading.Ledger.Narrow(request.Reading.Index, FilterAddress.Read(query).Read(), [], most: 0)).Count;
    }
}
