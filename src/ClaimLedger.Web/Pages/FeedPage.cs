using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>Listings of conflicts as Atom feeds, and the saved queries of a data set.</summary>
internal static class FeedPage
{
    // As many as a reader of feeds keeps.
    private const int Most = 100;

    /// <summary>A listing as a feed.</summary>
    public static AlternateItem Alternate(string path, string query) => new("Feed", path + Suffix.Atom + query, AtomFeed.ContentType);

    /// <summary>The conflicts that pass, the newest first.</summary>
    public static Reply Conflicts(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = FilterAddress.Read(request.Context.Request.Query);
        return Feed(request, asked, FilterAddress.Of(Addresses.Conflicts + Suffix.Atom, asked), "Conflicts");
    }

    /// <summary>A saved query: as a feed, or the listing that it is.</summary>
    public static Reply Query(PageRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(name);
        var isFeed = name.EndsWith(Suffix.Atom, StringComparison.Ordinal);
        var plain = isFeed ? name[..^Suffix.Atom.Length] : name;
        var query = request.Reading.State.Queries.FirstOrDefault(query => query.Name == plain)
            ?? throw new NothingThereException($"There is no saved query {plain}.");
        var asked = FilterAddress.Read(query);
        return isFeed
            ? Feed(request, asked, Addresses.Below(Addresses.Queries, query.Name) + Suffix.Atom, query.Title)
            : new Reply.Elsewhere(FilterAddress.Of(Addresses.Conflicts, asked));
    }

    private static Reply.Data Feed(PageRequest request, FilterRequest asked, string self, string title)
    {
        var ledger = request.Reading.Ledger;
        var limit = Math.Clamp(asked.Limit ?? Most, 0, Most);
        var came = request.Reading.State.Remember("came", ledger.ConflictsCame);
        var rows = Rows(ledger, (asked with { After = null }).Read(), came, limit);
        if (rows.Count == 0)
            asked.Refuse(ledger);
        var ruled = ledger.RecordedRulings([.. rows.Where(row => row.Ruling is not null).Select(row => row.Conflict.Id)])
            // Of one that a first build found, its own day says more.
            .Where(ruling => ruling.Now is { } now && Moments.Read(ruling.At) is { } at && DateOnly.FromDateTime(at.UtcDateTime) == now.On)
            .ToLookup(ruling => ruling.Conflict, ruling => Moments.Read(ruling.At));
        var part = ledger.ReadPart(new DataSetPart { Conflicts = [.. rows.Select(row => row.Conflict.Id)] });
        var web = request.Context.Request;
        var root = $"{web.Scheme}://{web.Host}";
        var head = new FeedHead(
            root + self,
            $"{title} – {part.Title}",
            part.Title,
            root + self,
            root + FilterAddress.Of(Addresses.Conflicts, asked),
            Made(request));
        var published = part.Sources.ToDictionary(source => source.Id, source => source.Published);
        var entries = rows.Select(row => FeedEntry.Of(
            row,
            row.Conflict.Positions.SelectMany(position => position.Claims).Select(claim => published[claim.Source]),
            root + Addresses.Of(row.Conflict.Id),
            came.TryGetValue(row.Conflict.Id, out var at) ? at : null,
            ruled[row.Conflict.Id].LastOrDefault()))
            .OrderByDescending(entry => entry.At).ThenBy(entry => entry.Row.Conflict.Id)
            .Take(limit)
            .ToList();
        return new Reply.Data(Suffix.AtomType, null, host => AtomFeed.Write(host.Out, head, entries));
    }

    // A conflict that came today between old sources is as new as one between new ones.
    private static List<ListedConflict> Rows(
        Ledger ledger, ListFilter filter, IReadOnlyDictionary<ConflictId, DateTimeOffset> came, int limit)
    {
        var newest = ledger.Conflicts(filter with { Sort = "-date", Limit = limit });
        // Where the list has room left, it has all.
        if (newest.Count < limit || limit == 0)
            return [.. newest];
        var known = newest.Select(row => row.Conflict.Id).ToHashSet();
        return
        [
            .. newest,
            .. came.OrderByDescending(each => each.Value).Select(each => each.Key).Where(id => !known.Contains(id)).Take(limit)
                .SelectMany(id => ledger.Conflicts(filter with { Id = id.ToString() })),
        ];
    }

    private static DateTimeOffset Made(PageRequest request) =>
        request.Reading.Ledger.HistoryEnds() is { } ends && Moments.Read(ends.At) is { } at ? at
            : FeedEntry.Of(request.Reading.Ledger.Sources(new ListFilter()).Select(row => row.Source.Published.Days.Last)
                .DefaultIfEmpty(DateOnly.MinValue).Max());
}
