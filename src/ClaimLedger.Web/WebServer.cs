using ClaimLedger.Application.Targets;
using ClaimLedger.Web.Pages;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Host = ClaimLedger.Application.Hosting.Host;

namespace ClaimLedger.Web;

/// <summary>Serves a workspace: to this machine alone, unless another address is said.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    // Whoever stops it expects to be obeyed at once; a page takes far less.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    private const int MostConnections = 200;
    private static readonly TimeSpan SlowestHeaders = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeptOpen = TimeSpan.FromMinutes(2);

    private readonly WebApplication _application;
    private readonly Site _site;

    private WebServer(WebApplication application, Site site)
    {
        _application = application;
        _site = site;
        Address = new Uri(
            application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Who is at what takes long.</summary>
    public Turns Turns => _site.Turns;

    /// <summary>Opens the data set or ledger and begins to serve it.</summary>
    /// <exception cref="MistakesException">The data set has mistakes.</exception>
    /// <exception cref="UsageException">The port is taken.</exception>
    public static async Task<WebServer> Start(Host host, Target target, ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(options);
        var workspace = new Workspace(host, target);
        try
        {
            var site = new Site(host, workspace, options);
            var application = Build(site);
            try
            {
                await application.StartAsync(host.Cancellation);
            }
            catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                await application.DisposeAsync();
                throw new UsageException(
                    $"port {options.Port} is taken by another program; name another with --port, or 0 for any that is free", taken);
            }
            catch (Exception exception) when (exception is System.Net.Sockets.SocketException or IOException)
            {
                await application.DisposeAsync();
                throw new UsageException(
                    $"--bind {options.Bind}: this machine cannot listen there: {exception.Message}; name one of its own addresses",
                    exception);
            }
            return new WebServer(application, site);
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }

    /// <summary>Stops serving.</summary>
    public async ValueTask DisposeAsync()
    {
        // They would last for ever.
        _site.Streams.Dispose();
        using var grace = new CancellationTokenSource(Grace);
        await _application.StopAsync(grace.Token);
        await _application.DisposeAsync();
        _site.Lines?.Dispose();
        _site.Makers.Dispose();
        _site.Access?.Dispose();
        _site.Workspace.Dispose();
    }

    // Empty: neither a file of settings nor a variable of the environment says where it listens.
    private static WebApplication Build(Site site)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, OwnLifetime>();
        OpenApiPage.AddTo(builder.Services, site.Host.Version);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FormLimits.Usual.Bytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.RequestHeadersTimeout = SlowestHeaders;
            kestrel.Limits.KeepAliveTimeout = KeptOpen;
            kestrel.Listen(site.Options.Bind, site.Options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var application = builder.Build();
        application.Run(context => Answers.Answer(site, context));
        return application;
    }

    // The process is the command line's: it says when to stop.
    private sealed class OwnLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
