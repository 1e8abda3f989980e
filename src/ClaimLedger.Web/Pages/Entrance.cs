using System.Globalization;
using ClaimLedger.Web.Assets;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace ClaimLedger.Web.Pages;

/// <summary>What everybody sees who has not said the token yet, and nothing of the data set.</summary>
/// <param name="Stylesheet">The address of the stylesheet.</param>
/// <param name="Icon">The address of the icon.</param>
/// <param name="Action">Where the form goes.</param>
/// <param name="Wrong">What is wrong with what was said; null where nothing was.</param>
internal sealed record EntrancePage(string Stylesheet, string Icon, string Action, string? Wrong);

/// <summary>Lets in whoever knows the token.</summary>
internal static class Entrance
{
    private const string Language = "en";

    /// <summary>Whether a request may go on; where not, it has been answered.</summary>
    public static async Task<bool> Passes(Site site, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        if (site.Access is not { } access || ProxyUser.Of(site, context) is not null)
            return true;
        var isForm = HttpMethods.IsPost(request.Method) && request.Path == Addresses.Enter;
        if ((isForm || Access.GivenIn(request) is not null) && access.PauseOf(context) is { } pause)
        {
            await Pause(site, context, pause);
            return false;
        }
        if (HttpMethods.IsGet(request.Method) && access.IsToken(request.Query[Access.Field]))
        {
            access.Grant(context.Response);
            var query = new QueryBuilder(request.Query.Where(pair => pair.Key != Access.Field));
            // An address that begins with two slashes would be one of another host.
            await Replies.Write(site, context, new Reply.Elsewhere("/" + request.Path.ToUriComponent().TrimStart('/') + query));
            return false;
        }
        if (access.IsGranted(request))
            return true;
        if (isForm)
        {
            await Enter(site, context, access);
            return false;
        }
        if (Access.GivenIn(request) is not null)
            access.CountWrong(context);
        await Refuse(site, context, request.Query.ContainsKey(Access.Field));
        return false;
    }

    private static async Task Enter(Site site, HttpContext context, Access access)
    {
        var form = await PostedForm.Read(site, context, FormLimits.OfEntrance, isOfVisitor: false) as PostedForm.Ours;
        if (form is null || !access.IsToken(form.Fields[Access.Field].ToString().Trim()))
        {
            if (form is not null)
                access.CountWrong(context);
            await Refuse(site, context, isWrong: form is not null);
            return;
        }
        access.Grant(context.Response);
        await Replies.Write(site, context, new Reply.Elsewhere(Addresses.Start));
    }

    private static Task Pause(Site site, HttpContext context, TimeSpan pause)
    {
        var seconds = Math.Max(1, Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return Answer(
            site,
            context,
            StatusCodes.Status429TooManyRequests,
            $"Too many wrong tokens came from this address. Try again in {seconds} seconds.");
    }

    private static Task Refuse(Site site, HttpContext context, bool isWrong)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Answer(site, context, StatusCodes.Status401Unauthorized, isWrong ? "That is not the token." : null);
    }

    private static Task Answer(Site site, HttpContext context, int status, string? wrong)
    {
        var path = context.Request.Path.Value ?? "/";
        return Replies.Write(
            site,
            context,
            Suffix.IsData(path) || path == Addresses.Mcp
                ? new Reply.Plain(
                    (status is StatusCodes.Status401Unauthorized ? "This workspace asks for a token." : wrong) + "\n", status)
                : new Reply.Page(
                    "entrance.html",
                    new EntrancePage(
                        Asset.Stylesheet.Address, Asset.Icon.Address, Addresses.Enter, wrong),
                    Language,
                    status));
    }
}
