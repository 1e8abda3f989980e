using System.Xml.Linq;
using ClaimLedger.TestSupport;
using YamlDotNet.RepresentationModel;

namespace ClaimLedger.Cli.Tests.Checks;

/// <summary>What docs/ci offers is run as it stands: the commands of the workflows in bash, the hook by a real commit.</summary>
[Platform(Exclude = "Win")]
internal sealed class ContinuousIntegrationTests
{
    private const string DataSet = "db/claims";
    private const string Push = "github.event_name=push";
    private const string PullRequest = "github.event_name=pull_request;github.event.pull_request.number=5";
    private const string Fork = $"{PullRequest};github.event.pull_request.head.repo.fork=true";

    // As much of GitHub's tool as the workflow asks of it: lists, makes and changes comments, beside somebody's own.
    private const string GitHubsTool = """
        #!/bin/sh
        case "$*" in
          "api --paginate repos/desk/claims/issues/5/comments --jq "*)
            [ -e "$0.comment" ] || exit 0
            command -v jq > /dev/null || { echo 7; exit; }
            jq -Rs '[{id: 3, user: {type: "User"}, body: .}, {id: 5, user: {type: "Bot"}, body: "Hello"}, {id: 7, user: {type: "Bot"}, body: .}]' \
              "$0.comment" | jq -r "$5"
            exit ;;
          "api --method POST repos/desk/claims/issues/5/comments --field body=@"*) ;;
          "api --method PATCH repos/desk/claims/issues/comments/7 --field body=@"*) ;;
          *) exit 64 ;;
        esac
        cat "${6#body=@}" > "$0.comment"
        echo "$3" >> "$0.log"

        """;

    private const string Weekly = $"{DataSet}/sources/2031-06-08-harbour-weekly.yaml";

    private Newsroom _newsroom = null!;
    private Machine _machine = null!;

    [SetUp]
    public void SetUp()
    {
        _newsroom = new Newsroom(DataSet);
        _machine = new Machine(_newsroom);
    }

    [TearDown]
    public void CleanUp()
    {
        _newsroom.Dispose();
        _machine.Dispose();
    }

    [Test]
    public void The_workflow_for_github_installs_annotates_and_leaves_sarif()
    {
        _machine.Release(PinnedBy("github-actions.yml"), Machine.RealTool);
        var job = GitHub(Push);
        var failed = job.Start();
        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(failed.Lines, Has.Some.StartsWith($"::error file={DataSet}/sources/"));
        Newsroom.AssertSarif(_newsroom.Folder.Read("claims.sarif"));
        Assert.That(job.Summary, Does.Contain("| error | contradiction | fire.killed |"));
        Assert.That(job.Steps.Keys, Is.EqualTo(["Install claimledger", "Check the claims"]));

        // What the cache holds is not fetched again.
        Directory.Delete(_machine.FullName("repository"), recursive: true);
        Accept();
        var passed = GitHub(Push).Start();
        Assert.That(passed.ExitCode, Is.Zero, passed.ToString());
        Newsroom.AssertSarif(_newsroom.Folder.Read("claims.sarif"));
    }

    [TestCase(PullRequest, true)]
    [TestCase(Fork, false)]
    public void The_workflow_for_github_comments_what_a_pull_request_changes_once(string pull, bool comments)
    {
        _machine.Release(PinnedBy("github-actions.yml"));
        _machine.Install("gh", GitHubsTool);
        Accept();
        _machine.CommitAll();
        Change("9", "Nine", "8", "Eight");
        var job = GitHub(pull);
        Assert.That(job.Start().ExitCode, Is.EqualTo(1), "a new conflict");
        Assert.That(job.Summary, Does.Contain("| conflicts | 2 | 2 | 0 | 3 |"));
        Assert.That(job.Steps.ContainsKey("Comment"), Is.EqualTo(comments));
        if (!comments)
            return;
        Assert.That(job.Steps["Comment"].ExitCode, Is.Zero, job.Steps["Comment"].ToString());
        Assert.That(Comment(), Does.StartWith($"<!-- claimledger: {DataSet} -->\n### Claims and conflicts").And.Contain("Eight people"));

        Change("8", "Eight", "7", "Seven");
        Assert.That(GitHub(pull).Start().ExitCode, Is.EqualTo(1));
        Assert.That(Comment(), Does.Contain("Seven people"));
        Assert.That(File.ReadAllLines(_machine.FullName("bin/gh.log")), Is.EqualTo(["POST", "PATCH"]));
    }

    [Test]
    public void The_workflow_for_github_does_not_comment_where_nothing_changed()
    {
        _machine.Release(PinnedBy("github-actions.yml"));
        _machine.Install("gh", GitHubsTool);
        Accept();
        _machine.CommitAll();
        _newsroom.Folder.Write("README.md", "invented\n");
        Merge("Something else");
        var job = GitHub(PullRequest);
        Assert.That(job.Start().ExitCode, Is.Zero);
        Assert.That(job.Summary, Does.Contain("Nothing changed."));
        Assert.That(job.Steps, Does.ContainKey("Comment"));
        Assert.That(_machine.FullName("bin/gh.log"), Does.Not.Exist);
    }

    [Test]
    public void A_workflow_installs_nothing_that_the_checksums_do_not_name()
    {
        var version = PinnedBy("github-actions.yml");
        _machine.Release(version);
        foreach (var file in Directory.EnumerateFiles(_machine.FullName($"repository/releases/download/v{version}"), "claimledger-*"))
            File.AppendAllText(file, "echo changed\n");

        var github = GitHub(Push);
        Assert.That(github.Start().ExitCode, Is.EqualTo(1));
        Assert.That(github.Steps.Keys, Is.EqualTo(["Install claimledger"]));
        var gitlab = GitLab();
        Assert.That(gitlab.ExitCode, Is.EqualTo(1));
        Assert.That(gitlab.ToString(), Does.Contain("FAILED").And.Not.Contain("failed:"));
    }

    [TestCase("db", "there is no ledger.yaml in this folder")]
    [TestCase("db/clams", "db/clams does not exist")]
    public void A_workflow_fails_on_a_folder_that_is_no_data_set(string folder, string message)
    {
        _machine.Release(PinnedBy("github-actions.yml"));
        Accept();
        _machine.CommitAll();
        Change("9", "Nine", "8", "Eight");

        var github = GitHub(PullRequest, folder);
        github.Start();
        Assert.That(github.Steps["Check the claims"].ExitCode, Is.EqualTo(2));
        Assert.That(github.Steps["Check the claims"].ToString(), Does.Contain(message));
        Assert.That(github.Steps, Does.Not.ContainKey("Comment"));

        var gitlab = GitLab(new() { ["DATASET"] = folder, ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = Base });
        Assert.That(gitlab.ExitCode, Is.EqualTo(2));
        Assert.That(gitlab.ToString(), Does.Contain(message));
    }

    [Test]
    public void The_workflow_for_github_may_do_no_more_than_it_must()
    {
        var workflow = Yaml("github-actions.yml");
        Assert.That(Variables(Map(workflow, "permissions")), Is.EqualTo(new Dictionary<string, string> { ["contents"] = "read" }));
        Assert.That(
            Variables(Map(workflow, "jobs", "check", "permissions")),
            Is.EqualTo(new Dictionary<string, string>
            {
                ["contents"] = "read",
                ["actions"] = "read",
                ["security-events"] = "write",
                ["pull-requests"] = "write",
            }));
        var uses = ((YamlSequenceNode)Map(workflow, "jobs", "check")["steps"])
            .OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("uses"))
            .Select(step => step["uses"].ToString());
        Assert.That(uses, Has.All.Match(@"^[\w-]+/[\w/-]+@v\d+$"), "a pinned major");
    }

    [Test]
    public void The_workflow_for_gitlab_runs_and_leaves_the_report_that_it_names()
    {
        _machine.Release(PinnedBy("gitlab-ci.yml"));
        var report = Map(Yaml("gitlab-ci.yml"), "claims", "artifacts", "reports")["junit"].ToString();

        var failed = GitLab();
        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(Attribute(report, "failures"), Is.EqualTo(4));

        Directory.Delete(_machine.FullName("repository"), recursive: true);
        Accept();
        Assert.That(GitLab().ExitCode, Is.Zero);
        Assert.That(Attribute(report, "failures"), Is.Zero);
    }

    [Test]
    public void The_workflow_for_gitlab_comments_what_a_merge_request_changes_once()
    {
        if (_machine.Bash("command -v jq").ExitCode != 0)
            Assert.Ignore("There is no jq on this machine; the workflow would install it.");
        _machine.Release(PinnedBy("gitlab-ci.yml"));
        Accept();
        _machine.CommitAll();
        using var notes = new MergeRequestNotes();
        var environment = new Dictionary<string, string>
        {
            ["CI_API_V4_URL"] = notes.Url,
            ["CI_PROJECT_ID"] = "9",
            ["CI_MERGE_REQUEST_IID"] = "5",
            ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = Base,
            ["CLAIMLEDGER_TOKEN"] = "invented",
        };
        Assert.That(GitLab(environment).ExitCode, Is.Zero);
        Assert.That(notes.Bodies, Has.Count.EqualTo(1), "nothing changed");

        foreach (var (from, to) in (IEnumerable<(string, string)>)[("Nine", "Eight"), ("Eight", "Seven")])
        {
            Change(from == "Nine" ? "9" : "8", from, from == "Nine" ? "8" : "7", to);
            var run = GitLab(environment);
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(_newsroom.Folder.Read("claims.md"), Does.Contain("| conflicts | 2 | 2 | 0 | 3 |"));
            Assert.That(notes.Bodies, Has.Count.EqualTo(2), run.ToString());
            Assert.That(notes.Bodies[1], Does.StartWith($"<!-- claimledger: {DataSet} -->\n").And.Contain($"{to} people"));
        }

        environment.Remove("CLAIMLEDGER_TOKEN");
        Assert.That(GitLab(environment).Out, Does.Contain("Seven people"));
    }

    [TestCase("gitlab-ci.yml")]
    [TestCase("github-pages.yml")]
    [TestCase("gitlab-pages.yml")]
    public void The_workflows_pin_one_version(string file) => Assert.That(PinnedBy(file), Is.EqualTo(PinnedBy("github-actions.yml")));

    [Test]
    public void The_workflow_for_github_pages_publishes_the_site_below_its_path()
    {
        _machine.Release(PinnedBy("github-pages.yml"));
        var job = GitHub($"{Push};steps.pages.outputs.base_url=https://desk.github.io/claims", file: "github-pages.yml", name: "publish");

        Assert.That(job.Start().ExitCode, Is.Zero, job.Steps.Values.Last().ToString());
        Assert.That(job.Steps.Keys, Is.EqualTo(["Install claimledger", "Publish"]));
        Assert.That(
            File.ReadAllText(_machine.FullName("temp/site/index.html")),
            Does.Contain("<link rel=\"canonical\" href=\"https://desk.github.io/claims/\">").And.Contain("href=\"/claims/conflicts/\""));
    }

    [Test]
    public void The_workflow_for_github_pages_may_do_no_more_than_it_must()
    {
        var workflow = Yaml("github-pages.yml");
        Assert.That(Variables(Map(workflow, "permissions")), Is.EqualTo(new Dictionary<string, string> { ["contents"] = "read" }));
        Assert.That(
            Variables(Map(workflow, "jobs", "deploy", "permissions")),
            Is.EqualTo(new Dictionary<string, string> { ["pages"] = "write", ["id-token"] = "write" }));
        Assert.That(Map(workflow, "jobs", "publish").Children.ContainsKey("permissions"), Is.False);
    }

    [Test]
    public void The_workflow_for_gitlab_pages_publishes_the_site_below_its_path()
    {
        _machine.Release(PinnedBy("gitlab-pages.yml"));
        var run = GitLab(new() { ["CI_PAGES_URL"] = "https://desk.gitlab.io/claims" }, "gitlab-pages.yml", "pages");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(_newsroom.Folder.Read("public/index.html"), Does.Contain("https://desk.gitlab.io/claims/"));
        Assert.That(Map(Yaml("gitlab-pages.yml"), "pages", "artifacts")["paths"].ToString(), Does.Contain("public"));
    }

    [Test]
    public void The_hook_stops_a_commit_that_brings_a_conflict_and_lets_others_pass()
    {
        _machine.Install("claimledger", _machine.Tool);
        Accept();
        _machine.CommitAll();
        _machine.Git("config", "claimledger.dataset", DataSet);
        File.Copy(RepositoryRoot.Combine("docs/ci/pre-commit"), _newsroom.Folder.FullName(".git/hooks/pre-commit"));

        _newsroom.Folder.Replace(Weekly, "says: \"9\"", "says: \"8\"").Replace(Weekly, "quote: Nine people", "quote: Eight people");
        _machine.Git("add", ".");
        var stopped = _machine.Bash("git commit --quiet -m 'A new conflict'");
        Assert.That(stopped.ExitCode, Is.EqualTo(1), stopped.ToString());
        Assert.That(stopped.ToString(), Does.Contain($"{Weekly}:11:11: error: decrease c-"));
        Assert.That(_machine.Bash("git log --oneline").Lines, Has.Length.EqualTo(1));

        // What is staged counts, not what lies beside it.
        _machine.Git("reset", "--quiet", "--", Weekly);
        _newsroom.Folder.Replace($"{DataSet}/ledger.yaml", "language: en", "language: en # English");
        _machine.Git("add", $"{DataSet}/ledger.yaml");
        var passed = _machine.Bash("git commit --quiet -m 'No new conflict'");
        Assert.That(passed.ExitCode, Is.Zero, passed.ToString());

        // Where the data set is not touched there is nothing to check.
        _newsroom.Folder.Write("README.md", "invented\n");
        _machine.Git("add", "README.md");
        var untouched = _machine.Bash("git commit --quiet -m 'Something else'");
        Assert.That(untouched.ExitCode, Is.Zero, untouched.ToString());
        Assert.That(untouched.Out, Is.Empty);
        Assert.That(_machine.Bash("git log --oneline").Lines, Has.Length.EqualTo(3));

        // A folder that is none is no reason to let anything pass.
        _machine.Git("config", "claimledger.dataset", "db/clams");
        _newsroom.Folder.Write("README.md", "also invented\n");
        _machine.Git("add", "README.md");
        var wrong = _machine.Bash("git commit --quiet -m 'Unseen'");
        Assert.That(wrong.ExitCode, Is.EqualTo(1));
        Assert.That(wrong.Error, Does.Contain("git knows no db/clams/ledger.yaml"));
    }

    [Test]
    public void The_entry_for_pre_commit_runs()
    {
        _machine.Install("claimledger", _machine.Tool);
        var hook = (YamlMappingNode)((YamlSequenceNode)((YamlMappingNode)((YamlSequenceNode)Yaml(
            "pre-commit-config.yaml")["repos"])[0])["hooks"])[0];
        Assert.That(_machine.Bash(hook["entry"].ToString()).ExitCode, Is.EqualTo(1));
        Accept();
        Assert.That(_machine.Bash(hook["entry"].ToString()).ExitCode, Is.Zero);
        Assert.That(hook["files"].ToString(), Is.EqualTo($"^{DataSet}/"));
    }

    [Test]
    public void The_command_that_accepts_what_there_is_runs()
    {
        _machine.Install("claimledger", _machine.Tool);
        var block = File.ReadAllText(RepositoryRoot.Combine("docs/ci/README.md")).Split("```sh\n")[1].Split("```")[0];
        Assert.That(_machine.Bash(block).ExitCode, Is.Zero);
        Assert.That(_newsroom.Folder.FullName($"{DataSet}/baseline.json"), Does.Exist);
    }

    private void Accept() => _newsroom.Cli.Done("check", DataSet, "--update-baseline");

    private int Attribute(string report, string name) => (int)XDocument.Parse(_newsroom.Folder.Read(report)).Root!.Attribute(name)!;

    private string Base => _machine.Bash("git rev-parse main").Out.Trim();

    private string Comment() => File.ReadAllText(_machine.FullName("bin/gh.comment"));

    // One commit of a branch, merged as GitHub shows it to the workflow of a pull request.
    private void Change(string was, string wasInWords, string @is, string isInWords)
    {
        _newsroom.Folder
            .Replace(Weekly, $"says: \"{was}\"", $"says: \"{@is}\"")
            .Replace(Weekly, $"quote: {wasInWords} people", $"quote: {isInWords} people");
        Merge(isInWords);
    }

    private void Merge(string message)
    {
        if (_machine.Bash("git rev-parse --verify --quiet change").ExitCode == 0)
            _machine.Git("checkout", "--quiet", "change");
        else
            _machine.Git("checkout", "--quiet", "-b", "change");
        _machine.Git("commit", "--quiet", "--all", "--allow-empty", "-m", message);
        _machine.Git("checkout", "--quiet", "--detach", "main");
        _machine.Git("merge", "--quiet", "--no-ff", "-m", "Merge", "change");
    }

    private GitHubJob GitHub(string facts, string? dataSet = null, string file = "github-actions.yml", string name = "check")
    {
        var job = Map(Yaml(file), "jobs", name);
        if (dataSet is not null)
            ((YamlScalarNode)job["env"]["DATASET"]).Value = dataSet;
        var server = _machine.Repository[..^"/repository".Length];
        var known = facts.Split(';').Select(fact => fact.Split('=')).ToDictionary(fact => fact[0], fact => fact[1]);
        known["github.server_url"] = server;
        known["vars.CLAIMLEDGER_REPOSITORY"] = "repository";
        known["github.repository"] = "desk/claims";
        return new GitHubJob(job, _machine, known);
    }

    // As the runner does: all in one shell.
    private Run GitLab(Dictionary<string, string>? environment = null, string file = "gitlab-ci.yml", string jobName = "claims")
    {
        var job = Map(Yaml(file), jobName);
        var variables = Variables(Map(job, "variables"));
        variables["CLAIMLEDGER_REPOSITORY"] = _machine.Repository;
        foreach (var (name, value) in environment ?? [])
            variables[name] = value;
        var lines = ((YamlSequenceNode)job["before_script"]).Concat((YamlSequenceNode)job["script"]);
        return _machine.Bash(string.Join('\n', lines), variables);
    }

    private static string PinnedBy(string file) =>
        File.ReadLines(RepositoryRoot.Combine($"docs/ci/{file}"))
            .Select(line => line.Trim())
            .Single(line => line.StartsWith("CLAIMLEDGER_VERSION: ", StringComparison.Ordinal))
            .Split('"')[1];

    private static YamlMappingNode Yaml(string file)
    {
        using var reader = File.OpenText(RepositoryRoot.Combine($"docs/ci/{file}"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode node, params string[] keys) =>
        keys.Aggregate(node, (at, key) => (YamlMappingNode)at[key]);

    private static Dictionary<string, string> Variables(YamlMappingNode map) =>
        map.Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());
}
