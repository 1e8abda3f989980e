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
/// <param name="Wrong">What was wrong with what was filled in; null where nothing was.</param>
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
    FormFault? Wrong,
    bool IsRuled,
    string? Undo,
    string UndoAction)
{
    /// <summary>What was undone here, as this browser is told once; null for nothing.</summary>
    public string? Undone { get; init; }

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
    public static RulingForm? Of(PageRequest request, ListedConflict row, FormFault? wrong = null)
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
            request.Token,
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
            request.Site.Undoable.Find(row.Conflict.Id, request.Token)?.Words,
            action + "/undo")
        { Undone = ToldOnce.Of(request) };
    }

    /// <summary>The ruling that is filled in.</summary>
    public static RulingRequest Read(PageRequest request) => new()
    {
        Verdict = request.Field(VerdictField) ?? throw new FormFaultException(VerdictField, "Choose a verdict."),
        Position = request.Field(PositionField),
        Reason = request.Field(ReasonField),
        By = request.Field(ByField),
    };
}

/// <summary>What is wrong with a form.</summary>
/// <param name="Field">The field with which it is; empty where it is none of them alone.</param>
/// <param name="Words">What is to be done, as a sentence.</param>
internal sealed record FormFault(string Field, string Words)
{
    /// <summary>What was wrong, in the words of a form.</summary>
    public static FormFault Of(UsageException wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        return wrong switch
        {
            FormFaultException form => new(form.Field, form.Message),
            RulingFaultException ruling => new(ruling.Field, ruling.Fault switch
            {
                RulingFault.NoPosition => "Choose which position is preferred.",
                RulingFault.PositionInVain =>
                    $"Choose None here, or the verdict “{ReportWords.Verdict(Verdict.Prefer)}”: the two go together.",
                RulingFault.UnknownPosition => "This conflict has no such position. Choose one that is listed.",
                RulingFault.NoReason => "Write why.",
                RulingFault.NoName => "Write who rules.",
                _ => Sentence(ruling.Message),
            }),
            _ => new("", Sentence(wrong.Message)),
        };
    }

    private static string Sentence(string message) => ReportWords.Sentence(ReportWords.Capital(message));
}

/// <summary>A field of a form is not filled in as it must be.</summary>
/// <param name="field">The field.</param>
/// <param name="words">What is to be done, as a sentence.</param>
internal sealed class FormFaultException(string field, string words) : UsageException(words)
{
    /// <summary>The field.</summary>
    public string Field { get; } = field;
}
