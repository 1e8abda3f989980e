using System.Text.Json;
using ClaimLedger.TestSupport;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite.Tests;

/// <summary>Ledgers that released versions built, one a schema, kept as they were: <c>tests/data/ledgers/schema-N.ledger</c>.</summary>
internal sealed class MigrationTests
{
    private static string[] Released =>
        [
            .. Directory.EnumerateFiles(RepositoryRoot.Combine("tests/data/ledgers"), "schema-*.ledger")
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)!,
        ];

    [Test]
    public void There_is_a_ledger_of_every_released_schema() =>
        Assert.That(Released, Is.EqualTo(Enumerable.Range(1, Schema.Version - 1).Select(version => $"schema-{version}.ledger")));

    [TestCaseSource(nameof(Released))]
    public void It_is_read_and_stays_as_it_is(string name)
    {
        using var file = Copy(name);
        var before = File.ReadAllBytes(file.Path);
        using (var ledger = file.Open())
        {
            Assert.Multiple(() =>
            {
                Assert.That(ledger.ReadDataSet().Title, Is.Not.Empty);
                Assert.That(ledger.Claims(new ListFilter()), Has.Count.EqualTo(14));
                Assert.That(ledger.Sources(new ListFilter()), Has.Count.EqualTo(3));
                Assert.That(ledger.Questions(new ListFilter()), Has.Count.EqualTo(8));
                var conflicts = ledger.Conflicts(new ListFilter());
                Assert.That(conflicts, Has.Count.EqualTo(5));
                Assert.That(conflicts.Single(row => row.Ruling is not null).Ruling!.By, Is.EqualTo("desk"));
                Assert.That(conflicts.Select(row => row.IsAccepted), Has.All.True);
                Assert.That(ledger.Query("SELECT count(*) FROM v_claims", TimeSpan.FromHours(1)).Rows.Single()[0], Is.EqualTo(14));
                Assert.That(ledger.History(), Has.Count.EqualTo(EntriesOf(name)));
            });
        }
        Assert.That(File.ReadAllBytes(file.Path), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFileSystemEntries(file.Folder), Is.EqualTo(new[] { file.Path }));
    }

    [TestCaseSource(nameof(Released))]
    public void It_is_taken_to_the_schema_with_all_its_rows(string name)
    {
        using var file = Copy(name);
        using var connection = Connections.Open(file.Path, SqliteOpenMode.ReadWrite);
        var before = Rows(connection);
        Schema.Migrate(connection, Sql.Number(connection, "PRAGMA user_version"));
        using var declared = Memory();
        var after = Rows(connection);

        Assert.Multiple(() =>
        {
            Assert.That(Objects(connection), Is.EqualTo(Objects(declared)));
            Assert.That(Sql.Number(connection, "PRAGMA user_version"), Is.EqualTo(Schema.Version));
            Assert.That(Sql.Number(connection, "PRAGMA application_id"), Is.EqualTo(Schema.ApplicationId));
            foreach (var (table, rows) in before)
                Assert.That(after[table], Is.EqualTo(rows), table);
        });
    }

    [Test]
    public void One_without_a_history_passes_all_of_an_audit_but_what_it_never_had()
    {
        using var file = Copy("schema-1.ledger");
        using var ledger = file.Open();
        var report = ledger.Audit();

        Assert.That(
            report.Findings, Is.EqualTo(new[] { "The ledger is of schema 1, which kept no history; build it again to begin one." }));
        Assert.That(
            report.Checks.Where(check => check.Verified is null).Select(check => check.Part), Is.EqualTo(new[] { AuditPart.Content }));
    }

    [TestCaseSource(nameof(Released))]
    public void One_with_a_history_passes_all_of_an_audit(string name)
    {
        using var file = Copy(name);
        using var ledger = file.Open();

        if (EntriesOf(name) > 0)
            Assert.That(ledger.Audit().Findings, Is.Empty);
    }

    [TestCaseSource(nameof(Released))]
    public void Building_onto_it_begins_a_history_or_goes_on_with_it(string name)
    {
        using var file = Copy(name);
        var before = EntriesOf(name);
        var ruling = new Ruling
        {
            Conflict = new("c-0d457d196474fdd1"),
            Verdict = Verdict.Pending,
            Reason = "asked",
            By = "Ana",
            On = new DateOnly(2031, 6, 7),
        };
        var summary = Ledger.Build(HarbourFire.Load() with { Rulings = [ruling] }, file.Path, "f", LedgerFile.Stamp);

        var entries = file.History();
        var changed = JsonDocument.Parse(entries[before].Changed).RootElement;
        var begins = changed.TryGetProperty("begins", out var why) ? why.GetString() : null;
        Assert.Multiple(() =>
        {
            Assert.That(begins, Is.EqualTo(before == 0 ? "the ledger before, of schema 1, kept no history" : null));
            Assert.That(summary.History.Claims, Is.EqualTo(new Changes(0, 0, 0)));
            // What a later version says in other words is the same conflict.
            Assert.That((summary.History.Conflicts.Came, summary.History.Conflicts.Went), Is.EqualTo((0, 0)));
            Assert.That(entries.Skip(before).Select(entry => entry.Actor), Is.EqualTo(new[] { "night desk", "Ana" }));
            using var ledger = file.Open();
            Assert.That(ledger.Audit().Findings, Is.Empty);
        });
    }

    [Test]
    public void A_ledger_with_a_day_that_no_calendar_has_is_refused_and_stays_as_it_is()
    {
        using var file = Copy("schema-2.ledger");
        using (var connection = Connections.Open(file.Path, SqliteOpenMode.ReadWrite))
            Sql.Execute(connection, "UPDATE ruling SET ruled_on = '2031-13-45'");
        var before = File.ReadAllBytes(file.Path);

        Assert.That(() => file.Open().Dispose(), Throws.TypeOf<LedgerException>().With.Message.Contains("is damaged"));
        Assert.That(File.ReadAllBytes(file.Path), Is.EqualTo(before));
    }

    [Test]
    public void A_migration_that_fails_leaves_no_half_of_itself()
    {
        using var file = Copy("schema-1.ledger");
        using var connection = Connections.Open(file.Path, SqliteOpenMode.ReadWrite);
        Sql.Execute(connection, "PRAGMA foreign_keys = OFF; DELETE FROM question WHERE key = 1");
        var before = Objects(connection);

        Assert.That(() => Schema.Migrate(connection, 1), Throws.TypeOf<InvalidDataException>());
        Assert.That(Objects(connection), Is.EqualTo(before));
        Assert.That(Sql.Number(connection, "PRAGMA user_version"), Is.EqualTo(1));
    }

    // A build and a ruling; before schema 2, nothing was kept.
    private static int EntriesOf(string name) => name == "schema-1.ledger" ? 0 : 2;

    private static LedgerFile Copy(string name)
    {
        var file = new LedgerFile();
        File.Copy(RepositoryRoot.Combine($"tests/data/ledgers/{name}"), file.Path);
        return file;
    }

    private static SqliteConnection Memory()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Sql.Execute(connection, Schema.Text);
        return connection;
    }

    // What ANALYZE keeps is no part of the schema.
    private static string[] Objects(SqliteConnection connection) =>
        Texts(
            connection,
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY "
                + "type, name");

    /// <summary>The rows of every table that was there from the first schema on, in the columns that it had then.</summary>
    private static Dictionary<string, string[]> Rows(SqliteConnection connection) => new(StringComparer.Ordinal)
    {
        ["claim"] = Texts(
            connection,
            "SELECT json_array(key, question, source, name, says, literal_low, literal_high, usual_low, usual_high, as_of, chain, "
                + "modality, quote, note) FROM claim ORDER BY key"),
        ["source"] = Texts(
            connection, "SELECT json_array(key, id, title, publisher, url, published, sha256, note) FROM source ORDER BY key"),
        ["question"] = Texts(
            connection,
            "SELECT json_array(key, id, subject, asks, answer, unit, over_time, options, exclusions) FROM question ORDER BY key"),
        ["speaker"] = Texts(connection, "SELECT json_array(key, name, kind, voice) FROM speaker ORDER BY key"),
        ["conflict"] = Texts(
            connection,
            "SELECT json_array(key, id, kind, severity, scope, question, constraint_id, event, facet) FROM conflict "
                + "ORDER BY key"),
        ["position_claim"] = Texts(
            connection, "SELECT json_array(conflict, position, ordinal, claim) FROM position_claim ORDER BY conflict, position, ordinal"),
        ["ruling"] = Texts(
            connection,
            "SELECT json_array(ordinal, conflict, verdict, position, reason, ruled_by, ruled_on, place_file, place_line, place_column) "
                + "FROM ruling ORDER BY ordinal"),
        ["baseline"] = Texts(connection, "SELECT json_array(ordinal, conflict) FROM baseline ORDER BY ordinal"),
        ["claim_facts"] = Texts(
            connection, "SELECT json_array(first_claim, question, claims, hex(facts)) FROM claim_facts ORDER BY first_claim"),
    };

    private static string[] Texts(SqliteConnection connection, string sql)
    {
        using var rows = new SqliteStatement(connection, sql);
        var texts = new List<string>();
        while (rows.Step())
            texts.Add(rows.Text(0));
        return [.. texts];
    }
}
