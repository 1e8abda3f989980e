using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
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
    [TestCase("Standard", "48000", "48000")]
    [TestCase("mmmm", "48000", "2031-06")]
    [TestCase("yyyy", "48000", "2031")]
    [TestCase("yyyy-mm-dd", "1", "1900-01-01")]
    [TestCase("yyyy-mm-dd", "59", "1900-02-28")]
    [TestCase("yyyy-mm-dd", "61", "1900-03-01")]
    [TestCase("h:mm AM/PM", "0.5", "12:00")]
    [TestCase("h:mm", "0.85536", "20:31")]
    [TestCase("h:mm", "0.99999", "23:59")]
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
    [TestCase("[h]:mm", "1e9", "the cell holds 1000000000 as a day or a time, which is none")]
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
    [TestCase(27, "48003", "2031-06-04")]
    [TestCase(58, "48003", "2031-06-04")]
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
        // LibreOffice writes the word.
        foreach (var truth in (string[])["1", "true"])
        {
            Workbook(format, $"<c r=\"B2\" s=\"1\"><v>{stored}</v></c>", $"<workbookPr date1904=\"{truth}\"/>");
            Assert.That(Told(), Is.EqualTo(expected), truth);
        }
    }

    [TestCase("<c r=\"B2\" t=\"s\"><v>0</v></c>", "Port Ebb")]
    [TestCase("<c r=\"B2\" t=\"inlineStr\"><is><t>a_x000A_b</t></is></c>", "a\nb")]
    [TestCase("<c r=\"B2\" t=\"str\"><f>A1</f><v>made</v></c>", "made")]
    [TestCase("<c t=\"n\"><v>1</v></c><c><v>3</v></c>", "3")]
    [TestCase("<c r=\"B2\" t=\"b\"><v>1</v></c>", "true")]
    [TestCase("<c r=\"B2\" t=\"b\"><v>true</v></c>", "true")]
    [TestCase("<c r=\"B2\"><f>1+1</f><v>2</v></c>", "2")]
    [TestCase("<c r=\"B2\" t=\"e\"><v>#DIV/0!</v></c>", "#DIV/0!")]
    [TestCase("<c r=\"B2\" t=\"e\"><v>#SPILL!</v></c>", "#SPILL!")]
    [TestCase("<c r=\"B2\" t=\"d\"><v>2031-06-04T00:00:00</v></c>", "2031-06-04")]
    public void A_cell_holds_a_text_in_many_ways(string cell, string expected) => Assert.That(Told("General", cell), Is.EqualTo(expected));

    [TestCase("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>Echo</v></c></row>", TestName = "A_row_that_comes_twice_is_no_workbook")]
    [TestCase("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Echo</v></c></row>", TestName = "A_row_that_comes_too_late_is_no_workbook")]
    [TestCase("<row r=\"4\"><c r=\"B4\"><v>1</v></c><c r=\"A4\"><v>2</v></c></row>", TestName = "Cells_that_go_back_are_no_workbook")]
    [TestCase("<row r=\"40000000\"><c r=\"A40000000\"><v>2</v></c></row>", TestName = "A_row_beyond_the_last_is_no_workbook")]
    [TestCase("<row r=\"4\"><c r=\"FXSHRXW4\"><v>2</v></c></row>", TestName = "A_column_beyond_the_last_is_no_workbook")]
    [TestCase("<row r=\"4\"><c r=\"A4\" t=\"s\"><v>1</v></c></row>", TestName = "A_shared_text_that_there_is_not_is_no_workbook")]
    public void What_cannot_stand_where_it_says_is_no_workbook(string rest)
    {
        Workbook("General", "<c r=\"B2\"><v>1</v></c>", rest: rest);
        Assert.That(Read().Mistakes, Has.One.StartsWith("t.xlsx:1:1: error: this is no workbook that can be read"));
    }

    [Test]
    public void Cells_that_were_merged_are_the_first_of_them()
    {
        Workbook(
            "General", "<c r=\"B2\" t=\"str\"><v>both</v></c><c r=\"C2\"/>", after: "<mergeCells><mergeCell ref=\"B2:C2\"/></mergeCells>");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Told(), Is.EqualTo("both"));
            Assert.That(Read(Map.Replace("{told}", "{other}")).Says, Is.Empty);
        }
    }

    [Test]
    public void A_workbook_that_was_saved_as_strict_Open_XML_is_read()
    {
        const string strict = "http://purl.oclc.org/ooxml/";
        Workbook(
            "yyyy-mm-dd",
            "<c r=\"B2\" s=\"1\"><v>48003</v></c>",
            main: $"{strict}spreadsheetml/main",
            office: $"{strict}officeDocument/relationships");
        Assert.That(Told(), Is.EqualTo("2031-06-04"));
    }

    [Test]
    public void Rows_come_before_their_sheet_is_at_its_end()
    {
        Workbook("General", "<c r=\"B2\"><v>1</v></c>", rest: $"<row r=\"3\"/>{new string(' ', 1 << 20)}<row");
        using var file = File.OpenRead(_folder.FullName("t.xlsx"));
        using var workbook = ExcelWorkbook.Open(file);
        using var rows = workbook.Rows("Sheet1", "t.xlsx").GetEnumerator();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.MoveNext() && rows.MoveNext() && rows.MoveNext());
            Assert.That(() => rows.MoveNext(), Throws.InstanceOf<XmlException>());
        }
    }

    [Test]
    public void Texts_that_unpack_to_more_than_a_table_has_are_no_workbook()
    {
        Workbook("General", "<c r=\"B2\"><v>1</v></c>");
        using (var archive = ZipFile.Open(_folder.FullName("t.xlsx"), ZipArchiveMode.Update))
        {
            archive.GetEntry("xl/sharedStrings.xml")!.Delete();
            using var texts = archive.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open();
            texts.Write("<sst>"u8);
            var spaces = Enumerable.Repeat((byte)' ', 1 << 20).ToArray();
            for (var megabyte = 0; megabyte <= 128; megabyte++)
                texts.Write(spaces);
            texts.Write("</sst>"u8);
        }
        Assert.That(Read().Mistakes, Has.One.StartsWith("t.xlsx:1:1: error: this is no workbook that can be read"));
    }

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
    private void Workbook(
        string format,
        string cells,
        string properties = "",
        int formatId = 164,
        string rest = "",
        string after = "",
        string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
    {
        using var archive = new ZipArchive(File.Create(_folder.FullName("t.xlsx")), ZipArchiveMode.Create);
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
                + $"<row r=\"2\">{paper}</row>{rest}</sheetData>{after}</worksheet>");

        void Part(string name, string xml)
        {
            using var stream = archive.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(xml));
        }
    }
}
