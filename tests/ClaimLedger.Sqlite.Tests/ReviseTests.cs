using System.Collections.Immutable;
using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite.Tests;

/// <summary>A ledger that is revised is the one that a build would make, down to its history.</summary>
internal sealed class ReviseTests
{
    private static readonly DataSet Fire = HarbourFire.Load() with { Rulings = [] };
    private static readonly ImmutableArray<Conflict> Conflicts = [.. Reconciler.Reconcile(new DataSetView(Fire), CancellationToken.None)];

    // From which rulings to which: each is a verdict on a conflict by its number, with or without a note.
    private static readonly (string Was, string Is)[] Steps =
    [
        ("", "0 confirmed"),
        ("0 confirmed", ""),
        ("0 confirmed", "0 dismissed"),
        ("0 confirmed", "0 confirmed!"),
        ("0 confirmed!", "1 pending"),
        ("0 confirmed!, 1 pending", "1 pending, 2 range!"),
        ("gone", "gone, 0 confirmed"),
    ];

    [TestCaseSource(nameof(Steps))]
    public void What_is_revised_is_what_is_built((string Was, string Is) step)
    {
        var (was, now) = (Fire with { Rulings = Rulings(step.Was) }, Fire with { Rulings = Rulings(step.Is) });
        using var revised = LedgerFile.Of(was, Conflicts);
        using var built = LedgerFile.Of(was, Conflicts);

        Assert.That(Ledger.Revise(revised.Path, now.Rulings, "f", "g", LedgerFile.Stamp), Is.True);
        built.Build(now, Conflicts, "g");

        Assert.That(Digests(revised), Is.EqualTo(Digests(built)));
        Assert.That(revised.History(), Is.EqualTo(built.History()));
        using var ledger = revised.Open();
        Assert.That(ledger.Fingerprint(), Is.EqualTo("g"));
        Assert.That(Directory.EnumerateFiles(revised.Folder), Has.Exactly(1).Items);
    }

    [Test]
    public void What_is_revised_passes_an_audit()
    {
        using var file = new LedgerFile();
        LedgerBuilder.Build(Fire, file.Path, "f", LedgerFile.Stamp, Reconciler.Find);
        Ledger.Revise(file.Path, Rulings("0 confirmed!"), "f", "g", LedgerFile.Stamp);

        using var ledger = file.Open();
        Assert.That(ledger.Audit().Findings, Is.Empty);
    }

    [Test]
    public void A_ledger_of_another_data_set_is_left_as_it_is()
    {
        using var file = LedgerFile.Of(Fire, Conflicts);
        var before = File.ReadAllBytes(file.Path);

        Assert.That(Ledger.Revise(file.Path, Rulings("0 confirmed"), "another", "g", LedgerFile.Stamp), Is.False);
        Assert.That(Ledger.Revise(Path.Combine(file.Folder, "none.db"), [], "f", "g", LedgerFile.Stamp), Is.False);

        Assert.That(File.ReadAllBytes(file.Path), Is.EqualTo(before));
    }

    [Test]
    public void What_somebody_altered_is_found_by_an_audit_of_what_is_revised_and_told_by_the_next_build()
    {
        using var revised = LedgerFile.Of(Fire, Conflicts);
        revised.Tamper("UPDATE claim SET says = 'a thousand' WHERE key = 1");

        Ledger.Revise(revised.Path, Rulings("0 confirmed"), "f", "g", LedgerFile.Stamp);

        using (var ledger = revised.Open())
            Assert.That(ledger.Audit().Findings.Select(finding => finding.ToString()), Has.Some.Contains("claim"));
        revised.Build(Fire, Conflicts, "g");
        Assert.That(revised.History().Last(entry => entry.Action == "build").Changed, Does.Contain("\"altered\":[\"claim\"]"));
    }

    private static ImmutableArray<Ruling> Rulings(string written) =>
    [
        .. written.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(each => new Ruling
        {
            Conflict = each == "gone" ? new("c-0123456789abcdef") : Conflicts[each[0] - '0'].Id,
            Verdict = each == "gone" ? Verdict.Pending : TermNames<Verdict>.Find(each[2..].TrimEnd('!'))!.Value,
            Kind = each == "gone" ? Conflicts[0].Kind : null,
            Question = each == "gone" ? Conflicts[0].Question : null,
            Says = each == "gone" ? ["another", "one more"] : [],
            Reason = "Invented.",
            By = "desk",
            On = new(2031, 6, 9),
            Note = each.EndsWith('!') ? "A remark." : null,
        }),
    ];

    private static List<string> Digests(LedgerFile file)
    {
        using var connection = Connections.Open(file.Path, SqliteOpenMode.ReadOnly);
        return
        [
            .. ContentDigest.Of(connection, CancellationToken.None).Concat(ContentDigest.OfDerived(connection, CancellationToken.None))
                .Select(table => $"{table.Table} {table.Digest}"),
        ];
    }
}
