
namespace ClaimLedger.Sqlite;

/// <summary>A stretch of days that answers to questions of an event speak of.</summary>
/// <param name="Event">The event.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="Claims">How many claims speak of it.</param>
public sealed record EventDays(string Event, DateOnly First, DateOnly Last, int Claims);

/// <summary>Reads of which days claims speak.</summary>
internal static class EventDaysReader
{
    internal static IReadOnlyList<EventDays> Read(LedgerConnection connection)
    {
        using var rows = connection.Prepare(connection.Sql("event-days"));
        var days = new List<EventDays>();
        while (rows.Step())
            days.Add(new EventDays(rows.Text("event"), Day("first"), Day("last"), rows.Int32("claims")));
        return days;

        DateOnly Day(string column) => Stored.Date(rows.Text(column));
    }
}
