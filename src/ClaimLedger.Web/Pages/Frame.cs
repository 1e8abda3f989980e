using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Assets;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

// What the templates of the workspace see, as those of the report see ReportModel: names are written in snake_case there.

/// <summary>What stands around every page.</summary>
internal sealed record Frame(
    string Site,
    string Title,
    string Language,
    string Stylesheet,
    string Script,
    string Htmx,
    string Live,
    string Icon,
    string Fingerprint,
    IReadOnlyList<NavigationItem> Navigation,
    IReadOnlyList<string> Mistakes,
    string? ReadOnly,
    IReadOnlyList<AlternateItem> Alternates)
{
    /// <summary>What a page of a published site has besides; null where pages are served.</summary>
    public PublishedFrame? Published { get; init; }

    /// <summary>What the page is for, in a sentence; null where its title says it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it is the start, whose title is the site's own.</summary>
    public bool IsStart => Navigation.Any(item => item is { IsHere: true, Href: Addresses.Start });

    /// <summary>The part in which the page stands; null for none.</summary>
    public string? Here => Navigation.FirstOrDefault(item => item.IsHere)?.Name;

    /// <summary>As much of the fingerprint as people compare.</summary>
    public string ShortFingerprint => Fingerprint[..Math.Min(FingerprintDigits, Fingerprint.Length)];

    private const int FingerprintDigits = 12;

    private static readonly (string Name, string Address)[] Sections =
    [
        ("Start", Addresses.Start),
        ("Conflicts", Addresses.Conflicts),
        ("Questions", Addresses.Questions),
        ("Sources", Addresses.Sources),
        ("Claims", Addresses.Claims),
        ("Speakers", Addresses.Speakers),
        ("Publishers", Addresses.Publishers),
        ("Events", Addresses.Events),
        ("Desk", Addresses.Desk),
        ("Vet", Addresses.Vet),
        ("Compare", Addresses.Compare),
        ("SQL", Addresses.Sql),
    ];

    /// <summary>The frame of a page.</summary>
    /// <param name="request">The request.</param>
    /// <param name="title">What the page is called.</param>
    /// <param name="section">Where it belongs; null for nowhere.</param>
    /// <param name="alternates">The same as data.</param>
    public static Frame Of(PageRequest request, string title, string? section, params IReadOnlyList<AlternateItem> alternates)
    {
        ArgumentNullException.ThrowIfNull(request);
        var header = request.Reading.State.Header;
        return new Frame(
            header.Title,
            title,
            header.Language,
            Asset.Stylesheet.Address,
            Asset.Script.Address,
            Asset.Htmx.Address,
            Asset.Live.Address,
            Asset.Icon.Address,
            request.Reading.State.Fingerprint,
            [
                // The desk is for writing alone.
                .. Sections.Where(each => each.Address != Addresses.Desk || request.Site.WhyNotWritable is null)
                    .Select(each => new NavigationItem(each.Name, each.Address, each.Address == section)
                {
                    IsPage = request.Context.Request.Path == each.Address,
                }),
            ],
            request.Site.Workspace.Mistakes,
            request.Site.WhyNotWritable,
            alternates);
    }
}

/// <summary>A part of the workspace.</summary>
internal sealed record NavigationItem(string Name, string Href, bool IsHere)
{
    /// <summary>Whether the page is its first, and none further in.</summary>
    public bool IsPage { get; init; }
}

/// <summary>A page as data.</summary>
internal sealed record AlternateItem(string Name, string Href, string ContentType)
{
    /// <summary>The media type of CSV.</summary>
    public static string CsvType { get; } = Suffix.CsvType.Split(';')[0];

    /// <summary>JSON and CSV of a list or a thing.</summary>
    public static IReadOnlyList<AlternateItem> Of(string path, string query = "") =>
    [
        new("JSON", path + ".json" + query, Suffix.JsonType.Split(';')[0]),
        new("CSV", path + ".csv" + query, CsvType),
    ];
}

/// <summary>A link with a text, and how many there are of it.</summary>
internal sealed record CountedLink(string Name, string Href, string Count);

/// <summary>The members that the partials of the report look for in every page that includes them.</summary>
internal abstract record EvidencePage(Frame Frame)
{
    /// <summary>A data set that people answer for needs no warning.</summary>
    public string? Notice { get; init; }

    /// <summary>The pages beside it in a list, for programs.</summary>
    public IReadOnlyList<RelatedPage> Beside { get; init; } = [];

    /// <summary>The conflict that has the page for itself.</summary>
    public ConflictModel? Single { get; init; }

    /// <summary>What drawings refer to.</summary>
    public RawText MarkDefinitions { get; } = PartModels.MarkDefinitions;

    /// <summary>The page, by the template of that name.</summary>
    /// <param name="template">The template.</param>
    /// <param name="status">The status.</param>
    /// <param name="isShared">Whether everybody sees the same at this address.</param>
    public Reply By(string template, int status = 200, bool isShared = false) => new Reply.Page(template, this, Frame.Language, status)
    {
        IsShared = isShared,
        Alternates = [.. Frame.Alternates.Select(each => (each.Href, each.ContentType))],
        Links = [.. Beside.Select(page => page.ToString())],
    };
}
