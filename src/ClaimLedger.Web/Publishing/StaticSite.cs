using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Assets;
using ClaimLedger.Web.Pages;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;
using PageFrame = ClaimLedger.Web.Pages.Frame;

namespace ClaimLedger.Web.Publishing;

/// <summary>
/// The pages of the workspace as a static site: from its start on, each page is made by the same code as a served one, and every link in it
/// leads to another page that is made, too. What it says depends on the data set alone, not on the day.
/// </summary>
internal sealed partial class StaticSite
{
    private const string Feed = "conflicts.atom";
    private const string SearchData = "search.json";
    private const string Missing = "404.html";
    private const int LongestFeed = 100;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Site _site;
    private readonly Reading _reading;
    private readonly PublishOptions _options;
    private readonly SiteFolder _folder;
    private readonly Places _places;
    private readonly Asset _stylesheet;
    private readonly Queue<Stop> _open = new();
    private readonly Dictionary<string, Place> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    private StaticSite(Site site, Reading reading, PublishOptions options, SiteFolder folder)
    {
        (_site, _reading, _options, _folder) = (site, reading, options, folder);
        _places = new Places(options.BasePath);
        _stylesheet = Asset.StylesheetOf(options.Templates);
    }

    // A page that is to be made; which one of its list it is.
    private sealed record Stop(Wanted Wanted, Place Place, int Number);

    // What the page of a conflict has for other programs.
    private sealed record PublishedConflict(DataSet Part, ListedConflict Row);

    /// <summary>Publishes a data set or ledger.</summary>
    /// <param name="host">The world.</param>
    /// <param name="target">What is published.</param>
    /// <param name="named">The folder, as it was named.</param>
    /// <param name="options">How.</param>
    /// <exception cref="MistakesException">The data set has mistakes.</exception>
    /// <exception cref="UsageException">The folder holds something else, or a template is wrong.</exception>
    public static SiteChanges Publish(Host host, Target target, string named, PublishOptions options)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(options);
        using var folder = SiteFolder.Open(host, named);
        using var workspace = new Workspace(host, target);
        using var reading = workspace.Read();
        using var still = Still(host, LastDay(reading.Ledger));
        var site = new Site(still, workspace, new ServeOptions(IsReadOnly: true) { IsPublished = true });
        try
        {
            new StaticSite(site, reading, options, folder).Write(host);
        }
        catch (TemplateException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
        return folder.Finish();
    }

    // The last day of which the data set tells.
    private static DateOnly LastDay(Ledger ledger) => ledger.Sources(new ListFilter()).Select(row => row.Source.Published.Days.Last)
        .Concat(ledger.Rulings().Select(ruling => ruling.Ruling.On)).DefaultIfEmpty(DateOnly.FromDayNumber(0)).Max();

    // The same world on that day.
    private static Host Still(Host host, DateOnly day) => new()
    {
        Version = host.Version,
        Out = new StreamWriter(Stream.Null),
        Error = TextWriter.Null,
        CurrentDirectory = host.CurrentDirectory,
        Environment = _ => null,
        Clock = new StoppedClock(day),
        Cancellation = host.Cancellation,
    };

    private void Write(Host host)
    {
        using var progress = new ProgressLine(host);
        string[] lists = [Addresses.Start, Addresses.Conflicts, Addresses.Questions, Addresses.Sources, Addresses.Claims, Places.Search];
        foreach (var address in lists.Concat(Things()))
            Href(address, from: null);
        _folder.Put(Feed, WriteFeed);
        _folder.Put(
            SearchData, stream => SearchIndex.Write(stream, _reading.Ledger, address => Href(address, from: null), host.Cancellation));
        foreach (var asset in (Asset[])[_stylesheet, Asset.Script, Asset.Icon, Asset.SearchLibrary, Asset.Finder])
            _folder.Put(asset.Address.TrimStart('/'), asset.Content);
        var missing = (Reply.Page)MessagePage.Of(
            Request(new Wanted([], new FilterRequest())), StatusCodes.Status404NotFound, "Not found", "There is no page at this address.");
        var nowhere = new Stop(new Wanted([Missing], new FilterRequest()), _places.Plain(Missing), 1);
        _folder.Put(Missing, Html(missing, nowhere, conflict: null));
        for (var made = 0; _open.TryDequeue(out var stop); made++)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            progress.Report(new BuildProgress("publishing", made, _known.Count));
            Write(stop);
        }
        if (_options.Root is not null)
            Sitemap.Write(_folder, [.. _known.Values.Where(place => place.File.EndsWith(".html", StringComparison.Ordinal))], _options);
    }

    // What no list leads to has a page all the same.
    private IEnumerable<string> Things()
    {
        var ledger = _reading.Ledger;
        return _reading.State.Header.Speakers.Select(speaker => Addresses.Below(Addresses.Speakers, speaker.Name.Text))
            .Concat(ledger.Sources(new ListFilter()).Select(row => row.Source.Publisher).Distinct(StringComparer.Ordinal)
                .Select(name => Addresses.Below(Addresses.Publishers, name)))
            .Concat(ledger.Questions(new ListFilter()).Select(row => row.Question.Event).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(name => Addresses.Below(Addresses.Events, name)));
    }

    private void Write(Stop stop)
    {
        var request = Request(stop.Wanted);
        switch (stop.Wanted.Path is [Places.SearchName] ? Find(request) : Router.Get(request, stop.Wanted.Path))
        {
            case Reply.Page { Model: ConflictPage } page:
                Write(stop, page, ConflictPage.Find(request, stop.Wanted.Path[1]));
                break;
            case Reply.Page page:
                _folder.Put(stop.Place.File, Html(page, stop, conflict: null));
                break;
            case Reply.Data data:
                _folder.Put(stop.Place.File, stream => WriteData(data, stream));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Write(Stop stop, Reply.Page page, ListedConflict row)
    {
        var part = _reading.Ledger.ReadPart(new DataSetPart { Conflicts = [row.Conflict.Id] });
        _folder.Put(_places.Card(row.Conflict.Id).File, ConflictFiles.Card(part, row, _site.Host));
        _folder.Put(stop.Place.File, Html(page, stop, new PublishedConflict(part, row)));
    }

    private Reply Find(PageRequest request) => new FindPage(
        PageFrame.Of(request, "Search", Places.Search),
        SearchIndex.Lede(_reading.Ledger),
        _places.Plain(SearchData).Href,
        Asset.SearchLibrary.Address,
        Asset.Finder.Address).By("find.html");

    private PageRequest Request(Wanted wanted)
    {
        var context = new DefaultHttpContext();
        var query = FilterAddress.Of("", wanted.Asked);
        context.Request.Method = HttpMethods.Get;
        context.Request.QueryString = query.Length == 0 ? QueryString.Empty : new QueryString(query);
        return new PageRequest(_site, context, _reading);
    }

    private byte[] Html(Reply.Page page, Stop stop, PublishedConflict? conflict)
    {
        var model = (EvidencePage)page.Model;
        model = model with { Frame = Framed(model, stop, conflict) };
        using var writer = new StringWriter(new StringBuilder(32 * 1024)) { NewLine = "\n" };
        WorkspacePages.Write(page.Template, model, page.Language, writer, _options.Templates);
        var html = Links().Replace(writer.ToString(), link =>
        {
            var to = WebUtility.HtmlDecode(link.Groups["to"].Value);
            return $"{link.Groups["name"].Value}=\"{WebUtility.HtmlEncode(Href(to, stop))}\"";
        });
        return Utf8.GetBytes(html);
    }

    private PageFrame Framed(EvidencePage page, Stop stop, PublishedConflict? conflict)
    {
        var address = _options.Whole(stop.Place.Href);
        return page.Frame with
        {
            Stylesheet = _stylesheet.Address,
            // A change somewhere is no change of each page.
            Fingerprint = page is StartPage ? page.Frame.Fingerprint : "",
            Navigation =
            [
                .. page.Frame.Navigation.Where(item => _places.Find(Wanted.Read(item.Href)) is not null),
                new NavigationItem("Search", Places.Search, page is FindPage),
            ],
            // The site has one feed, which its head names.
            Alternates = [.. page.Frame.Alternates.Where(item => _places.Find(Wanted.Read(item.Href)) is not null)],
            Mistakes = [],
            ReadOnly = null,
            Published = new PublishedFrame(
                _options.BasePath,
                page is MessagePage ? null : address,
                Descriptions.Of(page, conflict?.Row),
                conflict is null ? null : _options.Whole(_places.Card(conflict.Row.Conflict.Id).Href),
                conflict is null ? null : ConflictFiles.Review(conflict.Part, conflict.Row, address),
                "/" + Feed,
                Places.Search),
        };
    }

    private string Href(string address, Stop? from)
    {
        if (address.StartsWith(Asset.Folder, StringComparison.Ordinal))
            return _places.Plain(address[1..]).Href;
        // There is one feed, whatever a list is narrowed by.
        if (address.Split('?')[0] == "/" + Feed)
            return _places.Plain(Feed).Href;
        var wanted = Wanted.Read(address);
        var fragment = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? address[at..] : "";
        if (_known.TryGetValue(wanted.Address, out var known))
            return known.Href + fragment;
        var number = wanted.Asked.After is null ? 1 : (from?.Number ?? 0) + 1;
        var place = _places.Find(wanted, number)
            ?? throw new UsageException(
                $"the page {from?.Place.File} leads to {address}, which a published site has not; leave that link out where "
                    + "frame.published is there");
        _known[wanted.Address] = place;
        // Two addresses may be of one place.
        if (_files.Add(place.File))
            _open.Enqueue(new Stop(wanted, place, number));
        return place.Href + fragment;
    }

    private void WriteData(Reply.Data data, Stream stream)
    {
        using var output = new StreamWriter(stream, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        data.Write(_site.Host.Writing(output, _site.Host.Cancellation));
    }

    private void WriteFeed(Stream stream)
    {
        var published = _reading.Ledger.Sources(new ListFilter()).ToDictionary(row => row.Source.Id, row => row.Source.Published);
        var entries = _reading.Ledger.Conflicts(new ListFilter())
            .Select(row => FeedEntry.Of(
                row,
                row.Conflict.Positions.SelectMany(position => position.Claims).Select(claim => published[claim.Source]),
                Whole(Href(Addresses.Of(row.Conflict.Id), from: null))))
            .OrderByDescending(entry => entry.On).ThenBy(entry => entry.Row.Conflict.Id)
            .Take(LongestFeed)
            .ToList();
        var title = _reading.State.Header.Title;
        var self = Whole(_places.Plain(Feed).Href);
        var id = _options.Root is null ? $"urn:claimledger:feed:{Uri.EscapeDataString(title)}" : self;
        using var output = new StreamWriter(stream, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        AtomFeed.Write(output, new FeedHead(id, title, title, self, Whole(_options.BasePath)), entries);
    }

    private string Whole(string href) => _options.Whole(href) ?? href;

    // Texts hold none: every quotation mark in them is escaped.
    [GeneratedRegex(
        @"(?<=\s)(?<name>href|src|action)=""(?<to>/[^""]*)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Links();

    private sealed class StoppedClock(DateOnly day) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(day, TimeOnly.MinValue, TimeSpan.Zero);
    }
}
