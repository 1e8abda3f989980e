using System.Collections.Immutable;
using System.CommandLine;
using ClaimLedger.Application.Checks;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Checks;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger check</c>: the verb for continuous integration.</summary>
internal static class CheckVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("DATASET");
        var dataSet = Operands.DataSet(isStoreToo: false);
        var store = Operands.Store("Check what a shared store holds, as its conflicts were found there: postgres://USER@HOST/DATABASE.");
        var archive = ArchiveOption.Create();
        var format = Formats.Option(CheckFormats.Names);
        var output = CheckOptions.Output();
        var failOn = CheckOptions.FailOn();
        var baseline = new Option<string?>(
            "--baseline")
        { HelpName = "FILE", Description = "The accepted conflicts; left out, baseline.json in the data set." };
        var update = new Option<bool>(
            "--update-baseline")
        { Description = "Accept every conflict there is now: write the baseline instead of checking against it." };
        var prune = new Option<bool>("--prune") { Description = "Before checking, drop from the baseline what is gone; nothing is added." };
        var verb = new VerbCommand("check", "Validate a data set, reconcile it, and fail on conflicts that nobody has accepted.")
        {
            Usage = "[DATASET] [--store URL] [options]",
            Notes =
            [
                "A conflict passes if the baseline holds it, or if a person has ruled on it, whatever the verdict: the ruling is on "
                    + "record. Without a baseline every conflict is new.",
                "An expectation of expect.yaml that does not hold fails too, whatever --fail-on says.",
                "With --store, claims, conflicts and rulings are the store's; baseline and expectations are those of the data set that is "
                    + "named, and where none is, those with which the store was built.",
                "With --format github a summary is appended to the file that GITHUB_STEP_SUMMARY names, if it is set.",
            ],
            Examples =
            [
                new("check --update-baseline", "accept what there is"),
                new("check", "fail on any error that came since"),
                new("check --fail-on note", "fail on anything new at all"),
                new(
                    "check --format github --output sarif=check.sarif --output junit=check.xml",
                    "annotate a pull request, and keep two files"),
                new("check --prune", "drop accepted conflicts that are gone, then check"),
            ],
        };
        foreach (Option option in (Option[])[failOn, baseline, update, prune, archive, format, output, dataSet, store])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var address = parsed.GetValue(store) is { } url ? StoreOption.Read(url) : null;
            var named = parsed.GetValue(baseline);
            var folder = FolderOf(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet), address);
            var least = CheckOptions.Least(parsed, failOn);
            var (updates, prunes) = (parsed.GetValue(update), parsed.GetValue(prune));
            if (updates && prunes)
                throw new UsageException("--update-baseline forgets what is gone as well; leave --prune out");
            if (updates || prunes)
                EnsureMayWrite(host, folder, named);
            var outputs = CheckOutputs.Read(host, parsed.GetValue(output)!);
            if (updates && !outputs.IsEmpty)
                throw new UsageException(
                    "--update-baseline writes the baseline instead of checking, so there is nothing for --output; run check again "
                        + "without it");

            var at = folder ?? new Target.Folder(host.CurrentDirectory, "");
            var reports = new CheckReports(host, at, CheckFormats.Find(parsed.GetValue(format)!) ?? CheckFormats.Console, outputs);
            var file = folder is null && named is null ? null : BaselineFile.Of(host, at, named);
            var texts = Archives.Read(host, parsed.GetValue(archive));
            CheckedState state;
            try
            {
                // Another baseline, or a new one, takes the place of the data set's own, whatever is in it.
                state = CheckedState.Load(host, folder, address, texts, withBaseline: !updates && named is null);
            }
            catch (MistakesException mistakes) when (!updates)
            {
                return reports.Refuse(mistakes);
            }
            if (updates)
                return Update(host, file!, state.Conflicts);

            ImmutableArray<BaselineEntry>? accepted;
            try
            {
                accepted = file is null ? state.Accepted : Accepted(host, file, state.Conflicts, prunes);
            }
            catch (MistakesException mistakes)
            {
                return reports.Refuse(mistakes);
            }
            var result = Checker.Check(
                state.DataSet, state.Conflicts, accepted, file?.Shown ?? BaselineText.FileName, least, at, reports.Spots, host.Version);
            return reports.Report(folder is null ? result with { Name = address!.Display } : result);
        });
        return verb;
    }

    /// <summary>The data set; null where a store alone is checked.</summary>
    private static Target.Folder? FolderOf(Host host, string[] operands, string? named, StoreAddress? store)
    {
        if (store is not null && operands.Length == 0 && named is null)
            return null;
        var (target, _) = TargetFinder.Find(host, operands, named);
        return target as Target.Folder
            ?? throw new UsageException($"{target.Display} is a ledger; check reads a data set's folder, and a shared store with --store");
    }

    private static void EnsureMayWrite(Host host, Target.Folder? folder, string? baseline)
    {
        if (baseline is not null)
            LedgerFiles.EnsureMayWriteFile(LedgerFiles.PathOf(host, baseline, "--baseline"), baseline);
        else if (folder is null)
            throw new UsageException("what is accepted is written into a file; name it with --baseline, or name the data set");
    }

    private static int Update(Host host, BaselineFile file, List<Conflict> conflicts)
    {
        var before = file.TryRead();
        var gone = Changed(host, "-", before, conflicts.Select(conflict => conflict.Id));
        var added = Changed(host, "+", [.. conflicts.Select(BaselineText.Entry)], before.Select(entry => entry.Conflict));
        file.Write(BaselineText.Format(conflicts));
        host.Out.WriteLine($"{file.Shown}: {Tally.Of(conflicts)} accepted; {added} added, {gone} removed");
        return ExitCodes.Done;
    }

    private static ImmutableArray<BaselineEntry>? Accepted(Host host, BaselineFile file, List<Conflict> conflicts, bool prunes)
    {
        var accepted = file.Read();
        if (!prunes)
            return accepted;
        if (accepted is not { } entries)
            throw new UsageException(
                $"{file.Shown} does not exist, so there is nothing to prune; `{Tool.Name} check --update-baseline` writes it");
        var ids = entries.Select(entry => entry.Conflict).ToHashSet();
        var kept = conflicts.Where(conflict => ids.Contains(conflict.Id)).ToList();
        if (kept.Count < entries.Length)
            file.Write(BaselineText.Format(kept));
        // What a baseline says goes to stderr: stdout holds the check, in whatever format.
        foreach (var entry in entries.Where(entry => !kept.Exists(conflict => conflict.Id == entry.Conflict)))
            host.Error.WriteLine(Phrases.OneLine($"- {Describe(entry)}"));
        host.Error.WriteLine($"{file.Shown}: {Tally.Of(kept)} accepted; 0 added, {entries.Length - kept.Count} removed");
        return [.. entries.Where(entry => kept.Exists(conflict => conflict.Id == entry.Conflict))];
    }

    private static int Changed(Host host, string sign, IReadOnlyList<BaselineEntry> entries, IEnumerable<ConflictId> others)
    {
        var known = others.ToHashSet();
        var changed = entries
            .Where(entry => !known.Contains(entry.Conflict))
            .OrderBy(entry => entry.Conflict)
            .ToList();
        foreach (var entry in changed)
            host.Out.WriteLine(Phrases.OneLine($"{sign} {Describe(entry)}"));
        return changed.Count;
    }

    private static string Describe(BaselineEntry entry) =>
        $"{entry.Conflict} "
            + $"{entry.Kind ?? "conflict"}{(entry.Question is { } question ? $" in {question}" : "")}"
            + $"{(entry.Says is { } says ? $": {says}" : "")}";
}
