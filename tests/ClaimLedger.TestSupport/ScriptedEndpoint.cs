using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ClaimLedger.TestSupport;

/// <summary>
/// An endpoint on this machine that answers what a test tells it to: an OpenAI-compatible one, or anything but. Each request is kept.
/// </summary>
public sealed class ScriptedEndpoint : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<ScriptedRequest, ScriptedAnswer> _script;
    private readonly List<ScriptedRequest> _requests = [];
    private readonly Task _serving;

    /// <param name="script">What it answers to each request.</param>
    public ScriptedEndpoint(Func<ScriptedRequest, ScriptedAnswer> script)
    {
        _script = script;
        _listener.Start();
        _serving = Task.Run(Serve);
    }

    /// <summary>One that answers each request with the words of a model.</summary>
    public static ScriptedEndpoint Saying(Func<ScriptedRequest, string> words) =>
        new(request => ScriptedAnswer.Of(words(request)));

    /// <summary>Its base address.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";

    /// <summary>The requests that came in, in order.</summary>
    public IReadOnlyList<ScriptedRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        try
        {
            _serving.Wait();
        }
        catch (AggregateException)
        {
            // It was stopped while it waited for the next request, which is how it ends.
        }
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Serve()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            await using var stream = client.GetStream();
            if (await Read(stream) is not { } request)
                continue;
            lock (_requests)
                _requests.Add(request);
            try
            {
                await Answer(stream, _script(request with { Number = _requests.Count }));
            }
            catch (IOException)
            {
                // Whoever asked has heard enough.
            }
        }
    }

    private async Task<ScriptedRequest?> Read(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, false, 1 << 16, leaveOpen: true);
        if (await reader.ReadLineAsync(_stop.Token) is not { } line)
            return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            headers[header[..colon]] = header[(colon + 1)..].Trim();
        }
        // The body counts bytes, the reader letters.
        var (body, left) = (new StringBuilder(), int.Parse(headers.GetValueOrDefault("Content-Length", "0")));
        var block = new char[1 << 14];
        while (left > 0 && await reader.ReadAsync(block.AsMemory(0, Math.Min(block.Length, left)), _stop.Token) is > 0 and var read)
        {
            body.Append(block, 0, read);
            left -= Encoding.UTF8.GetByteCount(block, 0, read);
        }
        return new ScriptedRequest(line, headers, body.ToString());
    }

    private async Task Answer(NetworkStream stream, ScriptedAnswer answer)
    {
        if (answer.Before is { } before)
            await before();
        if (answer.IsSilent)
        {
            // Until whoever asked hangs up, or the test is over.
            while (await stream.ReadAsync(new byte[1], _stop.Token) > 0)
            {
                // Nothing of what still comes in is looked at.
            }
            return;
        }
        var bytes = Encoding.UTF8.GetBytes(answer.Body);
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} Scripted\r\nContent-Type: {answer.ContentType}\r\nConnection: close\r\n");
        foreach (var header in answer.Headers)
            head.Append(header).Append("\r\n");
        if (!answer.IsEndless)
            head.Append($"Content-Length: {bytes.Length + answer.Missing}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _stop.Token);
        do
            await stream.WriteAsync(bytes, _stop.Token);
        while (answer.IsEndless);
    }
}

/// <summary>What was asked.</summary>
/// <param name="Line">The request line.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
public sealed record ScriptedRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Its number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The model that is asked.</summary>
    public string Model => JsonDocument.Parse(Body).RootElement.GetProperty("model").GetString()!;

    /// <summary>What the system says.</summary>
    public string Instructions => Message("system");

    /// <summary>What the user says.</summary>
    public string Material => Message("user");

    /// <summary>Whether it asks which lines are of one question.</summary>
    public bool IsForLinks => Instructions.Contains("answer the very same question", StringComparison.Ordinal)
        && !Instructions.Contains("| `quote` |", StringComparison.Ordinal);

    private string Message(string role)
    {
        var content = JsonDocument.Parse(Body).RootElement.GetProperty("messages").EnumerateArray()
            .First(message => message.GetProperty("role").GetString() == role).GetProperty("content");
        return content.ValueKind == JsonValueKind.String ? content.GetString()!
            : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
    }
}

/// <summary>What is answered.</summary>
public sealed record ScriptedAnswer
{
    /// <summary>The status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The kind of the body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers, as lines.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The body.</summary>
    public string Body { get; init; } = "";

    /// <summary>How many bytes more are promised than come before the connection is dropped.</summary>
    public int Missing { get; init; }

    /// <summary>Whether the body comes again and again without end.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Whether nothing is ever answered.</summary>
    public bool IsSilent { get; init; }

    /// <summary>What happens before.</summary>
    public Func<Task>? Before { get; init; }

    /// <summary>The words of a model, as an OpenAI-compatible endpoint gives them.</summary>
    public static ScriptedAnswer Of(string words, string finish = "stop", long tokensIn = 100, long tokensOut = 20) => new()
    {
        Body = JsonSerializer.Serialize(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1,
            model = "scripted",
            choices = new[] { new { index = 0, message = new { role = "assistant", content = words }, finish_reason = finish } },
            usage = new { prompt_tokens = tokensIn, completion_tokens = tokensOut, total_tokens = tokensIn + tokensOut },
        }),
    };
}
