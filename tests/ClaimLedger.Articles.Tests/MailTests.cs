using System.Text;
using MimeKit;
using static ClaimLedger.Articles.Tests.Documents;

namespace ClaimLedger.Articles.Tests;

/// <summary>Mail: headline, text, headers, and what is refused.</summary>
internal sealed class MailTests
{
    [Test]
    public void Subject_text_sender_and_the_senders_own_day_are_read()
    {
        var mail = Mail(
            "Fwd: Übung: ferry runs aground",
            "\"Ebb Harbour Office\" <press@harbour.example>",
            new TextPart("plain")
            {
                Text =
                    "A ferry with 240 passengers ran aground\r\noff Port Ebb.\r\n\r\n> You wrote that 12 were hurt.\r\nNobody was hurt.\r\n"
                    + "-- \r\nOffice, phone 555 0123\r\n",
            });

        var result = ArticleReader.Read("a.eml", mail);

        Assert.That(
            result.Paragraphs(),
            Is.EqualTo(["Übung: ferry runs aground", "A ferry with 240 passengers ran aground off Port Ebb.", "Nobody was hurt."]));
        Assert.That(
            (result.Article!.Title, result.Article.Publisher, result.Article.Published),
            Is.EqualTo(("Übung: ferry runs aground", "Ebb Harbour Office", "2031-06-05")));
        Assert.That(result.Article.PublishedFrom, Is.EqualTo(ArticleEvidence.MailHeaders));
    }

    [Test]
    public void Of_two_forms_of_the_text_the_plain_one_is_read_and_attachments_are_not()
    {
        using var attached = new MimePart("text", "plain")
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes("99 attached"))),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        };
        var alternative = new MultipartAlternative
        {
            new TextPart("plain") { Text = "44 were brought ashore." },
            new TextPart("html") { Text = "<p>45 were brought ashore.</p>" },
        };
        var mail = Mail("Ferry", "press@harbour.example", new Multipart("mixed") { alternative, attached });

        var result = ArticleReader.Read("a.eml", mail);

        Assert.That(result.Paragraphs(), Is.EqualTo(["Ferry", "44 were brought ashore."]));
        Assert.That(result.Article!.Publisher, Is.EqualTo("harbour.example"));
    }

    [Test]
    public void Html_alone_is_read_by_its_paragraphs()
    {
        const string Html = "<style>p{}</style><p>44 were <b>brought</b> ashore.</p><p>Nobody was hurt.</p><img src=http://x.example/>";
        var mail = Mail("Ferry", "press@harbour.example", new TextPart("html") { Text = Html });
        Assert.That(ArticleReader.Read("a.eml", mail).Paragraphs(), Is.EqualTo(["Ferry", "44 were brought ashore.", "Nobody was hurt."]));
    }

    [Test]
    public void What_cannot_be_read_says_why()
    {
        Assert.That(ArticleReader.Read("a.eml", Utf8("A ferry ran aground.\n")).Error, Does.Contain("mail"));
        Assert.That(
            ArticleReader.Read("a.eml", Utf8("Subject: x\nFrom: a@b.example\n\n")).Error, Does.Contain("it has no text of its own"));
        Assert.That(
            ArticleReader.Read(
                "a.eml",
                Utf8(
                    "Subject: x\nFrom: a@b.example\n"
                        + "Content-Type: multipart/encrypted; boundary=b; protocol=\"application/pgp-encrypted\"\n\n"
                        + "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n"
                        + "--b\nContent-Type: application/octet-stream\n\nx\n--b--\n")).Error,
            Does.Contain("it is encrypted"));
    }

    [Test]
    public void A_part_in_a_part_in_a_part_ends_somewhere()
    {
        var text = new StringBuilder("Subject: x\nFrom: a@b.example\n");
        for (var at = 0; at < 5_000; at++)
            text.Append($"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n");
        Assert.That(ArticleReader.Read("a.eml", Utf8(text + "\n\nA ferry.\n")), Is.Not.Null);
    }

    [TestCase("X-Long: x\n", "Content-Type: text/plain\n\n", TestName = "A header of megabytes is cut")]
    [TestCase(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nX-Long: x\n",
        "Content-Type: text/plain\n\n",
        TestName = "A header of megabytes is cut in a part")]
    [TestCase(
        "Content-Type: multipart/digest; boundary=b\n\n--b\n\nX-Long: x\n",
        "Content-Type: text/plain\n\n",
        TestName = "A header of megabytes is cut in a mail in a mail")]
    public void A_header_that_no_mail_needs_is_cut(string before, string behind)
    {
        const string Head = "Subject: Ferry\nFrom: press@harbour.example\n";
        var mail = Utf8($"{Head}{before}{string.Concat(Enumerable.Repeat(" abcdefgh\n", 300_000))}{behind}44 were brought ashore.\n");

        var cut = Encoding.UTF8.GetString(MailHeaders.Cut(mail).Span);

        Assert.That(cut.Length, Is.LessThan(70_000));
        Assert.That(cut, Does.StartWith($"{Head}{before}").And.EndsWith($" abcdefgh\n{behind}44 were brought ashore.\n"));
    }

    [TestCase("Note:\n", TestName = "Text that is indented is cut nowhere")]
    [TestCase("", TestName = "Text that is indented from its beginning is cut nowhere")]
    public void Text_is_cut_nowhere(string before)
    {
        var mail = Utf8(
            $"Subject: Ferry\nFrom: press@harbour.example\n\n{before}{string.Concat(Enumerable.Repeat(" abcdefgh\n", 30_000))}");
        Assert.That(MailHeaders.Cut(mail).ToArray(), Is.EqualTo(mail));
    }
}
