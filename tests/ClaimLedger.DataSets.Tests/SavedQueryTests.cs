using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

/// <summary><c>queries.yaml</c>: listings that a desk comes back to.</summary>
public sealed class SavedQueryTests
{
    [Test]
    public void A_query_is_a_name_a_title_and_what_narrows_it()
    {
        using var folder = Folder(
            "queries:\n  - {name: grave, title: Grave ones, show: {status: [open, stale], severity: error, search: the port}}\n");

        Assert.That(DataSetLoader.Load(folder.Path).Mistakes, Is.Empty);
        var query = DataSetLoader.ReadQueries(folder.Path).Single();
        Assert.That((query.Name, query.Title, query.Place.Line), Is.EqualTo(("grave", "Grave ones", 2)));
        Assert.That(
            query.Show.Select(filter => $"{filter.Name}={string.Join(',', filter.Values)}"),
            Is.EqualTo(new[] { "severity=error", "status=open,stale", "search=the port" }));
    }

    [TestCase("{name: a, title: A, show: {severity: eror}}", "2:42: error: severity cannot be \"eror\"; did you mean \"error\"?")]
    [TestCase("{name: a, title: A, show: {kind: quarrel}}", "2:38: error: kind cannot be \"quarrel\"")]
    [TestCase("{name: a, title: A, show: {status: [open, closed]}}", "2:47: error: status cannot be \"closed\"")]
    [TestCase("{name: a, title: A, show: {sort: -dat}}", "2:38: error: sort cannot be \"dat\"; did you mean \"date\"?")]
    [TestCase("{name: a, title: A, show: {since: yesterday}}", "2:39: error: \"yesterday\": ")]
    [TestCase("{name: a, title: A, show: {speakers: Dana}}", "2:32: error: ")]
    [TestCase("{name: a, title: A, show: {speaker: [Dana, Mor]}}", "2:41: error: speaker is a list; write one text")]
    [TestCase("{name: a b, title: A, show: {}}", "2:12: error: \"a b\" cannot be a query's name")]
    [TestCase("{name: a, show: {}}", "2:5: error: ")]
    [TestCase("{name: a, title: A}", "2:5: error: ")]
    [TestCase(
        "{name: a, title: A, show: {}}\n  - {name: a, title: B, show: {}}",
        "3:12: error: query \"a\" is declared twice, first at queries.yaml:2")]
    public void A_mistake_is_told_with_its_place_and_what_to_write_instead(string query, string said)
    {
        using var folder = Folder($"queries:\n  - {query}\n");

        var loaded = DataSetLoader.Load(folder.Path);

        Assert.That(loaded.DataSet, Is.Null);
        Assert.That(loaded.Mistakes.Select(mistake => mistake.ToString()), Has.Some.StartsWith("queries.yaml:" + said));
    }

    [TestCase("")]
    [TestCase("queries:\n")]
    [TestCase("queries: []\n")]
    public void None_are_none(string text)
    {
        using var folder = Folder(text);

        Assert.That(DataSetLoader.Load(folder.Path).Mistakes, Is.Empty);
        Assert.That(DataSetLoader.ReadQueries(folder.Path), Is.Empty);
    }

    [Test]
    public void A_data_set_without_the_file_has_the_fingerprint_that_it_had()
    {
        using var folder = DataSetFolder.HarbourFire();
        var before = DataSetLoader.Fingerprint(folder.Path);

        folder.Write("queries.yaml", "queries: []\n");
        Assert.That(DataSetLoader.Fingerprint(folder.Path), Is.Not.EqualTo(before));
        folder.Delete("queries.yaml");
        Assert.That(DataSetLoader.Fingerprint(folder.Path), Is.EqualTo(before));
    }

    private static DataSetFolder Folder(string queries) => DataSetFolder.HarbourFire().Write("queries.yaml", queries);
}
