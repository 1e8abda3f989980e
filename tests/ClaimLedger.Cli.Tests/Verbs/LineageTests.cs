using System.Security.Cryptography;
using System.Text;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>Corrections, withdrawals, versions and anchors, from the command line.</summary>
internal sealed class LineageTests : CliTests
{
    private const string Post = "sources/2031-06-04-morning-post.yaml";

    [Test]
    public void A_correction_ends_a_conflict_and_every_listing_tells_of_it()
    {
        Fire.Replace(
            Post,
            "speaker: Port Authority\n    quote: The Port",
            "speaker: Port Authority\n    withdrawn: {on: 2031-06-07, why: It had counted its own staff only.}\n    quote: The Port");

        Assert.Multiple(() =>
        {
            Assert.That(Cli.Done("conflicts", "--kind", "contradiction", "--format", "json").Json.GetArrayLength(), Is.Zero);
            Assert.That(Cli.Done("claims", "--question", "fire.killed").Out, Does.Contain("history").And.Contain("withdrawn"));
            Assert.That(
                Cli.Done("claims", "--question", "fire.missing").Out,
                Does.Not.Contain("history"),
                "a column with nothing in it is left out");
            Assert.That(
                Cli.Done("claims", "--format", "csv").Lines[0], Does.EndWith("retrieved,corrects,corrected_by,withdrawn,withdrawn_why"));
            Assert.That(
                Cli.Done("show", "2031-06-04-morning-post/killed-port").Out,
                Does.Contain("withdrawn 2031-06-07 (It had counted its own staff only.)"));
            Assert.That(
                Cli.Done("claims", "--question", "fire.killed", "--format", "json").Json
                    .EnumerateArray()
                    .Count(
                        claim =>
                            claim.TryGetProperty("withdrawn", out var withdrawn)
                                && withdrawn.GetProperty("on").GetString() == "2031-06-07"),
                Is.EqualTo(1));
            Assert.That(
                Cli.Done("explain", "2031-06-04-morning-post/killed", "2031-06-04-morning-post/killed-port").Out,
                Does.Contain("history: stops here"));
            Assert.That(Cli.Done("report", "--on", "2031-06-30").Out, Does.Contain("Corrected and withdrawn"));
        });
    }

    [Test]
    public void A_figure_that_a_source_changes_without_a_word_is_a_silent_edit_until_it_says_so()
    {
        Fire.Replace(Post, "language: en", "language: en\n  versions: [{retrieved: 2031-06-04}, {retrieved: 2031-06-06}]")
            .Replace(
                Post,
                "claims:\n",
                "claims:\n  - {id: ships, question: fire.missing, version: 2031-06-04, says: three, quote: Three are missing}\n  - {id: "
                    + "ships-later, question: fire.missing, version: 2, says: seven, quote: Seven are missing}\n");

        var conflict = Cli.Done("conflicts", "--kind", "silent-edit", "--format", "json").Json[0];
        Assert.That(conflict.GetProperty("severity").GetString(), Is.EqualTo("warning"));
        Assert.That(
            Cli.Done("show", conflict.GetProperty("id").GetString()!).Out,
            Does.Contain("“three” when retrieved 2031-06-04, then “seven” when retrieved 2031-06-06"));
        Assert.That(Cli.Done("show", "2031-06-04-morning-post").Out, Does.Contain("version 2:").And.Contain("retrieved 2031-06-06"));
        Assert.That(
            Cli.Done("sources", "--format", "json").Json
                .EnumerateArray()
                .Single(source => source.TryGetProperty("versions", out _))
                .GetProperty("versions")
                .GetArrayLength(),
            Is.EqualTo(2));

        Fire.Replace(Post, "says: seven,", "says: seven, corrects: ships,");
        Assert.That(Cli.Done("conflicts", "--kind", "silent-edit", "--format", "json").Json.GetArrayLength(), Is.Zero);
        Assert.That(
            Cli.Done("claims", "--question", "fire.missing", "--format", "json").Json
                .EnumerateArray()
                .Where(claim => claim.TryGetProperty("corrected_by", out _))
                .Select(claim => claim.GetProperty("corrected_by")[0].GetString()),
            Is.EqualTo(new[] { "2031-06-04-morning-post/ships-later" }));
    }

    [Test]
    public void Anchor_finds_each_quote_once_or_says_why_not_and_writes_only_what_it_found()
    {
        const string text =
            "🔥 Eleven people were killed, said Dana Mor of the Fire Service. The fire broke out on 3 June; a tragic accident. Really a "
                + "tragic accident.\n";
        Fire.Write("texts/post.txt", text).Replace(
            Post, "language: en", $"language: en\n  sha256: {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");
        var before = Fire.Read(Post);

        var dry = Cli.Done("anchor", "--archive", "texts", "--dry-run");
        Assert.That(dry.Lines[^1], Is.EqualTo("2 quotes anchored (2 to be written), 1 orphaned, 1 ambiguous, 10 without a text"));
        Assert.That(Fire.Read(Post), Is.EqualTo(before));

        var run = Cli.Done("anchor", "--archive", "texts", "--context", "9");
        Assert.Multiple(() =>
        {
            Assert.That(
                run.Lines[0],
                Does.Match($@"^{Post}:\d+:\d+: orphaned: 2031-06-04-morning-post/killed-port: the quote does not stand in its text"));
            Assert.That(run.Lines[1], Does.Contain("ambiguous: 2031-06-04-morning-post/called: the quote stands in its text 2 times"));
            Assert.That(Fire.Read(Post), Does.Contain("anchor: {prefix: \"🔥 \", suffix: \". The fir\", start: 2, end: 62}"));
        });

        var claims = Cli.Done("anchor", "--archive", "texts", "--format", "json").Json.EnumerateArray().ToList();
        Assert.That(
            claims.Select(claim => claim.GetProperty("status").GetString()!).CountBy(status => status).ToDictionary(),
            Is.EqualTo(new Dictionary<string, int> { ["anchored"] = 2, ["orphaned"] = 1, ["ambiguous"] = 1, ["no-text"] = 10 }));
        Assert.That(claims.Any(claim => claim.GetProperty("is_new").GetBoolean()), Is.False);
        Assert.That(Cli.Done("show", "2031-06-04-morning-post/killed").Out, Does.Contain("characters 2 to 62"));
    }

    [Test]
    public void Anchor_needs_an_archive_and_a_data_set_of_ones_own()
    {
        Assert.That(Cli.Run("anchor").ExitCode, Is.EqualTo(2));
        Assert.That(Cli.Run("anchor", "--archive", "nowhere").Error, Does.Contain("there is no such folder"));
        using var elsewhere = new Cli();
        Fire.Write("texts/a.txt", "x");
        Assert.That(elsewhere.Run("anchor", "--archive", Fire.FullName("texts")).Error, Does.Contain("there is no data set here"));
    }
}
