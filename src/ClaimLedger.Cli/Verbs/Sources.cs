using ClaimLedger.Application.Output;
using ClaimLedger.Cli.Grammar;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger sources</c>.</summary>
internal static class SourcesVerb
{
    public static VerbCommand Create(Host host) => ListingVerb.Create(
        host,
        "sources",
        "List sources, with how many claims each makes and in how many conflicts they stand.",
        [
            new("sources", "every source"),
            new("sources --since 2025-01 --until 2025-03 --sort date", "the first quarter of 2025, by date"),
            new("sources --severity error --format markdown", "sources whose claims stand in an error, for a document"),
        ],
        (ledger, filter, _) => ledger.Sources(filter),
        _ => Listings.OfSources());
}
