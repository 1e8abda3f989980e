using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.Tests.Reconciliation;

internal sealed class DecreaseProperties
{
    private static readonly Question Series = new()
    {
        Id = new("q"),
        Subject = "An invented series",
        Asks = "How many?",
        Answer = AnswerType.Quantity,
        OverTime = OverTime.Cumulative,
    };

    private static readonly Gen<List<ClaimFacts>> AnySeries =
        from rows in Gen.Select(Gen.Int[0, 12], Gen.Int[0, 3], Gen.Int[0, 10], Gen.Int[0, 3], Gen.Int[0, 3]).Array[2, 12]
        select rows.Select((row, index) => new ClaimFacts
        {
            Key = index + 1,
            Source = index + 1,
            AsOfFirst = row.Item1,
            AsOfLast = row.Item1 + row.Item2,
            PublishedFirst = 100,
            PublishedLast = 100,
            Literal = Interval.Between(row.Item3, row.Item3 + row.Item4),
            Usual = Interval.Between(row.Item3, row.Item3 + row.Item5),
        }).OrderBy(claim => claim.AsOfFirst).ToList();

    [Test]
    public void A_claim_is_told_as_fallen_exactly_when_an_earlier_one_lies_above_it() => AnySeries.Sample(claims =>
    {
        var findings = new List<Finding>();
        DecreaseFinder.Find(Series, claims, findings);
        var told = findings.Where(finding => finding.Kind == ConflictKind.Decrease)
            .SelectMany(finding => finding.Positions.Skip(1))
            .SelectMany(position => position.Keys)
            .ToHashSet();
        var fallen = claims
            .Where(later => claims.Exists(earlier => earlier.AsOfLast < later.AsOfFirst && later.Readings.IsBelow(earlier.Readings)))
            .Select(claim => claim.Key);
        return told.SetEquals(fallen);
    }, iter: LongTests.Count(2_000, 100_000));
}
