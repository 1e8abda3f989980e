using System.Text.RegularExpressions;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

internal sealed partial class AppTests : CliTests
{
    private static readonly string[] Verbs =
    [
        "init",
        "build",
        "conflicts",
        "claims",
        "sources",
        "questions",
        "show",
        "explain",
        "rule",
        "report",
        "check",
        "vet",
        "compare",
        "diff",
        "anchor",
        "quantities",
        "query",
        "audit",
        "export",
        "import",
        "schema",
        "prompt",
        "completion",
    ];

    [Test]
    public void Help_lists_every_verb_and_the_exit_codes()
    {
        var help = Cli.Done("--help").Out;
        foreach (var verb in Verbs)
            Assert.That(help, Does.Match($@"(?m)^  {verb} +\S"));
        Assert.That(help, Does.Contain("Exit codes:"));
    }

    [TestCaseSource(nameof(Verbs))]
    public void Every_verb_has_help_with_examples_that_run(string verb)
    {
        var help = Cli.Done(verb, "--help").Out;
        Assert.That(help, Does.Contain("Usage:").And.Contain("Exit codes:"));
        var examples = Example()
            .Matches(help[help.IndexOf("Examples:", StringComparison.Ordinal)..])
            .Select(match => match.Value.Trim())
            .ToList();
        Assert.That(examples, Is.Not.Empty);

        Directory.CreateDirectory(Fire.FullName("texts"));
        if (verb == "diff")
        {
            TestSupport.Git.Init(Fire.Path);
            Cli.Done("build", "-o", "ledger.db");
        }
        ExchangeFiles.Write(Cli, Fire);
        ReadingFiles.Write(Fire);
        var conflict = ConflictOf("contradiction");
        foreach (var example in examples)
        {
            var line = example.Replace("QUESTION", "fire.killed").Replace("CONFLICT", conflict)
                .Replace("CLAIM CLAIM", "2031-06-04-morning-post/killed 2031-06-04-morning-post/killed-port");
            var run = Cli.Type(line);
            // A draft with a mistake fails, and shows what the verb is for.
            Assert.That(run.ExitCode, verb == "vet" ? Is.AnyOf(0, 1) : Is.Zero, $"{line}\n{run}");
        }
    }

    [Test]
    public void The_version_is_told_by_whoever_makes_the_tool_and_stands_wherever_the_tool_is_named()
    {
        foreach (var line in (string[])["--version", "check --format sarif", "report"])
        {
            var run = InProcess.Run(
                (output, error) => new Host
                {
                    Version = "9.8.7",
                    Out = output,
                    Error = error,
                    CurrentDirectory = RepositoryRoot.Combine("tests/data/harbour-fire"),
                    Environment = _ => null,
                },
                line.Split(' '));
            Assert.That(run.Out, Does.Contain("9.8.7"), line);
        }
    }

    [Test]
    public void The_version_is_one_line() =>
        Assert.That(Cli.AsProcess.Done("--version").Lines.Single(), Does.Match(@"^claimledger \d+\.\d+\.\d+"));

    [TestCase("conflict", "did you mean 'conflicts'?")]
    [TestCase("biuld", "did you mean 'build'?")]
    [TestCase("--bogus", "no option '--bogus'")]
    public void A_mistyped_verb_or_option_is_refused_with_the_nearest(string word, string hint)
    {
        var run = Cli.Run(word);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(hint));
        Assert.That(run.Out, Is.Empty);
    }

    [Test]
    public void Each_verb_is_made_alone_under_the_name_that_help_lists()
    {
        using var host = new Host
        {
            Version = App.Version,
            Out = new StreamWriter(Stream.Null),
            Error = TextWriter.Null,
            CurrentDirectory = RepositoryRoot.Path,
            Environment = _ => null,
        };

        Assert.Multiple(() =>
        {
            foreach (var name in App.Grammar(host).Subcommands.Select(verb => verb.Name))
                Assert.That(App.Grammar(host, name).Subcommands.Select(verb => verb.Name), Is.EqualTo(new[] { name }));
        });
    }

    [Test]
    public void Help_is_a_verb_too()
    {
        Assert.That(Cli.Done("help").Out, Is.EqualTo(Cli.Done("--help").Out));
        Assert.That(Cli.Done("help", "check").Out, Is.EqualTo(Cli.Done("check", "--help").Out));
        var run = Cli.Run("help", "chek");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("did you mean 'check'?"));
    }

    [TestCase("--format", "json", "conflicts")]
    [TestCase("--format=json", "conflicts")]
    [TestCase("-f", "json", "conflicts")]
    public void An_option_before_the_verb_is_told_where_it_belongs(params string[] arguments)
    {
        var run = Cli.Run(arguments);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("options come after the verb: `claimledger conflicts ").And.Not.Contain("did you mean"));
    }

    [Test]
    public void No_verb_at_all_shows_help_and_is_bad_usage()
    {
        var run = Cli.Run();
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("Verbs:"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_reader_that_stops_early_is_no_error()
    {
        var run = Cli.AsProcess.Shell(
            "set -o pipefail; claimledger query 'with recursive n(x) as (select 1 union all select x + 1 from n limit 40000) select x "
                + "from n' --timeout 120 --format csv | head -1");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Lines, Is.EqualTo(["x"]));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void The_bash_script_completes_verbs_kinds_and_ids()
    {
        Cli.Done("claims");
        const string Complete = """
            source <(claimledger completion bash)
            COMP_LINE="$LINE"; COMP_POINT=${#LINE}; COMP_WORDS=($LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _claimledger; printf '%s\n' "${COMPREPLY[@]}"
            """;
        Assert.That(Cli.AsProcess.Shell("LINE='claimledger conf'\n" + Complete).Lines, Is.EqualTo(["conflicts"]));
        Assert.That(Cli.Shell("LINE='claimledger conflicts --kind arit'\n" + Complete).Lines, Is.EqualTo(["arithmetic"]));
        Assert.That(Cli.Shell("LINE='claimledger claims --question fire.ki'\n" + Complete).Lines, Is.EqualTo(["fire.killed"]));
        Assert.That(Cli.Shell("LINE='claimledger show fire.ki'\n" + Complete).Lines, Is.EqualTo(["fire.killed"]));
    }

    [TestCase("rule c-0d457d196474fdd1 prefer --position ", "11|five")]
    [TestCase("rule c-0d457d196474fdd1 prefer --position fi", "five")]
    [TestCase("rule c-0d457d196474fdd1 pref", "prefer")]
    [TestCase("completion ", "bash|fish|pwsh|zsh")]
    public void What_can_come_next_is_suggested_without_empty_words(string typed, string expected)
    {
        Cli.Done("claims");
        var line = "claimledger " + typed;
        var words = Cli.Done($"[suggest:{line.Length}]", line).Out.Split('\n').SkipLast(1).ToList();
        Assert.That(words, Has.None.Empty);
        Assert.That(words.Where(word => word[0] != '-').Order(StringComparer.Ordinal), Is.EqualTo(expected.Split('|')));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void The_bash_script_leaves_files_to_the_shell()
    {
        var run = Cli.Shell("source <(claimledger completion bash); complete -p claimledger");
        Assert.That(run.Out, Does.Contain("-o default"));
    }

    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("pwsh")]
    public void Other_shells_have_a_script_too(string shell) => Assert.That(Cli.Done("completion", shell).Out, Does.Contain("[suggest:"));

    [Test]
    public void An_unknown_shell_is_refused() => Assert.That(Cli.Run("completion", "tcsh").ExitCode, Is.EqualTo(2));

    [GeneratedRegex("(?m)^  claimledger .*$", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Example();
}
