using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Sqlite.Tests;

internal sealed class ClaimSpoolTests
{
    [Test]
    public void Claims_come_out_in_key_order_and_as_they_went_in([Values(1, 2, 3)] int seed, [Values(1, 3, 1000)] int piece)
    {
        var dataSet = Plain(Invented.DataSet(seed, questions: 10, sources: 12));
        using var folder = DataSetFolder.Empty();
        using var spool = Spool(folder, dataSet, piece);

        Assert.That(
            spool.InOrder().Select(claim => Dump.Of(claim.Claim)), Is.EqualTo(ClaimOrder.Sort(dataSet).Select(claim => Dump.Of(claim))));
        Assert.That(
            spool.InOrder().Select(claim => claim.Ordinal),
            Is.EqualTo(LedgerContent.Of(dataSet).InKeyOrder.Select(claim => claim.Ordinal)));
    }

    [Test]
    public void A_spool_leaves_no_file()
    {
        using var folder = DataSetFolder.Empty();
        using (var spool = Spool(folder, Plain(Invented.DataSet(1)), piece: 2))
        {
            // Where an open file needs a name, it goes when it is closed.
            if (!OperatingSystem.IsWindows())
                Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
        }
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
    }

    private static ClaimSpool Spool(DataSetFolder folder, DataSet dataSet, int piece)
    {
        var places = dataSet.Questions.Select((question, index) => (question.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var spool = new ClaimSpool(
            folder.FullName("ledger.db"), index => dataSet.Sources[index], index => dataSet.Questions[index].Id, piece);
        for (var source = 0; source < dataSet.Sources.Length; source++)
        {
            foreach (var claim in dataSet.Sources[source].Claims)
                spool.Add(claim, source, places[claim.Question], (UInt128)spool.Count, 0, isFirst: true);
        }
        return spool;
    }

    // A row of a table has no word choices, and what corrects what is known when all rows have come.
    private static DataSet Plain(DataSet dataSet) => dataSet with
    {
        Sources = [
            .. dataSet.Sources.Select(
                source => source with
                {
                    Claims = [
                        .. source.Claims.Select(claim => claim with { Frames = [], Anchor = null, Because = null, Corrects = [] }),
                    ],
                }),
        ],
    };
}
