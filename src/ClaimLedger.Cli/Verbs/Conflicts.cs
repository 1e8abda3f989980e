using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger conflicts</c>.</summary>
internal static class ConflictsVerb
{
    public static VerbCommand Create(Host host) => ListingVerb.Create(
        host,
        "conflicts",
        "List conflicts: statements that cannot stand together, the gravest first.",
        [
            new("conflicts", "every conflict of the data set you stand in"),
            new("conflicts --severity error --scope across", "what sources contradict each other about"),
            new("conflicts --kind contradiction,decrease --since 2025-03 --format csv", "two kinds, from March 2025 on, for a spreadsheet"),
            new("conflicts --status stale,pending", "what needs another look"),
            new("conflicts --format json", "for a program"),
        ],
        // Tables for people tell what stands against what; only data holds the explanations, for which all claims have to be read.
        (ledger, filter, format) => ledger.Conflicts(filter, inWords: format is Format.Json or Format.Csv),
        Listings.OfConflicts,
        (target, ledger) => RulingNotes.Write(host, target, ledger),
        isOfClaims: true);
}
