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
    internal static IReadOnlyList<ListedGroup> Read(LedgerConnection connection, GroupKind kind) =>
        connection.Dialect.GoesStepByStep ? FromStore(connection, kind) : GroupTally.Of(connection, kind).Groups();

    // Rows of a store are far away: it counts itself, and is told whom chains credit, which takes a recursion over small tables.
    private static IReadOnlyList<ListedGroup> FromStore(LedgerConnection connection, GroupKind kind)
    {
        Dictionary<string, object?>? parameters = null;
        if (kind is GroupKind.Speaker)
        {
            var (chains, names) = (new List<long>(), new List<string>());
            using var rows = connection.Prepare(connection.Sql("index-speakers"));
            while (rows.Step())
            {
                chains.Add(rows.Int64("chain"));
                names.Add(rows.Text("name"));
            }
            parameters = new(StringComparer.Ordinal)
            {
                ["chains"] = $"[{string.Join(',', chains)}]",
                ["names"] = StoredJson.Texts(names) ?? "[]",
            };
        }
        return
        [
            .. connection.Query<GroupRow>(connection.Sql($"groups-of-{TermNames<GroupKind>.Of(kind)}"), parameters).Select(
                row => new ListedGroup(
                    row.Name,
                    (int)row.Sources,
                    (int)row.Questions,
                    (int)row.Claims,
                    (int)row.Disputed,
                    (int)row.Corrected,
                    (int)row.Conflicts)),
        ];
    }

    /// <summary>The row of <c>groups-of-….sql</c>.</summary>
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
