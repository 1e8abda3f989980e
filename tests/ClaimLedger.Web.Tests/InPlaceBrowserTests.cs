using Microsoft.Playwright;

namespace ClaimLedger.Web.Tests;

/// <summary>Answers that come in place: with scripts the page stays, without them the same addresses lead there.</summary>
public sealed class InPlaceBrowserTests : BrowserTestBase
{
    private const string Choice = "#severity-error";

    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Start() => _served = await Served.Shipped();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_served is not null)
            await _served.DisposeAsync();
    }

    [TestCase(1280, false)]
    [TestCase(320, true)]
    public async Task A_choice_narrows_the_list_in_place_and_the_way_back_widens_it(int width, bool dark)
    {
        var (page, complaints) = await Open(_served, "/conflicts", width, dark);
        var all = await Total(page);
        await page.ClickAsync("#by-speaker summary");
        await page.FillAsync("#search", "not sent yet");
        await page.FocusAsync(Choice);
        var top = await Top(page, Choice);
        await Mark(page);
        await page.Keyboard.PressAsync("Enter");
        await Stands(page, @"/conflicts\?severity=error");
        var narrowed = await Total(page);

        Assert.That(narrowed, Does.Contain("what is chosen").And.Not.EqualTo(all));
        Assert.That(await IsMarked(page), Is.True, "the page is the same one");
        Assert.That(await page.GetAttributeAsync(Choice, "aria-current"), Is.EqualTo("true"));
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo(Choice[1..]));
        Assert.That(await Top(page, Choice), width > 1000 ? Is.InRange(0, top) : Is.EqualTo(top).Within(1), "it stays where it is");
        Assert.That(await page.GetAttributeAsync("#by-speaker", "open"), Is.Not.Null, "what is open stays open");
        Assert.That(await page.InputValueAsync("#search"), Is.EqualTo("not sent yet"));
        Assert.That(await page.TextContentAsync("[data-said]"), Is.EqualTo(narrowed));
        Assert.That(
            await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('head link[rel=alternate]')].map(link => link.getAttribute('href'))"),
            Has.Length.EqualTo(3).And.All.Contains("severity=error"));
        await Check(page);
        await Shoot(page, $"in-place-{width}");

        await page.GoBackAsync();
        await Stands(page, "/conflicts");
        await Assertions.Expect(page.Locator(".total")).ToHaveTextAsync(all);
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Without_scripts_the_same_address_has_the_same_page()
    {
        var (page, _) = await Open(_served, "/conflicts");
        await page.ClickAsync(Choice);
        await Stands(page, @"/conflicts\?severity=error");
        var (plain, _) = await Open(_served, "/conflicts", withScripts: false);
        await plain.ClickAsync(Choice);
        await Stands(plain, @"/conflicts\?severity=error");

        Assert.That(await page.InnerTextAsync("main"), Is.EqualTo(await plain.InnerTextAsync("main")));
        Assert.That(await page.TitleAsync(), Is.EqualTo(await plain.TitleAsync()));
        await page.Context.CloseAsync();
        await plain.Context.CloseAsync();
    }

    [Test]
    public async Task Search_order_and_further_pages_come_in_place()
    {
        var (page, complaints) = await Open(_served, "/conflicts?limit=3");
        await Mark(page);
        await page.ClickAsync("text=Go on");
        await Stands(page, @"limit=3&after=[^&]+");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("main"), "the list is at hand");
        await page.FillAsync("#search", "hostages");
        await page.SelectOptionAsync("#sort", "-date");
        await page.Keyboard.PressAsync("Enter");
        await page.FocusAsync("#search");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".chosen-list");
        await page.ClickAsync("text=Take all away");
        await page.WaitForSelectorAsync(".chosen-list", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });

        Assert.That(await page.InputValueAsync("#search"), Is.Empty);
        Assert.That(await page.InputValueAsync("#sort"), Is.EqualTo("-date"));
        Assert.That(await IsMarked(page), Is.True);
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task What_a_statement_gives_comes_below_it()
    {
        var (page, complaints) = await Open(_served, "/sql");
        await Mark(page);
        await page.FillAsync("#sql", "select 1 as one");
        await page.EvaluateAsync("document.querySelector('#sql').isSame = true");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync("#answer tbody td");
        await Stands(page, @"/sql\?sql=select(\+|%20)1(\+|%20)as(\+|%20)one");
        Assert.That(await page.EvaluateAsync<bool>("document.activeElement.isSame"), Is.True, "it is written on in the same field");
        Assert.That(await page.TextContentAsync("[data-said]"), Is.EqualTo("1 row"));
        Assert.That(await page.Locator(".as-data a").CountAsync(), Is.EqualTo(2));
        await Check(page);

        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("selec 1");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync("p.wrong");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.value"), Is.EqualTo("selec 1"));
        Assert.That(await IsMarked(page), Is.True);
        await Check(page);
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task What_a_ruling_would_change_is_shown_below_its_form()
    {
        const string Address = "/conflicts/c-4f5cebb762cdceb9";
        var (page, complaints) = await Open(_served, Address);
        await Mark(page);
        await page.CheckAsync("input[name=verdict] >> nth=0");
        await page.FillAsync("#reason", "Both were said.");
        await page.ClickAsync("text=Show what will be written");
        await page.WaitForSelectorAsync("#to-write table.diff");
        await Stands(page, Address);
        Assert.That(await page.InputValueAsync("#reason"), Is.EqualTo("Both were said."));
        Assert.That(await page.TextContentAsync("[data-said]"), Is.Not.Empty);
        Assert.That(await Top(page, "#to-write"), Is.InRange(-1, 900));
        await Check(page);
        await Shoot(page, "ruling-in-place");

        await page.FillAsync("#by", " ");
        await page.ClickAsync("text=Show what will be written");
        await page.WaitForSelectorAsync(".rule .wrong");
        Assert.That(await page.InputValueAsync("#reason"), Is.EqualTo("Both were said."));
        Assert.That(await page.IsVisibleAsync("table.diff"), Is.False);
        Assert.That(await IsMarked(page), Is.True);
        await Check(page);
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task An_answer_at_the_desk_changes_the_page_and_loses_nothing_that_is_typed()
    {
        await using var served = await Served.HarbourFire();
        await served.HandIn(DeskArticles.Known, ("a.txt", DeskArticles.Bytes(DeskArticles.Ferry)));
        var (page, complaints) = await Open(served, $"/desk?source={DeskArticles.FerrySource}");
        await page.ClickAsync("#hand-in summary");
        await page.FillAsync("#text", "Half a");
        await Mark(page);
        await page.ClickAsync(".card .answers button >> nth=0");
        await page.WaitForSelectorAsync(".progress:has-text('1 of 4 answered')");

        Assert.That(await page.InputValueAsync("#text"), Is.EqualTo("Half a"));
        Assert.That(await page.IsVisibleAsync("#text"), Is.True);
        Assert.That(await page.TextContentAsync("[data-said]"), Does.Contain("Accepted"));
        Assert.That(await IsMarked(page), Is.True);
        await Check(page);
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Of_two_choices_in_a_row_the_last_one_counts()
    {
        var (page, _) = await Open(_served, "/conflicts");
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/conflicts?severity=error", async route =>
        {
            await held.Task;
            await route.AbortAsync();
        });
        await page.ClickAsync(Choice);
        await page.ClickAsync("#severity-warning");
        await Stands(page, @"/conflicts\?severity=warning");
        held.SetResult();

        Assert.That(await page.GetAttributeAsync("#severity-warning", "aria-current"), Is.EqualTo("true"));
        Assert.That(await page.IsVisibleAsync(".away"), Is.False);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task The_way_back_from_what_is_open_of_a_proposal_leads_to_the_proposal()
    {
        await using var served = await Served.HarbourFire();
        await served.HandIn(DeskArticles.Known, ("a.txt", DeskArticles.Bytes(DeskArticles.Ferry)));
        var address = $"/desk?source={DeskArticles.FerrySource}";
        var (page, complaints) = await Open(served, address);
        await Listens(page);
        await page.Keyboard.PressAsync("e");
        await page.WaitForSelectorAsync("form.edit");
        await page.GoBackAsync();

        await page.WaitForSelectorAsync("form.edit", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        await Stands(page, System.Text.RegularExpressions.Regex.Escape(address));
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Where_nobody_answers_the_page_stays_and_says_so()
    {
        var served = await Served.Shipped();
        var (page, _) = await Open(served, "/conflicts");
        await Listens(page);
        await served.DisposeAsync();
        await page.ClickAsync(Choice);

        await page.WaitForSelectorAsync(".away:not([hidden])");
        await Stands(page, "/conflicts");
        Assert.That(await page.IsVisibleAsync("[data-row]"), Is.True);
        await page.Context.CloseAsync();
    }

    private static Task<bool> Mark(IPage page) => page.EvaluateAsync<bool>("window.isSame = true");

    private static Task<bool> IsMarked(IPage page) => page.EvaluateAsync<bool>("window.isSame === true");

    private static Task<string> Total(IPage page) => page.Locator(".total").InnerTextAsync();

    private static Task<double> Top(IPage page, string selector) =>
        page.Locator(selector).EvaluateAsync<double>("element => element.getBoundingClientRect().top");
}
