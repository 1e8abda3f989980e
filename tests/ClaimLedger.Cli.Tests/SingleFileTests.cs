using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// The one file of a platform as a release makes it, trimmed and compiled ahead: what is trimmed too far is missed when it runs alone.
/// It takes minutes to make, so that it is made where the long counts are asked for.
/// </summary>
internal sealed class SingleFileTests
{
    private const int MostBytes = 45_000_000;

    private static IEnumerable<string> Platforms => LongTests.Wanted ? ["linux-x64"] : [];

    [TestCaseSource(nameof(Platforms))]
    [Platform("Linux")]
    public void One_file_for_a_platform_is_small_tells_its_version_and_finds_conflicts(string platform)
    {
        using var place = DataSetFolder.Empty();
        using var fire = DataSetFolder.HarbourFire();
        using var cli = new Cli { Folder = fire.Path };
        var published = place.FullName("published");
        cli.AsProcess.Other(
            "dotnet",
            "publish",
            RepositoryRoot.Combine("src/ClaimLedger.Cli"),
            "--configuration",
            "Release",
            "--runtime",
            platform,
            "-p:PublishSingleFile=true",
            // Held by every build.
            "-p:RunAnalyzers=false",
            "--artifacts-path",
            place.FullName("artifacts"),
            "--output",
            published).Done();

        var file = Directory.EnumerateFiles(published).Single();
        Assert.Multiple(() =>
        {
            Assert.That(new FileInfo(file).Length, Is.LessThan(MostBytes));
            Assert.That(cli.AsProcess.Other(file, "--version").Done().Lines.Single(), Does.Match(@"^claimledger \d+\.\d+\.\d+"));
            Assert.That(cli.AsProcess.Other(file, "conflicts").Done().Out, Is.EqualTo(cli.Done("conflicts").Out));
        });
    }
}
