using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.SharedStores;

/// <summary>
/// What every store must give: the same answers as a data set that is read from its folder, to the byte. A file and a server are stores.
/// </summary>
internal abstract class StoreAcceptanceTests(string store, string dataSet)
{
    private const string File = "a file";
    private const string Server = "PostgreSQL";
    private const string ByWorkers = "PostgreSQL, by workers";

    private DataSetFolder _folder = null!;
    private Cli _cli = null!;
    private string _address = "";

    /// <summary>A file is looked at everywhere else, too.</summary>
    protected static IEnumerable<TestFixtureData> Files => [Of(File, "tests/data/harbour-fire")];

    /// <summary>The stores that are shared.</summary>
    protected static IEnumerable<TestFixtureData> Servers =>
        new[]
        {
            Of(Server, "db/gaza-ceasefire"),
            Of(ByWorkers, "tests/data/harbour-fire"),
            Of(Server, "tests/data/dam-breach"),
            Of(ByWorkers, "db/gaza-ceasefire"),
        }.Take(LongTests.Count(2, 4));

    /// <summary>Runs commands in the folder of the data set.</summary>
    protected Cli Run => _cli;

    /// <summary>The store.</summary>
    protected string Address => _address;

    private static TestFixtureData Of(string store, string dataSet) =>
        new TestFixtureData(store, dataSet).SetArgDisplayNames(store, Path.GetFileName(dataSet));

    [OneTimeSetUp]
    public void Build()
    {
        _folder = DataSetFolder.CopyOf(RepositoryRoot.Combine(dataSet));
        // They are of the folder: no ledger holds them.
        System.IO.File.Delete(Path.Combine(_folder.Path, "queries.yaml"));
        _cli = new Cli { Folder = _folder.Path };
        _address = store == File ? Path.Combine(_folder.Path, "store.db") : PostgresServer.NewDatabase();
        string[] queue = store == ByWorkers ? ["--queue"] : [];
        _cli.Done(store == File ? ["build", ".", "-o", _address] : ["build", ".", "--store", _address, .. queue]);
        if (store == ByWorkers)
            _cli.Done("work", "--store", _address);
    }

    [OneTimeTearDown]
    public void Delete()
    {
        _cli?.Dispose();
        _folder?.Dispose();
    }

    private static readonly HashSet<(string, bool)> Passed = [];

    /// <summary>Whatever was asked of the server since the last test is something that a cluster takes, too.</summary>
    [TearDown]
    public void What_was_asked_is_taken_by_a_cluster()
    {
        Assert.Multiple(() =>
        {
            foreach (var (sql, isOfOneBucket) in PostgresSql.Texts.Where(Passed.Add))
                Assert.That(ClusterRules.Breach(sql, isOfOneBucket), Is.Null, sql);
        });
    }

    private static readonly string[] Sorts =
        ["severity", "kind", "question", "source", "date", "id", "-severity", "-kind", "-question", "-source", "-date", "-id"];

    private static IEnumerable<string> Listings =>
    [
        .. from what in (string[])["conflicts", "claims", "sources", "questions"]
           from format in (string[])["json", "csv", "table"]
           select $"{what} --format {format}",
        .. from what in (string[])["conflicts", "claims", "sources", "questions"]
           from sort in Sorts
           select $"{what} --sort {sort} --format csv",
        "conflicts --kind contradiction --format json",
        "conflicts --severity error --scope across --format json",
        "conflicts --status open --format csv",
        "conflicts --status ruled --format csv",
        "conflicts --status stale --format csv",
        "conflicts --verdict confirmed --format csv",
        "claims --severity error --format csv",
        "claims --kind decrease --format csv",
        "sources --kind contradiction --format csv",
        "questions --severity warning --format csv",
        "conflicts --since 2031-06-06 --format csv",
        "claims --until 2031-06-06 --format csv",
        "questions --since 2025-03-18 --format csv",
        "claims --limit 3 --format csv",
        .. from what in (string[])["conflicts", "claims", "sources", "questions"]
           from words in (string[])["hostages", "fire", "d", "dam br", "the chief", "Israël", "...", "40"]
           select $"{what} --search \"{words}\" --format csv",
    ];

    [TestCaseSource(nameof(Listings))]
    public void A_listing_is_the_same(string line)
    {
        var (ours, theirs) = (_cli.Type($"claimledger {line} --dataset \"{_address}\""), _cli.Type($"claimledger {line} --dataset ."));

        Assert.That((ours.Out, ours.ExitCode), Is.EqualTo((theirs.Out, theirs.ExitCode)), ours.Error);
    }

    [Test]
    public void Lists_by_who_and_where_are_the_same()
    {
        var claims = Claims();
        Assert.Multiple(() =>
        {
            foreach (var speaker in claims.SelectMany(claim => claim.Speakers).Distinct().Take(12))
            {
                Same("claims", "--speaker", speaker);
                Same("conflicts", "--speaker", speaker);
                Same("sources", "--speaker", speaker);
            }
            foreach (var source in claims.Select(claim => claim.Source).Distinct().Take(5))
            {
                Same("conflicts", "--source", source);
                Same("questions", "--source", source);
            }
            foreach (var question in claims.Select(claim => claim.Question).Distinct().Take(12))
            {
                Same("conflicts", "--question", question);
                Same("claims", "--question", question.Split('.')[0]);
            }
        });
    }

    [Test]
    public void Each_conflict_is_shown_and_explained_alike()
    {
        // Some of each kind; all of them where the long counts are asked for.
        var conflicts = _cli.Done("conflicts", ".", "--format", "json").Json.EnumerateArray()
            .GroupBy(conflict => conflict.GetProperty("kind").GetString())
            .SelectMany(kind => kind.Take(LongTests.Count(8, int.MaxValue)))
            .Select(conflict => conflict.GetProperty("id").GetString()!);
        var claims = Claims().Select(claim => claim.Id).ToList();
        Assert.Multiple(() =>
        {
            foreach (var id in conflicts)
                Same("show", id, "--format", "json");
            foreach (var (first, second) in claims.Zip(claims.Skip(1)).Take(8))
                Same("explain", first, second);
        });
    }

    private static readonly string[] Views =
    [
        "v_claims ORDER BY id",
        "v_conflicts ORDER BY id",
        "v_positions ORDER BY conflict, position",
        "v_position_claims ORDER BY conflict, position, claim",
        "v_sources ORDER BY id",
        "v_versions ORDER BY source, version",
        "v_corrections ORDER BY corrected, corrected_by",
        "v_publishers ORDER BY name",
        "v_questions ORDER BY id",
        "v_speakers ORDER BY name",
        "v_claim_speakers ORDER BY claim, step",
        "v_frames ORDER BY claim, facet, term",
        "v_facets ORDER BY facet, term",
        "v_constraints ORDER BY id",
        "v_rulings ORDER BY conflict",
        "v_expectations ORDER BY line",
        "v_baseline ORDER BY conflict",
    ];

    [TestCaseSource(nameof(Views))]
    public void A_query_gives_the_same(string view)
    {
        foreach (var format in (string[])["json", "csv"])
            Same("query", $"SELECT * FROM {view}", "--format", format);
    }

    [Test]
    public void A_report_and_an_export_are_the_same()
    {
        Same("export", "--format", "jsonl");
        Same("export", "--format", "csv");
        Assert.That(Report(_address), Is.EqualTo(Report(".")));

        string Report(string from)
        {
            _cli.Done("report", from, "-o", "report.md", "--format", "markdown");
            return string.Join(
                '\n',
                System.IO.File.ReadLines(Path.Combine(_folder.Path, "report.md"))
                    .Where(line => !line.StartsWith("Discrepancy report of ", StringComparison.Ordinal)));
        }
    }

    [Test]
    public void An_audit_finds_nothing()
    {
        Assert.That(_cli.Run("audit", _address).ExitCode, Is.Zero);
    }

    private sealed record Listed(string Id, string Source, string Question, string[] Speakers);

    private List<Listed> Claims() =>
    [
        .. _cli.Done("claims", ".", "--format", "json").Json.EnumerateArray().Select(claim => new Listed(
            claim.GetProperty("id").GetString()!,
            claim.GetProperty("source").GetString()!,
            claim.GetProperty("question").GetString()!,
            [.. claim.GetProperty("speakers").EnumerateArray().Select(speaker => speaker.GetString()!)])),
    ];

    private void Same(params string[] line)
    {
        var (ours, theirs) = (_cli.Run([.. line, "--dataset", _address]), _cli.Run([.. line, "--dataset", "."]));
        Assert.That((ours.Out, ours.ExitCode), Is.EqualTo((theirs.Out, theirs.ExitCode)), $"{string.Join(' ', line)}\n{ours.Error}");
    }
}

/// <summary>A file.</summary>
[TestFixtureSource(nameof(Files))]
internal sealed class FileAcceptanceTests(string store, string dataSet) : StoreAcceptanceTests(store, dataSet);

/// <summary>A server, of which more is asked.</summary>
[TestFixtureSource(nameof(Servers))]
internal sealed class SharedStoreAcceptanceTests(string store, string dataSet) : StoreAcceptanceTests(store, dataSet)
{
    [TestCase("json")]
    [TestCase("sarif")]
    [TestCase("junit")]
    [TestCase("console")]
    public void A_check_gives_the_same(string format)
    {
        foreach (var least in (string[])["note", "error"])
        {
            var theirs = Run.Run("check", ".", "--format", format, "--fail-on", least);
            var ours = Run.Run("check", ".", "--format", format, "--fail-on", least, "--store", Address);
            Assert.That((ours.Out, ours.ExitCode), Is.EqualTo((theirs.Out, theirs.ExitCode)), ours.Error);
        }
    }
}
