using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.TestSupport;
using DuckDB.NET.Data;

namespace ClaimLedger.Exchange.Tests;

/// <summary>Parquet files as DuckDB writes them, in both versions of the format.</summary>
internal sealed class ParquetFileTests
{
    private const string Map = """
        decimal: ","
        ledger: {title: Counts, language: en}
        source: {id: "{paper}", title: "{paper}", publisher: "{paper}", published: 2031-06-09}
        questions:
          - {id: told, subject: Fire, asks: What was told?, answer: choice, options: "{told}", exclusive: all}
        claims:
          - {question: told, says: "{told}"}
        """;

    private DataSetFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = DataSetFolder.Empty();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("12", "12")]
    [TestCase("1.234::DOUBLE", "1.234")]
    [TestCase("1.234::FLOAT", "1.234")]
    [TestCase("1.234::DECIMAL(38, 3)", "1.234")]
    [TestCase("'1.234'", "1234")]
    [TestCase("5::HUGEINT", "5")]
    [TestCase("5::UBIGINT", "5")]
    [TestCase("true", "true")]
    [TestCase("TIME '20:31:00'", "20:31")]
    [TestCase("TIME '20:31:01'", "20:31:01")]
    [TestCase("'x'::ENUM('x', 'y')", "x")]
    public void A_value_comes_in_as_it_is(string value, string says)
    {
        foreach (var version in (string[])["V1", "V2"])
        {
            Write($"SELECT 'Post' AS paper, {value} AS told", version);
            var (told, mistakes) = Read(Map);
            Assert.That(mistakes, Is.Empty);
            Assert.That(told, Is.EqualTo(new[] { says }), version);
        }
    }

    [TestCase("DATE '2031-06-04'", "2031-06-04")]
    [TestCase("TIMESTAMP '2031-06-04 20:31:00'", "2031-06-04T20:31")]
    [TestCase("1.234::DECIMAL(9, 3)", "1.234")]
    [TestCase("5::UTINYINT", "5")]
    public void What_version_2_packs_as_nobody_reads_it_is_told_by_its_column(string value, string says)
    {
        var sql = $"SELECT 'Post' AS paper, {value} AS told, 1 AS other";
        Write(sql, "V1");
        Assert.That(Read(Map).Told, Is.EqualTo(new[] { says }));
        Write(sql, "V2");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Read(Map).Mistakes,
                Is.EqualTo(
                    new[]
                    {
                        "t.parquet:1:2: error: column \"told\" is packed in a way that the library we read Parquet with does not know; "
                            + "write the file as Parquet version 1, or as CSV, or the column as a text",
                    }));
            Assert.That(Read(Map.Replace("{told}", "{other}")).Told, Is.EqualTo(new[] { "1" }));
        }
    }

    [Test]
    public void Columns_of_other_sorts_stop_no_table_that_does_not_ask_for_them()
    {
        Write(
            "SELECT 'Post' AS paper, 1 AS told, [1, 2] AS l, {'a': 1} AS s, MAP {'a': 1} AS m, 'abc'::BLOB AS b, INTERVAL 3 DAY AS i",
            "V1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(Map).Told, Is.EqualTo(new[] { "1" }));
            foreach (var (column, at) in new[] { ("l", 3), ("s", 4), ("m", 5), ("b", 6), ("i", 7) })
            {
                Assert.That(
                    Read(Map.Replace("{told}", $"{{{column}}}")).Mistakes,
                    Is.EqualTo(
                        new[]
                        {
                            $"t.parquet:1:{at}: error: column \"{column}\" holds lists, maps, bytes or the like, and no values; "
                                + "write its parts into columns of their own, or leave it out of the map",
                        }));
            }
        }
    }

    [Test]
    public void Rows_that_differ_in_what_is_not_read_are_two()
    {
        Write("SELECT 'Post' AS paper, 1 AS told, [i] AS l FROM range(2) t(i)", "V1");
        Assert.That(Read(Map).Told, Has.Exactly(2).Items);
    }

    private void Write(string sql, string version)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"COPY ({sql}) TO '{_folder.FullName("t.parquet")}' (FORMAT parquet, PARQUET_VERSION {version})";
        command.ExecuteNonQuery();
    }

    private (IReadOnlyList<string> Told, IReadOnlyList<string> Mistakes) Read(string map)
    {
        _folder.Write("map.yaml", map);
        var (read, _) = ImportMapFile.Read(_folder.FullName("map.yaml"), "map.yaml");
        var mistakes = new List<Mistake>();
        using var table = TableInput.Open(_folder.FullName("t.parquet"), "t.parquet", mistakes);
        var draft = MappedTable.Read(table!, TableFormat.Parquet, read!, isNew: true, mistakes);
        return (
            mistakes.Count > 0 ? [] : [.. DataSets.Loaded(DataSetLoader.Load(draft)).Sources
                .SelectMany(source => source.Claims)
                .Select(claim => claim.Value.Text)],
            mistakes.ConvertAll(mistake => mistake.ToString()));
    }
}
