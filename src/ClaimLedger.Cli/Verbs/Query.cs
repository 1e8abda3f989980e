using System.CommandLine;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger query</c>.</summary>
internal static class QueryVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("SQL");
        var dataSet = Operands.DataSet();
        var format = Formats.ForListings();
        var timeout = NumberOptions.Seconds(
            "--timeout", QueryRows.UsualSeconds, $"Give up after so long; {QueryRows.UsualSeconds} if left out.");
        var limit = NumberOptions.Limit();
        var verb = new VerbCommand("query", "Run read-only SQL over the ledger's documented views.")
        {
            Usage = "SQL [DATASET|LEDGER.db] [options]",
            Notes =
            [
                $"The views are {string.Join(", ", DocumentedViews.All.Select(view => view.Name))}; the second example shows what the "
                    + "columns of each mean.",
            ],
            Examples =
            [
                Of(QueryRows.Examples[0]),
                new("query \"select sql from sqlite_schema where type = 'view'\" --format csv", "the views, with a remark on each column"),
                Of(QueryRows.Examples[1]),
                new("query \"select * from v_conflicts\" --limit 3 --format json", "three rows of a view, for a program"),
            ],
        };
        foreach (Option option in (Option[])[format, limit, timeout, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var (target, own) = TargetFinder.Find(
                host, parsed.GetValue(operands)!, parsed.GetValue(dataSet), "one SQL statement", least: 1, most: 1);
            using var open = LedgerCache.Open(host, target);
            var result = open.Ledger.Query(own[0], TimeSpan.FromSeconds(parsed.GetValue(timeout)), host.Cancellation);
            if (parsed.GetValue(limit) == 0 && Formats.Of(parsed, format) is Format.Table)
                return ExitCodes.Done;
            var rows = parsed.GetValue(limit) is { } most ? result.Rows.Take(most) : result.Rows;
            var form = Formats.Of(parsed, format);
            if (form is Format.Json or Format.Csv)
            {
                QueryRows.Listing(result.Columns).Print(host, form, rows);
                return ExitCodes.Done;
            }
            var (shown, hasMore) = QueryRows.ForTable(rows);
            QueryRows.Listing(result.Columns).Print(host, form, shown);
            if (hasMore)
                host.Error.WriteLine($"There are more: a table shows {QueryRows.MostInTable:#,0} rows; --format csv or json prints all.");
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Example Of((string Sql, string Asks) example) => new($"query \"{example.Sql}\"", example.Asks);
}
