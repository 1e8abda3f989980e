using ClaimLedger.Stories;
using ClaimLedger.TestSupport;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Stories;

/// <summary>The ways in which news says one thing, and those in which it says another, as rows of a table.</summary>
internal sealed class StoryFrameTests
{
    private static readonly WrittenDate Published = WrittenDate.Parse("2031-06-05").Value;

    [TestCaseSource(nameof(Rows))]
    public void Two_ways_of_saying_it_are_held_together(string lead, string told, string again, bool isFound)
    {
        List<StoryArticle> articles =
        [
            new("a.txt", $"{lead} {told}", "", "Paper A", Published),
            new("b.txt", $"{lead} {again}", "", "Paper B", Published),
        ];
        var reader = new StoryReader(articles, Readings.Default);

        Assert.That(Story.Of(articles, reader.Read(), reader.Subject).Reconcile().Any(), Is.EqualTo(isFound));
    }

    [TestCase("The inauguration in spring drew 400,000 people.")]
    [TestCase("A concert by Ada Norr drew 400,000 people.")]
    public void Who_came_to_something_else_is_no_crowd_of_this(string further)
    {
        const string Lead = "A protest against the law was held in Ebb on Wednesday. ";
        const string Middle = "\n\nIt was calm.\n\nShops were shut.\n\n";
        List<StoryArticle> articles =
        [
            new("a.txt", Lead + "Police said 80,000 people took part." + Middle, "", "Paper A", Published),
            new("b.txt", Lead + "Shops in Ebb were shut." + Middle + further, "", "Paper B", Published),
        ];
        var reader = new StoryReader(articles, Readings.Default);

        Assert.That(Story.Of(articles, reader.Read(), reader.Subject).Reconcile(), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Rows() =>
        from line in File.ReadLines(RepositoryRoot.Combine("tests/ClaimLedger.Tests/Cases/frames.tsv"))
        where line.Length > 0 && line[0] != '#'
        let cells = line.Split('\t')
        where cells[0] is "+" or "-"
        select new TestCaseData(cells[1], cells[2], cells[3], cells[0] == "+").SetName($"{{m}}: {cells[1]} {cells[2]} {cells[3]}");
}
