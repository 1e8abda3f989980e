using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

public sealed class BaselineTests
{
    [Test]
    public void A_baseline_is_read_in_order_and_each_id_once()
    {
        var dataSet = Load("""
            {"version":1,"conflicts":[
            {"id":"c-00000000000000ff","kind":"tension","nested":{"id":"c-1"}},
            {"id":"c-0000000000000001"},
            {"id":"c-00000000000000ff"}
            ]}
            """).DataSet!;
        Assert.That(string.Join(' ', dataSet.Baseline), Is.EqualTo("c-0000000000000001 c-00000000000000ff"));
        Assert.That(dataSet.HasBaseline);
    }

    [Test]
    public void What_an_entry_says_of_its_conflict_is_kept_with_its_place()
    {
        using var folder = DataSetFolder.Empty().Write("b.json", """
            {"conflicts":[
              {"says":"9 | 11","question":"q","id":"c-00000000000000ff","kind":"tension"},
              {"id":"c-0000000000000001","kind":7}
            ],"version":1}
            """);
        Assert.That(DataSetLoader.ReadBaseline(folder.FullName("b.json")).Accepted, Is.EqualTo(new[]
        {
            new BaselineEntry(new ConflictId("c-0000000000000001"), null, null, null, new Place("b.json", 3, 3)),
            new BaselineEntry(new ConflictId("c-00000000000000ff"), "tension", "q", "9 | 11", new Place("b.json", 2, 3)),
        }));
    }

    [Test]
    public void An_empty_baseline_is_a_baseline() =>
        Assert.That(Load("""{"version":1,"conflicts":[]}""").DataSet!.HasBaseline);

    [TestCase("", 1, 1, "not JSON")]
    [TestCase("[]", 1, 1, "no object")]
    [TestCase("{\"version\":1}", 1, 13, "no conflicts")]
    [TestCase("{\"conflicts\":[]}", 1, 16, "no version")]
    [TestCase("{\"version\":2,\"conflicts\":[]}", 1, 12, "version is not 1")]
    [TestCase("{\"version\":\"1\",\"conflicts\":[]}", 1, 12, "version is not 1")]
    [TestCase("{\"version\":1,\"conflicts\":{}}", 1, 26, "no list")]
    [TestCase("{\"version\":1,\"conflicts\":[\n\"c-0000000000000001\"]}", 2, 1, "no object")]
    [TestCase("{\"version\":1,\"conflicts\":[\n{\"kind\":\"é\"}]}", 2, 1, "no id")]
    [TestCase("{\"version\":1,\"conflicts\":[\n{\"kind\":\"é\",\"id\":\"c-1\"}]}", 2, 18, "16 hexadecimal digits")]
    [TestCase("{\"version\":1,\"conflicts\":[\n{\"id\":\"c-0000000000000001\"},\n]}", 3, 1, "not JSON")]
    [TestCase("{\"version\":1,\"conflicts\":[]} x", 1, 30, "not JSON")]
    public void A_malformed_baseline_is_a_mistake_with_its_place(string json, int line, int column, string wrong)
    {
        var mistakes = Load(json).Mistakes;
        Assert.That(mistakes, Has.Length.EqualTo(1), string.Join('\n', mistakes));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mistakes[0].Place, Is.EqualTo(new Place("baseline.json", line, column)));
            Assert.That(mistakes[0].Wrong, Does.Contain(wrong));
            Assert.That(mistakes[0].Cure, Is.EqualTo("write it anew with `claimledger check --update-baseline`"));
        }
    }

    private static LoadResult Load(string baseline)
    {
        using var folder = DataSetFolder.HarbourFire().Write("baseline.json", baseline);
        return DataSetLoader.Load(folder.Path);
    }
}
