using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class ReportTests : CliTests
{
    [Test]
    public void The_report_goes_to_a_file_and_its_counts_to_stderr()
    {
        var run = Cli.Done("report", "-o", "report.html");
        Assert.That(run.Out, Is.Empty);
        Assert.That(run.Error, Does.Contain("report.html: ").And.Contain("conflicts ("));
        Assert.That(Fire.Read("report.html"), Does.Contain("Harbour fire").And.Contain("<html"));
    }

    [Test]
    public void Pages_that_read_a_portion_of_a_ledger_are_those_of_the_whole_in_memory(
        [Values("tests/data/harbour-fire", "tests/data/harbour-copies", "db/gaza-ceasefire")] string dataSet, [Values] bool isNarrowed)
    {
        Cli.Done("build", RepositoryRoot.Combine(dataSet), "-o", "pages.db");
        using var ledger = Ledger.Open(Fire.FullName("pages.db"));
        var conflicts = ledger.Conflicts(new ListFilter());
        var options = new ReportOptions
        {
            On = new DateOnly(2031, 6, 10),
            Shown = isNarrowed ? [.. conflicts.Select(row => row.Conflict.Id).Where((_, at) => at % 2 == 0)] : null,
        };

        var portions = Pages(open => DiscrepancyReport.WritePages(open, new LedgerReport(ledger, sort: null, title: null), options));

        Assert.That(portions, Is.EqualTo(Pages(open => DiscrepancyReport.WritePages(open, ledger.ReadDataSet(), conflicts, options))));
        Assert.That(portions, Contains.Key("index.html"));
    }

    private static SortedDictionary<string, string> Pages(Action<Func<string, TextWriter>> write)
    {
        var writers = new ConcurrentDictionary<string, StringWriter>(StringComparer.Ordinal);
        write(name => writers[name] = new StringWriter());
        return new(writers.ToDictionary(page => page.Key, page => page.Value.ToString()), StringComparer.Ordinal);
    }

    [TestCase]
    [TestCase("-o", "-")]
    public void Without_a_file_it_goes_to_stdout(params string[] options) =>
        Assert.That(Cli.Done(["report", .. options]).Out, Does.Contain("<html"));

    [Test]
    public void The_files_name_decides_the_format()
    {
        Cli.Done("report", "-o", "report.md");
        Assert.That(Fire.Read("report.md"), Does.Contain("# ").And.Not.Contain("<html"));
    }

    [Test]
    public void With_a_fixed_day_it_comes_out_the_same_every_time()
    {
        var first = Cli.Done("report", "--on", "2031-06-10").Out;
        var second = Cli.Done("report", "--on", "2031-06-10").Out;
        Assert.That(second, Is.EqualTo(first));
        Assert.That(Cli.Done("report", "--on", "2031-06-11").Out, Is.Not.EqualTo(first));
    }

    [Test]
    public void The_desk_can_say_where_corrections_go() =>
        Assert.That(
            Cli.Done("report", "--corrections", "Write to <corrections@example.org>.").Out,
            Does.Contain("Write to &lt;corrections@example.org&gt;."));

    [Test]
    [Platform("Linux")]
    public void A_file_that_cannot_be_written_is_named_with_what_to_do([Values("report", "build")] string verb)
    {
        var run = Cli.Run(verb, "-o", "/proc/1/report.db");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(
            run.Error,
            Does.Contain(
                "/proc/1/report.db cannot be written; check that you may write to its folder, or name a file elsewhere").And.Not.Contain(
                ".tmp"));
    }

    [Test]
    public void An_empty_file_name_is_refused([Values("report", "build")] string verb)
    {
        var run = Cli.Run(verb, "-o", "");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("-o names no file; write one, or leave -o out"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_device_is_written_to_and_not_replaced()
    {
        var run = Cli.AsProcess.Shell("claimledger report -o /dev/stdout --on 2031-06-10 | tail -c 8");
        Assert.That(run.Out.Trim(), Is.EqualTo("</html>"), run.ToString());
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_link_stays_one_and_what_it_points_to_is_written()
    {
        File.CreateSymbolicLink(Fire.FullName("latest.md"), Fire.FullName("real.md"));
        Cli.Done("report", "-o", "latest.md");
        Assert.That(new FileInfo(Fire.FullName("latest.md")).LinkTarget, Is.Not.Null);
        Assert.That(Fire.Read("real.md"), Does.Contain("# "));
    }

    [TestCase("--on", "tomorrow")]
    [TestCase("--template", "no-such-template")]
    [TestCase("-o", "nowhere/report.html")]
    [TestCase("--format", "pdf")]
    public void What_cannot_be_used_is_refused_and_writes_nothing(params string[] options)
    {
        Assert.That(Cli.Run(["report", .. options]).ExitCode, Is.EqualTo(2));
        Assert.That(Directory.EnumerateFiles(Fire.Path, "report*"), Is.Empty);
    }

    [TestCase("--kind", "framing")]
    [TestCase("--severity", "warning")]
    [TestCase("--scope", "within")]
    [TestCase("--question", "fire.killed")]
    [TestCase("--speaker", "Port Authority")]
    [TestCase("--limit", "1")]
    [TestCase("--since", "2031-06-08")]
    [TestCase("--search", "arson")]
    public void It_shows_what_conflicts_lists_under_the_same_filters(params string[] filter)
    {
        var listed = JsonNode.Parse(Cli.Done(["conflicts", "--format", "json", .. filter]).Out)!.AsArray();
        var all = JsonNode.Parse(Cli.Done("conflicts", "--format", "json").Out)!.AsArray();
        var report = Cli.Done(["report", .. filter]).Out;

        Assert.That(listed, Is.Not.Empty);
        Assert.That(report, Does.Contain($"Shown here: {listed.Count} of {all.Count} conflicts"));
        foreach (var conflict in all)
        {
            var id = conflict!["id"]!.GetValue<string>();
            var isListed = listed.Any(other => other!["id"]!.GetValue<string>() == id);
            Assert.That(report.Contains($"id=\"{id}\"", StringComparison.Ordinal), Is.EqualTo(isListed), id);
        }
    }

    [Test]
    public void Without_a_filter_it_is_whole_even_where_it_is_sorted() =>
        Assert.That(Cli.Done("report", "--sort", "id").Out, Does.Not.Contain("Shown here").And.Contain("id=\"agreements\""));

    [Test]
    public void One_id_is_a_page_and_a_card_and_its_beginning_will_do()
    {
        var id = JsonNode.Parse(Cli.Done("conflicts", "--format", "json", "--limit", "1").Out)![0]!["id"]!.GetValue<string>();
        Cli.Done("report", id[..8], "-o", "one.html");
        Cli.Done("report", id, "-o", "one.svg");

        Assert.That(Fire.Read("one.html"), Does.Contain($"<article class=\"conflict\" id=\"{id}\"").And.Contain("class=\"explanation\""));
        Assert.That(Fire.Read("one.svg"), Does.StartWith("<svg xmlns=").And.Contain(id));
    }

    [Test]
    public void The_foot_carries_the_ledger_s_fingerprint_its_history_the_tool_and_the_desk()
    {
        Cli.Done("build", "-o", "fire.db");
        var report = Cli.Done("report", "fire.db", "--desk", "Night desk").Out;
        var history = JsonNode.Parse(
            Cli.Done("query", "SELECT hash FROM v_history ORDER BY entry DESC LIMIT 1", "fire.db", "--format", "json").Out)!;

        Assert.That(
            report,
            Does.Contain("made by Night desk, with ClaimLedger ").And
                .Contain(history[0]!["hash"]!.GetValue<string>()).And
                .Match("Ledger <code>[0-9a-f]{64}</code>"));
    }

    [TestCase("no source is called", "--source", "2031-06-04-morning-pots")]
    [TestCase("no conflict is called", "c-nothing")]
    [TestCase("--format svg draws one conflict", "--format", "svg")]
    public void What_names_nothing_is_refused(string message, params string[] options)
    {
        var run = Cli.Run(["report", .. options]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public void A_template_of_ones_own_is_used()
    {
        Fire.Write("mine.sbn", "Just these words.\n");
        Assert.That(Cli.Done("report", "--template", "mine.sbn").Out.Trim(), Is.EqualTo("Just these words."));
    }

    [TestCase("pages/")]
    [TestCase("there")]
    public void A_folder_gets_an_index_and_pages_and_the_next_report_takes_their_place(string folder)
    {
        Directory.CreateDirectory(Fire.FullName("there"));
        Cli.Done("report", "-o", folder);
        var whole = Directory.GetFiles(Fire.FullName(folder)).Length;
        var run = Cli.Done("report", "--severity", "error", "-o", folder);

        Assert.That(run.Error, Does.Contain($"{folder}: "));
        Assert.That(File.Exists(Fire.FullName(Path.Combine(folder, "index.html"))), Is.True);
        Assert.That(Directory.GetFiles(Fire.FullName(folder)), Has.Length.LessThan(whole), "pages of the earlier report are gone");
        Assert.That(
            Directory.EnumerateFileSystemEntries(Fire.Path).Where(entry => entry.Contains(".tmp", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("notes.txt")]
    [TestCase("index.html")]
    public void A_folder_with_somebody_else_s_files_is_left_alone(string file)
    {
        Fire.Write($"site/{file}", "mine");
        var run = Cli.Run("report", "-o", "site");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("the folder site is not empty"));
        Assert.That(Directory.GetFiles(Fire.FullName("site")).Select(Path.GetFileName), Is.EqualTo(new[] { file }));
        Assert.That(Fire.Read($"site/{file}"), Is.EqualTo("mine"));
    }

    [TestCase("markdown", "a folder of pages holds HTML")]
    [TestCase("svg", "--format svg draws one conflict")]
    public void A_folder_holds_pages_alone(string format, string message)
    {
        var run = Cli.Run("report", "--format", format, "-o", "pages/");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(Directory.Exists(Fire.FullName("pages")), Is.False);
    }

    [Test]
    public void A_page_of_more_than_two_megabytes_is_not_written_and_the_message_names_the_folder()
    {
        const int Many = 900;
        var questions = string.Concat(Enumerable.Range(0, Many).Select(
            number =>
                $"  - {{id: fire-{number}.killed, subject: Fire {number}, "
                    + "asks: How many people were killed?, answer: quantity, unit: people}\n"));
        string Source(string id, int killed) =>
            $"source: {{id: {id}, title: {id}, publisher: {id}, published: 2031-06-04}}\nclaims:\n" + string.Concat(
                Enumerable.Range(0, Many).Select(
                    number =>
                        $"  - {{id: c{number}, question: fire-{number}.killed, says: \"{killed}\", "
                        + $"quote: \"{killed} people were killed\"}}\n"));
        Fire.Write("big/ledger.yaml", "title: Invented fires\n");
        Fire.Write("big/questions.yaml", "questions:\n" + questions);
        Fire.Write("big/speakers.yaml", "speakers: []\n");
        Fire.Write("big/sources/post.yaml", Source("post", 5));
        Fire.Write("big/sources/echo.yaml", Source("echo", 11));

        foreach (var file in (string[])["big.html", "-"])
        {
            var run = Cli.Run("report", "--dataset", "big", "-o", file);
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(
                run.Error,
                Does.Contain("the report of 900 conflicts would be a page of more than 2 MB; write a folder of pages with -o "));
            Assert.That(run.Out, Is.Empty);
        }
        Assert.That(File.Exists(Fire.FullName("big.html")), Is.False);

        Cli.Done("report", "--dataset", "big", "-o", "big-report/");
        Cli.Done("report", "--dataset", "big", "-o", "big.md");
        Assert.That(Directory.EnumerateFiles(Fire.FullName("big-report")).Max(page => new FileInfo(page).Length), Is.LessThan(2_000_000));
    }
}
