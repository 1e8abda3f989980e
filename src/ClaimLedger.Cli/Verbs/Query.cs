using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger query</c>.</summary>
internal static class QueryVerb
{
    /// <summary>As many rows as anybody reads in a table.</summary>
    private const int MostRows = 1_000;

    /// <summary>As much of a cell as anybody reads in a table.</summary>
    private const int LongestCell = 1_000;

    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("SQL");
        var dataSet = Operands.DataSet();
        var format = Formats.ForListings();
        var timeout = NumberOptions.Seconds("--timeout", 10, "Give up after so long; 10 if left out.");
        var limit = NumberOptions.Limit();
        var verb = new VerbCommand("query", "Run read-only SQL over the ledger's documented views.")
        {
            Usage = "SQL [DATASET|LEDGER.db] [options]",
            Notes =
            [
                "The views are v_claims, v_conflicts, v_positions, v_position_claims, v_sources, v_publishers, v_questions, v_speakers, "
                    + "v_claim_speakers, v_frames, v_facets, v_constraints, v_baseline, v_versions, v_corrections, v_expectations, "
                    + "v_history and v_rulings; the second example shows what the columns of each mean.",
            ],
            Examples =
            [
                new("query \"select question, says, publisher from v_claims where modality = 'denied'\"", "who denies what"),
                new("query \"select sql from sqlite_schema where type = 'view'\" --format csv", "the views, with a remark on each column"),
                new("query \"select count(*) as claims from v_claims\"", "how many claims there are"),
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
                ListingOf(result.Columns).Print(host, form, rows);
                return ExitCodes.Done;
            }
            // A table is laid out as a whole.
            var shown = rows.Take(MostRows + 1).ToList();
            ListingOf(result.Columns).Print(host, form, shown.Take(MostRows).Select(Shortened));
            if (shown.Count > MostRows)
                host.Error.WriteLine($"There are more: a table shows {MostRows:#,0} rows; --format csv or json prints all.");
            return ExitCodes.Done;
        });
        return verb;
    }

    private static object?[] Shortened(object?[] row) => Array.ConvertAll(
        row,
        cell => CellText.Of(cell is byte[] bytes ? bytes[..Math.Min(bytes.Length, LongestCell)] : cell) is { Length: > LongestCell } text
            ? text[..LongestCell] + "…"
            : cell);

    private static Listing<object?[]> ListingOf(IReadOnlyList<string> columns)
    {
        var names = Unique(columns);
        return new Listing<object?[]>(
            "row",
            [.. names.Select((name, index) => new Column<object?[]>(name, row => row[index], InTable: true))],
            (json, row) => WriteJson(json, names, row));
    }

    private static void WriteJson(Utf8JsonWriter json, ImmutableArray<string> names, object?[] row)
    {
        json.WriteStartObject();
        for (var index = 0; index < names.Length; index++)
        {
            json.WritePropertyName(names[index]);
            switch (row[index])
            {
                case null:
                    json.WriteNullValue();
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case double number when double.IsFinite(number):
                    json.WriteNumberValue(number);
                    break;
                case var other:
                    json.WriteStringValue(CellText.Of(other));
                    break;
            }
        }
        json.WriteEndObject();
    }

    // `select a.id, b.id` names two columns alike; an object must not.
    private static ImmutableArray<string> Unique(IReadOnlyList<string> columns)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>(columns.Count);
        foreach (var column in columns)
        {
            var name = column;
            for (var number = 2; !taken.Add(name); number++)
                name = $"{column}_{number}";
            names.Add(name);
        }
        return names.ToImmutable();
    }
}
