namespace ClaimLedger.Sqlite;

/// <summary>What questions of an event are about.</summary>
/// <param name="Event">The event.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Questions">How many of its questions are about that.</param>
public sealed record EventSubject(string Event, string Subject, int Questions);

/// <summary>Reads what the questions of events are about.</summary>
internal static class EventSubjectsReader
{
    internal static IReadOnlyList<EventSubject> Read(LedgerConnection connection)
    {
        using var rows = connection.Prepare(connection.Sql("event-subjects"));
        var subjects = new List<EventSubject>();
        while (rows.Step())
            subjects.Add(new EventSubject(rows.Text("event"), rows.Text("subject"), rows.Int32("questions")));
        return subjects;
    }
}
