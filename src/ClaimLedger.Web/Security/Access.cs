using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Security;

/// <summary>
/// Who may ask: whoever knows the token. It comes in a header, by programs, or once in an address or a form, by a browser, which then has
/// a cookie that was made from it. Comparing takes as long for a wrong one as for the right one, and an address from which many wrong ones
/// come is not heard for a while.
/// </summary>
internal sealed class Access : IDisposable
{
    /// <summary>After so many wrong tokens within a minute nobody at that address is heard until it is over.</summary>
    public const int MostWrong = 10;

    /// <summary>The name of the token in an address and in the form.</summary>
    public const string Field = "token";

    private const string Cookie = "claimledger-access";
    private const string Scheme = "Bearer ";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // Of IPv6, one has a network of so many bits for oneself.
    private const int NetworkBytes = 8;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<IPAddress> _wrong = PartitionedRateLimiter.Create<IPAddress, string>(
        address => RateLimitPartition.GetFixedWindowLimiter(
            NetworkOf(address), _ => new FixedWindowRateLimiterOptions { PermitLimit = MostWrong, Window = Window }));

    private readonly byte[] _token;
    private readonly byte[] _cookie;

    /// <param name="token">The token.</param>
    public Access(string token)
    {
        var bytes = Encoding.UTF8.GetBytes(token);
        _token = SHA256.HashData(bytes);
        // Nobody can tell the token from it, and it is none.
        _cookie = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(bytes, "claimledger-access-1"u8)));
    }

    /// <summary>Whether a request comes from somebody who knows the token.</summary>
    public bool IsGranted(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var given = request.Headers.Authorization.ToString();
        return given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? IsToken(given[Scheme.Length..].Trim())
            : request.Cookies[Cookie] is { } cookie
                && CryptographicOperations.FixedTimeEquals(_cookie, Encoding.UTF8.GetBytes(cookie));
    }

    /// <summary>Whether a text is the token.</summary>
    public bool IsToken(string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(_token, SHA256.HashData(Encoding.UTF8.GetBytes(given)));

    /// <summary>The token that a request brings, right or wrong, in its address or a header; null for none.</summary>
    public static string? GivenIn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var header = request.Headers.Authorization.ToString();
        var given = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..] : request.Query[Field].ToString();
        return given.Trim() is { Length: > 0 } token ? token : null;
    }

    /// <summary>How long nobody is heard who brings a token from where a request comes from; null where they are.</summary>
    public TimeSpan? PauseOf(HttpContext context)
    {
        using var lease = _wrong.AttemptAcquire(AddressOf(context), 0);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var pause) ? pause : Window;
    }

    /// <summary>Counts a wrong token.</summary>
    public void CountWrong(HttpContext context) => _wrong.AttemptAcquire(AddressOf(context)).Dispose();

    /// <inheritdoc/>
    public void Dispose() => _wrong.Dispose();

    private static IPAddress AddressOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Connection.RemoteIpAddress ?? IPAddress.None;
    }

    private static string NetworkOf(IPAddress address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.MapToIPv4().ToString();

    /// <summary>Lets a browser in from now on.</summary>
    public void Grant(HttpResponse response) => OwnCookie.Set(response, Cookie, Encoding.ASCII.GetString(_cookie), Kept);
}
