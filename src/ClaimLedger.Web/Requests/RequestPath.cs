using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClaimLedger.Web.Requests;

/// <summary>The parts of a path, each unescaped by itself: a name may hold a slash of its own.</summary>
internal static class RequestPath
{
    /// <summary>The parts; none for the start. Nothing in them is ever taken for a file's name.</summary>
    public static IReadOnlyList<string> Parts(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? context.Request.Path.ToUriComponent();
        var path = target.Split('?', 2)[0];
        return [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }
}
