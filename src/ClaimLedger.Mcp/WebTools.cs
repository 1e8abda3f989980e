using System.Text.Json;
using ClaimLedger.Mcp.Tools;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ClaimLedger.Mcp;

/// <summary>
/// The tools over HTTP, by the Streamable HTTP transport of the protocol, without sessions: each message is answered by itself. Who may
/// ask is for the server to say that takes the requests.
/// </summary>
/// <param name="host">The world.</param>
/// <param name="ledger">What is served.</param>
/// <param name="run">Runs verbs.</param>
/// <param name="isReadOnly">Whether there is no tool that writes.</param>
internal sealed class WebTools(Host host, ServedLedger ledger, RunVerb run, bool isReadOnly) : IDisposable
{
    // As on stdin: one at a time.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Answers a message.</summary>
    /// <param name="asked">The message.</param>
    /// <param name="answer">Where server-sent events with the answer go.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether there was anything to answer.</returns>
    /// <exception cref="UsageException">It is no message of the protocol.</exception>
    public async Task<bool> Answer(Stream asked, Stream answer, CancellationToken cancellation)
    {
        JsonRpcMessage message;
        try
        {
            message = await JsonSerializer.DeserializeAsync<JsonRpcMessage>(asked, McpJsonUtilities.DefaultOptions, cancellation)
                ?? throw new UsageException("the request holds nothing; send one message of JSON-RPC");
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"the request is no message of JSON-RPC: {wrong.Message}", wrong);
        }
        await using var transport = new StreamableHttpServerTransport { Stateless = true };
        await using var server = McpServer.Create(transport, ToolServer.Options(host, ledger, run, _turn, isReadOnly));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = server.RunAsync(ended.Token);
        var isAnswered = await transport.HandlePostRequestAsync(message, answer, cancellation);
        await ended.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
        return isAnswered;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
