using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite.Tests;

internal sealed class HistoryTests
{
    [Test]
    public void The_first_build_begins_the_history()
    {
        using var file = LedgerFile.Of(HarbourFire.Load());

        var entry = file.History().Single();

        Assert.Multiple(() =>
        {
            Assert.That(entry.At, Is.EqualTo("2031-06-09T16:30:00Z"));
            Assert.That(entry.Actor, Is.EqualTo("night desk"));
            Assert.That(entry.Action, Is.EqualTo("build"));
            Assert.That(entry.Previous, Is.EqualTo(new string('0', 64)));
            var changed = JsonDocument.Parse(entry.Changed).RootElement;
            Assert.That(changed.GetProperty("begins").GetString(), Does.Contain("no ledger"));
            Assert.That(changed.GetProperty("fingerprint").GetString(), Is.EqualTo("f"));
            Assert.That(changed.GetProperty("tool").GetString(), Is.EqualTo("1.2.3"));
            Assert.That(changed.GetProperty("counts").GetProperty("claims").GetInt32(), Is.EqualTo(14));
            Assert.That(changed.GetProperty("claims").GetProperty("came").GetProperty("count").GetInt32(), Is.EqualTo(14));
            Assert.That(changed.GetProperty("content").EnumerateObject().Select(table => table.Name), Is.EqualTo(ContentDigest.TableNames));
        });
    }

    [Test]
    public void The_hash_is_that_of_the_recipe_in_the_schema()
    {
        using var file = LedgerFile.Of(HarbourFire.Load());
        file.Build(HarbourFire.Load());

        foreach (var entry in file.History())
        {
            var text = string.Concat(
                new[]
                {
                    "claimledger-history-1",
                    entry.Number.ToString(CultureInfo.InvariantCulture),
                    entry.At,
                    entry.Actor,
                    entry.Action,
                    entry.Changed,
                    entry.Previous,
                }
                    .Select(part => $"{Encoding.UTF8.GetByteCount(part)}:{part},"));
            Assert.That(entry.Hash, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))));
        }
    }

    [Test]
    public void Other_tools_can_verify_hashes_and_digests_by_the_text_of_the_schema()
    {
        const string Script = """
            import hashlib, json, sqlite3, struct, sys
            ledger = sqlite3.connect(sys.argv[1])
            for row in ledger.execute("SELECT entry, at, actor, action, changed, previous, hash FROM history ORDER BY entry"):
                assert row[6] == hashlib.sha256(b"".join(b"%d:%s," % (len(t),
                    t) for t in (str(x).encode() for x in ("claimledger-history-1", *row[:6])))).hexdigest()
            def value(v):
                if v is None: return b"N"
                if isinstance(v, int): return b"I%d;" % v
                if isinstance(v, float): return b"R" + struct.pack(">d", v)
                b, t = (v.encode(), b"T") if isinstance(v, str) else (v, b"B")
                return b"%s%d:%s" % (t, len(b), b)
            content = json.loads(ledger.execute("SELECT changed FROM history WHERE action = 'build' ORDER BY entry DESC").fetchone()[0])["content"]
            for table, digest in content.items():
                key = [name for place,
                    name in sorted((row[5], row[1]) for row in ledger.execute("PRAGMA table_info(%s)" % table) if row[5])]
                rows = ledger.execute("SELECT * FROM %s ORDER BY %s" % (table, ", ".join(key)))
                assert digest == hashlib.sha256(b"".join(value(v) for row in rows for v in row)).hexdigest(), table
            print(len(content))
            """;
        var python = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "python3"))
            .FirstOrDefault(File.Exists);
        if (python is null)
            Assert.Ignore("There is no python3 on this machine.");
        using var file = LedgerFile.Of(Invented.DataSet(3), Invented.Conflicts(Invented.DataSet(3)));
        file.Build(Invented.DataSet(4));

        var start = new ProcessStartInfo(
            python!, ["-c", Script, file.Path])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(output.Trim(), Is.EqualTo($"{ContentDigest.TableNames.Count()}"), errors.Result);
    }

    [Test]
    public void Every_table_is_either_in_the_digest_or_derived()
    {
        string[] derived = ["claim_facts", "claim_aside", "conflict", "position", "position_claim", "stale_ruling", "history"];
        using var file = LedgerFile.Of(Invented.DataSet(1));
        using var ledger = file.Open();

        var tables = ledger
            .Query("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict", TimeSpan.FromHours(1)).Rows
            .Select(row => (string)row[0]!);

        Assert.That(tables, Is.EquivalentTo(ContentDigest.TableNames.Concat(derived)));
    }

    private static IEnumerable<TestCaseData> Edits()
    {
        yield return Edit("nothing", data => data, new Changes(0, 0, 0));
        yield return Edit(
            "another place in the file",
            data => Each(data, claim => claim with { Place = new Place("elsewhere.yaml", 99, 1) }),
            new Changes(0, 0, 0));
        yield return Edit("a quote", data => First(data, claim => claim with { Quote = "other words" }), new Changes(0, 0, 1));
        yield return Edit("a note", data => First(data, claim => claim with { Note = "seen" }), new Changes(0, 0, 1));
        yield return Edit(
            "a figure", data => First(data, claim => claim with { Value = new Value.Unknown("not known") }), new Changes(0, 0, 1));
        yield return Edit("a modality", data => First(data, claim => claim with { Modality = Modality.Denied }), new Changes(0, 0, 1));
        yield return Edit(
            "a speaker", data => First(data, claim => claim with { Speakers = [data.Speakers[^1].Name] }), new Changes(0, 0, 1));
        yield return Edit(
            "a frame more",
            data => First(
                data, claim => claim with { Frames = [.. claim.Frames, new Frame(data.Facets[0].Id, data.Facets[0].Terms[0].Id, "x")] }),
            new Changes(0, 0, 1));
        yield return Edit(
            "no frames",
            data => Each(data, claim => claim with { Frames = [] }),
            new Changes(0, 0, Invented.DataSet(5).Sources.Sum(source => source.Claims.Count(claim => !claim.Frames.IsEmpty))));
        yield return Edit(
            "a withdrawal",
            data =>
                First(data, claim =>
                    claim with { Withdrawn = new Withdrawal(WrittenDate.Of(DaySpan.Day(new DateOnly(2031, 7, 1))), null) }),
            new Changes(0, 0, 1));
        yield return Edit(
            "an anchor", data => First(data, claim => claim with { Anchor = new Anchor("a", "b", 1, 9) }), new Changes(0, 0, 1));
        yield return Edit("a name", data => First(data, claim => claim with { Id = new(claim.Source + "/renamed") }), new Changes(1, 1, 0));
        yield return Edit("questions turned round", data => data with { Questions = [.. data.Questions.Reverse()] }, new Changes(0, 0, 0));
        yield return Edit(
            "no claims",
            data => data with { Sources = [.. data.Sources.Select(source => source with { Claims = [] })] },
            new Changes(0, Plain(5).Sources.Sum(source => source.Claims.Length), 0));
    }

    [TestCaseSource(nameof(Edits))]
    public void A_build_says_what_came_went_and_changed(Func<DataSet, DataSet> edit, Changes expected)
    {
        using var file = LedgerFile.Of(Plain(5));

        Assert.That(file.Build(edit(Plain(5))).History.Claims, Is.EqualTo(expected));
    }

    [Test]
    public void Conflicts_are_told_apart_by_id_and_content()
    {
        var dataSet = Plain(1);
        Conflict[] conflicts = [.. Invented.Conflicts(dataSet, count: 4)];
        using var file = LedgerFile.Of(dataSet, conflicts);

        var summary = file.Build(
            dataSet,
            [
                conflicts[0],
                conflicts[1] with { Scope = Scope.Across },
                conflicts[2] with { Positions = [.. conflicts[2].Positions.Reverse()] },
                conflicts[3] with { Id = new("c-00000000000000ff") },
            ]);

        Assert.That(summary.History.Conflicts, Is.EqualTo(new Changes(1, 1, 2)));
        var changed = JsonDocument.Parse(summary.History.Head.Changed).RootElement.GetProperty("conflicts");
        Assert.That(
            changed.GetProperty("came").GetProperty("ids").EnumerateArray().Select(id => id.GetString()),
            Is.EqualTo(["c-00000000000000ff"]));
        Assert.That(
            changed.GetProperty("went").GetProperty("ids").EnumerateArray()
                .Select(id => id.GetString()), Is.EqualTo([conflicts[3].Id.Text]));
    }

    [Test]
    public void Of_many_the_first_hundred_are_named_and_all_are_counted()
    {
        using var file = LedgerFile.Of(Invented.DataSet(1, questions: 12, sources: 60));
        var came = JsonDocument.Parse(file.History()[0].Changed).RootElement.GetProperty("claims").GetProperty("came");

        Assert.That(came.GetProperty("count").GetInt32(), Is.GreaterThan(100));
        Assert.That(came.GetProperty("ids").GetArrayLength(), Is.EqualTo(100));
    }

    [Test]
    public void Rulings_that_come_change_and_go_are_entries_of_those_who_ruled()
    {
        var ruling = new Ruling
        {
            Conflict = new("c-0123456789abcdef"),
            Verdict = Verdict.Pending,
            Reason = "asked “both” desks",
            By = "Ana",
            On = new DateOnly(2031, 6, 6),
        };
        using var file = LedgerFile.Of(HarbourFire.Load());
        file.Build(HarbourFire.Load() with { Rulings = [ruling] });
        file.Build(HarbourFire.Load() with { Rulings = [ruling with { Place = new Place("rulings.yaml", 9, 9) }] });
        file.Build(HarbourFire.Load() with { Rulings = [ruling with { Verdict = Verdict.Prefer, Position = "11", By = "Ben" }] });
        file.Build(HarbourFire.Load());

        var entries = file.History().Where(entry => entry.Action == "ruling").ToArray();
        var changed = entries.Select(entry => JsonDocument.Parse(entry.Changed).RootElement).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(entries.Select(entry => entry.Actor), Is.EqualTo(new[] { "Ana", "Ben", "night desk" }));
            Assert.That(
                changed.Select(change => change.GetProperty("change").GetString()), Is.EqualTo(new[] { "came", "changed", "went" }));
            Assert.That(
                changed.Select(change => change.GetProperty("conflict").GetString())
                    .Distinct(), Is.EqualTo(new[] { ruling.Conflict.Text }));
            Assert.That(changed[1].GetProperty("verdict").GetString(), Is.EqualTo("prefer"));
            Assert.That(changed[1].GetProperty("position").GetString(), Is.EqualTo("11"));
            Assert.That(changed[1].GetProperty("before").GetProperty("verdict").GetString(), Is.EqualTo("pending"));
            Assert.That(changed[2].TryGetProperty("verdict", out _), Is.False);
            Assert.That(changed[2].GetProperty("before").GetProperty("by").GetString(), Is.EqualTo("Ben"));
            Assert.That(entries[0].Changed, Does.Contain("asked “both” desks"));
        });
    }

    [Test]
    public void Two_builds_onto_one_history_are_the_same_bytes()
    {
        using var first = LedgerFile.Of(Invented.DataSet(7));
        using var second = new LedgerFile();
        File.Copy(first.Path, second.Path);
        first.Build(Invented.DataSet(8));
        second.Build(Invented.DataSet(8));

        Assert.That(File.ReadAllBytes(second.Path), Is.EqualTo(File.ReadAllBytes(first.Path)));
    }

    private static readonly (string Sql, int Entry, string Why)[] Tamperings =
    [
        ("UPDATE history SET actor = 'nobody' WHERE entry = 2", 2, "it was changed"),
        ("UPDATE history SET changed = '{}' WHERE entry = 1", 1, "it was changed"),
        ("UPDATE history SET at = '2031-06-09T16:30:01Z' WHERE entry = 3", 3, "it was changed"),
        ("DELETE FROM history WHERE entry = 2", 2, "entry 2 is not there"),
        ("DELETE FROM history WHERE entry = 1", 1, "entry 1 is not there"),
        ("UPDATE history SET previous = hash WHERE entry = 2", 2, "it does not follow the entry before"),
        ("DELETE FROM history", 1, "there is no entry at all"),
    ];

    [TestCaseSource(nameof(Tamperings))]
    public void Nothing_is_built_over_a_broken_history((string Sql, int Entry, string Why) tampering)
    {
        using var file = LedgerFile.Of(HarbourFire.Load());
        file.Build(HarbourFire.Load());
        file.Build(HarbourFire.Load());
        file.Tamper("DROP TRIGGER history_is_never_changed; DROP TRIGGER history_is_never_cut; " + tampering.Sql);
        var before = File.ReadAllBytes(file.Path);

        Assert.That(
            () => file.Build(HarbourFire.Load()),
            Throws.TypeOf<LedgerException>().With.Message
                .Contains($"broken at entry {tampering.Entry} ({tampering.Why}").And.Message
                .Contains("claimledger audit").And.Message
                .Contains("move it away"));
        Assert.That(File.ReadAllBytes(file.Path), Is.EqualTo(before));
    }

    [TestCase("UPDATE history SET actor = 'nobody'", "never changed")]
    [TestCase("DELETE FROM history", "never cut")]
    [TestCase(
        "INSERT INTO history SELECT entry + 1, at, actor, action, changed, hash, "
            + "'0000000000000000000000000000000000000000000000000000000000000001' FROM history",
        null)]
    [TestCase(
        "INSERT INTO history SELECT entry + 2, at, actor, action, changed, hash, "
            + "'0000000000000000000000000000000000000000000000000000000000000001' FROM history",
        "follows the one before")]
    [TestCase(
        "INSERT INTO history SELECT entry + 1, at, actor, action, changed, previous, "
            + "'0000000000000000000000000000000000000000000000000000000000000001' FROM history",
        "follows the one before")]
    [TestCase(
        "INSERT OR REPLACE INTO history SELECT entry, at, 'nobody', action, changed, previous, hash FROM history",
        "follows the one before")]
    public void The_history_only_goes_on(string sql, string? refusal)
    {
        using var file = LedgerFile.Of(HarbourFire.Load());
        if (refusal is null)
            file.Tamper(sql);
        else
            Assert.That(() => file.Tamper(sql), Throws.TypeOf<SqliteException>().With.Message.Contains(refusal));
    }

    [Test]
    public void What_was_changed_behind_the_tools_back_is_told_when_the_ledger_is_replaced()
    {
        using var file = LedgerFile.Of(HarbourFire.Load());
        file.Tamper("UPDATE claim SET note = 'altered' WHERE key = 2; UPDATE source SET title = 'altered' WHERE key = 1");

        var summary = file.Build(HarbourFire.Load());

        Assert.That(summary.History.Altered, Is.EqualTo(new[] { "source", "claim" }));
        Assert.That(summary.History.Claims, Is.EqualTo(new Changes(0, 0, 1)));
        Assert.That(summary.History.Head.Changed, Does.Contain("\"altered\":[\"source\",\"claim\"]"));
        Assert.That(file.Build(HarbourFire.Load()).History.Altered, Is.Empty);
    }

    [TestCase("DROP TRIGGER history_is_never_cut", "trigger history_is_never_cut")]
    [TestCase(
        "DROP TRIGGER history_is_never_changed; CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history BEGIN SELECT 1; END",
        "trigger history_is_never_changed")]
    [TestCase("CREATE TABLE mine (x)", "table mine")]
    [TestCase("CREATE TRIGGER mine AFTER INSERT ON claim BEGIN DELETE FROM conflict; END", "trigger mine")]
    [TestCase("UPDATE conflict SET event = 'nothing to see' WHERE key = (SELECT min(key) FROM conflict)", "conflict")]
    [TestCase("DELETE FROM position_claim WHERE conflict = (SELECT min(conflict) FROM position_claim)", "position_claim")]
    [TestCase("UPDATE claim_facts SET facts = zeroblob(length(facts))", "claim_facts")]
    public void What_is_derived_and_what_guards_it_is_told_likewise(string sql, string altered)
    {
        using var file = new LedgerFile();
        Build();
        file.Tamper(sql);

        Assert.That(Build(), Is.EqualTo(new[] { altered }));
        Assert.That(Build(), Is.Empty);

        IReadOnlyList<string> Build() => Ledger.Build(HarbourFire.Load(), file.Path, "f", LedgerFile.Stamp).History.Altered;
    }

    [Test]
    public void A_ledger_takes_the_place_of_others_and_goes_on_with_the_history_of_the_first()
    {
        using var file = LedgerFile.Of(HarbourFire.Load());
        file.Build(HarbourFire.Load());
        var path = Path.Combine(file.Folder, "another.db");

        var summary = Ledger.Build(HarbourFire.Load(), path, "f", LedgerFile.Stamp, replaces: [file.Path]);

        Assert.That(summary.History.Entries, Is.EqualTo(3));
        Assert.That(Directory.EnumerateFiles(file.Folder), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void Builds_at_once_lose_no_entry()
    {
        using var file = new LedgerFile();
        const int Builders = 4;
        const int Builds = 6;
        Parallel.For(0, Builders, new ParallelOptions { MaxDegreeOfParallelism = Builders }, builder =>
        {
            for (var build = 0; build < Builds; build++)
                Ledger.Build(HarbourFire.Load(), file.Path, $"{builder}-{build}", LedgerFile.Stamp);
        });

        var fingerprints = file
            .History()
            .Select(entry => JsonDocument.Parse(entry.Changed).RootElement.GetProperty("fingerprint").GetString());
        Assert.That(
            fingerprints,
            Is.EquivalentTo(
                from builder in Enumerable.Range(0, Builders) from build in Enumerable.Range(0, Builds) select $"{builder}-{build}"));
        using var ledger = file.Open();
        Assert.That(ledger.Audit().Findings, Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(file.Folder), Is.EqualTo(new[] { file.Path }));
    }

    // Without corrections, which name claims that an edit may rename or drop.
    private static DataSet Plain(int seed) => Each(Invented.DataSet(seed), claim => claim with { Corrects = [] });

    private static TestCaseData Edit(string name, Func<DataSet, DataSet> edit, Changes expected) =>
        new TestCaseData(edit, expected).SetArgDisplayNames(name);

    private static DataSet Each(DataSet data, Func<Claim, Claim> edit) =>
        data with { Sources = [.. data.Sources.Select(source => source with { Claims = [.. source.Claims.Select(edit)] })] };

    private static DataSet First(DataSet data, Func<Claim, Claim> edit)
    {
        var id = data.Sources
            .SelectMany(source => source.Claims)
            .First(
                claim =>
                    claim.Withdrawn is null
                        && claim.Anchor is null
                        && claim.Modality != Modality.Denied
                        && claim.Value is Value.Range
                        && claim.Speakers is not [{ Text: "Quiet Group" }]).Id;
        return Each(data, claim => claim.Id == id ? edit(claim) : claim);
    }
}
