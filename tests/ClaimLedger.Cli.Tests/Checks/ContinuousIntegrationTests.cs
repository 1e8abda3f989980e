using System.Diagnostics;
using System.Xml.Linq;
using ClaimLedger.TestSupport;
using YamlDotNet.RepresentationModel;

namespace ClaimLedger.Cli.Tests.Checks;

/// <summary>What docs/ci offers is run as it stands: the commands of the workflows in bash, the hook by a real commit.</summary>
[Platform(Exclude = "Win")]
internal sealed class ContinuousIntegrationTests
{
    private const string DataSet = "db/claims";

    private Newsroom _newsroom = null!;
    private DirectoryInfo _machine = null!;

    [SetUp]
    public void SetUp()
    {
        _newsroom = new Newsroom(DataSet);
        _machine = Directory.CreateTempSubdirectory("claimledger-ci-");
        // Installed, as the tool is where a workflow has run before.
        var tool = Path.Combine(_machine.FullName, "claimledger");
        File.WriteAllText(tool, $"#!/bin/sh\nexec dotnet '{RealProcess.Tool}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [TearDown]
    public void CleanUp()
    {
        _newsroom.Dispose();
        _machine.Delete(recursive: true);
    }

    [Test]
    public void The_workflow_for_github_runs_annotates_and_leaves_sarif()
    {
        var job = Map(Yaml("github-actions.yml"), "jobs", "check");
        var environment = Variables(Map(job, "env"));
        foreach (var (name, file) in (IEnumerable<(string, string)>)[
            ("GITHUB_STEP_SUMMARY", "summary.md"), ("GITHUB_PATH", "path"), ("GITHUB_OUTPUT", "output"),
        ])
            environment[name] = Path.Combine(_machine.FullName, file);
        environment["GITHUB_WORKSPACE"] = _newsroom.Folder.Path;
        environment["GITHUB_ACTIONS"] = "true";
        environment["RUNNER_TEMP"] = _machine.FullName;
        var scripts = ((YamlSequenceNode)job["steps"])
            .OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("run"))
            .Select(step => step["run"].ToString())
            .ToList();
        Assert.That(scripts, Has.Count.EqualTo(2));

        var failed = Steps(scripts, environment);
        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(failed.Lines, Has.Some.StartsWith($"::error file={DataSet}/sources/"));
        Newsroom.AssertSarif(_newsroom.Folder.Read("claims.sarif"));
        Assert.That(File.ReadAllText(environment["GITHUB_STEP_SUMMARY"]), Does.Contain("| error | contradiction | fire.killed |"));

        Accept();
        var passed = Steps(scripts, environment);
        Assert.That(passed.ExitCode, Is.Zero, passed.ToString());
        Newsroom.AssertSarif(_newsroom.Folder.Read("claims.sarif"));
    }

    [Test]
    public void The_workflow_for_github_may_do_no_more_than_it_must()
    {
        var workflow = Yaml("github-actions.yml");
        Assert.That(Variables(Map(workflow, "permissions")), Is.EqualTo(new Dictionary<string, string> { ["contents"] = "read" }));
        Assert.That(
            Variables(Map(workflow, "jobs", "check", "permissions")),
            Is.EqualTo(new Dictionary<string, string> { ["contents"] = "read", ["actions"] = "read", ["security-events"] = "write" }));
        var uses = ((YamlSequenceNode)Map(workflow, "jobs", "check")["steps"])
            .OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("uses"))
            .Select(step => step["uses"].ToString());
        Assert.That(uses, Has.All.Match(@"^[\w-]+/[\w/-]+@v\d+$"), "a pinned major");
    }

    [Test]
    public void The_workflow_for_gitlab_runs_and_leaves_the_report_that_it_names()
    {
        var job = Map(Yaml("gitlab-ci.yml"), "claims");
        var environment = Variables(Map(job, "variables"));
        var scripts = ((YamlSequenceNode)job["before_script"])
            .Concat((YamlSequenceNode)job["script"])
            .Select(line => line.ToString())
            .ToList();
        var report = Map(job, "artifacts", "reports")["junit"].ToString();

        var failed = Steps(scripts, environment);
        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(Attribute(report, "failures"), Is.EqualTo(4));

        Accept();
        Assert.That(Steps(scripts, environment).ExitCode, Is.Zero);
        Assert.That(Attribute(report, "failures"), Is.Zero);
    }

    [Test]
    public void The_hook_stops_a_commit_that_brings_a_conflict_and_lets_others_pass()
    {
        Directory.Delete(_newsroom.Folder.FullName(".git"));
        Git("init", "--quiet");
        Git("config", "user.name", "desk");
        Git("config", "user.email", "desk@newsroom.example");
        Git("config", "claimledger.dataset", DataSet);
        Accept();
        Git("add", ".");
        Git("commit", "--quiet", "-m", "What there is");
        File.Copy(RepositoryRoot.Combine("docs/ci/pre-commit"), _newsroom.Folder.FullName(".git/hooks/pre-commit"));

        const string Weekly = $"{DataSet}/sources/2031-06-08-harbour-weekly.yaml";
        _newsroom.Folder.Replace(Weekly, "says: \"9\"", "says: \"8\"").Replace(Weekly, "quote: Nine people", "quote: Eight people");
        Git("add", ".");
        var stopped = Bash("git commit --quiet -m 'A new conflict'");
        Assert.That(stopped.ExitCode, Is.EqualTo(1), stopped.ToString());
        Assert.That(stopped.ToString(), Does.Contain($"{Weekly}:11:11: error: decrease c-"));
        Assert.That(Bash("git log --oneline").Lines, Has.Length.EqualTo(1));

        // What is staged counts, not what lies beside it.
        Git("reset", "--quiet", "--", Weekly);
        _newsroom.Folder.Replace($"{DataSet}/ledger.yaml", "language: en", "language: en # English");
        Git("add", $"{DataSet}/ledger.yaml");
        var passed = Bash("git commit --quiet -m 'No new conflict'");
        Assert.That(passed.ExitCode, Is.Zero, passed.ToString());

        // Where the data set is not touched there is nothing to check.
        _newsroom.Folder.Write("README.md", "invented\n");
        Git("add", "README.md");
        var untouched = Bash("git commit --quiet -m 'Something else'");
        Assert.That(untouched.ExitCode, Is.Zero, untouched.ToString());
        Assert.That(untouched.Out, Is.Empty);
        Assert.That(Bash("git log --oneline").Lines, Has.Length.EqualTo(3));
    }

    [Test]
    public void The_entry_for_pre_commit_runs()
    {
        var hook = (YamlMappingNode)((YamlSequenceNode)((YamlMappingNode)((YamlSequenceNode)Yaml(
            "pre-commit-config.yaml")["repos"])[0])["hooks"])[0];
        Assert.That(Bash(hook["entry"].ToString()).ExitCode, Is.EqualTo(1));
        Accept();
        Assert.That(Bash(hook["entry"].ToString()).ExitCode, Is.Zero);
        Assert.That(hook["files"].ToString(), Is.EqualTo($"^{DataSet}/"));
    }

    [Test]
    public void The_command_that_accepts_what_there_is_runs()
    {
        var block = File.ReadAllText(RepositoryRoot.Combine("docs/ci/README.md")).Split("```sh\n")[1].Split("```")[0];
        Assert.That(Bash(block).ExitCode, Is.Zero);
        Assert.That(_newsroom.Folder.FullName($"{DataSet}/baseline.json"), Does.Exist);
    }

    private void Accept() => _newsroom.Cli.Done("check", DataSet, "--update-baseline");

    private int Attribute(string report, string name) => (int)XDocument.Parse(_newsroom.Folder.Read(report)).Root!.Attribute(name)!;

    private void Git(params string[] arguments)
    {
        var run = Bash($"git {string.Join(' ', arguments.Select(argument => $"'{argument}'"))}");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
    }

    // As the runners do: each script by itself, the next only where the one before succeeded.
    private Run Steps(IEnumerable<string> scripts, Dictionary<string, string> environment)
    {
        Run? last = null;
        foreach (var script in scripts)
        {
            last = Bash(script, environment);
            if (last.ExitCode != 0)
                break;
        }
        return last!;
    }

    private Run Bash(string script, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script])
        {
            WorkingDirectory = _newsroom.Folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_machine.FullName}:{start.Environment["PATH"]}";
        start.Environment["HOME"] = _machine.FullName;
        start.Environment["XDG_CACHE_HOME"] = _newsroom.Cli.Cache;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var name in start.Environment.Keys
            .Where(name => name.StartsWith("GITHUB_", StringComparison.Ordinal) || name.StartsWith("GIT_DIR", StringComparison.Ordinal))
            .ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Run(process.ExitCode, output, error.Result);
    }

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
