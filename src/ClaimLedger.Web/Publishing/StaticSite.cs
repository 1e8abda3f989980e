using System.Collections.Concurrent;
using System.Net;
using System.Runtime.ExceptionServices;
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
internal sealed partial class StaticSite : IDisposable
{
    private const string Feed = "conflicts.atom";
    private const string SearchData = "search.json";
    private const string Missing = "404.html";
    private const int LongestFeed = 100;

    // Of one conflict; nobody looks at a page meanwhile.
    private static readonly TimeSpan LongestOfGit = TimeSpan.FromMinutes(1);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Site _site;
    private readonly Reading _reading;
    private readonly List<Reading> _others = [];
    private readonly ConcurrentBag<Reading> _idle;
    private readonly PublishOptions _options;
    private readonly SiteFolder _folder;
    private readonly TimeProvider _clock;
    private readonly Places _places;
    private readonly Asset _stylesheet;
    private readonly Queue<Stop> _open = new();
    private readonly Dictionary<string, Place> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _data = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hrefs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    private StaticSite(Site site, Reading reading, PublishOptions options, SiteFolder folder, TimeProvider clock)
    {
        (_site, _reading, _options, _folder, _clock) = (site, reading, options, folder, clock);
        // All of one state, whatever becomes of the data set meanwhile.
        var workers = Math.Clamp(_site.Host.Processors, 1, MostWorkers);
        while (_others.Count < workers - 1 && reading.State.Lend() is { } ledger)
            _others.Add(new Reading(reading.State, ledger));
        _idle = [reading, .. _others];
        _places = new Places(options.BasePath);
        _stylesheet = Asset.StylesheetOf(options.Templates);
    }

    // A page that is to be made; which one of its list it is.
    private sealed record Stop(Wanted Wanted, Place Place, int Number);

    // What the page of a conflict has for other programs.
    private sealed record PublishedConflict(DataSet Part, ListedConflict Row, string OnCard);

    // A page with the links of the workspace, and where they stand in it.
    private sealed record Draft(Stop Stop, string Html, IReadOnlyList<Link> Links);

    private readonly record struct Link(int Start, int End, string Address);

    // So many pages are made at one time, by all processors; then their links are followed one after the other, so that what is found in
    // which order does not depend on who was faster.
    private const int PagesAtOnce = 256;
    private const int MostWorkers = 16;

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
            using var pages = new StaticSite(site, reading, options, folder, host.Clock);
            pages.Write(host);
        }
        catch (TemplateException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
        return folder.Finish();
    }

    /// <inheritdoc/>
    public void Dispose() => _others.ForEach(reading => reading.Dispose());

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
            Request(_reading, new Wanted([], new FilterRequest())),
            StatusCodes.Status404NotFound,
            "Not found",
            "There is no page at this address.");
        Put(Linked(Drafted(missing, new Stop(new Wanted([Missing], new FilterRequest()), _places.Plain(Missing), 1), conflict: null)));
        for (var made = 0; _open.Count > 0;)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            progress.Report(new BuildProgress("publishing", made, _known.Count));
            List<Stop> stops = [];
            while (stops.Count < PagesAtOnce && _open.TryDequeue(out var stop))
                stops.Add(stop);
            var drafts = Each(stops, Made);
            Each([.. drafts.OfType<Draft>().Select(Linked)], (page, _) => Put(page));
            made += stops.Count;
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

    // All at once, each processor with a ledger of its own; what goes wrong first in their order is what is told.
    private TResult[] Each<T, TResult>(IReadOnlyList<T> items, Func<T, Reading, TResult> make)
    {
        var results = new TResult[items.Count];
        var faults = new ExceptionDispatchInfo?[items.Count];
        var workers = new ParallelOptions { MaxDegreeOfParallelism = _others.Count + 1 };
        Parallel.For(0, items.Count, workers, (at, loop) =>
        {
            _idle.TryTake(out var reading);
            try
            {
                results[at] = make(items[at], reading!);
            }
#pragma warning disable CA1031 // It is thrown again, by whoever asked.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                faults[at] = ExceptionDispatchInfo.Capture(fault);
                loop.Break();
            }
            finally
            {
                _idle.Add(reading!);
            }
        });
        faults.FirstOrDefault(fault => fault is not null)?.Throw();
        return results;
    }

    // Null where it is no page, and has been written.
    private Draft? Made(Stop stop, Reading reading)
    {
        // What a conflict's page has made already is not read again.
        if (_data.ContainsKey(stop.Place.File))
            return null;
        var request = Request(reading, stop.Wanted);
        switch (stop.Wanted.Path is [Places.SearchName] ? Find(request) : Router.Get(request, stop.Wanted.Path))
        {
            case Reply.Page { Model: ConflictPage } page:
                return Made(stop, page, request, ConflictPage.Find(request, stop.Wanted.Path[1]));
            case Reply.Page page:
                return Drafted(page, stop, conflict: null);
            case Reply.Data data:
                PutData(stop.Place, data);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Draft Made(Stop stop, Reply.Page page, PageRequest request, ListedConflict row)
    {
        var part = ConflictPage.Part(request, row.Conflict);
        // Its data is made of what is at hand now.
        foreach (var wanted in page.Alternates.Select(each => Wanted.Read(each.Address)))
        {
            if (_places.Find(wanted) is { } place && Router.Get(Request(request.Reading, wanted), wanted.Path) is Reply.Data data)
                PutData(place, data);
        }
        var card = ConflictFiles.Card(part, row, _site.Host);
        _folder.Put(_places.Card(row.Conflict.Id).File, card.Png);
        return Drafted(page, stop, new PublishedConflict(part, row, card.Words));
    }

    private void PutData(Place place, Reply.Data data)
    {
        if (_data.TryAdd(place.File, true))
            _folder.Put(place.File, stream => WriteData(data, stream));
    }

    private Reply Find(PageRequest request) => new FindPage(
        PageFrame.Of(request, "Search", Places.Search),
        SearchIndex.Lede(request.Reading.Ledger),
        _places.Plain(SearchData).Href,
        Asset.SearchLibrary.Address,
        Asset.Finder.Address,
        [
            .. Enum.GetValues<Severity>()
                .Select(severity => new SeveritySign(TermNames<Severity>.Of(severity), PartModels.SeverityMark(severity))),
        ]).By("find.html");

    private PageRequest Request(Reading reading, Wanted wanted)
    {
        var context = new DefaultHttpContext();
        var query = FilterAddress.Of("", wanted.Asked);
        context.Request.Method = HttpMethods.Get;
        context.Request.QueryString = query.Length == 0 ? QueryString.Empty : new QueryString(query);
        return new PageRequest(_site, context, reading);
    }

    private Draft Drafted(Reply.Page page, Stop stop, PublishedConflict? conflict)
    {
        var model = (EvidencePage)page.Model;
        model = model with { Frame = Framed(model, stop, conflict) };
        using var writer = new StringWriter(new StringBuilder(32 * 1024)) { NewLine = "\n" };
        WorkspacePages.Write(page.Template, model, page.Language, writer, _options.Templates);
        var html = writer.ToString();
        return new Draft(
            stop,
            html,
            [
                .. Links().Matches(html).Select(link => link.Groups["to"])
                    .Select(to => new Link(to.Index, to.Index + to.Length, WebUtility.HtmlDecode(to.Value))),
            ]);
    }

    // With the places of the site in place of the addresses; what is not known yet is made later.
    private (Draft Draft, IReadOnlyList<string> Hrefs) Linked(Draft draft) =>
        (draft, [.. draft.Links.Select(link => Href(link.Address, draft.Stop))]);

    private bool Put((Draft Draft, IReadOnlyList<string> Hrefs) page)
    {
        var (html, at) = (new StringBuilder(page.Draft.Html.Length), 0);
        foreach (var (link, href) in page.Draft.Links.Zip(page.Hrefs))
        {
            html.Append(page.Draft.Html, at, link.Start - at).Append(WebUtility.HtmlEncode(href));
            at = link.End;
        }
        html.Append(page.Draft.Html, at, page.Draft.Html.Length - at);
        _folder.Put(page.Draft.Stop.Place.File, Utf8.GetBytes(html.ToString()));
        return true;
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
                new NavigationItem("Search", Places.Search, page is FindPage) { IsPage = page is FindPage },
            ],
            // The site has one feed, which its head names.
            Alternates = [.. page.Frame.Alternates.Where(item => _places.Find(Wanted.Read(item.Href)) is not null)],
            Mistakes = [],
            ReadOnly = null,
            Published = new PublishedFrame(
                _options.BasePath,
                page is MessagePage ? null : address,
                Descriptions.Of(page, conflict?.Row),
                conflict is not null && _options.Whole(_places.Card(conflict.Row.Conflict.Id).Href) is { } card
                    ? new PreviewImage(card, Descriptions.Short(conflict.OnCard)) : null,
                conflict is null ? null : ConflictFiles.Review(conflict.Part, conflict.Row, address),
                "/" + Feed,
                Places.Search),
        };
    }

    private string Href(string address, Stop? from)
    {
        if (!_hrefs.TryGetValue(address, out var href))
            _hrefs[address] = href = Found(address, from);
        return href;
    }

    private string Found(string address, Stop? from)
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

    // By the commit that brought it where git has it: what is committed is the same for whoever publishes it.
    private void WriteFeed(Stream stream)
    {
        var published = _reading.Ledger.Sources(new ListFilter()).ToDictionary(row => row.Source.Id, row => row.Source.Published);
        var entries = _reading.Ledger.Conflicts(new ListFilter())
            .Select(row => FeedEntry.Of(
                row,
                row.Conflict.Positions.SelectMany(position => position.Claims).Select(claim => published[claim.Source]),
                Whole(Href(Addresses.Of(row.Conflict.Id), from: null))))
            .OrderByDescending(entry => entry.At).ThenBy(entry => entry.Row.Conflict.Id)
            .Take(LongestFeed)
            .ToList();
        entries =
            [.. Each(entries, (entry, reading) => Committed(reading, entry) is { } at && at > entry.At ? entry with { At = at } : entry)];
        var title = _reading.State.Header.Title;
        var self = Whole(_places.Plain(Feed).Href);
        var id = _options.Root is null ? $"urn:claimledger:feed:{Uri.EscapeDataString(title)}" : self;
        using var output = new StreamWriter(stream, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        AtomFeed.Write(output, new FeedHead(id, title, title, self, Whole(_options.BasePath), _site.Host.Clock.GetUtcNow()), entries);
    }

    private DateTimeOffset? Committed(Reading reading, FeedEntry entry)
    {
        if (_site.Workspace.Folder is not { } folder || !GitRepository.MayBeAround(folder.Path))
            return null;
        var part = ConflictPage.Part(Request(reading, new Wanted([], new FilterRequest())), entry.Row.Conflict);
        var ids = entry.Row.Conflict.Positions.SelectMany(position => position.Claims).ToHashSet();
        var claims = part.Sources.SelectMany(source => source.Claims).Where(claim => ids.Contains(claim.Id));
        var lines = LinesOfClaims.Of(folder, claims, LongestOfGit, _clock, _site.Host.Cancellation);
        return lines is { AreCommitted: true, IsCutOff: false } ? lines.Last?.Committed : null;
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
