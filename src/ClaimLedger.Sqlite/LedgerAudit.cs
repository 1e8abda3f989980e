using System.Collections.Immutable;
using System.Text.Json;
using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>What an audit looks at, in order.</summary>
public enum AuditPart
{
    /// <summary>The file, page by page (<c>integrity_check</c>).</summary>
    File,
    /// <summary>Tables, indexes, views and triggers, against schema.sql.</summary>
    Schema,
    /// <summary>That no row refers to one that is not there.</summary>
    References,
    /// <summary>The chain of entries.</summary>
    History,
    /// <summary>The rows of the data set, against the digests that the last build wrote down.</summary>
    Content,
    /// <summary>The packed facts, against the claims.</summary>
    Facts,
    /// <summary>The full-text indexes, against the texts.</summary>
    Search,
    /// <summary>Conflicts and their ids, against a fresh reconciliation.</summary>
    Conflicts,
}

/// <summary>One thing that an audit looked at.</summary>
/// <param name="Part">What.</param>
/// <param name="Verified">How much of it was verified, in words; null where it could not be looked at.</param>
/// <param name="Findings">What is wrong, as sentences; empty where nothing is.</param>
public sealed record AuditCheck(AuditPart Part, string? Verified, ImmutableArray<string> Findings);

/// <summary>What an audit found.</summary>
/// <param name="Checks">One of each part, in order.</param>
/// <param name="Entries">How many entries of the history hold.</param>
/// <param name="Head">The last of them; null where none does.</param>
public sealed record AuditReport(ImmutableArray<AuditCheck> Checks, long Entries, HistoryEntry? Head)
{
    /// <summary>Whether everything was looked at and nothing is wrong.</summary>
    public bool IsSound => Checks.All(check => check.Verified is not null && check.Findings.IsEmpty);

    /// <summary>Everything that is wrong.</summary>
    public IEnumerable<string> Findings => Checks.SelectMany(check => check.Findings);
}

/// <summary>Holds a ledger against its own rules and its history.</summary>
internal static class LedgerAudit
{
    /// <summary>Of more findings of one kind the first are told.</summary>
    private const int MostFindings = 20;

    /// <summary>The tables that reconciliation fills, as the ledger has them and as they come out anew.</summary>
    private static readonly (string Table, string Stored, string Fresh)[] Derived =
    [
        ("claim_aside", "SELECT * FROM old.claim_aside ORDER BY claim", "SELECT * FROM main.claim_aside ORDER BY claim"),
        ("conflict", "SELECT * FROM old.conflict ORDER BY key", "SELECT * FROM main.conflict ORDER BY key"),
        ("position", "SELECT * FROM old.position ORDER BY conflict, position", "SELECT * FROM main.position ORDER BY conflict, position"),
        (
            "position_claim",
            "SELECT * FROM old.position_claim ORDER BY conflict, position, ordinal",
            "SELECT * FROM main.position_claim ORDER BY conflict, position, ordinal"),
        ("stale_ruling", "SELECT * FROM old.stale_ruling ORDER BY conflict", "SELECT * FROM main.stale_ruling ORDER BY conflict"),
    ];

    internal static AuditReport Run(
        OpenedLedger ledger,
        string? expected,
        LedgerBuilder.Reconcile reconcile,
        IProgress<BuildProgress>? progress,
        CancellationToken cancellation)
    {
        var connection = ledger.Connection;
        var chain = default(ChainCheck);
        List<AuditCheck> checks =
        [
            Look(AuditPart.File, findings => File(connection, findings)),
            Look(AuditPart.Schema, findings => Objects(connection, findings)),
            Look(AuditPart.References, findings => References(connection, findings)),
            Look(AuditPart.History, findings => Chain(ledger, expected, findings, out chain)),
        ];
        // What is damaged says nothing of the rest.
        var isWhole = checks.TrueForAll(check => check.Part is AuditPart.History || (check.Verified is not null && check.Findings.IsEmpty));
        checks.Add(
            isWhole && chain.LastBuild is { } build
                ? Look(AuditPart.Content, findings => Content(connection, build, chain.Appends, findings, cancellation))
                : Unseen(AuditPart.Content));
        checks.Add(
            !isWhole ? Unseen(AuditPart.Facts)
            : ledger.Version < Schema.Version ? new AuditCheck(AuditPart.Facts, OfEarlierRules(ledger, "its packed facts"), [])
            : Look(AuditPart.Facts, findings => Facts(connection, findings, progress, cancellation)));
        if (isWhole)
            checks.AddRange(OnCopy(ledger, reconcile, progress, cancellation));
        else
            checks.AddRange([Unseen(AuditPart.Search), Unseen(AuditPart.Conflicts)]);
        return new AuditReport([.. checks], chain.Entries, chain.Head);
    }

    // What an earlier schema derived, it derived by the rules of its time.
    private static string OfEarlierRules(OpenedLedger ledger, string what) =>
        $"{what} as schema {ledger.Version} derived them (not held against today's rules; build it again for that)";

    private static AuditCheck Unseen(AuditPart part) => new(part, null, []);

    private static AuditCheck Look(AuditPart part, Func<List<string>, string> verify)
    {
        var findings = new List<string>();
        try
        {
            var verified = verify(findings);
            return new AuditCheck(part, verified, [.. findings]);
        }
        catch (Exception fault) when (fault is SqliteException
            or InvalidDataException
            or FormatException
            or KeyNotFoundException
            or ArgumentException
            or LedgerException)
        {
            return new AuditCheck(part, null, [.. findings, $"It cannot be read: {Faults.Detail(fault)}."]);
        }
    }

    private static string File(SqliteConnection connection, List<string> findings)
    {
        using var check = new SqliteStatement(connection, "PRAGMA integrity_check(20)");
        while (check.Step())
        {
            if (check.Text("integrity_check") is not "ok")
                findings.Add($"The file is damaged: {check.Text("integrity_check")}.");
        }
        return $"{Sql.Number(connection, "PRAGMA page_count")} pages";
    }

    private static string Objects(SqliteConnection connection, List<string> findings)
    {
        var (expected, found) = (SchemaObjects.Declared(), SchemaObjects.Of(connection));
        findings.AddRange(expected.Keys.Except(found.Keys).Select(name => $"The {name} is not there."));
        findings.AddRange(found.Keys.Except(expected.Keys).Select(name => $"The {name} is not part of a ledger."));
        findings.AddRange(
            expected
                .Where(pair => found.TryGetValue(pair.Key, out var sql) && sql != pair.Value)
                .Select(pair => $"The {pair.Key} is not as it was declared."));
        return $"{expected.Count} tables, indexes, views and triggers";
    }

    private static string References(SqliteConnection connection, List<string> findings)
    {
        using var orphans = new SqliteStatement(connection, "PRAGMA foreign_key_check");
        while (findings.Count < MostFindings && orphans.Step())
            findings.Add($"A row of {orphans.Text("table")} refers to a {orphans.Text("parent")} that is not there.");
        var keys = Sql.Number(
            connection,
            "SELECT count(*) FROM sqlite_schema JOIN pragma_foreign_key_list(sqlite_schema.name) WHERE sqlite_schema.type = 'table'");
        return $"{keys} foreign keys";
    }

    private static string Chain(OpenedLedger ledger, string? expected, List<string> findings, out ChainCheck chain)
    {
        chain = default;
        if (ledger.Version < Schema.FirstWithHistory)
        {
            findings.Add($"The ledger is of schema {ledger.Version}, which kept no history; build it again to begin one.");
            return "no history";
        }
        var isThere = expected is null;
        var altered = new List<string>();
        chain = History.Check(History.Entries(SqliteLedger.Of(ledger.Connection)), entry =>
        {
            isThere |= entry.Hash == expected;
            if (AlteredTables(entry) is { Length: > 0 } tables)
                altered.Add($"; before entry {entry.Number} the rows of {string.Join(", ", tables)} had been altered");
        });
        if (chain.Broken is { } broken)
            findings.Add($"The history is broken at entry {broken}: {chain.Why}.");
        if (!isThere)
            findings.Add($"No entry has the hash {expected}: the history was rewritten, or its end was cut off.");
        return $"{chain.Entries} {(chain.Entries == 1 ? "entry" : "entries")}{string.Concat(altered)}";
    }

    private static string[] AlteredTables(HistoryEntry entry)
    {
        try
        {
            using var json = JsonDocument.Parse(entry.Changed);
            return json.RootElement.TryGetProperty("altered", out var tables)
                ? [.. tables.EnumerateArray().Select(table => table.GetString() ?? "")]
                : [];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static string Content(
        SqliteConnection connection, HistoryEntry build, ImmutableList<HistoryEntry> appends, List<string> findings,
        CancellationToken cancellation)
    {
        var by = appends.Count == 0 ? $"entry {build.Number}" : $"entry {build.Number} and what was appended since";
        findings.AddRange(
            AppendedContent.Altered(connection, build, appends, cancellation).Select(
                table => $"The rows of {table} are not those that {by} wrote down: they were changed behind the tool's back."));
        return $"{ContentDigest.TableNames.Count()} tables, {Sql.Number(connection, "SELECT count(*) FROM source")} sources, "
            + $"{Sql.Number(connection, "SELECT count(*) FROM claim")} claims";
    }

    // Run by run, so that memory holds names and one run.
    private static string Facts(
        SqliteConnection connection, List<string> findings, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        var total = Sql.Number(connection, "SELECT count(*) FROM claim");
        var speakers = SmallTables.Speakers(SqliteLedger.Of(connection)).ToDictionary(speaker => speaker.Name);
        var different = new HashSet<QuestionId>();
        var (count, strangers) = (0L, false);
        using var keys = new StoredKeys(connection);
        using var reader = new ClaimReader(SqliteLedger.Of(connection));
        using var packed = new SqliteStatement(connection, EmbeddedSql.Query("facts-by-question"));
        using var claimOf = new SqliteStatement(connection, EmbeddedSql.Query("claim-by-key"));
        packed.Bind("first", 1L);
        packed.Bind("last", long.MaxValue);
        while (packed.Step())
        {
            cancellation.ThrowIfCancellationRequested();
            var question = reader.QuestionId(packed.Int64("question"));
            var overTime = StoredNames<OverTime>.Parse(packed.Text("over_time"));
            foreach (var facts in Unpack(packed))
            {
                if (count++ % 10_000 == 0)
                    progress?.Report(new BuildProgress("verifying", count, total));
                claimOf.Bind("key", facts.Key);
                if (!claimOf.Step())
                {
                    strangers = true;
                    claimOf.Reset();
                    continue;
                }
                var claim = reader.Read(claimOf);
                claimOf.Reset();
                var fresh = keys.Facts(claim, facts.Key, reader.Sources[claim.Source], overTime, name => speakers[name]);
                if (claim.Question != question || fresh != facts with { Place = 0 })
                    different.Add(question);
            }
        }
        if (strangers)
            findings.Add("There are packed facts of claims that are not there.");
        var unpacked = "SELECT question.id FROM question WHERE (SELECT count(*) FROM claim WHERE claim.question = question.key) "
            + "<> (SELECT coalesce(sum(claims), 0) FROM claim_facts WHERE claim_facts.question = question.key) ORDER BY question.key";
        using var missing = new SqliteStatement(connection, unpacked);
        while (missing.Step())
            different.Add(new QuestionId(missing.Text("id")));
        findings.AddRange(
            different.Take(MostFindings).Select(question => $"The packed facts of question {question} are not those of its claims."));
        return $"{total} claims";

        static ClaimFacts[] Unpack(Statement row)
        {
            var facts = new ClaimFacts[row.Int32("claims")];
            FactsCodec.Read(row.Bytes("facts"), row.Int64("first_claim"), facts);
            if (!row.IsNull("keys"))
                FactsCodec.ReadKeys(row.Bytes("keys"), row.Int64("first_claim"), 0, facts);
            return facts;
        }
    }

    private static IEnumerable<AuditCheck> OnCopy(
        OpenedLedger ledger, LedgerBuilder.Reconcile reconcile, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        var (copy, path) = Connections.Copy(ledger.Connection);
        try
        {
            return
            [
                Look(AuditPart.Search, findings => Search(copy, findings)),
                Look(AuditPart.Conflicts, findings => Reconciled(ledger, copy, reconcile, findings, progress, cancellation)),
            ];
        }
        finally
        {
            copy.Dispose();
            WholeFile.Remove(path);
            WholeFile.Remove(path + "-journal");
        }
    }

    // The check is an INSERT to SQLite, and so needs the copy: https://sqlite.org/fts5.html#the_integrity_check_command
    private static string Search(SqliteConnection copy, List<string> findings)
    {
        (string Index, string Sql)[] checks =
        [
            ("claim_search", "INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)"),
            ("source_search", "INSERT INTO source_search (source_search, rank) VALUES ('integrity-check', 1)"),
            ("question_search", "INSERT INTO question_search (question_search, rank) VALUES ('integrity-check', 1)"),
        ];
        foreach (var (index, sql) in checks)
        {
            try
            {
                Sql.Execute(copy, sql);
            }
            catch (SqliteException)
            {
                findings.Add($"The full-text index {index} does not hold the words of its texts.");
            }
        }
        return $"{checks.Length} full-text indexes";
    }

    private static string Reconciled(
        OpenedLedger ledger,
        SqliteConnection copy,
        LedgerBuilder.Reconcile reconcile,
        List<string> findings,
        IProgress<BuildProgress>? progress,
        CancellationToken cancellation)
    {
        if (ledger.Version < Schema.Version)
            return OfEarlierRules(ledger, "its conflicts");
        Sql.Execute(copy, "BEGIN; DELETE FROM stale_ruling; DELETE FROM position_claim; DELETE FROM position; DELETE FROM conflict; "
            + "DELETE FROM claim_aside;");
        var count = LedgerBuilder.Derive(
            copy,
            Annotations.Rulings(SqliteLedger.Of(copy)),
            reconcile,
            Sql.Number(copy, "SELECT count(*) FROM claim"),
            progress,
            cancellation);
        Sql.Execute(copy, "COMMIT");
        using (var attach = new SqliteStatement(copy, "ATTACH @path AS old"))
        {
            attach.Bind("path", Connections.Uri(ledger.Path) + "?mode=ro");
            attach.Run();
        }
        var different = Derived
            .Where(table => ContentDigest.OfRows(copy, table.Stored, cancellation) != ContentDigest.OfRows(copy, table.Fresh, cancellation))
            .Select(table => table.Table)
            .ToList();
        if (different.Count > 0)
        {
            findings.AddRange(Ids("conflicts-came").Select(id => $"The conflict {id} is not there, and a fresh reconciliation finds it."));
            findings.AddRange(
                Ids("conflicts-went").Select(id => $"The conflict {id} is there, and a fresh reconciliation does not find it."));
            findings.AddRange(Ids("conflicts-changed").Select(id => $"The conflict {id} is not as a fresh reconciliation finds it."));
            if (findings.Count == 0)
                findings.AddRange(different.Select(table => $"The rows of {table} are not those that a fresh reconciliation writes."));
        }
        return $"{count} {(count == 1 ? "conflict" : "conflicts")}";

        List<string> Ids(string query)
        {
            using var rows = new SqliteStatement(copy, EmbeddedSql.Query(query));
            var ids = new List<string>();
            while (ids.Count < MostFindings && rows.Step())
                ids.Add(rows.Text("id"));
            return ids;
        }
    }
}
