using System.Globalization;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Assets;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Security;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClaimLedger.Web.Pages;

/// <summary>Answers requests: finds the page, and puts whatever goes wrong into words.</summary>
internal static class Answers
{
    /// <summary>Answers one request, and counts it.</summary>
    public static async Task Answer(Site site, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(context);
        var clock = site.Host.Clock;
        var began = clock.GetTimestamp();
        try
        {
            await AnswerUncounted(site, context);
        }
        finally
        {
            site.Metrics.Count(Contract.PageOf(context.Request.Path), context.Response.StatusCode, clock.GetElapsedTime(began));
        }
    }

    private static async Task AnswerUncounted(Site site, HttpContext context)
    {
        SecurityHeaders.Set(context.Response);
        var request = context.Request;
        if (!HostCheck.IsAnswered(context, site.Options))
        {
            await Replies.Write(site, context, new Reply.Plain(
                site.Access is null
                    ? "This workspace answers only to localhost and to loopback addresses.\n"
                    : "This workspace does not answer to that name; --name says to which it does.\n",
                StatusCodes.Status421MisdirectedRequest));
            return;
        }
        var isPost = HttpMethods.IsPost(request.Method);
        if (!isPost && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD, POST";
            await Replies.Write(
                site, context, new Reply.Plain("Only GET, HEAD and POST are understood.\n", StatusCodes.Status405MethodNotAllowed));
            return;
        }
        if (!isPost && (Asset.At(request.Path) is { } asset))
        {
            await Replies.Write(context, asset);
            return;
        }
        if (!isPost && request.Path == "/healthz")
        {
            await Replies.Write(site, context, new Reply.Plain("ok\n"));
            return;
        }
        if (!await Entrance.Passes(site, context))
            return;
        if (site.Options.Assistant is { } assistant && request.Path == Addresses.Mcp)
        {
            await AssistantEndpoint.Answer(site, context, assistant);
            return;
        }
        if (!isPost && request.Path == Addresses.Changes)
        {
            await LiveStream.Write(site, context);
            return;
        }
        if (isPost)
            await AnswerForm(site, context);
        else
            await AnswerPage(site, context, _ => null);
    }

    private static async Task AnswerForm(Site site, HttpContext context)
    {
        var limits = Router.LimitsOf(RequestPath.Parts(context));
        var isUpload = limits.Files > 0 && site.Desk is not null;
        if (isUpload && !site.Desk!.TryBeginUpload())
        {
            await AnswerPage(site, context, Busy);
            return;
        }
        try
        {
            var form = await PostedForm.Read(site, context, limits);
            await AnswerPage(
                site,
                context,
                page => form switch
                {
                    // Where nothing is written anyway, it does not matter where a form comes from.
                    PostedForm.Foreign when Router.Writes(RequestPath.Parts(context)) && site.WhyNotWritable is { } why =>
                        NotWritable(page, why),
                    PostedForm.Foreign => Forged(page),
                    PostedForm.TooLarge large => TooLarge(page, large),
                    _ => null,
                },
                (form as PostedForm.Ours)?.Fields);
        }
        finally
        {
            if (isUpload)
                site.Desk!.EndUpload();
        }
    }

    private static async Task AnswerPage(Site site, HttpContext context, Func<PageRequest, Reply?> refuse, IFormCollection? form = null)
    {
        var key = form is null ? KeyOf(site, context) : null;
        if (key is not null && site.Workspace.Kept(key) is { } kept)
        {
            await Replies.Write(site, context, kept);
            return;
        }
        Reading? reading = null;
        try
        {
            var reply = await site.Makers.Make(
                () =>
                {
                    // Of many who wait for one page the first makes it.
                    if (key is not null && site.Workspace.Kept(key) is { } made)
                        return new Reply.Made(made, StatusCodes.Status200OK) { IsKept = true };
                    // Lent in its turn: whoever waits needs none.
                    reading = site.Workspace.Read();
                    var page = new PageRequest(site, context, reading) { Form = form ?? FormCollection.Empty };
                    return Finished(page, key, refuse(page) ?? Reply(page, form is not null));
                },
                context.RequestAborted);
            // Data is read while it is written, as fast as whoever asked takes it.
            await Replies.Write(site, context, reply);
        }
        finally
        {
            reading?.Dispose();
        }
    }

    // Pages are put into words in the same turn; one that everybody sees is kept.
    private static Reply Finished(PageRequest request, string? key, Reply reply)
    {
        if (reply is not Reply.Page page)
            return reply;
        var made = Replies.Made(page, request.Site.Tokens.StandIn);
        if (key is null || page is not { IsShared: true, Status: StatusCodes.Status200OK } || !request.Site.Workspace.Mistakes.IsEmpty)
            return new Reply.Made(made, page.Status);
        request.Reading.State.Pages.Keep(key, made);
        return new Reply.Made(made, page.Status) { IsKept = true };
    }

    // What a page that everybody sees depends on, besides the state of the data set; null where it is none of those.
    private static string? KeyOf(Site site, HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) || context.Features.Get<IHttpRequestFeature>()?.RawTarget is not { } target)
            return null;
        var today = DateOnly.FromDateTime(site.Host.Clock.GetLocalNow().DateTime).DayNumber;
        var marks = request.Path == Addresses.Start ? SinceLooked.MarksOf(request) : "";
        return string.Create(CultureInfo.InvariantCulture, $"{today} {target} {marks}");
    }

    private static Reply Reply(PageRequest request, bool isPost)
    {
        var path = RequestPath.Parts(request.Context);
        try
        {
            return isPost ? Router.Post(request, path) : Router.Get(request, path);
        }
        catch (NothingThereException nothing)
        {
            return Say(request, path, StatusCodes.Status404NotFound, "Not found", nothing.Message);
        }
        catch (ForbiddenException forbidden)
        {
            return Say(request, path, StatusCodes.Status403Forbidden, "Nothing was written", forbidden.Message);
        }
        catch (UsageException wrong)
        {
            return Say(
                request,
                path,
                request.StatusOf(wrong, StatusCodes.Status400BadRequest),
                wrong is BusyException ? "Not now" : "Not understood",
                ReportWords.Sentence(ReportWords.Capital(wrong.Message)));
        }
        catch (MistakesException mistakes)
        {
            return Say(
                request,
                path,
                StatusCodes.Status409Conflict,
                "Nothing was written",
                [.. mistakes.Mistakes.Select(mistake => Phrases.OneLine(mistake.ToString()))]);
        }
        catch (LedgerException fault)
        {
            return Say(request, path, StatusCodes.Status400BadRequest, "Not possible", fault.Message);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
#pragma warning disable CA1031 // The last resort: whatever is left is a fault of the tool, told in one line where the server runs.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            request.Site.Host.Error.WriteLine(
                Phrases.OneLine(
                    $"{Tool.Name}: {request.Context.Request.Method} {request.Context.Request.Path}: internal fault: "
                        + $"{fault.GetType().Name}: {fault.Message}"));
            return Say(
                request,
                path,
                StatusCodes.Status500InternalServerError,
                "A fault of the tool",
                "This page could not be made. What went wrong stands where the workspace was started.");
        }
    }

    private static Reply NotWritable(PageRequest request, string why) =>
        MessagePage.Of(request, StatusCodes.Status403Forbidden, "Nothing was written", why);

    private static Reply Forged(PageRequest request) => MessagePage.Of(
        request,
        StatusCodes.Status403Forbidden,
        "Nothing was written",
        "This form did not come from a page of this workspace as it runs now. Go back, load the page again, and send it once more.");

    private static Reply TooLarge(PageRequest request, PostedForm.TooLarge large) => MessagePage.Of(
        request,
        StatusCodes.Status413PayloadTooLarge,
        "Too much at once",
        $"This form takes {ReportWords.Number(large.Limits.Bytes / 1024)} kB in all"
            + (large.Limits.Files > 0 ? $", in {large.Limits.Files} files at most" : "")
            + ". Nothing was read. Go back, and send less of it.");

    private static Reply Busy(PageRequest request) => MessagePage.Of(
        request,
        StatusCodes.Status503ServiceUnavailable,
        "Others are handing in articles",
        "Nothing was read. Go back, and send them once more in a moment.");

    // Whoever asked for data gets no page.
    private static Reply Say(
        PageRequest request, IReadOnlyList<string> path, int status, string title, params IReadOnlyList<string> sentences) =>
        path.Count > 0 && Suffix.IsData(path[^1])
            ? new Reply.Plain(string.Join('\n', Told(request, sentences)) + "\n", status)
            : MessagePage.Of(request, status, title, Told(request, sentences));

    private static string[] Told(PageRequest request, IReadOnlyList<string> sentences) =>
        [.. sentences.Select(request.Site.Workspace.Paths.Without)];
}
