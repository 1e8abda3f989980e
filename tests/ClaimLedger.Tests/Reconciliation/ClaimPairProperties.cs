using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>What is told of two claims against what reconciliation finds, over invented claims of every kind.</summary>
internal sealed class ClaimPairProperties
{
    private static readonly int Pairs = LongTests.Count(1_000, 20_000);

    private static readonly ConflictKind[] Notes = [
        ConflictKind.Unattributed, ConflictKind.Circular, ConflictKind.Stale, ConflictKind.SilentEdit,
    ];

    [Test]
    public void Gate_relation_series_and_voice_of_two_claims_are_what_the_sweeps_find() => AnyStory.Of(claims: 2).Sample(story =>
    {
        var view = new DataSetView(story.Build());
        foreach (var asked in view.ByQuestion().Where(asked => asked.Claims.Count == 2 && asked.Lineage.Count == 0))
        {
            var findings = new List<Finding>();
            QuestionFinder.Find(asked, findings);
            var found = findings.Select(finding => finding.Kind).Except(Notes).Distinct().ToList();
            var told = ClaimPair.Of(asked.Question, asked.Claims[1], asked.Claims[0]).Conflict;
            Assert.That(told is { } kind ? [kind] : new List<ConflictKind>(), Is.EqualTo(found), () => AnyStory.Tell(story));
        }
    }, iter: Pairs);

    [Test]
    public void Two_claims_are_explained_by_exactly_the_kinds_that_reconciliation_finds() => AnyStory.Of(claims: 2).Sample(story =>
    {
        var view = new DataSetView(story.Build());
        var conflicts = Reconciler.Reconcile(view).ToList();
        var claims = story.Claims();
        var explained = Explainer.ExplainPair(claims[0], claims[1], view, conflicts);
        Assert.That(
            explained.Kinds, Is.EqualTo(conflicts.Select(conflict => conflict.Kind).Distinct().Order()), () => AnyStory.Tell(story));
        Assert.That(
            explained.Verdict,
            explained.Kinds.IsEmpty ? Does.StartWith("No conflict").Or.StartsWith("Agree") : Does.StartWith(Named(explained.Kinds[0])),
            () => AnyStory.Tell(story));
        Assert.That(explained.Steps[^1].Passed || explained.Kinds.IsEmpty, () => AnyStory.Tell(story));
    }, iter: Pairs);

    [Test]
    public void Among_several_claims_no_pair_is_explained_by_a_kind_that_reconciliation_does_not_find() =>
        AnyStory.Of(claims: 4).Sample(story =>
        {
            var view = new DataSetView(story.Build());
            var conflicts = Reconciler.Reconcile(view).ToList();
            var claims = story.Claims();
            foreach (var (first, second) in from first in claims
                                            from second in claims
                                            where string.CompareOrdinal(first.Id.ToString(), second.Id.ToString())
                < 0
                                            select (
                first, second))
            {
                var kinds = Explainer.ExplainPair(first, second, view, conflicts).Kinds;
                var opposed = conflicts.Where(conflict => Places(conflict, first.Id) is var left && Places(conflict, second.Id) is var right
                    && left.Count > 0 && right.Count > 0 && !(left.Count == 1 && left.SequenceEqual(right)))
                        .Select(conflict => conflict.Kind);
                Assert.That(opposed.Distinct(), Is.SubsetOf(kinds), () => AnyStory.Tell(story));
                Assert.That(
                    kinds.Except([.. Notes, ConflictKind.Tension, ConflictKind.Rounding]),
                    Is.SubsetOf(conflicts.Select(conflict => conflict.Kind)),
                    () => $"{first.Id} and {second.Id}\n{AnyStory.Tell(story)}");
            }
        }, iter: Pairs / 4);

    [TestCase("40", Modality.Denied, "more than 12", Modality.Stated, "as-of", Description = "what was denied yesterday may be so today")]
    [TestCase("40", Modality.Denied, "12", Modality.Denied, "denial")]
    [TestCase("40", Modality.Proposed, "12", Modality.Demanded, "modality")]
    [TestCase("40", Modality.Proposed, "12", Modality.Forecast, "modality")]
    [TestCase("40", Modality.Denied, "12", Modality.Proposed, "modality")]
    [TestCase("unknown", Modality.Stated, "12", Modality.Stated, "unknown")]
    [TestCase("40", Modality.Stated, "12", Modality.Stated, "")]
    [TestCase("40", Modality.Forecast, "12", Modality.Forecast, "as-of", Description = "a forecast may change, and is no series")]
    [TestCase("40", Modality.Believed, "12", Modality.Stated, "modality")]
    public void Each_gate_keeps_apart_what_it_should(string first, Modality one, string second, Modality other, string gate)
    {
        var story = new Story().Source("post", "2031-06-04").Source("echo", "2031-06-05").Question("q", overTime: OverTime.Cumulative)
            .Claim("post", "q", first, modality: one).Claim("echo", "q", second, modality: other);
        var view = new DataSetView(story.Build());
        var facts = view.ClaimsOf(new QuestionId("q"));

        Assert.That(
            ClaimPair.Of(view.Question(new QuestionId("q"))!, facts[1], facts[0]).KeptApartBy is { } closed ? Gates.NameOf(closed)
                : "", Is.EqualTo(gate));
        Assert.That(
            story.Reconcile().Select(conflict => conflict.Kind), Is.EqualTo(gate.Length == 0 ? new[] { ConflictKind.Decrease } : []));
    }

    private static string Named(ConflictKind kind) => char.ToUpperInvariant(Conflicts.Info(kind).Name[0]) + Conflicts.Info(kind).Name[1..];

    private static List<int> Places(Conflict conflict, ClaimId claim) =>
        [.. Enumerable.Range(0, conflict.Positions.Length).Where(index => conflict.Positions[index].Claims.Contains(claim))];
}
