using Microsoft.Playwright;
using static ClaimLedger.Web.Tests.DeskArticles;

namespace ClaimLedger.Web.Tests;

/// <summary>Keys, places and messages as somebody meets them who has not read how they work.</summary>
public sealed class NewcomerBrowserTests : BrowserTestBase
{
    private const string Conflict = "/conflicts/c-0d457d196474fdd1";

    [TestCase("e", "form.edit")]
    [TestCase("l", "#words")]
    public async Task Escape_leads_out_of_what_is_open_on_a_card_and_keys_are_keys_again(string key, string open)
    {
        await using var served = await Served.HarbourFire();
        await served.HandIn(Known, ("a.txt", Bytes(Ferry)));
        var (page, complaints) = await Open(served, $"/desk?source={FerrySource}&at=nine-people");
        await Listens(page);
        await page.Keyboard.PressAsync(key);
        await page.WaitForSelectorAsync(open);
        await page.WaitForFunctionAsync("document.activeElement.matches('[data-focus]')");
        var before = served.Folder.Read(FerryFile);

        await page.Keyboard.PressAsync("Escape");

        await page.WaitForSelectorAsync(open, new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        await page.WaitForFunctionAsync("document.activeElement.id === 'p-nine-people'");
        Assert.That(served.Folder.Read(FerryFile), Is.EqualTo(before));
        await page.Keyboard.PressAsync("r");
        await page.WaitForSelectorAsync(".told-last:has-text('Rejected')");
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Whoever_edits_goes_on_behind_what_is_there()
    {
        await using var served = await Served.HarbourFire();
        await served.HandIn(Known, ("a.txt", Bytes(Ferry)));
        var (page, _) = await Open(served, $"/desk?source={FerrySource}&at=nine-people&open=edit");
        await page.WaitForFunctionAsync("document.activeElement.id === 'edit-says'");

        Assert.That(await page.EvaluateAsync<int>("document.activeElement.selectionStart"), Is.EqualTo("nine".Length));
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task The_list_of_keys_has_the_one_that_leads_out()
    {
        await using var served = await Served.HarbourFire();
        var (page, _) = await Open(served, "/");
        await Listens(page);
        await page.Keyboard.PressAsync("?");
        Assert.That(await page.Locator("dialog.keys").InnerTextAsync(), Does.Contain("Esc").And.Contain("leave"));
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task A_field_that_is_no_card_s_is_left_by_Escape_with_what_stands_in_it()
    {
        await using var served = await Served.HarbourFire();
        var (page, _) = await Open(served, Conflict);
        await Listens(page);
        await page.FillAsync("#reason", "Half a");

        await page.Keyboard.PressAsync("Escape");

        Assert.That(await page.EvaluateAsync<bool>("document.activeElement === document.body"), Is.True);
        Assert.That(await page.InputValueAsync("#reason"), Is.EqualTo("Half a"));
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Where_there_is_nothing_to_undo_the_key_says_so()
    {
        await using var served = await Served.HarbourFire();
        await served.HandIn(Known, ("a.txt", Bytes(Ferry)));
        var (page, _) = await Open(served, $"/desk?source={FerrySource}");
        await Listens(page);

        await page.Keyboard.PressAsync("u");

        await page.WaitForSelectorAsync(".undo-last:has-text('There is nothing here that you could undo.')");
        await Check(page);
        await page.Context.CloseAsync();
    }

    [TestCase("undefined")]
    [TestCase("{ writeText: () => Promise.reject(new Error('no')) }")]
    public async Task Where_a_page_may_not_copy_the_text_is_selected_and_the_key_is_told(string clipboard)
    {
        await using var served = await Served.HarbourFire();
        var (page, complaints) = await Open(served, "/vet");
        await page.FillAsync("#draft", "The harbour fire killed 11 people, the fire service said.");
        await page.ClickAsync("text=Vet it");
        await page.WaitForSelectorAsync("#note-text");
        await Listens(page);
        await page.EvaluateAsync($"Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard}, configurable: true }})");

        await page.Keyboard.PressAsync("y");

        await page.WaitForSelectorAsync(".copy [role=status]:has-text('C to copy it')");
        Assert.That(
            await page.EvaluateAsync<bool>(
                "document.activeElement.id === 'note-text' && document.activeElement.selectionEnd === document.activeElement.value.length"),
            Is.True);
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Whoever_comes_back_to_a_list_stands_where_they_were()
    {
        await using var served = await Served.HarbourFire();
        var (page, complaints) = await Open(served, "/conflicts?status=open");
        await Listens(page);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        var row = await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')");
        await page.Keyboard.PressAsync("Enter");
        await Stands(page, row);

        await page.GoBackAsync();

        await page.WaitForFunctionAsync("row => document.activeElement.getAttribute('href') === row", row);
        await page.Keyboard.PressAsync("k");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"), Is.Not.EqualTo(row));
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task A_ruling_that_prefers_nothing_is_mended_in_its_field()
    {
        await using var served = await Served.HarbourFire();
        var (page, complaints) = await Open(served, Conflict);
        await page.CheckAsync("[name=verdict][value=prefer]");
        await page.FillAsync("#reason", "It answered.");
        await page.ClickAsync("text=Show what will be written");

        await page.WaitForSelectorAsync("#position-wrong:has-text('Choose which position is preferred.')");
        await page.WaitForFunctionAsync("document.activeElement.id === 'position'");
        Assert.That(await page.InputValueAsync("#reason"), Is.EqualTo("It answered."));
        await Check(page);
        await Shoot(page, "ruling-wrong");
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task What_was_undone_is_said_in_sight()
    {
        await using var served = await Served.HarbourFire();
        var (page, complaints) = await Open(served, Conflict);
        await page.CheckAsync("[name=verdict][value=confirmed]");
        await page.FillAsync("#reason", "Both were published.");
        await page.ClickAsync("text=Show what will be written");
        await page.ClickAsync("text=Write it");
        await Shoot(page, "ruling-written", isWhole: false);
        await page.ClickAsync("form.undo button");

        await page.WaitForSelectorAsync(".undone");
        Assert.That(
            await page.Locator(".undone").EvaluateAsync<bool>(
                "told => told.getBoundingClientRect().top >= 0 && told.getBoundingClientRect().bottom <= innerHeight"),
            Is.True);
        await Shoot(page, "ruling-undone", isWhole: false);
        await Check(page);
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [TestCase("/conflicts?kind=contradiction", "five", "/conflicts\\?search=five&kind=contradiction")]
    [TestCase("/conflicts", "", "/conflicts")]
    [TestCase("/questions", "fire", "/questions\\?search=fire")]
    public async Task An_address_says_nothing_of_what_is_not_asked(string address, string words, string then)
    {
        await using var served = await Served.HarbourFire();
        var (page, _) = await Open(served, address);
        await Listens(page);
        await page.FillAsync("#search", words);
        await page.ClickAsync(".search button >> nth=0");
        await Stands(page, then);
        await page.Context.CloseAsync();
    }

    [TestCase("/desk")]
    [TestCase("/desk?source=" + FerrySource + "&at=nine-people&open=edit")]
    [TestCase("/desk?source=" + FerrySource + "#p-nine-people")]
    public async Task The_browser_has_nothing_to_say_of_where_the_desk_begins(string address)
    {
        await using var served = await Served.HarbourFire();
        if (address.Contains(FerrySource))
            await served.HandIn(Known, ("a.txt", Bytes(Ferry)));
        var (page, _) = await Open(served, "/");
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);

        await page.GotoAsync(new Uri(served.Address, address).ToString());

        await page.WaitForFunctionAsync("document.activeElement !== document.body");
        await page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.That(said, Is.Empty);
        await page.Context.CloseAsync();
    }

    [TestCase(360)]
    [TestCase(1280)]
    public async Task The_frame_of_what_has_the_focus_lies_over_no_words(int width)
    {
        await using var served = await Served.HarbourFire();
        var (page, _) = await Open(served, "/conflicts", width);
        await Listens(page);
        await page.Keyboard.PressAsync("j");

        var room = await page.EvaluateAsync<double>("""
            (() => {
              const [row, over] = [document.activeElement, document.activeElement.parentElement.querySelector('.over')];
              const style = getComputedStyle(row);
              return row.getBoundingClientRect().top - parseFloat(style.outlineWidth) - parseFloat(style.outlineOffset)
                - over.getBoundingClientRect().bottom;
            })()
            """);

        Assert.That(room, Is.GreaterThanOrEqualTo(0));
        await Shoot(page, $"focus-{width}", isWhole: false);
        await page.Context.CloseAsync();
    }

    [TestCase(360, false)]
    [TestCase(360, true)]
    [TestCase(1280, false)]
    [TestCase(1280, true)]
    public async Task Many_articles_wait_in_every_window(int width, bool dark)
    {
        await using var served = await Served.HarbourFire();
        for (var number = 1; number <= 8; number++)
        {
            await served.HandIn(
                Paste($"Ferry {number} sinks off Corvo\n\nA ferry sank off Corvo on Wednesday, killing {number + 20} people."));
        }
        var (page, complaints) = await Open(served, "/desk", width, dark);

        Assert.That(
            await page.Locator(".waiting ol").First.EvaluateAsync<bool>("list => list.scrollHeight <= list.clientHeight + 1"), Is.True);
        await Check(page);
        await Shoot(page, $"many-{width}{(dark ? "-dark" : "")}");
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [TestCase(360, true)]
    [TestCase(1280, false)]
    public async Task An_empty_start_is_readable_in_every_window(int width, bool dark)
    {
        await using var served = await Served.Start(NewcomerTests.Empty());
        var (page, complaints) = await Open(served, "/", width, dark);
        await Check(page);
        await Shoot(page, $"first-{width}{(dark ? "-dark" : "")}");
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }
}
