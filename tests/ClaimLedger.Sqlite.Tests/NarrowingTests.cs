using System.Collections.Immutable;
using Bogus;
using ClaimLedger.TestSupport;
using ClaimLedger.Text;

namespace ClaimLedger.Sqlite.Tests;

/// <summary>
/// Conflicts are narrowed in memory in one pass; what passes, in which order, and how many each choice would leave is what the statements
/// of the listings say, one after the other.
/// </summary>
internal sealed class NarrowingTests
{
    private static readonly ImmutableArray<ChoiceKind> Kinds = [.. Enum.GetValues<ChoiceKind>()];

    [Test]
    public void Whatever_is_chosen_of_whatever_data_counts_and_rows_are_those_of_the_listings([Range(1, 4)] int seed)
    {
        var data = Invented.DataSet(seed, questions: 10, sources: 9);
        var conflicts = Invented.Conflicts(data, 60).ToList();
        data = data with { Rulings = [.. conflicts.Where((_, at) => at % 4 == 1).Select(Ruling)] };
        using var file = LedgerFile.Of(data, conflicts);
        file.Tamper("INSERT INTO stale_ruling SELECT key, 0 FROM conflict WHERE key % 7 = 0 AND id NOT IN (SELECT conflict FROM ruling)");
        using var ledger = file.Open();
        var index = ledger.Index();
        var known = Known(data);
        ImmutableArray<string> sources = [.. data.Sources.Select(source => source.Id.ToString())];
        var faker = new Faker { Random = new Randomizer(seed) };
        for (var time = 0; time < LongTests.Count(12, 300); time++)
            Check(ledger, index, Filter(faker, known, sources), known);
    }

    [Test]
    public void An_index_of_a_state_before_other_rulings_is_taken_on()
    {
        var data = Invented.DataSet(5) with { Rulings = [] };
        var conflicts = Invented.Conflicts(data, 9).ToList();
        using var before = LedgerFile.Of(data, conflicts);
        using var after = LedgerFile.Of(data with { Rulings = [Ruling(conflicts[3])] }, conflicts);
        using var old = before.Open();
        using var ledger = after.Open();
        var first = old.Index();
        old.Narrow(first, new ListFilter { Search = "a" }, Kinds, 10);

        var revised = ledger.Index(first);

        var ruled = new ListFilter { Statuses = [ConflictStatus.Ruled] };
        Assert.That(old.Narrow(first, ruled, [], 0).Count, Is.Zero);
        Assert.That(
            ledger.Conflicts(revised, ledger.Narrow(revised, ruled, [], 0), new ListFilter(), inWords: false)
                .Select(row => row.Conflict.Id),
            Is.EqualTo(new[] { conflicts[3].Id }));
    }

    /// <summary>The filter with a value chosen in place of what it says of that kind.</summary>
    internal static ListFilter Chosen(ListFilter filter, ChoiceKind kind, string value) => kind switch
    {
        ChoiceKind.Kind => filter with { Kinds = [StoredNames<ConflictKind>.Parse(value)] },
        ChoiceKind.Severity => filter with { Severities = [StoredNames<Severity>.Parse(value)] },
        ChoiceKind.Status => filter with { Statuses = [StoredNames<ConflictStatus>.Parse(value)], Verdicts = [] },
        ChoiceKind.Scope => filter with { Scope = StoredNames<Scope>.Parse(value) },
        ChoiceKind.Event => filter with { Event = value },
        ChoiceKind.Publisher => filter with { Publisher = value },
        ChoiceKind.Speaker => filter with { Speaker = value },
        ChoiceKind.Unit => filter with { Unit = value },
        ChoiceKind.Period => filter with { Since = Edtf.Parse(value).Value.First, Until = Edtf.Parse(value).Value.Last },
        _ => filter with { Question = value },
    };

    private static void Check(Ledger ledger, ConflictIndex index, ListFilter filter, Dictionary<ChoiceKind, ImmutableArray<string>> known)
    {
        var passing = ledger.Narrow(index, filter, Kinds, 1_000);

        Assert.That(passing.Count, Is.EqualTo(ledger.ConflictCount(filter)), filter.ToString());
        foreach (var kind in Kinds)
        {
            var choices = passing.Choices(kind);
            Assert.That(
                choices.ToDictionary(choice => choice.Value, choice => choice.Count),
                Is.EquivalentTo((kind is ChoiceKind.Period ? choices.Select(choice => choice.Value) : known[kind])
                    .ToDictionary(value => value, value => ledger.ConflictCount(Chosen(filter, kind, value)))
                    .Where(pair => pair.Value > 0)),
                $"{kind} {filter}");
            Assert.That(
                ledger.Narrow(index, filter, [kind], 3).Choices(kind), Is.EqualTo(choices.Take(3)), $"{kind} {filter}");
        }
        var rows = ledger.Conflicts(filter, inWords: false).Select(row => row.Conflict.Id).ToList();
        var page = ledger.Conflicts(index, passing, filter, inWords: false);
        Assert.That(page.Select(row => row.Conflict.Id), Is.EqualTo(rows), filter.ToString());
        if (rows.Count > 2)
        {
            var part = filter with { After = rows[1].ToString(), Limit = 2 };
            Assert.That(
                ledger.Conflicts(index, passing, part, inWords: false).Select(row => row.Conflict.Id),
                Is.EqualTo(rows.Skip(2).Take(2)),
                filter.ToString());
        }
    }

    private static ListFilter Filter(
        Faker faker, Dictionary<ChoiceKind, ImmutableArray<string>> known, ImmutableArray<string> sources)
    {
        string[] sorts = ["", .. ListFilter.SortNames, .. ListFilter.SortNames.Select(sort => "-" + sort)];
        var filter = new ListFilter { Sort = faker.PickRandom(sorts) };
        for (var chosen = faker.Random.Int(0, 3); chosen > 0; chosen--)
        {
            var kind = faker.PickRandom<ChoiceKind>(Kinds);
            filter = Chosen(filter, kind, faker.PickRandom<string>(known[kind]));
        }
        return filter with
        {
            Kinds = filter.Kinds.Length == 1 && faker.Random.Bool() ? [filter.Kinds[0], ConflictKind.Tension] : filter.Kinds,
            Verdicts = faker.Random.Int(0, 5) == 0 ? [Verdict.Pending] : [],
            Since = Perhaps(() => (DateOnly?)new DateOnly(2031, 6, faker.Random.Int(1, 28))),
            Until = Perhaps(() => (DateOnly?)new DateOnly(2031, 6, faker.Random.Int(1, 28))),
            Search = Perhaps(() => faker.PickRandom("nachricht", "sagte", "a", "e sagte", "nachricht q", "…", "sed", "äs")),
            Source = Perhaps(() => faker.PickRandom<string>(sources)),
        };

        T? Perhaps<T>(Func<T?> make) => faker.Random.Int(0, 6) == 0 ? make() : default;
    }

    private static Dictionary<ChoiceKind, ImmutableArray<string>> Known(DataSet data) => new()
    {
        [ChoiceKind.Kind] = TermNames<ConflictKind>.All,
        [ChoiceKind.Severity] = TermNames<Severity>.All,
        [ChoiceKind.Status] = TermNames<ConflictStatus>.All,
        [ChoiceKind.Scope] = TermNames<Scope>.All,
        [ChoiceKind.Event] = [.. data.Questions.Select(question => question.Event).OfType<string>().Distinct()],
        [ChoiceKind.Unit] = [.. data.Questions.Select(question => question.Unit).OfType<string>().Distinct()],
        [ChoiceKind.Question] = [.. data.Questions.Select(question => question.Id.ToString())],
        // Spellings that differ by case alone are one publisher.
        [ChoiceKind.Publisher] =
            [.. data.Sources.Select(source => source.Publisher).Order(StringComparer.Ordinal).DistinctBy(name => name.ToLowerInvariant())],
        // Whatever they are: which are listed depends on what is chosen.
        [ChoiceKind.Period] = ["2030", "2031", "2031-05", "2031-06", "2031-06-03", "2031-06-12"],
        [ChoiceKind.Speaker] = [.. data.Speakers.Select(speaker => speaker.Name.Text)],
    };

    private static Ruling Ruling(Conflict conflict) => new()
    {
        Conflict = conflict.Id,
        Verdict = conflict.Id.ToString()[^1] % 2 == 0 ? Verdict.Pending : Verdict.Confirmed,
        Reason = "Asked.",
        By = "desk",
        On = new DateOnly(2031, 6, 9),
    };
}
