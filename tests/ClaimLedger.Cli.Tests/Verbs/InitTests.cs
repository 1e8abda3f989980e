using System.Text.RegularExpressions;
using ClaimLedger.DataSets;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary><c>init</c>: what it writes, and what it leaves alone.</summary>
internal sealed partial class InitTests
{
    private DataSetFolder _place = null!;
    private Cli _cli = null!;

    [SetUp]
    public void SetUp()
    {
        _place = DataSetFolder.Empty();
        _cli = new Cli { Folder = _place.Path };
    }

    [TearDown]
    public void CleanUp()
    {
        _cli.Dispose();
        _place.Dispose();
    }

    [Test]
    public void Every_file_of_the_format_is_written_and_the_whole_passes_check_at_once()
    {
        var run = _cli.Done("init", "desk");

        string[] expected =
        [
            "desk/.gitattributes", "desk/expect.yaml", "desk/framing.yaml", "desk/ledger.yaml", "desk/queries.yaml", "desk/questions.yaml",
            "desk/rulings.yaml", "desk/sources/example.yaml.txt", "desk/speakers.yaml",
        ];
        Assert.That(Files(), Is.EqualTo(expected));
        Assert.That(run.Lines.Order(StringComparer.Ordinal), Is.EqualTo(expected));
        Assert.That(_cli.Done("check", "desk").Out, Does.StartWith("passed: 0 claims, 0 conflicts"));
        Assert.That(_cli.Done("conflicts", "desk").Error, Does.Contain("No conflicts."));
        _cli.Done("report", "desk", "-o", "report.html");
    }

    [Test]
    public void In_the_folder_you_stand_in_the_next_commands_need_no_name()
    {
        var run = _cli.Done("init", "--title", "The night desk: 1");

        Assert.That(NextOf(run), Is.EqualTo(["extract article.html --into . --keep texts", "extract --review", "check"]));
        Assert.That(DataSetLoader.Load(_place.Path).DataSet!.Title, Is.EqualTo("The night desk: 1"));
    }

    [Test]
    public void The_next_commands_run_as_they_are_printed()
    {
        var next = NextOf(_cli.Done("init", "my desk"));
        _place.Write(
            "article.html", "<title>Boats sink</title><meta name=date content=2031-06-05><p>The harbourmaster said 42 boats sank.</p>");

        Assert.That(_cli.Type($"claimledger {next[0]}").Done().Error, Does.Contain("1 claim proposed"));
        Assert.That(_cli.Answer("accept\n", "extract", "--review", "my desk").Done().Error, Does.Contain("1 accepted"));
        Assert.That(_cli.Type($"claimledger {next[2]}").Done().Out, Does.StartWith("passed: 1 claim, 0 conflicts"));
        _cli.Done("build", "my desk", "--archive", "my desk/texts", "-o", "ledger.db");
    }

    [Test]
    public void The_commented_examples_are_a_data_set_of_their_own()
    {
        _cli.Done("init", "desk");
        foreach (var name in (string[])["ledger", "questions", "speakers", "framing", "rulings", "expect", "queries"])
        {
            var example = Uncommented(_place.Read($"desk/{name}.yaml"));
            Assert.That(example, Is.Not.Empty, name);
            _place.Write($"desk/{name}.yaml", example);
        }
        File.Move(_place.FullName("desk/sources/example.yaml.txt"), _place.FullName("desk/sources/2031-06-05-ferry-stops.yaml"));

        Assert.That(_cli.Done("check", "desk").Out, Does.StartWith("passed: 4 claims, 0 conflicts"));
    }

    [TestCase("questions.yaml")]
    [TestCase("sources/example.yaml.txt")]
    [TestCase(".gitattributes")]
    public void What_stands_in_the_way_is_named_and_nothing_is_written(string name)
    {
        _place.Write($"desk/{name}", "mine");

        var run = _cli.Run("init", "desk");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"desk/{name} is there already, so nothing is written"));
        Assert.That(Files(), Is.EqualTo(new[] { $"desk/{name}" }));
        Assert.That(_place.Read($"desk/{name}"), Is.EqualTo("mine"));
    }

    [Test]
    public void A_second_run_changes_nothing()
    {
        _cli.Done("init", "desk", "--title", "First");
        var before = _place.Read("desk/ledger.yaml");

        var run = _cli.Run("init", "desk", "--title", "Second");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("desk/ledger.yaml"));
        Assert.That(_place.Read("desk/ledger.yaml"), Is.EqualTo(before));
    }

    [Test]
    public void What_else_is_in_the_folder_stays()
    {
        _place.Write("notes.txt", "mine");
        _cli.Done("init");
        Assert.That(_place.Read("notes.txt"), Is.EqualTo("mine"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Where_one_file_cannot_be_written_the_others_are_taken_back()
    {
        _place.Write("desk/templates", "a file where a folder is to be");

        var run = _cli.Run("init", "desk", "--templates");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("desk cannot be written"));
        Assert.That(Files(), Is.EqualTo(["desk/templates"]));
        Assert.That(Directory.Exists(_place.FullName("desk/sources")), Is.False);
    }

    [TestCase("harbour-fire", "tests/data/harbour-fire")]
    [TestCase("gaza-ceasefire", "db/gaza-ceasefire")]
    public void An_example_is_the_shipped_data_set_byte_by_byte(string name, string original)
    {
        var run = _cli.Done("init", "copy", "--example", name);

        var names = Directory.EnumerateFiles(RepositoryRoot.Combine(original), "*", SearchOption.AllDirectories)
            .Select(file => "copy/" + Path.GetRelativePath(RepositoryRoot.Combine(original), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.That(Files(), Is.EqualTo(names));
        foreach (var file in names)
            Assert.That(
                File.ReadAllBytes(_place.FullName(file)),
                Is.EqualTo(File.ReadAllBytes(RepositoryRoot.Combine($"{original}/{file["copy/".Length..]}"))),
                file);
        foreach (var line in NextOf(run).Take(2))
            _cli.Type($"claimledger {line}").Done();
    }

    [TestCase("--example", "harbor-fire", "there is no example 'harbor-fire'; it is one of gaza-ceasefire, harbour-fire; did you mean")]
    [TestCase("--ci", "jenkins", "there is no workflow for 'jenkins'; it is one of github, gitlab")]
    [TestCase("--title", " ", "--title is empty")]
    public void A_name_that_is_none_is_refused(string option, string value, string message)
    {
        var run = _cli.Run("init", "desk", option, value);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public void An_example_keeps_its_title() => Assert.That(
        _cli.Run("init", "desk", "--example", "harbour-fire", "--title", "T").Error, Does.Contain("an example has a title of its own"));

    [Test]
    public void A_file_is_no_folder()
    {
        _place.Write("desk", "mine");
        Assert.That(_cli.Run("init", "desk").Error, Does.Contain("desk is a file; name a folder"));
    }

    [TestCase("github", ".github/workflows/claims.yml")]
    [TestCase("gitlab", ".gitlab-ci.yml")]
    public void The_workflow_goes_to_the_root_of_the_repository_and_names_the_data_set(string server, string place)
    {
        Directory.CreateDirectory(_place.FullName(".git"));

        var run = _cli.Done("init", "db/night desk", "--ci", server);

        Assert.That(run.Lines, Does.Contain(place));
        Assert.That(_place.Read(place), Does.Contain("DATASET: db/night desk\n").And.Not.Contain("db/claims"));
    }

    [Test]
    public void Outside_of_a_repository_the_workflow_stands_in_the_data_set()
    {
        var run = _cli.Done("init", "desk", "--ci", "gitlab");

        Assert.That(_place.Read("desk/.gitlab-ci.yml"), Does.Contain("DATASET: \".\"\n"));
        Assert.That(run.Error, Does.Contain("desk stands in no git repository yet"));
    }

    [Test]
    public void Templates_are_written_as_the_report_reads_them()
    {
        _cli.Done("init", "--example", "harbour-fire");
        _cli.Done("init", "--templates");

        _cli.Done("report", "--on", "2031-06-09", "-o", "built-in.html");
        _cli.Done("report", "--on", "2031-06-09", "-o", "copied.html", "--template", "templates/report.html");

        Assert.That(_place.Read("copied.html"), Is.EqualTo(_place.Read("built-in.html")));
        Assert.That(Files(), Does.Contain("templates/README.md"));
    }

    [Test]
    public void The_documentation_is_written_and_its_links_lead_somewhere()
    {
        _cli.Done("init", "--docs");

        Assert.That(Files(), Is.SupersetOf(["docs/README.md", "docs/exchange.md", "docs/schema.sql", "docs/ci/pre-commit"]));
        foreach (var file in Files().Where(name => Path.GetExtension(name) == ".md"))
        {
            var folder = Path.GetDirectoryName(_place.FullName(file))!;
            foreach (var link in Links().Matches(_place.Read(file)).Select(match => match.Groups["to"].Value))
                Assert.That(
                    link.StartsWith("https://", StringComparison.Ordinal) || Path.Exists(Path.Combine(folder, link)), $"{file}: {link}");
        }
    }

    [Test]
    public void In_a_data_set_the_extras_come_alone()
    {
        _cli.Done("init", "desk", "--title", "Mine");

        var run = _cli.Done("init", "desk", "--docs", "--templates", "--ci", "gitlab");

        Assert.That(run.Lines, Has.All.Match(Extra().ToString()));
        Assert.That(run.Error, Does.Not.Contain("Next:"));
    }

    [Test]
    public void Whoever_stands_outside_of_a_data_set_is_told_of_it() =>
        Assert.That(_cli.Run("check").Error, Does.Contain("--dataset FOLDER").And.Contain("`claimledger init FOLDER`"));

    [Test]
    public void Whoever_names_a_folder_that_is_none_is_told_of_it()
    {
        Directory.CreateDirectory(_place.FullName("desk"));
        Assert.That(_cli.Run("check", "desk").Error, Does.Contain("`claimledger init desk`"));
    }

    private string[] Files() =>
    [
        .. Directory.EnumerateFiles(_place.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_place.Path, file).Replace('\\', '/'))
            .Where(name => !name.EndsWith(".html", StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static List<string> NextOf(Run run) => [.. Next().Matches(run.Error).Select(match => match.Groups["line"].Value)];

    // What follows "# For example", without its marks.
    private static string Uncommented(string text)
    {
        var lines = text.Split('\n').SkipWhile(line => !line.StartsWith("# For example", StringComparison.Ordinal)).Skip(1);
        return string.Join('\n', lines.Select(line => line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : ""));
    }

    [GeneratedRegex("^  claimledger (?<line>.*?)    # ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Next();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Links();

    [GeneratedRegex(@"^desk/(docs/|templates/|\.gitlab-ci\.yml$)", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Extra();
}
