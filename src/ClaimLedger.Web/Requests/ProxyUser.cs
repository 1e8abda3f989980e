using System.Net;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Requests;

/// <summary>
/// Whom a proxy has signed in, where one on this machine is trusted to say so in a header: that a request comes from this machine is all
/// that proves it, so that the header counts from nowhere else.
/// </summary>
internal static class ProxyUser
{
    /// <summary>The name; null where no proxy is trusted, or none has said one.</summary>
    public static string? Of(Site site, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(context);
        return site.Options.UserHeader is { } header
            && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && context.Request.Headers[header] is { Count: 1 } said
                ? WriterName.Sound(said[0]) : null;
    }
}
