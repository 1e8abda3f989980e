using System.Collections.Immutable;
using System.Globalization;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Requests;

/// <summary>
/// One parameter of an address: how a filter is read from it and written into it. Named as the command line's option.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="IsSeveral">Whether several values can be chosen.</param>
/// <param name="Read">The values in a request.</param>
/// <param name="Write">The request with other values.</param>
internal sealed record FilterParameter(
    string Name,
    string Title,
    bool IsSeveral,
    Func<FilterRequest, ImmutableArray<string>> Read,
    Func<FilterRequest, ImmutableArray<string>, FilterRequest> Write);

/// <summary>The whole state of a listing in its address.</summary>
internal static class FilterAddress
{
    /// <summary>The parameter for an event.</summary>
    public const string Event = "event";

    /// <summary>The parameters, in the order in which addresses have them.</summary>
    public static ImmutableArray<FilterParameter> Parameters { get; } =
    [
        Several("kind", "Kind", request => request.Kind, (request, values) => request with { Kind = values }),
        Several("severity", "Severity", request => request.Severity, (request, values) => request with { Severity = values }),
        Several("status", "Status", request => request.Status, (request, values) => request with { Status = values }),
        Several("scope", "Scope", request => request.Scope, (request, values) => request with { Scope = values }),
        One(Event, "Event", request => request.Event, (request, value) => request with { Event = value }),
        One("question", "Question", request => request.Question, (request, value) => request with { Question = value }),
        One("source", "Source", request => request.Source, (request, value) => request with { Source = value }),
        One("publisher", "Publisher", request => request.Publisher, (request, value) => request with { Publisher = value }),
        One("speaker", "Speaker", request => request.Speaker, (request, value) => request with { Speaker = value }),
        One("unit", "Unit", request => request.Unit, (request, value) => request with { Unit = value }),
        One("since", "Since", request => request.Since, (request, value) => request with { Since = value }),
        One("until", "Until", request => request.Until, (request, value) => request with { Until = value }),
        One("search", "Words", request => request.Search, (request, value) => request with { Search = value }),
        One("sort", "Order", request => request.Sort, (request, value) => request with { Sort = value }),
        One(
            "limit",
            "At most",
            request => request.Limit?.ToString(CultureInfo.InvariantCulture),
            (request, value) => request with { Limit = Limit(value) }),
        One("after", "After", request => request.After, (request, value) => request with { After = value }),
    ];

    /// <summary>A day, month or year: in an address it is the first and the last that are asked for.</summary>
    public static FilterParameter Period { get; } = One(
        "period",
        "Period",
        request => request.Since == request.Until ? request.Since : null,
        (request, value) => request with { Since = value, Until = value });

    // How much of a list is shown and in what order, not what is in it.
    private static readonly ImmutableArray<string> OfShowing = ["sort", "limit", "after"];

    /// <summary>What narrows a list: all but how much of it is shown, and in what order.</summary>
    public static IEnumerable<FilterParameter> Narrowing => Parameters.Where(parameter => !OfShowing.Contains(parameter.Name));

    /// <summary>The parameter of that name.</summary>
    public static FilterParameter Parameter(string name) => Parameters.Single(parameter => parameter.Name == name);

    /// <summary>What an address asks of a listing.</summary>
    /// <exception cref="UsageException">A parameter that there is not, or one value too many.</exception>
    public static FilterRequest Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var request = new FilterRequest();
        foreach (var (name, written) in query)
        {
            var parameter = Parameters.FirstOrDefault(known => known.Name == name)
                ?? throw new UsageException(Phrases.NoSuch("filter", name, [.. Parameters.Select(known => known.Name)]));
            ImmutableArray<string> values = [.. written.OfType<string>().Where(value => !string.IsNullOrWhiteSpace(value))];
            if (values.Length > 1 && !parameter.IsSeveral)
                throw new UsageException($"{name} is given {values.Length} times, and one value is taken; leave the others out");
            if (values.Length > 0)
                request = parameter.Write(request, values);
        }
        return request;
    }

    /// <summary>What a saved query asks of the listing of conflicts.</summary>
    public static FilterRequest Read(SavedQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Show.Aggregate(
            new FilterRequest(), (request, filter) => Parameter(filter.Name).Write(request, filter.Values));
    }

    /// <summary>The address of a listing.</summary>
    public static string Of(string path, FilterRequest request)
    {
        var pairs = Pairs(request).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}").ToList();
        return pairs.Count == 0 ? path : $"{path}?{string.Join('&', pairs)}";
    }

    /// <summary>Names and values, as a form or an address holds them.</summary>
    public static IEnumerable<(string Name, string Value)> Pairs(FilterRequest request) =>
        from parameter in Parameters
        from value in parameter.Read(request)
        select (parameter.Name, value);

    private static FilterParameter Several(
        string name,
        string title,
        Func<FilterRequest, ImmutableArray<string>> read,
        Func<FilterRequest, ImmutableArray<string>, FilterRequest> write) =>
        new(name, title, true, request => Split(read(request)), (request, values) => write(request, Split(values)));

    private static FilterParameter One(
        string name, string title, Func<FilterRequest, string?> read, Func<FilterRequest, string?, FilterRequest> write) => new(
        name,
        title,
        false,
        request => read(request) is { } value ? [value] : [],
        (request, values) => write(request, values.IsEmpty ? null : values[0].Trim()));

    // Commas part them, as on the command line.
    private static ImmutableArray<string> Split(ImmutableArray<string> values) =>
    [
        .. values
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static int? Limit(string? text)
    {
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : throw new UsageException($"limit '{text}': write a whole number, or leave it out");
    }
}
