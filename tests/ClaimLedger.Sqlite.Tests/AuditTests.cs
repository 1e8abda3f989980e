namespace ClaimLedger.Sqlite.Tests;

internal sealed class AuditTests
{
    [Test]
    public void A_sound_ledger_passes_and_says_what_was_verified()
    {
        using var file = Fire();

        var report = Audit(file);

        Assert.Multiple(() =>
        {
            Assert.That(report.Findings, Is.Empty);
            Assert.That(report.IsSound, Is.True);
            Assert.That(report.Checks.Select(check => check.Part), Is.EqualTo(Enum.GetValues<AuditPart>()));
            Assert.That(report.Checks.Select(check => check.Verified), Has.All.Not.Empty);
            Assert.That(report.Checks[(int)AuditPart.Facts].Verified, Is.EqualTo("14 claims"));
            Assert.That(report.Checks[(int)AuditPart.Conflicts].Verified, Is.EqualTo("5 conflicts"));
            Assert.That(report.Entries, Is.EqualTo(2));
            Assert.That(report.Head, Is.EqualTo(file.History()[^1]));
        });
    }

    [Test]
    public void Data_sets_with_every_part_of_the_model_pass([Range(1, 6)] int seed)
    {
        using var file = new LedgerFile();
        Ledger.Build(Invented.DataSet(seed, questions: 30, sources: 40), file.Path, "f", LedgerFile.Stamp);

        Assert.That(Audit(file).Findings, Is.Empty);
    }

    [Test]
    public void An_audit_leaves_the_ledger_as_it_is_and_nothing_beside_it()
    {
        using var file = Fire();
        var before = File.ReadAllBytes(file.Path);
        Audit(file);

        Assert.That(File.ReadAllBytes(file.Path), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFileSystemEntries(file.Folder), Is.EqualTo(new[] { file.Path }));
    }

    private static readonly (AuditPart Part, string Sql, string Finding)[] Tamperings =
    [
        (AuditPart.Schema, "DROP TRIGGER history_is_never_cut", "The trigger history_is_never_cut is not there"),
        (
            AuditPart.Schema,
            "DROP TRIGGER history_is_never_changed; CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history BEGIN SELECT 1; END",
            "The trigger history_is_never_changed is not as it was declared"),
        (AuditPart.Schema, "CREATE TABLE extra (x)", "The table extra is not part of a ledger"),
        (AuditPart.Schema, "DROP INDEX claim_by_question", "The index claim_by_question is not there"),
        (AuditPart.Schema, "DROP VIEW v_claims; CREATE VIEW v_claims AS SELECT 1 AS id", "The view v_claims is not as it was declared"),
        (AuditPart.References, "DELETE FROM chain_step; DELETE FROM chain", "A row of claim refers to a chain that is not there"),
        (
            AuditPart.History,
            "DROP TRIGGER history_is_never_changed; UPDATE history SET actor = 'nobody' WHERE entry = 2; CREATE TRIGGER "
                + "history_is_never_changed BEFORE UPDATE ON history\nBEGIN\n  SELECT raise(ABORT, 'the history of a ledger is never "
                + "changed');\nEND",
            "The history is broken at entry 2: it was changed"),
        (
            AuditPart.Content,
            "UPDATE claim SET quote = quote || '!' WHERE key = 3",
            "The rows of claim are not those that entry 2 wrote down"),
        (AuditPart.Content, "UPDATE source SET note = 'a note' WHERE key = 1", "The rows of source are not those"),
        (AuditPart.Content, "UPDATE ledger SET fingerprint = 'other'", "The rows of ledger are not those"),
        (AuditPart.Content, "INSERT INTO baseline VALUES (7, 'c-0d457d196474fdd1')", "The rows of baseline are not those"),
        (
            AuditPart.Content,
            "INSERT INTO ruling (ordinal, conflict, verdict, reason, ruled_by, ruled_on) VALUES (9, 'c-0d457d196474fdd1', 'dismissed', "
                + "'r', 'b', '2031-06-06')",
            "The rows of ruling are not those"),
        (
            AuditPart.Facts,
            "UPDATE claim SET literal_low = literal_low - 1 WHERE form = 'range' AND literal_low > 1",
            "The packed facts of question fire.killed are not those of its claims"),
        (
            AuditPart.Facts,
            "DELETE FROM claim_facts WHERE first_claim = (SELECT max(first_claim) FROM claim_facts)",
            "The packed facts of question"),
        (AuditPart.Search, "UPDATE claim SET quote = 'replaced' WHERE key = 3", "The full-text index claim_search does not hold"),
        (
            AuditPart.Search,
            "INSERT INTO source_search (source_search) VALUES ('delete-all')",
            "The full-text index source_search does not hold"),
        (
            AuditPart.Conflicts,
            "UPDATE conflict SET scope = 'across' WHERE id = 'c-0d457d196474fdd1'",
            "The conflict c-0d457d196474fdd1 is not as a fresh reconciliation finds it"),
        (
            AuditPart.Conflicts,
            "UPDATE conflict SET id = 'c-0000000000000000' WHERE id = 'c-0d457d196474fdd1'",
            "The conflict c-0d457d196474fdd1 is not there, and a fresh reconciliation finds it"),
        (
            AuditPart.Conflicts,
            "UPDATE conflict SET id = 'c-0000000000000000' WHERE id = 'c-0d457d196474fdd1'",
            "The conflict c-0000000000000000 is there, and a fresh reconciliation does not find it"),
        (
            AuditPart.Conflicts,
            "UPDATE position SET literal_low = 1 WHERE conflict = (SELECT min(key) FROM conflict) AND position = 0",
            "The rows of position are not those that a fresh reconciliation writes"),
        (
            AuditPart.Conflicts,
            "DELETE FROM position_claim WHERE conflict = (SELECT min(key) FROM conflict) AND position = 0",
            "The conflict c-0d457d196474fdd1 is not as a fresh reconciliation finds it"),
    ];

    [TestCaseSource(nameof(Tamperings))]
    public void An_audit_finds_what_was_tampered_with((AuditPart Part, string Sql, string Finding) tampering)
    {
        using var file = Fire();
        file.Tamper(tampering.Sql);

        var report = Audit(file);

        Assert.That(
            report.Checks[(int)tampering.Part].Findings, Has.Some.StartsWith(tampering.Finding), string.Join('\n', report.Findings));
        Assert.That(report.IsSound, Is.False);
    }

    [Test]
    public void A_damaged_page_is_found_and_the_history_still_read()
    {
        using var file = Fire();
        long page;
        using (var ledger = file.Open())
            page = (long)ledger.Query("SELECT rootpage FROM sqlite_schema WHERE name = 'claim'", TimeSpan.FromHours(1)).Rows.Single()[0]!;
        using (var stream = File.OpenWrite(file.Path))
        {
            stream.Position = (page - 1) * 4096;
            stream.Write(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF });
        }

        var report = Audit(file);

        Assert.That(report.Checks[(int)AuditPart.File].Findings, Is.Not.Empty);
        Assert.That(report.Checks[(int)AuditPart.History].Verified, Is.EqualTo("2 entries"));
        Assert.That(report.Checks[(int)AuditPart.Conflicts].Verified, Is.Null);
    }

    [Test]
    public void An_entry_that_was_noted_elsewhere_must_be_there()
    {
        using var file = Fire();
        var noted = file.History()[0].Hash;
        using var ledger = file.Open();

        Assert.That(ledger.Audit(noted).Findings, Is.Empty);
        Assert.That(
            ledger.Audit(new string('a', 64)).Checks[(int)AuditPart.History].Findings,
            Has.Some.Contains("was rewritten, or its end was cut off"));
    }

    [Test]
    public void A_history_that_was_rewritten_whole_is_found_by_what_was_noted()
    {
        using var file = Fire();
        var noted = file.History()[^1].Hash;
        File.Delete(file.Path);
        Ledger.Build(HarbourFire.Load(), file.Path, "f", LedgerFile.Stamp);
        using var ledger = file.Open();

        Assert.That(ledger.Audit().Findings, Is.Empty);
        Assert.That(ledger.Audit(noted).IsSound, Is.False);
    }

    private static AuditReport Audit(LedgerFile file)
    {
        using var ledger = file.Open();
        return ledger.Audit();
    }

    private static LedgerFile Fire()
    {
        var file = new LedgerFile();
        Ledger.Build(HarbourFire.Load(), file.Path, "f", LedgerFile.Stamp);
        Ledger.Build(HarbourFire.Load(), file.Path, "f", LedgerFile.Stamp);
        return file;
    }
}
