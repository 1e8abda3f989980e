using Microsoft.Playwright;

namespace ClaimLedger.Web.Tests;

/// <summary>The one browser of all fixtures that look at pages: each window in it is new, and to start one takes seconds of work.</summary>
[SetUpFixture]
public sealed class SharedBrowser
{
    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> Started = new(Start);

    /// <summary>The browser; where there is none, the fixture that asks is ignored.</summary>
    internal static async Task<IBrowser> Get()
    {
        InstalledChromium.Find();
        return (await Started.Value).Browser;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (!Started.IsValueCreated)
            return;
        var (playwright, browser) = await Started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        var playwright = await Playwright.CreateAsync();
        return (
            playwright,
            await playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = InstalledChromium.Find(), Args = InstalledChromium.Arguments }));
    }
}
