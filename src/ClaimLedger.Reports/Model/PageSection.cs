namespace ClaimLedger.Reports.Model;

/// <summary>A page of a report, which is made when it is written.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Model">Makes what it shows.</param>
internal sealed record ReportPage(string Name, Func<ReportModel> Model);

/// <summary>A section of a report that is parted into pages as its items come, each when the next begins.</summary>
/// <param name="title">What it is called.</param>
/// <param name="name">How the names of its files begin.</param>
/// <param name="most">What the items of a page weigh at most; one alone may weigh more.</param>
/// <param name="weigh">What an item weighs.</param>
/// <param name="model">Makes a page of its items.</param>
internal sealed class PageSection<T>(
    string title, string name, int most, Func<T, int> weigh, Func<IReadOnlyList<T>, ReportModel> model)
{
    private readonly List<PageModel> _pages = [];
    private List<T> _open = [];
    private int _weight;
    private int _first = 1;

    /// <summary>Its pages so far.</summary>
    public IReadOnlyList<PageModel> Pages => _pages;

    /// <summary>Takes items up, and gives the pages that are full.</summary>
    public IEnumerable<ReportPage> Add(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            if (_open.Count > 0 && _weight + weigh(item) > most)
                yield return Close(isOnly: false);
            _open.Add(item);
            _weight += weigh(item);
        }
    }

    /// <summary>The last page, where there is one.</summary>
    public IEnumerable<ReportPage> End()
    {
        if (_open.Count > 0)
            yield return Close(isOnly: _pages.Count == 0);
    }

    private ReportPage Close(bool isOnly)
    {
        var items = _open;
        var range = isOnly ? "" : $", {ReportWords.Number(_first)} to {ReportWords.Number(_first + items.Count - 1)}";
        var page = new PageModel(title + range, $"{name}-{_pages.Count + 1}.html");
        _pages.Add(page);
        _first += items.Count;
        (_open, _weight) = ([], 0);
        return new ReportPage(page.Href, () => model(items) with { Part = new PartModel(page.Title, ReportPages.Index) });
    }
}
