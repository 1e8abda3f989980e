using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Proposing;
using ClaimLedger.Application.Targets;
using ClaimLedger.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ClaimLedger.Web.Publishing;

/// <summary>Where something of a published site stands.</summary>
/// <param name="Href">Its address below the root of the host.</param>
/// <param name="File">Its file in the folder, with forward slashes.</param>
internal sealed record Place(string Href, string File);

/// <summary>What is asked for at an address of the workspace: a path, its parts unescaped, and what narrows a list.</summary>
/// <param name="Path">The parts.</param>
/// <param name="Asked">What is asked of a list.</param>
internal sealed record Wanted(IReadOnlyList<string> Path, FilterRequest Asked)
{
    /// <summary>The address without what makes no difference to a published site: the order and the length of a page.</summary>
    public string Address => FilterAddress.Of("/" + string.Join('/', Path.Select(Uri.EscapeDataString)), Asked);

    /// <summary>Reads an address.</summary>
    /// <exception cref="UsageException">Its parameters are none of a list.</exception>
    public static Wanted Read(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var parts = address.Split('#')[0].Split('?', 2);
        var query = parts.Length == 1 ? QueryCollection.Empty : new QueryCollection(QueryHelpers.ParseQuery(parts[1]));
        var asked = FilterAddress.Read(query) with { Sort = null, Limit = null };
        return new Wanted([.. parts[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)], asked);
    }
}

/// <summary>
/// Which address of the workspace stands where in a published site. It depends on the address alone, so that a page stays where it is while
/// others come and go.
/// </summary>
/// <param name="basePath">The path below which the site stands.</param>
internal sealed partial class Places(string basePath)
{
    private const int LongestSegment = 80;
    private const int LongestSlug = 40;
    private const string Index = "index.html";

    private static readonly string[] Lists = ["conflicts", "questions", "sources", "claims", "speakers", "publishers", "events"];

    /// <summary>The search, which only a published site has.</summary>
    public const string Search = "/" + SearchName;

    /// <summary>Its name.</summary>
    public const string SearchName = "search";

    /// <summary>The place of what an address asks for; null where a published site has no such thing.</summary>
    /// <param name="wanted">The address.</param>
    /// <param name="page">Which page of a list.</param>
    public Place? Find(Wanted wanted, int page = 1)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        switch (wanted.Path)
        {
            case []:
                return Folder([]);
            case [SearchName]:
                return Folder([SearchName]);
            case [var list] when Suffix.Split(list) is var (name, format) && Lists.Contains(name):
                List<string> segments = [name, .. Narrowed(wanted.Asked)];
                return format is { } data ? Data(segments, data)
                    : Folder(page == 1 ? segments : [.. segments, "page", page.ToString(CultureInfo.InvariantCulture)]);
            case [var list, var thing] when Lists.Contains(list):
                var (id, asData) = Suffix.Split(thing);
                return asData is { } form ? Data([list, Segment(id)], form) : Folder([list, Segment(id)]);
            default:
                return null;
        }
    }

    /// <summary>A file that stands by itself.</summary>
    public Place Plain(string name) => new(basePath + name, name);

    /// <summary>The card of a conflict.</summary>
    public Place Card(ConflictId conflict) => Plain($"conflicts/{Segment(conflict.ToString())}.png");

    private static IEnumerable<string> Narrowed(FilterRequest asked) => FilterAddress.Narrowing
        .SelectMany(parameter => parameter.Read(asked).SelectMany(value => (string[])[parameter.Name, Segment(value)]));

    private Place Folder(IReadOnlyList<string> segments)
    {
        var path = string.Concat(segments.Select(segment => segment + "/"));
        return new Place(basePath + path, path + Index);
    }

    private Place Data(IReadOnlyList<string> segments, Format format) =>
        Plain($"{string.Join('/', segments)}.{(format is Format.Json ? "json" : "csv")}");

    // A name that every host and every file system takes as it is stays; any other becomes words that do, and a number of its own.
    private static string Segment(string name)
    {
        if (name.Length <= LongestSegment && Unchanged().IsMatch(name))
            return name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        if (!name.Any(char.IsAsciiLetterOrDigit))
            return hash;
        var slug = SourceIds.Slug(name);
        return $"{(slug.Length > LongestSlug ? slug[..LongestSlug].TrimEnd('-') : slug)}-{hash}";
    }

    [GeneratedRegex(
        @"\A[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\z(?<!\.(?:html|json|csv|svg|atom))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unchanged();
}
