using System.Text.RegularExpressions;
using ClaimLedger.TestSupport.InBrowser;
using Microsoft.Playwright;

namespace ClaimLedger.Web.Tests;

/// <summary>A published site as somebody meets it in a browser, served by a host that knows nothing but files.</summary>
public sealed class PublishedBrowserTests
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("CLAIMLEDGER_SHOTS");

    private IBrowser _browser = null!;
    private PublishedSite _site = null!;
    private FileServer _server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _browser = await SharedBrowser.Get();
        _site = PublishedSite.Shipped().Publish("--base-path", "/papers/claims/");
        _server = new FileServer(_site.Folder, "/papers/claims/");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _server?.Dispose();
        _site?.Dispose();
    }

    [Test]
    public async Task A_conflict_is_found_by_a_word_and_a_slip_of_the_finger_and_opened_with_keys()
    {
        var (page, complaints) = await Open("", 1280);
        await page.FillAsync("#search", "living hostages");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#hits li");
        Assert.That(page.Url, Does.EndWith("/search/?search=living+hostages"));
        Assert.That(await page.TextContentAsync("#hits li:first-child .asks"), Is.EqualTo("How many living hostages would be released?"));
        Assert.That(await page.TextContentAsync("#found"), Does.EndWith(" found"));
        await Check(page, "found");

        await page.FillAsync("#search", "unicorn");
        await Shows(page, "#found", "^Nothing has");
        await page.FillAsync("#search", "hostges relased");
        await Shows(page, "#found", "^[0-9]+ found$");
        await page.FillAsync("#search", "living hostages");
        await page.Keyboard.PressAsync("Enter");
        await Shows(page, "#hits li:first-child .asks", "^How many living");
        await page.FocusAsync("#hits [data-row]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(ConflictAddress);
        await page.Locator("article.conflict").WaitForAsync();
        await Check(page, "published-conflict");

        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task What_is_found_shows_why_with_its_words_marked_and_an_id_leads_to_its_conflict()
    {
        var (page, complaints) = await Open("search/?search=living+hostages", 320);
        await page.WaitForSelectorAsync("#hits li");
        Assert.That(
            await page.Locator("#hits li:first-child .asks mark").AllTextContentsAsync(), Is.EqualTo(new[] { "living", "hostages" }));
        Assert.That(await page.Locator("#hits li:first-child .severity svg").CountAsync(), Is.EqualTo(1));
        var found = page.Locator("#hits li:first-child .found");
        Assert.That(await found.TextContentAsync(), Does.Match("^(“.+” .+, .+|In the title of .+: .+)$"));
        Assert.That(await found.Locator("mark").CountAsync(), Is.GreaterThan(0));
        await Check(page, "found-why");

        await page.ClickAsync("#hits .asks");
        await page.Locator("article.conflict").WaitForAsync();
        var id = new Uri(page.Url).Segments[^1].TrimEnd('/');
        foreach (var typed in new[] { id, id[..8], id.ToUpperInvariant() })
        {
            await page.GotoAsync(new Uri(_server.Address, "search/?search=" + typed).ToString());
            await Shows(page, "#found", "^1 found$");
            Assert.That(await page.GetAttributeAsync("#hits .asks", "href"), Does.EndWith($"/conflicts/{id}/"));
            Assert.That(await page.TextContentAsync("#hits .signs"), Does.Contain(id));
        }
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task What_is_not_there_is_said_and_so_is_an_index_that_cannot_be_read()
    {
        var (page, complaints) = await Open("search/?search=unicorn", 320, dark: true);
        await Shows(page, "#found", "^Nothing has all of these words");
        await Check(page, "found-nothing");
        Assert.That(complaints, Is.Empty);

        await page.RouteAsync("**/search.json", route => route.AbortAsync());
        await page.ReloadAsync();
        await Shows(page, "#found", "^The index could not be read");
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Keys_stay_below_the_path_of_the_site()
    {
        var (page, _) = await Open("questions/", 1280);
        foreach (var (key, path) in new[] { ("c", "conflicts/"), ("s", "sources/"), ("h", "") })
        {
            await Listens(page);
            await page.Keyboard.PressAsync("g");
            await page.Keyboard.PressAsync(key);
            await Stands(page, path);
        }
        await page.GotoAsync(new Uri(_server.Address, "sources/").ToString());
        await Listens(page);
        await page.Keyboard.PressAsync("/");
        await Stands(page, "search/");
        await page.Context.CloseAsync();
    }

    [TestCase("", 768)]
    [TestCase("conflicts/", 320)]
    [TestCase("nowhere/at/all", 1280)]
    public async Task Nobody_meets_a_barrier_that_axe_can_see_nor_scrolls_sideways(string address, int width)
    {
        var (page, complaints) = await Open(address, width);
        await Check(page, $"published-{address.Replace('/', '-')}");
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    private async Task<(IPage Page, List<string> Complaints)> Open(string address, int width, bool dark = false)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("the server responded with a status of 404"))
                complaints.Add(message.Text);
        };
        page.RequestFailed += (_, request) => complaints.Add("failed: " + request.Url);
        await page.GotoAsync(new Uri(_server.Address, address).ToString());
        return (page, complaints);
    }

    private static readonly Regex ConflictAddress =
        new("/papers/claims/conflicts/c-[0-9a-f]+/$", RegexOptions.None, TimeSpan.FromSeconds(1));

    // Not by a function: the page's own policy lets no text become a script.
    private static Task Shows(IPage page, string selector, string pattern) => page
        .Locator(selector, new PageLocatorOptions { HasTextRegex = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)) })
        .WaitForAsync();

    // Looked for again and again: an address that is there already when somebody begins to wait for it would be waited for in vain.
    private Task Stands(IPage page, string path) =>
        Assertions.Expect(page).ToHaveURLAsync(new Uri(_server.Address, path).ToString());

    // The page has its address before its script runs, which shows this.
    private static Task Listens(IPage page) => page.Locator(".keys-hint").First.WaitForAsync();

    private static async Task Check(IPage page, string name)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Shots, $"{name}.png"), FullPage = true });
        Assert.That(await Barriers.Of(page), Is.Empty);
        var (room, needed) = (
            await page.EvaluateAsync<int>("document.documentElement.clientWidth"),
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.That(needed, Is.LessThanOrEqualTo(room));
    }
}
