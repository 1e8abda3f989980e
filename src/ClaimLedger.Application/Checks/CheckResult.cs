using System.Collections.Immutable;
using ClaimLedger.Application.Output;
using ClaimLedger.DataSets;
using ClaimLedger.Expectations;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Checks;

/// <summary>Where something stands in a file, both as the person at the keyboard and as a CI server would name it.</summary>
/// <param name="Shown">The file as the person at the keyboard would name it.</param>
/// <param name="File">The file from the repository's root, with forward slashes; its full path where it lies outside.</param>
/// <param name="IsInRepository">Whether <paramref name="File"/> is relative to the repository's root.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
internal sealed record Spot(string Shown, string File, bool IsInRepository, int Line, int Column)
{
    /// <summary><c>FILE:LINE:COLUMN</c> as the person at the keyboard would name it.</summary>
    public override string ToString() => $"{Shown}:{Line}:{Column}";
}

/// <summary>How a conflict stands with the newsroom.</summary>
internal enum Standing
{
    /// <summary>Nobody has accepted it or ruled on it.</summary>
    New,
    /// <summary>The baseline holds it.</summary>
    Accepted,
    /// <summary>A person has ruled on it.</summary>
    Ruled,
}

/// <summary>A claim of a conflict.</summary>
/// <param name="Id">Its full id.</param>
/// <param name="Says">What its position says, in quotation marks where these are a source's own words.</param>
/// <param name="Spot">Where its <c>says</c> stands.</param>
internal sealed record CheckedClaim(string Id, string Says, Spot Spot);

/// <summary>A conflict, and what a check makes of it.</summary>
/// <param name="Conflict">The conflict.</param>
/// <param name="Standing">How it stands with the newsroom.</param>
/// <param name="IsAccepted">Whether the baseline holds it, ruled on or not.</param>
/// <param name="Fails">Whether it fails the check.</param>
/// <param name="Ruling">The ruling; of a new conflict, the ruling on the conflict whose place it took; or null.</param>
/// <param name="Claim">The claim that it is shown at: the one that was published last, for that is what came to a record that
/// stood.</param>
/// <param name="Others">Its other claims, position by position.</param>
internal sealed record CheckedConflict(
    Conflict Conflict,
    Standing Standing,
    bool IsAccepted,
    bool Fails,
    Ruling? Ruling,
    CheckedClaim Claim,
    ImmutableArray<CheckedClaim> Others)
{
    /// <summary>The kind's name.</summary>
    public string Kind => Conflicts.Info(Conflict.Kind).Name;

    /// <summary>What the positions say, "five | 11".</summary>
    public string Says => string.Join(" | ", Conflict.Positions.Select(position => position.Says));

    /// <summary>What disagrees and why, and which ruling has to be looked at again.</summary>
    public string Explanation => Conflict.WithHint + TookPlace;

    /// <summary>The same with what it is and what it is about: it stands by itself.</summary>
    public string Message => $"{Kind} in {Conflict.Question}: {Explanation}";

    private string TookPlace => Standing == Standing.New && Ruling is { } before
        ? $" It took the place of {before.Conflict}, which {before.By} ruled {TermNames<Verdict>.Of(before.Verdict)} on "
            + $"{DateWording.Of(before.On)}: look at the ruling again."
        : "";
}

/// <summary>A question that claims answer and on which nothing is new.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Claims">How many claims answer it.</param>
/// <param name="Spot">Where it is declared.</param>
internal sealed record SettledQuestion(string Id, int Claims, Spot Spot);

/// <summary>An entry of the baseline whose conflict is gone.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Spot">Where it stands.</param>
internal sealed record GoneConflict(BaselineEntry Entry, Spot Spot)
{
    /// <summary>What the baseline says of it.</summary>
    public string Description => Entry is { Kind: { } kind, Question: { } question }
        ? $"{kind} in {question}{(Entry.Says is { } says ? $": {says}" : "")}"
        : "the baseline does not say what it was";
}

/// <summary>An expectation, and whether it holds.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Spot">Where it stands.</param>
internal sealed record CheckedExpectation(ExpectationOutcome Outcome, Spot Spot)
{
    /// <summary>The expectation as written.</summary>
    public string Words => $"{Outcome.Expectation.Subject}: {Outcome.Expectation.Text}";

    /// <summary>What was expected and what was found instead.</summary>
    public string Message => $"expected {Words}; {Outcome.Found}";
}

/// <summary>What is odd, though it fails nothing.</summary>
/// <param name="Spot">Where.</param>
/// <param name="Text">What, and what to do.</param>
internal sealed record Remark(Spot Spot, string Text);

/// <summary>What a check found: each format writes this and nothing else.</summary>
internal sealed record CheckResult
{
    /// <summary>The version of the tool that checked.</summary>
    public required string ToolVersion { get; init; }
    /// <summary>The data set's folder from the repository's root, with forward slashes.</summary>
    public required string Name { get; init; }
    /// <summary>The data set's title.</summary>
    public required string Title { get; init; }
    /// <summary>The least severity that fails.</summary>
    public required Severity Least { get; init; }
    /// <summary>How many sources were read.</summary>
    public required int Sources { get; init; }
    /// <summary>How many claims were read.</summary>
    public required int Claims { get; init; }
    /// <summary>Whether there is a baseline to compare with.</summary>
    public required bool HasBaseline { get; init; }
    /// <summary>The conflicts: what fails first, then the graver ones, then what is new.</summary>
    public required ImmutableArray<CheckedConflict> Conflicts { get; init; }
    /// <summary>The questions that claims answer and on which nothing is new.</summary>
    public required ImmutableArray<SettledQuestion> Settled { get; init; }
    /// <summary>The entries of the baseline whose conflict is gone.</summary>
    public required ImmutableArray<GoneConflict> Gone { get; init; }
    /// <summary>The expectations, in file order.</summary>
    public required ImmutableArray<CheckedExpectation> Expectations { get; init; }
    /// <summary>What is odd about rulings.</summary>
    public required ImmutableArray<Remark> Remarks { get; init; }

    /// <summary>The expectations that do not hold.</summary>
    public IEnumerable<CheckedExpectation> Unmet => Expectations.Where(expectation => !expectation.Outcome.Holds);

    /// <summary>Whether nothing fails.</summary>
    public bool Passed => !Conflicts.Any(conflict => conflict.Fails) && !Unmet.Any();

    /// <summary>How many conflicts there are by what the check makes of them, and what else was counted: one row a number.</summary>
    public ImmutableArray<(string Name, int Count)> Counts =>
    [
        ("sources", Sources),
        ("claims", Claims),
        ("conflicts", Conflicts.Length),
        ("failing", Conflicts.Count(conflict => conflict.Fails)),
        ("new", Conflicts.Count(conflict => conflict.Standing == Standing.New)),
        ("accepted", Conflicts.Count(conflict => conflict.Standing == Standing.Accepted)),
        ("ruled", Conflicts.Count(conflict => conflict.Standing == Standing.Ruled)),
        ("gone", Gone.Length),
        ("expectations", Expectations.Length),
        ("unmet", Unmet.Count()),
        ("remarks", Remarks.Length),
    ];

    /// <summary>One line with every count. It holds nothing that a source or a data set wrote.</summary>
    public string Summary
    {
        get
        {
            var counts = Counts.ToDictionary(row => row.Name, row => row.Count);
            var parts = new List<string> { New(counts["failing"], Least) };
            Add(counts["new"] - counts["failing"], count => $"{count} new below the threshold");
            Add(counts["accepted"], count => $"{count} accepted");
            Add(counts["ruled"], count => $"{count} ruled on");
            Add(counts["gone"], count => $"{Phrases.Count(count, "accepted conflict")} gone");
            var expectations = counts["expectations"] == 0 ? ""
                : counts["unmet"]
                    == 0 ? $"; {Phrases.Count(Expectations.Length, "expectation")} {(Expectations.Length == 1 ? "holds" : "hold")}"
                : $"; {counts["unmet"]} of {Phrases.Count(Expectations.Length, "expectation")} "
                    + $"{(counts["unmet"] == 1 ? "does" : "do")} not hold";
            return $"{(Passed ? "passed" : "failed")}: {Phrases.Count(Claims, "claim")}, "
                + $"{Tally.Of(Conflicts.Select(conflict => conflict.Conflict))}; {string.Join(", ", parts)}{expectations}";

            void Add(int count, Func<int, string> words)
            {
                if (count > 0)
                    parts.Add(words(count));
            }
        }
    }

    private static string New(int count, Severity least) => least switch
    {
        Severity.Error => Phrases.Count(count, "new error"),
        Severity.Warning => count == 1 ? "1 new error or warning" : $"{count} new errors and warnings",
        _ => Phrases.Count(count, "new conflict"),
    };
}

/// <summary>A mistake, placed.</summary>
/// <param name="Mistake">The mistake.</param>
/// <param name="Spot">Where it stands.</param>
internal sealed record PlacedMistake(Mistake Mistake, Spot Spot)
{
    /// <summary>What is wrong and what to write instead.</summary>
    public string Message => $"{Mistake.Wrong}; {Mistake.Cure}";
}

/// <summary>A data set that could not be checked: it has mistakes.</summary>
/// <param name="Name">The data set's folder from the repository's root, with forward slashes.</param>
/// <param name="Mistakes">All of them.</param>
/// <param name="ToolVersion">The version of the tool that read it.</param>
internal sealed record Refusal(string Name, ImmutableArray<PlacedMistake> Mistakes, string ToolVersion)
{
    /// <summary>One line that counts them.</summary>
    public string Summary => $"not checked: {Phrases.Count(Mistakes.Length, "mistake")} in the data set";
}
