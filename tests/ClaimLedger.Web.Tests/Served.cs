using System.Net;
using System.Text;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Web.Tests;

/// <summary>What the server said.</summary>
internal sealed record Answer(HttpStatusCode Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The body as HTML.</summary>
    public AngleSharp.Html.Dom.IHtmlDocument Html => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Text);

    /// <summary>Expects that it was answered.</summary>
    public Answer Done()
    {
        Assert.That(Status, Is.EqualTo(HttpStatusCode.OK), Text);
        return this;
    }
}

/// <summary>A clock on which a second goes by between any two looks at it.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override DateTimeOffset GetUtcNow() => new(2031, 6, 9, 12, 0, 0, TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
}

/// <summary>A workspace that is served on a free port, with a cache of its own.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly DataSetFolder _cache = DataSetFolder.Empty();
    private readonly StringWriter _error = new();
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private WebServer _server = null!;
    private Host _host = null!;
    private bool _isGuest;
    private bool _isStopped;

    /// <summary>Under which name its visitors write, unless they have said none.</summary>
    public const string Writer = "Desk Editor";

    private Served(DataSetFolder folder)
    {
        Folder = folder;
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies });
    }

    /// <summary>The data set.</summary>
    public DataSetFolder Folder { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => _server.Address.Host == "0.0.0.0"
        ? new UriBuilder(_server.Address) { Host = "127.0.0.1" }.Uri : _server.Address;

    /// <summary>Takes a turn of what takes long, as a statement of this visitor does that is not answered yet.</summary>
    public IDisposable TakeTurn() => _server.Turns.Take(_cookies.GetCookies(Address)["claimledger-visitor"]!.Value);

    /// <summary>What was said where it was started.</summary>
    public string Error => _error.ToString();

    /// <summary>Serves a data set, or a file that stands in its folder.</summary>
    public static Task<Served> Start(DataSetFolder folder, bool isReadOnly = false, string? file = null, string? archive = null) =>
        Start(folder, new ServeOptions(Port: 0, isReadOnly, archive), file);

    /// <summary>Serves a data set, or a file that stands in its folder, in any way.</summary>
    public static async Task<Served> Start(DataSetFolder folder, ServeOptions options, string? file = null)
    {
        var served = new Served(folder);
        served._host = served.World(new StreamWriter(Stream.Null), TextWriter.Synchronized(served._error));
        var target = TargetFinder.Named(served._host, file ?? folder.Path);
        // Git is waited for: a machine may be slow.
        served._server = await WebServer.Start(served._host, target, options with { GitLimit = TimeSpan.FromMinutes(2) });
        return served.Named(Writer);
    }

    /// <summary>The same visitor, under a name that the browser remembers.</summary>
    public Served Named(string name)
    {
        _cookies.Add(Address, new Cookie(WriterName.Cookie, Uri.EscapeDataString(name)));
        return this;
    }

    /// <summary>Another visitor of the same workspace, with cookies of its own and without a name.</summary>
    public Served Guest() => new(Folder) { _server = _server, _host = _host, _isGuest = true };

    /// <summary>Serves the harbour fire.</summary>
    public static Task<Served> HarbourFire(bool isReadOnly = false) => Start(DataSetFolder.HarbourFire(), isReadOnly);

    /// <summary>Serves the shipped data set.</summary>
    public static Task<Served> Shipped() => Start(DataSetFolder.CopyOf(RepositoryRoot.Combine("db/gaza-ceasefire")));

    /// <summary>Asks for an address.</summary>
    public Task<Answer> Get(string address, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, address, null, headers);

    /// <summary>Sends a form, with the token of the page that it stands on.</summary>
    public async Task<Answer> Post(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = (await Get(page)).Html.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        return await Send(HttpMethod.Post, action, [("token", token), .. fields]);
    }

    /// <summary>Sends a form, or whatever else.</summary>
    public async Task<Answer> Send(
        HttpMethod method, string address, (string Name, string Value)[]? fields = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, address));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (fields is not null)
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await _client.SendAsync(request);
        return await Read(response);
    }

    /// <summary>Hands articles in at the desk: fields of its form, and files.</summary>
    public async Task<Answer> HandIn((string Name, string Value)[] fields, params (string Name, byte[] Bytes)[] files)
    {
        var token = (await Get("/desk")).Html.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Prepend(("token", token)))
            content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "files", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/desk/articles")) { Content = content };
        using var response = await _client.SendAsync(request);
        return await Read(response);
    }

    /// <summary>What the command line prints for the same data set.</summary>
    public byte[] CommandLine(params string[] arguments)
    {
        var (code, output) = Run([.. arguments, "--dataset", Folder.Path]);
        Assert.That(code, Is.Zero);
        return output;
    }

    /// <summary>What the command line says of a draft in the data set's folder; by default as JSON.</summary>
    public string Vetted(string draft, string day, string options = "--format json")
    {
        var (code, output) = Run(["vet", draft, "--published", day, .. options.Split(' '), "--dataset", Folder.Path]);
        Assert.That(code, Is.Zero.Or.EqualTo(ExitCodes.CheckFailed));
        return Encoding.UTF8.GetString(output);
    }

    /// <summary>What the command line prints, and how it ends.</summary>
    public (int Code, byte[] Output) Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var host = World(new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true), new StringWriter());
        var code = App.Run(arguments, host);
        host.Out.Flush();
        return (code, output.ToArray());
    }

    /// <summary>Ends the server, and leaves its data set.</summary>
    public async Task Stop()
    {
        await _server.DisposeAsync();
        _isStopped = true;
    }

    /// <summary>Starts it again where it was.</summary>
    public async Task StartAgain(int port)
    {
        _server = await WebServer.Start(_host, TargetFinder.Named(_host, Folder.Path), new ServeOptions(port));
        _isStopped = false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (!_isGuest)
        {
            if (!_isStopped)
                await _server.DisposeAsync();
            _host.Dispose();
            Folder.Dispose();
        }
        _cache.Dispose();
    }

    private static async Task<Answer> Read(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsByteArrayAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    private Host World(StreamWriter output, TextWriter error) => new()
    {
        Out = output,
        Error = error,
        Version = "0.0.0",
        CurrentDirectory = Folder.Path,
        Environment = variable => variable == "XDG_CACHE_HOME" ? _cache.Path : null,
        Clock = new SteppingClock(),
    };
}
