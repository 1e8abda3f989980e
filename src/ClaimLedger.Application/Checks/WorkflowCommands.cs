using ClaimLedger.Application.Output;

namespace ClaimLedger.Application.Checks;

/// <summary>
/// Writes GitHub's workflow commands, which it shows as annotations on the lines of a pull request:
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions. What stands outside of a command holds nothing
/// that a data set wrote, for the runner would obey a command in it.
/// </summary>
internal static class WorkflowCommands
{
    /// <summary>GitHub shows ten annotations of a severity a step and drops the rest.</summary>
    public const int MostOfSeverity = 10;

    // Beyond that GitHub cuts a message anyhow.
    private const int LongestMessage = 4000;

    private static readonly (Severity Severity, string Command, string Noun)[] Commands =
        [(Severity.Error, "error", "error"), (Severity.Warning, "warning", "warning"), (Severity.Note, "notice", "note")];

    /// <summary>What is new and what does not hold, then what is odd, then the counts.</summary>
    public static string Write(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var fresh = result.Conflicts
            .Where(conflict => conflict.Standing == Standing.New)
            .Select(
                conflict => new Annotation(
                    conflict.Conflict.Severity, conflict.Claim.Spot, $"{conflict.Kind} in {conflict.Conflict.Question}", Body(conflict)));
        var unmet = result.Unmet.Select(
            expectation => new Annotation(Severity.Error, expectation.Spot, "expectation", expectation.Message));
        var remarks = result.Remarks.Select(remark => new Annotation(Severity.Note, remark.Spot, "ruling", remark.Text));
        var gone = result.Gone.Select(
            entry => new Annotation(
                Severity.Note, entry.Spot, "baseline", $"accepted conflict {entry.Entry.Conflict} is gone: {entry.Description}"));
        return Write([.. unmet, .. fresh, .. gone, .. remarks], result.Summary);
    }

    /// <summary>The mistakes, then how many they are.</summary>
    public static string Write(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Write(
            [
                .. refusal.Mistakes.Select(
                    mistake => new Annotation(Severity.Error, mistake.Spot, "mistake in the data set", mistake.Message)),
            ],
            refusal.Summary);
    }

    /// <summary>What the ledger has against a draft, on the draft's lines.</summary>
    public static string Write(VetResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Write(
            [
                .. result.Findings.Select(
                    figure => new Annotation(
                        figure.Finding.Severity, figure.Spot, $"{figure.Kind} in {figure.Finding.Question.Id}", Body(figure))),
            ],
            result.Summary);
    }

    private static string Body(VettedFigure figure) =>
        string.Join(
            '\n',
            figure.Claims
                .Select(claim => Phrases.OneLine($"{claim.Says} {claim.Id}{(claim.Spot is { } spot ? $" ({spot.File}:{spot.Line})" : "")}"))
                .Prepend(Phrases.OneLine(figure.Finding.Explanation)));

    private readonly record struct Annotation(Severity Severity, Spot Spot, string Title, string Text);

    private static string Write(List<Annotation> annotations, string summary)
    {
        var text = new LineText();
        foreach (var (severity, command, noun) in Commands)
        {
            var all = annotations.Where(annotation => annotation.Severity == severity).ToList();
            foreach (var (_, spot, title, message) in all.Take(MostOfSeverity))
                text.Line(
                    $"::{command} file={Property(spot.File)},line={spot.Line},col={spot.Column},title={Property(title)}::{Data(message)}");
            if (all.Count > MostOfSeverity)
                text.Line($"and {Phrases.Count(all.Count - MostOfSeverity, noun)} more, for GitHub shows {MostOfSeverity} of a severity");
        }
        return text.Line(summary).ToString();
    }

    private static string Body(CheckedConflict conflict) =>
        string.Join('\n', conflict.Others.Prepend(conflict.Claim)
            .Select(claim => $"{claim.Says} {claim.Id} ({claim.Spot.File}:{claim.Spot.Line})")
            .Select(Phrases.OneLine)
            .Prepend($"{Phrases.OneLine(conflict.Explanation)} [{conflict.Conflict.Id}]"));

    // As the runner reads them: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.
    private static string Data(string message)
    {
        var harmless = Phrases.Harmless(message.Length > LongestMessage ? message[..LongestMessage] + "…" : message);
        return harmless
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);
    }

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
