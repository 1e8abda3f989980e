using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

public sealed class ExpectationFileTests
{
    [TestCase("expect:\n  - agree: fire.injured\n  - claims at-least: 3\n")]
    [TestCase("- agree: fire.injured\n- claims at-least: 3\n")]
    public void The_list_stands_under_expect_or_by_itself(string text)
    {
        var expectations = Load(text).DataSet!.Expectations;
        Assert.That(
            expectations.Select(expectation => $"{expectation.Subject}: {expectation.Text}"),
            Is.EqualTo(new[] { "agree: fire.injured", "claims at-least: 3" }));
        Assert.That(expectations[0].Place.File, Is.EqualTo("expect.yaml"));
    }

    [TestCase("")]
    [TestCase("# nothing yet\n")]
    [TestCase("expect:\n")]
    [TestCase("expect: []\n")]
    public void Nothing_may_be_expected(string text) => Assert.That(Load(text).DataSet!.Expectations, Is.Empty);

    [TestCase("expect: yes\n", 1, 9, "expect is a text; write a list")]
    [TestCase("yes\n", 1, 1, "expect.yaml is no list")]
    [TestCase("expects:\n  - agree: fire.injured\n", 1, 1, "did you mean \"expect\"?")]
    [TestCase("- agree\n", 1, 3, "an expectation is one `what: …` line")]
    [TestCase("- agree: fire.injured\n  claims at-least: 3\n", 1, 3, "an expectation is one `what: …` line")]
    [TestCase("- agree: [fire.injured]\n", 1, 10, "an expectation is one `what: …` line")]
    [TestCase("- agree:\n", 1, 9, "an expectation is one `what: …` line")]
    [TestCase("- agre: fire.injured\n", 1, 3, "did you mean \"agree\"?")]
    [TestCase("- claims at least: 3\n", 1, 3, "did you mean \"claims at-least\"?")]
    [TestCase("- agree: fire.injurd\n", 1, 10, "did you mean \"fire.injured\"?")]
    [TestCase("- conflict: contradiction on fire.kiled between 11 and five\n", 1, 30, "did you mean \"fire.killed\"?")]
    [TestCase("- conflict: framing on event harbour-fir\n", 1, 30, "did you mean \"harbour-fire\"?")]
    [TestCase("- conflict: \"contradiction on fire.kiled\"\n", 1, 31, "did you mean \"fire.killed\"?")]
    [TestCase("- conflict: contradictions on fire.killed\n", 1, 13, "did you mean \"contradiction\"?")]
    [TestCase("- claims at-least: lots\n", 1, 20, "\"lots\" is no whole number")]
    public void What_cannot_be_expected_is_a_mistake_with_its_place(string text, int line, int column, string complaint)
    {
        var mistakes = Load(text).Mistakes;
        Assert.That(mistakes, Has.Length.EqualTo(1), string.Join('\n', mistakes));
        Assert.That(mistakes[0].ToString(), Does.StartWith($"expect.yaml:{line}:{column}: error: ").And.Contains(complaint));
    }

    [Test]
    public void It_counts_in_the_fingerprint()
    {
        using var folder = DataSetFolder.HarbourFire();
        var before = DataSetLoader.Fingerprint(folder.Path);
        folder.Write("expect.yaml", "- claims at-least: 3\n");
        Assert.That(DataSetLoader.Fingerprint(folder.Path), Is.Not.EqualTo(before));
    }

    private static LoadResult Load(string text)
    {
        using var folder = DataSetFolder.HarbourFire().Write("expect.yaml", text);
        return DataSetLoader.Load(folder.Path);
    }
}
