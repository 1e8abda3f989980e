using System.Text.Json;

namespace ClaimLedger.Sqlite;

/// <summary>A change of a ruling, as a build of the ledger found it.</summary>
/// <param name="At">When it was built, in UTC: <c>2031-06-04T18:30:00Z</c>.</param>
/// <param name="Actor">Who ruled; where a ruling went, who built.</param>
/// <param name="Conflict">The conflict.</param>
/// <param name="Now">The ruling as it was found; null where there was none any more.</param>
/// <param name="Before">The ruling that the build before had; null where that had none.</param>
public sealed record RecordedRuling(string At, string Actor, ConflictId Conflict, Ruling? Now, Ruling? Before)
{
    /// <summary><c>came</c>, <c>changed</c> or <c>went</c>, as the history calls it.</summary>
    public string Change => this switch { { Before: null } => "came", { Now: null } => "went", _ => "changed" };
}

/// <summary>Reads what the history says of rulings.</summary>
internal static class RecordedRulings
{
    internal static IReadOnlyList<RecordedRuling> Read(LedgerConnection connection, IEnumerable<ConflictId> conflicts)
    {
        using var rows = connection.Kept(connection.Sql("rulings-recorded"));
        rows.Bind("conflicts", StoredJson.Texts(conflicts.Select(id => id.ToString())) ?? "[]");
        var recorded = new List<RecordedRuling>();
        while (rows.Step())
        {
            if (Of(rows.Text("at"), rows.Text("actor"), rows.Text("changed")) is { } ruling)
                recorded.Add(ruling);
        }
        return recorded;
    }

    /// <summary>What an entry says; null where a later version of the tool wrote more than this one knows.</summary>
    internal static RecordedRuling? Of(string at, string actor, string changed)
    {
        try
        {
            using var json = JsonDocument.Parse(changed);
            var entry = json.RootElement;
            var conflict = new ConflictId(entry.GetProperty("conflict").GetString()!);
            var now = entry.TryGetProperty("verdict", out _) ? Ruling(conflict, entry) : null;
            var before = entry.TryGetProperty("before", out var was) ? Ruling(conflict, was) : null;
            return now is null && before is null ? null : new RecordedRuling(at, actor, conflict, now, before);
        }
        catch (Exception fault) when (
            fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static Ruling Ruling(ConflictId conflict, JsonElement words)
    {
        return new Ruling
        {
            Conflict = conflict,
            Verdict = TermNames<Verdict>.Find(Text("verdict") ?? "") ?? throw new FormatException("A verdict of another version."),
            Position = Text("position"),
            Reason = Text("reason") ?? "",
            By = Text("by") ?? "",
            On = Stored.Date(Text("on") ?? ""),
        };

        string? Text(string name) => words.TryGetProperty(name, out var text) ? text.GetString() : null;
    }
}
