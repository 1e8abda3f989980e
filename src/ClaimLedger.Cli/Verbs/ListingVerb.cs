using System.Collections.Immutable;
using System.CommandLine;
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
    /// <param name="read">Reads the rows that pass.</param>
    /// <param name="listing">How they are shown.</param>
    /// <param name="remark">Says on stderr what is odd about them; null where nothing can be.</param>
    public static VerbCommand Create<T>(
        Host host,
        string name,
        string description,
        ImmutableArray<Example> examples,
        Func<Filters, ParseResult, Ledger, IReadOnlyList<T>> read,
        Func<Catalogue, Listing<T>> listing,
        Action<Target, Ledger, IReadOnlyList<T>>? remark = null)
    {
        var operands = TargetFinder.OperandsArgument("DATASET");
        var dataSet = TargetFinder.DataSetOption();
        var format = Formats.ForListings();
        var filters = new Filters();
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
            filters.Validate(parsed);
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            using var open = LedgerCache.Open(host, target);
            var rows = read(filters, parsed, open.Ledger);
            // What has rows is known; all names are read only where none has.
            if (rows.Count == 0)
                filters.Refuse(parsed, open.Ledger);
            // "No conflicts." would not be true of a list of none.
            if (filters.AsksForNothing(parsed) && Formats.Of(parsed, format) is Format.Table)
                return ExitCodes.Done;
            listing(Catalogue.Of(open.Ledger)).Write(host, Formats.Of(parsed, format), rows);
            remark?.Invoke(target, open.Ledger, rows);
            return ExitCodes.Done;
        });
        return verb;
    }
}
