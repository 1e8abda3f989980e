using System.Text.RegularExpressions;
using ClaimLedger.Cli.Output;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Output;

/// <summary>The listings of the shipped data set on a terminal of eighty columns.</summary>
internal sealed partial class EightyColumnsTests
{
    private static readonly string DataSet = RepositoryRoot.Combine("db/gaza-ceasefire");

    private readonly Cli _cli = new() { Folder = DataSet };

    [OneTimeTearDown]
    public void Remove() => _cli.Dispose();

    [TestCase("conflicts")]
    [TestCase("claims")]
    [TestCase("sources")]
    [TestCase("questions")]
    [TestCase("query", "SELECT id, kind, explanation FROM v_conflicts")]
    [TestCase("query", "SELECT severity, count(*) AS number FROM v_conflicts GROUP BY severity")]
    public void No_line_is_longer_and_no_word_is_broken(params string[] line)
    {
        var wide = Words(Run(width: null, line)).ToHashSet(StringComparer.Ordinal);
        var narrow = Run(width: 80, line);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(narrow.Split('\n').Where(each => TableLayout.WidthOf(each) > 80), Is.Empty);
            Assert.That(Words(narrow).Where(word => !wide.Contains(word) && word.Any(char.IsLetterOrDigit)), Is.Empty);
            Assert.That(wide.Except(Words(narrow), StringComparer.Ordinal), Is.Empty, "nothing is left out");
        }
    }

    [Test]
    public void A_long_id_takes_no_room_from_the_text()
    {
        var lines = Run(width: 80, "claims").Split('\n');
        var says = lines.Where(line => line.StartsWith("    says ", StringComparison.Ordinal)).ToList();
        Assert.That(says, Is.Not.Empty);
        Assert.That(lines.Any(line => line.StartsWith("2025-03-31-four-differences/war-genocide", StringComparison.Ordinal)));
    }

    [TestCase("claims")]
    [TestCase("sources")]
    [TestCase("conflicts")]
    [TestCase("show", "2024-01-one-month-truce/war-conflict")]
    [TestCase("show", "war.called")]
    [TestCase("explain", "c-0dc37550683d8a81")]
    public void Dates_are_words_where_people_read(params string[] line) =>
        Assert.That(
            Iso().Matches(Run(width: null, line)).Select(match => match.Value),
            Is.Empty);

    [Test]
    public void What_fits_stays_a_table() =>
        Assert.That(Run(width: 200, "sources").Split('\n')[1], Does.Match("^ *id +published +publisher +title +claims +conflicts$"));

    [GeneratedRegex(@"(?<![-\w./])[12]\d{3}-\d\d(-\d\d)?~?(?![-\w])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Iso();

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private string Run(int? width, params string[] line)
    {
        var run = InProcess.Run(
            (output, error) => new Host
            {
                Version = App.Version,
                Out = output,
                Error = error,
                CurrentDirectory = DataSet,
                TemporaryFolder = _cli.Temporary,
                Width = width,
                Environment = variable => variable switch { "XDG_CACHE_HOME" => _cli.Cache, "NO_COLOR" => "1", _ => null },
            },
            line);
        return run.Done().Out;
    }
}
