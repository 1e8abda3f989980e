using ClaimLedger.DataSets;
using ClaimLedger.Reconciliation;
using ClaimLedger.Tests.Reconciliation;
using ClaimLedger.TestSupport;
using CsCheck;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite.Tests;

/// <summary>A ledger holds what was found; its words are made when somebody reads it, and are those of the finding.</summary>
internal sealed class WordsTests
{
    [Test]
    public void A_ledger_says_of_any_conflict_what_was_said_when_it_was_found() =>
        AnyStory.Of(claims: 9).Sample(story => AssertSameWords(story.Build()), iter: 40);

    [Test]
    public void It_does_so_of_conflicts_of_every_kind([Values(3, 77)] int seed)
    {
        var planter = new Planter(seed);
        planter.PlantOneOfEach();
        var dataSet = planter.Story.Build();

        var told = AssertSameWords(dataSet);
        Assert.That(told.Select(conflict => conflict.Kind).Distinct().Count(), Is.EqualTo(Conflicts.Kinds.Length));
    }

    [Test]
    public void It_does_so_of_the_harbour_fire() => AssertSameWords(HarbourFire.Load());

    [Test]
    public void It_does_so_of_the_shipped_data_set()
    {
        var loaded = DataSetLoader.Load(RepositoryRoot.Combine("db/gaza-ceasefire"));
        AssertSameWords(loaded.DataSet!);
    }

    [Test]
    public void Sql_has_the_words_in_the_tool_and_a_headline_everywhere()
    {
        using var file = Built(HarbourFire.Load());
        using var ledger = file.Open();
        var conflict = ledger.Conflicts(new ListFilter { Limit = 1 }).Single().Conflict;
        using var plain = Connections.Open(file.Path, SqliteOpenMode.ReadOnly);

        var row = ledger.Query(
            $"SELECT explanation, hint, headline FROM v_conflicts WHERE id = '{conflict.Id}'", TimeSpan.FromHours(1)).Rows.Single();
        using var headline = new SqliteStatement(plain, $"SELECT headline FROM v_conflicts WHERE id = '{conflict.Id}'");
        Assert.Multiple(() =>
        {
            Assert.That(row, Is.EqualTo(new object?[] { conflict.Explanation, conflict.Hint, "five (Morning Post) / 11 (Morning Post)" }));
            Assert.That(headline.Step());
            Assert.That(headline.Text("headline"), Is.EqualTo("five (Morning Post) / 11 (Morning Post)"));
            Assert.That(
                () => new SqliteStatement(plain, "SELECT explanation FROM v_conflicts").Dispose(), Throws.TypeOf<SqliteException>());
        });
    }

    [Test]
    public void The_view_with_words_has_the_columns_that_are_explained()
    {
        using var file = Built(HarbourFire.Load());
        using var ledger = file.Open();

        Assert.That(
            ledger.Query("SELECT * FROM v_conflicts", TimeSpan.FromHours(1)).Columns,
            Is.EqualTo(DocumentedViews.All.Single(view => view.Name == "v_conflicts").Columns.Select(column => column.Name)));
    }

    [Test]
    public void Every_conflict_has_a_headline()
    {
        var planter = new Planter(5);
        planter.PlantOneOfEach();
        using var file = Built(planter.Story.Build());
        using var ledger = file.Open();

        var headlines = ledger.Query("SELECT headline FROM v_conflicts", TimeSpan.FromHours(1)).Rows.Select(row => row[0]).ToList();
        Assert.That(headlines, Is.Not.Empty);
        Assert.That(headlines, Is.All.Not.Null);
    }

    [Test]
    public void A_conflict_that_does_not_fit_its_claims_is_told_as_damage()
    {
        using var file = Built(HarbourFire.Load());
        file.Tamper("UPDATE conflict SET kind = 'framing', severity = 'warning' WHERE key = (SELECT min(key) FROM conflict)");
        using var ledger = file.Open();

        Assert.That(() => ledger.Conflicts(new ListFilter()), Throws.TypeOf<LedgerException>());
        Assert.That(ledger.Conflicts(new ListFilter(), inWords: false), Is.Not.Empty);
    }

    private static LedgerFile Built(DataSet dataSet)
    {
        var file = new LedgerFile();
        Ledger.Build(dataSet, file.Path, "f", LedgerFile.Stamp);
        return file;
    }

    private static List<Conflict> AssertSameWords(DataSet dataSet)
    {
        using var file = Built(dataSet);
        using var ledger = file.Open();
        var told = ledger.Conflicts(new ListFilter()).Select(row => row.Conflict).OrderBy(conflict => conflict.Id).ToList();
        var found = Reconciler.Reconcile(dataSet).DistinctBy(conflict => conflict.Id).OrderBy(conflict => conflict.Id);

        Assert.That(Dump.Of(told), Is.EqualTo(Dump.Of(found)));
        return told;
    }
}
