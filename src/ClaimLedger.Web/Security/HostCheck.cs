using System.Net;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Security;

/// <summary>
/// Whether a request names this machine, or a name by which it was said to be asked. A page elsewhere can let its own name lead here (DNS
/// rebinding); it cannot choose what the browser then writes into <c>Host</c>.
/// </summary>
internal static class HostCheck
{
    /// <summary>Whether the name is <c>localhost</c> or a loopback address, with whatever port.</summary>
    public static bool IsLoopback(HostString host) =>
        host.Host is { Length: > 0 } name
            && (name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    /// <summary>Whether a request names this machine, by a name that it was given or by the very address that was reached.</summary>
    /// <param name="context">The request.</param>
    /// <param name="options">How the workspace is served.</param>
    public static bool IsAnswered(HttpContext context, ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(options);
        var host = context.Request.Host;
        return IsLoopback(host)
            || options.Names.Contains(host.Host, StringComparer.OrdinalIgnoreCase)
            // Nobody lets a name of theirs lead here who has to write a number.
            || (!IPAddress.IsLoopback(options.Bind)
                && IPAddress.TryParse(host.Host?.Trim('[', ']'), out var named)
                && context.Connection.LocalIpAddress is { } local
                && named.MapToIPv6().Equals(local.MapToIPv6()));
    }

    /// <summary>Whether a page of another site leads or reaches here, as far as the browser says.</summary>
    public static bool IsFromElsewhere(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin");
    }

    /// <summary>Whether a request that changes something was made by a page of ours, as far as the browser says.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">How the workspace is served.</param>
    public static bool IsOwn(HttpRequest request, ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            // Before a name of its own there may stand a proxy that speaks https.
            || (options.Names.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase)
                && origin.Equals($"https://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
