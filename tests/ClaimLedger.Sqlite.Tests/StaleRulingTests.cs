using Bogus;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Sqlite.Tests;

internal sealed class StaleRulingTests
{
    [Test]
    public void The_ledger_and_the_core_agree_on_what_became_of_every_ruling([Range(1, 20)] int seed)
    {
        var (dataSet, conflicts) = Shuffled(seed);
        using var file = LedgerFile.Of(dataSet, conflicts);
        using var ledger = file.Open();
        var matches = RulingMatcher.Match(dataSet.Rulings, conflicts);

        Assert.That(Dump.Of(ledger.Rulings()), Is.EqualTo(Dump.Of(matches.Rulings)));
        foreach (var listed in ledger.Conflicts(new ListFilter(), inWords: false))
        {
            Assert.That(listed.Status, Is.EqualTo(matches.StatusOf(listed.Conflict.Id)));
            Assert.That(Dump.Of(listed.Ruling), Is.EqualTo(Dump.Of(matches.RulingOf(listed.Conflict.Id))));
        }
    }

    [Test]
    public void Every_status_is_met_and_each_filter_and_view_says_the_same()
    {
        var seen = new HashSet<ConflictStatus>();
        for (var seed = 1; seed <= 5; seed++)
        {
            var (dataSet, conflicts) = Shuffled(seed);
            using var file = LedgerFile.Of(dataSet, conflicts);
            using var ledger = file.Open();
            var all = ledger.Conflicts(new ListFilter { Sort = "id" }, inWords: false);
            seen.UnionWith(all.Select(listed => listed.Status));
            foreach (var status in Enum.GetValues<ConflictStatus>())
            {
                var expected = all.Where(listed => listed.Status == status).Select(listed => listed.Conflict.Id).ToArray();
                Assert.That(
                    ledger.ConflictIds(new ListFilter { Statuses = [status], Sort = "id" }),
                    Is.EqualTo(expected));
                Assert.That(
                    ledger
                        .Query(
                            $"SELECT id FROM v_conflicts WHERE status = '{status.ToString().ToLowerInvariant()}' ORDER BY id",
                            TimeSpan.FromHours(1)).Rows
                        .Select(row => row[0]),
                    Is.EqualTo(expected.Select(id => id.Text)));
            }
            var stale = ledger.Rulings().Where(matched => !matched.Successors.IsEmpty).Select(matched => matched.Ruling.Conflict);
            Assert.That(
                ledger
                    .Query(
                        "SELECT conflict FROM v_rulings WHERE successors <> '[]' AND NOT is_current ORDER BY conflict",
                        TimeSpan.FromHours(1)).Rows
                    .Select(row => row[0]),
                Is.EqualTo(stale.Select(id => id.Text)));
        }
        Assert.That(seen, Is.EquivalentTo(Enum.GetValues<ConflictStatus>()));
    }

    [Test]
    public void A_verdict_as_a_filter_is_about_the_conflict_itself()
    {
        var (dataSet, conflicts) = Shuffled(3);
        using var file = LedgerFile.Of(dataSet, conflicts);
        using var ledger = file.Open();
        var ruled = ledger.Conflicts(new ListFilter { Verdicts = [Verdict.Pending, Verdict.Dismissed] }, inWords: false);
        Assert.That(ruled, Is.Not.Empty.And.All.Property("Status").EqualTo(ConflictStatus.Ruled));
        Assert.That(
            ledger.ConflictIds(new ListFilter { Verdicts = [Verdict.Pending, Verdict.Dismissed], Statuses = [ConflictStatus.Stale] }),
            Has.Count.EqualTo(ruled.Count + ledger.Conflicts(new ListFilter { Statuses = [ConflictStatus.Stale] }, inWords: false).Count));
    }

    // Conflicts that come in families, and rulings on them, some of whose conflicts have changed.
    private static (DataSet DataSet, Conflict[] Conflicts) Shuffled(int seed)
    {
        var dataSet = Invented.DataSet(seed);
        var random = new Randomizer(seed);
        string[] words = ["5", "six", "about 7", "11", "more than 12"];
        var kinds = Conflicts.Kinds.Take(2).ToArray();
        var pattern = Invented.Conflicts(dataSet, count: 1).Single();
        var made = Enumerable.Range(0, 24).Select(index => pattern with
        {
            Id = new($"c-{seed:x8}{index:x8}"),
            Kind = kinds[random.Int(0, 1)].Kind,
            Severity = kinds[0].Severity,
            Question = dataSet.Questions[random.Int(0, 2)].Id,
            Positions = [.. random.ListItems(words, 2).Select(says => pattern.Positions[0] with { Says = says })],
        }).ToArray();
        var rulings = random.ListItems(made, 14).Select(conflict => new Ruling
        {
            Conflict = conflict.Id,
            Kind = random.Bool(0.9f) ? conflict.Kind : null,
            Question = conflict.Question,
            Says = [.. conflict.Positions.Select(position => position.Says)],
            Verdict = random.Enum<Verdict>(),
            Reason = "An invented reason.",
            By = "desk",
            On = new DateOnly(2031, 6, random.Int(1, 3)),
            Place = new Place("rulings.yaml", 2, 5),
        }).OrderBy(ruling => ruling.Conflict);
        return (dataSet with { Rulings = [.. rulings] }, random.ListItems(made, 16).ToArray());
    }
}
