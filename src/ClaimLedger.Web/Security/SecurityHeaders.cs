using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Security;

/// <summary>What every answer tells a browser: run and load nothing but our own files, be framed by nobody, tell
/// nobody else where you came from.</summary>
internal static class SecurityHeaders
{
    private static readonly (string Name, string Value)[] All =
    [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        // Not "no-referrer": then a browser hides from us, too, where a form comes from.
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ];

    /// <summary>Sets them, before anything else is known of the answer.</summary>
    public static void Set(HttpResponse response)
    {
        foreach (var (name, value) in All)
            response.Headers[name] = value;
        response.Headers.CacheControl = "private, no-cache";
    }
}
