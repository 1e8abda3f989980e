using ClaimLedger.TestSupport;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>
/// Thousands of planted conflicts and decoys of every kind, with invented figures, speakers and dates: all that is planted
/// must be found, and nothing else.
/// </summary>
internal sealed class PlantedConflictsTests
{
    private static readonly int Rounds = LongTests.Count(40, 150);

    [TestCase(1)]
    [TestCase(2031)]
    public void Precision_and_recall_are_one(int seed)
    {
        var planter = new Planter(seed);
        for (var round = 0; round < Rounds; round++)
            planter.PlantOneOfEach();

        var found = planter.Story.Reconcile().Select(conflict => (conflict.Kind, conflict.Question.ToString())).ToList();
        var planted = planter.Planted.ToHashSet();

        var missed = planted.Except(found).ToList();
        var invented = found.Where(conflict => !planted.Contains(conflict)).ToList();
        var repeated = found.Count - found.Distinct().Count();
        var precision = (double)(found.Count - invented.Count - repeated) / found.Count;
        var recall = (double)(planted.Count - missed.Count) / planted.Count;
        TestContext.Out.WriteLine(
            $"{planted.Count} planted, {planter.Decoys} decoys, {found.Count} found; precision {precision:0.000}, recall {recall:0.000}");
        Assert.Multiple(() =>
        {
            Assert.That(
                planted.Select(conflict => conflict.Kind).Distinct().Count(), Is.EqualTo(Conflicts.Kinds.Length), "every kind is planted");
            Assert.That(missed, Is.Empty);
            Assert.That(invented, Is.Empty);
            Assert.That(repeated, Is.Zero);
        });
    }
}
