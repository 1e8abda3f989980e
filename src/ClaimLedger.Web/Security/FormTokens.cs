using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Security;

/// <summary>
/// Antiforgery: a form bears a token that goes with a cookie of the browser it was shown in, and only this process can make the one for
/// the other. Nothing is kept, neither here nor on disk.
/// </summary>
internal sealed class FormTokens
{
    /// <summary>The name of the form's field.</summary>
    public const string Field = "token";

    private const string Cookie = "claimledger-visitor";
    private const int VisitorBytes = 32;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(VisitorBytes);

    /// <summary>What stands in a page that is kept for everybody in place of a visitor's token: as long as one, and nobody's.</summary>
    public string StandIn { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(VisitorBytes));

    /// <summary>The token of a form in this answer; sets the cookie where the browser has none.</summary>
    public string Issue(HttpContext context)
    {
        if (Visitor(context.Request) is { } known)
            return TokenOf(known);
        var visitor = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(VisitorBytes));
        OwnCookie.Set(context.Response, Cookie, visitor);
        return TokenOf(visitor);
    }

    /// <summary>
    /// Who asks: the browser where it has the cookie, else whoever is at that address. It tells one from another, and proves nothing.
    /// </summary>
    public static string VisitorOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Visitor(context.Request) ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
    }

    /// <summary>Whether a token was issued by this process to this browser.</summary>
    public bool IsValid(HttpRequest request, string? token) =>
        token is not null
            && Visitor(request) is { } visitor
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(TokenOf(visitor)), Encoding.UTF8.GetBytes(token));

    private string TokenOf(string visitor) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(visitor)));

    private static string? Visitor(HttpRequest request) =>
        request.Cookies[Cookie] is { Length: 2 * VisitorBytes } visitor && visitor.All(char.IsAsciiHexDigitLower) ? visitor : null;
}
