using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

public sealed class SupportTests
{
    [Test]
    public void The_harbour_fire_in_the_repository_is_the_shared_one()
    {
        var shared = SharedFolder.Require("example/harbour-fire");
        foreach (var file in Directory.EnumerateFiles(shared, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(shared, file);
            Assert.That(
                File.ReadAllText(RepositoryRoot.Combine("tests/data/harbour-fire/" + name)), Is.EqualTo(File.ReadAllText(file)), name);
        }
    }
}
