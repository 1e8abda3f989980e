using ClaimLedger.Application.Review;
using ClaimLedger.Web.Security;

namespace ClaimLedger.Web.Requests;

/// <summary>
/// Who writes: every write carries a name, which its browser is asked for once. It is what somebody says of themselves, and proves nothing.
/// </summary>
internal static class WriterName
{
    /// <summary>The name of a form's field.</summary>
    public const string Field = "by";

    /// <summary>The longest, in UTF-16 units.</summary>
    public const int Longest = 200;

    /// <summary>The cookie that remembers it.</summary>
    public const string Cookie = "claimledger-name";

    private const string ActorVariable = "CLAIMLEDGER_ACTOR";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>
    /// The name that a trusted proxy says, else the one in the form, else the one that this browser said before, else
    /// <c>CLAIMLEDGER_ACTOR</c>; null for none.
    /// </summary>
    public static string? Of(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ProxyUser.Of(request.Site, request.Context) ?? Sound(request.Line(Field)) ?? Known(request);
    }

    /// <summary>The name that is known without a form; null for none.</summary>
    public static string? Known(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ProxyUser.Of(request.Site, request.Context) ?? Sound(request.Context.Request.Cookies[Cookie])
            ?? Sound(request.Site.Host.Environment(ActorVariable));
    }

    /// <summary>Remembers a name for this browser.</summary>
    public static void Remember(PageRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (name == Known(request) || Sound(name) is null)
            return;
        OwnCookie.Set(request.Context.Response, Cookie, name, Kept);
    }

    /// <summary>A name that may be written down; null for what is none.</summary>
    public static string? Sound(string? name) =>
        name?.Trim() is { Length: > 0 and <= Longest } text && TypedText.FaultIn(text) is null ? text : null;
}
