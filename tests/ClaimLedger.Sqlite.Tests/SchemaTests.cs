using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite.Tests;

internal sealed partial class SchemaTests
{
    [Test]
    public void Migrations_from_an_empty_database_end_at_the_schema()
    {
        using var migrated = Memory();
        Schema.Create(migrated);
        using var declared = Memory();
        Sql.Execute(declared, Schema.Text);

        Assert.Multiple(() =>
        {
            Assert.That(Objects(migrated), Is.EqualTo(Objects(declared)));
            Assert.That(Sql.Number(migrated, "PRAGMA application_id"), Is.EqualTo(Schema.ApplicationId));
            Assert.That(Sql.Number(declared, "PRAGMA application_id"), Is.EqualTo(Schema.ApplicationId));
            Assert.That(Sql.Number(migrated, "PRAGMA user_version"), Is.EqualTo(Schema.Version));
            Assert.That(Sql.Number(declared, "PRAGMA user_version"), Is.EqualTo(Schema.Version));
        });
    }

    [Test]
    public void There_is_one_migration_a_version() =>
        Assert.That(
            EmbeddedSql.Names("migrations/").Select(name => int.Parse(Path.GetFileName(name)[..4])),
            Is.EqualTo(Enumerable.Range(1, Schema.Version)));

    [Test]
    public void Every_table_is_strict()
    {
        using var connection = Memory();
        Sql.Execute(connection, Schema.Text);

        Assert.That(
            Texts(
                connection,
                "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict AND name NOT LIKE "
                    + "'sqlite_%' AND name NOT LIKE '%_search%'"),
            Is.Empty);
    }

    [TestCaseSource(nameof(Views))]
    public void Every_column_of_a_view_is_explained(string view)
    {
        using var connection = Memory();
        Sql.Execute(connection, Schema.Text);
        var sql = Texts(connection, $"SELECT sql FROM sqlite_schema WHERE name = '{view}'").Single();
        var columns = Texts(connection, $"SELECT name FROM pragma_table_info('{view}')");

        Assert.That(
            columns.Where(column => !Regex.IsMatch(sql, $@"AS {column},? -- \S", RegexOptions.None, TimeSpan.FromMinutes(1))),
            Is.Empty);
    }

    [TestCaseSource(nameof(Views))]
    public void Every_view_selects_something(string view)
    {
        var dataSet = Invented.DataSet(1);
        var conflicts = Reconciliation.Reconciler.Reconcile(dataSet).ToArray();
        dataSet = dataSet with { Rulings = [dataSet.Rulings[0] with { Conflict = conflicts[0].Id }], Baseline = [conflicts[1].Id] };
        using var file = LedgerFile.Of(dataSet, conflicts);
        using var ledger = file.Open();

        Assert.That(ledger.Query($"SELECT * FROM {view}", TimeSpan.FromHours(1)).Rows.Count(), Is.GreaterThan(0));
    }

    [Test]
    public void Views_show_dates_as_iso_text_and_speakers_by_name()
    {
        using var file = LedgerFile.Of(HarbourFire.Load());
        using var ledger = file.Open();

        var row = ledger.Query(
            "SELECT literal_low, usual_high, speakers, voice, published FROM v_claims WHERE id IN ('2031-06-04-morning-post/started', "
                + "'2031-06-05-evening-echo/killed') ORDER BY id",
            TimeSpan.FromHours(1)).Rows.ToArray();
        Assert.That(row[0], Is.EqualTo(new object?[] { "2031-06-03", "2031-06-03", null, null, "2031-06-04" }));
        Assert.That(row[1][2..], Is.EqualTo(new object?[] { "Fire Service > Coast Wire", "Fire Service", "2031-06-05" }));
    }

    [Test]
    public void The_sqlite3_shell_of_the_machine_finds_the_file_sound()
    {
        var shell = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "sqlite3"))
            .FirstOrDefault(File.Exists);
        if (shell is null)
            Assert.Ignore("There is no sqlite3 shell on this machine.");
        var dataSet = Invented.DataSet(1);
        using var file = LedgerFile.Of(dataSet, Invented.Conflicts(dataSet));

        var start = new ProcessStartInfo(
            shell!,
            ["-readonly", file.Path, "PRAGMA integrity_check; SELECT count(*) FROM v_claims; SELECT count(*) FROM v_position_claims"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Is.EqualTo(new[] { "ok", $"{dataSet.Sources.Sum(source => source.Claims.Length)}", "15" }));
    }

    [TestCase(
        "INSERT INTO source VALUES (99, 'bad id', 't', 1, NULL, '2031', '2031-01-01', '2031-12-31', 0, NULL, NULL, NULL, NULL, NULL, "
            + "NULL, NULL)")]
    [TestCase("UPDATE source SET sha256 = 'ABC'")]
    [TestCase("UPDATE source SET published_first = '2099-01-01'")]
    [TestCase("UPDATE source SET published_first = '2000-02-30'")]
    [TestCase("UPDATE source SET published_last = '2031-13-45'")]
    [TestCase("UPDATE claim SET as_of_first = '1999'")]
    [TestCase("UPDATE claim SET as_of_last = '2099-1-1'")]
    [TestCase("UPDATE claim SET as_of_last = '2099-01-01T00:00'")]
    [TestCase("UPDATE ruling SET ruled_on = '2031-06-31'")]
    [TestCase("UPDATE source_version SET retrieved_last = '2099-02-29'")]
    [TestCase("UPDATE claim_lineage SET withdrawn_first = '2031-00-01'")]
    [TestCase("UPDATE claim SET modality = 'shouted'")]
    [TestCase("UPDATE claim SET literal_low = 5, literal_high = 4, literal_ends = 0 WHERE form = 'range'")]
    [TestCase("UPDATE claim SET literal_low = 'about five', literal_high = 'six', literal_ends = 0 WHERE form = 'range'")]
    [TestCase("UPDATE claim SET literal_low = NULL, literal_ends = 0 WHERE form = 'range'")]
    [TestCase("UPDATE question SET options = 'not json'")]
    [TestCase("UPDATE conflict SET severity = 'error' WHERE kind = 'framing'")]
    [TestCase("DELETE FROM question")]
    [TestCase("UPDATE claim SET source = 4711")]
    public void The_schema_refuses_what_cannot_be(string sql)
    {
        var dataSet = Invented.DataSet(1);
        using var file = LedgerFile.Of(dataSet, Invented.Conflicts(dataSet, count: 13));
        using var connection = Connections.Open(file.Path, SqliteOpenMode.ReadWrite);

        Assert.That(
            () => Sql.Execute(connection, sql),
            Throws.TypeOf<SqliteException>().With
                .Property(nameof(SqliteException.SqliteErrorCode))
                .EqualTo(SQLitePCL.raw.SQLITE_CONSTRAINT));
    }

    private static IEnumerable<string> Views() => ViewName().Matches(Schema.Text).Select(match => match.Groups["name"].Value);

    private static SqliteConnection Memory()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    private static string[] Objects(SqliteConnection connection) =>
        Texts(
            connection, "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");

    private static string[] Texts(SqliteConnection connection, string sql)
    {
        using var rows = new SqliteStatement(connection, sql);
        var texts = new List<string>();
        while (rows.Step())
            texts.Add(rows.Text(0));
        return [.. texts];
    }

    [GeneratedRegex(@"CREATE VIEW (?<name>\w+)", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex ViewName();
}
