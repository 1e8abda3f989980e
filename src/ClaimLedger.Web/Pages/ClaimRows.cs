using ClaimLedger.Reports;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>A claim in a list: what it answers, what it says, and its quote.</summary>
/// <param name="Anchor">Where it stands on the page.</param>
/// <param name="Subject">What its question is about.</param>
/// <param name="Asks">Its question.</param>
/// <param name="QuestionHref">The page of that.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Disputes">The conflicts among those of the page in which it stands.</param>
internal sealed record ClaimRow(
    string Anchor, string Subject, string Asks, string QuestionHref, ClaimModel Claim, IReadOnlyList<LinkModel> Disputes)
{
    /// <summary>Claims in the order in which they come, with what the page needs to know of them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="conflicts">The conflicts that the page shows, too.</param>
    public static (IReadOnlyList<ClaimRow> Rows, PartModels Models) Of(
        PageRequest request, IReadOnlyList<Claim> claims, IReadOnlyList<ListedConflict> conflicts)
    {
        ArgumentNullException.ThrowIfNull(request);
        var part = request.Reading.Ledger.ReadPart(new DataSetPart
        {
            Claims = [.. claims.Select(claim => claim.Id)],
            Conflicts = [.. conflicts.Select(row => row.Conflict.Id)],
        });
        var models = request.Models(part, conflicts);
        var questions = part.Questions.ToDictionary(question => question.Id);
        var links = models.Links;
        var disputes = conflicts
            .SelectMany((row, index) => row.Conflict.Positions.SelectMany(position => position.Claims).Distinct().Select(id => (id, index)))
            .ToLookup(pair => pair.id, pair => links[pair.index]);
        return (
            [
                .. claims.Select(claim => new ClaimRow(
                    claim.Id.ToString(),
                    questions[claim.Question].Subject,
                    questions[claim.Question].Asks,
                    Addresses.Of(claim.Question),
                    models.Claim(claim),
                    [.. disputes[claim.Id]])),
            ],
            models);
    }
}
