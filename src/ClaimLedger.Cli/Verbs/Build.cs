using System.CommandLine;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger build</c>: prints the ledger's path alone on stdout, for scripts, and what it did on stderr.</summary>
internal static class BuildVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("DATASET");
        var dataSet = Operands.DataSet(isStoreToo: false);
        var store = Operands.Store("A shared store on PostgreSQL in place of a file: postgres://USER@HOST/DATABASE.");
        var queue = new Option<bool>("--queue")
        {
            Description = "Leave it to workers (`work`) to find the conflicts; until then readers of the store see the ledger before.",
        };
        var output = new Option<string?>(
            "--output",
            "-o")
        {
            HelpName = "LEDGER.db",
            Description = "Where the ledger goes. Left out, it goes to the cache that the other verbs use.",
        };
        var archive = ArchiveOption.Create();
        var by = new Option<string?>(
            "--by")
        {
            HelpName = "NAME",
            Description = "Who builds, for the ledger's history. Left out, CLAIMLEDGER_ACTOR or the name of the user.",
        };
        var verb = new VerbCommand(
            "build", "Validate, compile and reconcile a data set into one ledger file. The old file stays until the new one is whole.")
        {
            Usage = "[DATASET] [-o LEDGER.db | --store URL [--queue]] [--archive DIR] [--by NAME]",
            Notes =
            [
                "A ledger keeps its history: every build and every ruling that came, changed or went is an entry, chained by SHA-256 to "
                    + "the one before. Building onto a ledger goes on with its history. `claimledger audit` verifies it.",
            ],
            Examples =
            [
                new("build -o ledger.db", "compile the data set you stand in"),
                new("build -o ledger.db --by \"night desk\"", "and say in its history who did"),
                new("build --archive texts", "also check that each quote stands exactly once in the archived text"),
            ],
        };
        verb.Add(operands);
        verb.Add(output);
        verb.Add(archive);
        verb.Add(by);
        verb.Add(dataSet);
        verb.Add(store);
        verb.Add(queue);
        verb.SetAction(parsed =>
        {
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            if (target is not Target.Folder folder)
                throw new UsageException($"{target.Display} is a ledger already; name a data set's folder");
            var named = parsed.GetValue(output);
            var address = parsed.GetValue(store) is { } url ? StoreOption.Read(url) : null;
            if (address is not null && named is not null)
                throw new UsageException("-o names a file and --store a shared store; name one of them");
            if (address is null && parsed.GetValue(queue))
                throw new UsageException("--queue leaves the work to workers on a shared store; name it with --store");
            var at = named is null ? null : LedgerFiles.EnsureMayWrite(LedgerFiles.PathOf(host, named, "-o"), named);

            if (parsed.GetValue(by) is { } actor && string.IsNullOrWhiteSpace(actor))
                throw new UsageException("--by names nobody; write a name, or leave --by out");

            var (loaded, fingerprint) = DataSetReader.Load(host, folder, Archives.Read(host, parsed.GetValue(archive)));
            if (address is not null)
                return Store(host, loaded, fingerprint, address, parsed.GetValue(queue), parsed.GetValue(by));
            var path = at is null
                ? LedgerCache.Writable(host, folder)
                    ?? throw new UsageException("the cache folder cannot be written; name a file with -o, or set XDG_CACHE_HOME")
                : at;
            var summary = named is null
                ? LedgerCache.BuildCached(host, loaded, fingerprint, path, parsed.GetValue(by))
                : LedgerCache.Build(host, loaded, fingerprint, path, parsed.GetValue(by));
            host.Out.WriteLine(named ?? path);
            Tell(host, summary);
            if (loaded.Sources.Sum(source => source.Proposals.Length) is > 0 and var waiting)
                host.Error.WriteLine(
                    $"{Phrases.Count(waiting, "proposed claim")} left out, as nobody has accepted {(waiting == 1 ? "it" : "them")} "
                        + $"yet; `{ProposalNotes.Review(folder)}` goes through {(waiting == 1 ? "it" : "them")}.");
            return ExitCodes.Done;
        });
        return verb;
    }

    private static int Store(
        Host host, DataSet dataSet, string fingerprint, StoreAddress address, bool queue, string? by)
    {
        var summary = LedgerCache.BuildStore(host, dataSet, fingerprint, address, queue, by);
        host.Out.WriteLine(address.Display);
        if (queue)
        {
            host.Error.WriteLine(
                $"Compiled from {Phrases.Count(summary.Sources, "source")}, {Phrases.Count(summary.Claims, "claim")}, "
                    + $"{Phrases.Count(summary.Questions, "question")}; `{Tool.Name} work --store {address.Display}` finds the conflicts.");
        }
        else
        {
            Tell(host, summary);
        }
        return ExitCodes.Done;
    }

    private static void Tell(Host host, BuildSummary summary)
    {
        host.Error.WriteLine(Describe(summary));
        host.Error.WriteLine(Describe(summary.History));
        if (summary.History.Altered.Count > 0)
            host.Error.WriteLine(
                $"{Tool.Name}: the ledger before was changed behind the tool's back "
                    + $"({string.Join(", ", summary.History.Altered)}); the new one holds what the data set says, and its history "
                    + "that the old one did not");
    }

    private static string Describe(BuildSummary summary) =>
        $"Built from {Phrases.Count(summary.Sources, "source")}, {Phrases.Count(summary.Claims, "claim")}, "
            + $"{Phrases.Count(summary.Questions, "question")}: {Conflicts(summary)}.";

    /// <summary>"12 conflicts (3 of them notes)".</summary>
    public static string Conflicts(BuildSummary summary, string verb = "") =>
        Phrases.Count(summary.Conflicts, "conflict") + verb + summary.Notes switch
        {
            0 => "",
            1 when summary.Conflicts == 1 => " (a note)",
            1 => " (1 of them a note)",
            var notes => $" ({notes} of them notes)",
        };

    /// <summary>"History: 3 entries, the last 9f2c…; 2 claims came, 1 changed; no conflict changed; 1 ruling changed."</summary>
    private static string Describe(HistorySummary history)
    {
        var what = history.Begins is { } why
            ? $"it begins here, as {why}"
            : $"{Describe(history.Claims, "claim")}; {Describe(history.Conflicts, "conflict")}; "
                + $"{(history.Rulings == 0 ? "no ruling" : Phrases.Count(history.Rulings, "ruling"))} changed";
        return $"History: {(history.Entries == 1 ? "1 entry" : $"{history.Entries} entries")}, the last {history.Head.Hash}; {what}.";
    }

    private static string Describe(Changes changes, string noun)
    {
        if (changes.AreNone)
            return $"no {noun} changed";
        (long Count, string Verb)[] parts = [(changes.Came, "came"), (changes.Went, "went"), (changes.Changed, "changed")];
        var said = parts
            .Where(part => part.Count > 0)
            .Select((part, index) => $"{(index == 0 ? Phrases.Count(part.Count, noun) : part.Count.ToString())} {part.Verb}");
        return string.Join(", ", said);
    }
}
