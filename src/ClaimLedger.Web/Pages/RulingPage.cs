using ClaimLedger.Application.Output;
using ClaimLedger.Application.Rulings;
using ClaimLedger.DataSets;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Web.Pages;

/// <summary>What a ruling would change in <c>rulings.yaml</c>: it is shown before it is written.</summary>
internal sealed record RulingPage(
    Frame Frame,
    string Asks,
    string Words,
    string? Replaces,
    string File,
    IReadOnlyList<ChangedLine> Lines,
    string Action,
    string Token,
    IReadOnlyList<HiddenItem> Hidden,
    string BackHref) : EvidencePage(Frame)
{
    /// <summary>Shows the change; or, where what was seen comes back, writes it.</summary>
    public static Reply Answer(PageRequest request, string id)
    {
        var row = Writable(request, id);
        try
        {
            var ruling = Asked(request, row.Conflict);
            RulingsEdit Change(string text) =>
                ruling is null ? RulingsFile.Without(text, row.Conflict.Id) : RulingsFile.With(text, ruling);
            return request.Field(RulingForm.SeenField) is { } seen
                ? Write(request, row, Change, ruling, seen)
                : Preview(request, row, Change, ruling);
        }
        catch (UsageException wrong)
        {
            return ConflictPage.Show(
                request, row, RulingForm.Of(request, row, FormFault.Of(wrong)), wrong is RulingsChangedException ? 409 : 422);
        }
    }

    /// <summary>Puts back what stood in the file before the last change of this conflict's ruling that was made here.</summary>
    public static Reply Undo(PageRequest request, string id)
    {
        var row = Writable(request, id);
        if (request.Site.Undoable.Find(row.Conflict.Id, request.Token) is not { } last)
            return new Reply.Elsewhere(Addresses.Of(row.Conflict.Id));
        var name = WriterName.Of(request) ?? throw new UsageException("nobody says who takes it back; write a name");
        using var writing = request.Site.Workspace.Writing(name);
        try
        {
            RulingWriter.Write(
                request.Site.Host,
                request.Site.Workspace.Folder!,
                text => last.Before is { } before
                    ? RulingsFile.With(text, before)
                    : RulingsFile.Without(text, row.Conflict.Id),
                last.Left);
        }
        catch (RulingsChangedException changed)
        {
            request.Site.Undoable.Forget(row.Conflict.Id);
            return ConflictPage.Show(request, row, RulingForm.Of(request, row, FormFault.Of(changed)), status: 409);
        }
        request.Site.Undoable.Forget(row.Conflict.Id);
        request.Site.Workspace.Renew();
        var words = last.Before is { } again
            ? $"Undone. The ruling before stands again: {ReportWords.Ruling(again)}"
            : "Undone. There is no ruling on this conflict now.";
        return new Reply.Elsewhere(ToldOnce.At(request, Addresses.Of(row.Conflict.Id), words) + ConflictPage.RulingAnchor);
    }

    private static ListedConflict Writable(PageRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Site.WhyNotWritable is { } why ? throw new ForbiddenException(why) : ConflictPage.Find(request, id);
    }

    // Null where the ruling is to be taken back.
    private static Ruling? Asked(PageRequest request, Conflict conflict) =>
        RulingForm.IsRemoval(request)
            ? null
            : RulingForm.Read(request).Read(request.Site.Host).About(conflict);

    private static Reply Preview(PageRequest request, ListedConflict row, Func<string, RulingsEdit> edit, Ruling? ruling)
    {
        var change = RulingWriter.Preview(request.Site.Workspace.Folder!, edit);
        var path = Addresses.Of(row.Conflict.Id);
        string[] carried = [
            RulingForm.VerdictField, RulingForm.PositionField, RulingForm.ReasonField, RulingForm.ByField, RulingForm.RemoveField,
        ];
        return new RulingPage(
            Frame.Of(request, "Look before it is written", Addresses.Conflicts),
            row.Conflict.Asks,
            (ruling, change.Before) switch
            {
                ({ } now, _) => $"The ruling would be: {ReportWords.Ruling(now)}",
                (null, { } taken) => $"This ruling would be taken back: {ReportWords.Ruling(taken)}",
                _ => "There is no ruling on this conflict that could be taken back.",
            },
            change.Before is { } before && ruling is not null ? ReportWords.Ruling(before) : null,
            change.Shown,
            [.. LineDiff.Of(change.Was, change.Is).Select(ChangedLine.Of)],
            path + "/ruling",
            request.Token,
            [
                .. carried
                    .Select(name => (name, value: request.Field(name)))
                    .Where(field => field.value is not null)
                    .Select(field => HiddenItem.Of(field.name, field.value!)),
                HiddenItem.Of(RulingForm.SeenField, change.Seen),
            ],
            path).By("ruling.html");
    }

    private static Reply.Elsewhere Write(
        PageRequest request, ListedConflict row, Func<string, RulingsEdit> edit, Ruling? ruling, string seen)
    {
        var name = ruling?.By ?? WriterName.Of(request) ?? throw new UsageException("nobody says who takes it back; write a name");
        using var writing = request.Site.Workspace.Writing(name);
        var change = RulingWriter.Write(request.Site.Host, request.Site.Workspace.Folder!, edit, seen);
        WriterName.Remember(request, name);
        var words = ruling is null
            ? $"The ruling was taken back in {change.Shown}."
            : $"The ruling was written to {change.Shown}.";
        request.Site.Undoable.Keep(row.Conflict.Id, new UndoableRuling(request.Token, change.Before, change.Left, words));
        request.Site.Workspace.Renew();
        return new Reply.Elsewhere(Addresses.Of(row.Conflict.Id) + ConflictPage.RulingAnchor);
    }
}

/// <summary>A line of a file as it would be.</summary>
internal sealed record ChangedLine(string Sign, int Number, RawText Text)
{
    /// <summary>A line of a comparison.</summary>
    public static ChangedLine Of(DiffLine line) => new(line.Sign.ToString(), line.Number, WorkspacePages.Verbatim(line.Text));

    /// <summary>What a reader who does not see the sign is told.</summary>
    public string Told => Sign switch { "+" => "comes", "-" => "goes", _ => "stays" };
}
