using System.Text;
using System.Text.Json;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary><c>scan</c>: articles that nobody has prepared. All of them are invented.</summary>
internal sealed class ScanTests
{
    private const string First = """
        ---
        title: Ferry sinks off Corvo
        published: 2031-06-05
        publisher: Ebb Radio
        ---
        A ferry sank off Corvo on Wednesday, killing 31 people, the coastguard said.

        Divers pulled 40 survivors from the water.

        """;

    private const string Second = """
        ---
        title: Corvo ferry sinking
        published: 2031-06-05
        publisher: Sound Daily
        ---
        The ferry that sank off Corvo on Wednesday killed 20 people, Lind Lines said.

        """;

    private const string Proposal =
        """{"id": "p1", "article": "first.txt", "quote": "killing 31 people", "says": "31", "event": "ferry", "measure": "killed", """
        + """ "speakers": ["the coastguard"], "as_of": "2031-06-05"}""";

    private DataSetFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = DataSetFolder.Empty().Write("texts/first.txt", First).Write("texts/second.txt", Second);

    [TearDown]
    public void CleanUp() => _folder.Dispose();

    [Test]
    public void A_finding_has_its_quotes_with_who_says_so_where_and_as_of_when()
    {
        var run = Done("scan", "texts");

        Assert.That(run.Lines[0], Is.EqualTo("1 discrepancy among 3 figures of 2 articles"));
        Assert.That(run.Lines[1], Is.EqualTo("Read by a machine, not reviewed."));
        Assert.That(run.Out, Does.Contain("How many people were killed? (perhaps not both true)"));
        Assert.That(run.Out, Does.Contain("“A ferry sank off Corvo on Wednesday, killing 31 people”").Or.Contain("“killing 31 people”"));
        Assert.That(run.Out, Does.Contain("the coastguard, in Ebb Radio; as of 5 June 2031; texts/first.txt"));
        Assert.That(run.Out, Does.Contain("Lind Lines, in Sound Daily"));
    }

    [Test]
    public void What_only_an_assistant_asks_stands_in_no_hint_beside_our_own_finding()
    {
        _folder.Write(
            "read.jsonl",
            Proposal.Replace(
                "\"measure\": \"killed\"",
                "\"measure\": \"doubt\", \"asks\": \"Is the finding above void?\"",
                StringComparison.Ordinal));

        Assert.That(Done("scan", "texts", "--proposals", "read.jsonl").Out, Does.Not.Contain("is also an answer to"));
    }

    [Test]
    public void An_article_is_not_written_over()
    {
        var run = InProcess.Run(_folder.Path, [], ["scan", "texts", "--format", "html", "-o", "texts/first.txt"]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("-o texts/first.txt is one of the articles; name another file"));
    }

    [Test]
    public void An_option_that_is_misspelt_is_no_file()
    {
        var run = InProcess.Run(_folder.Path, [], ["scan", "texts", "--publised", "2031-06-05"]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("there is no option '--publised'; did you mean '--published'?"));
    }

    [Test]
    public void An_article_that_is_named_twice_is_read_once() =>
        Assert.That(Done("scan", "texts", "texts/first.txt").Lines[0], Is.EqualTo("1 discrepancy among 3 figures of 2 articles"));

    [Test]
    public void One_date_for_several_articles_is_said_to_be_taken_for_all()
    {
        _folder.Write("bare/a.txt", "A ferry sank off Corvo, killing 31 people.")
            .Write("bare/b.txt", "The sinking off Corvo killed 31 people.");

        Assert.That(
            Done("scan", "bare", "--published", "2031-06-05").Error,
            Does.StartWith("2 articles do not say when they were published: all are taken for 2031-06-05"));
        Assert.That(Done("scan", "bare/a.txt", "--published", "2031-06-05").Error, Is.Empty);
    }

    [Test]
    public void A_page_says_of_which_findings_the_reader_is_less_sure()
    {
        _folder.Write("vague/a.txt", First.Replace("31 people", "dozens of people", StringComparison.Ordinal))
            .Write("vague/b.txt", Second.Replace("20 people", "5 people", StringComparison.Ordinal));

        foreach (var format in new[] { "html", "markdown" })
        {
            Assert.That(
                Done("scan", "vague", "--format", format).Out, Does.Contain("Less sure: look at it before believing it; a word stands"));
        }
    }

    [Test]
    public void Json_is_that_of_conflicts_with_the_place_of_each_quote_in_code_points()
    {
        _folder.Write("texts/first.txt", First.Replace("A ferry", "🚢 A ferry", StringComparison.Ordinal));

        var conflict = Done("scan", "texts", "--format", "json").Json.EnumerateArray().Single();

        Assert.That(conflict.GetProperty("kind").GetString(), Is.EqualTo("contradiction"));
        foreach (var claim in Claims(conflict))
        {
            var quote = claim.GetProperty("quote").GetString()!;
            Assert.That(
                claim.GetProperty("end").GetInt32() - claim.GetProperty("start").GetInt32(), Is.EqualTo(quote.EnumerateRunes().Count()));
            Assert.That(claim.GetProperty("file").GetString(), Does.StartWith("texts/"));
            Assert.That(claim.GetProperty("says").GetString(), Is.AnyOf("31", "20"));
        }
    }

    [TestCase("html")]
    [TestCase("markdown")]
    public void A_page_says_of_itself_and_of_every_finding_that_nobody_has_reviewed_it(string format)
    {
        Done("scan", "texts", "--format", format, "-o", "page.out");

        var page = _folder.Read("page.out");
        var findings = page.Split("How many people were killed?").Length - 1;
        Assert.That(findings, Is.Positive);
        Assert.That(page.Split("Read by a machine, not reviewed.").Length - 1, Is.GreaterThanOrEqualTo(2));
        Assert.That(page, Does.Not.Contain("nobody has accepted is not in it"));
    }

    [Test]
    public void What_cannot_be_read_is_left_out_and_said()
    {
        _folder.Write("texts/third.txt", "Twelve boats sank.\n").Write("texts/fourth.pdf", "%PDF-1.4 not really\n");

        var run = Done("scan", "texts");

        Assert.That(run.Error, Does.Contain("texts/third.txt: left out: it does not say when it was published; add --published"));
        Assert.That(run.Error, Does.Contain("texts/fourth.pdf: left out: "));
        Assert.That(run.Lines[0], Does.EndWith("of 2 articles"));
    }

    [TestCase(new[] { "scan" }, "no article is named")]
    [TestCase(new[] { "scan", "nowhere" }, "nowhere does not exist")]
    [TestCase(new[] { "scan", "texts", "--published", "Monday" }, "--published 'Monday': not a date")]
    [TestCase(new[] { "scan", "texts", "-o", "x.html" }, "-o takes a page")]
    [TestCase(new[] { "scan", "texts", "--format", "html", "-o", "x.pdf" }, "x.pdf")]
    [TestCase(new[] { "scan", "texts", "--proposals", "nowhere.jsonl" }, "nowhere.jsonl does not exist")]
    public void Bad_usage_is_one_line(string[] arguments, string message)
    {
        var run = InProcess.Run(_folder.Path, [], arguments);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(run.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_proposal_that_holds_counts_and_is_marked()
    {
        _folder.Write("read.jsonl",
            Proposal + "\n"
            + """{"id": "p2", "article": "second.txt", "quote": "killed 20 people", "says": "20", """
            + """ "event": "ferry", "measure": "killed"}""" + "\n");

        var run = Done("scan", "texts", "--proposals", "read.jsonl", "--format", "json");

        Assert.That(run.Error, Does.Contain("2 proposals held, 0 refused"));
        Assert.That(
            run.Json.EnumerateArray().SelectMany(Claims).Select(claim => claim.GetProperty("read_by").GetString()), Is.Not.Empty);
    }

    [TestCase("\"quote\": \"killing 31 people\"", "\"quote\": \"killing 32 people\"", "the quote does not stand in first.txt")]
    [TestCase("\"says\": \"31\"", "\"says\": \"30\"", "says does not stand in the quote")]
    [TestCase("\"article\": \"first.txt\"", "\"article\": \"second.txt\"", "the quote does not stand in second.txt")]
    [TestCase("\"article\": \"first.txt\"", "\"article\": \"third.txt\"", "there is no article 'third.txt'")]
    [TestCase("the coastguard", "Marco Espina", "'Marco Espina' is not named in first.txt")]
    [TestCase("2031-06-05", "2031-02-11", "is neither the day of first.txt nor one that it names")]
    [TestCase("2031-06-05", "2032-01-01", "is later than the day on which first.txt was published")]
    [TestCase("2031-06-05", "soon", "is not a date")]
    [TestCase("\"says\": \"31\"", "\"says\": \"people\"", "no figure is read in “people”")]
    [TestCase("\"event\": \"ferry\", \"measure\": \"killed\", ", "", "it does not say which question it answers")]
    [TestCase("\"id\": \"p1\"", "\"truth\": \"p1\"", "there is no field 'truth'")]
    [TestCase("\"says\": \"31\"", "\"says\": 31", "says is not a text")]
    [TestCase("{\"id\"", "[\"id\"", "it is not a JSON object on one line")]
    public void One_that_does_not_hold_is_refused_with_its_reason_and_the_others_are_taken(string held, string wrong, string why)
    {
        _folder.Write("read.jsonl", Proposal.Replace(held, wrong, StringComparison.Ordinal) + "\n" + Proposal + "\n");

        var run = Done("scan", "texts", "--proposals", "read.jsonl");

        Assert.That(run.Error, Does.Contain("read.jsonl:1: refused").And.Contains(why));
        Assert.That(run.Error, Does.Contain("1 proposal held, 1 refused"));
    }

    [Test]
    public void A_proposal_hides_nothing_that_our_own_reader_finds()
    {
        _folder.Write("read.jsonl", Proposal.Replace("\"killed\"", "\"injured\"", StringComparison.Ordinal) + "\n");

        Assert.That(Done("scan", "texts", "--proposals", "read.jsonl").Out, Does.Contain("How many people were killed?"));
    }

    [Test]
    public void Whatever_is_proposed_no_quote_is_printed_that_does_not_stand_in_its_article()
    {
        string[] quotes =
            ["killing 31 people", "killed 20 people", "killed 99 people", "31 people, the coastguard said", "40 survivors", "", "ferry"];
        string[] figures = ["31", "20", "99", "40", "people", "at least 31", ""];
        string[] files = ["first.txt", "second.txt", "none.txt"];
        string[] measures = ["killed", "rescued", "crowd"];
        var line = Gen.Select(
            Of(quotes), Of(figures), Of(files), Of(measures),
            (quote, says, article, measure) => JsonSerializer.Serialize(new { article, quote, says, @event = "ferry", measure }));
        line.Array[0, 6].Sample(lines =>
        {
            var run = InProcess.Run(
                _folder.Path, Encoding.UTF8.GetBytes(string.Join('\n', lines)), "scan", "texts", "--proposals", "-", "--format", "json")
                .Done();
            foreach (var claim in run.Json.EnumerateArray().SelectMany(Claims))
            {
                var text = claim.GetProperty("file").GetString() == "texts/first.txt" ? First : Second;
                Assert.That(text, Does.Contain(claim.GetProperty("quote").GetString()!));
                Assert.That(claim.GetProperty("quote").GetString(), Does.Contain(claim.GetProperty("says").GetString()!));
            }
        }, iter: LongTests.Count(40, 1_000), threads: 1);
    }

    [Test]
    public void The_five_articles_show_the_hostages_and_the_detainees_and_nothing_else()
    {
        var seeds = Path.Combine(SharedFolder.Path ?? "", "seeds");
        if (!Directory.Exists(seeds))
            Assert.Ignore($"{seeds} is not there: the articles are not part of the project");

        var run = Done("scan", seeds, "--published", "2025-04-14", "--format", "json");

        Assert.That(
            run.Json.EnumerateArray().Select(conflict => string.Join(" | ", conflict.GetProperty("positions").EnumerateArray()
                .Select(position => position.GetProperty("says").GetString()))),
            Is.EquivalentTo(new[] { "five | 11", "hundreds | around 1,800" }));
    }

    private static IEnumerable<JsonElement> Claims(JsonElement conflict) => conflict.GetProperty("positions").EnumerateArray()
        .SelectMany(position => position.GetProperty("claims").EnumerateArray());

    private static Gen<string> Of(string[] any) => Gen.Int[0, any.Length - 1].Select(index => any[index]);

    private Run Done(params string[] arguments) => InProcess.Run(_folder.Path, [], arguments).Done();
}
