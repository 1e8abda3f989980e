using System.Globalization;
using ClaimLedger.Web.Workspaces;
using static ClaimLedger.Web.Tests.DeskArticles;

namespace ClaimLedger.Web.Tests;

/// <summary>Pages that only some people meet, and once: who has not said the token, who has no name yet, who was away.</summary>
public sealed class StatesBrowserTests : BrowserTestBase
{
    private const string Conflict = "c-0d457d196474fdd1";

    [TestCaseSource(nameof(Windows))]
    public async Task Whoever_types_while_nobody_answers_is_told_and_loses_nothing(string window)
    {
        var dark = window.EndsWith("dark", StringComparison.Ordinal);
        await using var served = await Served.HarbourFire();
        var port = served.Address.Port;
        var (page, _) = await Open(served, "/desk", int.Parse(window.Split(' ')[0], CultureInfo.InvariantCulture), dark);
        await page.FillAsync("#text", "Half a");
        Assert.That(await page.IsVisibleAsync(".away"), Is.False);

        await served.Stop();
        await page.WaitForSelectorAsync(".away:not([hidden])");
        await page.EvaluateAsync("document.querySelector('#text').form.requestSubmit()");
        Assert.That(await page.InputValueAsync("#text"), Is.EqualTo("Half a"), "nothing was sent to nobody");
        await Check(page);
        await Shoot(page, $"away-{window.Replace(' ', '-')}", isWhole: false);

        await served.StartAgain(port);
        await page.WaitForSelectorAsync(".away", new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        Assert.That(await page.InputValueAsync("#text"), Is.EqualTo("Half a"));
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Whoever_waits_for_an_answer_is_told_that_it_is_being_made()
    {
        await using var served = await Served.HarbourFire();
        var (page, complaints) = await Open(served, "/vet");
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/vet", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        // Nothing can be asked of a page that is about to be another one: it tells by itself when the line stands there.
        await page.RouteAsync("**/healthz", async route =>
        {
            await route.FulfillAsync(new() { Status = 200 });
            held.TrySetResult();
        });
        await page.EvaluateAsync(
            "new MutationObserver(() => fetch('/healthz')).observe(document.querySelector('.working'), { attributes: true })");
        await page.FillAsync("textarea", "The harbour fire killed 11 people.");
        Assert.That(await page.IsVisibleAsync(".working"), Is.False);
        await page.EvaluateAsync("document.querySelector('textarea').form.requestSubmit()");

        await page.WaitForSelectorAsync(".total[role=status]");
        Assert.That(await page.IsVisibleAsync(".working"), Is.False);
        // What was asked as the page went may have gone with it.
        Assert.That(complaints.FindAll(each => !each.EndsWith("/healthz", StringComparison.Ordinal)), Is.Empty);
        await page.Context.CloseAsync();
    }

    private static IEnumerable<string> Windows =>
        LongTests.Wanted ? ["320", "320 dark", "768", "768 dark", "1280", "1280 dark"] : ["320 dark"];

    [TestCaseSource(nameof(Windows))]
    public async Task Whoever_has_to_say_something_first_or_was_away_meets_no_barrier(string window)
    {
        var dark = window.EndsWith("dark", StringComparison.Ordinal);
        var width = int.Parse(window.Split(' ')[0], CultureInfo.InvariantCulture);
        var name = window.Replace(' ', '-');
        await using var closed = await Served.Start(DataSetFolder.HarbourFire(), new ServeOptions(Port: 0) { Token = "open sesame" });
        var (entrance, complaints) = await Open(closed, "/", width, dark);
        await entrance.WaitForSelectorAsync("input[name=token]");
        await Check(entrance);
        await Shoot(entrance, $"entrance-{name}");
        await entrance.FillAsync("input[name=token]", "another");
        await entrance.Keyboard.PressAsync("Enter");
        await entrance.WaitForSelectorAsync("[role=alert]");
        await Check(entrance);
        await Shoot(entrance, $"entrance-wrong-{name}");
        Assert.That(complaints, Is.Empty);
        await entrance.Context.CloseAsync();

        await using var served = await Served.HarbourFire();
        await served.HandIn(Known, ("a.txt", Bytes(Ferry)));
        var (page, others) = await Open(served, "/", width, dark, isNamed: false);
        served.CommandLine("rule", Conflict, "pending", "--reason", "Asked the port.", "--by", "Ann Lee", "--on", "2031-06-08");
        // Somebody else may be making the new state, and the old one is shown meanwhile.
        await page.WaitForSelectorAsync(".newer:not([hidden])");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("form[action='/seen']");
        await Check(page);
        await Shoot(page, $"since-{name}");

        await page.GotoAsync(new Uri(served.Address, $"/desk?source={FerrySource}").ToString());
        await page.ClickAsync(".card .answers button >> nth=0");
        await page.WaitForSelectorAsync("input[name=by]");
        await Check(page);
        await Shoot(page, $"name-{name}");
        Assert.That(others, Is.Empty);
        await page.Context.CloseAsync();
    }
}
