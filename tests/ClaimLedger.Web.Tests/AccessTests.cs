using System.Net;
using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Web.Tests;

/// <summary>A workspace for others: whoever has the token gets all of it, everybody else nothing.</summary>
public sealed class AccessTests
{
    private const string Token = "an-invented-token-of-2031";

    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.Start(DataSetFolder.HarbourFire(), new ServeOptions(Port: 0)
    {
        Bind = IPAddress.Any,
        Names = ["claims.example.org"],
        Token = Token,
    });

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    [TestCase("/")]
    [TestCase("/conflicts")]
    [TestCase("/conflicts.json")]
    [TestCase("/conflicts.atom")]
    [TestCase("/openapi.json")]
    [TestCase("/metrics")]
    [TestCase("/changes")]
    [TestCase("/sources/2031-06-04-morning-post")]
    [TestCase("/nowhere")]
    [TestCase("/?token=wrong")]
    [TestCase("/?token=")]
    public async Task Without_the_token_nothing_is_told(string address)
    {
        await using var guest = _served.Guest();
        var answer = await guest.Get(address);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Headers["WWW-Authenticate"], Is.EqualTo("Bearer"));
        Assert.That(answer.Text, Does.Not.Contain("arbour").And.Not.Contain("claimledger_"));
        Assert.That(answer.Headers.ContainsKey("Set-Cookie"), Is.False);
        Assert.That(answer.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none'"));
    }

    [Test]
    public async Task Nothing_is_written_without_it()
    {
        await using var guest = _served.Guest();
        foreach (var address in new[] { "/vet", "/desk/undo", "/name", "/seen", "/mcp" })
        {
            var answer = await guest.Send(HttpMethod.Post, address, [("by", "Eve")]);
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized), address);
        }
    }

    [Test]
    public async Task An_address_with_the_token_lets_a_browser_in_and_loses_it()
    {
        await using var guest = _served.Guest();
        var answer = await guest.Get($"/conflicts?severity=error&token={Token}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Headers["Location"], Is.EqualTo("/conflicts?severity=error"));
        Assert.That(answer.Headers["Set-Cookie"], Does.Contain("httponly").And.Contain("samesite=lax").And.Not.Contain(Token));
        Assert.That((await guest.Get("/conflicts")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("//paper.example/")]
    [TestCase("/%2f/paper.example")]
    public async Task The_token_leads_to_no_other_host(string path)
    {
        await using var guest = _served.Guest();
        var answer = await guest.Get(_served.Address.GetLeftPart(UriPartial.Authority) + path + $"?token={Token}");

        Assert.That(answer.Headers["Location"], Does.StartWith("/").And.Not.StartsWith("//"));
    }

    [Test]
    public async Task The_form_lets_a_browser_in_and_says_what_is_wrong()
    {
        await using var guest = _served.Guest();
        Assert.That((await guest.Get("/desk")).Html.QuerySelector("form")!.GetAttribute("action"), Is.EqualTo("/enter"));

        var wrong = await guest.Send(HttpMethod.Post, "/enter", [("token", Token + "x")]);
        Assert.That(wrong.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(wrong.Html.QuerySelector(".wrong")!.TextContent, Is.EqualTo("That is not the token."));
        var right = await guest.Send(HttpMethod.Post, "/enter", [("token", Token)]);
        Assert.That(right.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await guest.Get("/desk")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/enter", "")]
    [TestCase("/conflicts.json?token=guess", "")]
    [TestCase("/conflicts.json", "Bearer guess")]
    public async Task After_ten_wrong_tokens_an_address_is_not_heard_for_a_while_and_whoever_is_in_stays_in(string address, string header)
    {
        await using var served = await Served.Start(DataSetFolder.HarbourFire(), new ServeOptions(Port: 0) { Token = Token });
        await using var inside = served.Guest();
        await inside.Get($"/?token={Token}");
        await using var guest = served.Guest();
        for (var time = 0; time < 10; time++)
            Assert.That((await Guess()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));

        var refused = await Guess();

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(int.Parse(refused.Headers["Retry-After"]), Is.InRange(1, 60));
        Assert.That(refused.Text, Does.Contain("Too many wrong tokens came from this address."));
        // Nor is the right one told from others now.
        Assert.That((await guest.Get($"/?token={Token}")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await guest.Get("/conflicts")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        (await inside.Get("/conflicts")).Done();

        Task<Answer> Guess() => address == "/enter"
            ? guest.Send(HttpMethod.Post, address, [("token", "guess")])
            : guest.Get(address, header.Length == 0 ? [] : [("Authorization", header)]);
    }

    [TestCase("Bearer " + Token, HttpStatusCode.OK)]
    [TestCase("bearer " + Token, HttpStatusCode.OK)]
    [TestCase("Bearer " + Token + "x", HttpStatusCode.Unauthorized)]
    [TestCase("Bearer ", HttpStatusCode.Unauthorized)]
    [TestCase("Basic " + Token, HttpStatusCode.Unauthorized)]
    public async Task A_program_says_it_in_a_header(string value, HttpStatusCode status)
    {
        await using var guest = _served.Guest();
        Assert.That((await guest.Get("/conflicts.json", ("Authorization", value))).Status, Is.EqualTo(status));
    }

    [TestCase("claims.example.org", HttpStatusCode.OK)]
    [TestCase("CLAIMS.example.org:443", HttpStatusCode.OK)]
    [TestCase("localhost", HttpStatusCode.OK)]
    [TestCase("paper.example", HttpStatusCode.MisdirectedRequest)]
    [TestCase("claims.example.org.paper.example", HttpStatusCode.MisdirectedRequest)]
    [TestCase("10.9.8.7", HttpStatusCode.MisdirectedRequest)]
    public async Task It_answers_to_its_own_names_alone(string host, HttpStatusCode status)
    {
        await using var guest = _served.Guest();
        var answer = await guest.Get("/conflicts", ("Host", host), ("Authorization", $"Bearer {Token}"));

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [TestCase("https://claims.example.org", HttpStatusCode.OK)]
    [TestCase("http://claims.example.org", HttpStatusCode.OK)]
    [TestCase("https://paper.example", HttpStatusCode.Forbidden)]
    public async Task A_form_comes_from_its_own_pages_whatever_proxy_stands_before_them(string origin, HttpStatusCode status)
    {
        await using var guest = _served.Guest();
        await guest.Get($"/?token={Token}");
        var token = (await guest.Get("/compare")).Html.QuerySelector("input[name=token]")!.GetAttribute("value")!;

        var answer = await guest.Send(
            HttpMethod.Post,
            "/compare",
            [("token", token), ("a", "Nine people died."), ("b", "Ten people died.")],
            ("Host", "claims.example.org"),
            ("Origin", origin));

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task What_says_nothing_of_the_data_set_is_there_for_everybody()
    {
        await using var guest = _served.Guest();
        Assert.That((await guest.Get("/healthz")).Done().Text, Is.EqualTo("ok\n"));
        var sheet = (await guest.Get("/")).Html.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.That((await guest.Get(sheet)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Whom_a_trusted_proxy_has_signed_in_needs_no_token_and_writes_under_that_name()
    {
        var options = new ServeOptions(Port: 0) { Token = Token, UserHeader = "X-Remote-User" };
        await using var served = await Served.Start(DataSetFolder.HarbourFire(), options);
        var guest = served.Guest();

        Assert.That((await guest.Get("/conflicts")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await guest.Get("/conflicts", ("X-Remote-User", " "))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await guest.Get("/conflicts", ("X-Other-User", "Ada"))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        var desk = (await guest.Get("/desk", ("X-Remote-User", "Ada Norr"))).Done();

        Assert.That(desk.Text, Does.Contain("Ada Norr"));
    }

    [Test]
    public async Task A_header_that_nobody_trusts_lets_nobody_in()
    {
        await using var guest = _served.Guest();

        Assert.That((await guest.Get("/conflicts", ("X-Remote-User", "Ada"))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
