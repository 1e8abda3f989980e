using ClaimLedger.Application.Targets;
using ClaimLedger.Reconciliation;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Output;

/// <summary>What claims and conflicts say and what became of them, in a few words.</summary>
internal static class ClaimPhrases
{
    /// <summary>What a position or claim says: figures are the sources' own words, options and terms the desk's.</summary>
    public static string Says(string says, AnswerType answer) => answer is AnswerType.Choice or AnswerType.Term ? says : $"\"{says}\"";

    /// <summary>What a position of a conflict says.</summary>
    public static string Says(Position position, AnswerType answer) =>
        Says(position.Says, position.Term is null ? answer : AnswerType.Term);

    /// <summary>
    /// What a person decided on a conflict, why, who and when; for a stale one, that it was about the conflict before. Null where nobody
    /// has.
    /// </summary>
    public static string? Ruling(ListedConflict row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Ruling is not { } ruling ? null
            : row.Status is ConflictStatus.Stale ? $"on its predecessor {ruling.Conflict}: {Ruling(ruling)}" : Ruling(ruling);
    }

    /// <summary>"prefer "11": the reason (desk, 2031-06-06)".</summary>
    public static string Ruling(Ruling ruling)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        return $"{TermNames<Verdict>.Of(ruling.Verdict)}{(ruling.Position is null ? "" : $" \"{ruling.Position}\"")}: {ruling.Reason} "
            + $"({ruling.By}, {DateWording.Of(ruling.On)})";
    }

    /// <summary>What became of a claim, in a few words; null where there is nothing to say.</summary>
    public static string? History(Claim claim, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(catalogue);
        string[] parts =
        [
            .. catalogue.Source(claim.Source).VersionOf(claim) is { } version
                ? [$"as retrieved {version.Retrieved}"]
                : Array.Empty<string>(),
            .. claim.Corrects.Select(corrected => $"corrects {corrected}"),
            .. catalogue.CorrectionsOf(claim).Select(by => $"corrected by {by}"),
            .. claim.Withdrawn is { } withdrawal
                ? [$"withdrawn {withdrawal.On}{(withdrawal.Why is { } why ? $" ({why})" : "")}"]
                : Array.Empty<string>(),
            .. catalogue.AsideFor(claim) is { } origin ? [StandsAside.InFewWords(origin.Text)] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? null : string.Join("; ", parts);
    }
}
