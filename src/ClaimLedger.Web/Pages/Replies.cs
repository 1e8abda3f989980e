using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Reports;
using ClaimLedger.Web.Assets;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClaimLedger.Web.Pages;

/// <summary>Writes replies.</summary>
internal static class Replies
{
    private const string HtmlType = "text/html; charset=utf-8";
    private const int TagDigits = 32;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes one.</summary>
    public static async Task Write(Site site, HttpContext context, Reply reply)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(context);
        var response = context.Response;
        switch (reply)
        {
            case Reply.Page page:
                response.StatusCode = page.Status;
                if (LinkOf(page) is { } link)
                    response.Headers.Link = link;
                await Write(context, HtmlType, Html(page));
                break;
            case Reply.Made { IsKept: true } kept:
                await Write(site, context, kept.Sent);
                break;
            case Reply.Made made:
                response.StatusCode = made.Status;
                if (made.Sent.Link is not null)
                    response.Headers.Link = made.Sent.Link;
                await Write(context, HtmlType, Own(site, context, made.Sent));
                break;
            case Reply.Plain plain:
                response.StatusCode = plain.Status;
                await Write(context, plain.ContentType, Utf8.GetBytes(plain.Text));
                break;
            case Reply.Elsewhere elsewhere:
                response.StatusCode = StatusCodes.Status303SeeOther;
                response.Headers.Location = elsewhere.Address;
                break;
            case Reply.Data data:
                using (data.Uses)
                    Write(site, context, data);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>A page that everybody sees, as it is sent.</summary>
    /// <param name="page">The page.</param>
    /// <param name="standIn">What stands in it for the token of a visitor.</param>
    public static KeptPage Made(Reply.Page page, string standIn)
    {
        ArgumentNullException.ThrowIfNull(page);
        var html = Html(page);
        return new KeptPage(html, LinkOf(page), $"\"{Convert.ToHexStringLower(SHA256.HashData(html))[..TagDigits]}\"")
        {
            Tokens = [.. Places(html, Utf8.GetBytes(standIn))],
        };
    }

    private static List<int> Places(byte[] html, byte[] standIn)
    {
        var places = new List<int>();
        for (var from = 0; html.AsSpan(from).IndexOf(standIn) is >= 0 and var at; from = places[^1] + standIn.Length)
            places.Add(from + at);
        return places;
    }

    // A kept page with the token of whoever asks.
    private static byte[] Own(Site site, HttpContext context, KeptPage page)
    {
        if (page.Tokens.IsEmpty)
            return page.Html;
        var (own, token) = ((byte[])page.Html.Clone(), Utf8.GetBytes(site.Tokens.Issue(context)));
        foreach (var place in page.Tokens)
            token.CopyTo(own, place);
        return own;
    }

    /// <summary>Writes such a page; a browser that has it is told so.</summary>
    public static async Task Write(Site site, HttpContext context, KeptPage page)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(page);
        var response = context.Response;
        if (page.Link is not null)
            response.Headers.Link = page.Link;
        // A page with a token is that of one visitor: their browser may not keep it for another.
        if (page.Tokens.IsEmpty)
            response.Headers.ETag = page.Tag;
        if (page.Tokens.IsEmpty && context.Request.Headers.IfNoneMatch == page.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await Write(context, HtmlType, Own(site, context, page));
    }

    /// <summary>Writes an asset, which never changes under its address.</summary>
    public static async Task Write(HttpContext context, Asset asset)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(asset);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.ETag = asset.Tag;
        if (context.Request.Headers.IfNoneMatch == asset.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await Write(context, asset.ContentType, asset.Content);
    }

    private static byte[] Html(Reply.Page page)
    {
        using var writer = new StringWriter(new StringBuilder(32 * 1024)) { NewLine = "\n" };
        WorkspacePages.Write(page.Template, page.Model, page.Language, writer);
        return Utf8.GetBytes(writer.ToString());
    }

    private static string? LinkOf(Reply.Page page) => page.Alternates.Count + page.Links.Count == 0 ? null
        : string.Join(
            ", ",
            page.Alternates.Select(each => $"<{each.Address}>; rel=\"alternate\"; type=\"{each.ContentType}\"").Concat(page.Links));

    private static async Task Write(HttpContext context, string contentType, byte[] content)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    // The writers of the command line write as they go; a list may be larger than what is held in memory.
    private static void Write(Site site, HttpContext context, Reply.Data data)
    {
        if (context.Features.Get<IHttpBodyControlFeature>() is { } control)
            control.AllowSynchronousIO = true;
        context.Response.ContentType = data.ContentType;
        if (data.Links.Count > 0)
            context.Response.Headers.Link = string.Join(", ", data.Links);
        if (data.FileName is { } name)
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        using var output = new StreamWriter(context.Response.Body, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        data.Write(site.Host.Writing(output, context.RequestAborted));
    }
}
