using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite.Tests;

internal sealed class BuildTests
{
    [Test]
    public void Two_builds_of_one_data_set_are_the_same_bytes()
    {
        var dataSet = Invented.DataSet(7);
        using var first = LedgerFile.Of(dataSet, Invented.Conflicts(dataSet));
        using var second = LedgerFile.Of(Invented.DataSet(7), Invented.Conflicts(dataSet));

        Assert.That(File.ReadAllBytes(second.Path), Is.EqualTo(File.ReadAllBytes(first.Path)));
    }

    [Test]
    public void A_build_counts_what_it_did()
    {
        var dataSet = Invented.DataSet(1);
        using var file = new LedgerFile();

        Assert.That(
            file.Build(dataSet, Invented.Conflicts(dataSet, count: 4)) with { Notes = 0, Fingerprint = "", History = null! },
            Is.EqualTo(
                new BuildSummary(
                    dataSet.Sources.Length, dataSet.Sources.Sum(source => source.Claims.Length), dataSet.Questions.Length, 4)));
    }

    [Test]
    public void A_build_leaves_nothing_beside_the_ledger()
    {
        using var file = LedgerFile.Of(Invented.DataSet(1));

        Assert.That(Directory.EnumerateFileSystemEntries(file.Folder), Is.EqualTo(new[] { file.Path }));
    }

    [Test]
    public void A_failure_in_the_middle_leaves_the_old_ledger_and_nothing_else()
    {
        var dataSet = Invented.DataSet(1);
        using var file = LedgerFile.Of(dataSet);
        var before = File.ReadAllBytes(file.Path);

        Assert.That(
            () => file.Build(Invented.DataSet(2), Invented.Conflicts(Invented.DataSet(2)).Concat(Failing())),
            Throws.TypeOf<TimeoutException>());
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllBytes(file.Path), Is.EqualTo(before));
            Assert.That(Directory.EnumerateFileSystemEntries(file.Folder).Count(), Is.EqualTo(1));
        });

        static IEnumerable<Conflict> Failing() => Enumerable.Repeat(0, 1).Select<int, Conflict>(_ => throw new TimeoutException());
    }

    [Test]
    public void Cancelling_leaves_the_old_ledger_and_nothing_else()
    {
        using var file = LedgerFile.Of(Invented.DataSet(1));
        var before = File.ReadAllBytes(file.Path);
        using var cancellation = new CancellationTokenSource();

        Assert.That(
            () => file.Build(
                Invented.DataSet(2),
                (view, token) =>
                {
                    cancellation.Cancel();
                    return view.ByQuestion().Select(_ => Invented.Conflicts(Invented.DataSet(2)).First());
                },
                cancellation: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllBytes(file.Path), Is.EqualTo(before));
            Assert.That(Directory.EnumerateFileSystemEntries(file.Folder).Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public void A_reader_of_the_old_ledger_goes_on_reading_it()
    {
        Assume.That(OperatingSystem.IsWindows(), Is.False, "Windows does not replace an open file.");
        var old = Invented.DataSet(1);
        using var file = LedgerFile.Of(old);
        using var ledger = file.Open();
        file.Build(Invented.DataSet(2));

        Assert.That(ledger.ReadDataSet().Title, Is.EqualTo(old.Title));
    }

    [Test]
    public void A_file_that_is_no_ledger_is_never_overwritten()
    {
        using var file = new LedgerFile();
        File.WriteAllText(file.Path, "my notes, which I want to keep, and which are longer than a header of a database would be by far");

        Assert.That(
            () => file.Build(Invented.DataSet(1)),
            Throws.TypeOf<LedgerException>().With.Message.Contains("is not a ledger, so it is left alone"));
        Assert.That(File.ReadAllText(file.Path), Does.StartWith("my notes"));
    }

    [Test]
    public void A_missing_folder_is_named()
    {
        using var file = new LedgerFile();
        var path = Path.Combine(file.Folder, "no", "such", "ledger.db");

        Assert.That(
            () => Ledger.Build(Invented.DataSet(1), path, "f", LedgerFile.Stamp),
            Throws.TypeOf<LedgerException>().With.Message.Contains("There is no folder"));
    }

    [Test]
    public void A_claim_of_an_undeclared_speaker_is_refused_by_name()
    {
        var dataSet = Invented.DataSet(1);
        using var file = new LedgerFile();

        Assert.That(
            () => file.Build(
                dataSet with
                {
                    Sources = [
                        .. dataSet.Sources.Select(
                            source => source with { Claims = [.. source.Claims.Select(claim =>
                                claim with { Speakers = [new("Nobody")] })] }),
                    ],
                }),
            Throws.TypeOf<LedgerException>().With.Message.Contains("\"Nobody\""));
    }

    [Test]
    public void Progress_reaches_its_total()
    {
        var dataSet = Invented.DataSet(1);
        using var file = new LedgerFile();
        var reports = new List<BuildProgress>();
        LedgerBuilder.Build(
            dataSet,
            file.Path,
            "f",
            LedgerFile.Stamp,
            (view, _) => view.ByQuestion().Where(_ => false).Select(_ => LedgerFile.Found(dataSet, Invented.Conflicts(dataSet).First())),
            progress: new Collector(reports));

        var total = dataSet.Sources.Sum(source => source.Claims.Length);
        Assert.That(
            reports,
            Does.Contain(new BuildProgress("compiling", total, total)).And.Contain(new BuildProgress("reconciling", total, total)));
    }

    [Test]
    public void The_fingerprint_is_kept()
    {
        using var file = new LedgerFile();
        Assert.That(Ledger.Fingerprint(file.Path), Is.Null);
        file.Build(Invented.DataSet(1), fingerprint: "abc123");
        Assert.That(Ledger.Fingerprint(file.Path), Is.EqualTo("abc123"));
    }

    private sealed class Collector(List<BuildProgress> reports) : IProgress<BuildProgress>
    {
        public void Report(BuildProgress value) => reports.Add(value);
    }
}

internal sealed class OpenTests
{
    [Test]
    public void A_missing_file_is_not_created()
    {
        using var file = new LedgerFile();
        Assert.That(() => Ledger.Open(file.Path), Throws.TypeOf<LedgerException>().With.Message.Contains("There is no ledger at"));
        Assert.That(File.Exists(file.Path), Is.False);
    }

    [Test]
    public void A_folder_is_no_ledger()
    {
        using var file = new LedgerFile();
        Assert.That(() => Ledger.Open(file.Folder), Throws.TypeOf<LedgerException>().With.Message.Contains("is a folder"));
    }

    [TestCase("")]
    [TestCase(
        "title: a YAML file that somebody mistook for a ledger, and long enough to be read as a header of a database file, so that it is")]
    public void Any_other_file_is_no_ledger(string content)
    {
        using var file = new LedgerFile();
        File.WriteAllText(file.Path, content);
        Assert.That(() => Ledger.Open(file.Path), Throws.TypeOf<LedgerException>().With.Message.Contains("is not a ledger"));
    }

    [Test]
    public void Another_programs_database_is_no_ledger()
    {
        using var file = new LedgerFile();
        using (var connection = Connections.Open(file.Path, SqliteOpenMode.ReadWriteCreate))
            Sql.Execute(connection, "CREATE TABLE bookmark (url TEXT)");
        Assert.That(() => Ledger.Open(file.Path), Throws.TypeOf<LedgerException>().With.Message.Contains("is not a ledger"));
    }

    [TestCase(Schema.Version + 1, "use the newer claimledger")]
    [TestCase(1, "is damaged")]
    [TestCase(0, "is damaged")]
    public void A_schema_version_that_it_is_not_says_what_to_do(int version, string cure)
    {
        using var file = LedgerFile.Of(Invented.DataSet(1));
        using (var connection = Connections.Open(file.Path, SqliteOpenMode.ReadWrite))
            Sql.Execute(connection, $"PRAGMA user_version = {version}");
        Assert.That(() => Ledger.Open(file.Path), Throws.TypeOf<LedgerException>().With.Message.Contains(cure));
        Assert.That(Ledger.Fingerprint(file.Path), Is.Null);
    }

    [TestCase(0.9)]
    [TestCase(0.5)]
    [TestCase(0.05)]
    public void A_cut_off_ledger_is_found_out_when_it_is_opened(double share)
    {
        using var file = LedgerFile.Of(Invented.DataSet(1));
        using (var stream = File.OpenWrite(file.Path))
            stream.SetLength((long)(stream.Length * share));
        Assert.That(() => Ledger.Open(file.Path), Throws.TypeOf<LedgerException>().With.Message.Contains("is damaged"));
    }

    [Test]
    public void Garbage_in_the_middle_is_a_message_and_no_crash()
    {
        using var file = LedgerFile.Of(Invented.DataSet(1));
        using (var stream = File.OpenWrite(file.Path))
        {
            stream.Position = 4096;
            stream.Write(Enumerable.Range(0, (int)(stream.Length - 4096)).Select(index => (byte)(index * 31)).ToArray());
        }
        Assert.That(
            () =>
            {
                using var ledger = Ledger.Open(file.Path);
                ledger.ReadDataSet();
            },
            Throws.TypeOf<LedgerException>());
    }

    [Test]
    public void A_locked_ledger_says_so()
    {
        using var file = LedgerFile.Of(Invented.DataSet(1));
        using var writer = Connections.Open(file.Path, SqliteOpenMode.ReadWrite);
        Sql.Execute(writer, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
        Assert.That(() => Ledger.Open(file.Path), Throws.TypeOf<LedgerException>().With.Message.Contains("is in use by another program"));
    }

    [Test]
    public void Opening_never_writes()
    {
        using var file = LedgerFile.Of(Invented.DataSet(1));
        var before = File.ReadAllBytes(file.Path);
        using (var ledger = file.Open())
        {
            ledger.ReadDataSet();
            ledger.Conflicts(new ListFilter());
        }
        Assert.That(File.ReadAllBytes(file.Path), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFileSystemEntries(file.Folder).Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_closed_ledger_can_be_moved_and_is_not_read()
    {
        using var file = LedgerFile.Of(Invented.DataSet(1));
        var ledger = file.Open();
        ledger.Dispose();
        File.Move(file.Path, file.Path + ".moved");
        Assert.That(() => ledger.Claims(new ListFilter()), Throws.TypeOf<ObjectDisposedException>());
    }
}
