using System.Collections.Immutable;
using System.CommandLine;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Rulings;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger rule</c>: puts a person's word on a conflict into <c>rulings.yaml</c>.</summary>
internal static class RuleVerb
{
    /// <summary>The variable that says who rules where <c>--by</c> does not.</summary>
    public const string ActorVariable = "CLAIMLEDGER_ACTOR";

    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("CONFLICT");
        var dataSet = Operands.DataSet();
        var reason = new Option<string?>("--reason", "-r") { HelpName = "TEXT", Description = "Why. Line breaks become blanks." };
        var by = new Option<string?>(
            "--by")
        { HelpName = "NAME", Description = $"Who rules; left out, what the variable {ActorVariable} says." };
        var position = new Option<string?>(
            "--position")
        { HelpName = "SAYS", Description = "For prefer: what the preferred position says." };
        var on = new Option<string?>("--on") { HelpName = "DATE", Description = "The day of the ruling; left out, today." };
        var remove = new Option<bool>(
            "--remove")
        { Description = "Take the ruling on this conflict back; the conflict itself may be gone." };
        operands.CompletionSources.Add(Completions.From(host, dataSet, operands)(Finder.Conflicts));
        operands.CompletionSources.Add([.. TermNames<Verdict>.All]);
        position.CompletionSources.Add(
            context => Completions.From(host, dataSet, operands)(
                ledger => PositionsOf(ledger, context.ParseResult.GetValue(operands) ?? []))(context)
                .Select(word => new System.CommandLine.Completions.CompletionItem(word)));
        var verb = new VerbCommand(
            "rule", "Write a ruling on a conflict into rulings.yaml: the verdict with reason, name and date, or take it back.")
        {
            Usage = "CONFLICT VERDICT --reason TEXT --by NAME [DATASET] [options]",
            Notes =
            [
                "CONFLICT is a conflict's id or its unique beginning. VERDICT is one of: "
                    + string.Join(", ", TermNames<Verdict>.All)
                    + ".",
                "A conflict has one ruling: a second takes the place of the first. The conflict stays in every listing and in the "
                    + "report, with the ruling beside it. If its claims change, it becomes another conflict, and the ruling is shown as "
                    + "stale until somebody has looked again.",
            ],
            Examples =
            [
                new("rule CONFLICT confirmed --reason \"Both counts were published.\" --by desk", "the conflict is real"),
                new(
                    "rule CONFLICT prefer --position 11 --reason \"The port counted its own staff only.\" --by desk --on 2031-06-09",
                    "one position is preferred"),
                new("rule CONFLICT --remove", "take the ruling back"),
            ],
        };
        foreach (Option option in (Option[])[reason, by, position, on, remove, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var removes = parsed.GetValue(remove);
            var (target, own) = TargetFinder.Find(
                host,
                parsed.GetValue(operands)!,
                parsed.GetValue(dataSet),
                removes ? "one conflict" : "a conflict and a verdict",
                least: removes ? 1 : 2,
                most: removes ? 1 : 2);
            if (target is not Target.Folder folder && !StoreAddress.IsMeant(target.Path))
                throw new UsageException(
                    $"{target.Display} is a ledger, and rulings belong in the data set that it was built from; name the data set's "
                        + "folder, and build the ledger again");
            if (removes)
                return target is Target.Folder data ? Remove(host, data, own[0]) : RemoveFromStore(host, target, own[0]);

            var draft = new RulingRequest
            {
                Mark = "--",
                Verdict = own[1],
                Position = parsed.GetValue(position),
                Reason = parsed.GetValue(reason),
                By = parsed.GetValue(by) ?? host.Environment(ActorVariable),
                HowToName = $"write who rules, or set {ActorVariable}",
                On = parsed.GetValue(on),
            }.Read(host);
            return target is Target.Folder into ? Put(host, into, own[0], draft) : PutIntoStore(host, target, own[0], draft);
        });
        return verb;
    }

    private static IEnumerable<string> PositionsOf(Ledger ledger, string[] operands) => ledger
        .Conflicts([.. operands.Distinct(StringComparer.Ordinal).Select(id => new ConflictId(id))], inWords: false)
        .SelectMany(row => row.Conflict.Positions.Select(each => each.Says));

    private static int Put(Host host, Target.Folder folder, string id, RulingDraft draft)
    {
        using var open = LedgerCache.Open(host, folder);
        var conflict = Find(open.Ledger, id);
        var ruling = draft.About(conflict);
        var change = RulingWriter.Write(host, folder, text => RulingsFile.With(text, ruling));
        TellPut(host, change.Shown, conflict, ruling, change.Before);
        Remark(
            host,
            folder,
            [.. open.Ledger.Rulings().Select(matched => matched.Ruling).Where(other => other.Conflict != conflict.Id), ruling],
            [.. open.Ledger.Conflicts(new ListFilter(), inWords: false).Select(row => row.Conflict)]);
        return ExitCodes.Done;
    }

    // Of the others no more is read than their ids.
    private static Conflict Find(Ledger ledger, string id) =>
        ledger.Conflicts([Finder.Conflict(ledger.ConflictIds(new ListFilter()), id)], inWords: false)[0].Conflict;

    // Of a store made of tables there is no data set to write to.
    private static int PutIntoStore(Host host, Target target, string id, RulingDraft draft)
    {
        using var open = LedgerCache.Open(host, target);
        var conflict = Find(open.Ledger, id);
        var ruling = draft.About(conflict);
        var rulings = open.Ledger.Rulings().Select(matched => matched.Ruling).ToList();
        var place = rulings.FindIndex(other => other.Conflict == conflict.Id);
        var before = place < 0 ? null : rulings[place];
        if (before is null)
            rulings.Add(ruling);
        else
            rulings[place] = ruling;
        RuleStore(host, target, rulings);
        TellPut(host, target.Display, conflict, ruling, before);
        return ExitCodes.Done;
    }

    private static void TellPut(Host host, string where, Conflict conflict, Ruling ruling, Ruling? before)
    {
        host.Out.WriteLine(Phrases.OneLine(
            $"{where}: {conflict.Id}, {Conflicts.Info(conflict.Kind).Name} in {conflict.Question} ({string.Join(" | ", ruling.Says)}): "
                + $"{ClaimPhrases.Ruling(ruling)}"));
        TellBefore(host, before);
    }

    private static void TellRemoved(Host host, string where, Ruling removed)
    {
        host.Out.WriteLine(Phrases.OneLine($"{where}: the ruling on {removed.Conflict} is taken back"));
        TellBefore(host, removed);
    }

    private static void TellBefore(Host host, Ruling? before)
    {
        if (before is not null)
            host.Out.WriteLine(Phrases.OneLine($"It was {ClaimPhrases.Ruling(before)}"));
    }

    private static int RemoveFromStore(Host host, Target target, string id)
    {
        using var open = LedgerCache.Open(host, target);
        var rulings = open.Ledger.Rulings().Select(matched => matched.Ruling).ToList();
        var only = Named(rulings, id);
        RuleStore(host, target, [.. rulings.Where(ruling => ruling != only)]);
        TellRemoved(host, target.Display, only);
        return ExitCodes.Done;
    }

    private static void RuleStore(Host host, Target target, IEnumerable<Ruling> rulings)
    {
        if (!StoreWriter.Rule(StoreAddress.Parse(target.Path), host.Stamp(null), [.. rulings], host.Cancellation))
            throw new UsageException(
                $"claims were added to {target.Display} since it was built, so that no ruling goes in alone; build or import it anew");
    }

    private static int Remove(Host host, Target.Folder folder, string id)
    {
        using var open = LedgerCache.Open(host, folder);
        var rulings = open.Ledger.Rulings().Select(matched => matched.Ruling).ToList();
        var only = Named(rulings, id);
        var change = RulingWriter.Write(host, folder, text => RulingsFile.Without(text, only.Conflict));
        TellRemoved(host, change.Shown, only);
        Remark(
            host,
            folder,
            [.. rulings.Where(ruling => ruling != only)],
            [.. open.Ledger.Conflicts(new ListFilter(), inWords: false).Select(row => row.Conflict)]);
        return ExitCodes.Done;
    }

    private static Ruling Named(IReadOnlyList<Ruling> rulings, string id)
    {
        var found = rulings.Where(ruling => ruling.Conflict.ToString().StartsWith(id, StringComparison.Ordinal)).ToList();
        if (found is not [var only])
        {
            throw new UsageException(found.Count == 0
                ? $"there is no ruling on '{id}'{Phrases.DidYouMean(id, rulings.Select(ruling => ruling.Conflict.Text))}; `{Tool.Name} "
                    + "conflicts --status ruled` lists what was ruled on"
                : $"'{id}' is the beginning of {found.Count} rulings' conflicts; write more of the one you mean");
        }
        return only;
    }

    // Places move as the file grows, so the new ones are looked up in it.
    private static void Remark(Host host, Target.Folder folder, List<Ruling> rulings, IReadOnlyList<Conflict> conflicts)
    {
        var places = DataSetReader.Load(host, folder).DataSet.Rulings.ToDictionary(
            ruling => ruling.Conflict, ruling => ruling.Place);
        var placed = rulings.Select(ruling => ruling with { Place = places.GetValueOrDefault(ruling.Conflict, ruling.Place) });
        RulingNotes.Write(host, folder, RulingMatcher.Match(placed, conflicts).Rulings, conflicts);
    }
}
