using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using OpenAI;

namespace ClaimLedger.Assistants;

/// <summary>
/// Asks an assistant behind an OpenAI-compatible endpoint. Whatever the endpoint does is a reply or a failure in words, never an exception.
/// </summary>
/// <example>
/// <code>
/// using var assistant = new Assistant(new() { Address = EndpointAddress.Read("http://localhost:11434/v1").Value!, Model = "small" });
/// var reply = await assistant.Ask("Answer in one word.", "What colour is the sky?", cancellation);
/// </code>
/// </example>
public sealed partial class Assistant : IDisposable
{
    // A key that is shorter is a word that a reply may hold by chance.
    private const int ShortestKey = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly AssistantOptions _options;
    private readonly HttpClient _http;
    private readonly IChatClient _client;

    /// <param name="options">Whom to ask, and within which bounds.</param>
    public Assistant(AssistantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            // What is for this machine never leaves it.
            UseProxy = !options.Address.IsLocal,
        };
        _http = new HttpClient(new GuardedHandler(options, sockets), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        // The library wants a key; the handler sends ours, or none.
        var client = new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions
        {
            Endpoint = options.Address.Base,
            Transport = new HttpClientPipelineTransport(_http),
            // Time and repetition are ours to decide: by our clock.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        });
        _client = client.GetChatClient(options.Model).AsIChatClient();
    }

    /// <summary>How many requests were made.</summary>
    public int Requests { get; private set; }

    /// <summary>Asks once, and again where that may help.</summary>
    /// <param name="instructions">What is asked for.</param>
    /// <param name="material">What it is asked of.</param>
    /// <param name="cancellation">Cancelled when the person at the keyboard gives up.</param>
    /// <exception cref="OperationCanceledException">The person gave up.</exception>
    public async Task<AssistantReply> Ask(string instructions, string material, CancellationToken cancellation)
    {
        ChatMessage[] messages = [new(ChatRole.System, instructions), new(ChatRole.User, material)];
        var pause = FirstPause;
        for (var tried = 0; ; tried++)
        {
            try
            {
                return await Once(messages, cancellation);
            }
            catch (EndpointFault fault) when (fault.MayPass && tried < _options.Retries && !(fault.Pause > LongestPause))
            {
                await Task.Delay(fault.Pause ?? pause, _options.Clock, cancellation);
                pause += pause;
            }
            catch (EndpointFault fault)
            {
                return new AssistantReply.Failure(fault.Message, fault.IsOfEndpoint);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    private async Task<AssistantReply.Answer> Once(ChatMessage[] messages, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(_options.Timeout, _options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        Requests++;
        try
        {
            return Read(await _client.GetResponseAsync(messages, cancellationToken: either.Token));
        }
#pragma warning disable CA1031 // What a lying endpoint makes the library trip over has no end; it costs a warning.
        catch (Exception exception) when (exception is not EndpointFault)
#pragma warning restore CA1031
        {
            cancellation.ThrowIfCancellationRequested();
            if (late.IsCancellationRequested)
                throw new EndpointFault($"it did not answer within {_options.Timeout.TotalSeconds:0.###} seconds");
            throw FaultOf(exception);
        }
    }

    private AssistantReply.Answer Read(ChatResponse response)
    {
        var text = response.Text;
        if (string.IsNullOrWhiteSpace(text))
            throw new EndpointFault("its reply holds no text", isOfEndpoint: false);
        if (_options.Key is { Length: >= ShortestKey } key && Repeats(text, key))
            throw new EndpointFault("its reply repeats the key, and was thrown away");
        var (usage, isCutOff) = (response.Usage, response.FinishReason == ChatFinishReason.Length);
        return new AssistantReply.Answer(text, Told(usage?.InputTokenCount), Told(usage?.OutputTokenCount), isCutOff);
    }

    private static long? Told(long? tokens) => tokens is >= 0 ? tokens : null;

    private static EndpointFault FaultOf(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is EndpointFault fault)
                return fault;
            if (inner is HttpRequestException { HttpRequestError: var error })
            {
                return error switch
                {
                    HttpRequestError.NameResolutionError => new EndpointFault("its name leads nowhere"),
                    HttpRequestError.ConnectionError => new EndpointFault("nobody answers there"),
                    HttpRequestError.SecureConnectionError => new EndpointFault("no secure connection came about"),
                    HttpRequestError.ProxyTunnelError => new EndpointFault("the proxy did not let the request through"),
                    _ => new EndpointFault("the connection broke", mayPass: true),
                };
            }
            if (inner is IOException)
                return new EndpointFault("the connection broke", mayPass: true);
        }
        return new EndpointFault("its reply is none of an OpenAI-compatible endpoint", isOfEndpoint: false);
    }

    // As it is, or in pieces: blanks, line breaks, quotation marks or signs that nobody sees between its letters, which JSON within the
    // reply may write as numbers.
    private static bool Repeats(string text, string key)
    {
        if (text.Contains(key, StringComparison.Ordinal))
            return true;
        var letters = Letters(key);
        return letters.Length >= ShortestKey
            && (Letters(text).Contains(letters, StringComparison.Ordinal)
                || Letters(Unescaped(text)).Contains(letters, StringComparison.Ordinal));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    // Backslashes before a number may be several, where JSON stands within JSON; what they say of line breaks is no letter.
    private static string Unescaped(string text) => Escape().Replace(text, static match => match.Groups["code"] is { Success: true } code
        ? ((char)Convert.ToInt32(code.Value, 16)).ToString() : "");

    [GeneratedRegex(@"\\+(?:u(?<code>[0-9A-Fa-f]{4})|[bfnrt])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Escape();
}
