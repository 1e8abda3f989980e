using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>Invented data sets of every kind in which some sources derive from others.</summary>
internal sealed class DerivationProperties
{
    private static readonly int Stories = LongTests.Count(1_000, 20_000);

    private static readonly Gen<DataSet> Any = Gen.Select(
        AnyStory.Of(claims: 7), Gen.Int[0, 63], Gen.Shuffle(Enumerable.Range(0, 4).ToArray()), Derive);

    [Test]
    public void What_stands_aside_changes_no_conflict_by_being_there() => Any.Sample(dataSet =>
    {
        var aside = StandsAside.In(dataSet);
        var without = dataSet with
        {
            Sources = [.. dataSet.Sources.Select(source => source with
            {
                Claims = [.. source.Claims.Where(claim => !aside.ContainsKey(claim.Id))],
            })],
        };
        Assert.That(Found(without), Is.EqualTo(Found(dataSet)), () => Tell(dataSet));
        Assert.That(StandsAside.In(without), Is.Empty, () => Tell(dataSet));
    }, iter: Stories);

    [Test]
    public void The_order_of_what_is_read_changes_nothing() => Any.Sample(dataSet =>
    {
        var turned = dataSet with
        {
            Sources = [.. dataSet.Sources.Reverse().Select(source => source with
            {
                Claims = [.. source.Claims.Reverse()],
                DerivedFrom = [.. source.DerivedFrom.Reverse()],
            })],
        };
        Assert.That(Found(turned), Is.EqualTo(Found(dataSet)), () => Tell(dataSet));
        Assert.That(StandsAside.In(turned).Keys.Order(), Is.EqualTo(StandsAside.In(dataSet).Keys.Order()), () => Tell(dataSet));
    }, iter: Stories);

    [Test]
    public void No_pair_with_one_that_stands_aside_is_explained_by_a_kind() => Any.Sample(dataSet =>
    {
        var aside = StandsAside.In(dataSet);
        if (aside.Count == 0)
            return;
        var view = new DataSetView(dataSet);
        var conflicts = Reconciler.Reconcile(view).ToList();
        var claims = dataSet.Sources.SelectMany(source => source.Claims).ToList();
        foreach (var one in claims.Where(claim => aside.ContainsKey(claim.Id)))
        {
            foreach (var other in claims.Where(claim => claim.Id != one.Id))
                Assert.That(Explainer.ExplainPair(one, other, view, conflicts).Kinds, Is.Empty, () => Tell(dataSet));
        }
    }, iter: Stories / 10);

    private static string[] Found(DataSet dataSet) => [.. Reconciler.Reconcile(dataSet).Select(Dump.Of)];

    /// <summary>A bit for each pair of sources: whether the later of an order derives from the earlier.</summary>
    private static DataSet Derive(Story story, int bits, int[] order)
    {
        var dataSet = story.Build();
        var bit = 0;
        var from = dataSet.Sources.ToDictionary(source => source.Id, _ => new List<SourceId>());
        for (var later = 1; later < order.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if ((bits >> bit++ & 1) != 0)
                    from[dataSet.Sources[order[later]].Id].Add(dataSet.Sources[order[earlier]].Id);
            }
        }
        return dataSet with { Sources = [.. dataSet.Sources.Select(source => source with { DerivedFrom = [.. from[source.Id]] })] };
    }

    private static string Tell(DataSet dataSet) => string.Join(
        '\n',
        dataSet.Sources.Select(source => $"{source.Id} from {string.Join(' ', source.DerivedFrom)}: " + string.Join(
            "; ",
            source.Claims.Select(claim => $"{claim.Id} {claim.Question} “{claim.Value.Text}” {claim.Modality} {claim.AsOf} "
                + $"by {string.Join(" > ", claim.Speakers)} corrects {string.Join(' ', claim.Corrects)}"))));
}
