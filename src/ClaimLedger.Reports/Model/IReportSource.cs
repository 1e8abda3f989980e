namespace ClaimLedger.Reports;

/// <summary>
/// What a report is of, read a portion at a time: a report of many pages asks for what a page shows when it makes that page. It is asked
/// by one thread at a time.
/// </summary>
public interface IReportSource
{
    /// <summary>
    /// The data set with its title, speakers, facets, constraints, baseline and sources; questions and claims may be left out.
    /// </summary>
    DataSet Frame { get; }

    /// <summary>How many claims it has.</summary>
    int ClaimCount { get; }

    /// <summary>The ids of all its questions, in their order.</summary>
    IReadOnlyList<QuestionId> Questions { get; }

    /// <summary>The ids of all its conflicts, in the order of the report.</summary>
    IReadOnlyList<ConflictId> Conflicts { get; }

    /// <summary>The dates of which claims speak, in the order of sources; those between the first and the last may be left out.</summary>
    IEnumerable<DaySpan> AsOf { get; }

    /// <summary>How much hangs on a source.</summary>
    SourceCounts CountsOf(SourceId source);

    /// <summary>Conflicts, in the order in which they are named.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="inWords">Whether explanations and hints are needed.</param>
    IReadOnlyList<ListedConflict> Read(IReadOnlyList<ConflictId> ids, bool inWords);

    /// <summary>At least what these conflicts are made of, and these questions with all their claims.</summary>
    DataSet Part(IReadOnlyCollection<ConflictId> conflicts, IReadOnlyCollection<QuestionId> questions);

    /// <summary>All of the data set.</summary>
    DataSet Whole();
}

/// <summary>How much hangs on a source.</summary>
/// <param name="Claims">How many claims it makes.</param>
/// <param name="Conflicts">In how many conflicts they stand.</param>
/// <param name="ClaimsOfVersions">
/// How many of them stand in each version of its text alone; may be empty where there are no versions.
/// </param>
public sealed record SourceCounts(int Claims, int Conflicts, IReadOnlyList<int> ClaimsOfVersions)
{
    /// <summary>How many claims of a source stand in each version of its text alone.</summary>
    public static IReadOnlyList<int> OfVersions(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. source.Versions.Select((_, index) => source.Claims.Count(claim => claim.Version == index + 1))];
    }
}
