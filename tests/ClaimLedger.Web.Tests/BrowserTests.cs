using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ClaimLedger.Web.Tests;

/// <summary>The pages as somebody meets them in a browser.</summary>
public sealed class BrowserTests : BrowserTestBase
{
    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Start() => _served = await Served.Shipped();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_served is not null)
            await _served.DisposeAsync();
    }

    private static readonly (string Name, string Address)[] Pages =
    [
        ("start", "/"),
        ("conflicts", "/conflicts"),
        ("narrowed", "/conflicts?kind=tension&severity=warning&search=the"),
        ("none", "/conflicts?kind=rounding"),
        ("conflict", "/conflicts/c-4f5cebb762cdceb9"),
        ("questions", "/questions?limit=8"),
        ("question", "/questions/witkoff-proposal.living-hostages"),
        ("sources", "/sources"),
        ("source", "/sources/2025-03-17-talks-resume"),
        ("claims", "/claims?limit=8"),
        ("speaker", "/speakers/Steve%20Witkoff"),
        ("publisher", "/publishers/Cnews%20Live"),
        ("event", "/events/gaza-war"),
        ("sql", "/sql"),
        ("rows", "/sql?sql=select%20conflict%2C%20position%2C%20publisher%2C%20says%20from%20v_position_claims"),
        ("wrong", "/sql?sql=selec%201"),
        ("vet", "/vet"),
        ("compare", "/compare"),
        ("compared", "/compare?a=2025-03-17-talks-resume&b=2025-04-14-cairo-round-ends"),
        ("speakers", "/speakers"),
        ("publishers", "/publishers"),
        ("events", "/events?search=gaza"),
        ("missing", "/nowhere"),
        ("refused", "/conflicts?kind=quarrel"),
    ];

    private static readonly string[] Usual = ["320 dark", "1280", "1280 dark", "320"];

    // Each page in the narrowest or the widest window, by turns dark; in all six where the long counts are asked for.
    private static IEnumerable<TestCaseData> Windows => Pages.SelectMany((page, index) =>
        (LongTests.Wanted ? ["320", "320 dark", "768", "768 dark", "1280", "1280 dark"] : new[] { Usual[index % Usual.Length] })
            .Select(window => new TestCaseData(page.Name, window)));

    [TestCaseSource(nameof(Windows))]
    public async Task Nobody_meets_a_barrier_that_axe_can_see_nor_scrolls_sideways(string name, string window)
    {
        var width = int.Parse(window.Split(' ')[0], CultureInfo.InvariantCulture);
        var dark = window.EndsWith("dark", StringComparison.Ordinal);
        var (page, complaints) = await Open(_served, Pages.Single(each => each.Name == name).Address, width, dark);
        await Shoot(page, $"{name}-{width}{(dark ? "-dark" : "")}");

        await Check(page);

        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [TestCase("/speakers", 320)]
    [TestCase("/publishers", 768)]
    [TestCase("/events", 320)]
    [TestCase("/events", 768)]
    [TestCase("/compare?a=2025-03-17-talks-resume&b=2025-04-14-cairo-round-ends", 320)]
    [TestCase("/compare?a=2025-03-17-talks-resume&b=2025-04-14-cairo-round-ends", 768)]
    public async Task A_table_shows_all_of_its_columns_in_a_narrow_window(string address, int width)
    {
        var (page, complaints) = await Open(_served, address, width);

        // What is over the edge of the window, or cut by what it stands in.
        Assert.That(
            await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('.rows :is(th, td, a, bdi)')].filter(each => !each.closest('thead')).filter(each => "
                    + "each.getBoundingClientRect().right > each.closest('.rows').getBoundingClientRect().right + 1)"
                    + ".map(each => each.textContent)"),
            Is.Empty);
        await Check(page);
        await Shoot(page, $"table-{address.Split('?')[0][1..]}-{width}");
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task On_a_phone_the_parts_come_down_from_a_button([Values] bool withScripts)
    {
        var (page, complaints) = await Open(_served, "/events/gaza-war", 320, withScripts: withScripts);
        Assert.That(await page.Locator(".bar").EvaluateAsync<double>("bar => bar.getBoundingClientRect().height"), Is.LessThan(90));
        Assert.That(await page.IsVisibleAsync("#parts"), Is.False);

        await page.ClickAsync(".to-parts");
        Assert.That(await page.Locator("#parts a").AllInnerTextsAsync(), Does.Contain("Publishers").And.Contain("Desk"));
        await Check(page, withScripts);
        await Shoot(page, "parts-320", isWhole: false);
        await page.Keyboard.PressAsync("Escape");
        Assert.That(await page.IsVisibleAsync("#parts"), Is.False);
        await page.ClickAsync(".to-parts");
        await page.ClickAsync("#parts a[href='/speakers']");
        await Stands(page, "/speakers");

        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task In_a_wide_window_the_parts_stand_on_one_line([Values(768, 1280)] int width)
    {
        var (page, _) = await Open(_served, "/events", width);

        Assert.That(
            await page.EvaluateAsync<int>("new Set([...document.querySelectorAll('#parts li')].map(each => each.offsetTop)).size"),
            Is.EqualTo(1));
        Assert.That(await page.IsVisibleAsync(".to-parts"), Is.False);
        await page.Context.CloseAsync();
    }

    [TestCase(320, true)]
    [TestCase(1280, false)]
    public async Task A_text_stands_beside_its_claims_where_there_is_room_and_leads_to_them(int width, bool dark)
    {
        using var archive = DataSetFolder.Empty();
        await using var served = await SourceTextTests.Serve(
            archive, "11 people died", "Nine people died", SourceTextTests.Text, second: "that");
        var (page, complaints) = await Open(served, "/sources/post", width, dark);
        await Check(page);
        await Shoot(page, $"text-{width}");

        Assert.That(
            await page.EvaluateAsync<bool>(
                "document.querySelector('.numbered').getBoundingClientRect().left > "
                    + "document.querySelector('.archived').getBoundingClientRect().right"),
            Is.EqualTo(width > 1000));
        await page.ClickAsync("#text-2");
        await Stands(page, "#post%2Fone");
        await page.ClickAsync(".numbered .card-number >> nth=1");
        await Stands(page, "#text-2");
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task On_a_phone_the_news_stand_before_what_narrows_them()
    {
        var (page, _) = await Open(_served, "/", 320);

        Assert.That(
            await page.EvaluateAsync<bool>(
                "document.querySelector('#gravest').getBoundingClientRect().top "
                    + "< document.querySelector('.ways').getBoundingClientRect().top"),
            Is.True);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task A_mark_moves_no_letter()
    {
        var (page, _) = await Open(_served, "/questions/witkoff-proposal.living-hostages");

        Assert.That(
            await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('mark')].map(each => getComputedStyle(each)).map(style => "
                    + "style.paddingLeft + style.paddingRight + style.marginLeft + style.marginRight)"),
            Is.Not.Empty.And.All.EqualTo("0px0px0px0px"));
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task On_paper_no_heading_stands_over_a_form_that_is_not_there()
    {
        var (page, _) = await Open(_served, "/conflicts/c-4f5cebb762cdceb9");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.That(await page.IsVisibleAsync("#rule"), Is.False);
        Assert.That(await page.IsVisibleAsync("#explained"), Is.True);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task A_ruling_is_made_with_keys_alone_and_undone([Values] bool withScripts)
    {
        await using var served = await Served.Shipped();
        var before = served.Folder.Read("rulings.yaml");
        var (page, _) = await Open(served, "/", withScripts: withScripts);
        await page.FocusAsync("#search");
        await page.Keyboard.TypeAsync("hostages");
        await page.Keyboard.PressAsync("Enter");
        await Stands(page, @"/conflicts\?search=hostages");
        await page.FocusAsync("[data-row]");
        await page.Keyboard.PressAsync("Enter");
        await Stands(page, "/conflicts/c-[0-9a-f]+");
        await page.FocusAsync("input[name=verdict]");
        await page.Keyboard.PressAsync("Space");
        await page.FocusAsync("#reason");
        await page.Keyboard.TypeAsync("Both were said.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Desk");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("table.diff");
        await Check(page, withScripts);
        await Shoot(page, "ruling");

        await page.ClickAsync("text=Write it");
        await page.WaitForSelectorAsync("form.undo");
        await Check(page, withScripts);
        Assert.That(served.Folder.Read("rulings.yaml"), Does.Contain("Both were said."));
        await Shoot(page, "ruled");

        await page.ClickAsync("text=Undo");
        await page.WaitForSelectorAsync("form.undo", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        Assert.That(served.Folder.Read("rulings.yaml"), Is.EqualTo(before));
        await page.Context.CloseAsync();
    }

    private const string Draft = "The proposal frees 11 living hostages and some 1,800 prisoners, officials said on 17 March 2025.\n\n"
        + "More than 50,900 people have been killed since October 2023; 40 had been killed by Monday.";

    [Test]
    public async Task A_draft_is_vetted_and_its_note_copied_with_keys_alone([Values] bool withScripts)
    {
        var (page, complaints) = await Open(_served, "/vet", withScripts ? 320 : 1280, dark: withScripts, withScripts: withScripts);
        await page.FocusAsync("#draft");
        await page.Keyboard.TypeAsync(Draft);
        if (withScripts)
            await page.Keyboard.PressAsync("Control+Enter");
        else
            await page.ClickAsync("text=Vet it");
        await page.WaitForSelectorAsync(".draft-text");
        await Check(page, withScripts);
        await Shoot(page, $"vetted-{(withScripts ? "320-dark" : "1280")}");

        if (withScripts)
        {
            await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
            await page.EvaluateAsync("document.activeElement.blur()");
            await page.Keyboard.PressAsync("y");
            await page.WaitForSelectorAsync("text=Copied.");
            var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
            Assert.That(copied, Is.EqualTo(await page.InputValueAsync("#note-text")));
        }
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Two_texts_are_compared_side_by_side()
    {
        var (page, complaints) = await Open(_served, "/compare", 768, dark: false);
        await page.FillAsync("#a", Draft);
        await page.FillAsync("#b", "Officials said on 17 March 2025 that the proposal frees five living hostages and 1,790 prisoners.");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync(".draft-text");
        await Check(page);
        await Shoot(page, "texts-768");

        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Keys_lead_through_a_list_and_to_other_pages()
    {
        var (page, complaints) = await Open(_served, "/conflicts");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        Assert.That(await Focused(page), Is.EqualTo(await page.GetAttributeAsync("[data-row]", "href")));

        await page.Keyboard.PressAsync("/");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("search"));
        await page.Keyboard.PressAsync("j");
        Assert.That(await page.InputValueAsync("#search"), Is.EqualTo("j"), "keys that are typed are letters");

        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("?");
        Assert.That(await page.IsVisibleAsync("dialog.keys"), Is.True);
        await Check(page);
        await Shoot(page, "keys", isWhole: false);
        await page.Keyboard.PressAsync("Escape");
        Assert.That(await page.IsVisibleAsync("dialog.keys"), Is.False);

        foreach (var (key, path) in new[] { ("q", "/questions"), ("s", "/sources"), ("c", "/conflicts"), ("h", "/") })
        {
            await Listens(page);
            await page.Keyboard.PressAsync("g");
            await page.Keyboard.PressAsync(key);
            await Stands(page, Regex.Escape(new Uri(_served.Address, path).ToString()));
        }
        Assert.That(complaints, Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task The_pictures_of_the_README_are_made_anew_where_golden_files_are()
    {
        if (!Golden.Update)
            return;
        foreach (var (name, address, height) in new[]
        {
            ("conflicts", "/conflicts?search=hostages", 480),
            ("conflict", "/conflicts/c-4f5cebb762cdceb9", 560),
        })
        {
            var (page, _) = await Open(_served, address);
            await Picture(page, name, height);
            await page.Context.CloseAsync();
        }
        await using var fire = await Served.HarbourFire();
        await fire.HandIn(
            DeskArticles.Known,
            ("a.txt", DeskArticles.Bytes(DeskArticles.Ferry)),
            ("b.txt", DeskArticles.Bytes(DeskArticles.Twenty)));
        var (desk, _) = await Open(fire, "/desk");
        await Picture(desk, "desk", 560);
        await desk.GotoAsync(new Uri(fire.Address, "/vet").ToString());
        await desk.FillAsync(
            "#draft", "The harbour fire started on 2 June 2031 and burned for three days; about 40 people were injured. A crane fell.");
        await desk.ClickAsync("text=Vet it");
        await desk.WaitForSelectorAsync(".draft-text");
        await Picture(desk, "vet", 560);
        await desk.Context.CloseAsync();
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.getAttribute('href')");
}
