using System.Text;
using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Exchange.Tests;

/// <summary>Out, in and out again is the same byte for byte, and nothing is lost on the way.</summary>
internal sealed class RoundTripTests
{
    [Test]
    public void One_of_the_data_sets_has_every_key() => Assert.That(UntoldKeys.Of(DataSets.Everything()), Is.Empty);

    [TestCaseSource(typeof(DataSets), nameof(DataSets.Names))]
    public void Yaml_loads_as_what_was_written_and_is_written_the_same_twice(string name)
    {
        var dataSet = DataSets.Of(name);
        using var folder = DataSetFolder.Empty();
        DataSetWriter.Write(DataSetWriter.Draft(dataSet), folder.Path);

        var again = DataSets.Loaded(DataSetLoader.Load(folder.Path));

        Assert.That(Dump.WithoutPlaces(again), Is.EqualTo(Dump.WithoutPlaces(dataSet)));
        Assert.That(DataSetWriter.Files(DataSetWriter.Draft(again)), Is.EqualTo(DataSetWriter.Files(DataSetWriter.Draft(dataSet))));
    }

    [TestCaseSource(typeof(DataSets), nameof(DataSets.Names))]
    public void Json_lines_carry_everything(string name)
    {
        var dataSet = DataSets.Of(name);
        var bytes = Lines(dataSet);
        var mistakes = new List<Mistake>();

        var again = DataSets.Loaded(DataSetLoader.Load(JsonLines.Read(new InputFile("a.jsonl", bytes), mistakes)));

        Assert.That(mistakes, Is.Empty);
        Assert.That(Dump.WithoutPlaces(again), Is.EqualTo(Dump.WithoutPlaces(dataSet)));
        Assert.That(Lines(again), Is.EqualTo(bytes));
    }

    [TestCaseSource(typeof(DataSets), nameof(DataSets.Names))]
    public void A_data_package_carries_everything(string name)
    {
        var dataSet = DataSets.Of(name);
        using var folder = DataSetFolder.Empty();
        var files = DataPackage.Files(DataSetWriter.Draft(dataSet)).ToList();
        foreach (var (file, bytes) in files)
            folder.WriteBytes(file, bytes);
        var mistakes = new List<Mistake>();

        var again = DataSets.Loaded(DataSetLoader.Load(DataPackage.Read(folder.Path, "package", mistakes)));

        Assert.That(mistakes, Is.Empty);
        Assert.That(Dump.WithoutPlaces(again), Is.EqualTo(Dump.WithoutPlaces(dataSet)));
        Assert.That(DataPackage.Files(DataSetWriter.Draft(again)), Is.EqualTo(files));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Saved_queries_are_carried_along(bool asPackage)
    {
        const string Queries = """
            queries:
              - name: grave
                title: Grave ones
                show:
                  severity: error
                  status: [open, stale]
                  search: "5 of \"us\""
              - {name: all, title: All of them, show: {}}

            """;
        using var folder = DataSetFolder.HarbourFire().Write("queries.yaml", Queries);
        using var package = DataSetFolder.Empty();
        using var again = DataSetFolder.Empty();
        var queries = DataSetLoader.ReadQueries(folder.Path);
        var draft = DataSetWriter.Draft(DataSets.Loaded(DataSetLoader.Load(folder.Path)), queries);
        var mistakes = new List<Mistake>();
        DataSetDraft read;
        if (asPackage)
        {
            foreach (var (file, bytes) in DataPackage.Files(draft))
                package.WriteBytes(file, bytes);
            read = DataPackage.Read(package.Path, "package", mistakes);
        }
        else
        {
            using var lines = new MemoryStream();
            JsonLines.Write(draft, lines);
            read = JsonLines.Read(new InputFile("a.jsonl", lines.ToArray()), mistakes);
        }

        DataSetWriter.Write(read, again.Path);

        Assert.That(mistakes, Is.Empty);
        Assert.That(queries, Has.Length.EqualTo(2));
        Assert.That(Words(again), Is.EqualTo(Words(folder)));

        static List<string> Words(DataSetFolder of) =>
        [
            .. DataSetLoader.ReadQueries(of.Path).SelectMany(query => query.Show
                .Select(filter => $"{filter.Name}={string.Join('|', filter.Values)}").Prepend($"{query.Name}: {query.Title}")),
        ];
    }

    [TestCaseSource(typeof(DataSets), nameof(DataSets.Names))]
    public void Csv_carries_claims_and_sources_onto_what_a_data_set_declares(string name)
    {
        var dataSet = DataSets.Of(name);
        using var folder = DataSetFolder.Empty();
        DataSetWriter.Write(DataSetWriter.Draft(dataSet) with { Sources = [] }, folder.Path);
        var bytes = Csv(dataSet);
        var mistakes = new List<Mistake>();

        var again = DataSets.Loaded(DataSetLoader.Load(folder.Path, ClaimsCsv.Read(new InputFile("a.csv", bytes), mistakes)));

        Assert.That(mistakes, Is.Empty);
        Assert.That(Dump.WithoutPlaces(again), Is.EqualTo(Dump.WithoutPlaces(dataSet)));
        Assert.That(Csv(again), Is.EqualTo(bytes));
    }

    [TestCaseSource(typeof(DataSets), nameof(DataSets.Names))]
    public void A_ledger_exports_what_its_data_set_exports(string name)
    {
        // A ledger holds what counts: proposed claims stay in the folder.
        var dataSet = WithoutProposals(DataSets.Of(name));
        using var folder = DataSetFolder.Empty();
        var file = folder.FullName("ledger.db");
        Ledger.Build(dataSet, file, "", new BuildStamp(DateTimeOffset.UnixEpoch, "a test", "0"));
        using var ledger = Ledger.Open(file);

        Assert.That(Lines(ledger.ReadDataSet()), Is.EqualTo(Lines(dataSet)));
    }

    private static DataSet WithoutProposals(DataSet dataSet) =>
        dataSet with { Sources = [.. dataSet.Sources.Select(source => source with { Proposals = [] })] };

    [Test]
    public void The_data_set_of_everything_leaves_no_column_empty()
    {
        SavedFilter filter = new("severity", ["error"]);
        SavedQuery query = new("grave", "Grave ones", [filter], new Place("queries.yaml", 1, 1));
        var records = Records.Of(DataSetWriter.Draft(DataSets.Everything(), [query]))
            .ToLookup(record => record.Table, record => record.Values);

        var empty = Table.All
            .SelectMany(table => table.Columns, (table, column) => (table, column))
            .Where(pair => !records[pair.table].Any(record => Rows.Cell(record, pair.column, isForPeople: false) is not null))
            .Select(pair => $"{pair.table.Name}.{pair.column.Name}");

        // Qualifiers like two that are there; a source with versions has its hash from the newest.
        Assert.That(
            empty, Is.SubsetOf(new[] { "question.measure", "question.population", "question.period", "question.basis", "source.sha256" }));
    }

    internal static byte[] Lines(DataSet dataSet)
    {
        using var buffer = new MemoryStream();
        JsonLines.Write(DataSetWriter.Draft(dataSet), buffer);
        return buffer.ToArray();
    }

    internal static byte[] Csv(DataSet dataSet)
    {
        using var buffer = new MemoryStream();
        using (var output = new StreamWriter(buffer, new UTF8Encoding(false), leaveOpen: true))
            ClaimsCsv.Write(DataSetWriter.Draft(dataSet), output);
        return buffer.ToArray();
    }
}
