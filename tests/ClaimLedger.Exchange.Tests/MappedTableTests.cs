using System.Text;
using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Exchange.Tests;

/// <summary>Foreign tables, through a map.</summary>
internal sealed class MappedTableTests
{
    /// <summary>A long table: a row an answer, the question in a column.</summary>
    private const string Long = """
        question;value;source;date
        Storm|killed;11;Bay Post;4 June 2031
        Storm|killed;more than 12;Évening Echo;5 June 2031
        Storm|hurt;about 40;Bay Post;4 June 2031
        Storm|hurt;n/a;Évening Echo;5 June 2031
        """;

    private const string LongMap = """
        separator: ";"
        skip:
          - {column: value, is: [n/a, "-"]}
        ledger: {title: Storm counts}
        questions:
          - id: "{question}"
            subject: Storm
            asks: {from: "{question}", values: {"Storm|killed": How many were killed?, "Storm|hurt": How many were hurt?}}
            answer: quantity
            over-time: cumulative
        source:
          id: "{date} {source}"
          title: Count by {source}
          publisher: "{source}"
          published: {from: "{date}", format: d MMMM yyyy}
          language: en
        claims:
          - id: "{question}"
            question: "{question}"
            says: "{value}"
        """;

    /// <summary>A wide table: a row a report, a column a question.</summary>
    private const string Wide = """
        paper,day,killed,hurt,who
        Bay Post,2031-06-04,11,about 40,Dana Mor; the guard
        Evening Echo,2031-06-05,more than 12,,
        """;

    private const string WideMap = """
        ledger: {title: Storm counts, language: en}
        speakers: {kind: office}
        questions:
          - {id: killed, subject: Storm, asks: How many were killed?, answer: quantity}
          - {id: hurt, subject: Storm, asks: How many were hurt?, answer: quantity}
        source: {id: "{day}-{paper}", title: "{paper}, {day}", publisher: "{paper}", published: "{day}"}
        claims:
          - {id: killed, question: killed, says: "{killed}", speaker: {from: "{who}", separator: ";"}}
          - {id: hurt, question: hurt, says: "{hurt}", note: "row {#} of the desk's table"}
        """;

    [Test]
    public void A_long_table_becomes_a_data_set()
    {
        var dataSet = Made(Long, LongMap);

        Assert.That(
            dataSet.Questions.Select(question => (question.Id.Text, question.Asks)),
            Is.EqualTo(new[] { ("Storm-killed", "How many were killed?"), ("Storm-hurt", "How many were hurt?") }));
        Assert.That(
            dataSet.Sources.Select(source => (source.Id.Text, source.Publisher, source.Published.ToString())),
            Is.EqualTo(
                new[] { ("4-June-2031-Bay-Post", "Bay Post", "2031-06-04"), ("5-June-2031-Evening-Echo", "Évening Echo", "2031-06-05") }));
        Assert.That(dataSet.Sources.SelectMany(source => source.Claims).Select(claim => (claim.Id.Text, claim.Value.Text)), Is.EqualTo(new[]
        {
            ("4-June-2031-Bay-Post/Storm-killed", "11"),
            ("4-June-2031-Bay-Post/Storm-hurt", "about 40"),
            ("5-June-2031-Evening-Echo/Storm-killed", "more than 12"),
        }));
    }

    [Test]
    public void A_wide_table_becomes_a_data_set()
    {
        var dataSet = Made(Wide, WideMap);

        Assert.That(
            dataSet.Speakers.Select(speaker => (speaker.Name.Text, speaker.Kind)),
            Is.EqualTo(new[] { ("Dana Mor", SpeakerKind.Office), ("the guard", SpeakerKind.Office) }));
        Assert.That(
            dataSet.Sources
                .SelectMany(source => source.Claims)
                .Select(claim => (claim.Id.Text, claim.Value.Text, string.Join(" > ", claim.Speakers), claim.Note)),
            Is.EqualTo(new[]
            {
                ("2031-06-04-Bay-Post/killed", "11", "Dana Mor > the guard", (string?)null),
                ("2031-06-04-Bay-Post/hurt", "about 40", "", "row 1 of the desk's table"),
                ("2031-06-05-Evening-Echo/killed", "more than 12", "", null),
            }));
    }

    [Test]
    public void Json_lines_are_read_by_the_same_map()
    {
        var lines = """
            {"paper": "Bay Post", "day": "2031-06-04", "killed": 11, "hurt": "about 40", "who": ["Dana Mor", "the guard"]}
            {"paper": "Evening Echo", "day": "2031-06-05", "killed": "more than 12"}
            """;

        Assert.That(Dump.WithoutPlaces(Made(lines, WideMap, isJsonLines: true)), Is.EqualTo(Dump.WithoutPlaces(Made(Wide, WideMap))));
    }

    [TestCase("killed;twelvish;Bay Post;4 June 2031", "t.csv:2:8: error: ")]
    [TestCase("killed;12;Bay Post;04.06.2031", "t.csv:2:20: error: \"04.06.2031\" is not a date as d MMMM yyyy has it")]
    [TestCase("lost;12;Bay Post;4 June 2031", "t.csv:2:1: error: the map has no value for \"lost\"")]
    [TestCase("killed;12;;", "t.csv:2:1: error: the row names no source")]
    [TestCase("killed;12;???;4 June 2031", "t.csv:2:11: error: \"???\" has no letter or digit")]
    [TestCase(
        "killed;12;Bay Post;4 June 2031\nkilled;12;Bay/Post;4 June 2031",
        "t.csv:3:11: error: \"Bay/Post\" and \"Bay Post\" would have one id, \"Bay-Post\"")]
    [TestCase(
        "killed;12;Bay Post;4 June 2031\nhurt;12;Bay Post;5 June 2031",
        "t.csv:3:18: error: published of source \"Bay-Post\" is not what it is on line 2")]
    [TestCase(
        "killed;12;Bay Post;4 June 2031\nkilled;13;Bay Post;4 June 2031",
        "t.csv:3:1: error: the row makes the claim \"killed\" of the source \"Bay-Post\" again")]
    [TestCase("killed;12;Bay Post", "t.csv:2:1: error: the row has 3 cells, the heading 4")]
    public void A_mistake_in_the_table_is_told_by_its_cell(string rows, string expected)
    {
        var map = """
            source: {id: "{source}", title: "{source}", published: {from: "{date}", format: d MMMM yyyy}}
            claims:
              - {id: "{question}", question: {from: "{question}", values: {killed: fire.killed, hurt: fire.injured}}, says: "{value}"}
            """;

        Assert.That(Mistakes("question;value;source;date\n" + rows, map, isNew: false), Has.Some.StartWith(expected));
    }

    [TestCase(
        "source: {id: \"{paper}\", title: t, published: \"{day}\"}\nclaims: [{question: q, says: \"{killed}\"}]",
        "map.yaml:1:14: error: the table has no column \"paper\"; its columns are \"date\", \"question\", \"source\", \"value\"")]
    [TestCase(
        "source: {id: \"{source\", title: t, published: x}\nclaims: [{question: q, says: \"1\"}]",
        "map.yaml:1:14: error: a brace has no partner")]
    [TestCase(
        "source: {id: x, title: t, published: x, colour: red}\nclaims: [{question: q, says: \"1\"}]",
        "map.yaml:1:41: error: unknown key \"colour\" in the source of a map")]
    [TestCase("source: {id: x, title: t}\nclaims: [{question: q, says: \"1\"}]", "map.yaml:1:9: error: ")]
    [TestCase(
        "source: {id: x, title: t, published: {from: x, format: qq}}\nclaims: [{question: q, says: \"1\"}]",
        "map.yaml:1:56: error: \"qq\" is no form of a date")]
    [TestCase("source: {id: x, title: t, published: x}\nclaims: []", "map.yaml:2:1: error: the map makes no claims")]
    [TestCase(
        "separator: comma\nsource: {id: x, title: t, published: x}\nclaims: [{question: q, says: \"1\"}]",
        "map.yaml:1:12: error: \"comma\" cannot part cells")]
    [TestCase(
        "source: {id: x, title: t, published: 2031-06-04}\nclaims: [{question: fire.killed, says: \"1\", modality: stted}]",
        "map.yaml:2:55: error: modality cannot be \"stted\"; did you mean \"stated\"?")]
    [TestCase("", "map.yaml:1:1: error: the file is empty")]
    public void A_mistake_in_the_map_is_told_by_its_place(string map, string expected) =>
        Assert.That(
            Mistakes("question;value;source;date\nkilled;12;Bay Post;2031-06-04\n", map, isNew: false), Has.Some.StartWith(expected));

    [Test]
    public void A_new_data_set_wants_to_know_more() => Assert.That(
        Mistakes(
            Wide,
            "source: {id: \"{day}\", title: t, published: \"{day}\"}\nclaims: [{question: q, says: \"{killed}\", speaker: \"{who}\"}]",
            isNew: true),
        Has.Some
            .Contains("the map has no ledger").And.Some
            .Contains("the map has no questions").And.Some
            .Contains("what sort of speakers"));

    private static DataSet Made(string table, string map, bool isJsonLines = false)
    {
        var mistakes = new List<Mistake>();
        var draft = MappedTable.Read(
            new InputFile("t.csv", Encoding.UTF8.GetBytes(table)), isJsonLines, Map(map).Map!, isNew: true, mistakes);
        Assert.That(mistakes.Select(mistake => mistake.ToString()), Is.Empty);
        return DataSets.Loaded(DataSetLoader.Load(draft));
    }

    private static IEnumerable<string> Mistakes(string table, string map, bool isNew)
    {
        var (read, mistakes) = Map(map);
        var all = mistakes.ToList();
        if (read is not null)
        {
            var draft = MappedTable.Read(new InputFile("t.csv", Encoding.UTF8.GetBytes(table)), isJsonLines: false, read, isNew, all);
            all.AddRange(
                isNew
                    ? DataSetLoader.Load(draft).Mistakes
                    : DataSetLoader.Load(RepositoryRoot.Combine("tests/data/harbour-fire"), draft.Sources).Mistakes);
        }
        return all.Select(mistake => mistake.ToString());
    }

    private static (ImportMap? Map, IEnumerable<Mistake> Mistakes) Map(string text)
    {
        using var folder = DataSetFolder.Empty().Write("map.yaml", text);
        var (map, mistakes) = ImportMapFile.Read(folder.FullName("map.yaml"), "map.yaml");
        return (map, mistakes);
    }
}
