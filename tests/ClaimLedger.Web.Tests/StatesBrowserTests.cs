using System.Globalization;
using ClaimLedger.Web.Workspaces;
using static ClaimLedger.Web.Tests.DeskArticles;

namespace ClaimLedger.Web.Tests;

/// <summary>Pages that only some people meet, and once: who has not said the token, who has no name yet, who was away.</summary>
public sealed class StatesBrowserTests : BrowserTestBase
{
    private const string Conflict = "c-0d457d196474fdd1";

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
