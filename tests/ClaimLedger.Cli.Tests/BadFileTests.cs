using System.Globalization;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Cli.Tests;

/// <summary>Files that cannot be read or written: one clear message each, exit code 2, and what was there stays.</summary>
internal sealed class BadFileTests : CliTests
{
    private static readonly (string Name, Action<string> Spoil, string Reading, string Building)[] Files =
    [
        ("empty", path => File.WriteAllBytes(path, []), "is not a ledger", ""),
        (
            "a text",
            path => File.WriteAllText(
                path,
                "title: a text that somebody mistook for a ledger, and longer than the header of a database would be, so that it is read"),
            "is not a ledger",
            "is not a ledger"),
        ("zeros", path => File.WriteAllBytes(path, new byte[8192]), "is not a ledger", "is not a ledger"),
        (
            "another program's database",
            path => Change(path, "CREATE TABLE bookmark (url TEXT)", isNew: true),
            "is not a ledger",
            "is not a ledger"),
        ("a newer schema", path => Change(path, "PRAGMA user_version = 99"), "has schema 99", "use the newer claimledger"),
        ("no schema", path => Change(path, "PRAGMA user_version = 0"), "is damaged", "move it away"),
        ("cut off in the middle", path => Cut(path, length => length / 2), "is damaged", "move it away"),
        ("cut off by a byte", path => Cut(path, length => length - 1), "is damaged", "move it away"),
        ("cut off in its header", path => Cut(path, _ => 60), "is not a ledger", ""),
        (
            "a broken history",
            path => Change(path, "DROP TRIGGER history_is_never_changed; UPDATE history SET actor = 'nobody'"),
            "",
            "broken at entry 1"),
        ("without a history", path => Change(path, "DROP TABLE history"), "", "no such table"),
    ];

    [TestCaseSource(nameof(Files))]
    public void A_ledger_that_cannot_be_used_gives_one_message((string Name, Action<string> Spoil, string Reading, string Building) file)
    {
        Cli.Done("build", "-o", "fire.db");
        file.Spoil(Fire.FullName("fire.db"));
        var before = File.ReadAllBytes(Fire.FullName("fire.db"));

        if (file.Reading.Length > 0)
        {
            foreach (var verb in (string[])["conflicts", "audit"])
                Refused(Cli.Run(verb, "fire.db"), file.Reading);
        }
        if (file.Building.Length > 0)
            Refused(Cli.Run("build", "-o", "fire.db"), file.Building);
        Assert.That(File.ReadAllBytes(Fire.FullName("fire.db")), Is.EqualTo(before));
    }

    [Test]
    public void A_ledger_that_was_cut_off_anywhere_is_found_out_when_it_is_opened()
    {
        Cli.Done("build", "-o", "fire.db");
        var whole = File.ReadAllBytes(Fire.FullName("fire.db"));
        var cut = Fire.FullName("cut.db");
        var lengths = Enumerable.Range(0, 120)
            .Select(step => whole.Length * step / 120)
            .Concat([1, 15, 16, 99, 100, 4095, 4096, 4097, whole.Length - 4096, whole.Length - 1]);
        foreach (var length in lengths)
        {
            File.WriteAllBytes(cut, whole[..length]);
            Assert.That(
                () => Ledger.Open(cut), Throws.TypeOf<LedgerException>().With.Message.Contains("; "), $"{length} of {whole.Length} bytes");
        }
    }

    [Test]
    public void A_ledger_that_another_program_has_locked_gives_one_message()
    {
        Cli.Done("build", "-o", "fire.db");
        using var other = Open(Fire.FullName("fire.db"), SqliteOpenMode.ReadWrite);
        Execute(other, "BEGIN EXCLUSIVE");

        Refused(Cli.AsProcess.Run("conflicts", "fire.db"), "is in use by another program");
        Refused(Cli.Run("build", "-o", "fire.db"), "is in use by another program");
    }

    [Test]
    public void A_read_only_file_is_read_and_not_replaced()
    {
        Cli.Done("build", "-o", "fire.db");
        File.SetAttributes(Fire.FullName("fire.db"), FileAttributes.ReadOnly);
        Cli.Done("conflicts", "fire.db");
        Cli.Done("audit", "fire.db");
        Refused(Cli.Run("build", "-o", "fire.db"), "fire.db is read-only");
        Fire.Write("report.html", "kept");
        File.SetAttributes(Fire.FullName("report.html"), FileAttributes.ReadOnly);
        Refused(Cli.Run("report", "-o", "report.html"), "report.html is read-only");
        Assert.That(Fire.Read("report.html"), Is.EqualTo("kept"));
        File.SetAttributes(Fire.FullName("fire.db"), FileAttributes.Normal);
    }

    [Test]
    public void In_a_read_only_folder_ledgers_are_read_and_not_built()
    {
        using var mounted = Mounted.Of(kibibytes: 2048);
        var ledger = mounted.FullName("fire.db");
        Cli.Done("build", "-o", ledger);
        mounted.MakeReadOnly();

        Cli.Done("conflicts", ledger);
        Cli.Done("audit", ledger);
        Refused(Cli.AsProcess.Run("build", "-o", ledger), "cannot be written");
        Refused(Cli.Run("report", "-o", mounted.FullName("report.html")), "cannot be written");
    }

    [TestCase(0)]
    [TestCase(20)]
    [TestCase(150)]
    [TestCase(330)]
    public void On_a_full_disk_the_old_ledger_stays(int kibibytesLeft)
    {
        using var mounted = Mounted.Of(kibibytes: 2048);
        var ledger = mounted.FullName("fire.db");
        Cli.Done("build", "-o", ledger);
        var before = File.ReadAllBytes(ledger);
        mounted.Fill(kibibytesLeft * 1024L);

        string[] line = ["build", "-o", ledger];
        Refused(kibibytesLeft == 150 ? Cli.AsProcess.Run(line) : Cli.Run(line), "disk is full");
        Assert.That(File.ReadAllBytes(ledger), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFiles(mounted.Path).Select(Path.GetFileName), Is.EquivalentTo(new[] { "fire.db", "filler" }));
        Assert.That(Cli.Done("audit", ledger).Out, Does.Contain("passed: "));
    }

    [TestCase("report", "-o")]
    [TestCase("check", "--update-baseline", "--baseline")]
    public void On_a_full_disk_the_old_text_stays(params string[] command)
    {
        using var mounted = Mounted.Of(kibibytes: 256);
        var path = mounted.FullName("old.json");
        File.WriteAllText(path, "{}");
        mounted.Fill(0);

        var run = Cli.Run([.. command, path]);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error.TrimEnd(), Does.Match($"^claimledger: {path} cannot be written: the disk is full; [^\n]+$"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("{}"));
        Assert.That(Directory.EnumerateFiles(mounted.Path).Select(Path.GetFileName), Is.EquivalentTo(new[] { "old.json", "filler" }));
    }

    [Test]
    public void A_full_folder_for_temporary_files_is_told_as_that()
    {
        using var mounted = Mounted.Of(kibibytes: 256);
        mounted.Fill(0);
        File.Copy(RepositoryRoot.Combine("tests/data/ledgers/schema-2.ledger"), Fire.FullName("old.db"));
        Cli.Done("build", "-o", "fire.db");
        Cli.Environment["TMPDIR"] = mounted.Path;

        foreach (var line in (string[][])[["claims", "old.db"], ["build", "-o", "old.db"], ["audit", "fire.db"]])
        {
            var run = Cli.AsProcess.Run(line);
            Assert.That(
                run.ExitCode == 0 ? "" : run.Out + run.Error,
                Does.Contain($"older for temporary files ({mounted.Path}").And.Contain("is full").And.Not.Contain("disk"));
        }
    }

    [TestCase("UPDATE claim SET options = 4611686018427387904 WHERE options IS NOT NULL")]
    [TestCase("UPDATE claim SET modality = 'statfd'")]
    [TestCase("UPDATE claim SET form = 'optionr'")]
    [TestCase("UPDATE question SET answer = 'quantify'")]
    [TestCase("UPDATE question SET over_time = 'fixee'")]
    [TestCase("UPDATE conflict SET kind = 'contradictioo'")]
    [TestCase("UPDATE conflict SET severity = 'errnr'")]
    [TestCase("UPDATE speaker SET kind = 'persom'")]
    [TestCase("UPDATE source SET published_first = '2031-13-45'")]
    public void What_no_ledger_holds_is_damage_and_no_fault_of_the_tool(string sql)
    {
        Cli.Done("build", "-o", "fire.db");
        Corrupt(Fire.FullName("fire.db"), sql);
        foreach (var run in ReadAll())
            Assert.That(
                run.ExitCode is 0 or 2 && (run.ExitCode == 0 || run.Error.Contains("audit", StringComparison.Ordinal)),
                Is.True,
                run.ToString());
    }

    [Test]
    public void A_flipped_bit_anywhere_is_no_fault_of_the_tool()
    {
        Cli.Done("build", "-o", "fire.db");
        var whole = File.ReadAllBytes(Fire.FullName("fire.db"));
        for (var seed = 0; seed < LongTests.Count(25, 2_000); seed++)
        {
            var random = new Random(seed);
            var flipped = whole.ToArray();
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Fire.FullName("fire.db"), flipped);
            foreach (var run in ReadAll())
                Assert.That(run.ExitCode, Is.LessThan(3), $"seed {seed}: {run.Error}");
        }
    }

    private IEnumerable<Run> ReadAll() =>
        from command in (string[][])[
            ["conflicts"], ["claims", "--format", "json"], ["sources", "--format", "csv"], ["questions"], ["show", "fire.cause"],
            ["report", "-o", "-"], ["export", "--format", "jsonl"], ["query", "select * from v_claims"],
        ]
        select Cli.Run([.. command, "fire.db"]);

    // The schema's checks keep such values out; a bad disk does not ask them.
    private static void Corrupt(string path, string sql)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        Execute(connection, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;");
        Execute(connection, sql);
    }

    private static void Refused(Run run, string because) => Assert.Multiple(() =>
    {
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Out, Is.Empty);
        Assert.That(run.Error.TrimEnd(), Does.Contain(because).And.Not.Contain("\n").And.StartsWith("claimledger: "));
        Assert.That(run.Error, Does.Not.Contain(".tmp"));
    });

    private static void Change(string path, string sql, bool isNew = false)
    {
        if (isNew)
            File.Delete(path);
        using var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        Execute(connection, sql);
    }

    private static void Cut(string path, Func<long, long> length)
    {
        using var stream = File.OpenWrite(path);
        stream.SetLength(length(stream.Length));
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={path};Mode={mode};Pooling=False"));
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
