using ClaimLedger.DataSets;
using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;
using ClaimLedger.Text;

namespace ClaimLedger.Articles.Tests;

/// <summary>README's example of the library, from an assembly that sees only what is public.</summary>
internal sealed class LibraryExampleTests
{
    [Test]
    public void The_example_of_the_readme_compiles_and_tells_conflicts_and_a_value()
    {
        var told = new StringWriter();
        Run(told, RepositoryRoot.Path);

        Assert.That(told.ToString(), Does.Contain("fire.killed: ").And.Contain("[50901, ∞) by the letter"));
    }

    [Test]
    public void It_is_the_one_that_the_readme_shows()
    {
        var readme = Text("README.md");
        var own = Text("tests/ClaimLedger.Articles.Tests/LibraryExampleTests.cs");
        var shown = Between(readme, "```csharp\n", "```");
        var run = Between(own, "// The example" + ".\n", "        // The end of the example.");

        Assert.That(
            string.Join('\n', run.Split('\n').Select(line => line.Length > 8 ? line[8..] : "")),
            Is.EqualTo(shown.Replace("Console.", "console.").Replace("\"tests/data", "root + \"/tests/data")));
    }

    private static void Run(TextWriter console, string root)
    {
        // The example.
        var loaded = DataSetLoader.Load(root + "/tests/data/harbour-fire");
        foreach (var mistake in loaded.Mistakes)
            console.WriteLine(mistake);
        foreach (var conflict in Reconciler.Reconcile(loaded.DataSet!).Where(conflict => conflict.Severity == Severity.Error))
            console.WriteLine($"{conflict.Question}: {conflict.Explanation}");

        var people = new ValueContext { Answer = AnswerType.Quantity, Unit = "people" };
        var says = (Value.Range)ValueParser.Parse("more than 50,900 people", people).Value!;
        console.WriteLine($"{says.Literal} by the letter, {says.Usual} as usually read");
        // The end of the example.
    }

    private static string Text(string file) => File.ReadAllText(RepositoryRoot.Combine(file)).ReplaceLineEndings("\n");

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
