using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Application.Review;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Pages;

/// <summary>Accepts at once what needs no second look: of one article, what was shown of it, and nothing that has changed since.</summary>
/// <param name="Source">The source.</param>
/// <param name="Seen">Tells what is shown from what others make of it.</param>
/// <param name="Text">What the button says.</param>
internal sealed record DeskSure(string Source, string Seen, string Text)
{
    private const string SourceField = "source";
    private const string SeenField = "seen";

    /// <summary>The offer; null where fewer than two are sure, since one has a button of its own.</summary>
    /// <param name="open">What is proposed.</param>
    /// <param name="shown">The proposals of an article that are shown.</param>
    public static DeskSure? Of(OpenProposals open, IEnumerable<ClaimId> shown)
    {
        var sure = Sure(open, shown);
        return sure.Count < 2 ? null
            : new DeskSure(sure[0].Source.Id.ToString(), Hash(sure), $"Accept the {sure.Count} that are sure");
    }

    /// <summary>Writes it.</summary>
    public static Reply Answer(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var known = request.Site.Desk!.Open();
        var source = request.Field(SourceField) ?? "";
        List<ClaimId> before = [.. DeskPage.Of(request, known, source)];
        var review = new ProposalReview(request.Site.Host, request.Site.Workspace.Folder!, known);
        var sure = Sure(review.Open, DeskPage.Shown(request, review.Open, source));
        if (sure.Count == 0 || Hash(sure) != request.Field(SeenField))
        {
            return DeskPage.Show(
                request,
                new DeskAddress { Source = source },
                new DeskNote(["What is sure has changed since it was shown, and nothing was written. Look at it again."])
                { IsWrong = true },
                StatusCodes.Status409Conflict);
        }
        var work = new DeskAnswer.Work(
            [.. review.Changes.Accept(sure)], $"accepted {ReportWords.Count(sure.Count, "claim")} that were sure", IsDone: true)
        { IsAcceptance = true };
        return DeskAnswer.Take(request, review, [.. sure.Select(each => each.Id)], work, before);
    }

    private static List<OpenProposal> Sure(OpenProposals open, IEnumerable<ClaimId> shown) =>
        [.. shown.Select(open.Find).OfType<OpenProposal>().Where(open.IsSure)];

    private static string Hash(IEnumerable<OpenProposal> sure) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', sure.Select(each => $"{each.Id} {each.Seen}")))))[..32];
}
