using System.Collections.Immutable;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Verbs;

/// <summary>What the listing verbs have in common: operands, filters, format.</summary>
internal static class ListingVerb
{
    /// <summary>Creates a verb that lists rows of one sort.</summary>
    /// <param name="host">The world.</param>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="examples">Examples.</param>
    /// <param name="read">Reads the rows that pass, as far as the format shows them.</param>
    /// <param name="listing">How they are shown.</param>
    /// <param name="remark">Says on stderr what is odd; null where nothing can be.</param>
    /// <param name="isOfClaims">Whether claims that are only proposed would stand among them, or make more of them.</param>
    public static VerbCommand Create<T>(
        Host host,
        string name,
        string description,
        ImmutableArray<Example> examples,
        Func<Ledger, ListFilter, Format, IReadOnlyList<T>> read,
        Func<Catalogue, Listing<T>> listing,
        Action<Target, Ledger>? remark = null,
        bool isOfClaims = false)
    {
        var operands = Operands.Argument("DATASET");
        var dataSet = Operands.DataSet();
        var format = Formats.ForListings();
        var filters = new FilterOptions();
        var verb = new VerbCommand(name, description)
        {
            Usage = "[DATASET|LEDGER.db] [options]",
            Examples = examples,
            Notes = [
                "All filters that are given must hold. --kind, --severity, --status and --scope take several, with commas or repeated.",
            ],
        };
        verb.Add(operands);
        verb.Add(format);
        filters.AddTo(verb);
        filters.Complete(Completions.From(host, dataSet, operands));
        verb.Add(dataSet);
        verb.SetAction(parsed =>
        {
            var asked = filters.Of(parsed);
            var filter = asked.Read();
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            using var open = LedgerCache.Open(host, target);
            var shown = Formats.Of(parsed, format);
            var rows = read(open.Ledger, filter, shown);
            // What has rows is known; all names are read only where none has.
            if (rows.Count == 0)
                asked.Refuse(open.Ledger);
            // "No conflicts." would not be true of a list of none.
            if (asked.AsksForNothing && shown is Format.Table)
                return ExitCodes.Done;
            listing(Catalogue.Of(open.Ledger)).Print(host, shown, rows);
            remark?.Invoke(target, open.Ledger);
            if (isOfClaims && shown is Format.Table)
                ProposalNotes.Write(host, target);
            return ExitCodes.Done;
        });
        return verb;
    }
}
