using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>How many of a sort came, went and changed since the ledger before.</summary>
/// <param name="Came">Were not there.</param>
/// <param name="Went">Are there no more.</param>
/// <param name="Changed">Are not the same.</param>
public readonly record struct Changes(long Came, long Went, long Changed)
{
    /// <summary>Whether nothing is different.</summary>
    public bool AreNone => Came + Went + Changed == 0;
}

/// <summary>What a build wrote into the history.</summary>
/// <param name="Entries">How many entries the history has now.</param>
/// <param name="Head">The last of them.</param>
/// <param name="Claims">What became of claims.</param>
/// <param name="Conflicts">What became of conflicts.</param>
/// <param name="Rulings">How many rulings came, went or changed.</param>
/// <param name="Begins">Why the history begins here; null where it goes on.</param>
/// <param name="Altered">
/// Tables of the ledger before whose rows were not those that its last build wrote, and tables, indexes, views and triggers that were not
/// as the schema declares them.
/// </param>
public sealed record HistorySummary(
    long Entries, HistoryEntry Head, Changes Claims, Changes Conflicts, int Rulings, string? Begins, IReadOnlyList<string> Altered);

/// <summary>The digests of a ledger's tables.</summary>
/// <param name="Content">Of what the data set says.</param>
/// <param name="Derived">Of what is derived.</param>
internal sealed record LedgerDigests(
    IReadOnlyList<(string Table, string Digest)> Content, IReadOnlyList<(string Table, string Digest)> Derived);

/// <summary>Writes the entries of a build into the history that a new ledger goes on with.</summary>
internal static class HistoryWriter
{
    /// <summary>Of a longer list an entry names so many and counts the rest.</summary>
    internal const int MostNamed = 100;

    // Letters of every script as they are; never a script element.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Copies the predecessor's history, verified, and adds this build and what became of rulings.</summary>
    /// <param name="connection">The new ledger, compiled and reconciled; attaches and detaches the predecessor as <c>old</c>.</param>
    /// <param name="predecessor">The ledger that it takes the place of, or null.</param>
    /// <param name="stamp">When, who, with what.</param>
    /// <param name="summary">What was built.</param>
    /// <param name="digests">The digests of the new ledger.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="isRevision">
    /// Whether the new ledger is a copy of the predecessor, with its history, in which nothing but rulings has changed.
    /// </param>
    /// <exception cref="LedgerException">The predecessor's history is broken.</exception>
    internal static HistorySummary Write(
        SqliteConnection connection, Predecessor? predecessor, BuildStamp stamp, BuildSummary summary,
        LedgerDigests digests, CancellationToken cancellation, bool isRevision = false)
    {
        predecessor?.AttachTo(connection);
        try
        {
            Sql.Execute(connection, "BEGIN");
            var last = predecessor is { HasHistory: true } ? Copy(connection, predecessor, isRevision) : default;
            var altered = isRevision ? [.. SchemaObjects.Altered(predecessor!.Connection)]
                : last.LastBuild is { } build ? Altered(predecessor!, build, last.Appends, cancellation) : [];
            if (predecessor is not null && !isRevision)
                Sql.Execute(connection, EmbeddedSql.Query("compare-ledgers"));
            Listed Changed(string sort) =>
                isRevision ? Listed.None : Listed.Of(connection, predecessor is null, sort, cancellation);
            var (claims, conflicts) = (Changed("claims"), Changed("conflicts"));
            var begins = predecessor is null ? "no ledger stood here before"
                : predecessor.HasHistory ? null
                : $"the ledger before, of schema {predecessor.Version}, kept no history";

            var changed = Json(
                json => DescribeBuild(json, stamp, summary, digests.Content, digests.Derived, claims, conflicts, begins, altered));
            var head = History.Append(SqliteLedger.Of(connection), last.Head, stamp.At, stamp.Actor, "build", changed);
            var rulings = 0;
            foreach (var ruling in Rulings(connection, begins is null))
            {
                cancellation.ThrowIfCancellationRequested();
                head = History.Append(
                    SqliteLedger.Of(connection),
                    head,
                    stamp.At,
                    ruling.Now?.By is { Length: > 0 } by ? by : stamp.Actor,
                    "ruling",
                    Json(json => Describe(json, ruling)));
                rulings++;
            }
            Sql.Execute(connection, "COMMIT");
            return new HistorySummary(head.Number, head, claims.Counts, conflicts.Counts, rulings, begins, altered);
        }
        finally
        {
            if (predecessor is not null)
                Predecessor.Detach(connection);
        }
    }

    /// <summary>Adds the entry of an append, within its transaction.</summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="last">The newest entry.</param>
    /// <param name="stamp">When, who, with what.</param>
    /// <param name="added">How much was added.</param>
    /// <param name="claims">The ids of the claims that came, or the first of them.</param>
    /// <param name="conflicts">What became of conflicts.</param>
    /// <param name="after">The greatest keys before.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static HistoryEntry WriteAppend(
        SqliteConnection connection, HistoryEntry last, BuildStamp stamp, BuildSummary added, IReadOnlyList<string> claims,
        TouchedConflicts conflicts, LastKeys after, CancellationToken cancellation)
    {
        var upto = LastKeys.Of(connection);
        var content = ContentDigest.Between(connection, after, upto, cancellation)
            .Prepend((AppendedContent.Rewritten, ContentDigest.Of(connection, AppendedContent.Rewritten, cancellation)))
            .ToList();
        var counts = conflicts.Counts;
        var before = CountsBefore(connection);
        var summary = new BuildSummary(
            before.Sources + added.Sources,
            before.Claims + added.Claims,
            before.Questions + added.Questions,
            before.Conflicts + (int)(counts.Came - counts.Went))
        {
            Fingerprint = Annotations.Ledger(SqliteLedger.Of(connection)).Fingerprint,
        };
        var changed = Json(json =>
        {
            DescribeBuild(
                json,
                stamp,
                summary,
                content,
                derived: null,
                new Listed((added.Claims, [.. claims]), (0, []), (0, [])),
                new Listed(Few(counts.Came, conflicts.Came), Few(counts.Went, conflicts.Went), Few(counts.Changed, conflicts.Changed)),
                begins: null,
                altered: []);
            AppendedContent.Write(json, "after", after);
            AppendedContent.Write(json, "upto", upto);
        });
        return History.Append(SqliteLedger.Of(connection), last, stamp.At, stamp.Actor, "append", changed);

        static (long, List<string>) Few(long count, IEnumerable<string> ids) => (count, [.. ids.Take(MostNamed)]);
    }

    // A million rows are not counted for one more: how many there were stands in the newest entry that says it.
    private static BuildSummary CountsBefore(SqliteConnection connection)
    {
        using var row = new SqliteStatement(
            connection, "SELECT changed FROM history WHERE action IN ('build', 'append') ORDER BY entry DESC LIMIT 1");
        if (row.Step())
        {
            using var json = JsonDocument.Parse(row.Text("changed"));
            if (json.RootElement.TryGetProperty("counts", out var counts))
                return new BuildSummary(Of("sources"), Of("claims"), Of("questions"), Of("conflicts"));

            int Of(string what) => counts.GetProperty(what).GetInt32();
        }
        var totals = Listings.Totals(SqliteLedger.Of(connection));
        return new BuildSummary(totals.Sources, totals.Claims, totals.Questions, totals.Conflicts);
    }

    /// <summary>The tables whose digest is not the one that a build's entry holds.</summary>
    internal static IReadOnlyList<string> Altered(HistoryEntry build, IEnumerable<(string Table, string Digest)> content)
    {
        var written = History.DigestsOf(build);
        // A table that came with a later schema was not there to be written down, and is empty in what was taken to that schema.
        return
        [
            .. content
                .Where(table => written.TryGetValue(table.Table, out var digest)
                    ? digest != table.Digest
                    : table.Digest != ContentDigest.OfNothing)
                .Select(table => table.Table),
        ];
    }

    // What is of an earlier schema was taken to this one in a copy, in which nothing derived is as it was written.
    private static IReadOnlyList<string> Altered(
        Predecessor predecessor, HistoryEntry build, ImmutableList<HistoryEntry> appends, CancellationToken cancellation)
    {
        var rows = AppendedContent.Altered(predecessor.Connection, build, appends, cancellation);
        if (predecessor.Version != Schema.Version)
            return rows;
        // What was appended has changed what is derived of all.
        var written = appends.Count > 0 ? [] : History.DigestsOf(build, "derived");
        return
        [
            .. rows,
            .. ContentDigest.OfDerived(predecessor.Connection, cancellation)
                .Where(table => written.TryGetValue(table.Table, out var digest) && digest != table.Digest)
                .Select(table => table.Table),
            .. SchemaObjects.Altered(predecessor.Connection),
        ];
    }

    private static ChainCheck Copy(SqliteConnection connection, Predecessor predecessor, bool isCopied)
    {
        var chain = History.Check(History.Entries(SqliteLedger.Of(connection), ofPredecessor: true));
        if (chain.Broken is { } entry)
            throw Faults.BrokenHistory(predecessor.Path, entry, chain.Why!);
        if (isCopied)
            return chain;
        Sql.Execute(
            connection,
            "INSERT INTO main.history SELECT entry, at, actor, action, changed, previous, hash FROM old.history ORDER BY entry");
        return chain;
    }

    private static void DescribeBuild(
        Utf8JsonWriter json, BuildStamp stamp, BuildSummary summary, IReadOnlyList<(string Table, string Digest)> content,
        IReadOnlyList<(string Table, string Digest)>? derived,
        Listed claims,
        Listed conflicts,
        string? begins,
        IReadOnlyList<string> altered)
    {
        json.WriteString("fingerprint", summary.Fingerprint);
        json.WriteString("tool", stamp.Tool);
        json.WriteNumber("schema", Schema.Version);
        if (begins is not null)
            json.WriteString("begins", begins);
        if (altered.Count > 0)
        {
            json.WriteStartArray("altered");
            foreach (var table in altered)
                json.WriteStringValue(table);
            json.WriteEndArray();
        }
        json.WriteStartObject("counts");
        json.WriteNumber("sources", summary.Sources);
        json.WriteNumber("claims", summary.Claims);
        json.WriteNumber("questions", summary.Questions);
        json.WriteNumber("conflicts", summary.Conflicts);
        json.WriteEndObject();
        claims.Write(json, "claims");
        conflicts.Write(json, "conflicts");
        json.WriteStartObject("content");
        foreach (var (table, digest) in content)
            json.WriteString(table, digest);
        json.WriteEndObject();
        if (derived is null)
            return;
        json.WriteStartObject("derived");
        foreach (var (table, digest) in derived)
            json.WriteString(table, digest);
        json.WriteEndObject();
    }

    private static void Describe(Utf8JsonWriter json, RulingChange ruling)
    {
        json.WriteString("conflict", ruling.Conflict);
        json.WriteString("change", ruling switch { { Before: null } => "came", { Now: null } => "went", _ => "changed" });
        ruling.Now?.Write(json);
        if (ruling.Before is { } before)
        {
            json.WriteStartObject("before");
            before.Write(json);
            json.WriteEndObject();
        }
    }

    private static List<RulingChange> Rulings(SqliteConnection connection, bool goesOn)
    {
        using var rows = new SqliteStatement(connection, EmbeddedSql.Query(goesOn ? "rulings-changed" : "rulings-all"));
        var changes = new List<RulingChange>();
        while (rows.Step())
            changes.Add(new RulingChange(rows.Text("conflict"), RulingWords.Read(rows, "now"), RulingWords.Read(rows, "before")));
        return changes;
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private sealed record RulingChange(string Conflict, RulingWords? Now, RulingWords? Before);

    private sealed record RulingWords(string Verdict, string? Position, string Reason, string By, string On)
    {
        internal static RulingWords? Read(Statement row, string when)
        {
            return row.IsNull($"{when}_verdict")
                ? null
                : new RulingWords(Text("verdict"), row.TextOrNull($"{when}_position"), Text("reason"), Text("ruled_by"), Text("ruled_on"));

            string Text(string column) => row.Text($"{when}_{column}");
        }

        internal void Write(Utf8JsonWriter json)
        {
            json.WriteString("verdict", Verdict);
            if (Position is not null)
                json.WriteString("position", Position);
            json.WriteString("reason", Reason);
            json.WriteString("by", By);
            json.WriteString("on", On);
        }
    }

    /// <summary>What came, went and changed of one sort: how many, and the first of them by id.</summary>
    private sealed record Listed(
        (long Count, List<string> Ids) Came, (long Count, List<string> Ids) Went, (long Count, List<string> Ids) Changed)
    {
        internal static Listed None { get; } = new((0, []), (0, []), (0, []));

        internal Changes Counts => new(Came.Count, Went.Count, Changed.Count);

        internal static Listed Of(SqliteConnection connection, bool isFirst, string sort, CancellationToken cancellation)
        {
            return isFirst ? new(Read("all"), (0, []), (0, [])) : new(Read("came"), Read("went"), Read("changed"));

            (long Count, List<string> Ids) Read(string which)
            {
                using var rows = new SqliteStatement(connection, EmbeddedSql.Query($"{sort}-{which}"));
                var ids = new List<string>();
                var count = 0L;
                for (; rows.Step(); count++)
                {
                    if (count < MostNamed)
                        ids.Add(rows.Text("id"));
                    else if (count % 10_000 == 0)
                        cancellation.ThrowIfCancellationRequested();
                }
                return (count, ids);
            }
        }

        internal void Write(Utf8JsonWriter json, string name)
        {
            json.WriteStartObject(name);
            foreach (var (what, (count, ids)) in (ReadOnlySpan<(string, (long, List<string>))>)[
                ("came", Came), ("went", Went), ("changed", Changed),
            ])
            {
                json.WriteStartObject(what);
                json.WriteNumber("count", count);
                json.WriteStartArray("ids");
                foreach (var id in ids)
                    json.WriteStringValue(id);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
    }
}
