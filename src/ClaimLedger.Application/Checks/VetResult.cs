using System.Collections.Immutable;
using ClaimLedger.Vetting;

namespace ClaimLedger.Application.Checks;

/// <summary>A claim that a draft's figure is held against.</summary>
/// <param name="Id">Its full id.</param>
/// <param name="Says">What it says, in quotation marks, with who says so.</param>
/// <param name="Spot">Where its <c>says</c> stands; null where a ledger was read, which has no lines.</param>
internal sealed record VettedClaim(string Id, string Says, Spot? Spot);

/// <summary>A figure of a draft that the ledger has something to say about.</summary>
/// <param name="Finding">What it says.</param>
/// <param name="Spot">Where the figure stands in the draft.</param>
/// <param name="Fails">Whether it fails the check.</param>
/// <param name="Claims">The claims, those that decide first.</param>
internal sealed record VettedFigure(VetFinding Finding, Spot Spot, bool Fails, ImmutableArray<VettedClaim> Claims)
{
    /// <summary>The kind's name.</summary>
    public string Kind => VetKinds.Info(Finding.Kind).Name;

    /// <summary>The kind as a rule of a log: kinds of conflict have names of their own.</summary>
    public string Rule => $"draft-{Kind}";

    /// <summary>What it is, what it is about, and why: it stands by itself.</summary>
    public string Message => $"{Kind} in {Finding.Question.Id}: {Finding.Explanation}";
}

/// <summary>What a draft was vetted for: each format writes this and nothing else.</summary>
internal sealed record VetResult
{
    /// <summary>The version of the tool that vetted.</summary>
    public required string ToolVersion { get; init; }
    /// <summary>The draft from the repository's root, with forward slashes.</summary>
    public required string Name { get; init; }
    /// <summary>The data set's title.</summary>
    public required string Title { get; init; }
    /// <summary>The least severity that fails.</summary>
    public required Severity Least { get; init; }
    /// <summary>How many figures and dates were read.</summary>
    public required int Figures { get; init; }
    /// <summary>How many of them were held against claims.</summary>
    public required int Held { get; init; }
    /// <summary>A line for each figure that was read, where all are asked for.</summary>
    public ImmutableArray<string> Read { get; init; } = [];
    /// <summary>The findings, in the order of the draft.</summary>
    public required ImmutableArray<VettedFigure> Findings { get; init; }

    /// <summary>Whether nothing fails.</summary>
    public bool Passed => !Findings.Any(finding => finding.Fails);

    /// <summary>What was counted: one row a number.</summary>
    public ImmutableArray<(string Name, int Count)> Counts =>
    [
        ("figures", Figures),
        ("held", Held),
        ("findings", Findings.Length),
        ("failing", Findings.Count(finding => finding.Fails)),
        .. Enum.GetValues<Severity>()
            .OrderDescending()
            .Select(severity => (TermNames<Severity>.Of(severity) + "s", Findings.Count(finding => finding.Finding.Severity == severity))),
    ];

    /// <summary>One line with every count. It holds nothing that a draft or a data set wrote.</summary>
    public string Summary
    {
        get
        {
            var counts = Counts.ToDictionary(row => row.Name, row => row.Count);
            return $"{(Passed ? "passed" : "failed")}: {Phrases.Count(Figures, "figure")} read, {Held} held against the ledger, "
                + $"{Figures - Held} not checked; "
                + $"{Phrases.Count(counts["errors"], "error")}, {Phrases.Count(counts["warnings"], "warning")}, "
                + $"{Phrases.Count(counts["notes"], "note")}";
        }
    }
}
