
namespace ClaimLedger.Sqlite;

/// <summary>Writes which conflicts took the place of conflicts that were ruled on, one kind and question at a time.</summary>
internal static class StaleRulings
{
    /// <summary>
    /// Matches the rulings with the conflicts that the ledger holds; nothing is read where every ruling's conflict is there.
    /// </summary>
    internal static void Write(LedgerConnection connection, IReadOnlyList<Ruling> rulings)
    {
        var current = Current(connection);
        var ordinals = Enumerable.Range(0, rulings.Count).ToDictionary(ordinal => rulings[ordinal].Conflict);
        using var candidates = connection.Prepare(connection.Sql("ruling-candidates"));
        using var row = connection.InsertInto("stale_ruling");
        foreach (var orphans in RulingMatcher.Orphans(rulings, current.Contains))
        {
            var (found, keys) = Candidates(candidates, orphans.Key.Kind, orphans.Key.Question.ToString());
            foreach (var (conflict, ruling) in RulingMatcher.Successors([.. orphans], found))
            {
                row.Bind("conflict", keys[conflict]);
                row.Bind("ruling", (long)ordinals[ruling.Conflict]);
                row.Run();
            }
        }
    }

    private static HashSet<ConflictId> Current(LedgerConnection connection)
    {
        using var rows = connection.Prepare(connection.Sql("current-rulings"));
        var current = new HashSet<ConflictId>();
        while (rows.Step())
            current.Add(new ConflictId(rows.Text("conflict")));
        return current;
    }

    private static (List<RulingCandidate> Candidates, Dictionary<ConflictId, long> Keys) Candidates(
        Statement rows, ConflictKind kind, string question)
    {
        rows.Bind("kind", ClaimLedger.Conflicts.Info(kind).Name);
        rows.Bind("question", question.ToString());
        var candidates = new List<RulingCandidate>();
        var keys = new Dictionary<ConflictId, long>();
        List<string> says = [];
        while (rows.Step())
        {
            var id = new ConflictId(rows.Text("id"));
            if (keys.TryAdd(id, rows.Int64("key")))
                candidates.Add(new RulingCandidate(id, rows.Flag("is_ruled"), says = []));
            says.Add(rows.Text("says"));
        }
        rows.Reset();
        return (candidates, keys);
    }
}
