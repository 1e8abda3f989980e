using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Benchmarks;

/// <summary>
/// The same invented tables in a ledger's file and in a shared store, on a PostgreSQL server of this program's own, as it ships: each task
/// in a process of its own, one after the other, but for what is read, which is read again and again in this one, as <c>serve</c> does.
/// </summary>
internal sealed class StoreBenchmark : IDisposable
{
    private const int Readings = 5;

    // Somebody who reads on, and leaves the machine to those who work.
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMilliseconds(200);
    private static readonly BuildStamp Stamp = new(DateTimeOffset.UnixEpoch, "benchmark", "0");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimledger-store-benchmark-");
    private readonly OwnPostgres _postgres = new(("max_locks_per_transaction", "256"));
    private readonly ServerUsage _server;
    private bool _isDisposed;

    private StoreBenchmark() => _server = new ServerUsage(_postgres.ProcessId);

    /// <summary>What a task took of us, and of the server.</summary>
    private sealed record Cost(double Wall, double Processor, long Peak, double Server, long ServerPeak, string Output)
    {
        public string Told => $"{Time(Wall)} | {Time(Processor)}{And(Time(Server))} | {Memory}";

        private string Memory => Peak == 0 ? "" : Megabytes(Peak) + And(Megabytes(ServerPeak));

        private string And(string ofServer) => ServerPeak == 0 ? "" : " + " + ofServer;

        private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N0}");

        private static string Time(double seconds) => seconds < 0.995
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:N0} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds:N1} s");
    }

    /// <summary>Compares tables of these sizes.</summary>
    /// <param name="sizes">How many claims they have.</param>
    /// <param name="isOfWorkers">Whether it is of workers alone, one and two of them, with a reader all the time.</param>
    internal static int Run(int[] sizes, bool isOfWorkers)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.Error.WriteLine("This reads what a server uses from /proc, which only Linux has.");
            return 2;
        }
        // Whoever stops it stops the server, too, even while that starts; what is waited for meanwhile does not end by itself.
        var gate = new Lock();
        StoreBenchmark? benchmark = null;
        var isStopped = false;
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            lock (gate)
                benchmark = new StoreBenchmark();
            foreach (var claims in sizes)
            {
                Tell(claims);
                if (isOfWorkers)
                    benchmark.CompareWorkers(claims);
                else
                    benchmark.Compare(claims);
                foreach (var made in benchmark._folder.EnumerateFiles())
                    made.Delete();
            }
            return 0;
        }
        catch when (Volatile.Read(ref isStopped))
        {
            // Without its server nothing goes on; what was stopped ends when all is cleared away.
            lock (gate)
                return 1;
        }
        finally
        {
            benchmark?.Dispose();
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            lock (gate)
            {
                Volatile.Write(ref isStopped, true);
                try
                {
                    benchmark?.Dispose();
                }
                finally
                {
                    Environment.Exit(128 + signal.Signal switch
                    {
                        PosixSignal.SIGHUP => 1,
                        PosixSignal.SIGINT => 2,
                        _ => 15,
                    });
                }
            }
        }
    }

    /// <summary>Copies a ledger that was compiled into a store, and leaves what is to be found to workers.</summary>
    internal static int RunQueue(string store, string ledger)
    {
        StoreWriter.Queue(
            StoreAddress.Parse(store),
            Stamp,
            path =>
            {
                File.Copy(ledger, path, overwrite: true);
                return 0;
            },
            progress: null,
            CancellationToken.None);
        return 0;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        _postgres.Dispose();
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Whoever was started writes into it until it sees that the server is gone.
        }
    }

    private static void Tell(int claims)
    {
        Console.WriteLine();
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        Console.WriteLine($"{claims:N0} claims; {Environment.ProcessorCount} processors, load {load} at the start");
        Console.WriteLine();
        Console.WriteLine(
            "| task | file: wall | processor | peak MB | store: wall | processor, ours + server's | peak MB, ours + server's "
                + "| ratio of wall | of processor |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    }

    private void Compare(int claims)
    {
        var (map, ledger, small) = (PathOf("m.yaml"), PathOf("l.db"), PathOf("s.db"));
        File.WriteAllText(map, ImportBenchmark.Map);
        var table = TableOf(claims);
        var store = _postgres.NewDatabase();

        var file = OfFile(() => PeersBenchmark.OwnAtOnce(1, "import", table, "--map", map, "-o", ledger));
        Row("import", file, OfStore(() => PeersBenchmark.OwnAtOnce(1, "import", table, "--map", map, "--store", store)));
        PeersBenchmark.OwnAtOnce(1, "import", TableOf(Math.Max(100, claims / 10)), "--map", map, "-o", small);
        Read(ledger, store);

        var queued = _postgres.NewDatabase();
        Row("copy what is compiled, queued", null, OfStore(() => PeersBenchmark.Child("queue-child", queued, ledger)));
        var reconciled = OfFile(() => PeersBenchmark.Child("reconcile-child", ledger));
        Row("reconcile, one worker", reconciled, OfStore(() => PeersBenchmark.OwnAtOnce(1, "work", "--store", queued)));
        Row("copy again, over a generation that is there", null, OfStore(() => PeersBenchmark.Child("queue-child", queued, ledger)));
        Row(
            "reconcile, two workers, over a generation that is there",
            reconciled,
            OfStore(() => PeersBenchmark.OwnAtOnce(2, "work", "--store", queued)));
        TellSizes(ledger, store, "of one generation");
        ReadOn(queued, small, ledger);
    }

    /// <summary>
    /// What workers take of what is compiled, by one of them and by two, each in a database of its own in which there is a small generation
    /// already, which somebody reads all the time.
    /// </summary>
    private void CompareWorkers(int claims)
    {
        var (map, ledger, small) = (PathOf("m.yaml"), PathOf("l.db"), PathOf("s.db"));
        File.WriteAllText(map, ImportBenchmark.Map);
        Row("import", OfFile(() => PeersBenchmark.OwnAtOnce(1, "import", TableOf(claims), "--map", map, "-o", ledger)), null);
        PeersBenchmark.OwnAtOnce(1, "import", TableOf(Math.Max(100, claims / 100)), "--map", map, "-o", small);
        var reconciled = OfFile(() => PeersBenchmark.Child("reconcile-child", ledger));
        foreach (var workers in (int[])[1, 2])
        {
            var store = _postgres.NewDatabase();
            Build(store, small);
            WhileReading(store, small, ledger, BetweenReadings, () =>
            {
                Row("copy what is compiled, queued", null, OfStore(() => PeersBenchmark.Child("queue-child", store, ledger)));
                Row(
                    $"reconcile, {(workers == 1 ? "one worker" : "two workers")}",
                    reconciled,
                    OfStore(() => PeersBenchmark.OwnAtOnce(workers, "work", "--store", store)));
            });
            TellSizes(ledger, store, "with the small generation before");
        }
    }

    private static void Row(string task, Cost? file, Cost? store)
    {
        var ratios = file is null || store is null
            ? " | "
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{store.Wall / file.Wall:N1} | {(store.Processor + store.Server) / Math.Max(0.001, file.Processor):N1}");
        Console.WriteLine($"| {task} | {file?.Told ?? " | | "} | {store?.Told ?? " | | "} | {ratios} |");
    }

    private static Cost OfFile(Func<PeersBenchmark.Usage> task)
    {
        var usage = task();
        return new Cost(usage.Wall, usage.Processor, usage.Peak, 0, 0, usage.Output);
    }

    private Cost OfStore(Func<PeersBenchmark.Usage> task)
    {
        var before = _server.Processor;
        PeersBenchmark.Usage usage = null!;
        var peak = _server.PeakDuring(() => usage = task());
        return new Cost(usage.Wall, usage.Processor, usage.Peak, _server.Processor - before, peak, usage.Output);
    }

    private void Read(string file, string store)
    {
        using var ofFile = Ledger.Open(file);
        using var ofStore = Ledger.Open(store);
        var some = ofFile.ConflictIds(new ListFilter { Limit = 1000 });
        (string Task, Func<Ledger, string> Read)[] tasks =
        [
            ("count of conflicts", ledger => ledger.ConflictCount(new ListFilter()).ToString(CultureInfo.InvariantCulture)),
            ("100 conflicts of a publisher", ledger => Ids(ledger.Conflicts(new ListFilter { Publisher = "Outlet 7", Limit = 100 }))),
            (
                "100 claims by words, few have them",
                ledger => Ids(ledger.Claims(new ListFilter { Search = "event 77 outlet 7", Limit = 100 }))),
            ("100 claims by words, many have them", ledger => Ids(ledger.Claims(new ListFilter { Search = "outlet 7", Limit = 100 }))),
            ("a page of 50 claims", ledger => Ids(ledger.Claims(new ListFilter { Limit = 50 }))),
            ("one conflict", ledger => Ids(ledger.Conflicts(new ListFilter { Id = some[^1].ToString() }))),
        ];
        foreach (var (task, read) in tasks)
        {
            var (ofOne, one) = Again(ofFile, read);
            var (ofOther, other) = Again(ofStore, read);
            if (one != other)
                throw new InvalidOperationException($"{task}: the file and the store differ");
            Row(task, ofOne with { ServerPeak = 0, Server = 0 }, ofOther);
        }
    }

    private static string Ids(IEnumerable<ListedConflict> conflicts) => string.Join(' ', conflicts.Select(each => each.Conflict.Id));

    private static string Ids(IEnumerable<Claim> claims) => string.Join(' ', claims.Select(each => each.Id));

    // The first reading compiles the code; of the others the median, and the mean of what they used.
    private (Cost Cost, string Answer) Again(Ledger ledger, Func<Ledger, string> read)
    {
        var answer = read(ledger);
        var (before, server) = (Environment.CpuUsage.TotalTime, _server.Processor);
        var walls = new List<double>();
        for (var reading = 0; reading < Readings; reading++)
        {
            var clock = Stopwatch.StartNew();
            read(ledger);
            walls.Add(clock.Elapsed.TotalSeconds);
        }
        walls.Sort();
        var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds / Readings;
        return (new Cost(walls[Readings / 2], processor, 0, (_server.Processor - server) / Readings, 1, ""), answer);
    }

    private static void TellSizes(string file, string store, string what)
    {
        using var connection = StoreAddress.Parse(store).Connect();
        var bytes = Stores.Number(connection, "SELECT pg_database_size(current_database())");
        Console.WriteLine();
        Console.WriteLine(
            $"on disk: file {new FileInfo(file).Length / 1e6:N0} MB, store {what} {bytes / 1e6:N0} MB, ratio "
                + string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)new FileInfo(file).Length:N1}"));
    }

    /// <summary>Somebody lists again and again what a store holds while it is built anew, and sees the one state or the other.</summary>
    private static void ReadOn(string store, string before, string after)
    {
        Build(store, before);
        WhileReading(store, before, after, TimeSpan.Zero, () => Build(store, after));
    }

    private static void WhileReading(string store, string before, string after, TimeSpan pause, Action build)
    {
        string[] states = [StateOf(before), StateOf(after)];
        using var ending = new CancellationTokenSource();
        var looking = Task.Run(() =>
        {
            int[] seen = [0, 0, 0];
            var slowest = 0.0;
            while (!ending.IsCancellationRequested)
            {
                var clock = Stopwatch.StartNew();
                var state = StateOf(store);
                slowest = Math.Max(slowest, clock.Elapsed.TotalSeconds);
                seen[state == states[0] ? 0 : state == states[1] ? 1 : 2]++;
                ending.Token.WaitHandle.WaitOne(pause);
            }
            return (Seen: seen, Slowest: slowest);
        });
        var building = Stopwatch.StartNew();
        build();
        var took = building.Elapsed.TotalSeconds;
        // It is current now: whoever opens it from here on sees it.
        var last = StateOf(store) == states[1];
        ending.Cancel();
        var (seen, longest) = looking.Result;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a reader meanwhile, for {took:N1} s of building: {seen[0]} times the state before, {seen[1]} times the state after, "
                + $"{seen[2]} times anything else; {longest:N2} s at most; {(last && seen[2] == 0 ? "as it has to be" : "WRONG")}"));
    }

    private static void Build(string store, string ledger)
    {
        PeersBenchmark.Child("queue-child", store, ledger);
        PeersBenchmark.OwnAtOnce(2, "work", "--store", store);
    }

    private static string StateOf(string ledger)
    {
        using var opened = Ledger.Open(ledger);
        var filter = new ListFilter { Limit = 100 };
        return $"{opened.ConflictCount(filter)} {opened.ClaimCount(filter)} {string.Join(' ', opened.ConflictIds(filter))}";
    }

    private string TableOf(int claims)
    {
        var path = PathOf(string.Create(CultureInfo.InvariantCulture, $"{claims}.csv"));
        ImportBenchmark.Write(path, claims);
        return path;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
