namespace ClaimLedger.Exchange;

/// <summary>Which claims are exported; null lets all pass.</summary>
/// <param name="Question">A question's id, or its beginning up to a dot.</param>
/// <param name="Source">A source's id.</param>
/// <param name="Speaker">A speaker's name or alias, anywhere in the chain.</param>
public sealed record Selection(string? Question = null, string? Source = null, string? Speaker = null)
{
    /// <summary>Whether it lets everything pass.</summary>
    public bool IsEverything => Question is null && Source is null && Speaker is null;

    /// <summary>
    /// The data set with the claims that pass, and the sources that still have some, with those from which these derive; everything
    /// declared stays.
    /// </summary>
    public DataSet Of(DataSet dataSet)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        if (IsEverything)
            return dataSet;
        var speakers = dataSet.Speakers
            .Where(speaker => Speaker is not null
                && speaker.Also.Prepend(speaker.Name.ToString()).Contains(Speaker, StringComparer.OrdinalIgnoreCase))
            .Select(speaker => speaker.Name)
            .ToHashSet();
        var passing = dataSet.Sources
            .Where(source => Source is null || source.Id == new SourceId(Source))
            .ToDictionary(source => source.Id, source => source.Claims.RemoveAll(claim => !Passes(claim, speakers)));
        var kept = passing.Where(pair => !pair.Value.IsEmpty).Select(pair => pair.Key).ToHashSet();
        var sources = dataSet.Sources.ToDictionary(source => source.Id);
        kept.UnionWith(kept.ToList().SelectMany(source => Reconciliation.Ancestors.Of(source, id => sources[id].DerivedFrom)));
        return dataSet with
        {
            Sources =
            [
                .. from source in dataSet.Sources
                   where kept.Contains(source.Id)
                   select source with { Claims = passing.GetValueOrDefault(source.Id, []) },
            ],
        };
    }

    private bool Passes(Claim claim, HashSet<SpeakerName> speakers) =>
        (Question is null
            || claim.Question.ToString() is var id
            && (id == Question || id.StartsWith(Question.TrimEnd('.') + ".", StringComparison.Ordinal)))
        && (Speaker is null || claim.Speakers.Any(speakers.Contains));
}
