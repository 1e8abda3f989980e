using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Security;

/// <summary>
/// A cookie of this server's own: no script reads it, and it goes along when somebody follows a link from anywhere, as links are sent in
/// mails and chats, but with no form and no script of another site.
/// </summary>
internal static class OwnCookie
{
    /// <summary>Gives a browser a cookie.</summary>
    /// <param name="response">The answer that it goes with.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="kept">How long it is kept; null for as long as the browser is open.</param>
    public static void Set(HttpResponse response, string name, string value, TimeSpan? kept = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Cookies.Append(
            name,
            value,
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/", MaxAge = kept });
    }
}
