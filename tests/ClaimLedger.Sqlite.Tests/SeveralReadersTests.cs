using ClaimLedger.Reconciliation;
using ClaimLedger.Tests.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite.Tests;

internal sealed class SeveralReadersTests
{
    /// <summary>Several stories in one data set, each under names of its own.</summary>
    private static DataSet Planted(int seed)
    {
        var planter = new Planter(seed);
        for (var round = 0; round < 4; round++)
            planter.PlantOneOfEach();
        return planter.Story.Build();
    }

    [Test]
    public void Several_readers_write_the_rows_that_one_writes(
        [Values(1, 2, 3)] int seed, [Values(2, 5)] int readers, [Values(1, 7, 4000)] int claimsOfAPart)
    {
        using var file = new LedgerFile();
        LedgerBuilder.Build(Planted(seed), file.Path, "f", LedgerFile.Stamp, Reconciler.Find);
        using var connection = Connections.Open(file.Path, SqliteOpenMode.ReadWrite);
        var one = Rows(connection);
        Sql.Execute(connection, "BEGIN; DELETE FROM position_claim; DELETE FROM position; DELETE FROM conflict;");

        var count = LedgerBuilder.WriteConflictsOfAll(
            connection, readers, claimsOfAPart, claims: 0, progress: null, CancellationToken.None);
        Sql.Execute(connection, "COMMIT");

        Assert.That(count, Is.GreaterThan(40));
        Assert.That(Rows(connection), Is.EqualTo(one));
    }

    [Test]
    public void What_fails_in_one_of_them_comes_out()
    {
        using var file = new LedgerFile();
        LedgerBuilder.Build(Planted(1), file.Path, "f", LedgerFile.Stamp, Reconciler.Find);
        file.Tamper("UPDATE claim_facts SET facts = unhex(replace(hex(facts), '0', 'F')) WHERE first_claim > 100");
        using var connection = Connections.Open(file.Path, SqliteOpenMode.ReadOnly);

        Assert.That(() => SeveralReaders.Find(connection, 2, 4, done: null, CancellationToken.None).Count(), Throws.Exception);
    }

    [Test]
    public void They_stop_when_they_are_told_to_and_when_nobody_takes_any_more()
    {
        using var file = new LedgerFile();
        LedgerBuilder.Build(Planted(1), file.Path, "f", LedgerFile.Stamp, Reconciler.Find);
        using var connection = Connections.Open(file.Path, SqliteOpenMode.ReadOnly);
        using var stopped = new CancellationTokenSource();

        Assert.That(SeveralReaders.Find(connection, 2, 1, done: null, CancellationToken.None).First(), Is.Not.Null);
        stopped.Cancel();
        Assert.That(
            () => SeveralReaders.Find(connection, 2, 1, done: null, stopped.Token).Count(),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static string[] Rows(SqliteConnection connection)
    {
        string[] tables =
        [
            "conflict ORDER BY key", "position ORDER BY conflict, position", "position_claim ORDER BY conflict, position, ordinal",
        ];
        return [.. tables.SelectMany(table => Rows(connection, $"SELECT * FROM main.{table}"))];
    }

    private static IEnumerable<string> Rows(SqliteConnection connection, string sql)
    {
        using var rows = new SqliteStatement(connection, sql);
        while (rows.Step())
            yield return string.Join('|', Enumerable.Range(0, rows.Columns).Select(rows.Object));
    }
}
