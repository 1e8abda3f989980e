using ClaimLedger.Tests.Reconciliation;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.Sqlite.Tests;

/// <summary>What is added to a ledger is as if it had been there from the start.</summary>
internal sealed class AppendTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("CLAIMLEDGER_LONG_TESTS") is "1";

    [Test]
    public void A_ledger_to_which_claims_were_added_has_the_conflicts_of_one_made_at_once() =>
        Gen.Select(AnyStory.Of(claims: 10), Gen.Shuffle(Enumerable.Range(0, 10).ToArray()), Gen.Int[1, 4], Gen.Int[0, 63])
            .Sample((story, order, steps, derived) => Compare(Derived(story.Build(), derived), order, steps), iter: IsLong ? 5000 : 40);

    [Test]
    public void So_it_is_with_conflicts_of_every_kind([Values(1, 2, 3)] int seed)
    {
        var planter = new Planter(seed);
        planter.PlantOneOfEach();
        var dataSet = planter.Story.Build();
        var random = new Bogus.Randomizer(seed);
        Compare(dataSet, random.Shuffle(Enumerable.Range(0, Claims(dataSet).Count)).ToArray(), steps: IsLong ? 40 : 6);
    }

    [Test]
    public void An_audit_and_the_next_build_hold_what_was_appended_against_what_was_written_down()
    {
        using var file = Halved(out var rest);
        Ledger.Append(file.Path, rest, "g", LedgerFile.Stamp);
        using (var ledger = file.Open())
            Assert.That(ledger.Audit().Findings, Is.Empty);

        file.Tamper("UPDATE claim SET note = 'altered' WHERE key = (SELECT max(key) FROM claim)");
        using (var ledger = file.Open())
            Assert.That(ledger.Audit().Findings, Has.Some.StartsWith("The rows of claim are not those that entry 1 and what was appended"));
        Assert.That(file.Build(HarbourFire.Load()).History.Altered, Does.Contain("claim"));
    }

    [TestCase("UPDATE claim SET note = 'altered' WHERE key = 1", "claim")]
    [TestCase("UPDATE ledger SET title = 'altered'", "ledger")]
    [TestCase("DELETE FROM chain_step WHERE step > 0", "chain_step")]
    [TestCase("INSERT INTO publisher VALUES (99, 'Ghost Gazette', 'ghost gazette')", "publisher")]
    public void What_was_there_before_is_still_held_against_its_build(string sql, string table)
    {
        using var file = Halved(out var rest);
        Ledger.Append(file.Path, rest, "g", LedgerFile.Stamp);
        file.Tamper(sql);

        using var ledger = file.Open();
        Assert.That(ledger.Audit().Findings, Has.Some.StartsWith($"The rows of {table} are not those"));
    }

    [Test]
    public void The_history_says_what_came()
    {
        using var file = Halved(out var rest);
        var summary = Ledger.Append(file.Path, rest, "g", LedgerFile.Stamp);

        var entry = file.History()[^1];
        Assert.Multiple(() =>
        {
            Assert.That(entry.Action, Is.EqualTo("append"));
            Assert.That(summary.Claims, Is.EqualTo(rest.Sources.Sum(source => source.Claims.Length)));
            Assert.That(summary.Head, Is.EqualTo(entry));
            Assert.That(entry.Changed, Does.Contain($"\"claims\":{Claims(HarbourFire.Load()).Count}"));
        });
    }

    [Test]
    public void What_is_there_already_is_passed_over()
    {
        using var file = Halved(out var rest);
        Ledger.Append(file.Path, rest, "g", LedgerFile.Stamp);
        var before = file.History().Count;

        var again = Ledger.Append(file.Path, rest, "h", LedgerFile.Stamp);

        Assert.That(again.Claims, Is.Zero);
        Assert.That(again.Repeated, Is.EqualTo(rest.Sources.Sum(source => source.Claims.Length)));
        Assert.That(again.Head, Is.Null);
        Assert.That(file.History(), Has.Count.EqualTo(before));
    }

    [Test]
    public void What_says_otherwise_of_a_thing_is_refused_and_nothing_goes_in()
    {
        using var file = Halved(out var rest);
        var before = File.ReadAllBytes(file.Path);
        var other = rest with { Questions = [rest.Questions[0] with { Unit = "boats" }, .. rest.Questions.Skip(1)] };

        Assert.That(
            () => Ledger.Append(file.Path, other, "g", LedgerFile.Stamp),
            Throws.TypeOf<LedgerException>().With.Message.Contains($"the question {rest.Questions[0].Id} already, with another unit"));
        Assert.That(File.ReadAllBytes(file.Path), Is.EqualTo(before));
    }

    [TestCase("period")]
    [TestCase("place")]
    public void A_question_of_another_scope_is_not_taken_for_the_one_that_is_there(string qualifier)
    {
        using var file = Halved(out var rest);
        var scoped = rest.Questions[0] with { Qualifiers = [KeyValuePair.Create(qualifier, "another one")] };

        Assert.That(
            () => Ledger.Append(file.Path, rest with { Questions = [scoped, .. rest.Questions.Skip(1)] }, "g", LedgerFile.Stamp),
            Throws.TypeOf<LedgerException>().With.Message.Contains($"the question {scoped.Id} already, with another {qualifier}"));
    }

    [Test]
    public void A_ledger_of_an_earlier_schema_is_told_to_be_made_anew()
    {
        using var file = new LedgerFile();
        File.Copy(RepositoryRoot.Combine("tests/data/ledgers/schema-5.ledger"), file.Path);

        Assert.That(
            () => Ledger.Append(file.Path, HarbourFire.Load(), "g", LedgerFile.Stamp),
            Throws.TypeOf<LedgerException>().With.Message.Contains("is of schema 5"));
    }

    [Test]
    public void What_was_searched_for_is_found_among_what_came()
    {
        using var file = Halved(out var rest);
        Ledger.Append(file.Path, rest, "g", LedgerFile.Stamp);
        using var whole = new LedgerFile();
        Ledger.Build(HarbourFire.Load(), whole.Path, "f", LedgerFile.Stamp);
        using var one = file.Open();
        using var other = whole.Open();

        foreach (var word in (string[])["harbour", "fire", "toll rises", "accident", "killed"])
            Assert.That(
                one.Claims(new ListFilter { Search = word }).Select(claim => claim.Id).Order(),
                Is.EqualTo(other.Claims(new ListFilter { Search = word }).Select(claim => claim.Id).Order()),
                word);
    }

    /// <summary>A ledger with the first source of the harbour fire, and the rest of it.</summary>
    private static LedgerFile Halved(out DataSet rest)
    {
        var fire = HarbourFire.Load();
        var file = new LedgerFile();
        Ledger.Build(fire with { Sources = [fire.Sources[0]] }, file.Path, "f", LedgerFile.Stamp);
        rest = fire with { Sources = [.. fire.Sources.Skip(1)] };
        return file;
    }

    private static List<Claim> Claims(DataSet dataSet) => [.. dataSet.Sources.SelectMany(source => source.Claims)];

    // Each source may have what it says from the one before.
    private static DataSet Derived(DataSet dataSet, int which) => dataSet with
    {
        Sources =
        [
            .. dataSet.Sources.Select((source, index) => index > 0 && (which >> index & 1) == 1
                ? source with { DerivedFrom = [dataSet.Sources[index - 1].Id] }
                : source),
        ],
    };

    /// <summary>Adds the claims in an order, in steps, corrected ones before what corrects them, and compares with one build.</summary>
    private static void Compare(DataSet dataSet, int[] order, int steps)
    {
        var claims = Claims(dataSet);
        var at = Enumerable.Range(0, claims.Count)
            .ToDictionary(index => claims[index].Id, index => Array.IndexOf(order, index) * steps / claims.Count);
        for (var round = 0; round < claims.Count; round++)
        {
            foreach (var claim in claims)
                at[claim.Id] = claim.Corrects.Select(corrected => at[corrected]).Append(at[claim.Id]).Max();
        }
        using var whole = new LedgerFile();
        Ledger.Build(dataSet, whole.Path, "f", LedgerFile.Stamp);
        using var grown = new LedgerFile();
        Ledger.Build(Part(dataSet, claim => at[claim.Id] == 0), grown.Path, "f", LedgerFile.Stamp);
        for (var step = 1; step < steps; step++)
            Ledger.Append(grown.Path, Part(dataSet, claim => at[claim.Id] == step), $"{step}", LedgerFile.Stamp);

        using var expected = whole.Open();
        using var actual = grown.Open();
        Assert.That(
            Dump.Of(actual.Conflicts(new ListFilter()).Select(row => row.Conflict)),
            Is.EqualTo(Dump.Of(expected.Conflicts(new ListFilter()).Select(row => row.Conflict))));
        Assert.That(
            Dump.WithoutPlaces(actual.Claims(new ListFilter { Sort = "id" })),
            Is.EqualTo(Dump.WithoutPlaces(expected.Claims(new ListFilter { Sort = "id" }))));
        Assert.That(actual.Aside().OrderBy(pair => pair.Key), Is.EqualTo(expected.Aside().OrderBy(pair => pair.Key)));
        Assert.That(actual.Audit().Findings, Is.Empty);
    }

    private static DataSet Part(DataSet dataSet, Func<Claim, bool> isIn) => dataSet with
    {
        Sources = [.. dataSet.Sources.Select(source => source with { Claims = [.. source.Claims.Where(isIn)] })],
    };
}
