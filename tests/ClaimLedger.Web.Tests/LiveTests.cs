using System.Net;
using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Web.Tests;

/// <summary>The stream by which open pages hear of a newer state.</summary>
public sealed class LiveTests
{
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };

    [OneTimeTearDown]
    public void End() => _client.Dispose();

    [Test]
    public async Task A_page_hears_of_the_state_that_it_shows_and_of_a_newer_one()
    {
        await using var served = await Served.HarbourFire();
        using var stream = await Open(served);
        using var events = new StreamReader(await stream.Content.ReadAsStreamAsync());

        Assert.That(stream.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(await Next(events), Is.EqualTo(await Shown(served)));
        served.Folder.Replace("ledger.yaml", "title: Harbour fire", "title: The harbour fire");
        var newer = await Next(events);

        Assert.That(newer, Is.EqualTo(await Shown(served)));
        Assert.That((await served.Get("/")).Html.QuerySelector("h1")!.TextContent, Is.EqualTo("The harbour fire"));
    }

    [Test]
    public async Task Whoever_asks_for_the_head_alone_is_not_kept_waiting()
    {
        await using var served = await Served.HarbourFire();

        var answer = await served.Send(HttpMethod.Head, "/changes");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Headers["Content-Type"], Does.StartWith("text/event-stream"));
    }

    [Test]
    public async Task Mistakes_are_no_newer_state()
    {
        await using var served = await Served.HarbourFire();
        using var stream = await Open(served);
        using var events = new StreamReader(await stream.Content.ReadAsStreamAsync());
        var first = await Next(events);
        var title = served.Folder.Read("ledger.yaml");

        served.Folder.Write("ledger.yaml", "title: [");
        Assert.That(await Shown(served), Is.EqualTo(first));
        served.Folder.Write("ledger.yaml", title + "\n# mended\n");

        Assert.That(await Next(events), Is.Not.EqualTo(first).And.EqualTo(await Shown(served)));
    }

    [Test]
    public async Task Streams_end_with_the_server()
    {
        var served = await Served.HarbourFire();
        using var stream = await Open(served);
        using var events = new StreamReader(await stream.Content.ReadAsStreamAsync());
        await Next(events);

        await served.DisposeAsync();

        Assert.That((await events.ReadToEndAsync()).Trim(), Is.Empty, "the answer is whole, and says nothing more");
    }

    [Test]
    public async Task There_are_so_many_streams_and_one_that_ends_makes_room()
    {
        await using var served = await Served.HarbourFire();
        var open = new List<HttpResponseMessage>();
        try
        {
            for (var number = 0; number < LiveStreams.Most; number++)
                open.Add(await Open(served));
            using (var refused = await Open(served))
            {
                Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
                Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("has to be loaded again"));
            }
            Assert.That((await served.Get("/healthz")).Status, Is.EqualTo(HttpStatusCode.OK), "pages are answered all the same");
            open[0].Dispose();

            HttpStatusCode status;
            do
            {
                using var again = await Open(served);
                status = again.StatusCode;
            }
            while (status == HttpStatusCode.ServiceUnavailable);
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        }
        finally
        {
            open.ForEach(response => response.Dispose());
        }
    }

    private Task<HttpResponseMessage> Open(Served served) =>
        _client.GetAsync(new Uri(served.Address, "/changes"), HttpCompletionOption.ResponseHeadersRead);

    private static async Task<string> Shown(Served served) =>
        (await served.Get("/")).Done().Html.QuerySelector("#foot")!.GetAttribute("data-state")!;

    private static async Task<string> Next(StreamReader events)
    {
        while (await events.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return line["data: ".Length..];
        }
        throw new InvalidOperationException("the stream has ended");
    }
}
