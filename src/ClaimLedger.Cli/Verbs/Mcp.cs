using System.CommandLine;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Mcp;
using ClaimLedger.Mcp.Tools;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger mcp</c>: the verbs that read, and proposals, as tools for an assistant.</summary>
internal static class McpVerb
{
    /// <summary>Creates the verb.</summary>
    /// <param name="host">The world.</param>
    /// <param name="run">Runs a command line in a world of its own.</param>
    public static VerbCommand Create(Host host, Func<IReadOnlyList<string>, Host, int> run)
    {
        var operands = Operands.Argument("DATASET");
        var dataSet = Operands.DataSet();
        var archive = new Option<string?>("--archive")
        {
            HelpName = "DIR",
            Description = "An archive into which the text of a proposed article goes, so that its quotes can be found later.",
        };
        var verb = new VerbCommand("mcp", "Give an assistant the ledger as tools, by the Model Context Protocol on stdin and stdout.")
        {
            Usage = "[DATASET|LEDGER.db] [--archive DIR]",
            Notes =
            [
                $"Tools: {string.Join(", ", ToolTable.All.Select(tool => tool.Name))}. Each does what the verb of that name does, and its "
                    + "result is that verb's JSON, with quotes and places.",
                "propose hands in figures that the assistant read in an article, by the protocol of --proposals: verified, and without "
                    + "effect until a person accepts them in the review. No tool accepts, rules or deletes.",
                "An assistant's program starts and ends it; the README shows how to put it into a configuration. Messages are on stderr.",
            ],
            Examples = [new("mcp", "the data set you stand in, until stdin ends")],
        };
        verb.Add(operands);
        verb.Add(archive);
        verb.Add(dataSet);
        verb.SetAction(parsed =>
        {
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            var ledger = new ServedLedger(target.Path, Archives.Read(host, parsed.GetValue(archive)));
            ToolServer.Serve(host, ledger, VerbRuns.Of(host, run)).GetAwaiter().GetResult();
            return ExitCodes.Done;
        });
        return verb;
    }
}
