using System.Text.Json;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary><c>export</c> and <c>import</c>, as processes.</summary>
internal sealed class ExchangeTests : CliTests
{
    [TestCase("jsonl")]
    [TestCase("datapackage")]
    public void A_whole_data_set_goes_out_and_comes_back(string format)
    {
        Cli.Done("export", "--format", format, "-o", "first");
        Cli.Done("import", "first", "--format", format, "-o", "again");
        Cli.Done("export", "again", "--format", format, "-o", "second");

        Assert.That(Files("second"), Is.EqualTo(Files("first")));
        Assert.That(Cli.Done("conflicts", "again").Out, Is.EqualTo(Cli.Done("conflicts").Out));
    }

    [Test]
    public void Claims_go_out_as_csv_and_come_back_into_what_is_declared()
    {
        Cli.Done("export", "-o", "claims.csv");
        Cli.Done("export", "--format", "jsonl", "-o", "a.jsonl");
        Cli.Done("import", "a.jsonl", "-o", "again");
        Directory.Delete(Fire.FullName("again/sources"), recursive: true);

        var run = Cli.Done("import", "claims.csv", "--into", "again");

        Assert.That(run.Error, Does.Contain("again: 3 sources with 14 claims added"));
        Assert.That(Cli.Done("export", "again", "--format", "csv").Out, Is.EqualTo(Fire.Read("claims.csv")));
        Assert.That(Cli.Done("import", "claims.csv", "--into", "again").Error, Does.Contain("0 sources with 0 claims added"));
    }

    [Test]
    public void Stdout_and_a_file_are_the_same([Values("csv", "jsonl", "statements", "annotations", "claimreview")] string format)
    {
        Cli.Done("export", "--format", format, "-o", "file.out");

        Assert.That(Cli.Done("export", "--format", format).Out, Is.EqualTo(Fire.Read("file.out")));
    }

    [Test]
    public void A_ledger_exports_what_its_data_set_exports()
    {
        Cli.Done("build", "-o", "fire.db");

        Assert.That(Cli.Done("export", "fire.db", "--format", "jsonl").Out, Is.EqualTo(Cli.Done("export", "--format", "jsonl").Out));
    }

    [TestCase("--question", "fire.killed", 4)]
    [TestCase("--question", "fire", 14)]
    [TestCase("--source", "2031-06-05-evening-echo", 5)]
    [TestCase("--speaker", "firefighters", 1)]
    public void Claims_can_be_chosen(string option, string value, int claims) =>
        Assert.That(Cli.Done("export", "--format", "csv", option, value).Lines, Has.Length.EqualTo(claims + 1));

    [Test]
    public void A_choice_of_nothing_is_told_with_the_nearest() =>
        Assert.That(
            Cli.Run("export", "--format", "csv", "--question", "fire.kiled") is { ExitCode: 2, Out: "" } run ? run.Error : "",
            Does.Contain("no question is called 'fire.kiled'; the nearest are 'fire.killed', "));

    [Test]
    public void What_was_ruled_on_is_reviewed_in_words()
    {
        Fire.Write("rulings.yaml", $$"""
            rulings:
              - {conflict: {{ConflictOf("contradiction")}}, verdict: prefer, position: "11", reason: The list was read out., by: Ada Desk,
                  on: 2031-06-08}
            """);

        var run = Cli.Done("export", "--format", "claimreview", "--publisher", "Example Desk", "--url", "https://example.org/checks");

        Assert.That(run.Error, Does.Contain("2 reviews of claims in conflicts with a ruling"));
        Assert.That(
            JsonDocument.Parse(run.Out).RootElement
                .GetProperty("@graph")
                .EnumerateArray()
                .Select(review => review.GetProperty("reviewRating").GetProperty("alternateName").GetString()),
            Is.EqualTo(new[] { "Not preferred by the desk", "Preferred by the desk" }));
    }

    [Test]
    public void The_table_and_map_of_the_documentation_are_imported()
    {
        var (table, map) = ExchangeFiles.Shown();
        Fire.Write("counts.csv", table).Write("counts-map.yaml", map);

        Cli.Done("import", "counts.csv", "--map", "counts-map.yaml", "--into", ".");

        Assert.That(Fire.Read("sources/9-June-2031-Evening-Echo.yaml"), Is.EqualTo("""
            source:
              id: 9-June-2031-Evening-Echo
              title: Count by Evening Echo
              publisher: Evening Echo
              published: 2031-06-09
              language: en
            claims:
              - id: dead
                question: fire.killed
                says: '14'
                speaker: [Fire Service, Coast Wire]
              - id: hurt
                question: fire.injured
                says: about 45
                note: row 1 of the desk's table

            """));
        Assert.That(
            Cli.Done("claims", "--source", "9-June-2031-Morning-Post", "--format", "json").Each("says"),
            Is.EquivalentTo(new[] { "13", "unknown" }));
    }

    [Test]
    public void Every_mistake_is_told_and_nothing_is_written()
    {
        Fire.Write(
            "bad.csv",
            "source,id,question,says,source-title,source-published\ns,a,fire.killed,eleventy,T,2031-06-04\n"
                + "s,b,fire.kiled,11,T,2031-06-04\n");
        var before = Files(".");

        var run = Cli.Run("import", "bad.csv", "--into", ".");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(
            run.Error,
            Does.Contain("bad.csv:2:17: error: ").And
                .Contain("bad.csv:3:5: error: there is no question \"fire.kiled\"; did you mean \"fire.killed\"?").And
                .Contain("2 mistakes"));
        Assert.That(Files("."), Is.EqualTo(before));
    }

    [TestCase(
        "2031-06-04-morning-post,killed,fire.killed,12,Eleven dead in harbour fire,2031-06-04",
        "3:25: error: claim '2031-06-04-morning-post/killed' is in the data set, and is another there")]
    [TestCase(
        "2031-06-04-morning-post,more,fire.killed,12,Eleven dead in harbour fire,2031-06-04",
        "3:1: error: source '2031-06-04-morning-post' is in the data set, and has no claim 'more' there")]
    [TestCase(
        "2031-06-04-morning-post,killed,fire.killed,11,Another title,2031-06-04",
        "3:1: error: source '2031-06-04-morning-post' is in the data set, and says something else of itself there")]
    public void What_is_there_is_not_overwritten(string row, string expected)
    {
        Fire.Write("new.csv", $"source,id,question,says,source-title,source-published\nfresh,a,fire.killed,11,T,2031-06-04\n{row}\n");
        var before = Files(".");

        var run = Cli.Run("import", "new.csv", "--into", ".");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(expected[(expected.IndexOf("error", StringComparison.Ordinal))..]));
        Assert.That(Files("."), Is.EqualTo(before));
    }

    [Test]
    public void A_folder_that_is_not_empty_is_left_alone()
    {
        Cli.Done("export", "--format", "jsonl", "-o", "a.jsonl");
        Fire.Write("taken/file.txt", "mine");

        foreach (var run in (Run[])[
            Cli.Run("import", "a.jsonl", "-o", "taken"), Cli.Run("export", "--format", "datapackage", "-o", "taken"),
        ])
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("the folder taken is not empty, so nothing is written into it"));
        }
        Assert.That(
            Directory.EnumerateFileSystemEntries(Fire.FullName("taken")).Select(Path.GetFileName), Is.EqualTo(new[] { "file.txt" }));
    }

    [TestCase("name either a new data set with -o, or one to add to with --into", "import", "claims.csv")]
    [TestCase("add it to a data set with --into, or describe it with --map", "import", "claims.csv", "-o", "new")]
    [TestCase("jsonl holds a whole data set; make a new one with -o", "import", "a.jsonl", "--into", ".")]
    [TestCase("a data package needs no map", "import", ".", "--map", "m.yaml", "-o", "new")]
    [TestCase("the name a.xls does not tell the format; add --format csv, jsonl, parquet, xlsx or datapackage",
        "import", "a.xls", "-o", "new")]
    [TestCase("gone.jsonl does not exist", "import", "gone.jsonl", "-o", "new")]
    [TestCase("--map gone.yaml: there is no such file", "import", "claims.csv", "--map", "gone.yaml", "--into", ".")]
    [TestCase("a data package is a folder; name one with -o", "export", "--format", "datapackage")]
    [TestCase("jsonl holds the whole data set", "export", "--format", "jsonl", "--source", "x")]
    [TestCase("the name a.json does not tell the format; add --format", "export", "-o", "a.json")]
    [TestCase("belong to --format claimreview", "export", "--format", "csv", "--publisher", "x")]
    [TestCase("is not a web address", "export", "--format", "claimreview", "--url", "javascript:alert(1)")]
    [TestCase("there is no format 'cvs' here", "export", "--format", "cvs")]
    public void A_command_line_that_cannot_be_meant_is_refused_with_a_cure(string expected, params string[] arguments)
    {
        Fire.Write("claims.csv", "").Write("a.jsonl", "").Write("a.xls", "").Write("m.yaml", "");

        var run = Cli.Run(arguments);

        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Does.Contain(expected));
        Assert.That(run.Out, Is.Empty);
    }

    private (string Name, string Text)[] Files(string name)
    {
        var path = Fire.FullName(name);
        return File.Exists(path)
            ? [("", File.ReadAllText(path))]
            : [
                .. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(file => (Path.GetRelativePath(path, file), File.ReadAllText(file))),
            ];
    }
}
