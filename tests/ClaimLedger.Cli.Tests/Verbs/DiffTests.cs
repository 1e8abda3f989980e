using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLedger.TestSupport;
using NJsonSchema;

namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class DiffTests : CliTests
{
    private const string Post = "sources/2031-06-04-morning-post.yaml";
    private const string Weekly = "sources/2031-06-08-harbour-weekly.yaml";

    [Test]
    public void Nothing_changed_is_told_with_counts()
    {
        Git.Init(Fire.Path);
        var run = Cli.Done("diff", "HEAD");
        Assert.That(
            run.Lines[..2],
            Is.EqualTo(
                new[] { "conflicts: 0 added, 0 removed, 0 changed, 5 unchanged", "claims: 0 added, 0 removed, 0 changed, 14 unchanged" }));
        Assert.That(run.Error, Does.Contain("No changes."));
        Assert.That(
            Cli.Done("diff", "HEAD", "--format", "markdown").Out,
            Does.Contain("| claims | 0 | 0 | 0 | 14 |").And.EndsWith("\nNothing changed.\n"));
    }

    [Test]
    public async Task A_changed_source_a_correction_and_a_changed_rule_are_told_apart_in_every_format()
    {
        Git.Init(Fire.Path);
        // The port's figure is corrected by the weekly; the injured are counted anew; the hurt of the echo are read more widely.
        Fire.Replace(
            Weekly,
            "    says: \"25\"\n    as-of: 2031-06-08\n    quote: 25 were",
            "    says: \"26\"\n    as-of: 2031-06-08\n    quote: 26 were")
            .Replace(
                Weekly,
                "  - id: burned\n",
                "  - id: port\n    question: fire.killed\n    says: \"11\"\n    as-of: 2031-06-04\n    speaker: Port Authority\n    "
                    + "corrects: 2031-06-04-morning-post/killed-port\n    quote: eleven, the Port Authority now says\n  - id: burned\n")
            .Replace("questions.yaml", "    breaks:\n", "    tolerance: 50%\n    breaks:\n");
        Git.Commit(Fire.Path, "second");

        var run = Cli.Done("diff", "HEAD~1", "HEAD", "--format", "json");
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", "diff.schema.json"));
        Assert.That(schema.Validate(run.Out).Select(error => error.ToString()), Is.Empty);
        var labels = run.Json.GetProperty("claims").EnumerateArray().ToDictionary(claim => claim.GetProperty("id").GetString()!, Told);
        Assert.That(labels, Is.EqualTo(new Dictionary<string, string>
        {
            ["2031-06-04-morning-post/killed-port"] = "changed correction corrected by",
            ["2031-06-05-evening-echo/injured"] = "changed rule changed usual",
            ["2031-06-08-harbour-weekly/injured"] = "changed source changed says quote literal usual",
            ["2031-06-08-harbour-weekly/port"] = "added correction ",
        }));
        var conflicts = run.Json
            .GetProperty("conflicts")
            .EnumerateArray()
            .Select(conflict => $"{conflict.GetProperty("kind")} {Told(conflict)}")
            .ToList();
        Assert.That(
            conflicts,
            Does.Contain("contradiction removed correction ").And
                .Contain("arithmetic removed source changed ").And
                .Contain("arithmetic added source changed "));

        var table = Cli.Done("diff", "HEAD~1", "--format", "table").Out;
        Assert.That(
            table,
            Does.Match(
                @"(?m)^claim +changed +correction +2031-06-04-morning-post/killed-port +fire\.killed: five +corrected by: nothing → "
                    + @"2031-06-08-harbour-weekly/port$"));
        Assert.That(
            table, Does.Match(@"(?m)^conflict +removed +correction +c-0d457d196474fdd1 +error: contradiction in fire\.killed: five \| 11"));
        var markdown = Cli.Done("diff", "HEAD~1", ".", "--format", "markdown").Out;
        Assert.That(
            markdown,
            Does.StartWith("### Claims and conflicts: `HEAD~1` → `.`\n\n").And.Contain(
                "- **changed** (rule changed) `2031-06-05-evening-echo/injured` `fire.injured`: `about 40`\n  - usual: "));
    }

    [Test]
    public void Two_ledgers_and_a_folder_are_compared_without_git()
    {
        Cli.Done("build", "-o", "old.db");
        Fire.Replace(Post, "says: \"five\"", "says: \"six\"").Replace(Post, "killed at five", "killed at six");
        Cli.Done("build", "-o", "new.db");
        var folder = Cli.Done("diff", "old.db", ".", "--format", "json").Json;
        var ledger = Cli.Done("diff", "old.db", "new.db", "--format", "json").Json;
        foreach (var sort in (string[])["claims", "conflicts", "counts"])
            Assert.That(ledger.GetProperty(sort).GetRawText(), Is.EqualTo(folder.GetProperty(sort).GetRawText()));
        Assert.That(Told(ledger.GetProperty("claims")[0]), Is.EqualTo("changed source changed says quote literal usual"));
        Assert.That(Cli.Done("diff", "new.db", ".").Out, Does.Contain("claims: 0 added, 0 removed, 0 changed, 14 unchanged"));
    }

    [Test]
    public void Another_data_set_is_all_gone_and_all_come()
    {
        using var other = DataSetFolder.Of(("questions.yaml", "questions: []\n"));
        Assert.That(
            Cli.Done("diff", ".", other.Path).Out,
            Does.Contain("claims: 0 added, 14 removed, 0 changed, 0 unchanged").And.Contain("sources: 1 added, 3 removed"));
    }

    [Test]
    public void A_data_set_deep_in_a_repository_is_found_at_a_revision_and_so_is_where_it_stood_before()
    {
        using var repository = DataSetFolder.Empty();
        Copy(Fire.Path, repository.FullName("desk/fire db"));
        Git.Init(repository.Path);
        Directory.Move(repository.FullName("desk/fire db"), repository.FullName("desk/fire"));
        Git.Commit(repository.Path, "renamed");
        using var cli = new Cli { Folder = repository.Path };
        using var inside = new Cli { Folder = repository.FullName("desk/fire/sources") };
        const string Same = "claims: 0 added, 0 removed, 0 changed, 14 unchanged";

        Assert.That(cli.Done("diff", "HEAD~1:desk/fire db", "desk/fire").Out, Does.Contain(Same));
        Assert.That(cli.Done("diff", "HEAD", "desk/fire").Out, Does.Contain(Same));
        Assert.That(cli.Done("diff", "main:desk/fire", "main").Out, Does.Contain(Same), "the path serves both");
        Assert.That(cli.Done("diff", "HEAD~1:./desk/fire db", "HEAD:desk/fire").Out, Does.Contain(Same));
        Assert.That(inside.Done("diff", "HEAD").Out, Does.Contain(Same));
        Assert.That(inside.Done("diff", "HEAD", ".").Out, Does.Contain(Same), "a dot within a data set means the data set");
        var run = cli.Run("diff", "HEAD~1", "desk/fire");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("HEAD~1 holds no data set: there is no ledger.yaml in desk/fire; write REVISION:PATH"));
        Assert.That(Directory.EnumerateFileSystemEntries(cli.Temporary), Is.Empty, "nothing is left behind");
    }

    [Test]
    public void A_hook_that_points_git_elsewhere_changes_nothing()
    {
        Git.Init(Fire.Path);
        Cli.Environment["GIT_DIR"] = "/nonexistent";
        Cli.Environment["GIT_INDEX_FILE"] = "/nonexistent/index";
        Assert.That(Cli.AsProcess.Done("diff", "HEAD").Out, Does.Contain("14 unchanged"));
    }

    [Test]
    public void What_is_committed_is_read_as_it_was_committed()
    {
        Fire.Write(".gitattributes", "sources/* export-ignore\n*.yaml export-subst filter=none\n").Write("texts/archive.txt", "x");
        Git.Init(Fire.Path);
        Assert.That(Cli.Done("diff", "HEAD").Out, Does.Contain("claims: 0 added, 0 removed, 0 changed, 14 unchanged"));
    }

    [Test]
    public void Mistakes_at_a_revision_are_named_by_it()
    {
        Fire.Replace("questions.yaml", "answer: date", "answer: dat");
        Git.Init(Fire.Path);
        Fire.Replace("questions.yaml", "answer: dat", "answer: date");
        var run = Cli.Run("diff", "HEAD", ".");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Match(@"^HEAD:questions\.yaml:\d+:\d+: error: "));
        Assert.That(run.Out, Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_link_that_leads_out_of_a_committed_data_set_is_not_followed()
    {
        File.CreateSymbolicLink(Fire.FullName("sources/passwd.yaml"), "/etc/passwd");
        Git.Init(Fire.Path);
        Fire.Delete("sources/passwd.yaml");
        var run = Cli.Run("diff", "HEAD", ".");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(
            run.Error, Does.StartWith("HEAD:sources/passwd.yaml:1:1: error: the link leads out of the data set").And.Not.Contain("root:"));
    }

    [TestCase("nonsense", "'nonsense' is neither a data set's folder, a ledger nor a git revision")]
    [TestCase("HEAD~99", "nor a git revision")]
    [TestCase(":ledger.yaml", "nor a git revision")]
    [TestCase("HEAD:nowhere", "HEAD:nowhere holds no data set: there is no ledger.yaml in nowhere")]
    [TestCase("HEAD:../../etc", "is outside repository")]
    [TestCase("--output=x", "there is no option '--output=x'")]
    [TestCase("HEAD --output=x", "nor a git revision")]
    [TestCase("HEAD\n--output=x", "nor a git revision")]
    [TestCase("HEAD..HEAD", "nor a git revision")]
    [TestCase("$(touch x)", "nor a git revision")]
    [TestCase("", "without a name")]
    [TestCase("sources", "sources/ledger.yaml:1:1: error: there is no ledger.yaml in this folder")]
    [TestCase("rulings.yaml", "is neither a data set's folder nor a ledger")]
    public void What_is_nothing_to_compare_is_refused(string operand, string hint)
    {
        Git.Init(Fire.Path);
        foreach (var arguments in (string[][])[[operand, "."], [".", operand]])
        {
            var run = Cli.Run(["diff", .. arguments]);
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain(hint));
            Assert.That(run.Out, Is.Empty);
        }
        Assert.That(Fire.FullName("x"), Does.Not.Exist);
    }

    [Test]
    public void Outside_of_a_repository_a_revision_is_refused()
    {
        var run = Cli.Run("diff", "HEAD", ".");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("is in no git repository, so it is no revision either"));
    }

    [Test]
    public void A_folder_of_that_name_wins_over_a_revision()
    {
        Git.Init(Fire.Path);
        Copy(Fire.Path, Fire.FullName("v1"));
        Git.Run(Fire.Path, "tag", "v1");
        Fire.Replace("v1/" + Post, "says: \"five\"", "says: \"six\"").Replace("v1/" + Post, "killed at five", "killed at six");
        Assert.That(Cli.Done("diff", "v1", ".").Out, Does.Contain("claims: 0 added, 0 removed, 1 changed, 13 unchanged"));
        Assert.That(Cli.Done("diff", "refs/tags/v1", ".").Out, Does.Contain("claims: 0 added, 0 removed, 0 changed, 14 unchanged"));
    }

    [Test]
    public void Markdown_shows_hostile_text_as_text()
    {
        Cli.Done("build", "-o", "old.db");
        const string Hostile = "``x`` @octocat #1 <img src=x onerror=alert(1)> | [a](javascript:b) </code>";
        Fire.Replace(Post, "title: Eleven dead in harbour fire", $"title: '{Hostile}'");
        var markdown = Cli.Done("diff", "old.db", ".", "--format", "markdown").Out;
        Assert.That(markdown, Does.Contain("  - title: `Eleven dead in harbour fire` → ``` " + Hostile + " ```\n"));
        // Outside of code spans nothing of it is left.
        var outside = Regex.Replace(
            markdown, "(?<fence>`+)(?!`).*?(?<!`)\\k<fence>(?!`)", "", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1));
        Assert.That(outside, Does.Not.Contain("@").And.Not.Contain("<").And.Not.Contain("["));
    }

    [Test]
    public void Markdown_fits_a_comment_and_counts_what_does_not()
    {
        Cli.Done("build", "-o", "old.db");
        var claims = new StringBuilder("source: {id: long, title: A long one, published: 2031-06-04}\nclaims:\n");
        for (var index = 0; index < 1500; index++)
            claims.Append(
                $"  - id: c{index}\n    question: fire.missing\n    says: \"5\"\n    speaker: Fire Service\n    note: "
                    + $"{new string('ß', 50)}\n");
        Fire.Write("sources/long.yaml", claims.ToString());
        var markdown = Cli.Done("diff", "old.db", ".", "--format", "markdown").Out;
        Assert.That(Encoding.UTF8.GetByteCount(markdown), Is.InRange(50_000, 65_536));
        Assert.That(
            markdown,
            Does.Match(
                @"\nNot shown here, for want of room: \d+ claims, 1 source\. `claimledger diff` lists every change\.\n$").And.Contain(
                "| claims | 1500 | 0 | 0 | 14 |"));
        var shown = markdown.Split('\n').Count(line => line.StartsWith("- **added** (source changed) `long/", StringComparison.Ordinal));
        Assert.That(markdown, Does.Contain($"{1500 - shown} claims"));
    }

    [Test]
    public void A_ruling_that_was_made_is_a_change_without_a_label()
    {
        Git.Init(Fire.Path);
        var id = ConflictOf("contradiction");
        Cli.Done("rule", id, "pending", "--reason", "An invented reason.", "--by", "desk", "--on", "2031-06-09");
        var ruling = Cli.Done("diff", "HEAD", "--format", "json").Json.GetProperty("rulings")[0];
        Assert.That(
            (ruling.GetProperty("id").GetString(), ruling.GetProperty("change").GetString(), ruling.TryGetProperty("label", out _)),
            Is.EqualTo((id, "added", false)));
    }

    private static string Told(JsonElement change) =>
        $"{change.GetProperty("change")} {change.GetProperty("label")} "
            + $"{string.Join(' ', change.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("field")))}";

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories).ToList())
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
