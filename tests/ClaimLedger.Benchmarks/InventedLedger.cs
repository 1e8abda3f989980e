using System.Collections.Immutable;
using System.Globalization;
using Bogus;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Benchmarks;

/// <summary>
/// An invented ledger of any size, written straight to disk in key order and the same on every run. Most questions are
/// quantities on which ten sources agree, in different words; some are planted to disagree.
/// </summary>
internal sealed class InventedLedger
{
    internal const int ClaimsPerQuestion = 10;
    private const int Seed = 20310604;
    private const int SpeakerCount = 400;
    private const int WireCount = 8;
    private const int PublisherCount = 150;

    private static readonly DateOnly FirstDay = new(2031, 1, 1);

    private readonly Randomizer _random = new(Seed);
    private readonly Faker _faker;
    private readonly Speaker[] _speakers;
    private readonly Source[] _sources;
    private readonly int[] _claimsOfSource;

    private InventedLedger(int questions)
    {
        _faker = new Faker { Random = _random };
        _speakers =
        [
            .. Enumerable.Range(0, SpeakerCount).Select(index => new Speaker
            {
                Name = new($"{_faker.Name.FullName()} {index}"),
                Kind = index % 10 == 9 ? SpeakerKind.Anonymous : index % 3 == 0 ? SpeakerKind.Office : SpeakerKind.Person,
                SpeaksFor = null,
            }),
            .. Enumerable.Range(0, WireCount).Select(
                index => new Speaker { Name = new($"{_faker.Address.City()} Wire {index}"), Kind = SpeakerKind.Outlet }),
        ];
        var publishers = Enumerable.Range(0, PublisherCount).Select(index => $"{_faker.Address.City()} Post {index}").ToArray();
        _sources =
        [
            .. Enumerable.Range(0, Math.Max(ClaimsPerQuestion * 5, questions / 2)).Select(index =>
            {
                var day = DaySpan.Day(FirstDay.AddDays(_random.Int(0, 364)));
                return new Source
                {
                    Id = new($"{day}-{index:x5}"),
                    Title = _faker.Lorem.Sentence(5),
                    Publisher = _random.ArrayElement(publishers),
                    Published = WrittenDate.Of(day), Language = "en", Url = $"https://example.org/{index:x5}", Claims = [],
                };
            }),
        ];
        _claimsOfSource = new int[_sources.Length];
    }

    /// <summary>Makes the ledger; without conflicts yet.</summary>
    internal static void Write(string path, int questions, Action<long> progress)
    {
        using var connection = LedgerBuilder.OpenNew(path);
        Sql.Execute(connection, "BEGIN");
        var invented = new InventedLedger(questions);
        using (var writer = new LedgerWriter(connection))
        {
            writer.Header(new DataSet { Title = "An invented ledger" }, fingerprint: "benchmark");
            foreach (var speaker in invented._speakers)
                writer.Add(speaker);
            var plans = Enumerable.Range(0, questions).Select(invented.Plan).ToArray();
            writer.Add(plans.Select(plan => plan.Question));
            for (var index = 0; index < plans.Length; index++)
            {
                foreach (var (claim, source, ordinal) in invented.Claims(plans[index], index))
                    writer.Add(claim, source, ordinal);
                if (index % 10_000 == 9_999)
                    progress(writer.Claims);
            }
            writer.Finish([]);
        }
        LedgerBuilder.Settle(connection, path);
        Sql.Execute(connection, "COMMIT");
    }

    private enum Planted { Nothing, Contradiction, Tension, Rounding, Decrease, Credit }

    private enum Voices { Credited, Own, PassedOn }

    private sealed record QuestionPlan(Question Question, int Base, Planted Planted, Voices Voices);

    // Of every two hundred questions six are planted with something to find; two more pass a figure on through wires.
    private QuestionPlan Plan(int index)
    {
        var answer = (index % 25) switch
        {
            < 20 => AnswerType.Quantity,
            < 22 => AnswerType.Date,
            < 23 => AnswerType.Duration,
            _ => AnswerType.Choice,
        };
        var overTime = answer == AnswerType.Quantity
            ? (index % 10) switch { < 5 => OverTime.Fixed, < 8 => OverTime.Cumulative, _ => OverTime.Instant }
            : OverTime.Fixed;
        var planted = _random.Int(0, 199) switch
        {
            < 2 => Planted.Contradiction,
            < 3 => Planted.Tension,
            < 4 => Planted.Rounding,
            < 5 => Planted.Decrease,
            < 6 => Planted.Credit,
            _ => Planted.Nothing,
        };
        var question = new Question
        {
            Id = new($"event-{index / 10:d5}.q{index:d6}"),
            Subject =
                $"{_faker.Address.City()}, {FirstDay.AddDays(index / 10 % 365).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}",
            Asks = _faker.Lorem.Sentence(6),
            Answer = answer,
            Unit = answer == AnswerType.Quantity ? "people" : null,
            OverTime = overTime,
            Options = answer == AnswerType.Choice ? ["accepted", "rejected", "asked for changes"] : [],
            Exclusions = answer == AnswerType.Choice ? [OptionSet.Of(1, 2), OptionSet.Of(0, 2), OptionSet.Of(0, 1)] : [],
        };
        var voices = _random.Int(0, 99) switch { < 60 => Voices.Credited, < 99 => Voices.Own, _ => Voices.PassedOn };
        return new QuestionPlan(question, _random.Int(2, 90_000), planted, voices);
    }

    private IEnumerable<(Claim Claim, Source Source, int Ordinal)> Claims(QuestionPlan plan, int index)
    {
        var odd = _random.Int(2, ClaimsPerQuestion - 2);
        // Ten different sources, in order of publication so that growth is growth.
        var sources = Enumerable.Range(0, ClaimsPerQuestion)
            .Select(number => (int)((index * 7919L + number * (_sources.Length / ClaimsPerQuestion)) % _sources.Length))
            .OrderBy(source => _sources[source].Published.Days)
            .ToArray();
        var speakers = _random.ArrayElements(_speakers[..SpeakerCount], 3);
        var made = new List<(Claim Claim, Source Source, int Ordinal)>();
        for (var number = 0; number < ClaimsPerQuestion; number++)
        {
            var source = _sources[sources[number]];
            var ordinal = _claimsOfSource[sources[number]]++;
            made.Add((new Claim
            {
                Id = new($"{source.Id}/c{ordinal}"),
                Source = source.Id,
                Question = plan.Question.Id,
                Value = ValueOf(plan, source.Published.Days, isOdd: number == odd),
                AsOf = WrittenDate.Unwritten(source.Published.Days),
                Speakers = SpeakersOf(plan, number, odd, speakers),
                Quote = "the officials of the harbour told reporters on the quay that the figure stood as given",
                Place = new Place(source.Id.ToString(), 10 + ordinal, 5),
            }, source, ordinal));
        }
        return made.OrderBy(item => item.Claim.AsOf.Days).ThenBy(item => item.Claim.Id);
    }

    private ImmutableArray<SpeakerName> SpeakersOf(QuestionPlan plan, int number, int odd, Speaker[] speakers) => plan.Voices switch
    {
        _ when plan.Planted == Planted.Credit => number == odd ? [] : [speakers[0].Name],
        Voices.Own => [],
        Voices.PassedOn when number % 3 == 0 => [speakers[number % 3].Name, _speakers[SpeakerCount + number % WireCount].Name],
        _ => [speakers[number % 3].Name],
    };

    private Value ValueOf(QuestionPlan plan, DaySpan published, bool isOdd)
    {
        switch (plan.Question.Answer)
        {
            case AnswerType.Choice:
                return new Value.Options("accepted", OptionSet.Of(isOdd && plan.Planted == Planted.Contradiction ? 1 : 0));
            case AnswerType.Date:
                var day = FirstDay.AddDays(plan.Base % 360 + (isOdd && plan.Planted == Planted.Contradiction ? 3 : 0));
                return new Value.Range(
                    day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
                    Interval.Point(day.DayNumber),
                    Interval.Point(day.DayNumber),
                    day.DayNumber,
                    "date");
            case AnswerType.Duration:
                var days = plan.Base % 50 + 1 + (isOdd && plan.Planted == Planted.Contradiction ? 5 : 0);
                return new Value.Range($"{days} days", Interval.Point(days), Interval.Between(days - 0.5m, days + 0.5m), days, "duration");
            default:
                return Quantity(plan, published, isOdd);
        }
    }

    // The rows of the readings table that news uses most, for counts.
    private Value.Range Quantity(QuestionPlan plan, DaySpan published, bool isOdd)
    {
        long exact = plan.Question.OverTime == OverTime.Cumulative
            ? plan.Base + (long)plan.Base * published.First.DayOfYear / 800
            : plan.Base;
        if (isOdd)
        {
            exact = plan.Planted switch
            {
                Planted.Contradiction => exact * 2 + 5,
                Planted.Decrease => Math.Max(1, exact / 2),
                Planted.Rounding => exact + (exact >= 1000 ? 3 : 0),
                _ => exact,
            };
            if (plan.Planted == Planted.Tension)
                return MoreThan(Math.Max(1, exact / 5));
        }
        return _random.Int(0, 9) switch
        {
            < 7 => new Value.Range(
                exact.ToString("N0", CultureInfo.InvariantCulture), Interval.Point(exact), Around(exact, Half(exact)), exact, "count"),
            < 9 => About(Rounded(exact)),
            _ => MoreThan(Floored(exact - 1)),
        };
    }

    private static Value.Range About(long number) =>
        new(
            $"about {number:N0}",
            Whole(number * 0.8m, number * 1.2m),
            Whole(number - Math.Max(number * 0.02m, Granularity(number) / 2m), number + Math.Max(number * 0.02m, Granularity(number) / 2m)),
            number,
            "about");

    private static Value.Range MoreThan(long number)
    {
        number = Math.Max(number, 0);
        var reach = Granularity(number) == 1 ? Math.Max(1, number / 10m) : Granularity(number);
        return new(
            $"more than {number:N0}",
            Interval.Between(number + 1, null),
            Interval.Between(number + 1, decimal.Floor(number + reach)),
            number,
            "more-than");
    }

    private static decimal Half(long number) => number < 100 ? 0 : decimal.Floor(Math.Min(Granularity(number) / 2m, number * 0.05m));

    private static Interval Around(long number, decimal half) => Interval.Between(number - half, number + half);

    private static Interval Whole(decimal low, decimal high) => Interval.Between(decimal.Ceiling(low), decimal.Floor(high));

    private static long Rounded(long number)
    {
        var unit = 1L;
        while (number / unit >= 100)
            unit *= 10;
        return Math.Max(1, (number + unit / 2) / unit * unit);
    }

    private static long Floored(long number)
    {
        var unit = 1L;
        while (number / unit >= 100)
            unit *= 10;
        return number / unit * unit;
    }

    private static long Granularity(long number)
    {
        var unit = 1L;
        while (number > 0 && number % (unit * 10) == 0)
            unit *= 10;
        return unit;
    }
}
