using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger audit</c>: whether a ledger is what its last build wrote, and its history whole.</summary>
internal static partial class AuditVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("DATASET");
        var dataSet = Operands.DataSet();
        var format = Formats.Option("text", "json");
        var expect = new Option<string?>(
            "--expect")
        {
            HelpName = "HASH",
            Description =
                    "Fail unless the history holds the entry with this hash: one that was noted elsewhere, so that a rewritten or cut "
                        + "history is found out.",
        };
        var history = new Option<bool>("--history") { Description = "Also list the entries of the history." };
        var verb = new VerbCommand("audit", "Verify that a ledger is what its last build wrote, and that its history is whole.")
        {
            Usage = "[DATASET|LEDGER.db] [--expect HASH] [--history] [options]",
            Notes =
            [
                "It verifies the file, the schema with its triggers, references, the chain of entries, every row of the data set "
                    + "against what the last build wrote down, the packed facts, the full-text indexes, and that a fresh reconciliation "
                    + "finds the same conflicts.",
                "It exits with 1 if anything is wrong, and with 2 if the ledger cannot be opened. Of a data set it audits the ledger in "
                    + "the cache. The ledger is only read; the work is done on a copy in the folder for temporary files.",
                "Whoever can write the file can also write a whole new history. Note the last hash where they cannot, and give it to "
                    + "--expect the next time.",
            ],
            Examples =
            [
                new("audit", "the ledger of the data set you stand in"),
                new("audit --history", "and what was done to it, entry by entry"),
                new("audit --history --format json", "the same for a program"),
            ],
        };
        foreach (Option option in (Option[])[expect, history, format, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            var expected = parsed.GetValue(expect)?.Trim().ToLowerInvariant();
            if (expected is not null && !Hash().IsMatch(expected))
                throw new UsageException(
                    $"--expect '{parsed.GetValue(expect)}': not the hash of an entry; write its 64 hexadecimal digits, as build and "
                        + "audit print them");

            using var open = LedgerCache.Open(host, target);
            AuditReport report;
            using (var progress = new ProgressLine(host))
                report = open.Ledger.Audit(expected, progress, host.Cancellation);
            var entries = parsed.GetValue(history) ? Readable(open.Ledger) : null;
            if (TermNames<Format>.Find(parsed.GetValue(format)!, StringComparison.OrdinalIgnoreCase) is Format.Json)
                WriteJson(host, report, entries);
            else
                WriteText(host, report, entries);
            return report.IsSound ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return verb;
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();

    // A history that cannot be read has been said to be broken already.
    private static IReadOnlyList<HistoryEntry> Readable(Ledger ledger)
    {
        try
        {
            return ledger.History();
        }
        catch (LedgerException)
        {
            return [];
        }
    }

    private static void WriteText(Host host, AuditReport report, IReadOnlyList<HistoryEntry>? entries)
    {
        foreach (var check in report.Checks)
        {
            var state = !check.Findings.IsEmpty ? "wrong" : check.Verified is null ? "unseen" : "ok";
            host.Out.WriteLine(
                Phrases.OneLine(
                    $"{TermNames<AuditPart>.Of(check.Part),-11} {state,-7} "
                        + $"{check.Verified ?? "not looked at: what is wrong elsewhere comes first"}"));
            foreach (var finding in check.Findings)
                host.Out.WriteLine("    " + Phrases.OneLine(finding));
        }
        host.Out.WriteLine(
            $"{(report.IsSound ? "passed" : "failed")}: {Phrases.Count(report.Findings.Count(), "finding")}; the last entry of the "
                + $"history is {report.Head?.Hash ?? "none"}");
        if (entries is null)
            return;
        host.Out.WriteLine();
        Entries.Print(host, Format.Table, entries);
    }

    private static void WriteJson(Host host, AuditReport report, IReadOnlyList<HistoryEntry>? entries) => JsonText.Write(host, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("sound", report.IsSound);
        json.WriteNumber("entries", report.Entries);
        json.Optional("head", report.Head?.Hash);
        json.Objects("checks", report.Checks, check =>
        {
            json.WriteString("check", TermNames<AuditPart>.Of(check.Part));
            json.Optional("verified", check.Verified);
            json.Texts("findings", check.Findings);
        });
        if (entries is not null)
        {
            json.WriteStartArray("history");
            foreach (var entry in entries)
                Entries.WriteJson(json, entry);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    });

    private static readonly Listing<HistoryEntry> Entries = new(
        "record",
        [
            new("entry", entry => entry.Number, InTable: true, IsWhole: true),
            new("at", entry => entry.At, InTable: true, IsWhole: true),
            new("actor", entry => entry.Actor, InTable: true),
            new("action", entry => entry.Action, InTable: true, IsWhole: true),
            new("what", entry => EntryWords.Of(entry), InTable: true),
            new("hash", entry => entry.Hash[..Math.Min(12, entry.Hash.Length)], InTable: true, IsWhole: true),
        ],
        (json, entry) =>
        {
            json.WriteStartObject();
            json.WriteNumber("entry", entry.Number);
            json.WriteString("at", entry.At);
            json.WriteString("actor", entry.Actor);
            json.WriteString("action", entry.Action);
            json.WritePropertyName("changed");
            EntryWords.WriteChanged(json, entry);
            json.WriteString("previous", entry.Previous);
            json.WriteString("hash", entry.Hash);
            json.WriteEndObject();
        });
}

/// <summary>What an entry says changed, for people; an entry that somebody tampered with may say anything.</summary>
internal static class EntryWords
{
    /// <summary>"14 claims, 5 conflicts; claims: 2 came; conflicts: 1 went", or what was ruled.</summary>
    public static string Of(HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            using var json = JsonDocument.Parse(entry.Changed);
            var changed = json.RootElement;
            return entry.Action is "ruling" ? Ruling(changed) : Build(changed);
        }
        catch (Exception exception) when (exception is JsonException
            or KeyNotFoundException
            or InvalidOperationException
            or FormatException)
        {
            return entry.Changed;
        }
    }

    /// <summary>Writes the object itself, or the text where it is none.</summary>
    public static void WriteChanged(Utf8JsonWriter json, HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            using var changed = JsonDocument.Parse(entry.Changed);
            changed.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteStringValue(entry.Changed);
        }
    }

    private static string Build(JsonElement changed)
    {
        var counts = changed.GetProperty("counts");
        var parts = new List<string>
        {
            $"{Phrases.Count(counts.GetProperty("claims").GetInt64(), "claim")}, "
                + $"{Phrases.Count(counts.GetProperty("conflicts").GetInt64(), "conflict")}",
        };
        if (changed.TryGetProperty("begins", out var begins))
            parts.Add($"the history begins, as {begins.GetString()}");
        else
            parts.AddRange(((ImmutableArray<string>)["claims", "conflicts"]).Select(sort => Moves(changed, sort)).OfType<string>());
        if (changed.TryGetProperty("altered", out var altered))
            parts.Add(
                $"altered behind the tool's back before: {string.Join(", ", altered.EnumerateArray().Select(table => table.GetString()))}");
        return string.Join("; ", parts);
    }

    private static string? Moves(JsonElement changed, string sort)
    {
        var moves = changed.GetProperty(sort);
        var said = ((ImmutableArray<string>)["came", "went", "changed"])
            .Select(what => (what, count: moves.GetProperty(what).GetProperty("count").GetInt64()))
            .Where(move => move.count > 0)
            .Select(move => $"{move.count} {move.what}")
            .ToList();
        return said.Count == 0 ? null : $"{sort}: {string.Join(", ", said)}";
    }

    private static string Ruling(JsonElement changed)
    {
        var conflict = changed.GetProperty("conflict").GetString();
        return changed.GetProperty("change").GetString() switch
        {
            "came" => $"{conflict}: {Verdict(changed)}",
            "went" => $"{conflict}: {Verdict(changed.GetProperty("before"))} taken back",
            _ => $"{conflict}: {Verdict(changed)}, before {Verdict(changed.GetProperty("before"))}",
        };
    }

    private static string Verdict(JsonElement ruling) =>
        $"{ruling.GetProperty("verdict").GetString()} by {ruling.GetProperty("by").GetString()}";
}
