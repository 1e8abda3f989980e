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
    /// <summary>Whether its question stands over it; else that of the row before does.</summary>
    public bool HasHeading { get; init; } = true;

    /// <summary>Its number in the text beside it; null where it has none there.</summary>
    public int? Number { get; init; }

    /// <summary>The rows in their order, each question once over those that follow each other.</summary>
    public static IReadOnlyList<ClaimRow> Headed(IEnumerable<ClaimRow> rows)
    {
        string? before = null;
        List<ClaimRow> headed = [];
        foreach (var row in rows)
        {
            headed.Add(row with { HasHeading = row.QuestionHref != before });
            before = row.QuestionHref;
        }
        return headed;
    }

    /// <summary>The rows question by question, in the order in which the questions come.</summary>
    public static IReadOnlyList<ClaimRow> ByQuestion(IEnumerable<ClaimRow> rows) =>
        Headed(rows.GroupBy(row => row.QuestionHref, StringComparer.Ordinal).SelectMany(question => question));

    /// <summary>Claims in the order in which they come, with what the page needs to know of them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="conflicts">The conflicts that the page shows, too.</param>
    /// <param name="whole">The questions of which it shows all that is answered.</param>
    public static (IReadOnlyList<ClaimRow> Rows, PartModels Models) Of(
        PageRequest request,
        IReadOnlyList<Claim> claims,
        IReadOnlyList<ListedConflict> conflicts,
        params IReadOnlyCollection<QuestionId> whole)
    {
        ArgumentNullException.ThrowIfNull(request);
        var part = request.Reading.Ledger.ReadPart(new DataSetPart
        {
            Claims = [.. claims.Select(claim => claim.Id)],
            Conflicts = [.. conflicts.Select(row => row.Conflict.Id)],
            Questions = whole,
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
