using System.Collections.Immutable;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Reports.Tests;

/// <summary>What was corrected or withdrawn stays on record in the report, and is held against nothing.</summary>
public sealed class ReplacedTests
{
    private const string Hostile = "<script>alert(1)</script> {{ title }}";

    private static DataSet Data { get; } = new()
    {
        Title = "Bakery",
        Questions = [
            new Question
            {
                Id = new("loaves"),
                Subject = "The bakery",
                Asks = "How many loaves?",
                Answer = AnswerType.Quantity,
                Unit = "loaves",
            },
        ],
        Sources =
        [
            Source("crust", 3, Claim("crust", "loaves", 20)),
            Source("loaf", 2,
                Claim("loaf", "old", 11) with { Version = 1 },
                Claim("loaf", "new", 20) with { Version = 2, Corrects = [new("loaf/old")] },
                Claim("loaf", "gone", 99) with
                {
                    Withdrawn = new Withdrawal(WrittenDate.Of(DaySpan.Day(new DateOnly(2031, 5, 9))), Hostile),
                }) with
            {
                Versions = [Version(2), Version(4) with { Sha256 = new string('c', 64), Note = "The headline changed too." }],
            },
        ],
    };

    [Test]
    public void What_was_corrected_or_withdrawn_is_listed_with_what_counts_instead()
    {
        var page = Render("html");

        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("Corrected and withdrawn"));
            Assert.That(
                page,
                Does.Contain("<s><bdi>11</bdi></s>").And.Contain("<strong><bdi>20</bdi></strong>").And.Contain("<s><bdi>99</bdi></s>"));
            Assert.That(page, Does.Contain("&lt;script&gt;alert(1)&lt;/script&gt;").And.Not.Contain("<script>alert"));
            Assert.That(
                page, Does.Contain("Version 2, retrieved").And.Contain(new string('c', 64)).And.Contain("The headline changed too."));
            Assert.That(page, Does.Contain("No conflicts"), "what was corrected contradicts nothing");
        });
    }

    [Test]
    public void The_markdown_report_lists_it_too() => Assert.That(
        Render("markdown"),
        Does.Contain("## Corrected and withdrawn").And
            .Contain("Was: 11, in ").And
            .Contain("Corrected to: 20, in ").And
            .Contain("Withdrawn 9 May 2031: ").And
            .Contain("Version 1, retrieved 2 May 2031"));

    [Test]
    public void What_counts_no_more_is_not_among_what_agrees() =>
        Assert.That(Render("markdown"), Does.Contain("2 claims, 2 independent origins"));

    [Test]
    public void A_claim_in_a_conflict_tells_its_history()
    {
        var data = Data with { Sources = [Source("crust", 3, Claim("crust", "loaves", 7)), Data.Sources[1]] };

        Assert.That(
            Render("html", data), Does.Contain("In the version retrieved 4 May 2031. Corrects the answer 11 (Daily Loaf, 2 May 2031)."));
    }

    private static string Render(string format, DataSet? data = null)
    {
        data ??= Data;
        var conflicts = Reconciler.Reconcile(new DataSetView(data))
            .Select(conflict => new ListedConflict(conflict, ConflictStatus.Open, null, false))
            .ToList();
        return DiscrepancyReport.Render(data, conflicts, new ReportOptions { Format = format, On = new DateOnly(2031, 5, 10) });
    }

    private static Source Source(string id, int day, params ImmutableArray<Claim> claims) => new()
    {
        Id = new(id),
        Title = $"Daily {id}",
        Publisher = id == "loaf" ? "Daily Loaf" : "Evening Crust",
        Published = WrittenDate.Of(Day(day)),
        Claims = [.. claims.Select(claim => claim with { AsOf = WrittenDate.Unwritten(Day(day)) })],
    };

    private static Claim Claim(string source, string id, decimal number) => new()
    {
        Id = new($"{source}/{id}"),
        Source = new(source),
        Question = new("loaves"),
        AsOf = default,
        Quote = $"{number} loaves",
        Value = new Value.Range($"{number}", Interval.Point(number), Interval.Point(number), number, "count"),
    };

    private static SourceVersion Version(int day) => new() { Retrieved = WrittenDate.Of(Day(day)) };

    private static DaySpan Day(int day) => DaySpan.Day(new DateOnly(2031, 5, day));
}
