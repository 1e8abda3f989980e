using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;

namespace ClaimLedger.Application.Review;

/// <summary>Proposed claims as a listing, in every format.</summary>
internal static class ProposalListing
{
    /// <summary>What is shown of each; JSON has what a claim's has, and what is proposed with it.</summary>
    public static Listing<OpenProposal> Of(OpenProposals all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var catalogue = Catalogue.Of(() => all.Accepted);
        return new Listing<OpenProposal>(
            "proposed claim",
            [
                new("id", open => open.Id),
                new("question", open => open.Claim.Question),
                new("new_question", open => open.Proposal.IsNewQuestion ? "yes" : "no"),
                new("subject", open => open.Proposal.Question.Subject),
                new("asks", open => open.Proposal.Question.Asks),
                new("says", open => open.Claim.Value.Text),
                new("as_of", open => Json.AsOf(open.Claim)),
                new("speakers", open => string.Join(" > ", open.Claim.Speakers)),
                new("modality", open => TermNames<Modality>.Of(open.Claim.Modality)),
                new("publisher", open => open.Source.Publisher),
                new("source", open => open.Source.Id),
                new("published", open => open.Source.Published.ToString()),
                new("quote", open => open.Claim.Quote),
                new("because", open => open.Claim.Because),
                new("sure", open => all.IsSure(open) ? "yes" : "no"),
                new("disagrees", open => string.Join(' ', all.DisagreementsOf(open.Id).Select(other => other.Other.Id))),
            ],
            (json, open) => Json.Claim(json, open.Claim, catalogue, () =>
            {
                json.WriteString("subject", open.Proposal.Question.Subject);
                json.WriteString("asks", open.Proposal.Question.Asks);
                json.WriteBoolean("new_question", open.Proposal.IsNewQuestion);
                json.Optional("because", open.Claim.Because);
                json.WriteBoolean("sure", all.IsSure(open));
                json.Objects("disagreements", all.DisagreementsOf(open.Id), other =>
                {
                    json.WriteString("claim", other.Other.Id.ToString());
                    json.WriteString("kind", Conflicts.Info(other.Kind).Name);
                    json.WriteString("severity", TermNames<Severity>.Of(other.Severity));
                    json.WriteBoolean("proposed", other.IsProposed);
                });
            }));
    }
}
