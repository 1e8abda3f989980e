using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Security;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClaimLedger.Web.Pages;

/// <summary>
/// The tools of <c>mcp</c> for programs that reach this server: one message a request, by the Streamable HTTP transport of the Model
/// Context Protocol. A page of another site cannot ask: its browser says where it comes from.
/// </summary>
internal static class AssistantEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task Answer(Site site, HttpContext context, AnswerAssistant assistant)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(assistant);
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsPost(request.Method))
        {
            response.Headers.Allow = "POST";
            await Say(StatusCodes.Status405MethodNotAllowed, "An assistant sends its messages with POST; there are no sessions.");
            return;
        }
        if (!HostCheck.IsOwn(request, site.Options))
        {
            await Say(StatusCodes.Status403Forbidden, "This message did not come from a program of its own.");
            return;
        }
        if (!request.HasJsonContentType())
        {
            await Say(StatusCodes.Status415UnsupportedMediaType, "A message is JSON: application/json.");
            return;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostAtOnce.Bytes;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        try
        {
            if (!await assistant(request.Body, response.Body, context.RequestAborted) && !response.HasStarted)
            {
                response.ContentType = null;
                response.StatusCode = StatusCodes.Status202Accepted;
            }
        }
        catch (UsageException wrong) when (!response.HasStarted)
        {
            await Say(StatusCodes.Status400BadRequest, wrong.Message);
        }
        catch (BadHttpRequestException wrong) when (!response.HasStarted)
        {
            await Say(wrong.StatusCode, $"This message could not be read; one has {MostAtOnce.Bytes >> 20} MiB at most.");
        }

        Task Say(int status, string words) => Replies.Write(site, context, new Reply.Plain(words + "\n", status));
    }
}
