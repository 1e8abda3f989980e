using System.Collections.Immutable;
using System.Globalization;
using Bogus;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Reports.Tests;

/// <summary>
/// Invented events in invented towns, each with figures that cannot stand together; made from a seed, the same every time.
/// </summary>
internal static class ManyConflicts
{
    private const int SourceCount = 300;

    /// <summary>One question that so many sources answer, in two ways.</summary>
    public const int ClaimsOnTheLongest = 6000;

    /// <summary>So many conflicts: one a question.</summary>
    /// <param name="conflicts">How many.</param>
    public static (DataSet DataSet, IReadOnlyList<ListedConflict> Conflicts) Plant(int conflicts)
    {
        var faker = new Faker { Random = new Randomizer(2031) };
        var questions = new List<Question>();
        var claims = Enumerable.Range(0, SourceCount).Select(_ => new List<Claim>()).ToList();
        for (var number = 0; number < conflicts; number++)
        {
            var question = new Question
            {
                Id = new QuestionId($"event-{number}.killed"),
                Subject = $"{faker.Commerce.ProductAdjective()} {faker.Commerce.ProductMaterial()} fire in {faker.Address.City()}",
                Asks = "How many people were killed?",
                Answer = AnswerType.Quantity,
                OverTime = OverTime.Fixed,
                Unit = "people",
            };
            questions.Add(question);
            var count = number == 0 ? ClaimsOnTheLongest : 2;
            for (var nth = 0; nth < count; nth++)
            {
                var source = claims[(number + (nth * 7)) % SourceCount];
                var killed = 10 + (number % 80) + (nth % 2 * 100);
                var words = killed.ToString(CultureInfo.InvariantCulture);
                source.Add(new Claim
                {
                    Id = default,
                    Source = default,
                    Question = question.Id,
                    Value = new Value.Range(words, Interval.Point(killed), Interval.Point(killed), killed, "count"),
                    Quote = $"{words} people were killed, {faker.Name.FullName()} said at the quay",
                    AsOf = default,
                });
            }
        }
        var data = new DataSet
        {
            Title = "Invented fires",
            Questions = [.. questions],
            Sources = [.. claims.Select((own, number) => Source(number, own))],
        };
        var found = Reconciler.Reconcile(new DataSetView(data))
            .Select(conflict => new ListedConflict(conflict, ConflictStatus.Open, null, IsAccepted: false));
        return (data, [.. found]);
    }

    private static Source Source(int number, List<Claim> claims)
    {
        var id = new SourceId($"paper-{number}");
        var published = new DateOnly(2031, 1, 1).AddDays(number);
        return new Source
        {
            Id = id,
            Title = $"What burned, part {number}",
            Publisher = $"Gazette {number}",
            Published = WrittenDate.Of(DaySpan.Day(published)),
            Claims = claims
                .Select((claim, nth) => claim with
                {
                    Id = new ClaimId($"{id}/c{nth}"),
                    Source = id,
                    AsOf = WrittenDate.Unwritten(DaySpan.Day(published)),
                })
                .ToImmutableArray(),
        };
    }
}
