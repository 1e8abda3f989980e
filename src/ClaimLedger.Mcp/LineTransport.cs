using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace ClaimLedger.Mcp;

/// <summary>
/// Messages over two streams, a line each. It does not end before what was asked is answered: whoever sends all requests and closes the
/// stream at once gets every answer all the same. (The SDK's own transport drops what is not answered by then.)
/// </summary>
/// <param name="input">Where messages come from.</param>
/// <param name="output">Where they go to.</param>
internal sealed class LineTransport(Stream input, Stream output) : ITransport
{
    private const string Cancelled = "notifications/cancelled";
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private readonly ConcurrentDictionary<RequestId, bool> _open = [];
    private readonly Channel<JsonRpcMessage> _messages = Channel.CreateUnbounded<JsonRpcMessage>();
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _writing = new(1);
    private volatile bool _isRead;

    /// <inheritdoc/>
    public string? SessionId => null;

    /// <inheritdoc/>
    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    /// <summary>Reads messages until there are no more and all are answered. What is no message is passed over.</summary>
    public async Task Read(CancellationToken cancellation)
    {
        try
        {
            using var lines = new StreamReader(input, leaveOpen: true);
            while (await lines.ReadLineAsync(cancellation) is { } line)
            {
                if (MessageOf(line) is { } message)
                    Take(message);
            }
            _isRead = true;
            EndWhereAnswered();
            await _answered.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Whoever stops the tool waits for no answer.
        }
        finally
        {
            _messages.Writer.TryComplete();
        }
    }

    /// <inheritdoc/>
    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, McpJsonUtilities.DefaultOptions);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await output.WriteAsync(line, cancellationToken);
            await output.WriteAsync(LineEnd, cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
            if (message is JsonRpcResponse or JsonRpcError)
                Close(((JsonRpcMessageWithId)message).Id);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _messages.Writer.TryComplete();
        _writing.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Take(JsonRpcMessage message)
    {
        if (message is JsonRpcRequest request)
            _open[request.Id] = true;
        _messages.Writer.TryWrite(message);
        // What was taken back is not answered.
        if (message is JsonRpcNotification { Method: Cancelled } cancelled && IdOf(cancelled) is { } id)
            Close(id);
    }

    private void Close(RequestId id)
    {
        _open.TryRemove(id, out _);
        EndWhereAnswered();
    }

    private void EndWhereAnswered()
    {
        if (_isRead && _open.IsEmpty)
            _answered.TrySetResult();
    }

    private static JsonRpcMessage? MessageOf(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;
        try
        {
            return JsonSerializer.Deserialize<JsonRpcMessage>(line, McpJsonUtilities.DefaultOptions);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RequestId? IdOf(JsonRpcNotification cancelled) => cancelled.Params?["requestId"] is not { } id ? null
        : id.GetValueKind() switch
        {
            JsonValueKind.String => new RequestId(id.GetValue<string>()),
            JsonValueKind.Number when id.AsValue().TryGetValue<long>(out var number) => new RequestId(number),
            _ => null,
        };
}
