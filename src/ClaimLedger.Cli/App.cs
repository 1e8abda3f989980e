using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Verbs;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli;

/// <summary>The command line as a whole: its verbs, and how whatever goes wrong becomes a message and an exit code.</summary>
internal static class App
{
    // No response files: an operand may begin with "@".
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>How each verb is made, by its name, in the order of help.</summary>
    private static readonly OrderedDictionary<string, Func<Host, VerbCommand>> Verbs = new(StringComparer.Ordinal)
    {
        ["scan"] = ScanVerb.Create,
        ["init"] = InitVerb.Create,
        ["build"] = BuildVerb.Create,
        ["work"] = WorkVerb.Create,
        ["conflicts"] = ConflictsVerb.Create,
        ["claims"] = ClaimsVerb.Create,
        ["sources"] = SourcesVerb.Create,
        ["questions"] = QuestionsVerb.Create,
        ["show"] = ShowVerb.Create,
        ["explain"] = ExplainVerb.Create,
        ["rule"] = RuleVerb.Create,
        ["serve"] = host => ServeVerb.Create(host, Run),
        ["publish"] = PublishVerb.Create,
        ["mcp"] = host => McpVerb.Create(host, Run),
        ["report"] = ReportVerb.Create,
        ["check"] = CheckVerb.Create,
        ["vet"] = VetVerb.Create,
        ["compare"] = CompareVerb.Create,
        ["diff"] = DiffVerb.Create,
        ["extract"] = ExtractVerb.Create,
        ["anchor"] = AnchorVerb.Create,
        ["quantities"] = QuantitiesVerb.Create,
        ["query"] = QueryVerb.Create,
        ["audit"] = AuditVerb.Create,
        ["export"] = ExportVerb.Create,
        ["import"] = ImportVerb.Create,
        ["schema"] = SchemaVerb.Create,
        ["prompt"] = PromptVerb.Create,
        ["completion"] = CompletionVerb.Create,
    };

    /// <summary>The version of the tool, of this assembly, which git's tags tell.</summary>
    public static string Version { get; } =
        typeof(App).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Runs one command line and returns its exit code; never throws.</summary>
    public static int Run(IReadOnlyList<string> arguments, Host host)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(host);
        try
        {
            var code = Invoke(arguments, host);
            host.Out.Flush();
            return code;
        }
        catch (MistakesException mistakes)
        {
            foreach (var mistake in mistakes.Mistakes)
                host.Error.WriteLine(mistake);
            host.Error.WriteLine(
                mistakes.Total == mistakes.Mistakes.Length
                    ? Phrases.Count(mistakes.Total, "mistake")
                    : $"{Phrases.Count(mistakes.Total, "mistake")}, of which the first {mistakes.Mistakes.Length} are shown");
            return ExitCodes.BadInput;
        }
        catch (OperationCanceledException) when (host.Cancellation.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (exception is UsageException or LedgerException or IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine(Phrases.Harmless($"{Tool.Name}: {exception.Message}"));
            return ExitCodes.BadInput;
        }
#pragma warning disable CA1031 // The last resort: whatever is left is a fault of the tool, and people get one line, not a stack.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // What the tool itself wrote is trusted while it is read; where that leads nowhere, it is looked at.
            if (LedgerCache.FindDamaged(host) is { } path)
            {
                host.Error.WriteLine(
                    Phrases.OneLine(
                        $"{Tool.Name}: {path} is damaged, and what it holds cannot be read; `{Tool.Name} audit {path}` says what is "
                            + "wrong with it, and a copy or a new build replaces it"));
                return ExitCodes.BadInput;
            }
            host.Error.WriteLine($"{Tool.Name}: internal fault: {exception.GetType().Name}: {exception.Message}");
            if (host.IsSet("CLAIMLEDGER_DEBUG") || arguments.Contains("--debug"))
                host.Error.WriteLine(exception);
            else
                host.Error.WriteLine("Run it again with --debug to see where.");
            return ExitCodes.Fault;
        }
    }

    /// <summary>The command line's grammar.</summary>
    /// <param name="host">The world.</param>
    /// <param name="only">The one verb that it is needed for; null for all.</param>
    public static RootCommand Grammar(Host host, string? only = null)
    {
        var root = new RootCommand(
            "Finds where claims cannot stand together: who said what, when, on whose word, and which statements exclude each other.");
        foreach (var (name, create) in Verbs)
        {
            if (only is null || name == only)
                root.Add(create(host));
        }
        root.Options.Clear();
        root.Add(new HelpOption("--help", "-h") { Description = "Show this help.", Action = new HelpWriter(host) });
        root.Add(new VersionOption("--version") { Description = "Show the version.", Action = new VersionWriter(host) });
        root.Add(new Option<bool>("--debug") { Description = "Show where an internal fault arose.", Recursive = true, Hidden = true });
        return root;
    }

    private static int Invoke(IReadOnlyList<string> arguments, Host host)
    {
        // Most runs name their verb first, and to make all the others takes longer than many of them.
        var root = Grammar(host, arguments is [var verb, ..] && Verbs.ContainsKey(verb) ? verb : null);
        if (arguments.Count == 0)
        {
            HelpWriter.Write(root, host.Error);
            return ExitCodes.BadInput;
        }
        var parsed = root.Parse(AsOption(arguments, root), Parsing);
        if (parsed.Action is ParseErrorAction)
            throw new UsageException(UsageFault.Describe(parsed));
        if (UsageFault.OptionAmongOperands(parsed) is { } fault)
            throw new UsageException(fault);
        return parsed.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = host.Out,
            Error = host.Error,
        });
    }

    // `help` and `help VERB` are what many tools answer to.
    private static IReadOnlyList<string> AsOption(IReadOnlyList<string> arguments, RootCommand root) => arguments switch
    {
        ["help"] or ["help", "help" or "--help" or "-h"] => ["--help"],
        ["help", var verb] when root.Subcommands.Any(known => known.Name == verb) => [verb, "--help"],
        ["help", var verb] => [verb],
        ["help", ..] => throw new UsageException($"help takes one verb\n`{Tool.Name} --help` lists the verbs."),
        _ => arguments,
    };

    private sealed class VersionWriter(Host host) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            host.Out.WriteLine($"{Tool.Name} {host.Version}");
            return ExitCodes.Done;
        }
    }
}
