using Microsoft.Playwright;
using static ClaimLedger.Web.Tests.DeskArticles;

namespace ClaimLedger.Web.Tests;

/// <summary>The desk as somebody works at it in a browser.</summary>
public sealed class DeskBrowserTests : BrowserTestBase
{
    private const string Story =
        "Ferry sinks off Corvo\n\nA ferry sank off Corvo on Wednesday, killing 31 people, the coastguard said.\n\nDivers pulled more "
            + "than 40 survivors from the water, and nine people were still missing on Thursday.\n\nThe owner, Lind Lines, said "
            + "12 people were injured. Some 300 people had to leave their homes.\n";

    [Test]
    public async Task From_a_pasted_text_to_five_accepted_claims_by_keys_alone()
    {
        await using var served = await Served.HarbourFire();
        var (page, complaints) = await Open(served, "/desk");
        // Where nothing waits, a text can be pasted at once.
        await WaitForFocus(page, "text");
        await page.Keyboard.InsertTextAsync(Story);
        await Shoot(page, "desk-empty");
        await Tab(page, "publisher");
        await page.Keyboard.TypeAsync("Ebb Radio");
        await Tab(page, "published");
        await page.Keyboard.TypeAsync("2031-06-05");
        await page.Keyboard.PressAsync("Enter");
        await Stands(page, @"/desk\?source=.*");
        await Check(page);
        await Shoot(page, "desk-cards");

        await page.WaitForFunctionAsync("document.activeElement.matches('[data-current]')");
        var first = await Focused(page);
        await page.Keyboard.PressAsync("j");
        Assert.That(await Focused(page), Is.Not.EqualTo(first));
        Assert.That(await page.EvaluateAsync<string>("document.querySelector('mark.here').dataset.of"), Does.Contain(await Focused(page)));
        await page.Keyboard.PressAsync("k");
        Assert.That(await Focused(page), Is.EqualTo(first));
        for (var accepted = 1; accepted <= 5; accepted++)
        {
            await page.Keyboard.PressAsync("a");
            await page.WaitForSelectorAsync($".progress:has-text('{accepted} of 6 answered')");
            // The next card is at hand.
            await page.WaitForFunctionAsync("document.activeElement.matches('[data-current]')");
        }
        await Check(page);
        await Shoot(page, "desk-accepted");

        Assert.That(served.Folder.Read(FerryFile).Split("proposed: true"), Has.Length.EqualTo(2), "one is left");
        await page.Keyboard.PressAsync("u");
        await page.WaitForSelectorAsync(".progress:has-text('4 of 6 answered')");
        Assert.That(served.Folder.Read(FerryFile).Split("proposed: true"), Has.Length.EqualTo(3));
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task A_card_is_edited_and_put_to_another_question_by_keys_alone()
    {
        await using var served = await Served.HarbourFire();
        await served.HandIn(Known, ("a.txt", Bytes(Ferry)), ("b.txt", Bytes(Twenty)));
        var (page, complaints) = await Open(served, $"/desk?source={FerrySource}&at=nine-people");
        await page.Keyboard.PressAsync("e");
        await page.WaitForSelectorAsync("form.edit");
        await WaitForFocus(page, "edit-says");
        await Check(page);
        await Shoot(page, "desk-edit");
        await Tab(page, "edit-as-of");
        await page.Keyboard.TypeAsync("2031-06-04");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("form.edit", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        Assert.That(served.Folder.Read(FerryFile), Does.Contain("as-of: 2031-06-04"));

        await Listens(page);
        await page.Keyboard.PressAsync("l");
        await page.WaitForSelectorAsync("#words");
        await WaitForFocus(page, "words");
        await page.Keyboard.TypeAsync("fire.missing");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".choices");
        await Check(page);
        await Shoot(page, "desk-link");
        await page.FocusAsync(".choices button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".told-last:has-text('Put')");

        Assert.That(served.Folder.Read(FerryFile), Does.Contain("question: fire.missing"));
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task A_second_person_in_another_browser_is_told_what_the_first_has_answered()
    {
        await using var served = await Served.HarbourFire();
        await served.HandIn(Known, ("a.txt", Bytes(Ferry)), ("b.txt", Bytes(Twenty)));
        var (first, _) = await Open(served, $"/desk?source={FerrySource}");
        var (second, _) = await Open(served, $"/desk?source={FerrySource}");
        await first.Keyboard.PressAsync("a");
        await first.WaitForSelectorAsync(".progress:has-text('1 of 4 answered')");
        var left = served.Folder.Read(FerryFile);

        await second.Keyboard.PressAsync("r");
        await second.WaitForSelectorAsync(".wrong-last:has-text('has accepted this proposal meanwhile')");

        Assert.That(served.Folder.Read(FerryFile), Is.EqualTo(left));
        await second.WaitForFunctionAsync("document.activeElement.matches('[data-current]')");
        await Check(second);
        await second.Keyboard.PressAsync("a");
        await second.WaitForSelectorAsync(".told-last:not(.wrong-last):has-text('Accepted')");
        Assert.That(served.Folder.Read(FerryFile), Is.Not.EqualTo(left));
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    [Test]
    public async Task The_desk_works_without_scripts()
    {
        await using var served = await Served.HarbourFire();
        var (page, _) = await Open(served, "/desk", withScripts: false);
        await page.FillAsync("#text", Ferry);
        await page.FillAsync("#published", "2031-06-05");
        await page.ClickAsync("text=Read it");
        await page.ClickAsync(".card .answers button >> nth=0");
        await page.WaitForSelectorAsync(".progress:has-text('1 of 4 answered')");
        await page.ClickAsync("text=Undo");

        await page.WaitForSelectorAsync(".progress:has-text('0 of 4 answered')");
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task An_open_page_says_that_a_newer_state_exists_and_keeps_what_is_typed()
    {
        await using var served = await Served.HarbourFire();
        var (page, complaints) = await Open(served, "/desk");
        await page.FillAsync("#text", "Half a");
        Assert.That(await page.IsVisibleAsync(".newer"), Is.False);
        served.Folder.Replace("ledger.yaml", "title: Harbour fire", "title: The harbour fire");

        await page.WaitForSelectorAsync(".newer:not([hidden])");
        Assert.That(await page.InputValueAsync("#text"), Is.EqualTo("Half a"));
        await Check(page);
        await Shoot(page, "newer", isWhole: false);
        await page.ClickAsync(".newer a");
        await page.WaitForSelectorAsync(".site:has-text('The harbour fire')");

        Assert.That(await page.IsVisibleAsync(".newer"), Is.False);
        Assert.That(await page.InputValueAsync("#text"), Is.EqualTo("Half a"));
        await page.ReloadAsync();
        Assert.That(await page.InputValueAsync("#text"), Is.Empty);
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task A_link_followed_from_another_site_leaves_open_forms_as_they_are()
    {
        await using var served = await Served.HarbourFire();
        var (page, complaints) = await Open(served, "/vet");
        await page.FillAsync("#draft", "The harbour fire started on 2 June 2031.");
        var mail = await page.Context.NewPageAsync();
        await mail.RouteAsync("http://mail.example/", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "text/html",
            Body = $"<a href=\"{new Uri(served.Address, "/conflicts")}\">Look at these</a>",
        }));
        await mail.GotoAsync("http://mail.example/");
        await mail.ClickAsync("a");
        await mail.WaitForSelectorAsync("[data-row]");

        await page.ClickAsync("text=Vet it");

        await page.WaitForSelectorAsync(".draft-text");
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Files_that_fall_anywhere_on_the_page_are_handed_in()
    {
        await using var served = await Served.HarbourFire();
        await served.HandIn(Known, ("a.txt", Bytes(Ferry)));
        var (page, complaints) = await Open(served, "/desk");
        await Listens(page);
        var files = await page.EvaluateHandleAsync(
            "text => { const files = new DataTransfer(); files.items.add(new File([text], 'b.txt')); return files; }", Twenty);
        await page.DispatchEventAsync("h1", "dragover", new { dataTransfer = files });
        Assert.That(await page.GetAttributeAsync("body", "class"), Does.Contain("files-over"));
        await page.DispatchEventAsync("h1", "drop", new { dataTransfer = files });

        Assert.That(await page.GetAttributeAsync("body", "class"), Does.Not.Contain("files-over"));
        Assert.That(await page.EvaluateAsync<string>("document.querySelector('#files').files[0].name"), Is.EqualTo("b.txt"));
        await page.FillAsync("#their-publisher", "Ebb Radio");
        await page.FillAsync("#their-day", "2031-06-05");
        await page.ClickAsync("text=Read them");
        await page.WaitForSelectorAsync(".told-last");
        Assert.That(await page.Locator(".waiting li").CountAsync(), Is.EqualTo(2));
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [TestCase(320, true)]
    [TestCase(768, false)]
    [TestCase(1280, true)]
    public async Task The_desk_fits_every_window(int width, bool dark)
    {
        await using var served = await Served.HarbourFire();
        await served.HandIn(Known, ("a.txt", Bytes(Ferry)), ("b.txt", Bytes(Twenty)));
        var (page, complaints) = await Open(served, $"/desk?source={FerrySource}", width, dark);
        await Check(page);
        await Shoot(page, $"desk-{width}{(dark ? "-dark" : "")}");
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [TestCase("change-question", "/questions/fire.killed/change", 320, true)]
    [TestCase("change-question", "/questions/fire.killed/change?words=fire", 1280, false)]
    public async Task A_question_is_changed_in_every_window(string name, string address, int width, bool dark)
    {
        await using var served = await Served.HarbourFire();
        var (page, complaints) = await Open(served, address, width, dark);
        await Check(page);
        await Shoot(page, $"{name}-{width}");
        await page.SelectOptionAsync("#behaviour", "fixed");
        await page.ClickAsync("section:first-of-type button");
        await page.WaitForSelectorAsync("table.diff");
        await Check(page);
        await Shoot(page, $"{name}-preview-{width}");
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.id");

    private static async Task WaitForFocus(IPage page, string id) =>
        await page.WaitForFunctionAsync("id => document.activeElement.id === id", id);

    private static async Task Tab(IPage page, string id)
    {
        for (var step = 0; step < 12 && await Focused(page) != id; step++)
            await page.Keyboard.PressAsync("Tab");
        Assert.That(await Focused(page), Is.EqualTo(id));
    }
}
