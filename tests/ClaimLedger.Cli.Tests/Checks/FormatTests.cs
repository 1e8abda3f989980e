using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ClaimLedger.Application.Checks;
using ClaimLedger.DataSets;
using ClaimLedger.Expectations;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Checks;

internal sealed class FormatTests
{
    private static readonly string[] Formats = ["console", "sarif", "junit", "github"];

    // What a person, a parser or a runner could take for something else than text.
    private static readonly string[] Hostile =
    [
        "]]><script>alert(1)</script>",
        "::error file=x::you\n::add-mask::secret",
        "##[add-path]/tmp",
        "100%0A::warning::%25",
        "a\r\nb\u2028c",
        "\u202Enever\u200F",
        "\0\u0001\u001B[31m\uFFFE",
        "half \uD800 a pair",
        "[here](1) {0} \\ ![x](javascript:alert(1))",
        "a | b `c` *d* <!-- e --> &amp; $f$",
        "\"quoted\" 'twice', file=x:y",
    ];

    private Newsroom _newsroom = null!;

    [SetUp]
    public void SetUp() => _newsroom = new Newsroom();

    [TearDown]
    public void CleanUp() => _newsroom.Dispose();

    [TestCaseSource(nameof(Formats))]
    public void A_check_is_told_in_every_format(string format)
    {
        var run = _newsroom.WithHistory().Cli.Run("check", Newsroom.DataSet, "--format", format);
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Golden.Check(OfAnyVersion(run.Out), $"tests/ClaimLedger.Cli.Tests/Golden/check.{Extension(format)}");
    }

    [TestCaseSource(nameof(Formats))]
    public void Where_all_is_well_the_counts_are_told_all_the_same(string format)
    {
        var run = _newsroom.Accepted().Cli.Done("check", Newsroom.DataSet, "--format", format);
        Assert.That(run.Out, Does.Contain("passed: 14 claims, 5 conflicts (4 errors, 1 warning); 0 new errors, 5 accepted"));
        if (format == "sarif")
            Assert.That(run.Out, Does.Contain("\"accepted\": 5"));
        if (format == "junit")
            Assert.That(
                run.Out, Does.Contain("<testsuites name=\"claimledger check\" tests=\"12\" failures=\"0\" errors=\"0\" skipped=\"5\""));
    }

    [TestCaseSource(nameof(Formats))]
    public void Mistakes_are_told_with_their_places_and_end_with_2(string format)
    {
        _newsroom.Folder
            .Replace($"{Newsroom.DataSet}/questions.yaml", "answer: date", "answer: dat")
            .Replace($"{Newsroom.DataSet}/speakers.yaml", "kind: person", "kind: persn");
        var run = _newsroom.Cli.Run("check", Newsroom.DataSet, "--format", format, "--output", $"{format}=out.txt");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        var file = _newsroom.Folder.Read("out.txt");
        Assert.That(run.Out, Is.EqualTo(format == "console" ? "" : file));
        Assert.That(
            run.Error,
            format == "github" ? Is.Empty : Does.Contain("questions.yaml").And.Contain("speakers.yaml").And.EndsWith("2 mistakes\n"));
        Golden.Check(OfAnyVersion(file), $"tests/ClaimLedger.Cli.Tests/Golden/mistakes.{Extension(format)}");
        if (format == "sarif")
            Newsroom.AssertSarif(file);
    }

    [Test]
    public void As_json_a_check_is_one_object_with_conflicts_claims_and_places()
    {
        using var fire = DataSetFolder.HarbourFire();
        var run = InProcess.Run(fire.Path, "check", "--format", "json");
        var check = run.Json;
        var conflict = check.GetProperty("conflicts")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(check.GetProperty("passed").GetBoolean(), Is.False);
            Assert.That(check.GetProperty("fail_on").GetString(), Is.EqualTo("error"));
            Assert.That(
                check.GetProperty("counts").GetProperty("conflicts").GetInt32(),
                Is.EqualTo(check.GetProperty("conflicts").GetArrayLength()));
            Assert.That(conflict.GetProperty("standing").GetString(), Is.EqualTo("new"));
            Assert.That(conflict.GetProperty("fails").GetBoolean(), Is.True);
            Assert.That(conflict.GetProperty("claims")[0].GetProperty("file").GetString(), Does.StartWith("sources/"));
            Assert.That(conflict.GetProperty("claims")[0].GetProperty("line").GetInt32(), Is.GreaterThan(1));
        }
    }

    [Test]
    public void As_json_the_mistakes_of_a_data_set_are_one_object()
    {
        using var fire = DataSetFolder.HarbourFire();
        fire.Replace("questions.yaml", "answer: date", "answer: dates");
        var run = InProcess.Run(fire.Path, "check", "--format", "json");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Json.GetProperty("mistakes")[0].GetProperty("file").GetString(), Is.EqualTo("questions.yaml"));
    }

    [Test]
    public void As_json_a_vetted_draft_is_one_object_with_what_it_is_held_against()
    {
        using var dam = DataSetFolder.CopyOf(RepositoryRoot.Combine("tests/data/dam-breach"));
        var run = InProcess.Run(dam.Path, "vet", "draft.md", "--published", "2033-03-21", "--format", "json");
        var finding = run.Json.GetProperty("findings")[0];
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Json.GetProperty("counts").GetProperty("findings").GetInt32(), Is.EqualTo(20));
        Assert.That(finding.GetProperty("says").GetString(), Is.Not.Empty);
        Assert.That(finding.GetProperty("claims").GetArrayLength(), Is.GreaterThan(0));
        Assert.That(finding.GetProperty("file").GetString(), Is.EqualTo("draft.md"));
    }

    [Test]
    public void A_broken_baseline_is_told_in_every_format()
    {
        _newsroom.Folder.Write($"{Newsroom.DataSet}/baseline.json", "oops").Write("other.json", "{\"version\": 2}");
        foreach (var named in (string[][])[[], ["--baseline", "other.json"]])
        {
            var run = _newsroom.Cli.Run(["check", Newsroom.DataSet, "--format", "github", .. named]);
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(
                run.Lines[0],
                Does.StartWith($"::error file={(named.Length == 0 ? Newsroom.DataSet + "/baseline.json" : "other.json")},line=1,"));
        }
    }

    [Test]
    public void Several_formats_are_written_in_one_run()
    {
        var run = _newsroom
            .WithHistory().Cli
            .Run("check", Newsroom.DataSet, "--output", "sarif=a.sarif", "--output", "junit=b.xml", "-o", "github=c.txt");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Out, Is.EqualTo(_newsroom.Cli.Run("check", Newsroom.DataSet).Out));
        foreach (var (file, format) in (IEnumerable<(string, string)>)[("a.sarif", "sarif"), ("b.xml", "junit"), ("c.txt", "github")])
            Assert.That(_newsroom.Folder.Read(file), Is.EqualTo(_newsroom.Cli.Run("check", Newsroom.DataSet, "--format", format).Out));
    }

    [TestCase("sarif", "write FORMAT=FILE")]
    [TestCase("sarif=", "write FORMAT=FILE")]
    [TestCase("srif=x", "did you mean 'sarif'?")]
    [TestCase("sarif=none/x", "the folder of none/x does not exist")]
    [TestCase("sarif=db", "db is a folder")]
    public void An_output_that_cannot_be_is_refused_before_anything_is_done(string output, string complaint)
    {
        var run = _newsroom.Cli.Run("check", Newsroom.DataSet, "--output", output);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(complaint));
        Assert.That(run.Out, Is.Empty);
    }

    [Test]
    public void One_file_for_two_formats_is_refused()
    {
        var run = _newsroom.Cli.Run("check", Newsroom.DataSet, "--output", "sarif=x", "--output", "junit=./x");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("twice"));
    }

    [Test]
    public void Sarif_is_valid_and_marks_what_is_ruled_accepted_new_and_gone()
    {
        var text = _newsroom.WithHistory().Cli.Run("check", Newsroom.DataSet, "--format", "sarif").Out;
        Newsroom.AssertSarif(text);
        var results = Results(text);
        var states = results
            .Where(result => result.TryGetProperty("baselineState", out _))
            .Select(result => $"{result.GetProperty("ruleId")} {result.GetProperty("baselineState")}");
        Assert.That(
            states,
            Is.EquivalentTo(
                new[]
                {
                    "contradiction new",
                    "decrease new",
                    "misattribution new",
                    "arithmetic unchanged",
                    "framing new",
                    "tension absent",
                }));
        var ruled = results.Single(result => result.TryGetProperty("suppressions", out _));
        Assert.That(ruled.GetProperty("ruleId").GetString(), Is.EqualTo("misattribution"));
        Assert.That(
            ruled.GetProperty("suppressions")[0].GetProperty("justification").GetString(),
            Is.EqualTo("prefer \"arson\": Dana Mor confirmed it [by letter]. (desk, 2031-06-09)"));

        var rules = JsonDocument.Parse(text).RootElement.GetProperty("runs")[0]
            .GetProperty("tool")
            .GetProperty("driver")
            .GetProperty("rules");
        foreach (var result in results)
            Assert.That(
                rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(),
                Is.EqualTo(result.GetProperty("ruleId").GetString()));
    }

    [Test]
    public void Without_a_baseline_no_result_has_a_state() =>
        Assert.That(
            Results(SarifLog.Write(_newsroom.Check())),
            Has.All.Matches<JsonElement>(result => !result.TryGetProperty("baselineState", out _)));

    [Test]
    public void Places_are_those_of_the_claims_words_from_the_repositorys_root()
    {
        var result = Results(SarifLog.Write(_newsroom.Check())).First(result => result.GetProperty("ruleId").GetString() == "decrease");
        var at = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var uri = at.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        Assert.That(uri, Is.EqualTo("db/harbour%20fire/sources/2031-06-08-harbour-weekly.yaml"));
        var line = _newsroom.Folder
            .Read(Uri.UnescapeDataString(uri))
            .Split('\n')[at.GetProperty("region").GetProperty("startLine").GetInt32() - 1];
        Assert.That(line[(at.GetProperty("region").GetProperty("startColumn").GetInt32() - 1)..].TrimEnd(), Is.EqualTo("\"9\""));
        Assert.That(result.GetProperty("relatedLocations")[0].GetProperty("id").GetInt32(), Is.EqualTo(1));
        Assert.That(
            result.GetProperty("message").GetProperty("text").GetString(),
            Does.EndWith("Beside it: \"more than 12\" [2031-06-05-evening-echo/killed](1)."));
    }

    [Test]
    public void Every_kind_of_conflict_is_a_rule_with_help()
    {
        Assert.That(SarifRules.All.Select(rule => rule.Id), Is.Unique);
        Assert.That(SarifRules.All.Select(rule => rule.Id), Is.SupersetOf(Conflicts.Kinds.Select(kind => kind.Name)));
        Assert.That(SarifRules.All, Has.All.Matches<SarifRule>(rule => rule!.Full.EndsWith('.') && rule.Cure.EndsWith('.')));
    }

    [TestCaseSource(nameof(Hostile))]
    public void Hostile_text_stays_text_in_every_format(string text)
    {
        var result = Poisoned(text);

        Newsroom.AssertSarif(SarifLog.Write(result));
        var messages = Results(SarifLog.Write(result)).Select(each => each.GetProperty("message").GetProperty("text").GetString());
        Assert.That(messages, Has.None.Match(@"(?<!\\)\[here").And.None.Match(@"(?<!\{)\{0"), "neither link nor placeholder");

        var xml = XDocument.Parse(JUnitXml.Write(result));
        Assert.That(xml.Descendants().Select(element => element.Name.LocalName).Distinct(), Is.SubsetOf(
            new[] { "testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped", "system-out" }));

        var lines = WorkflowCommands.Write(result).TrimEnd('\n').Split('\n');
        Assert.That(lines[..^1], Has.All.Match(@"^::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=[^:,]+::[^\r\n]*$"));
        Assert.That(lines[^1], Is.EqualTo(result.Summary));

        var summary = JobSummary.Write(result, JobSummary.MostBytes);
        Assert.That(summary, Does.Not.Match(@"(?<!\\)[<\[&`*]"), "no markup");
        Assert.That(summary.Split('\n').Where(line => line.StartsWith('|')), Has.All.EndsWith(" |"));

        foreach (var written in (string[])[
            ConsoleText.Write(result), SarifLog.Write(result), JUnitXml.Write(result), WorkflowCommands.Write(result), summary,
        ])
            Assert.That(written.Where(letter => char.IsControl(letter) && letter != '\n' || letter is '\u202E' or '\u200F'), Is.Empty);
        Assert.That(ConsoleText.Write(result).Split('\n'), Has.None.StartsWith("::"));
    }

    [Test]
    public void Hostile_text_in_a_data_set_reaches_no_format_alive()
    {
        const string Option = "]]><script>%0A::error::x ##[add-path]x [a](1) {0}";
        _newsroom.Folder
            .Replace($"{Newsroom.DataSet}/questions.yaml", "fault, arson, unknown", $"fault, \"{Option}\", unknown")
            .Replace($"{Newsroom.DataSet}/questions.yaml", "fault, arson]]", $"fault, \"{Option}\"]]")
                .Replace($"{Newsroom.DataSet}/sources/2031-06-05-evening-echo.yaml", "says: arson", $"says: \"{Option}\"");
        foreach (var format in Formats)
        {
            var run = _newsroom.Cli.Run("check", Newsroom.DataSet, "--format", format);
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Out, Does.Contain("::error::x").Or.Contain("::error::x".Replace(":", "%3A", StringComparison.Ordinal)));
            Assert.That(run.Lines, Has.None.StartsWith("::error::"));
            if (format == "sarif")
                Newsroom.AssertSarif(run.Out);
            if (format == "junit")
                Assert.That(XDocument.Parse(run.Out).Descendants("script"), Is.Empty);
        }
    }

    [Test]
    public void Githubs_limits_are_kept_and_the_rest_is_counted()
    {
        var result = Many(6000);

        var sarif = SarifLog.Write(result);
        Newsroom.AssertSarif(sarif);
        var results = Results(sarif);
        Assert.That(results, Has.Count.EqualTo(SarifLog.MostResults));
        Assert.That(
            results.Select(each => each.GetProperty("level").GetString()).Distinct(),
            Is.EqualTo(new[] { "error" }),
            "the graver ones first");
        Assert.That(sarif, Does.Contain("\"1000 results more are left out, the least severe: GitHub shows 5000 of a run.\""));

        var lines = WorkflowCommands.Write(result).TrimEnd('\n').Split('\n');
        Assert.That(
            lines.Count(line => line.StartsWith("::error ", StringComparison.Ordinal)), Is.EqualTo(WorkflowCommands.MostOfSeverity));
        Assert.That(
            lines.Count(line => line.StartsWith("::warning ", StringComparison.Ordinal)), Is.EqualTo(WorkflowCommands.MostOfSeverity));
        Assert.That(
            lines,
            Has.Member("and 4990 errors more, for GitHub shows 10 of a severity").And.Member(
                "and 990 warnings more, for GitHub shows 10 of a severity"));
    }

    [TestCase(0)]
    [TestCase(300)]
    [TestCase(5_000)]
    [TestCase(JobSummary.MostBytes)]
    public void The_job_summary_keeps_to_its_room_and_counts_the_rest(int room)
    {
        var summary = JobSummary.Write(Many(20_000), room);
        Assert.That(Encoding.UTF8.GetByteCount(summary), Is.LessThanOrEqualTo(room));
        if (room >= 5_000)
        {
            var rows = summary
                .Split('\n')
                .Count(
                    line => line.StartsWith("| error", StringComparison.Ordinal) || line.StartsWith("| warning", StringComparison.Ordinal));
            Assert.That(summary, Does.Contain($"…and {20_000 - rows} more"));
        }
    }

    [Test]
    public void A_conflict_of_very_many_claims_shows_a_hundred_and_counts_the_rest()
    {
        var result = _newsroom.Check();
        var crowded = result.Conflicts[0] with { Others = [.. Enumerable.Repeat(result.Conflicts[0].Claim, 250)] };
        var text = SarifLog.Write(result with { Conflicts = [crowded] });
        Newsroom.AssertSarif(text);
        var only = Results(text).Single();
        Assert.That(
            only.GetProperty("locations").GetArrayLength() + only.GetProperty("relatedLocations").GetArrayLength(),
            Is.EqualTo(SarifLog.MostLocations));
        Assert.That(only.GetProperty("message").GetProperty("text").GetString(), Does.EndWith(" and 151 more."));
    }

    [Test]
    public void The_job_summary_is_appended_to_the_file_that_github_names()
    {
        _newsroom.Folder.Write("summary.md", "before\n");
        _newsroom.Cli.Environment["GITHUB_STEP_SUMMARY"] = _newsroom.Folder.FullName("summary.md");
        _newsroom.WithHistory().Cli.Run("check", Newsroom.DataSet);
        Assert.That(_newsroom.Folder.Read("summary.md"), Is.EqualTo("before\n"), "it is for GitHub only");

        _newsroom.Cli.Run("check", Newsroom.DataSet, "--format", "github");
        Assert.That(_newsroom.Folder.Read("summary.md"), Does.StartWith("before\n### ❌"));
        Golden.Check(_newsroom.Folder.Read("summary.md")["before\n".Length..], "tests/ClaimLedger.Cli.Tests/Golden/check.summary.md");

        _newsroom.Cli.Environment["GITHUB_STEP_SUMMARY"] = _newsroom.Folder.FullName("none/summary.md");
        var run = _newsroom.Cli.Run("check", Newsroom.DataSet, "--format", "github");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("The job summary could not be written"));
    }

    [Test]
    public void Githubs_workspace_is_the_root_where_the_data_set_lies_in_it()
    {
        var file = "sources/2031-06-08-harbour-weekly.yaml";
        Assert.That(File("db"), Is.EqualTo($"harbour fire/{file}"));
        Assert.That(File("elsewhere"), Is.EqualTo($"{Newsroom.DataSet}/{file}"), "the data set lies outside");
        Directory.Delete(_newsroom.Folder.FullName(".git"));
        Assert.That(
            File("elsewhere"), Is.EqualTo($"{Newsroom.DataSet}/{file}"), "where there is no repository, the current folder is the root");

        string File(string workspace)
        {
            _newsroom.Cli.Environment["GITHUB_WORKSPACE"] = _newsroom.Folder.FullName(workspace);
            var line = _newsroom.Cli
                .Run("check", Newsroom.DataSet, "--format", "github").Lines
                .Single(line => line.Contains("title=decrease", StringComparison.Ordinal));
            return line["::error file=".Length..line.IndexOf(",line=", StringComparison.Ordinal)];
        }
    }

    [Test]
    public void From_another_folder_a_file_is_named_from_the_root_all_the_same()
    {
        using var elsewhere = new Cli { Folder = _newsroom.Folder.FullName(Newsroom.DataSet) };
        elsewhere.Environment["GITHUB_WORKSPACE"] = "";
        Assert.That(
            elsewhere.Run("check", "--format", "sarif").Out,
            Is.EqualTo(_newsroom.Cli.Run("check", Newsroom.DataSet, "--format", "sarif").Out));
    }

    [Test]
    public void A_conflict_that_took_the_place_of_a_ruled_one_is_new_and_says_so()
    {
        var result = _newsroom.Check();
        var before = new Ruling
        {
            Conflict = new("c-00000000000000aa"),
            Verdict = Verdict.Confirmed,
            Reason = "An invented reason.",
            By = "desk",
            On = new DateOnly(2031, 6, 9),
        };
        result = result with { Conflicts = [result.Conflicts[0] with { Ruling = before }] };
        foreach (var format in CheckFormats.All)
            Assert.That(
                format.Result(result),
                Does.Contain(
                    "It took the place of c-00000000000000aa, which desk ruled confirmed on 9 June 2031: look at the ruling again."),
                format.Name);
        Assert.That(SarifLog.Write(result), Does.Not.Contain("suppressions"));
    }

    private static string OfAnyVersion(string text) =>
        text.Replace($"\"semanticVersion\": \"{App.Version}\"", "\"semanticVersion\": \"0.1.0\"", StringComparison.Ordinal);

    private static string Extension(string format) =>
        format switch { "console" => "txt", "sarif" => "sarif", "junit" => "xml", _ => "github.txt" };

    private static List<JsonElement> Results(string sarif) =>
        [.. JsonDocument.Parse(sarif).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];

    private CheckResult Many(int count)
    {
        var result = _newsroom.Check();
        var first = result.Conflicts[0];
        return result with
        {
            Conflicts = [.. Enumerable.Range(0, count).Select(number =>
            {
                var isError = number < count * 5 / 6;
                return first with
                {
                    Fails = isError,
                    Conflict = first.Conflict with { Id = new($"c-{number:x16}"), Severity = isError ? Severity.Error : Severity.Warning },
                };
            })],
        };
    }

    private CheckResult Poisoned(string text)
    {
        var result = _newsroom.Check();
        var spot = new Spot("db/invented.yaml", text, IsInRepository: true, 1, 1);
        var claim = new CheckedClaim(text, text, spot);
        var ruling = new Ruling
        {
            Conflict = new(text),
            Verdict = Verdict.Prefer,
            Position = text,
            Reason = text,
            By = text,
            On = new DateOnly(2031, 6, 9),
        };
        var first = result.Conflicts[0];
        var poisoned = first with
        {
            Conflict = first.Conflict with
            {
                Question = new(text),
                Explanation = text,
                Hint = text,
                Positions = [.. first.Conflict.Positions.Select(position => position with { Says = text })],
            },
            Claim = claim,
            Others = [claim, claim],
        };
        return result with
        {
            Name = text,
            Title = text,
            HasBaseline = true,
            Conflicts = [
                poisoned, poisoned with { Fails = false, Standing = Standing.Ruled, Ruling = ruling }, poisoned with { Ruling = ruling },
            ],
            Settled = [new SettledQuestion(text, 2, spot)],
            Gone = [
                new GoneConflict(new BaselineEntry(new ConflictId(text), "tension", text, text, default), spot),
                new GoneConflict(new BaselineEntry(new ConflictId(text), text, text, null, default), spot),
            ],
            Expectations = [new CheckedExpectation(new ExpectationOutcome(new Expectation("agree", text, default), text), spot)],
            Remarks = [new Remark(spot, text)],
        };
    }
}
