using ClaimLedger.Application.Files;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// A site that is made anew and whose making is killed: each file is the old one or the new one, whole, and the next run mends all.
/// </summary>
[Platform(Exclude = "Win")]
internal sealed class PublishCrashTests
{
    private const int Seed = 20310609;

    [Test]
    public void Killed_at_any_moment_it_leaves_each_file_as_it_was_or_as_it_will_be()
    {
        using var fire = DataSetFolder.HarbourFire();
        using var cli = new Cli { Folder = fire.Path };
        string[] line = ["publish", "-o", "site"];
        cli.Done(line);
        var old = Contents(fire.FullName("site"));
        fire.Replace("ledger.yaml", "title: Harbour fire", "title: Harbour fire, told again");
        cli.Done("publish", "-o", "other");
        var @new = Contents(fire.FullName("other"));
        Assert.That(@new.Where(file => old.GetValueOrDefault(file.Key) != file.Value).Count(), Is.GreaterThan(20), "nearly every page");

        var random = new Random(Seed);
        var kills = LongTests.Count(3, 40);
        for (var kill = 0; kill < kills; kill++)
        {
            using (var process = cli.AsProcess.Start(line))
            {
                // What it writes stands in a folder beside the site until it is whole.
                while (!Directory.EnumerateDirectories(fire.Path, $".*-{process.Id}-*").Any() && !process.WaitForExit(1))
                {
                }
                process.WaitForExit(TimeSpan.FromMilliseconds(random.Next(0, 3_000)));
                process.Kill();
                process.WaitForExit();
            }
            foreach (var (name, content) in Contents(fire.FullName("site")).Where(file => file.Key != SiteFolder.ListName))
                Assert.That(content, Is.EqualTo(old.GetValueOrDefault(name)).Or.EqualTo(@new.GetValueOrDefault(name)), name);
        }

        cli.Done(line);
        Assert.That(Contents(fire.FullName("site")), Is.EqualTo(@new));
        Assert.That(Directory.EnumerateFileSystemEntries(fire.Path, ".site*"), Is.Empty, "what was left beside it is gone");
    }

    private static Dictionary<string, string> Contents(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(File.ReadAllBytes(file)));
}
