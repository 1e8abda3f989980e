using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Web;

namespace ClaimLedger.Cli.Tests.Checks;

/// <summary>GitLab's notes on merge request 5 of project 9, on this machine's loopback: lists, makes and changes them.</summary>
internal sealed class MergeRequestNotes : IDisposable
{
    private const string Notes = "/api/v4/projects/9/merge_requests/5/notes";

    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public MergeRequestNotes()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/api/v4";
        }
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _serving = Task.Run(Serve);
    }

    /// <summary>The address that GitLab tells a job of.</summary>
    public string Url { get; }

    /// <summary>The notes; the first is somebody's.</summary>
    public List<string> Bodies { get; } = ["Please check the second figure."];

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(10));
    }

    private async Task Serve()
    {
        try
        {
            while (true)
                Answer(await _listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var response = context.Response;
        using var reader = new StreamReader(context.Request.InputStream);
        var body = HttpUtility.ParseQueryString(reader.ReadToEnd())["body"] ?? "";
        var path = context.Request.Url!.AbsolutePath;
        response.StatusCode = 200;
        if (context.Request.Headers["PRIVATE-TOKEN"] != "invented")
            response.StatusCode = 401;
        else if (context.Request.HttpMethod == "POST" && path == Notes)
            Bodies.Add(body);
        else if (context.Request.HttpMethod == "PUT" && path.StartsWith($"{Notes}/10", StringComparison.Ordinal))
            Bodies[path[^1] - '0'] = body;
        else if (context.Request.HttpMethod != "GET" || path != Notes)
            response.StatusCode = 404;
        response.OutputStream.Write(
            Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Bodies.Select((text, index) => new { id = 100 + index, body = text }))));
    }
}
