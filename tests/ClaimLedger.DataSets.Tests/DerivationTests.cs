using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

/// <summary>What a source says of the sources from which it has what it says.</summary>
internal sealed class DerivationTests
{
    private static DataSetFolder Folder((string Id, string From)[] sources) => DataSetFolder.Of(
        [
            ("ledger.yaml", "title: Harbour fire, copied\n"),
            ("questions.yaml", "questions: [{id: killed, subject: Fire, asks: How many died?, answer: quantity, unit: people}]\n"),
            .. sources.Select(source => (
                $"sources/{source.Id}.yaml",
                $"source: {{id: {source.Id}, title: Fire, published: 2031-06-04{source.From}}}\nclaims: []\n")),
        ]);

    private static LoadResult Load(params (string Id, string From)[] sources)
    {
        using var folder = Folder(sources);
        return DataSetLoader.Load(folder.Path);
    }

    [Test]
    public void Where_some_files_are_left_out_a_source_that_is_not_read_may_be_there()
    {
        using var folder = Folder([("log", ""), ("post", ", derived-from: log")]);
        var loaded = DataSetLoader.LoadWith(
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal) { "sources/post.yaml" });

        Assert.That(loaded.DataSet!.Sources.Single().DerivedFrom.Single().Text, Is.EqualTo("log"));
    }

    [TestCase(", derived-from: log", "log")]
    [TestCase(", derived-from: [log]", "log")]
    [TestCase(", derived-from: [echo, log, echo]", "echo log")]
    [TestCase("", "")]
    public void A_source_names_one_or_several_each_once(string written, string read) =>
        Assert.That(
            string.Join(
                ' ',
                Load(("log", ""), ("echo", ""), ("post", written)).DataSet!.Sources.Single(each => each.Id.Text == "post").DerivedFrom),
            Is.EqualTo(read));

    [Test]
    public void A_circle_is_refused_where_it_closes()
    {
        var mistakes = Load(("a", ", derived-from: b"), ("b", ", derived-from: [c, a]"), ("c", ""), ("d", ", derived-from: a")).Mistakes;

        Assert.That(mistakes.Select(mistake => mistake.ToString()), Is.EqualTo(new[]
        {
            "sources/a.yaml:1:67: error: these derive from each other in a circle: \"a\" → \"b\" → \"a\"; "
                + "delete one `derived-from`: that of the source that was there first",
        }));
    }

    [Test]
    public void A_long_chain_of_copies_is_read()
    {
        var sources = Enumerable.Range(0, 200).Select(index => ($"s{index:000}", index == 0 ? "" : $", derived-from: s{index - 1:000}"));

        Assert.That(Load([.. sources]).DataSet!.Sources[^1].DerivedFrom.Single().Text, Is.EqualTo("s198"));
    }

    [Test]
    public void A_source_that_has_a_mistake_is_no_second_one_of_what_derives_from_it() =>
        Assert.That(
            Load(("log", ", sha256: no"), ("post", ", derived-from: log")).Mistakes.Select(mistake => mistake.Place.File),
            Is.EqualTo(new[] { "sources/log.yaml" }));
}
