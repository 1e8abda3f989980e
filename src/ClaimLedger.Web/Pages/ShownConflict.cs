using ClaimLedger.Reports;
using ClaimLedger.Reports.Model;

namespace ClaimLedger.Web.Pages;

/// <summary>A conflict on the page of its question: its drawing and its positions with their claims.</summary>
/// <param name="Link">How a list names it.</param>
/// <param name="Whole">The conflict.</param>
/// <param name="HasHeading">Whether it asks something else than the page.</param>
/// <param name="IsOverTime">Whether its figures are drawn by the date they speak of.</param>
/// <param name="Told">The claims that stand in its positions and answer the question of the page.</param>
internal sealed record ShownConflict(
    LinkModel Link, ConflictModel Whole, bool HasHeading, bool IsOverTime, IReadOnlyList<ClaimId> Told)
{
    // What is further down is only named.
    private const int Most = 3;

    /// <summary>Those of a question that are shown. How an event is worded is another matter than its answer.</summary>
    public static IReadOnlyList<ShownConflict> Of(Question question, IReadOnlyList<ListedConflict> conflicts, PartModels models)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(models);
        return
        [
            .. conflicts.Zip(models.Links)
                .Where(pair => pair.First.Conflict is { Kind: not ConflictKind.Framing } or { Event: null })
                .Take(Most)
                .Select(pair => Of(question, pair.First, pair.Second, models.Conflict(pair.First))),
        ];
    }

    private static ShownConflict Of(Question question, ListedConflict listed, LinkModel link, ConflictModel whole)
    {
        List<ClaimId> told = listed.Conflict.Kind is ConflictKind.Framing ? [] : Claims(question, listed.Conflict);
        return new ShownConflict(
            link,
            whole,
            link.Asks != question.Asks,
            whole.IsDrawnOverTime,
            told);
    }

    private static List<ClaimId> Claims(Question question, Conflict conflict) =>
    [
        .. conflict.Positions
            .Where(position => position.Question is null ? conflict.Question == question.Id : position.Question == question.Id)
            .SelectMany(position => position.Claims),
    ];
}
