using System.Globalization;
using System.Text.Json;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>What became of a conflict: the rulings that were found on it, and the commit that last changed its claims.</summary>
/// <param name="Rulings">What the ledger's history holds of rulings, the oldest first.</param>
/// <param name="Commit">The newest commit of those that last changed a line of its claims; null where none is known.</param>
/// <param name="Uncommitted">That lines are not committed, as a sentence; null where all are, or nobody knows.</param>
internal sealed record ConflictRecord(IReadOnlyList<RecordedItem> Rulings, CommitItem? Commit, string? Uncommitted)
{
    /// <summary>The record; null where there is nothing to tell, and in a published site, which the data set alone decides.</summary>
    public static ConflictRecord? Of(PageRequest request, ListedConflict row, DataSet part)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(row);
        if (request.Site.Options.IsPublished)
            return null;
        var rulings = Recorded(request, row);
        var lines = Lines(request, row.Conflict, part);
        return rulings.Count == 0 && lines is null ? null : new ConflictRecord(
            [.. rulings.Select(ruling => RecordedItem.Of(row.Conflict.Id, ruling))],
            lines?.Last is { } last ? CommitItem.Of(last, lines.IsCutOff) : null,
            lines switch
            {
                null or { AreCommitted: true } => null,
                { Last: null } => "The lines of its claims are not yet committed.",
                _ => "Other lines of its claims are not yet committed.",
            });
    }

    /// <summary>The conflict as data: what <c>show</c> tells of it, then the record.</summary>
    public static Reply Json(PageRequest request, ListedConflict row, DataSet part)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(row);
        if (request.Site.Options.IsPublished)
            return Written(null);
        var rulings = Recorded(request, row);
        var lines = Lines(request, row.Conflict, part);
        return Written(json => Write(json, rulings, lines));

        Reply.Data Written(Action<Utf8JsonWriter>? behind) => new(
            Suffix.JsonType,
            null,
            host => JsonText.Write(
                host, json => Application.Output.Json.Conflict(json, row, Catalogue.Of(part), more: null, behind)));
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<RecordedRuling> rulings, LinesOfClaims? lines)
    {
        json.Objects("history", rulings, ruling =>
        {
            json.WriteString("at", ruling.At);
            json.WriteString("by", ruling.Actor);
            json.WriteString("change", ruling.Change);
            Application.Output.Json.Ruling(json, ruling.Now);
            Application.Output.Json.Ruling(json, ruling.Before, "before");
        });
        if (lines is null)
            return;
        json.WriteBoolean("committed", lines.AreCommitted);
        if (lines.Last is not { } last)
            return;
        json.WriteStartObject("commit");
        json.WriteString("id", last.Id);
        json.WriteString("author", last.Author);
        json.WriteString("on", last.Committed.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteString("subject", last.Subject);
        json.WriteBoolean("or_before", lines.IsCutOff);
        json.WriteEndObject();
    }

    // A conflict that took the place of one that was ruled on has that one's rulings, too.
    private static IReadOnlyList<RecordedRuling> Recorded(PageRequest request, ListedConflict row) =>
        request.Reading.Ledger.RecordedRulings(
            row.Ruling is { } ruling && ruling.Conflict != row.Conflict.Id ? [row.Conflict.Id, ruling.Conflict] : [row.Conflict.Id]);

    private static LinesOfClaims? Lines(PageRequest request, Conflict conflict, DataSet part)
    {
        if (request.Site.Lines is not { } lines)
            return null;
        var ids = conflict.Positions.SelectMany(position => position.Claims).ToHashSet();
        return lines.Of(
            conflict.Id,
            request.Reading.State.Fingerprint,
            part.Sources.SelectMany(source => source.Claims).Where(claim => ids.Contains(claim.Id)),
            request.Context.RequestAborted);
    }
}

/// <summary>A change of a ruling, as a build of the ledger found it.</summary>
internal sealed record RecordedItem(string At, string AtIso, string Heading, string Words, string? Before)
{
    /// <summary>A change, on the page of a conflict.</summary>
    public static RecordedItem Of(ConflictId conflict, RecordedRuling ruling)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        var on = ruling.Conflict == conflict ? "" : $" on its predecessor {ruling.Conflict}";
        return new RecordedItem(
            Moments.InWords(ruling.At),
            ruling.At,
            ruling switch
            {
                { Before: null } => $"A ruling was made{on}.",
                { Now: null } => $"The ruling{on} was taken back; {ruling.Actor} brought that into the ledger.",
                { Now: { } now, Before: { } was } => $"{Changed(now, was)}{on}.",
            },
            ReportWords.Ruling((ruling.Now ?? ruling.Before)!),
            ruling is { Now: not null, Before: { } before } ? ReportWords.Ruling(before) : null);
    }

    // What tells the one from the other first.
    private static string Changed(Ruling now, Ruling before) =>
        now.Verdict != before.Verdict
            ? $"The verdict was changed from “{ReportWords.Verdict(before.Verdict)}” to “{ReportWords.Verdict(now.Verdict)}”"
        : now.Position != before.Position ? $"Another position is preferred: “{now.Position}” in place of “{before.Position}”"
        : now.Reason != before.Reason ? "The reason was written anew"
        : "The ruling was put under another name or day";
}

/// <summary>A commit.</summary>
internal sealed record CommitItem(string Id, RawText Subject, RawText Author, string On, string OnIso, bool IsCutOff)
{
    private const int Shown = 12;

    /// <summary>A commit, with whether an older one may have done it.</summary>
    public static CommitItem Of(GitCommit commit, bool isCutOff)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var day = DateOnly.FromDateTime(commit.Committed.DateTime);
        return new CommitItem(
            commit.Id[..Math.Min(Shown, commit.Id.Length)],
            WorkspacePages.Verbatim(commit.Subject),
            WorkspacePages.Verbatim(commit.Author),
            ReportWords.Date(day),
            ReportWords.Iso(day),
            isCutOff);
    }
}

/// <summary>Moments as the history writes them.</summary>
internal static class Moments
{
    /// <summary><c>5 June 2031, 18:30 UTC</c>.</summary>
    public static string InWords(string at) =>
        Read(at) is { } moment ? InWords(moment.UtcDateTime) : at;

    /// <summary>The moment; null where it is written as this tool does not write one.</summary>
    public static DateTimeOffset? Read(string at) =>
        DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static string InWords(DateTime moment) => string.Create(
        CultureInfo.InvariantCulture, $"{ReportWords.Date(DateOnly.FromDateTime(moment))}, {moment:HH:mm} UTC");
}
