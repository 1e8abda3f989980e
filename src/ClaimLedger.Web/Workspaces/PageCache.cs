using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ClaimLedger.Web.Workspaces;

/// <summary>A page as it was sent.</summary>
/// <param name="Html">The page.</param>
/// <param name="Link">The header that tells where the same is as data; null for none.</param>
/// <param name="Tag">Tells it from every other, for a browser that has it already.</param>
internal sealed record KeptPage(byte[] Html, string? Link, string Tag)
{
    /// <summary>Where in it the token of a visitor belongs; empty where there is no form.</summary>
    public ImmutableArray<int> Tokens { get; init; } = [];
}

/// <summary>
/// Pages of one state of the data set that are the same for everybody, by their addresses: a list that many look at is made once. When
/// there are too many, all are made anew.
/// </summary>
internal sealed class PageCache
{
    private const long MostBytes = 16 << 20;
    private const int LongestKey = 1_000;

    private readonly ConcurrentDictionary<string, KeptPage> _pages = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>The page, or null.</summary>
    public KeptPage? Find(string key) => _pages.GetValueOrDefault(key);

    /// <summary>Keeps a page.</summary>
    public void Keep(string key, KeptPage page)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(page);
        if (key.Length > LongestKey)
            return;
        if (Interlocked.Add(ref _bytes, page.Html.Length + (2 * key.Length)) > MostBytes)
        {
            _pages.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }
        _pages[key] = page;
    }
}
