using ClaimLedger.Application.Output;
using ClaimLedger.Cli.Grammar;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger questions</c>.</summary>
internal static class QuestionsVerb
{
    public static VerbCommand Create(Host host) => ListingVerb.Create(
        host,
        "questions",
        "List questions, with how many claims answer each and how many conflicts are about it.",
        [
            new("questions", "every question"),
            new("questions --severity error", "questions whose answers contradict each other"),
            new("questions --format csv", "for a spreadsheet"),
        ],
        (ledger, filter, _) => ledger.Questions(filter),
        _ => Listings.OfQuestions());
}
