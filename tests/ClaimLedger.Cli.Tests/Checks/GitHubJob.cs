using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ClaimLedger.Cli.Tests.Checks;

/// <summary>
/// The job of a workflow, run as GitHub's runner does: each step that has commands in a bash of its own, where its condition holds.
/// </summary>
/// <param name="job">The job as it is written.</param>
/// <param name="machine">Where it runs.</param>
/// <param name="facts">What the contexts say, such as <c>github.event_name</c>; nothing of what is not in it, as there.</param>
internal sealed partial class GitHubJob(YamlMappingNode job, Machine machine, Dictionary<string, string> facts)
{
    private readonly Dictionary<string, string> _facts = new(facts);

    /// <summary>The steps that have run, by name.</summary>
    public Dictionary<string, Run> Steps { get; } = [];

    /// <summary>What the steps wrote into the job summary.</summary>
    public string Summary => File.ReadAllText(machine.FullName("summary.md"));

    /// <summary>Runs it.</summary>
    /// <returns>The step that failed, or else the last one.</returns>
    public Run Start()
    {
        var environment = new Dictionary<string, string>
        {
            ["GITHUB_ACTIONS"] = "true",
            ["RUNNER_TEMP"] = machine.FullName("temp"),
            ["RUNNER_ARCH"] = "X64",
        };
        foreach (var (name, file) in (IEnumerable<(string, string)>)[("GITHUB_STEP_SUMMARY", "summary.md"), ("GITHUB_PATH", "path")])
        {
            environment[name] = machine.FullName(file);
            File.WriteAllText(environment[name], "");
        }
        Directory.CreateDirectory(environment["RUNNER_TEMP"]);
        Add(environment, job);
        foreach (var (name, value) in environment)
            _facts[$"env.{name}"] = value;
        foreach (var step in ((YamlSequenceNode)job["steps"]).OfType<YamlMappingNode>().Where(step => step.Children.ContainsKey("run")))
            Start(step, new(environment));
        return Steps.Values.FirstOrDefault(run => run.ExitCode != 0) ?? Steps.Values.Last();
    }

    private void Start(YamlMappingNode step, Dictionary<string, string> environment)
    {
        var runs = step.Children.TryGetValue("if", out var condition)
            ? Holds(condition.ToString())
            : Steps.Values.All(run => run.ExitCode == 0);
        var outcome = "skipped";
        if (runs)
        {
            Add(environment, step);
            var path = string.Concat(File.ReadLines(environment["GITHUB_PATH"]).Reverse().Select(folder => $"{folder}:"));
            var run = machine.Bash(step["run"].ToString(), environment, path);
            Steps[step["name"].ToString()] = run;
            outcome = run.ExitCode == 0 ? "success" : "failure";
        }
        if (step.Children.TryGetValue("id", out var id))
            _facts[$"steps.{id}.outcome"] = outcome;
    }

    private void Add(Dictionary<string, string> environment, YamlMappingNode of)
    {
        if (!of.Children.TryGetValue("env", out var variables))
            return;
        foreach (var (name, value) in ((YamlMappingNode)variables).Children)
            environment[name.ToString()] = Expression().Replace(value.ToString(), match => Fact(match.Groups["what"].Value));
    }

    private string Fact(string name) => _facts.GetValueOrDefault(name, "");

    // As much of the language as the workflow has: terms that must all hold.
    private bool Holds(string condition) => Expression().Match(condition).Groups["what"].Value.Split(" && ").All(term =>
        term.Split(' ') switch
        {
            ["!cancelled()"] => true,
            [var name, "==", var value] => Fact(name) == value.Trim('\''),
            [var name, "!=", var value] => Fact(name) != value.Trim('\''),
            _ => throw new InvalidOperationException(term),
        });

    [GeneratedRegex(@"\$\{\{ (?<what>.*?) \}\}", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Expression();
}
