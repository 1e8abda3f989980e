using System.CommandLine;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Web;
using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger serve</c>: the workspace in a browser, for this machine alone.</summary>
internal static class ServeVerb
{
    private const int HighestPort = 65_535;

    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("DATASET");
        var dataSet = Operands.DataSet();
        var port = NumberOptions.Whole(
            "--port",
            ServeOptions.DefaultPort,
            0,
            HighestPort,
            $"The port; left out, {ServeOptions.DefaultPort}; 0 for any that is free.");
        var readOnly = new Option<bool>("--read-only") { Description = "Write nothing: for showing it to others." };
        var archive = new Option<string?>("--archive")
        {
            HelpName = "DIR",
            Description = "Archived texts, matched by hash: a source's page and the desk show its text with the quotes marked.",
        };
        var verb = new VerbCommand("serve", "Open a workspace for a browser on this machine: find conflicts, read why, rule on them.")
        {
            Usage = "[DATASET|LEDGER.db] [--port N] [--read-only] [--archive DIR]",
            Notes =
            [
                "It answers to this machine alone, until Ctrl-C. What is done there is what the other verbs do: a ruling is written into "
                    + "rulings.yaml, after the change was shown.",
                "At the desk, articles are pasted or dropped; what is read in them waits as `extract --into` keeps it, and is answered with "
                    + "one key, as `extract --review` does.",
                "A data set that changes while it is open is read again. Where it has mistakes then, its last good state stays.",
            ],
            Examples =
            [
                new("serve", "the data set you stand in"),
                new("serve --port 0 --read-only", "on any free port, to look only"),
            ],
        };
        foreach (Option option in (Option[])[port, readOnly, archive, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            var options = new ServeOptions(
                parsed.GetValue(port), parsed.GetValue(readOnly), Archives.Read(host, parsed.GetValue(archive)));
            Serve(host, target, options).GetAwaiter().GetResult();
            return ExitCodes.Done;
        });
        return verb;
    }

    private static async Task Serve(Host host, Target target, ServeOptions options)
    {
        await using var server = await WebServer.Start(host, target, options);
        host.Error.WriteLine($"listening on {server.Address.GetLeftPart(UriPartial.Authority)}");
        host.Error.WriteLine("Open it in a browser; Ctrl-C ends it.");
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (host.Cancellation.Register(stopped.SetResult))
            await stopped.Task;
    }
}
