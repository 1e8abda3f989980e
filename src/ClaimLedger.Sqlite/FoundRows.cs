using System.Globalization;
using System.Text;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>
/// What a worker finds in some buckets, as lines of COPY: rows say in which bucket they are, and of which source a claim is.
/// </summary>
internal sealed class FoundRows
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<short, long> _conflicts = [];
    private readonly Dictionary<string, Lines> _tables = new(StringComparer.Ordinal)
    {
        ["conflict"] = new(),
        ["position"] = new(),
        ["position_claim"] = new(),
    };

    /// <summary>The sources of the claims that are looked at, by their keys.</summary>
    internal Func<long, long> SourceOf { get; set; } = key => throw new KeyNotFoundException($"There is no claim with key {key}.");

    /// <summary>The buckets of the questions that are looked at, by their keys.</summary>
    internal Func<long, short> BucketOf { get; set; } = key => throw new KeyNotFoundException($"There is no question with key {key}.");

    /// <summary>How many conflicts there are in a bucket.</summary>
    internal long ConflictsOf(short bucket) => _conflicts.GetValueOrDefault(bucket);

    /// <summary>Takes rows of a table.</summary>
    internal Statement Insert(string table) => new Row(this, table);

    /// <summary>Writes all of them.</summary>
    internal void Write(NpgsqlConnection connection)
    {
        foreach (var (table, lines) in _tables.Where(each => each.Value.Text.Length > 0))
        {
            using var copy = connection.BeginTextImport($"COPY {table} ({lines.Columns}) FROM STDIN");
            copy.Write(lines.Text);
        }
    }

    // That of the conflict at hand: its positions come behind it.
    private short _bucket;

    private sealed class Lines
    {
        public string Columns { get; set; } = "";
        public StringBuilder Text { get; } = new();
    }

    private sealed class Row(FoundRows found, string table) : PostgresInsert(table)
    {
        internal override bool RunNew()
        {
            var isNew = found._ids.Add((string)Bound["id"]!);
            if (isNew)
            {
                found._bucket = found.BucketOf((long)Bound["question"]!);
                found._conflicts[found._bucket] = found.ConflictsOf(found._bucket) + 1;
                Step();
            }
            Reset();
            return isNew;
        }

        internal override bool Step()
        {
            var lines = found._tables[Table];
            if (lines.Columns.Length == 0)
                lines.Columns = string.Join(", ", [.. Bound.Keys, .. More().Select(more => more.Column)]);
            foreach (var value in Bound.Values)
                CopyText.Append(lines.Text, value).Append('\t');
            lines.Text.AppendJoin(
                '\t', More().Select(more => more.Value is { } value ? value.ToString(CultureInfo.InvariantCulture) : CopyText.Null));
            lines.Text.Append('\n');
            return false;
        }

        // What is found within a question is in one bucket, with all its claims.
        private IEnumerable<(string Column, long? Value)> More()
        {
            yield return ("bucket", found._bucket);
            if (Table == "position")
                yield return ("question_bucket", Bound["question"] is null ? null : found._bucket);
            if (Table == "position_claim")
            {
                yield return ("claim_bucket", found._bucket);
                yield return ("source", found.SourceOf((long)Bound["claim"]!));
            }
        }
    }
}
