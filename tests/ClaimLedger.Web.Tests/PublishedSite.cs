using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ClaimLedger.Cli;

namespace ClaimLedger.Web.Tests;

/// <summary>A data set, and a folder into which it is published by the command line.</summary>
internal sealed class PublishedSite : IDisposable
{
    // The same data set gives the same files: who wants no more than a site that is there gets a copy.
    private static readonly Lazy<Dictionary<string, byte[]>> Fire = new(() =>
    {
        using var site = HarbourFire().Publish();
        return site.Files.ToDictionary(name => name, name => File.ReadAllBytes(site.FullName(name)));
    });

    private readonly DataSetFolder _home = DataSetFolder.Empty();

    private PublishedSite(DataSetFolder dataSet) => DataSet = dataSet;

    /// <summary>The data set.</summary>
    public DataSetFolder DataSet { get; }

    /// <summary>The folder of the site.</summary>
    public string Folder => Path.Combine(_home.Path, "site");

    /// <summary>What the last run said.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The harbour fire, which is not published yet.</summary>
    public static PublishedSite HarbourFire() => new(DataSetFolder.HarbourFire());

    /// <summary>The harbour fire, published as it is where nothing is asked for.</summary>
    public static PublishedSite PublishedFire()
    {
        var site = HarbourFire();
        foreach (var (name, bytes) in Fire.Value)
            site._home.WriteBytes($"site/{name}", bytes);
        return site;
    }

    /// <summary>The shipped data set, which is not published yet.</summary>
    public static PublishedSite Shipped() => new(DataSetFolder.CopyOf(RepositoryRoot.Combine("db/gaza-ceasefire")));

    /// <summary>Any data set, which is not published yet.</summary>
    public static PublishedSite Of(DataSetFolder dataSet) => new(dataSet);

    /// <summary>Publishes it, and expects that it is done.</summary>
    public PublishedSite Publish(params string[] options)
    {
        var (code, said) = Try(options);
        Assert.That(code, Is.Zero, said);
        return this;
    }

    /// <summary>Publishes it: the exit code, and what was said.</summary>
    public (int Code, string Said) Try(params string[] options) => Run(["publish", "--dataset", DataSet.Path, "-o", Folder, .. options]);

    /// <summary>Runs a command line.</summary>
    public (int Code, string Said) Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        var error = new StringWriter();
        int code;
        using (var host = new Host
        {
            Out = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true),
            Error = error,
            Version = "0.0.0",
            CurrentDirectory = _home.Path,
            Environment = variable => variable == "XDG_CACHE_HOME" ? Path.Combine(_home.Path, "cache") : null,
        })
        {
            code = App.Run(arguments, host);
        }
        Said = Encoding.UTF8.GetString(output.ToArray()) + error;
        return (code, code == 0 ? Encoding.UTF8.GetString(output.ToArray()) : Said);
    }

    /// <summary>The names of its files, with forward slashes.</summary>
    public IReadOnlyList<string> Files =>
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>The full path of a file of it.</summary>
    public string FullName(string name) => Path.Combine([Folder, .. name.Split('/')]);

    /// <summary>The text of a file of it.</summary>
    public string Text(string name) => File.ReadAllText(FullName(name));

    /// <summary>A page of it.</summary>
    public IHtmlDocument Page(string name) => new HtmlParser().ParseDocument(Text(name));

    /// <summary>Every file with what is in it.</summary>
    public IReadOnlyDictionary<string, string> Contents =>
        Files.ToDictionary(name => name, name => Convert.ToHexString(File.ReadAllBytes(FullName(name))));

    public void Dispose()
    {
        DataSet.Dispose();
        _home.Dispose();
    }
}

/// <summary>A host that serves files and nothing else, as the plainest one does.</summary>
internal sealed class FileServer : IDisposable
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css",
        [".js"] = "text/javascript",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
    };

    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private readonly string _basePath;

    /// <summary>Serves a folder below a path.</summary>
    public FileServer(string folder, string basePath)
    {
        (_folder, _basePath) = (folder, basePath);
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}{basePath}");
        }
        _listener.Prefixes.Add(Address.GetLeftPart(UriPartial.Authority) + "/");
        _listener.Start();
        _ = Task.Run(Serve);
    }

    /// <summary>Where the site is.</summary>
    public Uri Address { get; }

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync());
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        var below = path.StartsWith(_basePath, StringComparison.Ordinal) ? path[_basePath.Length..] : "nowhere";
        var file = Path.Combine(_folder, Uri.UnescapeDataString(below) + (below.Length == 0 || below.EndsWith('/') ? "index.html" : ""));
        if (Directory.Exists(file))
        {
            context.Response.Redirect(path + "/");
            context.Response.Close();
            return;
        }
        var isThere = File.Exists(file);
        var bytes = File.ReadAllBytes(isThere ? file : Path.Combine(_folder, "404.html"));
        context.Response.StatusCode = isThere ? 200 : 404;
        context.Response.ContentType = Types.GetValueOrDefault(Path.GetExtension(file), "text/html; charset=utf-8");
        context.Response.Close(bytes, willBlock: true);
    }
}
