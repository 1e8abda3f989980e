using System.Diagnostics;
using System.Globalization;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// A command that is killed (<c>kill -9</c>) at a random moment, a few hundred times: each time what it writes must be there as it
/// was before or as it is after, whole, and beside it at most a temporary file, which the next run clears away.
/// </summary>
internal sealed class CrashTests
{
    private const int Kills = 200;
    private const int Seed = 20310604;

    private enum State { Before, After }

    /// <summary>What is killed, and how its result is judged: one row a command.</summary>
    /// <param name="Arguments">The command line of run N.</param>
    /// <param name="Target">The file that it writes, relative to the data set.</param>
    /// <param name="Version">Reads the target whole, fails where it is torn, and says something that is another after every run that was done.</param>
    private sealed record Victim(Func<int, string[]> Arguments, string Target, Func<string, string> Version);

    private static readonly Dictionary<string, Victim> Victims = new(StringComparer.Ordinal)
    {
        ["build"] = new(_ => ["build", "-o", "fire.db"], "fire.db", AuditedHead),
    };

    private static IEnumerable<string> Names => Victims.Keys;

    [TestCaseSource(nameof(Names))]
    [Platform(Exclude = "Win")]
    public void Killed_at_any_moment_it_leaves_the_old_file_or_the_new_one(string name)
    {
        var victim = Victims[name];
        var lanes = Math.Max(2, Environment.ProcessorCount);
        var states = new State[Kills];
        var leftovers = 0;
        Parallel.For(0, lanes, new ParallelOptions { MaxDegreeOfParallelism = lanes }, lane =>
        {
            using var fire = Larger();
            using var cli = new Cli { Folder = fire.Path };
            var target = fire.FullName(victim.Target);
            var run = 0;
            cli.Done(victim.Arguments(run++));
            var clock = Stopwatch.StartNew();
            cli.Done(victim.Arguments(run++));
            var duration = clock.Elapsed;
            var version = victim.Version(target);
            var files = Files(fire);
            var random = new Random(Seed + lane);
            for (var kill = lane; kill < Kills; kill += lanes)
            {
                // The runtime's own start comes first, in which nothing is written.
                KillDuring(cli, victim.Arguments(run++), duration * (0.25 + 0.8 * random.NextDouble()));
                var found = victim.Version(target);
                states[kill] = found == version ? State.Before : State.After;
                version = found;
                var left = Files(fire).Except(files).ToArray();
                Assert.That(left, Has.All.Match($@"(^|/)\.{victim.Target}\.\w+-\d+-\w+\.tmp(-journal)?$"));
                Interlocked.Add(ref leftovers, left.Length);
            }
            cli.Done(victim.Arguments(run));
            Assert.That(Files(fire), Is.EqualTo(files));
            Assert.That(victim.Version(target), Is.Not.EqualTo(version));
            Assert.That(Directory.EnumerateFiles(cli.Temporary, ".*"), Is.Empty);
        });
        var before = states.Count(state => state is State.Before);
        TestContext.Out.WriteLine($"{name}: {Kills} kills: {before} before, {Kills - before} after, 0 torn; {leftovers} temporary files left and cleared");
        Assert.That(before, Is.GreaterThan(Kills / 20).And.LessThan(Kills), "the moments of the kills were not spread over the work");
    }

    private static void KillDuring(Cli cli, string[] arguments, TimeSpan moment)
    {
        using var process = cli.Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(moment))
            process.Kill();
        process.WaitForExit();
        Task.WaitAll(output, error);
    }

    private static string AuditedHead(string path)
    {
        using var ledger = Ledger.Open(path);
        var report = ledger.Audit();
        Assert.That(report.Findings, Is.Empty);
        Assert.That(report.IsSound, Is.True);
        return report.Head!.Hash;
    }

    private static string[] Files(DataSetFolder folder) =>
        [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Path, file)).Order(StringComparer.Ordinal)];

    // Large enough that compiling, reconciling, hashing and comparing take a while each.
    private static DataSetFolder Larger()
    {
        var fire = DataSetFolder.HarbourFire();
        for (var source = 0; source < 30; source++)
        {
            var claims = string.Concat(Enumerable.Range(0, 100).Select(claim => string.Create(
                CultureInfo.InvariantCulture, $"  - id: c{claim}\n    question: fire.killed\n    says: \"{1000 + claim}\"\n    quote: {1000 + claim} people\n")));
            fire.Write($"sources/large-{source}.yaml", $"source:\n  id: large-{source}\n  title: Large\n  publisher: P{source}\n  published: 2031-07-01\nclaims:\n{claims}");
        }
        return fire;
    }
}
