using System.Net;
using ClaimLedger.Text;

namespace ClaimLedger.Assistants;

/// <summary>
/// Where an assistant answers: the base address of an OpenAI-compatible endpoint. It is https, or on this machine; it holds no secret.
/// </summary>
public sealed record EndpointAddress
{
    private const string Example = "http://localhost:11434/v1 or https://api.example.org/v1";
    private const string Verb = "/chat/completions";
    private const string UsualPath = "/v1";

    private EndpointAddress(Uri root) => Base = root;

    /// <summary>What requests are put under.</summary>
    public Uri Base { get; }

    /// <summary>Whether it is on this machine.</summary>
    public bool IsLocal => IsThisMachine(Base);

    /// <summary>The address as people are told it: scheme, host and port.</summary>
    public string Shown => Base.GetLeftPart(UriPartial.Authority);

    /// <summary>Reads an address.</summary>
    /// <param name="text">
    /// The base address, as <c>http://localhost:11434/v1</c>; <c>/v1</c> is added where there is no path, <c>/chat/completions</c> at the
    /// end is taken away.
    /// </param>
    public static ParseResult<EndpointAddress> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return ParseResult<EndpointAddress>.Fail("it is not an http or https address", $"write it as {Example}");
        if (uri.UserInfo.Length > 0)
            return ParseResult<EndpointAddress>.Fail("it holds a name or password", "leave them out: the key comes from the environment");
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return ParseResult<EndpointAddress>.Fail("it holds more than a path", "leave out what begins with ? or #");
        if (uri.Scheme == "http" && !IsThisMachine(uri))
            return ParseResult<EndpointAddress>.Fail("http would send articles and key in the open", "write https, or name this machine");
        var path = uri.AbsolutePath.TrimEnd('/');
        if (path.EndsWith(Verb, StringComparison.Ordinal))
            path = path[..^Verb.Length];
        return ParseResult<EndpointAddress>.Ok(new(new UriBuilder(uri) { Path = path.Length == 0 ? UsualPath : path }.Uri));
    }

    // Any other name of this machine, a resolver may send elsewhere.
    private static bool IsThisMachine(Uri uri) =>
        string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
