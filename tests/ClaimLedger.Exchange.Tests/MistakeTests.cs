using System.Text;
using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Exchange.Tests;

/// <summary>What is wrong with an import is said with its line and column, all in one run.</summary>
internal sealed class MistakeTests
{
    private const string Head = """
        {"type":"ledger","title":"T"}
        {"type":"question","id":"q","subject":"S","asks":"How many?","answer":"quantity"}
        {"type":"source","id":"s","title":"T","published":"2031-06-04"}

        """;

    [TestCase(
        "{\"type\":\"claim\",\"source\":\"s\",\"id\":\"c\",\"question\":\"q\",\"says\":\"eleventy\"}",
        "4:61: error: \"eleventy\" holds no number")]
    [TestCase(
        "{\"type\":\"claim\",\"source\":\"s\",\"id\":\"c\",\"question\":\"Q\",\"says\":\"11\"}", "4:50: error: there is no question \"Q\"")]
    [TestCase(
        "{\"type\":\"claim\",\"source\":\"t\",\"id\":\"c\",\"question\":\"q\",\"says\":\"11\"}", "4:26: error: there is no source \"t\"")]
    [TestCase("{\"type\":\"claim\",\"id\":\"c\",\"question\":\"q\",\"says\":\"11\"}", "4:1: error: a claim has no \"source\"; add source")]
    [TestCase(
        "{\"type\":\"claim\",\"source\":\"s\",\"id\":\"../x\",\"question\":\"q\",\"says\":\"11\"}",
        "4:35: error: \"../x\" cannot be the id of a claim")]
    [TestCase("{\"type\":\"claims\"}", "4:9: error: there is no type \"claims\"; write one of ledger, speaker")]
    [TestCase("{}", "4:1: error: the record has no \"type\"")]
    [TestCase("[]", "4:1: error: the line is no object")]
    [TestCase("{\"type\":", "4:9: error: this is not JSON")]
    [TestCase("{\"type\":\"speaker\",\"name\":true,\"kind\":\"person\"}", "4:26: error: true and false mean nothing here")]
    [TestCase("{\"type\":\"speaker\",\"name\":\"A\",\"name\":\"B\",\"kind\":\"person\"}", "4:30: error: key \"name\" stands twice")]
    [TestCase("{\"type\":\"speaker\",\"name\":\"\\ud800\",\"kind\":\"person\"}", "4:26: error: the text holds half of a surrogate pair")]
    [TestCase("{\"type\":\"speaker\",\"name\":\"a\\u0007b\",\"kind\":\"person\"}", "4:26: error: control character U+0007")]
    [TestCase("{\"type\":\"speaker\",\"name\":\"🙂é\",\"kind\":\"persona\"}", "4:39: error: kind cannot be \"persona\"")]
    [TestCase("{\"type\":\"ledger\",\"title\":\"second\"}", "4:1: error: this is a second ledger record")]
    [TestCase(
        "{\"type\":\"source\",\"id\":\"u\",\"title\":\"T\",\"published\":\"2031-06-04\",\"url\":\"javascript:alert(1)\"}",
        "4:70: error: \"javascript:alert(1)\" is not a web address")]
    [TestCase("{\"type\":\"baseline\",\"conflict\":\"c-1\"}", "4:31: error: \"c-1\" is not the id of a conflict")]
    [TestCase("{\"type\":\"expectation\",\"subject\":\"agree\"}", "4:1: error: an expectation has no \"expected\"")]
    public void Json_lines(string line, string expected)
    {
        var mistakes = new List<Mistake>();
        var draft = JsonLines.Read(new InputFile("x.jsonl", Encoding.UTF8.GetBytes(Head + line + "\n")), mistakes);
        mistakes.AddRange(DataSetLoader.Load(draft).Mistakes);

        Assert.That(mistakes.Select(mistake => mistake.ToString()), Has.Some.StartWith("x.jsonl:" + expected));
    }

    [Test]
    public void Nesting_without_end_is_refused_in_json()
    {
        var mistakes = new List<Mistake>();
        JsonLines.Read(new InputFile("x.jsonl", Encoding.UTF8.GetBytes("{\"type\":" + new string('[', 100_000))), mistakes);

        Assert.That(mistakes[0].ToString(), Does.StartWith("x.jsonl:1:").And.Contain("nested more than 16 deep"));
    }

    [Test]
    public void A_line_without_end_is_refused()
    {
        var mistakes = new List<Mistake>();
        JsonLines.Read(new InputFile("x.jsonl", Encoding.UTF8.GetBytes("{\"type\":\"" + new string('x', 2 << 20) + "\"}")), mistakes);

        Assert.That(mistakes[0].ToString(), Does.StartWith("x.jsonl:1:1: error: the line has more than 1,048,576 bytes"));
    }

    private const string Heading = "source,id,question,says,source-title,source-published\n";

    [TestCase(Heading + "s,c,fire.killed,eleventy,T,2031-06-04\n", "2:17: ")]
    [TestCase(Heading + "s,\"c\nd\",fire.killed,11,T,2031-06-04\n", "2:3: error: \"c d\" cannot be the id of a claim")]
    [TestCase(Heading + "s,c,\"fire.\nkilled\",\"11\",T,2031-06-04\n", "2:5: error: there is no question \"fire. killed\"")]
    [TestCase(Heading + "\"s\",\"c\",\"fire.killed\",\"11\",\"T\nU\",04.06.2031\n", "3:4: error: \"04.06.2031\" is not an EDTF date")]
    [TestCase(Heading + "s,c,fire.killed\n", "2:1: error: the row has 3 cells, the heading 6")]
    [TestCase(Heading + ",c,fire.killed,11,T,2031-06-04\n", "2:1: error: the row names no source")]
    [TestCase(
        Heading + "s,c,fire.killed,11,T,2031-06-04\ns,d,fire.killed,12,U,2031-06-04\n",
        "3:20: error: source-title of source \"s\" is not what it is on line 2")]
    [TestCase(
        Heading + "s,c,fire.killed,11,T,2031-06-04\ns,c,fire.killed,12,T,2031-06-04\n",
        "3:3: error: claim \"c\" is declared twice, first at x.csv:2")]
    [TestCase(Heading + "s,c\"d,fire.killed,11,T,2031-06-04\n", "2:1: error: a quotation mark stands inside a cell")]
    [TestCase(Heading + "\"s,c,fire.killed,11,T,2031-06-04\n", "2:1: error: a quotation mark is never closed")]
    [TestCase("source,id,question,says,source-title,source-published,colour\n", "1:55: error: there is no column \"colour\"")]
    [TestCase("source,id,id,question,says,source-title,source-published\n", "1:11: error: column \"id\" stands twice")]
    [TestCase("source,id,question,source-title,source-published\n", "1:1: error: the column \"says\" is missing")]
    [TestCase("", "1:1: error: the file is empty")]
    [TestCase(
        "source,id,question,says,source-title,source-published,speaker\ns,c,fire.killed,11,T,2031-06-04,\"[\"\"Dana Mor\"\"\"\n",
        "2:33: error: this is not JSON")]
    [TestCase(
        "source,id,question,says,source-title,source-published,speaker\ns,c,fire.killed,11,T,2031-06-04,'=Nobody\n",
        "2:33: error: there is no speaker \"=Nobody\"")]
    public void Csv(string text, string expected)
    {
        var mistakes = new List<Mistake>();
        var sources = ClaimsCsv.Read(new InputFile("x.csv", Encoding.UTF8.GetBytes(text)), mistakes);
        mistakes.AddRange(DataSetLoader.Load(RepositoryRoot.Combine("tests/data/harbour-fire"), sources).Mistakes);

        Assert.That(mistakes.Select(mistake => mistake.ToString()), Has.Some.StartWith("x.csv:" + expected));
    }

    [TestCase("\"path\": \"../speakers.csv\"", "is no path inside the package")]
    [TestCase("\"path\": \"/etc/passwd\"", "is no path inside the package")]
    [TestCase("\"path\": \"https://example.org/x.csv\"", "is no path inside the package")]
    [TestCase("\"path\": \"a/../../x.csv\"", "is no path inside the package")]
    [TestCase("\"path\": \"c:x.csv\"", "is no path inside the package")]
    [TestCase("\"path\": \".hidden\"", "is no path inside the package")]
    [TestCase("\"path\": \"link.csv\"", "is a link")]
    [TestCase("\"path\": \"away/speakers.csv\"", "is a link")]
    [TestCase("\"path\": \"gone.csv\"", "there is no file \"gone.csv\"")]
    [TestCase("\"path\": [\"speakers.csv\"]", "a resource has no name or no path")]
    [TestCase("\"path\": \"speakers.csv\", \"hash\": \"sha256:00\"", "its hash is another")]
    public void A_data_package_reads_nothing_but_its_own_files(string path, string expected)
    {
        using var outside = DataSetFolder.Empty().Write("speakers.csv", "name,kind\nSecret,person\n");
        using var folder = DataSetFolder.Empty()
            .Write("speakers.csv", "name,kind\nA,person\n")
            .Write("datapackage.json", $"{{\"name\": \"x\", \"resources\": [{{\"name\": \"speakers\", {path}}}]}}");
        File.CreateSymbolicLink(folder.FullName("link.csv"), outside.FullName("speakers.csv"));
        Directory.CreateSymbolicLink(folder.FullName("away"), outside.Path);
        var mistakes = new List<Mistake>();

        var draft = DataPackage.Read(folder.Path, "package", mistakes);

        Assert.That(
            mistakes.Select(mistake => mistake.ToString()), Has.Some.StartWith("package/datapackage.json:1:").And.Some.Contain(expected));
        Assert.That(draft.Speakers.Length, Is.EqualTo(expected.Contains("hash", StringComparison.Ordinal) ? 1 : 0));
    }

    [TestCase("{\"resources\": [{\"name\": \"people\", \"path\": \"speakers.csv\"}]}", "a data set has no table \"people\"")]
    [TestCase("{\"resources\": 1}", "this is no data package")]
    [TestCase("[", "this is not JSON")]
    public void A_data_package_that_is_none_is_refused(string descriptor, string expected)
    {
        using var folder = DataSetFolder.Empty().Write("datapackage.json", descriptor);
        var mistakes = new List<Mistake>();
        DataPackage.Read(folder.Path, "", mistakes);

        Assert.That(mistakes.Select(mistake => mistake.ToString()), Has.Some.Contain(expected));
    }

    [Test]
    public void A_table_in_utf_16_is_read_where_a_mark_says_so()
    {
        using var folder = DataSetFolder.Empty().WriteBytes("x", [0xFF, 0xFE, 0x61, 0, 0xE9, 0]);
        var mistakes = new List<Mistake>();

        Assert.That(InputFile.Read(folder.FullName("x"), "x", mistakes), Is.Not.Null);
        Assert.That(mistakes, Is.Empty);
    }

    [TestCase(
        new byte[] { 0x61, 0x0A, 0xC3, 0xA9, 0xFF },
        "x:2:2: error: this is not UTF-8; save the file as UTF-8, "
            + "or name its encoding in the map: `encoding: windows-1252`")]
    public void A_file_that_is_no_text_is_refused(byte[] bytes, string expected)
    {
        using var folder = DataSetFolder.Empty().WriteBytes("x", bytes);
        var mistakes = new List<Mistake>();

        Assert.That(InputFile.Read(folder.FullName("x"), "x", mistakes), Is.Null);
        Assert.That(mistakes.Single().ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void A_device_is_not_read()
    {
        var mistakes = new List<Mistake>();

        Assert.That(InputFile.Read("/dev/zero", "/dev/zero", mistakes)?.Bytes ?? [], Is.Empty);
    }
}
