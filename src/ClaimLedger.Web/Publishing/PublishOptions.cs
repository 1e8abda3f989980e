using System.Text.RegularExpressions;

namespace ClaimLedger.Web.Publishing;

/// <summary>How a site is published.</summary>
/// <param name="BasePath">The path below which it will stand, with a slash at both ends.</param>
/// <param name="Root">The address of that, without the path; null where it is not known.</param>
/// <param name="Templates">The full path of a folder whose templates take the place of the built-in ones; null for none.</param>
internal sealed partial record PublishOptions(string BasePath = "/", string? Root = null, string? Templates = null)
{
    /// <summary>Reads where a site will stand.</summary>
    /// <param name="basePath">A path, or null for that of the address.</param>
    /// <param name="url">An address, or null.</param>
    /// <param name="templates">The folder of templates.</param>
    /// <exception cref="UsageException">One of them is none, or they do not go together.</exception>
    public static PublishOptions Read(string? basePath, string? url, string? templates)
    {
        if (basePath is not null && !Path().IsMatch(basePath))
            throw new UsageException($"--base-path '{basePath}' is no path; write it with a slash at both ends, as in /claims/");
        if (url is null)
            return new PublishOptions(basePath ?? "/", null, templates);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address is not { Scheme: "http" or "https", UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 })
            throw new UsageException($"--url '{url}' is no address of a site; write it as in https://example.org/claims/");
        var path = address.AbsolutePath.EndsWith('/') ? address.AbsolutePath : address.AbsolutePath + "/";
        if (!Path().IsMatch(path))
            throw new UsageException($"--url '{url}': its path may hold letters, digits, and . - _ ~ alone; name another");
        if (basePath is not null && path != "/" && path != basePath)
            throw new UsageException($"--base-path {basePath} and --url {url} name two paths; leave --base-path out");
        return new PublishOptions(basePath ?? path, address.GetLeftPart(UriPartial.Authority), templates);
    }

    /// <summary>The whole address of something of the site; null where it is not known.</summary>
    public string? Whole(string href) => Root is null ? null : Root + href;

    [GeneratedRegex(
        @"\A/(?:(?!\.{1,2}/)[A-Za-z0-9._~-]+/)*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Path();
}
