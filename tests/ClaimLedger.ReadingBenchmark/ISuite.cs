namespace ClaimLedger.ReadingBenchmark;

/// <summary>One set of texts with what stands in them.</summary>
internal interface ISuite
{
    /// <summary>"recognizers/NumberModel".</summary>
    string Name { get; }

    /// <summary>What to reach, and of which figure: "cases 95%".</summary>
    string Goal { get; }

    /// <summary>Runs it.</summary>
    /// <param name="folder">Where the sets lie: the folder that holds <c>recognizers</c>, <c>duckling</c>, ….</param>
    /// <param name="misses">Takes one line for each case that is not right.</param>
    Result Run(string folder, TextWriter misses);
}

/// <summary>What a suite measured.</summary>
/// <param name="Cases">How many cases there are.</param>
/// <param name="CasesRight">How many came out exactly as expected: all that is expected and nothing else.</param>
/// <param name="Score">Item by item.</param>
/// <param name="Floor">The same figure of a naive reader, to compare with.</param>
/// <param name="Notes">What else the suite reports, such as "REFUTES precision" and 0.76.</param>
internal sealed record Result(int Cases, int CasesRight, Score Score, Score Floor, IReadOnlyList<(string Name, double Figure)> Notes)
{
    public double CasesShare => Cases == 0 ? 1 : (double)CasesRight / Cases;
}

/// <summary>Suites that belong together; found by reflection.</summary>
internal interface ISuites
{
    IEnumerable<ISuite> All();
}
