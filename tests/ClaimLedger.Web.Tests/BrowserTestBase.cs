using System.Text.RegularExpressions;
using ClaimLedger.TestSupport.InBrowser;
using ClaimLedger.Web.Requests;
using Microsoft.Playwright;

namespace ClaimLedger.Web.Tests;

/// <summary>A browser, and what every page is held to in it.</summary>
public abstract class BrowserTestBase
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("CLAIMLEDGER_SHOTS");

    private IBrowser _browser = null!;

    [OneTimeSetUp]
    public async Task StartBrowser() => _browser = await SharedBrowser.Get();

    /// <summary>A page in a window of a browser that nobody has used before, and what the browser complains of.</summary>
    internal async Task<(IPage Page, List<string> Complaints)> Open(
        Served served, string address, int width = 1280, bool dark = false, bool withScripts = true, bool isNamed = true)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = withScripts,
        });
        if (isNamed)
            await context.AddCookiesAsync(
                [new Cookie { Name = WriterName.Cookie, Value = Uri.EscapeDataString(Served.Writer), Url = served.Address.ToString() }]);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            // That a page is not there, or a form not taken, is told by a status, which a browser repeats.
            if (message.Type is "error" or "warning" && !message.Text.Contains("the server responded with a status of 4"))
                Complain(complaints, message.Text);
        };
        page.RequestFailed += (_, request) =>
        {
            // The stream of newer states ends with the page, and a request where a newer one takes its place.
            if (!request.Url.EndsWith("/changes", StringComparison.Ordinal) && request.Failure != "net::ERR_ABORTED")
                complaints.Add("failed: " + request.Url);
        };
        await page.GotoAsync(new Uri(served.Address, address).ToString());
        return (page, complaints);
    }

    // htmx tells of a request in whose place a newer one was sent, in two lines; nobody did anything wrong.
    private static void Complain(List<string> complaints, string text)
    {
        if (!text.StartsWith("htmx:sendAbort", StringComparison.Ordinal))
            complaints.Add(text);
        else if (complaints is [.., var last] && last.StartsWith("htmx:afterRequest", StringComparison.Ordinal))
            complaints.RemoveAt(complaints.Count - 1);
    }

    /// <summary>
    /// Waits until the page has an address that ends so. Looked for again and again: an address that is there already when somebody begins
    /// to wait for it would be waited for in vain.
    /// </summary>
    protected static Task Stands(IPage page, string pattern) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern + "$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>Waits until the page listens to keys: it has its address before its script runs, which shows this.</summary>
    protected static Task Listens(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Locator(".keys-hint").First.WaitForAsync();
    }

    /// <summary>Holds a page to what axe can see, and to its window.</summary>
    protected static async Task Check(IPage page, bool withScripts = true)
    {
        if (!withScripts)
            return;
        Assert.That(await Barriers.Of(page), Is.Empty);
        var (room, needed) = (
            await page.EvaluateAsync<int>("document.documentElement.clientWidth"),
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.That(needed, Is.LessThanOrEqualTo(room));
    }

    /// <summary>
    /// Makes a picture of the README anew, of the window alone. What it looks like is for whoever reviews the diff: it depends on the
    /// fonts of the machine, so that no test compares it.
    /// </summary>
    protected static async Task Picture(IPage page, string name, int height)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.SetViewportSizeAsync(1280, height);
        await page.EvaluateAsync("document.activeElement?.blur(); scrollTo(0, 0)");
        var path = RepositoryRoot.Combine($"docs/pictures/{name}.png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
    }

    /// <summary>Keeps a picture of a page where pictures are asked for.</summary>
    protected static async Task Shoot(IPage page, string name, bool isWhole = true)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (Shots is not null)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Shots, $"{name}.png"), FullPage = isWhole });
    }
}
