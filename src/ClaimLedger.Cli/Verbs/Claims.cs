using ClaimLedger.Application.Output;
using ClaimLedger.Cli.Grammar;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger claims</c>.</summary>
internal static class ClaimsVerb
{
    public static VerbCommand Create(Host host) => ListingVerb.Create(
        host,
        "claims",
        "List claims: who says what, as of when, on whose word.",
        [
            new("claims", "every claim, by question and date"),
            new("claims --search hostages --limit 5", "five claims that speak of hostages"),
            new("claims --kind contradiction --format json", "the claims that stand in a contradiction, for a program"),
        ],
        (ledger, filter, _) => ledger.Claims(filter),
        Listings.OfClaims,
        isOfClaims: true);
}
