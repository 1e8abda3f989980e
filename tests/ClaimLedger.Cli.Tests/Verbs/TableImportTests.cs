using System.Text.Json;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>Tables as people send them (<c>tests/data/tables</c>), through the one map that lies beside them.</summary>
internal sealed class TableImportTests
{
    private DataSetFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = DataSetFolder.CopyOf(RepositoryRoot.Combine("tests/data/tables"));

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("sci.csv", "", "100000")]
    [TestCase("sci2.csv", "", "3000")]
    [TestCase("spacehead.csv", "", "12")]
    [TestCase("emptyrow.csv", "", "12")]
    [TestCase("a.json", "", "12")]
    [TestCase("utf16.csv", "", "1200 1300")]
    [TestCase("na.csv", "missing: [NA, n/a]", "12")]
    [TestCase("decimalcomma.csv", "decimal: \",\"", "12.5")]
    [TestCase("latin1.csv", "encoding: latin1", "1200 1300")]
    [TestCase("latin1.csv", "encoding: windows-1252", "1200 1300")]
    [TestCase("l1.jsonl", "encoding: latin1", "12")]
    [TestCase("samerow.csv", "", "12")]
    public void A_table_is_read(string table, string key, string figures)
    {
        Map(key);
        Import(table).Done();

        Assert.That(Figures(), Is.EqualTo(figures.Split(' ').Select(decimal.Parse)));
    }

    [Test]
    public void The_names_of_another_encoding_are_read_with_it()
    {
        Map("encoding: latin1");
        Import("latin1.csv").Done();

        Assert.That(Publishers(), Is.EqualTo(new[] { "Écho", "Écho" }));
    }

    [TestCase("latin1.csv", "latin1.csv:2:12: error: this is not UTF-8; save the file as UTF-8, or name its encoding in the map")]
    [TestCase("l1.jsonl", "l1.jsonl:1:31: error: this is not UTF-8; save the file as UTF-8, or name its encoding in the map")]
    [TestCase("na.csv", "na.csv:2:17: error: \"NA\" stands where a value is missing; name it in the map: `missing: [\"NA\"]`")]
    [TestCase("decimalcomma.csv", "decimalcomma.csv:2:17: error: \",5\" is left over")]
    [TestCase("dup.csv", "dup.csv:26:1: error: the row makes the claim \"dead\" of the source \"2031-06-07-Echo\" again, and "
        + "says something else of it than line 8; make the claim's id from more columns in the map")]
    [TestCase("nextline.csv", "nextline.csv:3:1: error: the row makes the claim \"dead\" of the source \"2031-06-09-Echo\" again, and says "
        + "something else of it than line 2; make the claim's id from more columns in the map")]
    public void What_cannot_be_read_is_one_mistake_where_it_stands_in_the_table(string table, string message)
    {
        var run = Import(table);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.StartWith(message));
            Assert.That(run.Error, Does.EndWith("\n1 mistake\n"));
            Assert.That(Directory.Exists(_folder.FullName("out")), Is.False);
        }
    }

    [Test]
    public void A_row_that_stands_twice_is_counted() =>
        Assert.That(Import("samerow.csv").Done().Error, Does.StartWith("samerow.csv: 1 row passed over, the same as an earlier one\n"));

    [TestCase("decimal: x", "m.yaml:1:10: error: \"x\" is no decimal sign")]
    [TestCase("encoding: utf-99", "m.yaml:1:11: error: there is no encoding \"utf-99\"")]
    [TestCase("encoding: us-ascii", "latin1.csv:1:1: error: the file is not us-ascii, as the map says")]
    public void A_map_that_cannot_be_meant_is_told(string key, string message)
    {
        Map(key);
        Assert.That(Import("latin1.csv") is { ExitCode: 2 } run ? run.Error : "", Does.StartWith(message));
    }

    [TestCase("1.234,5", "1234.5")]
    [TestCase("1 234 567,25", "1234567.25")]
    [TestCase("about 1.234", "about 1234")]
    [TestCase("1,234", "1.234")]
    public void A_decimal_comma_becomes_a_point(string cell, string says)
    {
        Map("decimal: \",\"");
        _folder.Write("t.csv", $"day;outlet;dead\n2031-06-09;Echo;{cell}\n");
        var run = Import("t.csv");
        Assert.That(
            run.ExitCode == 0 ? Claims().Select(claim => claim.GetProperty("says").GetString()) : [run.Error],
            Has.One.Contains(says));
    }

    private void Map(string key) => _folder.Write("m.yaml", $"{key}\n{_folder.Read("m.yaml")}");

    private Run Import(string table) => InProcess.Run(_folder.Path, "import", table, "--map", "m.yaml", "-o", "out");

    private JsonElement.ArrayEnumerator Claims() =>
        InProcess.Run(_folder.Path, "claims", "out", "--format", "json").Done().Json.EnumerateArray();

    private IEnumerable<decimal> Figures() => Claims().Select(claim => claim.GetProperty("literal").GetProperty("low").GetDecimal());

    private IEnumerable<string?> Publishers() => Claims().Select(claim => claim.GetProperty("publisher").GetString());
}
