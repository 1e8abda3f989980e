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
    public void Every_picture_that_is_shown_is_there_and_small_and_said_in_words()
    {
        const int Largest = 100 * 1024;
        var shown = Pictures().Matches(File.ReadAllText(RepositoryRoot.Combine("README.md"))).ToList();

        Assert.That(shown, Is.Not.Empty);
        Assert.That(
            shown.Select(picture => picture.Groups["file"].Value),
            Is.EquivalentTo(
                Directory.EnumerateFiles(RepositoryRoot.Combine("docs/pictures"))
                    .Select(file => "docs/pictures/" + Path.GetFileName(file))));
        foreach (var picture in shown)
        {
            Assert.That(picture.Groups["words"].Value, Has.Length.GreaterThan(20));
            Assert.That(new FileInfo(RepositoryRoot.Combine(picture.Groups["file"].Value)).Length, Is.LessThan(Largest));
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

    [GeneratedRegex(@"!\[(?<words>[^\]]*)\]\((?<file>[^)]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Pictures();
}
