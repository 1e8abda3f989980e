using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ClaimLedger.Web.Tests;

/// <summary>What holds for every answer, whatever page it is.</summary>
public sealed class ServerTests
{
    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.HarbourFire();

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    [Test]
    public void It_listens_to_this_machine_alone() => Assert.That(IPAddress.IsLoopback(IPAddress.Parse(_served.Address.Host)));

    [TestCase("/conflicts")]
    [TestCase("/conflicts.json")]
    [TestCase("/nowhere")]
    [TestCase("/healthz")]
    public async Task Every_answer_forbids_what_no_page_needs(string address)
    {
        var headers = (await _served.Get(address)).Headers;

        Assert.That(
            headers["Content-Security-Policy"],
            Is.EqualTo(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'"));
        Assert.That(headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
        Assert.That(headers["Referrer-Policy"], Is.EqualTo("same-origin"));
        Assert.That(headers.Keys, Has.None.StartsWith("Access-Control-").And.None.EqualTo("Server"));
    }

    [TestCase("localhost", HttpStatusCode.OK)]
    [TestCase("localhost:8417", HttpStatusCode.OK)]
    [TestCase("127.0.0.1", HttpStatusCode.OK)]
    [TestCase("[::1]:80", HttpStatusCode.OK)]
    [TestCase("paper.example", HttpStatusCode.MisdirectedRequest)]
    [TestCase("localhost.paper.example", HttpStatusCode.MisdirectedRequest)]
    [TestCase("127.0.0.1.paper.example", HttpStatusCode.MisdirectedRequest)]
    [TestCase("10.0.0.7", HttpStatusCode.MisdirectedRequest)]
    public async Task A_name_that_is_not_this_machine_s_is_not_answered(string host, HttpStatusCode status) =>
        Assert.That((await _served.Get("/conflicts", ("Host", host))).Status, Is.EqualTo(status));

    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("OPTIONS")]
    public async Task Other_methods_are_not_understood(string method)
    {
        var answer = await _served.Send(new HttpMethod(method), "/conflicts");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Headers["Allow"], Is.EqualTo("GET, HEAD, POST"));
    }

    [Test]
    public async Task A_head_has_what_a_page_has_but_the_page()
    {
        var (page, head) = (await _served.Get("/conflicts"), await _served.Send(HttpMethod.Head, "/conflicts"));

        Assert.That(head.Bytes, Is.Empty);
        Assert.That(head.Headers["Content-Length"], Is.EqualTo(page.Headers["Content-Length"]));
        Assert.That(head.Headers["Link"], Is.EqualTo(page.Headers["Link"]));
    }

    [Test]
    public async Task What_a_page_refers_to_is_there_for_good_and_tells_its_content()
    {
        var page = (await _served.Get("/conflicts")).Html;
        string[] addresses = [
            .. page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(link => link.GetAttribute("href")!),
            .. page.QuerySelectorAll("script").Select(script => script.GetAttribute("src")!),
        ];

        Assert.That(addresses, Has.Length.EqualTo(5));
        foreach (var address in addresses)
        {
            var asset = (await _served.Get(address)).Done();
            Assert.That(asset.Headers["Cache-Control"], Does.Contain("immutable"));
            Assert.That(address, Does.Contain(asset.Headers["ETag"].Trim('"')));
            var again = await _served.Get(address, ("If-None-Match", asset.Headers["ETag"]));
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.NotModified));
        }
    }

    [Test]
    public async Task It_says_that_it_is_well() => Assert.That((await _served.Get("/healthz")).Done().Text, Is.EqualTo("ok\n"));

    [TestCase("/../ledger.yaml")]
    [TestCase("/assets/../../ledger.yaml")]
    [TestCase("/assets/%2e%2e/%2e%2e/ledger.yaml")]
    [TestCase("/sources/..%2f..%2fledger.yaml")]
    [TestCase("/sources/%2fetc%2fpasswd")]
    [TestCase("/conflicts/..%5c..%5cledger.yaml")]
    [TestCase("//etc/passwd")]
    [TestCase("/ledger.yaml")]
    [TestCase("/%00")]
    public async Task No_file_is_read_by_its_name(string target)
    {
        var answer = await Raw($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 4"));
        Assert.That(answer, Does.Not.Contain("title: ").And.Not.Contain("root:"));
    }

    [Test]
    public async Task A_form_that_is_too_long_is_not_read()
    {
        var answer = await _served.Post("/conflicts/" + await AnyConflict(), "/conflicts/x/ruling", ("reason", new string('x', 300_000)));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden).Or.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [TestCase("/nowhere", HttpStatusCode.NotFound, "There is no page at this address.")]
    [TestCase("/conflicts/c-0000000000000000", HttpStatusCode.NotFound, "There is no conflict c-0000000000000000")]
    [TestCase("/conflicts?kind=quarrel", HttpStatusCode.BadRequest, "There is no kind 'quarrel'")]
    [TestCase("/conflicts?knd=tension", HttpStatusCode.BadRequest, "did you mean 'kind'?")]
    [TestCase("/conflicts?limit=many", HttpStatusCode.BadRequest, "Limit 'many': write a whole number")]
    [TestCase("/conflicts?question=a&question=b", HttpStatusCode.BadRequest, "question is given 2 times")]
    [TestCase("/conflicts?since=yesterday", HttpStatusCode.BadRequest, "yesterday")]
    public async Task What_is_not_there_or_not_understood_is_said_on_a_page(string address, HttpStatusCode status, string said)
    {
        var answer = await _served.Get(address);

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(
            answer.Html.QuerySelector("main")!.TextContent.Replace('‘', '\'').Replace('’', '\''), Does.Contain(said).IgnoreCase);
    }

    [Test]
    public async Task Whoever_asks_for_data_is_told_in_plain_text()
    {
        var answer = await _served.Get("/conflicts.json?kind=quarrel");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("text/plain; charset=utf-8"));
        Assert.That(answer.Text, Does.StartWith("There is no kind 'quarrel'"));
    }

    [Test]
    public async Task A_port_that_is_taken_is_said()
    {
        using var folder = DataSetFolder.HarbourFire();

        Assert.That(
            async () => await WebServer.Start(
                new Host
                {
                    Out = new StreamWriter(Stream.Null),
                    Error = TextWriter.Null,
                    CurrentDirectory = folder.Path,
                    TemporaryFolder = folder.Path,
                    Environment = _ => null,
                    Version = "0.0.0",
                },
                new Application.Targets.Target.Folder(folder.Path, ""),
                new Workspaces.ServeOptions(_served.Address.Port)),
            Throws.TypeOf<UsageException>().With.Message.Contains($"port {_served.Address.Port} is taken"));
        await Task.CompletedTask;
    }

    private async Task<string> AnyConflict() =>
        JsonDocument.Parse((await _served.Get("/conflicts.json?limit=1")).Text).RootElement[0].GetProperty("id").GetString()!;

    private async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _served.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
