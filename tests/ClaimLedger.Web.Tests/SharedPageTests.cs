using System.Net;

namespace ClaimLedger.Web.Tests;

/// <summary>Pages that everybody sees are made once a state, and are nobody's own.</summary>
public sealed class SharedPageTests
{
    private static readonly string[] Addresses =
        ["/conflicts", "/conflicts?severity=error", "/questions", "/sources", "/claims", "/speakers", "/questions/fire.killed", "/events"];

    [TestCaseSource(nameof(Addresses))]
    public async Task What_is_kept_is_what_is_made_and_a_browser_that_has_it_is_told(string address)
    {
        await using var served = await Served.HarbourFire();
        await using var guest = served.Guest();

        var (first, second) = ((await served.Get(address)).Done(), (await guest.Get(address)).Done());

        Assert.That(second.Bytes, Is.EqualTo(first.Bytes));
        foreach (var header in new[] { "ETag", "Content-Type", "Content-Security-Policy", "Cache-Control" })
            Assert.That(second.Headers[header], Is.EqualTo(first.Headers[header]), header);
        Assert.That(second.Headers.GetValueOrDefault("Link"), Is.EqualTo(first.Headers.GetValueOrDefault("Link")));
        Assert.That((await served.Get(address, ("If-None-Match", first.Headers["ETag"]))).Status, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(first.Text, Does.Not.Contain("name=\"token\""), "it is of no visitor");
    }

    [Test]
    public async Task Another_state_has_pages_of_its_own_and_one_with_mistakes_says_so()
    {
        await using var served = await Served.HarbourFire();
        var before = (await served.Get("/conflicts")).Done();
        served.CommandLine("rule", "c-0d457d196474fdd1", "confirmed", "--reason", "Seen.", "--by", "Ann Lee");

        var after = (await served.Get("/conflicts")).Done();
        Assert.That(after.Headers["ETag"], Is.Not.EqualTo(before.Headers["ETag"]));
        Assert.That(after.Text, Does.Contain("ruled"));

        served.Folder.Write("questions.yaml", served.Folder.Read("questions.yaml") + "\nnonsense: here\n");
        Assert.That((await served.Get("/conflicts")).Html.QuerySelector(".mistakes"), Is.Not.Null);
    }

    [Test]
    public async Task The_start_says_to_each_browser_what_changed_since_its_own_mark()
    {
        await using var served = await Served.HarbourFire();
        await using var guest = served.Guest();
        await served.Get("/");
        await served.Get("/");
        Assert.That((await guest.Get("/")).Html.QuerySelector(".since"), Is.Null);
        Assert.That((await guest.Get("/")).Html.QuerySelector(".since"), Is.Not.Null);
        served.CommandLine("rule", "c-0d457d196474fdd1", "confirmed", "--reason", "Seen.", "--by", "Ann Lee");

        var (own, other) = ((await served.Get("/")).Html, (await guest.Get("/")).Html);

        Assert.That(
            own.QuerySelector(".since input[name=token]")!.GetAttribute("value"),
            Is.Not.EqualTo(other.QuerySelector(".since input[name=token]")!.GetAttribute("value")));
    }
}
