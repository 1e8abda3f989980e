using System.Diagnostics;
using System.Globalization;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// A command that is killed (<c>kill -9</c>) again and again, at moments that a lock or a file tells and at random ones: each time what
/// it writes must be there as it was before or as it is after, whole, and beside it at most a temporary file, which the next run clears
/// away.
/// </summary>
internal sealed class CrashTests
{
    private const int Seed = 20310604;

    private enum State { Before, After }

    /// <summary>When a run is killed; each in turn.</summary>
    private enum Moment
    {
        /// <summary>At any time from its start to its end.</summary>
        Anywhere,
        /// <summary>At any time while it writes, until a little after its end.</summary>
        Writing,
        /// <summary>At any time while another holds the lock that it needs to replace its target.</summary>
        Locked,
        /// <summary>As soon as its target is another.</summary>
        Replaced,
    }

    /// <summary>What is killed, and how its result is judged: one row a command.</summary>
    /// <param name="Arguments">The command line of run N.</param>
    /// <param name="Kills">How often it is killed.</param>
    /// <param name="Target">The file that it writes, relative to the data set.</param>
    /// <param name="Version">Reads the target whole, fails where it is torn, and says something that is another after every run that was
    /// done.</param>
    private sealed record Victim(Func<int, string[]> Arguments, int Kills, string Target, Func<string, string> Version);

    private static readonly Dictionary<string, Victim> Victims = new(StringComparer.Ordinal)
    {
        ["build"] = new(_ => ["build", "-o", "fire.db"], LongTests.Count(4, 120), "fire.db", AuditedHead),
        ["rule"] = new(
            run =>
                ["rule", "c-0d457d196474fdd1", "confirmed", "--reason", $"Looked at for time {run}.", "--by", "desk", "--on", "2031-06-09"],
            LongTests.Count(4, 80),
            "rulings.yaml",
            OneRuling),
    };

    private static IEnumerable<string> Names => Victims.Keys;

    [TestCaseSource(nameof(Names))]
    [Platform(Exclude = "Win")]
    public void Killed_at_any_moment_it_leaves_the_old_file_or_the_new_one(string name)
    {
        var victim = Victims[name];
        var lanes = LongTests.Count(1, Math.Max(2, Environment.ProcessorCount));
        var kills = victim.Kills;
        var states = new State[kills];
        var leftovers = 0;
        Parallel.For(0, lanes, new ParallelOptions { MaxDegreeOfParallelism = lanes }, lane =>
        {
            using var fire = victim.Target.EndsWith(".db", StringComparison.Ordinal) ? Larger() : DataSetFolder.HarbourFire();
            using var cli = new Cli { Folder = fire.Path };
            var target = fire.FullName(victim.Target);
            var run = 0;
            cli.AsProcess.Done(victim.Arguments(run++));
            var (starting, writing) = Durations(cli, fire, victim.Arguments(run++));
            var version = victim.Version(target);
            var bytes = File.ReadAllBytes(target);
            var files = Files(fire);
            var random = new Random(Seed + lane);
            for (var kill = lane; kill < kills; kill += lanes)
            {
                // Each moment once in every four, and in the next four by another lane.
                var moments = Enum.GetValues<Moment>().Length;
                var moment = (Moment)((kill + (kill / moments)) % moments);
                Kill(
                    cli,
                    target,
                    victim.Arguments(run++),
                    moment,
                    random.NextDouble() * (moment is Moment.Writing ? writing * 1.3 : starting + writing));
                var found = File.ReadAllBytes(target);
                states[kill] = found.AsSpan().SequenceEqual(bytes) ? State.Before : State.After;
                Assert.That(
                    states[kill],
                    moment switch
                    {
                        Moment.Locked => Is.EqualTo(State.Before),
                        Moment.Replaced => Is.EqualTo(State.After),
                        _ => Is.AnyOf(State.Before, State.After),
                    });
                if (states[kill] is State.After)
                {
                    var next = victim.Version(target);
                    Assert.That(next, Is.Not.EqualTo(version));
                    (version, bytes) = (next, found);
                }
                var left = Files(fire).Except(files).ToArray();
                Assert.That(left, Has.All.Match($@"(^|/)\.{victim.Target}\.\w+-\d+-\w+\.tmp(-journal)?$"));
                Interlocked.Add(ref leftovers, left.Length);
            }
            cli.AsProcess.Done(victim.Arguments(run));
            Assert.That(Files(fire), Is.EqualTo(files));
            Assert.That(victim.Version(target), Is.Not.EqualTo(version));
            Assert.That(Directory.EnumerateFiles(cli.Temporary, ".*"), Is.Empty);
        });
        var before = states.Count(state => state is State.Before);
        TestContext.Out.WriteLine(
            $"{name}: {kills} kills: {before} before, {kills - before} after, 0 torn; {leftovers} temporary files left and cleared");
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_table_that_was_killed_on_its_way_into_a_ledger_leaves_the_old_one()
    {
        using var folder = Tables();
        using var cli = new Cli { Folder = folder.Path };
        cli.Done(Import("first.csv"));
        var (before, files) = (File.ReadAllBytes(folder.FullName("t.db")), Files(folder));

        using (WholeFile.Lock(folder.FullName("t.db"), CancellationToken.None))
            KillWhen(cli, Import("second.csv"), () => Files(folder).Length > files.Length);

        Assert.That(File.ReadAllBytes(folder.FullName("t.db")), Is.EqualTo(before));
        AuditedHead(folder.FullName("t.db"));
        cli.Done(Import("second.csv"));
        Assert.That(Claims(folder), Is.EqualTo(2));
        Assert.That(Files(folder), Is.EqualTo(files));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void An_addition_that_was_killed_leaves_the_ledger_as_it_was()
    {
        using var folder = Tables();
        using var cli = new Cli { Folder = folder.Path };
        cli.Done(Import("first.csv"));
        var files = Files(folder);

        // While somebody reads, an addition is made and cannot end: its journal stands beside the ledger.
        using (var reader = Ledger.Open(folder.FullName("t.db")))
        {
            using var rows = reader.Query("SELECT * FROM v_claims", TimeSpan.FromMinutes(5)).Rows.GetEnumerator();
            Assert.That(rows.MoveNext(), Is.True);
            KillWhen(cli, [.. Import("second.csv"), "--append"], () => File.Exists(folder.FullName("t.db-journal")));
        }

        Assert.That(Claims(folder), Is.EqualTo(1));
        AuditedHead(folder.FullName("t.db"));
        cli.Done([.. Import("second.csv"), "--append"]);
        Assert.That(Claims(folder), Is.EqualTo(2));
        AuditedHead(folder.FullName("t.db"));
        Assert.That(Files(folder), Is.EqualTo(files));
    }

    private static string[] Import(string table) => ["import", table, "--map", "m.yaml", "-o", "t.db"];

    private static DataSetFolder Tables()
    {
        const string first = "outlet,dead\nEcho,11\n";
        return DataSetFolder.Empty()
            .Write("first.csv", first)
            .Write("second.csv", first + "Post,14\n")
            .Write("m.yaml", """
                ledger: {title: Counts, language: en}
                source: {id: "{outlet}", title: "{outlet}", publisher: "{outlet}", published: 2031-06-05}
                questions:
                  - {id: fire.dead, subject: Fire, asks: How many died?, answer: quantity, unit: people, over-time: cumulative}
                claims:
                  - {question: fire.dead, says: "{dead}", as-of: 2031-06-04}
                """);
    }

    private static int Claims(DataSetFolder folder)
    {
        using var ledger = Ledger.Open(folder.FullName("t.db"));
        return ledger.Totals().Claims;
    }

    private static void KillWhen(Cli cli, string[] arguments, Func<bool> isSo)
    {
        using var process = cli.AsProcess.Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        WaitUntil(process, isSo);
        Assert.That(process.HasExited, Is.False, "it was to wait");
        process.Kill();
        process.WaitForExit();
        Task.WaitAll(output, error);
    }

    /// <summary>How long an undisturbed run takes until it writes, and from then to its end.</summary>
    private static (TimeSpan Starting, TimeSpan Writing) Durations(Cli cli, DataSetFolder folder, string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = cli.AsProcess.Start(arguments);
        RealProcess.WaitUntilItWrites(process, folder.Path);
        var starting = clock.Elapsed;
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
        return (starting, clock.Elapsed - starting);
    }

    private static void Kill(Cli cli, string target, string[] arguments, Moment moment, TimeSpan after)
    {
        using var held = moment is Moment.Locked ? WholeFile.Lock(target, CancellationToken.None) : null;
        var before = Stamp(target);
        using var process = cli.AsProcess.Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (moment is Moment.Writing)
            RealProcess.WaitUntilItWrites(process, Path.GetDirectoryName(target)!);
        if (moment is Moment.Replaced)
            WaitUntil(process, () => Stamp(target) != before);
        else
            process.WaitForExit(after);
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        Task.WaitAll(output, error);
    }

    private static void WaitUntil(Process process, Func<bool> isSo)
    {
        while (!isSo() && !process.WaitForExit(1))
        {
        }
    }

    // What replaces a file was written at another time.
    private static (DateTime Written, long Length) Stamp(string path)
    {
        var file = new FileInfo(path);
        return (file.LastWriteTimeUtc, file.Length);
    }

    private static string AuditedHead(string path)
    {
        using var ledger = Ledger.Open(path);
        var report = ledger.Audit();
        Assert.That(report.Findings, Is.Empty);
        Assert.That(report.IsSound, Is.True);
        return report.Head!.Hash;
    }

    private static string OneRuling(string path)
    {
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Match(@"\Arulings:\n  - conflict: c-0d457d196474fdd1\n(    .+\n)+(#.+\n)+\z"));
        return text;
    }

    private static string[] Files(DataSetFolder folder) =>
        [.. Directory.EnumerateFiles(folder.Path).Select(file => Path.GetRelativePath(folder.Path, file)).Order(StringComparer.Ordinal)];

    // Large enough that compiling, reconciling, hashing and comparing take a while each.
    private static DataSetFolder Larger()
    {
        var fire = DataSetFolder.HarbourFire();
        for (var source = 0; source < LongTests.Count(2, 6); source++)
        {
            var claims = string.Concat(Enumerable.Range(0, 100).Select(claim => string.Create(
                CultureInfo.InvariantCulture,
                $"  - id: c{claim}\n    question: fire.killed\n    says: \"{1000 + claim}\"\n    quote: {1000 + claim} people\n")));
            fire.Write(
                $"sources/large-{source}.yaml",
                $"source:\n  id: large-{source}\n  title: Large\n  publisher: P{source}\n  published: 2031-07-01\nclaims:\n{claims}");
        }
        return fire;
    }
}
