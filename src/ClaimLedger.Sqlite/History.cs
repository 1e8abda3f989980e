using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ClaimLedger.Sqlite;

/// <summary>When, by whom and with what a ledger is built: what its history says of the build.</summary>
/// <param name="At">When; kept in UTC, to the second.</param>
/// <param name="Actor">Who builds: a person's or a machine's name.</param>
/// <param name="Tool">The tool's version.</param>
public sealed record BuildStamp(DateTimeOffset At, string Actor, string Tool);

/// <summary>One entry of a ledger's history, as it stands there.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When: UTC, <c>2031-06-04T18:30:00Z</c>.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action"><c>build</c>, <c>append</c> or <c>ruling</c>.</param>
/// <param name="Changed">What changed, a JSON object; schema.sql tells what is in it.</param>
/// <param name="Previous">Hash of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 of the entry; schema.sql tells of what exactly.</param>
public sealed record HistoryEntry(long Number, string At, string Actor, string Action, string Changed, string Previous, string Hash);

/// <summary>Reads, checks and goes on with the chain of entries.</summary>
internal static class History
{
    /// <summary>What the first entry names as the hash before it.</summary>
    internal static readonly string Nothing = new('0', 64);

    private const string Own = "SELECT entry, at, actor, action, changed, previous, hash FROM history ORDER BY entry";
    private const string OfPredecessor = "SELECT entry, at, actor, action, changed, previous, hash FROM old.history ORDER BY entry";

    /// <summary>
    /// SHA-256 over the parts of an entry, each as its length in bytes of UTF-8, a colon, the bytes and a comma, so that no two
    /// entries run together (the netstrings of https://cr.yp.to/proto/netstrings.txt).
    /// </summary>
    internal static string HashOf(long number, string at, string actor, string action, string changed, string previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string>)[
            "claimledger-history-1", number.ToString(CultureInfo.InvariantCulture), at, actor, action, changed, previous,
        ])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
            hash.AppendData(","u8);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The newest entry; null where there is none.</summary>
    internal static HistoryEntry? Last(LedgerConnection connection)
    {
        using var rows = connection.Prepare(
            "SELECT entry, at, actor, action, changed, previous, hash FROM history ORDER BY entry DESC LIMIT 1");
        return rows.Step() ? Read(rows) : null;
    }

    /// <summary>Whether an entry is as it was written, whatever stands before it.</summary>
    internal static bool Holds(HistoryEntry entry) => Fault(entry, entry.Number, entry.Previous) is null;

    internal static IEnumerable<HistoryEntry> Entries(LedgerConnection connection, bool ofPredecessor = false)
    {
        using var rows = connection.Prepare(ofPredecessor ? OfPredecessor : Own);
        while (rows.Step())
            yield return Read(rows);
    }

    private static HistoryEntry Read(Statement row) => new(
        row.Int64("entry"),
        row.Text("at"),
        row.Text("actor"),
        row.Text("action"),
        row.Text("changed"),
        row.Text("previous"),
        row.Text("hash"));

    /// <summary>Walks the chain to its end, or to the first entry that does not hold.</summary>
    internal static ChainCheck Check(IEnumerable<HistoryEntry> entries, Action<HistoryEntry>? each = null)
    {
        var check = new ChainCheck(0, null, null, [], null, null);
        var previous = Nothing;
        foreach (var entry in entries)
        {
            if (Fault(entry, check.Entries + 1, previous) is { } why)
                return check with { Broken = check.Entries + 1, Why = why };
            each?.Invoke(entry);
            previous = entry.Hash;
            check = entry.Action switch
            {
                "build" => new ChainCheck(check.Entries + 1, entry, entry, [], null, null),
                "append" => check with { Entries = check.Entries + 1, Head = entry, Appends = check.Appends.Add(entry) },
                _ => check with { Entries = check.Entries + 1, Head = entry },
            };
        }
        return check.Entries > 0 ? check : check with { Broken = 1, Why = "there is no entry at all" };
    }

    /// <summary>Adds the next entry, with its hash.</summary>
    internal static HistoryEntry Append(
        LedgerConnection connection, HistoryEntry? last, DateTimeOffset at, string actor, string action, string changed)
    {
        var number = (last?.Number ?? 0) + 1;
        var previous = last?.Hash ?? Nothing;
        var stamp = At(at);
        var entry = new HistoryEntry(
            number, stamp, actor, action, changed, previous, HashOf(number, stamp, actor, action, changed, previous));
        Add(connection, entry);
        return entry;
    }

    /// <summary>A time as entries have it: UTC, to the second.</summary>
    internal static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Adds an entry as it is.</summary>
    internal static void Add(LedgerConnection connection, HistoryEntry entry)
    {
        using var row = connection.InsertInto("history");
        row.Bind("entry", entry.Number);
        row.Bind("at", entry.At);
        row.Bind("actor", entry.Actor);
        row.Bind("action", entry.Action);
        row.Bind("changed", entry.Changed);
        row.Bind("previous", entry.Previous);
        row.Bind("hash", entry.Hash);
        row.Run();
    }

    /// <summary>The digest of each content table as a build's entry holds it; empty where it holds none.</summary>
    /// <param name="build">The entry.</param>
    /// <param name="key">Which: <c>content</c>, or <c>derived</c>, which entries of earlier versions do not have.</param>
    internal static ImmutableDictionary<string, string> DigestsOf(HistoryEntry build, string key = "content")
    {
        try
        {
            using var json = JsonDocument.Parse(build.Changed);
            return json.RootElement
                .GetProperty(key)
                .EnumerateObject()
                .ToImmutableDictionary(table => table.Name, table => table.Value.GetString() ?? "");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ImmutableDictionary<string, string>.Empty;
        }
    }

    private static string? Fault(HistoryEntry entry, long expected, string previous)
    {
        if (entry.Number != expected)
            return $"entry {expected} is not there";
        if (entry.Previous != previous)
            return "it does not follow the entry before";
        return entry.Hash == HashOf(entry.Number, entry.At, entry.Actor, entry.Action, entry.Changed, entry.Previous)
            ? null
            : "it was changed: its hash is another";
    }
}

/// <summary>How far a chain holds.</summary>
/// <param name="Entries">So many entries hold, one after the other.</param>
/// <param name="Head">The last of them.</param>
/// <param name="LastBuild">The last build among them.</param>
/// <param name="Appends">What was appended after it.</param>
/// <param name="Broken">Number of the first that does not hold; null where all do.</param>
/// <param name="Why">Why it does not.</param>
internal readonly record struct ChainCheck(
    long Entries, HistoryEntry? Head, HistoryEntry? LastBuild, ImmutableList<HistoryEntry> Appends, long? Broken, string? Why);
