using System.Collections.Immutable;
using ClaimLedger.Application.Output;

namespace ClaimLedger.Application.Checks;

/// <summary>A format in which a check reports.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Result">The text of a check.</param>
/// <param name="Refusal">The text for a data set with mistakes.</param>
/// <param name="Draft">The text of a vetted draft.</param>
internal sealed record CheckFormat(
    string Name, Func<CheckResult, string> Result, Func<Refusal, string> Refusal, Func<VetResult, string> Draft);

/// <summary>The table of formats.</summary>
internal static class CheckFormats
{
    /// <summary>Lines for people.</summary>
    public static CheckFormat Console { get; } = new("console", ConsoleText.Write, ConsoleText.Write, ConsoleText.Write);

    /// <summary>GitHub's workflow commands.</summary>
    public static CheckFormat GitHub { get; } = new("github", WorkflowCommands.Write, WorkflowCommands.Write, WorkflowCommands.Write);

    /// <summary>All formats, the default first.</summary>
    public static ImmutableArray<CheckFormat> All { get; } =
        [
            Console,
            new("json", CheckJson.Write, CheckJson.Write, CheckJson.Write),
            new("sarif", SarifLog.Write, SarifLog.Write, SarifLog.Write),
            new("junit", JUnitXml.Write, JUnitXml.Write, JUnitXml.Write),
            GitHub,
        ];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>The format of a name, or null where there is none; case does not matter.</summary>
    public static CheckFormat? Find(string name) =>
        All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What check says to people.</summary>
internal static class ConsoleText
{
    /// <summary>What fails with its places, what is gone from the baseline, and the counts.</summary>
    public static string Write(CheckResult result)
    {
        var text = new LineText();
        foreach (var conflict in result.Conflicts.Where(conflict => conflict.Fails))
        {
            text.Line(
                $"{conflict.Claim.Spot}: {TermNames<Severity>.Of(conflict.Conflict.Severity)}: {conflict.Kind} {conflict.Conflict.Id} "
                    + $"in {conflict.Conflict.Question}: {conflict.Explanation}");
            foreach (var claim in conflict.Others.Prepend(conflict.Claim))
                text.Line($"    {claim.Spot}: {claim.Says} {claim.Id}");
        }
        foreach (var expectation in result.Unmet)
            text.Line($"{expectation.Spot}: error: {expectation.Message}");
        foreach (var gone in result.Gone)
            text.Line($"{gone.Spot}: note: accepted conflict {gone.Entry.Conflict} is gone: {gone.Description}");
        text.Line(result.Summary);
        return text.ToString();
    }

    /// <summary>Each finding with the claims beside it, and the counts.</summary>
    public static string Write(VetResult result)
    {
        var text = new LineText();
        foreach (var figure in result.Findings)
        {
            text.Line($"{figure.Spot}: {TermNames<Severity>.Of(figure.Finding.Severity)}: {figure.Message}");
            foreach (var claim in figure.Claims)
                text.Line($"    {(claim.Spot is { } spot ? $"{spot}: " : "")}{claim.Says} {claim.Id}");
        }
        foreach (var line in result.Read)
            text.Line(line);
        return text.Line(result.Summary).ToString();
    }

    /// <summary>A line a mistake, as stderr has them.</summary>
    public static string Write(Refusal refusal)
    {
        var text = new LineText();
        foreach (var mistake in refusal.Mistakes)
            text.Line($"{mistake.Spot}: error: {mistake.Message}");
        text.Line(refusal.Summary);
        return text.ToString();
    }
}
