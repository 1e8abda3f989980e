using System.Diagnostics;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Sqlite.Tests;

internal sealed class WholeFileTests
{
    [Test]
    public void Whatever_step_fails_the_old_ledger_or_the_new_one_is_there_whole_and_nothing_else([Values] BuildStep failing)
    {
        using var file = new LedgerFile();
        Ledger.Build(HarbourFire.Load(), file.Path, "old", LedgerFile.Stamp);
        var before = File.ReadAllBytes(file.Path);

        Assert.That(
            () => LedgerBuilder.Build(
                HarbourFire.Load(), file.Path, "new", LedgerFile.Stamp, Reconciliation.Reconciler.Find, step: step =>
                {
                    if (step == failing)
                        throw new IOException("the disk went away");
                }),
            Throws.TypeOf<LedgerException>().With.Message.Contains("the disk went away"));

        if (failing < BuildStep.SyncFolder)
            Assert.That(File.ReadAllBytes(file.Path), Is.EqualTo(before));
        Assert.That(Ledger.Fingerprint(file.Path), Is.EqualTo(failing < BuildStep.SyncFolder ? "old" : "new"));
        Assert.That(Directory.EnumerateFileSystemEntries(file.Folder), Is.EqualTo(new[] { file.Path }));
        using var ledger = file.Open();
        Assert.That(ledger.Audit().Findings, Is.Empty);
    }

    [Test]
    public void What_dead_processes_left_goes_and_what_others_are_writing_stays()
    {
        using var file = LedgerFile.Of(HarbourFire.Load());
        var own = Path.GetFileName(WholeFile.Temporary(file.Path));
        var prefix = own[..(own.IndexOf('-', StringComparison.Ordinal) + 1)];
        var dead = Leave($"{prefix}{DeadProcess()}-0a0a0a0a.tmp");
        var deadJournal = Leave($"{prefix}{DeadProcess()}-0a0a0a0a.tmp-journal");
        var reused = Leave($"{prefix}{Environment.ProcessId}-0b0b0b0b.tmp");
        File.SetLastWriteTimeUtc(reused, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var living = Leave($"{prefix}{Environment.ProcessId}-0c0c0c0c.tmp");
        var elsewhere = Leave(".ledger.db.another_machine-1-0d0d0d0d.tmp");
        var others = Leave(".other.db" + prefix[".ledger.db".Length..] + $"{DeadProcess()}-0e0e0e0e.tmp");

        file.Build(HarbourFire.Load());

        Assert.That(Directory.EnumerateFiles(file.Folder), Is.EquivalentTo(new[] { file.Path, living, elsewhere, others }));
        Assert.That(new[] { dead, deadJournal, reused }, Has.All.Not.Empty);

        string Leave(string name)
        {
            var path = Path.Combine(file.Folder, name);
            File.WriteAllText(path, "left over");
            return path;
        }
    }

    [Test]
    public void A_read_only_file_is_left_alone()
    {
        using var file = LedgerFile.Of(HarbourFire.Load());
        File.SetAttributes(file.Path, FileAttributes.ReadOnly);
        try
        {
            Assert.That(
                () => file.Build(Invented.DataSet(1)),
                Throws.TypeOf<LedgerException>().With.Message.EqualTo(
                    $"{file.Path} is read-only; make it writable, or name another file."));
            Assert.That(file.History(), Has.Count.EqualTo(1));
        }
        finally
        {
            File.SetAttributes(file.Path, FileAttributes.Normal);
        }
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_new_file_may_be_read_by_whoever_could_read_the_old_one()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var file = LedgerFile.Of(HarbourFire.Load());
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(file.Path, Mode);
        file.Build(HarbourFire.Load());

        Assert.That(File.GetUnixFileMode(file.Path), Is.EqualTo(Mode));
    }

    [Test]
    public void A_lock_is_held_by_one_at_a_time_and_waited_for()
    {
        using var file = new LedgerFile();
        using var waiting = new ManualResetEventSlim();
        var held = FolderLock.Take(file.Path, CancellationToken.None);
        var other = Task.Run(() =>
        {
            waiting.Set();
            using var second = FolderLock.Take(file.Path, CancellationToken.None);
        });
        waiting.Wait();
        Assert.That(other.Wait(TimeSpan.FromMilliseconds(200)), Is.False);
        held.Dispose();
        other.Wait();
    }

    [Test]
    public void Waiting_for_a_lock_can_be_given_up()
    {
        using var file = new LedgerFile();
        using var held = FolderLock.Take(file.Path, CancellationToken.None);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.That(() => FolderLock.Take(file.Path, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    // A process that has just ended: its number is not given out again so soon.
    private static int DeadProcess()
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                OperatingSystem.IsWindows() ? "cmd" : "true",
                OperatingSystem.IsWindows() ? ["/c", "exit"] : [])
            { UseShellExecute = false })!;
        process.WaitForExit();
        return process.Id;
    }
}

/// <summary>Readers that go on while the file is replaced under them.</summary>
internal sealed class ConcurrentReaderTests
{
    [Test]
    [Platform(Exclude = "Win", Reason = "Windows does not replace an open file.")]
    public void Readers_see_the_old_ledger_or_the_new_one_and_never_a_mixture()
    {
        using var file = new LedgerFile();
        DataSet[] dataSets = [Titled(11), Titled(12)];
        file.Build(dataSets[0], Invented.Conflicts(dataSets[0], 9), dataSets[0].Title);
        var known = dataSets.ToDictionary(
            data => data.Title, data => (Claims: data.Sources.Sum(source => source.Claims.Length), data.Sources.Length));
        using var done = new CancellationTokenSource();
        var reads = 0;
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                using var ledger = file.Open();
                var data = ledger.ReadDataSet();
                var whole = (ledger.Claims(new ListFilter()).Count, ledger.Sources(new ListFilter()).Count);
                Assert.That(whole, Is.EqualTo(known[data.Title]));
                Assert.That(ledger.Conflicts(new ListFilter(), inWords: false), Has.Count.EqualTo(9));
                Assert.That(ledger.History(), Is.Not.Empty);
                seen.AddOrUpdate(data.Title, 1, (_, count) => count + 1);
                Interlocked.Increment(ref reads);
            }
        })).ToArray();
        // The readers do nothing else in between: each build is some seconds of work for all of them.
        var builds = LongTests.Count(6, 24);
        for (var build = 1; build <= builds; build++)
        {
            var data = dataSets[build % 2];
            file.Build(data, Invented.Conflicts(data, 9), data.Title);
        }
        done.Cancel();

        Assert.That(() => Task.WaitAll(readers), Throws.Nothing);
        Assert.That(seen.Keys, Is.EquivalentTo(known.Keys));
        TestContext.Out.WriteLine($"{reads} reads during {builds} builds: {string.Join(", ", seen.Values)} of each ledger, 0 torn");
    }

    private static DataSet Titled(int seed) => Invented.DataSet(seed, questions: 20, sources: seed * 4) with { Title = $"Invented {seed}" };
}
