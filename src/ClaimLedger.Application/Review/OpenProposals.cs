using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ClaimLedger.DataSets;
using ClaimLedger.Extraction;
using ClaimLedger.Matching;
using ClaimLedger.Naming;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Application.Review;

/// <summary>A proposed claim with its source.</summary>
internal sealed record OpenProposal(Source Source, Proposal Proposal)
{
    /// <summary>The full id of the claim.</summary>
    public ClaimId Id => Proposal.Claim.Id;

    /// <summary>The claim.</summary>
    public Claim Claim => Proposal.Claim;

    /// <summary>The name of the source's file.</summary>
    public string File => Source.Place.File;

    /// <summary>
    /// Tells what a person was shown of it from what others have made of it since: a hash of it, its question and its source.
    /// </summary>
    public string Seen
    {
        get
        {
            var source = Proposals.Draft(Source with { Claims = [], Proposals = [Proposal] });
            var text = DataSetWriter.SourceFile(source, new HashSet<string>(StringComparer.Ordinal)).Text
                + Proposals.AddQuestion("questions:\n", Proposal.Question);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
        }
    }
}

/// <summary>What a proposal disagrees with.</summary>
/// <param name="Kind">The kind of conflict that both would be in.</param>
/// <param name="Severity">How grave it would be.</param>
/// <param name="Other">The other claim.</param>
/// <param name="Source">Its source.</param>
/// <param name="IsProposed">Whether nobody has accepted that one either.</param>
internal sealed record Disagreement(ConflictKind Kind, Severity Severity, Claim Other, Source Source, bool IsProposed);

/// <summary>The proposals of a data set at one moment of its review, and where they disagree.</summary>
internal sealed class OpenProposals
{
    private readonly Dictionary<ClaimId, OpenProposal> _byId;
    private readonly Lazy<DataSet> _accepted;
    private readonly Lazy<IReadOnlyList<Conflict>> _conflicts;
    private readonly Lazy<ILookup<ClaimId, Conflict>> _byClaim;
    private readonly Lazy<Dictionary<ClaimId, (Claim Claim, Source Source)>> _claims;

    /// <param name="dataSet">The data set.</param>
    /// <param name="cancellation">Stops the reconciliation.</param>
    public OpenProposals(DataSet dataSet, CancellationToken cancellation)
    {
        DataSet = dataSet;
        All = [.. dataSet.Sources.SelectMany(source => source.Proposals, (source, proposal) => new OpenProposal(source, proposal))];
        _byId = All.ToDictionary(open => open.Id);
        _accepted = new(() => AsIfAccepted.Of(dataSet));
        // A note is no disagreement.
        _conflicts = new(() => [
            .. Reconciler.Reconcile(_accepted.Value, cancellation)
                .Where(conflict => conflict.Severity != Severity.Note)
                .OrderByDescending(conflict => conflict.Severity),
        ]);
        _byClaim = new(() => _conflicts.Value
            .SelectMany(
                conflict => conflict.Positions.SelectMany(position => position.Claims).Distinct(), (conflict, claim) => (claim, conflict))
            .ToLookup(pair => pair.claim, pair => pair.conflict));
        _claims = new(() => dataSet.Sources
            .SelectMany(
                source => source.Claims.Concat(source.Proposals.Select(proposal => proposal.Claim)), (source, claim) => (claim, source))
            .ToDictionary(pair => pair.claim.Id));
    }

    /// <summary>The data set.</summary>
    public DataSet DataSet { get; }

    /// <summary>What the data set would be if all were accepted, without what none of them can disagree with.</summary>
    public DataSet Accepted => _accepted.Value;

    /// <summary>All proposals, in the order of their files.</summary>
    public ImmutableArray<OpenProposal> All { get; }

    /// <summary>A proposal by its id; null where it is none any more.</summary>
    public OpenProposal? Find(ClaimId id) => _byId.GetValueOrDefault(id);

    /// <summary>The proposals that bring one new question.</summary>
    public IEnumerable<OpenProposal> Asking(QuestionId question) =>
        All.Where(open => open.Proposal.IsNewQuestion && open.Proposal.Question.Id == question);

    /// <summary>The claims, accepted and proposed, that answer a question, each with its source.</summary>
    public IEnumerable<(Claim Claim, Source Source, bool IsProposed)> Answers(QuestionId question) => _claims.Value.Values
        .Where(each => each.Claim.Question == question)
        .Select(each => (each.Claim, each.Source, _byId.ContainsKey(each.Claim.Id)));

    /// <summary>The questions of the data set, and those that proposals bring.</summary>
    public IReadOnlyList<Question> Questions() =>
        [.. DataSet.Questions.Concat(All.Select(open => open.Proposal.Question)).DistinctBy(question => question.Id)];

    /// <summary>Whether a question is declared.</summary>
    public bool IsDeclared(QuestionId question) => DataSet.Questions.Any(each => each.Id == question);

    /// <summary>Whether a question is called so, declared or brought by a proposal.</summary>
    public bool IsTaken(QuestionId id) => Questions().Any(question => question.Id == id);

    /// <summary>What sort a speaker is of: as declared, or as the name suggests.</summary>
    public SpeakerKind KindOf(SpeakerName name) =>
        DataSet.Speakers.FirstOrDefault(speaker => speaker.Name == name)?.Kind ?? Proposals.KindOf(name.Text);

    /// <summary>The questions that a proposal may answer, the best first; without its own.</summary>
    public IReadOnlyList<Question> Fitting(OpenProposal open) => Choice().Fitting(open.Claim, open.Source, open.Proposal.Question);

    /// <summary>The questions that some words name, the best first.</summary>
    public IReadOnlyList<Question> Named(string words) => Choice().Named(words);

    private QuestionChoice Choice() => new(Questions(), _claims.Value.Values.Select(each => each.Claim));

    /// <summary>What a proposal would disagree with if all were accepted, the gravest first.</summary>
    public IEnumerable<Disagreement> DisagreementsOf(ClaimId claim) => _byClaim.Value[claim]
        .SelectMany(conflict => conflict.Positions
            .Where(position => !position.Claims.Contains(claim))
            .SelectMany(position => position.Claims)
            .Select(other => (conflict, other)))
        .DistinctBy(pair => (pair.conflict.Kind, pair.other))
        .Select(pair => new Disagreement(
            pair.conflict.Kind, pair.conflict.Severity, _claims.Value[pair.other].Claim, _claims.Value[pair.other].Source,
            _byId.ContainsKey(pair.other)));

    /// <summary>
    /// Whether a machine read it and had no doubt which question it answers, and it would disagree with nothing: what needs no second look.
    /// </summary>
    public bool IsSure(OpenProposal open) =>
        open.Claim.Because is { } because && Reasons.DoubtIn(because) is null && !_byClaim.Value[open.Id].Any();

    /// <summary>
    /// The order of a review: what would disagree first, the gravest before the others and both sides of a conflict one behind the other;
    /// the rest by event or subject, and by question.
    /// </summary>
    public IReadOnlyList<ClaimId> InOrder()
    {
        var disagreeing = _conflicts.Value
            .SelectMany(conflict => conflict.Positions)
            .SelectMany(position => position.Claims)
            .Where(_byId.ContainsKey);
        // Groups stand in the order of their firsts.
        var rest = All
            .GroupBy(open => SceneOf(open.Proposal.Question), StringComparer.Ordinal)
            .SelectMany(scene => scene.GroupBy(open => open.Proposal.Question.Id).SelectMany(question => question))
            .Select(open => open.Id);
        return [.. disagreeing.Concat(rest).Distinct()];
    }

    private static string SceneOf(Question question) => question.Event is { } own ? $"event {own}" : $"subject {question.Subject}";
}
