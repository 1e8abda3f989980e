namespace ClaimLedger.Sqlite.Tests;

/// <summary>More rows than are read at once are the same rows, however often they are gone through.</summary>
internal sealed class ListedRowsTests
{
    private const int Claims = 1_100;

    private LedgerFile _file = null!;
    private Ledger _ledger = null!;

    [OneTimeSetUp]
    public void Build()
    {
        var fire = HarbourFire.Load();
        var source = fire.Sources[0];
        var claim = source.Claims[0];
        _file = LedgerFile.Of(fire with
        {
            Rulings = [],
            Expectations = [],
            Sources = [
                source with
                {
                    Claims =
                    [
                        .. Enumerable.Range(0, Claims).Select(index => claim with
                        {
                            Id = new ClaimId(source.Id, $"claim-{Claims - index:0000}"),
                            Corrects = [],
                            Frames = [],
                        }),
                    ],
                },
            ],
        });
        _ledger = _file.Open();
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _ledger.Dispose();
        _file.Dispose();
    }

    [TestCase(null)]
    [TestCase("id")]
    [TestCase("-date")]
    [TestCase("source")]
    public void All_are_what_pages_behind_one_another_are(string? sort)
    {
        var all = _ledger.Claims(new ListFilter { Sort = sort });
        var paged = new List<ClaimId>();
        for (string? after = null; ;)
        {
            var page = _ledger.Claims(new ListFilter { Sort = sort, Limit = 300, After = after });
            if (page.Count == 0)
                break;
            paged.AddRange(page.Select(claim => claim.Id));
            after = paged[^1].ToString();
        }
        Assert.That(all, Has.Count.EqualTo(Claims));
        Assert.That(all.Select(claim => claim.Id), Is.EqualTo(paged));
        Assert.That(all.Select(claim => claim.Id), Is.EqualTo(paged), "gone through once more");
        Assert.That(all[Claims - 1].Id, Is.EqualTo(paged[^1]));
    }

    [Test]
    public void Several_go_through_them_at_a_time()
    {
        var all = _ledger.Claims(new ListFilter());
        Assert.That(all.Zip(all.Skip(1)).Select(pair => pair.First.Id).Distinct().Count(), Is.EqualTo(Claims - 1));
    }
}
