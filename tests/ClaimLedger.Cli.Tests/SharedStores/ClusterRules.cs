using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Tests.SharedStores;

/// <summary>
/// What Citus says it does not take of statements about spread tables, as far as the text of one tells: docs/scale.md has the table. It
/// reads our own SQL (tables and aliases by name, columns with their table), not any.
/// </summary>
internal static partial class ClusterRules
{
    private static readonly FrozenSet<string> Growing = StoreCopy.Growing.ToFrozenSet(StringComparer.Ordinal);

    // https://docs.citusdata.com/en/v12.1/develop/reference_workarounds.html
    private static readonly (string Pattern, string Why)[] Words =
    [
        (@"\bFOR (UPDATE|SHARE)\b", "rows are locked in one shard alone"),
        (@"\bTABLESAMPLE\b", "samples are of one shard alone"),
        (@"\b(GROUPING SETS|CUBE|ROLLUP)\b", "grouping sets are of one shard alone"),
        (@"\bWITH RECURSIVE\b", "recursion is in one shard alone"),
        (@"\b(DISTINCT ON|LATERAL|WITH ORDINALITY|TABLE)\b|\bOVER \(", "it is not said to be taken everywhere"),
        (@"\b(FULL|RIGHT)( OUTER)? JOIN\b", "what is spread is on the outer side, and that is the left one"),
        (@"\bHAVING\b", "a subquery there would have to be told from a figure"),
        (@"\b(MERGE|SAVEPOINT|PREPARE TRANSACTION)\b|\bTEMP(ORARY)?\b", "it is not used"),
        (@"\bON CONFLICT\b", "what stands in another shard is not seen"),
        (@"\bINSERT\b", "rows come by COPY"),
        (@"\bUPDATE\b", "rows are never changed"),
        (@"\bjsonb?_(array_elements|each|to_record|populate)\w*\(", "what gives rows has to be immutable, and reading JSON is not"),
    ];

    /// <summary>Why a cluster does not take a statement; null where nothing is found.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="isOfOneBucket">Whether it has to go to one shard.</param>
    internal static string? Breach(string sql, bool isOfOneBucket)
    {
        var text = CommentOrText.Replace(sql, match => match.Value[0] == '\'' ? "''" : " ");
        if (!Tables(text).Any(table => Growing.Contains(table.Name)))
            return null;
        foreach (var (pattern, why) in Words)
        {
            if (Regex.IsMatch(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
                return $"{pattern}: {why}";
        }
        return Selects(text, outer: []).Select(select => select.Breach(isOfOneBucket)).FirstOrDefault(breach => breach is not null);
    }

    private static IEnumerable<Select> Selects(string text, IReadOnlyList<Select> outer)
    {
        // What stands in brackets and is a SELECT of its own is looked at by itself.
        var inner = new List<string>();
        var own = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '(' && IsSelect(text, at + 1))
            {
                var end = End(text, at);
                inner.Add(text[(at + 1)..end]);
                own.Append(Tables(inner[^1]).Any(table => Growing.Contains(table.Name)) ? Gathered : "(subquery)");
                at = end;
            }
            else
            {
                own.Append(text[at]);
            }
        }
        foreach (var part in Union.Split(own.ToString()))
        {
            var select = new Select(part, text, outer);
            yield return select;
        }
        var whole = new Select(own.ToString(), text, outer);
        foreach (var each in inner.SelectMany(nested => Selects(nested, [.. outer, whole])))
            yield return each;
    }

    private static bool IsSelect(string text, int at) => Regex.IsMatch(
        text[at..Math.Min(text.Length, at + 40)], @"^\s*(SELECT|WITH)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static int End(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return at;
        }
        throw new FormatException($"A bracket is left open: {text}");
    }

    private static IEnumerable<(string Join, string Name, string Alias)> Tables(string text) => Table.Matches(text).Select(match => (
        match.Groups["join"].Value, match.Groups["name"].Value,
        match.Groups["alias"].Success ? match.Groups["alias"].Value : match.Groups["name"].Value));

    // A subquery over spread tables, where it stood.
    private const string Gathered = "(gathered)";

    /// <summary>A SELECT without those that stand within it.</summary>
    private sealed record Select(string Own, string Whole, IReadOnlyList<Select> Outer)
    {
        private List<(string Join, string Name, string Alias)> From { get; } = [.. Tables(Own)];

        private IEnumerable<string> Spread => From.Where(table => Growing.Contains(table.Name)).Select(table => table.Alias);

        // What was gathered and is read as a table.
        private List<string> Gatherings { get; } = [.. GatheredAs.Matches(Own).Select(match => match.Groups["alias"].Value)];

        public string? Breach(bool isOfOneBucket) =>
            OfWhatIsTold() ?? OfWhatIsGathered() ?? OfWhatIsSpread(isOfOneBucket);

        // In its tests: "correlated subqueries are not supported when the FROM clause contains a reference table", nor without FROM, and
        // "Subqueries in the SELECT part of the query can only be pushed down if they happen before aggregates and window functions".
        private string? OfWhatIsTold()
        {
            var text = Named.Replace(Own, "");
            var from = text.IndexOf("FROM", StringComparison.Ordinal);
            var order = text.LastIndexOf("ORDER BY", StringComparison.Ordinal);
            var told = from < 0 ? text : text[..from] + (order > from ? text[order..] : "");
            if (!IsSelect(text, 0) || !told.Contains(Gathered, StringComparison.Ordinal))
                return null;
            if (!Spread.Any())
                return $"what is spread is asked of row by row, of a statement of which nothing is spread: {Whole}";
            return Own.Contains("GROUP BY", StringComparison.Ordinal) ? $"a subquery stands beside what is grouped: {Whole}" : null;
        }

        private string? OfWhatIsGathered() =>
            Leads().Any() && Gatherings.Find(alias => !IsTied(alias, isOfOneBucket: false)) is { } alone
                ? $"{alone} is gathered and hangs on a row outside, and not by its bucket: {Whole}"
                : null;

        private string? OfWhatIsSpread(bool isOfOneBucket)
        {
            if (!Spread.Any())
                return null;
            if (From[0] is var first && !Growing.Contains(first.Name)
                && From.Any(table => table.Join.StartsWith("LEFT", StringComparison.Ordinal) && Growing.Contains(table.Name)))
                return $"a small table is on the outer side of a join: {Own}";
            var alone = Spread.Where(alias => !IsTied(alias, isOfOneBucket)).ToList();
            // One of them may lead; all others follow it by the bucket.
            if (alone.Count > 1)
                return $"{string.Join(" and ", alone)} are not joined by their buckets: {Own}";
            if (isOfOneBucket && !Own.Contains("bucket = @bucket::smallint", StringComparison.Ordinal) && alone.Count > 0)
                return $"{alone[0]} is asked of all buckets: {Own}";
            return alone.Count > 0 && Leads().Any()
                ? $"{alone[0]} hangs on a row outside, and not by its bucket: {Whole}"
                : null;
        }

        // Its bucket is that of another spread table, here or outside, or the one that is asked of.
        private bool IsTied(string alias, bool isOfOneBucket)
        {
            var others = Spread.TakeWhile(other => other != alias).Concat(Outer.SelectMany(outer => outer.Spread)).ToList();
            return Equality.Matches(Own).Any(equal =>
            {
                var (left, right) = (equal.Groups["left"].Value, equal.Groups["right"].Value);
                return (left == alias && others.Contains(right)) || (right == alias && others.Contains(left));
            }) || (isOfOneBucket
                && Regex.IsMatch(Own, $@"\b({alias}\.)?bucket = @bucket::smallint", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
        }

        // The statements around it, of which a column is named here.
        private IEnumerable<Select> Leads() => Outer.Where(outer => outer.From.Any(
            table => From.TrueForAll(own => own.Alias != table.Alias)
                && !Gatherings.Contains(table.Alias)
                && Regex.IsMatch(Own, $@"\b{table.Alias}\.\w", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))));
    }

    [GeneratedRegex(@"--[^\n]*|'(?:[^']|'')*'", RegexOptions.None, 1000)]
    private static partial Regex CommentOrText { get; }

    [GeneratedRegex(@"\b(?<join>FROM|(?:LEFT )?JOIN)\s+(?<name>[a-z_]+)\b(?!\()(?:\s+AS\s+(?<alias>\w+))?", RegexOptions.None, 1000)]
    private static partial Regex Table { get; }

    [GeneratedRegex(@"\b(?:FROM|JOIN)\s+\(gathered\)\s+AS\s+(?<alias>\w+)", RegexOptions.None, 1000)]
    private static partial Regex GatheredAs { get; }

    // A query with a name before the one that is asked.
    [GeneratedRegex(@"\b\w+(?:\s*\([\w, ]+\))?\s+AS\s+(?:MATERIALIZED\s+)?\((?:gathered|subquery)\),?", RegexOptions.None, 1000)]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"\bUNION(?: ALL)?\b", RegexOptions.None, 1000)]
    private static partial Regex Union { get; }

    [GeneratedRegex(@"\b(?<left>\w+)\.\w*bucket = (?<right>\w+)\.\w*bucket\b", RegexOptions.None, 1000)]
    private static partial Regex Equality { get; }
}
