using ClaimLedger.Application.Rulings;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>The form for a ruling, as it is to be shown: empty, or as somebody filled it in.</summary>
/// <param name="Action">Where it goes.</param>
/// <param name="Token">The token of this browser.</param>
/// <param name="Verdicts">The verdicts.</param>
/// <param name="Positions">What the positions say, for the one that is preferred.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who rules.</param>
/// <param name="Wrong">What was wrong with what was filled in.</param>
/// <param name="IsRuled">Whether there is a ruling on this conflict, which another would replace.</param>
/// <param name="Undo">What was last written here, and can be undone.</param>
/// <param name="UndoAction">Where that goes.</param>
internal sealed record RulingForm(
    string Action,
    string Token,
    IReadOnlyList<OrderItem> Verdicts,
    IReadOnlyList<OrderItem> Positions,
    RawText Reason,
    RawText By,
    string? Wrong,
    bool IsRuled,
    string? Undo,
    string UndoAction)
{
    public const string VerdictField = "verdict";
    public const string PositionField = "position";
    public const string ReasonField = "reason";
    public const string ByField = WriterName.Field;
    public const string SeenField = "seen";
    public const string RemoveField = "remove";

    /// <summary>Whether a ruling is to be taken back.</summary>
    public static bool IsRemoval(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Field(RemoveField) is not null;
    }

    /// <summary>The form on a conflict; null where nothing can be written.</summary>
    /// <param name="request">The request, with what was filled in.</param>
    /// <param name="row">The conflict.</param>
    /// <param name="wrong">What was wrong with that.</param>
    public static RulingForm? Of(PageRequest request, ListedConflict row, string? wrong = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(row);
        if (request.Site.WhyNotWritable is not null)
            return null;
        var verdict = request.Field(VerdictField);
        var position = request.Field(PositionField);
        var action = Addresses.Of(row.Conflict.Id) + "/ruling";
        return new RulingForm(
            action,
            request.Site.Tokens.Issue(request.Context),
            [
                .. Enum.GetValues<Verdict>().Select(each => OrderItem.Of(
                    TermNames<Verdict>.Of(each), ReportWords.Verdict(each), TermNames<Verdict>.Of(each) == verdict)),
            ],
            [
                .. row.Conflict.Positions.Select(each => each.Says).Distinct(StringComparer.Ordinal)
                    .Select(says => OrderItem.Of(says, says, says == position)),
            ],
            WorkspacePages.Verbatim(request.Field(ReasonField) ?? ""),
            WorkspacePages.Verbatim(request.Field(ByField) ?? WriterName.Known(request) ?? ""),
            wrong,
            row.Status is ConflictStatus.Ruled,
            request.Site.Undoable.Find(row.Conflict.Id)?.Words,
            action + "/undo");
    }

    /// <summary>The ruling that is filled in.</summary>
    public static RulingRequest Read(PageRequest request) => new()
    {
        Verdict = request.Field(VerdictField) ?? throw new UsageException("the verdict is missing; choose one"),
        Position = request.Field(PositionField),
        Reason = request.Field(ReasonField),
        By = request.Field(ByField),
    };
}
