using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger work</c>: reconciles what waits in a shared store, bucket by bucket.</summary>
internal static class WorkVerb
{
    public static VerbCommand Create(Host host)
    {
        var store = Operands.Store("The store.");
        store.Required = true;
        var verb = new VerbCommand("work", "Reconcile what waits in a shared store; run as many of it, on as many machines, as you like.")
        {
            Usage = "--store URL",
            TakesDataSet = false,
            Notes =
            [
                "`build --queue` puts what is to be reconciled into the store. Each worker takes buckets of questions that nobody else "
                    + "has, writes what it found in one transaction, and takes the next, until there are none. What a worker that was "
                    + "killed had taken is taken by another. The last one finds what spans questions, and makes the new ledger the "
                    + "current one.",
                "docs/scale.md tells how many workers are worth it, and how a store is spread over several machines.",
            ],
            Examples = [new("work --store postgres://desk@db.example/newsroom", "work until nothing waits")],
        };
        verb.Add(store);
        verb.SetAction(parsed =>
        {
            var address = StoreOption.Read(parsed.GetValue(store)!);
            using var progress = new ProgressLine(host);
            var done = StoreWork.Run(address, host.WorkerName, progress, host.Cancellation);
            progress.Wipe();
            host.Error.WriteLine(
                $"{Phrases.Count(done.Buckets, "bucket")} with {Phrases.Count(done.Claims, "claim")} reconciled, "
                    + $"{Phrases.Count(done.Conflicts, "conflict")} found; "
                    + (done.Published ? "the new ledger is the current one" : Waiting(address)));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static string Waiting(StoreAddress address) => StoreWork.Waiting(address) is > 0 and var waiting
        ? $"{waiting} {(waiting == 1 ? "is" : "are")} with other workers"
        : "nothing waits";
}
