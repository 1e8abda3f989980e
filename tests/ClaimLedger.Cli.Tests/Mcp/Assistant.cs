using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace ClaimLedger.Cli.Tests.Mcp;

/// <summary>An assistant's program, by the SDK's own client: it speaks with <c>mcp</c>, which runs in the test's process.</summary>
internal sealed class Assistant : IAsyncDisposable
{
    private readonly Pipe _asked = new();
    private readonly Pipe _answered = new();
    private readonly StringWriter _messages = new();
    private readonly Host _host;
    private readonly Task<int> _run;

    private Assistant(Cli cli, string[] arguments)
    {
        _host = new Host
        {
            Version = App.Version,
            Out = new StreamWriter(_answered.Writer.AsStream(), new UTF8Encoding(false)),
            Error = _messages,
            Input = _asked.Reader.AsStream(),
            CurrentDirectory = cli.Folder,
            TemporaryFolder = cli.Temporary,
            Environment = variable => variable == "XDG_CACHE_HOME" ? cli.Cache : cli.Environment.GetValueOrDefault(variable),
        };
        _run = Task.Run(() =>
        {
            var code = App.Run(["mcp", .. arguments], _host);
            _answered.Writer.Complete();
            return code;
        });
    }

    /// <summary>The client.</summary>
    public McpClient Client { get; private set; } = null!;

    /// <summary>What stands on stderr.</summary>
    public string Messages => _messages.ToString();

    /// <summary>Starts the verb and shakes hands with it.</summary>
    public static async Task<Assistant> Start(Cli cli, params string[] arguments)
    {
        var assistant = new Assistant(cli, arguments);
        assistant.Client = await McpClient.CreateAsync(
            new StreamClientTransport(assistant._asked.Writer.AsStream(), assistant._answered.Reader.AsStream()));
        return assistant;
    }

    /// <summary>Calls a tool with arguments that are written as JSON.</summary>
    public Task<CallToolResult> Call(string tool, string arguments) => Call(Client, tool, arguments);

    /// <summary>Calls a tool and expects a result.</summary>
    public async Task<JsonElement> Answer(string tool, string arguments)
    {
        var result = await Call(tool, arguments);
        Assert.That(result.IsError, Is.Not.True, Words(result));
        return result.StructuredContent!.Value;
    }

    /// <summary>Calls a tool of a client.</summary>
    public static async Task<CallToolResult> Call(McpClient client, string tool, string arguments) => await client.CallToolAsync(
        new CallToolRequestParams
        {
            Name = tool,
            Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!,
        });

    /// <summary>What a result says in words.</summary>
    public static string Words(CallToolResult result) =>
        string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));

    /// <summary>Ends its input, and waits for the verb to end.</summary>
    public async Task<int> End()
    {
        await Client.DisposeAsync();
        await _asked.Writer.CompleteAsync();
        return await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _host.Dispose();
    }
}
