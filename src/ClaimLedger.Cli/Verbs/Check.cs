using System.CommandLine;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger check</c>: the verb for continuous integration.</summary>
internal static class CheckVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = TargetFinder.OperandsArgument("DATASET");
        var dataSet = TargetFinder.DataSetOption();
        var archive = Archives.Option();
        var format = Formats.Option("console");
        var failOn = new Option<string>("--fail-on") { HelpName = "SEVERITY", Description = "The least severity that fails: error (if left out), warning, note.", DefaultValueFactory = _ => "error" };
        failOn.CompletionSources.Add([.. Names<Severity>.All]);
        var baseline = new Option<string?>("--baseline") { HelpName = "FILE", Description = "The accepted conflicts; left out, baseline.json in the data set." };
        var update = new Option<bool>("--update-baseline") { Description = "Accept every conflict there is now: write the baseline instead of checking against it." };
        var verb = new VerbCommand("check", "Validate a data set, reconcile it, and fail on conflicts that nobody has accepted.")
        {
            Usage = "[DATASET] [options]",
            Notes =
            [
                "A conflict passes if the baseline holds it, or if a person has ruled on it, whatever the verdict: the ruling is on record. Without a baseline every conflict is new.",
            ],
            Examples =
            [
                new("check --update-baseline", "accept what there is"),
                new("check", "fail on any error that came since"),
                new("check --fail-on note", "fail on anything new at all"),
            ],
        };
        foreach (Option option in (Option[])[failOn, baseline, update, archive, format, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            if (target is not Target.Folder folder)
                throw new UsageException($"{target.Display} is a ledger; check reads a data set's folder");
            if (Names<Severity>.Find(parsed.GetValue(failOn)!) is not { } least)
                throw new UsageException($"--fail-on '{parsed.GetValue(failOn)}': it is one of error, warning, note");

            if (folder.IsShipped && parsed.GetValue(update) && parsed.GetValue(baseline) is null)
                throw new UsageException("there is no data set here, and the shipped one is not yours to accept conflicts in; name a data set, or a file with --baseline");

            var texts = Archives.Read(host, parsed.GetValue(archive));
            // Another baseline, or a new one, takes the place of the data set's own, whatever is in it.
            var (loaded, _) = DataSetReader.Load(host, folder, texts, withBaseline: !parsed.GetValue(update) && parsed.GetValue(baseline) is null);
            var conflicts = Reconciler.Reconcile(new DataSetView(loaded), host.Cancellation).ToList();
            return parsed.GetValue(update)
                ? Accept(host, folder, parsed.GetValue(baseline), conflicts)
                : Check(host, folder, loaded, parsed.GetValue(baseline), conflicts, least);
        });
        return verb;
    }

    private static int Accept(Host host, Target.Folder folder, string? named, List<Conflict> conflicts)
    {
        var path = named is null ? Path.Combine(folder.Path, Baseline.FileName) : LedgerFiles.PathOf(host, named, "--baseline");
        var shown = named ?? DataSetReader.Shown(folder, new Place(Baseline.FileName, 1, 1)).File;
        var before = Baseline.Before(path);
        var after = conflicts.Select(conflict => conflict.Id).ToHashSet(StringComparer.Ordinal);
        if (before is null || !before.SetEquals(after))
            AtomicFile.Write(path, shown, Baseline.Format(conflicts));
        before ??= [];
        host.Out.WriteLine($"{shown}: {Tally.Of(conflicts)} accepted; {after.Except(before).Count()} added, {before.Except(after).Count()} removed");
        return ExitCodes.Done;
    }

    private static int Check(Host host, Target.Folder folder, DataSet dataSet, string? named, List<Conflict> conflicts, Severity least)
    {
        var accepted = named is null ? dataSet.Baseline.ToHashSet(StringComparer.Ordinal) : Baseline.Read(LedgerFiles.PathOf(host, named, "--baseline"), named);
        var ruled = dataSet.Rulings.Select(ruling => ruling.Conflict).ToHashSet(StringComparer.Ordinal);
        var fresh = conflicts.Where(conflict => !accepted.Contains(conflict.Id) && !ruled.Contains(conflict.Id)).ToList();
        var failing = fresh.Where(conflict => conflict.Severity >= least).OrderByDescending(conflict => conflict.Severity).ToList();

        var catalogue = Catalogue.Of(dataSet);
        foreach (var conflict in failing)
            List(host, folder, catalogue, conflict);
        Remark(host, folder, dataSet, accepted, conflicts);

        var quiet = fresh.Count - failing.Count;
        host.Out.WriteLine(
            $"{(failing.Count == 0 ? "passed" : "failed")}: {Wording.Count(dataSet.Sources.Sum(source => source.Claims.Length), "claim")}, {Tally.Of(conflicts)}; "
            + $"{New(failing.Count, least)}{(quiet == 0 ? "" : $", {quiet} new below the threshold")}");
        return failing.Count == 0 ? ExitCodes.Done : ExitCodes.CheckFailed;
    }

    private static string New(int count, Severity least) => least switch
    {
        Severity.Error => Wording.Count(count, "new error"),
        Severity.Warning => count == 1 ? "1 new error or warning" : $"{count} new errors and warnings",
        _ => Wording.Count(count, "new conflict"),
    };

    private static void List(Host host, Target.Folder folder, Catalogue catalogue, Conflict conflict)
    {
        var claims = conflict.Positions
            .SelectMany(position => position.Claims, (position, id) => (Position: position, Claim: catalogue.Claim(id)))
            .ToList();
        var first = DataSetReader.Shown(folder, claims[0].Claim.Place);
        host.Out.WriteLine(Wording.OneLine(
            $"{first}: {Names<Severity>.Of(conflict.Severity)}: {Conflicts.Info(conflict.Kind).Name} {conflict.Id} in {conflict.Question}: {conflict.WithHint}"));
        foreach (var (position, claim) in claims)
            host.Out.WriteLine(Wording.OneLine($"    {DataSetReader.Shown(folder, claim.Place)}: {Wording.Says(position, catalogue.Question(claim.Question).Answer)} {claim.Id}"));
    }

    private static void Remark(Host host, Target.Folder folder, DataSet dataSet, HashSet<string> accepted, List<Conflict> conflicts)
    {
        var known = conflicts.ToDictionary(conflict => conflict.Id, StringComparer.Ordinal);
        RulingNotes.Write(host, folder, RulingMatcher.Match(dataSet.Rulings, conflicts).Rulings, conflicts);
        var gone = accepted.Count(id => !known.ContainsKey(id));
        if (gone > 0)
            host.Error.WriteLine($"{Wording.Count(gone, "accepted conflict")} {(gone == 1 ? "is" : "are")} gone; `{App.Name} check --update-baseline` forgets them.");
    }
}
