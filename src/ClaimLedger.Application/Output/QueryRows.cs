using System.Collections.Immutable;
using System.Text.Json;

namespace ClaimLedger.Application.Output;

/// <summary>What a query gives, in every format: each row has the columns that its statement names.</summary>
internal static class QueryRows
{
    /// <summary>How long a statement may take, in seconds, where nothing else is said.</summary>
    public const double UsualSeconds = 10;

    /// <summary>As many rows as anybody reads in a table.</summary>
    public const int MostInTable = 1_000;

    private const string Error = "error";

    /// <summary>As much of a cell as anybody reads in a table.</summary>
    private const int LongestCell = 1_000;

    /// <summary>Statements to begin with, and what each asks.</summary>
    public static ImmutableArray<(string Sql, string Asks)> Examples { get; } =
    [
        ("select question, says, publisher from v_claims where modality = 'denied'", "who denies what"),
        ("select count(*) as claims from v_claims", "how many claims there are"),
        (
            "select kind, severity, count(*) as conflicts from v_conflicts group by kind, severity order by conflicts desc",
            "of which kinds the conflicts are"),
        (
            "select question, count(distinct publisher) as publishers, count(*) as claims from v_claims group by question "
                + "having publishers = 1 order by claims desc",
            "what one publisher alone answers"),
        (
            "select conflict, position, publisher, says, as_of from v_position_claims order by conflict, position",
            "every position of every conflict, with who takes it"),
    ];

    /// <summary>The rows of a table for people, and whether there are more than it shows.</summary>
    public static (IReadOnlyList<object?[]> Rows, bool HasMore) ForTable(IEnumerable<object?[]> rows)
    {
        // A table is laid out as a whole.
        var shown = rows.Take(MostInTable + 1).ToList();
        return ([.. shown.Take(MostInTable).Select(Shortened)], shown.Count > MostInTable);
    }

    /// <summary>The listing of rows with these columns.</summary>
    public static Listing<object?[]> Listing(IReadOnlyList<string> columns)
    {
        var names = Unique(columns);
        return new Listing<object?[]>(
            "row",
            [.. names.Select((name, index) => new Column<object?[]>(name, row => row[index], InTable: true))],
            (json, row) => WriteJson(json, names, row));
    }

    /// <summary>The listing of rows of which more may be wanted than come, for whoever has been answered already.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="ending">
    /// Makes the last row, which says why there are no more: in JSON an object with <c>error</c>, in CSV a first cell that begins with
    /// "error: ".
    /// </param>
    public static Listing<object?[]> Listing(IReadOnlyList<string> columns, out Func<string, object?[]> ending)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var last = new object?[columns.Count];
        ending = why =>
        {
            last[0] = $"{Error}: {why}";
            return last;
        };
        var listing = Listing(columns);
        return listing with
        {
            WriteJson = (json, row) =>
            {
                if (!ReferenceEquals(row, last))
                {
                    listing.WriteJson(json, row);
                    return;
                }
                json.WriteStartObject();
                json.WriteString(Error, ((string)row[0]!)[(Error.Length + 2)..]);
                json.WriteEndObject();
            },
        };
    }

    private static object?[] Shortened(object?[] row) => Array.ConvertAll(
        row,
        cell => CellText.Of(cell is byte[] bytes ? bytes[..Math.Min(bytes.Length, LongestCell)] : cell) is { Length: > LongestCell } text
            ? text[..LongestCell] + "…"
            : cell);

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
