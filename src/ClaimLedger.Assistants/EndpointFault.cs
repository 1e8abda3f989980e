using System.Collections.Frozen;
using System.Net;

namespace ClaimLedger.Assistants;

/// <summary>A request did not get what it asked for.</summary>
/// <param name="why">Why, in words of our own, without a full stop.</param>
/// <param name="isOfEndpoint">Whether the next request would fare no better.</param>
/// <param name="mayPass">Whether the same request may fare better in a moment.</param>
internal sealed class EndpointFault(string why, bool isOfEndpoint = true, bool mayPass = false) : Exception(why)
{
    private static readonly FrozenDictionary<HttpStatusCode, string> Known = new Dictionary<HttpStatusCode, string>
    {
        [HttpStatusCode.Unauthorized] = "it wants a key that it knows",
        [HttpStatusCode.Forbidden] = "it does not let this key ask",
        [HttpStatusCode.NotFound] = "it knows no such address or model",
        [HttpStatusCode.MethodNotAllowed] = "it is no OpenAI-compatible endpoint",
        [HttpStatusCode.RequestEntityTooLarge] = "the article is too long for it",
        [HttpStatusCode.TooManyRequests] = "it takes no more requests for now",
    }.ToFrozenDictionary();

    /// <summary>Whether the next request would fare no better.</summary>
    public bool IsOfEndpoint => isOfEndpoint;

    /// <summary>Whether the same request may fare better in a moment.</summary>
    public bool MayPass => mayPass;

    /// <summary>How long the endpoint asks to be left alone; null where it does not say.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>What a status means that is not a reply.</summary>
    public static EndpointFault Of(HttpStatusCode status, TimeSpan? pause)
    {
        var code = (int)status;
        var why = Known.GetValueOrDefault(status)
            ?? code switch
            {
                >= 300 and < 400 => "it sends elsewhere, and texts go to the named address alone",
                >= 500 => "it failed",
                _ => "it refused the request",
            };
        var mayPass = code >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;
        // A request that is refused for itself says nothing of the next.
        var isOfRequest = status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity;
        return new EndpointFault($"{why} (status {code})", !isOfRequest, mayPass) { Pause = pause };
    }
}
