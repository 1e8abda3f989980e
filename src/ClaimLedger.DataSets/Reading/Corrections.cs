using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Which claims correct which: known only when every file has been read.</summary>
internal sealed class Corrections(MistakeBag mistakes)
{
    private readonly List<(Claim Claim, Node.Scalar Corrected)> _named = [];

    /// <summary>Whether every source file was read to its end; where not, a claim that is not found is not reported.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>Notes what a claim says that it corrects: bare ids of its own source, or <c>SOURCE/ID</c>.</summary>
    public void Add(Claim claim, IReadOnlyList<Node.Scalar> corrected)
    {
        foreach (var name in corrected)
            _named.Add((claim, name));
    }

    /// <summary>The sources with every claim's corrections filled in; what cannot be is reported.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="voice">In whose name a speaker speaks.</param>
    public ImmutableArray<Source> Resolve(ImmutableArray<Source> sources, Func<SpeakerName, SpeakerName> voice)
    {
        if (_named.Count == 0)
            return sources;
        var claims = sources
            .SelectMany(source => source.Claims, (source, claim) => (source, claim))
            .ToDictionary(pair => pair.claim.Id);
        var corrects = new Dictionary<ClaimId, List<ClaimId>>();
        foreach (var (claim, name) in _named)
        {
            var id = IdOf(claim, name);
            if (!claims.TryGetValue(claim.Id, out var own))
                continue;
            if (!claims.TryGetValue(id, out var other))
                ReportMissing(name, id, claims.Keys);
            else if (Fault(own, other, voice) is { } fault)
                mistakes.Add(name.Place, fault);
            else if (!corrects.TryGetValue(claim.Id, out var list))
                corrects[claim.Id] = [id];
            else if (!list.Contains(id))
                list.Add(id);
        }
        ReportCircles(corrects);
        return [.. sources.Select(source => !source.Claims.Any(claim => corrects.ContainsKey(claim.Id)) ? source : source with
        {
            Claims = [
                .. source.Claims.Select(
                    claim => corrects.TryGetValue(claim.Id, out var list) ? claim with { Corrects = [.. list] } : claim),
            ],
        })];
    }

    /// <summary>The claim that a name means: a bare id is of the same source.</summary>
    public static ClaimId IdOf(Claim claim, Node.Scalar name) =>
        name.Text.Contains('/', StringComparison.Ordinal) ? new ClaimId(name.Text) : new ClaimId(claim.Source, name.Text);

    private static MistakeWords? Fault((Source Source, Claim Claim) own, (Source Source, Claim Claim) other, Func<SpeakerName,
        SpeakerName> voice)
    {
        if (own.Claim.Id == other.Claim.Id)
            return MistakeWording.CorrectsItself;
        if (own.Claim.Question != other.Claim.Question)
            return MistakeWording.OtherQuestion(other.Claim.Id.ToString(), other.Claim.Question.ToString());
        if (!IsItsOwn(own, other, voice))
            return MistakeWording.NotItsToCorrect(other.Claim.Id.ToString());
        var isLater = own.Source.Id == other.Source.Id
            ? own.Claim.Version < other.Claim.Version
            : own.Source.Published.Days.IsBefore(other.Source.Published.Days) && own.Source.VersionOf(own.Claim) is null;
        return isLater ? MistakeWording.CorrectsLater(other.Claim.Id.ToString()) : null;
    }

    // Nobody can take another's claim out of a dispute.
    private static bool IsItsOwn((Source Source, Claim Claim) own, (Source Source, Claim Claim) other, Func<SpeakerName,
        SpeakerName> voice) =>
        own.Source.Id == other.Source.Id
        || (own.Source.Publisher == other.Source.Publisher && !Reconciliation.Publishers.IsUnknown(own.Source.Publisher))
        || (own.Claim.Speakers is [var first, ..] && other.Claim.Speakers is [var before, ..] && voice(first) == voice(before));

    private void ReportMissing(Node.Scalar name, ClaimId id, IEnumerable<ClaimId> known)
    {
        if (IsWhole)
            mistakes.Add(name.Place,
                MistakeWording.NoSuch("claim", id.ToString(), Nearest.Find(id.ToString(), known.Select(claim => claim.ToString())),
                "sources/"));
    }

    private void ReportCircles(Dictionary<ClaimId, List<ClaimId>> corrects)
    {
        var done = new HashSet<ClaimId>();
        foreach (var start in corrects.Keys.Order())
            Walk(start, []);

        void Walk(ClaimId claim, List<ClaimId> path)
        {
            if (path.IndexOf(claim) is >= 0 and var at)
            {
                var place = _named.First(named => named.Claim.Id == path[at]).Corrected.Place;
                mistakes.Add(place, MistakeWording.CorrectsInCircle([.. path[at..].Append(claim).Select(id => id.ToString())]));
                return;
            }
            if (!done.Add(claim) || !corrects.TryGetValue(claim, out var next))
                return;
            foreach (var other in next)
                Walk(other, [.. path, claim]);
        }
    }
}
