using System.Net;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Security;

/// <summary>
/// Whether a request names this machine. A page elsewhere can let its own name lead here (DNS rebinding); it cannot choose what the
/// browser then writes into <c>Host</c>.
/// </summary>
internal static class HostCheck
{
    /// <summary>Whether the name is <c>localhost</c> or a loopback address, with whatever port.</summary>
    public static bool IsLoopback(HostString host) =>
        host.Host is { Length: > 0 } name
            && (name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    /// <summary>Whether a page of another site leads or reaches here, as far as the browser says.</summary>
    public static bool IsFromElsewhere(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin");
    }

    /// <summary>Whether a request that changes something was made by a page of ours, as far as the browser says.</summary>
    public static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
