using System.Globalization;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>
/// Four real tables that lie beside the project and not in it, unedited, through the maps of <c>tests/data/real-tables</c>. As open choices
/// they give the figures that plain comparison gives; as quantities that have a time, or as times of day, fewer.
/// </summary>
internal sealed class RealTableTests
{
    private string _tables = null!;
    private DataSetFolder _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _tables = Path.GetDirectoryName(SharedFolder.Require("bench/tables/EXPECTED.tsv"))!;
        _folder = DataSetFolder.Empty();
    }

    [TearDown]
    public void DeleteFolder() => _folder?.Dispose();

    // The larger ones take a minute of work: one shows what all do.
    private static IEnumerable<string[]> OfTime =>
    [
        ["flights_clean", "flights.times"],
        .. ((IEnumerable<string[]>)[
            ["gaza_tfp", "gaza.quantities"], ["polls538", "polls.quantities"], ["population", "population.quantities"],
        ]).Take(LongTests.Count(1, 3)),
    ];

    private static IEnumerable<string[]> All => OfTime.Select(each => (string[])[each[0], $"{each[1].Split('.')[0]}.choice"]);

    [TestCaseSource(nameof(All))]
    public void As_open_choices_a_table_gives_what_plain_comparison_gives(string table, string map)
    {
        Import(table, map);

        Assert.That(Counts(), Is.EqualTo(Expected(table)));
    }

    [TestCaseSource(nameof(OfTime))]
    public void As_quantities_that_have_a_time_fewer_cannot_stand_together(string table, string map)
    {
        Import(table, map);

        Assert.That(
            Number("SELECT count(*) AS n FROM conflict WHERE severity <> 'note'"),
            Is.GreaterThan(0).And.LessThan(Expected(table)[3]));
    }

    [Test]
    public void Figures_that_derive_from_others_are_there_and_raise_nothing()
    {
        Import("gaza_tfp", "gaza.quantities");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Number("SELECT count(*) AS n FROM claim"), Is.EqualTo(Expected("gaza_tfp")[0]));
            Assert.That(
                Number("SELECT count(*) AS n FROM position_claim WHERE claim IN (SELECT claim FROM claim_aside)"), Is.Zero);
        }
    }

    private void Import(string table, string map) =>
        InProcess.Run(
            _folder.Path,
            "import",
            Path.Combine(_tables, table, "claims.csv"),
            "--map",
            RepositoryRoot.Combine($"tests/data/real-tables/{map}.yaml"),
            "-o",
            "table.db").Done();

    /// <summary>Claims, questions, questions of several sources, and such of which two sources or answers cannot stand together.</summary>
    private int[] Counts() =>
    [
        Number("SELECT count(*) AS n FROM claim"),
        Number("SELECT count(*) AS n FROM question"),
        Number("SELECT count(*) AS n FROM (SELECT question FROM claim GROUP BY question HAVING count(DISTINCT source) > 1)"),
        Number("SELECT count(DISTINCT question) AS n FROM conflict WHERE question IN "
            + "(SELECT question FROM claim GROUP BY question HAVING count(DISTINCT source) > 1)"),
    ];

    private int Number(string sql) => int.Parse(
        InProcess.Run(_folder.Path, "query", sql, "table.db", "--format", "csv").Done().Lines[1], CultureInfo.InvariantCulture);

    private int[] Expected(string table) =>
        File.ReadLines(Path.Combine(_tables, "EXPECTED.tsv"))
            .Select(line => line.Split('\t'))
            .Single(cells => cells[0] == table)[1..]
            .Select(cell => int.Parse(cell, CultureInfo.InvariantCulture))
            .ToArray();
}
