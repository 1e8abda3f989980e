using System.Text.Json;

namespace ClaimLedger.Sqlite;

/// <summary>By what claims are gathered.</summary>
public enum GroupKind
{
    /// <summary>By whom they credit.</summary>
    Speaker,
    /// <summary>By who published them.</summary>
    Publisher,
    /// <summary>By the event that their question describes.</summary>
    Event,
}

/// <summary>A speaker, publisher or event, with what hangs on its claims. It tells what was recorded, and nobody's truthfulness.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sources">Sources in which its claims stand.</param>
/// <param name="Questions">Questions that they answer.</param>
/// <param name="Claims">Its claims.</param>
/// <param name="Disputed">How many of them stand in a conflict.</param>
/// <param name="Corrected">How many of them were corrected or withdrawn.</param>
/// <param name="Conflicts">The conflicts.</param>
public sealed record ListedGroup(string Name, int Sources, int Questions, int Claims, int Disputed, int Corrected, int Conflicts);

/// <summary>Reads groups of claims.</summary>
internal static class Groups
{
    internal static IReadOnlyList<ListedGroup> Read(LedgerConnection connection, GroupKind kind)
    {
        var (sql, parameters) = connection.Dialect.GoesStepByStep ? StepByStep(connection, kind) : (AtOnce(connection, kind), null);
        return
        [
            .. connection.Query<GroupRow>(sql, parameters).Select(row => new ListedGroup(
                row.Name,
                (int)row.Sources,
                (int)row.Questions,
                (int)row.Claims,
                (int)row.Disputed,
                (int)row.Corrected,
                (int)row.Conflicts)),
        ];
    }

    private static string AtOnce(LedgerConnection connection, GroupKind kind) => connection.Sql("groups").Replace(
        "/* members */", connection.Sql($"members-of-{TermNames<GroupKind>.Of(kind)}"), StringComparison.Ordinal);

    // Whom chains credit is asked before: it is told of the small tables, and by a recursion.
    private static (string Sql, Dictionary<string, object?>? Parameters) StepByStep(LedgerConnection connection, GroupKind kind)
    {
        var sql = connection.Sql($"groups-of-{TermNames<GroupKind>.Of(kind)}");
        if (kind is not GroupKind.Speaker)
            return (sql, null);
        var members = new List<string>();
        using var rows = connection.Prepare(connection.Sql("index-speakers"));
        while (rows.Step())
            members.Add($"[{rows.Int64("chain")},\"{JsonEncodedText.Encode(rows.Text("name"))}\"]");
        return (sql, new(StringComparer.Ordinal) { ["members"] = $"[{string.Join(',', members)}]" });
    }

    /// <summary>The row of <c>groups.sql</c>.</summary>
    private sealed class GroupRow
    {
        public string Name { get; set; } = "";
        public long Sources { get; set; }
        public long Questions { get; set; }
        public long Claims { get; set; }
        public long Disputed { get; set; }
        public long Corrected { get; set; }
        public long Conflicts { get; set; }
    }
}
