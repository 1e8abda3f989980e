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

    /// <summary>The pages beside it, for programs.</summary>
    public IReadOnlyList<RelatedPage> Beside { get; init; } = [];

    /// <summary>Reads those that an address asks for, and one more, which tells whether the list goes on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The list.</param>
    /// <param name="asked">What is asked of it.</param>
    /// <param name="read">Reads rows.</param>
    /// <param name="id">The full id of a row, behind which the list goes on.</param>
    public static PageOfRows<T> Read(
        PageRequest request, string path, FilterRequest asked, Func<ListFilter, IReadOnlyList<T>> read, Func<T, string> id)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(asked);
        var limit = Math.Clamp(asked.Limit ?? Usual, 1, Most);
        var page = Read(path, asked, limit, read, id);
        // A file has no headers.
        return request.Site.Options.IsPublished ? page
            : page with { Beside = RelatedPage.Of(Previous(path, asked, limit, read, id), page.NextHref) };
    }

    /// <summary>The rows of a list as data, all of them where no limit is given, and the pages beside them where one is.</summary>
    /// <inheritdoc cref="Read(PageRequest, string, FilterRequest, Func{ListFilter, IReadOnlyList{T}}, Func{T, string})"/>
    public static PageOfRows<T> ReadData(string path, FilterRequest asked, Func<ListFilter, IReadOnlyList<T>> read, Func<T, string> id)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Limit is not { } limit || limit is 0 or int.MaxValue)
            return new PageOfRows<T>(read(asked.Read()), null, null);
        var page = Read(path, asked, limit, read, id);
        return page with { Beside = RelatedPage.Of(Previous(path, asked, limit, read, id), page.NextHref) };
    }

    private static PageOfRows<T> Read(
        string path, FilterRequest asked, int limit, Func<ListFilter, IReadOnlyList<T>> read, Func<T, string> id)
    {
        var rows = read(asked.Read() with { Limit = limit + 1 });
        IReadOnlyList<T> shown = [.. rows.Take(limit)];
        return new PageOfRows<T>(
            shown,
            asked.After is null ? null : FilterAddress.Of(path, asked with { After = null }),
            rows.Count > limit ? FilterAddress.Of(path, asked with { After = id(shown[^1]) }) : null);
    }

    // The page before ends with the row behind which this one begins: it goes on behind that which is as far before it, in the order
    // turned round.
    private static string? Previous(
        string path, FilterRequest asked, int limit, Func<ListFilter, IReadOnlyList<T>> read, Func<T, string> id)
    {
        if (asked.After is null)
            return null;
        var filter = asked.Read();
        var turned = filter.Sort is { } sort && sort.StartsWith('-') ? sort[1..] : "-" + filter.Sort;
        var before = read(filter with { Limit = limit, Sort = turned });
        return FilterAddress.Of(path, asked with { After = before.Count < limit ? null : id(before[^1]) });
    }
}

/// <summary>A page beside another in a list (RFC 8288).</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Relation">How it stands to the other: <c>prev</c> or <c>next</c>.</param>
internal sealed record RelatedPage(string Address, string Relation)
{
    /// <summary>Those that there are.</summary>
    public static IReadOnlyList<RelatedPage> Of(string? previous, string? next) =>
    [
        .. previous is null ? [] : new[] { new RelatedPage(previous, "prev") },
        .. next is null ? [] : new[] { new RelatedPage(next, "next") },
    ];

    /// <summary>As the header <c>Link</c> has it.</summary>
    public override string ToString() => $"<{Address}>; rel=\"{Relation}\"";
}
