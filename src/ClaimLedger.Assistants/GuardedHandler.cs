using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace ClaimLedger.Assistants;

/// <summary>
/// Stands between the library and the network: the key goes into the header of a request and nowhere else, no redirection is followed,
/// and a reply is read no further than its bound.
/// </summary>
internal sealed class GuardedHandler(AssistantOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Block = 16 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Authorization = options.Key is { } key ? new AuthenticationHeaderValue("Bearer", key) : null;
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            if (response.StatusCode != HttpStatusCode.OK)
                throw EndpointFault.Of(response.StatusCode, response.Headers.RetryAfter?.Delta);
            var bytes = await Read(response.Content, cancellationToken);
            var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = content;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("requests are made asynchronously, so that they can be cancelled");

    // Not one block more of a reply that is too long: it may have no end.
    private async Task<byte[]> Read(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var all = new MemoryStream();
        var block = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            while (await stream.ReadAsync(block.AsMemory(0, Block), cancellation) is > 0 and var read)
            {
                if (all.Length + read > options.LongestReply)
                    throw new EndpointFault($"its reply has more than {options.LongestReply:#,0} bytes", isOfEndpoint: false);
                all.Write(block, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
        return all.ToArray();
    }
}
