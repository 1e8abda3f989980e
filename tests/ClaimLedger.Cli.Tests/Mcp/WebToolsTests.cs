using System.Net;
using System.Text;
using System.Text.Json;
using ClaimLedger.TestSupport;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace ClaimLedger.Cli.Tests.Mcp;

/// <summary>The tools under <c>serve --mcp</c>, as the SDK's own client and others meet them.</summary>
internal sealed class WebToolsTests
{
    private const string Token = "an-invented-token-of-2031";
    private const string Text = "Fourteen people were killed, said Dana Mor of the Fire Service.";
    private const string Line = """{"article": "article.txt", "quote": "Fourteen people were killed, said Dana Mor", "says": "Fourteen", """
        + "\"question\": \"fire.killed\", \"speakers\": [\"Dana Mor\"], \"id\": \"p1\"}";

    private DataSetFolder _fire = null!;
    private Cli _cli = null!;

    [SetUp]
    public void Start()
    {
        _fire = DataSetFolder.HarbourFire();
        _cli = new Cli { Folder = _fire.Path };
    }

    [TearDown]
    public void End()
    {
        _cli.Dispose();
        _fire.Dispose();
    }

    [Test]
    public async Task The_tools_are_those_of_mcp_and_answer_as_they_do()
    {
        await using var serving = await Serving.Start(_cli, "--mcp");
        await using var client = await serving.Client();
        await using var assistant = await Assistant.Start(_cli, _fire.Path);

        Assert.That(
            (await client.ListToolsAsync()).Select(tool => tool.Name),
            Is.EqualTo((await assistant.Client.ListToolsAsync()).Select(tool => tool.Name)));
        Assert.That(client.ServerInstructions, Does.Contain("never says who is right"));
        var result = await Assistant.Call(client, "conflicts", """{"limit": 2}""");
        Assert.That(
            JsonElement.DeepEquals(result.StructuredContent!.Value, await assistant.Answer("conflicts", """{"limit": 2}""")), Is.True);
        var wrong = await Assistant.Call(client, "show", """{"id": "nothing"}""");
        Assert.That(wrong.IsError, Is.True);
    }

    [Test]
    public async Task What_is_proposed_waits_in_the_data_set_that_is_served()
    {
        await using var serving = await Serving.Start(_cli, "--mcp");
        await using var client = await serving.Client();

        var result = await Assistant.Call(client, "propose", JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["text"] = Text,
            ["lines"] = Line,
            ["published"] = "2031-06-06",
            ["publisher"] = "Sound Daily",
            ["title"] = "Fourteen killed",
        }));

        Assert.That(result.IsError, Is.Not.True, Assistant.Words(result));
        Assert.That(await serving.Get("/"), Does.Contain("3 proposed claims wait at the desk"));
    }

    [Test]
    public async Task Where_nothing_may_be_written_there_is_no_tool_that_writes()
    {
        await using var serving = await Serving.Start(_cli, "--mcp", "--read-only");
        await using var client = await serving.Client();

        Assert.That((await client.ListToolsAsync()).Select(tool => tool.Name), Has.None.EqualTo("propose"));
        Assert.That(() => Assistant.Call(client, "propose", "{}"), Throws.InstanceOf<McpException>());
    }

    [Test]
    public async Task It_is_off_unless_it_is_switched_on()
    {
        await using var serving = await Serving.Start(_cli);

        Assert.That((await serving.Post("{}")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Whoever_has_not_the_token_is_refused()
    {
        _cli.Environment["CLAIMLEDGER_TOKEN"] = Token;
        await using var serving = await Serving.Start(_cli, "--mcp", "--name", "claims.example.org");

        Assert.That((await serving.Post("{}")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(async () => await serving.Client(), Throws.Exception);
        await using var client = await serving.Client(Token);
        Assert.That(await client.ListToolsAsync(), Is.Not.Empty);
        Assert.That(serving.Messages, Does.Contain("It asks for the token in CLAIMLEDGER_TOKEN.").And.Not.Contain(Token));
    }

    [TestCase("Origin", "https://paper.example", HttpStatusCode.Forbidden)]
    [TestCase("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [TestCase("Host", "paper.example", HttpStatusCode.MisdirectedRequest)]
    public async Task A_page_of_another_site_cannot_ask(string header, string value, HttpStatusCode status)
    {
        await using var serving = await Serving.Start(_cli, "--mcp");

        const string Asks = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";
        Assert.That((await serving.Post(Asks, (header, value))).StatusCode, Is.EqualTo(status));
    }

    [TestCase("nonsense", HttpStatusCode.BadRequest)]
    [TestCase("null", HttpStatusCode.BadRequest)]
    [TestCase("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", HttpStatusCode.Accepted)]
    public async Task What_is_no_request_is_answered_without_a_stream(string body, HttpStatusCode status)
    {
        await using var serving = await Serving.Start(_cli, "--mcp");

        Assert.That((await serving.Post(body)).StatusCode, Is.EqualTo(status));
    }

    [TestCase("--bind=nonsense", "--bind 'nonsense': write an address of this machine")]
    [TestCase("--bind=192.0.2.1", "--bind 192.0.2.1: this machine cannot listen there")]
    [TestCase("--name=https://claims.example.org", "--name 'https://claims.example.org': write the name alone")]
    [TestCase("--user-header=X Remote", "--user-header 'X Remote': write the name of a header such as X-Remote-User")]
    [TestCase("--token-file=nowhere", "--token-file nowhere: there is no such file")]
    [TestCase("--token-file=ledger.yaml", "a token has 16 to 1000 letters")]
    public void What_cannot_be_served_is_refused_at_once(string option, string words)
    {
        var run = _cli.Run("serve", "--port", "0", option);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(words));
    }

    [Test]
    public void A_header_of_a_proxy_is_believed_from_this_machine_alone()
    {
        var run = _cli.Run("serve", "--port", "0", "--bind", "0.0.0.0", "--user-header", "X-Remote-User");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("--user-header is believed from this machine alone"));
    }

    [Test]
    public async Task A_token_that_nobody_named_is_made_and_printed()
    {
        await using var serving = await Serving.Start(_cli, "--bind", "127.0.0.1", "--name", "claims.example.org");
        var said = serving.Messages.Split('\n').Single(line => line.Contains("made for this run", StringComparison.Ordinal));
        var token = said.Split(' ')[^1].Trim();

        Assert.That(token, Has.Length.EqualTo(48));
        Assert.That(async () => await serving.Get("/"), Throws.InstanceOf<HttpRequestException>());
        Assert.That(await serving.Get($"/?token={token}"), Does.Contain("Harbour fire"));
    }

    [Test]
    public async Task Where_it_listens_to_all_it_prints_addresses_that_can_be_used_and_that_the_token_travels_in_the_open()
    {
        await using var serving = await Serving.Start(_cli, "--bind", "0.0.0.0");

        Assert.That(serving.Messages, Does.Not.Contain("http://0.0.0.0").And.Contain("the token too, is not encrypted"));
        var link = serving.Messages.Split('\n').Single(line => line.StartsWith("Open ", StringComparison.Ordinal)).Split(' ')[1];
        Assert.That(await serving.Get(new Uri(link).PathAndQuery), Does.Contain("Harbour fire"));
    }

    [Test]
    public async Task A_token_that_somebody_keeps_is_printed_nowhere_and_nothing_is_said_of_encryption_on_this_machine()
    {
        _cli.Environment["CLAIMLEDGER_TOKEN"] = Token;
        await using var serving = await Serving.Start(_cli, "--name", "claims.example.org");

        Assert.That(serving.Messages, Does.Not.Contain(Token).And.Not.Contain("encrypted"));
    }

    /// <summary>A workspace that runs in the test's process as the verb runs it.</summary>
    private sealed class Serving : IAsyncDisposable
    {
        private readonly CancellationTokenSource _ending = new();
        private readonly StringWriter _messages = new();
        private readonly HttpClient _client = new();
        private readonly Host _host;
        private readonly Task<int> _run;
        private Uri _address = null!;

        private Serving(Cli cli, string[] options)
        {
            _host = new Host
            {
                Version = App.Version,
                Out = new StreamWriter(Stream.Null),
                Error = TextWriter.Synchronized(_messages),
                CurrentDirectory = cli.Folder,
                TemporaryFolder = cli.Temporary,
                Environment = variable => variable == "XDG_CACHE_HOME" ? cli.Cache : cli.Environment.GetValueOrDefault(variable),
                Cancellation = _ending.Token,
            };
            _run = Task.Run(() => App.Run(["serve", "--port", "0", .. options], _host));
        }

        public string Messages => _messages.ToString();

        public static async Task<Serving> Start(Cli cli, params string[] options)
        {
            var serving = new Serving(cli, options);
            while (!serving.Messages.Contains("Ctrl-C ends it", StringComparison.Ordinal))
            {
                if (serving._run.IsCompleted)
                    Assert.Fail(serving.Messages);
                await Task.Delay(20);
            }
            var line = serving.Messages.Split('\n').First(each => each.StartsWith("listening on ", StringComparison.Ordinal));
            serving._address = new Uri(line["listening on ".Length..].Trim());
            return serving;
        }

        public Task<McpClient> Client(string? token = null) => McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions
            {
                Endpoint = new Uri(_address, "/mcp"),
                TransportMode = HttpTransportMode.StreamableHttp,
                AdditionalHeaders = token is null ? null : new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
            }));

        public Task<string> Get(string address) => _client.GetStringAsync(new Uri(_address, address));

        public async Task<HttpResponseMessage> Post(string body, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, "/mcp"))
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value);
            return await _client.SendAsync(request);
        }

        public async ValueTask DisposeAsync()
        {
            await _ending.CancelAsync();
            Assert.That(await _run, Is.Zero, Messages);
            _client.Dispose();
            _host.Dispose();
            _ending.Dispose();
        }
    }
}
