using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Security;

/// <summary>
/// Who may ask: whoever knows the token. It comes in a header, by programs, or once in an address or a form, by a browser, which then has
/// a cookie that was made from it. Comparing takes as long for a wrong one as for the right one.
/// </summary>
internal sealed class Access
{
    /// <summary>The name of the token in an address and in the form.</summary>
    public const string Field = "token";

    private const string Cookie = "claimledger-access";
    private const string Scheme = "Bearer ";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

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

    /// <summary>Lets a browser in from now on.</summary>
    public void Grant(HttpResponse response) => OwnCookie.Set(response, Cookie, Encoding.ASCII.GetString(_cookie), Kept);
}
