using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Assets;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Security;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Pages;

/// <summary>Answers requests: finds the page, and puts whatever goes wrong into words.</summary>
internal static class Answers
{
    /// <summary>The longest form, in bytes: a reason has 10,000 characters at most.</summary>
    public const int LargestForm = 256 * 1024;

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
        if (!HostCheck.IsLoopback(request.Host))
        {
            await Replies.Write(site, context, new Reply.Plain(
                "This workspace answers only to localhost and to loopback addresses.\n", StatusCodes.Status421MisdirectedRequest));
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
        var sent = isPost ? await ReadForm(site, context) : new SentForm(FormCollection.Empty);
        using var reading = site.Workspace.Read();
        var page = new PageRequest(site, context, reading) { Form = sent.Form ?? FormCollection.Empty };
        await Replies.Write(site, context, sent.Form is null ? Refused(page, sent.IsTooLong) : Reply(page, isPost));
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
                request, path, StatusCodes.Status400BadRequest, "Not understood", ReportWords.Sentence(ReportWords.Capital(wrong.Message)));
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

    private static Reply Refused(PageRequest request, bool isTooLong) => isTooLong
        ? MessagePage.Of(
            request,
            StatusCodes.Status413PayloadTooLarge,
            "Nothing was written",
            $"What was sent is longer than {LargestForm / 1024} KiB. Go back, shorten it, and send it once more.")
        : MessagePage.Of(
            request,
            StatusCodes.Status403Forbidden,
            "Nothing was written",
            "This form did not come from a page of this workspace as it runs now. Go back, load the page again, and send it once more.");

    // Whoever asked for data gets no page.
    private static Reply Say(
        PageRequest request, IReadOnlyList<string> path, int status, string title, params IReadOnlyList<string> sentences) =>
        path.Count > 0 && Suffix.IsData(path[^1])
            ? new Reply.Plain(string.Join('\n', sentences) + "\n", status)
            : MessagePage.Of(request, status, title, sentences);

    private static async Task<SentForm> ReadForm(Site site, HttpContext context)
    {
        if (!HostCheck.IsOwn(context.Request) || !context.Request.HasFormContentType)
            return new SentForm(null);
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return new SentForm(form.Files.Count == 0 && site.Tokens.IsValid(context.Request, form[FormTokens.Field]) ? form : null);
        }
        catch (BadHttpRequestException exception)
        {
            return new SentForm(null, exception.StatusCode == StatusCodes.Status413PayloadTooLarge);
        }
        catch (InvalidDataException)
        {
            return new SentForm(null);
        }
    }

    /// <summary>A form as it came in.</summary>
    /// <param name="Form">What is filled in; null where it may not be acted on.</param>
    /// <param name="IsTooLong">Whether it is longer than any form is.</param>
    private readonly record struct SentForm(IFormCollection? Form, bool IsTooLong = false);
}
