using static ClaimLedger.Articles.Tests.Documents;

namespace ClaimLedger.Articles.Tests;

/// <summary>What is known of an article, and what that rests on.</summary>
internal sealed class EvidenceTests
{
    [TestCase("PORT EBB, June 5 (Ebb Wire) - A ferry ran aground.", "2031-06-05", "Ebb Wire")]
    [TestCase("PORT EBB, 5 June (Ebb Wire) — A ferry ran aground.", "2031-06-05", "Ebb Wire")]
    [TestCase("PORT EBB, Vale, Sept. 5, 2030 (EW) -- A ferry ran aground.", "2030-09-05", "EW")]
    [TestCase("LOWER QUILL/PORT EBB, Dec 30 (Ebb Wire) – A ferry ran aground.", "2030-12-30", "Ebb Wire")]
    [TestCase("PORT EBB (Ebb Wire) - A ferry ran aground.", "2031-06", "Ebb Wire")]
    [TestCase("CAPE LORN, 30 April 2030 - Brine Energy announced that 12 ships sank.", "2030-04-30", null)]
    [TestCase("PORT EBB | Thu Jun 5, 2031 7:50 pm EDT PORT EBB (Ebb Wire) - A ferry ran aground.", "2031-06-05", "Ebb Wire")]
    [TestCase("Ferry runs aground\n\nBy A. Reporter\n\nPORT EBB, June 5 (Ebb Wire) - A ferry ran aground.", "2031-06-05", "Ebb Wire")]
    [TestCase("Ferry runs aground\n\nJune 5, 2031, Sound Daily\n\nA ferry ran aground.", "2031-06-05", "Sound Daily")]
    [TestCase("Ferry runs aground\n\nJune 5, 2031 (Ebb Wire)\n\nA ferry ran aground.", "2031-06-05", "Ebb Wire")]
    [TestCase("Ferry runs aground\n\nReuters, 5 June 2031\n\nA ferry ran aground.", "2031-06-05", "Reuters")]
    [TestCase("Ferry runs aground\nReuters | June 5, 2031 | 10:30 GMT\n\nA ferry ran aground.", "2031-06-05", "Reuters")]
    [TestCase("Ferry runs aground\n\nThe Guardian, Thu 5 Jun 2031 10.30 GMT\n\nA ferry ran aground.", "2031-06-05", "The Guardian")]
    [TestCase("Ferry runs aground\n\n5 June 2031 – Harbour Star\n\nA ferry ran aground.", "2031-06-05", "Harbour Star")]
    [TestCase("Ferry runs aground\n\nThe Ebbsider - 5 June 2031\n\nA ferry ran aground.", "2031-06-05", "The Ebbsider")]
    [TestCase("Ferry runs aground\n\nquillpost.com, June 5, 2031\n\nA ferry ran aground.", "2031-06-05", "quillpost.com")]
    [TestCase("Ferry runs aground\n\nQuill (EW), 5 June 2031\n\nA ferry ran aground.", "2031-06-05", "EW")]
    [TestCase("Ferry runs aground\n\nBy Jane Roe and John Doe, AP, June 5, 2031\n\nA ferry ran aground.", "2031-06-05", "AP")]
    [TestCase("Ferry runs aground\n\nJane Roe, Ebb Wire, June 5, 2031\n\nA ferry ran aground.", "2031-06-05", "Ebb Wire")]
    [TestCase("Ferry runs aground\n\nBy Jane Roe, 5 June 2031\n\nA ferry ran aground.", "2031-06-05", null)]
    [TestCase("Ferry runs aground\n\nCorvo, 5 June 2031\n\nA ferry ran aground in Corvo.", "2031-06-05", null)]
    [TestCase("Reuters, 5 June 2031\n\nFerry runs aground\n\nA ferry ran aground.", "2031-06-05", "Reuters")]
    [TestCase("Ferry Disaster, 4 June 2031\n\nA ferry ran aground.", "2031-06", null)]
    [TestCase("Ferry runs aground\n\nThe day after: Ebb mourns, 4 June 2031\n\nA ferry ran aground.", "2031-06", null)]
    [TestCase("Ferry runs aground\n\nUpdated 6 June 2031, Reuters\n\nA ferry ran aground.", "2031-06", "Reuters")]
    [TestCase("PORT EBB - A ferry ran aground.", "2031-06", null)]
    [TestCase("On 5 June (Thursday) - the day of the storm - A ferry ran aground.", "2031-06", null)]
    [TestCase("NATO, UN (United Nations) and others met.", "2031-06", null)]
    public void A_dateline_tells_day_and_outlet(string text, string published, string? publisher)
    {
        var article = ArticleReader.Read("2031-06-ferry.txt", Utf8(text + "\n")).Article!;
        Assert.That((article.Published, article.Publisher), Is.EqualTo((published, publisher)));
        Assert.That(article.PublishedFrom, Is.EqualTo(published == "2031-06" ? ArticleEvidence.FileName : ArticleEvidence.Dateline));
        Assert.That(article.PublisherFrom, Is.EqualTo(publisher is null ? ArticleEvidence.None : ArticleEvidence.Dateline));
    }

    [TestCase("Ferry runs aground\n\nBy Jane Roe, Reuters\n\n5 June 2031\n\nA ferry ran aground.", "2031-06-05", "Reuters")]
    [TestCase("Ferry runs aground\n\nPublished: 5 June 2031 | Updated: 6 June 2031\n\nA ferry ran aground.", "2031-06-05", null)]
    [TestCase("Ferry runs aground\n\nPosted on June 5, 2031 by Jane\n\nA ferry ran aground.", "2031-06-05", null)]
    [TestCase("Ferry runs aground\n\nSource: Reuters, 5 June 2031\n\nA ferry ran aground.", "2031-06-05", "Reuters")]
    [TestCase("Ferry runs aground\n\nThousands Thank The Press\n\n5 June 2031\n\nA ferry ran aground.", "2031-06-05", null)]
    [TestCase("Ferry runs aground\n\nChannel 7 News, 5 June 2031\n\nA ferry ran aground.", "2031-06-05", "Channel 7 News")]
    [TestCase("Ferry runs aground\n\nEbb 24/7, 5 June 2031\n\nA ferry ran aground.", "2031-06-05", "Ebb 24/7")]
    [TestCase("Ferry runs aground\n\n240 saved, 5 June 2031\n\nA ferry ran aground.", null, null)]
    [TestCase("Ferry runs aground\n\nReuters, 06/25/2031 02:50 PM\n\nA ferry ran aground.", "2031-06-25", "Reuters")]
    [TestCase("Ferry runs aground\n\nSpectroom, 25/06/2031\n\nA ferry ran aground.", "2031-06-25", "Spectroom")]
    [TestCase("Ferry runs aground\n\nReuters, June 5, 2031 / 10:35 AM\n\nA ferry ran aground.", "2031-06-05", "Reuters")]
    [TestCase("Ferry runs aground\n\neQuill, June 5, 2031\n\nA ferry ran aground.", "2031-06-05", "eQuill")]
    [TestCase("Ferry runs aground\n\nQuill English, Published 5 June 2031\n\nA ferry ran aground.", "2031-06-05", "Quill English")]
    [TestCase("Ferry runs aground\n\nThe Quill, Published:Thursday | June 5, 2031\n\nA ferry ran aground.", "2031-06-05", "The Quill")]
    [TestCase("Ferry runs aground\n\nReuters, 5 June 2031, updated 6 June 2031\n\nA ferry ran aground.", "2031-06-05", "Reuters")]
    [TestCase("Ferry runs aground\n\nPhoto: J. Roe, 2 June 2029\n\nReuters, 5 June 2031\n\nIt ran aground.", "2031-06-05", "Reuters")]
    [TestCase("Ferry runs aground\n\nEbb Rovers - Corvo City, 7 June 2031\n\nA ferry ran aground.", null, null)]
    [TestCase("Ferry runs aground\n\nBy Jane Roe, Harbour Reporter, 5 June 2031\n\nA ferry ran aground.", "2031-06-05", null)]
    [TestCase("Ferry runs aground\n\nBy Associated Press, 5 June 2031\n\nA ferry ran aground.", "2031-06-05", "Associated Press")]
    [TestCase("Ferry runs aground\n\n[Reuters, 5 June 2031]\n\nA ferry ran aground.", "2031-06-05", "Reuters")]
    [TestCase("Ferry runs aground\n\nReuters (Corvo), 5 June 2031\n\nA ferry ran aground.", "2031-06-05", "Reuters")]
    [TestCase("Ferry runs aground\n\nA man\n\nA boat\n\nA dog\n\nThe Ebb Hotel, 4 March 2027\n\nIt ran aground.", null, null)]
    [TestCase("Ferry runs aground\n\nThu., June 5, 2031\n\nA ferry ran aground.", "2031-06-05", null)]
    [TestCase("Ferry runs aground\n\nJune 5, 2031 at 10:30 a.m. EDT\n\nA ferry ran aground.", "2031-06-05", null)]
    public void A_line_of_the_head_tells_day_and_outlet(string text, string? published, string? publisher)
    {
        var article = ArticleReader.Read("ferry.txt", Utf8(text + "\n")).Article!;
        Assert.That((article.Published, article.Publisher), Is.EqualTo((published, publisher)));
    }

    [Test]
    public void A_dateline_without_a_year_that_nothing_tells_dates_nothing() => Assert.That(
        ArticleReader.Read("ferry.txt", Utf8("PORT EBB, June 5 (Ebb Wire) - A ferry ran aground.\n")).Article!.Published, Is.Null);

    [TestCase("2031-06-05-ferry.txt", "2031-06-05")]
    [TestCase("20310605_ferry.txt", "2031-06-05")]
    [TestCase("2031_06_05.txt", "2031-06-05")]
    [TestCase("2031-06 ferry.txt", "2031-06")]
    [TestCase("2031-13-05-ferry.txt", null)]
    [TestCase("2031060512-ferry.txt", null)]
    [TestCase("ferry-2031-06-05.txt", null)]
    public void A_date_at_the_head_of_the_files_name_dates_the_article(string name, string? published) =>
        Assert.That(ArticleReader.Read(name, Utf8("A ferry ran aground.\n")).Article!.Published, Is.EqualTo(published));

    [TestCase("a.txt")]
    [TestCase("a.md")]
    public void Front_matter_tells_title_publisher_and_day_and_is_no_text(string name)
    {
        const string File = "---\ntitle: \"Ferry: 240 saved\"\npublished: 5 June 2031\npublisher: Ebb Radio\n---\n\nA ferry ran aground.\n";

        var article = ArticleReader.Read(name, Utf8(File)).Article!;

        Assert.That((article.Title, article.Publisher, article.Published), Is.EqualTo(("Ferry: 240 saved", "Ebb Radio", "2031-06-05")));
        Assert.That(
            (article.TitleFrom, article.PublisherFrom, article.PublishedFrom),
            Is.EqualTo((ArticleEvidence.FrontMatter, ArticleEvidence.FrontMatter, ArticleEvidence.FrontMatter)));
        Assert.That(article.Text, Is.EqualTo("Ferry: 240 saved\n\nA ferry ran aground.\n"));
        Assert.That(article.IsFile, Is.False);
    }

    [TestCase("Ferry\n\nA boat sank.\n", "Ferry\n\nA boat sank.\n")]
    [TestCase("Ferry passengers were saved.\n", "Ferry\n\nFerry passengers were saved.\n")]
    public void A_title_stands_above_the_text_once(string body, string text) =>
        Assert.That(ArticleReader.Read("a.txt", Utf8($"---\ntitle: Ferry\n---\n{body}")).Article!.Text, Is.EqualTo(text));

    [Test]
    public void A_line_of_dashes_is_not_front_matter()
    {
        const string File = "---\nA ferry ran aground.\n---\nNobody was hurt.\n";
        Assert.That(ArticleReader.Read("a.txt", Utf8(File)).Article!.Text, Is.EqualTo(File));
    }

    [Test]
    public void The_head_of_a_page_goes_before_its_dateline()
    {
        const string Page = "<title>Ferry</title><meta property=og:site_name content='Evening Echo'><meta name=date content=2031-06-06>"
            + "<p>PORT EBB, June 5 (Ebb Wire) - A ferry ran aground.</p>";
        var article = ArticleReader.Read("a.html", Utf8(Page)).Article!;
        Assert.That((article.Publisher, article.Published), Is.EqualTo(("Evening Echo", "2031-06-06")));
        Assert.That((article.PublisherFrom, article.PublishedFrom), Is.EqualTo((ArticleEvidence.PageHead, ArticleEvidence.PageHead)));
    }

    [Test]
    public void What_begins_as_a_pdf_is_one_whatever_its_name_says() => Assert.That(
        ArticleReader.Read("page.html", Pdf(Column(72, 700, "A ferry ran aground off Port Ebb."))).Article!.Text,
        Is.EqualTo("A ferry ran aground off Port Ebb.\n"));

    [Test]
    public void A_file_that_is_not_there_is_an_error_like_any_other() =>
        Assert.That(ArticleReader.ReadFile("/nowhere/at/all.pdf").Error, Does.Contain("it cannot be read"));

    [Test]
    public void What_is_too_large_is_refused_before_it_is_read()
    {
        Assert.That(
            ArticleReader.Read("a.txt", new byte[ArticleReader.MostBytes + 1]).Error,
            Does.Contain("it has 8,388,609 bytes, more than the 8,388,608 that an article is read up to"));
        Assert.That(
            ArticleReader.Read("a.pdf", new byte[ArticleReader.MostDocumentBytes + 1]).Error,
            Does.Contain("it has 50,331,649 bytes, more than the 50,331,648 that an article is read up to"));
    }

    [TestCase("[a](")]
    [TestCase("![a](b(")]
    [TestCase("[a](<b")]
    [TestCase("[a]: ")]
    public void Markdown_with_more_links_than_any_article_is_one_error(string link) => Assert.That(
        ArticleReader.Read("a.md", Documents.Utf8("A ferry ran aground. " + string.Concat(Enumerable.Repeat(link, 100_000)))).Error,
        Is.EqualTo("it has more than 5,000 links; save the article as text"));
}
