using ClaimLedger.Text;
using CsCheck;

namespace ClaimLedger.Tests;

public class IntervalProperties
{
    private static readonly Gen<Interval> Intervals =
        from low in Gen.Int[-20, 20]
        from width in Gen.Int[0, 20]
        from quarter in Gen.Int[0, 3]
        from ends in Gen.Int[0, 15]
        let start = low + quarter / 4m
        let point = width == 0
        select Interval.Create(
            (ends & 4) == 0 ? start : null,
            (ends & 8) == 0 ? start + width : null,
            !point && (ends & 1) != 0,
            !point && (ends & 2) != 0);

    private static readonly Gen<decimal> Points = Gen.Int[-200, 200].Select(number => number / 8m);

    [Test]
    public void Meeting_is_symmetric_and_means_a_common_part() => Gen.Select(Intervals, Intervals).Sample((left, right) =>
    {
        Assert.That(left.Meets(right), Is.EqualTo(right.Meets(left)));
        Assert.That(left.Intersect(right).HasValue, Is.EqualTo(left.Meets(right)));
        Assert.That(left.Intersect(right), Is.EqualTo(right.Intersect(left)));
    });

    [Test]
    public void The_common_part_holds_what_both_hold() => Gen.Select(Intervals, Intervals, Points).Sample((left, right, point) =>
        Assert.That(left.Intersect(right)?.Contains(point) ?? false, Is.EqualTo(left.Contains(point) && right.Contains(point))));

    [Test]
    public void The_hull_holds_both_and_no_end_of_its_own() => Gen.Select(Intervals, Intervals).Sample((left, right) =>
    {
        var hull = left.Hull(right);
        Assert.That(hull.Contains(left) && hull.Contains(right), Is.True);
        Assert.That(hull, Is.EqualTo(right.Hull(left)));
        Assert.That(left.Hull(left), Is.EqualTo(left));
        Assert.That((hull.Low == left.Low || hull.Low == right.Low) && (hull.High == left.High || hull.High == right.High), Is.True);
    });

    [Test]
    public void Whole_numbers_are_those_inside() => Gen.Select(Intervals, Gen.Int[-60, 60]).Sample((set, number) =>
    {
        Assert.That(set.ToWhole()?.Contains(number) ?? false, Is.EqualTo(set.Contains(number)));
        if (set.ToWhole() is { } whole)
            Assert.That(set.Contains(whole), Is.True);
    });

    [Test]
    public void Counts_settle_inside_or_beside_but_never_on_an_end_left_out() => Intervals.Sample(set =>
    {
        if (WholeNumbers.In(set) is not { } whole)
        {
            Assert.That(set.ToWhole(), Is.Null);
            return;
        }
        Assert.That(set.LowOpen && whole.Contains(set.Low!.Value) && decimal.Floor(set.Low.Value) == set.Low, Is.False);
        Assert.That(set.HighOpen && whole.Contains(set.High!.Value) && decimal.Floor(set.High.Value) == set.High, Is.False);
        if (set.ToWhole() is { } inside)
            Assert.That(whole, Is.EqualTo(inside));
    });

    [Test]
    public void Widening_a_value_never_makes_a_contradiction() => Gen.Select(Intervals, Intervals, Intervals).Sample((left, right, more) =>
    {
        if (left.Meets(right))
            Assert.That(left.Hull(more).Meets(right), Is.True);
    });

    [Test]
    public void Sets_that_meet_pairwise_have_a_common_point() => Intervals.Array[1, 8].Sample(sets =>
    {
        var pairwise = sets.All(left => sets.All(right => left.Meets(right)));
        Interval? common = Interval.Everything;
        foreach (var set in sets)
            common = common?.Intersect(set);
        Assert.That(common.HasValue, Is.EqualTo(pairwise));
    });
}
