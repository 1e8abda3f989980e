using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace ClaimLedger.Sqlite;

/// <summary>The ends of a ledger's history.</summary>
/// <param name="First">The hash of its first entry, which tells this history from others.</param>
/// <param name="Last">The hash of its last entry, which tells this state from others.</param>
/// <param name="At">When the last was made, in UTC.</param>
public sealed record HistoryEnds(string First, string Last, string At);

/// <summary>What became of conflicts and rulings after an entry of the history, all builds since taken together.</summary>
/// <param name="At">When the entry was made, in UTC.</param>
/// <param name="Came">Conflicts that were not there, and are.</param>
/// <param name="Went">Conflicts that were there, and are not.</param>
/// <param name="Changed">Conflicts that were there and are, and were worded otherwise or made of other claims in between.</param>
/// <param name="Unnamed">How often conflicts came, went or changed that the history counts and does not name: 0 where it names all.</param>
/// <param name="Rulings">The rulings that came, changed or went, the last change of each conflict's, in order.</param>
public sealed record ChangesSince(
    string At,
    ImmutableArray<ConflictId> Came,
    ImmutableArray<ConflictId> Went,
    ImmutableArray<ConflictId> Changed,
    long Unnamed,
    ImmutableArray<RecordedRuling> Rulings)
{
    /// <summary>Whether nothing became of any.</summary>
    public bool AreNone => Came.IsEmpty && Went.IsEmpty && Changed.IsEmpty && Rulings.IsEmpty && Unnamed == 0;
}

/// <summary>Reads what happened after an entry.</summary>
internal static class ChangesReader
{
    private const int MostConflicts = 2_000;

    internal static HistoryEnds? Ends(LedgerConnection connection)
    {
        using var rows = connection.Prepare(
            "SELECT first.hash AS first, last.hash AS last, last.at AS at FROM history AS first, history AS last "
                + "WHERE first.entry = 1 AND last.entry = (SELECT max(entry) FROM history)");
        return rows.Step() ? new HistoryEnds(rows.Text("first"), rows.Text("last"), rows.Text("at")) : null;
    }

    /// <summary>What happened after the entry with a hash; null where the history has none of it.</summary>
    internal static ChangesSince? After(LedgerConnection connection, string hash)
    {
        string at;
        using (var seen = connection.Prepare("SELECT at FROM history WHERE hash = @hash"))
        {
            seen.Bind("hash", hash);
            if (!seen.Step())
                return null;
            at = seen.Text("at");
        }
        var tally = new Tally();
        using var rows = connection.Prepare(connection.Sql("history-after"));
        rows.Bind("hash", hash);
        while (rows.Step())
        {
            if (rows.Text("action") is "build" or "append")
                tally.Build(rows.Text("changed"));
            else if (RecordedRulings.Of(rows.Text("at"), rows.Text("actor"), rows.Text("changed")) is { } ruling)
                tally.Ruling(ruling);
        }
        return tally.Since(at);
    }

    /// <summary>When conflicts came, by the last entry that names each; those of the newest entries alone where there are many.</summary>
    internal static IReadOnlyDictionary<ConflictId, DateTimeOffset> Came(LedgerConnection connection)
    {
        var came = new Dictionary<ConflictId, DateTimeOffset>();
        using var rows = connection.Prepare(connection.Sql("conflicts-that-came"));
        while (came.Count < MostConflicts && rows.Step())
        {
            if (!DateTimeOffset.TryParse(rows.Text("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                continue;
            using var json = JsonDocument.Parse(rows.Text("changed"));
            if (!json.RootElement.TryGetProperty("conflicts", out var conflicts) || !conflicts.TryGetProperty("came", out var told))
                continue;
            foreach (var id in told.GetProperty("ids").EnumerateArray())
                came.TryAdd(new ConflictId(id.GetString()!), at);
        }
        return came;
    }

    private sealed class Tally
    {
        // Whether a conflict was there at first, and whether it is now.
        private readonly Dictionary<string, (bool Was, bool Is)> _conflicts = new(StringComparer.Ordinal);
        private readonly Dictionary<ConflictId, RecordedRuling> _rulings = [];
        private long _unnamed;

        internal void Build(string changed)
        {
            using var json = JsonDocument.Parse(changed);
            if (!json.RootElement.TryGetProperty("conflicts", out var conflicts))
                return;
            // A conflict is in one of the three lists of a build.
            Take(conflicts, "came", was: false, isThere: true);
            Take(conflicts, "changed", was: true, isThere: true);
            Take(conflicts, "went", was: true, isThere: false);
        }

        internal void Ruling(RecordedRuling ruling)
        {
            var before = _rulings.TryGetValue(ruling.Conflict, out var known) ? known.Before : ruling.Before;
            _rulings.Remove(ruling.Conflict);
            _rulings.Add(ruling.Conflict, ruling with { Before = before });
        }

        internal ChangesSince Since(string at)
        {
            return new ChangesSince(
                at,
                Those(was: false, isThere: true),
                Those(was: true, isThere: false),
                Those(was: true, isThere: true),
                _unnamed,
                [.. _rulings.Values.Where(ruling => ruling.Now != ruling.Before)]);

            ImmutableArray<ConflictId> Those(bool was, bool isThere) =>
                [.. _conflicts.Where(each => each.Value == (was, isThere)).Select(each => new ConflictId(each.Key))];
        }

        private void Take(JsonElement conflicts, string list, bool was, bool isThere)
        {
            if (!conflicts.TryGetProperty(list, out var told))
                return;
            var named = 0;
            foreach (var id in told.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!))
            {
                if (!_conflicts.TryGetValue(id, out var known))
                {
                    if (_conflicts.Count >= MostConflicts)
                        continue;
                    known = (was, isThere);
                }
                _conflicts[id] = (known.Was, isThere);
                named++;
            }
            _unnamed += told.GetProperty("count").GetInt64() - named;
        }
    }
}
