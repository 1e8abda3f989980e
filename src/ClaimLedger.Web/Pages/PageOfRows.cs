using ClaimLedger.Application.Targets;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>Some rows of a list, and the ways to the others.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="FirstHref">The beginning of the list; null where it is that.</param>
/// <param name="NextHref">Where it goes on; null where it ends.</param>
internal sealed record PageOfRows<T>(IReadOnlyList<T> Rows, string? FirstHref, string? NextHref)
{
    private const int Usual = 50;
    private const int Most = 200;

    /// <summary>Reads those that an address asks for, and one more, which tells whether the list goes on.</summary>
    /// <param name="path">The list.</param>
    /// <param name="asked">What is asked of it.</param>
    /// <param name="read">Reads rows.</param>
    /// <param name="id">The full id of a row, behind which the list goes on.</param>
    public static PageOfRows<T> Read(string path, FilterRequest asked, Func<ListFilter, IReadOnlyList<T>> read, Func<T, string> id)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var limit = Math.Clamp(asked.Limit ?? Usual, 1, Most);
        var rows = read(asked.Read() with { Limit = limit + 1 });
        IReadOnlyList<T> shown = [.. rows.Take(limit)];
        return new PageOfRows<T>(
            shown,
            asked.After is null ? null : FilterAddress.Of(path, asked with { After = null }),
            rows.Count > limit ? FilterAddress.Of(path, asked with { After = id(shown[^1]) }) : null);
    }
}
