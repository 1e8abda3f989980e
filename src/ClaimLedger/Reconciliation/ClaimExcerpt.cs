namespace ClaimLedger.Reconciliation;

/// <summary>
/// A view in which nobody claims anything but a few claims. Constraints are left out: they are broken by all that answers them, not by a few.
/// </summary>
/// <param name="whole">The view that the claims are of.</param>
/// <param name="claims">Those that are left.</param>
internal sealed class ClaimExcerpt(IClaimView whole, IReadOnlyCollection<Claim> claims) : IClaimView
{
    private readonly Dictionary<QuestionId, List<ClaimFacts>> _facts = claims.Select(claim => claim.Question).Distinct()
        .ToDictionary(question => question, question => FactsOf(whole, question, claims));

    /// <inheritdoc/>
    public IReadOnlyList<Constraint> Constraints => [];

    /// <summary>The facts of some claims of one question, by key.</summary>
    public static List<ClaimFacts> FactsOf(IClaimView view, QuestionId question, IReadOnlyCollection<Claim> claims)
    {
        var all = view.ClaimsOf(question);
        var ids = claims.Select(claim => claim.Id).ToHashSet();
        return [.. view.Load([.. all.Select(facts => facts.Key)]).Zip(all).Where(pair => ids.Contains(pair.First.Id)).Select(pair => pair.Second)];
    }

    /// <inheritdoc/>
    public IEnumerable<QuestionClaims> ByQuestion() =>
        from question in _facts.Keys.Select(id => whole.Question(id)).OfType<Question>()
        let facts = _facts[question.Id]
        select new QuestionClaims(question.Answer, question.OverTime, () => question, facts, () => LineageOf(facts));

    /// <inheritdoc/>
    public IEnumerable<FramingGroup> ByFacet()
    {
        var keys = _facts.Values.SelectMany(facts => facts).Select(facts => facts.Key).ToHashSet();
        return whole.ByFacet().Select(group => group with { Frames = [.. group.Frames.Where(frame => keys.Contains(frame.Claim))] });
    }

    /// <inheritdoc/>
    public IEnumerable<Question> QuestionsOf(AnswerType answer) => [];

    /// <inheritdoc/>
    public Question? Question(QuestionId id) => whole.Question(id);

    /// <inheritdoc/>
    public IReadOnlyList<Question> About(string subject, int most) => whole.About(subject, most);

    /// <inheritdoc/>
    public IReadOnlyList<ClaimFacts> ClaimsOf(QuestionId question) => _facts.TryGetValue(question, out var facts) ? facts : [];

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, ClaimLineage> LineageOf(IReadOnlyList<ClaimFacts> claims) => whole.LineageOf(claims);

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Load(IReadOnlyList<long> keys) => whole.Load(keys);

    /// <inheritdoc/>
    public Source Source(SourceId id) => whole.Source(id);

    /// <inheritdoc/>
    public Speaker Speaker(SpeakerName name) => whole.Speaker(name);
}
