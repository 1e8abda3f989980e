using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.TestSupport;
using MiniExcelLibs;
using Parquet;
using Parquet.Schema;

namespace ClaimLedger.Exchange.Tests;

/// <summary>Tables that are no text: workbooks and Parquet.</summary>
internal sealed class BinaryTableTests
{
    private const string Map = """
        ledger: {title: Counts, language: en}
        source: {id: "{paper}", title: "{paper}", publisher: "{paper}", published: "{day}"}
        questions:
          - {id: dead, subject: Fire, asks: How many died?, answer: quantity, unit: people}
        claims:
          - {question: dead, says: "{dead}"}
        """;

    private static readonly string[] Said = ["Echo 2031-06-05: 13.5", "Post 2031-06-04: 100000"];

    private DataSetFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = DataSetFolder.Empty().Write("map.yaml", Map);

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void A_workbook_is_read()
    {
        Workbook("t.xlsx");

        var (draft, mistakes, fingerprint) = Read("t.xlsx", TableFormat.Excel);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mistakes, Is.Empty);
            Assert.That(Says(draft), Is.EqualTo(Said));
            Assert.That(fingerprint, Has.Length.EqualTo(64));
        }
    }

    [Test]
    public void A_sheet_is_named_and_one_that_is_not_there_is_a_mistake()
    {
        Workbook("t.xlsx");
        _folder.Write("map.yaml", $"sheet: Sheet1\n{Map}");
        Assert.That(Read("t.xlsx", TableFormat.Excel).Mistakes, Is.Empty);
        _folder.Write("map.yaml", $"sheet: Deaths\n{Map}");
        Assert.That(
            Read("t.xlsx", TableFormat.Excel).Mistakes,
            Has.Some.EqualTo("t.xlsx:1:1: error: the workbook has no sheet \"Deaths\"; its sheets are \"Sheet1\""));
    }

    [Test]
    public void A_bad_cell_of_a_workbook_is_told_by_its_row_and_column()
    {
        MiniExcel.SaveAs(_folder.FullName("t.xlsx"), new[] { new { paper = "Post", day = "2031-06-04", dead = "goats" } });

        Assert.That(
            DataSetLoader.Load(Read("t.xlsx", TableFormat.Excel).Draft).Mistakes.Select(mistake => mistake.ToString()),
            Has.Some.StartsWith("t.xlsx:2:3: error:"));
    }

    [Test]
    public async Task A_Parquet_file_is_read()
    {
        await Parquet("t.parquet");

        var (draft, mistakes, fingerprint) = Read("t.parquet", TableFormat.Parquet);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mistakes, Is.Empty);
            Assert.That(Says(draft), Is.EqualTo(Said));
            Assert.That(fingerprint, Has.Length.EqualTo(64));
        }
    }

    [TestCase("t.xlsx", TableFormat.Excel, "this is no workbook that can be read")]
    [TestCase("t.parquet", TableFormat.Parquet, "this is no Parquet file that can be read")]
    public void What_is_no_such_file_is_a_mistake(string name, TableFormat format, string wrong)
    {
        _folder.Write(name, "paper,day,dead\nPost,2031-06-04,12\n");
        Assert.That(Read(name, format).Mistakes, Has.Some.StartsWith($"{name}:1:1: error: {wrong}"));
    }

    [TestCase(TableFormat.Excel)]
    [TestCase(TableFormat.Parquet)]
    public async Task A_file_that_was_cut_or_changed_anywhere_is_read_or_a_mistake(TableFormat format)
    {
        Workbook("whole");
        if (format == TableFormat.Parquet)
            await Parquet("whole");
        var whole = File.ReadAllBytes(_folder.FullName("whole"));
        var random = new Random(1);
        for (var trial = 0; trial < LongTests.Count(40, 2000); trial++)
        {
            var bytes = whole[..(trial % 2 == 0 ? random.Next(whole.Length) : whole.Length)];
            if (bytes.Length > 0)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            _folder.WriteBytes("t", bytes);
            Assert.That(() => Read("t", format), Throws.Nothing);
        }
    }

    private void Workbook(string name)
    {
        using var stream = File.Create(_folder.FullName(name));
        stream.SaveAs(
            new[]
            {
                new { paper = "Post", day = new DateTime(2031, 6, 4, 0, 0, 0, DateTimeKind.Unspecified), dead = 100_000.0 },
                new { paper = "Echo", day = new DateTime(2031, 6, 5, 0, 0, 0, DateTimeKind.Unspecified), dead = 13.5 },
            });
    }

    private async Task Parquet(string name)
    {
        var schema = new ParquetSchema(
            new DataField<string>("paper"), new DataField<DateTime>("day"), new DataField<double?>("dead"), new DataField<int>("row"));
        await using var stream = File.Create(_folder.FullName(name));
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        using var group = writer.CreateRowGroup();
        var fields = schema.DataFields;
        await group.WriteAsync(fields[0], ["Post", "Echo"]);
        await group.WriteAsync<DateTime>(
            fields[1],
            new[] { new DateTime(2031, 6, 4, 0, 0, 0, DateTimeKind.Utc), new DateTime(2031, 6, 5, 0, 0, 0, DateTimeKind.Utc) }.AsMemory());
        await group.WriteAsync<double>(fields[2], new double?[] { 100_000, 13.5 }.AsMemory());
        await group.WriteAsync<int>(fields[3], new[] { 1, 2 }.AsMemory());
    }

    private (DataSetDraft Draft, List<string> Mistakes, string Fingerprint) Read(string name, TableFormat format)
    {
        var (map, _) = ImportMapFile.Read(_folder.FullName("map.yaml"), "map.yaml");
        var mistakes = new List<Mistake>();
        using var table = TableInput.Open(_folder.FullName(name), name, mistakes);
        var draft = MappedTable.Read(table!, format, map!, isNew: true, mistakes);
        return (draft, mistakes.ConvertAll(mistake => mistake.ToString()), table!.Fingerprint());
    }

    private static IEnumerable<string> Says(DataSetDraft draft) =>
        DataSets.Loaded(DataSetLoader.Load(draft)).Sources.Select(
            source => $"{source.Id} {source.Published}: {source.Claims[0].Value.Text}");
}
