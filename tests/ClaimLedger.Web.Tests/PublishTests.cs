using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using ClaimLedger.Application.Files;
using ClaimLedger.Web.Publishing;

namespace ClaimLedger.Web.Tests;

/// <summary><c>publish</c>: a site that holds together, whoever serves it, and a folder in which nothing is lost.</summary>
public sealed class PublishTests
{
    private const string Killed = "c-0d457d196474fdd1";
    private const string Ruling = """
        rulings:
          - conflict: c-0d457d196474fdd1
            verdict: prefer
            position: "11"
            reason: The port counted its own staff only. </script><b>Really.</b>
            by: desk
            on: 2031-06-09

        """;

    [TestCase("/", false)]
    [TestCase("/papers/claims/", true)]
    public void Every_link_leads_to_a_file_of_the_site_and_none_out_of_its_path(string basePath, bool isShipped)
    {
        using var site = (isShipped ? PublishedSite.Shipped() : PublishedSite.HarbourFire()).Publish("--base-path", basePath);
        var pages = site.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(file => file, site.Page);

        Assert.That(pages, Has.Count.GreaterThan(isShipped ? 300 : 30));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, page) in pages)
            {
                foreach (var link in Links(page).Distinct())
                    AssertLeads(site, pages, name, link, basePath);
            }
        }
    }

    [Test]
    public void Nothing_on_a_page_asks_a_server()
    {
        using var site = PublishedSite.PublishedFire();
        foreach (var name in site.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = site.Page(name);
            Assert.That(page.QuerySelectorAll("form[method=post], .narrow-by, select, textarea, input[type=hidden]"), Is.Empty, name);
            Assert.That(
                page.QuerySelectorAll("form:not([method=dialog])").Select(form => form.GetAttribute("action")),
                name is "index.html" or "search/index.html" ? Is.EqualTo(new[] { "/search/" }) : Is.Empty,
                name);
            Assert.That(page.Body!.TextContent, Does.Not.Contain("read-only").And.Not.Contain("Rule on it"), name);
            // Which state of the data set it is of stands in one place, or each change would change every page.
            Assert.That(
                page.QuerySelector(".foot")!.TextContent, name == "index.html" ? Does.Contain("Ledger") : Does.Not.Contain("Ledger"), name);
        }
    }

    [Test]
    public void Every_conflict_question_source_speaker_publisher_and_event_has_a_page_and_every_claim_stands_on_one()
    {
        using var site = PublishedSite.PublishedFire();
        using (Assert.EnterMultipleScope())
        {
            foreach (var (verb, list) in new[] { ("conflicts", "conflicts"), ("questions", "questions"), ("sources", "sources") })
            {
                foreach (var id in Ids(site, verb))
                    Assert.That(site.FullName($"{list}/{id}/index.html"), Does.Exist);
            }
            foreach (var claim in Ids(site, "claims"))
                Assert.That(site.Page($"sources/{claim.Split('/')[0]}/index.html").GetElementById(claim), Is.Not.Null, claim);
            foreach (var (list, name) in new[]
            {
                ("speakers", "Dana Mor"), ("publishers", "Evening Echo"), ("events", "Harbour fire, 3 June 2031"),
            })
            {
                Assert.That(
                    Directory.EnumerateDirectories(site.FullName(list))
                        .Select(folder => site.Page($"{list}/{Path.GetFileName(folder)}/index.html"))
                        .Select(page => page.QuerySelector("h1")!.TextContent),
                    Does.Contain(name));
            }
        }
    }

    [Test]
    public void Data_beside_a_page_is_what_the_command_line_prints()
    {
        using var site = PublishedSite.PublishedFire();
        using (Assert.EnterMultipleScope())
        {
            foreach (var verb in new[] { "conflicts", "claims", "questions", "sources" })
            {
                Assert.That(site.Text($"{verb}.json"), Is.EqualTo(Printed(site, verb, "--format", "json")), verb);
                Assert.That(site.Text($"{verb}.csv"), Is.EqualTo(Printed(site, verb, "--format", "csv")), verb);
            }
            foreach (var path in new[]
            {
                $"conflicts/{Killed}", "questions/fire.killed", "sources/2031-06-04-morning-post",
            })
                Assert.That(site.Text(path + ".json"), Is.EqualTo(Printed(site, "show", path.Split('/')[1], "--format", "json")), path);
            Assert.That(
                site.Text("conflicts/severity/error.csv"),
                Is.EqualTo(Printed(site, "conflicts", "--severity", "error", "--format", "csv")));
        }
    }

    [Test]
    public void The_same_data_set_gives_the_same_files_and_they_are_not_written_again()
    {
        using var one = PublishedSite.HarbourFire().Publish("--url", "https://example.org/claims/");
        using var other = PublishedSite.HarbourFire().Publish("--url", "https://example.org/claims/");
        Assert.That(other.Contents, Is.EqualTo(one.Contents));

        var longAgo = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var file in one.Files)
            File.SetLastWriteTimeUtc(one.FullName(file), longAgo);
        one.Publish("--url", "https://example.org/claims/");
        Assert.That(one.Said, Does.Contain("0 files written"));
        Assert.That(one.Files.Select(file => File.GetLastWriteTimeUtc(one.FullName(file))), Is.All.EqualTo(longAgo));
    }

    [Test]
    public void What_changed_is_written_what_is_gone_is_removed_and_the_rest_is_left_alone()
    {
        using var site = PublishedSite.PublishedFire();
        var before = site.Contents;
        File.WriteAllText(site.FullName("CNAME"), "claims.example.org\n");
        site.DataSet.Replace("sources/2031-06-04-morning-post.yaml", "says: \"five\"", "says: \"six\"")
            .Replace("sources/2031-06-04-morning-post.yaml", "killed at five", "killed at six");

        site.Publish();

        var after = site.Contents;
        Assert.That(before.ContainsKey($"conflicts/{Killed}/index.html"));
        Assert.That(after, Does.Not.ContainKey($"conflicts/{Killed}/index.html").And.Not.ContainKey($"conflicts/{Killed}.png"));
        Assert.That(Directory.Exists(site.FullName($"conflicts/{Killed}")), Is.False);
        Assert.That(site.Text("CNAME"), Is.EqualTo("claims.example.org\n"), "what publish did not write stays");
        Assert.That(after["questions/fire.called/index.html"], Is.EqualTo(before["questions/fire.called/index.html"]));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(site.Folder)!, ".site*"), Is.Empty);
    }

    [Test]
    public void A_folder_that_holds_something_else_is_refused()
    {
        using var site = PublishedSite.HarbourFire();
        Directory.CreateDirectory(site.Folder);
        File.WriteAllText(site.FullName("index.html"), "mine");

        var (code, said) = site.Try();

        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain("is not empty and holds no site that `claimledger publish` wrote"));
        Assert.That(site.Files, Is.EqualTo(new[] { "index.html" }));
        Assert.That(site.Text("index.html"), Is.EqualTo("mine"));
    }

    [Test]
    public void An_empty_folder_is_taken()
    {
        using var site = PublishedSite.HarbourFire();
        Directory.CreateDirectory(site.Folder);
        site.Publish();
        Assert.That(site.Files, Does.Contain("index.html").And.Contain(SiteFolder.ListName));
    }

    [Test]
    public void A_file_of_somebody_else_in_the_way_of_a_page_stops_all_of_it()
    {
        using var site = PublishedSite.PublishedFire();
        var conflict = site.FullName($"conflicts/{Killed}/index.html");
        // As if the page had come later than the file.
        File.WriteAllLines(
            site.FullName(SiteFolder.ListName),
            File.ReadLines(site.FullName(SiteFolder.ListName)).Where(name => name != $"conflicts/{Killed}/index.html").ToList());
        File.WriteAllText(conflict, "mine");
        var before = site.Contents;
        site.DataSet.Write("rulings.yaml", Ruling);

        var (code, said) = site.Try();

        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain($"conflicts/{Killed}/index.html is there and is not of an earlier site"));
        Assert.That(site.Contents, Is.EqualTo(before));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_link_in_the_folder_leads_nowhere_out_of_it()
    {
        using var outside = DataSetFolder.Empty();
        using var site = PublishedSite.PublishedFire();
        Directory.Delete(site.FullName("events"), recursive: true);
        Directory.CreateSymbolicLink(site.FullName("events"), outside.Path);

        var (code, said) = site.Try();

        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain("events is no folder, so nothing is written into it"));
        Assert.That(Directory.EnumerateFileSystemEntries(outside.Path), Is.Empty);
    }

    [TestCase("../precious.txt")]
    [TestCase("conflicts/../../precious.txt")]
    [TestCase("/precious.txt")]
    public void A_list_that_somebody_changed_removes_nothing_outside(string name)
    {
        using var site = PublishedSite.PublishedFire();
        var precious = Path.Combine(Path.GetDirectoryName(site.Folder)!, "precious.txt");
        File.WriteAllText(precious, "mine");
        File.AppendAllText(site.FullName(SiteFolder.ListName), name + "\n");

        site.Publish();

        Assert.That(precious, Does.Exist);
        Assert.That(site.Text(SiteFolder.ListName), Does.Not.Contain("precious"));
    }

    [Test]
    public void A_data_set_with_mistakes_leaves_the_site_as_it_was()
    {
        using var site = PublishedSite.PublishedFire();
        var before = site.Contents;
        site.DataSet.Write("questions.yaml", "questions: 5\n");
        Assert.That(site.Try().Code, Is.EqualTo(2));
        Assert.That(site.Contents, Is.EqualTo(before));
    }

    [Test]
    public void A_ledger_file_is_published_too()
    {
        using var site = PublishedSite.HarbourFire();
        var ledger = Path.Combine(Path.GetDirectoryName(site.Folder)!, "fire.db");
        Assert.That(site.Run("build", site.DataSet.Path, "-o", ledger).Code, Is.Zero);
        Assert.That(site.Run("publish", ledger, "-o", site.Folder).Code, Is.Zero);
        Assert.That(site.FullName($"conflicts/{Killed}/index.html"), Does.Exist);
    }

    [Test]
    public void A_ruling_stands_on_the_page_of_its_conflict_as_other_programs_read_it()
    {
        using var site = PublishedSite.HarbourFire();
        site.DataSet.Write("rulings.yaml", Ruling);
        site.Publish("--url", "https://example.org/fire/");

        var data = site.Page($"conflicts/{Killed}/index.html").QuerySelectorAll("script[type='application/ld+json']").Single().TextContent;
        var reviews = JsonDocument.Parse(data).RootElement.GetProperty("@graph").EnumerateArray().ToList();
        Assert.That(reviews, Has.Count.EqualTo(2));
        Assert.That(reviews[0].GetProperty("@type").GetString(), Is.EqualTo("ClaimReview"));
        Assert.That(reviews[0].GetProperty("reviewBody").GetString(), Does.EndWith("</script><b>Really.</b>"));
        Assert.That(reviews[0].GetProperty("url").GetString(), Is.EqualTo($"https://example.org/fire/conflicts/{Killed}/#{Killed}"));
        Assert.That(
            site.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal) && site.Text(file).Contains("ld+json")),
            Is.EqualTo(new[] { $"conflicts/{Killed}/index.html" }));
    }

    [Test]
    public void A_page_tells_search_engines_and_previews_what_it_is()
    {
        using var site = PublishedSite.HarbourFire().Publish("--url", "https://example.org/fire/");
        var page = site.Page($"conflicts/{Killed}/index.html");

        Assert.That(Meta("description"), Does.StartWith("Port Authority says “five”; Dana Mor says 11"));
        Assert.That(Meta("og:title"), Is.EqualTo("How many people were killed?"));
        Assert.That(Meta("og:url"), Is.EqualTo($"https://example.org/fire/conflicts/{Killed}/"));
        Assert.That(Meta("og:image"), Is.EqualTo($"https://example.org/fire/conflicts/{Killed}.png"));
        Assert.That(Meta("og:image:type"), Is.EqualTo("image/png"));
        Assert.That((Meta("og:image:width"), Meta("og:image:height")), Is.EqualTo(("1200", "630")));
        Assert.That(Meta("og:image:alt"), Is.EqualTo("How many people were killed? A: five; B: 11"));
        Assert.That(Meta("twitter:card"), Is.EqualTo("summary_large_image"));
        Assert.That(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Is.EqualTo(Meta("og:url")));
        // The signature, the length and name of the first part, and in it width and height.
        Assert.That(
            Convert.ToHexString(File.ReadAllBytes(Path.Combine(site.Folder, $"conflicts/{Killed}.png")).AsSpan(0, 24)),
            Is.EqualTo("89504E470D0A1A0A0000000D49484452000004B000000276"));

        string? Meta(string name) => page.QuerySelector($"meta[name='{name}'], meta[property='{name}']")!.GetAttribute("content");
    }

    [Test]
    public void The_feed_and_the_sitemap_name_what_there_is()
    {
        using var site = PublishedSite.HarbourFire().Publish("--url", "https://example.org/fire/");
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(site.Text("conflicts.atom")).Root!;
        var entries = feed.Elements(atom + "entry").ToList();
        Assert.That(
            entries.Select(entry => (string)entry.Element(atom + "id")!),
            Is.EquivalentTo(Ids(site, "conflicts").Select(id => $"urn:claimledger:conflict:{id}")));
        Assert.That(entries.Select(entry => (string)entry.Element(atom + "updated")!), Is.Ordered.Descending);
        Assert.That((string)feed.Element(atom + "updated")!, Is.EqualTo((string)entries[0].Element(atom + "updated")!));

        var listed = XDocument.Parse(site.Text("sitemap.xml")).Descendants().Where(element => element.Name.LocalName == "loc")
            .Select(element => element.Value["https://example.org/fire/".Length..] + "index.html");
        Assert.That(listed, Is.EquivalentTo(site.Files.Where(file => file.EndsWith("index.html", StringComparison.Ordinal))));
    }

    [Test]
    public void An_entry_of_the_feed_is_as_new_as_the_commit_that_brought_it()
    {
        // The invented days of its sources lie ahead of every commit.
        using var fire = DataSetFolder.HarbourFire();
        foreach (var file in Directory.EnumerateFiles(fire.Path, "*.yaml", SearchOption.AllDirectories))
            File.WriteAllText(file, File.ReadAllText(file).Replace("2031", "2001"));
        using var site = PublishedSite.Of(DataSetFolder.CopyOf(fire.Path));
        Git.Init(site.DataSet.Path);
        var committed = DateTimeOffset.Parse(
            Git.Run(site.DataSet.Path, "log", "-1", "--format=%cI").Trim(), System.Globalization.CultureInfo.InvariantCulture);
        site.DataSet.Replace("sources/2031-06-04-morning-post.yaml", "Eleven people were killed, said", "Eleven people were killed, says");
        site.Publish();
        XNamespace atom = "http://www.w3.org/2005/Atom";

        var updated = XDocument.Parse(site.Text("conflicts.atom")).Root!.Elements(atom + "entry")
            .Select(entry => (string)entry.Element(atom + "updated")!).ToList();

        Assert.That(updated, Has.Some.EqualTo(committed.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")));
        // Of a line that is not committed there is no commit.
        Assert.That(updated, Has.Some.EndsWith("T00:00:00Z"));
    }

    [Test]
    public void Without_an_address_there_is_no_sitemap_and_nothing_pretends_to_know_one()
    {
        using var site = PublishedSite.PublishedFire();
        Assert.That(site.Files, Does.Not.Contain("sitemap.xml"));
        Assert.That(site.Text("index.html"), Does.Not.Contain("canonical").And.Not.Contain("og:url"));
    }

    [Test]
    public void Names_that_no_file_can_have_get_one_that_stays()
    {
        using var set = DataSetFolder.HarbourFire();
        set.Replace("speakers.yaml", "name: Dana Mor", "name: 'A/../B <\"x\"> & Ünal'");
        foreach (var file in Directory.EnumerateFiles(set.FullName("sources")))
            File.WriteAllText(file, File.ReadAllText(file).Replace("speaker: Dana Mor", "speaker: 'A/../B <\"x\"> & Ünal'"));
        using var site = PublishedSite.Of(DataSetFolder.CopyOf(set.Path)).Publish();

        var folder = Directory.EnumerateDirectories(site.FullName("speakers")).Select(Path.GetFileName)
            .Single(name => name!.StartsWith("a-b-x", StringComparison.Ordinal));
        Assert.That(folder, Does.Match("^a-b-x-nal-[0-9a-f]{8}$"));
        Assert.That(site.Page($"speakers/{folder}/index.html").QuerySelector("h1")!.TextContent, Does.StartWith("A/../B <"));
        Assert.That(
            site.Page("index.html").QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Does.Contain($"/speakers/{folder}/"));
    }

    [Test]
    public void A_folder_of_templates_takes_the_place_of_the_built_in_ones()
    {
        using var own = DataSetFolder.Empty();
        own.Write("web/paging.html", "<p>Our own.</p>\n").Write("web/workspace.css", ".own { color: red; }\n");
        using var site = PublishedSite.HarbourFire().Publish("--templates", own.Path);

        Assert.That(site.Text("questions/index.html"), Does.Contain("<p>Our own.</p>"));
        var sheet = site.Page("index.html").QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.That(site.Text(sheet[1..]), Does.EndWith(".own { color: red; }\n"));
    }

    [TestCase("{{ nonsense }}", "web/paging.html:1:4: error: ")]
    [TestCase("<a href=\"/vet\">Vet</a>", "leads to /vet, which a published site has not")]
    public void A_template_that_does_not_work_leaves_the_site_as_it_was(string template, string words)
    {
        using var own = DataSetFolder.Empty();
        own.Write("web/paging.html", template);
        using var site = PublishedSite.PublishedFire();
        var before = site.Contents;

        var (code, said) = site.Try("--templates", own.Path);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain(words));
        Assert.That(site.Contents, Is.EqualTo(before));
    }

    [TestCase(null, null, "/", null)]
    [TestCase("/claims/", null, "/claims/", null)]
    [TestCase(null, "https://example.org", "/", "https://example.org")]
    [TestCase(null, "https://example.org/a/b", "/a/b/", "https://example.org")]
    [TestCase("/a/", "https://example.org:8443/", "/a/", "https://example.org:8443")]
    [TestCase("/a/", "https://example.org/a/", "/a/", "https://example.org")]
    public void Where_a_site_stands_is_read_from_its_path_and_its_address(string? path, string? url, string basePath, string? root) =>
        Assert.That(PublishOptions.Read(path, url, null), Is.EqualTo(new PublishOptions(basePath, root)));

    [TestCase("claims", null, "--base-path 'claims' is no path; write it with a slash at both ends")]
    [TestCase("/claims", null, "is no path")]
    [TestCase("/../", null, "is no path")]
    [TestCase("//host/", null, "is no path")]
    [TestCase("/a b/", null, "is no path")]
    [TestCase("/\"><script>/", null, "is no path")]
    [TestCase(null, "example.org", "is no address of a site")]
    [TestCase(null, "ftp://example.org/", "is no address of a site")]
    [TestCase(null, "https://me:secret@example.org/", "is no address of a site")]
    [TestCase(null, "https://example.org/?a=b", "is no address of a site")]
    [TestCase("/a/", "https://example.org/b/", "name two paths")]
    public void A_place_that_is_none_is_refused(string? path, string? url, string words) => Assert.That(
        () => PublishOptions.Read(path, url, null), Throws.InstanceOf<UsageException>().With.Message.Contains(words));

    [TestCase("-o is missing", "it is not said where the site goes; add -o FOLDER", "publish")]
    [TestCase("no templates", "--templates nowhere: there is no such folder", "publish", "-o", "site", "--templates", "nowhere")]
    [TestCase("no folder around it", "the folder of nowhere/site does not exist; make it first", "publish", "-o", "nowhere/site")]
    public void A_command_line_that_is_not_whole_is_refused(string what, string words, params string[] arguments)
    {
        using var site = PublishedSite.HarbourFire();
        var (code, said) = site.Run([.. arguments, "--dataset", site.DataSet.Path]);
        Assert.That(code, Is.EqualTo(2), what);
        Assert.That(said, Does.Contain(words));
    }

    [Test]
    public void The_index_has_each_quote_once_and_the_id_by_which_a_conflict_is_asked_for()
    {
        using var site = PublishedSite.PublishedFire();
        using var index = System.Text.Json.JsonDocument.Parse(site.Text("search.json"));
        var root = index.RootElement;
        var passages = root.GetProperty("passages").EnumerateArray().Select(passage => passage.GetRawText()).ToList();
        var conflicts = root.GetProperty("storedFields").EnumerateObject().Select(field => field.Value)
            .Where(entry => entry.TryGetProperty("told", out _)).ToList();
        var terms = root.GetProperty("index").EnumerateArray().Select(row => row[0].GetString()).ToHashSet();

        Assert.That(passages, Is.Not.Empty.And.Unique);
        Assert.That(
            conflicts.SelectMany(conflict => conflict.GetProperty("passages").EnumerateArray()).Select(number => number.GetInt32()),
            Is.All.InRange(0, passages.Count - 1));
        Assert.That(conflicts.Select(conflict => conflict.GetProperty("name").GetString()![2..]), Is.SubsetOf(terms));
    }

    // As they stand in the packages at the npm registry: htmx.org 2.0.11 (dist/htmx.min.js) and minisearch 7.2.0.
    [TestCase("htmx.js", "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717")]
    [TestCase("htmx.LICENSE.txt", "d3d2456f76414f2456104660ebd65aff1c04cd7966b942bdabd63f3cdb316a38")]
    [TestCase("minisearch.js", "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03")]
    [TestCase("minisearch.LICENSE.txt", "70d37354d6395629fb99edb28cb37a5d356ffa24a48cd02a5def5b83a300a899")]
    public void What_others_made_is_as_they_released_it(string file, string hash) => Assert.That(
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(RepositoryRoot.Combine($"templates/web/vendor/{file}")))),
        Is.EqualTo(hash));

    private static IEnumerable<string> Links(IHtmlDocument page) => page.QuerySelectorAll("[href], [src], [action]")
        .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")!);

    private static void AssertLeads(
        PublishedSite site, Dictionary<string, IHtmlDocument> pages, string name, string link, string basePath)
    {
        if (link.StartsWith("https://", StringComparison.Ordinal) || link.StartsWith("http://", StringComparison.Ordinal))
            return;
        var parts = link.Split('#');
        var file = name;
        if (parts[0].Length > 0)
        {
            if (!parts[0].StartsWith(basePath, StringComparison.Ordinal))
            {
                Assert.Fail($"{name} leads to {link}");
                return;
            }
            file = Uri.UnescapeDataString(parts[0][basePath.Length..]);
            if (file.Length == 0 || file.EndsWith('/'))
                file += "index.html";
            Assert.That(File.Exists(site.FullName(file)), Is.True, $"{name} leads to {link}");
        }
        if (parts.Length > 1 && pages.TryGetValue(file, out var page))
            Assert.That(page.GetElementById(Uri.UnescapeDataString(parts[1])), Is.Not.Null, $"{name} leads to {link}");
    }

    private static string[] Ids(PublishedSite site, string verb) =>
    [
        .. JsonDocument.Parse(Printed(site, verb, "--format", "json")).RootElement.EnumerateArray()
            .Select(row => row.GetProperty("id").GetString()!),
    ];

    private static string Printed(PublishedSite site, params string[] arguments)
    {
        var (code, said) = site.Run([.. arguments, "--dataset", site.DataSet.Path]);
        Assert.That(code, Is.Zero, said);
        return said;
    }
}
