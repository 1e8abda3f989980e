using ClaimLedger.Reconciliation;

namespace ClaimLedger.Application.Output;

/// <summary>The steps of an explanation, for people.</summary>
internal static class ExplanationWords
{
    /// <summary>What the two readings do, in words; what only tells what is compared has no outcome.</summary>
    public static string Heading(ExplanationStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        (string Told, string Outcome)[] outcomes =
        [
            ("no answer in common", "they differ"),
            ("answers in common", "they meet"),
            ("exclude each other", "they differ"),
            ("can stand together", "they meet"),
            ("is not below", "the later is not lower"),
            ("is below", "the later is lower"),
            ("different terms", "they differ"),
            ("the same term", "they meet"),
        ];
        if (!step.Passed)
            return $"{step.Gate}: stops here";
        if (step.Gate is not ("literal" or "usual" or "options" or "term"))
            return step.Gate;
        var outcome = Array.Find(outcomes, each => step.Text.Contains(each.Told, StringComparison.Ordinal)).Outcome;
        return outcome is null ? step.Gate : $"{step.Gate}: {outcome}";
    }
}
