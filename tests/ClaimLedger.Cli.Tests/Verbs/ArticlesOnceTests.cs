using System.Diagnostics;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>One article is one source, under however many names it is given to <c>scan</c> and <c>extract</c>.</summary>
internal sealed class ArticlesOnceTests : CliTests
{
    private const string Head = "---\ntitle: Ferry sinks off Corvo\npublisher: Ebb Radio\npublished: 2031-06-05\n---\n";
    private const string Text = "A ferry sank off Corvo on Wednesday, killing 31 people, the coastguard said.\n";

    private static readonly TestCaseData[] Verbs =
    [
        new TestCaseData([new[] { "scan" }]).SetArgDisplayNames("scan"),
        new TestCaseData([new[] { "extract", "--into", "." }]).SetArgDisplayNames("extract"),
    ];

    [SetUp]
    public void Write() => Fire.Write("texts/first.txt", Head + Text);

    [TestCaseSource(nameof(Verbs))]
    public void A_file_that_is_named_again_is_read_once(string[] verb)
    {
        var run = Cli.Done([.. verb, "texts/first.txt", "./texts/first.txt", "texts"]);

        Assert.That(run.Error, Does.Not.Contain("left out"));
        AssertOne(run, verb);
    }

    [TestCaseSource(nameof(Verbs))]
    public void A_file_with_a_second_name_is_read_once_and_that_is_said(string[] verb)
    {
        File.CreateSymbolicLink(Fire.FullName("texts/second.txt"), "first.txt");
        File.CreateSymbolicLink(Fire.FullName("linked"), "texts");
        // A date at the head of the name would make another day of publication of it.
        HardLink("texts/first.txt", "texts/2031-06-07-third.txt");
        Fire.Write("texts/first.txt", Text);

        var run = Cli.Done([.. verb, "--published", "2031-06-05", "texts/first.txt", "texts", "linked/first.txt"]);

        foreach (var name in (string[])["texts/second.txt", "texts/2031-06-07-third.txt", "linked/first.txt"])
            Assert.That(run.Error, Does.Contain($"{name}: left out: it is the same file as texts/first.txt\n"));
        AssertOne(run, verb);
    }

    [TestCaseSource(nameof(Verbs))]
    public void A_copy_is_read_once_and_that_is_said(string[] verb)
    {
        Fire.Write("texts/second.txt", (Head + Text).ReplaceLineEndings("\r\n"));

        var run = Cli.Done([.. verb, "texts"]);

        Assert.That(run.Error, Does.Contain("texts/second.txt: left out: it is the same article as texts/first.txt\n"));
        AssertOne(run, verb);
    }

    [TestCase("publisher: Ebb Radio", "publisher: Sound Daily")]
    [TestCase("published: 2031-06-05", "published: 2031-06-06")]
    [TestCase("title: Ferry sinks off Corvo", "title: Ferry sinks")]
    [TestCase("killing 31 people", "killing 32 people")]
    public void Two_articles_that_differ_are_two(string one, string other)
    {
        Fire.Write("texts/second.txt", (Head + Text).Replace(one, other, StringComparison.Ordinal));

        Assert.That(Cli.Done("scan", "texts").Lines[0], Does.Contain(" of 2 articles"));
        Assert.That(Cli.Done("extract", "texts", "--into", ".").Lines, Has.Length.EqualTo(2));
    }

    [Test]
    public void A_folder_of_one_article_takes_what_only_one_article_has()
    {
        Assert.That(Cli.Done("extract", "texts", "--title", "Sinking", "--published", "2031-06-06").Out, Does.Contain("title: Sinking")
            .And.Contain("published: 2031-06-06"));

        Fire.Write("texts/second.txt", "Other\n\n" + Text);
        Assert.That(Cli.Run("extract", "texts").Error, Does.Contain("add --into DATASET"));
        Assert.That(
            Cli.Run("extract", "texts", "--into", ".", "--title", "Sinking").Error,
            Does.Contain("--title, --id and --url are those of one"));
    }

    [TestCase("scan", "--format", "html")]
    [TestCase("extract", "--force")]
    public void An_article_is_not_written_over_under_another_name(params string[] verb)
    {
        File.CreateSymbolicLink(Fire.FullName("link.txt"), "texts/first.txt");
        HardLink("texts/first.txt", "hard.txt");

        foreach (var name in (string[])["texts/first.txt", "link.txt", "hard.txt"])
        {
            Assert.That(
                Cli.Run([.. verb, "texts/first.txt", "-o", name]).Error,
                Does.Contain($"-o {name} is one of the articles; name another file"));
        }
        Assert.That(Fire.Read("texts/first.txt"), Is.EqualTo(Head + Text));
    }

    private static void AssertOne(Run run, string[] verb)
    {
        if (verb[0] == "scan")
            Assert.That(run.Lines[0], Does.EndWith(" of 1 article."));
        else
            Assert.That(run.Lines, Has.Length.EqualTo(1), run.ToString());
    }

    private void HardLink(string name, string second)
    {
        using var process = Process.Start("ln", [Fire.FullName(name), Fire.FullName(second)]);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
    }
}
