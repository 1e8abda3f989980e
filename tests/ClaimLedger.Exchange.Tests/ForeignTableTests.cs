using System.Text;
using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Exchange.Tests;

/// <summary>Tables as they come: what is wrong is told once and where it lies, and what nobody asks for stops none.</summary>
internal sealed class ForeignTableTests
{
    private const string Head = """
        ledger: {title: Counts, language: en}
        source: {id: "{paper}", title: "{paper}", publisher: "{paper}", published: 2031-06-09}

        """;

    private const string Map = Head + """
        questions:
          - {id: told, subject: Fire, asks: What was told?, answer: choice, options: "{told}", exclusive: all}
        claims:
          - {question: told, says: "{told}"}
        """;

    [TestCase("{\"paper\": \"Post\", \"told\": 1.234}", "1.234")]
    [TestCase("{\"paper\": \"Post\", \"told\": \"1.234\"}", "1234")]
    [TestCase("{\"paper\": \"Post\", \"told\": \"1.234,5\"}", "1234.5")]
    [TestCase("{\"paper\": \"Post\", \"told\": \"1\\u002e234\"}", "1234")]
    [TestCase("{\"paper\": \"Post\", \"told\": 1.5e3}", "1500")]
    [TestCase("{\"paper\": \"Post\", \"told\": true}", "true")]
    [TestCase("{\"paper\": \"Post\", \"told\": [1.234, 2]}", "1.234; 2")]
    public void A_comma_for_decimals_is_of_texts_alone(string line, string says) =>
        Assert.That(Says(line, "decimal: \",\"\n" + Map, isJsonLines: true), Is.EqualTo(new[] { $"Post/row-1: {says}" }));

    [Test]
    public void A_number_beside_a_text_keeps_its_point() =>
        Assert.That(
            Says(
                "{\"paper\": \"Post\", \"told\": 1.234, \"of\": \"5.678,5\"}",
                "decimal: \",\"\n" + Map.Replace("{told}", "{told} of {of}"),
                isJsonLines: true),
            Is.EqualTo(new[] { "Post/row-1: 1.234 of 5678.5" }));

    [TestCase("1 300", "1300")]
    [TestCase("1'600", "1600")]
    [TestCase("1\u2019600\u2019000.5", "1600000.5")]
    [TestCase("12\u00A0300 %", "12300%")]
    [TestCase("1 30", "1 30")]
    [TestCase("1300 300", "1300 300")]
    [TestCase("5'10", "5'10")]
    [TestCase("room 1 300", "room 1 300")]
    public void Groups_of_three_are_thousands(string cell, string says) =>
        Assert.That(Says($"paper,told\nPost,{cell}\n", Map), Is.EqualTo(new[] { $"Post/row-1: {says}" }));

    [Test]
    public void A_column_that_is_misspelt_is_told_by_itself([Values(true, false)] bool isNew)
    {
        var map = "skip: [{column: tolled, is: x}]\n" + Map.Replace("id: \"{paper}\"", "id: \"{papre}\"");
        Assert.That(
            Mistakes("paper,told\nPost,1\nEcho,2\n", map, isNew: isNew),
            Is.EquivalentTo(
                new[]
                {
                    "map.yaml:1:17: error: the table has no column \"tolled\"; did you mean \"told\"? its columns are \"paper\", \"told\"",
                    "map.yaml:3:14: error: the table has no column \"papre\"; did you mean \"paper\"? its columns are \"paper\", \"told\"",
                }));
    }

    [Test]
    public void Columns_that_are_rows_are_there() =>
        Assert.That(
            Mistakes("paper,1,2\nPost,1,3\n", "unpivot: {keep: [paper, town], name: day, value: told}\n" + Map),
            Is.EqualTo(new[] { "map.yaml:1:10: error: the table has no column \"town\"; its columns are \"1\", \"2\", \"paper\"" }));

    [Test]
    public void A_table_without_rows_is_told_where_nothing_else_is() =>
        Assert.That(Mistakes("paper,told\n", Map), Is.EqualTo(
            new[] { "t.csv:1:1: error: the table has no rows that count; name another file, or skip fewer rows in the map" }));

    [TestCase("{\"paper\": \"Post\", \"told\": 1, \"is\": true, \"deep\": [[{\"a\": [{}]}]]}")]
    [TestCase("{\"paper\": \"Post\", \"told\": 1, \"x\": 1, \"x\": 2}")]
    [TestCase("{\"paper\": \"Post\", \"told\": 1, \"deep\": [[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]}")]
    public void What_no_map_asks_for_stops_no_JSON(string line) =>
        Assert.That(Says(line, Map, isJsonLines: true), Is.EqualTo(new[] { "Post/row-1: 1" }));

    [TestCase("{\"paper\": \"Post\", \"told\": 1, \"told\": 2}", "t.csv:1:27: error: key \"told\" stands twice")]
    [TestCase("{\"paper\": \"Post\", \"told\": [{\"a\": 1}]}", "t.csv:1:27: error: the list holds lists or objects")]
    public void What_a_map_asks_for_has_to_be_a_value(string line, string wrong) =>
        Assert.That(Mistakes(line, Map, isJsonLines: true), Has.Some.StartsWith(wrong));

    [Test]
    public void Two_headings_are_one_name_only_where_the_map_asks_for_it()
    {
        const string table = "paper,told,x,x\nPost,1,2,3\nPost,1,2,4\n";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Says(table, Map), Has.Exactly(2).Items);
            Assert.That(
                Mistakes(table, Map.Replace("\"{told}\"}", "\"{told}\", note: \"{x}\"}")),
                Is.EqualTo(new[] { "t.csv:1:14: error: column \"x\" stands twice; give one of the two another name" }));
        }
    }

    [Test]
    public void Quotation_marks_are_plain_signs_where_the_map_says_so()
    {
        const string table = "paper\ttold\nThe \"Echo\" x\t\"one\n";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Says(table, "quotes: none\n" + Map), Is.EqualTo(new[] { "The-Echo-x/row-1: \"one" }));
            Assert.That(Mistakes(table, Map), Has.Some.EndsWith("; where such marks are plain signs, say `quotes: none` in the map"));
            Assert.That(Mistakes(table, "quotes: all\n" + Map), Has.Some.StartsWith("map.yaml:1:9: error: quotes are \"all\""));
        }
    }

    [TestCase("")]
    [TestCase("separator: \";\"\n")]
    public void A_line_for_Excel_is_no_heading(string separator) =>
        Assert.That(
            Mistakes("sep=;\r\npaper;told\r\nPost;1\r\n;2\r\n", separator + Map),
            Is.EqualTo(
                new[]
                {
                    "t.csv:4:1: error: the row names no source; fill the columns that the map makes the source's id from, or skip such "
                        + "rows in the map",
                }));

    [Test]
    public void Names_of_other_letters_are_told_by_their_digest_alone()
    {
        const string table = "paper,told\nПравда,1\n人民日报,2\n";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Says(table, Map.Replace("id: \"{paper}\"", "id: {from: \"{paper}\", digest: true}")),
                Has.Exactly(2).Matches("^[0-9a-f]{8}/row-[12]: [12]$"));
            Assert.That(Mistakes(table, Map), Has.Some.Contains("no letter or digit").And.Some.Contains("digest: true"));
        }
    }

    [TestCase("Post!", "from: \"{of}\"")]
    public void A_source_is_derived_from_another_by_the_digest_of_its_own_id(string name, string from)
    {
        var map = Map.Replace("id: \"{paper}\"", $"id: {{from: \"{{paper}}\", digest: true}}, derived-from: {{{from}}}");
        var (draft, mistakes) = Read($"paper,told,of\n{name},1,\nEcho,1,{name}\n", map);
        Assert.That(mistakes, Is.Empty);
        var sources = DataSets.Loaded(DataSetLoader.Load(draft!)).Sources;
        Assert.That(sources.Single(source => source.Title == "Echo").DerivedFrom.Select(id => id.Text), Is.EqualTo(
            new[] { sources.Single(source => source.Title == name).Id.Text }));
    }

    [Test]
    public void A_series_is_not_held_across_a_break_of_its_total()
    {
        const string table = """
            paper,day,what,n
            Post,2031-06-04,all,11
            Post,2031-06-05,all,14
            Post,2031-06-06,all,3
            Post,2031-06-07,all,5
            Post,2031-06-05,new,3
            Post,2031-06-06,new,3
            Post,2031-06-07,new,1

            """;
        const string map = Head + """
            questions:
              - id: "{what}"
                subject: Fire
                asks: "How many: {what}?"
                answer: quantity
                over-time: {from: "{what}", values: {new: instant}, else: cumulative}
                breaks: {from: "{what}", values: {all: "2031-06-06"}, else: ""}
            series:
              - {daily: new, total: all, day: "{day}"}
            claims:
              - {question: "{what}", says: "{n}", as-of: "{day}"}
            """;
        var (draft, mistakes) = Read(table, map);
        Assert.That(mistakes, Is.Empty);
        Assert.That(
            DataSets.Loaded(DataSetLoader.Load(draft!)).Constraints.Select(each => each.Holds),
            Is.EqualTo(
                new[]
                {
                    "new@2031-06-05 = all@2031-06-05 - all@2031-06-04", "new@2031-06-07 = all@2031-06-07 - all@2031-06-06",
                }));
    }

    private static IEnumerable<string> Says(string table, string map, bool isJsonLines = false)
    {
        var (draft, mistakes) = Read(table, map, isJsonLines);
        Assert.That(mistakes, Is.Empty);
        return [.. DataSets.Loaded(DataSetLoader.Load(draft!)).Sources
            .SelectMany(source => source.Claims)
            .Select(claim => $"{claim.Id}: {claim.Value.Text}")];
    }

    private static IEnumerable<string> Mistakes(string table, string map, bool isJsonLines = false, bool isNew = true) =>
        Read(table, map, isJsonLines, isNew).Mistakes;

    private static (DataSetDraft? Draft, IReadOnlyList<string> Mistakes) Read(
        string table, string map, bool isJsonLines = false, bool isNew = true)
    {
        using var folder = DataSetFolder.Empty().Write("map.yaml", map);
        var (read, found) = ImportMapFile.Read(folder.FullName("map.yaml"), "map.yaml");
        var mistakes = found.ToList();
        var draft = read is null ? null
            : MappedTable.Read(new InputFile("t.csv", Encoding.UTF8.GetBytes(table)), isJsonLines, read, isNew, mistakes);
        return (draft, mistakes.ConvertAll(mistake => mistake.ToString()));
    }
}
