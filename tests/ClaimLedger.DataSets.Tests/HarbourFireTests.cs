using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

/// <summary>The invented example yields exactly what it is documented to yield.</summary>
internal sealed class HarbourFireTests
{
    private static readonly string[] Expected =
    [
        "contradiction within: five (2031-06-04-morning-post/killed-port) | 11 (2031-06-04-morning-post/killed)",
        "decrease across: more than 12 (2031-06-05-evening-echo/killed) | 9 (2031-06-08-harbour-weekly/killed)",
        "misattribution across: electrical fault (2031-06-08-harbour-weekly/cause) | arson (2031-06-05-evening-echo/cause)",
        "arithmetic within: 50 (2031-06-08-harbour-weekly/casualties) | 9 (2031-06-08-harbour-weekly/killed) | 25 "
            + "(2031-06-08-harbour-weekly/injured)",
        "framing across: accident (2031-06-04-morning-post/called) | attack (2031-06-05-evening-echo/called)",
    ];

    [Test]
    public void The_copy_in_the_repository_yields_its_five_conflicts_and_no_other() =>
        Assert.That(Told(RepositoryRoot.Combine("tests/data/harbour-fire")), Is.EquivalentTo(Expected));

    [Test]
    public void The_shared_example_yields_its_five_conflicts_and_no_other() =>
        Assert.That(Told(SharedFolder.Require("example/harbour-fire")), Is.EquivalentTo(Expected));

    private static IEnumerable<string> Told(string folder)
    {
        var result = DataSetLoader.Load(folder);
        Assert.That(result.Mistakes, Is.Empty);
        return Reconciler.Reconcile(new DataSetView(result.DataSet!)).Select(conflict =>
            $"{Conflicts.Info(conflict.Kind).Name} {conflict.Scope.ToString().ToLowerInvariant()}: "
                + string.Join(" | ", conflict.Positions.Select(position => $"{position.Says} ({string.Join(", ", position.Claims)})")));
    }
}
