using ClaimLedger.DataSets;
using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Sqlite.Tests;

internal sealed class RoundTripTests
{
    [Test]
    public void What_was_compiled_comes_back_whole([Range(1, 25)] int seed)
    {
        var dataSet = Invented.DataSet(seed);
        using var file = LedgerFile.Of(dataSet);
        using var ledger = file.Open();

        Assert.That(Dump.Of(ledger.ReadDataSet()), Is.EqualTo(Dump.Of(dataSet)));
    }

    [Test]
    public void Invented_data_sets_have_every_key_so_that_all_are_seen_to_come_back() =>
        Assert.That(
            Enumerable.Range(1, 25).Select(seed => UntoldKeys.Of(Invented.DataSet(seed))).Aggregate((left, right) => left.Intersect(right)),
            Is.Empty);

    [Test]
    public void The_harbour_fire_comes_back_whole()
    {
        var dataSet = HarbourFire.Load();
        using var file = LedgerFile.Of(dataSet);
        using var ledger = file.Open();

        Assert.That(Dump.Of(ledger.ReadDataSet()), Is.EqualTo(Dump.Of(dataSet)));
    }

    [Test]
    public void A_data_set_with_nothing_but_a_title_comes_back()
    {
        var dataSet = new DataSet { Title = "Nothing yet" };
        using var file = LedgerFile.Of(dataSet);
        using var ledger = file.Open();

        Assert.That(Dump.Of(ledger.ReadDataSet()), Is.EqualTo(Dump.Of(dataSet)));
    }

    [Test]
    public void Conflicts_come_back_whole()
    {
        var dataSet = Invented.DataSet(1);
        var conflicts = Invented.Conflicts(dataSet, count: 20).ToArray();
        using var file = LedgerFile.Of(dataSet, conflicts);
        using var ledger = file.Open();

        var read = ledger.Conflicts(new ListFilter { Sort = "id" }, inWords: false);
        Assert.That(Dump.Of(read.Select(listed => listed.Conflict)), Is.EqualTo(Dump.Of(conflicts)));
    }

    [Test]
    public void A_conflict_found_twice_is_kept_once()
    {
        var dataSet = Invented.DataSet(1);
        Conflict[] conflicts = [.. Invented.Conflicts(dataSet, count: 2)];
        using var file = new LedgerFile();

        Assert.That(file.Build(dataSet, [.. conflicts, conflicts[0]]).Conflicts, Is.EqualTo(2));
    }

    [Test]
    public void Ends_come_back_exactly([ValueSource(typeof(Invented), nameof(Invented.Numbers))] decimal number)
    {
        var dataSet = Invented.DataSet(1);
        var source = dataSet.Sources.First(source => source.Claims.Length > 0);
        var question = dataSet.Questions[0];
        var claim = source.Claims[0] with
        {
            Question = question.Id,
            Value = new Value.Range(
                "x", Interval.Point(number), Interval.Create(number, null, lowOpen: true, highOpen: false), number, "count"),
        };
        dataSet = dataSet with { Sources = [source with { Claims = [claim] }] };
        using var file = LedgerFile.Of(dataSet);
        using var ledger = file.Open();

        var read = (Value.Range)ledger.ReadDataSet().Sources[0].Claims[0].Value;
        Assert.Multiple(() =>
        {
            Assert.That(read.Literal, Is.EqualTo(Interval.Point(number)));
            Assert.That(read.Usual, Is.EqualTo(Interval.Create(number, null, lowOpen: true, highOpen: false)));
            Assert.That(read.Written, Is.EqualTo(number));
        });
    }
}

internal sealed class LedgerViewTests
{
    [Test]
    public void The_ledger_gives_the_same_facts_as_the_data_set_in_memory([Range(1, 15)] int seed) =>
        AssertSameView(Invented.DataSet(seed));

    [Test]
    public void So_it_does_for_the_harbour_fire() => AssertSameView(HarbourFire.Load());

    [Test]
    public void So_it_does_for_a_question_of_more_claims_than_one_run_holds()
    {
        var dataSet = Invented.DataSet(3);
        var question = dataSet.Questions[1].Id;
        var source = dataSet.Sources.First(source => source.Claims.Length > 0);
        dataSet = dataSet with
        {
            Sources =
            [
                .. dataSet.Sources.Where(other => other != source),
                source with
                {
                    Claims = [
                        .. Enumerable.Range(0, 1300).Select(
                            index => source.Claims[0] with { Id = new($"{source.Id}/n{index}"), Question = question }),
                    ],
                },
            ],
        };
        dataSet = dataSet with { Sources = [.. dataSet.Sources.OrderBy(other => other.Id)] };

        AssertSameView(dataSet);
    }

    [Test]
    public void So_it_does_where_sources_derive_from_each_other([Range(1, 15)] int seed) => AssertSameView(Deriving(seed));

    [Test]
    public void And_the_same_conflicts([Range(1, 25)] int seed)
    {
        var dataSet = Deriving(seed);
        var expected = Dump.Of(Reconciler.Reconcile(dataSet));
        var aside = StandsAside.In(dataSet);
        using var file = new LedgerFile();
        var actual = "";
        file.Build(dataSet, (view, cancellation) =>
        {
            actual = Dump.Of(Reconciler.Reconcile(view, cancellation: cancellation));
            return [];
        });
        using var ledger = file.Open();

        Assert.That(actual, Is.EqualTo(expected));
        Assert.That(ledger.Aside().OrderBy(pair => pair.Key), Is.EqualTo(aside.OrderBy(pair => pair.Key)));
    }

    [Test]
    public void A_part_of_a_ledger_has_what_it_takes_to_tell_what_stands_aside([Range(1, 5)] int seed)
    {
        var dataSet = Deriving(seed);
        var aside = StandsAside.In(dataSet);
        using var file = LedgerFile.Of(dataSet);
        using var ledger = file.Open();
        foreach (var (claim, origin) in aside)
            Assert.That(StandsAside.In(ledger.ReadPart(new DataSetPart { Claims = [claim] }))[claim], Is.EqualTo(origin));
    }

    /// <summary>
    /// An invented data set of few questions, each of whose sources may derive from any before it in an order of its own.
    /// </summary>
    private static DataSet Deriving(int seed)
    {
        var dataSet = Invented.DataSet(seed, questions: 4);
        var random = new Bogus.Randomizer(seed);
        var order = random.Shuffle(dataSet.Sources).ToList();
        return dataSet with
        {
            Sources =
            [
                .. dataSet.Sources.Select(source => source with
                {
                    DerivedFrom =
                    [
                        .. order.TakeWhile(other => other != source).Where(_ => random.Bool(0.25f)).Select(other => other.Id),
                    ],
                }),
            ],
        };
    }

    private static void AssertSameView(DataSet dataSet)
    {
        var expected = Describe(new DataSetView(dataSet), dataSet);
        var actual = "";
        using var file = new LedgerFile();
        file.Build(dataSet, (view, _) =>
        {
            actual = Describe(view, dataSet);
            return [];
        });

        Assert.That(actual, Is.EqualTo(expected));
    }

    private static string Describe(IClaimView view, DataSet dataSet) => Dump.Of(new
    {
        ByQuestion = view.ByQuestion().Select(group => (group.Question.Id, Dump.Of(group.Question), Dump.Of(group.Claims))).ToArray(),
        Lineage = dataSet.Questions
            .Select(
                question =>
                    view
                        .LineageOf(view.ClaimsOf(question.Id))
                        .OrderBy(pair => pair.Key)
                        .Select(pair => (pair.Key, Dump.Of(pair.Value)))
                        .ToArray())
            .ToArray(),
        ByFacet = view.ByFacet().Select(group => Dump.Of(group)).ToArray(),
        view.Constraints,
        Declared = Enum.GetValues<AnswerType>().Select(answer => Dump.Of(view.QuestionsOf(answer))).ToArray(),
        About = dataSet.Questions.Select(question => Dump.Of(view.About(question.Subject, 100))).ToArray(),
        Questions = dataSet.Questions
            .Select(question => (Dump.Of(view.Question(question.Id)), Dump.Of(view.ClaimsOf(question.Id))))
            .ToArray(),
        Aside = dataSet.Sources
            .SelectMany(source => source.Claims)
            .Select(claim => $"{claim.Id} for {view.AsideFor(claim)}")
            .ToArray(),
        Nobody = view.Question(new QuestionId("no-such-question")),
        Sources = dataSet.Sources.Select(source => Dump.Of(view.Source(source.Id) with { Claims = [] })).ToArray(),
        Speakers = dataSet.Speakers.Select(speaker => Dump.Of(view.Speaker(speaker.Name))).ToArray(),
        Claims = Dump.Of(view.Load([.. view.ByQuestion().SelectMany(group => group.Claims.Select(facts => facts.Key)).Reverse()])),
    });
}

internal static class HarbourFire
{
    internal static DataSet Load()
    {
        using var folder = DataSetFolder.HarbourFire();
        var result = DataSetLoader.Load(folder.Path);
        Assert.That(result.Mistakes, Is.Empty);
        return result.DataSet!;
    }
}
