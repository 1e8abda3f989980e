using ClaimLedger.TestSupport;
using Microsoft.Playwright;

namespace ClaimLedger.Reports.Tests;

/// <summary>A browser without a network, for looking at reports as readers do. Absent, the tests that need it are ignored.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Starts it.</summary>
    public static async Task<Browser> Start()
    {
        var path = InstalledChromium.Find();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = path, Args = InstalledChromium.Arguments });
        return new Browser(playwright, browser);
    }

    /// <summary>Opens a report in a window of this width; every request it makes besides itself is noted and refused.</summary>
    public async Task<(IPage Page, List<string> Requests)> Open(
        string html, int width, ColorScheme scheme = ColorScheme.Light, float zoom = 1, int height = 900)
    {
        // Zooming in by two is a window of half the width with pixels of twice the size.
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = (int)(width / zoom), Height = (int)(height / zoom) },
            DeviceScaleFactor = zoom,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        var requests = new List<string>();
        await page.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url == "https://report.example/")
            {
                await route.FulfillAsync(new RouteFulfillOptions { Body = html, ContentType = "text/html; charset=utf-8" });
                return;
            }
            requests.Add(route.Request.Url);
            await route.AbortAsync();
        });
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                requests.Add("console: " + message.Text);
        };
        await page.GotoAsync("https://report.example/");
        return (page, requests);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
