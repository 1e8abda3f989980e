using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>The one-pass algorithms against their definitions by pairs, on small random sets.</summary>
internal sealed class RangeComparisonProperties
{
    private static readonly Gen<Interval> AnyInterval =
        from low in Gen.Int[0, 12]
        from length in Gen.Int[0, 5]
        from shape in Gen.Int[0, 9]
        select shape switch
        {
            0 => Interval.Between(low, null),
            1 => Interval.Between(null, low),
            2 when length > 0 => Interval.Create(low, low + length, lowOpen: true, highOpen: false),
            3 when length > 0 => Interval.Create(low, low + length, lowOpen: false, highOpen: true),
            _ => Interval.Between(low, low + length),
        };

    private static readonly Gen<ClaimFacts[]> AnyClaims =
        from readings in Gen.Select(AnyInterval, AnyInterval).Array[1, 12]
        select readings.Select((pair, index) => new ClaimFacts
        {
            Key = index + 1,
            Source = (index % 4) + 1,
            AsOfFirst = 0,
            AsOfLast = 0,
            PublishedFirst = 0,
            PublishedLast = 0,
            Literal = pair.Item1,
            Usual = pair.Item2,
        }).ToArray();

    [Test]
    public void One_pass_agreement_equals_agreement_of_all_pairs() => AnyClaims.Sample(claims =>
    {
        var (literal, usual) = RangeComparison.Agree(claims);
        return literal == Array.TrueForAll(claims, left => Array.TrueForAll(claims, right => left.Literal.Meets(right.Literal)))
            && usual == Array.TrueForAll(claims, left => Array.TrueForAll(claims, right => left.Usual.Meets(right.Usual)));
    }, iter: LongTests.Count(1_000, 50_000));

    [Test]
    public void The_stabbing_partition_is_minimal_and_each_class_has_a_common_point() => AnyClaims.Sample(claims =>
    {
        var classes = RangeComparison.Stab(claims, claim => claim.Literal);
        return classes.Sum(group => group.Count) == claims.Length
            && classes.TrueForAll(group => RangeComparison.Agree([.. group]).Literal)
            && classes.Count == LargestDisjoint(claims);
    }, iter: LongTests.Count(1_000, 50_000));

    [Test]
    public void A_partition_has_no_contradiction_inside_and_as_many_groups_as_the_longest_chain() => AnyClaims.Sample(claims =>
    {
        var groups = RangeComparison.Partition(claims);
        return groups.Sum(group => group.Count) == claims.Length
            && groups.TrueForAll(
                group => group.TrueForAll(left => group.TrueForAll(right => left.Readings.To(right.Readings) != Relation.Contradiction)))
            && groups.Count == LongestChain(claims);
    }, iter: LongTests.Count(1_000, 50_000));

    [Test]
    public void A_contradiction_between_different_sources_is_found_exactly_when_a_pair_has_one() => AnyClaims.Sample(claims =>
        RangeComparison.AnyContradiction(claims, claim => claim.Source)
            == claims.Any(
                left => claims.Any(right => left.Source != right.Source && left.Readings.To(right.Readings) == Relation.Contradiction)),
            iter: LongTests.Count(1_000, 50_000));

    [Test]
    public void Widening_a_value_never_makes_a_contradiction() =>
        Gen.Select(AnyClaims, Gen.Int[0, 11], AnyInterval).Sample((claims, at, wider) =>
        {
            var index = at % claims.Length;
            var before = RangeComparison.Partition(claims).Count > 1;
            var widened = (ClaimFacts[])claims.Clone();
            widened[index] = claims[index] with { Literal = claims[index].Literal.Hull(wider), Usual = claims[index].Usual.Hull(wider) };
            var after = RangeComparison.Partition(widened).Count > 1;
            return before || !after;
        }, iter: LongTests.Count(1_000, 50_000));

    [Test]
    public void The_order_of_claims_does_not_matter() => AnyClaims.Sample(claims =>
    {
        var reversed = claims.Reverse().ToArray();
        return RangeComparison.Partition(claims).Count == RangeComparison.Partition(reversed).Count
            && RangeComparison.Stab(claims, claim => claim.Usual).Select(group => string.Join(' ', group.Select(claim => claim.Key)))
                .SequenceEqual(
                    RangeComparison.Stab(reversed, claim => claim.Usual).Select(
                        group => string.Join(' ', group.Select(claim => claim.Key))));
    }, iter: LongTests.Count(500, 20_000));

    [Test]
    public void Moments_gather_exactly_the_pairs_that_are_about_one_moment()
    {
        var spans = from rows in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 3]).Array[1, 10]
                    select rows.Select((row, index) => new ClaimFacts
                    {
                        Key = index + 1,
                        Source = 1,
                        AsOfFirst = row.Item1,
                        AsOfLast = row.Item1 + row.Item2,
                        AsOfMinute = row.Item2 == 0 && row.Item3 > 0 ? row.Item1 * 24 * 60 + row.Item3 : 0,
                        PublishedFirst = 0,
                        PublishedLast = 0,
                    }).OrderBy(claim => claim.AsOfFirst).ToList();
        spans.Sample(claims =>
        {
            var gathered = Moments.Group(claims, OverTime.Instant)
                .SelectMany(group => group.SelectMany(left => group.Select(right => (left.Key, right.Key)))).ToHashSet();
            var pairs = claims.SelectMany(left => claims.Where(right => Moments.AreOne(OverTime.Instant, left, right))
                .Select(right => (left.Key, right.Key)));
            return gathered.SetEquals(pairs);
        }, iter: LongTests.Count(1_000, 50_000));
    }

    // The definition: the largest set of intervals that do not meet each other (subsets of at most 12).
    private static int LargestDisjoint(ClaimFacts[] claims)
    {
        var best = 0;
        for (var set = 1; set < 1 << claims.Length; set++)
        {
            var chosen = claims.Where((_, index) => (set >> index & 1) == 1).ToArray();
            if (chosen.Length > best
                && chosen.All(left => chosen.All(right => left.Key == right.Key || !left.Literal.Meets(right.Literal))))
                best = chosen.Length;
        }
        return best;
    }

    private static int LongestChain(ClaimFacts[] claims)
    {
        var longest = new Dictionary<long, int>();
        return claims.Max(Length);

        int Length(ClaimFacts claim)
        {
            if (!longest.TryGetValue(claim.Key, out var length))
                longest[claim.Key] = length = 1
                    + claims.Where(other => other.Readings.IsBelow(claim.Readings)).Select(Length).DefaultIfEmpty(0).Max();
            return length;
        }
    }
}
