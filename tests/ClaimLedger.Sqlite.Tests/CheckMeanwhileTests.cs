using ClaimLedger.TestSupport;

namespace ClaimLedger.Sqlite.Tests;

/// <summary>A large ledger is held against its constraints while its digests are made.</summary>
internal sealed class CheckMeanwhileTests
{
    private const int Many = 2 * SeveralReaders.ClaimsOfAPart;
    private const string Good = "INSERT INTO publisher (key, name, folded) VALUES (1, 'The Tidewater Post', 'the tidewater post')";
    private const string Bad = "INSERT INTO publisher (key, name, folded) VALUES (1, '', '')";

    private DataSetFolder _folder = null!;

    private string Path => System.IO.Path.Combine(_folder.Path, "ledger.db");

    [SetUp]
    public void MakeFolder()
    {
        if (Environment.ProcessorCount < 2)
            Assert.Ignore("There is no second core.");
        _folder = DataSetFolder.Empty();
    }

    [TearDown]
    public void DeleteFolder() => _folder?.Dispose();

    [TestCase(Good, false)]
    [TestCase(Bad, true)]
    public void A_row_that_breaks_a_constraint_is_told_by_the_wait(string row, bool isBroken)
    {
        using var connection = LedgerBuilder.OpenNew(Path);
        Sql.Execute(connection, $"BEGIN; {row}; COMMIT");
        using var check = CheckMeanwhile.Of(connection, Path, Path, Many)!;

        Assert.That(check.Wait, isBroken ? Throws.TypeOf<LedgerException>() : Throws.Nothing);
    }

    [Test]
    public void Who_does_not_wait_hears_nothing_of_it()
    {
        using var connection = LedgerBuilder.OpenNew(Path);
        Sql.Execute(connection, $"BEGIN; {Bad}; COMMIT");

        Assert.That(() => CheckMeanwhile.Of(connection, Path, Path, Many)!.Dispose(), Throws.Nothing);
    }

    [Test]
    public void The_ledger_is_written_to_when_it_is_done()
    {
        using var connection = LedgerBuilder.OpenNew(Path);
        Sql.Execute(connection, $"BEGIN; {Good}; COMMIT");
        using (var check = CheckMeanwhile.Of(connection, Path, Path, Many)!)
            check.Wait();

        Assert.That(() => Sql.Execute(connection, "BEGIN; DELETE FROM publisher; COMMIT"), Throws.Nothing);
    }

    [Test]
    public void Of_few_claims_it_is_not_worth_a_connection()
    {
        using var connection = LedgerBuilder.OpenNew(Path);

        Assert.That(CheckMeanwhile.Of(connection, Path, Path, Many - 1), Is.Null);
    }
}
