using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class AuditTests : CliTests
{
    [Test]
    public void It_says_what_was_verified_also_when_all_is_well()
    {
        Cli.Done("build", "-o", "fire.db");
        var run = Cli.Done("audit", "fire.db");

        Assert.That(run.Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..2]), Is.EqualTo(new string[][]
        {
            ["file", "ok"],
            ["schema", "ok"],
            ["references", "ok"],
            ["history", "ok"],
            ["content", "ok"],
            ["facts", "ok"],
            ["search", "ok"],
            ["conflicts", "ok"],
            ["passed:", "0"],
        }));
        Assert.That(run.Lines[6], Does.Contain("3 full-text indexes"));
        Assert.That(run.Lines[^1], Does.Match("the last entry of the history is [0-9a-f]{64}$"));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public void A_data_sets_ledger_in_the_cache_is_audited_and_built_first_where_there_is_none()
    {
        Assert.That(Cli.Done("audit").Out, Does.Contain("14 claims").And.Contain("1 entry"));
        Cli.Done("build");
        Assert.That(Cli.Done("audit").Out, Does.Contain("2 entries"));
    }

    [Test]
    public void Build_says_the_hash_that_audit_expects()
    {
        var noted = Head(Cli.Done("build", "-o", "fire.db"));
        Cli.Done("build", "-o", "fire.db");
        Cli.Done("audit", "fire.db", "--expect", noted.ToUpperInvariant());

        File.Delete(Fire.FullName("fire.db"));
        Cli.Done("build", "-o", "fire.db", "--by", "somebody else");
        var run = Cli.Run("audit", "fire.db", "--expect", noted);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Out, Does.Contain($"No entry has the hash {noted}").And.Contain("failed: 1 finding"));
    }

    [TestCase("abc")]
    [TestCase("")]
    public void What_is_no_hash_is_not_expected(string hash)
    {
        var run = Cli.Run("audit", "--expect", hash);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("64 hexadecimal digits"));
    }

    [Test]
    public void The_history_is_listed_entry_by_entry()
    {
        Cli.Done("build", "-o", "fire.db", "--by", "Ana\u202E");
        Fire.Replace("sources/2031-06-08-harbour-weekly.yaml", "says: \"25\"", "says: \"26\"").Replace(
            "sources/2031-06-08-harbour-weekly.yaml", "quote: 25 were", "quote: 26 were");
        Fire.Write(
            "rulings.yaml",
            "rulings:\n  - conflict: c-0d457d196474fdd1\n    verdict: pending\n    reason: asked\n    by: Ben\n    on: 2031-06-06\n");
        Cli.Environment["CLAIMLEDGER_ACTOR"] = "night desk";
        Cli.Done("build", "-o", "fire.db");

        var text = Cli.Done("audit", "fire.db", "--history");
        Assert.That(text.Out, Does.Not.Contain("\u202E"));
        var lines = text.Lines.SkipWhile(line => line.Length > 0).Skip(2).ToArray();
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0], Does.StartWith("1 ").And.Contain("Ana").And.Contain("the history begins"));
        Assert.That(
            lines[1],
            Does.StartWith("2 ").And.Contain("night desk").And.Contain("claims: 1 changed").And.Contain("conflicts: 1 came, 1 went"));
        Assert.That(lines[2], Does.StartWith("3 ").And.Contain("Ben").And.Contain("c-0d457d196474fdd1: pending by Ben"));

        var json = Cli.Done("audit", "fire.db", "--history", "--format", "json").Json;
        Assert.That(json.GetProperty("sound").GetBoolean(), Is.True);
        Assert.That(json.GetProperty("head").GetString(), Is.EqualTo(json.GetProperty("history")[2].GetProperty("hash").GetString()));
        Assert.That(json.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("check").GetString()),
            Is.EqualTo(new[] { "file", "schema", "references", "history", "content", "facts", "search", "conflicts" }));
        Assert.That(
            json.GetProperty("history")[1]
                .GetProperty("changed")
                .GetProperty("claims")
                .GetProperty("changed")
                .GetProperty("ids")[0].GetString(),
            Does.StartWith("2031-06-08-harbour-weekly/"));
    }

    [Test]
    public void Findings_are_an_exit_code_of_1()
    {
        Cli.Done("build", "-o", "fire.db");
        using (var stream = File.Open(Fire.FullName("fire.db"), FileMode.Open))
        {
            // The title of a source, letter for letter of the same length.
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var at = bytes.AsSpan().IndexOf("Eleven dead"u8);
            Assume.That(at, Is.GreaterThan(0));
            stream.Position = at;
            stream.Write("Twelve dead"u8);
        }
        var run = Cli.Run("audit", "fire.db", "--format", "json");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Json.GetProperty("sound").GetBoolean(), Is.False);
    }

    [Test]
    public void Every_listing_and_report_works_on_a_ledger_of_the_first_schema()
    {
        Fire.WriteBytes("old.db", File.ReadAllBytes(RepositoryRoot.Combine("tests/data/ledgers/schema-1.ledger")));
        var before = File.ReadAllBytes(Fire.FullName("old.db"));
        foreach (var verb in (string[])["conflicts", "claims", "sources", "questions"])
            Assert.That(Cli.Done(verb, "old.db", "--format", "json").Json.GetArrayLength(), Is.GreaterThan(2));
        foreach (var line in (string[][])[
            ["show", "c-aa0098567a3f3745"],
            ["explain", "c-aa0098567a3f3745"],
            ["show", "2031-06-05-evening-echo/killed"],
            ["report"],
            ["query", "select * from v_conflicts"],
        ])
            Assert.That(Cli.Done([.. line, "old.db"]).Out, Is.Not.Empty);
        Assert.That(File.ReadAllBytes(Fire.FullName("old.db")), Is.EqualTo(before));

        Assert.That(Cli.Done("conflicts", "old.db").Out, Is.Not.Empty);
        Assert.That(Cli.Run("audit", "old.db").Out, Does.Contain("of schema 1, which kept no history"));
        Assert.That(
            Cli.Done("build", "-o", "old.db").Error,
            Does.Contain("it begins here, as the ledger before, of schema 1, kept no history"));
        Cli.Done("audit", "old.db");
        Assert.That(Directory.EnumerateFiles(Cli.Temporary, ".*"), Is.Empty);
    }

    private static string Head(Run build) =>
        System.Text.RegularExpressions.Regex.Match(
            build.Error, "[0-9a-f]{64}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMinutes(1)).Value;
}
