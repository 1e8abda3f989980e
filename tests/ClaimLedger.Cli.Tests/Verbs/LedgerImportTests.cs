using System.Globalization;
using System.Text;
using ClaimLedger.Application.Importing;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>Tables straight into a ledger.</summary>
internal sealed class LedgerImportTests
{
    private const string Map = """
        ledger: {title: Counts, language: en}
        speakers: {kind: office}
        missing: ["-"]
        source:
          id: "{day}-{outlet}"
          title: "{outlet}, {day}"
          publisher: "{outlet}"
          published: "{day}"
        questions:
          - {id: "{event}.dead", subject: "{event}", asks: How many died?, answer: quantity, unit: people, over-time: cumulative}
          - {id: "{event}.cause", subject: "{event}", asks: What was it?, answer: choice, options: "{cause}", exclusive: all}
        claims:
          - {id: "{name}", question: "{event}.dead", says: "{dead}", speaker: {from: "{who}", separator: ";"}, corrects: "{corrects}"}
          - {question: "{event}.cause", says: "{cause}", as-of: "{day}"}
        """;

    private const string Heading = "name,day,outlet,event,dead,cause,who,corrects\n";

    private DataSetFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = DataSetFolder.Empty().Write("m.yaml", Map);

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void A_claim_that_was_withdrawn_since_wants_the_ledger_made_anew()
    {
        const string map = """
            ledger: {title: Crates, language: en}
            source: {id: "{outlet}", title: "{outlet}", publisher: "{outlet}", published: 2031-06-01}
            questions:
              - {id: crates, subject: Pier, asks: How many crates were there?, answer: quantity}
            claims:
              - {id: c1, question: crates, says: "{crates}", withdrawn: "{gone}"}
            """;
        _folder.Write("m.yaml", map)
            .Write("t.csv", "outlet,crates,gone\nEcho,11,\nPost,11,2031-06-02\n")
            .Write("u.csv", "outlet,crates,gone\nEcho,11,2031-06-03\nPost,11,2031-06-02\n");
        Run("import", "t.csv", "--map", "m.yaml", "-o", "l.db").Done();
        var run = Run("import", "u.csv", "--map", "m.yaml", "-o", "l.db", "--append");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(
                run.Error,
                Does.Contain(
                    "u.csv:2:1: error: the ledger has the claim \"Echo/c1\" already, and its withdrawal is not what it is there; make the "
                        + "ledger anew from the whole table, without --append"));
            Assert.That(run.Error, Does.Not.Contain("Post"));
            Assert.That(Run("import", "t.csv", "--map", "m.yaml", "-o", "l.db", "--append").Done().Error, Does.Contain("2 claims there"));
        }
    }

    [Test]
    public void What_is_wrong_with_the_map_is_told_before_what_is_wrong_with_the_rows()
    {
        _folder.Write(
            "m.yaml",
            """
            ledger: {title: Crates, language: en}
            source: {id: "{outlet}", title: "{outlet}", publisher: "{outlet}", published: 2031-06-01}
            questions:
              - {id: crates, subject: Pier, asks: How many crates were there?, answer: quantity, note: "{remrak}"}
            claims:
              - {question: crates, says: "{crates}"}
            """)
            .Write(
                "a.jsonl",
                string.Concat(
                    Enumerable.Range(0, 200).Select(row => $$"""{"outlet": "Echo {{row}}", "crates": "12,5", "remark": ""}""" + "\n")));
        var run = Run("import", "a.jsonl", "--map", "m.yaml", "-o", "l.db", "--max-errors", "2");
        Assert.That(
            run.Error,
            Does.Contain("m.yaml:4:92: error: the table has no column \"remrak\"; did you mean \"remark\"?")
                .And.Contain(
                    "a.jsonl:1:32: error: \",5\" is left over; where the table writes a comma for decimals, "
                        + "say `decimal: \",\"` in the map; "));
    }

    [Test]
    public void Notes_among_the_conflicts_are_counted()
    {
        _folder.Write(
            "m.yaml",
            """
            ledger: {title: Crates, language: en}
            source: {id: "{outlet}", title: "{outlet}", publisher: "{outlet}", published: 2031-06-01}
            questions:
              - {id: "{pier}", subject: Pier, asks: How many crates were there?, answer: quantity}
            claims:
              - {question: "{pier}", says: "{crates}"}
            """)
            .Write("t.csv", "outlet,pier,crates\nEcho,a,11\nPost,a,14\nEcho,b,\"1,800\"\nPost,b,\"1,790\"\n");
        Assert.That(
            Run("import", "t.csv", "--map", "m.yaml", "-o", "l.db").Done().Error,
            Does.Contain("2 sources with 4 claims on 2 questions written, 2 conflicts found (1 of them a note)"));
    }

    [Test]
    public void A_ledger_holds_what_a_data_set_of_the_same_table_would(
        [Range(1, 12)] int seed)
    {
        _folder.Write("t.csv", Table(new Random(seed), rows: 40 + (10 * seed)));
        var straight = Run("import", "t.csv", "--map", "m.yaml", "-o", "straight.db").Done();
        var round = Run("import", "t.csv", "--map", "m.yaml", "-o", "set").Done();
        Run("build", "set", "-o", "round.db").Done();

        using (Assert.EnterMultipleScope())
        {
            foreach (var listing in (string[])["claims", "conflicts", "questions", "sources"])
                Assert.That(List(listing, "straight.db"), Is.EqualTo(List(listing, "round.db")), listing);
            Assert.That(Passed(straight), Is.EqualTo(Passed(round)));
            Assert.That(Run("audit", "straight.db").ExitCode, Is.Zero);
        }

        static string Passed(Run run) =>
            run.Error.Split('\n').FirstOrDefault(line => line.Contains("passed over", StringComparison.Ordinal), "");
    }

    // Without the choice: what its options are is what the rows of one table answer.
    private static readonly string Appended = Map.Replace(
        "  - {id: \"{event}.cause\", subject: \"{event}\", asks: What was it?, answer: choice, options: \"{cause}\", exclusive: all}\n", "",
        StringComparison.Ordinal).Replace(
        "  - {question: \"{event}.cause\", says: \"{cause}\", as-of: \"{day}\"}", "", StringComparison.Ordinal);

    [Test]
    public void A_table_that_comes_in_pieces_makes_the_ledger_of_the_whole([Range(1, 6)] int seed)
    {
        var table = Table(new Random(seed), rows: 60);
        string[] rows = table[Heading.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _folder.Write("m.yaml", Appended).Write("t.csv", table);
        Run("import", "t.csv", "--map", "m.yaml", "-o", "whole.db").Done();
        for (var (piece, from) = (0, 0); from < rows.Length; piece++, from += 20)
        {
            // What came before comes once more, as in a table that grows.
            var upto = Math.Min(from + 20, rows.Length);
            _folder.Write("p.csv", Heading + string.Join('\n', rows[(piece % 2 == 0 ? from : 0)..upto]) + "\n");
            string[] append = piece == 0 ? [] : ["--append"];
            Run(["import", "p.csv", "--map", "m.yaml", "-o", "pieces.db", .. append]).Done();
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(List("conflicts", "pieces.db"), Is.EqualTo(List("conflicts", "whole.db")));
            Assert.That(Run("audit", "pieces.db").ExitCode, Is.Zero);
        }
    }

    [Test]
    public void What_is_appended_is_told_and_what_cannot_be_is_refused()
    {
        _folder.Write("m.yaml", Appended)
            .Write("t.csv", Heading + "c1,2031-06-01,Outlet 1,Fire,11,arson,,\n")
            .Write("u.csv", Heading + "c1,2031-06-01,Outlet 1,Fire,11,arson,,\nc2,2031-06-01,Outlet 2,Fire,14,arson,,\n")
            .Write("v.csv", Heading + "c1,2031-06-01,Outlet 1,Fire,12,arson,,\n");

        var missing = Run("import", "t.csv", "--map", "m.yaml", "-o", "l.db", "--append");
        Run("import", "t.csv", "--map", "m.yaml", "-o", "l.db").Done();
        var before = File.ReadAllBytes(_folder.FullName("l.db"));
        var twin = Run("import", "v.csv", "--map", "m.yaml", "-o", "l.db", "--append");
        var after = File.ReadAllBytes(_folder.FullName("l.db"));
        var added = Run("import", "u.csv", "--map", "m.yaml", "-o", "l.db", "--append").Done();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(missing.ExitCode, Is.EqualTo(2));
            Assert.That(missing.Error, Does.Contain("leave --append out"));
            Assert.That(twin.ExitCode, Is.EqualTo(2));
            Assert.That(after, Is.EqualTo(before));
            Assert.That(
                added.Error,
                Does.Contain("l.db: 1 claim, 1 source and 0 questions added; 1 claim there already; conflicts: 1 came, 0 went, 0 changed"));
            Assert.That(Run("import", "t.csv", "--map", "m.yaml", "-o", "set", "--append").ExitCode, Is.EqualTo(2));
        }
    }

    [Test]
    public void JSON_gives_the_ledger_that_CSV_gives()
    {
        const string rows = Heading + "a,2031-06-04,Echo,Fire,12,lightning,,\nb,2031-06-05,Post,Fire,9,arson,Guard,\n";
        _folder.Write("t.csv", rows);
        var objects = rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(row => Heading.Trim().Split(',').Zip(row.Split(','), (key, cell) => $"\"{key}\":\"{cell}\""))
            .Select(pairs => "{" + string.Join(',', pairs) + "}")
            .ToArray();
        _folder.Write("t.jsonl", string.Join('\n', objects));
        _folder.Write("t.json", $"[\n{string.Join(",\n", objects)}\n]\n");
        _folder.Write("t.tsv", rows.Replace(',', '\t'));

        var ledgers = ((string[])["t.csv", "t.jsonl", "t.json", "t.tsv"]).Select(table =>
        {
            Run("import", table, "--map", "m.yaml", "-o", table + ".db").Done();
            return List("claims", table + ".db") + List("conflicts", table + ".db");
        });

        Assert.That(ledgers.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_data_set_in_one_file_becomes_a_ledger_without_a_folder()
    {
        using var fire = DataSetFolder.HarbourFire();
        InProcess.Run(fire.Path, "export", "--format", "jsonl", "-o", _folder.FullName("all.jsonl")).Done();
        Run("import", "all.jsonl", "-o", "all.db").Done();
        InProcess.Run(fire.Path, "build", "-o", _folder.FullName("fire.db")).Done();

        Assert.That(List("conflicts", "all.db"), Is.EqualTo(List("conflicts", "fire.db")));
    }

    [Test]
    public void Every_bad_row_is_counted_and_the_first_are_shown()
    {
        var table = new StringBuilder(Heading);
        for (var row = 0; row < 250; row++)
            table.Append(CultureInfo.InvariantCulture, $"r{row},2031-06-04,Echo,Fire,{(row % 2 == 0 ? "12" : "a dozen goats")},,,\n");
        _folder.Write("t.csv", table.ToString());

        var run = Run("import", "t.csv", "--map", "m.yaml", "-o", "t.db");
        var few = Run("import", "t.csv", "--map", "m.yaml", "-o", "t.db", "--max-errors", "3");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.StartWith("t.csv:3:"));
            Assert.That(run.Error, Does.EndWith("\n125 mistakes, of which the first 100 are shown\n"));
            Assert.That(few.Error.Split('\n'), Has.Length.EqualTo(5));
            Assert.That(few.Error, Does.EndWith("\n125 mistakes, of which the first 3 are shown\n"));
            Assert.That(Left(), Is.EquivalentTo(new[] { "m.yaml", "t.csv" }));
        }
    }

    [TestCase("a,2031-06-04,Echo,Fire,12,,,\na,2031-06-04,Echo,Fire,13,,,\n", "t.csv:3:1: error: the row makes the claim \"a\" of the "
        + "source \"2031-06-04-Echo\" again, and says something else of it than line 2", TestName = "of one question")]
    [TestCase("a,2031-06-04,Echo,Fire,12,,,\na,2031-06-04,Echo,Flood,13,,,\n", "t.csv:3:1: error: the row makes the claim \"a\" of the "
        + "source \"2031-06-04-Echo\" again, and says something else of it than line 2", TestName = "of two questions")]
    [TestCase(
        "a,2031-06-04,Echo,Fire,12,,,\nb,2031-06-05,Post,Fire,13,,,2031-06-04-Echo/a\n", "t.csv:3:", TestName = "another's to correct")]
    [TestCase(
        "a,2031-06-04,Echo,Fire,12,,,\nb,2031-06-05,Echo,Fire,13,,,2031-06-04-Echo/x\n", "t.csv:3:", TestName = "corrects nothing")]
    public void Claims_that_cannot_stand_together_in_a_table_are_mistakes(string rows, string message)
    {
        _folder.Write("t.csv", Heading + rows);
        var run = Run("import", "t.csv", "--map", "m.yaml", "-o", "t.db");
        var set = Run("import", "t.csv", "--map", "m.yaml", "-o", "set");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Error, Does.StartWith(message));
            // Of all claims those that are near in name are not kept.
            Assert.That(Told(run), Is.EqualTo(Told(set)));
            Assert.That(Left(), Is.EquivalentTo(new[] { "m.yaml", "t.csv" }));
        }
    }

    private static string Told(Run run) => run.Error.Split("; did you mean")[0];

    [Test]
    public void A_ledger_that_is_there_stays_until_the_new_one_is_whole()
    {
        _folder.Write("t.csv", Heading + "a,2031-06-04,Echo,Fire,12,,,\n");
        Run("import", "t.csv", "--map", "m.yaml", "-o", "t.db").Done();
        var before = File.ReadAllBytes(_folder.FullName("t.db"));
        _folder.Write("t.csv", Heading + "a,2031-06-04,Echo,Fire,a dozen goats,,,\n");
        Run("import", "t.csv", "--map", "m.yaml", "-o", "t.db");
        var refused = File.ReadAllBytes(_folder.FullName("t.db"));
        _folder.Write("t.csv", Heading + "a,2031-06-04,Echo,Fire,13,,,\n");
        Run("import", "t.csv", "--map", "m.yaml", "-o", "t.db").Done();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Is.EqualTo(before));
            Assert.That(List("claims", "t.db"), Does.Contain("\"13\""));
            Assert.That(Run("query", "SELECT count(*) AS n FROM history", "t.db", "--format", "csv").Done().Out, Is.EqualTo("n\n2\n"));
        }
    }

    [Test]
    public void A_map_without_a_ledger_makes_none_and_says_what_is_missing()
    {
        _folder.Write("m.yaml", Map[(Map.IndexOf('\n') + 1)..]).Write("t.csv", Heading + "a,2031-06-04,Echo,Fire,12,,,\n");
        var run = Run("import", "t.csv", "--map", "m.yaml", "-o", "t.db");

        Assert.That(run.Error, Does.Contain("error: the map has no ledger").And.EndWith("\n1 mistake\n"));
    }

    [Test]
    public void An_import_that_is_stopped_leaves_nothing()
    {
        _folder.Write("t.csv", Table(new Random(3), rows: 3000));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var run = InProcess.Run(
            (output, error) => new Host
            {
                Version = App.Version,
                Out = output,
                Error = error,
                CurrentDirectory = _folder.Path,
                Environment = _ => null,
                Cancellation = stop.Token,
            },
            "import", "t.csv", "--map", "m.yaml", "-o", "t.db");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Not.Zero);
            Assert.That(Left(), Is.EquivalentTo(new[] { "m.yaml", "t.csv" }));
        }
    }

    [TestCase(41_000, 380, 1000, 2, "reading: 41,000 rows (38%), 20,500 rows a second, 4 s left")]
    [TestCase(1000, 1000, 1000, 2, "reading: 1,000 rows (100%), 500 rows a second")]
    [TestCase(1000, 0, 0, 0, "reading: 1,000 rows")]
    public void Progress_says_how_fast_and_how_long(long rows, long done, long total, int seconds, string words) =>
        Assert.That(ReadingProgress.Words(rows, done, total, TimeSpan.FromSeconds(seconds)), Is.EqualTo(words));

    private Run Run(params string[] arguments) => InProcess.Run(_folder.Path, arguments);

    private string List(string listing, string ledger) => Run(listing, ledger, "--format", "json").Done().Out;

    private IEnumerable<string> Left() => Directory.EnumerateFileSystemEntries(_folder.Path).Select(entry => Path.GetFileName(entry));

    /// <summary>Rows of few events and outlets, some there twice, some correcting what their outlet said before.</summary>
    private static string Table(Random random, int rows)
    {
        var table = new StringBuilder(Heading);
        var said = new List<(string Id, int Day, string Outlet, string Event)>();
        var earlier = new List<string>();
        for (var row = 0; row < rows; row++)
        {
            if (earlier.Count > 0 && random.Next(8) == 0)
            {
                table.Append(earlier[random.Next(earlier.Count)]);
                continue;
            }
            var (day, outlet) = (1 + random.Next(9), $"Outlet {random.Next(5)}");
            var what = ((string[])["Fire", "Flood", "Sturm, groß"])[random.Next(3)];
            var name = $"c{row}";
            var before = said.Find(each => each.Outlet == outlet && each.Event == what && each.Day < day);
            var corrects = before.Id is not null && random.Next(4) == 0 ? before.Id : "";
            var dead = ((string[])["-", "", "about 12", $"{10 + random.Next(4)}", "more than 11", "1,200"])[random.Next(6)];
            var cause = ((string[])["arson", "lightning", "Arson", "a fault"])[random.Next(4)];
            var who = ((string[])["", "Guard", "Guard; Coast Wire", "Mayor"])[random.Next(4)];
            if (dead is "-" or "")
                corrects = "";
            else
                said.Add(($"2031-06-0{day}-{outlet.Replace(' ', '-')}/{name}", day, outlet, what));
            var line = $"{name},2031-06-0{day},{outlet},\"{what}\",\"{dead}\",{cause},{who},{corrects}\n";
            earlier.Add(line);
            table.Append(line);
        }
        return table.ToString();
    }
}
