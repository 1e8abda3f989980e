using System.CommandLine;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger build</c>: prints the ledger's path alone on stdout, for scripts, and what it did on stderr.</summary>
internal static class BuildVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = TargetFinder.OperandsArgument("DATASET");
        var dataSet = TargetFinder.DataSetOption();
        var output = new Option<string?>("--output", "-o") { HelpName = "LEDGER.db", Description = "Where the ledger goes. Left out, it goes to the cache that the other verbs use." };
        var archive = Archives.Option();
        var verb = new VerbCommand("build", "Validate, compile and reconcile a data set into one ledger file. The old file stays until the new one is whole.")
        {
            Usage = "[DATASET] [-o LEDGER.db] [--archive DIR]",
            Examples =
            [
                new("build -o ledger.db", "compile the data set you stand in"),
                new("build --archive texts", "also check that each quote stands exactly once in the archived text"),
            ],
        };
        verb.Add(operands);
        verb.Add(output);
        verb.Add(archive);
        verb.Add(dataSet);
        verb.SetAction(parsed =>
        {
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            if (target is not Target.Folder folder)
                throw new UsageException($"{target.Display} is a ledger already; name a data set's folder");
            var named = parsed.GetValue(output);
            if (named is not null)
                LedgerFiles.EnsureMayWrite(LedgerFiles.PathOf(host, named, "-o"), named);

            var (loaded, fingerprint) = DataSetReader.Load(host, folder, Archives.Read(host, parsed.GetValue(archive)));
            var path = named is null
                ? LedgerCache.Writable(host, folder) ?? throw new UsageException("the cache folder cannot be written; name a file with -o, or set XDG_CACHE_HOME")
                : host.FullPath(named);
            var summary = LedgerCache.Build(host, loaded, fingerprint, path);
            host.Out.WriteLine(named ?? path);
            host.Error.WriteLine(Describe(summary));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static string Describe(BuildSummary summary) =>
        $"Built from {Wording.Count(summary.Sources, "source")}, {Wording.Count(summary.Claims, "claim")}, {Wording.Count(summary.Questions, "question")}: {Wording.Count(summary.Conflicts, "conflict")}.";
}
