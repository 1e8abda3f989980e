using System.Text.Json;
using ClaimLedger.TestSupport;
using ClaimLedger.TestSupport.InBrowser;
using Microsoft.Playwright;

namespace ClaimLedger.Reports.Tests;

public sealed class ReportInBrowserTests
{
    private static readonly string Html = DiscrepancyReport.Render(
        HarbourFireStory.DataSet, HarbourFireStory.Conflicts, new ReportOptions { On = new DateOnly(2031, 6, 30) });
    private static readonly string? Shots = Environment.GetEnvironmentVariable("CLAIMLEDGER_SHOTS");

    // Light and dark, every width, folded and not; each with each where the long counts are asked for.
    private static IEnumerable<object[]> Views => LongTests.Wanted
        ? from dark in (bool[])[false, true]
          from width in (int[])[320, 768, 1280]
          from open in (bool[])[false, true]
          select new object[] { dark, width, open }
        : [[false, 320, true], [true, 768, false], [true, 1280, true]];

    private static IEnumerable<object[]> ShippedViews => LongTests.Wanted
        ? from dark in (bool[])[false, true] from width in (int[])[320, 1280] select new object[] { dark, width }
        : [[true, 320], [false, 1280]];

    private Browser _browser = null!;

    [OneTimeSetUp]
    public async Task StartBrowser() => _browser = await Browser.Start();

    [OneTimeTearDown]
    public async Task StopBrowser()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
    }

    [TestCaseSource(nameof(Views))]
    public async Task A_reader_finds_no_barrier_that_axe_can_see(bool dark, int width, bool open)
    {
        var (page, _) = await _browser.Open(Html, width, dark ? ColorScheme.Dark : ColorScheme.Light);
        await Unfold(page, open);

        Assert.That(await Barriers.Of(page), Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task The_page_never_scrolls_sideways([Values("320", "375", "768", "1280", "1280 at 200%", "1280 at 400%")] string window)
    {
        var parts = window.Split(" at ");
        var zoom = parts.Length == 2 ? int.Parse(parts[1].TrimEnd('%')) / 100 : 1;
        var (page, _) = await _browser.Open(Html, int.Parse(parts[0]), zoom: zoom);
        await Unfold(page, true);

        var room = await page.EvaluateAsync<int>("document.documentElement.clientWidth");
        var needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        var outside = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('main *, header *, nav *')]
              .filter(e => !e.closest('.scroll') && !e.closest('.hidden')
                  && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .map(e => e.tagName + '.' + (e.getAttribute('class') || '') + ': ' + e.textContent.slice(0, 60))
            """);

        Assert.That(outside, Is.Empty);
        Assert.That(needed, Is.LessThanOrEqualTo(room));
        await page.Context.CloseAsync();
    }

    [TestCaseSource(nameof(ShippedViews))]
    public async Task The_shipped_data_set_s_report_has_no_barrier_and_does_not_scroll_sideways(bool dark, int width)
    {
        var (page, requests) = await _browser.Open(ShippedReport.Html, width, dark ? ColorScheme.Dark : ColorScheme.Light);
        await Unfold(page, true);

        var barriers = await Barriers.Of(page);
        var needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");

        Assert.That(barriers, Is.Empty);
        Assert.That(needed, Is.LessThanOrEqualTo(width));
        Assert.That(requests, Is.Empty);
        if (Shots is not null)
            await page.ScreenshotAsync(
                new PageScreenshotOptions
                {
                    Path = Path.Combine(Shots, $"shipped-{width}-{(dark ? "dark" : "light")}.png"),
                    FullPage = true,
                });
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task The_page_asks_the_network_for_nothing_and_breaks_no_policy_of_its_own()
    {
        var (page, requests) = await _browser.Open(Html, 1280);
        await Unfold(page, true);

        Assert.That(requests, Is.Empty);
        Assert.That(
            await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('h1')).fontWeight"),
            Is.EqualTo("600"),
            "the stylesheet applies under the policy");
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Everything_that_can_be_used_can_be_reached_with_the_keyboard_and_shows_where_it_is()
    {
        var (page, _) = await _browser.Open(Html, 1280);
        await page.Keyboard.PressAsync("Tab");

        Assert.That(await page.EvaluateAsync<string>("document.activeElement.className"), Is.EqualTo("skip"));
        Assert.That(await page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().top"), Is.GreaterThanOrEqualTo(0));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        var reached = await page.EvaluateAsync<JsonElement>(
            "(() => { const e = document.activeElement; return { inMain: !!e.closest('main'), outline: "
                + "getComputedStyle(e).outlineStyle, tag: e.tagName } })()");

        Assert.That(reached.GetProperty("inMain").GetBoolean(), Is.True);
        Assert.That(reached.GetProperty("outline").GetString(), Is.EqualTo("solid"));
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Scrolling_tables_can_be_focused_and_have_names()
    {
        var (page, _) = await _browser.Open(Html, 320);
        await Unfold(page, true);

        var unnamed = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('main *, section *')]
              .filter(e => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
              .filter(e => e.tabIndex !== 0 || !['region', 'group'].includes(e.getAttribute('role'))
                  || !document.getElementById(e.getAttribute('aria-labelledby')))
              .map(e => e.outerHTML.slice(0, 80))
            """);

        Assert.That(unnamed, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Every_word_in_a_chart_lies_inside_the_page_and_upon_no_other([Values(320, 1280)] int width)
    {
        var (page, _) = await _browser.Open(Html, width);

        var wrong = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('svg.chart')].flatMap(svg => {
              const words = [...svg.querySelectorAll('text')].filter(t => !t.closest('.pm')).map(t =>
                  [t.textContent, t.getBoundingClientRect()]);
              const out = words.filter(([, r]) => r.left < -0.5
                  || r.right > document.documentElement.clientWidth + 0.5).map(([t]) => svg.id + ' outside: ' + t);
              const over = words.flatMap(([a, r], i) => words.slice(i + 1).filter(([, s]) =>
                Math.min(r.right, s.right) - Math.max(r.left, s.left) > 1
                    && Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top) > 4).map(([b]) => `overlap: ${a} / ${b}`));
              return [...out, ...over];
            })
            """);

        Assert.That(wrong, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task It_prints_with_everything_unfolded_and_addresses_written_out()
    {
        var (page, _) = await _browser.Open(Html, 1280);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        var address = await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('a[href^=https]'), '::after').content");
        var folded = await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('details')].filter(d => d.lastElementChild.getBoundingClientRect().height === 0).length");
        var pdf = await page.PdfAsync(new PagePdfOptions { Format = "A4", PrintBackground = true, PreferCSSPageSize = true });

        Assert.That(address, Does.Contain("https://example.org/morning-post"));
        Assert.That(folded, Is.Zero);
        Assert.That(pdf, Has.Length.GreaterThan(10_000));
        if (Shots is not null)
            await File.WriteAllBytesAsync(Path.Combine(Shots, "report.pdf"), pdf);
        await page.Context.CloseAsync();
    }

    [Test]
    [Explicit("Only makes pictures for people: run it by name with CLAIMLEDGER_SHOTS=FOLDER.")]
    public async Task Screenshots_for_looking_at()
    {
        if (Shots is null)
            Assert.Ignore("Set CLAIMLEDGER_SHOTS to a folder to write screenshots there.");
        foreach (var (name, width, scheme) in new[]
        {
            ("desk-light", 1280, ColorScheme.Light),
            ("desk-dark", 1280, ColorScheme.Dark),
            ("phone-light", 320, ColorScheme.Light),
            ("phone-dark", 390, ColorScheme.Dark),
            ("tablet-light", 768, ColorScheme.Light),
        })
        {
            var (page, _) = await _browser.Open(Html, width, scheme);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Shots, name + ".png"), FullPage = true });
            await page.Context.CloseAsync();
        }
        Assert.That(Directory.EnumerateFiles(Shots, "*.png"), Is.Not.Empty);
    }

    private static async Task Unfold(IPage page, bool open) =>
        await page.EvaluateAsync("open => document.querySelectorAll('details').forEach(d => d.open = open)", open);
}
