using ClaimLedger.Reports.Charts;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>The events of a story on one line of days: of which days the answers to their questions speak.</summary>
/// <param name="From">The first of all days.</param>
/// <param name="To">The last.</param>
/// <param name="Events">The events, by their first day.</param>
/// <param name="AllHref">Where all of them are listed, where these are not all; else null.</param>
internal sealed record EventLine(string From, string To, IReadOnlyList<EventItem> Events, string? AllHref)
{
    private const int Shown = 14;

    /// <summary>The line; null where claims speak of no event, or all of one day.</summary>
    public static EventLine? Of(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ledger = request.Reading.Ledger;
        var all = ledger.EventDays();
        // What most claims are of is what the story is about.
        var events = all.GroupBy(days => days.Event, StringComparer.Ordinal)
            .OrderByDescending(days => days.Sum(each => each.Claims)).ThenBy(days => days.Key, StringComparer.Ordinal)
            .Take(Shown)
            .OrderBy(days => days.Min(each => each.First)).ThenBy(days => days.Max(each => each.Last))
            .ToList();
        if (events.Count == 0)
            return null;
        var shown = events.SelectMany(days => days).ToList();
        var (first, last) = (shown.Min(each => each.First), shown.Max(each => each.Last));
        if (first == last)
            return null;
        var conflicts = ledger.Groups(GroupKind.Event).ToDictionary(group => group.Name, group => group.Conflicts, StringComparer.Ordinal);
        return new EventLine(
            ReportWords.Date(first),
            ReportWords.Date(last),
            [
                .. events.Select(days => new EventItem(
                    EventTitles.Of(request, days.Key),
                    days.Key,
                    Addresses.Below(Addresses.Events, days.Key),
                    ReportWords.Date(new DaySpan(days.Min(each => each.First), days.Max(each => each.Last))),
                    ReportWords.Count(days.Sum(each => each.Claims), "claim"),
                    conflicts.GetValueOrDefault(days.Key) is var count and > 0 ? ReportWords.Count(count, "conflict") : "no conflict",
                    DayStrip.Of(first, last, days.Select(each => (each.First, each.Last))))),
            ],
            all.Select(days => days.Event).Distinct(StringComparer.Ordinal).Count() > events.Count ? Addresses.Events : null);
    }
}

/// <summary>An event on the line.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Id">Its id.</param>
/// <param name="Href">Its page.</param>
/// <param name="Days">Of which days its claims speak.</param>
/// <param name="Claims">How many there are.</param>
/// <param name="Conflicts">In how many conflicts they stand.</param>
/// <param name="Strip">The days, drawn.</param>
internal sealed record EventItem(string Name, string Id, string Href, string Days, string Claims, string Conflicts, RawText Strip);
