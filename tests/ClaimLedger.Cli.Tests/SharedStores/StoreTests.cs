using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;
using Npgsql;

namespace ClaimLedger.Cli.Tests.SharedStores;

/// <summary>A shared store: who may do what with it, what becomes of it when something stops in the middle, and how it is spread.</summary>
internal sealed class StoreTests
{
    private const string CrateMap = """
        ledger: {title: Crates, language: en}
        source: {id: "{outlet}", title: "{outlet}, 1 June 2031", publisher: "{outlet}", published: 2031-06-01}
        questions:
          - {id: pier.crates, subject: North pier, asks: How many crates were there?, answer: quantity, unit: crates, over-time: fixed}
        claims:
          - {question: pier.crates, says: "{crates}"}
        """;

    private DataSetFolder _folder = null!;
    private Cli _cli = null!;
    private string _store = "";

    [SetUp]
    public void Make()
    {
        _folder = DataSetFolder.HarbourFire();
        _cli = new Cli { Folder = _folder.Path };
        _store = PostgresServer.NewDatabase();
    }

    [TearDown]
    public void Delete()
    {
        _cli?.Dispose();
        _folder?.Dispose();
    }

    [Test]
    public void Its_history_goes_on_from_build_to_build()
    {
        Build();
        _cli.Done("rule", FirstConflict(), "confirmed", "--reason", "Both say so.", "--by", "Ada", "--store", _store);
        Build();

        using var ledger = Ledger.Open(_store);
        var history = ledger.History();
        Assert.Multiple(() =>
        {
            Assert.That(history.Select(entry => entry.Action), Is.EqualTo((string[])["build", "build", "ruling", "build", "ruling"]));
            Assert.That(_cli.Run("audit", _store).ExitCode, Is.Zero);
        });
    }

    [Test]
    public void A_ruling_is_made_and_taken_back()
    {
        Build();
        var conflict = FirstConflict();

        _cli.Done("rule", conflict, "confirmed", "--reason", "Both say so.", "--by", "Ada", "--store", _store);
        Assert.That(Ruled(), Is.EqualTo((string[])[conflict]));
        var again = _cli.Done("rule", conflict, "dismissed", "--reason", "One of them was corrected.", "--by", "Ada", "--store", _store);
        Assert.That(again.Out, Does.Contain("It was confirmed"));
        _cli.Done("rule", conflict, "--remove", "--store", _store);
        Assert.That(Ruled(), Is.Empty);

        string[] Ruled() => _cli.Done("conflicts", "--status", "ruled", "--format", "json", "--store", _store).Each("id");
    }

    [Test]
    public void A_build_that_fails_leaves_what_was_there()
    {
        Build();
        var before = _cli.Done("conflicts", "--format", "json", "--store", _store).Out;
        var address = StoreAddress.Parse(_store);

        Assert.That(
            () => StoreWriter.Change<int>(
                address, Stamp, _ => throw new InvalidOperationException("stopped"), progress: null, CancellationToken.None),
            Throws.InvalidOperationException);
        using (var stop = new CancellationTokenSource())
        {
            Assert.That(
                () => StoreWriter.Change(
                    address,
                    Stamp,
                    path =>
                    {
                        stop.Cancel();
                        return path;
                    },
                    progress: null,
                    stop.Token),
                Throws.InstanceOf<OperationCanceledException>());
        }
        Assert.Multiple(() =>
        {
            Assert.That(_cli.Done("conflicts", "--format", "json", "--store", _store).Out, Is.EqualTo(before));
            Build();
            Assert.That(
                Number("SELECT count(*) FROM claimledger.generation WHERE state = 'compiling'"), Is.Zero, "left by what was stopped");
            Assert.That(_cli.Run("audit", _store).ExitCode, Is.Zero);
        });
    }

    [Test]
    public void Who_reads_goes_on_reading_what_was_there_when_it_began()
    {
        Build();
        using var ledger = Ledger.Open(_store);
        var before = ledger.ConflictIds(new ListFilter());

        File.Delete(Path.Combine(_folder.Path, "rulings.yaml"));
        Build();

        Assert.That(ledger.ConflictIds(new ListFilter()), Is.EqualTo(before));
        Assert.That(ledger.Claims(new ListFilter()), Is.Not.Empty);
    }

    [Test]
    public void Until_workers_are_done_nothing_of_a_queued_ledger_is_seen()
    {
        _cli.Done("build", ".", "--store", _store, "--queue");
        var unbuilt = _cli.Run("conflicts", "--store", _store);
        Assert.That(unbuilt.ExitCode, Is.EqualTo(2));
        Assert.That(unbuilt.Error, Does.Contain("claimledger work"));

        _cli.Done("work", "--store", _store);
        Assert.That(_cli.Done("conflicts", "--format", "json", "--store", _store).Each("id"), Is.Not.Empty);
    }

    [Test]
    public void A_table_is_queued_as_a_data_set_is()
    {
        _folder.Write("m.yaml", CrateMap).Write("t.csv", "outlet,crates\nQuay Courier,11\nMorning Post,14\n");
        string[] import = ["import", "t.csv", "--map", "m.yaml"];

        var queued = _cli.Done([.. import, "--store", _store, "--queue"]);
        var unread = _cli.Run("conflicts", "--store", _store);
        _cli.Done("work", "--store", _store);
        _cli.Done([.. import, "-o", "t.db"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(queued.Error, Does.Contain("written; `claimledger work --store "));
            Assert.That(unread.ExitCode, Is.EqualTo(2));
            Assert.That(
                _cli.Done("conflicts", "--format", "json", "--store", _store).Out,
                Is.EqualTo(_cli.Done("conflicts", "--format", "json", "t.db").Out));
            Assert.That(_cli.Run([.. import, "-o", "t.db", "--queue"]).ExitCode, Is.EqualTo(2));
            Assert.That(_cli.Run([.. import, "--store", _store, "--queue", "--append"]).ExitCode, Is.EqualTo(2));
        }
    }

    [Test]
    public void A_build_takes_the_place_of_what_waits_for_workers()
    {
        Build();
        _cli.Done("build", ".", "--store", _store, "--queue");
        _cli.Done("rule", FirstConflict(), "confirmed", "--reason", "Both say so.", "--by", "Ada", "--store", _store);
        Build();

        _cli.Done("work", "--store", _store);
        Assert.Multiple(() =>
        {
            Assert.That(Number("SELECT count(*) FROM claimledger.work"), Is.Zero);
            Assert.That(Number("SELECT count(*) FROM claimledger.generation WHERE state = 'current'"), Is.EqualTo(1));
            Assert.That(_cli.Run("audit", _store).ExitCode, Is.Zero);
        });
    }

    [Test]
    public void A_worker_goes_on_with_the_history_that_a_ruling_made_longer()
    {
        Build();
        _cli.Done("build", ".", "--store", _store, "--queue");
        _cli.Done("rule", FirstConflict(), "confirmed", "--reason", "Both say so.", "--by", "Ada", "--store", _store);

        _cli.Done("work", "--store", _store);

        using var ledger = Ledger.Open(_store);
        Assert.That(ledger.History().Count(entry => entry.Action == "build"), Is.EqualTo(3));
        Assert.That(_cli.Run("audit", _store).ExitCode, Is.Zero);
    }

    [Test]
    public void Workers_that_are_cut_off_again_and_again_leave_what_one_gives()
    {
        var alone = Findings(Number, store: _store, () => Build());
        var other = PostgresServer.NewDatabase();
        _cli.Done("build", ".", "--store", other, "--queue");
        var address = StoreAddress.Parse(other);
        var cuts = LongTests.Count(5, 50);

        using var killing = address.Connect();
        var finished = false;
        while (!finished)
        {
            var workers = Enumerable.Range(1, 2).Select(number => Task.Run(() => Work(address, $"desk {number}"))).ToArray();
            while (cuts > 0 && !Task.WaitAll(workers, 0))
                cuts -= Cut(killing);
            finished = workers.All(worker => worker.Result);
        }

        Assert.That(Findings(sql => Number(sql, other), other, () => { }), Is.EqualTo(alone));
        Assert.That(_cli.Run("audit", other).ExitCode, Is.Zero);
    }

    [Test]
    public void A_store_that_was_never_built_says_how_to()
    {
        var run = _cli.Run("conflicts", "--store", _store);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("claimledger build DATASET --store"));
    }

    [Test]
    public void A_table_goes_into_a_store_and_another_is_added()
    {
        _folder.Write("map.yaml", CrateMap)
            .Write("day1.csv", "outlet,crates\nSound Daily,40\nEbb Radio,41\n")
            .Write("day2.csv", "outlet,crates\nPier Post,55\n");

        _cli.Done("import", "day1.csv", "--map", "map.yaml", "--store", _store);
        _cli.Done("import", "day2.csv", "--map", "map.yaml", "--store", _store, "--append");

        Assert.That(_cli.Done("claims", "--format", "json", "--store", _store).Each("says"), Has.Length.EqualTo(3));
        Assert.That(_cli.Run("audit", _store).ExitCode, Is.Zero);
    }

    [Test]
    public void Whoever_reads_with_the_role_of_readers_reads_and_writes_nothing()
    {
        using (var connection = StoreAddress.Parse(_store).Connect())
        {
            Stores.Execute(connection, File.ReadAllText(RepositoryRoot.Combine("db/postgres/roles.sql")));
            Stores.Execute(connection, "DROP ROLE IF EXISTS eve; CREATE ROLE eve LOGIN IN ROLE claimledger_reader");
        }
        Build();
        var asEve = _store.Replace("desk@", "eve@", StringComparison.Ordinal);

        Assert.Multiple(() =>
        {
            Assert.That(_cli.Done("conflicts", "--format", "json", "--store", asEve).Out, Is.EqualTo(
                _cli.Done("conflicts", "--format", "json", "--store", _store).Out));
            var build = _cli.Run("build", ".", "--store", asEve);
            Assert.That(build.ExitCode, Is.EqualTo(2), build.ToString());
            Assert.That(build.Error, Does.Contain("does not allow that"));
        });
    }

    private static BuildStamp Stamp => new(new DateTimeOffset(2031, 6, 9, 8, 0, 0, TimeSpan.Zero), "desk", "test");

    private void Build() => _cli.Done("build", ".", "--store", _store);

    private string FirstConflict() => _cli.Done("conflicts", "--format", "json", "--store", _store).Each("id")[0];

    /// <summary>Whether it came to its end.</summary>
    private static bool Work(StoreAddress address, string name)
    {
        try
        {
            StoreWork.Run(address, name);
            return StoreWork.Waiting(address) == 0;
        }
        catch (LedgerException)
        {
            return false;
        }
    }

    // As when its machine is switched off: the server is left with half of a transaction.
    private static int Cut(NpgsqlConnection killing) => (int)Stores.Number(
        killing,
        "SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
            + "AND xact_start IS NOT NULL AND pid <> pg_backend_pid() AND query LIKE '%COPY%' LIMIT 1) AS victim");

    private static List<long> Findings(Func<string, long> number, string store, Action make)
    {
        make();
        return
        [
            .. ((string[])["conflict", "position", "position_claim", "stale_ruling", "claim_aside"]).Select(table => number(
                $"SELECT coalesce(sum(hashtext(each::text)::bigint), 0) FROM claimledger_1.{table} AS each")),
        ];
    }

    private long Number(string sql) => Number(sql, _store);

    private static long Number(string sql, string store)
    {
        using var connection = StoreAddress.Parse(store).Connect();
        return Stores.Number(connection, sql);
    }
}
