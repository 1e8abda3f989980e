using System.Text;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Pages;

/// <summary>
/// Tells an open page which state of the data set is served, and each newer one: server-sent events
/// (https://html.spec.whatwg.org/multipage/server-sent-events.html) named <c>state</c>, with the fingerprint of the data set's files.
/// </summary>
internal static class LiveStream
{
    // What is written here is told at once; what others write is looked for so often.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A browser that has gone is noticed when something is sent to it.
    private const int PausesBetweenSigns = 15;

    /// <summary>Writes events until the browser goes or the server ends.</summary>
    public static async Task Write(Site site, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(context);
        const string Type = "text/event-stream; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentType = Type;
            return;
        }
        if (!site.Streams.TryBegin())
        {
            context.Response.Headers.RetryAfter = "60";
            await Replies.Write(site, context, new Reply.Plain(
                $"{LiveStreams.Most} pages hear of newer states already; this one has to be loaded again to see one.\n",
                StatusCodes.Status503ServiceUnavailable));
            return;
        }
        try
        {
            context.Response.ContentType = Type;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, site.Streams.Ending);
            await Tell(site, context.Response, ended.Token);
        }
        catch (OperationCanceledException)
        {
            // The browser has gone, or the server ends.
        }
        finally
        {
            site.Streams.End();
        }
    }

    private static async Task Tell(Site site, HttpResponse response, CancellationToken ended)
    {
        var (told, pauses) = ("", 0);
        while (!ended.IsCancellationRequested)
        {
            // Taken first: a state that is made from here on is not missed.
            var newer = site.Workspace.NewerState;
            site.Workspace.Look();
            var state = site.Workspace.Fingerprint;
            if (state != told)
                await Send($"event: state\ndata: {state}\n\n");
            else if (++pauses % PausesBetweenSigns == 0)
                await Send(":\n\n");
            told = state;
            await Task.WhenAny(newer, Task.Delay(Pause, site.Host.Clock, ended));
        }

        async Task Send(string text)
        {
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), ended);
            await response.Body.FlushAsync(ended);
        }
    }
}
