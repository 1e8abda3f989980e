using System.Text.RegularExpressions;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>What README.md tells a reader to type works, in the order told.</summary>
internal sealed partial class ReadmeTests
{
    [Test]
    public void Every_example_of_the_walk_through_runs()
    {
        using var fire = DataSetFolder.HarbourFire();
        Git.Init(fire.Path);
        Git.Commit(fire.Path, "second");
        using var cli = new Cli { Folder = fire.Path };
        Directory.CreateDirectory(fire.FullName("texts"));
        ReadingFiles.Write(fire);
        var commands = Blocks().Matches(File.ReadAllText(RepositoryRoot.Combine("README.md")))
            .SelectMany(block => block.Groups["lines"].Value.Split('\n'))
            .Where(line => line.StartsWith("claimledger ", StringComparison.Ordinal))
            .ToList();

        Assert.That(commands, Has.Count.GreaterThan(12));
        foreach (var command in commands)
        {
            var run = cli.Type(command);
            // The draft has a mistake, which is what the verb is there to show.
            Assert.That(
                run.ExitCode,
                command.StartsWith("claimledger vet ", StringComparison.Ordinal) ? Is.EqualTo(1) : Is.Zero,
                $"{command}\n{run}");
        }
    }

    [Test]
    public void The_listing_shown_is_the_listing_printed()
    {
        using var fire = DataSetFolder.HarbourFire();
        using var cli = new Cli { Folder = fire.Path };

        var printed = cli.Done("conflicts").Lines.Select(line => line.TrimEnd());

        Assert.That(
            File.ReadAllText(RepositoryRoot.Combine("README.md")).ReplaceLineEndings("\n"), Does.Contain(string.Join('\n', printed)));
    }

    [Test]
    public void The_scan_shown_is_the_scan_printed()
    {
        using var folder = ReadingFiles.Articles(DataSetFolder.Empty());
        using var cli = new Cli { Folder = folder.Path };

        var printed = cli.Done("scan", "articles").Lines.Select(line => line.TrimEnd());

        Assert.That(
            File.ReadAllText(RepositoryRoot.Combine("README.md")).ReplaceLineEndings("\n"), Does.Contain(string.Join('\n', printed)));
    }

    [GeneratedRegex(@"```sh\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Blocks();
}
