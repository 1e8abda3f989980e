using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ClaimLedger.Application.Output;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Checks;

/// <summary>
/// Writes SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), within what GitHub's code scanning takes:
/// https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit.
/// </summary>
internal static class SarifLog
{
    /// <summary>GitHub shows so many results of a run.</summary>
    public const int MostResults = 5000;

    /// <summary>GitHub shows so many locations of a result.</summary>
    public const int MostLocations = 100;

    // Letters of every script as they are: the log is a file or a download, never a script element.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = LegibleJson.Instance,
    };

    /// <summary>A check: a result for each conflict, each expectation that does not hold and each gone entry of the baseline.</summary>
    public static string Write(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var results = new List<Action<Utf8JsonWriter>>();
        results.AddRange(result.Unmet.Select(unmet => (Action<Utf8JsonWriter>)(json => Write(json, unmet))));
        results.AddRange(result.Conflicts.Select(conflict => (Action<Utf8JsonWriter>)(json => Write(json, conflict, result.HasBaseline))));
        // A rule's index is needed, so an entry that does not say its kind has to be left to the summary.
        results.AddRange(
            result.Gone
                .Where(gone => gone.Entry.Kind is { } kind && SarifRules.Has(kind))
                .Select(gone => (Action<Utf8JsonWriter>)(json => Write(json, gone))));
        var notes = new List<Note>();
        if (Rest(results.Count) is { } rest)
            notes.Add(new Note("warning", rest, Spot: null));
        notes.Add(new Note("note", result.Summary, Spot: null));
        notes.AddRange(result.Remarks.Select(remark => new Note("note", remark.Text, remark.Spot)));
        return Document(
            (result.Name, result.ToolVersion), result.Passed ? ExitCodes.Done : ExitCodes.CheckFailed, result.Counts, notes, results,
            SarifRules.All);
    }

    /// <summary>The mistakes of a data set, each a result, so that they are shown on their lines.</summary>
    public static string Write(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var results = refusal.Mistakes.Select(mistake => (Action<Utf8JsonWriter>)(json => Write(json, mistake))).ToList();
        var notes = new List<Note> { new("error", refusal.Summary, Spot: null) };
        if (Rest(results.Count) is { } rest)
            notes.Add(new Note("warning", rest, Spot: null));
        return Document(
            (refusal.Name, refusal.ToolVersion), ExitCodes.BadInput, [("mistakes", refusal.Mistakes.Length)], notes, results,
            SarifRules.All);
    }

    /// <summary>A vetted draft: a result for each finding, on the draft's line, with the claims beside it.</summary>
    public static string Write(VetResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var results = result.Findings.Select(figure => (Action<Utf8JsonWriter>)(json => Write(json, figure))).ToList();
        var notes = new List<Note> { new("note", result.Summary, Spot: null) };
        if (Rest(results.Count) is { } rest)
            notes.Add(new Note("warning", rest, Spot: null));
        return Document(
            (result.Name, result.ToolVersion), result.Passed ? ExitCodes.Done : ExitCodes.CheckFailed, result.Counts, notes, results,
            SarifRules.OfDrafts);
    }

    /// <summary>How many results go beyond what GitHub shows, as a sentence; null where all are in the log.</summary>
    public static string? Rest(int results) => results > MostResults
        ? $"{Phrases.Count(results - MostResults, "result")} more {(results - MostResults == 1 ? "is" : "are")} left out, the least "
            + $"severe: GitHub shows {MostResults} of a run."
        : null;

    private sealed record Note(string Level, string Text, Spot? Spot);

    private static string Document(
        (string Name, string Version) of,
        int exitCode,
        ImmutableArray<(string Name, int Count)> counts,
        List<Note> notes,
        List<Action<Utf8JsonWriter>> results,
        ImmutableArray<SarifRule> rules)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            Driver(json, of.Version, rules);
            json.WriteStartObject("automationDetails");
            // What stands before the last slash is the category by which GitHub tells runs apart.
            json.WriteString("id", $"{Tool.Name}/{Phrases.OneLine(of.Name)}/");
            json.WriteEndObject();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartObject("originalUriBaseIds");
            json.WriteStartObject("%SRCROOT%");
            Message(json, "description", "The root of the repository.");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("invocations");
            Invocation(json, exitCode, notes);
            json.WriteEndArray();
            json.Objects("results", results.Take(MostResults), write =>
            {
                write(json);
            });
            json.WriteStartObject("properties");
            foreach (var (count, number) in counts)
                json.WriteNumber(count, number);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Driver(Utf8JsonWriter json, string version, ImmutableArray<SarifRule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ClaimLedger");
        json.WriteString("semanticVersion", version);
        json.Objects("rules", rules, rule =>
        {
            json.WriteString("id", rule.Id);
            json.WriteString("name", rule.Name);
            Text(json, "shortDescription", rule.Short);
            Text(json, "fullDescription", rule.Full);
            json.WriteStartObject("help");
            json.WriteString("text", $"{rule.Full}\n\nWhat to do: {rule.Cure}");
            json.WriteString("markdown", $"{rule.Full}\n\n**What to do.** {rule.Cure}");
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", TermNames<Severity>.Of(rule.Severity));
            json.WriteEndObject();
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Invocation(Utf8JsonWriter json, int exitCode, List<Note> notes)
    {
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", exitCode != ExitCodes.BadInput);
        json.WriteNumber("exitCode", exitCode);
        json.Objects("toolExecutionNotifications", notes, note =>
        {
            json.WriteString("level", note.Level);
            Message(json, "message", note.Text);
            if (note.Spot is { } spot)
                Locations(json, spot);
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckedConflict conflict, bool hasBaseline)
    {
        var others = conflict.Others.Take(MostLocations - 1).ToList();
        var rest = conflict.Others.Length - others.Count;
        Rule(json, conflict.Kind);
        json.WriteString("level", TermNames<Severity>.Of(conflict.Conflict.Severity));
        json.WriteStartObject("message");
        // A number in parentheses behind brackets links to the related location of that id.
        var sides = others.Select((claim, index) => $"{Escape(claim.Says)} [{Escape(claim.Id)}]({index + 1})");
        json.WriteString(
            "text",
            $"{Escape(conflict.Message)} Here: {Escape(conflict.Claim.Says)}. "
                + $"{(others.Count == 0 ? "" : $"Beside it: {string.Join(", ", sides)}{(rest == 0 ? "" : $" and {rest} more")}.")}"
                .TrimEnd());
        json.WriteEndObject();
        Locations(json, conflict.Claim.Spot, $"{conflict.Claim.Says} {conflict.Claim.Id}");
        if (others.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            for (var index = 0; index < others.Count; index++)
                Location(json, others[index].Spot, $"{others[index].Says} {others[index].Id}", index + 1);
            json.WriteEndArray();
        }
        Fingerprint(json, "claimledgerConflict/v1", conflict.Conflict.Id.ToString());
        if (hasBaseline)
            json.WriteString("baselineState", conflict.IsAccepted ? "unchanged" : "new");
        if (conflict is { Standing: Standing.Ruled, Ruling: { } ruling })
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            json.WriteString(
                "justification",
                Phrases.OneLine(
                    $"{TermNames<Verdict>.Of(ruling.Verdict)}{(ruling.Position is { } position ? $" \"{position}\"" : "")}: "
                        + $"{ruling.Reason} ({ruling.By}, {ruling.On:yyyy-MM-dd})"));
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteStartObject("properties");
        json.WriteString("question", Phrases.OneLine(conflict.Conflict.Question.ToString()));
        json.WriteString("scope", TermNames<Scope>.Of(conflict.Conflict.Scope));
        json.WriteString("standing", TermNames<Standing>.Of(conflict.Standing));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VettedFigure figure)
    {
        var placed = figure.Claims.Where(claim => claim.Spot is not null).Take(MostLocations - 1).ToList();
        json.WriteString("ruleId", figure.Rule);
        json.WriteNumber("ruleIndex", SarifRules.IndexOfDraft(figure.Rule));
        json.WriteString("level", TermNames<Severity>.Of(figure.Finding.Severity));
        json.WriteStartObject("message");
        var sides = placed.Select((claim, index) => $"{Escape(claim.Says)} [{Escape(claim.Id)}]({index + 1})");
        json.WriteString("text", $"{Escape(figure.Message)}{(placed.Count == 0 ? "" : $" The ledger: {string.Join(", ", sides)}.")}");
        json.WriteEndObject();
        Locations(json, figure.Spot, figure.Finding.Says);
        if (placed.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            for (var index = 0; index < placed.Count; index++)
                Location(json, placed[index].Spot!, $"{placed[index].Says} {placed[index].Id}", index + 1);
            json.WriteEndArray();
        }
        Fingerprint(json, "claimledgerDraft/v1", $"{figure.Kind} {figure.Finding.Question.Id} {figure.Finding.Says}");
        json.WriteStartObject("properties");
        json.WriteString("question", Phrases.OneLine(figure.Finding.Question.Id.ToString()));
        json.WriteString("because", Phrases.OneLine(figure.Finding.Because));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckedExpectation unmet)
    {
        Rule(json, "expectation");
        json.WriteString("level", "error");
        Message(json, "message", unmet.Message);
        Locations(json, unmet.Spot);
        Fingerprint(json, "claimledgerExpectation/v1", unmet.Words);
    }

    // No finding any more: a viewer that does not know of baselines must not show an error.
    private static void Write(Utf8JsonWriter json, GoneConflict gone)
    {
        Rule(json, gone.Entry.Kind!);
        json.WriteString("kind", "informational");
        json.WriteString("level", "none");
        Message(json, "message", $"This accepted conflict is gone: {gone.Description}.");
        Locations(json, gone.Spot);
        Fingerprint(json, "claimledgerConflict/v1", gone.Entry.Conflict.ToString());
        json.WriteString("baselineState", "absent");
    }

    private static void Write(Utf8JsonWriter json, PlacedMistake mistake)
    {
        Rule(json, "mistake");
        json.WriteString("level", "error");
        Message(json, "message", mistake.Message);
        Locations(json, mistake.Spot);
    }

    private static void Rule(Utf8JsonWriter json, string id)
    {
        json.WriteString("ruleId", id);
        json.WriteNumber("ruleIndex", SarifRules.IndexOf(id));
    }

    private static void Fingerprint(Utf8JsonWriter json, string key, string value)
    {
        json.WriteStartObject("partialFingerprints");
        json.WriteString(key, Phrases.OneLine(value));
        json.WriteEndObject();
    }

    private static void Locations(Utf8JsonWriter json, Spot spot, string? message = null)
    {
        json.WriteStartArray("locations");
        Location(json, spot, message, id: null);
        json.WriteEndArray();
    }

    private static void Location(Utf8JsonWriter json, Spot spot, string? message, int? id)
    {
        json.WriteStartObject();
        if (id is { } number)
            json.WriteNumber("id", number);
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        if (spot.IsInRepository)
        {
            json.WriteString("uri", string.Join('/', spot.File.Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", "%SRCROOT%");
        }
        else
        {
            json.WriteString("uri", new Uri(spot.File).AbsoluteUri);
        }
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", spot.Line);
        json.WriteNumber("startColumn", spot.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        if (message is not null)
            Message(json, "message", message);
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string name, string text) => Text(json, name, Escape(text));

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // Brackets make links and braces placeholders in a message: sections 3.11.5 and 3.11.6 of the standard.
    private static string Escape(string text) => Phrases.OneLine(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal)
        .Replace("]", "\\]", StringComparison.Ordinal)
        .Replace("{", "{{", StringComparison.Ordinal)
        .Replace("}", "}}", StringComparison.Ordinal);
}
