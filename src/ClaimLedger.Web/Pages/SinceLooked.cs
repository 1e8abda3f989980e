using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Security;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Pages;

/// <summary>
/// What became of conflicts and rulings since the state that this browser marked last, by the history of the ledger. The mark is a cookie
/// that holds the hash of an entry of that history; nothing is kept of who looked at what.
/// </summary>
/// <param name="At">When the marked state was made, in words.</param>
/// <param name="AtIso">The same in UTC.</param>
/// <param name="Groups">What came, took the place of a ruled one, changed, went and was ruled on; none where nothing did.</param>
/// <param name="More">How much the history counts and does not name, as a sentence; null where it names all.</param>
/// <param name="Action">Where the mark is set anew.</param>
/// <param name="Token">The token of this browser.</param>
/// <param name="State">The state that is shown.</param>
internal sealed record SinceLooked(
    string At, string AtIso, IReadOnlyList<ChangedGroup> Groups, string? More, string Action, string Token, string State)
{
    /// <summary>The name of the form's field that holds the state.</summary>
    public const string StateField = "state";

    /// <summary>The state that this browser marked.</summary>
    public string? Seen { get; init; }

    private const string Cookie = "claimledger-seen-";
    private const int HistoryDigits = 16;
    private const int Shown = 8;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>What changed; null on the first visit, which sets the mark, and where there is no history.</summary>
    public static SinceLooked? Of(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ledger = request.Reading.Ledger;
        if (request.Site.Options.IsPublished || ledger.HistoryEnds() is not { } ends)
            return null;
        // The same for everybody with this mark, but for the token of the form.
        if (request.Context.Request.Cookies[NameOf(ends)] is not { } seen || seen.Length != ends.Last.Length
            || request.Reading.State.Remember($"since {seen}", () => new Known(Of(request, ends, seen))).Since is not { } since)
        {
            Mark(request, ends, ends.Last);
            return null;
        }
        return since with { Token = request.Site.Tokens.StandIn };
    }

    private static SinceLooked? Of(PageRequest request, HistoryEnds ends, string seen) =>
        request.Reading.Ledger.ChangesSince(seen) is not { } changes ? null : new SinceLooked(
            Moments.InWords(changes.At),
            changes.At,
            [.. ChangedGroup.Of(request, changes, Shown)],
            changes.Unnamed == 0 ? null
                : $"Besides, conflicts came, went or changed {ReportWords.Number((int)Math.Min(int.MaxValue, changes.Unnamed))} times in "
                    + "builds that changed more than the history names one by one.",
            Addresses.Seen,
            Token: "",
            ends.Last)
        { Seen = seen };

    // That a mark is none of this history is remembered, too.
    private sealed record Known(SinceLooked? Since);

    /// <summary>Sets the mark to a state that was shown.</summary>
    public static Reply Post(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Reading.Ledger.HistoryEnds() is { } ends && request.Field(StateField) is { } state
            && request.Reading.Ledger.ChangesSince(state) is not null)
            Mark(request, ends, state);
        return new Reply.Elsewhere(Addresses.Start);
    }

    /// <summary>All marks that a browser has, as they stand in its cookies: what the start says depends on them.</summary>
    public static string MarksOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return string.Join(';', request.Cookies.Where(cookie => cookie.Key.StartsWith(Cookie, StringComparison.Ordinal))
            .Select(cookie => $"{cookie.Key}={cookie.Value}").Order(StringComparer.Ordinal));
    }

    // Several workspaces of one machine share its name, and with it their cookies.
    private static string NameOf(HistoryEnds ends) => Cookie + ends.First[..HistoryDigits];

    private static void Mark(PageRequest request, HistoryEnds ends, string state) =>
        OwnCookie.Set(request.Context.Response, NameOf(ends), state, Kept);
}

/// <summary>Conflicts of which the same became.</summary>
/// <param name="Title">What became of how many.</param>
/// <param name="Links">The first of those that are there.</param>
/// <param name="Ids">The first of those that are gone.</param>
/// <param name="More">How many others, in words; null for none.</param>
internal sealed record ChangedGroup(string Title, IReadOnlyList<LinkModel> Links, IReadOnlyList<string> Ids, string? More)
{
    /// <summary>The groups that hold any.</summary>
    public static IEnumerable<ChangedGroup> Of(PageRequest request, ChangesSince changes, int shown)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var came = Rows(request, changes.Came);
        var ruled = Rows(request, [.. changes.Rulings.Where(ruling => ruling.Now is not null).Select(ruling => ruling.Conflict)]);
        var freed = Rows(request, [.. changes.Rulings.Where(ruling => ruling.Now is null).Select(ruling => ruling.Conflict)]);
        ChangedGroup?[] groups =
        [
            Of(request, [.. came.Where(row => row.Status is not ConflictStatus.Stale)], shown, "came", "came"),
            Of(
                request,
                [.. came.Where(row => row.Status is ConflictStatus.Stale)],
                shown,
                "came in place of one that was ruled on",
                "came in place of others that were ruled on"),
            Of(request, Rows(request, changes.Changed), shown, "changed in its claims or words", "changed in their claims or words"),
            Of(request, ruled, shown, "was ruled on", "were ruled on"),
            Of(request, freed, shown, "has lost its ruling", "have lost their rulings"),
            changes.Went.IsEmpty ? null : new ChangedGroup(
                $"{ReportWords.Count(changes.Went.Length, "conflict")} {(changes.Went.Length == 1 ? "is gone" : "are gone")}",
                [],
                [.. changes.Went.Take(shown).Select(id => id.ToString())],
                Rest(changes.Went.Length - shown)),
        ];
        return groups.OfType<ChangedGroup>();
    }

    private static ChangedGroup? Of(PageRequest request, List<ListedConflict> rows, int shown, string one, string several)
    {
        if (rows.Count == 0)
            return null;
        List<ListedConflict> first = [.. rows.Take(shown)];
        var part = request.Reading.Ledger.ReadPart(new DataSetPart { Conflicts = [.. first.Select(row => row.Conflict.Id)] });
        return new ChangedGroup(
            $"{ReportWords.Count(rows.Count, "conflict")} {(rows.Count == 1 ? one : several)}",
            request.Models(part, first).Links,
            [],
            Rest(rows.Count - shown));
    }

    // The gravest first; one that is gone since has no row.
    private static List<ListedConflict> Rows(PageRequest request, IReadOnlyList<ConflictId> ids) =>
    [
        .. ids.SelectMany(id => request.Reading.Ledger.Conflicts(new ListFilter { Id = id.ToString() }))
            .OrderByDescending(row => row.Conflict.Severity).ThenBy(row => row.Conflict.Id),
    ];

    private static string? Rest(int count) => count <= 0 ? null : $"and {ReportWords.Count(count, "other")}";
}
