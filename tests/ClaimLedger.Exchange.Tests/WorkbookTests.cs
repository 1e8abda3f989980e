using System.Globalization;
using System.IO.Compression;
using System.Text;
using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Foreign;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Exchange.Tests;

/// <summary>What a number of a workbook is, by its format: a percentage, a day, a time of day or just that.</summary>
internal sealed class WorkbookTests
{
    private const string Map = """
        ledger: {title: Counts, language: en}
        source: {id: "{paper}", title: "{paper}", publisher: "{paper}", published: "2031-06-04"}
        questions:
          - {id: q, subject: Fire, asks: What was told?, answer: choice, options: "{told}", exclusive: all}
        claims:
          - {question: q, says: "{told}"}
        """;

    private DataSetFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = DataSetFolder.Empty();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("General", "0.12", "0.12")]
    [TestCase("General", "7.0000000000000007E-2", "0.07")]
    [TestCase("#,##0.00 \"days\"", "12.5", "12.5")]
    [TestCase("0.00E+00", "1200", "1200")]
    [TestCase("[Red]#,##0 \\d", "5", "5")]
    [TestCase("0%", "0.12", "12%")]
    [TestCase("0.0%;[Red]-0.0%", "0.070000000000000007", "7%")]
    [TestCase("[>1]0.0 %;0%", "1.255", "125.5%")]
    [TestCase("\"%\" 0", "0.5", "0.5")]
    [TestCase("yyyy-mm-dd", "48003", "2031-06-04")]
    [TestCase("[$-409]d. mmmm yyyy;@", "48003", "2031-06-04")]
    [TestCase("d/m/yyyy h:mm", "48003.5", "2031-06-04T12:00")]
    [TestCase("mmm-yy", "48000", "2031-06")]
    [TestCase("mmmm", "48000", "2031-06")]
    [TestCase("yyyy", "48000", "2031")]
    [TestCase("yyyy-mm-dd", "1", "1900-01-01")]
    [TestCase("yyyy-mm-dd", "59", "1900-02-28")]
    [TestCase("yyyy-mm-dd", "61", "1900-03-01")]
    [TestCase("h:mm AM/PM", "0.5", "12:00")]
    [TestCase("h:mm:ss", "0.50001157407407404", "12:00:01")]
    [TestCase("[h]:mm", "0.26041666666666669", "06:15")]
    [TestCase("h:mm", "48003.75", "2031-06-04T18:00")]
    public void A_number_is_what_its_format_makes_of_it(string format, string number, string expected) =>
        Assert.That(Told(format, $"<c r=\"B2\" s=\"1\"><v>{number}</v></c>"), Is.EqualTo(expected));

    [TestCase("[h]:mm", "1.2604166666666667", "the cell holds a span of 30:15 hours, no time of day")]
    [TestCase("h:mm", "1.2604166666666667", "the cell holds a span of 30:15 hours, no time of day")]
    [TestCase("yyyy-mm-dd", "60", "the cell holds 29 February 1900, which was no day")]
    [TestCase("yyyy-mm-dd", "0", "the cell holds 0 as a day, which is none")]
    [TestCase("yyyy-mm-dd", "-4", "the cell holds -4 as a day or a time, which is none")]
    [TestCase("yyyy-mm-dd", "1e9", "the cell holds 1000000000 as a day or a time, which is none")]
    public void What_is_no_day_and_no_time_of_day_is_a_mistake_where_it_is_asked_for(string format, string number, string wrong)
    {
        Workbook(format, $"<c r=\"B2\" s=\"1\"><v>{number}</v></c><c r=\"C2\"><v>12</v></c>");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read().Mistakes, Has.One.StartsWith($"t.xlsx:2:2: error: {wrong}"));
            Assert.That(Read(Map.Replace("{told}", "{other}")).Mistakes, Is.Empty);
        }
    }

    [Test]
    public void Every_minute_of_a_day_comes_in_as_it_is([Values("h:mm", "[h]:mm")] string format)
    {
        var read = ExcelFormat.Of(format);
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            var stored = double.Parse((minute / 1440.0).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            Assert.That(
                read.Cell(stored, is1904: false, default).Text,
                Is.EqualTo($"{minute / 60:00}:{minute % 60:00}"));
            Assert.That(
                ExcelFormat.Of("m/d/yy h:mm").Cell(48003 + stored, is1904: false, default).Text,
                Is.EqualTo(minute == 0 ? "2031-06-04" : $"2031-06-04T{minute / 60:00}:{minute % 60:00}"));
        }
    }

    [TestCase(9, "0.12", "12%")]
    [TestCase(10, "0.1234", "12.34%")]
    [TestCase(14, "48003", "2031-06-04")]
    [TestCase(17, "48000", "2031-06")]
    [TestCase(20, "0.5", "12:00")]
    [TestCase(22, "48003.5", "2031-06-04T12:00")]
    [TestCase(37, "48003", "48003")]
    public void The_formats_of_the_standard_have_numbers_alone(int number, string stored, string expected)
    {
        Workbook("@", $"<c r=\"B2\" s=\"1\"><v>{stored}</v></c>", formatId: number);
        Assert.That(Told(), Is.EqualTo(expected));
    }

    [TestCase("yyyy-mm-dd", "46541", "2031-06-04")]
    [TestCase("mmm-yy", "46541", "2031-06")]
    [TestCase("yyyy-mm-dd", "0", "1904-01-01")]
    [TestCase("h:mm", "0.5", "12:00")]
    public void Days_are_counted_from_1904_where_the_workbook_says_so(string format, string stored, string expected)
    {
        Workbook(format, $"<c r=\"B2\" s=\"1\"><v>{stored}</v></c>", "<workbookPr date1904=\"1\"/>");
        Assert.That(Told(), Is.EqualTo(expected));
    }

    [TestCase("<c r=\"B2\" t=\"s\"><v>0</v></c>", "Port Ebb")]
    [TestCase("<c r=\"B2\" t=\"inlineStr\"><is><t>a_x000A_b</t></is></c>", "a\nb")]
    [TestCase("<c r=\"B2\" t=\"str\"><f>A1</f><v>made</v></c>", "made")]
    [TestCase("<c t=\"n\"><v>1</v></c><c><v>3</v></c>", "3")]
    [TestCase("<c r=\"B2\" t=\"b\"><v>1</v></c>", "true")]
    [TestCase("<c r=\"B2\" t=\"e\"><v>#DIV/0!</v></c>", "#DIV/0!")]
    [TestCase("<c r=\"B2\" t=\"d\"><v>2031-06-04T00:00:00</v></c>", "2031-06-04")]
    public void A_cell_holds_a_text_in_many_ways(string cell, string expected) => Assert.That(Told("General", cell), Is.EqualTo(expected));

    [Test]
    public void A_comma_for_decimals_is_of_texts_alone()
    {
        Workbook("0.000", "<c r=\"B2\" s=\"1\"><v>1.234</v></c>", rest: "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>Echo</t></is></c>"
            + "<c r=\"B4\" t=\"inlineStr\"><is><t>1.234</t></is></c></row>");
        Assert.That(
            Read($"decimal: \",\"\n{Map}").Says, Is.EqualTo(new[] { "Echo/row-3: 1234", "Post/row-1: 1.234" }));
    }

    private string Told(string format, string cell)
    {
        Workbook(format, cell);
        return Told();
    }

    private string Told()
    {
        var (says, mistakes) = Read();
        Assert.That(mistakes, Is.Empty);
        return says.Single()["Post/row-1: ".Length..];
    }

    private (IReadOnlyList<string> Says, IReadOnlyList<string> Mistakes) Read(string map = Map)
    {
        _folder.Write("map.yaml", map);
        var (read, _) = ImportMapFile.Read(_folder.FullName("map.yaml"), "map.yaml");
        var mistakes = new List<Mistake>();
        using var table = TableInput.Open(_folder.FullName("t.xlsx"), "t.xlsx", mistakes);
        var draft = MappedTable.Read(table!, TableFormat.Excel, read!, isNew: true, mistakes);
        return (
            mistakes.Count > 0 ? [] : [.. DataSets.Loaded(DataSetLoader.Load(draft)).Sources
                .SelectMany(source => source.Claims)
                .Select(claim => $"{claim.Id}: {claim.Value.Text}")],
            mistakes.ConvertAll(mistake => mistake.ToString()));
    }

    /// <summary>A workbook with the columns paper, told and other, and a row of the paper Post.</summary>
    private void Workbook(string format, string cells, string properties = "", int formatId = 164, string rest = "")
    {
        using var archive = new ZipArchive(File.Create(_folder.FullName("t.xlsx")), ZipArchiveMode.Create);
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        var paper = cells.StartsWith("<c t=\"n\"", StringComparison.Ordinal)
            ? cells.Replace("<c t=\"n\"><v>1</v></c>", "<c t=\"str\"><v>Post</v></c>")
            : $"<c r=\"A2\" t=\"inlineStr\"><is><r><t>Po</t></r><r><t>st</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></is></c>{cells}";
        Part(
            "_rels/.rels",
            $"{relations}<Relationship Id=\"a\" Type=\"{office}/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>");
        Part(
            "xl/workbook.xml",
            $"<workbook xmlns=\"{main}\" xmlns:r=\"{office}\">{properties}<sheets><sheet name=\"Chart\" sheetId=\"2\" r:id=\"d\"/>"
                + "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
        Part(
            "xl/_rels/workbook.xml.rels",
            $"{relations}<Relationship Id=\"a\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + $"<Relationship Id=\"b\" Type=\"{office}/styles\" Target=\"styles.xml\"/>"
                + $"<Relationship Id=\"c\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                + $"<Relationship Id=\"d\" Type=\"{office}/chartsheet\" Target=\"chartsheets/sheet1.xml\"/></Relationships>");
        Part(
            "xl/styles.xml",
            $"<styleSheet xmlns=\"{main}\"><numFmts>"
                + $"<numFmt numFmtId=\"164\" formatCode=\"{System.Security.SecurityElement.Escape(format)}\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
                + $"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"{formatId}\"/></cellXfs></styleSheet>");
        Part("xl/sharedStrings.xml", $"<sst xmlns=\"{main}\"><si><t>Port Ebb</t></si></sst>");
        Part(
            "xl/worksheets/sheet1.xml",
            $"<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>paper</v></c>"
                + $"<c r=\"B1\" t=\"str\"><v>told</v></c><c r=\"C1\" t=\"str\"><v>other</v></c></row>"
                + $"<row r=\"2\">{paper}</row>{rest}</sheetData></worksheet>");

        void Part(string name, string xml)
        {
            using var stream = archive.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(xml));
        }
    }
}
