using System.Text.RegularExpressions;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Architecture;

/// <summary>
/// Words by which news is read are rows of tables, each with its reason; what is left of them in code may only become less.
/// </summary>
internal sealed partial class WordRunTests
{
    // Names of rows, units and keys are among them, which are no words of news.
    private const int Most = 38;

    [Test]
    public void Runs_of_words_in_the_code_of_the_core_do_not_grow()
    {
        var runs = from file in Directory.EnumerateFiles(
                       RepositoryRoot.Combine("src/ClaimLedger"), "*.cs", SearchOption.AllDirectories)
                   let relative = Path.GetRelativePath(RepositoryRoot.Path, file)
                   where !relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
                   from run in Runs().Matches(Comment().Replace(File.ReadAllText(file), ""))
                   where !run.Groups["names"].Success
                   select $"{relative}: {run.Value}";

        Assert.That(runs.ToList(), Has.Count.AtMost(Most), "make them a row of src/ClaimLedger/Tables/word-lists.tsv");
    }

    // Three or more words in an "or" of a pattern or in a list; not the names of lists that are read.
    [GeneratedRegex(
        """(?<names>Of\(\s*)?"[A-Za-z][A-Za-z'. -]*"(\s*(or|,)\s*"[A-Za-z][A-Za-z'. -]*"){2,}""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Comment();
}
