using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Vetting;

/// <summary>
/// That a figure of a draft answers a question, as an assistant proposes: for a figure of which our own reader is not sure.
/// </summary>
/// <param name="Figure">The figure's words.</param>
/// <param name="Question">The question's id.</param>
/// <param name="By">Who proposes it, as people are told.</param>
internal sealed record ProposedAnswer(TextSpan Figure, QuestionId Question, string By)
{
    /// <summary>Those among the lines that hold; what the text keeps apart answers nothing.</summary>
    public static IReadOnlyList<ProposedAnswer> Of(IEnumerable<HeldProposal> held) =>
    [
        .. held.Where(each => each.Apart.Length == 0 && each.Figure is { Question: not null, ProposedBy: not null })
            .Select(each => new ProposedAnswer(each.Figure.Deciding, new(each.Figure.Question!), each.Figure.ProposedBy!)),
    ];
}
