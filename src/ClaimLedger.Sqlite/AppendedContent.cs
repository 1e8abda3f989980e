using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>What a ledger says, held against what its last build, and whatever was appended to it since, wrote down.</summary>
internal static class AppendedContent
{
    /// <summary>The table whose one row every append writes anew.</summary>
    internal const string Rewritten = "ledger";

    private static readonly (string Name, Func<LastKeys, long> Key, Func<LastKeys, long, LastKeys> With)[] Names =
    [
        ("publisher", keys => keys.Publisher, (keys, key) => keys with { Publisher = key }),
        ("unknown_publisher", keys => keys.UnknownPublisher, (keys, key) => keys with { UnknownPublisher = key }),
        ("speaker", keys => keys.Speaker, (keys, key) => keys with { Speaker = key }),
        ("chain", keys => keys.Chain, (keys, key) => keys with { Chain = key }),
        ("question", keys => keys.Question, (keys, key) => keys with { Question = key }),
        ("constraint", keys => keys.Constraint, (keys, key) => keys with { Constraint = key }),
        ("source", keys => keys.Source, (keys, key) => keys with { Source = key }),
        ("claim", keys => keys.Claim, (keys, key) => keys with { Claim = key }),
    ];

    /// <summary>The tables whose rows are not those that were written down.</summary>
    internal static IReadOnlyList<string> Altered(
        SqliteConnection connection, HistoryEntry build, IReadOnlyList<HistoryEntry> appends, CancellationToken cancellation)
    {
        if (appends.Count == 0)
            return HistoryWriter.Altered(build, ContentDigest.Of(connection, cancellation));
        var altered = new HashSet<string>(StringComparer.Ordinal);
        var bounds = appends.Select(append => (After: Keys(append, "after"), Upto: Keys(append, "upto"))).ToList();

        // The tables that do not grow are as the build left them; the others have its rows up to where the first append began.
        var first = ContentDigest.Between(connection, after: null, bounds[0].After, cancellation).ToDictionary(StringComparer.Ordinal);
        var written = History.DigestsOf(build);
        foreach (var table in ContentDigest.TableNames.Where(table => table != Rewritten))
        {
            var now = ContentDigest.Grows(table)
                ? first.GetValueOrDefault(table, ContentDigest.OfNothing)
                : ContentDigest.Of(connection, table, cancellation);
            if (written.GetValueOrDefault(table, ContentDigest.OfNothing) != now)
                altered.Add(table);
        }
        for (var index = 0; index < appends.Count; index++)
        {
            var digests = History.DigestsOf(appends[index]);
            var now = ContentDigest.Between(connection, bounds[index].After, bounds[index].Upto, cancellation);
            altered.UnionWith(now.Where(table => digests.GetValueOrDefault(table.Table) != table.Digest).Select(table => table.Table));
            altered.UnionWith(digests.Keys.Where(table => table != Rewritten).Except(now.Select(table => table.Table)));
        }
        // What nobody has written down.
        altered.UnionWith(ContentDigest.Between(connection, bounds[^1].Upto, upto: null, cancellation).Select(table => table.Table));
        if (History.DigestsOf(appends[^1]).GetValueOrDefault(Rewritten) != ContentDigest.Of(connection, Rewritten, cancellation))
            altered.Add(Rewritten);
        return [.. ContentDigest.TableNames.Where(altered.Contains)];
    }

    /// <summary>Writes the bounds of an append.</summary>
    internal static void Write(Utf8JsonWriter json, string name, LastKeys keys)
    {
        json.WriteStartObject(name);
        foreach (var (key, of, _) in Names)
            json.WriteNumber(key, of(keys));
        json.WriteEndObject();
    }

    private static LastKeys Keys(HistoryEntry append, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(append.Changed);
            var keys = json.RootElement.GetProperty(name);
            return Names.Aggregate(
                new LastKeys(0, 0, 0, 0, 0, 0, 0, 0), (read, name) => name.With(read, keys.GetProperty(name.Name).GetInt64()));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException(
                $"Entry {append.Number.ToString(CultureInfo.InvariantCulture)} of the history does not say what was appended.", fault);
        }
    }

    private static Dictionary<string, string> ToDictionary(
        this IEnumerable<(string Table, string Digest)> digests, IEqualityComparer<string> comparer) =>
        digests.ToDictionary(table => table.Table, table => table.Digest, comparer);
}
